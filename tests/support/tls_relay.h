// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tls_server.h"

#include <QTcpSocket>

namespace pilothouse::test {

/// TLS in front of a server on this machine that speaks none: what comes in is handed on byte for byte, both ways.
class TlsRelay final
{
public:
    TlsRelay(const TlsIdentity &identity, quint16 target) : m_server(makeTlsServer(identity)), m_target(target)
    {
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] {
            while (QTcpSocket *const outside = m_server->nextPendingConnection())
                join(outside);
        });
        m_server->listen(QHostAddress::LocalHost);
    }

    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server->serverPort())); }
    /// Connections whose handshake came to its end.
    int connections() const { return m_connections; }

private:
    void join(QTcpSocket *outside)
    {
        ++m_connections;
        auto *const inside = new QTcpSocket(outside);
        const auto pass = [](QTcpSocket *from, QTcpSocket *to) { to->write(from->readAll()); };
        QObject::connect(inside, &QTcpSocket::connected, outside, [=] { pass(outside, inside); });
        QObject::connect(outside, &QTcpSocket::readyRead, inside, [=] {
            if (inside->state() == QAbstractSocket::ConnectedState)
                pass(outside, inside);
        });
        QObject::connect(inside, &QTcpSocket::readyRead, outside, [=] { pass(inside, outside); });
        QObject::connect(inside, &QTcpSocket::disconnected, outside, &QTcpSocket::disconnectFromHost);
        QObject::connect(outside, &QTcpSocket::disconnected, outside, &QObject::deleteLater);
        inside->connectToHost(QHostAddress::LocalHost, m_target);
    }

    std::unique_ptr<QTcpServer> m_server;
    quint16 m_target;
    int m_connections = 0;
};

} // namespace pilothouse::test
