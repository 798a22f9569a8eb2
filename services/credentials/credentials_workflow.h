// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/core/operation.h"
#include "services/core/snapshot.h"
#include "services/credentials/credential_plans.h"
#include "services/credentials/credential_status.h"
#include "services/credentials/credential_tester.h"
#include "services/credentials/new_values.h"
#include "services/domain/access.h"
#include "services/secrets/secret_store.h"

#include <QCoroTask>

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::credentials {

/// Stores, tests, replaces and deletes the credentials of one environment. Each change is announced in the record before it
/// happens; a value is never recorded, shown or put into an error.
/// Lives on the main thread; held by shared_ptr.
class CredentialsWorkflow final : public QObject, public std::enable_shared_from_this<CredentialsWorkflow>
{
    Q_OBJECT
public:
    struct Parts
    {
        domain::Profile profile;
        std::shared_ptr<secrets::SecretStore> secrets;
        std::shared_ptr<CredentialTester> tester;
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<const Clock> clock;
    };
    explicit CredentialsWorkflow(Parts parts);

    /// Whether a locked keychain may open its password window: only when the operator asked for it.
    enum class Prompt { Avoid, Allow };
    /// A set that a task asks for beyond the profile; in the list from the next look on. Where the profile needs its names already, it is
    /// left out.
    void need(CredentialSet set);
    /// Looks again. Never fails: what could not be found out is Unread, with the keychain's error in the list.
    QCoro::Task<Status> refresh(Prompt prompt = Prompt::Avoid);
    /// Asks the remote with what is stored. Errors: those of the tester; Refused when nothing can test the set.
    QCoro::Task<Status> test(QString setId, CancelToken cancel);
    /// Asks the remote with new values that are neither stored nor used for anything else; recorded without them. The result says also why they
    /// were not taken. Errors: Refused for incomplete values or a set that nothing can test; Cancelled.
    QCoro::Task<Result<TestResult>> tryValues(QString setId, NewValues values, CancelToken cancel);
    /// Finds out, by reads, what the stored key may do; it is in the list from then on. Errors: those of the tester; Refused when nobody can tell.
    QCoro::Task<Status> askPermissions(QString setId, CancelToken cancel);
    /// Tests the new values at their remote (unless Untested), then stores them all. The former ones stay in force until then, and
    /// are put back when writing fails half-way. Optional names of the set that are not given are removed: they belong to the
    /// former key. Errors: those of the tester, of the record and of the store; Refused for incomplete values.
    QCoro::Task<Status> store(QString setId, NewValues values, Proof proof, CancelToken cancel);
    QCoro::Task<Status> remove(QString name);
    /// The operator's choices about the keychain, recorded.
    QCoro::Task<Status> keepForSession();
    QCoro::Task<Status> acceptBackEnd();

    /// `whatStops`: what works no more without the name, in words.
    domain::Plan planStore(const QString &setId, const QStringList &given, Proof proof) const;
    domain::Plan planRemove(const QString &name, const QString &whatStops) const;

    const Snapshot<CredentialList> &snapshot() const { return m_snapshot; }
    /// Null before the first look.
    const SetStatus *find(const QString &setId) const;
    const SetStatus *setOf(const QString &name) const;

signals:
    void changed();

private:
    QCoro::Task<Status> enter(QString action, QString target, QString what, audit::Outcome outcome, QString run);
    QCoro::Task<Result<TestResult>> tryOut(SetStatus status, NewValues values, QString action, OperationId operation, CancelToken cancel);
    QCoro::Task<Result<QString>> askWith(CredentialSet set, NewValues values, CancelToken cancel);
    PlanFacts facts(const SetStatus &set) const;
    secrets::SecretName named(const QString &name) const { return {m_parts.profile.environment.id, name}; }
    std::vector<CredentialSet> allNeeded() const;

    Parts m_parts;
    std::vector<CredentialSet> m_beyond; ///< what tasks asked for
    Snapshot<CredentialList> m_snapshot;
    QHash<QString, TestResult> m_tests; ///< by set
    QHash<QString, domain::KeyPermissions> m_permissions;
};

} // namespace pilothouse::credentials
