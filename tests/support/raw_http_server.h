// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace pilothouse::test {

/// One request as it came in.
struct RawRequest
{
    QByteArray verb;
    QByteArray target; ///< path and query
    QByteArray head;   ///< all header lines
    QByteArray body;

    QByteArray header(QByteArrayView name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0 && line.left(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
                return line.mid(colon + 1).trimmed();
        }
        return QByteArray();
    }
    QByteArray path() const { return target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?')); }
};

/// A server on loopback whose every byte the test writes: for answers no decent server would give. It keeps what it was asked.
class RawHttpServer final
{
public:
    using Script = std::function<void(const RawRequest &, QTcpSocket &)>;

    /// `server`: another QTcpServer (with TLS), otherwise a plain one. Port 0.
    explicit RawHttpServer(std::unique_ptr<QTcpServer> server = std::make_unique<QTcpServer>()) : m_server(std::move(server))
    {
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] {
            while (QTcpSocket *const socket = m_server->nextPendingConnection())
                take(socket);
        });
        m_server->listen(QHostAddress::LocalHost);
    }

    /// What to do with each whole request. The default answers 200 with "{}".
    void onRequest(Script script) { m_script = std::move(script); }
    /// The same bytes each time.
    void alwaysAnswer(QByteArray bytes)
    {
        onRequest([bytes = std::move(bytes)](const RawRequest &, QTcpSocket &socket) { socket.write(bytes); });
    }
    /// One after the other; the last one repeats.
    void answerInTurn(std::vector<QByteArray> answers)
    {
        auto next = std::make_shared<size_t>(0);
        onRequest([answers = std::move(answers), next](const RawRequest &, QTcpSocket &socket) {
            socket.write(answers[std::min(*next, answers.size() - 1)]);
            ++*next;
        });
    }

    static QByteArray answer(int status, const QByteArray &body, const QByteArray &headerLines = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headerLines
               + "\r\n" + body;
    }
    static QByteArray json(const QByteArray &body) { return answer(200, body, "Content-Type: application/json\r\n"); }

    quint16 port() const { return m_server->serverPort(); }
    QUrl url(const QString &path = QStringLiteral("/")) const { return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(port()).arg(path)); }
    const std::vector<RawRequest> &requests() const { return m_requests; }
    int connections() const { return m_connections; }
    /// Later connections are refused; the port stays known.
    void close() { m_server->close(); }

private:
    void take(QTcpSocket *socket)
    {
        ++m_connections;
        auto input = std::make_shared<QByteArray>();
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket, input] {
            *input += socket->readAll();
            for (;;) {
                const qsizetype end = input->indexOf("\r\n\r\n");
                if (end < 0)
                    return;
                RawRequest request;
                const QByteArray head = input->left(end);
                const qsizetype firstLine = head.indexOf("\r\n");
                const QList<QByteArray> words = head.left(firstLine < 0 ? head.size() : firstLine).split(' ');
                request.verb = words.value(0);
                request.target = words.value(1);
                request.head = firstLine < 0 ? QByteArray() : head.mid(firstLine + 2);
                const qsizetype bodySize = request.header("Content-Length").toLongLong();
                if (input->size() < end + 4 + bodySize)
                    return;
                request.body = input->mid(end + 4, bodySize);
                input->remove(0, end + 4 + bodySize);
                m_requests.push_back(request);
                m_script(request, *socket);
            }
        };
        QObject::connect(socket, &QTcpSocket::readyRead, socket, read);
        if (socket->bytesAvailable() > 0)
            read(); // a TLS socket comes with what arrived behind its handshake
    }

    std::unique_ptr<QTcpServer> m_server;
    Script m_script = [](const RawRequest &, QTcpSocket &socket) { socket.write(json("{}")); };
    std::vector<RawRequest> m_requests;
    int m_connections = 0;
};

/// Writes the same piece again and again as fast as the other side takes it; bytes written are counted.
inline std::shared_ptr<qint64> writeForever(QTcpSocket &socket, QByteArray piece)
{
    auto written = std::make_shared<qint64>(0);
    auto *const timer = new QTimer(&socket);
    QObject::connect(timer, &QTimer::timeout, &socket, [&socket, piece = std::move(piece), written] {
        while (socket.state() == QAbstractSocket::ConnectedState && socket.bytesToWrite() < 1024 * 1024)
            *written += socket.write(piece);
    });
    timer->start(0);
    return written;
}

} // namespace pilothouse::test
