// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scale_preview.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "services/provers/host_prices.h"

#include <QCoreApplication>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ScalePreview)
};

/// "desired 8 → 12, max 8 → 12, min 8"
QString sizeChange(const provers::GroupSize &before, const provers::GroupSize &after)
{
    const auto part = [](const QString &name, int from, int to) {
        return from == to ? QStringLiteral("%1 %2").arg(name).arg(to) : QStringLiteral("%1 %2 → %3").arg(name).arg(from).arg(to);
    };
    return QStringList{part(Words::tr("desired"), before.desired, after.desired), part(Words::tr("max"), before.maximum, after.maximum),
                       part(Words::tr("min"), before.minimum, after.minimum)}
        .join(QStringLiteral(", "));
}

void addQuota(const provers::ScaleDecision &decision, std::vector<StateText> *lines)
{
    const auto quota = provers::checkQuota(decision);
    if (!quota)
        return;
    if (!quota->unknown.isEmpty())
        lines->push_back(
            StateText::of(Mark::Unknown, Tone::Warn, Words::tr("vCPU quota not checked: %1").arg(visibleText(spoken(quota->unknown), 200))));
    else if (quota->fits())
        lines->push_back(StateText::of(Mark::Pass, Words::tr("vCPU quota: %1 of %2 then in use").arg(quota->used + quota->toCome).arg(quota->limit)));
    else
        lines->push_back(StateText::of(
            Mark::Fail,
            Words::tr("vCPU quota: %1 would be in use, %2 may; AWS will refuse hosts").arg(quota->used + quota->toCome).arg(quota->limit)));
}

} // namespace

std::vector<StateText> scalePreview(const provers::ScaleDecision &decision)
{
    if (!decision.refusal.isEmpty())
        return {StateText::of(Mark::Blind, sentence(spoken(decision.refusal)))};
    const StateText tasks = decision.movesService
                                ? StateText::of(Mark::Pending, Words::tr("Tasks: %1 → %2").arg(decision.service.desired).arg(decision.to))
                                : StateText::of(Mark::Same, Words::tr("Tasks stay at %1").arg(decision.to));
    std::vector<StateText> lines;
    if (!decision.group) {
        lines.push_back(tasks);
        if (!decision.groupNote.isEmpty())
            lines.push_back(StateText::of(Mark::Same, sentence(decision.groupNote)));
        addQuota(decision, &lines);
        if (decision.movesService && !decision.service.needsHosts())
            lines.push_back(StateText::of(Mark::Unknown, Words::tr("Cost: not known here, Fargate charges by the size of a task")));
        return lines;
    }
    const StateText group
        = decision.movesGroup
              ? StateText::of(Mark::Pending, Words::tr("Hosts: %1").arg(sizeChange(decision.groupBefore, decision.groupAfter)))
              : StateText::of(Mark::Same, decision.groupNote.isEmpty()
                                              ? Words::tr("Hosts stay: %1").arg(sizeChange(decision.groupBefore, decision.groupBefore))
                                              : sentence(decision.groupNote));
    // In the order in which it will be done.
    lines = decision.groupFirst ? std::vector{group, tasks} : std::vector{tasks, group};
    if (decision.movesGroup) {
        const int change = decision.groupAfter.desired - decision.groupBefore.desired;
        const QString type = decision.group->hosts.empty() ? QString() : decision.group->hosts.front().instanceType;
        const auto price = provers::hourlyPriceOf(type);
        if (change != 0 && price)
            lines.push_back(StateText::of(Mark::Expected,
                                          Words::tr("Cost: %1%2 (%3)")
                                              .arg(change > 0 ? QStringLiteral("+") : QString(),
                                                   hourlyText(Money(price->micros() * change, price->currency())), spoken(provers::priceSource()))));
        else if (change != 0)
            lines.push_back(StateText::of(
                Mark::Unknown,
                Words::tr("Cost: the price of %1 is not known here").arg(type.isEmpty() ? Words::tr("these machines") : visibleText(type))));
    }
    addQuota(decision, &lines);
    return lines;
}

} // namespace pilothouse::models
