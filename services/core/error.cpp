// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/error.h"

using namespace Qt::StringLiterals;

namespace pilothouse {

namespace {

QString defaultNextStep(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::InvalidInput: return u"Correct the input and try again."_s;
    case ErrorKind::NotFound: return u"Refresh the list: it may be gone already."_s;
    case ErrorKind::Cancelled: return u"Start it again when you are ready."_s;
    case ErrorKind::Network: return u"Check the address and the network, then try again."_s;
    case ErrorKind::Timeout: return u"Try again; if it stays slow, look at the remote's own status."_s;
    case ErrorKind::OutcomeUnknown: return u"Read the state back before doing it again."_s;
    case ErrorKind::Unauthorised: return u"Check the key of this environment under Secrets."_s;
    case ErrorKind::Forbidden: return u"Ask for the right with the owner of this key."_s;
    case ErrorKind::Conflict: return u"Refresh, read what changed, and plan again."_s;
    case ErrorKind::Throttled:
        return error.retryAfter ? u"Wait %1 s, then try again."_s.arg(error.retryAfter->count()) : u"Wait a moment, then try again."_s;
    case ErrorKind::Protocol: return u"Look at the raw answer; the address may be of something else."_s;
    case ErrorKind::TooLarge: return u"Check that the address is the right one."_s;
    case ErrorKind::Remote: return u"Look at the remote's own status, then try again."_s;
    case ErrorKind::Refused: return QString();
    case ErrorKind::Secret: return u"Unlock or start the keychain, then try again."_s;
    case ErrorKind::Storage: return u"Check free space and permissions of the state folder."_s;
    case ErrorKind::Internal: return u"Report this with the diagnostics."_s;
    }
    return QString();
}

QString unchangedWords(const Error &error, Attempt attempt)
{
    if (!error.unchanged.isEmpty())
        return error.unchanged;
    if (error.kind == ErrorKind::OutcomeUnknown)
        return u"Outcome unknown: the request was sent, its answer was lost."_s;
    if (attempt == Attempt::Read)
        return u"Nothing was changed; what was shown before is kept."_s;
    return u"Nothing was changed."_s;
}

} // namespace

QString UserMessage::oneLine() const
{
    QStringList parts;
    const QString sentence = what.endsWith(u'.') ? what : what + u'.';
    parts << (where.isEmpty() ? sentence : where + QLatin1String(": ") + sentence);
    if (!unchanged.isEmpty())
        parts << unchanged;
    if (!nextStep.isEmpty())
        parts << nextStep;
    return parts.join(u' ');
}

UserMessage userMessage(const Error &error, Attempt attempt)
{
    UserMessage message;
    message.what = error.what.isEmpty() ? QString(errorKindName(error.kind)) : error.what;
    message.where = error.where;
    message.unchanged = unchangedWords(error, attempt);
    message.nextStep = error.nextStep.isEmpty() ? defaultNextStep(error) : error.nextStep;
    return message;
}

QLatin1StringView errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput: return QLatin1StringView("invalid-input");
    case ErrorKind::NotFound: return QLatin1StringView("not-found");
    case ErrorKind::Cancelled: return QLatin1StringView("cancelled");
    case ErrorKind::Network: return QLatin1StringView("network");
    case ErrorKind::Timeout: return QLatin1StringView("timeout");
    case ErrorKind::OutcomeUnknown: return QLatin1StringView("outcome-unknown");
    case ErrorKind::Unauthorised: return QLatin1StringView("unauthorised");
    case ErrorKind::Forbidden: return QLatin1StringView("forbidden");
    case ErrorKind::Conflict: return QLatin1StringView("conflict");
    case ErrorKind::Throttled: return QLatin1StringView("throttled");
    case ErrorKind::Protocol: return QLatin1StringView("protocol");
    case ErrorKind::TooLarge: return QLatin1StringView("too-large");
    case ErrorKind::Remote: return QLatin1StringView("remote");
    case ErrorKind::Refused: return QLatin1StringView("refused");
    case ErrorKind::Secret: return QLatin1StringView("secret");
    case ErrorKind::Storage: return QLatin1StringView("storage");
    case ErrorKind::Internal: return QLatin1StringView("internal");
    }
    return QLatin1StringView("internal");
}

} // namespace pilothouse
