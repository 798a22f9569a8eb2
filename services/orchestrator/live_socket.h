// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agent_port.h"
#include "services/orchestrator/orchestrator_client.h"

#include <QTimer>
#include <QUrl>

#include <map>
#include <memory>
#include <vector>

class QWebSocket;

namespace pilothouse::orchestrator {

struct LiveLimits
{
    std::chrono::milliseconds ping{20'000};
    std::chrono::milliseconds silence{45'000};
    std::chrono::milliseconds firstPause{1'000};
    std::chrono::milliseconds longestPause{30'000};
    int sockets = 32; ///< of the seed dialect
};

/// The orchestrator's WebSockets. Spec: one, with a subscription for each NFT. Seed: one for each NFT, those in motion first, up
/// to a limit; it counts as open only when none is left out.
/// Pings every 20 s, dead after 45 s of silence, comes back after 1, 2, 4 … 30 s (any time up to that), for ever. A frame above
/// 1 MiB closes it. Whom it trusts is the environment's own CA, where that has one. The token in its address is in no log and no error.
class LiveSocket final : public agents::LivePort
{
    Q_OBJECT
public:
    LiveSocket(std::shared_ptr<OrchestratorClient> client, QUrl base, std::shared_ptr<const Clock> clock, LiveLimits limits = {},
               QString caFile = {});
    ~LiveSocket() override;

    void follow(QStringList tokens) override;
    void close() override;
    State state() const override;
    std::optional<MonotonicTime> lastHeard() const override { return m_lastHeard; }
    QString trouble() const override { return m_trouble; }
    quint64 ignored() const override { return m_ignored; }

private:
    /// One connection; `token` is empty in the spec dialect.
    struct Line
    {
        QString token;
        std::unique_ptr<QWebSocket> socket;
        QString untrusted; ///< what is wrong with the certificate of its server; empty: nothing was said
        MonotonicTime heard{};
        bool open = false;
    };
    QCoro::Task<Done> connectAll();
    void openLine(const QString &token, const QUrl &url);
    void onText(const QString &token, const QString &text);
    void onClosed(const QString &token, const QString &why, bool refused);
    void subscribe();
    void subscribeSome();
    void retryLater();
    void tick();
    QUrl address(const QByteArray &path) const;
    void setState(State state, const QString &trouble);

    std::shared_ptr<OrchestratorClient> m_client;
    QUrl m_base;
    std::shared_ptr<const Clock> m_clock;
    QString m_caFile; ///< trusted instead of the system's CAs; empty: those
    LiveLimits m_limits;
    QStringList m_tokens;
    std::map<QString, Line> m_lines;
    QStringList m_unsaid; ///< NFTs that are still to be subscribed to
    QSet<QString> m_said;
    Secret m_token; ///< of the last attempt, to tell a refused one from a new one
    bool m_tokenRefused = false;
    bool m_wanted = false;
    bool m_connecting = false;
    int m_failures = 0;
    State m_state = State::Off;
    QString m_trouble;
    std::optional<MonotonicTime> m_lastHeard;
    quint64 m_ignored = 0;
    QTimer m_retry;
    QTimer m_ticker;
    QTimer m_subscriber;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace pilothouse::orchestrator
