// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace pilothouse::test {

/// A real HAProxy of the test's own: one frontend that sorts requests by intent and author, one backend a plane, a map file,
/// and a command socket on TCP and on a local path. Everything lies in a temporary folder and ends with this object.
class HaproxyProcess final
{
public:
    /// Where the program is; empty when it is not installed, and the test then says so and skips.
    static QString program()
    {
        const QString found = QStandardPaths::findExecutable(QStringLiteral("haproxy"));
        return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("haproxy"), {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")})
                               : found;
    }

    ~HaproxyProcess() { stop(); }

    /// False when it does not come up; errors() then has its own words.
    bool start(quint16 oldPlanePort, quint16 newPlanePort)
    {
        m_oldPlanePort = oldPlanePort;
        m_newPlanePort = newPlanePort;
        QFile map(mapPath());
        if (!map.open(QIODevice::WriteOnly))
            return false;
        map.write("analyze 0\ncreate 0\npay 0\nother 0\n");
        map.close();
        // Another program may take a free port between the look and the start: then look again.
        for (int attempt = 0; attempt < 3; ++attempt) {
            m_commandPort = freePort();
            m_frontPort = freePort();
            if (writeConfiguration() && launch())
                return true;
        }
        return false;
    }

    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(3000)) {
            m_process.kill();
            m_process.waitForFinished(3000);
        }
    }

    /// The same configuration and ports again, with the map as it is in the file: what was changed at run time is gone.
    bool startAgain() { return launch(); }

    /// What a service manager's reload does: the master starts a new worker from the files. True when the new one answers.
    bool reload()
    {
        const QByteArray before = workerPid();
        // A master that has only just started does not listen to the signal yet.
        for (int attempt = 0; attempt < 10; ++attempt) {
            ::kill(pid_t(m_process.processId()), SIGUSR2);
            if (QTest::qWaitFor([&] { return !workerPid().isEmpty() && workerPid() != before; }, 1000))
                return true;
        }
        return false;
    }

    QString tcpAddress() const { return QStringLiteral("127.0.0.1:%1").arg(m_commandPort); }
    QString localAddress() const { return QStringLiteral("unix:") + m_folder.filePath(QStringLiteral("haproxy.sock")); }
    quint16 commandPort() const { return m_commandPort; }
    quint16 frontPort() const { return m_frontPort; }
    QString mapPath() const { return m_folder.filePath(QStringLiteral("split.map")); }
    QString errors() { return QString::fromUtf8(m_process.readAllStandardError() + m_process.readAllStandardOutput()); }

    /// One command the way a person would send it; for the test's own hand in the router.
    QByteArray command(const QByteArray &line) const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_commandPort);
        if (!socket.waitForConnected(2000))
            return QByteArray();
        socket.write(line);
        QByteArray answer;
        while (socket.waitForReadyRead(2000))
            answer += socket.readAll();
        return answer + socket.readAll();
    }

private:
    QByteArray workerPid() const
    {
        const QByteArray info = command("show info\n");
        const qsizetype at = info.indexOf("\nPid: ");
        return at < 0 ? QByteArray() : info.mid(at + 6, info.indexOf('\n', at + 1) - at - 6);
    }

    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost, 0);
        return server.serverPort();
    }

    bool writeConfiguration()
    {
        const QString text = QStringLiteral(R"(global
    stats socket 127.0.0.1:%1 level admin
    stats socket %2 mode 600 level admin
    stats timeout 30s

defaults
    mode http
    option http-buffer-request
    timeout connect 2s
    timeout client 20s
    timeout server 20s

frontend agent
    bind 127.0.0.1:%3
    http-request set-var(txn.words) req.body,json_query('$.text'),lower
    http-request set-var(txn.kind) str(other)
    http-request set-var(txn.kind) str(pay) if { var(txn.words) -m reg ^(@gitsplits\s+)?(pay|send|give|distribute)\s }
    http-request set-var(txn.kind) str(create) if { var(txn.words) -m reg ^(@gitsplits\s+)?(create|make)\s }
    http-request set-var(txn.kind) str(analyze) if { var(txn.words) -m reg ^(@gitsplits\s+)?analyze\s }
    http-request set-var(txn.share) var(txn.kind),map_str_int(%4,0)
    http-request set-var(txn.bucket) req.body,json_query('$.author'),xxh32,mod(100)
    http-request set-var(txn.side) str(hetzner)
    http-request set-var(txn.side) str(phala) if { var(txn.bucket),sub(txn.share) lt 0 }
    http-request set-var(txn.seen) var(txn.kind),concat(:,txn.side)
    http-request track-sc0 var(txn.seen) table pilothouse_intents
    use_backend be_phala if { var(txn.side) -m str phala }
    default_backend be_hetzner

backend pilothouse_intents
    stick-table type string len 32 size 64 store http_req_cnt

backend be_hetzner
    option httpchk GET /ready
    server hetzner 127.0.0.1:%5 check inter 1s

backend be_phala
    option httpchk GET /ready
    server phala 127.0.0.1:%6 check inter 1s
)")
                                 .arg(m_commandPort)
                                 .arg(m_folder.filePath(QStringLiteral("haproxy.sock")))
                                 .arg(m_frontPort)
                                 .arg(mapPath())
                                 .arg(m_oldPlanePort)
                                 .arg(m_newPlanePort);
        QFile file(m_folder.filePath(QStringLiteral("haproxy.cfg")));
        return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
    }

    bool launch()
    {
#ifdef Q_OS_LINUX
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
        m_process.start(program(),
                        {QStringLiteral("-W"), QStringLiteral("-db"), QStringLiteral("-f"), m_folder.filePath(QStringLiteral("haproxy.cfg"))});
        if (!m_process.waitForStarted(5000))
            return false;
        return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning || command("show info\n").contains("Pid: "); }, 10000)
               && m_process.state() == QProcess::Running;
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_commandPort = 0;
    quint16 m_frontPort = 0;
    quint16 m_oldPlanePort = 0;
    quint16 m_newPlanePort = 0;
};

} // namespace pilothouse::test
