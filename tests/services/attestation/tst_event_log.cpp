// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/event_log.h"
#include "services/attestation/measurements.h"
#include "services/attestation/verify.h"
#include "tests/support/shared_data.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace pilothouse;
using namespace pilothouse::attestation;

namespace {

/// One machine of a generated fleet: its log as JSON values that a test can bend, and the registers its quote gives.
struct Sample
{
    QJsonArray log;
    TdReport td;

    static Sample load()
    {
        const QByteArray file = test::readFile(test::testData(QStringLiteral("attestation/synthetic/fleet-identical.json")));
        const QJsonObject instance = QJsonDocument::fromJson(file).object().value(QLatin1String("instances")).toArray().at(0).toObject();
        Sample sample;
        sample.log = QJsonDocument::fromJson(instance.value(QLatin1String("event_log")).toString().toUtf8()).array();
        sample.td = *parseQuote(QByteArray::fromHex(instance.value(QLatin1String("quote")).toString().toLatin1())).value().td;
        return sample;
    }

    int indexOf(const char *name) const
    {
        for (int i = 0; i < log.size(); ++i)
            if (log.at(i).toObject().value(QLatin1String("event")).toString() == QLatin1String(name))
                return i;
        return -1;
    }
    void set(int index, const char *member, const QJsonValue &value)
    {
        QJsonObject event = log.at(index).toObject();
        event.insert(QLatin1String(member), value);
        log.replace(index, event);
    }
    QByteArray json() const { return QJsonDocument(log).toJson(QJsonDocument::Compact); }
    Replay run() const { return replay(parseEventLog(json()).value(), td.rtmr); }
};

QStringList codesOf(const Replay &result)
{
    QStringList codes;
    for (const EventProblem &problem : result.problems)
        codes << problem.code;
    return codes;
}

QJsonObject runtimeEvent(const char *name, const QByteArray &payload)
{
    const QByteArray digest = sha384({QByteArrayView("\x01\x00\x00\x08", 4), ":", name, ":", payload}).toHex();
    return {{QStringLiteral("imr"), 3},
            {QStringLiteral("event_type"), 134217729},
            {QStringLiteral("digest"), QString::fromLatin1(digest)},
            {QStringLiteral("event"), QLatin1String(name)},
            {QStringLiteral("event_payload"), QString::fromLatin1(payload.toHex())}};
}

/// RTMR3 of a log whose runtime events are what they say: what a machine that really measured them would quote.
Sha384 honestRtmr3(const QJsonArray &log)
{
    return replay(parseEventLog(QJsonDocument(log).toJson()).value(), std::nullopt).rtmr[3];
}

using Change = std::function<void(Sample &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class EventLogTest : public QObject
{
    Q_OBJECT

private slots:
    void realLogsReplay_data()
    {
        QTest::addColumn<QString>("path");
        if (test::sharedData().isEmpty())
            QSKIP("shared data absent: real event logs are not part of the project");
        const QDir folder(test::sharedData() + QStringLiteral("/attestation/dstack"));
        for (const QString &name : folder.entryList({QStringLiteral("*.expected.json")}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void realLogsReplay()
    {
        QFETCH(QString, path);
        const QJsonObject expected = QJsonDocument::fromJson(test::readFile(path)).object();
        const auto text = [&expected](const char *key) { return expected.value(QLatin1String(key)).toString(); };
        const QByteArray quoteBytes = test::readFile(test::sharedData() + QStringLiteral("/attestation/") + text("quote"));
        const TdReport td = *parseQuote(quoteBytes).value().td;
        const QByteArray json = test::readFile(QString(path).replace(QLatin1String(".expected."), QLatin1String(".event_log.")));
        const auto log = parseEventLog(json);
        QVERIFY2(log.has_value(), log ? "" : qPrintable(log.error().what));
        const Replay result = replay(*log, td.rtmr);
        QCOMPARE(codesOf(result), QStringList());
        QCOMPARE(result.matchesQuote, std::optional(true));
        for (int i = 0; i < 4; ++i)
            QCOMPARE(QString::fromLatin1(result.rtmr[size_t(i)].toHex()), expected.value(QLatin1String("replayed")).toArray().at(i).toString());

        QStringList boot;
        QStringList after;
        for (const Event &event : log->events) {
            if (event.isRuntime())
                (event.inBootSection ? boot : after) << event.name;
        }
        QCOMPARE(boot, expected.value(QLatin1String("boot_events")).toVariant().toStringList());
        QStringList expectedAfter;
        for (const auto &event : expected.value(QLatin1String("app_events_after_ready")).toArray())
            expectedAfter << event.toObject().value(QLatin1String("event")).toString();
        QCOMPARE(after, expectedAfter);

        const BootIdentity &identity = result.identity;
        QVERIFY(identity.complete && !identity.legacy);
        QCOMPARE(QString::fromLatin1(identity.appId.value().toHex()), text("app_id"));
        QCOMPARE(QString::fromLatin1(identity.composeHash.value().toHex()), text("compose_hash"));
        QCOMPARE(QString::fromLatin1(identity.instanceId.value().toHex()), text("instance_id"));
        QCOMPARE(QString::fromUtf8(identity.keyProvider), text("key_provider"));
        QCOMPARE(identity.osImageHash ? QString::fromLatin1(identity.osImageHash->toHex()) : QString(), text("os_image_hash_event"));
        QCOMPARE(identity.storageFs, text("storage_fs"));
        QCOMPARE(QString::fromLatin1(mrAggregated(td).toHex()), text("mr_aggregated"));
        QCOMPARE(QString::fromLatin1(mrSystem(td, identity.keyProvider).toHex()), text("mr_system"));
        QCOMPARE(QString::fromLatin1(mrImage(td).toHex()), text("mr_image"));
    }

    void claimedAggregateIsReproduced()
    {
        if (test::sharedData().isEmpty())
            QSKIP("shared data absent: real claims are not part of the project");
        const QString folder = test::sharedData() + QStringLiteral("/attestation/");
        const QJsonObject claims = QJsonDocument::fromJson(test::readFile(folder + QStringLiteral("dstack/near2-b0c06f.tcb_info.json"))).object();
        const TdReport td = *parseQuote(test::readFile(folder + QStringLiteral("quotes/tdx-v4-b0c06f-near2.bin"))).value().td;
        QCOMPARE(QString::fromLatin1(mrAggregated(td).toHex()), claims.value(QLatin1String("mr_aggregated")).toString());
    }

    void aGoodLogIsProof()
    {
        const Replay result = Sample::load().run();
        QCOMPARE(codesOf(result), QStringList());
        QCOMPARE(result.matchesQuote, std::optional(true));
        QVERIFY(result.identity.complete);
        QCOMPARE(result.identity.appId.value().toHex(), QByteArray("9c").repeated(20));
    }

    void namesTheFirstProblem_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("codes");
        const auto row = [](const char *name, Change change, const QStringList &codes) { QTest::newRow(name) << std::move(change) << codes; };

        row("53 payload swapped, digest kept", [](Sample &s) { s.set(s.indexOf("compose-hash"), "event_payload", QString(64, u'a')); },
            {QStringLiteral("EVENT_DIGEST_MISMATCH"), QStringLiteral("RTMR3_MISMATCH")});
        row("54 two events swapped",
            [](Sample &s) {
                const int i = s.indexOf("app-id");
                const QJsonValue first = s.log.at(i);
                s.log.replace(i, s.log.at(i + 1));
                s.log.replace(i + 1, first);
            },
            {QStringLiteral("RTMR3_MISMATCH")});
        row("54 one event dropped", [](Sample &s) { s.log.removeAt(s.indexOf("key-provider")); }, {QStringLiteral("RTMR3_MISMATCH")});
        row("54 one event added", [](Sample &s) { s.log.append(runtimeEvent("note", "x")); }, {QStringLiteral("RTMR3_MISMATCH")});
        for (int imr = 0; imr < 3; ++imr) {
            row(qPrintable(QStringLiteral("55 system digest of imr %1 changed").arg(imr)),
                [imr](Sample &s) {
                    for (int i = 0; i < s.log.size(); ++i) {
                        if (s.log.at(i).toObject().value(QLatin1String("imr")).toInt() == imr)
                            return s.set(i, "digest", QString(96, u'b'));
                    }
                },
                {QStringLiteral("RTMR%1_MISMATCH").arg(imr)});
        }
        row("57 compose-hash twice before system-ready",
            [](Sample &s) {
                s.log.insert(s.indexOf("system-ready"), runtimeEvent("compose-hash", QByteArray(32, 'c')));
                s.td.rtmr[3] = honestRtmr3(s.log);
            },
            {QStringLiteral("EVENT_DUPLICATE")});
        row("58 colon in a name",
            [](Sample &s) {
                s.log.insert(s.indexOf("system-ready"), runtimeEvent("app-id:evil", "x"));
                s.td.rtmr[3] = honestRtmr3(s.log);
            },
            {QStringLiteral("EVENT_NAME")});
        row("58 control character in a name",
            [](Sample &s) {
                s.log.append(runtimeEvent("bell\x07", "x"));
                s.td.rtmr[3] = honestRtmr3(s.log);
            },
            {QStringLiteral("EVENT_NAME")});
        row("59 cut before system-ready",
            [](Sample &s) {
                while (s.log.size() > s.indexOf("system-ready") && s.indexOf("system-ready") >= 0)
                    s.log.removeLast();
            },
            {QStringLiteral("INCOMPLETE_BOOT"), QStringLiteral("RTMR3_MISMATCH")});
        row("64 version 2 without a preimage",
            [](Sample &s) {
                const int i = s.indexOf("system-ready");
                s.set(i, "version", 2);
                s.set(i, "digest", QString());
                s.td.rtmr[3] = honestRtmr3(s.log);
            },
            {QStringLiteral("EVENT_DIGEST_MISMATCH")});
        row("64 version 2 with a wrong preimage",
            [](Sample &s) {
                const int i = s.indexOf("system-ready");
                s.set(i, "version", 2);
                s.set(i, "digest", QString());
                s.set(i, "preimage", QStringLiteral("7b7d"));
                s.td.rtmr[3] = honestRtmr3(s.log);
            },
            {QStringLiteral("EVENT_DIGEST_MISMATCH")});
        row("an event of another type hides a name in RTMR3",
            [](Sample &s) {
                // Same digest, so the registers replay; but then system-ready is no longer seen and a later one would count.
                s.set(s.indexOf("system-ready"), "event_type", 4);
                s.log.append(runtimeEvent("system-ready", {}));
                s.td.rtmr[3] = honestRtmr3(s.log);
            },
            {QStringLiteral("EVENT_TYPE")});
        for (int imr = 0; imr < 3; ++imr) {
            row(qPrintable(QStringLiteral("a compose-hash that was put into register %1").arg(imr)),
                [imr](Sample &s) {
                    QJsonObject stray = runtimeEvent("compose-hash", QByteArray(32, 'z'));
                    stray.insert(QStringLiteral("imr"), imr);
                    s.log.append(stray);
                    s.td.rtmr = replay(parseEventLog(s.json()).value(), std::nullopt).rtmr;
                },
                {QStringLiteral("EVENT_REGISTER")});
        }
        row("a system event without a digest", [](Sample &s) { s.set(0, "digest", QString()); },
            {QStringLiteral("EVENT_DIGEST_MISSING"), QStringLiteral("RTMR0_MISMATCH")});
        row("a compose-hash of another length",
            [](Sample &s) {
                s.log.replace(s.indexOf("compose-hash"), runtimeEvent("compose-hash", QByteArray(31, 'c')));
                s.td.rtmr[3] = honestRtmr3(s.log);
            },
            {QStringLiteral("EVENT_PAYLOAD")});
        row("an empty log", [](Sample &s) { s.log = {}; }, {QStringLiteral("INCOMPLETE_BOOT"), QStringLiteral("RTMR3_MISMATCH")});
    }
    void namesTheFirstProblem()
    {
        QFETCH(Change, change);
        Sample sample = Sample::load();
        change(sample);
        QTEST(codesOf(sample.run()), "codes");
    }

    void laterEventsDoNotCountForIdentity()
    {
        Sample sample = Sample::load();
        const auto before = sample.run().identity;
        for (const char *name : {"compose-hash", "app-id", "system-ready", "compose-hash"})
            sample.log.append(runtimeEvent(name, QByteArray(32, 'd')));
        sample.td.rtmr[3] = honestRtmr3(sample.log);
        const Replay result = sample.run();
        QCOMPARE(codesOf(result), QStringList());
        QCOMPARE(result.identity.composeHash, before.composeHash);
        QCOMPARE(result.identity.appId, before.appId);
    }

    void strippedLogsLeaveTheFirstRegistersQuoted()
    {
        Sample sample = Sample::load();
        QJsonArray onlyRuntime;
        for (const auto &event : sample.log) {
            if (event.toObject().value(QLatin1String("imr")).toInt() == 3)
                onlyRuntime.append(event);
        }
        sample.log = onlyRuntime;
        const Replay result = sample.run();
        QCOMPARE(codesOf(result), QStringList());
        QCOMPARE(result.matchesQuote, std::optional(true));
        QCOMPARE(result.replayed, (std::array<bool, 4>{false, false, false, true}));
    }

    void emptyStoredDigestsAreComputed()
    {
        Sample sample = Sample::load();
        for (int i = 0; i < sample.log.size(); ++i)
            if (sample.log.at(i).toObject().value(QLatin1String("imr")).toInt() == 3)
                sample.set(i, "digest", QString());
        QCOMPARE(codesOf(sample.run()), QStringList());
    }

    void secondVersionHashesItsCanonicalJson()
    {
        Sample sample = Sample::load();
        const int i = sample.indexOf("system-ready");
        // The name needs every kind of escape that RFC 8785 knows; a tab or a line break would be EVENT_NAME.
        const QByteArray canonical = "{\"name\":\"say \\\"hi\\\" \\\\ \xc3\xa4\",\"payload\":\"0aff\",\"type\":134217729}";
        QJsonObject event = runtimeEvent("x", QByteArray::fromHex("0aff"));
        event.insert(QStringLiteral("event"), QString::fromUtf8("say \"hi\" \\ \xc3\xa4"));
        event.insert(QStringLiteral("version"), 2);
        event.insert(QStringLiteral("preimage"), QString::fromLatin1(canonical.toHex()));
        event.insert(QStringLiteral("digest"), QString::fromLatin1(sha384({canonical}).toHex()));
        sample.log.insert(i, event);
        sample.td.rtmr[3] = honestRtmr3(sample.log);
        QCOMPARE(codesOf(sample.run()), QStringList());
    }

    void oldLogsAreLegacyAsAWhole()
    {
        Sample sample;
        for (const char *name : {"rootfs-hash", "app-id", "compose-hash", "ca-cert-hash", "instance-id"})
            sample.log.append(runtimeEvent(name, QByteArray(qstrcmp(name, "app-id") == 0 || qstrcmp(name, "instance-id") == 0 ? 20 : 32, 'e')));
        sample.td.rtmr[3] = honestRtmr3(sample.log);
        const Replay result = sample.run();
        QCOMPARE(codesOf(result), QStringList());
        QVERIFY(result.identity.legacy && result.identity.complete);
        QCOMPARE(result.identity.rootfsHash, QByteArray(32, 'e'));
    }

    void aStrayComposeHashNeverBecomesTheIdentity()
    {
        Sample sample = Sample::load();
        const auto before = sample.run().identity;
        QJsonObject stray = runtimeEvent("compose-hash", QByteArray(32, 'z'));
        stray.insert(QStringLiteral("imr"), 0);
        sample.log.prepend(stray);
        QCOMPARE(sample.run().identity.composeHash, before.composeHash);
    }

    void aMeasurementThatNoEventExplainsIsNamed()
    {
        Sample sample = Sample::load();
        sample.log = {};
        const Replay result = sample.run();
        QVERIFY2(result.problems.back().text.contains(QStringLiteral("unexplained measurement")), qPrintable(result.problems.back().text));
        QCOMPARE(result.matchesQuote, std::optional(false));
    }

    void thousandsOfEqualEventsAreThousandsOfProblems()
    {
        // How long it takes is for the bench; that it ends, names each and believes the first alone is for here.
        Sample sample = Sample::load();
        const int before = sample.indexOf("system-ready");
        const QJsonValue ready = sample.log.takeAt(before);
        for (int i = 0; i < 5'000; ++i)
            sample.log.append(runtimeEvent("app-id", QByteArray(20, 'x')));
        sample.log.append(ready);
        sample.td.rtmr[3] = honestRtmr3(sample.log);
        const Replay result = sample.run();
        QCOMPARE(result.problems.size(), size_t(5'000));
        QCOMPARE(result.problems.front().code, QStringLiteral("EVENT_DUPLICATE"));
        QCOMPARE(result.identity.appId.value().toHex(), QByteArray("9c").repeated(20));
    }

    void initScriptsMayRepeat()
    {
        Sample sample = Sample::load();
        for (int i = 0; i < 3; ++i)
            sample.log.insert(sample.indexOf("instance-id"), runtimeEvent("init-script-hash", QByteArray(32, char('0' + i))));
        sample.td.rtmr[3] = honestRtmr3(sample.log);
        const Replay result = sample.run();
        QCOMPARE(codesOf(result), QStringList());
        QCOMPARE(result.identity.initScriptHashes.size(), 3);
    }

    void aLogInsideAStringIsTheSame()
    {
        const Sample sample = Sample::load();
        const QByteArray wrapped = QJsonDocument(QJsonArray{QString::fromUtf8(sample.json())}).toJson(QJsonDocument::Compact);
        const auto log = parseEventLog(wrapped.sliced(1, wrapped.size() - 2));
        QVERIFY(log);
        QCOMPARE(replay(*log, sample.td.rtmr).matchesQuote, std::optional(true));
    }

    void refusesWhatIsNoEventLog_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto event = [](const QByteArray &members) {
            return QByteArray("[{\"imr\":3,\"event_type\":134217729,\"digest\":\"\",\"event\":\"a\",\"event_payload\":\"\"" + members + "}]");
        };
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("web page") << QByteArray("<html>");
        QTest::newRow("object") << QByteArray("{}");
        QTest::newRow("array of numbers") << QByteArray("[1]");
        QTest::newRow("65 imr 4") << event({}).replace("\"imr\":3", "\"imr\":4");
        QTest::newRow("imr as text") << event({}).replace("\"imr\":3", "\"imr\":\"3\"");
        QTest::newRow("negative type") << event({}).replace("134217729", "-1");
        QTest::newRow("type over 32 bits") << event({}).replace("134217729", "4294967296");
        QTest::newRow("65 digest of 32 bytes") << event({}).replace("\"digest\":\"\"", "\"digest\":\"" + QByteArray(64, 'a') + '"');
        QTest::newRow("65 odd hex") << event({}).replace("\"event_payload\":\"\"", "\"event_payload\":\"abc\"");
        QTest::newRow("65 payload of 10 MiB") << event({}).replace("\"event_payload\":\"\"",
                                                                   "\"event_payload\":\"" + QByteArray(20 * 1024 * 1024, 'a') + '"');
        QTest::newRow("payload over 1 MiB") << event({}).replace("\"event_payload\":\"\"",
                                                                 "\"event_payload\":\"" + QByteArray(2 * 1024 * 1024 + 2, 'a') + '"');
        QTest::newRow("duplicate member") << event(",\"imr\":3");
        QTest::newRow("version 3") << event(",\"version\":3");
        QTest::newRow("preimage no hex") << event(",\"version\":2,\"preimage\":\"{}\"");
        QTest::newRow("10,001 events") << QByteArray('[' + QByteArray(event({}).sliced(1).chopped(1) + ',').repeated(10'000) + event({}).sliced(1));
        QTest::newRow("nested without end") << QByteArray(100'000, '[');
        QTest::newRow("brackets only") << QByteArray('[' + QByteArray("[],").repeated(1'000'000) + "[]]");
    }
    void refusesWhatIsNoEventLog()
    {
        QFETCH(QByteArray, json);
        const auto log = parseEventLog(json);
        QVERIFY(!log);
        QVERIFY(log.error().what.startsWith(QStringLiteral("not an event log: ")));
    }
};

QTEST_APPLESS_MAIN(EventLogTest)
#include "tst_event_log.moc"
