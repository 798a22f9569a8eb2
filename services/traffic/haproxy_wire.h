// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/cutover/router_port.h"
#include "services/domain/traffic_split.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

/// Text to and from HAProxy's Runtime API (measured with 2.6.12). Free functions without I/O: bytes in, values out.
/// `answer` is always without the empty line that ends it on the wire.
namespace pilothouse::traffic::wire {

/// The key of our own counter in the map. No request can have it as its intent.
inline constexpr char kEpochKey[] = "_epoch";

/// The stick table in which a router may count requests by "intent:plane"; README.md shows its configuration.
inline constexpr char kIntentTable[] = "pilothouse_intents";

struct MapEntry
{
    QByteArray key;
    QByteArray value;

    friend bool operator==(const MapEntry &, const MapEntry &) = default;
};

/// What the map means, read strictly.
struct MapReading
{
    domain::TrafficSplit split;
    qint64 epoch = 0;        ///< 0 = no counter in the map yet
    QStringList findings;    ///< missing and unknown keys
    QStringList unknownKeys; ///< keys that are neither an intent nor the counter
};

struct MapVersions
{
    qint64 current = 0;
    qint64 next = 0;

    friend bool operator==(const MapVersions &, const MapVersions &) = default;
};

struct ProcessInfo
{
    qint64 pid = 0;
    qint64 uptimeSeconds = 0;
};

/// A map's name as the router knows it goes into commands unquoted: InvalidInput when it holds a separator of theirs.
Status checkMapName(const QString &map);

/// Answer of `show info`.
Result<ProcessInfo> parseInfo(const QByteArray &answer);
/// The line of `map` in the answer of `show map`.
Result<MapVersions> parseMapList(const QByteArray &answer, const QByteArray &map);
/// Answer of `show map [@version] MAP`: entries in the router's order, duplicates included.
Result<std::vector<MapEntry>> parseMapEntries(const QByteArray &answer);
/// A missing intent is 0 (the old plane) and a finding. Duplicates, values that are no whole number from 0 to 100
/// and a counter that is none are a Protocol error: what such a map does is not what it says.
Result<MapReading> readMap(const std::vector<MapEntry> &entries);
/// The counter of a map that may be broken otherwise; 0 when there is none that can be read.
qint64 epochOf(const std::vector<MapEntry> &entries);
/// Answer of `prepare map`.
Result<qint64> parsePreparedVersion(const QByteArray &answer);
/// Answer of a setting command: silence is success, any word is failure.
/// Errors: Forbidden (level below admin), NotFound (map), Conflict (version passed by), Remote.
Status parseSetting(const QByteArray &answer, const QString &command);
/// Answer of `show stat`. A plane is the servers of that name, else the servers of a backend NAME, be_NAME or be-NAME.
/// NotFound when a plane is not there: no number is better than a zero.
Result<cutover::RouterTraffic> parseTraffic(const QByteArray &answer, const QString &oldPlane, const QString &newPlane);

/// Answer of `show table` for kIntentTable. Nothing when the router has no such table; a pair that was never seen counts 0.
Result<std::optional<cutover::IntentCounts>> parseIntentCounts(const QByteArray &answer, const QString &oldPlane, const QString &newPlane);

/// The entries of a whole map, in the order in which they are written.
std::vector<MapEntry> mapEntries(const domain::TrafficSplit &split, qint64 epoch);
/// `add map @version MAP <<` with its payload and the empty line that ends it.
QByteArray addCommand(const QByteArray &map, qint64 version, const std::vector<MapEntry> &entries);
/// One line that brings the split about without this program and shows the map afterwards, to be piped into the socket.
QByteArray manualLine(const QByteArray &map, const domain::TrafficSplit &split);
/// Quoted for a POSIX shell; plain words stay as they are.
QString shellQuoted(const QString &text);

} // namespace pilothouse::traffic::wire
