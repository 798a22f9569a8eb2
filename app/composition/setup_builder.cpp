// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/setup_builder.h"

#include "app/composition/remotes.h"
#include "services/cluster/gateway_refusal.h"
#include "services/clustersetup/answers.h"
#include "services/clustersetup/image_push.h"
#include "services/clustersetup/setup_ports.h"
#include "services/core/json.h"
#include "services/environment/environment_services.h"
#include "services/evidence/gateway_round_trip.h"
#include "services/http/proxy.h"
#include "services/secrets/secret_store.h"
#include "services/spawntee/certificate_index_client.h"
#include "services/spawntee/gateway_connector.h"
#include "services/spawntee/gateway_key.h"

namespace pilothouse::composition {

namespace {

constexpr std::chrono::milliseconds kDemoPoll{500};
constexpr std::chrono::seconds kOrchestratorTimeout{5};
constexpr std::chrono::seconds kClockTimeout{10};
constexpr char kOrchestrator[] = "http://127.0.0.1:8001"; ///< where it listens by itself

class StoredSecrets final : public clustersetup::SetupSecrets
{
public:
    StoredSecrets(domain::EnvironmentId environment, std::shared_ptr<secrets::SecretStore> store)
        : m_environment(std::move(environment))
        , m_store(std::move(store))
    {
    }
    QCoro::Task<Result<Secret>> read(QString name) override
    {
        const secrets::SecretName wanted{m_environment, name};
        auto value = co_await m_store->read(wanted);
        co_return value;
    }

private:
    domain::EnvironmentId m_environment;
    std::shared_ptr<secrets::SecretStore> m_store;
};

/// What may be known of the key that the connector signs with.
class SignerFacts final : public clustersetup::GatewayKeyPort
{
public:
    Result<clustersetup::GatewayKeyFacts> read(const QString &path) override
    {
        const auto signer = spawntee::GatewaySigner::fromFile(path);
        if (!signer)
            return signer.error();
        return clustersetup::GatewayKeyFacts{signer->keyBits(), signer->keyHash()};
    }
};

class IndexedKeys final : public clustersetup::AllowedKeysPort
{
public:
    explicit IndexedKeys(std::shared_ptr<spawntee::CertificateIndexClient> index) : m_index(std::move(index)) { }
    QCoro::Task<Result<QStringList>> allowedHashes(QString) override
    {
        const auto index = m_index;
        const CancelToken never;
        const auto certificates = co_await index->certificateSlots(never);
        if (!certificates)
            co_return certificates.error();
        const QStringList hashes{certificates->primary, certificates->secondary};
        co_return hashes;
    }

private:
    std::shared_ptr<spawntee::CertificateIndexClient> m_index;
};

/// A model orchestrator's own HTTP API, as far as a setup asks it.
class ModelOrchestrator final : public clustersetup::OrchestratorPort
{
public:
    ModelOrchestrator(std::shared_ptr<http::HttpClient> http, QString url) : m_http(std::move(http)), m_url(std::move(url)) { }
    QCoro::Task<Result<int>> models(CancelToken cancel) override
    {
        const auto http = m_http;
        http::HttpRequest request;
        request.url = QUrl(endpoint());
        request.headers = {{"Accept", "application/json"}};
        request.timeout = kOrchestratorTimeout;
        request.patience = kOrchestratorTimeout;
        request.tries = 1;
        request.cancel = cancel;
        const auto reply = co_await http->send(request);
        if (!reply)
            co_return reply.error();
        if (!reply->isSuccess())
            co_return http::errorFromStatus(request, *reply);
        const auto json = parseJson(reply->body);
        const bool isList = json && (json->isArray() || json->object().value(QLatin1StringView("models")).isArray());
        if (!isList)
            co_return Error{.kind = ErrorKind::Protocol, .what = QStringLiteral("the answer is no list of models"), .where = http::describe(request)};
        const QJsonArray list = json->isArray() ? json->array() : json->object().value(QLatin1StringView("models")).toArray();
        co_return int(list.size());
    }
    QString endpoint() const override { return m_url.endsWith(u'/') ? m_url + QStringLiteral("models") : m_url + QStringLiteral("/models"); }

private:
    std::shared_ptr<http::HttpClient> m_http;
    QString m_url;
};

/// The tools are those of this program's PATH.
std::shared_ptr<const clustersetup::ImagePushParts> imagePushParts(const EnvironmentServices &services)
{
    const auto parts = std::make_shared<clustersetup::ImagePushParts>();
    parts->environment = services.profile.environment;
    parts->audit = services.audit;
    parts->access = services.access;
    parts->clock = services.clock;
    parts->tools = clustersetup::toolEnvironment();
    return parts;
}

/// Asks for what a spawntee serves to everybody.
class AnsweredClocks final : public clustersetup::MachineClockPort
{
public:
    AnsweredClocks(std::shared_ptr<http::HttpClient> http, std::shared_ptr<const Clock> clock)
        : m_http(std::move(http))
        , m_clock(std::move(clock)) { }
    QCoro::Task<Result<std::chrono::seconds>> skew(QString endpoint, CancelToken cancel) override
    {
        const auto http = m_http;
        const auto clock = m_clock;
        http::HttpRequest request;
        request.url = QUrl(endpoint + u'/');
        request.timeout = kClockTimeout;
        request.patience = kClockTimeout;
        request.tries = 1; // an answer that was waited for twice tells an older time
        request.breaker = http::Breaker::Ignore;
        request.cancel = cancel;
        const auto reply = co_await http->send(request);
        if (!reply)
            co_return reply.error();
        const auto skew = cluster::clockSkew(reply->header("Date"), clock->utcNow());
        if (!skew)
            co_return Error{.kind = ErrorKind::Protocol, .what = QStringLiteral("its answer carries no time"), .where = http::describe(request)};
        const std::chrono::seconds told = *skew;
        co_return told;
    }

private:
    std::shared_ptr<http::HttpClient> m_http;
    std::shared_ptr<const Clock> m_clock;
};

/// Ports for the machines that are made. None for a demo that does not say where its machines answer: no gateway knows them.
void addSpawntees(clustersetup::SetupParts &parts, const clustersetup::SetupAnswers &answers, const domain::Profile &profile)
{
    const domain::ClusterSettings known = profile.cluster.value_or(domain::ClusterSettings());
    const bool isDemo = profile.environment.kind == domain::EnvironmentKind::Demo;
    parts.keys = std::make_shared<SignerFacts>();
    const auto http = keylessClient(parts.environment.id, profile.caFile);
    std::shared_ptr<spawntee::CertificateIndexClient> index;
    const QString asked = answers.certificatesUrl.isEmpty() ? known.certificatesUrl : answers.certificatesUrl;
    if (!asked.isEmpty()) {
        index = std::make_shared<spawntee::CertificateIndexClient>(http, QUrl(asked), answers.cluster.coordinatorWallet, parts.clock);
        parts.allowedKeys = std::make_shared<IndexedKeys>(index);
    }
    if (isDemo && known.spawnteeAddress.isEmpty())
        return;
    spawntee::GatewayConnector::Parts made;
    made.http = http;
    made.key = spawntee::GatewayKey::ofFile(answers.cluster.gatewayKeyPath);
    made.clock = parts.clock;
    made.index = index;
    made.timing.perTry = answers.cluster.requestTimeout;
    made.addressTemplate = known.spawnteeAddress;
    parts.spawntees = std::make_shared<spawntee::GatewayConnector>(made);
    if (isDemo)
        parts.poll = kDemoPoll; // its machines are ready within half a minute
}

} // namespace

std::shared_ptr<clustersetup::SetupParts> buildSetupParts(const EnvironmentServices &services, const clustersetup::SetupAnswers &answers,
                                                          const QString &stateFolder)
{
    const auto parts = std::make_shared<clustersetup::SetupParts>();
    parts->environment = services.profile.environment;
    parts->cvms = services.cvms;
    parts->deploys = services.deployer;
    parts->steps = services.onChainSteps;
    parts->secrets = std::make_shared<StoredSecrets>(services.profile.environment.id, services.secrets);
    parts->audit = services.audit;
    parts->access = services.access;
    parts->clock = services.clock;
    parts->roundTrips = std::make_shared<evidence::GatewayRoundTrip>();
    parts->tools = clustersetup::toolEnvironment();
    parts->image = imagePushParts(services);
    parts->clocks = std::make_shared<AnsweredClocks>(keylessClient(services.profile.environment.id, services.profile.caFile), services.clock);
    parts->stateFolder = QStringLiteral("%1/setup-%2").arg(stateFolder, services.profile.environment.id.text());
    parts->profilePath = services.profile.filePath;
    if (services.profile.phala) {
        parts->phalaApiUrl = services.profile.phala->apiUrl;
        parts->cloudProxy = http::proxyFor(QUrl(services.profile.phala->apiUrl));
        if (parts->phalaApiUrl.endsWith(QLatin1String("/api/v1"))) // the orchestrator adds it by itself
            parts->phalaApiUrl.chop(7);
    }
    addSpawntees(*parts, answers, services.profile);
    // A demo has none unless it is named: what listens at the usual port of this machine is somebody else's.
    const bool isDemo = services.profile.environment.kind == domain::EnvironmentKind::Demo;
    const QString url = answers.orchestratorUrl.isEmpty() && !isDemo ? QString::fromLatin1(kOrchestrator) : answers.orchestratorUrl;
    if (!url.isEmpty())
        parts->orchestrator = std::make_shared<ModelOrchestrator>(keylessClient(services.profile.environment.id, services.profile.caFile), url);
    return parts;
}

} // namespace pilothouse::composition
