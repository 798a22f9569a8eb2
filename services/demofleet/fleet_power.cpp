// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/fleet.h"

#include "services/core/digest.h"

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kKeptOperations = 50;

/// Why a machine's start fails; empty when it does not.
QString bootErrorOf(const Machine &machine)
{
    if (!machine.bootFault.isEmpty())
        return machine.bootFault;
    return machine.cannotStart ? u"pull access denied for registry.demo.invalid/crunch/spawntee"_s : QString();
}

/// The boot of a machine that starts at `at`: the guest's own words on the way, then running, or the error it meets.
std::vector<PendingStep> boot(FleetTime at, const QString &word, const QString &error)
{
    std::vector<PendingStep> steps{{at, word, u"requesting app keys"_s, {}, false},
                                   {at + 1500, word, u"initializing data disk"_s, {}, false},
                                   {at + 3000, word, u"setting up docker"_s, {}, false}};
    if (!error.isEmpty())
        steps.push_back({at + 5000, u"error"_s, u"setting up docker"_s, error, true});
    else
        steps.push_back({at + 6000, u"running"_s, u"done"_s, {}, true});
    return steps;
}

bool isDown(const QString &status)
{
    return status == "stopped"_L1 || status == "exited"_L1 || status == "error"_L1 || status == "failed"_L1;
}

} // namespace

std::vector<int> Fleet::advanceTo(FleetTime now)
{
    std::vector<int> changed;
    for (auto it = m_moving.begin(); it != m_moving.end();) {
        Machine &machine = m_machines[size_t(*it)];
        size_t due = 0;
        while (due < machine.pending.size() && machine.pending[due].at <= now)
            apply(machine, machine.pending[due++]);
        if (due > 0) {
            changed.push_back(*it);
            machine.pending.erase(machine.pending.begin(), machine.pending.begin() + qsizetype(due));
        }
        it = machine.pending.empty() ? m_moving.erase(it) : std::next(it);
    }
    return changed;
}

void Fleet::apply(Machine &machine, const PendingStep &step)
{
    machine.status = step.status;
    machine.bootProgress = step.bootProgress;
    machine.bootError = step.bootError;
    if (step.status == "running"_L1)
        machine.runningSince = step.at;
    else
        machine.runningSince.reset();
    if (isDown(step.status))
        machine.exitedAt = step.at;
    if (machine.operations.empty())
        return;
    OperationRecord &operation = machine.operations.front();
    if (operation.completedAt)
        return;
    if (operation.events.empty() || operation.events.back().second != step.status)
        operation.events.emplace_back(step.at, step.status);
    if (step.settles) {
        operation.completedAt = step.at;
        operation.status = step.bootError.isEmpty() ? u"completed"_s : u"failed"_s;
        operation.error = step.bootError;
    }
}

void Fleet::begin(Machine &machine, const QString &type, const QString &target, FleetTime now)
{
    if (machine.inProgress()) {
        machine.operations.front().completedAt = now;
        machine.operations.front().status = u"failed"_s;
        machine.operations.front().error = u"Cancelled by a stop"_s;
    }
    OperationRecord operation;
    const QByteArray id = sha256({machine.vmUuid.toLatin1(), QByteArray::number(++m_operations)}).toHex();
    operation.correlationId
        = QString::fromLatin1(id.left(8) + '-' + id.mid(8, 4) + "-4" + id.mid(12, 3) + "-8" + id.mid(15, 3) + '-' + id.mid(18, 12));
    operation.type = type;
    operation.target = target;
    operation.startedAt = now;
    machine.operations.insert(machine.operations.begin(), operation);
    if (machine.operations.size() > kKeptOperations)
        machine.operations.pop_back();
}

void Fleet::schedule(int machine, std::vector<PendingStep> steps)
{
    m_machines[size_t(machine)].pending = std::move(steps);
    m_moving.insert(machine);
}

std::optional<Refusal> Fleet::power(int index, PowerAction action, FleetTime now)
{
    Machine &machine = m_machines[size_t(index)];
    const bool down = isDown(machine.status);
    if (machine.busy || (machine.inProgress() && action != PowerAction::Stop && action != PowerAction::Delete))
        return Refusal{409, {}, u"Another operation is in progress on this CVM"_s};
    switch (action) {
    case PowerAction::Start:
        if (!down)
            return Refusal{400, {}, u"CVM is already running"_s};
        begin(machine, u"power_on"_s, u"running"_s, now);
        schedule(index, boot(now, u"starting"_s, bootErrorOf(machine)));
        break;
    case PowerAction::Stop:
    case PowerAction::Shutdown: {
        if (down && !machine.inProgress())
            return Refusal{400, {}, u"CVM is not running"_s};
        const bool graceful = action == PowerAction::Shutdown;
        begin(machine, graceful ? u"shutdown"_s : u"power_off"_s, u"stopped"_s, now);
        schedule(index,
                 {{now, graceful ? u"shutting_down"_s : u"stopping"_s, {}, {}, false}, {now + (graceful ? 5000 : 2000), u"stopped"_s, {}, {}, true}});
        break;
    }
    case PowerAction::Restart:
    case PowerAction::ForceRestart: {
        if (down && machine.status != "error"_L1)
            return Refusal{400, {}, u"CVM is not running"_s};
        const FleetTime graceful = action == PowerAction::Restart ? 2000 : 0;
        begin(machine, u"restart"_s, u"running"_s, now);
        std::vector<PendingStep> steps = boot(now + graceful, u"restarting"_s, bootErrorOf(machine));
        steps.insert(steps.begin(), {now, u"restarting"_s, {}, {}, false});
        schedule(index, std::move(steps));
        break;
    }
    case PowerAction::Delete:
        machine.deleted = true;
        machine.pending.clear();
        m_moving.remove(index);
        forget(index);
        return std::nullopt;
    }
    advanceTo(now);
    return std::nullopt;
}

