// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/compose.h"
#include "services/demofleet/machine.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

class QRandomGenerator;

namespace pilothouse::demofleet {

enum class PowerAction { Start, Stop, Shutdown, Restart, ForceRestart, Delete };

/// Why the cloud does not do what it was asked.
struct Refusal
{
    int status = 409;
    QString code;
    QString message;
};

/// A release of the guest's operating system.
struct OsRelease
{
    QString name; ///< "dstack-0.5.5"
    QString version;
    QByteArray hash; ///< 32 bytes
};

/// What came out of a blob of encrypted variables.
struct GuestEnv
{
    bool opened = false; ///< false: not encrypted to this app's key
    QStringList names;
    QStringList values;
};

/// A CVM as it was provisioned: everything but its variables.
struct CvmOrder
{
    QString name;
    QString appId; ///< 40 hex
    AppCompose compose;
    Shape shape;
    int node = 0; ///< index into nodes()
    FleetTime until = 0;
    GuestEnv env{true, {}, {}};
};

/// The CVMs, their apps and hosts, and what becomes of them over time. Same count, seed and start: same fleet.
class Fleet
{
public:
    Fleet(int count, quint32 seed, FleetTime start);

    /// Carries out what has come due; names the machines that changed.
    std::vector<int> advanceTo(FleetTime now);
    /// Begins a power action; its steps follow with time.
    std::optional<Refusal> power(int machine, PowerAction action, FleetTime now);
    /// Makes a CVM of an app of its own, which boots; its index.
    int create(const CvmOrder &order, FleetTime now);
    /// Gives a CVM another manifest and, when they are there, other variables; it restarts.
    std::optional<Refusal> update(int machine, const AppCompose &compose, const std::optional<GuestEnv> &env, FleetTime now);
    std::optional<Refusal> resize(int machine, const Shape &shape, bool allowRestart, FleetTime now);
    /// Makes the guest end by itself, or lets it come back.
    void setDead(int machine, bool dead, FleetTime now);

    const std::vector<Machine> &machines() const { return m_machines; }
    const std::vector<App> &apps() const { return m_apps; }
    const std::vector<Node> &nodes() const { return m_nodes; }
    const std::vector<AppCompose> &composes() const { return m_composes; }
    const Machine &machine(int index) const { return m_machines[size_t(index)]; }
    const App &appOf(const Machine &machine) const { return m_apps[size_t(machine.app)]; }
    const Node &nodeOf(const Machine &machine) const { return m_nodes[size_t(machine.node)]; }
    const AppCompose &composeOf(const Machine &machine) const { return m_composes[size_t(machine.compose)]; }
    /// The machine that the new controller plane runs in; -1 in an empty fleet.
    int planeMachine() const { return m_planeMachine; }

    /// Every machine that one of the API's identifier forms names: UUID with or without dashes, app_…, instance_…, cvm_…, number,
    /// name.
    std::vector<int> find(const QString &identifier) const;
    std::optional<int> findInstance(const QString &instanceId) const;
    std::optional<int> findApp(const QString &appId) const; ///< index into apps()

    const OsRelease &osOf(const Machine &machine) const;

    /// The shapes on offer, with the disk each comes with.
    static const std::vector<Shape> &shapes();

    // The current release, as the catalogue offers it.
    static const QString &osImage();
    static const QByteArray &osImageHash();
    static QString osVersion();

private:
    void addNodes(QRandomGenerator &random);
    void breakDown(Machine &machine);
    void bootSlowly(int machine, FleetTime start);
    int addApp(const QString &name, int compose, FleetTime createdAt);
    void addMachine(int app, int compose, const QString &name, const Shape &shape, int node, QRandomGenerator &random, FleetTime start);
    void begin(Machine &machine, const QString &type, const QString &target, FleetTime now);
    void schedule(int machine, std::vector<PendingStep> steps);
    void apply(Machine &machine, const PendingStep &step);
    void restartInto(int machine, const QString &operation, FleetTime now);
    static void takeEnv(Machine &machine, const AppCompose &compose, const GuestEnv &env);
    void index(int machine);
    void forget(int machine);

    std::vector<Node> m_nodes;
    std::vector<AppCompose> m_composes;
    std::vector<App> m_apps;
    std::vector<Machine> m_machines;
    QHash<QString, int> m_byKey; ///< UUID without dashes, instance_…, cvm_…, number
    QMultiHash<QString, int> m_byName;
    QHash<QString, int> m_appById;
    QSet<int> m_moving; ///< machines with something pending
    int m_planeMachine = -1;
    quint64 m_operations = 0;
};

} // namespace pilothouse::demofleet
