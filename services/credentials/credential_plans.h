// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/credentials/credential_needs.h"
#include "services/domain/plan.h"

#include <QStringList>

namespace pilothouse::credentials {

/// Whether a new key is tried at its remote before it is stored. Untested is for a remote that cannot be reached now.
enum class Proof { TestFirst, Untested };

/// What goes into a plan about credentials, besides the set itself.
struct PlanFacts
{
    domain::Environment environment;
    QString backEnd; ///< "Secret Service (GNOME Keyring)", or memory
    bool isForSession = false;
    QStringList stored; ///< names of the set that are stored now
    QString whatStops;  ///< what works no more without the set, in words
    QString readOnly;   ///< why it may not run; empty when it may
    QDateTime dataFrom;
};

/// Enters the given names; stored ones are replaced after the test, and optional ones that are not given are removed.
domain::Plan storePlan(const CredentialSet &set, const QStringList &given, Proof proof, const PlanFacts &facts);
/// Deletes one name for good. Asks for ENVIRONMENT/NAME.
domain::Plan removePlan(const CredentialSet &set, const QString &name, const PlanFacts &facts);

} // namespace pilothouse::credentials
