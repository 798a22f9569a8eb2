// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/error.h"

#include <QCoreApplication>

namespace pilothouse {

namespace {

class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ErrorText)
};

QString defaultNextStep(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::InvalidInput: return ErrorText::tr("Correct the input and try again.");
    case ErrorKind::NotFound: return ErrorText::tr("Refresh the list: it may be gone already.");
    case ErrorKind::Cancelled: return ErrorText::tr("Start it again when you are ready.");
    case ErrorKind::Network: return ErrorText::tr("Check the address and the network, then try again.");
    case ErrorKind::Timeout: return ErrorText::tr("Try again; if it stays slow, look at the remote's own status.");
    case ErrorKind::OutcomeUnknown: return ErrorText::tr("Read the state back before doing it again.");
    case ErrorKind::Unauthorised: return ErrorText::tr("Check the key of this environment under Secrets.");
    case ErrorKind::Forbidden: return ErrorText::tr("Ask for the right with the owner of this key.");
    case ErrorKind::Conflict: return ErrorText::tr("Refresh, read what changed, and plan again.");
    case ErrorKind::Throttled:
        return error.retryAfter ? ErrorText::tr("Wait %1 s, then try again.").arg(error.retryAfter->count())
                                : ErrorText::tr("Wait a moment, then try again.");
    case ErrorKind::Protocol: return ErrorText::tr("Look at the raw answer; the address may be of something else.");
    case ErrorKind::TooLarge: return ErrorText::tr("Check that the address is the right one.");
    case ErrorKind::Remote: return ErrorText::tr("Look at the remote's own status, then try again.");
    case ErrorKind::Refused: return QString();
    case ErrorKind::Secret: return ErrorText::tr("Unlock or start the keychain, then try again.");
    case ErrorKind::Storage: return ErrorText::tr("Check free space and permissions of the state folder.");
    case ErrorKind::Internal: return ErrorText::tr("Report this with the diagnostics.");
    }
    return QString();
}

QString unchangedWords(const Error &error, Attempt attempt)
{
    if (!error.unchanged.isEmpty())
        return error.unchanged;
    if (error.kind == ErrorKind::OutcomeUnknown)
        return ErrorText::tr("Outcome unknown: the request was sent, its answer was lost.");
    if (attempt == Attempt::Read)
        return ErrorText::tr("Nothing was changed; what was shown before is kept.");
    return ErrorText::tr("Nothing was changed.");
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
