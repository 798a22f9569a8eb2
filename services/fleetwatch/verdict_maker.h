// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/fleetwatch/machine_port.h"
#include "services/fleetwatch/verdict.h"

namespace pilothouse::fleetwatch {

/// Over everything that a machine sent, each part with its length: two verdicts with one digest came from the same bytes.
Sha256 evidenceDigest(const attestation::Evidence &evidence);

/// Whether the machine itself said anything. What the cloud keeps of it does not count: a dead machine must not look alive.
bool isSilent(const attestation::Evidence &evidence);

/// A machine that was asked, judged as of `at`.
Verdict verdictOf(const WatchedMachine &machine, const attestation::Evidence &evidence, const attestation::InstanceReport &report,
                  const QDateTime &at);
/// A machine that gave no evidence: Unreachable.
Verdict silentVerdict(const WatchedMachine &machine, const attestation::Evidence &evidence, const QDateTime &at);
/// A machine that was not asked, because the list says that it does not run. Whether that is news is for the rule of drift:
/// Unreachable where it was proven before.
Verdict unaskedVerdict(const WatchedMachine &machine, bool wasProven, const QDateTime &at);

} // namespace pilothouse::fleetwatch
