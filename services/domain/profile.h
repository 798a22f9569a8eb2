// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/environment.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace pilothouse::domain {

struct PhalaSettings
{
    QString apiUrl; ///< base URL including /api/v1, no trailing slash
};

struct ClusterSettings
{
    QString name; ///< CVM name prefix
    int spawnteePort = 9010;
    QString gatewayKeyPath;
    QString coordinatorWallet;
    QString certificatesUrl; ///< the public index of coordinators' certificates; empty: the main one
    QString spawnteeAddress; ///< kind demo only: "http://127.0.0.1:18790/s/{id}" in place of the gateways; {id}: an instance or an app
    QString instanceType;
    QString runnerComposePath;
    std::chrono::seconds requestTimeout{60};
    int maxModels = 0; ///< 0 = no cap
    double capacityThreshold = 0.8;
    int memoryPerModelMb = 1024;
    bool automaticProvisioning = false;
    QString provisioningBudgetUsdPerHour; ///< decimal text
};

struct AwsSettings
{
    QString region;
    QString profile; ///< of the shared AWS files; empty: keys come from the keychain or the environment
    QString endpointUrl;
    QStringList endpoints; ///< "ecs=http://…", per service
};

struct ProversSettings
{
    QString stack;
    QString projectDir;
};

struct OrchestratorSettings
{
    QString url;
    QString dialect = QStringLiteral("auto");      ///< auto | seed | spec
    QString wallet;                                ///< the operator's, secret1…; for lists that need a sign-in
    QStringList nfts;                              ///< NFTs of that wallet for which this desk signs in to read
    QString signature = QStringLiteral("adr-036"); ///< what a wallet signs: adr-036 | raw
    QString encoding = QStringLiteral("base64");   ///< of signatures and keys on the wire: base64 | hex
};

/// The level a plane must reach: A1 self-report, A2 verified fresh quote, A3 bound to expected measurements.
enum class AttestationLevel { None, A1, A2, A3 };
enum class FreshnessRule { Required, WhenPossible };

struct AttestationPolicy
{
    AttestationLevel require = AttestationLevel::A1;
    QStringList acceptStatus{QStringLiteral("UpToDate"), QStringLiteral("SWHardeningNeeded")};
    FreshnessRule freshness = FreshnessRule::Required;
};

/// What the operator says the machines must be; what is empty is not checked.
struct ReferenceSettings
{
    QString osImagesPath;  ///< a JSON table of released OS images
    QString osImage;       ///< one entry of it
    QString composeHash;   ///< 64 hexadecimal digits
    QString appId;         ///< 40 hexadecimal digits
    QString keyProviderId; ///< hexadecimal
};

struct AttestationSettings
{
    QString pccsUrl;
    QString trustRootPath; ///< kind demo only
    QString chainRpcUrl;
    QString chainAppContract;
    QString chainKmsContract;
    AttestationPolicy policy;
    ReferenceSettings references;
};

struct PlaneSettings
{
    QString name;
    QString url;
};

struct RouterSettings
{
    QString kind;    ///< haproxy-map | haproxy-weights | alb | caddy | envoy | webhook
    QString address; ///< host:port or unix:/path
    QString map;     ///< path of the map as the router knows it
};

struct PaymentsSettings
{
    QString kind; ///< prometheus | ndjson | by-hand
    QString url;
    QString query;
};

struct CutoverSettings
{
    QString webUrl;
    PlaneSettings oldPlane;
    PlaneSettings newPlane;
    RouterSettings router;
    std::optional<PaymentsSettings> payments;
};

/// One environment as its YAML file says, checked. A section that is absent is nullopt: that pane says "not set up".
struct Profile
{
    Environment environment;
    QString filePath; ///< empty when it was never on disk
    std::optional<PhalaSettings> phala;
    std::optional<ClusterSettings> cluster;
    std::optional<AwsSettings> aws;
    std::optional<ProversSettings> provers;
    std::optional<OrchestratorSettings> orchestrator;
    std::optional<AttestationSettings> attestation;
    std::optional<CutoverSettings> cutover;
    QString caFile; ///< absolute path of the PEM certificates this environment trusts instead of the system's; empty: the system's
    QString pricesPath;
    QString postgresql;   ///< connection string without a password; empty = the embedded SQLite file
    QStringList warnings; ///< what is allowed but deserves a word: "staging.yaml:7: plain http to another machine"
};

} // namespace pilothouse::domain
