// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/credentials/credentials_workflow.h"

#include "services/credentials/candidate_store.h"
#include "services/credentials/set_writer.h"

#include <QUuid>

#include <algorithm>

namespace pilothouse::credentials {

namespace {

using State = CredentialStatus::State;

QString runId()
{
    return QUuid::createUuid().toString(QUuid::Id128).left(8);
}

Error refused(const QString &what)
{
    Error error;
    error.kind = ErrorKind::Refused;
    error.what = what;
    return error;
}

QStringList namesIn(const NewValues &values)
{
    QStringList names;
    for (const NewValue &value : *values)
        if (!value.value.isEmpty())
            names << value.name;
    return names;
}

/// The first name without which the others are of no use.
QString missingOf(const CredentialSet &set, const QStringList &given)
{
    for (const CredentialNeed &need : set.needs)
        if (!need.optional && !given.contains(need.name))
            return need.name;
    return {};
}

Error keychainLocked()
{
    return secrets::keychainError(secrets::KeychainState::Locked, QString());
}

} // namespace

CredentialsWorkflow::CredentialsWorkflow(Parts parts) : m_parts(std::move(parts)) { }

void CredentialsWorkflow::need(CredentialSet set)
{
    std::erase_if(m_beyond, [&set](const CredentialSet &before) { return before.id == set.id; });
    m_beyond.push_back(std::move(set));
}

std::vector<CredentialSet> CredentialsWorkflow::allNeeded() const
{
    std::vector<CredentialSet> sets = credentialsNeeded(m_parts.profile);
    QStringList names;
    for (const CredentialSet &set : sets)
        for (const CredentialNeed &need : set.needs)
            names << need.name;
    for (const CredentialSet &set : m_beyond) {
        const bool isThere
            = std::all_of(set.needs.begin(), set.needs.end(), [&names](const CredentialNeed &need) { return names.contains(need.name); });
        if (!isThere)
            sets.push_back(set);
    }
    return sets;
}

QCoro::Task<Status> CredentialsWorkflow::refresh(Prompt prompt)
{
    const auto self = shared_from_this();
    const auto probed = co_await m_parts.secrets->probe();
    Result<std::vector<secrets::SecretInfo>> stored = keychainLocked();
    if (probed != secrets::KeychainState::Locked || prompt == Prompt::Allow || m_parts.secrets->isForSession())
        stored = co_await m_parts.secrets->list(m_parts.profile.environment.id);
    CredentialList list;
    list.keychain = m_parts.secrets->state();
    list.backEnd = m_parts.secrets->backEnd();
    list.isForSession = m_parts.secrets->isForSession();
    if (!stored)
        list.keychainError = stored.error();
    list.sets = statusOf(allNeeded(), stored);
    for (SetStatus &status : list.sets) {
        const auto tested = m_tests.constFind(status.set.id);
        if (tested != m_tests.constEnd())
            status.lastTest = *tested;
        const auto asked = m_permissions.constFind(status.set.id);
        if (asked != m_permissions.constEnd())
            status.permissions = *asked;
    }
    m_snapshot.succeed(std::move(list), m_parts.secrets->backEnd(), *m_parts.clock);
    emit changed();
    co_return Done{};
}

const SetStatus *CredentialsWorkflow::find(const QString &setId) const
{
    if (m_snapshot.value)
        for (const SetStatus &status : m_snapshot.value->sets)
            if (status.set.id == setId)
                return &status;
    return nullptr;
}

const SetStatus *CredentialsWorkflow::setOf(const QString &name) const
{
    if (m_snapshot.value)
        for (const SetStatus &status : m_snapshot.value->sets)
            for (const CredentialNeed &need : status.set.needs)
                if (need.name == name)
                    return &status;
    return nullptr;
}

PlanFacts CredentialsWorkflow::facts(const SetStatus &set) const
{
    PlanFacts facts;
    facts.environment = m_parts.profile.environment;
    facts.backEnd = m_parts.secrets->backEnd();
    facts.isForSession = m_parts.secrets->isForSession();
    for (const CredentialStatus &name : set.names)
        if (name.state == State::Stored)
            facts.stored << name.need.name;
    facts.dataFrom = m_snapshot.fetchedAt;
    return facts;
}

domain::Plan CredentialsWorkflow::planStore(const QString &setId, const QStringList &given, Proof proof) const
{
    const SetStatus *status = find(setId);
    if (!status)
        return {};
    PlanFacts known = facts(*status);
    // A first key changes nothing that works; replacing one may, so production asks for its lock to be opened.
    const bool replaces = std::any_of(given.begin(), given.end(), [&known](const QString &name) { return known.stored.contains(name); });
    if (replaces && !m_parts.access->isWritable())
        known.readOnly = QStringLiteral("Read-only: unlock writes to replace a key that is in use.");
    return storePlan(status->set, given, proof, known);
}

domain::Plan CredentialsWorkflow::planRemove(const QString &name, const QString &whatStops) const
{
    const SetStatus *status = setOf(name);
    if (!status)
        return {};
    PlanFacts known = facts(*status);
    known.whatStops = whatStops;
    if (!m_parts.access->isWritable())
        known.readOnly = QStringLiteral("Read-only: unlock writes to delete a key.");
    return removePlan(status->set, name, known);
}

QCoro::Task<Status> CredentialsWorkflow::enter(QString action, QString target, QString what, audit::Outcome outcome, QString run)
{
    const auto self = shared_from_this();
    audit::Record record;
    record.action = action;
    record.target = target;
    record.what = what;
    record.outcome = outcome;
    record.run = run;
    const auto written = co_await m_parts.audit->append(record);
    if (!written)
        co_return written.error();
    co_return Done{};
}

QCoro::Task<Status> CredentialsWorkflow::test(QString setId, CancelToken cancel)
{
    const auto self = shared_from_this();
    const SetStatus *status = find(setId);
    if (!status || !status->set.canBeTested)
        co_return refused(QStringLiteral("nothing outside knows this key, so nothing can test it"));
    const CredentialSet set = status->set;
    const OperationId operation
        = m_parts.operations->begin(m_parts.profile.environment.id.text(), QStringLiteral("Test the key of %1").arg(set.remote), cancel);
    auto said = co_await m_parts.tester->test(set, m_parts.secrets, cancel);
    for (const CredentialNeed &need : set.needs) {
        if (need.keeping != Keeping::SecretStore || need.isPublic)
            continue;
        const auto value = co_await m_parts.secrets->read(named(need.name));
        if (value)
            said = withoutValue(said, *value);
    }
    if (said)
        m_parts.operations->succeed(operation, *said);
    else
        m_parts.operations->fail(operation, said.error());
    if (!said && said.error().kind == ErrorKind::Cancelled)
        co_return said.error();
    TestResult result;
    result.utc = m_parts.clock->utcNow();
    result.ok = said.has_value();
    if (said)
        result.saying = *said;
    else
        result.error = said.error();
    m_tests.insert(setId, result);
    // What the remote wrote is not repeated: it may quote a key.
    const QString outcome = said ? QStringLiteral("taken by %1").arg(set.remote)
                                 : QStringLiteral("not taken by %1: %2").arg(set.remote, QString(errorKindName(said.error().kind)));
    const auto recorded = co_await enter(QStringLiteral("secret.test"), set.needs.front().name, outcome,
                                         said ? audit::Outcome::Done : audit::Outcome::Failed, QString());
    co_await refresh();
    if (!said)
        co_return said.error();
    if (!recorded)
        co_return recorded.error();
    co_return Done{};
}

/// Asks the remote with values that are not stored; what it says never repeats one.
QCoro::Task<Result<QString>> CredentialsWorkflow::askWith(CredentialSet set, NewValues values, CancelToken cancel)
{
    const auto self = shared_from_this();
    const std::shared_ptr<secrets::SecretStore> candidate = std::make_shared<CandidateStore>(m_parts.secrets, set, values);
    auto said = co_await m_parts.tester->test(set, candidate, cancel);
    for (const NewValue &value : *values)
        said = withoutValue(said, value.value);
    co_return said;
}

QCoro::Task<Result<TestResult>> CredentialsWorkflow::tryValues(QString setId, NewValues values, CancelToken cancel)
{
    const auto self = shared_from_this();
    const SetStatus *status = find(setId);
    if (!status || !status->set.canBeTested)
        co_return refused(QStringLiteral("nothing outside knows this key, so nothing can test it"));
    const CredentialSet set = status->set;
    const QStringList given = namesIn(values);
    const QString missing = missingOf(set, given);
    if (!missing.isEmpty())
        co_return refused(QStringLiteral("%1 has no value").arg(missing));
    const OperationId operation
        = m_parts.operations->begin(m_parts.profile.environment.id.text(), QStringLiteral("Test a new key of %1").arg(set.remote), cancel);
    const auto said = co_await askWith(set, values, cancel);
    if (said)
        m_parts.operations->succeed(operation, *said);
    else
        m_parts.operations->fail(operation, said.error());
    if (!said && said.error().kind == ErrorKind::Cancelled)
        co_return said.error();
    TestResult result;
    result.utc = m_parts.clock->utcNow();
    result.ok = said.has_value();
    if (said)
        result.saying = *said;
    else
        result.error = said.error();
    const QString outcome
        = said ? QStringLiteral("a new key, not stored: taken by %1").arg(set.remote)
               : QStringLiteral("a new key, not stored: not taken by %1: %2").arg(set.remote, QString(errorKindName(said.error().kind)));
    const auto recorded = co_await enter(QStringLiteral("secret.test"), given.join(QStringLiteral(", ")), outcome,
                                         said ? audit::Outcome::Done : audit::Outcome::Failed, QString());
    if (!recorded)
        co_return recorded.error();
    co_return result;
}

QCoro::Task<Status> CredentialsWorkflow::askPermissions(QString setId, CancelToken cancel)
{
    const auto self = shared_from_this();
    const SetStatus *status = find(setId);
    if (!status || !status->set.tellsPermissions)
        co_return refused(QStringLiteral("nobody can tell what this key may do"));
    const CredentialSet set = status->set;
    const OperationId operation
        = m_parts.operations->begin(m_parts.profile.environment.id.text(), QStringLiteral("What the key of %1 may do").arg(set.remote), cancel);
    auto found = co_await m_parts.tester->permissions(set, m_parts.secrets, cancel);
    for (const CredentialNeed &need : set.needs) {
        if (need.keeping != Keeping::SecretStore || need.isPublic)
            continue;
        const auto value = co_await m_parts.secrets->read(named(need.name));
        if (value)
            found = withoutValue(found, *value);
    }
    if (!found) {
        m_parts.operations->fail(operation, found.error());
        if (found.error().kind == ErrorKind::Cancelled)
            co_return found.error();
    }
    QString outcome;
    if (found) {
        outcome = QStringLiteral("asked by reads what it may do: %1 allowed, %2 denied, %3 unknown")
                      .arg(found->count(domain::Permission::Allowed))
                      .arg(found->count(domain::Permission::Denied))
                      .arg(found->count(domain::Permission::Unknown));
        m_parts.operations->succeed(operation, outcome);
        m_permissions.insert(setId, *found);
    } else {
        outcome = QStringLiteral("not taken by %1: %2").arg(set.remote, QString(errorKindName(found.error().kind)));
        m_permissions.remove(setId);
    }
    const auto recorded = co_await enter(QStringLiteral("secret.test"), set.needs.front().name, outcome,
                                         found ? audit::Outcome::Done : audit::Outcome::Failed, QString());
    co_await refresh();
    if (!found)
        co_return found.error();
    co_return recorded;
}

/// Asks the remote with the new values before they are stored. What it does not take is in the record, and the former key stays.
QCoro::Task<Result<TestResult>> CredentialsWorkflow::tryOut(SetStatus status, NewValues values, QString action, OperationId operation,
                                                            CancelToken cancel)
{
    const auto self = shared_from_this();
    const CredentialSet &set = status.set;
    const QStringList given = namesIn(values);
    const bool replaces = std::any_of(given.begin(), given.end(), [&status](const QString &name) { return status.has(name); });
    m_parts.operations->step(operation, QStringLiteral("asking %1 with the new key").arg(set.remote));
    const auto said = co_await askWith(set, values, cancel);
    if (!said) {
        Error error = said.error();
        error.unchanged = replaces ? QStringLiteral("Nothing was stored: the key before it is still in use.") : QStringLiteral("Nothing was stored.");
        const QString why = QStringLiteral("not stored: %1 did not take it (%2)").arg(set.remote, QString(errorKindName(error.kind)));
        co_await enter(action, given.join(QStringLiteral(", ")), why, audit::Outcome::Failed, QString());
        m_parts.operations->fail(operation, error);
        co_return error;
    }
    TestResult tested;
    tested.utc = m_parts.clock->utcNow();
    tested.ok = true;
    tested.saying = *said;
    co_return tested;
}

QCoro::Task<Status> CredentialsWorkflow::store(QString setId, NewValues values, Proof proof, CancelToken cancel)
{
    const auto self = shared_from_this();
    const SetStatus *status = find(setId);
    if (!status || status->set.isOurs)
        co_return refused(QStringLiteral("this key is made by Pilothouse itself"));
    const CredentialSet set = status->set;
    const QStringList given = namesIn(values);
    const QString missing = missingOf(set, given);
    if (!missing.isEmpty())
        co_return refused(QStringLiteral("%1 has no value").arg(missing));
    for (const CredentialNeed &need : set.needs) {
        if (!need.isTyped && given.contains(need.name))
            co_return refused(QStringLiteral("%1 is written by Pilothouse itself").arg(need.name));
    }
    if (given.isEmpty())
        co_return refused(QStringLiteral("there is no value to store"));
    const domain::Plan plan = planStore(setId, given, proof);
    if (!plan.isAllowed())
        co_return refused(plan.refusal);
    const bool replaces = std::any_of(given.begin(), given.end(), [status](const QString &name) { return status->has(name); });
    const QString action = replaces ? QStringLiteral("secret.rotate") : QStringLiteral("secret.set");
    const QString target = given.join(QStringLiteral(", "));
    const OperationId operation = m_parts.operations->begin(m_parts.profile.environment.id.text(), plan.title, cancel);

    std::optional<TestResult> tested;
    if (proof == Proof::TestFirst && set.canBeTested) {
        const SetStatus before = *status;
        const auto tried = co_await tryOut(before, values, action, operation, cancel);
        if (!tried)
            co_return tried.error();
        tested = *tried;
    }
    const QString run = runId();
    const auto announced = co_await enter(action, target, plan.title, audit::Outcome::Intended, run);
    if (!announced) {
        m_parts.operations->fail(operation, announced.error());
        co_return announced.error();
    }
    m_parts.operations->step(operation, QStringLiteral("writing to %1").arg(m_parts.secrets->backEnd()));
    const auto written = co_await writeSet(m_parts.secrets, m_parts.profile.environment.id, set, values);
    const QString outcome = !written ? QStringLiteral("%1 failed: %2").arg(plan.title, written.error().what)
                            : tested ? QStringLiteral("%1: tested, then stored in %2").arg(plan.title, m_parts.secrets->backEnd())
                                     : QStringLiteral("%1: stored in %2 without a test").arg(plan.title, m_parts.secrets->backEnd());
    const auto recorded = co_await enter(action, target, outcome, written ? audit::Outcome::Done : audit::Outcome::Failed, run);
    if (written) {
        m_parts.operations->succeed(operation, outcome);
        m_permissions.remove(setId); // of another key
        if (tested)
            m_tests.insert(setId, *tested);
        else
            m_tests.remove(setId);
    } else {
        m_parts.operations->fail(operation, written.error());
    }
    co_await refresh();
    if (!written)
        co_return written.error();
    if (!recorded)
        co_return recorded.error();
    co_return Done{};
}

QCoro::Task<Status> CredentialsWorkflow::remove(QString name)
{
    const auto self = shared_from_this();
    const SetStatus *status = setOf(name);
    if (!status || status->set.isOurs)
        co_return refused(QStringLiteral("this key is made by Pilothouse itself"));
    if (!m_parts.access->isWritable())
        co_return refused(QStringLiteral("read-only: unlock writes to delete a key"));
    const QString setId = status->set.id;
    const QString title = QStringLiteral("Delete %1").arg(name);
    const QString run = runId();
    const auto announced = co_await enter(QStringLiteral("secret.delete"), name, title, audit::Outcome::Intended, run);
    if (!announced)
        co_return announced.error();
    const auto removed = co_await m_parts.secrets->remove(named(name));
    const QString outcome = removed ? QStringLiteral("%1: done").arg(title) : QStringLiteral("%1 failed: %2").arg(title, removed.error().what);
    const auto recorded
        = co_await enter(QStringLiteral("secret.delete"), name, outcome, removed ? audit::Outcome::Done : audit::Outcome::Failed, run);
    if (removed) {
        m_tests.remove(setId);
        m_permissions.remove(setId);
    }
    co_await refresh();
    if (!removed)
        co_return removed.error();
    if (!recorded)
        co_return recorded.error();
    co_return Done{};
}

QCoro::Task<Status> CredentialsWorkflow::keepForSession()
{
    const auto self = shared_from_this();
    const Status chosen = m_parts.secrets->keepForSession();
    if (!chosen)
        co_return chosen.error();
    const auto recorded = co_await enter(QStringLiteral("secret.session"), QStringLiteral("memory"),
                                         QStringLiteral("secrets are kept in memory until the program ends"), audit::Outcome::Done, QString());
    co_await refresh();
    co_return recorded;
}

QCoro::Task<Status> CredentialsWorkflow::acceptBackEnd()
{
    const auto self = shared_from_this();
    const Status accepted = m_parts.secrets->acceptBackEnd(m_parts.profile.environment.id);
    if (!accepted)
        co_return accepted.error();
    const auto recorded = co_await enter(QStringLiteral("secret.keychain"), m_parts.secrets->backEnd(),
                                         QStringLiteral("this keychain is used from here on"), audit::Outcome::Done, QString());
    co_await refresh();
    co_return recorded;
}

} // namespace pilothouse::credentials
