// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/state_port.h"
#include "services/http/http_client.h"
#include "services/phala/event_stream.h"

#include <QUrl>

#include <optional>

namespace pilothouse::phala::wire {

http::HttpRequest state(const QUrl &base, const QString &identifier);
/// The same as a stream of events. Interval and timeout are brought into the range that the remote takes.
http::HttpRequest stateStream(const QUrl &base, const QString &identifier, const cluster::StateWish &wish);

/// Errors: Protocol, TooLarge.
Result<cluster::CvmState> parseState(const QByteArray &body);

/// What one event of the stream means.
struct StateEvent
{
    std::optional<cluster::CvmState> state; ///< to be told
    std::optional<cluster::StreamEnd> end;
};
/// `last`: the state before it; the event that ends the stream names the status alone. Events of other names mean nothing. Errors: Protocol
/// (a state that cannot be read), Remote (the event "error", with the remote's words).
Result<StateEvent> stateEventOf(const StreamEvent &event, const std::optional<cluster::CvmState> &last);

} // namespace pilothouse::phala::wire
