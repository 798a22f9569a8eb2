// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audit_store.h"

#include "services/audit/audit_sql.h"
#include "services/audit/export.h"
#include "services/core/json.h"
#include "services/core/log.h"
#include "services/core/secret_forms.h"

#include "pilothouse_version.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QSqlQuery>
#include <QSysInfo>
#include <QVariant>

#include <array>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace pilothouse::audit {

namespace {

/// Every text in a JSON value as it is meant, not as it is escaped, one a line.
void collectTexts(const QJsonValue &value, QByteArray &texts)
{
    if (value.isString()) {
        texts += value.toString().toUtf8() + '\n';
    } else if (value.isArray()) {
        for (const QJsonValue item : value.toArray())
            collectTexts(item, texts);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            texts += it.key().toUtf8() + '\n';
            collectTexts(it.value(), texts);
        }
    }
}

} // namespace

QString userOfThisDesk()
{
#ifdef Q_OS_UNIX
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
        return QString::fromLocal8Bit(found->pw_name);
#endif
    return QStringLiteral("operator");
}

SqliteAuditLog::SqliteAuditLog(std::shared_ptr<store::Store> store, domain::Environment environment, std::shared_ptr<secrets::SecretStore> secrets,
                               std::shared_ptr<const Clock> clock, AuditOptions options)
    : m_store(std::move(store))
    , m_environment(std::move(environment))
    , m_secrets(std::move(secrets))
    , m_clock(std::move(clock))
    , m_options(std::move(options))
    , m_host(QSysInfo::machineHostName())
{
    if (m_options.actor.isEmpty())
        m_options.actor = userOfThisDesk();
    m_checkpointTimer.setSingleShot(true);
    m_checkpointTimer.setInterval(m_options.checkpointAfter);
    connect(&m_checkpointTimer, &QTimer::timeout, this, [this] { close(); });
}

SqliteAuditLog::~SqliteAuditLog()
{
    if (!m_isUnsigned || !m_key)
        return;
    // The store finishes its work before it closes; nobody waits for the answer.
    m_store->write<std::optional<Anchor>>(
        [key = m_key, id = m_environment.id, utc = m_clock->utcNow()](QSqlDatabase &db) { return sql::signTip(db, *key, id, utc); });
}

std::optional<Error> SqliteAuditLog::refusalOf(const Record &record) const
{
    QByteArray texts;
    for (const QString &text : {record.action, record.target, record.what, record.actor, record.run, record.reason})
        texts += text.toUtf8() + '\n';
    for (const QJsonObject &object : {record.before, record.after, record.evidence})
        collectTexts(object, texts);
    Error error;
    error.kind = ErrorKind::Refused;
    error.where = QStringLiteral("audit record, action %1").arg(record.action);
    if (record.action.isEmpty()) {
        error.kind = ErrorKind::Internal;
        error.what = QStringLiteral("an entry without an action");
        return error;
    }
    const auto secret = m_options.scan ? m_options.scan->find(texts) : knownSecretForm(texts);
    if (!secret)
        return std::nullopt;
    error.what = QStringLiteral("the entry would hold %1; nothing was recorded").arg(*secret);
    error.nextStep = QStringLiteral("Take it out of the reason or the name, then try again.");
    return error;
}

Entry SqliteAuditLog::draft(Record record) const
{
    if (record.actor.isEmpty())
        record.actor = m_options.actor;
    Entry entry;
    entry.utc = m_clock->utcNow();
    entry.monotonicMs = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock->monotonicNow().time_since_epoch()).count();
    entry.host = m_host;
    entry.environment = m_environment;
    entry.record = std::move(record);
    return entry;
}

std::vector<Entry> SqliteAuditLog::draftsFor(Record record)
{
    std::vector<Entry> drafts;
    const Entry entry = draft(std::move(record));
    const MonotonicTime monotonic = m_clock->monotonicNow();
    if (m_lastTimes) {
        const std::chrono::milliseconds wall(m_lastTimes->first.msecsTo(entry.utc));
        const auto jump = wall - std::chrono::duration_cast<std::chrono::milliseconds>(monotonic - m_lastTimes->second);
        if (std::chrono::abs(jump) > std::chrono::milliseconds(sql::kClockJump))
            drafts.push_back(sql::clockJumpEntry(entry, m_lastTimes->first, jump));
    }
    m_lastTimes = {entry.utc, monotonic};
    if (m_store->wasInterrupted() && !m_saidInterrupted) {
        Record recovered;
        recovered.action = QStringLiteral("audit.recovered");
        recovered.target = QStringLiteral("record");
        recovered.actor = QStringLiteral("pilothouse");
        recovered.what = QStringLiteral("recovered from torn write: the program before this one ended without closing the record");
        drafts.push_back(draft(recovered));
    }
    drafts.push_back(entry);
    return drafts;
}

