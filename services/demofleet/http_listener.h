// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/http_message.h"

#include <QHostAddress>
#include <QObject>
#include <QTcpServer>

#include <functional>

namespace pilothouse::demofleet {

/// A small HTTP/1.1 server. It stands in QHttpServer's place because a demo fleet must be able to misbehave: resets, half bodies,
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

private:
    void accept();

    Listener m_which;
    Handler m_handler;
    QTcpServer m_server;
};

} // namespace pilothouse::demofleet
