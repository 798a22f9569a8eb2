// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/agents_text.h"

#include "services/core/clock.h"
#include "services/core/plain_text.h"

#include <QJsonArray>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;
using domain::Deployment;

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(toUtcText(time)) : QJsonValue();
}

QString shown(const QString &text, qsizetype width)
{
    return (text.isEmpty() ? u"-"_s : visibleText(text, width)).leftJustified(width);
}

QString outcomeWord(agents::ProbeOutcome outcome)
{
    switch (outcome) {
    case agents::ProbeOutcome::Passed: return u"passed"_s;
    case agents::ProbeOutcome::Warned: return u"warned"_s;
    case agents::ProbeOutcome::Failed: return u"failed"_s;
    case agents::ProbeOutcome::NotTried: break;
    }
    return u"unknown"_s;
}

struct NamedStep
{
    QString name;
    agents::ProbeStep step;
};
std::vector<NamedStep> stepsOf(const agents::EndpointReport &report, const QDateTime &now)
{
    std::vector<NamedStep> steps{{u"name"_s, report.name}, {u"connection"_s, report.connection}, {u"tls"_s, report.tls}};
    steps.push_back({u"validity"_s, report.certificate ? agents::validityOf(*report.certificate, now) : agents::ProbeStep()});
    steps.push_back({u"trust"_s, report.trust});
    steps.push_back({u"health"_s, report.health});
    return steps;
}

} // namespace

QJsonObject deploymentToJson(const Deployment &deployment)
{
    const QString token = deployment.token;
    QJsonObject health{{u"status"_s, textOrNull(deployment.health.status)}, {u"lastCheck"_s, timeOrNull(deployment.health.lastCheck)}};
    health[u"uptimeSeconds"_s] = deployment.health.uptime ? QJsonValue(double(deployment.health.uptime->count())) : QJsonValue();
    return {
        {u"id"_s, deployment.id.text()},
        {u"name"_s, deployment.name.isEmpty() ? (token.isEmpty() ? deployment.id.text() : token) : deployment.name},
        {u"status"_s, deployment.status},
        {u"state"_s, domain::runStateWord(domain::runStateOf(deployment.state))},
        {u"nftTokenId"_s, textOrNull(token)},
        {u"owner"_s, textOrNull(deployment.owner)},
        {u"provider"_s, textOrNull(deployment.provider)},
        {u"endpointUrl"_s, textOrNull(deployment.endpointUrl)},
        {u"resources"_s, QJsonObject{{u"cpu"_s, textOrNull(deployment.resources.cpu)},
                                     {u"memory"_s, textOrNull(deployment.resources.memory)},
                                     {u"gpu"_s, textOrNull(deployment.resources.gpu)}}},
        {u"health"_s, health},
        {u"error"_s, textOrNull(deployment.error)},
        {u"progress"_s, deployment.progress ? QJsonValue(*deployment.progress) : QJsonValue()},
        {u"createdAt"_s, timeOrNull(deployment.createdAt)},
        {u"updatedAt"_s, timeOrNull(deployment.updatedAt)},
    };
}

QJsonObject deploymentListToJson(const domain::DeploymentList &list, const QString &source, const QDateTime &fetchedAt)
{
    QJsonArray items;
    for (const Deployment &deployment : list.items)
        items.append(deploymentToJson(deployment));
    QJsonArray skipped;
    for (const domain::SkippedRow &row : list.skipped)
        skipped.append(QJsonObject{{u"index"_s, row.index}, {u"why"_s, row.why}});
    return {{u"fetchedAt"_s, toUtcText(fetchedAt)},
            {u"source"_s, source},
            {u"skipped"_s, skipped},
            {u"notes"_s, QJsonArray::fromStringList(list.notes)},
            {u"items"_s, items}};
}

QString deploymentListToText(const domain::DeploymentList &list)
{
    QString text;
    const auto line = [&text](const QString &state, const QString &status, const QString &token, const QString &name, const QString &provider,
                              const QString &owner) {
        text += u"%1  %2  %3  %4  %5  %6\n"_s.arg(shown(state, 9), shown(status, 14), shown(token, 8), shown(name, 22), shown(provider, 10),
                                                  visibleText(owner, 64));
    };
    if (!list.items.empty())
        line(u"STATE"_s, u"STATUS"_s, u"NFT"_s, u"NAME"_s, u"PROVIDER"_s, u"OWNER"_s);
    for (const Deployment &deployment : list.items)
        line(domain::runStateWord(domain::runStateOf(deployment.state)), deployment.status, deployment.token, deployment.name, deployment.provider,
             deployment.owner);
    if (list.items.empty())
        text += u"no deployments\n"_s;
    for (const domain::SkippedRow &row : list.skipped)
        text += u"skipped row %1: %2\n"_s.arg(QString::number(row.index), visibleText(row.why));
    for (const QString &note : list.notes)
        text += visibleText(note) + u'\n';
    return text;
}

