// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QFuture>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace pilothouse::evidence {

/// What a connection shows of itself, stage by stage.
struct DialReport
{
    enum class Stage { Name, Connection, Tls, Done };
    Stage stage = Stage::Name;  ///< under way; where it ended when there is an error
    std::optional<Error> error; ///< Network, Timeout or Cancelled
    QStringList addresses;      ///< of the name
    QString peer;               ///< the address that answered
    std::chrono::milliseconds nameTook{0};
    std::chrono::milliseconds connectionTook{0};
    std::chrono::milliseconds tlsTook{0};
    QString protocol;       ///< "TLS 1.3"
    QString cipher;         ///< "TLS_AES_256_GCM_SHA384"
    QByteArray certificate; ///< DER of the leaf the other end holds the key of
    QStringList distrust;   ///< what speaks against the certificate by the system's trust and by the name
};

/// Resolves, connects and, for https, shakes hands trusting nobody; then hangs up. Nothing is sent. Directly, past any proxy.
/// `told` (may be null) hears of each stage that is passed. Always completes, from the event loop. Main thread only.
QFuture<DialReport> dial(const QUrl &url, std::chrono::milliseconds timeout, CancelToken cancel, std::function<void(const DialReport &)> told = {});

} // namespace pilothouse::evidence
