// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/profiles/profile_store.h"

#include "services/core/plain_text.h"
#include "services/profiles/section_reader.h"
#include "services/profiles/yaml_tree.h"

#include <QRegularExpression>
#include <QUrl>

namespace pilothouse::profiles {

namespace {

using domain::AttestationLevel;
using domain::EnvironmentKind;
using domain::FreshnessRule;
using domain::Profile;

// Local names keep the lines below readable: one line a key.
QString key(const char *name)
{
    return QString::fromLatin1(name);
}

void readPhala(SectionReader section, Profile &profile)
{
    domain::PhalaSettings settings;
    section.url(key("api-url"), settings.apiUrl);
    section.finish();
    profile.phala = settings;
}

/// An address with {id} in it, where a demo fleet plays every machine. Elsewhere addresses are the gateways', which know whom they speak for.
void readSpawnteeAddress(SectionReader &section, const Profile &profile, domain::ClusterSettings &settings, ParseContext &context)
{
    const QString name = key("spawntee-address");
    section.text(name, settings.spawnteeAddress);
    if (settings.spawnteeAddress.isEmpty())
        return;
    if (profile.environment.kind != EnvironmentKind::Demo)
        return context.fail(section.lineOf(name), QStringLiteral("\"cluster.spawntee-address\" is allowed in profiles of kind demo only"));
    const QUrl url(QString(settings.spawnteeAddress).replace(QLatin1String("{id}"), QLatin1String("0")), QUrl::StrictMode);
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isHttp || url.host().isEmpty() || !settings.spawnteeAddress.contains(QLatin1String("{id}")))
        context.fail(section.lineOf(name), QStringLiteral("\"cluster.spawntee-address\" must be an http or https address with {id} in it"));
}

void readCluster(SectionReader section, Profile &profile, ParseContext &context)
{
    domain::ClusterSettings settings;
    section.text(key("name"), settings.name);
    section.integer(key("spawntee-port"), 1, 65535, settings.spawnteePort);
    section.text(key("gateway-key-path"), settings.gatewayKeyPath);
    section.text(key("coordinator-wallet"), settings.coordinatorWallet);
    section.url(key("certificates-url"), settings.certificatesUrl);
    readSpawnteeAddress(section, profile, settings, context);
    section.text(key("instance-type"), settings.instanceType);
    section.text(key("runner-compose-path"), settings.runnerComposePath);
    int timeout = int(settings.requestTimeout.count());
    section.integer(key("request-timeout"), 1, 3600, timeout);
    settings.requestTimeout = std::chrono::seconds(timeout);
    section.integer(key("max-models"), 0, 100'000, settings.maxModels);
    section.share(key("capacity-threshold"), settings.capacityThreshold);
    section.integer(key("memory-per-model-mb"), 1, 16 * 1024 * 1024, settings.memoryPerModelMb);
    if (auto provisioning = section.section(key("provisioning"))) {
        provisioning->flag(key("automatic"), settings.automaticProvisioning);
        provisioning->amount(key("budget-usd-per-hour"), settings.provisioningBudgetUsdPerHour);
        provisioning->finish();
    }
    section.finish();
    profile.cluster = settings;
}

void readAws(SectionReader section, Profile &profile)
{
    domain::AwsSettings settings;
    section.text(key("region"), settings.region);
    section.text(key("profile"), settings.profile);
    section.url(key("endpoint-url"), settings.endpointUrl);
    if (auto endpoints = section.section(key("endpoints"))) {
        for (const QString &service : endpoints->keys()) {
            QString address;
            endpoints->url(service, address);
            settings.endpoints << service + u'=' + address;
        }
    }
    section.finish();
    profile.aws = settings;
}

void readProvers(SectionReader section, Profile &profile)
{
    domain::ProversSettings settings;
    section.text(key("stack"), settings.stack);
    section.text(key("project-dir"), settings.projectDir);
    section.finish();
    profile.provers = settings;
}

void readOrchestrator(SectionReader section, Profile &profile)
{
    domain::OrchestratorSettings settings;
    section.url(key("url"), settings.url);
    section.oneOf(key("dialect"), {key("auto"), key("seed"), key("spec")}, settings.dialect);
    section.text(key("wallet"), settings.wallet);
    section.texts(key("nfts"), settings.nfts);
    section.oneOf(key("signature"), {key("adr-036"), key("raw")}, settings.signature);
    section.oneOf(key("encoding"), {key("base64"), key("hex")}, settings.encoding);
    section.finish();
    profile.orchestrator = settings;
}

void readPolicy(SectionReader section, domain::AttestationPolicy &policy)
{
    QString level;
    section.oneOf(key("require"), {key("A1"), key("A2"), key("A3")}, level);
    if (level == QLatin1String("A2"))
        policy.require = AttestationLevel::A2;
    else if (level == QLatin1String("A3"))
        policy.require = AttestationLevel::A3;
    // Revoked is not in the list: no policy makes a revoked platform acceptable.
    section.list(key("accept-status"),
                 {key("UpToDate"), key("SWHardeningNeeded"), key("ConfigurationNeeded"), key("ConfigurationAndSWHardeningNeeded"), key("OutOfDate"),
                  key("OutOfDateConfigurationNeeded")},
                 policy.acceptStatus);
    QString freshness;
    section.oneOf(key("freshness"), {key("required"), key("when-possible")}, freshness);
    if (freshness == QLatin1String("when-possible"))
        policy.freshness = FreshnessRule::WhenPossible;
    section.finish();
}

void readReferences(SectionReader section, domain::ReferenceSettings &references)
{
    section.text(key("os-images"), references.osImagesPath);
    section.text(key("image"), references.osImage);
    section.hex(key("compose-hash"), 64, references.composeHash);
    section.hex(key("app-id"), 40, references.appId);
    section.hex(key("key-provider"), 0, references.keyProviderId);
    section.finish();
}

void readAttestation(SectionReader section, Profile &profile, ParseContext &context)
{
    domain::AttestationSettings settings;
    section.url(key("pccs-url"), settings.pccsUrl);
    section.text(key("trust-root"), settings.trustRootPath);
    if (!settings.trustRootPath.isEmpty() && profile.environment.kind != EnvironmentKind::Demo)
        context.fail(section.lineOf(key("trust-root")), QStringLiteral("\"attestation.trust-root\" is allowed in profiles of kind demo only"));
    if (auto chain = section.section(key("chain"))) {
        chain->url(key("rpc-url"), settings.chainRpcUrl);
        chain->contractAddress(key("app-contract"), settings.chainAppContract);
        chain->contractAddress(key("kms-contract"), settings.chainKmsContract);
        chain->finish();
    }
    if (auto references = section.section(key("references")))
        readReferences(*references, settings.references);
    if (auto policy = section.section(key("policy")))
        readPolicy(*policy, settings.policy);
    section.finish();
    profile.attestation = settings;
}

void readPlane(std::optional<SectionReader> section, domain::PlaneSettings &plane)
{
    if (!section)
        return;
    section->text(key("name"), plane.name);
    section->url(key("url"), plane.url);
    section->finish();
}

void readCutover(SectionReader section, Profile &profile, ParseContext &context)
{
    domain::CutoverSettings settings;
    section.url(key("web-url"), settings.webUrl);
    if (auto planes = section.section(key("planes"))) {
        readPlane(planes->section(key("old")), settings.oldPlane);
        readPlane(planes->section(key("new")), settings.newPlane);
        planes->finish();
        if (!settings.oldPlane.url.isEmpty() && settings.oldPlane.url == settings.newPlane.url)
            context.fail(planes->line(), QStringLiteral("\"cutover.planes\": old and new have the same address"));
    }
    if (auto router = section.section(key("router"))) {
        router->oneOf(key("kind"), {key("haproxy-map"), key("haproxy-weights"), key("alb"), key("caddy"), key("envoy"), key("webhook")},
                      settings.router.kind);
        if (settings.router.kind == QLatin1String("alb"))
            router->text(key("address"), settings.router.address);
        else
            router->endpoint(key("address"), settings.router.address);
        router->text(key("map"), settings.router.map);
        router->finish();
    }
    if (auto payments = section.section(key("payments"))) {
        domain::PaymentsSettings source;
        payments->oneOf(key("kind"), {key("prometheus"), key("ndjson"), key("by-hand")}, source.kind);
        payments->url(key("url"), source.url);
        payments->text(key("query"), source.query);
        payments->finish();
        settings.payments = source;
    }
    section.finish();
    profile.cutover = settings;
}

void readStore(SectionReader section, Profile &profile, ParseContext &context)
{
    section.text(key("postgresql"), profile.postgresql);
    if (profile.postgresql.contains(QLatin1String("password"), Qt::CaseInsensitive))
        context.fail(section.lineOf(key("postgresql")),
                     QStringLiteral("\"store.postgresql\" holds a password; use a password file or peer authentication"));
    section.finish();
}

/// A path from the root: where a program was started must not decide whom an environment trusts. What is in it is looked at where it is used.
void readCaFile(SectionReader &root, Profile &profile, ParseContext &context)
{
    root.text(key("ca-file"), profile.caFile);
    if (!profile.caFile.isEmpty() && !profile.caFile.startsWith(u'/'))
        context.fail(root.lineOf(key("ca-file")), QStringLiteral("\"ca-file\" must be an absolute path"));
}

bool isThisMachine(const QString &host)
{
    static const QRegularExpression loopback(QStringLiteral("^127(\\.[0-9]{1,3}){3}$"));
    return host == QLatin1String("localhost") || host == QLatin1String("::1") || loopback.match(host).hasMatch();
}

/// Plain http is fine on this machine and in tests; elsewhere an operator of production should know.
void warnOfPlainHttp(const YamlNode &node, const QString &path, ParseContext &context)
{
    for (const auto &member : node.members) {
        const QString name = path.isEmpty() ? member.key : path + u'.' + member.key;
        warnOfPlainHttp(member.value, name, context);
        const QUrl url(member.value.text);
        if (url.scheme() == QLatin1String("http") && !isThisMachine(url.host()))
            context.warn(member.value.line, QStringLiteral("\"%1\" goes to another machine without TLS").arg(name));
    }
}

bool isProfileName(QStringView name)
{
    if (name.isEmpty() || name.size() > 64 || !name[0].isLetterOrNumber())
        return false;
    for (const QChar c : name)
        if (c.unicode() > 0x7e || !(c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.'))
            return false;
    return true;
}

} // namespace

Result<Profile> parseProfile(const QByteArray &yaml, const QString &fileName)
{
    const auto tree = parseYaml(yaml, fileName);
    if (!tree)
        return tree.error();
    ParseContext context(fileName);
    if (tree->kind != YamlNode::Kind::Map) {
        context.fail(tree->line, QStringLiteral("not a profile: expected keys such as \"name: staging\""));
        return *context.error();
    }
    Profile profile;
    SectionReader root(*tree, QString(), context);
    root.require(key("name"));
    root.require(key("kind"));
    QString name;
    root.text(key("name"), name);
    if (!name.isEmpty() && !isProfileName(name))
        context.fail(root.lineOf(key("name")),
                     QStringLiteral("\"name\" must be 1 to 64 letters, digits, \"-\", \"_\" or \".\", starting with a letter or digit"));
    profile.environment.id = domain::EnvironmentId(name);
    QString kind;
    root.oneOf(key("kind"), {key("production"), key("staging"), key("demo")}, kind);
    // Without a usable kind the file is refused below; the strictest one keeps the checks in between honest.
    profile.environment.kind = domain::kindFromWord(kind).value_or(EnvironmentKind::Production);

    if (auto section = root.section(key("phala")))
        readPhala(*section, profile);
    if (auto section = root.section(key("cluster")))
        readCluster(*section, profile, context);
    if (auto section = root.section(key("aws")))
        readAws(*section, profile);
    if (auto section = root.section(key("provers")))
        readProvers(*section, profile);
    if (auto section = root.section(key("orchestrator")))
        readOrchestrator(*section, profile);
    if (auto section = root.section(key("attestation")))
        readAttestation(*section, profile, context);
    if (auto section = root.section(key("cutover")))
        readCutover(*section, profile, context);
    if (auto section = root.section(key("store")))
        readStore(*section, profile, context);
    readCaFile(root, profile, context);
    root.text(key("prices"), profile.pricesPath);
    root.finish();
    if (context.error())
        return *context.error();

    if (profile.environment.kind == EnvironmentKind::Production)
        warnOfPlainHttp(*tree, QString(), context);
    profile.warnings = context.warnings();
    return profile;
}

} // namespace pilothouse::profiles
