// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/http_message.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace pilothouse::demofleet {

class SocketConnection;

/// A small HTTP/1.1 server, with WebSockets. It stands in QHttpServer's place because a demo fleet must be able to misbehave: resets, half bodies,
/// answers that come late and bodies larger than memory are out of reach behind a server that insists on being correct.
class HttpListener final : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<Answer(const Request &)>;

    HttpListener(Listener which, Handler handler, QObject *parent = nullptr);

    /// Port 0 takes any free one.
    bool listen(const QHostAddress &address, quint16 port);
    quint16 port() const { return m_server.serverPort(); }
    QString errorString() const { return m_server.errorString(); }

    /// What clients of WebSockets say, by the number their answer gave them; and that one is gone.
    void setSocketHandlers(std::function<void(quint64, const QByteArray &)> text, std::function<void(quint64)> closed);
    /// Sends text to one of them; unknown numbers are ignored.
    void push(quint64 socket, const QByteArray &text);
    void closeSocket(quint64 socket, int code);

private:
    void accept();
    void adopt(QTcpSocket *socket, quint64 number);

    Listener m_which;
    Handler m_handler;
    std::function<void(quint64, const QByteArray &)> m_socketText;
    std::function<void(quint64)> m_socketClosed;
    QHash<quint64, SocketConnection *> m_sockets;
    QTcpServer m_server;
};

} // namespace pilothouse::demofleet
