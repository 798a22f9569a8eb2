// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/credentials/credentials_workflow.h"
#include "services/secrets/memory_secret_store.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QCoroTimer>

#include <optional>

namespace pilothouse::test {

/// A remote that takes one value of a name and refuses every other, or does not answer at all.
class FakeTester final : public credentials::CredentialTester
{
public:
    domain::EnvironmentId environment;
    QMap<QString, QByteArray> takes; ///< name → the value that works; the names of all sets together
    std::optional<Error> down;
    domain::KeyPermissions may; ///< what a key that is taken may do
    int asked = 0;
    QString where; ///< the endpoint of the set that was asked for last

    QCoro::Task<Result<domain::KeyPermissions>> permissions(credentials::CredentialSet set, std::shared_ptr<secrets::SecretStore> keys,
                                                            CancelToken cancel) override
    {
        const auto taken = co_await test(set, keys, cancel);
        if (!taken)
            co_return taken.error();
        const domain::KeyPermissions told = may; // a bare member would be moved from
        co_return told;
    }
    QCoro::Task<Result<QString>> test(credentials::CredentialSet set, std::shared_ptr<secrets::SecretStore> keys, CancelToken cancel) override
    {
        ++asked;
        where = set.endpoint;
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        if (cancel.isCancelled())
            co_return Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("cancelled")};
        if (down)
            co_return *down;
        const QString prefix = set.id == QLatin1String("phala") ? QStringLiteral("PHALA_") : QStringLiteral("AWS_");
        for (auto it = takes.cbegin(); it != takes.cend(); ++it) {
            if (!it.key().startsWith(prefix))
                continue;
            const secrets::SecretName name{environment, it.key()};
            const auto value = co_await keys->read(name);
            const QByteArray given = value ? value->view().toByteArray() : QByteArray();
            if (given != it.value())
                co_return Error{.kind = ErrorKind::Unauthorised,
                                .what = QStringLiteral("401: the key %1 is not known").arg(QString::fromUtf8(given))};
        }
        co_return QStringLiteral("40 CVMs");
    }
};

/// Credentials of one environment over a store in memory and a pretended remote.
struct CredentialBench
{
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<secrets::MemorySecretStore> memory = std::make_shared<secrets::MemorySecretStore>(clock);
    std::shared_ptr<FakeTester> tester = std::make_shared<FakeTester>();
    std::shared_ptr<MemoryAuditLog> audit = std::make_shared<MemoryAuditLog>();
    std::shared_ptr<domain::WriteAccess> access;
    std::shared_ptr<OperationList> operations = std::make_shared<OperationList>(clock);
    std::shared_ptr<credentials::CredentialsWorkflow> workflow;
    domain::Profile profile;

    explicit CredentialBench(domain::EnvironmentKind kind = domain::EnvironmentKind::Staging, std::shared_ptr<secrets::SecretStore> store = nullptr)
        : access(std::make_shared<domain::WriteAccess>(kind, clock))
    {
        profile.environment = {domain::EnvironmentId(QStringLiteral("staging")), kind};
        profile.phala.emplace().apiUrl = QStringLiteral("https://cloud-api.phala.com/api/v1");
        profile.aws.emplace().region = QStringLiteral("us-west-2");
        tester->environment = profile.environment.id;
        tester->takes = {{QStringLiteral("PHALA_API_KEY"), "new-phala-key"}, {QStringLiteral("AWS_SECRET_ACCESS_KEY"), "new-aws-secret"}};
        make(store ? std::move(store) : memory);
    }
    void make(std::shared_ptr<secrets::SecretStore> store)
    {
        credentials::CredentialsWorkflow::Parts parts;
        parts.profile = profile;
        parts.secrets = std::move(store);
        parts.tester = tester;
        parts.audit = audit;
        parts.access = access;
        parts.operations = operations;
        parts.clock = clock;
        workflow = std::make_shared<credentials::CredentialsWorkflow>(std::move(parts));
    }
    secrets::SecretName named(const char *name) const { return {profile.environment.id, QString::fromLatin1(name)}; }
    void keep(const char *name, const QByteArray &value) { (void)await(memory->write(named(name), Secret::copyOf(value))); }
    /// "[NotFound]" and the like where there is none.
    QByteArray kept(const char *name)
    {
        const auto value = await(memory->read(named(name)));
        return value && *value ? (**value).view().toByteArray() : QByteArray("[none]");
    }
    void look() { (void)await(workflow->refresh(credentials::CredentialsWorkflow::Prompt::Allow)); }
    const credentials::CredentialStatus *status(const char *name) const
    {
        const credentials::SetStatus *set = workflow->setOf(QString::fromLatin1(name));
        if (set)
            for (const credentials::CredentialStatus &each : set->names)
                if (each.need.name == QLatin1String(name))
                    return &each;
        return nullptr;
    }
    static credentials::NewValues values(std::initializer_list<std::pair<const char *, QByteArray>> given)
    {
        const auto values = std::make_shared<std::vector<credentials::NewValue>>();
        for (const auto &[name, value] : given)
            values->push_back({QString::fromLatin1(name), Secret::copyOf(value)});
        return values;
    }
    Status store(const QString &set, credentials::NewValues given, credentials::Proof proof = credentials::Proof::TestFirst)
    {
        const auto stored = await(workflow->store(set, std::move(given), proof, CancelToken()));
        return stored ? *stored : Status(Error{.kind = ErrorKind::Timeout, .what = QStringLiteral("never answered")});
    }
    /// Everything that was recorded, as one text.
    QString recorded() const
    {
        QString all;
        for (const audit::Record &record : audit->records())
            all += record.action + QLatin1Char(' ') + record.target + QLatin1Char(' ') + record.what + QLatin1Char(' ')
                   + audit::outcomeWord(record.outcome) + QLatin1Char('\n');
        return all;
    }
};

} // namespace pilothouse::test
