// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/provision_text.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

namespace {

struct ProvisionText
{
    Q_DECLARE_TR_FUNCTIONS(ProvisionText)
};

constexpr size_t kMostNamed = 3;

QString stateOf(const cluster::PaidCvm &cvm)
{
    switch (cvm.state) {
    case cluster::PaidCvm::State::Making: return ProvisionText::tr("how its making ended is not known");
    case cluster::PaidCvm::State::Unfound: return ProvisionText::tr("its answer was lost; it may appear yet");
    case cluster::PaidCvm::State::Left: return ProvisionText::tr("not deleted");
    case cluster::PaidCvm::State::Held: return ProvisionText::tr("held: the registry did not approve its hash");
    }
    return {};
}

ProvisionNote runningText(const cluster::ProvisionProgress &running, MonotonicTime now)
{
    const QString name = running.name.isEmpty() ? ProvisionText::tr("a runner") : visibleText(running.name, 80);
    //: %1: name of the runner
    const QString title
        = running.isAutomatic ? ProvisionText::tr("Provisioning %1, automatically").arg(name) : ProvisionText::tr("Provisioning %1").arg(name);
    QStringList parts{sentence(spoken(running.text))};
    const auto elapsed = std::chrono::duration_cast<std::chrono::seconds>(now - running.startedAt);
    if (running.stageEndsAt && *running.stageEndsAt > now) {
        const auto left = std::chrono::duration_cast<std::chrono::seconds>(*running.stageEndsAt - now);
        //: How long it has taken so far, and when the present step is given up.
        parts << ProvisionText::tr("%1 so far, given up in %2.").arg(durationText(elapsed), durationText(left));
    } else {
        parts << ProvisionText::tr("%1 so far.").arg(durationText(elapsed));
    }
    return {StateText::of(Mark::Busy, title), parts.join(u' ')};
}

} // namespace

std::optional<ProvisionNote> provisionStepText(const cluster::ProvisionerView &view, MonotonicTime now)
{
    if (view.running)
        return runningText(*view.running, now);
    if (view.proposal.isEmpty())
        return std::nullopt;
    QStringList parts{sentence(spoken(view.proposal))};
    if (!view.canProvision.allowed)
        parts << ProvisionText::tr("A further runner cannot be made now: %1.").arg(spoken(view.canProvision.reason));
    else if (!view.isAutomatic)
        parts << ProvisionText::tr("Nothing is made without you; the plan shows what a further runner costs.");
    if (view.canProvision.allowed && view.budget)
        parts << sentence(spoken(view.budget->text));
    return ProvisionNote{StateText::of(Mark::Warn, ProvisionText::tr("No machine has room for a further model")), parts.join(u' ')};
}

std::optional<ProvisionNote> provisionPauseText(const cluster::ProvisionerView &view)
{
    if (!view.problem.isEmpty())
        return ProvisionNote{StateText::of(Mark::Fail, ProvisionText::tr("What is still paid for cannot be read; nothing is provisioned")),
                             sentence(visibleText(spoken(view.problem)))};
    if (view.isPaused)
        return ProvisionNote{StateText::of(Mark::Warn, ProvisionText::tr("Automatic provisioning is paused")),
                             ProvisionText::tr("%1 tries in a row failed, the last one: %2.")
                                 .arg(countText(view.failuresInARow), visibleText(spoken(view.lastFailure)))};
    if (view.isAutomatic && !view.notByItself.isEmpty())
        return ProvisionNote{StateText::of(Mark::Warn, ProvisionText::tr("A runner is needed and was not made automatically")),
                             sentence(visibleText(spoken(view.notByItself)))};
    return std::nullopt;
}

std::optional<ProvisionNote> stillPaidText(const cluster::ProvisionerView &view)
{
    if (view.stillPaid.empty())
        return std::nullopt;
    QStringList machines;
    for (size_t i = 0; i < std::min(view.stillPaid.size(), kMostNamed); ++i) {
        const cluster::PaidCvm &cvm = view.stillPaid[i];
        const QString state = stateOf(cvm);
        const QString name = visibleText(cvm.name, 80);
        machines << (cvm.hourlyRate ? ProvisionText::tr("%1 (%2; %3)").arg(name, hourlyText(*cvm.hourlyRate), state)
                                    : ProvisionText::tr("%1 (%2)").arg(name, state));
    }
    if (view.stillPaid.size() > kMostNamed)
        machines << counted(qint64(view.stillPaid.size() - kMostNamed), ProvisionText::tr("and 1 more"), ProvisionText::tr("and %1 more"));
    return ProvisionNote{
        StateText::of(Mark::Warn, counted(qint64(view.stillPaid.size()), ProvisionText::tr("1 machine is paid for and serves nobody"),
                                          ProvisionText::tr("%1 machines are paid for and serve nobody"))),
        machines.join(QStringLiteral(" · "))};
}

} // namespace pilothouse::models
