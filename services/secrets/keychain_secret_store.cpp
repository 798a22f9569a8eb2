// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/keychain_secret_store.h"

#include "services/core/json.h"
#include "services/core/log.h"
#include "services/core/private_file.h"

#include <qt6keychain/keychain.h>

#include <QCoroFuture>
#include <QCoroTimer>

#include <QFileInfo>
#include <QFutureWatcher>
#include <QLockFile>
#include <QTimer>

#include <algorithm>

using namespace std::chrono_literals;

namespace pilothouse::secrets {

namespace {

const QString kService = QStringLiteral("pilothouse");
constexpr auto kLateAnswerKept = 5min;
constexpr auto kProbePatience = 1500ms;
constexpr qsizetype kMaxNote = 64 * 1024;

QString itemKey(const SecretName &name)
{
    return name.environment.text() + u'/' + name.name;
}

/// An environment's name never starts with a dot, so this is no secret's key.
QString indexKey(const domain::EnvironmentId &environment)
{
    return QStringLiteral(".index/") + environment.text();
}

/// Whether the future finished within the time. It goes on either way.
template <typename T>
QFuture<bool> finishedWithin(const QFuture<T> &future, std::chrono::milliseconds limit, QObject *context)
{
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    auto *const watcher = new QFutureWatcher<T>(context);
    const auto answer = [promise, watcher](bool inTime) {
        if (promise->future().isFinished())
            return;
        promise->addResult(inTime);
        promise->finish();
        watcher->deleteLater();
    };
    QObject::connect(watcher, &QFutureWatcher<T>::finished, watcher, [answer] { answer(true); });
    QTimer::singleShot(limit, watcher, [answer] { answer(false); });
    watcher->setFuture(future);
    return promise->future();
}

Error noteError(const QString &file)
{
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = QStringLiteral("the note of the keychain in use cannot be read");
    error.where = file;
    return error;
}

} // namespace

KeychainSecretStore::KeychainSecretStore(std::shared_ptr<const Clock> clock, Options options)
    : m_clock(std::move(clock))
    , m_options(std::move(options))
{
}

void KeychainSecretStore::setState(KeychainState state)
{
    if (std::exchange(m_state, state) == state)
        return;
    qCInfo(lcSecrets) << "keychain" << m_backEnd << "is" << keychainStateWord(state);
    emit stateChanged();
}

QCoro::Task<KeychainState> KeychainSecretStore::probe()
{
    const auto self = shared_from_this();
    auto task = probeSecretService(std::min<std::chrono::milliseconds>(kProbePatience, m_options.patience));
    const auto found = co_await task;
    if (!found.backEnd.isEmpty())
        m_backEnd = found.backEnd;
    switch (found.answer) {
    case ProbeResult::Answer::Open: setState(KeychainState::Ready); break;
    case ProbeResult::Answer::Locked: setState(KeychainState::Locked); break;
    case ProbeResult::Answer::Absent: setState(KeychainState::Absent); break;
    case ProbeResult::Answer::Silent: setState(KeychainState::Slow); break;
    case ProbeResult::Answer::Empty:
    case ProbeResult::Answer::Untold:
        if (m_state != KeychainState::Ready)
            setState(KeychainState::Unknown); // the first request will tell
        break;
    }
    co_return m_state;
}

/// Before the first request, and after every state in which asking would be in vain.
QCoro::Task<Status> KeychainSecretStore::ensureProbed(QString where)
{
    const auto self = shared_from_this();
    if (m_state == KeychainState::Ready)
        co_return Done{};
    auto task = probe();
    const auto state = co_await task;
    if (state == KeychainState::Absent || state == KeychainState::Slow)
        co_return keychainError(state, where);
    co_return Done{};
}

QFuture<KeychainSecretStore::AnswerPtr> KeychainSecretStore::run(QKeychain::Job *job, const QString &key,
                                                                 std::function<Secret(QKeychain::Job *)> take)
{
    auto promise = std::make_shared<QPromise<AnswerPtr>>();
    promise->start();
    auto future = promise->future();
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    // Without a context object: the answer is waited for even when this store is gone, so the promise always completes.
    QObject::connect(job, &QKeychain::Job::finished, job, [promise, take = std::move(take)](QKeychain::Job *done) {
        auto answer = std::make_shared<Answer>();
        answer->error = done->error();
        answer->text = done->errorString();
        if (done->error() == QKeychain::NoError)
            answer->value = take(done);
        promise->addResult(AnswerPtr(std::move(answer)));
        promise->finish();
    });
    job->start();
    return future;
}

QFuture<KeychainSecretStore::AnswerPtr> KeychainSecretStore::startRead(const QString &key)
{
    const QString name = QStringLiteral("read ") + key;
    const auto running = m_pending.find(name);
    if (running != m_pending.end())
        return running->second; // also a late answer: it is used now
    const auto take = [](QKeychain::Job *job) {
        QByteArray bytes = static_cast<QKeychain::ReadPasswordJob *>(job)->binaryData();
        return Secret(std::move(bytes));
    };
    auto future = run(new QKeychain::ReadPasswordJob(kService), key, take);
    m_pending.insert_or_assign(name, future);
    return future;
}

QFuture<KeychainSecretStore::AnswerPtr> KeychainSecretStore::startWrite(const QString &key, QByteArray bytes)
{
    auto *const job = new QKeychain::WritePasswordJob(kService);
    job->setBinaryData(bytes);
    return run(job, key, [](QKeychain::Job *) { return Secret(); });
}

QFuture<KeychainSecretStore::AnswerPtr> KeychainSecretStore::startDelete(const QString &key)
{
    return run(new QKeychain::DeletePasswordJob(kService), key, [](QKeychain::Job *) { return Secret(); });
}

/// An answer that came too late is kept for the next read, but not for ever.
void KeychainSecretStore::forgetLater(const QString &key)
{
    const auto found = m_pending.find(QStringLiteral("read ") + key);
    if (found == m_pending.end())
        return;
    auto *const watcher = new QFutureWatcher<AnswerPtr>(this);
    connect(watcher, &QFutureWatcher<AnswerPtr>::finished, this, [this, watcher, key] {
        if (watcher->result()->error == QKeychain::NoError)
            setState(KeychainState::Ready);
        watcher->deleteLater();
        QTimer::singleShot(kLateAnswerKept, this, [this, key] { m_pending.erase(QStringLiteral("read ") + key); });
    });
    watcher->setFuture(found->second);
}

/// What a failed job means. The library says the same for "not there" and "password window dismissed", so the service is asked.
QCoro::Task<Error> KeychainSecretStore::failure(AnswerPtr answer, QString where)
{
    const auto self = shared_from_this();
    switch (QKeychain::Error(answer->error)) {
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: setState(KeychainState::Absent); co_return keychainError(KeychainState::Absent, where);
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser: setState(KeychainState::Locked); co_return keychainError(KeychainState::Locked, where);
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError: break;
    }
    auto task = probe();
    const auto state = co_await task;
    Error error = keychainError(state, where);
    if (state == KeychainState::Ready || state == KeychainState::Unknown) {
        error.what = QStringLiteral("the keychain refused: %1").arg(answer->text);
        if (state == KeychainState::Unknown) // no collection to write into, and its password window was dismissed
            error.nextStep = QStringLiteral("Answer the keychain's password window, then try again.");
    }
    co_return error;
}

QCoro::Task<Error> KeychainSecretStore::lateness(QString where)
{
    const auto self = shared_from_this();
    auto task = probe();
    const auto state = co_await task;
    // A keychain that is there and open, and still does not answer, is slow; one that waits for its password says so.
    const KeychainState shown = state == KeychainState::Locked ? KeychainState::Locked : KeychainState::Slow;
    setState(shown);
    co_return keychainError(shown, where);
}

QCoro::Task<Result<Secret>> KeychainSecretStore::readItem(QString key, SecretName name)
{
    const auto self = shared_from_this();
    const auto late = m_pending.find(QStringLiteral("read ") + key);
    const bool hasLateAnswer = late != m_pending.end() && late->second.isFinished();
    if (!hasLateAnswer) {
        auto ready = ensureProbed(key);
        const auto probed = co_await ready;
        if (!probed)
            co_return probed.error();
    }
    const auto future = startRead(key);
    const auto waiting = finishedWithin(future, m_options.patience, this);
    const bool inTime = co_await waiting;
    if (!inTime) {
        forgetLater(key);
        auto lateTask = lateness(key);
        const auto error = co_await lateTask;
        co_return error;
    }
    const AnswerPtr answer = future.result();
    m_pending.erase(QStringLiteral("read ") + key);
    if (answer->error == QKeychain::NoError) {
        setState(KeychainState::Ready);
        co_return answer->value.clone();
    }
    if (answer->error == QKeychain::EntryNotFound) {
        auto task = probe();
        const auto state = co_await task;
        if (state == KeychainState::Ready || state == KeychainState::Unknown)
            co_return secretNotFound(name);
    }
    auto why = failure(answer, key);
    const auto error = co_await why;
    co_return error;
}

QCoro::Task<Result<Secret>> KeychainSecretStore::read(SecretName name)
{
    const auto self = shared_from_this();
    auto task = readItem(itemKey(name), name);
    auto value = co_await task;
    if (!value && value.error().kind == ErrorKind::NotFound && isOtherBackEnd(name.environment))
        co_return changedError(name.environment);
    if (value && isOtherBackEnd(name.environment))
        (void)noteBackEnd(name.environment, m_backEnd); // it moved with its secrets: nothing is lost, only the name is new
    co_return value;
}

QCoro::Task<Status> KeychainSecretStore::writeItem(QString key, Secret value)
{
    const auto self = shared_from_this();
    auto ready = ensureProbed(key);
    const auto probed = co_await ready;
    if (!probed)
        co_return probed.error();
    const auto future = startWrite(key, value.view().toByteArray());
    const auto waiting = finishedWithin(future, m_options.patience, this);
    const bool inTime = co_await waiting;
    if (!inTime) {
        auto lateTask = lateness(key);
        const auto error = co_await lateTask;
        co_return error;
    }
    const AnswerPtr answer = future.result();
    if (answer->error != QKeychain::NoError) {
        auto why = failure(answer, key);
        const auto error = co_await why;
        co_return error;
    }
    m_pending.erase(QStringLiteral("read ") + key); // an older value that came late must not be used any more
    setState(KeychainState::Ready);
    co_return Done{};
}

QCoro::Task<Status> KeychainSecretStore::write(SecretName name, Secret value)
{
    const auto self = shared_from_this();
    auto ready = ensureProbed(itemKey(name)); // so that the back end's name is known before it is compared
    const auto probed = co_await ready;
    if (!probed)
        co_return probed.error();
    if (isOtherBackEnd(name.environment))
        co_return changedError(name.environment);
    auto task = writeItem(itemKey(name), std::move(value));
    const auto written = co_await task;
    if (!written)
        co_return written.error();
    if (notedBackEnd(name.environment).isEmpty()) {
        auto named = probe(); // a keychain that had to be made first has its name only now
        co_await named;
        const Status noted = noteBackEnd(name.environment, m_backEnd);
        if (!noted)
            qCWarning(lcSecrets) << "the keychain in use could not be noted:" << noted.error().what;
    }
    auto index = updateIndex(name, Change::Added);
    const auto listed = co_await index;
    co_return listed;
}

QCoro::Task<Status> KeychainSecretStore::remove(SecretName name)
{
    const auto self = shared_from_this();
    auto reading = read(name); // tells "not there" from "locked", which deleting does not
    const auto there = co_await reading;
    if (!there)
        co_return there.error();
    const auto future = startDelete(itemKey(name));
    const auto waiting = finishedWithin(future, m_options.patience, this);
    const bool inTime = co_await waiting;
    if (!inTime) {
        auto lateTask = lateness(itemKey(name));
        const auto error = co_await lateTask;
        co_return error;
    }
    const AnswerPtr answer = future.result();
    if (answer->error != QKeychain::NoError) {
        auto why = failure(answer, itemKey(name));
        const auto error = co_await why;
        co_return error;
    }
    auto index = updateIndex(name, Change::Removed);
    const auto listed = co_await index;
    co_return listed;
}

QCoro::Task<Result<KeychainSecretStore::Index>> KeychainSecretStore::readIndex(domain::EnvironmentId environment)
{
    const auto self = shared_from_this();
    const SecretName name{environment, QStringLiteral("index")};
    auto task = readItem(indexKey(environment), name);
    const auto item = co_await task;
    Index index;
    if (!item && item.error().kind == ErrorKind::NotFound)
        co_return index;
    if (!item)
        co_return item.error();
    const auto object = parseJsonObject(item->view().toByteArray());
    if (!object) {
        Error error;
        error.kind = ErrorKind::Secret;
        error.what = QStringLiteral("the list of stored names cannot be read");
        error.where = indexKey(environment);
        error.nextStep = QStringLiteral("The secrets themselves are untouched; storing one again starts a new list.");
        co_return error;
    }
    index.backEnd = (*object)[QLatin1String("backEnd")].toString();
    for (const QJsonValue value : (*object)[QLatin1String("names")].toArray()) {
        const QJsonObject entry = value.toObject();
        index.entries.push_back(
            {entry[QLatin1String("name")].toString(), QDateTime::fromString(entry[QLatin1String("storedAt")].toString(), Qt::ISODateWithMs)});
    }
    co_return index;
}

/// One change of a list at a time, here and (through a lock file) in other programs: a keychain cannot compare and swap.
QCoro::Task<Status> KeychainSecretStore::updateIndex(SecretName name, Change change)
{
    const auto self = shared_from_this();
    const auto lock = m_options.noteFile.isEmpty() ? nullptr : std::make_unique<QLockFile>(m_options.noteFile + QStringLiteral(".lock"));
    bool hasTurn = false;
    for (int tries = 0; tries < 250 && !hasTurn; ++tries) {
        hasTurn = !m_isIndexBusy
                  && (!lock || lock->tryLock(0) || lock->error() == QLockFile::PermissionError || lock->error() == QLockFile::UnknownError);
        if (hasTurn)
            break;
        QTimer pause;
        pause.setSingleShot(true);
        pause.start(20ms);
        co_await pause;
    }
    if (!hasTurn) {
        Error error;
        error.kind = ErrorKind::Secret;
        error.what = QStringLiteral("the secret is stored, but another program has been changing the list of names for too long");
        error.where = name.environment.text();
        co_return error;
    }
    m_isIndexBusy = true;
    auto task = rewriteIndex(name, change);
    const auto status = co_await task;
    m_isIndexBusy = false;
    co_return status;
}

QCoro::Task<Status> KeychainSecretStore::rewriteIndex(SecretName name, Change change)
{
    const auto self = shared_from_this();
    auto reading = readIndex(name.environment);
    const auto found = co_await reading;
    if (!found && found.error().kind == ErrorKind::Secret && m_state != KeychainState::Ready)
        co_return found.error();
    Index index = found ? *found : Index(); // an unreadable list is started again
    std::erase_if(index.entries, [&](const IndexEntry &entry) { return entry.name == name.name; });
    if (change == Change::Added)
        index.entries.push_back({name.name, m_clock->utcNow()});
    std::sort(index.entries.begin(), index.entries.end(), [](const IndexEntry &a, const IndexEntry &b) { return a.name < b.name; });
    QJsonArray names;
    for (const IndexEntry &entry : index.entries)
        names.append(QJsonObject{{QStringLiteral("name"), entry.name}, {QStringLiteral("storedAt"), toUtcText(entry.storedAt)}});
    const QByteArray text = canonicalJson({{QStringLiteral("backEnd"), m_backEnd}, {QStringLiteral("names"), names}});
    auto writing = writeItem(indexKey(name.environment), Secret::copyOf(text));
    const auto written = co_await writing;
    co_return written;
}

QCoro::Task<Result<std::vector<SecretInfo>>> KeychainSecretStore::list(domain::EnvironmentId environment)
{
    const auto self = shared_from_this();
    auto task = readIndex(environment);
    const auto index = co_await task;
    if (!index)
        co_return index.error();
    if (index->entries.empty() && isOtherBackEnd(environment))
        co_return changedError(environment);
    std::vector<SecretInfo> infos;
    for (const IndexEntry &entry : index->entries)
        infos.push_back({{environment, entry.name}, entry.storedAt, index->backEnd});
    co_return infos;
}

bool KeychainSecretStore::isOtherBackEnd(const domain::EnvironmentId &environment) const
{
    const QString noted = notedBackEnd(environment);
    return !noted.isEmpty() && noted != m_backEnd;
}

Error KeychainSecretStore::changedError(const domain::EnvironmentId &environment)
{
    setState(KeychainState::Changed);
    const QString noted = notedBackEnd(environment);
    Error error = keychainError(KeychainState::Changed, environment.text());
    error.what
        = QStringLiteral("the secrets of this environment were stored in \"%1\", now \"%2\" answers; nothing was overwritten").arg(noted, m_backEnd);
    error.nextStep = QStringLiteral("Start \"%1\" again, or accept \"%2\" and store the secrets anew.").arg(noted, m_backEnd);
    return error;
}

QString KeychainSecretStore::notedBackEnd(const domain::EnvironmentId &environment) const
{
    if (m_options.noteFile.isEmpty())
        return {};
    const auto text = readPrivateFile(m_options.noteFile, kMaxNote, FileAccess::OthersMayRead);
    const auto object = text ? parseJsonObject(*text) : Result<QJsonObject>(text.error());
    return object ? (*object)[QLatin1String("environments")].toObject()[environment.text()].toString() : QString();
}

Status KeychainSecretStore::noteBackEnd(const domain::EnvironmentId &environment, const QString &backEnd)
{
    if (m_options.noteFile.isEmpty())
        return Done{};
    const auto text = readPrivateFile(m_options.noteFile, kMaxNote, FileAccess::OthersMayRead);
    if (!text && text.error().kind != ErrorKind::NotFound)
        return noteError(m_options.noteFile);
    const auto object = text ? parseJsonObject(*text) : Result<QJsonObject>(QJsonObject());
    QJsonObject environments = object ? (*object)[QLatin1String("environments")].toObject() : QJsonObject();
    environments[environment.text()] = backEnd;
    const Status folder = ensurePrivateFolder(QFileInfo(m_options.noteFile).path());
    if (!folder)
        return folder;
    return writeFileAtomically(m_options.noteFile, canonicalJson({{QStringLiteral("environments"), environments}}));
}

Status KeychainSecretStore::acceptBackEnd(const domain::EnvironmentId &environment)
{
    const Status noted = noteBackEnd(environment, m_backEnd);
    if (noted && m_state == KeychainState::Changed)
        setState(KeychainState::Ready);
    return noted;
}

} // namespace pilothouse::secrets
