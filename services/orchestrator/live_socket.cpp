// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/orchestrator/live_socket.h"

#include "services/http/ca_file.h"

#include "services/core/log.h"
#include "services/core/plain_text.h"
#include "services/orchestrator/orchestrator_wire.h"

#include <QRandomGenerator>
#include <QUrlQuery>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QWebSocket>

#include <algorithm>

namespace pilothouse::orchestrator {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr quint64 kLargestFrame = 1024 * 1024;
constexpr int kPolicyViolation = 1008;
constexpr int kUnauthorised = 4401;
constexpr qsizetype kSubscribeAtOnce = 200;

/// What a failed upgrade says of itself. Qt names the status in its text. `untrusted`: what is wrong with the certificate.
QString reasonOf(const QWebSocket &socket, const QString &untrusted)
{
    if (!untrusted.isEmpty())
        return u"the TLS certificate of %1 is not trusted: %2"_s.arg(socket.requestUrl().authority(), untrusted);
    const QString text = socket.errorString();
    if (socket.error() == QAbstractSocket::SslHandshakeFailedError)
        return u"TLS handshake failed: %1"_s.arg(visibleText(text, 200));
    if (text.contains("400"_L1))
        return u"it refused the upgrade with status 400; a server of socket.io only cannot be listened to"_s;
    // Its own words may name the address, and that holds the token.
    if (text.contains("401"_L1) || text.contains("403"_L1))
        return u"it refused the token"_s;
    if (socket.error() == QAbstractSocket::ConnectionRefusedError)
        return u"connection refused"_s;
    if (socket.error() == QAbstractSocket::RemoteHostClosedError)
        return u"it closed the connection"_s;
    return u"the connection failed (error %1)"_s.arg(int(socket.error()));
}

} // namespace

LiveSocket::LiveSocket(std::shared_ptr<OrchestratorClient> client, QUrl base, std::shared_ptr<const Clock> clock, LiveLimits limits, QString caFile)
    : m_client(std::move(client))
    , m_base(std::move(base))
    , m_clock(std::move(clock))
    , m_caFile(std::move(caFile))
    , m_limits(limits)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { connectAll(); });
    m_ticker.setInterval(std::min<std::chrono::milliseconds>(m_limits.ping, m_limits.silence / 3));
    connect(&m_ticker, &QTimer::timeout, this, &LiveSocket::tick);
    m_subscriber.setInterval(10);
    connect(&m_subscriber, &QTimer::timeout, this, &LiveSocket::subscribeSome);
}

LiveSocket::~LiveSocket()
{
    *m_alive = false;
    for (auto &[token, line] : m_lines) {
        line.socket->disconnect(this);
        line.socket->abort();
    }
}

agents::LivePort::State LiveSocket::state() const
{
    return m_state;
}

void LiveSocket::setState(State state, const QString &trouble)
{
    if (m_state == state && m_trouble == trouble)
        return;
    m_state = state;
    m_trouble = trouble;
    emit stateChanged();
}

