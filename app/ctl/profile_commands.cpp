// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"

#include "app/composition/remote_checks.h"
#include "app/ctl/shell_words.h"
#include "services/core/plain_text.h"

#include <QJsonArray>

namespace pilothouse::ctl {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QStringList sectionsOf(const domain::Profile &profile)
{
    QStringList sections;
    if (profile.phala)
        sections << QStringLiteral("phala");
    if (profile.cluster)
        sections << QStringLiteral("cluster");
    if (profile.aws)
        sections << QStringLiteral("aws");
    if (profile.provers)
        sections << QStringLiteral("provers");
    if (profile.orchestrator)
        sections << QStringLiteral("orchestrator");
    if (profile.attestation)
        sections << QStringLiteral("attestation");
    if (profile.cutover)
        sections << QStringLiteral("cutover");
    return sections;
}

QString levelWord(domain::AttestationLevel level)
{
    switch (level) {
    case domain::AttestationLevel::None: return QStringLiteral("none");
    case domain::AttestationLevel::A1: return QStringLiteral("A1");
    case domain::AttestationLevel::A2: return QStringLiteral("A2");
    case domain::AttestationLevel::A3: return QStringLiteral("A3");
    }
    return QStringLiteral("none");
}

QJsonObject clusterToJson(const domain::ClusterSettings &cluster)
{
    return {{QStringLiteral("name"), cluster.name},
            {QStringLiteral("spawnteePort"), cluster.spawnteePort},
            {QStringLiteral("gatewayKeyPath"), textOrNull(cluster.gatewayKeyPath)},
            {QStringLiteral("coordinatorWallet"), textOrNull(cluster.coordinatorWallet)},
            {QStringLiteral("certificatesUrl"), textOrNull(cluster.certificatesUrl)},
            {QStringLiteral("spawnteeAddress"), textOrNull(cluster.spawnteeAddress)},
            {QStringLiteral("instanceType"), textOrNull(cluster.instanceType)},
            {QStringLiteral("runnerComposePath"), textOrNull(cluster.runnerComposePath)},
            {QStringLiteral("requestTimeoutSeconds"), qint64(cluster.requestTimeout.count())},
            {QStringLiteral("maxModels"), cluster.maxModels > 0 ? QJsonValue(cluster.maxModels) : QJsonValue()},
            {QStringLiteral("capacityThreshold"), cluster.capacityThreshold},
            {QStringLiteral("memoryPerModelMb"), cluster.memoryPerModelMb},
            {QStringLiteral("automaticProvisioning"), cluster.automaticProvisioning},
            {QStringLiteral("provisioningBudgetUsdPerHour"), textOrNull(cluster.provisioningBudgetUsdPerHour)}};
}

QJsonObject profileToJson(const domain::Profile &profile)
{
    QJsonObject json{
        {QStringLiteral("name"), profile.environment.id.text()},
        {QStringLiteral("kind"), domain::kindWord(profile.environment.kind)},
        {QStringLiteral("file"), profile.filePath},
        {QStringLiteral("sections"), QJsonArray::fromStringList(sectionsOf(profile))},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(profile.warnings)},
    };
    if (!profile.caFile.isEmpty())
        json.insert(QStringLiteral("caFile"), profile.caFile);
    if (profile.phala)
        json.insert(QStringLiteral("phala"), QJsonObject{{QStringLiteral("apiUrl"), profile.phala->apiUrl}});
    if (profile.cluster)
        json.insert(QStringLiteral("cluster"), clusterToJson(*profile.cluster));
    if (profile.provers)
        json.insert(QStringLiteral("provers"), QJsonObject{{QStringLiteral("stack"), textOrNull(profile.provers->stack)},
                                                           {QStringLiteral("projectDir"), textOrNull(profile.provers->projectDir)}});
    if (profile.orchestrator)
        json.insert(QStringLiteral("orchestrator"), QJsonObject{{QStringLiteral("url"), profile.orchestrator->url},
                                                                {QStringLiteral("dialect"), profile.orchestrator->dialect},
                                                                {QStringLiteral("wallet"), textOrNull(profile.orchestrator->wallet)},
                                                                {QStringLiteral("nfts"), QJsonArray::fromStringList(profile.orchestrator->nfts)},
                                                                {QStringLiteral("signature"), profile.orchestrator->signature},
                                                                {QStringLiteral("encoding"), profile.orchestrator->encoding}});
    if (profile.aws)
        json.insert(QStringLiteral("aws"), QJsonObject{{QStringLiteral("region"), profile.aws->region},
                                                       {QStringLiteral("endpointUrl"), textOrNull(profile.aws->endpointUrl)}});
    if (profile.attestation) {
        const domain::AttestationPolicy &policy = profile.attestation->policy;
        json.insert(QStringLiteral("attestation"), QJsonObject{{QStringLiteral("pccsUrl"), textOrNull(profile.attestation->pccsUrl)},
                                                               {QStringLiteral("trustRoot"), textOrNull(profile.attestation->trustRootPath)},
                                                               {QStringLiteral("require"), levelWord(policy.require)},
                                                               {QStringLiteral("acceptStatus"), QJsonArray::fromStringList(policy.acceptStatus)},
                                                               {QStringLiteral("freshness"), policy.freshness == domain::FreshnessRule::Required
                                                                                                 ? QStringLiteral("required")
                                                                                                 : QStringLiteral("when-possible")}});
    }
    if (profile.cutover) {
        const domain::CutoverSettings &cutover = *profile.cutover;
        json.insert(
            QStringLiteral("cutover"),
            QJsonObject{
                {QStringLiteral("old"), QJsonObject{{QStringLiteral("name"), cutover.oldPlane.name}, {QStringLiteral("url"), cutover.oldPlane.url}}},
                {QStringLiteral("new"), QJsonObject{{QStringLiteral("name"), cutover.newPlane.name}, {QStringLiteral("url"), cutover.newPlane.url}}},
                {QStringLiteral("router"), QJsonObject{{QStringLiteral("kind"), textOrNull(cutover.router.kind)},
                                                       {QStringLiteral("address"), textOrNull(cutover.router.address)},
                                                       {QStringLiteral("map"), textOrNull(cutover.router.map)}}},
                {QStringLiteral("payments"), cutover.payments ? QJsonValue(cutover.payments->kind) : QJsonValue()}});
    }
    return json;
}

