// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/http_listener.h"

#include "services/demofleet/http_parser.h"
#include "services/demofleet/socket_frames.h"

#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace pilothouse::demofleet {

namespace {

constexpr qint64 kReadAhead = 1024 * 1024;
constexpr qint64 kSendAhead = 512 * 1024; ///< bytes of a made-up body that may wait in the socket

/// One client. Requests of one connection are answered in turn, as HTTP asks.
class Connection final : public QObject
{
public:
    using Adopt = std::function<void(QTcpSocket *, quint64)>;

    Connection(QTcpSocket *socket, Listener which, const HttpListener::Handler &handler, Adopt adopt)
        : QObject(socket)
        , m_socket(socket)
        , m_parser(which)
        , m_handler(handler)
        , m_adopt(std::move(adopt))
    {
        connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(socket, &QTcpSocket::bytesWritten, this, &Connection::pump);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        read();
    }

private:
    void read()
    {
        if (m_busy)
            return; // what comes meanwhile waits in the socket, up to its buffer
        m_parser.append(m_socket->readAll());
        while (!m_busy) {
            switch (m_parser.advance()) {
            case HttpParser::State::NeedMore: return;
            case HttpParser::State::NeedContinue: m_socket->write("HTTP/1.1 100 Continue\r\n\r\n"); return;
            case HttpParser::State::Broken: {
                m_keepAlive = false;
                send(textAnswer("bad request\n", "text/plain", m_parser.status()));
                return;
            }
            case HttpParser::State::Ready: break;
            }
            const Request request = m_parser.take();
            m_keepAlive = m_parser.keepAlive();
            m_headOnly = request.method == "HEAD";
            m_busy = true;
            const Answer answer = m_handler(request);
            if (answer.delay.count() > 0)
                QTimer::singleShot(answer.delay, this, [this, answer] { send(answer); });
            else
                send(answer);
        }
    }

    void send(const Answer &answer)
    {
        if (answer.delivery == Answer::Delivery::Reset) {
            const linger hard{1, 0};
            ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
            m_socket->abort();
            return;
        }
        QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonPhrase(answer.status) + "\r\n";
        for (const auto &[name, value] : answer.headers)
            head += name + ": " + value + "\r\n";
        if (!answer.contentType.isEmpty())
            head += "Content-Type: " + answer.contentType + "\r\n";
        m_chunked = false;
        if (answer.source) {
            const auto length = answer.source->length();
            m_chunked = !length;
            head += length ? "Content-Length: " + QByteArray::number(*length) + "\r\n" : QByteArray("Transfer-Encoding: chunked\r\n");
        } else if (answer.status != 204 && answer.socket == 0) {
            head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
        }
        m_truncated = answer.delivery == Answer::Delivery::Truncated;
        if (m_truncated)
            m_keepAlive = false;
        if (answer.socket != 0) {
            m_socket->write(head + "Connection: Upgrade\r\n\r\n");
            disconnect(m_socket, nullptr, this, nullptr);
            m_adopt(m_socket, answer.socket);
            deleteLater();
            return;
        }
        head += m_keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
        m_socket->write(head);
        if (m_headOnly) {
            finish();
        } else if (answer.source) {
            m_source = answer.source;
            pump();
        } else {
            m_socket->write(m_truncated ? answer.body.left(answer.body.size() / 2) : answer.body);
            finish();
        }
    }

    void pump()
    {
        while (m_source && !m_pausing && m_socket->bytesToWrite() < kSendAhead) {
            const BodySource::Part part = m_source->next();
            if (m_chunked && !part.bytes.isEmpty())
                m_socket->write(QByteArray::number(part.bytes.size(), 16) + "\r\n" + part.bytes + "\r\n");
            else
                m_socket->write(part.bytes);
            if (part.last) {
                if (m_chunked && !m_truncated)
                    m_socket->write("0\r\n\r\n");
                m_source.reset();
                finish();
                return;
            }
            if (part.pause.count() > 0) {
                m_pausing = true;
                QTimer::singleShot(part.pause, this, [this] {
                    m_pausing = false;
                    pump();
                });
            }
        }
    }

