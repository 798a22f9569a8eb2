// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/traffic/haproxy_wire.h"

#include "services/core/plain_text.h"

#include <algorithm>
#include <optional>

namespace pilothouse::traffic::wire {

namespace {

Error protocolError(const QString &what, const QByteArray &answer)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = what;
    error.raw = answer.left(4096);
    return error;
}

QString shown(const QByteArray &bytes)
{
    return visibleText(QString::fromUtf8(bytes), 80);
}

/// Only digits, and small enough: "banana", "1.5", "+5" and "" are nothing.
std::optional<qint64> wholeNumber(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return text.toByteArray().toLongLong();
}

std::optional<qint64> numberAfter(const QByteArray &line, QByteArrayView name)
{
    const qsizetype at = line.lastIndexOf(name);
    if (at < 0)
        return std::nullopt;
    const QByteArray rest = line.mid(at + name.size());
    return wholeNumber(rest.left(rest.indexOf(' ') < 0 ? rest.size() : rest.indexOf(' ')));
}

/// Splits one CSV line; a field in quotation marks may hold commas and doubled marks.
QList<QByteArray> csvFields(const QByteArray &line)
{
    QList<QByteArray> fields;
    QByteArray field;
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            field += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.append(std::exchange(field, QByteArray()));
        } else {
            field += c;
        }
    }
    fields.append(field);
    return fields;
}

struct ServerRow
{
    QByteArray backend;
    QByteArray server;
    QByteArray status;
    qint64 requests = 0;
    std::optional<qint64> errors;
};

/// "UP", "UP 1/3" (still up while failing checks) and "DOWN 1/2" (still down while recovering); "no check" is no opinion.
std::optional<bool> isUp(const QByteArray &status)
{
    if (status.startsWith("UP"))
        return true;
    if (status.startsWith("DOWN") || status.startsWith("MAINT") || status.startsWith("DRAIN") || status.startsWith("NOLB"))
        return false;
    return std::nullopt;
}

struct PlaneCount
{
    qint64 requests = 0;
    std::optional<qint64> errors = 0;
    std::optional<bool> up;
};

std::optional<PlaneCount> countPlane(const std::vector<ServerRow> &rows, const QByteArray &plane)
{
    const auto sum = [&rows](auto belongs) -> std::optional<PlaneCount> {
        std::optional<PlaneCount> count;
        for (const ServerRow &row : rows) {
            if (!belongs(row))
                continue;
            if (!count)
                count.emplace();
            count->requests += row.requests;
            // One server that is not counted makes the sum unknown, not smaller.
            count->errors = count->errors && row.errors ? std::optional(*count->errors + *row.errors) : std::nullopt;
            if (const auto up = isUp(row.status))
                count->up = count->up.value_or(false) || *up;
        }
        return count;
    };
    if (plane.isEmpty())
        return std::nullopt;
    if (const auto byServer = sum([&](const ServerRow &row) { return row.server == plane; }))
        return byServer;
    return sum([&](const ServerRow &row) { return row.backend == plane || row.backend == "be_" + plane || row.backend == "be-" + plane; });
}

} // namespace

Status checkMapName(const QString &map)
{
    const bool plain = !map.isEmpty() && map[0] != u'@' && map[0] != u'#' && std::all_of(map.begin(), map.end(), [](QChar c) {
        return c > u' ' && c < QChar(0x7f) && !QStringView(u";\\'\"<").contains(c);
    });
    if (plain)
        return Done();
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = QStringLiteral("the map name \"%1\" holds a character that the router's command line would split at").arg(visibleText(map, 120));
    error.where = QStringLiteral("cutover.router.map");
    error.nextStep = QStringLiteral("Use a path of letters, digits and / . - _.");
    return error;
}

Result<ProcessInfo> parseInfo(const QByteArray &answer)
{
    std::optional<qint64> pid;
    std::optional<qint64> uptime;
    for (const QByteArray &line : answer.split('\n')) {
        if (line.startsWith("Pid: "))
            pid = wholeNumber(line.mid(5).trimmed());
        else if (line.startsWith("Uptime_sec: "))
            uptime = wholeNumber(line.mid(12).trimmed());
    }
    if (!pid || !uptime)
        return protocolError(QStringLiteral("not an answer of HAProxy: \"show info\" names no Pid and Uptime_sec"), answer);
    return ProcessInfo{*pid, *uptime};
}

Result<MapVersions> parseMapList(const QByteArray &answer, const QByteArray &map)
{
    const QByteArray name = '(' + map + ')';
    for (const QByteArray &line : answer.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        if (space <= 0 || line.mid(space + 1, name.size()) != name)
            continue;
        // The description between may quote the configuration; the counters stand at the end.
        const auto current = numberAfter(line, "curr_ver=");
        const auto next = numberAfter(line, "next_ver=");
        if (!current || !next)
            return protocolError(QStringLiteral("\"show map\" names no versions: HAProxy 2.4 or newer is needed"), answer);
        return MapVersions{*current, *next};
    }
    Error error = protocolError(QStringLiteral("the router has no map %1").arg(QString::fromUtf8(map)), answer);
    error.kind = answer.startsWith('#') ? ErrorKind::NotFound : ErrorKind::Protocol;
    error.nextStep = QStringLiteral("Compare cutover.router.map with the router's configuration.");
    return error;
}

