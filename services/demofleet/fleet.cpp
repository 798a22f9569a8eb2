// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/fleet.h"

#include "services/core/digest.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr FleetTime kHour = 3600 * 1000;
constexpr FleetTime kDay = 24 * kHour;

/// Runner names of the first app; each has its part in the demo (see the table in Fleet's constructor).
constexpr const char *kRunners[] = {"4f1c92ab", "c2a9f604", "8b03de71", "1d7e55c0", "77e0b3d9", "e5506a1f",
                                    "03fa8c2e", "b91d4470", "f8124be5", "29d06cb3", "a4417f9e", "6ac7120d"};
constexpr int kFirstApp = 24; ///< runners of the first app; later ones are smaller
constexpr int kLaterApps = 8;

QByteArray madeUp(const QByteArray &what)
{
    return sha256({"pilothouse demo fleet: ", what}).view().toByteArray();
}

QByteArray randomBytes(QRandomGenerator &random, int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

QString randomId(QRandomGenerator &random, int length)
{
    static const char letters[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    QString id;
    for (int i = 0; i < length; ++i)
        id += QLatin1Char(letters[random.bounded(int(sizeof letters) - 1)]);
    return id;
}

QString version4Uuid(QRandomGenerator &random)
{
    QByteArray bytes = randomBytes(random, 16);
    bytes[6] = char((bytes[6] & 0x0f) | 0x40);
    bytes[8] = char((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

QString imageOf(const QString &repository, const QByteArray &build)
{
    return repository + "@sha256:"_L1 + QString::fromLatin1(madeUp(build).toHex());
}

const Shape kSmall {u"tdx.small"_s, 1, 2, 40, u"0.058"_s};
const Shape kMedium {u"tdx.medium"_s, 2, 4, 40, u"0.116"_s};
const Shape kLarge {u"tdx.large"_s, 4, 8, 40, u"0.232"_s};
const Shape kXLarge {u"tdx.xlarge"_s, 8, 16, 40, u"0.464"_s};

} // namespace

const QString &Fleet::osImage()
{
    static const QString name = u"dstack-0.5.5"_s;
    return name;
}

QString Fleet::osVersion()
{
    return u"0.5.5"_s;
}

const QByteArray &Fleet::osImageHash()
{
    static const QByteArray hash = madeUp("os image dstack-0.5.5");
    return hash;
}

Fleet::Fleet(int count, quint32 seed, FleetTime start)
{
    QRandomGenerator random(seed);
    const struct { int id; const char *name; const char *region; bool hardened; } nodes[] = {
        {12, "prod5", "US-EAST-1", true}, {14, "prod7", "US-WEST-1", true}, {18, "prod9", "EU-WEST-1", false}};
    for (const auto &node : nodes) {
        Node host;
        host.id = node.id;
        host.name = QLatin1StringView(node.name);
        host.region = QLatin1StringView(node.region);
        host.hardened = node.hardened;
        host.deviceId = QString::fromLatin1(madeUp(QByteArray("device ") + node.name).toHex());
        host.ppid = randomBytes(random, 16);
        host.gateway = u"dstack-pha-%1.demo.invalid"_s.arg(host.name);
        m_nodes.push_back(host);
    }

    const QString runner = u"crunch-tee-runner"_s;
    const QString runnerImage = imageOf(u"registry.demo.invalid/crunch/spawntee"_s, "spawntee 2.3.0");
    m_composes = {makeCompose(u"crunch-tee-registry"_s, u"registry"_s, imageOf(u"registry.demo.invalid/crunch/model-registry"_s, "registry 2.3.0"), 9010),
                  makeCompose(runner, u"runner"_s, runnerImage, 9010),
                  makeCompose(runner, u"runner"_s, imageOf(u"registry.demo.invalid/crunch/spawntee"_s, "spawntee 2.3.1-rc1"), 9010),
                  makeCompose(u"gitsplits-controller"_s, u"controller"_s, imageOf(u"registry.demo.invalid/gitsplits/agent"_s, "agent 1.0.0"), 3000)};
    enum { RegistryCompose, RunnerCompose, OddCompose, ControllerCompose };

    m_machines.reserve(size_t(std::max(count, 0)));
    if (count > 0)
        addMachine(addApp(u"crunch-tee-registry"_s, RegistryCompose, start - 41 * kDay), RegistryCompose, u"crunch-tee-registry"_s, kMedium, 1, random, start);
    const int controllers = count > int(std::size(kRunners)) + 1 ? 1 : 0;
    int app = -1;
    int inApp = 0;
    for (int i = 0; int(m_machines.size()) + controllers < count; ++i) {
        const bool named = i < int(std::size(kRunners));
        if (app < 0 || inApp == (app == 1 ? kFirstApp : kLaterApps)) {
            const int group = int(m_apps.size());
            const QString name = app < 0 ? runner : u"%1-%2"_s.arg(runner, QString::number(group));
            if (app >= 0)
                m_composes.push_back(makeCompose(name, u"runner"_s, runnerImage, 9010));
            app = addApp(name, app < 0 ? int(RunnerCompose) : int(m_composes.size()) - 1, start - (40 - group % 30) * kDay);
            inApp = 0;
        }
        ++inApp;
        const QString suffix = named ? QString::fromLatin1(kRunners[i]) : QString::fromLatin1(randomBytes(random, 4).toHex());
        const int compose = app == 1 ? (i == 5 ? OddCompose : RunnerCompose) : int(m_composes.size()) - 1;
        // Most runners are on the first two hosts; the odd one and two others are on the third, whose firmware is older.
        const int node = named ? (i == 5 || i == 8 || i == 10 ? 2 : i % 2) : (i % 9 == 4 ? 2 : i % 2);
        addMachine(app, compose, runner + u'-' + suffix, named && i == 9 ? kXLarge : kLarge, node, random, start);
        Machine &machine = m_machines.back();
        const int index = int(m_machines.size()) - 1;
        if (named && i == 1) {
            machine.cannotStart = true;
            machine.status = u"error"_s;
            machine.bootProgress = u"setting up docker"_s;
            machine.bootError = u"pull access denied for registry.demo.invalid/crunch/spawntee"_s;
            machine.runningSince.reset();
        } else if (named && i == 4) {
            machine.createdAt = start - 130 * 1000;
            machine.runningSince.reset();
            begin(machine, u"power_on"_s, u"running"_s, start - 130 * 1000);
            apply(machine, {start, u"starting"_s, u"initializing data disk"_s, {}, false});
            schedule(index, {{start + 20 * 1000, u"starting"_s, u"setting up docker"_s, {}, false}, {start + 45 * 1000, u"running"_s, u"done"_s, {}, true}});
        } else if (named && i == 10) {
            machine.status = u"migrating"_s;
            machine.busy = true;
        } else if ((named && i == 11) || (!named && i % 25 == 0)) {
            machine.status = u"stopped"_s;
            machine.bootProgress.clear();
            machine.runningSince.reset();
            machine.exitedAt = start - 3 * kHour;
        }
    }
    // In a fleet too small for a machine of its own the controller shares the registry's.
    m_planeMachine = count > 0 ? 0 : -1;
    if (controllers > 0) {
        addMachine(addApp(u"gitsplits-controller"_s, ControllerCompose, start - 12 * kDay), ControllerCompose, u"gitsplits-controller"_s, kSmall, 1, random, start);
        m_planeMachine = int(m_machines.size()) - 1;
    }
}

int Fleet::addApp(const QString &name, int compose, FleetTime createdAt)
{
    App app;
    app.name = name;
    // Without an explicit id an app is named by the first 20 bytes of its first compose hash.
    app.id = QString::fromLatin1(m_composes[size_t(compose)].hash.left(20).toHex());
    app.recordId = "prj_"_L1 + QString::fromLatin1(madeUp("project " + name.toUtf8()).toHex().left(10));
    app.createdAt = createdAt;
    const int index = int(m_apps.size());
    m_appById.insert(app.id, index);
    m_apps.push_back(app);
    return index;
}

void Fleet::addMachine(int app, int compose, const QString &name, const Shape &shape, int node, QRandomGenerator &random, FleetTime start)
{
    Machine machine;
    const int index = int(m_machines.size());
    machine.number = 4200 + index;
    machine.name = name;
    machine.vmUuid = version4Uuid(random);
    machine.cvmId = "cvm_"_L1 + randomId(random, 8);
    machine.instanceId = QString::fromLatin1(sha256({randomBytes(random, 32), m_apps[size_t(app)].id.toLatin1()}).toHex().left(40));
    machine.app = app;
    machine.compose = compose;
    machine.node = node;
    machine.shape = shape;
    machine.createdAt = m_apps[size_t(app)].createdAt + random.bounded(int(kHour));
    machine.status = u"running"_s;
    machine.bootProgress = u"done"_s;
    machine.runningSince = start - FleetTime(random.bounded(20 * 3600)) * 1000 - 10 * 60 * 1000;
    m_machines.push_back(machine);
    m_apps[size_t(app)].machines.push_back(index);
    this->index(index);
}

void Fleet::index(int machine)
{
    const Machine &it = m_machines[size_t(machine)];
    m_byKey.insert(QString(it.vmUuid).remove(u'-'), machine);
    m_byKey.insert("instance_"_L1 + it.instanceId, machine);
    m_byKey.insert(it.cvmId, machine);
    m_byKey.insert(QString::number(it.number), machine);
    m_byName.insert(it.name, machine);
}

void Fleet::forget(int machine)
{
    const Machine &it = m_machines[size_t(machine)];
    m_byKey.removeIf([machine](const auto &entry) { return entry.value() == machine; });
    m_byName.remove(it.name, machine);
    std::erase(m_apps[size_t(it.app)].machines, machine);
}

std::vector<int> Fleet::find(const QString &identifier) const
{
    if (identifier.startsWith("app_"_L1)) {
        const auto app = findApp(identifier.mid(4));
        return app ? m_apps[size_t(*app)].machines : std::vector<int> {};
    }
    auto key = m_byKey.constFind(identifier);
    if (key == m_byKey.cend() && (identifier.size() == 36 || identifier.size() == 32))
        key = m_byKey.constFind(identifier.toLower().remove(u'-'));
    if (key != m_byKey.cend())
        return {*key};
    const QList<int> named = m_byName.values(identifier);
    return {named.begin(), named.end()};
}

std::optional<int> Fleet::findInstance(const QString &instanceId) const
{
    const auto found = m_byKey.constFind("instance_"_L1 + instanceId);
    return found == m_byKey.cend() ? std::nullopt : std::optional(*found);
}

std::optional<int> Fleet::findApp(const QString &appId) const
{
    const auto found = m_appById.constFind(appId.toLower());
    return found == m_appById.cend() ? std::nullopt : std::optional(*found);
}

} // namespace pilothouse::demofleet
