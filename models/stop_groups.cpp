// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stop_groups.h"

#include "models/format.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace pilothouse::models {

using domain::ProverTask;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProverDetail)
};

struct Group
{
    QString why;
    int tasks = 0;
    QDateTime last;
};

bool wasAskedFor(const ProverTask &task)
{
    return task.stopCode == QLatin1String("UserInitiated") || task.stopCode == QLatin1String("ServiceSchedulerInitiated");
}

/// What tasks that stopped for the same cause have in common: reason and exits, without what names the one task.
QString whyOf(const ProverTask &task)
{
    static const QRegularExpression taskId(QStringLiteral("[0-9a-f]{32}"));
    QStringList parts;
    parts << (task.stoppedReason.isEmpty() ? task.stopCode : task.stoppedReason);
    for (const QString &container : task.containers)
        if (container.contains(QLatin1String(": exit ")) && !container.endsWith(QLatin1String(": exit 0")))
            parts << container;
    parts.removeAll(QString());
    QString why = parts.join(QStringLiteral(" · "));
    why.replace(taskId, QStringLiteral("…"));
    return why;
}

} // namespace

std::vector<StateText> stopGroups(const std::vector<const ProverTask *> &tasks, const QDateTime &now, size_t most)
{
    std::vector<Group> groups;
    for (const ProverTask *task : tasks) {
        if (task->lastStatus != QLatin1String("STOPPED") || wasAskedFor(*task))
            continue;
        const QString why = whyOf(*task);
        auto found = std::find_if(groups.begin(), groups.end(), [&why](const Group &group) { return group.why == why; });
        if (found == groups.end())
            found = groups.insert(groups.end(), Group{why, 0, {}});
        ++found->tasks;
        if (task->stoppedAt.isValid() && (!found->last.isValid() || task->stoppedAt > found->last))
            found->last = task->stoppedAt;
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group &one, const Group &other) { return one.tasks != other.tasks ? one.tasks > other.tasks : one.last > other.last; });
    std::vector<StateText> told;
    int rest = 0;
    for (const Group &group : groups) {
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
