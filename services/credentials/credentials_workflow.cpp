// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/credentials/credentials_workflow.h"

#include <QDir>
#include <QFileInfo>
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

/// "~" stands for the home folder, as in a shell.
QString expanded(const QString &path)
{
    return path.startsWith(QLatin1String("~/")) ? QDir::homePath() + path.mid(1) : path;
}

CredentialStatus statusOfFile(const CredentialNeed &need)
{
    CredentialStatus status;
    status.need = need;
    // "~/.aws/credentials [staging]" names a section of the file.
    const QFileInfo file(expanded(need.name.section(QStringLiteral(" ["), 0, 0)));
    if (!file.exists()) {
        status.state = State::Missing;
        status.problem = QStringLiteral("there is no such file");
    } else if (file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther)) {
        status.state = State::Exposed;
        status.problem = QStringLiteral("others on this machine can open it; chmod 600 makes it yours alone");
    } else if (!file.isReadable()) {
        status.state = State::Unread;
        status.problem = QStringLiteral("this program may not read it");
    } else {
        status.state = State::Stored;
    }
    return status;
}

/// What a remote says may quote the key it was asked with: nothing of it goes on from here.
QString withoutValue(const QString &text, const Secret &value)
{
    constexpr size_t kLeast = 4; // shorter ones are found in every word
    QByteArray bytes = text.toUtf8();
    if (size_t(value.view().size()) < kLeast || !bytes.contains(value.view()))
        return text;
    bytes.replace(value.view(), "[key]");
    return QString::fromUtf8(bytes);
}

Error withoutValue(Error error, const Secret &value)
{
    for (QString *part : {&error.what, &error.where, &error.nextStep, &error.unchanged})
        *part = withoutValue(*part, value);
    if (!value.isEmpty() && error.raw.contains(value.view()))
        error.raw.clear();
    return error;
}

Result<QString> withoutValue(const Result<QString> &said, const Secret &value)
{
    if (said)
        return withoutValue(*said, value);
    return withoutValue(said.error(), value);
}

Error keychainLocked()
{
    return secrets::keychainError(secrets::KeychainState::Locked, QString());
}

} // namespace

bool SetStatus::isComplete() const
{
    return std::all_of(names.begin(), names.end(), [](const CredentialStatus &name) {
        return name.state == State::Stored || name.state == State::Exposed || (name.need.optional && name.state == State::NotSet);
    });
}

bool SetStatus::has(const QString &name) const
{
    return std::any_of(names.begin(), names.end(),
                       [&name](const CredentialStatus &status) { return status.need.name == name && status.state == State::Stored; });
}

/// What is stored, with new values of one set in the place of the old ones. Names of the set that have no new value are not there.
class CredentialsWorkflow::Candidate final : public secrets::SecretStore
{
public:
    Candidate(std::shared_ptr<secrets::SecretStore> stored, CredentialSet set, NewValues values)
        : m_stored(std::move(stored))
        , m_set(std::move(set))
        , m_values(std::move(values))
    {
    }

    QCoro::Task<Result<Secret>> read(secrets::SecretName name) override
    {
        for (const NewValue &given : *m_values)
            if (given.name == name.name)
                co_return given.value.clone();
        for (const CredentialNeed &need : m_set.needs)
            if (need.name == name.name)
                co_return secrets::secretNotFound(name);
        auto value = co_await m_stored->read(name);
        co_return value;
    }
    QCoro::Task<Status> write(secrets::SecretName, Secret) override { co_return refused(QStringLiteral("a test stores nothing")); }
    QCoro::Task<Status> remove(secrets::SecretName) override { co_return refused(QStringLiteral("a test deletes nothing")); }
    QCoro::Task<Result<std::vector<secrets::SecretInfo>>> list(domain::EnvironmentId environment) override { return m_stored->list(environment); }
    secrets::KeychainState state() const override { return m_stored->state(); }
    QString backEnd() const override { return m_stored->backEnd(); }

private:
    std::shared_ptr<secrets::SecretStore> m_stored;
    CredentialSet m_set;
    NewValues m_values;
};

CredentialsWorkflow::CredentialsWorkflow(Parts parts) : m_parts(std::move(parts)) { }

CredentialStatus CredentialsWorkflow::statusOf(const CredentialNeed &need, const Result<std::vector<secrets::SecretInfo>> &stored) const
{
    if (need.keeping == Keeping::File)
        return statusOfFile(need);
    CredentialStatus status;
    status.need = need;
    if (!stored)
        return status;
    const auto found = std::find_if(stored->begin(), stored->end(), [&need](const secrets::SecretInfo &info) { return info.name.name == need.name; });
    if (found != stored->end()) {
        status.state = State::Stored;
        status.info = *found;
    } else {
        status.state = need.optional ? State::NotSet : State::Missing;
    }
    return status;
}

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
    QStringList needed;
    for (CredentialSet &set : allNeeded()) {
        SetStatus status;
        for (const CredentialNeed &need : set.needs) {
            needed << need.name;
            status.names.push_back(statusOf(need, stored));
        }
        const auto tested = m_tests.constFind(set.id);
        if (tested != m_tests.constEnd())
            status.lastTest = *tested;
        status.set = std::move(set);
        list.sets.push_back(std::move(status));
    }
    SetStatus unused;
    unused.set.id = QStringLiteral("unused");
    for (const secrets::SecretInfo &info : stored ? *stored : std::vector<secrets::SecretInfo>()) {
        if (needed.contains(info.name.name))
            continue;
        CredentialNeed need;
        need.name = info.name.name;
        need.optional = true;
        unused.set.needs.push_back(need);
        unused.names.push_back(statusOf(need, stored));
    }
    if (!unused.names.empty())
        list.sets.push_back(std::move(unused));
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
    auto said = co_await m_parts.tester->test(setId, m_parts.secrets, cancel);
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

