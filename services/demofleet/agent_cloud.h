// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/machine.h"

#include <QHash>
#include <QRandomGenerator>
#include <QSet>
#include <QString>
#include <QStringList>

#include <deque>
#include <map>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace pilothouse::demofleet {

/// One row of the orchestrator's table, with what its documents leave to a provider.
struct Agent
{
    QString id;    ///< UUID
    QString token; ///< NFT
    QString owner;
    QString name;
    QString status;
    QString provider;
    QString providerRef;
    QString endpoint; ///< path below the fleet's own address: no name of this world is anybody's; empty: it has none
    QString error;
    int cpu = 2;
    QString memory = QStringLiteral("4Gi");
    bool gpu = true;
    int progress = 0;
    FleetTime createdAt = 0;
    FleetTime updatedAt = 0;
    FleetTime startedAt = 0;  ///< of the attempt under way
    FleetTime deployTime = 0; ///< how long "deploying" takes this one
    struct Event
    {
        FleetTime at = 0;
        QString type;
        QString text;
    };
    std::deque<Event> events; ///< newest first
};

/// A WebSocket that somebody has open: of one NFT (seed), or with subscriptions (spec).
struct AgentSocket
{
    bool seed = false;
    QString seedToken;
    QSet<QString> subscribed;
    QString wallet;
    bool sees = false; ///< everything, not the wallet's own alone
};

/// What is to be written to a socket.
struct SocketPush
{
    quint64 socket = 0;
    QByteArray text;
    int closeCode = 0; ///< not 0: close it instead
};

/// What a signed-in wallet may do.
struct AgentSession
{
    QString id;
    QString wallet;
    QString token;
    bool isOperator = false;
    QByteArray refresh;
    FleetTime refreshUntil = 0;
    bool revoked = false;
};

/// The orchestrator's world: deployments and what becomes of them over time, who owns which NFT, sessions, sockets.
/// A deployment takes about ten seconds where a real one takes minutes; one of the first ones takes its time.
class AgentCloud
{
public:
    AgentCloud(int count, quint32 seed, FleetTime start);

    void advanceTo(FleetTime now);
    /// What a fault does to deployments that start now.
    struct Trouble
    {
        bool fails = false;
        bool sticks = false;
    };
    void setTrouble(Trouble trouble) { m_trouble = trouble; }

    const std::vector<Agent> &agents() const { return m_agents; }
    const Agent *find(const QString &token) const;
    /// Empty for an NFT that does not exist.
    QString ownerOf(const QString &token) const { return m_owners.value(token); }
    /// The reason why not; empty when it was taken.
    QString deploy(const QString &token, const QString &provider, int cpu, const QString &memory, bool gpu);
    void stop(const QString &token);
    void transfer(const QString &token, const QString &owner);

    /// Where the agents answer: the orchestrator's own listener.
    void setEndpointBase(const QString &base) { m_endpointBase = base; }
    QString endpointOf(const Agent &agent) const { return agent.endpoint.isEmpty() ? QString() : m_endpointBase + agent.endpoint; }

    // Sign-in.
    QByteArray challenge(const QString &wallet, const QString &token);
    /// Uses the challenge up; false when it is none of ours, too old or used before.
    bool redeem(const QByteArray &message);
    AgentSession &open(const QString &wallet, const QString &token, bool isOperator);
    AgentSession *sessionOfRefresh(const QByteArray &refresh);
    QByteArray accessToken(const AgentSession &session) const;
    enum class TokenState { Good, Expired, Bad };
    TokenState check(const QByteArray &jwt, AgentSession **session);
    QByteArray newRefreshToken();

    /// Whether one more deploy or stop fits in this minute; counts it.
    bool takeWrite();
    std::chrono::milliseconds writeReset() const;

    // Sockets.
    quint64 openSocket(AgentSocket socket);
    void socketText(quint64 socket, const QByteArray &text);
    void closeSocket(quint64 socket) { m_sockets.erase(socket); }
    void dropSockets(int code);
    std::vector<SocketPush> takePushes() { return std::exchange(m_pushes, {}); }
    qsizetype socketCount() const { return qsizetype(m_sockets.size()); }
    /// Deployments that somebody will be told of, counted once for each socket.
    qsizetype followedCount() const;

    /// So many made-up health changes a second, for load.
    void setChurn(double perSecond) { m_churn = perSecond; }
    double churn() const { return m_churn; }

private:
    void setStatus(Agent &agent, const QString &status, FleetTime at);
    void note(Agent &agent, const QString &type, const QString &text, FleetTime at);
    bool step(Agent &agent);
    void tell(const Agent &agent, const QByteArray &kind);
    void churnTo(FleetTime now);
    QByteArray hex(int bytes);
    QString uuid();

    QRandomGenerator m_random;
    FleetTime m_now;
    std::vector<Agent> m_agents;
    QString m_endpointBase;
    QHash<QString, int> m_byToken;
    std::vector<int> m_moving;
    QHash<QString, QString> m_owners; ///< NFT → wallet
    std::vector<QString> m_wallets;
    Trouble m_trouble;
    std::map<QByteArray, FleetTime> m_challenges; ///< message → until
    std::deque<AgentSession> m_sessions;
    QByteArray m_secret;
    std::deque<FleetTime> m_writes;
    std::map<quint64, AgentSocket> m_sockets;
    std::vector<SocketPush> m_pushes;
    quint64 m_nextSocket = 1;
    double m_churn = 0;
    double m_owed = 0;
    FleetTime m_churnedAt = 0;
};

} // namespace pilothouse::demofleet
