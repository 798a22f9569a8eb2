// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/remotes.h"

#include "services/http/http_client.h"
#include "services/phala/phala_client.h"
#include "services/phala/phala_deployer.h"
#include "services/phala/phala_live.h"
#include "services/phala/phala_permissions.h"
#include "services/phala/phala_states.h"
#include "services/phala/phala_usage.h"
#include "services/planes/plane_client.h"
#include "services/secrets/secret_store.h"
#include "services/traffic/haproxy_map_router.h"

namespace pilothouse::composition {

http::RemoteContext contextOf(const domain::Profile &profile)
{
    http::RemoteContext context;
    context.environment = profile.environment.id;
    context.caFile = profile.caFile;
    return context;
}

std::shared_ptr<http::HttpClient> keylessClient(const domain::EnvironmentId &environment, const QString &caFile, http::RetryPolicy policy)
{
    http::RemoteContext context;
    context.environment = environment;
    context.caFile = caFile;
    context.anyOrigin = true;
    return std::make_shared<http::HttpClient>(context, std::move(policy));
}

namespace {

/// A client of the cloud's API, with the key of the profile's workspace.
std::shared_ptr<http::HttpClient> phalaHttp(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets)
{
    const QUrl url(profile.phala->apiUrl);
    const secrets::SecretName name{profile.environment.id, QString::fromLatin1(kPhalaKeyName)};
    http::RemoteContext context = contextOf(profile);
    context.allowedOrigins = {url};
    context.keyHeader = "X-API-Key";
    context.key = [secrets = std::move(secrets), name] { return secrets->read(name); };
    context.keyRequired = true;
    context.remoteName = QStringLiteral("Phala Cloud");
    return std::make_shared<http::HttpClient>(context);
}

} // namespace

std::shared_ptr<cluster::CvmPort> buildPhala(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets)
{
    return std::make_shared<phala::PhalaClient>(phalaHttp(profile, std::move(secrets)), QUrl(profile.phala->apiUrl));
}

std::shared_ptr<cluster::DeployPort> buildDeployer(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets,
                                                   std::shared_ptr<const Clock> clock)
{
    return std::make_shared<phala::PhalaDeployer>(phalaHttp(profile, std::move(secrets)), QUrl(profile.phala->apiUrl), std::move(clock));
}

std::shared_ptr<cluster::LivePort> buildLive(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets)
{
    return std::make_shared<phala::PhalaLive>(phalaHttp(profile, std::move(secrets)), QUrl(profile.phala->apiUrl),
                                              keylessClient(profile.environment.id, profile.caFile));
}

std::shared_ptr<cluster::StatePort> buildStates(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets)
{
    return std::make_shared<phala::PhalaStates>(phalaHttp(profile, std::move(secrets)), QUrl(profile.phala->apiUrl));
}

std::shared_ptr<cluster::UsagePort> buildUsage(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets)
{
    return std::make_shared<phala::PhalaUsage>(phalaHttp(profile, std::move(secrets)), QUrl(profile.phala->apiUrl));
}

std::shared_ptr<phala::PhalaPermissions> buildPhalaPermissions(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets)
{
    return std::make_shared<phala::PhalaPermissions>(phalaHttp(profile, std::move(secrets)), QUrl(profile.phala->apiUrl),
                                                     std::make_shared<SystemClock>());
}

std::shared_ptr<cutover::PlanePort> buildPlanes(const domain::Profile &profile)
{
    const domain::CutoverSettings &settings = *profile.cutover;
    http::RemoteContext context = contextOf(profile);
    context.allowedOrigins = {QUrl(settings.oldPlane.url), QUrl(settings.newPlane.url)};
    return std::make_shared<planes::PlaneClient>(std::make_shared<http::HttpClient>(context), settings);
}

Result<std::shared_ptr<cutover::RouterPort>> buildRouter(const domain::CutoverSettings &settings)
{
    const QString &kind = settings.router.kind;
    if (kind.isEmpty())
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("the profile sets up no router"),
                     .where = QStringLiteral("cutover.router"),
                     .nextStep = QStringLiteral("Add cutover.router with its kind, address and map.")};
    if (kind != QLatin1String("haproxy-map"))
        return Error{.kind = ErrorKind::Refused,
                     .what = QStringLiteral("router kind %1 is not supported yet").arg(kind),
                     .where = QStringLiteral("cutover.router"),
                     .nextStep = QStringLiteral("This version steers haproxy-map.")};
    const auto router = traffic::HaproxyMapRouter::create(settings);
    if (!router)
        return router.error();
    return std::shared_ptr<cutover::RouterPort>(*router);
}

} // namespace pilothouse::composition
