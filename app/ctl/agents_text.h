// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agent_port.h"
#include "services/agents/endpoint_probe.h"
#include "services/domain/deployment.h"

#include <QJsonObject>
#include <QString>

namespace pilothouse::ctl {

/// The contract's list: fetchedAt, source, skipped, items.
QJsonObject deploymentListToJson(const domain::DeploymentList &list, const QString &source, const QDateTime &fetchedAt);
QString deploymentListToText(const domain::DeploymentList &list);

QJsonObject deploymentToJson(const domain::Deployment &deployment);
QString deploymentToText(const domain::Deployment &deployment);
/// Members events and log; null where the remote offers none.
void addHistory(QJsonObject *json, QString *text, const agents::RemoteHistory &history);

/// A look at the endpoint: one object, five steps of which each has an outcome; and lines for people.
QJsonObject endpointToJson(const agents::EndpointReport &report, const QDateTime &now);
QString endpointToText(const agents::EndpointReport &report, const QDateTime &now);

} // namespace pilothouse::ctl
