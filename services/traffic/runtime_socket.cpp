// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/traffic/runtime_socket.h"

#include <QLocalSocket>
#include <QNetworkProxy>
#include <QPromise>
#include <QTcpSocket>
#include <QTimer>

namespace pilothouse::traffic {

namespace {

Error invalidAddress(const QString &text)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = QStringLiteral("the router address \"%1\" is neither host:port nor unix:/path").arg(text);
    error.where = QStringLiteral("cutover.router.address");
    return error;
}

QString commandName(const QByteArray &command)
{
    return QString::fromUtf8(command.left(command.indexOf('\n'))).left(80);
}

/// One command, one connection, one answer; deletes itself when the promise is kept.
class Exchange final : public QObject
{
public:
    Exchange(const RuntimeAddress &address, const QByteArray &command, const ExchangeLimits &limits)
        : m_where(QStringLiteral("%1: %2").arg(address.text(), commandName(command)))
        , m_command(command)
        , m_limits(limits)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Exchange::onTimeout);
        m_promise.start();
    }

    QFuture<ExchangeResult> future() { return m_promise.future(); }

    void run(const RuntimeAddress &address)
    {
        m_timer.start(m_limits.connect);
        if (address.isLocal()) {
            auto *const socket = new QLocalSocket(this);
            watch(socket);
            connect(socket, &QLocalSocket::errorOccurred, this, [this, socket](QLocalSocket::LocalSocketError error) {
                if (error != QLocalSocket::PeerClosedError)
                    onError(socket->errorString());
            });
            socket->connectToServer(address.path);
        } else {
            auto *const socket = new QTcpSocket(this);
            socket->setProxy(QNetworkProxy::NoProxy);
            watch(socket);
            connect(socket, &QTcpSocket::errorOccurred, this, [this, socket](QAbstractSocket::SocketError error) {
                if (error == QAbstractSocket::ConnectionRefusedError)
                    onError(QStringLiteral("connection refused"));
                else if (error != QAbstractSocket::RemoteHostClosedError)
                    onError(socket->errorString());
            });
            socket->connectToHost(address.host, address.port);
        }
    }

private:
    template <typename Socket>
    void watch(Socket *socket)
    {
        m_device = socket;
        connect(socket, &Socket::connected, this, [this, socket] {
            m_sent = Sent::Yes;
            m_timer.start(m_limits.answer);
            socket->write(m_command);
            socket->flush();
        });
        connect(socket, &Socket::readyRead, this, &Exchange::onReadable);
        connect(socket, &Socket::disconnected, this, &Exchange::onClosed);
    }

    void onReadable()
    {
        if (m_done)
            return;
        m_answer += m_device->read(m_limits.maxBytes + 1 - m_answer.size());
        if (m_answer.size() > m_limits.maxBytes)
            fail(ErrorKind::TooLarge, QStringLiteral("the answer is larger than %1 bytes").arg(m_limits.maxBytes));
    }

    void onClosed()
    {
        onReadable();
        if (m_answer == "\n")
            finish(QByteArray());
        else if (m_answer.endsWith("\n\n"))
            finish(m_answer.chopped(2));
        else if (m_answer.isEmpty())
            fail(ErrorKind::Network, QStringLiteral("the router closed the connection without an answer"));
        else
            fail(ErrorKind::Protocol, QStringLiteral("the answer does not end as an answer of this router does"));
    }

    void onError(const QString &text) { fail(ErrorKind::Network, text); }

    void onTimeout()
    {
        if (m_sent == Sent::No)
            fail(ErrorKind::Network, QStringLiteral("no connection within %1 s").arg(m_limits.connect.count() / 1000.0));
        else
            fail(ErrorKind::Timeout, QStringLiteral("no complete answer within %1 s").arg(m_limits.answer.count() / 1000.0));
    }

    void fail(ErrorKind kind, const QString &what)
    {
        ExchangeFailure failure;
        failure.error.kind = kind;
        failure.error.what = what;
        failure.error.where = m_where;
        failure.error.raw = m_answer.left(4096);
        failure.sent = m_sent;
        finish(ExchangeResult(failure));
    }

    void finish(ExchangeResult result)
    {
        if (m_done)
            return;
        m_done = true;
        m_timer.stop();
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    QString m_where;
    QByteArray m_command;
    ExchangeLimits m_limits;
    QPromise<ExchangeResult> m_promise;
    QTimer m_timer;
    QIODevice *m_device = nullptr;
    QByteArray m_answer;
    Sent m_sent = Sent::No;
    bool m_done = false;
};

} // namespace

Result<RuntimeAddress> RuntimeAddress::parse(const QString &text)
{
    RuntimeAddress address;
    if (text.startsWith(QLatin1String("unix:"))) {
        address.path = text.mid(5);
        if (!address.path.startsWith(u'/') || address.path.contains(QChar::Null) || address.path.contains(u'\n'))
            return invalidAddress(text);
        return address;
    }
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0)
        return invalidAddress(text);
    QStringView host = QStringView(text).left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    else if (host.contains(u':'))
        return invalidAddress(text);
    for (const QChar c : host)
        if (!(c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_' || c == u':' || c == u'%'))
            return invalidAddress(text);
    bool isNumber = false;
    const int port = QStringView(text).mid(colon + 1).toInt(&isNumber);
    if (host.isEmpty() || !isNumber || port < 1 || port > 65535)
        return invalidAddress(text);
    address.host = host.toString();
    address.port = quint16(port);
    return address;
}

QString RuntimeAddress::text() const
{
    if (isLocal())
        return QStringLiteral("unix:") + path;
    return (host.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host).arg(port);
}

QString RuntimeAddress::socatText() const
{
    if (!isLocal())
        return QStringLiteral("TCP:") + text();
    QString escaped;
    for (const QChar c : path) {
        if (QStringView(u",:!\\\"'([{").contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return QStringLiteral("UNIX-CONNECT:") + escaped;
}

QFuture<ExchangeResult> exchange(const RuntimeAddress &address, const QByteArray &command, const ExchangeLimits &limits)
{
    auto *const running = new Exchange(address, command, limits);
    const QFuture<ExchangeResult> future = running->future();
    running->run(address);
    return future;
}

} // namespace pilothouse::traffic
