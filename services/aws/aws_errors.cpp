// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/aws_errors.h"

#include "services/aws/xml_tree.h"
#include "services/core/json.h"
#include "services/core/plain_text.h"
#include "services/http/retry.h"

#include <QLocale>
#include <QSet>

namespace pilothouse::aws {

using namespace Qt::StringLiterals;

namespace {

bool isOneOf(const QString &code, std::initializer_list<const char *> codes)
{
    for (const char *candidate : codes) {
        if (code == QLatin1String(candidate))
            return true;
    }
    return false;
}

QString cutCode(QString code)
{
    code = code.section(u'#', -1);
    return code.section(u':', 0, 0).trimmed();
}

/// {"__type": "com.amazonaws…#ThrottlingException", "message" | "Message" | "errorMessage"}
bool readJson(const QByteArray &body, Complaint *complaint)
{
    const auto parsed = parseJsonObject(body);
    if (!parsed)
        return false;
    const QJsonObject &object = *parsed;
    if (complaint->code.isEmpty())
        complaint->code = cutCode(object["__type"_L1].isString() ? object["__type"_L1].toString() : object["code"_L1].toString());
    for (const QLatin1StringView name : {"message"_L1, "Message"_L1, "errorMessage"_L1}) {
        if (complaint->message.isEmpty())
            complaint->message = object[name].toString();
    }
    return true;
}

/// <ErrorResponse><Error>, <Response><Errors><Error> (EC2), or <Error> alone (S3).
void readXml(const QByteArray &body, Complaint *complaint)
{
    const auto root = parseXml(body);
    if (!root)
        return;
    const XmlNode *error = &*root;
    if (root->has("Errors"_L1))
        error = &root->child("Errors"_L1).child("Error"_L1);
    else if (root->has("Error"_L1))
        error = &root->child("Error"_L1);
    if (complaint->code.isEmpty())
        complaint->code = cutCode(error->textOf("Code"_L1).trimmed());
    complaint->message = error->textOf("Message"_L1).trimmed();
    for (const QLatin1StringView name : {"RequestId"_L1, "RequestID"_L1}) {
        if (complaint->requestId.isEmpty())
            complaint->requestId = root->textOf(name).trimmed();
    }
}

QString wordsFor(Meaning meaning, const QString &title)
{
    switch (meaning) {
    case Meaning::BadKey: return QStringLiteral("%1 does not accept the key").arg(title);
    case Meaning::NoPermission: return QStringLiteral("the key may not do this at %1").arg(title);
    case Meaning::ClockSkew: return QStringLiteral("%1 does not accept the time of the request").arg(title);
    case Meaning::Throttled: return QStringLiteral("%1 asks to slow down").arg(title);
    case Meaning::NotOffered: return QStringLiteral("%1 at this address does not offer the operation").arg(title);
    case Meaning::Missing:
    case Meaning::Busy:
    case Meaning::Passing:
    case Meaning::Other: break;
    }
    return QStringLiteral("%1 refuses").arg(title);
}

ErrorKind kindOf(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Throttled: return ErrorKind::Throttled;
    case Meaning::BadKey:
    case Meaning::ClockSkew: return ErrorKind::Unauthorised;
    case Meaning::NoPermission: return ErrorKind::Forbidden;
    case Meaning::Missing: return ErrorKind::NotFound;
    case Meaning::Busy: return ErrorKind::Conflict;
    case Meaning::NotOffered: return ErrorKind::Protocol;
    case Meaning::Passing:
    case Meaning::Other: break;
    }
    return ErrorKind::Remote;
}

/// What helps depends on the code: a wrong secret, an unknown key and an expired token are three different repairs.
QString nextStepFor(Meaning meaning, const QString &code, const QString &key)
{
    if (meaning == Meaning::NoPermission)
        return u"Ask for this permission with the owner of the key; the message names the action. Other panes go on."_s;
    if (meaning == Meaning::ClockSkew)
        return u"Set this machine's clock, then try again."_s;
    if (meaning != Meaning::BadKey)
        return QString();
    if (isOneOf(code, {"ExpiredToken", "ExpiredTokenException", "RequestExpired"}))
        return QStringLiteral("The session has expired: get new keys and store all three of them (%1).").arg(key);
    if (isOneOf(code, {"SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature"}))
        return QStringLiteral("AWS_SECRET_ACCESS_KEY does not belong to AWS_ACCESS_KEY_ID: enter both again (%1).").arg(key);
    if (isOneOf(code, {"InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId"}))
        return QStringLiteral("AWS does not know AWS_ACCESS_KEY_ID (%1): it is mistyped, switched off, deleted, or of another partition than the "
                              "region. A key that begins with ASIA belongs to a session and needs AWS_SESSION_TOKEN too.")
            .arg(key);
    return QStringLiteral("Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of this environment (%1); keys of a session need AWS_SESSION_TOKEN too.")
        .arg(key);
}

} // namespace

