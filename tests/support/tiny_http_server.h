// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace pilothouse::test {

struct TinyRequest
{
    QByteArray method;
    QByteArray path;
    QByteArray body;
};

struct TinyAnswer
{
    int status = 200;
    QByteArray body;
};

/// An HTTP/1.1 server of a few lines on a free port of the loopback: enough to stand behind a proxy and count.
class TinyHttpServer final : public QObject
{
public:
    using Handler = std::function<TinyAnswer(const TinyRequest &)>;

    explicit TinyHttpServer(Handler handler) : m_handler(std::move(handler))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        m_server.listen(QHostAddress::LocalHost, 0);
    }

    quint16 port() const { return m_server.serverPort(); }

private:
    void serve(QTcpSocket *socket)
    {
        QByteArray input = socket->property("input").toByteArray() + socket->readAll();
        for (;;) {
            const qsizetype head = input.indexOf("\r\n\r\n");
            if (head < 0)
                break;
            qsizetype length = 0;
            for (const QByteArray &line : input.left(head).split('\n'))
                if (line.toLower().startsWith("content-length:"))
                    length = line.mid(15).trimmed().toLongLong();
            if (input.size() < head + 4 + length)
                break;
            const QList<QByteArray> first = input.left(input.indexOf('\r')).split(' ');
            const TinyRequest request{first.value(0), first.value(1), input.mid(head + 4, length)};
            input.remove(0, head + 4 + length);
            const TinyAnswer answer = m_handler(request);
            socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " x\r\nContent-Type: application/json\r\nContent-Length: "
                          + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body);
        }
        socket->setProperty("input", input);
    }

    Handler m_handler;
    QTcpServer m_server;
};

} // namespace pilothouse::test
