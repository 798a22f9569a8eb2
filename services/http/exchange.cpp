// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/exchange.h"

#include "services/http/proxy.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>
#include <cstring>
#include <utility>

namespace pilothouse::http {

using namespace std::chrono_literals;

namespace {

constexpr auto kTick = 50ms;
constexpr auto kKnock = 2s; ///< for a connection beside a request that is silent
constexpr auto kLateSignalGrace = 100ms;
/// One turn of the event loop handles this much of a body, so that no slot holds the main thread.
constexpr qint64 kStep = 256 * 1024;
constexpr qint64 kNetworkBuffer = 512 * 1024;

/// A body that cannot be read twice. QNetworkAccessManager sends a POST again on its own when a connection breaks before
/// the answer; it cannot when the body cannot be rewound, and then reports ContentReSendError.
class OnceDevice final : public QIODevice
{
public:
    explicit OnceDevice(QByteArray bytes) : m_bytes(std::move(bytes)) { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_read + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (m_read == m_bytes.size())
            return -1;
        const qint64 taken = std::min<qint64>(size, m_bytes.size() - m_read);
        std::memcpy(data, m_bytes.constData() + m_read, size_t(taken));
        m_read += taken;
        return taken;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

QString seconds(std::chrono::milliseconds time)
{
    return QStringLiteral("%1 s").arg(double(time.count()) / 1000.0, 0, 'g', 3);
}

/// Errors that Qt makes of a status, although the answer is whole. 302 is what it makes of 400, 405 and 418.
bool isStatusError(QNetworkReply::NetworkError error)
{
    const bool contentOrServer = (error > 200 && error < 300) || (error > 400 && error < 500);
    return error == QNetworkReply::ProtocolInvalidOperationError || (contentOrServer && error != QNetworkReply::ContentReSendError);
}

} // namespace

QFuture<Attempted> Exchange::start(QNetworkAccessManager &network, const QNetworkRequest &wire, const HttpRequest &request,
                                   std::chrono::milliseconds timeout)
{
    auto *const exchange = new Exchange(request, timeout);
    auto future = exchange->m_promise.future();
    if (request.effect == Effect::Mutating && request.body.isEmpty())
        exchange->connectFirst(network, wire);
    else if (request.effect == Effect::Mutating)
        exchange->sendOnce(network, wire);
    else if (request.verb == "GET")
        exchange->attach(network.get(wire));
    else if (request.verb == "HEAD")
        exchange->attach(network.head(wire));
    else
        exchange->attach(network.sendCustomRequest(wire, request.verb, request.body));
    return future;
}

void Exchange::sendOnce(QNetworkAccessManager &network, const QNetworkRequest &wire)
{
    auto *const body = new OnceDevice(m_request.body);
    QNetworkRequest once = wire;
    once.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    once.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
    QNetworkReply *const reply = network.sendCustomRequest(once, m_request.verb, body);
    body->setParent(reply);
    attach(reply);
}

/// Opens a connection as QNetworkAccessManager::connectToHost() does, but with a reply to watch; the change goes over it next.
void Exchange::connectFirst(QNetworkAccessManager &network, const QNetworkRequest &wire)
{
    const bool isTls = wire.url().scheme() == QLatin1String("https");
    QUrl url = wire.url().adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setScheme(isTls ? QStringLiteral("preconnect-https") : QStringLiteral("preconnect-http"));
    url.setPort(wire.url().port(isTls ? 443 : 80));
    QNetworkRequest opening(url);
    opening.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (isTls)
        opening.setSslConfiguration(wire.sslConfiguration());
    m_connectsFirst = true;
    m_reply = network.get(opening);
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] {
        if (!m_connecting)
            m_connecting = std::chrono::steady_clock::now();
    });
    followTls(m_reply);
    connect(m_reply, &QNetworkReply::finished, this, [this, wire] {
        if (m_stopped || m_settled)
            return;
        QNetworkAccessManager *const owner = m_reply->manager();
        if (m_reply->error() != QNetworkReply::NoError || owner == nullptr) {
            settle(judgeError());
            return;
        }
        m_connectsFirst = false;
        m_reachable = true;
        m_reply->deleteLater();
        sendOnce(*owner, wire);
    });
    m_ticker.start();
}

Exchange::Exchange(const HttpRequest &request, std::chrono::milliseconds timeout)
    : m_request(request)
    , m_timeout(timeout)
    , m_began(std::chrono::steady_clock::now())
    , m_lastByte(m_began)
{
    m_promise.start();
    m_ticker.setInterval(kTick);
    connect(&m_ticker, &QTimer::timeout, this, &Exchange::tick);
}

void Exchange::attach(QNetworkReply *reply)
{
    m_reply = reply;
    reply->setParent(this);
    reply->setReadBufferSize(kNetworkBuffer);
    connect(reply, &QNetworkReply::metaDataChanged, this, &Exchange::onHead);
    connect(reply, &QNetworkReply::readyRead, this, &Exchange::pump);
    connect(reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] {
        if (!m_connecting)
            m_connecting = std::chrono::steady_clock::now();
    });
    connect(reply, &QNetworkReply::requestSent, this, [this] { m_sent = true; });
    followTls(reply);
    m_ticker.start();
}

