// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/live_port.h"
#include "services/http/http_client.h"

#include <QByteArray>
#include <QUrl>

namespace pilothouse::phala::wire {

http::HttpRequest stats(const QUrl &base, const QString &identifier);
http::HttpRequest network(const QUrl &base, const QString &identifier);
http::HttpRequest composition(const QUrl &base, const QString &identifier);

/// The last lines of a log. `endpoint` holds a token: the request is described without it, carries no key and no version.
/// Errors: Refused (no address of the web, or one without TLS while the API itself has it).
Result<http::HttpRequest> readLog(const QUrl &base, const QString &endpoint, const cluster::CvmLogWish &wish);

// Errors of the parsers: Protocol, TooLarge; `what` names the member.
Result<cluster::CvmStats> parseStats(const QByteArray &body);
Result<cluster::CvmNetwork> parseNetwork(const QByteArray &body);
Result<cluster::CvmContainers> parseContainers(const QByteArray &body);
/// Where the log of a container is read; empty when the cloud names no address. A token is in it.
Result<QString> logEndpointOf(const QByteArray &composition, const QString &container);
/// Where the machine's own channels are read, from the record of the older version.
Result<QString> syslogEndpoint(const QByteArray &record);
/// Plain text, or JSON lines {"channel","message"} whose message may be base64. What does not parse is a line of stdout.
std::vector<cluster::CvmLogLine> parseLog(const QByteArray &body);

} // namespace pilothouse::phala::wire
