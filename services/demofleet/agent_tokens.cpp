// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/agent_cloud.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLife = 3600;

QByteArray url64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

// JWT, HS256: the token's claims as the service documents them.
QByteArray AgentCloud::accessToken(const AgentSession &session) const
{
    QJsonArray permissions{u"deploy"_s, u"chat"_s};
    if (session.isOperator)
        permissions.append(u"operator"_s);
    const QByteArray head = url64(compact({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}}));
    const QByteArray claims = url64(compact({{u"sub"_s, session.wallet},
                                             {u"nft_token_id"_s, session.token},
                                             {u"permissions"_s, permissions},
                                             {u"session_id"_s, session.id},
                                             {u"iat"_s, double(m_now / 1000)},
                                             {u"exp"_s, double(m_now / 1000 + kLife)},
                                             {u"jti"_s, session.id + u'-' + QString::number(m_now)}}));
    const QByteArray text = head + '.' + claims;
    return text + '.' + url64(QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256));
}

AgentCloud::TokenState AgentCloud::check(const QByteArray &jwt, AgentSession **session)
{
    *session = nullptr;
    const QList<QByteArray> parts = jwt.split('.');
    if (parts.size() != 3)
        return TokenState::Bad;
    const QByteArray text = parts[0] + '.' + parts[1];
    if (url64(QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256)) != parts[2])
        return TokenState::Bad;
    const QJsonObject claims = QJsonDocument::fromJson(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding)).object();
    for (AgentSession &known : m_sessions) {
        if (known.id == claims["session_id"_L1].toString() && !known.revoked)
            *session = &known;
    }
    if (*session == nullptr)
        return TokenState::Bad;
    return claims["exp"_L1].toDouble() * 1000 <= double(m_now) ? TokenState::Expired : TokenState::Good;
}

quint64 AgentCloud::openSocket(AgentSocket socket)
{
    const quint64 id = m_nextSocket++;
    m_sockets.emplace(id, std::move(socket));
    return id;
}

void AgentCloud::socketText(quint64 socket, const QByteArray &text)
{
    const auto found = m_sockets.find(socket);
    if (found == m_sockets.end() || found->second.seed)
        return;
    const QJsonObject frame = QJsonDocument::fromJson(text).object();
    const QString token = frame["nft_token_id"_L1].toString();
    if (frame["type"_L1] == "subscribe"_L1 && frame["channel"_L1] == "deployment"_L1
        && (found->second.sees || m_owners.value(token) == found->second.wallet))
        found->second.subscribed.insert(token);
}

qsizetype AgentCloud::followedCount() const
{
    qsizetype count = 0;
    for (const auto &[id, socket] : m_sockets)
        count += socket.seed ? 1 : socket.subscribed.size();
    return count;
}

void AgentCloud::dropSockets(int code)
{
    for (const auto &[id, socket] : m_sockets)
        m_pushes.push_back({id, {}, code});
    m_sockets.clear();
}

/// Sends one change to all who listen, in the words of their dialect.
void AgentCloud::tell(const Agent &agent, const QByteArray &kind)
{
    if (m_sockets.empty())
        return;
    QByteArray spec;
    QByteArray seed;
    for (const auto &[id, socket] : m_sockets) {
        if (socket.seed) {
            if (socket.seedToken != agent.token)
                continue;
            if (seed.isEmpty())
                seed = compact(kind == "progress" ? QJsonObject{{u"type"_s, u"progress"_s}, {u"percent"_s, agent.progress}}
                               : kind == "ready"  ? QJsonObject{{u"type"_s, u"ready"_s}, {u"endpoint_url"_s, endpointOf(agent)}}
                               : kind == "error"  ? QJsonObject{{u"type"_s, u"error"_s}, {u"message"_s, agent.error}}
                                                  : QJsonObject{{u"type"_s, u"status"_s}, {u"status"_s, agent.status}});
            m_pushes.push_back({id, seed, 0});
        } else if (socket.subscribed.contains(agent.token)) {
            if (spec.isEmpty()) {
                QJsonObject frame{{u"type"_s, u"deployment_status"_s},
                                  {u"deployment_id"_s, agent.id},
                                  {u"nft_token_id"_s, agent.token},
                                  {u"status"_s, agent.status},
                                  {u"message"_s, agent.error}};
                if (agent.status == "deploying"_L1)
                    frame[u"progress"_s] = agent.progress;
                spec = compact(frame);
            }
            m_pushes.push_back({id, spec, 0});
        }
    }
}

} // namespace pilothouse::demofleet
