// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/fleet_server.h"

#include "pilothouse_version.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

using namespace pilothouse;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWrongUsage = 2;

int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &byte, 1);
}

void say(FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

/// A number of an option within bounds; complains and returns nothing otherwise.
std::optional<qint64> number(const QCommandLineParser &parser, const QCommandLineOption &option, qint64 low, qint64 high)
{
    bool ok = false;
    const qint64 value = parser.value(option).toLongLong(&ok);
    if (ok && value >= low && value <= high)
        return value;
    say(stderr, u"pilothouse-demofleet: --%1 has to be a whole number from %2 to %3, not \"%4\""_s
                    .arg(option.names().constFirst(), QString::number(low), QString::number(high), parser.value(option))
                    .toUtf8());
    return std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"pilothouse-demofleet"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PILOTHOUSE_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"pilothouse-demofleet: a demo fleet on loopback, with every remote the console speaks to.\n"
        "Prints one JSON line with its addresses when it is ready and serves until it is stopped.\n"
        "With --port P the shared door is P, old plane P+1, new plane P+2, redirect trap P+3, front P+4, router P+5, AWS P+6, orchestrator P+7.\n"
        "GET on the control address lists its routes and the throw-away keys of the planes and of AWS."_s);
    const QCommandLineOption cvms(u"cvms"_s, u"Number of CVMs."_s, u"N"_s, u"40"_s);
    const QCommandLineOption agents(u"agents"_s, u"Number of agent deployments."_s, u"N"_s, u"127"_s);
    const QCommandLineOption seed(u"seed"_s, u"Seed of names and ids: the same seed gives the same fleet."_s, u"N"_s, u"1"_s);
    const QCommandLineOption listen(u"listen"_s, u"Address to listen on."_s, u"ADDRESS"_s, u"127.0.0.1"_s);
    const QCommandLineOption port(u"port"_s, u"Port of the shared door; 0 takes any free ports."_s, u"P"_s, u"0"_s);
    const QCommandLineOption state(u"state"_s, u"Folder for root.der and the router's files; a temporary one by default."_s, u"DIR"_s);
    const QCommandLineOption untilEof(u"until-eof"_s, u"Stop when standard input closes, so as not to outlive the program that started this one."_s);
    parser.addOptions({cvms, agents, seed, listen, port, state, untilEof});
    parser.addHelpOption();
    parser.addVersionOption();
    if (!parser.parse(application.arguments())) {
        say(stderr, "pilothouse-demofleet: " + parser.errorText().toUtf8());
        return kWrongUsage;
    }
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (!parser.positionalArguments().isEmpty()) {
        say(stderr, "pilothouse-demofleet: there are no commands, only options; see --help");
        return kWrongUsage;
    }
    const auto count = number(parser, cvms, 0, 100'000);
    const auto agentCount = number(parser, agents, 0, 100'000);
    const auto seedValue = number(parser, seed, 0, 0xffffffffLL);
    const auto portValue = number(parser, port, 0, 65'528);
    demofleet::FleetServer::Options options;
    if (!count || !agentCount || !seedValue || !portValue)
        return kWrongUsage;
    if (!options.address.setAddress(parser.value(listen))) {
        say(stderr, "pilothouse-demofleet: --listen has to be an IP address");
        return kWrongUsage;
    }
    options.world.cvms = int(*count);
    options.world.agents = int(*agentCount);
    options.world.seed = quint32(*seedValue);
    options.port = quint16(*portValue);
    options.stateFolder = parser.value(state);

    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalPipe) == 0) {
        auto *notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, &application);
        QObject::connect(notifier, &QSocketNotifier::activated, &application, [] { QCoreApplication::quit(); });
        std::signal(SIGTERM, onSignal);
        std::signal(SIGINT, onSignal);
    }
    std::signal(SIGPIPE, SIG_IGN);
    if (parser.isSet(untilEof)) {
        auto *input = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &application);
        QObject::connect(input, &QSocketNotifier::activated, &application, [] {
            char buffer[256];
            if (::read(STDIN_FILENO, buffer, sizeof buffer) <= 0)
                QCoreApplication::quit();
        });
    }

    demofleet::FleetServer server(options);
    QObject::connect(&server, &demofleet::FleetServer::ready, &application,
                     [](const QJsonObject &line) { say(stdout, QJsonDocument(line).toJson(QJsonDocument::Compact)); });
    QObject::connect(&server, &demofleet::FleetServer::warned, &application,
                     [](const QString &what) { say(stderr, "pilothouse-demofleet: " + what.toUtf8()); });
    QObject::connect(&server, &demofleet::FleetServer::failed, &application, [](const QString &why) {
        say(stderr, "pilothouse-demofleet: " + why.toUtf8());
        QCoreApplication::exit(1);
    });
    QMetaObject::invokeMethod(&server, &demofleet::FleetServer::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
