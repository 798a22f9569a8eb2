// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/fleet.h"

#include <QSet>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace pilothouse::demofleet {

/// One step of a task: build_model, start_model or stop_model.
struct TaskStep
{
    QString type;
    QString status; ///< "pending", "running", "completed", "failed"
    FleetTime startedAt = 0;
    FleetTime dueAt = 0;
    std::optional<FleetTime> completedAt;
    bool fails = false;
};

/// A spawntee's unit of work for one model, from build to stop.
struct ModelTask
{
    QString id;
    QString submission;
    QString model;
    std::vector<TaskStep> steps; ///< oldest first; never empty
    int port = 0;                ///< of the container; 0: there is none
    int memoryMb = 0;
    bool hasImage = false;

    const TaskStep &now() const { return steps.back(); }
};

/// What runs at port 9010 of one machine.
struct Spawntee
{
    QString mode; ///< "registry+runner" or "runner"
    FleetTime bootedAt = 0;
    bool isFresh = false; ///< booted after the fleet began: it has to load the certificates' hashes first
    std::vector<ModelTask> tasks;
    QSet<QString> approved; ///< compose hashes; of a registry, gone with its boot

    ModelTask *find(const QString &id);
    int containers() const;
    int underWay() const;
};

/// The spawntees of a fleet and what becomes of their tasks over time: a build takes about ten seconds, a start three, a stop two.
class SpawnteeCloud
{
public:
    static constexpr int kModelMemoryMb = 1024;
    static constexpr double kThreshold = 0.8;
    static constexpr FleetTime kHashesLoadMs = 20'000;

    SpawnteeCloud(const Fleet &fleet, quint32 seed, FleetTime start);

    /// The spawntee of a running machine, brought up to `now`; null where the machine runs none.
    Spawntee *at(const Fleet &fleet, int machine, FleetTime now);
    /// The registry that runs now; -1 without one.
    static int registryOf(const Fleet &fleet);
    /// Whether a registry that runs now knows the hash of the machine's compose file.
    bool isApproved(const Fleet &fleet, int machine, FleetTime now);

    static int mostModels(const Machine &machine);
    bool hasRoom(const Machine &machine, const Spawntee &spawntee) const;

    /// The new task's id.
    QString build(Spawntee &spawntee, const QString &submission, const QString &model, bool fails, FleetTime now);
    void start(ModelTask &task, int memoryMb, FleetTime now);
    void stop(ModelTask &task, FleetTime now);

private:
    Spawntee seeded(const Fleet &fleet, int machine, FleetTime bootedAt) const;
    void restart(Spawntee &spawntee, FleetTime bootedAt) const;
    static void advance(Spawntee &spawntee, FleetTime now);
    QString newId(const QByteArray &what) const;

    quint32 m_seed;
    FleetTime m_start;
    std::vector<std::optional<FleetTime>> m_firstBoots;
    std::map<int, Spawntee> m_spawntees; ///< by machine; whoever holds one keeps it while others come in
    quint64 m_built = 0;
};

} // namespace pilothouse::demofleet
