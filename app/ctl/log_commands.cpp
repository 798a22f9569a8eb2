// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/cvm_text.h"
#include "app/ctl/log_output.h"
#include "services/cluster/cvm_port.h"
#include "services/cluster/machine_logs.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QJsonArray>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;

namespace {

using L = QLatin1StringView;

constexpr qint64 kMostLines = 100'000;

Error wrongUsage(const QString &what, const QString &where)
{
    return Error{.kind = ErrorKind::InvalidInput, .what = what, .where = where};
}

/// How many lines, from when on.
Result<cluster::LogWindow> windowOf(const Invocation &invocation)
{
    cluster::LogWindow window;
    window.since = invocation.value(L("since"));
    if (invocation.has(L("tail"))) {
        const auto tail = wholeNumber(invocation.value(L("tail")));
        if (!tail || *tail < 1 || *tail > kMostLines)
            return wrongUsage(u"the tail must be a whole number from 1 to %1"_s.arg(kMostLines), u"--tail"_s);
        window.tail = int(*tail);
    }
    return window;
}

/// The logs that are meant: the named containers, or with --merge all that have one, and the console.
QCoro::Task<Result<std::vector<NamedLog>>> logsOf(std::shared_ptr<Context> context, std::shared_ptr<cluster::LivePort> live, QString identifier)
{
    const Invocation &invocation = context->invocation();
    std::vector<NamedLog> logs;
    const bool isMerged = invocation.has(L("merge"));
    QStringList names = invocation.values(L("container"));
    if (isMerged && names.isEmpty()) {
        const auto containers = co_await live->containers(identifier);
        if (!containers)
            co_return asNamedByCaller(containers.error());
        for (const cluster::CvmContainer &container : containers->items) {
            if (container.hasLog)
                names << container.name;
        }
        if (names.isEmpty() && !invocation.has(L("serial")))
            co_return Error{.kind = ErrorKind::NotFound,
                            .what = u"no container of this machine has a log that can be read"_s,
                            .where = visibleText(identifier, 80),
                            .nextStep = u"Check that the machine runs and that its manifest has public_logs."_s};
    }
    if (invocation.has(L("serial")))
        logs.push_back({u"serial"_s, cluster::cloudLog(live, identifier, cluster::LogSource::Serial)});
    else if (names.isEmpty())
        names << QString();
    for (const QString &name : std::as_const(names))
        logs.push_back({name, cluster::cloudLog(live, identifier, cluster::LogSource::Container, name)});
    co_return logs;
}

} // namespace

QCoro::Task<Result<Answer>> cvmsLogs(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    if (invocation.has(L("serial")) && invocation.has(L("container")) && !invocation.has(L("merge")))
        co_return wrongUsage(u"the serial console is the machine's, not a container's; --merge shows both"_s, u"--serial"_s);
    const auto window = windowOf(invocation);
    if (!window)
        co_return window.error();
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto live = (*services)->cvmLive;
    if (live == nullptr)
        co_return sectionMissing(**services, u"phala"_s);
    const QString identifier = normalisedIdentifier(invocation.operand(0));
    const auto logs = co_await logsOf(context, live, identifier);
    if (!logs)
        co_return logs.error();
    LogForm form;
    form.endpoint = (*services)->cvms->endpoint();
    form.hasTimes = invocation.has(L("timestamps")) || logs->size() > 1;
    form.hasSources = logs->size() > 1;
    if (invocation.has(L("follow"))) {
        auto following = followLogs(context, *logs, *window, form);
        auto ended = co_await following;
        co_return ended;
    }
    auto reading = readLogs(context, *logs, *window, form);
    auto answer = co_await reading;
    if (!answer)
        co_return asNamedByCaller(answer.error());
    co_return answer;
}

QCoro::Task<Result<Answer>> clusterLogs(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const QString taskId = invocation.operand(0);
    const auto window = windowOf(invocation);
    if (!window)
        co_return window.error();
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto runtime = (*services)->clusterRuntime;
    if (runtime == nullptr)
        co_return sectionMissing(**services, u"cluster"_s);
    const auto looked = co_await runtime->refresh();
    if (!looked)
        co_return looked.error();
    std::optional<domain::CvmId> member;
    QString silent;
    for (const cluster::MemberView &view : runtime->snapshot().value->members) {
        if (!view.probe.tasks || !view.probe.tasks->has_value()) {
            silent = view.member.cvm.name;
            continue;
        }
        const auto &tasks = view.probe.tasks->value().items;
        if (std::ranges::find(tasks, taskId, &cluster::SpawnteeTask::id) != tasks.end())
            member = view.member.cvm.id;
    }
    if (!member) {
        Error error = wrongUsage(u"no machine of the cluster names this task"_s, visibleText(taskId, 80));
        error.kind = ErrorKind::NotFound;
        if (!silent.isEmpty())
            error.nextStep = u"Not all were asked: %1 did not tell its tasks."_s.arg(visibleText(silent, 80));
        co_return asNamedByCaller(error);
    }
    const bool isBuild = invocation.has(L("builder"));
    const std::vector<NamedLog> logs{{isBuild ? u"builder"_s : u"runner"_s,
                                      cluster::taskLog(runtime, *member, taskId, isBuild ? cluster::TaskLog::Builder : cluster::TaskLog::Runner)}};
    LogForm form;
    form.endpoint = runtime->snapshot().source;
    // What the remote did not put there for us stays where it stands.
    form.hasTimes = true;
    if (invocation.has(L("follow"))) {
        auto following = followLogs(context, logs, *window, form);
        auto ended = co_await following;
        co_return ended;
    }
    auto reading = readLogs(context, logs, *window, form);
    auto answer = co_await reading;
    if (!answer)
        co_return asNamedByCaller(answer.error());
    co_return answer;
}

} // namespace pilothouse::ctl