QCoro::Task<Result<Entry>> SqliteAuditLog::append(Record record)
{
    const auto self = shared_from_this();
    if (const auto refusal = refusalOf(record))
        co_return *refusal;
    (void)keyReady(); // starts reading it; nobody waits for a keychain to be able to record
    auto drafts = draftsFor(std::move(record));
    auto task = write(std::move(drafts));
    const auto written = co_await task;
    co_return written;
}

QCoro::Task<Result<Entry>> SqliteAuditLog::write(std::vector<Entry> drafts)
{
    const auto self = shared_from_this();
    auto future = m_store->write<std::vector<Entry>>(
        [drafts = std::move(drafts), key = m_key](QSqlDatabase &db) { return sql::insertEntries(db, drafts, key.get()); });
    ++m_writing;
    const auto written = co_await future;
    --m_writing;
    if (!written)
        co_return written.error();
    m_isUnsigned = true;
    m_checkpointTimer.start();
    for (const Entry &entry : *written) {
        if (entry.record.action == QLatin1String("audit.recovered"))
            m_saidInterrupted = true;
        emit appended(entry);
        if (m_key && entry.seq % sql::kCheckpointEvery == 0)
            emit checkpointed();
    }
    co_return written->back();
}

QFuture<SqliteAuditLog::KeyPtr> SqliteAuditLog::keyReady()
{
    if (!m_keyFuture) {
        auto promise = std::make_shared<QPromise<KeyPtr>>();
        promise->start();
        m_keyFuture = promise->future();
        loadKey(promise);
    }
    return *m_keyFuture;
}

QCoro::Task<void> SqliteAuditLog::loadKey(std::shared_ptr<QPromise<KeyPtr>> promise)
{
    const auto self = shared_from_this();
    auto task = loadOrMakeKey(m_secrets, m_store, m_environment.id, m_clock);
    const auto key = co_await task;
    auto announcement = announce(key);
    co_await announcement;
    m_key = key;
    promise->addResult(key);
    promise->finish();
}

QCoro::Task<void> SqliteAuditLog::announce(KeyPtr key)
{
    const auto self = shared_from_this();
    // The key that signed last, when it was another one: the record itself then says how one key followed the other.
    auto lookUp = m_store->read<QByteArray>([mine = key->key.publicKey()](QSqlDatabase &db) -> Result<QByteArray> {
        QSqlQuery query(db);
        query.prepare(QStringLiteral(
            "SELECT public_key FROM audit_checkpoints WHERE NOT EXISTS (SELECT 1 FROM audit_checkpoints WHERE public_key = ?) ORDER BY seq DESC LIMIT 1"));
        query.addBindValue(mine);
        if (!query.exec())
            return store::queryError(query);
        return query.next() ? query.value(0).toByteArray() : QByteArray();
    });
    const auto previous = co_await lookUp;
    const bool isChange = previous && !previous->isEmpty();
    if (key->isKept && !isChange)
        co_return;
    Record record;
    record.action = QString::fromLatin1(kKeyAction);
    record.target = QStringLiteral("record");
    record.actor = QStringLiteral("pilothouse");
    record.what = key->isKept ? QStringLiteral("checkpoints are signed with another kept key from here on")
                              : QStringLiteral("checkpoints are signed with a key of this session only: it is not kept, and there is no anchor");
    record.reason = key->whyNotKept;
    if (isChange)
        record.before = {{QStringLiteral("publicKey"), QString::fromLatin1(previous->toHex())}};
    record.after = {{QStringLiteral("publicKey"), QString::fromLatin1(key->key.publicKey().toHex())},
                    {QStringLiteral("kept"), key->isKept ? QStringLiteral("keychain") : QStringLiteral("session")}};
    std::vector<Entry> drafts{draft(record)};
    auto task = write(std::move(drafts));
    const auto written = co_await task;
    if (!written)
        qCWarning(lcAudit) << "the signing key could not be announced:" << written.error().what;
}

QCoro::Task<Result<std::vector<Entry>>> SqliteAuditLog::entries(Filter filter)
{
    const auto self = shared_from_this();
    const auto compiled = EntryFilter::parse(filter.text);
    if (!compiled)
        co_return compiled.error();
    auto future = m_store->readAside<std::vector<Entry>>(
        [compiled = *compiled, limit = filter.limit](QSqlDatabase &db) { return sql::entries(db, compiled, limit); });
    const auto found = co_await future;
    co_return found;
}

QCoro::Task<Result<std::vector<Checkpoint>>> SqliteAuditLog::checkpoints()
{
    const auto self = shared_from_this();
    auto future = m_store->readAside<std::vector<Checkpoint>>([](QSqlDatabase &db) { return sql::checkpoints(db); });
    const auto found = co_await future;
    co_return found;
}

