// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/attest_input.h"
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/shell_words.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "services/fleetwatch/fleet_watch.h"
#include "services/fleetwatch/watch_json.h"
#include "services/store/store.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QPromise>

#include <algorithm>

namespace pilothouse::ctl {

namespace {

using fleetwatch::Alarm;
using fleetwatch::AlarmState;
using fleetwatch::FleetWatch;
using fleetwatch::Outcome;
using fleetwatch::RunReport;
using fleetwatch::Verdict;

constexpr qint64 kListedByDefault = 1000;
constexpr qint64 kListedAtMost = 100'000;
constexpr qint64 kLongestInterval = 7 * 24 * 3600;

/// The watch of the profile. Errors: of the profile, of its sections.
QCoro::Task<Result<std::shared_ptr<FleetWatch>>> watchOf(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const std::shared_ptr<FleetWatch> watch = (*services)->fleetWatch;
    if (watch == nullptr) {
        const bool isBroken = (*services)->unavailable.contains(QStringLiteral("attestation"));
        co_return sectionMissing(**services, isBroken ? QStringLiteral("attestation") : QStringLiteral("phala"));
    }
    const auto loaded = co_await watch->reload();
    if (!loaded)
        co_return loaded.error();
    co_return watch;
}

QJsonArray toArray(const std::vector<Alarm> &alarms)
{
    QJsonArray array;
    for (const Alarm &alarm : alarms)
        array.append(fleetwatch::toJson(alarm));
    return array;
}

/// What is wrong now: raised earlier or by this run, and not cleared.
std::vector<Alarm> activeAlarms(const FleetWatch &watch)
{
    std::vector<Alarm> active;
    std::copy_if(watch.alarms().begin(), watch.alarms().end(), std::back_inserter(active),
                 [](const Alarm &alarm) { return alarm.state != AlarmState::Cleared; });
    return active;
}

QString alarmLine(const Alarm &alarm)
{
    QString line = QStringLiteral("%1  %2  %3  since %4: %5 → %6\n")
                       .arg(alarm.id.text(), 5)
                       .arg(fleetwatch::alarmStateWord(alarm.state), -12)
                       .arg(visibleText(fleetwatch::alarmSentence(alarm), 200), toUtcText(alarm.since), visibleText(alarm.before, 200),
                            visibleText(alarm.after, 400));
    if (!alarm.acknowledgedBy.isEmpty())
        line += QStringLiteral("       acknowledged by %1: %2\n").arg(visibleText(alarm.acknowledgedBy, 80), visibleText(alarm.acknowledgement));
    return line;
}

QString verdictLine(const Verdict &verdict)
{
    return QStringLiteral("%1  %2  %3  %4  %5\n")
        .arg(toUtcText(verdict.at), fleetwatch::outcomeWord(verdict.outcome).leftJustified(11), visibleText(verdict.name, 60),
             verdict.tcbStatus.isEmpty() ? QStringLiteral("-") : visibleText(verdict.tcbStatus, 40), visibleText(verdict.reason));
}

QString reportText(const RunReport &report)
{
    QString text = QStringLiteral("%1  %2 proven, %3 not proven, %4 unreachable, %5 not running\n")
                       .arg(toUtcText(report.endedAt))
                       .arg(report.count(Outcome::Proven))
                       .arg(report.count(Outcome::NotProven))
                       .arg(report.count(Outcome::Unreachable))
                       .arg(report.count(Outcome::NotRunning));
    for (const Alarm &alarm : report.raised)
        text += QStringLiteral("alarm  ") + alarmLine(alarm);
    for (const Alarm &alarm : report.cleared)
        text += QStringLiteral("clear  %1: %2\n").arg(visibleText(fleetwatch::alarmSentence(alarm), 200), visibleText(alarm.clearedWhy));
    for (const QString &name : report.restarted)
        text += QStringLiteral("note   %1 restarted\n").arg(visibleText(name, 80));
    for (const QString &note : report.notes)
        text += QStringLiteral("note   %1\n").arg(visibleText(note));
    return text;
}

Answer runAnswer(const FleetWatch &watch, const RunReport &report)
{
    Answer answer;
    const std::vector<Alarm> active = activeAlarms(watch);
    answer.json = fleetwatch::toJson(report);
    answer.json.insert(QStringLiteral("alarms"), toArray(active));
    answer.text = reportText(report);
    const auto drifting = std::count_if(active.begin(), active.end(),
                                        [](const Alarm &alarm) { return alarm.state == AlarmState::Open && fleetwatch::isDrift(alarm.kind); });
    const int unproven = report.count(Outcome::NotProven);
    const int silent = report.count(Outcome::Unreachable);
    if (silent > 0 && report.count(Outcome::Proven) + unproven == 0) {
        answer.code = ExitCode::Remote;
        answer.complaint = QStringLiteral("no machine gave evidence: %1 of %2 are unreachable.").arg(silent).arg(report.verdicts.size());
    } else if (drifting > 0 || unproven > 0) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = QStringLiteral("%1, %2.").arg(
            drifting == 1 ? QStringLiteral("1 open alarm of drift") : QStringLiteral("%1 open alarms of drift").arg(drifting),
            unproven == 1 ? QStringLiteral("1 machine not proven") : QStringLiteral("%1 machines not proven").arg(unproven));
    }
    return answer;
}

/// Says each run of a watch that goes on.
void tell(const FleetWatch &watch, Output &output)
{
    const Snapshot<RunReport> &last = watch.lastRun();
    if (last.error) {
        output.item({{QStringLiteral("error"), errorToJson(*last.error)}}, QString());
        output.progress(visibleText(shellMessage(*last.error).oneLine(), 1000));
        return;
    }
    const Answer answer = runAnswer(watch, *last.value);
    output.item(answer.json, QString());
    output.progress(answer.text.trimmed());
}

Error wrongUse(const QString &what)
{
    return {.kind = ErrorKind::InvalidInput, .what = what, .where = QStringLiteral("pilothousectl attest watch")};
}

} // namespace

