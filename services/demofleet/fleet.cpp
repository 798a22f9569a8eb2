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

enum class Role { Ordinary, CannotStart, Starting, OddOneOut, Larger, Migrating, Stopped };

/// The first runners have names that stay, and each its part in the demo. Hosts: 0 and 1 are up to date, 2 has older firmware.
constexpr struct
{
    const char *suffix;
    Role role;
    int node;
} kRunners[]
    = {{"4f1c92ab", Role::Ordinary, 0}, {"c2a9f604", Role::CannotStart, 1}, {"8b03de71", Role::Ordinary, 0},  {"1d7e55c0", Role::Ordinary, 1},
       {"77e0b3d9", Role::Starting, 0}, {"e5506a1f", Role::OddOneOut, 2},   {"03fa8c2e", Role::Ordinary, 0},  {"b91d4470", Role::Ordinary, 1},
       {"f8124be5", Role::Ordinary, 2}, {"29d06cb3", Role::Larger, 1},      {"a4417f9e", Role::Migrating, 2}, {"6ac7120d", Role::Stopped, 1}};
constexpr int kNamed = int(std::size(kRunners));
enum { RegistryCompose, RunnerCompose, OddCompose, ControllerCompose };
constexpr int kFirstApp = 24; ///< runners of the first app; later ones are smaller
constexpr int kLaterApps = 13;
constexpr size_t kHiddenApp = 2; ///< the second app of runners hides its tcb_info …
constexpr size_t kLegacyApp = 3; ///< … and the third, one machine of the usual forty, still runs guests of the 0.3 line

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

const Shape kSmall{u"tdx.small"_s, 1, 2, 40, u"0.058"_s};
const Shape kMedium{u"tdx.medium"_s, 2, 4, 40, u"0.116"_s};
const Shape kLarge{u"tdx.large"_s, 4, 8, 40, u"0.232"_s};
const Shape kXLarge{u"tdx.xlarge"_s, 8, 16, 40, u"0.464"_s};

} // namespace

const std::vector<Shape> &Fleet::shapes()
{
    static const std::vector<Shape> shapes{{u"tdx.small"_s, 1, 2, 20, u"0.058"_s},
                                           {u"tdx.medium"_s, 2, 4, 20, u"0.116"_s},
                                           {u"tdx.large"_s, 4, 8, 20, u"0.232"_s},
                                           {u"tdx.xlarge"_s, 8, 16, 20, u"0.464"_s}};
    return shapes;
}

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

const OsRelease &Fleet::osOf(const Machine &machine) const
{
    static const OsRelease current{osImage(), osVersion(), osImageHash()};
    static const OsRelease legacy{u"dstack-0.3.6"_s, u"0.3.6"_s, madeUp("os image dstack-0.3.6")};
    return appOf(machine).guest == GuestKind::Legacy ? legacy : current;
}

