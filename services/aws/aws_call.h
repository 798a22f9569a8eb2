// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/service.h"
#include "services/core/cancel_token.h"
#include "services/http/http_client.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPair>

namespace pilothouse::aws {

/// One request before it is signed: body bytes exactly as they will be sent, and what they are.
struct Call
{
    Service service = Service::Ecs;
    QByteArray operation; ///< "DescribeServices"
    QByteArray contentType;
    QByteArray body;
    http::Effect effect = http::Effect::Idempotent;
    CancelToken cancel;
    qint64 maxBytes = 16ll * 1024 * 1024;
};

/// The parameters of a query protocol, in the order they are added.
using Form = QList<QPair<QByteArray, QByteArray>>;

/// Adds a list as the query protocol writes it: Name.member.1=…; EC2 writes Name.1=….
void addList(Form *form, const QByteArray &name, const QStringList &values);

/// JSON 1.1: POST, X-Amz-Target, an object. "AWS JSON 1.1 protocol".
Call jsonCall(Service service, const char *operation, const QJsonObject &input);
/// Query and EC2 query: POST, a form with Action and Version first.
Call queryCall(Service service, const char *operation, const Form &form);

} // namespace pilothouse::aws
