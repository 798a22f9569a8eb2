// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/gate.h"

namespace pilothouse::domain {

QString gateStateWord(GateState state)
{
    switch (state) {
    case GateState::Pass: return QStringLiteral("pass");
    case GateState::Fail: return QStringLiteral("fail");
    case GateState::Unknown: return QStringLiteral("unknown");
    case GateState::Stale: return QStringLiteral("stale");
    }
    return QStringLiteral("unknown");
}

QString gateIdWord(GateId id)
{
    switch (id) {
    case GateId::Readiness: return QStringLiteral("readiness");
    case GateId::Dependency: return QStringLiteral("dependency");
    case GateId::LiveIntents: return QStringLiteral("live-intents");
    case GateId::Attestation: return QStringLiteral("attestation");
    }
    return QString();
}

QString conditionIdWord(ConditionId id)
{
    switch (id) {
    case ConditionId::R1Ready: return QStringLiteral("R1");
    case ConditionId::R2Canary: return QStringLiteral("R2");
    case ConditionId::R3Payments: return QStringLiteral("R3");
    case ConditionId::R4Attestation: return QStringLiteral("R4");
    }
    return QString();
}

QString conditionStateWord(ConditionState state)
{
    switch (state) {
    case ConditionState::Clear: return QStringLiteral("clear");
    case ConditionState::Arming: return QStringLiteral("arming");
    case ConditionState::Warning: return QStringLiteral("warning");
    case ConditionState::Tripped: return QStringLiteral("tripped");
    case ConditionState::Blind: return QStringLiteral("blind");
    case ConditionState::Unknown: return QStringLiteral("unknown");
    }
    return QStringLiteral("unknown");
}

} // namespace pilothouse::domain
