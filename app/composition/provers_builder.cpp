// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/provers_builder.h"

#include "app/composition/remotes.h"
#include "services/aws/alarm_client.h"
#include "services/aws/auto_scaling_client.h"
#include "services/aws/ecs_client.h"
#include "services/aws/host_client.h"
#include "services/aws/identity_client.h"
#include "services/aws/logs_client.h"
#include "services/aws/quota_client.h"
#include "services/aws/shared_files.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "services/provers/provers_workflow.h"
#include "services/secrets/secret_store.h"

namespace pilothouse::composition {

namespace {

/// Three names of the secret store; the token only belongs to keys of a session.
QCoro::Task<Result<aws::Credentials>> storedCredentials(std::shared_ptr<secrets::SecretStore> secrets, domain::EnvironmentId environment)
{
    const secrets::SecretName idName{environment, QStringLiteral("AWS_ACCESS_KEY_ID")};
    const secrets::SecretName secretName{environment, QStringLiteral("AWS_SECRET_ACCESS_KEY")};
    const secrets::SecretName tokenName{environment, QStringLiteral("AWS_SESSION_TOKEN")};
    aws::Credentials keys;
    keys.from = QStringLiteral("secrets of %1").arg(environment.text());
    const auto missing = [&environment](const QString &name) {
        return Error{.kind = ErrorKind::Secret,
                     .what = QStringLiteral("no %1 is stored for environment \"%2\"").arg(name, environment.text()),
                     .nextStep
                     = QStringLiteral("Store AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY under Secrets, or name an AWS profile in aws.profile.")};
    };
    const auto id = co_await secrets->read(idName);
    if (!id)
        co_return id.error().kind == ErrorKind::NotFound ? missing(idName.name) : id.error();
    auto secret = co_await secrets->read(secretName);
    if (!secret)
        co_return secret.error().kind == ErrorKind::NotFound ? missing(secretName.name) : secret.error();
    auto token = co_await secrets->read(tokenName);
    // Keys of the environment need no keychain, which may be absent or locked then: without an answer there is no token.
    keys.accessKeyId = id->view().toByteArray();
    keys.secretAccessKey = std::move(*secret);
    if (token)
        keys.sessionToken = std::move(*token);
    for (const QByteArrayView part : {QByteArrayView(keys.accessKeyId), keys.sessionToken.view()}) {
        if (part.contains('\n') || part.contains('\r'))
            co_return Error{.kind = ErrorKind::Secret, .what = QStringLiteral("a stored AWS key holds a line break; store it again without")};
    }
    co_return std::move(keys);
}

QCoro::Task<Result<aws::Credentials>> namedCredentials(QString profile)
{
    auto keys = aws::sharedCredentials(profile);
    co_return std::move(keys);
}

aws::CredentialsSource credentialsSource(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets)
{
    // An explicitly named profile is what the operator chose: nothing in the environment replaces it.
    if (!profile.aws->profile.isEmpty())
        return [name = profile.aws->profile] { return namedCredentials(name); };
    return [secrets = std::move(secrets), environment = profile.environment.id] { return storedCredentials(secrets, environment); };
}

/// What commands to paste need to reach the same place.
QString commandOptions(const domain::AwsSettings &settings)
{
    QStringList options;
    if (!settings.region.isEmpty())
        options << QStringLiteral("--region ") + shellQuoted(settings.region);
    if (!settings.profile.isEmpty())
        options << QStringLiteral("--profile ") + shellQuoted(settings.profile);
    if (!settings.endpointUrl.isEmpty())
        options << QStringLiteral("--endpoint-url ") + shellQuoted(settings.endpointUrl);
    return options.join(u' ');
}

} // namespace

std::shared_ptr<aws::AwsClient> buildAws(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets,
                                         std::shared_ptr<const Clock> clock)
{
    http::RemoteContext context = contextOf(profile);
    for (const aws::Service service : aws::kAllServices) {
        // An address that cannot be used is told by the first request to it.
        if (const auto endpoint = aws::endpointOf(*profile.aws, service))
            context.allowedOrigins << endpoint->url;
    }
    context.remoteName = QStringLiteral("AWS");
    aws::AwsClient::Parts parts;
    parts.http = std::make_shared<http::HttpClient>(context);
    parts.settings = *profile.aws;
    parts.credentials = credentialsSource(profile, std::move(secrets));
    parts.clock = std::move(clock);
    return std::make_shared<aws::AwsClient>(std::move(parts));
}

provers::ProverPorts buildProverPorts(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets,
                                      std::shared_ptr<const Clock> clock)
{
    const auto client = buildAws(profile, std::move(secrets), std::move(clock));
    provers::ProverPorts ports;
    ports.containers = std::make_shared<aws::EcsClient>(client);
    ports.groups = std::make_shared<aws::AutoScalingClient>(client);
    ports.machines = std::make_shared<aws::HostClient>(client);
    ports.logs = std::make_shared<aws::LogsClient>(client);
    ports.identity = std::make_shared<aws::IdentityClient>(client);
    ports.quotas = std::make_shared<aws::QuotaClient>(client);
    ports.alarms = std::make_shared<aws::AlarmClient>(client);
    return ports;
}

void buildProvers(EnvironmentServices &services)
{
    const domain::Profile &profile = services.profile;
    if (!profile.aws) {
        if (profile.provers)
            services.unavailable.insert(QStringLiteral("provers"), Error{.kind = ErrorKind::InvalidInput,
                                                                         .what = QStringLiteral("provers need the section \"aws\""),
                                                                         .where = QStringLiteral("aws"),
                                                                         .nextStep = QStringLiteral("Add aws.region to the profile.")});
        return;
    }
    provers::ProversWorkflow::Parts parts;
    parts.environment = profile.environment;
    parts.ports = buildProverPorts(profile, services.secrets, services.clock);
    parts.stack = profile.provers ? profile.provers->stack : QString();
    parts.standingNotes = aws::ignoredVariables(*profile.aws);
    parts.style.options = commandOptions(*profile.aws);
    parts.audit = services.audit;
    parts.access = services.access;
    parts.operations = services.operations;
    parts.clock = services.clock;
    parts.store = services.store;
    parts.program = store::LeaseHolder::thisProcess(QStringLiteral("pilothouse"));
    services.provers = std::make_shared<provers::ProversWorkflow>(parts);
}

} // namespace pilothouse::composition
