// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/fleet_server.h"

#include "services/demofleet/chain.h"
#include "services/demofleet/evidence.h"

#include <QDateTime>
#include <QDir>
#include <QSaveFile>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTickMs = 200;
constexpr int kRouterTries = 5;

FleetTime realNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QString hostOf(const QHostAddress &address)
{
    const QHostAddress shown = address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4)
                                   ? QHostAddress(QHostAddress::LocalHost)
                                   : address;
    return shown.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + shown.toString() + u']' : shown.toString();
}

} // namespace

FleetServer::FleetServer(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_world(m_options.world, realNow())
    , m_main(Listener::Main, [this](const Request &request) { return respond(request); })
    , m_oldPlane(Listener::OldPlane, [this](const Request &request) { return respond(request); })
    , m_newPlane(Listener::NewPlane, [this](const Request &request) { return respond(request); })
    , m_stray(Listener::Stray, [this](const Request &request) { return respond(request); })
    , m_aws(Listener::Aws, [this](const Request &request) { return respond(request); })
    , m_orchestrator(Listener::Orchestrator, [this](const Request &request) { return respond(request); })
    , m_traffic(m_world)
{
    m_orchestrator.setSocketHandlers([this](quint64 socket, const QByteArray &text) { m_world.agents().socketText(socket, text); },
                                     [this](quint64 socket) { m_world.agents().closeSocket(socket); });
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_world.tick(realNow());
        supervise();
        pushAll();
    });
}

FleetServer::~FleetServer()
{
    if (m_router)
        m_router->disconnect(this);
}

void FleetServer::start()
{
    m_folder = m_options.stateFolder;
    if (m_folder.isEmpty()) {
        m_temporary = std::make_unique<QTemporaryDir>(QDir::tempPath() + "/pilothouse-demofleet-XXXXXX"_L1);
        m_folder = m_temporary->path();
    }
    m_folder = QDir(m_folder).absolutePath();
    QSaveFile root(m_folder + "/root.der"_L1);
    const QByteArray der = m_world.evidence().rootDer();
    if (!QDir().mkpath(m_folder) || !root.open(QIODevice::WriteOnly) || root.write(der) != der.size() || !root.commit()) {
        emit failed(u"Cannot write to the state folder %1: %2"_s.arg(m_folder, root.errorString()));
        return;
    }
    const std::pair<HttpListener *, int> doors[]
        = {{&m_main, 0}, {&m_oldPlane, 1}, {&m_newPlane, 2}, {&m_stray, 3}, {&m_aws, 6}, {&m_orchestrator, 7}};
    for (const auto &[door, offset] : doors) {
        const int port = m_options.port == 0 ? 0 : m_options.port + offset;
        if (!door->listen(m_options.address, quint16(port))) {
            emit failed(u"Cannot listen on %1 port %2: %3"_s.arg(m_options.address.toString(), QString::number(port), door->errorString()));
            return;
        }
    }
    const QString host = hostOf(m_options.address);
    const auto url = [](const QString &name, quint16 port) { return u"http://%1:%2"_s.arg(name, QString::number(port)); };
    Addresses addresses;
    addresses.base = url(host, m_main.port());
    addresses.oldPlane = url(host, m_oldPlane.port());
    addresses.newPlane = url(host, m_newPlane.port());
    addresses.aws = url(host, m_aws.port());
    addresses.orchestrator = url(host, m_orchestrator.port());
    // Another name as well as another port: a client that follows redirects has left its host.
    addresses.stray = url(host == "127.0.0.1"_L1 ? u"localhost"_s : host, m_stray.port());
    m_world.setAddresses(addresses);
    for (size_t i = 0; i < m_world.fleet().machines().size(); ++i)
        m_world.listRecord(int(i)); // the first list is then as quick as the later ones
    m_tick.start();
    startRouter();
}

