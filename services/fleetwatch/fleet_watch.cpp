// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/fleetwatch/fleet_watch.h"

#include "services/audit/audit_log.h"
#include "services/core/log.h"
#include "services/fleetwatch/watch_sql.h"
#include "services/store/documents.h"
#include "services/store/lease.h"
#include "services/store/store.h"

#include <QCoroFuture>

#include <QRandomGenerator>

#include <algorithm>

namespace pilothouse::fleetwatch {

namespace {

using namespace std::chrono_literals;

const QString kSettings = QStringLiteral("attestation.watch");
const QString kIntervalName = QStringLiteral("intervalSeconds");
constexpr std::chrono::seconds kLongestInterval = std::chrono::hours(24 * 7);
constexpr int kClearedShown = 200;

QString intervalWords(std::optional<std::chrono::seconds> interval)
{
    return interval ? QStringLiteral("every %1 s").arg(interval->count()) : QStringLiteral("off");
}

} // namespace

int RunReport::count(Outcome outcome) const
{
    return int(std::count_if(verdicts.begin(), verdicts.end(), [outcome](const Verdict &verdict) { return verdict.outcome == outcome; }));
}

FleetWatch::FleetWatch(Parts parts)
    : m_parts(std::move(parts))
    , m_holder(std::make_unique<store::LeaseHolder>(store::LeaseHolder::thisProcess(QStringLiteral("fleet watch"))))
{
    if (!m_parts.random)
        m_parts.random = [] { return QRandomGenerator::system()->generateDouble(); };
    m_timer.setInterval(m_parts.tick);
    connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
}

FleetWatch::~FleetWatch()
{
    m_cancel.cancel();
}

QCoro::Task<Status> FleetWatch::start(std::optional<std::chrono::seconds> interval)
{
    const auto self = shared_from_this();
    const auto settings = co_await store::loadDocument(*m_parts.store, kSettings);
    if (!settings)
        co_return settings.error();
    const qint64 seconds = *settings ? (**settings)[kIntervalName].toInteger() : 0;
    m_interval = seconds >= kShortestInterval.count() ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
    if (interval)
        m_interval = std::max<std::chrono::seconds>(*interval, 1s);
    const auto loaded = co_await reload();
    if (!loaded)
        co_return loaded.error();
    m_lastRun.interval = m_interval.value_or(0s);
    m_due = m_parts.clock->monotonicNow();
    m_timer.start();
    emit stateChanged();
    look();
    co_return Done{};
}

void FleetWatch::stop()
{
    m_timer.stop();
    m_due.reset();
    cancelRun();
    emit stateChanged();
}

QCoro::Task<Status> FleetWatch::setInterval(std::optional<std::chrono::seconds> interval)
{
    const auto self = shared_from_this();
    if (interval && (*interval < kShortestInterval || *interval > kLongestInterval)) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what
            = QStringLiteral("the interval of the watch must be between %1 s and %2 s").arg(kShortestInterval.count()).arg(kLongestInterval.count());
        co_return error;
    }
    QJsonObject body;
    body.insert(kIntervalName, qint64(interval.value_or(0s).count()));
    const auto saved = co_await store::saveDocument(*m_parts.store, kSettings, body, m_parts.clock);
    if (!saved)
        co_return saved.error();
    audit::Record record;
    record.action = QStringLiteral("attestation.watch-set");
    record.target = QStringLiteral("fleet watch");
    record.what = QStringLiteral("fleet watch: %1, before: %2").arg(intervalWords(interval), intervalWords(m_interval));
    record.outcome = audit::Outcome::Done;
    m_interval = interval;
    m_lastRun.interval = interval.value_or(0s);
    if (isStarted())
        planNext(m_parts.clock->monotonicNow());
    emit stateChanged();
    if (m_parts.audit) {
        const auto entry = co_await m_parts.audit->append(std::move(record));
        if (!entry)
            qCWarning(lcAudit) << "the interval of the watch is not recorded:" << entry.error().what;
    }
    co_return Done{};
}

std::optional<std::chrono::milliseconds> FleetWatch::nextRunIn() const
{
    if (m_running)
        return 0ms;
    if (!m_interval || !m_due || !isStarted())
        return std::nullopt;
    return std::max(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(*m_due - m_parts.clock->monotonicNow()));
}

/// Looks at the clock often instead of sleeping long: a timer that slept with the machine would come hours late, and the
/// monotonic clock has counted on.
void FleetWatch::look()
{
    if (!m_interval || !m_due || m_running || m_looking || m_parts.clock->monotonicNow() < *m_due)
        return;
    scheduledRun();
}

