// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/service.h"
#include "services/http/http_client.h"

#include <optional>

namespace pilothouse::aws {

/// What an answer that is no success says, whatever protocol it is in.
struct Complaint
{
    QString code; ///< "ThrottlingException"; empty when the body says nothing
    QString message;
    QString requestId; ///< support asks for it
};

/// Finds code, message and request id: header x-amzn-ErrorType, JSON `__type` or `code`, XML Error/Code; each peer is tried in
/// all forms, because test servers answer JSON services with XML. Never fails.
Complaint complaintIn(const http::HttpReply &reply);

/// What the code of an error means for what to do next.
enum class Meaning {
    Throttled,    ///< turned away unread: may be asked again
    Passing,      ///< the remote's own trouble
    ClockSkew,    ///< perhaps our clock: see clockOffset()
    BadKey,       ///< this key is not known, wrong or expired
    NoPermission, ///< the key is good and may not do this
    Missing,
    Busy,       ///< something else is under way
    NotOffered, ///< this endpoint does not know the operation
    Other,
};
Meaning meaningOf(const Complaint &complaint, int status);

/// The words for it; `key` says where the key came from. Foreign text is made safe to show.
Error errorOf(Meaning meaning, const Complaint &complaint, const http::HttpReply &reply, Service service, const QString &place, const QString &key);

/// The remote's clock minus ours, from the answer's Date header; nothing without one.
std::optional<std::chrono::seconds> clockOffset(const http::HttpReply &reply, const QDateTime &now);

} // namespace pilothouse::aws