void Exchange::followTls(QNetworkReply *reply)
{
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors) {
            QString text = error.errorString();
            if (!error.certificate().isNull())
                text += QStringLiteral(" (SHA-256 %1)").arg(QString::fromLatin1(error.certificate().digest(QCryptographicHash::Sha256).toHex()));
            m_certificateProblems << text;
        }
    });
}

void Exchange::onHead()
{
    if (m_headSeen || m_stopped || m_settled)
        return;
    m_headSeen = true;
    m_lastByte = std::chrono::steady_clock::now();
    m_sent = true;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_streams = m_request.take && status >= 200 && status < 300;
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    const QByteArray coding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (!coding.isEmpty() && coding != "identity") {
        m_inflater = Inflater::forCoding(coding);
        if (!m_inflater)
            stopWith(Attempted::End::Nonsense,
                     QStringLiteral("the answer is encoded as \"%1\", which was not asked for").arg(QString::fromLatin1(coding.left(40))));
        return;
    }
    if (announced > m_request.maxBytes)
        stopWith(Attempted::End::TooLarge, QString());
    else if (announced > 0 && !m_streams)
        m_body.reserve(announced);
}

void Exchange::onFinished()
{
    m_finished = true;
    if (m_stopped || m_settled)
        return;
    pump();
}

void Exchange::tick()
{
    if (m_settled)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (m_stopped) {
        // Only a change that seems unsent waits here: word that it was sent may still be under way.
        if (m_sent || now - m_lastByte >= kLateSignalGrace) {
            m_stopped->mayBeSent = maybeSent();
            settle(*m_stopped);
        }
        return;
    }
    if (m_request.cancel.isCancelled()) {
        stopWith(Attempted::End::Cancelled, QStringLiteral("cancelled"));
        return;
    }
    if (m_finished)
        return;
    if (now - m_began >= m_timeout) {
        QString why;
        if (m_headSeen)
            why = QStringLiteral("the answer was not complete after %1 (%2 bytes came)").arg(seconds(m_timeout)).arg(m_handedOver + m_body.size());
        else
            why = m_sent || m_reachable ? QStringLiteral("no answer within %1").arg(seconds(m_timeout)) : QStringLiteral("connection timed out");
        stopWith(Attempted::End::TimedOut, why);
    } else if (isUnreachable(now)) {
        stopWith(Attempted::End::TimedOut, QStringLiteral("no connection within %1").arg(seconds(m_request.connectTimeout)));
    } else if (m_headSeen && now - m_lastByte >= m_request.idleTimeout) {
        stopWith(Attempted::End::TimedOut,
                 QStringLiteral("the answer stopped for %1 after %2 bytes").arg(seconds(m_request.idleTimeout)).arg(m_handedOver + m_body.size()));
    } else if (m_request.take && !m_headSeen && now - m_began >= m_request.idleTimeout) {
        stopWith(Attempted::End::TimedOut, QStringLiteral("no answer within %1").arg(seconds(m_request.idleTimeout)));
    }
}

void Exchange::pump()
{
    m_pumpQueued = false;
    if (m_stopped || m_settled)
        return;
    const bool more = takeBytes();
    if (m_stopped || m_settled)
        return;
    if (more) {
        if (!m_pumpQueued) {
            m_pumpQueued = true;
            QMetaObject::invokeMethod(this, &Exchange::pump, Qt::QueuedConnection);
        }
        return;
    }
    if (m_finished)
        conclude();
}

/// Takes one step of the body; true when there may be another right now.
bool Exchange::takeBytes()
{
    if (!m_inflater) {
        const QByteArray bytes = m_reply->read(kStep);
        if (bytes.isEmpty())
            return false;
        m_lastByte = std::chrono::steady_clock::now();
        m_body += bytes;
    } else {
        if (m_inflater->wantsInput()) {
            QByteArray bytes = m_reply->read(kStep / 4);
            if (bytes.isEmpty())
                return false;
            m_lastByte = std::chrono::steady_clock::now();
            m_inflater->feed(std::move(bytes));
        }
        if (!m_inflater->inflateSome(m_body, kStep)) {
            stopWith(Attempted::End::Nonsense, QStringLiteral("the compressed answer is damaged after %1 bytes").arg(m_body.size()));
            return false;
        }
    }
    if (m_handedOver + m_body.size() > m_request.maxBytes) {
        stopWith(Attempted::End::TooLarge, QString());
        return false;
    }
    return !m_streams || handOver();
}

