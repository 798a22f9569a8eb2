// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/credentials_builder.h"

#include "app/composition/remote_checks.h"
#include "services/credentials/credentials_workflow.h"
#include "services/environment/environment_services.h"
#include "services/secrets/secret_store.h"

namespace pilothouse::composition {

namespace {

class RemoteTester final : public credentials::CredentialTester
{
public:
    explicit RemoteTester(domain::Profile profile) : m_profile(std::move(profile)) { }

    QCoro::Task<Result<QString>> test(QString setId, std::shared_ptr<secrets::SecretStore> keys, CancelToken cancel) override
    {
        return askWithKeys(m_profile, setId, std::move(keys), cancel);
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

} // namespace pilothouse::composition