QCoro::Task<Status> CredentialsWorkflow::writeAll(CredentialSet set, NewValues values)
{
    const auto self = shared_from_this();
    // The former values, in case writing stops half-way. A name that was not there has none.
    std::vector<NewValue> former;
    std::vector<QString> touched;
    std::optional<Error> problem;
    for (const CredentialNeed &need : set.needs) {
        if (need.keeping != Keeping::SecretStore)
            continue;
        auto before = co_await m_parts.secrets->read(named(need.name));
        if (before)
            former.push_back({need.name, std::move(*before)});
        else if (before.error().kind != ErrorKind::NotFound)
            co_return before.error();
    }
    for (const CredentialNeed &need : set.needs) {
        const auto given = std::find_if(values->begin(), values->end(), [&need](const NewValue &value) { return value.name == need.name; });
        const bool wasThere = std::any_of(former.begin(), former.end(), [&need](const NewValue &value) { return value.name == need.name; });
        if (given == values->end() && !wasThere)
            continue;
        touched.push_back(need.name);
        if (given == values->end()) {
            const auto removed = co_await m_parts.secrets->remove(named(need.name));
            if (!removed && removed.error().kind != ErrorKind::NotFound)
                problem = removed.error();
        } else {
            auto writing = m_parts.secrets->write(named(need.name), given->value.clone());
            const auto written = co_await std::move(writing);
            if (!written) {
                problem = written.error();
            } else {
                const auto back = co_await m_parts.secrets->read(named(need.name));
                if (!back)
                    problem = back.error();
                else if (back->view() != given->value.view())
                    problem = Error{.kind = ErrorKind::Secret,
                                    .what = QStringLiteral("another value was read back than was written"),
                                    .where = m_parts.secrets->backEnd()};
            }
        }
        if (problem)
            break;
    }
    if (!problem)
        co_return Done{};
    bool restored = true;
    for (const QString &name : touched) {
        const auto old = std::find_if(former.begin(), former.end(), [&name](const NewValue &value) { return value.name == name; });
        auto undoing = old == former.end() ? m_parts.secrets->remove(named(name)) : m_parts.secrets->write(named(name), std::move(old->value));
        const auto undone = co_await std::move(undoing);
        restored = restored && (undone || undone.error().kind == ErrorKind::NotFound);
    }
    problem->unchanged = restored ? QStringLiteral("The former key was put back and is in use.")
                                  : QStringLiteral("The former key could not be put back whole: enter it again.");
    co_return *problem;
}

QCoro::Task<Status> CredentialsWorkflow::store(QString setId, NewValues values, Proof proof, CancelToken cancel)
{
    const auto self = shared_from_this();
    const SetStatus *status = find(setId);
    if (!status || status->set.isOurs)
        co_return refused(QStringLiteral("this key is made by Pilothouse itself"));
    const CredentialSet set = status->set;
    QStringList given;
    for (const NewValue &value : *values)
        if (!value.value.isEmpty())
            given << value.name;
    for (const CredentialNeed &need : set.needs) {
        if (!need.optional && !given.contains(need.name))
            co_return refused(QStringLiteral("%1 has no value").arg(need.name));
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
        m_parts.operations->step(operation, QStringLiteral("asking %1 with the new key").arg(set.remote));
        const std::shared_ptr<secrets::SecretStore> candidate = std::make_shared<Candidate>(m_parts.secrets, set, values);
        auto said = co_await m_parts.tester->test(setId, candidate, cancel);
        for (const NewValue &value : *values)
            said = withoutValue(said, value.value);
        if (!said) {
            Error error = said.error();
            error.unchanged
                = replaces ? QStringLiteral("Nothing was stored: the key before it is still in use.") : QStringLiteral("Nothing was stored.");
            const QString why = QStringLiteral("not stored: %1 did not take it (%2)").arg(set.remote, QString(errorKindName(error.kind)));
            co_await enter(action, target, why, audit::Outcome::Failed, QString());
            m_parts.operations->fail(operation, error);
            co_return error;
        }
        tested = TestResult{};
        tested->utc = m_parts.clock->utcNow();
        tested->ok = true;
        tested->saying = *said;
    }
    const QString run = runId();
    const auto announced = co_await enter(action, target, plan.title, audit::Outcome::Intended, run);
    if (!announced) {
        m_parts.operations->fail(operation, announced.error());
        co_return announced.error();
    }
    m_parts.operations->step(operation, QStringLiteral("writing to %1").arg(m_parts.secrets->backEnd()));
    const auto written = co_await writeAll(set, values);
    const QString outcome = !written ? QStringLiteral("%1 failed: %2").arg(plan.title, written.error().what)
                            : tested ? QStringLiteral("%1: tested, then stored in %2").arg(plan.title, m_parts.secrets->backEnd())
                                     : QStringLiteral("%1: stored in %2 without a test").arg(plan.title, m_parts.secrets->backEnd());
    const auto recorded = co_await enter(action, target, outcome, written ? audit::Outcome::Done : audit::Outcome::Failed, run);
    if (written) {
        m_parts.operations->succeed(operation, outcome);
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
    if (removed)
        m_tests.remove(setId);
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
