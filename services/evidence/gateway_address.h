// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace pilothouse::evidence {

/// Who ends TLS: the gateway (also for HTTP/2, suffix g) or, with the suffix s, the machine itself.
enum class GatewayMode { Ended, PassedThrough, Http2 };

/// A host name as a dstack gateway reads it: <id>[-<port>][s|g].<gateway domain>. The id names an app, then any of its machines may
/// answer, or one instance; both are 40 hexadecimal digits, so the name alone does not tell which.
struct GatewayAddress
{
    QUrl base;     ///< what was parsed: scheme, outside port and path stay as they are
    QString id;    ///< 40 lower-case hexadecimal digits
    int port = 80; ///< inside the machine
    GatewayMode mode = GatewayMode::Ended;
    QString domain;

    /// Nothing when the host is no such name ("toy-prod9.phala.network", "<id>s.…", three parts).
    static std::optional<GatewayAddress> parse(const QUrl &url);
    /// `https://<id>-<port>.<domain>` for a machine that the cloud names. Nothing when the id or the domain cannot be one.
    static std::optional<GatewayAddress> of(const QString &id, int port, const QString &domain);

    QUrl url() const;
    GatewayAddress withPort(int insidePort) const; ///< ended at the gateway, whatever the original did
    GatewayAddress withId(const QString &otherId) const;
};

/// Where the routes of a machine may lie, likeliest first; without a slash at the end.
struct MachineBases
{
    QList<QUrl> application; ///< challenge route and the routes of the multi-machine guide
    QList<QUrl> guest;       ///< the guest service, port 8090 of a machine
};
/// `http://host:port` of a machine's own keeps everything at one address; 8080 and 8090 are each other's sibling, at a gateway and
/// without one; any other port behind a gateway is an application's, with the guest service at 8090.
MachineBases basesOf(const QUrl &address);

/// What is wrong or uncertain about an address before anybody is asked, in words: how a gateway maps ports.
QStringList addressNotes(const QUrl &address);

} // namespace pilothouse::evidence
