// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/event_log.h"

#include <algorithm>
#include <array>
#include <bitset>

namespace pilothouse::attestation {

namespace {

/// Names that mean something in the boot section; each may stand there once, init-script-hash as often as it likes.
constexpr std::array<QLatin1StringView, 15> kKnownNames
    = {QLatin1StringView("system-preparing"), QLatin1StringView("app-id"),          QLatin1StringView("compose-hash"),
       QLatin1StringView("gpu-policy-hash"),  QLatin1StringView("gpu-attestation"), QLatin1StringView("instance-id"),
       QLatin1StringView("boot-mr-done"),     QLatin1StringView("mr-kms"),          QLatin1StringView("os-image-hash"),
       QLatin1StringView("key-provider"),     QLatin1StringView("storage-fs"),      QLatin1StringView("system-ready"),
       QLatin1StringView("rootfs-hash"),      QLatin1StringView("ca-cert-hash"),    QLatin1StringView("init-script-hash")};

QString shortText(const QString &text)
{
    return text.size() <= 60 ? text : text.left(60) + QStringLiteral("…");
}

bool isCleanName(const QString &name)
{
    return std::none_of(name.begin(), name.end(), [](QChar c) { return c == u':' || c.category() == QChar::Other_Control; });
}

/// Walks the log once: extends the registers and collects problems and identity.
class Replayer
{
public:
    Replayer(const EventLog &log, Replay &result) : m_log(log), m_result(result) { }

    void run()
    {
        for (size_t i = 0; i < m_log.events.size(); ++i) {
            m_index = int(i);
            const Event &event = m_log.events[i];
            extend(event);
            if (event.isRuntime())
                judgeRuntime(event);
            else if (event.imr == 3)
                problem("EVENT_TYPE", QStringLiteral("event %1 extends RTMR3 with type 0x%2: nothing proves its name and payload")
                                          .arg(i + 1)
                                          .arg(event.type, 8, 16, QLatin1Char('0')));
            else if (event.type == kRuntimeEventType)
                problem(
                    "EVENT_REGISTER",
                    QStringLiteral("event %1 has the type of a runtime event but extends RTMR%2: it counts for nothing").arg(i + 1).arg(event.imr));
        }
        finishIdentity();
    }

private:
    void problem(const char *code, const QString &text, bool ofEvent = true)
    {
        m_result.problems.push_back({QLatin1StringView(code), text, ofEvent ? std::optional(m_index) : std::nullopt});
    }

    void extend(const Event &event)
    {
        if (!event.isRuntime() && !event.storedDigest)
            problem("EVENT_DIGEST_MISSING", QStringLiteral("event %1 has no digest, and none can be computed from a system event").arg(m_index + 1));
        Sha384 &rtmr = m_result.rtmr[size_t(event.imr)];
        rtmr = sha384({rtmr.view(), event.digest.view()});
        m_result.replayed[size_t(event.imr)] = true;
    }

    void judgeRuntime(const Event &event)
    {
        if (!isCleanName(event.name))
            problem("EVENT_NAME",
                    QStringLiteral("event %1 has a name with a colon or a control character: its bytes can be read in two ways").arg(m_index + 1));
        if (event.storedDigest && *event.storedDigest != event.digest)
            problem(
                "EVENT_DIGEST_MISMATCH",
                QStringLiteral("event %1 (%2): the stored digest is not that of its name and payload").arg(m_index + 1).arg(shortText(event.name)));
        else if (!hasExpectedPreimage(event))
            problem("EVENT_DIGEST_MISMATCH",
                    QStringLiteral("event %1 (%2): the preimage is missing or another one").arg(m_index + 1).arg(shortText(event.name)));
        m_hasRuntime = true;
        if (event.inBootSection)
            takeIntoIdentity(event);
    }