void FleetServer::startRouter()
{
    RouterProcess::Plan plan;
    plan.program = RouterProcess::findProgram();
    plan.folder = m_folder;
    plan.address = m_options.address;
    plan.frontPort = m_options.port == 0 ? 0 : quint16(m_options.port + 4);
    plan.statsPort = m_options.port == 0 ? 0 : quint16(m_options.port + 5);
    plan.oldPlane = m_world.addresses().oldPlane.mid(7);
    plan.newPlane = m_world.addresses().newPlane.mid(7);
    QString why;
    if (plan.program.isEmpty())
        why = u"HAProxy is not installed; the fleet runs without a router"_s;
    else if (!RouterProcess::canUse(m_folder))
        why = u"HAProxy cannot use a folder of this name (%1); the fleet runs without a router"_s.arg(m_folder);
    else if (m_options.address.protocol() != QAbstractSocket::IPv4Protocol)
        why = u"The router of the demo fleet needs an IPv4 address; the fleet runs without it"_s;
    if (!why.isEmpty()) {
        emit warned(why);
        QMetaObject::invokeMethod(this, &FleetServer::announce, Qt::QueuedConnection);
        return;
    }
    m_router = std::make_unique<RouterProcess>(plan);
    connect(m_router.get(), &RouterProcess::started, this, [this] {
        m_routerFailures = 0;
        RouterState &state = m_world.router();
        state.present = true;
        state.running = true;
        state.pid = m_router->pid();
        ++state.starts;
        announce();
    });
    connect(m_router.get(), &RouterProcess::ended, this, [this] {
        m_world.router().running = false;
        m_world.router().pid = 0;
    });
    connect(m_router.get(), &RouterProcess::failed, this, [this](const QString &reason) {
        m_world.router().running = false;
        if (++m_routerFailures < kRouterTries && m_world.router().present)
            return; // the next tick tries again
        m_world.router().present = false;
        emit warned(u"%1; the fleet runs without a router"_s.arg(reason));
        announce();
    });
    m_router->start();
}

void FleetServer::announce()
{
    if (m_announced)
        return;
    m_announced = true;
    const Addresses &at = m_world.addresses();
    m_traffic.setTarget(at.oldPlane);
    QJsonObject line{{u"phala"_s, at.phala()},
                     {u"aws"_s, at.aws},
                     {u"orchestrator"_s, at.orchestrator},
                     {u"orchestratorSeed"_s, at.orchestrator + "/seed"_L1},
                     {u"oldPlane"_s, at.oldPlane},
                     {u"newPlane"_s, at.newPlane},
                     {u"spawntee"_s, at.spawntee()},
                     {u"certificates"_s, at.certificates()},
                     {u"modelOrchestrator"_s, at.modelOrchestrator()},
                     {u"pccs"_s, at.pccs()},
                     {u"control"_s, at.control()},
                     {u"trustRoot"_s, m_folder + "/root.der"_L1},
                     {u"chain"_s, at.chain()}};
    const Chain &chain = m_world.chain();
    if (!chain.mainApp().isEmpty()) {
        line[u"appContract"_s] = hexText(chain.mainApp());
        line[u"kmsContract"_s] = hexText(Chain::kms());
    }
    if (m_world.router().present) {
        const QString host = hostOf(m_options.address);
        line[u"router"_s] = u"%1:%2"_s.arg(host, QString::number(m_router->statsPort()));
        line[u"map"_s] = m_router->mapFile();
        line[u"front"_s] = u"http://%1:%2"_s.arg(host, QString::number(m_router->frontPort()));
        m_traffic.setTarget(line["front"_L1].toString());
    }
    emit ready(line);
}

void FleetServer::supervise()
{
    m_traffic.follow();
    if (!m_router || !m_world.router().present)
        return;
    const bool wanted = m_world.routerShouldRun();
    if (m_router->isRunning() && (!wanted || m_restartsDone != m_world.router().restartsAsked))
        m_router->kill();
    else if (!m_router->isRunning() && wanted)
        m_router->start();
    m_restartsDone = m_world.router().restartsAsked;
}

/// What the orchestrator has to tell its listeners. From the event loop: an upgrade must be answered before its first message.
void FleetServer::pushAll()
{
    for (const SocketPush &push : m_world.agents().takePushes()) {
        if (push.closeCode != 0)
            m_orchestrator.closeSocket(push.socket, push.closeCode);
        else
            m_orchestrator.push(push.socket, push.text);
    }
}

Answer FleetServer::respond(const Request &request)
{
    m_world.tick(realNow());
    Answer answer = handle(m_world, request);
    supervise();
    QMetaObject::invokeMethod(this, &FleetServer::pushAll, Qt::QueuedConnection);
    return answer;
}

} // namespace pilothouse::demofleet
