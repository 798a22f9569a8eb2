// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/aws_request.h"

#include "services/demofleet/aws_cloud.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QUrl>

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr FleetTime kGrace = 5 * 60 * 1000;

QByteArray sha256Hex(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray mac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

/// "… Credential=A, SignedHeaders=B, Signature=C" → the value of one of them.
QByteArray part(const QByteArray &authorization, const QByteArray &name)
{
    for (QByteArray piece : authorization.mid(authorization.indexOf(' ') + 1).split(',')) {
        piece = piece.trimmed();
        if (piece.startsWith(name + '='))
            return piece.mid(name.size() + 1);
    }
    return {};
}

QByteArray squeezed(const QByteArray &value)
{
    QByteArray text = value.trimmed();
    while (text.contains("  "))
        text.replace("  ", " ");
    return text;
}

QByteArray canonicalQuery(const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return {};
    QList<QByteArray> pieces = target.mid(mark + 1).split('&');
    for (QByteArray &piece : pieces) {
        if (!piece.contains('='))
            piece += '=';
    }
    std::ranges::sort(pieces);
    return pieces.join('&');
}

AwsRefusal refusal(AwsProtocol protocol, const char *json, const char *query, const QString &message)
{
    // EC2 has one word for all of them, and 401.
    if (protocol == AwsProtocol::Ec2)
        return {401, u"AuthFailure"_s, message};
    return {protocol == AwsProtocol::Json ? 400 : 403, QLatin1StringView(protocol == AwsProtocol::Json ? json : query), message};
}

} // namespace

QStringList AwsRequest::values(const QString &name) const
{
    const QString prefix = protocol == AwsProtocol::Ec2 ? name + u'.' : name + ".member."_L1;
    QStringList found;
    for (int i = 1; form.hasQueryItem(prefix + QString::number(i)); ++i)
        found << value(prefix + QString::number(i));
    return found;
}

AwsRequest takeApart(const Request &request)
{
    AwsRequest parsed;
    const QByteArray scope = part(request.header("authorization"), "Credential");
    parsed.service = QString::fromLatin1(scope.split('/').value(3));
    const QByteArray target = request.header("x-amz-target");
    if (!target.isEmpty()) {
        parsed.operation = QString::fromLatin1(target.mid(target.lastIndexOf('.') + 1));
        parsed.json = request.object().value_or(QJsonObject());
        return parsed;
    }
    parsed.protocol = parsed.service == "ec2"_L1 ? AwsProtocol::Ec2 : AwsProtocol::Query;
    QByteArray body = request.body;
    body.replace('+', "%20");
    parsed.form = QUrlQuery(QString::fromLatin1(body));
    parsed.operation = parsed.value(u"Action"_s);
    return parsed;
}

