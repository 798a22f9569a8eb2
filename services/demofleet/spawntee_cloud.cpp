// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/spawntee_cloud.h"

#include "services/core/digest.h"

#include <QRandomGenerator>

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr FleetTime kBuildMs = 8'000;
constexpr FleetTime kStartMs = 3'000;
constexpr FleetTime kStopMs = 2'000;
constexpr int kFirstPort = 50'001;
constexpr int kLastPort = 50'103;

QString composeHash(const Fleet &fleet, const Machine &machine)
{
    return QString::fromLatin1(fleet.composeOf(machine).hash.toHex());
}

QString modeOf(const Machine &machine)
{
    if (machine.name.endsWith("-registry"_L1))
        return u"registry+runner"_s;
    return machine.name.contains("-runner-"_L1) ? u"runner"_s : QString();
}

bool isOpen(const TaskStep &step)
{
    return step.status == "pending"_L1 || step.status == "running"_L1;
}

/// The lowest port that no container of the machine has.
int freePort(const Spawntee &spawntee)
{
    for (int port = kFirstPort; port <= kLastPort; ++port) {
        if (std::ranges::none_of(spawntee.tasks, [port](const ModelTask &task) { return task.port == port; }))
            return port;
    }
    return 0;
}

void finish(Spawntee &spawntee, ModelTask &task, TaskStep &step)
{
    step.completedAt = step.dueAt;
    step.status = step.fails ? u"failed"_s : u"completed"_s;
    if (step.fails)
        return;
    if (step.type == "build_model"_L1)
        task.hasImage = true;
    else if (step.type == "start_model"_L1 && task.port == 0)
        task.port = freePort(spawntee);
    else if (step.type == "stop_model"_L1)
        task.port = 0;
}

} // namespace

ModelTask *Spawntee::find(const QString &id)
{
    const auto found = std::ranges::find(tasks, id, &ModelTask::id);
    return found == tasks.end() ? nullptr : &*found;
}

int Spawntee::containers() const
{
    return int(std::ranges::count_if(tasks, [](const ModelTask &task) { return task.port != 0; }));
}

/// Builds and starts that will want a container's room.
int Spawntee::underWay() const
{
    return int(std::ranges::count_if(tasks, [](const ModelTask &task) { return task.port == 0 && isOpen(task.now()); }));
}

SpawnteeCloud::SpawnteeCloud(const Fleet &fleet, quint32 seed, FleetTime start) : m_seed(seed), m_start(start)
{
    m_firstBoots.reserve(fleet.machines().size());
    for (const Machine &machine : fleet.machines())
        m_firstBoots.push_back(machine.runningSince);
}

QString SpawnteeCloud::newId(const QByteArray &what) const
{
    const QByteArray hex = sha256({"pilothouse demo task: ", QByteArray::number(m_seed), " ", what}).toHex();
    return QString::fromLatin1(hex.left(8) + '-' + hex.mid(8, 4) + "-4" + hex.mid(12, 3) + "-9" + hex.mid(15, 3) + '-' + hex.mid(18, 12));
}

