// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/cutover/plane_wire.h"
#include "services/domain/gate.h"

/// The rules of the four gates: answers in, gates out. No clock and no I/O; who measured sets the time.
namespace pilothouse::cutover {

/// /ready on the new plane. A ready plane whose /health says unhealthy passes degraded.
domain::Gate judgeReadiness(const Result<PlaneAnswer> &answer, const std::optional<HealthReport> &health);

/// A canary run of ours. Soft passes and one failed payment rail pass degraded; a mock marker fails.
domain::Gate judgeDependency(const Result<PlaneAnswer> &answer);
/// The last run that the plane reports, whoever started it. Nothing when there was none.
std::optional<domain::Gate> judgeLastCanary(const PlaneAnswer &answer);

/// What attestation says, against the policy. The plane's own word ("tee") is never evidence: it can only fail the gate.
domain::Gate judgeAttestation(const Result<PlaneAttestation> &answer, const std::optional<HealthReport> &health,
                              const domain::AttestationPolicy &policy);
/// The gate where no attestation is set up.
domain::Gate attestationNotSetUp();

/// The gate of the three live requests, which spends money and is run by hand only.
domain::Gate liveIntentsNeverRun();

/// A gate before its first measurement.
domain::Gate unmeasuredGate(domain::GateId id);

/// How long a pass of this gate counts as fresh; a verified quote counts longer than a self-report.
std::chrono::seconds freshnessLimit(domain::GateId id, domain::AttestationLevel level);

/// The gate as it stands `now`: its age filled in, and a pass that is older than its limit, or void, as Stale.
domain::Gate agedGate(domain::Gate gate, std::optional<MonotonicTime> measuredAt, MonotonicTime now, const QString &voidBecause = QString());

QString levelWord(domain::AttestationLevel level); ///< "A0" (none) to "A3"

} // namespace pilothouse::cutover