QUrl LiveSocket::address(const QByteArray &path) const
{
    QUrl url = QUrl::fromEncoded(m_base.toEncoded(QUrl::StripTrailingSlash) + path, QUrl::StrictMode);
    url.setScheme(m_base.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    return url;
}

void LiveSocket::follow(QStringList tokens)
{
    m_wanted = true;
    m_tokens = std::move(tokens);
    if (m_state == State::Off) {
        connectAll();
        return;
    }
    if (m_connecting || m_retry.isActive())
        return;
    if (m_client->dialect() == dialectWord(Dialect::Spec))
        subscribe();
    else
        connectAll();
}

void LiveSocket::close()
{
    m_wanted = false;
    m_retry.stop();
    m_ticker.stop();
    m_subscriber.stop();
    for (auto &[token, line] : m_lines) {
        line.socket->disconnect(this);
        line.socket->abort();
        line.socket.release()->deleteLater();
    }
    m_lines.clear();
    m_lastHeard.reset();
    setState(State::Off, {});
}

QCoro::Task<Done> LiveSocket::connectAll()
{
    if (m_connecting || !m_wanted)
        co_return Done{};
    const std::shared_ptr<bool> alive = m_alive;
    m_connecting = true;
    if (m_lines.empty())
        setState(State::Connecting, m_trouble);
    const auto client = m_client;
    const auto dialect = co_await client->findDialect();
    if (!*alive)
        co_return Done{};
    if (!dialect || !m_wanted) {
        m_connecting = false;
        if (m_wanted) {
            setState(State::Waiting, dialect.error().what);
            retryLater();
        }
        co_return Done{};
    }
    if (*dialect == Dialect::Spec) {
        std::optional<QCoro::Task<Result<Secret>>> asking;
        if (m_tokenRefused)
            asking = client->liveTokenAfter(m_token.clone());
        else
            asking = client->liveToken();
        auto token = co_await *asking;
        if (!*alive)
            co_return Done{};
        m_connecting = false;
        if (!m_wanted)
            co_return Done{};
        if (!token) {
            setState(State::Waiting, token.error().what);
            retryLater();
            co_return Done{};
        }
        m_tokenRefused = false;
        m_token = std::move(*token);
        QUrl url = address("/ws");
        url.setQuery("token="_L1 + QString::fromLatin1(m_token.view().toByteArray().toPercentEncoding()));
        openLine({}, url);
        co_return Done{};
    }
    m_connecting = false;
    const QStringList wanted = m_tokens.mid(0, m_limits.sockets);
    for (auto it = m_lines.begin(); it != m_lines.end();) {
        if (wanted.contains(it->first)) {
            ++it;
            continue;
        }
        it->second.socket->disconnect(this);
        it->second.socket->abort();
        it->second.socket.release()->deleteLater();
        it = m_lines.erase(it);
    }
    for (const QString &token : wanted) {
        if (!m_lines.contains(token))
            openLine(token, address("/ws/deployment/" + wire::pathSegment(token)));
    }
    if (wanted.isEmpty())
        setState(State::Open, {});
    co_return Done{};
}

void LiveSocket::openLine(const QString &token, const QUrl &url)
{
    Line &line = m_lines[token];
    line.token = token;
    line.socket = std::make_unique<QWebSocket>();
    line.heard = m_clock->monotonicNow();
    QWebSocket *const socket = line.socket.get();
    socket->setMaxAllowedIncomingMessageSize(kLargestFrame);
    socket->setMaxAllowedIncomingFrameSize(kLargestFrame);
    connect(socket, &QWebSocket::connected, this, [this, token] {
        Line &opened = m_lines[token];
        opened.open = true;
        opened.heard = m_clock->monotonicNow();
        m_lastHeard = opened.heard;
        m_failures = 0;
        m_ticker.start();
        const bool isSpec = token.isEmpty();
        if (isSpec) {
            m_said.clear();
            subscribe();
        }
        const auto open = std::ranges::count_if(m_lines, [](const auto &entry) { return entry.second.open; });
        if (isSpec || open == m_tokens.size())
            setState(State::Open, {});
        else if (size_t(open) == m_lines.size())
            setState(State::Waiting, u"live for %1 of %2: this dialect takes one connection for each"_s.arg(open).arg(m_tokens.size()));
    });
    connect(socket, &QWebSocket::textMessageReceived, this, [this, token](const QString &text) { onText(token, text); });
    connect(socket, &QWebSocket::pong, this, [this, token] {
        const auto found = m_lines.find(token);
        if (found == m_lines.end())
            return;
        found->second.heard = m_clock->monotonicNow();
        m_lastHeard = found->second.heard;
    });
    connect(socket, &QWebSocket::disconnected, this, [this, token, socket] {
        const int code = int(socket->closeCode());
        const bool refused = code == kPolicyViolation || code == kUnauthorised || socket->errorString().contains("401"_L1);
        const bool wasOpen = m_lines[token].open;
        onClosed(token, wasOpen ? u"the connection was closed"_s : reasonOf(*socket, m_lines[token].untrusted), refused);
    });
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, [this, token, socket](QAbstractSocket::SocketError) {
        if (socket->state() == QAbstractSocket::UnconnectedState)
            onClosed(token, reasonOf(*socket, m_lines[token].untrusted), socket->errorString().contains("401"_L1));
    });
    connect(socket, &QWebSocket::sslErrors, this, [this, token](const QList<QSslError> &errors) {
        QStringList problems;
        for (const QSslError &error : errors)
            problems << error.errorString();
        m_lines[token].untrusted = problems.join(u"; "_s);
    });
    if (!m_caFile.isEmpty()) {
        const auto ca = http::readCaFile(m_caFile);
        if (!ca)
            return onClosed(token, ca.error().what, false);
        QSslConfiguration tls = socket->sslConfiguration();
        tls.setCaCertificates(QSslCertificate::fromData(ca->pem, QSsl::Pem));
        socket->setSslConfiguration(tls);
    }
    socket->open(url);
}