/// A machine that was there when the fleet began has models that run, one that was built only, and one that failed.
Spawntee SpawnteeCloud::seeded(const Fleet &fleet, int index, FleetTime bootedAt) const
{
    const Machine &machine = fleet.machine(index);
    Spawntee spawntee;
    spawntee.mode = modeOf(machine);
    spawntee.bootedAt = bootedAt;
    const int running = std::min(mostModels(machine), 1 + index % 3);
    for (int i = 0; i < running + (index % 4 == 1 ? 1 : 0) + (index % 5 == 2 ? 1 : 0); ++i) {
        ModelTask task;
        task.id = newId(machine.name.toUtf8() + ' ' + QByteArray::number(i));
        task.submission = QString::number(30'000 + index * 10 + i);
        task.model = u"model-%1"_s.arg(task.submission);
        task.memoryMb = kModelMemoryMb;
        const FleetTime at = bootedAt + FleetTime(i + 1) * 60'000;
        const bool fails = i == running && index % 5 == 2;
        task.steps.push_back({u"build_model"_s, fails ? u"failed"_s : u"completed"_s, at, at + kBuildMs, at + kBuildMs, fails});
        task.hasImage = !fails;
        if (i < running) {
            task.steps.push_back({u"start_model"_s, u"completed"_s, at + 9'000, at + 9'000 + kStartMs, at + 9'000 + kStartMs, false});
            task.port = kFirstPort + i;
        }
        spawntee.tasks.push_back(std::move(task));
    }
    // The odd one out was deployed last and its hash never approved.
    if (spawntee.mode.contains("registry"_L1)) {
        for (const Machine &other : fleet.machines()) {
            if (!other.deleted && modeOf(other) == "runner"_L1 && other.compose == fleet.machine(fleet.appOf(other).machines.front()).compose)
                spawntee.approved.insert(composeHash(fleet, other));
        }
    }
    return spawntee;
}

/// Tasks are on the disk and stay; containers and approvals are not.
void SpawnteeCloud::restart(Spawntee &spawntee, FleetTime bootedAt) const
{
    advance(spawntee, bootedAt);
    spawntee.bootedAt = bootedAt;
    spawntee.isFresh = bootedAt > m_start;
    spawntee.approved.clear();
    for (ModelTask &task : spawntee.tasks) {
        TaskStep &step = task.steps.back();
        if (task.port != 0 || isOpen(step))
            step.status = u"failed"_s;
        task.port = 0;
    }
}

void SpawnteeCloud::advance(Spawntee &spawntee, FleetTime now)
{
    for (ModelTask &task : spawntee.tasks) {
        TaskStep &step = task.steps.back();
        if (!isOpen(step))
            continue;
        if (step.dueAt <= now)
            finish(spawntee, task, step);
        else if (step.startedAt + 500 <= now)
            step.status = u"running"_s;
    }
}

Spawntee *SpawnteeCloud::at(const Fleet &fleet, int index, FleetTime now)
{
    const Machine &machine = fleet.machine(index);
    if (!machine.isRunning() || !machine.runningSince || machine.deleted || modeOf(machine).isEmpty())
        return nullptr;
    const FleetTime bootedAt = *machine.runningSince;
    auto found = m_spawntees.find(index);
    if (found == m_spawntees.end()) {
        const auto firstBoot = size_t(index) < m_firstBoots.size() ? m_firstBoots[size_t(index)] : std::nullopt;
        Spawntee first;
        if (firstBoot) {
            first = seeded(fleet, index, *firstBoot);
        } else {
            first.mode = modeOf(machine);
            first.bootedAt = bootedAt;
            first.isFresh = bootedAt > m_start;
        }
        found = m_spawntees.emplace(index, std::move(first)).first;
    }
    Spawntee &spawntee = found->second;
    if (spawntee.bootedAt != bootedAt)
        restart(spawntee, bootedAt);
    advance(spawntee, now);
    return &spawntee;
}

int SpawnteeCloud::registryOf(const Fleet &fleet)
{
    for (size_t i = 0; i < fleet.machines().size(); ++i) {
        const Machine &machine = fleet.machine(int(i));
        if (machine.isRunning() && !machine.deleted && modeOf(machine).contains("registry"_L1))
            return int(i);
    }
    return -1;
}

bool SpawnteeCloud::isApproved(const Fleet &fleet, int machine, FleetTime now)
{
    if (modeOf(fleet.machine(machine)).contains("registry"_L1))
        return true;
    const int index = registryOf(fleet);
    const Spawntee *const registry = index < 0 ? nullptr : at(fleet, index, now);
    return registry && registry->approved.contains(composeHash(fleet, fleet.machine(machine)));
}

int SpawnteeCloud::mostModels(const Machine &machine)
{
    return int(machine.shape.memoryGb * 1024 * kThreshold) / kModelMemoryMb;
}

bool SpawnteeCloud::hasRoom(const Machine &machine, const Spawntee &spawntee) const
{
    return spawntee.containers() + spawntee.underWay() < mostModels(machine);
}

QString SpawnteeCloud::build(Spawntee &spawntee, const QString &submission, const QString &model, bool fails, FleetTime now)
{
    ModelTask task;
    task.id = newId("built " + QByteArray::number(++m_built));
    task.submission = submission;
    task.model = model;
    // A runner that the registry does not know gets no code to build.
    const FleetTime takes = fails ? 1'000 : kBuildMs + FleetTime(m_built % 5) * 1'000;
    task.steps.push_back({u"build_model"_s, u"pending"_s, now, now + takes, {}, fails});
    spawntee.tasks.push_back(task);
    return task.id;
}

void SpawnteeCloud::start(ModelTask &task, int memoryMb, FleetTime now)
{
    task.memoryMb = memoryMb;
    task.steps.push_back({u"start_model"_s, u"pending"_s, now, now + kStartMs, {}, false});
}

void SpawnteeCloud::stop(ModelTask &task, FleetTime now)
{
    task.steps.push_back({u"stop_model"_s, u"pending"_s, now, now + kStopMs, {}, false});
}

} // namespace pilothouse::demofleet