Result<std::vector<MapEntry>> parseMapEntries(const QByteArray &answer)
{
    std::vector<MapEntry> entries;
    if (answer.isEmpty())
        return entries;
    for (const QByteArray &line : answer.split('\n')) {
        const qsizetype first = line.indexOf(' ');
        const qsizetype second = first < 0 ? -1 : line.indexOf(' ', first + 1);
        if (!line.startsWith("0x") || second < 0 || second == first + 1) {
            if (const Status refused = parseSetting(answer, QStringLiteral("show map")); !refused && refused.error().kind != ErrorKind::Remote)
                return refused.error();
            return protocolError(QStringLiteral("not a line of a map: \"%1\"").arg(shown(line)), answer);
        }
        entries.push_back(MapEntry{line.mid(first + 1, second - first - 1), line.mid(second + 1)});
    }
    return entries;
}

Result<MapReading> readMap(const std::vector<MapEntry> &entries)
{
    MapReading reading;
    std::array<bool, domain::kIntents.size()> seen{};
    bool epochSeen = false;
    for (const MapEntry &entry : entries) {
        const auto number = wholeNumber(entry.value);
        if (entry.key == kEpochKey) {
            if (epochSeen || !number)
                return protocolError(QStringLiteral("the counter %1 stands twice in the map or is no number").arg(QLatin1String(kEpochKey)),
                                     entry.value);
            epochSeen = true;
            reading.epoch = *number;
            continue;
        }
        const auto intent = domain::intentFromWord(QString::fromUtf8(entry.key));
        if (!intent) {
            reading.unknownKeys << shown(entry.key);
            reading.findings << QStringLiteral("%1 is in the map and is no intent of this program").arg(shown(entry.key));
            continue;
        }
        if (std::exchange(seen[size_t(*intent)], true))
            return protocolError(QStringLiteral("%1 stands twice in the map: which share is in force is not sure").arg(domain::intentWord(*intent)),
                                 entry.value);
        const auto share = number && *number <= 100 ? Percent::fromWhole(int(*number)) : std::nullopt;
        if (!share)
            return protocolError(QStringLiteral("%1 has the share \"%2\", which is no whole number from 0 to 100")
                                     .arg(domain::intentWord(*intent), shown(entry.value)),
                                 entry.value);
        reading.split.set(*intent, *share);
    }
    for (const domain::Intent intent : domain::kIntents)
        if (!seen[size_t(intent)])
            reading.findings << QStringLiteral("%1 is not in the map: it counts as 0").arg(domain::intentWord(intent));
    return reading;
}

qint64 epochOf(const std::vector<MapEntry> &entries)
{
    qint64 epoch = 0;
    for (const MapEntry &entry : entries)
        if (entry.key == kEpochKey)
            epoch = std::max(epoch, wholeNumber(entry.value).value_or(0));
    return epoch;
}

Result<qint64> parsePreparedVersion(const QByteArray &answer)
{
    static constexpr QByteArrayView kPrefix = "New version created: ";
    if (answer.startsWith(kPrefix))
        if (const auto version = wholeNumber(answer.mid(kPrefix.size()).trimmed()))
            return *version;
    if (const Status refused = parseSetting(answer, QStringLiteral("prepare map")); !refused)
        return refused.error();
    return protocolError(QStringLiteral("\"prepare map\" named no version"), answer);
}

Status parseSetting(const QByteArray &answer, const QString &command)
{
    if (answer.trimmed().isEmpty())
        return Done();
    Error error = protocolError(QStringLiteral("the router refused \"%1\": %2").arg(command, shown(answer)), answer);
    error.kind = ErrorKind::Remote;
    if (answer.startsWith("Permission denied")) {
        error.kind = ErrorKind::Forbidden;
        error.nextStep = QStringLiteral("The stats socket needs \"level admin\" in the router's configuration.");
    } else if (answer.startsWith("Unknown map identifier")) {
        error.kind = ErrorKind::NotFound;
        error.nextStep = QStringLiteral("Compare cutover.router.map with the router's configuration.");
    } else if (answer.startsWith("Version number")) {
        error.kind = ErrorKind::Conflict;
    }
    return error;
}

