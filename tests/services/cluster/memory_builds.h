// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/lost_build.h"
#include "tests/services/cluster/cluster_data.h"

#include <QCoroTimer>

#include <map>

namespace pilothouse::test {

/// Keeps lost builds as a store does, for one program after the other.
class MemoryBuilds final : public cluster::BuildMemory
{
public:
    std::map<QString, cluster::LostBuild> kept;
    bool isFull = false;
    QString holder; ///< of the right to build; empty: it is free

    QCoro::Task<Result<std::vector<cluster::LostBuild>>> load() override
    {
        co_await turn();
        std::vector<cluster::LostBuild> all;
        for (const auto &[submission, build] : kept)
            all.push_back(cluster::LostBuild::fromJson(submission, build.toJson()));
        co_return all;
    }
    QCoro::Task<Status> keep(cluster::LostBuild build) override
    {
        co_await turn();
        if (isFull)
            co_return errorOfKind(ErrorKind::Storage, QStringLiteral("no space left on device"));
        kept[build.submissionId] = build;
        co_return Done{};
    }
    QCoro::Task<Status> forget(QString submissionId) override
    {
        co_await turn();
        kept.erase(submissionId);
        co_return Done{};
    }
    QCoro::Task<Status> claim(QString) override
    {
        co_await turn();
        if (!holder.isEmpty())
            co_return errorOfKind(ErrorKind::Conflict, QStringLiteral("held by ") + holder);
        co_return Done{};
    }
    QCoro::Task<Status> release(QString) override { co_return Done{}; }

private:
    static QCoro::Task<> turn() { co_await QCoro::sleepFor(std::chrono::milliseconds(0)); }
};

} // namespace pilothouse::test
