// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/dial.h"

#include <QHostInfo>
#include <QNetworkProxy>
#include <QPromise>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslSocket>
#include <QTimer>

namespace pilothouse::evidence {

using std::chrono::steady_clock;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kTick{50};

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2: return u"TLS 1.2"_s;
    case QSsl::TlsV1_3: return u"TLS 1.3"_s;
    default: break; // a foreign enum; the others are older than anybody should speak, or no answer
    }
    return u"a TLS version before 1.2"_s;
}

/// One connection; deletes itself when it is over.
class Dial final : public QObject
{
    Q_OBJECT
public:
    Dial(QUrl url, std::chrono::milliseconds timeout, CancelToken cancel, std::function<void(const DialReport &)> told)
        : m_url(std::move(url))
        , m_told(std::move(told))
        , m_cancel(std::move(cancel))
        , m_until(steady_clock::now() + timeout)
        , m_begun(steady_clock::now())
    {
        m_promise.start();
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.setPeerVerifyMode(QSslSocket::QueryPeer);
        connect(&m_socket, &QSslSocket::sslErrors, &m_socket, [this] { m_socket.ignoreSslErrors(); });
        connect(&m_socket, &QSslSocket::connected, this, &Dial::onConnected);
        connect(&m_socket, &QSslSocket::encrypted, this, &Dial::onEncrypted);
        connect(&m_socket, &QSslSocket::errorOccurred, this, &Dial::onError);
        m_ticker.setInterval(kTick);
        connect(&m_ticker, &QTimer::timeout, this, &Dial::onTick);
    }

    QFuture<DialReport> start()
    {
        const auto future = m_promise.future();
        m_ticker.start();
        m_lookup = QHostInfo::lookupHost(m_url.host(), this, [this](const QHostInfo &info) { onName(info); });
        return future;
    }

private:
    bool isTls() const { return m_url.scheme() == "https"_L1; }
    int port() const { return m_url.port(isTls() ? 443 : 80); }
    std::chrono::milliseconds lap()
    {
        const auto now = steady_clock::now();
        return std::chrono::duration_cast<std::chrono::milliseconds>(now - std::exchange(m_begun, now));
    }
    void pass(DialReport::Stage next)
    {
        m_report.stage = next;
        if (m_told)
            m_told(m_report);
    }

    void onName(const QHostInfo &info)
    {
        if (m_isDone)
            return;
        if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
            fail(ErrorKind::Network, info.error() == QHostInfo::HostNotFound ? u"host name not found"_s
                                                                             : u"the host name cannot be looked up: %1"_s.arg(info.errorString()));
            return;
        }
        for (const QHostAddress &address : info.addresses())
            m_report.addresses << address.toString();
        m_report.nameTook = lap();
        pass(DialReport::Stage::Connection);
        if (isTls())
            m_socket.connectToHostEncrypted(m_url.host(), quint16(port()));
        else
            m_socket.connectToHost(m_url.host(), quint16(port()));
    }
    void onConnected()
    {
        m_report.connectionTook = lap();
        m_report.peer = m_socket.peerAddress().toString();
        pass(isTls() ? DialReport::Stage::Tls : DialReport::Stage::Done);
        if (!isTls())
            finish();
    }
    void onEncrypted()
    {
        m_report.tlsTook = lap();
        m_report.protocol = protocolName(m_socket.sessionProtocol());
        m_report.cipher = m_socket.sessionCipher().name();
        m_report.certificate = m_socket.peerCertificate().toDer();
        for (const QSslError &error : m_socket.sslHandshakeErrors()) {
            if (!m_report.distrust.contains(error.errorString()))
                m_report.distrust << error.errorString();
        }
        pass(DialReport::Stage::Done);
        finish();
    }
    void onError(QAbstractSocket::SocketError error)
    {
        if (m_report.stage == DialReport::Stage::Tls)
            fail(ErrorKind::Network, u"TLS handshake failed: %1"_s.arg(m_socket.errorString()));
        else if (error == QAbstractSocket::ConnectionRefusedError)
            fail(ErrorKind::Network, u"connection refused"_s);
        else if (error == QAbstractSocket::HostNotFoundError)
            fail(ErrorKind::Network, u"host name not found"_s);
        else
            fail(ErrorKind::Network, u"no connection: %1"_s.arg(m_socket.errorString()));
    }
    void onTick()
    {
        if (m_cancel.isCancelled())
            fail(ErrorKind::Cancelled, u"cancelled"_s);
        else if (steady_clock::now() >= m_until)
            fail(ErrorKind::Timeout, m_report.stage == DialReport::Stage::Name         ? u"the host name was not resolved in time"_s
                                     : m_report.stage == DialReport::Stage::Connection ? u"no connection in time"_s
                                                                                       : u"no TLS handshake in time"_s);
    }

    void fail(ErrorKind kind, const QString &what)
    {
        if (m_isDone)
            return;
        m_report.error = Error{.kind = kind, .what = what, .where = u"%1:%2"_s.arg(m_url.host()).arg(port())};
        finish();
    }
    void finish()
    {
        if (m_isDone)
            return;
        m_isDone = true;
        m_ticker.stop();
        QHostInfo::abortHostLookup(m_lookup);
        m_promise.addResult(m_report);
        m_promise.finish();
        m_socket.abort();
        deleteLater();
    }

    QUrl m_url;
    std::function<void(const DialReport &)> m_told;
    CancelToken m_cancel;
    steady_clock::time_point m_until;
    steady_clock::time_point m_begun; ///< of the stage
    QPromise<DialReport> m_promise;
    QSslSocket m_socket;
    QTimer m_ticker;
    DialReport m_report;
    int m_lookup = 0;
    bool m_isDone = false;
};

} // namespace

QFuture<DialReport> dial(const QUrl &url, std::chrono::milliseconds timeout, CancelToken cancel, std::function<void(const DialReport &)> told)
{
    auto *const dialling = new Dial(url, timeout, std::move(cancel), std::move(told));
    return dialling->start();
}

} // namespace pilothouse::evidence

#include "dial.moc"
