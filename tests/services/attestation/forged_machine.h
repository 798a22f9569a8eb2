// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/services/attestation/quote_forge.h"

namespace pilothouse::test {

/// A machine under the forge's root: its events are measured into the quote it signs.
struct ForgedMachine
{
    QuoteForge forge;
    QByteArray appCompose
        = R"({"docker_compose_file":"services:\n  web:\n    image: registry.example/web@sha256:0cf457e24a479f02fd4d34540389f720f0807dcff92a7562108165b2637ea82f\n"})";
    QByteArray appId = QByteArray(20, '\x0a');
    QByteArray instanceId;
    QByteArray keyProvider = R"({"name":"kms","id":"3059"})";
    QByteArray osImage = QByteArray(32, '\x05');
    QList<std::pair<QByteArray, QByteArray>> extraBoot;
    QByteArray challenge;
    QString firmwareDigest = QString(96, u'1'); ///< of the only event of RTMR0
    QByteArray mrConfigId;                      ///< empty = version 1 of the compose hash
    attestation::Evidence evidence;             ///< what evidence() starts from

    ForgedMachine(const QuoteForge &of, int number) : forge(of), instanceId(20, char(number)), challenge("challenge " + QByteArray::number(number))
    {
        forge.pck.ppid = QByteArray(16, char(number));
        forge.leaf.serial = QByteArray(1, char(number + 1));
        evidence.name = QStringLiteral("machine %1").arg(number);
        if (forge.body.mid(136, 48) == QByteArray(48, '\0'))
            forge.setBody(136, QByteArray(48, '\x3d')); // MRTD: a real machine always has a firmware
    }

    attestation::Evidence build()
    {
        const QByteArray composeHash = sha256({appCompose}).view().toByteArray();
        QList<std::pair<QByteArray, QByteArray>> events
            = {{"system-preparing", {}}, {"app-id", appId}, {"compose-hash", composeHash}, {"instance-id", instanceId}, {"boot-mr-done", {}}};
        if (!osImage.isEmpty())
            events << std::pair(QByteArray("os-image-hash"), osImage);
        events << std::pair(QByteArray("key-provider"), keyProvider) << extraBoot << std::pair(QByteArray("system-ready"), QByteArray());
        QJsonArray log;
        for (int imr = 0; imr < 3; ++imr)
            log.append(QJsonObject{{QStringLiteral("imr"), imr},
                                   {QStringLiteral("event_type"), 4},
                                   {QStringLiteral("digest"), imr == 0 ? firmwareDigest : QString(96, u'1')},
                                   {QStringLiteral("event"), QString()},
                                   {QStringLiteral("event_payload"), QString()}});
        for (const auto &[name, payload] : events)
            log.append(QJsonObject{{QStringLiteral("imr"), 3},
                                   {QStringLiteral("event_type"), 134217729},
                                   {QStringLiteral("digest"), QString()},
                                   {QStringLiteral("event"), QString::fromLatin1(name)},
                                   {QStringLiteral("event_payload"), QString::fromLatin1(payload.toHex())}});
        attestation::Evidence result = evidence;
        result.eventLog = QJsonDocument(log).toJson(QJsonDocument::Compact);
        result.appCompose = appCompose;
        const attestation::Replay replayed = attestation::replay(attestation::parseEventLog(result.eventLog).value(), std::nullopt);
        for (int i = 0; i < 4; ++i)
            forge.setBody(328 + 48 * i, replayed.rtmr[size_t(i)].view().toByteArray());
        forge.setBody(184, mrConfigId.isEmpty() ? '\x01' + composeHash + QByteArray(15, '\0') : mrConfigId);
        if (result.tlsPublicKey.isEmpty()) {
            forge.setBody(520, attestation::reportDataForChallenge(challenge));
            result.expectedReportData = attestation::reportDataForChallenge(challenge);
        } else {
            forge.setBody(520, sha512({"ratls-cert:", result.tlsPublicKey}).view().toByteArray());
        }
        result.quote = forge.quote();
        return result;
    }
};

inline attestation::Comparison compareWith(const QuoteForge &forge, const std::vector<attestation::Evidence> &machines,
                                           attestation::CollateralSet set = {}, const attestation::References &references = {})
{
    if (set.items.empty())
        set.items.push_back(forge.collateral());
    return attestation::compare(machines, set, attestation::UnixTime(std::chrono::seconds(QuoteForge::kNow)), forge.trustRoot(), {}, references);
}

/// Verdict, explanation and every reason, for a test's message.
inline QString words(const attestation::Comparison &comparison)
{
    QString text = attestation::fleetVerdictWord(comparison.verdict) + u' ' + comparison.explanation;
    for (const attestation::InstanceReport &report : comparison.instances)
        text += u'\n' + report.notProven.join(u'\n');
    return text;
}

} // namespace pilothouse::test