QString linesOf(const QJsonObject &object, const QString &indent)
{
    QString text;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue value = it.value();
        if (value.isObject()) {
            text += QStringLiteral("%1%2:\n").arg(indent, it.key()) + linesOf(value.toObject(), indent + QStringLiteral("  "));
        } else {
            QStringList words;
            for (const QJsonValue &each : value.isArray() ? value.toArray() : QJsonArray{value})
                words << visibleText(each.toVariant().toString());
            text += QStringLiteral("%1%2: %3\n").arg(indent, it.key(), words.join(QLatin1String(", ")));
        }
    }
    return text;
}

/// The profile that the operand or --profile names; both may be given when they agree.
Result<domain::Profile> namedProfile(const Context &context)
{
    const QString operand = context.invocation().operand(0);
    const QString option = context.invocation().value(QLatin1StringView("profile"));
    if (operand.isEmpty() && option.isEmpty())
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("NAME is missing: which environment is meant"),
                     .where = QStringLiteral("pilothousectl %1").arg(context.invocation().command->path),
                     .nextStep = QStringLiteral("See pilothousectl profile list.")};
    if (!operand.isEmpty() && !option.isEmpty() && operand != option)
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("NAME and --profile name two different environments"),
                     .where = QStringLiteral("pilothousectl %1").arg(context.invocation().command->path)};
    return context.profile(operand.isEmpty() ? option : operand);
}

} // namespace

