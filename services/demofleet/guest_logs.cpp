// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/routes.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLines = 100'000;

struct Line
{
    FleetTime at = 0;
    QByteArray text;
    bool isTrouble = false;
};

/// A log is a function of the clock: a line every so often since it began, the same whenever it is read.
struct Rhythm
{
    FleetTime begin = 0;
    FleetTime every = 5000;
    std::function<Line(FleetTime)> line;
};

/// The newest `most` lines up to `now` that are not before `since`; oldest first.
std::vector<Line> linesOf(const Rhythm &rhythm, FleetTime now, int most, FleetTime since)
{
    std::vector<Line> lines;
    for (FleetTime at = now / rhythm.every * rhythm.every; at >= std::max(rhythm.begin, since) && int(lines.size()) < most; at -= rhythm.every)
        lines.push_back(rhythm.line(at));
    std::ranges::reverse(lines);
    return lines;
}

Line served(const Machine &machine, FleetTime at)
{
    if ((at / 5000 + machine.number) % 97 == 0)
        return {at, "warning: slow answer from the registry, 1840 ms", true};
    return {at, "served " + QByteArray::number((at / 5000) % 60 + 3) + " requests, queue empty"};
}

Line passedOn(const Machine &machine, FleetTime at)
{
    const FleetTime turn = at / 3000 + machine.number;
    if (turn % 211 == 0)
        return {at, "\x1b[31merror\x1b[0m upstream app:8080 refused the connection, tried again", true};
    static const char *const paths[] = {"/health", "/predict", "/version", "/predict"};
    return {at, "\x1b[32m200\x1b[0m GET " + QByteArray(paths[turn % 4]) + ' ' + QByteArray::number(turn % 23 + 2) + "ms"};
}

/// What a guest prints while it boots, a line every 250 ms, then seldom.
Line printed(const Machine &machine, FleetTime at)
{
    static const char *const boot[] = {"Linux version 6.9.0-dstack",
                                       "tdx: Guest detected",
                                       "virtio_blk virtio2: [vdb] 83886080 512-byte logical blocks",
                                       "EXT4-fs (vdb): mounted filesystem, ordered data mode",
                                       "dstack-prepare: requesting app keys",
                                       "dstack-prepare: app keys are here",
                                       "dstack-prepare: setting up dstack-gateway",
                                       "docker: pulling images",
                                       "docker: containers are started",
                                       "dstack-guest-agent: listening on 0.0.0.0:8090"};
    const FleetTime since = at - *machine.runningSince;
    const FleetTime step = since / 250;
    QByteArray text = step < FleetTime(std::size(boot)) ? boot[step] : "dstack-guest-agent: handshake with the gateway";
    return {at, '[' + QByteArray::number(double(since) / 1000.0, 'f', 6).rightJustified(12) + "] " + text};
}

/// Booting and what comes after it are two rhythms.
std::vector<Line> consoleOf(const Machine &machine, FleetTime now, int most, FleetTime since)
{
    const FleetTime began = *machine.runningSince;
    std::vector<Line> lines;
    for (FleetTime step = 0; step < 10 && began + step * 250 <= now; ++step) {
        if (began + step * 250 >= since)
            lines.push_back(printed(machine, began + step * 250));
    }
    const auto print = [&machine](FleetTime at) { return printed(machine, at); };
    const auto later = linesOf({began + 10'000, 20'000, print}, now, most, since);
    lines.insert(lines.end(), later.begin(), later.end());
    if (int(lines.size()) > most)
        lines.erase(lines.begin(), lines.end() - most);
    return lines;
}

/// "10m" before now, or a time; nothing asked: all.
FleetTime sinceOf(const QString &text, FleetTime now)
{
    static const QRegularExpression span(u"\\A(\\d{1,6})([smhd])\\z"_s);
    if (const auto match = span.match(text); match.hasMatch()) {
        const QChar unit = match.captured(2).at(0);
        return now - match.captured(1).toLongLong() * 1000 * (unit == u's' ? 1 : unit == u'm' ? 60 : unit == u'h' ? 3600 : 86'400);
    }
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QByteArray stamp(FleetTime at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s).toLatin1() + "000000Z ";
}

int tailOf(const Request &request, int otherwise)
{
    return std::clamp(request.has("tail") ? request.value("tail").toInt() : otherwise, 0, kMostLines);
}

} // namespace