int Fleet::create(const CvmOrder &order, FleetTime now)
{
    const int index = int(m_machines.size());
    m_composes.push_back(order.compose);
    App app;
    app.name = order.name;
    app.id = order.appId;
    app.recordId = "prj_"_L1 + QString::fromLatin1(sha256({"project ", order.appId.toLatin1()}).toHex().left(10));
    app.createdAt = now;
    app.machines = {index};
    m_appById.insert(app.id, int(m_apps.size()));

    const QByteArray made = sha256({"machine ", order.appId.toLatin1(), QByteArray::number(index)}).toHex();
    Machine machine;
    machine.number = 4200 + index;
    machine.name = order.name;
    machine.vmUuid
        = QString::fromLatin1(made.left(8) + '-' + made.mid(8, 4) + "-4" + made.mid(12, 3) + "-8" + made.mid(15, 3) + '-' + made.mid(18, 12));
    machine.cvmId = "cvm_"_L1 + QString::fromLatin1(made.mid(30, 8));
    machine.instanceId = QString::fromLatin1(sha256({"instance ", made}).toHex().left(40));
    machine.app = int(m_apps.size());
    machine.node = order.node;
    machine.compose = int(m_composes.size()) - 1;
    machine.shape = order.shape;
    machine.createdAt = now;
    takeEnv(machine, order.compose, order.env);
    m_apps.push_back(app);
    m_machines.push_back(machine);
    this->index(index);

    // The cloud needs two seconds to place it; the image is pulled anew, so this boot is longer than later ones.
    begin(m_machines.back(), u"create"_s, u"running"_s, now);
    std::vector<PendingStep> steps = boot(now + 2000, u"starting"_s, bootErrorOf(machine));
    steps.back().at += 4000;
    steps.insert(steps.begin(), {now, u"creating"_s, {}, {}, false});
    schedule(index, std::move(steps));
    advanceTo(now);
    return index;
}

/// A guest drops the variables that its manifest does not name, without a word; of equal names the last one counts.
void Fleet::takeEnv(Machine &machine, const AppCompose &compose, const GuestEnv &env)
{
    machine.bootFault = env.opened ? QString() : u"failed to decrypt the encrypted environment"_s;
    machine.envNames.clear();
    machine.envValues.clear();
    for (qsizetype i = 0; i < env.names.size(); ++i) {
        if (!compose.allowedEnvs.contains(env.names[i]))
            continue;
        const qsizetype known = machine.envNames.indexOf(env.names[i]);
        if (known >= 0) {
            machine.envValues[known] = env.values[i];
            continue;
        }
        machine.envNames << env.names[i];
        machine.envValues << env.values[i];
    }
}

std::optional<Refusal> Fleet::update(int index, const AppCompose &compose, const std::optional<GuestEnv> &env, FleetTime now)
{
    Machine &machine = m_machines[size_t(index)];
    if (machine.busy || machine.inProgress())
        return Refusal{409, {}, u"Another operation is in progress on this CVM"_s};
    m_composes.push_back(compose);
    machine.compose = int(m_composes.size()) - 1;
    if (env)
        takeEnv(machine, compose, *env);
    restartInto(index, u"compose_update"_s, now);
    return std::nullopt;
}

std::optional<Refusal> Fleet::resize(int index, const Shape &shape, bool allowRestart, FleetTime now)
{
    Machine &machine = m_machines[size_t(index)];
    if (machine.busy || machine.inProgress())
        return Refusal{409, {}, u"Another operation is in progress on this CVM"_s};
    if (shape.diskGb < machine.shape.diskGb)
        return Refusal{400, u"ERR-02-008"_s, u"Disk can only grow"_s};
    if (!allowRestart && !isDown(machine.status))
        return Refusal{400, u"ERR-02-008"_s, u"The CVM runs, and a restart is not allowed"_s};
    machine.shape = shape;
    restartInto(index, u"resize"_s, now);
    return std::nullopt;
}

/// A change that a running machine takes by a restart, and one that is down by staying down.
void Fleet::restartInto(int index, const QString &operation, FleetTime now)
{
    Machine &machine = m_machines[size_t(index)];
    const bool down = isDown(machine.status) && machine.status != "error"_L1;
    const QString before = machine.status;
    begin(machine, operation, down ? before : u"running"_s, now);
    std::vector<PendingStep> steps{{now, u"updating"_s, {}, {}, false}};
    if (down) {
        steps.push_back({now + 2000, before, {}, {}, true});
    } else {
        const std::vector<PendingStep> booting = boot(now + 2000, u"updating"_s, bootErrorOf(machine));
        steps.insert(steps.end(), booting.begin(), booting.end());
    }
    schedule(index, std::move(steps));
    advanceTo(now);
}

void Fleet::setDead(int index, bool dead, FleetTime now)
{
    Machine &machine = m_machines[size_t(index)];
    if (dead && machine.isRunning())
        apply(machine, {now, u"exited"_s, {}, u"guest stopped answering"_s, false});
    else if (!dead && machine.status == "exited"_L1 && machine.pending.empty())
        apply(machine, {now, u"running"_s, u"done"_s, {}, false});
}

} // namespace pilothouse::demofleet