QCoro::Task<Result<Answer>> attestWatch(std::shared_ptr<Context> context)
{
    const Invocation &words = context->invocation();
    const bool isOnce = words.has(QLatin1StringView("once"));
    const bool follows = words.has(QLatin1StringView("follow"));
    std::optional<std::chrono::seconds> interval;
    if (words.has(QLatin1StringView("interval"))) {
        const auto seconds = wholeNumber(words.value(QLatin1StringView("interval")));
        if (!seconds || *seconds < 1 || *seconds > kLongestInterval)
            co_return wrongUse(QStringLiteral("--interval must be whole seconds from 1 to %1").arg(kLongestInterval));
        interval = std::chrono::seconds(*seconds);
    }
    if (isOnce && (follows || interval))
        co_return wrongUse(QStringLiteral("--once is one run: it goes with neither --interval nor --follow"));
    if (!isOnce && !follows && context->output().form() == Output::Form::Json)
        co_return wrongUse(QStringLiteral("--json needs --follow (a document a run) or --once"));
    const auto found = co_await watchOf(context);
    if (!found)
        co_return found.error();
    const std::shared_ptr<FleetWatch> watch = *found;
    if (isOnce) {
        const auto report = co_await watch->runNow();
        if (!report)
            co_return report.error();
        co_return runAnswer(*watch, *report);
    }
    QObject::connect(watch.get(), &FleetWatch::runFinished, watch.get(), [watch = watch.get(), context] { tell(*watch, context->output()); });
    const auto started = co_await watch->start(interval);
    if (!started)
        co_return started.error();
    if (!watch->interval())
        co_return wrongUse(QStringLiteral("the watch of this profile is off: give --interval or --once"));
    // Ends with the program: what a run found is in the store when it is told.
    QPromise<void> never;
    never.start();
    const QFuture<void> end = never.future();
    co_await end;
    co_return Answer();
}

