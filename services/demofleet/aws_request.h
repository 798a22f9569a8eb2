// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/http_message.h"
#include "services/demofleet/machine.h"

namespace pilothouse::demofleet {

class World;

/// The three ways in which the pretended services write requests and answers.
enum class AwsProtocol { Json, Query, Ec2 };

/// A request taken apart as far as its header tells.
struct AwsRequest
{
    QString service; ///< of the credential scope: "ecs", "autoscaling" …
    QString operation;
    AwsProtocol protocol = AwsProtocol::Json;
    QJsonObject json; ///< of JSON services
    QUrlQuery form;   ///< of the others

    QString path() const { return service + u':' + operation; } ///< "ecs:UpdateService", what faults are aimed at
    QString value(const QString &name) const { return form.queryItemValue(name, QUrl::FullyDecoded); }
    /// Name.member.1, Name.member.2 …, or Name.1 … for EC2.
    QStringList values(const QString &name) const;
};
AwsRequest takeApart(const Request &request);

/// Why a signature does not hold; an empty code means it does.
struct AwsRefusal
{
    int status = 403;
    QString code;
    QString message;
    bool holds() const { return code.isEmpty(); }
};
/// Checks the signature as the services do, from the bytes that came: version 4, our one key, 5 minutes of grace.
AwsRefusal checkSignature(const Request &request, const AwsRequest &parsed, FleetTime serverTime);

// Answers in the form of the request's protocol.
Answer awsError(AwsProtocol protocol, int status, const QString &code, const QString &message);
Answer awsJson(const QJsonObject &object);
/// <OperationResponse><OperationResult>content</…>; without the Result for EC2.
Answer awsXml(const AwsRequest &request, const QString &content);
QString awsRequestId(const Request &request);
/// "<name>escaped text</name>"
QString xmlElement(const QString &name, const QString &text);

Answer ecsRoute(World &world, const AwsRequest &request);
Answer autoScalingRoute(World &world, const AwsRequest &request);
Answer ec2Route(World &world, const AwsRequest &request);
Answer logsRoute(World &world, const AwsRequest &request);
Answer monitoringRoute(World &world, const AwsRequest &request);
Answer quotasRoute(World &world, const AwsRequest &request);

} // namespace pilothouse::demofleet
