// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>

#include <vector>

namespace pilothouse::aws {

/// One element of an answer of the query protocols. Namespaces are dropped: only local names are compared.
struct XmlNode
{
    QString name;
    QString text; ///< of an element without children
    std::vector<XmlNode> children;

    /// The first child of this name; a node without name when there is none.
    const XmlNode &child(QLatin1StringView childName) const;
    QString textOf(QLatin1StringView childName) const { return child(childName).text; }
    bool has(QLatin1StringView childName) const { return !child(childName).name.isEmpty(); }
};

/// Parses a foreign document within bounds: no DTD, 40 levels, 300,000 elements, 32 MiB. Errors: Protocol, TooLarge.
Result<XmlNode> parseXml(const QByteArray &body);

} // namespace pilothouse::aws
