// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/http_client.h"

#include <QString>

namespace pilothouse::orchestrator {

/// The code of the orchestrator's error envelope ("TOKEN_EXPIRED"); empty when the body is none.
QString errorCodeOf(const QByteArray &body);
/// Whether the body is {"error":{"code",…}}: what a server of the spec dialect answers.
bool isErrorEnvelope(const QByteArray &body);

/// The Error of an answer that is no success: the envelope, the two shapes of FastAPI, or the status alone. A reset time of the
/// rate limit becomes retryAfter. Foreign words are made safe to show.
Error errorOf(const http::HttpRequest &request, const http::HttpReply &reply);

} // namespace pilothouse::orchestrator
