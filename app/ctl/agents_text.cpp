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
    for (const Deployment &deployment : list.items) {
        text += u"%1  %2  %3  %4  %5\n"_s.arg(shown(deployment.status, 14), shown(deployment.token, 8), shown(deployment.name, 22),
                                              shown(deployment.provider, 10), visibleText(deployment.owner, 64));
    }
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

} // namespace pilothouse::ctl
