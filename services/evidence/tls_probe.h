// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QFuture>
#include <QUrl>

#include <chrono>

namespace pilothouse::evidence {

/// Shakes hands over TLS, trusting nobody, and tells which certificate (DER) the other end holds the key of. For machines that show
/// certificates of their own KMS (RA-TLS): no system trusts those, the quote inside them speaks for itself. Nothing is sent.
/// Always completes, from the event loop. Errors: Network, Timeout, Cancelled. Main thread only.
QFuture<Result<QByteArray>> peerCertificate(const QUrl &url, std::chrono::milliseconds timeout, CancelToken cancel);

} // namespace pilothouse::evidence
