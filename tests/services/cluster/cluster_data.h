// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_alarms.h"
#include "services/core/digest.h"

namespace pilothouse::test {

/// A CVM that runs, with an app of its own, as the cloud lists it.
inline domain::Cvm runningCvm(const QString &name)
{
    domain::Cvm cvm;
    cvm.id = domain::CvmId(QStringLiteral("id-of-") + name);
    cvm.name = name;
    cvm.status = QStringLiteral("running");
    cvm.state = domain::RunState::Running;
    cvm.appId = QString::fromLatin1(sha256({name.toUtf8()}).toHex().left(40));
    cvm.instanceId = QString::fromLatin1(sha256({name.toUtf8(), "instance"}).toHex().left(40));
    cvm.node = QStringLiteral("prod10");
    cvm.composeHash = QString(64, u'a');
    return cvm;
}

inline domain::CvmList listOf(const QStringList &names)
{
    domain::CvmList list;
    for (const QString &name : names)
        list.items.push_back(runningCvm(name));
    return list;
}

inline cluster::SpawnteeIdentity identityOf(const QString &mode)
{
    return {QStringLiteral("secure-spawn"), QStringLiteral("healthy"), mode};
}

/// A member that answered everything.
inline cluster::MemberProbe probeOf(const QString &mode, bool hasRoom, const std::vector<cluster::SpawnteeTask> &tasks = {},
                                    const QStringList &running = {})
{
    cluster::MemberProbe probe;
    probe.identity = identityOf(mode);
    cluster::SpawnteeCapacity capacity;
    capacity.acceptingNewModels = hasRoom;
    probe.capacity = capacity;
    probe.tasks = cluster::TaskList{tasks, {}};
    cluster::RunningModelList models;
    for (const QString &id : running) {
        cluster::RunningModel model;
        model.taskId = id;
        models.items.push_back(model);
    }
    probe.runningModels = models;
    return probe;
}

inline Error errorOfKind(ErrorKind kind, const QString &what, std::optional<int> status = std::nullopt)
{
    Error error;
    error.kind = kind;
    error.what = what;
    error.httpStatus = status;
    return error;
}

} // namespace pilothouse::test
