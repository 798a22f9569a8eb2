// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace pilothouse::provers {

/// A limit that running on-demand machines of some families share. Codes and names: Service Quotas, service code ec2, 2026.
struct QuotaClass
{
    QString code; ///< "L-DB2E81BA"
    QString name; ///< "Running On-Demand G and VT instances"
};

/// The limit a type of machine counts against; nothing for families that are not in the table.
std::optional<QuotaClass> quotaClassOf(const QString &instanceType);

} // namespace pilothouse::provers
