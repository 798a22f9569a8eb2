// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/live_wire.h"

#include "services/core/json.h"
#include "services/phala/number_guard.h"
#include "services/phala/phala_wire.h"

#include <cmath>

namespace pilothouse::phala::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongest = 4096;
constexpr qsizetype kMostContainers = 1000;
constexpr qint64 kMostLogBytes = 8 * 1024 * 1024;
constexpr double kLargest = 9e15;  ///< whole numbers beyond it do not fit a double
constexpr double kLoadScale = 100; ///< the guest sends the load times a hundred

Error protocol(const QString &what)
{
    return Error{.kind = ErrorKind::Protocol, .what = what};
}

QString text(const QJsonValue &value)
{
    return value.toString().left(kLongest);
}

std::optional<qint64> whole(const QJsonValue &value)
{
    if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > kLargest)
        return std::nullopt;
    return qint64(value.toDouble());
}

std::optional<double> load(const QJsonValue &value)
{
    const auto number = whole(value);
    return number ? std::optional(double(*number) / kLoadScale) : std::nullopt;
}

/// The part that all live answers share.
template <typename T>
Result<QJsonObject> begun(const QByteArray &body, T *answer)
{
    const auto object = parseJsonObject(guardNumbers(body));
    if (!object)
        return object.error();
    if (!(*object)["is_online"_L1].isBool())
        return protocol(u"is_online is missing or not true or false"_s);
    answer->isOnline = (*object)["is_online"_L1].toBool();
    answer->error = text((*object)["error"_L1]);
    return *object;
}

QString bareName(const QJsonValue &container)
{
    const QString name = text(container["names"_L1].toArray().first());
    return name.startsWith(u'/') ? name.mid(1) : name;
}

QByteArray below(const QString &identifier, const char *what)
{
    return "/cvms/" + pathSegment(identifier) + what;
}

/// Base64 only when it can be nothing else; some servers send the text itself.
QByteArray message(const QByteArray &sent)
{
    if (sent.isEmpty() || sent.size() % 4 != 0)
        return sent;
    const auto decoded = QByteArray::fromBase64Encoding(sent, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : sent;
}

void append(std::vector<cluster::CvmLogLine> &lines, const QString &channel, const QByteArray &bytes)
{
    QByteArrayView rest(bytes);
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        QByteArrayView line = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        lines.push_back({channel, QString::fromUtf8(line)});
    }
}

} // namespace

// "Live data of one CVM", version 2026-01-21.
http::HttpRequest stats(const QUrl &base, const QString &identifier)
{
    return apiRequest(base, "GET", below(identifier, "/stats"));
}

http::HttpRequest network(const QUrl &base, const QString &identifier)
{
    return apiRequest(base, "GET", below(identifier, "/network"));
}

http::HttpRequest composition(const QUrl &base, const QString &identifier)
{
    return apiRequest(base, "GET", below(identifier, "/composition"));
}

// "Logs": flags without "=", in the order of the vendor's client; "text" and "bare" are left out to keep stderr apart.
Result<http::HttpRequest> readLog(const QUrl &base, const QString &endpoint, const cluster::CvmLogWish &wish)
{
    QByteArray address = endpoint.toUtf8();
    const auto add = [&address](const QByteArray &part) { address += (address.contains('?') ? '&' : '?') + part; };
    switch (wish.source) {
    case cluster::LogSource::Container: break;
    case cluster::LogSource::Serial: add("ch=serial"); break;
    case cluster::LogSource::Stdout: add("ch=stdout"); break;
    case cluster::LogSource::Stderr: add("ch=stderr"); break;
    }
    if (!wish.since.isEmpty())
        add("since=" + QUrl::toPercentEncoding(wish.since));
    const QByteArray tail = QByteArray::number(wish.tail);
    add("tail=" + tail);
    add("lines=" + tail);
    if (wish.timestamps)
        add("timestamps");
    http::HttpRequest request;
    request.url = QUrl::fromEncoded(address, QUrl::StrictMode);
    const QString scheme = request.url.scheme();
    if (!request.url.isValid() || request.url.host().isEmpty() || (scheme != "https"_L1 && (scheme != "http"_L1 || base.scheme() != "http"_L1)))
        return Error{.kind = ErrorKind::Refused,
                     .what = u"the cloud names an address for the log that is not one of the web with TLS"_s,
                     .where = base.host()};
    request.maxBytes = kMostLogBytes;
    request.describedAs = u"the log at %1"_s.arg(request.url.host());
    return request;
}

