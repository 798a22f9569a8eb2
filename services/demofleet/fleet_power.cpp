// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/fleet.h"

#include "services/core/digest.h"

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kKeptOperations = 50;

/// The boot of a machine that starts at `at`: the guest's own words on the way, then running, or the error it meets.
std::vector<PendingStep> boot(FleetTime at, const QString &word, bool fails)
{
    std::vector<PendingStep> steps{{at, word, u"requesting app keys"_s, {}, false},
                                   {at + 1500, word, u"initializing data disk"_s, {}, false},
                                   {at + 3000, word, u"setting up docker"_s, {}, false}};
    if (fails)
        steps.push_back({at + 5000, u"error"_s, u"setting up docker"_s, u"pull access denied for registry.demo.invalid/crunch/spawntee"_s, true});
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
        schedule(index, boot(now, u"starting"_s, machine.cannotStart));
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
        std::vector<PendingStep> steps = boot(now + graceful, u"restarting"_s, machine.cannotStart);
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

void Fleet::setDead(int index, bool dead, FleetTime now)
{
    Machine &machine = m_machines[size_t(index)];
    if (dead && machine.isRunning())
        apply(machine, {now, u"exited"_s, {}, u"guest stopped answering"_s, false});
    else if (!dead && machine.status == "exited"_L1 && machine.pending.empty())
        apply(machine, {now, u"running"_s, u"done"_s, {}, false});
}

} // namespace pilothouse::demofleet