Result<cutover::RouterTraffic> parseTraffic(const QByteArray &answer, const QString &oldPlane, const QString &newPlane)
{
    const QList<QByteArray> lines = answer.split('\n');
    if (!lines.first().startsWith("# "))
        return protocolError(QStringLiteral("\"show stat\" has no header line"), answer);
    const QList<QByteArray> header = csvFields(lines.first().mid(2));
    const qsizetype backend = header.indexOf("pxname");
    const qsizetype server = header.indexOf("svname");
    const qsizetype status = header.indexOf("status");
    const qsizetype requests = header.indexOf("lbtot");
    const qsizetype errors = header.indexOf("hrsp_5xx"); // empty outside HTTP mode
    if (backend < 0 || server < 0 || status < 0 || requests < 0)
        return protocolError(QStringLiteral("\"show stat\" lacks one of the columns pxname, svname, status, lbtot"), answer);

    std::vector<ServerRow> rows;
    for (const QByteArray &line : lines.mid(1)) {
        const QList<QByteArray> fields = csvFields(line);
        if (fields.size() <= std::max({backend, server, status, requests}) || fields[server] == "FRONTEND" || fields[server] == "BACKEND")
            continue;
        const auto count = wholeNumber(fields[requests]);
        if (!count)
            return protocolError(QStringLiteral("\"show stat\" counts \"%1\" requests for %2/%3")
                                     .arg(shown(fields[requests]), shown(fields[backend]), shown(fields[server])),
                                 answer);
        const auto failed = errors >= 0 && errors < fields.size() ? wholeNumber(fields[errors]) : std::nullopt;
        rows.push_back(ServerRow{fields[backend], fields[server], fields[status], *count, failed});
    }

    const auto oldCount = countPlane(rows, oldPlane.toUtf8());
    const auto newCount = countPlane(rows, newPlane.toUtf8());
    if (!oldCount || !newCount) {
        Error error = protocolError(QStringLiteral("no server or backend of the router is named %1").arg(oldCount ? newPlane : oldPlane), answer);
        error.kind = ErrorKind::NotFound;
        error.nextStep = QStringLiteral("Name the planes in the profile as the router names their servers.");
        return error;
    }
    cutover::RouterTraffic traffic;
    traffic.oldPlaneRequests = oldCount->requests;
    traffic.newPlaneRequests = newCount->requests;
    traffic.oldPlaneErrors = oldCount->errors;
    traffic.newPlaneErrors = newCount->errors;
    traffic.oldPlaneUp = oldCount->up;
    traffic.newPlaneUp = newCount->up;
    return traffic;
}

Result<std::optional<cutover::IntentCounts>> parseIntentCounts(const QByteArray &answer, const QString &oldPlane, const QString &newPlane)
{
    const QByteArray head = QByteArray("# table: ") + kIntentTable + ',';
    const QList<QByteArray> lines = answer.split('\n');
    if (!lines.first().startsWith(head)) {
        // A router without the table says so in a sentence; anything else that is no table is an answer we do not understand.
        if (answer.trimmed() == "No such table")
            return std::optional<cutover::IntentCounts>();
        return protocolError(QStringLiteral("\"show table\" has no head line"), answer);
    }
    cutover::IntentCounts counts{};
    for (const QByteArray &line : lines.mid(1)) {
        QByteArray key;
        std::optional<qint64> requests;
        for (const QByteArray &word : line.split(' ')) {
            if (word.startsWith("key="))
                key = word.mid(4);
            else if (word.startsWith("http_req_cnt="))
                requests = wholeNumber(word.mid(13));
        }
        const qsizetype colon = key.indexOf(':');
        const auto intent = domain::intentFromWord(QString::fromUtf8(key.left(colon)));
        if (colon < 0 || !intent)
            continue; // somebody else's entry
        if (!requests)
            return protocolError(QStringLiteral("\"show table\" counts no requests for \"%1\"").arg(shown(key)), answer);
        const QString plane = QString::fromUtf8(key.mid(colon + 1));
        if (plane == oldPlane)
            counts[size_t(*intent)].oldPlane = *requests;
        else if (plane == newPlane)
            counts[size_t(*intent)].newPlane = *requests;
    }
    return std::optional(counts);
}

std::vector<MapEntry> mapEntries(const domain::TrafficSplit &split, qint64 epoch)
{
    std::vector<MapEntry> entries;
    for (const domain::Intent intent : domain::kIntents)
        entries.push_back(MapEntry{domain::intentWord(intent).toUtf8(), QByteArray::number(split[intent].whole())});
    entries.push_back(MapEntry{kEpochKey, QByteArray::number(epoch)});
    return entries;
}

QByteArray addCommand(const QByteArray &map, qint64 version, const std::vector<MapEntry> &entries)
{
    QByteArray command = "add map @" + QByteArray::number(version) + ' ' + map + " <<\n";
    for (const MapEntry &entry : entries)
        command += entry.key + ' ' + entry.value + '\n';
    return command + '\n';
}

QByteArray manualLine(const QByteArray &map, const domain::TrafficSplit &split)
{
    // A key that is not there cannot be set. For 0 that does not matter: absent counts as 0.
    QByteArray line;
    for (const MapEntry &entry : mapEntries(split, 0)) {
        if (entry.key == kEpochKey)
            continue;
        if (entry.value == "0")
            line += "set map " + map + ' ' + entry.key + " 0; ";
        else
            line += "del map " + map + ' ' + entry.key + "; add map " + map + ' ' + entry.key + ' ' + entry.value + "; ";
    }
    return line + "show map " + map;
}

QString shellQuoted(const QString &text)
{
    const bool plain = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c < QChar(0x80) && c.isLetterOrNumber()) || QStringView(u"/._-:@%+=").contains(c);
    });
    if (plain)
        return text;
    QString quoted = text;
    return u'\'' + quoted.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

} // namespace pilothouse::traffic::wire