    void finish()
    {
        if (!m_keepAlive) {
            m_socket->disconnectFromHost();
            return;
        }
        m_busy = false;
        // From the event loop: a pipelining client must not deepen the stack.
        if (m_socket->bytesAvailable() > 0 || m_parser.hasInput())
            QMetaObject::invokeMethod(this, &Connection::read, Qt::QueuedConnection);
    }

    QTcpSocket *m_socket;
    HttpParser m_parser;
    const HttpListener::Handler &m_handler;
    Adopt m_adopt;
    std::shared_ptr<BodySource> m_source;
    bool m_busy = false;
    bool m_keepAlive = true;
    bool m_headOnly = false;
    bool m_chunked = false;
    bool m_truncated = false;
    bool m_pausing = false;
};

} // namespace

/// One client after its upgrade.
class SocketConnection final : public QObject
{
public:
    SocketConnection(QTcpSocket *socket, std::function<void(const QByteArray &)> text) : QObject(socket), m_socket(socket), m_text(std::move(text))
    {
        connect(socket, &QTcpSocket::readyRead, this, &SocketConnection::read);
        QMetaObject::invokeMethod(this, &SocketConnection::read, Qt::QueuedConnection);
    }

    void send(const QByteArray &text) { m_socket->write(socketFrame(SocketOpcode::Text, text)); }
    void close(int code)
    {
        m_socket->write(socketCloseFrame(code));
        m_socket->disconnectFromHost();
    }

private:
    void read()
    {
        m_parser.append(m_socket->readAll());
        while (const auto message = m_parser.take()) {
            if (message->opcode == SocketOpcode::Ping)
                m_socket->write(socketFrame(SocketOpcode::Pong, message->payload));
            else if (message->opcode == SocketOpcode::Close)
                close(1000);
            else if (message->opcode == SocketOpcode::Text)
                m_text(message->payload);
        }
        if (m_parser.isBroken())
            close(1002);
    }

    QTcpSocket *m_socket;
    std::function<void(const QByteArray &)> m_text;
    SocketParser m_parser;
};

void HttpListener::setSocketHandlers(std::function<void(quint64, const QByteArray &)> text, std::function<void(quint64)> closed)
{
    m_socketText = std::move(text);
    m_socketClosed = std::move(closed);
}

void HttpListener::adopt(QTcpSocket *socket, quint64 number)
{
    m_sockets.insert(number, new SocketConnection(socket, [this, number](const QByteArray &text) {
                         if (m_socketText)
                             m_socketText(number, text);
                     }));
    connect(socket, &QTcpSocket::disconnected, this, [this, number] {
        m_sockets.remove(number);
        if (m_socketClosed)
            m_socketClosed(number);
    });
}

void HttpListener::push(quint64 socket, const QByteArray &text)
{
    if (SocketConnection *const connection = m_sockets.value(socket))
        connection->send(text);
}

void HttpListener::closeSocket(quint64 socket, int code)
{
    if (SocketConnection *const connection = m_sockets.value(socket))
        connection->close(code);
}

HttpListener::HttpListener(Listener which, Handler handler, QObject *parent) : QObject(parent), m_which(which), m_handler(std::move(handler))
{
    m_server.setListenBacklogSize(512);
    connect(&m_server, &QTcpServer::newConnection, this, &HttpListener::accept);
}

bool HttpListener::listen(const QHostAddress &address, quint16 port)
{
    return m_server.listen(address, port);
}

void HttpListener::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->setReadBufferSize(kReadAhead);
        new Connection(socket, m_which, m_handler, [this](QTcpSocket *upgraded, quint64 number) { adopt(upgraded, number); });
    }
}

} // namespace pilothouse::demofleet
