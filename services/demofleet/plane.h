// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/machine.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include <array>
#include <deque>

namespace pilothouse::demofleet {

/// The secrets of both controllers: throw-away values of the demo, known to everybody.
inline constexpr char kAgentKey[] = "demo-agent-key";
inline constexpr char kPingSecret[] = "demo-ping-secret";
inline constexpr char kFarcasterSecret[] = "demo-farcaster-secret";

/// What a request to /process wants, as the controller itself reads it.
enum class Intent { Analyze, Create, Pay, Other };
inline constexpr int kIntents = 4;
QString intentWord(Intent intent);
/// The controller tries analyze, create and pay in this order anywhere in the text; commands come before intents.
Intent intentOf(const QString &text);

struct Payment
{
    int id = 0;
    FleetTime at = 0;
    bool ok = false;
    QString reference;
    QString engine;
};

struct IntentCount
{
    quint64 requests = 0;
    QSet<QString> authors;
};

/// One of the two controllers and what it was asked.
struct Plane
{
    QString name;          ///< "hetzner" or "phala"
    bool attested = false; ///< runs as a CVM of the fleet
    FleetTime startedAt = 0;
    quint64 requests = 0; ///< of any kind, as its own metrics count them
    quint64 unauthorised = 0;
    std::array<IntentCount, kIntents> intents;
    QHash<QString, quint64> paths; ///< requests by path
    QJsonObject lastCanary;
    std::deque<Payment> payments; ///< newest last
    int nextPayment = 1;
};

} // namespace pilothouse::demofleet
