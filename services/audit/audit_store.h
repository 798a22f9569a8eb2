// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_keys.h"
#include "services/audit/audit_log.h"
#include "services/secrets/secret_scan.h"
#include "services/secrets/secret_store.h"
#include "services/store/store.h"

#include <QFuture>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::audit {

struct AuditOptions
{
    QString actor;                                     ///< who acts where a record names nobody; empty: the user of this desk
    std::shared_ptr<const secrets::SecretScan> scan;   ///< knows the secrets in use; null: only known forms are refused
    std::chrono::milliseconds checkpointAfter{10'000}; ///< after the last change
};

/// The record of one environment in its store. Lives on the main thread; held by shared_ptr. Several programs may append to
/// the same record; nobody leaves a gap.
/// The signing key and the anchor are kept in the secret store. Where that cannot be used, checkpoints are signed with a key of
/// this session, an entry `audit.key` says so, and there is no anchor.
class SqliteAuditLog final : public AuditLog, public std::enable_shared_from_this<SqliteAuditLog>
{
    Q_OBJECT
public:
    SqliteAuditLog(std::shared_ptr<store::Store> store, domain::Environment environment, std::shared_ptr<secrets::SecretStore> secrets,
                   std::shared_ptr<const Clock> clock, AuditOptions options);
    /// Signs what is still unsigned; close() does the same and notes the anchor too.
    ~SqliteAuditLog() override;

    QCoro::Task<Result<Entry>> append(Record record) override;
    QCoro::Task<Result<std::vector<Entry>>> entries(Filter filter) override;
    QCoro::Task<Result<std::vector<Checkpoint>>> checkpoints() override;
    QCoro::Task<Result<Verification>> verify() override;
    QCoro::Task<Result<QString>> exportTo(QString path) override;

    /// Signs the tip and notes it in the secret store. Called by the timer; call it before the program ends.
    QCoro::Task<Status> close();
    /// What a check of this record (or of an export of it) can be held against: kept key and anchor, as far as they can be read.
    QCoro::Task<Expectations> expectations();

private:
    using KeyPtr = std::shared_ptr<const AuditKey>;

    std::optional<Error> refusalOf(const Record &record) const;
    Entry draft(Record record) const;
    std::vector<Entry> draftsFor(Record record);
    QCoro::Task<Result<Entry>> write(std::vector<Entry> drafts);
    QFuture<KeyPtr> keyReady();
    QCoro::Task<void> loadKey(std::shared_ptr<QPromise<KeyPtr>> promise);
    QCoro::Task<void> announce(KeyPtr key);
    QCoro::Task<void> noteTip(Anchor place);

    std::shared_ptr<store::Store> m_store;
    domain::Environment m_environment;
    std::shared_ptr<secrets::SecretStore> m_secrets;
    std::shared_ptr<const Clock> m_clock;
    AuditOptions m_options;
    QString m_host;

    QTimer m_checkpointTimer;
    std::optional<QFuture<KeyPtr>> m_keyFuture;
    KeyPtr m_key;
    bool m_isUnsigned = false;
    int m_writing = 0; ///< writes whose answer is not here yet
    bool m_saidInterrupted = false;
    quint64 m_notedSeq = 0;
    std::optional<std::pair<QDateTime, MonotonicTime>> m_lastTimes;
};

/// The record of an environment, for app/. Opens nothing by itself: the store is open, the key is read with the first append.
std::shared_ptr<SqliteAuditLog> openAuditLog(std::shared_ptr<store::Store> store, const domain::Environment &environment,
                                             std::shared_ptr<secrets::SecretStore> secrets, std::shared_ptr<const Clock> clock,
                                             AuditOptions options = {});

} // namespace pilothouse::audit
