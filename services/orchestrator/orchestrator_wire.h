// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agent_port.h"
#include "services/core/secret.h"
#include "services/http/http_client.h"

#include <QUrl>

#include <optional>

namespace pilothouse::orchestrator {

/// The two forms in which the orchestrator's documents describe one service.
enum class Dialect { Seed, Spec };
QString dialectWord(Dialect dialect);

namespace wire {

inline constexpr int kPageSize = 100;

/// One path segment: everything but letters, digits and "-_" is percent-encoded, and no token can leave its place.
QByteArray pathSegment(const QString &text);
/// "/deployment/0088" or "/deployments/0088", encoded.
QByteArray deploymentPath(Dialect dialect, const QString &token);

/// `base` may have a path (a version prefix) and no trailing slash.
http::HttpRequest list(const QUrl &base, int offset);
http::HttpRequest get(const QUrl &base, Dialect dialect, const QString &token);
http::HttpRequest probe(const QUrl &base, Dialect dialect);
http::HttpRequest stop(const QUrl &base, Dialect dialect, const QString &token);
http::HttpRequest events(const QUrl &base, Dialect dialect, const QString &token);
http::HttpRequest logs(const QUrl &base, Dialect dialect, const QString &token);
/// Seed: the signature goes along. Spec: a session's token does.
http::HttpRequest deploy(const QUrl &base, Dialect dialect, const agents::DeployRequest &request, const std::optional<agents::SignedMessage> &message,
                         agents::KeyEncoding encoding);
http::HttpRequest challenge(const QUrl &base, const QString &wallet, const QString &token);
http::HttpRequest verify(const QUrl &base, const agents::SignedMessage &message, agents::KeyEncoding encoding);
http::HttpRequest signOut(const QUrl &base, const Secret &accessToken);
http::HttpRequest refresh(const QUrl &base, const Secret &refreshToken);

/// The text that is signed for a deployment in the seed dialect, which documents none: our own, with all that is asked for.
QByteArray deployMessage(const agents::DeployRequest &request, const QDateTime &now);

struct ListPage
{
    std::vector<domain::Deployment> items;
    std::vector<domain::SkippedRow> skipped;
    std::optional<qint64> total;
    std::optional<bool> hasMore;
    int rows = 0; ///< of the answer, skipped ones too
};
/// {"deployments","total"} or {"data","pagination"}. A row that cannot be used is skipped and told. Errors of all parsers:
/// Protocol, TooLarge.
Result<ListPage> parseList(const QByteArray &body, int firstIndex);
/// `token`: what was asked for, for answers that do not repeat it.
Result<domain::Deployment> parseDeployment(const QByteArray &body, const QString &token);
Result<agents::DeployReceipt> parseReceipt(const QByteArray &body);
Result<std::vector<domain::DeploymentEvent>> parseEvents(const QByteArray &body);
QStringList parseLog(const QByteArray &body);
/// The status word of a stop's answer; empty when it names none.
QString parseStopped(const QByteArray &body);

struct Challenge
{
    QByteArray message;
    QDateTime expiresAt;
};
Result<Challenge> parseChallenge(const QByteArray &body);

struct Tokens
{
    Secret access;
    Secret refresh; ///< empty in the answer to a refresh
    std::chrono::seconds expiresIn{0};
};
Result<Tokens> parseTokens(const QByteArray &body);
/// When a JWT says that it ends, UTC; unverified, for people to read. Invalid: it is none, or says nothing.
QDateTime tokenEnd(QByteArrayView jwt);

/// A frame of the socket; nothing for one that is no hint we know. `token`: whose socket it came from (seed), or empty.
std::optional<agents::LiveMessage> parseFrame(const QString &text, const QString &token);
QString subscribeFrame(const QString &token);

} // namespace wire

} // namespace pilothouse::orchestrator
