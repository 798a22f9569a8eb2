// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/fleetwatch/fleet_watch.h"

#include "services/attestation/comparison.h"
#include "services/audit/audit_log.h"
#include "services/core/log.h"
#include "services/core/operation.h"
#include "services/core/plain_text.h"
#include "services/fleetwatch/verdict_maker.h"
#include "services/fleetwatch/watch_sql.h"
#include "services/store/lease.h"
#include "services/store/store.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <QSet>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace pilothouse::fleetwatch {

namespace {

const QString kLease = QStringLiteral("attestation.watch");
constexpr std::chrono::minutes kRenewAfter{2};

Error cancelled()
{
    Error error;
    error.kind = ErrorKind::Cancelled;
    error.what = QStringLiteral("the run over the fleet was cancelled; nothing of it is kept");
    return error;
}

audit::Record recordOf(const Alarm &alarm, const RunReport &report)
{
    audit::Record record;
    record.target = visibleText(alarm.name, 200);
    record.run = report.run;
    record.actor = QStringLiteral("pilothouse");
    record.outcome = audit::Outcome::Recorded;
    record.evidence.insert(QStringLiteral("alarm"), alarm.id.text());
    record.evidence.insert(QStringLiteral("kind"), alarmKindWord(alarm.kind));
    const auto verdict
        = std::find_if(report.verdicts.begin(), report.verdicts.end(), [&alarm](const Verdict &one) { return one.machine == alarm.machine; });
    if (verdict != report.verdicts.end()) {
        record.evidence.insert(QStringLiteral("verdict"), verdict->number);
        record.evidence.insert(QStringLiteral("evidenceSha256"), QString::fromLatin1(verdict->evidence.toHex()));
    }
    if (alarm.state == AlarmState::Cleared) {
        record.action = QStringLiteral("attestation.alarm-cleared");
        record.what = QStringLiteral("cleared: %1").arg(alarmSentence(alarm));
        record.reason = alarm.clearedWhy;
        return record;
    }
    record.action = isDrift(alarm.kind) ? QStringLiteral("attestation.verdict-changed") : QStringLiteral("attestation.unreachable");
    record.what = alarmSentence(alarm);
    record.reason = alarm.note;
    record.before.insert(QStringLiteral("value"), alarm.before);
    record.after.insert(QStringLiteral("value"), alarm.after);
    return record;
}

} // namespace

/// One run on its way.
struct FleetWatch::Run
{
    RunReport report;
    CancelToken cancel;
    MonotonicTime begun;
    MonotonicTime leasedAt; ///< when the lease was taken or renewed
    std::vector<WatchedMachine> listed;
    QStringList proven;                         ///< machines that were proven once
    std::vector<std::optional<Verdict>> judged; ///< one a listed machine; nothing = it was not asked
    std::vector<size_t> unanswered;             ///< indexes of those that answered no challenge
    std::optional<OperationId> operation;
};

QCoro::Task<Done> FleetWatch::runOnce(std::shared_ptr<QPromise<RunResult>> promise)
{
    const auto self = shared_from_this();
    const auto run = std::make_shared<Run>();
    m_cancel = run->cancel;
    m_running = true;
    run->report.run = QUuid::createUuid().toString(QUuid::Id128).left(12);
    run->report.startedAt = m_parts.clock->utcNow();
    run->begun = m_parts.clock->monotonicNow();
    run->leasedAt = run->begun;
    if (m_parts.operations)
        run->operation = m_parts.operations->begin(m_parts.environment.id.text(), QStringLiteral("Attest the fleet"), run->cancel);
    emit stateChanged();

    Result<RunReport> result = cancelled();
    auto lease = store::acquireLease(*m_parts.store, kLease, *m_holder, store::kLongestLease, m_parts.clock);
    const auto held = co_await lease;
    if (held) {
        auto work = carryOut(run);
        result = co_await work;
        const auto released = co_await store::releaseLease(*m_parts.store, kLease, *m_holder);
        if (!released)
            qCWarning(lcAttestation) << "lease of the fleet watch not given back:" << released.error().what;
    } else {
        result = held.error();
    }
    m_running = false;
    m_current.reset();
    if (run->operation) {
        if (result) {
            // What gave no evidence is not proven either.
            const bool allProven = result->count(Outcome::NotProven) == 0 && result->count(Outcome::Unreachable) == 0;
            m_parts.operations->succeed(*run->operation,
                                        QStringLiteral("%1 proven, %2 not proven, %3 unreachable")
                                            .arg(result->count(Outcome::Proven))
                                            .arg(result->count(Outcome::NotProven))
                                            .arg(result->count(Outcome::Unreachable)),
                                        allProven ? QString() : attestation::fleetVerdictWord(attestation::FleetVerdict::NotProven));
        } else {
            m_parts.operations->fail(*run->operation, result.error());
        }
    }
    if (isStarted())
        planNext(run->begun);
    takeReport(result);
    promise->addResult(result);
    promise->finish();
    co_return Done{};
}

void FleetWatch::takeReport(const RunResult &result)
{
    if (result)
        m_lastRun.succeed(*result, m_parts.machines->source(), *m_parts.clock);
    else
        m_lastRun.fail(result.error());
    emit stateChanged();
    emit runFinished();
}

