// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/secrets/secret_service_probe.h"
#include "services/secrets/secret_store.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace QKeychain {
class Job;
}

namespace pilothouse::secrets {

/// The keychain of the operating system, through QtKeychain: service "pilothouse", key "ENVIRONMENT/NAME", and one index item
/// for each environment with names, times and the back end. Never in plain text: there is no fallback.
///
/// Nothing blocks. What is not answered within `patience` is an error (state Locked or Slow); the request is still waited for,
/// is never made a second time meanwhile, and a late value is used by the next read.
/// Which back end the secrets went to is noted in a file without secrets; when another one answers later, a name that is not
/// found there is an error (state Changed) and nothing is written until acceptBackEnd().
/// Lives on the main thread; held by shared_ptr.
class KeychainSecretStore final : public QObject, public SecretStore, public std::enable_shared_from_this<KeychainSecretStore>
{
    Q_OBJECT
public:
    struct Options
    {
        QString noteFile; ///< STATE/keychain.json; empty: changes of the back end are not seen
        std::chrono::milliseconds patience{10'000};
    };
    KeychainSecretStore(std::shared_ptr<const Clock> clock, Options options);

    QCoro::Task<Result<Secret>> read(SecretName name) override;
    QCoro::Task<Status> write(SecretName name, Secret value) override;
    QCoro::Task<Status> remove(SecretName name) override;
    QCoro::Task<Result<std::vector<SecretInfo>>> list(domain::EnvironmentId environment) override;
    KeychainState state() const override { return m_state; }
    QString backEnd() const override { return m_backEnd; }

    QCoro::Task<KeychainState> probe() override;
    Status acceptBackEnd(const domain::EnvironmentId &environment) override;

signals:
    void stateChanged();

private:
    /// How a job of QtKeychain ended. The bytes are wiped with it.
    struct Answer
    {
        int error = 0; ///< QKeychain::Error
        QString text;  ///< why, in the back end's words
        Secret value;
    };
    using AnswerPtr = std::shared_ptr<const Answer>;

    struct IndexEntry
    {
        QString name;
        QDateTime storedAt;
    };
    struct Index
    {
        QString backEnd;
        std::vector<IndexEntry> entries;
    };
    enum class Change { Added, Removed };

    void setState(KeychainState state);
    QFuture<AnswerPtr> startRead(const QString &key);
    QFuture<AnswerPtr> startWrite(const QString &key, QByteArray bytes);
    QFuture<AnswerPtr> startDelete(const QString &key);
    QFuture<AnswerPtr> run(QKeychain::Job *job, const QString &key, std::function<Secret(QKeychain::Job *)> take);
    void forgetLater(const QString &key);

    QCoro::Task<Result<Secret>> readItem(QString key, SecretName name);
    QCoro::Task<Status> writeItem(QString key, Secret value);
    QCoro::Task<Error> failure(AnswerPtr answer, QString where);
    QCoro::Task<Error> lateness(QString where);
    QCoro::Task<Status> ensureProbed(QString where);
    QCoro::Task<Result<Index>> readIndex(domain::EnvironmentId environment);
    QCoro::Task<Status> updateIndex(SecretName name, Change change);
    QCoro::Task<Status> rewriteIndex(SecretName name, Change change);

    bool isOtherBackEnd(const domain::EnvironmentId &environment) const;
    Error changedError(const domain::EnvironmentId &environment);
    QString notedBackEnd(const domain::EnvironmentId &environment) const;
    Status noteBackEnd(const domain::EnvironmentId &environment, const QString &backEnd);

    std::shared_ptr<const Clock> m_clock;
    Options m_options;
    KeychainState m_state = KeychainState::Unknown;
    QString m_backEnd = QStringLiteral("keychain");
    bool m_isIndexBusy = false;
    std::map<QString, QFuture<AnswerPtr>> m_pending; ///< by what is asked and key; also late answers that nobody has taken yet
};

} // namespace pilothouse::secrets
