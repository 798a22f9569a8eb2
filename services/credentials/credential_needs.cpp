// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/credentials/credential_needs.h"

namespace pilothouse::credentials {

namespace {

CredentialNeed stored(const char *name, Purpose purpose)
{
    CredentialNeed need;
    need.name = QString::fromLatin1(name);
    need.purpose = purpose;
    return need;
}

CredentialNeed inFile(const QString &path, Purpose purpose)
{
    CredentialNeed need;
    need.name = path;
    need.purpose = purpose;
    need.keeping = Keeping::File;
    return need;
}

CredentialSet phalaSet(const domain::PhalaSettings &settings)
{
    CredentialSet set;
    set.id = QStringLiteral("phala");
    set.remote = QStringLiteral("Phala Cloud");
    set.endpoint = settings.apiUrl;
    set.canBeTested = true;
    set.tellsPermissions = true;
    set.needs = {stored("PHALA_API_KEY", Purpose::PhalaKey)};
    return set;
}

CredentialSet awsSet(const domain::AwsSettings &settings)
{
    CredentialSet set;
    set.id = QStringLiteral("aws");
    set.remote = QStringLiteral("AWS");
    set.endpoint = settings.endpointUrl.isEmpty() ? settings.region : settings.endpointUrl;
    set.canBeTested = true;
    set.tellsPermissions = true;
    if (!settings.profile.isEmpty()) {
        // A profile that was named goes before everything that is stored.
        set.needs = {inFile(QStringLiteral("~/.aws/credentials [%1]").arg(settings.profile), Purpose::AwsSharedFile)};
        return set;
    }
    CredentialNeed id = stored("AWS_ACCESS_KEY_ID", Purpose::AwsKeyId);
    id.isPublic = true;
    CredentialNeed token = stored("AWS_SESSION_TOKEN", Purpose::AwsSessionToken);
    token.optional = true;
    set.needs = {id, stored("AWS_SECRET_ACCESS_KEY", Purpose::AwsSecretKey), token};
    return set;
}

/// A set of its own for each: a new key must not take the sign-ins of other wallets with it.
CredentialSet orchestratorSet(const char *id, const domain::OrchestratorSettings &settings, CredentialNeed need)
{
    CredentialSet set;
    set.id = QString::fromLatin1(id);
    set.remote = QStringLiteral("Orchestrator");
    set.endpoint = settings.url;
    need.optional = true; // a wallet can sign instead
    set.needs = {std::move(need)};
    return set;
}

} // namespace

std::vector<CredentialSet> credentialsNeeded(const domain::Profile &profile)
{
    std::vector<CredentialSet> sets;
    if (profile.phala)
        sets.push_back(phalaSet(*profile.phala));
    if (profile.cluster) {
        CredentialSet gateway;
        gateway.id = QStringLiteral("gateway");
        gateway.remote = profile.cluster->name;
        const QString &path = profile.cluster->gatewayKeyPath;
        gateway.needs = {path.isEmpty() ? stored(kGatewayKeyName, Purpose::GatewayKey) : inFile(path, Purpose::GatewayKey)};
        sets.push_back(gateway);
    }
    if (profile.aws)
        sets.push_back(awsSet(*profile.aws));
    if (profile.orchestrator) {
        if (profile.environment.kind != domain::EnvironmentKind::Production)
            sets.push_back(orchestratorSet("orchestrator", *profile.orchestrator, stored("ORCHESTRATOR_DEV_KEY", Purpose::DevelopmentKey)));
        CredentialNeed signIns = stored("ORCHESTRATOR_SESSIONS", Purpose::SignIns);
        signIns.isTyped = false;
        sets.push_back(orchestratorSet("sign-ins", *profile.orchestrator, std::move(signIns)));
    }
    CredentialSet record;
    record.id = QStringLiteral("record");
    record.isOurs = true;
    record.needs = {stored("PILOTHOUSE_AUDIT_KEY", Purpose::AuditKey), stored("PILOTHOUSE_AUDIT_TIP", Purpose::AuditTip)};
    for (CredentialNeed &need : record.needs)
        need.optional = true; // made with the first entry of a record
    sets.push_back(record);
    return sets;
}

CredentialSet registryStorageNeeded(const QString &region)
{
    CredentialSet set;
    set.id = QStringLiteral("storage");
    set.remote = QStringLiteral("AWS");
    set.endpoint = region;
    set.canBeTested = true;
    CredentialNeed id = stored("AWS_ACCESS_KEY_ID", Purpose::AwsKeyId);
    id.isPublic = true;
    set.needs = {id, stored("AWS_SECRET_ACCESS_KEY", Purpose::AwsSecretKey)};
    return set;
}

} // namespace pilothouse::credentials
