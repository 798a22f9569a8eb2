// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/plain_text.h"
#include "services/domain/plan.h"
#include "services/domain/prover.h"

namespace pilothouse::provers {

// What the plans of this folder share.

inline QString shown(const QString &text)
{
    return visibleText(text, 120);
}

inline QString phraseOf(const domain::Environment &environment, const QString &object)
{
    return QStringLiteral("%1/%2").arg(environment.id.text(), object);
}

inline bool isProduction(const domain::Environment &environment)
{
    return environment.kind == domain::EnvironmentKind::Production;
}

inline QString clusterAndService(const domain::ProverService &service)
{
    return QStringLiteral("--cluster %1 --service %2").arg(shellQuoted(service.clusterArn), shellQuoted(service.name));
}

} // namespace pilothouse::provers
