// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/routing_map.h"

#include "services/core/plain_text.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

bool hasRoute(const QString &status)
{
    return status == "pending"_L1 || status == "running"_L1 || status == "completed"_L1;
}

ModelRoute::Container containerOf(const SpawnteeTask &task, const MemberProbe &probe, const QSet<QString> &running)
{
    if (!probe.runningModels || !*probe.runningModels)
        return ModelRoute::Container::NotRead;
    if (running.contains(task.id))
        return ModelRoute::Container::Running;
    const bool isStarted = task.currentOperation == "start_model"_L1 && task.status == "completed"_L1;
    return isStarted ? ModelRoute::Container::Gone : ModelRoute::Container::None;
}

} // namespace

void RoutingMap::takeTasks(const Source &source, const TaskList &tasks)
{
    QSet<QString> running;
    if (source.probe->runningModels && *source.probe->runningModels) {
        for (const RunningModel &model : (*source.probe->runningModels)->items)
            running.insert(model.taskId);
    }
    int unknown = 0;
    for (const SpawnteeTask &task : tasks.items) {
        ModelRoute route{task.id, task.submissionId, source.id, source.name, task.status, task.currentOperation};
        if (!hasRoute(task.status)) {
            if (task.status != "failed"_L1) {
                ++unknown;
                route.isUnknown = true;
                m_unknown.insert(task.id, route);
            }
            continue;
        }
        route.container = containerOf(task, *source.probe, running);
        const auto other = m_routes.constFind(task.id);
        if (other != m_routes.cend() && other->member != source.id) {
            m_notes << u"task %1 is named by %2 and by %3; the one that runs it is believed"_s.arg(visibleText(task.id, 60), other->memberName,
                                                                                                   source.name);
            if (other->container == ModelRoute::Container::Running && route.container != ModelRoute::Container::Running)
                continue;
        }
        m_routes.insert(task.id, route);
    }
    if (unknown > 0)
        m_notes << u"%1: %2 task(s) are in a state that is not known; they have no route"_s.arg(source.name).arg(unknown);
    if (!tasks.skipped.empty())
        m_notes << u"%1: %2 row(s) of its tasks could not be read (%3)"_s.arg(source.name).arg(tasks.skipped.size()).arg(tasks.skipped.front().why);
}

void RoutingMap::keepOld(const Source &source, const QHash<QString, ModelRoute> &old)
{
    for (ModelRoute route : old) {
        if (route.member != source.id || m_routes.contains(route.taskId))
            continue;
        route.isStale = true;
        m_routes.insert(route.taskId, route);
    }
}

void RoutingMap::rebuild(const std::vector<Source> &sources)
{
    const QHash<QString, ModelRoute> old = std::exchange(m_routes, {});
    const QHash<QString, ModelRoute> oldUnknown = std::exchange(m_unknown, {});
    m_notes.clear();
    m_count = {};
    for (const Source &source : sources) {
        if (source.probe->tasks && *source.probe->tasks)
            takeTasks(source, **source.probe->tasks);
        if (source.probe->runningModels && *source.probe->runningModels)
            m_count.running += int((*source.probe->runningModels)->items.size());
        else
            m_count.isWhole = false;
    }
    for (const Source &source : sources) {
        if (!source.probe->tasks || !*source.probe->tasks)
            keepOld(source, old);
    }
    keepAccepted(sources);
    missVanished(sources, old);
    missVanished(sources, oldUnknown);
    for (auto it = m_unknown.begin(); it != m_unknown.end();) // another may have it
        it = m_routes.contains(it.key()) ? m_unknown.erase(it) : std::next(it);
}

void RoutingMap::missVanished(const std::vector<Source> &sources, const QHash<QString, ModelRoute> &old)
{
    for (ModelRoute route : old) {
        const auto source = std::ranges::find(sources, route.member, &Source::id);
        if (source == sources.end() || m_unknown.contains(route.taskId))
            continue;
        const auto &tasks = source->probe->tasks;
        const bool isListed = tasks && *tasks && std::ranges::find((*tasks)->items, route.taskId, &SpawnteeTask::id) != (*tasks)->items.end();
        if (isListed)
            continue; // what it says of the task was taken already
        route.isUnknown = true;
        route.isStale = !tasks || !*tasks;
        route.container = ModelRoute::Container::NotRead;
        m_unknown.insert(route.taskId, route);
    }
}

void RoutingMap::keepAccepted(const std::vector<Source> &sources)
{
    std::erase_if(m_accepted, [&](const Accepted &accepted) {
        const auto source = std::ranges::find(sources, accepted.route.member, &Source::id);
        if (source == sources.end())
            return true;
        const MemberProbe &probe = *source->probe;
        return probe.tasks && *probe.tasks && probe.begunAt > accepted.at;
    });
    for (const Accepted &accepted : m_accepted) {
        if (!m_routes.contains(accepted.route.taskId))
            m_routes.insert(accepted.route.taskId, accepted.route);
    }
}

void RoutingMap::accept(const QString &taskId, const QString &submissionId, const domain::CvmId &member, const QString &memberName,
                        const QDateTime &at)
{
    const ModelRoute route{taskId, submissionId, member, memberName, u"pending"_s, u"build_model"_s};
    m_accepted.push_back({route, at});
    m_routes.insert(taskId, route);
}

std::optional<ModelRoute> RoutingMap::find(const QString &taskId) const
{
    const auto found = m_routes.constFind(taskId);
    return found == m_routes.cend() ? std::nullopt : std::optional(*found);
}

std::vector<ModelRoute> RoutingMap::all() const
{
    std::vector<ModelRoute> routes(m_routes.cbegin(), m_routes.cend());
    routes.insert(routes.end(), m_unknown.cbegin(), m_unknown.cend());
    std::ranges::sort(
        routes, [](const ModelRoute &a, const ModelRoute &b) { return std::tie(a.submissionId, a.taskId) < std::tie(b.submissionId, b.taskId); });
    return routes;
}

} // namespace pilothouse::cluster
