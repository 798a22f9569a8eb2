// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/tls_probe.h"

#include <QPromise>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>

namespace pilothouse::evidence {

namespace {

constexpr std::chrono::milliseconds kTick{50};

/// One handshake; deletes itself when it is over.
class Handshake final : public QObject
{
    Q_OBJECT
public:
    Handshake(std::chrono::milliseconds timeout, CancelToken cancel) : m_left(timeout), m_cancel(std::move(cancel))
    {
        m_promise.start();
        m_socket.setPeerVerifyMode(QSslSocket::QueryPeer);
        connect(&m_socket, &QSslSocket::sslErrors, &m_socket, [this] { m_socket.ignoreSslErrors(); });
        connect(&m_socket, &QSslSocket::encrypted, this, [this] { finish(m_socket.peerCertificate().toDer()); });
        connect(&m_socket, &QSslSocket::errorOccurred, this,
                [this] { fail(ErrorKind::Network, QStringLiteral("TLS handshake failed: %1").arg(m_socket.errorString())); });
        m_ticker.setInterval(kTick);
        connect(&m_ticker, &QTimer::timeout, this, [this] {
            m_left -= kTick;
            if (m_cancel.isCancelled())
                fail(ErrorKind::Cancelled, QStringLiteral("cancelled"));
            else if (m_left.count() <= 0)
                fail(ErrorKind::Timeout, QStringLiteral("no TLS handshake in time"));
        });
    }

    QFuture<Result<QByteArray>> start(const QUrl &url)
    {
        const auto future = m_promise.future();
        m_where = QStringLiteral("TLS handshake with %1:%2").arg(url.host()).arg(url.port(443));
        m_ticker.start();
        m_socket.connectToHostEncrypted(url.host(), quint16(url.port(443)));
        return future;
    }

private:
    void fail(ErrorKind kind, const QString &what)
    {
        Error error;
        error.kind = kind;
        error.what = what;
        error.where = m_where;
        finish(error);
    }
    void finish(Result<QByteArray> result)
    {
        if (m_isDone)
            return;
        m_isDone = true;
        m_ticker.stop();
        m_promise.addResult(std::move(result));
        m_promise.finish();
        m_socket.abort();
        deleteLater();
    }

    QPromise<Result<QByteArray>> m_promise;
    QSslSocket m_socket;
    QTimer m_ticker;
    std::chrono::milliseconds m_left;
    CancelToken m_cancel;
    QString m_where;
    bool m_isDone = false;
};

} // namespace

QFuture<Result<QByteArray>> peerCertificate(const QUrl &url, std::chrono::milliseconds timeout, CancelToken cancel)
{
    auto *const handshake = new Handshake(timeout, std::move(cancel));
    return handshake->start(url);
}

} // namespace pilothouse::evidence

#include "tls_probe.moc"
