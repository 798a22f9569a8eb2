// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cluster_look.h"
#include "app/ctl/cluster_text.h"
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "services/core/log.h"
#include "services/environment/environment_services.h"

#include <QCoroFuture>

#include <QPromise>
#include <QTimer>

#include <algorithm>

namespace pilothouse::ctl {

namespace {

using namespace std::chrono_literals;

/// Under the 30 s of a reading command: a member that hangs must not cost the answers of the others.
constexpr auto kPatience = 24s;

using LookEnd = std::shared_ptr<QPromise<Status>>;

QCoro::Task<Done> look(std::shared_ptr<cluster::ClusterRuntime> runtime, LookEnd end)
{
    const auto status = co_await runtime->refresh();
    if (!end->future().isFinished()) {
        end->addResult(status);
        end->finish();
    }
    co_return Done{};
}

} // namespace

QCoro::Task<Result<std::shared_ptr<EnvironmentServices>>> lookAtCluster(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto runtime = (*services)->clusterRuntime;
    if (runtime == nullptr)
        co_return sectionMissing(**services, QStringLiteral("cluster"));
    const auto end = std::make_shared<QPromise<Status>>();
    end->start();
    look(runtime, end);
    QTimer::singleShot(kPatience, runtime.get(), [end] {
        if (end->future().isFinished())
            return;
        end->addResult(Done{});
        end->finish();
    });
    const QFuture<Status> ended = end->future();
    const Status status = co_await ended;
    if (!status)
        co_return status.error();
    if (!runtime->snapshot().hasValue())
        co_return Error{.kind = ErrorKind::Timeout,
                        .what = QStringLiteral("the cloud's list of machines did not arrive in time"),
                        .where = runtime->snapshot().source};
    co_return services;
}

QCoro::Task<Result<Answer>> clusterStatus(std::shared_ptr<Context> context)
{
    const auto services = co_await lookAtCluster(context);
    if (!services)
        co_return services.error();
    const Snapshot<cluster::ClusterView> &snapshot = (*services)->clusterRuntime->snapshot();
    Answer answer;
    const auto history = (*services)->machineHistory;
    const auto recalled = co_await history->recall();
    if (!recalled)
        qCWarning(lcCluster) << "earlier looks are not told" << recalled.error().what;
    answer.json = clusterToJson(snapshot, *history);
    answer.text = clusterToText(*snapshot.value);
    const auto &alarms = snapshot.value->alarms;
    const auto isSecurity = [](const cluster::ClusterAlarm &alarm) { return alarm.severity == cluster::AlarmSeverity::Security; };
    if (std::ranges::any_of(alarms, isSecurity)) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = QStringLiteral("The cluster %1 has security alarms; the worst: %2").arg(snapshot.value->name, alarms.front().what);
    }
    co_return answer;
}

} // namespace pilothouse::ctl
