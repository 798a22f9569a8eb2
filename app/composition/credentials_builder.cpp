// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/credentials_builder.h"

#include "app/composition/key_questions.h"
#include "app/composition/remote_checks.h"
#include "services/credentials/candidate_store.h"
#include "services/credentials/credentials_workflow.h"
#include "services/credentials/key_trial.h"
#include "services/environment/environment_services.h"
#include "services/secrets/memory_secret_store.h"
#include "services/secrets/secret_store.h"

namespace pilothouse::composition {

namespace {

class RemoteTester final : public credentials::CredentialTester
{
public:
    explicit RemoteTester(domain::Profile profile) : m_profile(std::move(profile)) { }

    QCoro::Task<Result<QString>> test(credentials::CredentialSet set, std::shared_ptr<secrets::SecretStore> keys, CancelToken cancel) override
    {
        return askWithKeys(m_profile, std::move(set), std::move(keys), cancel);
    }
    QCoro::Task<Result<domain::KeyPermissions>> permissions(credentials::CredentialSet set, std::shared_ptr<secrets::SecretStore> keys,
                                                            CancelToken cancel) override
    {
        return permissionsOfKeys(m_profile, std::move(set), std::move(keys), cancel);
    }

private:
    domain::Profile m_profile;
};

class ProfileChecker final : public RemoteChecker
{
public:
    explicit ProfileChecker(SecretsOf secretsOf) : m_secretsOf(std::move(secretsOf)) { }

    QCoro::Task<std::vector<RemoteCheck>> check(domain::Profile profile, RemoteAnswered answered, CancelToken cancel) override
    {
        return checkRemotes(profile, m_secretsOf(profile.environment.id), cancel, std::move(answered));
    }

private:
    SecretsOf m_secretsOf;
};

class TypedKeyTrial final : public credentials::KeyTrial, public std::enable_shared_from_this<TypedKeyTrial>
{
public:
    explicit TypedKeyTrial(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) { }

    QCoro::Task<Result<QString>> ask(domain::Profile profile, credentials::CredentialSet set, credentials::NewValues values,
                                     CancelToken cancel) override
    {
        const auto self = shared_from_this();
        // Beside what was typed there is nothing: a key that is stored must not stand in for one that was left out.
        const auto none = std::make_shared<secrets::MemorySecretStore>(m_clock);
        const std::shared_ptr<secrets::SecretStore> typed = std::make_shared<credentials::CandidateStore>(none, set, values);
        auto said = co_await askWithKeys(profile, set, typed, cancel);
        for (const credentials::NewValue &value : *values)
            said = credentials::withoutValue(said, value.value);
        co_return said;
    }

private:
    std::shared_ptr<const Clock> m_clock;
};

} // namespace

void buildCredentials(EnvironmentServices &services)
{
    credentials::CredentialsWorkflow::Parts parts;
    parts.profile = services.profile;
    parts.secrets = services.secrets;
    parts.tester = std::make_shared<RemoteTester>(services.profile);
    parts.audit = services.audit;
    parts.access = services.access;
    parts.operations = services.operations;
    parts.clock = services.clock;
    services.credentials = std::make_shared<credentials::CredentialsWorkflow>(std::move(parts));
}

std::shared_ptr<RemoteChecker> buildRemoteChecker(SecretsOf secretsOf)
{
    return std::make_shared<ProfileChecker>(std::move(secretsOf));
}

std::shared_ptr<credentials::KeyTrial> buildKeyTrial(std::shared_ptr<const Clock> clock)
{
    return std::make_shared<TypedKeyTrial>(std::move(clock));
}

} // namespace pilothouse::composition