Complaint complaintIn(const http::HttpReply &reply)
{
    Complaint complaint;
    complaint.code = cutCode(QString::fromUtf8(reply.header("x-amzn-ErrorType").left(200)));
    if (!readJson(reply.body, &complaint))
        readXml(reply.body, &complaint);
    for (const char *name : {"x-amzn-RequestId", "x-amz-request-id"}) {
        if (complaint.requestId.isEmpty())
            complaint.requestId = QString::fromUtf8(reply.header(name));
    }
    complaint.code = visibleText(complaint.code, 80);
    complaint.message = visibleText(complaint.message, 400);
    complaint.requestId = visibleText(complaint.requestId, 80);
    return complaint;
}

// Error codes: "Common errors" of the service references, 2026.
Meaning meaningOf(const Complaint &complaint, int status)
{
    const QString &code = complaint.code;
    if (isOneOf(code, {"Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
                       "TooManyRequestsException", "RequestLimitExceeded", "EC2ThrottledException", "BandwidthLimitExceeded", "SlowDown",
                       "PriorRequestNotComplete"})
        || (code.isEmpty() && status == 429))
        return Meaning::Throttled;
    const bool aboutTime
        = complaint.message.contains("expired"_L1, Qt::CaseInsensitive) || complaint.message.contains("not yet current"_L1, Qt::CaseInsensitive);
    if (isOneOf(code, {"RequestTimeTooSkewed", "RequestExpired"})
        || (aboutTime && isOneOf(code, {"SignatureDoesNotMatch", "InvalidSignatureException", "AuthFailure"})))
        return Meaning::ClockSkew;
    if (isOneOf(code, {"UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "AuthFailure", "SignatureDoesNotMatch",
                       "InvalidSignatureException", "IncompleteSignature", "IncompleteSignatureException", "MissingAuthenticationToken",
                       "MissingAuthenticationTokenException", "ExpiredToken", "ExpiredTokenException"}))
        return Meaning::BadKey;
    if (isOneOf(code, {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized", "AuthorizationError", "OptInRequired",
                       "RegionDisabledException"}))
        return Meaning::NoPermission;
    if (isOneOf(code, {"ClusterNotFoundException", "ServiceNotFoundException", "ResourceNotFoundException", "NoSuchResourceException",
                       "InvalidInstanceID.NotFound"}))
        return Meaning::Missing;
    if (isOneOf(code, {"ScalingActivityInProgress", "ResourceContention", "UpdateInProgressException"}))
        return Meaning::Busy;
    if (isOneOf(code, {"RequestTimeout", "RequestTimeoutException", "InternalServerError", "InternalFailure", "InternalError", "ServerException",
                       "ServiceUnavailable", "ServiceUnavailableException"}))
        return Meaning::Passing;
    if (isOneOf(code, {"UnknownOperationException", "InvalidAction", "NotImplemented", "NotImplementedError"}))
        return Meaning::NotOffered;
    if (status == 401)
        return Meaning::BadKey;
    if (status == 403)
        return Meaning::NoPermission;
    if (status == 500 && code.isEmpty() && complaint.message.isEmpty())
        return Meaning::Passing;
    return http::isPassingStatus(status) ? Meaning::Passing : Meaning::Other;
}

Error errorOf(Meaning meaning, const Complaint &complaint, const http::HttpReply &reply, Service service, const QString &place, const QString &key)
{
    Error error;
    error.kind = kindOf(meaning);
    error.where = place;
    error.httpStatus = reply.status;
    error.raw = reply.body.left(4096);
    const QString title = QString::fromLatin1(traitsOf(service).title);
    QStringList marks;
    if (!complaint.code.isEmpty())
        marks << complaint.code;
    marks << QStringLiteral("status %1").arg(reply.status);
    if (!complaint.requestId.isEmpty())
        marks << QStringLiteral("request %1").arg(complaint.requestId);
    const QString words = wordsFor(meaning, title);
    if (!complaint.message.isEmpty())
        error.what = QStringLiteral("%1: “%2” (%3)").arg(words, complaint.message, marks.join(u", "_s));
    else if (complaint.code.isEmpty())
        error.what = QStringLiteral("%1 answers with status %2 and no error of its own: this address may not offer the operation, or a proxy answers")
                         .arg(title)
                         .arg(reply.status);
    else
        error.what = QStringLiteral("%1 (%2)").arg(words, marks.join(u", "_s));
    error.nextStep = nextStepFor(meaning, complaint.code, key);
    if (meaning == Meaning::Throttled)
        error.retryAfter = http::parseRetryAfter(reply.header("Retry-After"), QDateTime::currentDateTimeUtc());
    return error;
}

std::optional<std::chrono::seconds> clockOffset(const http::HttpReply &reply, const QDateTime &now)
{
    const QByteArray text = reply.header("Date").trimmed();
    if (text.isEmpty() || text.size() > 64)
        return std::nullopt;
    QDateTime theirs = QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!theirs.isValid())
        return std::nullopt;
    theirs.setTimeSpec(Qt::UTC);
    return std::chrono::seconds(now.secsTo(theirs));
}

} // namespace pilothouse::aws
