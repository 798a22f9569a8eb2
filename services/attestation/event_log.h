// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace pilothouse::attestation {

/// Type of dstack's runtime events (imr 3).
inline constexpr uint32_t kRuntimeEventType = 0x08000001;

struct Event
{
    int imr = 0; ///< 0 to 3
    uint32_t type = 0;
    std::optional<Sha384> storedDigest; ///< nothing when the log was stripped
    Sha384 digest;                      ///< what is replayed: recomputed for runtime events
    QString name;
    QByteArray payload;
    int version = 1;
    QByteArray preimage;        ///< version 2
    bool inBootSection = false; ///< counts for identity

    bool isRuntime() const { return imr == 3 && type == kRuntimeEventType; }
};

/// Something that keeps a log from being proof, as a code and a sentence. Codes: EVENT_DIGEST_MISMATCH, EVENT_DIGEST_MISSING,
/// EVENT_TYPE (RTMR3 extended by something whose content is not proven), EVENT_REGISTER (a runtime event of another register), EVENT_NAME,
/// EVENT_DUPLICATE, EVENT_PAYLOAD, RTMR0_MISMATCH … RTMR3_MISMATCH, INCOMPLETE_BOOT.
struct EventProblem
{
    QString code;
    QString text;
    std::optional<int> eventIndex; ///< from 0

    friend bool operator==(const EventProblem &, const EventProblem &) = default;
};

/// What the boot section of the log says the machine runs; only as good as the replay against a verified quote.
struct BootIdentity
{
    std::optional<QByteArray> appId; ///< 20 bytes
    std::optional<Sha256> composeHash;
    std::optional<QByteArray> instanceId; ///< 20 bytes, or empty when the app has none
    QByteArray keyProvider;               ///< JSON text
    std::optional<Sha256> osImageHash;
    QByteArray mrKms;
    QByteArray rootfsHash;
    QString storageFs;
    std::vector<QByteArray> initScriptHashes;
    QByteArray gpuPolicyHash;
    std::vector<std::pair<QString, QByteArray>> otherEvents; ///< names without a meaning to us, and their payloads
    bool legacy = false;                                     ///< 0.3.x image: the whole log is the boot section
    bool complete = false;                                   ///< system-ready was reached (or legacy)
};

struct EventLog
{
    std::vector<Event> events;
};

struct Replay
{
    std::array<Sha384, 4> rtmr;
    std::array<bool, 4> replayed{};   ///< false: the log holds no event of that register ("quoted, not replayed")
    std::optional<bool> matchesQuote; ///< nothing without a quote; RTMR3 and every replayed register must be equal
    BootIdentity identity;
    std::vector<EventProblem> problems;
};

/// Accepts a JSON array, or JSON text of an array inside a JSON string. Bounds: 16 MiB, 10,000 events, 1 MiB a payload.
/// Errors: Protocol, TooLarge (the file is not an event log).
Result<EventLog> parseEventLog(const QByteArray &json);

/// False when an event of version 2 has no preimage or another one than its name and payload give.
bool hasExpectedPreimage(const Event &event);

/// Linear in the number of events. `quoted`: the four registers of a quote, if there is one.
Replay replay(const EventLog &log, const std::optional<std::array<Sha384, 4>> &quoted);

} // namespace pilothouse::attestation