QCoro::Task<Result<Answer>> verdictsList(std::shared_ptr<Context> context)
{
    const Invocation &words = context->invocation();
    fleetwatch::HistoryQuery query;
    query.machine = words.value(QLatin1StringView("machine"));
    query.limit = kListedByDefault;
    for (const auto &[option, time] : {std::pair{QLatin1StringView("since"), &query.from}, {QLatin1StringView("until"), &query.until}}) {
        if (!words.has(option))
            continue;
        const auto parsed = parseTime(words.value(option));
        if (!parsed)
            co_return parsed.error();
        *time = QDateTime::fromSecsSinceEpoch(parsed->time_since_epoch().count(), Qt::UTC);
    }
    if (words.has(QLatin1StringView("limit"))) {
        const auto limit = wholeNumber(words.value(QLatin1StringView("limit")));
        if (!limit || *limit < 1 || *limit > kListedAtMost)
            co_return Error{.kind = ErrorKind::InvalidInput,
                            .what = QStringLiteral("--limit must be a whole number from 1 to %1").arg(kListedAtMost),
                            .where = QStringLiteral("pilothousectl attest verdicts list")};
        query.limit = *limit;
    }
    const auto watch = co_await watchOf(context);
    if (!watch)
        co_return watch.error();
    const auto history = co_await (*watch)->history(query);
    if (!history)
        co_return history.error();
    Answer answer;
    QJsonArray items;
    for (const Verdict &verdict : history->items) {
        items.append(fleetwatch::toJson(verdict));
        answer.text += verdictLine(verdict);
    }
    if (items.isEmpty())
        answer.text = QStringLiteral("No verdicts.\n");
    if (history->dropped > 0)
        answer.text += QStringLiteral("%1 older verdicts were dropped; %2 are kept.\n").arg(history->dropped).arg(history->kept);
    answer.json.insert(QStringLiteral("profile"), words.value(QLatin1StringView("profile")));
    answer.json.insert(QStringLiteral("kept"), history->kept);
    answer.json.insert(QStringLiteral("dropped"), history->dropped);
    answer.json.insert(QStringLiteral("items"), items);
    co_return answer;
}

QCoro::Task<Result<Answer>> alarmsList(std::shared_ptr<Context> context)
{
    const auto watch = co_await watchOf(context);
    if (!watch)
        co_return watch.error();
    const bool all = context->invocation().has(QLatin1StringView("all"));
    const std::vector<Alarm> alarms = all ? (*watch)->alarms() : activeAlarms(**watch);
    Answer answer;
    for (const Alarm &alarm : alarms)
        answer.text += alarmLine(alarm);
    if (alarms.empty())
        answer.text = QStringLiteral("No alarms.\n");
    answer.json.insert(QStringLiteral("profile"), context->invocation().value(QLatin1StringView("profile")));
    answer.json.insert(QStringLiteral("open"), (*watch)->openCount());
    answer.json.insert(QStringLiteral("items"), toArray(alarms));
    co_return answer;
}

QCoro::Task<Result<Answer>> alarmsAcknowledge(std::shared_ptr<Context> context)
{
    const auto watch = co_await watchOf(context);
    if (!watch)
        co_return watch.error();
    const fleetwatch::AlarmId id(context->invocation().operand(0));
    const QString note = context->invocation().value(QLatin1StringView("note"));
    const auto done = co_await (*watch)->acknowledge(id, note);
    if (!done) {
        Error error = done.error();
        // What the caller named does not exist, or not any more: a wrong name, not a wrong remote.
        if (error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Conflict)
            error.kind = ErrorKind::InvalidInput;
        co_return error;
    }
    const std::vector<Alarm> &alarms = (*watch)->alarms();
    const auto alarm = std::find_if(alarms.begin(), alarms.end(), [&id](const Alarm &one) { return one.id == id; });
    Answer answer;
    if (alarm != alarms.end()) {
        answer.json = fleetwatch::toJson(*alarm);
        answer.text = alarmLine(*alarm);
    }
    co_return answer;
}

} // namespace pilothouse::ctl
