// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/failure_words.h"

#include "services/core/json.h"
#include "services/core/plain_text.h"

namespace pilothouse::evidence {

namespace {

QString line(const QString &route, const QString &what, const QString &advice)
{
    const QString text = QStringLiteral("%1: %2").arg(route, what);
    return advice.isEmpty() ? text : QStringLiteral("%1. %2").arg(text, advice);
}

QString adviceFor(const Error &error)
{
    // A redirect is told in our own words: the address was given here, and stands in no profile.
    if (!error.nextStep.isEmpty() && error.kind != ErrorKind::Refused)
        return error.nextStep;
    switch (error.kind) {
    case ErrorKind::Network:
        if (error.what.contains(QLatin1String("host name not found")))
            return QStringLiteral("Check the name: a gateway knows <instance id>-<port>.<gateway domain>");
        if (error.what.contains(QLatin1String("connection refused")))
            return QStringLiteral("Nothing listens there: is the machine running, and is the port right?");
        if (error.what.contains(QLatin1String("TLS")))
            return QStringLiteral("Check that the address speaks TLS and that its certificate is the one you expect");
        return QStringLiteral("The connection broke: a gateway drops it when the machine is stopped or still starting");
    case ErrorKind::Timeout: return QStringLiteral("The machine may be starting or overloaded: try again, or look at its logs");
    case ErrorKind::Refused: return QStringLiteral("Give the address that it leads to, if it is yours");
    case ErrorKind::Protocol:
        if (error.what.contains(QLatin1String("web page")))
            return QStringLiteral("The address leads to a login or error page, not to the machine");
        return QStringLiteral("Another program answers at this address, or another version of it");
    case ErrorKind::TooLarge: return QStringLiteral("No evidence is that large: another program answers at this address");
    case ErrorKind::Throttled: return QStringLiteral("Wait, then ask again");
    case ErrorKind::InvalidInput:
    case ErrorKind::NotFound:
    case ErrorKind::Cancelled:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Unauthorised:
    case ErrorKind::Forbidden:
    case ErrorKind::Conflict:
    case ErrorKind::Remote:
    case ErrorKind::Secret:
    case ErrorKind::Storage:
    case ErrorKind::Internal: break;
    }
    return {};
}

QString withoutStop(QString text)
{
    while (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

} // namespace

QString failureWords(const QString &route, const Error &error)
{
    return line(route, visibleText(error.what, 300), withoutStop(adviceFor(error)));
}

QString statusWords(const QString &route, const http::HttpReply &reply)
{
    QString what = QStringLiteral("answers with status %1").arg(reply.status);
    JsonLimits limits;
    limits.maxBytes = 64 * 1024;
    const auto object = parseJsonObject(reply.body, limits);
    if (const QString said = object ? object->value(QLatin1StringView("error")).toString() : QString(); !said.isEmpty())
        what += QStringLiteral(" and says “%1”").arg(visibleText(said, 160));
    switch (reply.status) {
    case 401:
    case 403: return line(route, what, QStringLiteral("The address wants a login; evidence must be public"));
    case 404: return line(route, what, QStringLiteral("There is no such route"));
    case 502:
    case 503:
    case 504: return line(route, what, QStringLiteral("The gateway reaches nobody: is the machine running, and is the port right?"));
    default: return line(route, what, QString());
    }
}

bool isUnreachable(const Error &error)
{
    const bool nobody = error.what.contains(QLatin1String("host name not found")) || error.what.contains(QLatin1String("connection refused"));
    return error.kind == ErrorKind::Timeout || (error.kind == ErrorKind::Network && nobody);
}

} // namespace pilothouse::evidence