void FleetWatch::planNext(MonotonicTime begun)
{
    if (!m_interval)
        return;
    // However long the last run or a sleep took, the next one is an interval after this one began: nothing is caught up on.
    const double spread = 1.0 + kJitter * (2 * std::clamp(m_parts.random(), 0.0, 1.0) - 1.0);
    m_due = begun + std::chrono::duration_cast<MonotonicTime::duration>(std::chrono::duration<double>(double(m_interval->count()) * spread));
}

QCoro::Task<Done> FleetWatch::scheduledRun()
{
    const auto self = shared_from_this();
    m_looking = true;
    const MonotonicTime now = m_parts.clock->monotonicNow();
    const std::function<Result<std::optional<QDateTime>>(QSqlDatabase &)> query = sql::newestAt;
    const auto newest = co_await m_parts.store->read<std::optional<QDateTime>>(query);
    m_looking = false;
    if (!m_interval || !isStarted())
        co_return Done{};
    planNext(now);
    // Another program may watch the same environment: its run serves both. One from the future says that a clock was set.
    if (newest && *newest) {
        const std::chrono::milliseconds age((*newest)->msecsTo(m_parts.clock->utcNow()));
        const auto enough = std::chrono::duration_cast<std::chrono::milliseconds>(*m_interval * (1.0 - 2 * kJitter));
        if (age >= 0ms && age < enough) {
            planNext(now - age);
            emit stateChanged();
            co_return Done{};
        }
    }
    co_await runNow();
    co_return Done{};
}

QCoro::Task<Result<RunReport>> FleetWatch::runNow()
{
    const auto self = shared_from_this();
    QFuture<RunResult> current;
    if (m_current) {
        current = *m_current;
    } else {
        const auto promise = std::make_shared<QPromise<RunResult>>();
        promise->start();
        current = promise->future();
        m_current = current;
        runOnce(promise);
    }
    const RunResult result = co_await current;
    co_return result;
}

void FleetWatch::cancelRun()
{
    m_cancel.cancel();
}

int FleetWatch::openCount() const
{
    return int(std::count_if(m_alarms.begin(), m_alarms.end(), [](const Alarm &alarm) { return alarm.state == AlarmState::Open; }));
}

QCoro::Task<Status> FleetWatch::acknowledge(AlarmId id, QString note)
{
    const auto self = shared_from_this();
    const auto known = std::find_if(m_alarms.begin(), m_alarms.end(), [&id](const Alarm &alarm) { return alarm.id == id; });
    if (known == m_alarms.end() || known->state == AlarmState::Cleared) {
        Error error;
        error.kind = known == m_alarms.end() ? ErrorKind::NotFound : ErrorKind::Conflict;
        error.what
            = known == m_alarms.end() ? QStringLiteral("there is no such alarm") : QStringLiteral("the alarm was cleared: %1").arg(known->clearedWhy);
        error.where = QStringLiteral("alarm %1").arg(id.text());
        co_return error;
    }
    // The record is written first, because it says who "this desk" is; the fact follows from the entry.
    audit::Record record;
    record.action = QStringLiteral("attestation.alarm-acknowledged");
    record.target = known->name;
    record.what = QStringLiteral("acknowledged: %1").arg(alarmSentence(*known));
    record.evidence.insert(QStringLiteral("alarm"), id.text());
    record.reason = note;
    record.outcome = audit::Outcome::Recorded;
    QString actor;
    if (m_parts.audit) {
        const auto entry = co_await m_parts.audit->append(std::move(record));
        if (!entry)
            co_return entry.error();
        actor = entry->record.actor;
    }
    const QDateTime now = m_parts.clock->utcNow();
    const std::function<Result<Alarm>(QSqlDatabase &)> change
        = [id, actor, now, note](QSqlDatabase &db) { return sql::acknowledge(db, id, actor, now, note); };
    const auto changed = co_await m_parts.store->write<Alarm>(change);
    const auto loaded = co_await reload();
    if (!changed)
        co_return changed.error();
    if (!loaded)
        co_return loaded.error();
    co_return Done{};
}

QFuture<Result<History>> FleetWatch::history(HistoryQuery query) const
{
    return m_parts.store->readAside<History>([query](QSqlDatabase &db) { return sql::history(db, query); });
}

QCoro::Task<Status> FleetWatch::reload()
{
    const auto self = shared_from_this();
    const std::function<Result<std::vector<Alarm>>(QSqlDatabase &)> query = [](QSqlDatabase &db) { return sql::alarms(db, kClearedShown); };
    const auto found = co_await m_parts.store->read<std::vector<Alarm>>(query);
    if (!found)
        co_return found.error();
    if (*found != m_alarms) {
        m_alarms = *found;
        emit alarmsChanged();
    }
    co_return Done{};
}

} // namespace pilothouse::fleetwatch