/// Gives what came to whoever takes it; false when that was the end.
bool Exchange::handOver()
{
    const QByteArray bytes = std::exchange(m_body, QByteArray());
    m_handedOver += bytes.size();
    if (bytes.isEmpty() || m_request.take(bytes))
        return true;
    Attempted attempted = answered();
    m_stopped = attempted;
    m_reply->abort();
    settle(std::move(attempted));
    return false;
}

/// Ends the exchange for a reason of ours.
void Exchange::stopWith(Attempted::End end, const QString &why)
{
    Attempted attempted;
    attempted.end = end;
    attempted.why = why;
    m_body = QByteArray();
    m_stopped = attempted;
    m_lastByte = std::chrono::steady_clock::now();
    m_reply->abort();
    if (m_request.effect == Effect::Idempotent || maybeSent())
        settle(attempted);
}

/// Qt does not say when a connection stands, and a request that began one may go over another. So who was silent for long is knocked at beside it:
/// a server that only takes its time lets that in at once, an address that nobody answers at does not.
bool Exchange::isUnreachable(std::chrono::steady_clock::time_point now)
{
    if (m_headSeen || m_sent || m_reachable || !m_connecting || now - *m_connecting < m_request.connectTimeout)
        return false;
    const QUrl &url = m_request.url;
    if (!m_knock) {
        // Whether a proxy reaches an address is for the proxy to say.
        if (!proxyFor(url).isEmpty()) {
            m_reachable = true;
            return false;
        }
        m_knock = std::make_unique<QTcpSocket>();
        m_knock->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        m_knock->connectToHost(url.host(), quint16(url.port(url.scheme() == QLatin1String("https") ? 443 : 80)));
        m_knocked = now;
        return false;
    }
    m_reachable = m_knock->state() == QAbstractSocket::ConnectedState;
    if (m_reachable)
        m_knock.reset();
    return !m_reachable && now - m_knocked >= kKnock;
}

bool Exchange::maybeSent() const
{
    // Qt tells when a request with a body went out. Without one it says nothing, and then all that is known is whether a connection stood.
    return m_sent || (m_request.body.isEmpty() && !m_connectsFirst);
}

void Exchange::conclude()
{
    const auto error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || (error != QNetworkReply::NoError && !isStatusError(error))) {
        settle(judgeError());
        return;
    }
    Attempted attempted = answered();
    if (m_inflater && !m_inflater->isAtEnd() && m_handedOver + m_body.size() > 0) {
        attempted.end = Attempted::End::Lost;
        attempted.why = QStringLiteral("the compressed answer ends too early, after %1 bytes").arg(m_handedOver + m_body.size());
    }
    attempted.reply.body = std::move(m_body);
    settle(std::move(attempted));
}

/// A whole answer, all but its body.
Attempted Exchange::answered() const
{
    Attempted attempted;
    attempted.end = Attempted::End::Answered;
    attempted.reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    attempted.reply.headers = m_reply->rawHeaderPairs();
    attempted.reply.url = m_request.url;
    attempted.reply.peerCertificate = m_reply->sslConfiguration().peerCertificate().toDer();
    return attempted;
}

Attempted Exchange::judgeError() const
{
    Attempted attempted;
    attempted.reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    attempted.mayBeSent = maybeSent();
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
        attempted.end = Attempted::End::NotSent;
        attempted.why = QStringLiteral("connection refused");
        break;
    case QNetworkReply::HostNotFoundError:
        attempted.end = Attempted::End::NotSent;
        attempted.why = QStringLiteral("host name not found");
        break;
    case QNetworkReply::SslHandshakeFailedError:
        attempted.end = m_certificateProblems.isEmpty() ? Attempted::End::NotSent : Attempted::End::Untrusted;
        attempted.why = m_certificateProblems.isEmpty() ? QStringLiteral("TLS handshake failed: %1").arg(m_reply->errorString())
                                                        : m_certificateProblems.join(QStringLiteral("; "));
        break;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        attempted.end = Attempted::End::NotSent;
        attempted.why = QStringLiteral("the proxy does not let it through: %1").arg(m_reply->errorString());
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        attempted.end = Attempted::End::Nonsense;
        attempted.why = QStringLiteral("the answer is not HTTP");
        break;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        attempted.why = m_headSeen ? QStringLiteral("the connection broke after %1 bytes of the answer").arg(m_handedOver + m_body.size())
                                   : QStringLiteral("the connection was closed without an answer");
        break;
    default: // a foreign enum with twenty more members that all mean the same to us
        attempted.why = m_reply->errorString();
        break;
    }
    if (attempted.end == Attempted::End::NotSent || attempted.end == Attempted::End::Untrusted)
        attempted.mayBeSent = false;
    return attempted;
}

void Exchange::settle(Attempted attempted)
{
    if (m_settled)
        return;
    m_settled = true;
    m_ticker.stop();
    m_promise.addResult(std::move(attempted));
    m_promise.finish();
    deleteLater();
}

} // namespace pilothouse::http