QCoro::Task<Result<RunReport>> FleetWatch::carryOut(std::shared_ptr<Run> run)
{
    const auto self = shared_from_this();
    const std::function<Result<QStringList>(QSqlDatabase &)> query = sql::provenMachines;
    const auto proven = co_await m_parts.store->read<QStringList>(query);
    if (!proven)
        co_return proven.error();
    run->proven = *proven;
    auto listed = co_await m_parts.machines->machines(run->cancel);
    if (run->cancel.isCancelled())
        co_return cancelled();
    if (!listed)
        co_return listed.error();
    takeList(*run, std::move(*listed));
    const auto judged = co_await judge(run);
    if (!judged)
        co_return judged.error();
    run->report.endedAt = m_parts.clock->utcNow();
    const std::function<Result<RunReport>(QSqlDatabase &)> enter
        = [report = run->report, kept = m_parts.kept](QSqlDatabase &db) { return sql::enterRun(db, report, kept); };
    const auto entered = co_await m_parts.store->write<RunReport>(enter);
    if (!entered)
        co_return entered.error();
    run->report = *entered;
    co_await record(run);
    const auto loaded = co_await reload();
    if (!loaded)
        co_return loaded.error();
    const RunReport report = run->report;
    co_return report;
}

/// A list that names a machine twice says two things about one; the first is taken, and the report tells.
void FleetWatch::takeList(Run &run, std::vector<WatchedMachine> listed)
{
    QSet<QString> keys;
    for (WatchedMachine &machine : listed) {
        if (keys.contains(machine.key)) {
            run.report.notes << QStringLiteral("the list names %1 twice; only the first was looked at").arg(visibleText(machine.machine.name, 80));
            continue;
        }
        keys << machine.key;
        run.listed.push_back(std::move(machine));
    }
}

QCoro::Task<Status> FleetWatch::judge(std::shared_ptr<Run> run)
{
    const auto self = shared_from_this();
    std::vector<size_t> running;
    for (size_t i = 0; i < run->listed.size(); ++i) {
        if (run->listed[i].isRunning)
            running.push_back(i);
    }
    run->judged.resize(run->listed.size());
    const auto asked = co_await ask(run, running);
    if (!asked)
        co_return asked.error();
    // A lost answer is no news yet. What was answered wrongly is not asked for a better answer.
    const std::vector<size_t> unanswered = std::exchange(run->unanswered, {});
    if (!unanswered.empty()) {
        const auto pause = m_parts.askAgainAfter;
        co_await QCoro::sleepFor(pause);
        const auto askedAgain = co_await ask(run, unanswered);
        if (!askedAgain)
            co_return askedAgain.error();
    }
    const QDateTime now = m_parts.clock->utcNow();
    for (size_t i = 0; i < run->listed.size(); ++i) {
        Verdict verdict = run->judged[i] ? *run->judged[i] : unaskedVerdict(run->listed[i], run->proven.contains(run->listed[i].key), now);
        verdict.run = run->report.run;
        run->report.verdicts.push_back(std::move(verdict));
    }
    co_return Done{};
}

/// Asks some of the listed machines and takes their verdicts; notes whose challenge was not answered.
QCoro::Task<Status> FleetWatch::ask(std::shared_ptr<Run> run, std::vector<size_t> indexes)
{
    const auto self = shared_from_this();
    if (run->cancel.isCancelled())
        co_return cancelled();
    if (indexes.empty())
        co_return Done{};
    std::vector<attestation::Machine> machines;
    for (const size_t index : indexes)
        machines.push_back(run->listed[index].machine);
    const auto connection = connect(m_parts.attestation.get(), &attestation::AttestationWorkflow::progressChanged, this,
                                    [this, run](int done, int total) { tellProgress(*run, done, total); });
    // Nobody answering is what a run may find; anything else keeps it from finding anything.
    const auto judged = co_await m_parts.attestation->compareLive(machines, run->cancel, attestation::Silence::IsFound);
    disconnect(connection);
    if (run->cancel.isCancelled())
        co_return cancelled();
    if (!judged)
        co_return judged.error();
    const QDateTime at = QDateTime::fromSecsSinceEpoch(judged->comparison.at.time_since_epoch().count(), Qt::UTC);
    for (size_t k = 0; k < indexes.size(); ++k) {
        const WatchedMachine &machine = run->listed[indexes[k]];
        const attestation::Evidence &said = judged->machines[k];
        run->judged[indexes[k]] = isSilent(said) ? silentVerdict(machine, said, at) : verdictOf(machine, said, judged->comparison.instances[k], at);
        if (!said.expectedReportData)
            run->unanswered.push_back(indexes[k]);
    }
    co_return Done{};
}

void FleetWatch::tellProgress(Run &run, int done, int total)
{
    emit progressChanged(done, total);
    // A large fleet with many silent machines takes longer than a lease lasts.
    if (m_parts.clock->monotonicNow() - run.leasedAt > kRenewAfter) {
        run.leasedAt = m_parts.clock->monotonicNow();
        store::acquireLease(*m_parts.store, kLease, *m_holder, store::kLongestLease, m_parts.clock);
    }
    if (run.operation)
        m_parts.operations->step(*run.operation, QStringLiteral("%1 of %2").arg(done).arg(total),
                                 total > 0 ? std::optional(double(done) / total) : std::nullopt);
}

/// The facts are in the store already; an entry that cannot be written is said in the report, and takes nothing back.
QCoro::Task<Done> FleetWatch::record(std::shared_ptr<Run> run)
{
    const auto self = shared_from_this();
    if (!m_parts.audit)
        co_return Done{};
    std::vector<audit::Record> records;
    for (const Alarm &alarm : run->report.raised)
        records.push_back(recordOf(alarm, run->report));
    for (const Alarm &alarm : run->report.cleared)
        records.push_back(recordOf(alarm, run->report));
    for (const audit::Record &one : records) {
        const auto entry = co_await m_parts.audit->append(one);
        if (entry)
            continue;
        run->report.notes << QStringLiteral("not recorded (%1): %2").arg(one.what, entry.error().what);
        break; // the next ones would fail alike
    }
    co_return Done{};
}

} // namespace pilothouse::fleetwatch
