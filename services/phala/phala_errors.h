// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/http_client.h"

namespace pilothouse::phala {

/// The Error of an answer that is no success. Of the four shapes of error bodies the words, the error code, the suggestions
/// and the request id are kept: support asks for the last. Foreign words are made safe to show.
Error errorOf(const http::HttpRequest &request, const http::HttpReply &reply);

/// The same of a change: after a gateway that gave up, or a server that broke, nobody said whether it took place (OutcomeUnknown).
Error changeErrorOf(const http::HttpRequest &request, const http::HttpReply &reply);

} // namespace pilothouse::phala
