// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stop_groups.h"

#include "models/format.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProverDetail)
};

} // namespace

std::vector<StateText> stopTexts(const std::vector<domain::StopGroup> &groups, const QDateTime &now, size_t most)
{
    std::vector<StateText> told;
    int rest = 0;
    for (const domain::StopGroup &group : groups) {
        if (told.size() == most) {
            rest += group.tasks;
            continue;
        }
        const QString why = group.why.isEmpty() ? Words::tr("ECS gives no reason") : visibleText(group.why, 300);
        const QString count = counted(group.tasks, Words::tr("1 task stopped"), Words::tr("%1 tasks stopped"));
        told.push_back(StateText::of(Mark::Warn,
                                     group.last.isValid()
                                         ? Words::tr("%1, the last %2 ago: %3").arg(count, ageText(std::chrono::seconds(group.last.secsTo(now))), why)
                                         : Words::tr("%1: %2").arg(count, why)));
    }
    if (rest > 0)
        told.push_back(
            StateText::of(Mark::Warn, counted(rest, Words::tr("1 more stopped for another reason"), Words::tr("%1 more stopped for other reasons"))));
    return told;
}

} // namespace pilothouse::models
