// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <chrono>

namespace pilothouse::traffic {

/// Where a router listens for commands: "host:port", "[v6]:port" or "unix:/path".
struct RuntimeAddress
{
    QString host; ///< empty for a local socket
    quint16 port = 0;
    QString path; ///< of a local socket

    /// Error: InvalidInput with the text and what is expected.
    static Result<RuntimeAddress> parse(const QString &text);

    bool isLocal() const { return !path.isEmpty(); }
    /// As the profile writes it.
    QString text() const;
    /// As socat writes it, with socat's own separators escaped; not yet quoted for a shell.
    QString socatText() const;
};

struct ExchangeLimits
{
    std::chrono::milliseconds connect{2000};
    std::chrono::milliseconds answer{5000}; ///< until the last byte, so that trickling does not help
    qsizetype maxBytes = 4 * 1024 * 1024;
};

/// Whether the command may have reached the router: decides between "not done" and "unknown".
enum class Sent { No, Yes };

struct ExchangeFailure
{
    Error error; ///< Network, Timeout, TooLarge or Protocol (cut short)
    Sent sent = Sent::No;
};

using ExchangeResult = Result<QByteArray, ExchangeFailure>;

/// Sends one command on a connection of its own and collects the answer until the router closes it. The answer comes
/// without the empty line that ends it, so success of a setting command is an empty array. The future always completes;
/// to be called and awaited on one thread with an event loop.
QFuture<ExchangeResult> exchange(const RuntimeAddress &address, const QByteArray &command, const ExchangeLimits &limits);

} // namespace pilothouse::traffic