QCoro::Task<Result<Answer>> profileList(std::shared_ptr<Context> context)
{
    Answer answer;
    QJsonArray items;
    for (const profiles::ProfileEntry &entry : profiles::listProfiles(context->folders())) {
        QJsonObject item{{QStringLiteral("name"), entry.name}, {QStringLiteral("file"), entry.path}};
        if (entry.profile) {
            item.insert(QStringLiteral("kind"), domain::kindWord(entry.profile->environment.kind));
            item.insert(QStringLiteral("sections"), QJsonArray::fromStringList(sectionsOf(*entry.profile)));
            answer.text += QStringLiteral("%1  %2  %3\n")
                               .arg(domain::kindWord(entry.profile->environment.kind), -10)
                               .arg(visibleText(entry.name, 64), sectionsOf(*entry.profile).join(QLatin1String(", ")));
        } else {
            const QString why = shellMessage(entry.profile.error()).oneLine();
            item.insert(QStringLiteral("error"), errorToJson(entry.profile.error()));
            answer.text += QStringLiteral("%1  %2  %3\n").arg(QStringLiteral("broken"), -10).arg(visibleText(entry.name, 64), visibleText(why, 1000));
            answer.code = ExitCode::Usage;
            if (answer.complaint.isEmpty())
                answer.complaint = why;
        }
        items.append(item);
    }
    if (items.isEmpty())
        answer.text = QStringLiteral("No profiles in %1.\n").arg(context->folders().profiles);
    answer.json = {{QStringLiteral("folder"), context->folders().profiles}, {QStringLiteral("items"), items}};
    co_return answer;
}

QCoro::Task<Result<Answer>> profileShow(std::shared_ptr<Context> context)
{
    const auto profile = namedProfile(*context);
    if (!profile)
        co_return profile.error();
    Answer answer;
    answer.json = profileToJson(*profile);
    answer.text = linesOf(answer.json, QString());
    co_return answer;
}

QCoro::Task<Result<Answer>> profileCheck(std::shared_ptr<Context> context)
{
    const auto profile = namedProfile(*context);
    if (!profile)
        co_return profile.error();
    const auto secrets = context->secretStore(profile->environment.id);
    if (!secrets)
        co_return secrets.error();
    const auto checks = co_await composition::checkRemotes(*profile, *secrets, context->cancel());

    Answer answer;
    QJsonArray items;
    for (const composition::RemoteCheck &check : checks) {
        const QString state = composition::remoteStateWord(check.state);
        QJsonObject item{{QStringLiteral("remote"), check.remote},
                         {QStringLiteral("endpoint"), check.endpoint},
                         {QStringLiteral("state"), state},
                         {QStringLiteral("message"), check.message},
                         {QStringLiteral("elapsedMs"), qint64(check.elapsed.count())}};
        if (!check.proxy.isEmpty())
            item.insert(QStringLiteral("proxy"), check.proxy);
        if (check.error) {
            item.insert(QStringLiteral("error"), errorToJson(*check.error));
            // The first remote that fails gives the code: a script wants one reason, a person reads them all.
            if (answer.code == ExitCode::Good) {
                answer.code = exitCodeFor(*check.error);
                answer.complaint = shellMessage(*check.error).oneLine();
            }
        }
        items.append(item);
        answer.text += QStringLiteral("%1  %2  %3: %4\n")
                           .arg(state, -11)
                           .arg(check.remote, -12)
                           .arg(visibleText(check.endpoint, 120)
                                    + (check.proxy.isEmpty() ? QString() : QStringLiteral(" via proxy %1").arg(visibleText(check.proxy, 120))),
                                visibleText(check.message));
    }
    answer.json = {{QStringLiteral("profile"), profile->environment.id.text()},
                   {QStringLiteral("kind"), domain::kindWord(profile->environment.kind)},
                   {QStringLiteral("warnings"), QJsonArray::fromStringList(profile->warnings)},
                   {QStringLiteral("remotes"), items}};
    for (const QString &warning : profile->warnings)
        answer.text += QStringLiteral("warning: %1\n").arg(visibleText(warning));
    co_return answer;
}

} // namespace pilothouse::ctl
