// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace pilothouse::domain {

/// Only Pass opens. Stale is a pass that is too old or void since a restart.
enum class GateState { Pass, Fail, Unknown, Stale };
enum class GateId { Readiness, Dependency, LiveIntents, Attestation };

QString gateStateWord(GateState state); ///< "pass" …
QString gateIdWord(GateId id);          ///< "readiness", "dependency", "live-intents", "attestation"

/// The raw answer a gate was judged by.
struct GateEvidence
{
    QString request;           ///< "GET http://…/ready"
    std::optional<int> status; ///< HTTP status
    QByteArray body;           ///< as received, cut at 64 KiB
    QString bodySha256;        ///< hex, over the whole body
    QString rule;              ///< the rule in words

    friend bool operator==(const GateEvidence &, const GateEvidence &) = default;
};

/// One gate as last measured.
struct Gate
{
    GateId id = GateId::Readiness;
    GateState state = GateState::Unknown;
    bool degraded = false;               ///< a pass with a finding: opens, and the plan quotes it
    QString finding;                     ///< one line in words
    QStringList findings;                ///< all of them
    std::optional<QDateTime> measuredAt; ///< UTC
    std::chrono::seconds limit{0};       ///< freshness limit
    std::chrono::seconds age{0};         ///< at the time of the snapshot
    GateEvidence evidence;

    bool opens() const { return state == GateState::Pass; }
    friend bool operator==(const Gate &, const Gate &) = default;
};

enum class ConditionId { R1Ready, R2Canary, R3Payments, R4Attestation };
enum class ConditionState { Clear, Arming, Warning, Tripped, Blind, Unknown };

QString conditionIdWord(ConditionId id);          ///< "R1" … "R4"
QString conditionStateWord(ConditionState state); ///< "clear" …

/// One rollback condition as it stands now.
struct Condition
{
    ConditionId id = ConditionId::R1Ready;
    ConditionState state = ConditionState::Unknown;
    std::optional<QDateTime> since;
    QString finding;
    double measured = 0; ///< in the unit of limit
    double limit = 0;    ///< 120 s (R1), 2 runs (R2), 2 % (R3), 2 samples (R4)
    QString limitText;   ///< "120 s"

    friend bool operator==(const Condition &, const Condition &) = default;
};

} // namespace pilothouse::domain