AwsRefusal checkSignature(const Request &request, const AwsRequest &parsed, FleetTime serverTime)
{
    const QByteArray authorization = request.header("authorization");
    const AwsProtocol protocol = parsed.protocol;
    if (!authorization.startsWith("AWS4-HMAC-SHA256 "))
        return refusal(protocol, "MissingAuthenticationTokenException", "MissingAuthenticationToken", u"Missing Authentication Token"_s);
    const QList<QByteArray> scope = part(authorization, "Credential").split('/');
    const QByteArray names = part(authorization, "SignedHeaders");
    const QByteArray signature = part(authorization, "Signature");
    const QByteArray date = request.header("x-amz-date");
    const QList<QByteArray> signedNames = names.split(';');
    const bool bindsHost = signedNames.contains("host") && signedNames.contains("x-amz-date");
    if (scope.size() != 5 || scope[4] != "aws4_request" || !bindsHost || date.size() != 16 || !date.startsWith(scope[1]))
        return refusal(protocol, "IncompleteSignatureException", "IncompleteSignature", u"Authorization header is not complete"_s);
    if (scope[0] != kAwsKeyId)
        return refusal(protocol, "UnrecognizedClientException", "InvalidClientTokenId", u"The security token included in the request is invalid."_s);
    if (scope[2] != kAwsRegion)
        return refusal(protocol, "InvalidSignatureException", "SignatureDoesNotMatch",
                       u"Credential should be scoped to a valid region, not '%1'."_s.arg(QString::fromLatin1(scope[2])));
    for (auto it = request.headers.begin(); it != request.headers.end(); ++it) {
        if (it.key().startsWith("x-amz-") && !signedNames.contains(it.key()))
            return refusal(protocol, "InvalidSignatureException", "SignatureDoesNotMatch",
                           u"'%1' must be a signed header."_s.arg(QString::fromLatin1(it.key())));
    }

    QByteArray headers;
    for (const QByteArray &name : signedNames)
        headers += name + ':' + squeezed(request.headers.value(name)) + '\n';
    const QByteArray path = request.target.left(request.target.indexOf('?') < 0 ? request.target.size() : request.target.indexOf('?'));
    const QByteArray canonical
        = request.method + '\n' + path + '\n' + canonicalQuery(request.target) + '\n' + headers + '\n' + names + '\n' + sha256Hex(request.body);
    const QByteArray text = "AWS4-HMAC-SHA256\n" + date + '\n' + scope.mid(1).join('/') + '\n' + sha256Hex(canonical);
    QByteArray key = QByteArray("AWS4") + kAwsSecret;
    for (qsizetype i = 1; i < scope.size(); ++i)
        key = mac(key, scope[i]);
    if (mac(key, text).toHex() != signature)
        return refusal(
            protocol, "InvalidSignatureException", "SignatureDoesNotMatch",
            u"The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method."_s);

    QDateTime at = QDateTime::fromString(QString::fromLatin1(date), u"yyyyMMdd'T'HHmmss'Z'"_s);
    at.setTimeSpec(Qt::UTC);
    const FleetTime ahead = at.toMSecsSinceEpoch() - serverTime;
    const QString now = QDateTime::fromMSecsSinceEpoch(serverTime, Qt::UTC).toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    if (ahead > kGrace)
        return refusal(protocol, "InvalidSignatureException", "SignatureDoesNotMatch",
                       u"Signature not yet current: %1 is still later than %2 + 5 min."_s.arg(QString::fromLatin1(date), now));
    if (ahead < -kGrace)
        return refusal(protocol, "InvalidSignatureException", "SignatureDoesNotMatch",
                       u"Signature expired: %1 is now earlier than %2 - 5 min."_s.arg(QString::fromLatin1(date), now));
    return {200, {}, {}};
}

QString xmlElement(const QString &name, const QString &text)
{
    return u"<%1>%2</%1>"_s.arg(name, text.toHtmlEscaped());
}

QString awsRequestId(const Request &request)
{
    const QByteArray digest = QCryptographicHash::hash(request.header("authorization") + request.body, QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(digest.left(8) + '-' + digest.mid(8, 4) + "-4" + digest.mid(12, 3) + "-a" + digest.mid(15, 3) + '-'
                               + digest.mid(18, 12));
}

Answer awsError(AwsProtocol protocol, int status, const QString &code, const QString &message)
{
    switch (protocol) {
    case AwsProtocol::Json: {
        Answer answer = jsonAnswer(QJsonObject{{u"__type"_s, code}, {u"message"_s, message}}, status);
        answer.contentType = "application/x-amz-json-1.1";
        return answer;
    }
    case AwsProtocol::Query:
        return textAnswer(
            u"<ErrorResponse xmlns=\"http://webservices.amazon.com/\"><Error><Type>%1</Type>%2%3</Error><RequestId>demo</RequestId></ErrorResponse>"_s
                .arg(status < 500 ? u"Sender"_s : u"Receiver"_s, xmlElement(u"Code"_s, code), xmlElement(u"Message"_s, message))
                .toUtf8(),
            "text/xml", status);
    case AwsProtocol::Ec2: break;
    }
    return textAnswer(
        u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error>%1%2</Error></Errors><RequestID>demo</RequestID></Response>"_s
            .arg(xmlElement(u"Code"_s, code), xmlElement(u"Message"_s, message))
            .toUtf8(),
        "text/xml;charset=UTF-8", status);
}

Answer awsJson(const QJsonObject &object)
{
    Answer answer = jsonAnswer(object);
    answer.contentType = "application/x-amz-json-1.1";
    return answer;
}

Answer awsXml(const AwsRequest &request, const QString &content)
{
    const QString &name = request.operation;
    if (request.protocol == AwsProtocol::Ec2)
        return textAnswer(
            u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%1Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>demo</requestId>%2</%1Response>"_s
                .arg(name, content)
                .toUtf8(),
            "text/xml;charset=UTF-8");
    // Operations that give nothing have no Result either.
    const QString result = content.isEmpty() ? QString() : u"<%1Result>%2</%1Result>"_s.arg(name, content);
    return textAnswer(
        u"<%1Response xmlns=\"https://%3.amazonaws.com/doc/\">%2<ResponseMetadata><RequestId>demo</RequestId></ResponseMetadata></%1Response>"_s
            .arg(name, result, request.service)
            .toUtf8(),
        "text/xml");
}

} // namespace pilothouse::demofleet
