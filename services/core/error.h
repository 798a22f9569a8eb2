// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace pilothouse {

/// Why something went wrong, in the closed list the code switches on.
enum class ErrorKind {
    InvalidInput,   ///< a file, an argument or a setting that cannot be used
    NotFound,       ///< the thing itself is not there (any more)
    Cancelled,      ///< the operator stopped waiting
    Network,        ///< no connection, or it broke before anything was sent
    Timeout,        ///< no complete answer in time; nothing was asked to change
    OutcomeUnknown, ///< a change was sent and its answer was lost: read back before believing anything
    Unauthorised,   ///< 401: the remote does not know this key
    Forbidden,      ///< 403: the remote knows the key and refuses
    Conflict,       ///< 409, a version or an epoch that moved on
    Throttled,      ///< 429, see Error::retryAfter
    Protocol,       ///< an answer that is not what the remote's own contract says
    TooLarge,       ///< an input or an answer over its limit; reading stopped there
    Remote,         ///< any other refusal by the remote (4xx, 5xx)
    Refused,        ///< refused by Pilothouse itself: read-only, stale data, missing confirmation, foreign host
    Secret,         ///< the keychain is locked, absent, slow or changed
    Storage,        ///< the state on disk cannot be read or written
    Internal,       ///< a promise between our own parts was broken
};

/// One failure. `what` is a whole English sentence part for logs and scripts and holds no secret;
/// a window shows it by models::spoken(), which translates it.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString what;     ///< e.g. "not JSON, looks like a login page"
    QString where;    ///< endpoint, file and line, or table: "GET http://…/apps", "staging.yaml:12"
    QString nextStep; ///< what the operator can do; empty when the kind says it all
    std::optional<int> httpStatus;
    std::optional<std::chrono::seconds> retryAfter;
    QString unchanged; ///< what is in force now, where a change stopped half-way; empty when the kind says it all
    QByteArray raw;    ///< first bytes of a foreign answer, at most 4 KiB, redacted; shown as plain text on request

    friend bool operator==(const Error &, const Error &) = default;
};

/// The four parts of an error in words: what, where, what was not changed, next step.
struct UserMessage
{
    QString what;
    QString where;
    QString unchanged;
    QString nextStep;

    /// All parts in one line, for stderr and logs.
    QString oneLine() const;
};

/// Whether the failing call was meant to change something; decides the "what was not changed" part.
enum class Attempt { Read, Change };

/// What an Error says where its kind says it all. English, as all words of services: for the record, logs and the command line.
UserMessage userMessage(const Error &error, Attempt attempt = Attempt::Read);

/// The English name of a kind, for logs and JSON.
QLatin1StringView errorKindName(ErrorKind kind);

} // namespace pilothouse
