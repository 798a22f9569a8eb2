// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QEventLoop>
#include <QHostAddress>
#include <QList>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <vector>

namespace pilothouse::test {

/// Posts all bodies to one path over a few kept-open connections, each request in one write. How many were
/// answered with 200; -1 when not all were answered within a minute.
inline int postAll(quint16 port, const QByteArray &path, const QList<QByteArray> &bodies, int connections = 8)
{
    QEventLoop loop;
    qsizetype next = 0;
    qsizetype answered = 0;
    int good = 0;
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    const auto sendNext = [&](QTcpSocket *socket) {
        if (next == bodies.size())
            return;
        const QByteArray &body = bodies[next++];
        socket->write("POST " + path + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: "
                      + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    };
    for (int i = 0; i < connections; ++i) {
        auto &socket = sockets.emplace_back(std::make_unique<QTcpSocket>());
        QObject::connect(socket.get(), &QTcpSocket::connected, socket.get(), [&sendNext, s = socket.get()] { sendNext(s); });
        QObject::connect(socket.get(), &QTcpSocket::readyRead, socket.get(), [&, s = socket.get()] {
            const QByteArray input = s->peek(64 * 1024);
            const qsizetype head = input.indexOf("\r\n\r\n");
            const qsizetype field = input.toLower().indexOf("content-length:");
            if (head < 0 || field < 0)
                return;
            const qsizetype length = input.mid(field + 15, input.indexOf('\r', field) - field - 15).trimmed().toLongLong();
            if (input.size() < head + 4 + length)
                return;
            s->read(head + 4 + length);
            ++answered;
            good += input.startsWith("HTTP/1.1 200") ? 1 : 0;
            if (answered == bodies.size())
                loop.quit();
            sendNext(s);
        });
        socket->connectToHost(QHostAddress::LocalHost, port);
    }
    QTimer::singleShot(60000, &loop, &QEventLoop::quit);
    if (answered < bodies.size())
        loop.exec();
    return answered == bodies.size() ? good : -1;
}

} // namespace pilothouse::test