QString deploymentToText(const Deployment &deployment)
{
    QString text;
    const auto line = [&text](const QString &name, const QString &value) {
        if (!value.isEmpty())
            text += u"%1 %2\n"_s.arg(name.leftJustified(12), visibleText(value));
    };
    line(u"token"_s, deployment.token);
    line(u"name"_s, deployment.name);
    line(u"state"_s, domain::runStateWord(domain::runStateOf(deployment.state)));
    line(u"status"_s, deployment.status);
    line(u"id"_s, deployment.id.text());
    line(u"owner"_s, deployment.owner);
    line(u"provider"_s, deployment.provider);
    line(u"endpoint"_s, deployment.endpointUrl);
    line(u"health"_s, deployment.health.status);
    line(u"error"_s, deployment.error);
    line(u"created"_s, deployment.createdAt.isValid() ? toUtcText(deployment.createdAt) : QString());
    line(u"updated"_s, deployment.updatedAt.isValid() ? toUtcText(deployment.updatedAt) : QString());
    return text;
}

void addHistory(QJsonObject *json, QString *text, const agents::RemoteHistory &history)
{
    QJsonValue events;
    if (history.events) {
        QJsonArray list;
        for (const domain::DeploymentEvent &event : *history.events) {
            list.append(QJsonObject{{u"at"_s, timeOrNull(event.at)}, {u"type"_s, event.type}, {u"text"_s, event.text}});
            *text += u"  %1  %2  %3\n"_s.arg(event.at.isValid() ? toUtcText(event.at) : u"-"_s, shown(event.type, 18), visibleText(event.text, 200));
        }
        events = list;
    }
    json->insert(u"events"_s, events);
    json->insert(u"log"_s, history.log ? QJsonValue(QJsonArray::fromStringList(*history.log)) : QJsonValue());
    if (history.log) {
        for (const QString &line : *history.log)
            *text += u"  %1\n"_s.arg(visibleText(line, 400));
    }
}

QJsonObject endpointToJson(const agents::EndpointReport &report, const QDateTime &now)
{
    QJsonObject steps;
    for (const NamedStep &each : stepsOf(report, now))
        steps.insert(each.name, QJsonObject{{u"outcome"_s, outcomeWord(each.step.outcome)},
                                            {u"text"_s, textOrNull(each.step.text)},
                                            {u"milliseconds"_s, each.step.took ? QJsonValue(double(each.step.took->count())) : QJsonValue()}});
    QJsonValue certificate;
    if (report.certificate)
        certificate = QJsonObject{{u"subject"_s, report.certificate->subject},
                                  {u"issuer"_s, report.certificate->issuer},
                                  {u"names"_s, QJsonArray::fromStringList(report.certificate->names)},
                                  {u"validFrom"_s, timeOrNull(report.certificate->validFrom)},
                                  {u"validUntil"_s, timeOrNull(report.certificate->validUntil)},
                                  {u"daysLeft"_s, double(agents::daysLeft(*report.certificate, now))},
                                  {u"sha256"_s, QString::fromLatin1(report.certificate->sha256.toHex())}};
    return {{u"address"_s, report.address},
            {u"healthAddress"_s, report.healthAddress},
            {u"at"_s, timeOrNull(report.at)},
            {u"outcome"_s, outcomeWord(overallOutcome(report, now))},
            {u"steps"_s, steps},
            {u"protocol"_s, textOrNull(report.protocol)},
            {u"cipher"_s, textOrNull(report.cipher)},
            {u"certificate"_s, certificate},
            {u"httpStatus"_s, report.httpStatus ? QJsonValue(*report.httpStatus) : QJsonValue()},
            {u"roundTripMilliseconds"_s, report.roundTrip ? QJsonValue(double(report.roundTrip->count())) : QJsonValue()}};
}

QString endpointToText(const agents::EndpointReport &report, const QDateTime &now)
{
    QString text = u"endpoint probe: %1\n"_s.arg(outcomeWord(overallOutcome(report, now)));
    for (const NamedStep &each : stepsOf(report, now))
        text += u"  %1  %2  %3\n"_s.arg(shown(each.name, 10), shown(outcomeWord(each.step.outcome), 7), visibleText(each.step.text, 300));
    if (report.certificate) {
        text += u"  issued to %1 by %2, valid until %3\n"_s.arg(
            visibleText(report.certificate->subject, 200), visibleText(report.certificate->issuer, 200), toUtcText(report.certificate->validUntil));
        text += u"  SHA-256 %1\n"_s.arg(QString::fromLatin1(report.certificate->sha256.toHex()));
    }
    return text;
}

} // namespace pilothouse::ctl
