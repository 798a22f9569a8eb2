// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/next_step.h"

#include <algorithm>

namespace pilothouse::attestation {

namespace {

bool any(const Comparison &comparison, bool (*holds)(const InstanceReport &))
{
    return std::any_of(comparison.instances.begin(), comparison.instances.end(), holds);
}

QString forFreshness(const Comparison &comparison)
{
    if (any(comparison, [](const InstanceReport &report) { return report.freshness == QuoteFreshness::Replayed; }))
        return QStringLiteral("Ask again: a quote that answers an older challenge is worth nothing. If it stays so, something between here and the "
                              "machine serves stored quotes; address the instance itself.");
    return QStringLiteral(
        "Deploy a route in the application that takes a challenge, asks /var/run/dstack.sock for GetQuote with report data "
        "SHA-512(\"app-data:\" followed by the challenge) and returns quote and event log; or serve the connection with the machine's "
        "RA-TLS certificate, whose quote binds the connection's key. The guest service on port 8090 takes no challenge.");
}

QString forRejectedQuote(const Comparison &comparison)
{
    if (any(comparison, [](const InstanceReport &report) { return report.verification.reason == QLatin1String("COLLATERAL_MISSING"); }))
        return QStringLiteral("Give collateral for the platforms named below, or a PCCS in the profile.");
    if (any(comparison, [](const InstanceReport &report) {
            return report.verification.reason.endsWith(QLatin1String("_EXPIRED"))
                   || report.verification.reason.endsWith(QLatin1String("_NOT_YET_VALID"));
        }))
        return QStringLiteral("Fetch collateral that is valid at the verification time; evidence of the past is verified at its own time.");
    return QStringLiteral("Keep the evidence bundle, then read the reason at each machine: a rejected quote is never a matter of policy.");
}

QString forNotProven(const Comparison &comparison)
{
    if (comparison.instances.size() < 2)
        return QStringLiteral("Choose two machines or more.");
    if (lacksOnlyFreshness(comparison))
        return forFreshness(comparison);
    if (any(comparison, [](const InstanceReport &report) { return report.quote == QuoteState::Absent; }))
        return QStringLiteral("Get a quote from each machine, by its instance id: what a machine says about itself without one proves nothing.");
    if (any(comparison, [](const InstanceReport &report) { return report.quote == QuoteState::Rejected; }))
        return forRejectedQuote(comparison);
    if (any(comparison, [](const InstanceReport &report) { return report.image && report.image->answer != ImageAnswer::Release; }))
        return QStringLiteral(
            "Redeploy on a release image, or add the image to the table after computing its measurements from the published files.");
    return QStringLiteral("Read the reasons at each machine; keep the evidence bundle before anything is restarted.");
}

} // namespace

bool lacksOnlyFreshness(const Comparison &comparison)
{
    return std::all_of(comparison.instances.begin(), comparison.instances.end(), [](const InstanceReport &report) {
        return report.notProven.isEmpty()
               || (report.rung == Rung::Measured && report.freshness != QuoteFreshness::Fresh && report.notProven.size() == 1);
    });
}

QString nextStepOf(const Comparison &comparison)
{
    switch (comparison.verdict) {
    case FleetVerdict::Identical: return {};
    case FleetVerdict::IdenticalCodeDifferentHardwareShape:
        return QStringLiteral(
            "Redeploy with the same CPUs, memory and devices where the machines must be alike; otherwise this is as equal as they can be. "
            "An OS image table with an RTMR0 for each shape tells a claimed shape from a measured one.");
    case FleetVerdict::Different:
        return QStringLiteral(
            "Hold each differing value against the release record, then redeploy the machine that is not the release from the reviewed app-compose.");
    case FleetVerdict::SameMachine:
        return QStringLiteral("Address instance ids, not the app id: with the app id the gateway may pick the same instance twice.");
    case FleetVerdict::NotProven: return forNotProven(comparison);
    }
    return {};
}

} // namespace pilothouse::attestation
