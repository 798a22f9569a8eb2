// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/router_process.h"

#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

namespace pilothouse::demofleet {

namespace {

constexpr int kProbeEveryMs = 20;
constexpr int kProbes = 250;

// %1 front socket, %2 stats socket, %3 map file, %4 old plane, %5 new plane.
constexpr char kConfiguration[] = R"CFG(# Written at every start of the demo fleet; the splits are changed over the stats socket, not here.
global
    stats socket fd@%2 level admin
    stats timeout 2m
    maxconn 2000

defaults
    mode http
    option http-buffer-request
    timeout connect 2s
    timeout client 60s
    timeout server 60s
    timeout http-request 5s

frontend agent
    bind fd@%1
    http-request set-var(txn.text) req.body,json_query('$.text'),lower
    http-request set-var(txn.intent) str(other)
    http-request set-var(txn.intent) str(pay) if { var(txn.text) -m reg ^(@gitsplits\s+)?(pay|send|distribute|give)\s }
    http-request set-var(txn.intent) str(create) if { var(txn.text) -m reg ^(@gitsplits\s+)?(create|set\s+up|make)\s }
    http-request set-var(txn.intent) str(analyze) if { var(txn.text) -m reg "^(@gitsplits\s+)?(analyze\s|who\s+(contributes?\s+to|works?\s+on)\s|show\s+(me\s+)?(the\s+)?contributors?\s|what\s+(about|is)\s)" }
    http-request set-var(txn.share) var(txn.intent),map_str_int(%3,0)
    http-request set-var(txn.bucket) req.body,json_query('$.author'),xxh32,mod(100)
    http-request set-var(txn.plane) str(hetzner)
    http-request set-var(txn.plane) str(phala) if { var(txn.bucket),sub(txn.share) lt 0 }
    http-request set-var(txn.seen) var(txn.intent),concat(:,txn.plane)
    http-request track-sc0 var(txn.seen) table pilothouse_intents
    http-after-response set-header x-plane %[var(txn.plane)]
    use_backend be_phala if { var(txn.plane) -m str phala }
    default_backend be_hetzner

backend pilothouse_intents
    stick-table type string len 32 size 64 store http_req_cnt

backend be_hetzner
    option httpchk GET /ready
    server hetzner %4 check inter 5s

backend be_phala
    option httpchk GET /ready
    server phala %5 check inter 5s
)CFG";

/// A listening socket for the child. It is bound here, so that its port is known before the child runs and nobody can take it
/// meanwhile.
int listeningSocket(const QHostAddress &address, quint16 &port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return -1;
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    where.sin_addr.s_addr = htonl(address.toIPv4Address());
    socklen_t size = sizeof where;
    if (::bind(socket, reinterpret_cast<const sockaddr *>(&where), sizeof where) != 0 || ::listen(socket, 512) != 0
        || ::getsockname(socket, reinterpret_cast<sockaddr *>(&where), &size) != 0) {
        ::close(socket);
        return -1;
    }
    port = ntohs(where.sin_port);
    return socket;
}

bool writeFile(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
}

} // namespace

RouterProcess::RouterProcess(Plan plan, QObject *parent) : QObject(parent), m_plan(std::move(plan))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_plan.folder + QStringLiteral("/haproxy.log"));
    m_probeAgain.setSingleShot(true);
    m_probeAgain.setInterval(kProbeEveryMs);
    connect(&m_probeAgain, &QTimer::timeout, this, &RouterProcess::probe);
    connect(&m_process, &QProcess::finished, this, [this] {
        m_probeAgain.stop();
        if (m_answered)
            emit ended();
        else
            emit failed(QStringLiteral("HAProxy ended at once; see %1/haproxy.log").arg(m_plan.folder));
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit failed(m_process.errorString());
    });
    connect(&m_probe, &QTcpSocket::connected, this, [this] { m_probe.write("show info\n"); });
    connect(&m_probe, &QTcpSocket::readyRead, this, [this] {
        if (m_answered || !m_probe.readAll().startsWith("Name: HAProxy"))
            return;
        m_answered = true;
        m_probeAgain.stop();
        m_probe.abort();
        emit started();
    });
    connect(&m_probe, &QTcpSocket::errorOccurred, this, [this] {
        if (!m_answered && isRunning() && m_probes < kProbes)
            m_probeAgain.start();
    });
}

RouterProcess::~RouterProcess()
{
    m_process.disconnect(this);
    if (isRunning()) {
        m_process.terminate();
        if (!m_process.waitForFinished(2000)) {
            m_process.kill();
            m_process.waitForFinished(2000);
        }
    }
}

QString RouterProcess::findProgram()
{
    const QString inPath = QStandardPaths::findExecutable(QStringLiteral("haproxy"));
    return !inPath.isEmpty()
               ? inPath
               : QStandardPaths::findExecutable(QStringLiteral("haproxy"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")});
}

bool RouterProcess::canUse(const QString &folder)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9._/+-]+$"));
    return plain.match(folder).hasMatch();
}

QByteArray RouterProcess::configuration(int frontSocket, int statsSocket) const
{
    // Intents are read from the start of the text only: what is in doubt is "other", and an author always falls into the same of
    // 100 buckets. Whatever cannot be read (no author, no JSON, no entry in the map) stays on the old plane.
    return QString::fromLatin1(kConfiguration)
        .arg(QString::number(frontSocket), QString::number(statsSocket), mapFile(), m_plan.oldPlane, m_plan.newPlane)
        .toUtf8();
}

void RouterProcess::start()
{
    m_answered = false;
    m_probes = 0;
    const int front = listeningSocket(m_plan.address, m_plan.frontPort);
    const int stats = listeningSocket(m_plan.address, m_plan.statsPort);
    const QString file = m_plan.folder + QStringLiteral("/haproxy.cfg");
    QString problem;
    if (front < 0 || stats < 0)
        problem = QStringLiteral("no port for HAProxy");
    // The running splits are the stats socket's; a new start begins with everything on the old plane, as a real reload of the
    // file does.
    else if (!writeFile(file, configuration(front, stats)) || !writeFile(mapFile(), "analyze 0\ncreate 0\npay 0\nother 0\n"))
        problem = QStringLiteral("cannot write to %1").arg(m_plan.folder);
    if (problem.isEmpty()) {
        const pid_t parent = ::getpid();
        m_process.setChildProcessModifier([front, stats, parent] {
            ::fcntl(front, F_SETFD, 0);
            ::fcntl(stats, F_SETFD, 0);
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (::getppid() != parent)
                ::_exit(0); // the parent died before the line above
        });
        m_process.start(m_plan.program, {QStringLiteral("-db"), QStringLiteral("-f"), file});
    }
    // The child has its own copies; ours must go, or connections would wait here while it is dead.
    if (front >= 0)
        ::close(front);
    if (stats >= 0)
        ::close(stats);
    if (problem.isEmpty())
        probe();
    else
        emit failed(problem);
}

void RouterProcess::probe()
{
    ++m_probes;
    m_probe.abort();
    m_probe.connectToHost(m_plan.address, m_plan.statsPort);
}

void RouterProcess::kill()
{
    m_process.kill();
}

} // namespace pilothouse::demofleet
