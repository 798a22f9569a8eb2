// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/provers_parts.h"
#include "app/ctl/provers_text.h"
#include "app/ctl/shell_words.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "services/provers/log_tail.h"

#include <QCoroTimer>

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace pilothouse::ctl {

namespace {

using namespace std::chrono_literals;
using provers::ChangeResult;
using provers::ProversWorkflow;

constexpr int kMostTasks = 5000;
constexpr int kFailuresInARow = 5;
constexpr auto kFollowEvery = 5s;

Error wrongUsage(const QString &what, const QString &where)
{
    return {.kind = ErrorKind::InvalidInput, .what = what, .where = where};
}

/// "15m", "2h", "90s", "1d" before now, or a point in time.
Result<QDateTime> sinceFrom(const QString &text, const QDateTime &now)
{
    static const QRegularExpression span(QStringLiteral("^(\\d{1,6})([smhd])$"));
    if (text.isEmpty())
        return now.addSecs(-15 * 60);
    const auto match = span.match(text);
    if (match.hasMatch()) {
        const qint64 count = match.captured(1).toLongLong();
        const QChar unit = match.captured(2).at(0);
        return now.addSecs(-count * (unit == u's' ? 1 : unit == u'm' ? 60 : unit == u'h' ? 3600 : 86'400));
    }
    const QDateTime point = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!point.isValid() || point.timeSpec() == Qt::LocalTime)
        return wrongUsage(QStringLiteral("the time must be like 15m, 2h, 1d, or RFC 3339 with its zone"), QStringLiteral("--since"));
    return point.toUTC();
}

/// A service whose log is wanted.
struct NamedService
{
    domain::ProverServiceId id;
    QString name;
};

/// A line, and whose it is; `service` is empty where there is one alone.
struct ServiceLine
{
    QString service;
    domain::LogLine line;
};

QJsonObject toJson(const ServiceLine &entry)
{
    QJsonObject json = logLineToJson(entry.line);
    if (!entry.service.isEmpty())
        json.insert(QStringLiteral("service"), entry.service);
    return json;
}

QString toText(const ServiceLine &entry)
{
    const QString before = entry.service.isEmpty() ? QString() : visibleText(entry.service, 60) + u' ';
    return before + logLineToText(entry.line);
}

/// What one look at several logs brought, oldest first.
struct LogLook
{
    std::vector<ServiceLine> lines;
    QStringList notes;
};

/// Looks at the logs one after the other. Errors: of the first that cannot be read.
QCoro::Task<Result<LogLook>> look(std::shared_ptr<Context> context, std::shared_ptr<ProversWorkflow> workflow, std::vector<NamedService> services,
                                  provers::LogWish wish)
{
    LogLook all;
    for (const NamedService &service : services) {
        auto read = co_await workflow->logs(service.id, wish, context->cancel());
        if (!read)
            co_return read.error();
        const QString name = services.size() > 1 ? service.name : QString();
        for (domain::LogLine &line : read->items)
            all.lines.push_back({name, std::move(line)});
        for (const QString &note : std::as_const(read->notes))
            all.notes << (name.isEmpty() ? note : QStringLiteral("%1: %2").arg(name, note));
    }
    std::ranges::stable_sort(all.lines, {}, [](const ServiceLine &entry) { return entry.line.at; });
    if (wish.limit > 0 && all.lines.size() > size_t(wish.limit))
        all.lines.erase(all.lines.begin(), all.lines.end() - wish.limit);
    auto whole = std::move(all);
    co_return whole;
}

/// Prints lines as they come, until it is interrupted or the remote stops answering.
QCoro::Task<Result<Answer>> follow(std::shared_ptr<Context> context, std::shared_ptr<ProversWorkflow> workflow, std::vector<NamedService> services,
                                   provers::LogWish wish)
{
    context->takeTime();
    std::vector<provers::SeenLines> seen(services.size());
    int failures = 0;
    for (bool first = true;; first = false) {
        wish.limit = first ? wish.limit : 0;
        LogLook fresh;
        for (size_t i = 0; i < services.size(); ++i) {
            provers::LogWish next = wish;
            if (const QDateTime since = seen[i].nextSince(); since.isValid())
                next.since = since;
            auto lines = co_await workflow->logs(services[i].id, next, context->cancel());
            if (!lines) {
                if (!provers::isPassing(lines.error().kind) || ++failures == kFailuresInARow)
                    co_return lines.error();
                continue;
            }
            failures = 0;
            for (domain::LogLine &line : seen[i].fresh(std::move(lines->items)))
                fresh.lines.push_back({services.size() > 1 ? services[i].name : QString(), std::move(line)});
        }
        std::ranges::stable_sort(fresh.lines, {}, [](const ServiceLine &entry) { return entry.line.at; });
        for (const ServiceLine &entry : fresh.lines) {
            if (!context->output().item(toJson(entry), toText(entry)))
                co_return Error{.kind = ErrorKind::Storage, .what = QStringLiteral("stdout cannot be written"), .where = QStringLiteral("stdout")};
        }
        co_await QCoro::sleepFor(kFollowEvery);
    }
}

} // namespace

QCoro::Task<Result<std::shared_ptr<ProversWorkflow>>> freshProvers(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto workflow = (*services)->provers;
    if (workflow == nullptr)
        co_return sectionMissing(**services, (*services)->profile.provers ? QStringLiteral("provers") : QStringLiteral("aws"));
    const auto refreshed = co_await workflow->refresh();
    if (!refreshed)
        co_return refreshed.error();
    // The window of this program is this one command: what guards production here is the phrase.
    (*services)->access->unlock();
    co_return workflow;
}

QCoro::Task<Result<Answer>> carryOut(ProverChange run, Answer answer, QString phrase)
{
    auto running = run(phrase);
    const auto ended = co_await running;
    if (!ended)
        co_return ended.error();
    const ChangeResult &result = *ended;
    const QJsonObject outcome = changeToJson(result);
    for (auto member = outcome.begin(); member != outcome.end(); ++member)
        answer.json.insert(member.key(), member.value());
    answer.text = changeToText(result);
    if (result.error) {
        answer.json.insert(QStringLiteral("error"), errorToJson(*result.error));
        answer.code = exitCodeFor(*result.error);
        answer.complaint = shellMessage(*result.error).oneLine();
    } else if (!result.ok) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = result.text;
    } else if (answer.text.isEmpty()) {
        answer.text = result.text + u'\n';
    }
    co_return answer;
}

QCoro::Task<Result<Answer>> proversServices(std::shared_ptr<Context> context)
{
    const auto workflow = co_await freshProvers(context);
    if (!workflow)
        co_return workflow.error();
    const auto &snapshot = (*workflow)->snapshot();
    Answer answer;
    answer.json = proversToJson(*snapshot.value, snapshot.source, snapshot.fetchedAt);
    answer.text = proversToText(*snapshot.value);
    co_return answer;
}

QCoro::Task<Result<Answer>> proversScale(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const auto count = wholeNumber(invocation.value(QLatin1StringView("count")));
    if (!count || *count < 0 || *count > kMostTasks)
        co_return wrongUsage(QStringLiteral("the count must be a whole number from 0 to %1").arg(kMostTasks), QStringLiteral("--count"));
    const auto workflow = co_await freshProvers(context);
    if (!workflow)
        co_return workflow.error();
    const auto service = findService(*(*workflow)->snapshot().value, invocation.value(QLatin1StringView("service")));
    if (!service)
        co_return service.error();
    const domain::ProverServiceId id = service->id;
    const QString name = service->name;
    const int to = int(*count);
    const provers::ScaleTarget target(to);
    const domain::Plan plan = (*workflow)->planScale(id, target);
    const ProverChange scale = [workflow = *workflow, id, target](QString phrase) { return workflow->scale(id, target, phrase); };
    const CarryOut run = [scale](Answer answer, QString phrase) { return carryOut(scale, answer, phrase); };
    auto answer = co_await planConfirmRun(context, plan, name, run);
    co_return answer;
}

QCoro::Task<Result<Answer>> proversRestart(std::shared_ptr<Context> context)
{
    const auto workflow = co_await freshProvers(context);
    if (!workflow)
        co_return workflow.error();
    const auto service = findService(*(*workflow)->snapshot().value, context->invocation().value(QLatin1StringView("service")));
    if (!service)
        co_return service.error();
    const domain::ProverServiceId id = service->id;
    const QString name = service->name;
    const domain::Plan plan = (*workflow)->planRestart(id);
    const ProverChange restart = [workflow = *workflow, id](QString phrase) { return workflow->restart(id, phrase); };
    const CarryOut run = [restart](Answer answer, QString phrase) { return carryOut(restart, answer, phrase); };
    auto answer = co_await planConfirmRun(context, plan, name, run);
    co_return answer;
}

QCoro::Task<Result<Answer>> proversStopTask(std::shared_ptr<Context> context)
{
    const auto workflow = co_await freshProvers(context);
    if (!workflow)
        co_return workflow.error();
    const QString wanted = context->invocation().operand(0);
    const domain::ProverTask *const task = (*workflow)->findTask(wanted);
    if (task == nullptr)
        co_return Error{
            .kind = ErrorKind::NotFound, .what = QStringLiteral("no task of this environment has this id"), .where = visibleText(wanted, 80)};
    const QString id = task->id();
    const domain::Plan plan = (*workflow)->planStopTask(id);
    const ProverChange stop = [workflow = *workflow, id](QString phrase) { return workflow->stopTask(id, phrase); };
    const CarryOut run = [stop](Answer answer, QString phrase) { return carryOut(stop, answer, phrase); };
    auto answer = co_await planConfirmRun(context, plan, id, run);
    co_return answer;
}

QCoro::Task<Result<Answer>> proversLogs(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    provers::LogWish wish;
    const auto since = sinceFrom(invocation.value(QLatin1StringView("since")), context->clock()->utcNow());
    if (!since)
        co_return since.error();
    wish.since = *since;
    wish.pattern = invocation.value(QLatin1StringView("filter"));
    wish.taskId = invocation.value(QLatin1StringView("task")).section(u'/', -1);
    const QStringList names = invocation.values(QLatin1StringView("service"));
    if (names.isEmpty())
        co_return wrongUsage(QStringLiteral("a service must be named"), QStringLiteral("--service"));
    if (names.size() > 1 && !wish.taskId.isEmpty())
        co_return wrongUsage(QStringLiteral("a task belongs to one service"), QStringLiteral("--task"));
    if (invocation.has(QLatin1StringView("limit"))) {
        const auto limit = wholeNumber(invocation.value(QLatin1StringView("limit")));
        if (!limit || *limit < 1 || *limit > 100'000)
            co_return wrongUsage(QStringLiteral("the limit must be a whole number from 1 to 100000"), QStringLiteral("--limit"));
        wish.limit = int(*limit);
    }
    const auto workflow = co_await freshProvers(context);
    if (!workflow)
        co_return workflow.error();
    std::vector<NamedService> services;
    for (const QString &name : names) {
        const auto service = findService(*(*workflow)->snapshot().value, name);
        if (!service)
            co_return service.error();
        services.push_back({service->id, service->name});
    }
    if (invocation.has(QLatin1StringView("follow"))) {
        const auto ended = co_await follow(context, *workflow, services, wish);
        co_return ended;
    }
    const auto lines = co_await look(context, *workflow, services, wish);
    if (!lines)
        co_return lines.error();
    Answer answer;
    QJsonArray items;
    for (const ServiceLine &entry : lines->lines) {
        items.append(toJson(entry));
        answer.text += toText(entry);
    }
    for (const QString &note : lines->notes)
        answer.text += visibleText(note) + u'\n';
    answer.json = {{QStringLiteral("fetchedAt"), toUtcText(context->clock()->utcNow())},
                   {QStringLiteral("source"), (*workflow)->endpoint()},
                   {QStringLiteral("notes"), QJsonArray::fromStringList(lines->notes)},
                   {QStringLiteral("items"), items}};
    co_return answer;
}

} // namespace pilothouse::ctl
