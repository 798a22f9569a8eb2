// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile_form.h"

#include "services/profiles/yaml_edit.h"
#include "services/profiles/yaml_tree.h"

#include <QCoreApplication>

namespace pilothouse::models {

using Kind = ProfileField::Kind;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProfileForm)
};

ProfileField text(const char *path, const QString &label, const QString &hint = QString())
{
    ProfileField field;
    field.path = QString::fromLatin1(path);
    field.label = label;
    field.hint = hint;
    return field;
}

ProfileField number(const char *path, const QString &label, const QString &hint = QString())
{
    ProfileField field = text(path, label, hint);
    field.kind = Kind::Number;
    return field;
}

ProfileField choice(const char *path, const QString &label, const QStringList &choices, const QString &hint = QString())
{
    ProfileField field = text(path, label, hint);
    field.kind = Kind::Choice;
    field.choices = choices;
    return field;
}

QStringList words(const char *list)
{
    return QString::fromLatin1(list).split(QLatin1Char(' '));
}

std::vector<ProfileSection> makeSections()
{
    std::vector<ProfileSection> sections;
    const auto add = [&sections](const char *key, const QString &title, const QString &sentence, std::vector<ProfileField> fields) {
        sections.push_back({QString::fromLatin1(key), title, sentence, std::move(fields)});
    };
    add("phala", Words::tr("Phala Cloud"), Words::tr("Where machines are listed, started and stopped."),
        {text("phala.api-url", Words::tr("Address of the API"), Words::tr("With /api/v1 at its end. The key for it is kept under Secrets."))});
    add("cluster", Words::tr("Cluster"), Words::tr("Which machines belong together, and how they are reached."),
        {text("cluster.name", Words::tr("Name"), Words::tr("What the names of its machines begin with.")),
         text("cluster.instance-type", Words::tr("Instance type"), Words::tr("For new machines: tdx.medium")),
         number("cluster.spawntee-port", Words::tr("Port of spawntee"), Words::tr("9010 when empty")),
         text("cluster.gateway-key-path", Words::tr("Gateway key file"), Words::tr("A path; the file is never copied into the profile.")),
         text("cluster.coordinator-wallet", Words::tr("Coordinator wallet"), Words::tr("Its public address, base58")),
         text("cluster.runner-compose-path", Words::tr("Compose file of runners")),
         number("cluster.request-timeout", Words::tr("Timeout of requests, in seconds"), Words::tr("60 when empty")),
         number("cluster.max-models", Words::tr("Most models"), Words::tr("0: no cap")),
         number("cluster.capacity-threshold", Words::tr("Capacity threshold"), Words::tr("A share up to 1; 0.8 when empty")),
         number("cluster.memory-per-model-mb", Words::tr("Memory of a model, in MB"), Words::tr("1024 when empty"))});
    add("aws", Words::tr("AWS"), Words::tr("Where the prover cluster runs."),
        {text("aws.region", Words::tr("Region"), Words::tr("us-west-2")),
         text("aws.profile", Words::tr("Profile of the shared AWS files"), Words::tr("Empty: keys come from Secrets.")),
         text("aws.endpoint-url", Words::tr("Other address"), Words::tr("For test servers only"))});
    add("provers", Words::tr("Provers"), Words::tr("Which stack they were made with."),
        {text("provers.stack", Words::tr("Pulumi stack")), text("provers.project-dir", Words::tr("Project folder"))});
    add("orchestrator", Words::tr("Orchestrator"), Words::tr("Where agents are deployed."),
        {text("orchestrator.url", Words::tr("Address")), choice("orchestrator.dialect", Words::tr("Dialect"), words("auto seed spec"))});
    add("attestation", Words::tr("Attestation"), Words::tr("What a machine must prove, and against what it is judged."),
        {text("attestation.pccs-url", Words::tr("Collateral service (PCCS)")),
         choice("attestation.policy.require", Words::tr("Level to reach"), words("A1 A2 A3")),
         choice("attestation.policy.freshness", Words::tr("Freshness"), words("required when-possible")),
         text("attestation.references.os-images", Words::tr("Table of OS images"), Words::tr("The path of a JSON table of releases")),
         text("attestation.references.image", Words::tr("OS image"), Words::tr("One entry of the table; empty: not checked")),
         text("attestation.references.compose-hash", Words::tr("Compose hash that must run"), Words::tr("64 hexadecimal digits; empty: not checked")),
         text("attestation.references.app-id", Words::tr("App id"), Words::tr("40 hexadecimal digits; empty: not checked")),
         text("attestation.references.key-provider", Words::tr("Key provider"), Words::tr("Hexadecimal; empty: not checked")),
         text("attestation.chain.rpc-url", Words::tr("Node of the chain")), text("attestation.chain.app-contract", Words::tr("App contract")),
         text("attestation.chain.kms-contract", Words::tr("KMS contract"))});
    add("cutover", Words::tr("Cutover"), Words::tr("Two planes, and the router between them."),
        {text("cutover.web-url", Words::tr("Address of the web front")), text("cutover.planes.old.name", Words::tr("Old plane: name")),
         text("cutover.planes.old.url", Words::tr("Old plane: address")), text("cutover.planes.new.name", Words::tr("New plane: name")),
         text("cutover.planes.new.url", Words::tr("New plane: address")),
         choice("cutover.router.kind", Words::tr("Router"), words("haproxy-map haproxy-weights alb caddy envoy webhook")),
         text("cutover.router.address", Words::tr("Router: address"), Words::tr("host:port, or unix:/path")),
         text("cutover.router.map", Words::tr("Router: map file"), Words::tr("The path as the router knows it")),
         choice("cutover.payments.kind", Words::tr("Payments from"), words("prometheus ndjson by-hand")),
         text("cutover.payments.url", Words::tr("Payments: address")), text("cutover.payments.query", Words::tr("Payments: query"))});
    add("trust", Words::tr("Trust"), Words::tr("Whose certificates this environment takes for good."),
        {text("ca-file", Words::tr("Own CA file"),
              Words::tr("PEM certificates, trusted here instead of the system's and in no other environment. Empty: the system's."))});
    add("store", Words::tr("Record and prices"), Words::tr("Where state is kept, and what things cost."),
        {text("store.postgresql", Words::tr("PostgreSQL"), Words::tr("Empty: a file on this desk. Never with a password.")),
         text("prices", Words::tr("Price table"), Words::tr("Empty: the built-in list prices"))});
    return sections;
}

} // namespace

const std::vector<ProfileSection> &profileSections()
{
    static const std::vector<ProfileSection> sections = makeSections();
    return sections;
}

QHash<QString, QString> profileValues(const QByteArray &yaml)
{
    const auto tree = profiles::parseYaml(yaml, QString());
    return tree ? profiles::yamlValues(*tree) : QHash<QString, QString>();
}

Result<QByteArray> withProfileValue(const QByteArray &yaml, const ProfileField &field, const QString &value)
{
    const auto kind = field.kind == Kind::Number ? profiles::YamlScalar::Number : profiles::YamlScalar::Text;
    auto made = profiles::withYamlValue(yaml, field.path, value, kind);
    if (made || made.error().kind != ErrorKind::Refused)
        return made;
    Error error = made.error();
    error.nextStep = Words::tr("Change it in the text.");
    return error;
}

} // namespace pilothouse::models