Fleet::Fleet(int count, quint32 seed, FleetTime start)
{
    QRandomGenerator random(seed);
    addNodes(random);
    const QString runner = u"crunch-tee-runner"_s;
    const QString runnerImage = imageOf(u"registry.demo.invalid/crunch/spawntee"_s, "spawntee 2.3.0");
    m_composes
        = {makeCompose(u"crunch-tee-registry"_s, u"registry"_s, imageOf(u"registry.demo.invalid/crunch/model-registry"_s, "registry 2.3.0"), 9010),
           makeCompose(runner, u"runner"_s, runnerImage, 9010),
           makeCompose(runner, u"runner"_s, imageOf(u"registry.demo.invalid/crunch/spawntee"_s, "spawntee 2.3.1-rc1"), 9010),
           makeCompose(u"gitsplits-controller"_s, u"controller"_s, imageOf(u"registry.demo.invalid/gitsplits/agent"_s, "agent 1.0.0"), 3000)};

    m_machines.reserve(size_t(std::max(count, 0)));
    if (count > 0)
        addMachine(addApp(u"crunch-tee-registry"_s, RegistryCompose, start - 41 * kDay), RegistryCompose, u"crunch-tee-registry"_s, kMedium, 1,
                   random, start);
    const int controllers = count > kNamed + 1 ? 1 : 0;
    int app = -1;
    int compose = RunnerCompose;
    for (int i = 0; int(m_machines.size()) + controllers < count; ++i) {
        const bool named = i < kNamed;
        if (app < 0) {
            app = addApp(runner, compose, start - 40 * kDay);
        } else if (int(m_apps[size_t(app)].machines.size()) == (compose == RunnerCompose ? kFirstApp : kLaterApps)) {
            const QString name = u"%1-%2"_s.arg(runner, QString::number(m_apps.size()));
            const GuestKind guest = m_apps.size() == kHiddenApp   ? GuestKind::Hidden
                                    : m_apps.size() == kLegacyApp ? GuestKind::Legacy
                                                                  : GuestKind::Current;
            compose = int(m_composes.size());
            m_composes.push_back(makeCompose(name, u"runner"_s, runnerImage, 9010, guest != GuestKind::Hidden));
            app = addApp(name, compose, start - FleetTime(40 - m_apps.size() % 30) * kDay);
            m_apps.back().guest = guest;
        }
        const Role role = named ? kRunners[i].role : i % 25 == 0 ? Role::Stopped : Role::Ordinary;
        const int node = named ? kRunners[i].node : i % 9 == 4 ? 2 : i % 2;
        const QString suffix = named ? QString::fromLatin1(kRunners[i].suffix) : QString::fromLatin1(randomBytes(random, 4).toHex());
        addMachine(app, role == Role::OddOneOut ? int(OddCompose) : compose, runner + u'-' + suffix, role == Role::Larger ? kXLarge : kLarge, node,
                   random, start);
        switch (role) {
        case Role::Ordinary:
        case Role::OddOneOut:
        case Role::Larger: break;
        case Role::CannotStart: breakDown(m_machines.back()); break;
        case Role::Starting: bootSlowly(int(m_machines.size()) - 1, start); break;
        case Role::Migrating:
            m_machines.back().status = u"migrating"_s;
            m_machines.back().busy = true;
            break;
        case Role::Stopped:
            m_machines.back().status = u"stopped"_s;
            m_machines.back().bootProgress.clear();
            m_machines.back().runningSince.reset();
            m_machines.back().exitedAt = start - 3 * kHour;
            break;
        }
    }
    // In a fleet too small for a machine of its own the controller shares the registry's.
    m_planeMachine = count > 0 ? 0 : -1;
    if (controllers > 0) {
        addMachine(addApp(u"gitsplits-controller"_s, ControllerCompose, start - 12 * kDay), ControllerCompose, u"gitsplits-controller"_s, kSmall, 1,
                   random, start);
        m_planeMachine = int(m_machines.size()) - 1;
    }
}

void Fleet::addNodes(QRandomGenerator &random)
{
    const struct
    {
        int id;
        const char *name;
        const char *region;
        bool hardened;
    } nodes[] = {{12, "prod5", "US-EAST-1", true}, {14, "prod7", "US-WEST-1", true}, {18, "prod9", "EU-WEST-1", false}};
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
}

void Fleet::breakDown(Machine &machine)
{
    machine.cannotStart = true;
    machine.status = u"error"_s;
    machine.bootProgress = u"setting up docker"_s;
    machine.bootError = u"pull access denied for registry.demo.invalid/crunch/spawntee"_s;
    machine.runningSince.reset();
}

/// Has been starting for two minutes and will be through in another 45 seconds.
void Fleet::bootSlowly(int index, FleetTime start)
{
    Machine &machine = m_machines[size_t(index)];
    machine.createdAt = start - 130 * 1000;
    machine.runningSince.reset();
    begin(machine, u"power_on"_s, u"running"_s, start - 130 * 1000);
    apply(machine, {start, u"starting"_s, u"initializing data disk"_s, {}, false});
    schedule(index, {{start + 20 * 1000, u"starting"_s, u"setting up docker"_s, {}, false}, {start + 45 * 1000, u"running"_s, u"done"_s, {}, true}});
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
        return app ? m_apps[size_t(*app)].machines : std::vector<int>{};
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