Result<cluster::CvmStats> parseStats(const QByteArray &body)
{
    cluster::CvmStats stats;
    const auto object = begun(body, &stats);
    if (!object)
        return object.error();
    const QJsonValue info = (*object)["sysinfo"_L1];
    stats.osVersion = text(info["os_version"_L1]);
    stats.kernelVersion = text(info["kernel_version"_L1]);
    stats.cpuModel = text(info["cpu_model"_L1]);
    if (const auto cpus = whole(info["num_cpus"_L1]); cpus && *cpus < 100'000)
        stats.cpus = int(*cpus);
    stats.totalMemory = whole(info["total_memory"_L1]);
    stats.availableMemory = whole(info["available_memory"_L1]);
    stats.usedMemory = whole(info["used_memory"_L1]);
    if (const auto uptime = whole(info["uptime"_L1]))
        stats.uptime = std::chrono::seconds(*uptime);
    stats.loadOne = load(info["loadavg_one"_L1]);
    stats.loadFive = load(info["loadavg_five"_L1]);
    stats.loadFifteen = load(info["loadavg_fifteen"_L1]);
    for (const QJsonValue &disk : info["disks"_L1].toArray())
        stats.disks.push_back({text(disk["mount_point"_L1]), whole(disk["total_size"_L1]), whole(disk["free_size"_L1])});
    return stats;
}

Result<cluster::CvmNetwork> parseNetwork(const QByteArray &body)
{
    cluster::CvmNetwork network;
    const auto object = begun(body, &network);
    if (!object)
        return object.error();
    network.internalIp = text((*object)["internal_ip"_L1]);
    QDateTime handshake = QDateTime::fromString(text((*object)["latest_handshake"_L1]), Qt::ISODateWithMs);
    if (handshake.isValid() && handshake.timeSpec() == Qt::LocalTime)
        handshake.setTimeSpec(Qt::UTC); // a time without a zone is UTC
    network.latestHandshake = handshake.toUTC();
    return network;
}

Result<cluster::CvmContainers> parseContainers(const QByteArray &body)
{
    cluster::CvmContainers containers;
    const auto object = begun(body, &containers);
    if (!object)
        return object.error();
    for (const QJsonValue &row : (*object)["containers"_L1].toArray()) {
        cluster::CvmContainer container;
        container.id = text(row["id"_L1]);
        container.name = bareName(row);
        if (container.id.isEmpty() && container.name.isEmpty())
            return protocol(u"containers[%1] has neither id nor name"_s.arg(containers.items.size()));
        container.image = text(row["image"_L1]);
        container.state = text(row["state"_L1]);
        container.status = text(row["status"_L1]);
        if (const auto created = whole(row["created"_L1]); created && *created > 0)
            container.createdAt = QDateTime::fromSecsSinceEpoch(*created, Qt::UTC);
        container.hasLog = !text(row["log_endpoint"_L1]).isEmpty();
        containers.items.push_back(std::move(container));
        if (qsizetype(containers.items.size()) == kMostContainers)
            break;
    }
    return containers;
}

Result<QString> logEndpointOf(const QByteArray &composition, const QString &container)
{
    const auto object = parseJsonObject(guardNumbers(composition));
    if (!object)
        return object.error();
    const QString wanted = container.startsWith(u'/') ? container.mid(1) : container;
    for (const QJsonValue &row : (*object)["containers"_L1].toArray()) {
        const QString endpoint = text(row["log_endpoint"_L1]);
        if (wanted.isEmpty() ? !endpoint.isEmpty() : bareName(row) == wanted || text(row["id"_L1]).startsWith(wanted))
            return endpoint;
    }
    return QString();
}

Result<QString> syslogEndpoint(const QByteArray &record)
{
    const auto object = parseJsonObject(guardNumbers(record));
    if (!object)
        return object.error();
    return text((*object)["syslog_endpoint"_L1]);
}

std::vector<cluster::CvmLogLine> parseLog(const QByteArray &body)
{
    std::vector<cluster::CvmLogLine> lines;
    const QByteArray start = body.left(64).trimmed();
    if (!start.startsWith('{')) {
        append(lines, u"stdout"_s, body);
        return lines;
    }
    for (const QByteArray &line : body.split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const auto object = parseJsonObject(line, {.maxBytes = 1024 * 1024, .maxDepth = 4});
        if (!object || !(*object)["message"_L1].isString()) {
            append(lines, u"stdout"_s, line);
            continue;
        }
        const QString channel = (*object)["channel"_L1].toString() == "stderr"_L1 ? u"stderr"_s : u"stdout"_s;
        append(lines, channel, message((*object)["message"_L1].toString().toUtf8()));
    }
    return lines;
}

} // namespace pilothouse::phala::wire
