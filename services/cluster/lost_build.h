// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/cvm.h"

#include <QCoroTask>

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace pilothouse::cluster {

/// A build that was sent and whose answer is not known: the member may have taken it.
struct LostBuild
{
    QString submissionId;
    domain::CvmId member; ///< empty: what was kept of it cannot be read
    QString memberName;
    QDateTime sentAt;       ///< UTC
    QDateTime lostAt;       ///< UTC, when the answer was given up; invalid: the program did not live to say
    QString run;            ///< of its records
    bool isAwaited = false; ///< a program is there that may get the answer yet

    /// From when on (UTC) a list of its member that lacks the task says that the build never began: before, it may be on its way.
    QDateTime decidableFrom() const;

    QJsonObject toJson() const;
    /// What cannot be read leaves everything but the submission empty: it is a lost build all the same.
    static LostBuild fromJson(const QString &submissionId, const QJsonObject &json);

    friend bool operator==(const LostBuild &, const LostBuild &) = default;
};

/// Where lost builds are kept, over the end of the program and for all programs of this desk.
class BuildMemory
{
public:
    virtual ~BuildMemory() = default;

    /// All of the cluster, by submission.
    virtual QCoro::Task<Result<std::vector<LostBuild>>> load() = 0;
    /// On disk when it completes.
    virtual QCoro::Task<Status> keep(LostBuild build) = 0;
    /// Nothing happens when it is not kept.
    virtual QCoro::Task<Status> forget(QString submissionId) = 0;
    /// Takes the right to build a submission, for at most ten minutes: one program at a time. Errors: Conflict ("held by …"), Storage.
    virtual QCoro::Task<Status> claim(QString submissionId) = 0;
    virtual QCoro::Task<Status> release(QString submissionId) = 0;
};

} // namespace pilothouse::cluster
