// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/aws_call.h"

#include "services/aws/sigv4.h"

#include <QJsonDocument>

namespace pilothouse::aws {

void addList(Form *form, const QByteArray &name, const QStringList &values)
{
    int number = 0;
    for (const QString &value : values)
        form->emplaceBack(name + '.' + QByteArray::number(++number), value.toUtf8());
}

Call jsonCall(Service service, const char *operation, const QJsonObject &input)
{
    Call call;
    call.service = service;
    call.operation = operation;
    call.contentType = "application/x-amz-json-1.1";
    call.body = QJsonDocument(input).toJson(QJsonDocument::Compact);
    return call;
}

Call queryCall(Service service, const char *operation, const Form &form)
{
    Call call;
    call.service = service;
    call.operation = operation;
    call.contentType = "application/x-www-form-urlencoded; charset=utf-8";
    call.body = "Action=" + QByteArray(operation) + "&Version=" + traitsOf(service).version;
    for (const auto &[name, value] : form)
        call.body += '&' + percentEncoded(name) + '=' + percentEncoded(value);
    return call;
}

} // namespace pilothouse::aws