QCoro::Task<Expectations> SqliteAuditLog::expectations()
{
    const auto self = shared_from_this();
    Expectations expected;
    expected.environment = m_environment;
    auto anchorTask = readAnchor(m_secrets, m_environment.id);
    const auto anchor = co_await anchorTask;
    if (!anchor)
        co_return expected; // one password window is enough: what could not be read is not asked for a second time
    expected.anchor = *anchor;
    auto keyTask = keptPublicKey(m_secrets, m_environment.id);
    const auto kept = co_await keyTask;
    if (kept)
        expected.keys << *kept;
    co_return expected;
}

QCoro::Task<Result<Verification>> SqliteAuditLog::verify()
{
    const auto self = shared_from_this();
    auto task = expectations();
    const auto expected = co_await task;
    auto future = m_store->readAside<Verification>([expected](QSqlDatabase &db) { return sql::verify(db, expected); });
    const auto found = co_await future;
    co_return found;
}

QCoro::Task<Result<QString>> SqliteAuditLog::exportTo(QString path)
{
    const auto self = shared_from_this();
    auto keyFuture = keyReady();
    const KeyPtr key = co_await keyFuture;
    m_isUnsigned = true; // whoever wrote the last entry: an export ends with a checkpoint
    auto signing = close();
    const auto isSigned = co_await signing;
    if (!isSigned)
        qCWarning(lcAudit) << "the record could not be signed before the export:" << isSigned.error().what;
    auto expecting = expectations();
    const auto expected = co_await expecting;
    ExportRequest request;
    request.path = path;
    request.environment = m_environment;
    request.key = key;
    request.utc = m_clock->utcNow();
    request.host = m_host;
    request.program = QStringLiteral("pilothouse " PILOTHOUSE_VERSION);
    request.expected = expected;
    request.scan = m_options.scan;
    auto future = m_store->readAside<QString>([request](QSqlDatabase &db) { return writeExport(db, request); });
    const auto written = co_await future;
    co_return written;
}

QCoro::Task<Status> SqliteAuditLog::close()
{
    const auto self = shared_from_this();
    m_checkpointTimer.stop();
    if (m_writing > 0) {
        // Entries that nobody waited for are signed too: the store writes one after the other, so whatever is behind them is after them.
        auto behind = m_store->write<Done>([](QSqlDatabase &) -> Result<Done> { return Done{}; });
        co_await behind;
    }
    if (!m_isUnsigned)
        co_return Done{};
    auto keyFuture = keyReady();
    const KeyPtr key = co_await keyFuture;
    m_isUnsigned = false;
    auto future = m_store->write<std::optional<Anchor>>(
        [key, id = m_environment.id, utc = m_clock->utcNow()](QSqlDatabase &db) { return sql::signTip(db, *key, id, utc); });
    const auto place = co_await future;
    if (!place) {
        m_isUnsigned = true;
        co_return place.error();
    }
    m_checkpointTimer.stop(); // started again by the announcement of a key
    if (*place)
        emit checkpointed();
    if (*place && key->isKept) {
        auto note = noteTip(**place);
        co_await note;
    }
    co_return Done{};
}

QCoro::Task<void> SqliteAuditLog::noteTip(Anchor place)
{
    const auto self = shared_from_this();
    // A keychain that was locked meanwhile is not asked behind the operator's back: each request may open its password window.
    if (place.seq <= m_notedSeq || m_secrets->state() == secrets::KeychainState::Locked)
        co_return;
    auto readTask = readAnchor(m_secrets, m_environment.id);
    const auto known = co_await readTask;
    if (!known)
        co_return;
    if (*known) {
        // Never move the anchor over a record that it contradicts: that would make a forgery genuine.
        const Anchor old = **known;
        auto lookUp = m_store->read<std::optional<Sha256>>([seq = old.seq](QSqlDatabase &db) { return sql::hashAt(db, seq); });
        const auto there = co_await lookUp;
        if (!there || *there != old.hash) {
            qCWarning(lcAudit) << "the record contradicts its anchor at entry" << old.seq << "- the anchor is kept";
            co_return;
        }
        if (old.seq >= place.seq)
            co_return;
    }
    auto writeTask = writeAnchor(m_secrets, m_environment.id, place);
    const auto written = co_await writeTask;
    if (written)
        m_notedSeq = place.seq;
}

std::shared_ptr<SqliteAuditLog> openAuditLog(std::shared_ptr<store::Store> store, const domain::Environment &environment,
                                             std::shared_ptr<secrets::SecretStore> secrets, std::shared_ptr<const Clock> clock, AuditOptions options)
{
    return std::make_shared<SqliteAuditLog>(std::move(store), environment, std::move(secrets), std::move(clock), std::move(options));
}

} // namespace pilothouse::audit
