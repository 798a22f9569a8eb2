// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/gateway_refusal.h"
#include "services/clustersetup/setup_checks.h"
#include "services/core/plain_text.h"

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

// The header counts whole seconds, and an answer is under way for a while.
constexpr std::chrono::seconds kNoise{2};
constexpr std::chrono::seconds kMuch{10};

} // namespace

QCoro::Task<Finding> checkClock(std::shared_ptr<const SetupParts> parts, QString endpoint, CancelToken cancel)
{
    Finding finding;
    finding.code = u"clock"_s;
    if (parts->clocks == nullptr) {
        finding.severity = Severity::Unknown;
        finding.isRequired = false;
        finding.text = u"whether the registry's clock and this desk's agree was not looked at"_s;
        co_return finding;
    }
    const auto told = co_await parts->clocks->skew(endpoint, cancel);
    if (!told) {
        finding.severity = Severity::Unknown;
        finding.isRequired = false;
        finding.text = u"whether the registry's clock and this desk's agree is not known: %1"_s.arg(visibleText(told.error().what, 200));
        co_return finding;
    }
    const std::chrono::seconds skew = *told;
    const qint64 size = std::abs(skew.count());
    const bool isAhead = skew.count() > 0;
    const QString apart
        = isAhead ? u"the registry's clock is %1 s ahead of this desk's"_s.arg(size) : u"the registry's clock is %1 s behind this desk's"_s.arg(size);
    if (skew > cluster::kSignatureAge || -skew > cluster::kSignatureAhead) {
        finding.severity = Severity::Failed;
        finding.text = isAhead ? u"the registry's clock is %1 s ahead of this desk's: a signature is too old after %2 s"_s.arg(size).arg(
                           cluster::kSignatureAge.count())
                               : u"the registry's clock is %1 s behind this desk's: a signature may be %2 s ahead of it at most"_s.arg(size).arg(
                                   cluster::kSignatureAhead.count());
        finding.nextStep = u"Set this desk's clock by a time server, and look at the one of the orchestrator's host."_s;
    } else if (skew > kMuch || -skew > kNoise) {
        finding.severity = Severity::Warning;
        finding.text = isAhead ? u"the registry's clock is %1 s ahead of this desk's; signatures have little time left"_s.arg(size)
                               : u"the registry's clock is %1 s behind this desk's; signatures have little time left"_s.arg(size);
        finding.nextStep = u"Set this desk's clock by a time server, and look at the one of the orchestrator's host."_s;
    } else {
        finding.severity = Severity::Passed;
        finding.text = size == 0 ? u"the registry's clock and this desk's agree"_s : apart;
    }
    co_return finding;
}

} // namespace pilothouse::clustersetup
