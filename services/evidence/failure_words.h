// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/http/http_client.h"

#include <QString>

namespace pilothouse::evidence {

/// Why a route of a machine gave nothing, and what to do, in one line: "challenge route: … . Check …". Tells name, refused
/// connection, silence, TLS, redirect, status and nonsense apart. `route` is how the line begins.
QString failureWords(const QString &route, const Error &error);

/// The same for an answer that is not a success; the words of a guest's {"error": …} are quoted.
QString statusWords(const QString &route, const http::HttpReply &reply);

/// True when nothing at that address can answer: other routes there need not be tried.
bool isUnreachable(const Error &error);

} // namespace pilothouse::evidence