void LiveSocket::onText(const QString &token, const QString &text)
{
    const auto found = m_lines.find(token);
    if (found == m_lines.end())
        return;
    found->second.heard = m_clock->monotonicNow();
    m_lastHeard = found->second.heard;
    const auto message = wire::parseFrame(text, token);
    if (message)
        emit received(*message);
    else
        ++m_ignored;
}

void LiveSocket::onClosed(const QString &token, const QString &why, bool refused)
{
    const auto found = m_lines.find(token);
    if (found == m_lines.end())
        return;
    QWebSocket *const socket = found->second.socket.release();
    socket->disconnect(this);
    socket->deleteLater();
    m_lines.erase(found);
    m_subscriber.stop();
    m_tokenRefused |= refused;
    qCInfo(lcAgents) << "live messages ended:" << why;
    if (!m_wanted)
        return;
    setState(State::Waiting, why);
    retryLater();
}

/// 1, 2, 4 … 30 s, and any time up to that: consoles that lost the same server do not come back in one moment.
void LiveSocket::retryLater()
{
    if (m_retry.isActive())
        return;
    const auto longest = std::min<std::chrono::milliseconds>(m_limits.longestPause, m_limits.firstPause * (1 << std::min(m_failures, 10)));
    ++m_failures;
    const double share = 0.1 + 0.9 * QRandomGenerator::global()->generateDouble();
    m_retry.start(std::chrono::milliseconds(std::max<qint64>(1, qint64(double(longest.count()) * share))));
}

void LiveSocket::subscribe()
{
    m_unsaid.clear();
    for (const QString &token : std::as_const(m_tokens)) {
        if (!m_said.contains(token))
            m_unsaid << token;
    }
    if (!m_unsaid.isEmpty() && !m_subscriber.isActive())
        m_subscriber.start();
}

/// A few at a time, so that thousands of subscriptions hold nothing up.
void LiveSocket::subscribeSome()
{
    const auto line = m_lines.find(QString());
    if (line == m_lines.end() || !line->second.open) {
        m_subscriber.stop();
        return;
    }
    const qsizetype count = std::min(kSubscribeAtOnce, m_unsaid.size());
    for (qsizetype i = 0; i < count; ++i) {
        line->second.socket->sendTextMessage(wire::subscribeFrame(m_unsaid[i]));
        m_said.insert(m_unsaid[i]);
    }
    m_unsaid.remove(0, count);
    if (m_unsaid.isEmpty())
        m_subscriber.stop();
}

void LiveSocket::tick()
{
    const MonotonicTime now = m_clock->monotonicNow();
    QStringList silent;
    for (auto &[token, line] : m_lines) {
        if (now - line.heard > m_limits.silence)
            silent << token;
        else if (line.open)
            line.socket->ping();
    }
    for (const QString &token : std::as_const(silent)) {
        m_lines[token].socket->abort();
        onClosed(token, u"nothing was heard for %1 s"_s.arg(m_limits.silence / 1s), false);
    }
}

} // namespace pilothouse::orchestrator