    void takeIntoIdentity(const Event &event)
    {
        BootIdentity &identity = m_result.identity;
        const QString &name = event.name;
        if (m_isFirst)
            identity.legacy = name != QLatin1StringView("system-preparing");
        m_isFirst = false;
        const auto known = std::find(kKnownNames.begin(), kKnownNames.end(), name);
        if (known != kKnownNames.end()) {
            const auto index = size_t(known - kKnownNames.begin());
            if (m_seen.test(index) && name != QLatin1StringView("init-script-hash")) {
                problem("EVENT_DUPLICATE", QStringLiteral("event %1: %2 appears twice in the boot section").arg(m_index + 1).arg(name));
                return;
            }
            m_seen.set(index);
        }
        if (name == QLatin1StringView("app-id"))
            identity.appId = sized(event, 20);
        else if (name == QLatin1StringView("compose-hash"))
            identity.composeHash = Sha256::fromBytes(sized(event, 32).value_or(QByteArray()));
        else if (name == QLatin1StringView("instance-id"))
            identity.instanceId = event.payload.isEmpty() ? QByteArray("") : sized(event, 20);
        else if (name == QLatin1StringView("key-provider"))
            identity.keyProvider = event.payload;
        else if (name == QLatin1StringView("os-image-hash"))
            identity.osImageHash = Sha256::fromBytes(sized(event, 32).value_or(QByteArray()));
        else if (name == QLatin1StringView("mr-kms"))
            identity.mrKms = sized(event, 32).value_or(QByteArray());
        else if (name == QLatin1StringView("rootfs-hash"))
            identity.rootfsHash = event.payload;
        else if (name == QLatin1StringView("storage-fs"))
            identity.storageFs = QString::fromUtf8(event.payload);
        else if (name == QLatin1StringView("init-script-hash"))
            identity.initScriptHashes.push_back(sized(event, 32).value_or(QByteArray()));
        else if (name == QLatin1StringView("gpu-policy-hash"))
            identity.gpuPolicyHash = event.payload;
        else if (name == QLatin1StringView("system-ready"))
            identity.complete = true;
        else if (name != QLatin1StringView("system-preparing") && name != QLatin1StringView("boot-mr-done"))
            identity.otherEvents.emplace_back(name, event.payload);
    }

    /// The payload, which must have this many bytes; otherwise a problem and nothing.
    std::optional<QByteArray> sized(const Event &event, qsizetype size)
    {
        if (event.payload.size() == size)
            return event.payload;
        problem("EVENT_PAYLOAD",
                QStringLiteral("event %1 (%2) has %3 bytes instead of %4").arg(m_index + 1).arg(event.name).arg(event.payload.size()).arg(size));
        return std::nullopt;
    }

    void finishIdentity()
    {
        BootIdentity &identity = m_result.identity;
        if (identity.legacy)
            identity.complete = true;
        if (identity.complete)
            return;
        problem("INCOMPLETE_BOOT",
                m_hasRuntime ? QStringLiteral("the log ends before system-ready: the boot section is cut")
                             : QStringLiteral("the log has no runtime event: it says nothing about the application"),
                false);
    }

    const EventLog &m_log;
    Replay &m_result;
    std::bitset<kKnownNames.size()> m_seen;
    bool m_isFirst = true;
    int m_index = 0;
    bool m_hasRuntime = false;
};

} // namespace

Replay replay(const EventLog &log, const std::optional<std::array<Sha384, 4>> &quoted)
{
    Replay result;
    Replayer(log, result).run();
    if (!quoted)
        return result;
    result.matchesQuote = true;
    for (size_t i = 0; i < result.rtmr.size(); ++i) {
        // RTMR3 must always replay; the other three may have been stripped from the log.
        const bool mustMatch = result.replayed[i] || i == 3;
        if (!mustMatch || result.rtmr[i] == (*quoted)[i])
            continue;
        result.matchesQuote = false;
        if (!result.replayed[i]) {
            result.problems.push_back({QStringLiteral("RTMR%1_MISMATCH").arg(i),
                                       QStringLiteral("the quote's RTMR%1 is %2 and the log holds no event for it: an unexplained measurement")
                                           .arg(QString::number(i), QString::fromLatin1((*quoted)[i].toHex())),
                                       std::nullopt});
            continue;
        }
        result.problems.push_back(
            {QStringLiteral("RTMR%1_MISMATCH").arg(i),
             QStringLiteral("RTMR%1 replays to %2, the quote says %3")
                 .arg(QString::number(i), QString::fromLatin1(result.rtmr[i].toHex()), QString::fromLatin1((*quoted)[i].toHex())),
             std::nullopt});
    }
    return result;
}

} // namespace pilothouse::attestation