bool hasPublicLogs(const World &world, const Machine &machine)
{
    const FaultTarget target{TargetKind::Cvm, world.fleet().findInstance(machine.instanceId).value_or(-1)};
    return world.fleet().composeOf(machine).text.contains("\"public_logs\":true") && !world.faults().active(target, FaultKind::LogsPrivate);
}

Answer guestLog(const World &world, const Request &request, const Machine &machine, const QString &name)
{
    const int most = tailOf(request, 100);
    const FleetTime since = sinceOf(request.value("since"), world.now());
    const bool isConsole = request.has("ch"); // the machine's own channels are plain text
    std::vector<Line> lines;
    if (request.value("ch") == "serial"_L1) {
        lines = consoleOf(machine, world.now(), most, since);
    } else if (name.contains("proxy"_L1)) {
        lines = linesOf({*machine.runningSince, 3000, [&machine](FleetTime at) { return passedOn(machine, at); }}, world.now(), most, since);
    } else {
        lines = linesOf({*machine.runningSince, 5000, [&machine](FleetTime at) { return served(machine, at); }}, world.now(), most, since);
    }
    QByteArray out;
    for (const Line &line : lines) {
        const QByteArray text = (request.has("timestamps") ? stamp(line.at) : QByteArray()) + line.text + '\n';
        if (isConsole || request.has("text") || request.has("bare"))
            out += text;
        else
            out += "{\"channel\":\"" + QByteArray(line.isTrouble ? "stderr" : "stdout") + "\",\"message\":\"" + text.toBase64() + "\"}\n";
    }
    return textAnswer(out, "text/plain; charset=utf-8");
}

/// A build prints without times; a model's container prints with its own.
Answer taskLog(const Request &request, const ModelTask &task, bool isBuild, FleetTime now)
{
    const auto step = std::ranges::find(task.steps, isBuild ? u"build_model"_s : u"start_model"_s, &TaskStep::type);
    if (step == task.steps.end() || (!isBuild && task.port == 0))
        return jsonAnswer(QJsonObject{{u"detail"_s, u"No container or no logs for this task"_s}}, 404);
    const int tail = tailOf(request, isBuild ? 0 : 200);
    const int most = tail == 0 ? kMostLines : tail;
    std::vector<Line> lines;
    if (isBuild) {
        static const char *const build[] = {"#1 [internal] load build definition from Dockerfile",
                                            "#2 [1/4] FROM python:3.12-slim",
                                            "#3 [2/4] COPY requirements.txt .",
                                            "#4 [3/4] RUN pip install -r requirements.txt",
                                            "#4 3.118 Successfully installed numpy-2.1.3 scikit-learn-1.6.0",
                                            "#5 [4/4] COPY . .",
                                            "#6 exporting to image"};
        for (FleetTime i = 0; i < FleetTime(std::size(build)) && step->startedAt + i * 1000 <= now; ++i) {
            if (step->fails && i == 4) {
                lines.push_back({0, "#4 2.907 ERROR: No matching distribution found for scikit-lern==1.6.0", true});
                break;
            }
            lines.push_back({0, build[i]});
        }
        if (int(lines.size()) > most)
            lines.erase(lines.begin(), lines.end() - most);
    } else {
        const auto beat = [&task](FleetTime at) {
            return Line{at, stamp(at) + "INFO " + task.model.toUtf8() + " tick " + QByteArray::number(at / 4000)};
        };
        lines = linesOf({step->startedAt, 4000, beat}, now, most, 0);
    }
    QByteArray out;
    for (const Line &line : lines)
        out += line.text + '\n';
    return textAnswer(out, "text/plain; charset=utf-8");
}

} // namespace pilothouse::demofleet
