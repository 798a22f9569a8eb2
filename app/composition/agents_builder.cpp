// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/agents_builder.h"

#include "app/composition/remotes.h"
#include "services/agents/agents_workflow.h"
#include "services/environment/environment_services.h"
#include "services/evidence/endpoint_prober.h"
#include "services/orchestrator/live_socket.h"
#include "services/orchestrator/orchestrator_client.h"
#include "services/orchestrator/session_book.h"

namespace pilothouse::composition {

namespace {

std::optional<orchestrator::Dialect> dialectOf(const QString &word)
{
    if (word == QLatin1StringView("seed"))
        return orchestrator::Dialect::Seed;
    if (word == QLatin1StringView("spec"))
        return orchestrator::Dialect::Spec;
    return std::nullopt;
}

std::shared_ptr<orchestrator::OrchestratorClient> clientOf(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets,
                                                           std::shared_ptr<const Clock> clock)
{
    const domain::OrchestratorSettings &settings = *profile.orchestrator;
    const QUrl base(settings.url);
    http::RemoteContext context = contextOf(profile);
    context.allowedOrigins = {base};
    context.remoteName = QStringLiteral("the orchestrator");
    const auto http = std::make_shared<http::HttpClient>(context);

    orchestrator::SessionBook::Parts book;
    book.http = http;
    book.base = base;
    book.secrets = std::move(secrets);
    book.environment = profile.environment;
    book.clock = clock;
    book.scheme = settings.signature == QLatin1StringView("raw") ? agents::SigningScheme::Raw : agents::SigningScheme::Adr036;
    book.encoding = settings.encoding == QLatin1StringView("hex") ? agents::KeyEncoding::Hex : agents::KeyEncoding::Base64;
    orchestrator::OrchestratorClient::Settings client;
    client.base = base;
    client.dialect = dialectOf(settings.dialect);
    client.wallet = settings.wallet;
    client.nfts = settings.nfts;
    client.encoding = book.encoding;
    client.scheme = book.scheme;
    return std::make_shared<orchestrator::OrchestratorClient>(http, std::make_shared<orchestrator::SessionBook>(book), std::move(clock), client);
}

} // namespace

std::shared_ptr<agents::AgentPort> buildAgentPort(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets,
                                                  std::shared_ptr<const Clock> clock)
{
    return clientOf(profile, std::move(secrets), std::move(clock));
}

void buildAgents(EnvironmentServices &services)
{
    const domain::Profile &profile = services.profile;
    if (!profile.orchestrator)
        return;
    const domain::OrchestratorSettings &settings = *profile.orchestrator;
    if (settings.url.isEmpty()) {
        services.unavailable.insert(QStringLiteral("orchestrator"), Error{.kind = ErrorKind::InvalidInput,
                                                                          .what = QStringLiteral("the profile names no orchestrator"),
                                                                          .where = QStringLiteral("orchestrator.url"),
                                                                          .nextStep = QStringLiteral("Add orchestrator.url to the profile.")});
        return;
    }
    const auto port = clientOf(profile, services.secrets, services.clock);
    agents::AgentsWorkflow::Parts parts;
    parts.environment = profile.environment;
    parts.port = port;
    parts.live = std::make_shared<orchestrator::LiveSocket>(port, QUrl(settings.url), services.clock, orchestrator::LiveLimits(), profile.caFile);
    parts.audit = services.audit;
    parts.access = services.access;
    parts.operations = services.operations;
    parts.clock = services.clock;
    parts.endpoints = std::make_shared<evidence::EndpointProber>(keylessClient(profile.environment.id, profile.caFile), services.clock);
    parts.signIns = {settings.wallet, settings.nfts};
    services.agents = std::make_shared<agents::AgentsWorkflow>(parts);
}

} // namespace pilothouse::composition
