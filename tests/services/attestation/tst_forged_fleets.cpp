// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/attestation/forged_machine.h"

#include <QTest>

#include <functional>

using namespace pilothouse;
using namespace pilothouse::attestation;
using test::compareWith;
using test::ForgedMachine;
using test::QuoteForge;
using test::words;

namespace {

using Bend = std::function<void(ForgedMachine &)>;

Relation relationOf(const Comparison &comparison, const char *property)
{
    for (const Row &row : comparison.rows)
        if (row.property == QLatin1String(property))
            return row.relation;
    return Relation::Missing;
}

} // namespace

Q_DECLARE_METATYPE(Bend)

class ForgedFleetsTest : public QObject
{
    Q_OBJECT

private slots:
    void alikeMachinesAreIdentical()
    {
        const QuoteForge forge;
        const CollateralSet set{{forge.collateral()}};
        std::vector<Evidence> machines;
        for (int i = 1; i <= 5; ++i)
            machines.push_back(ForgedMachine(forge, i).build());
        const Comparison comparison = compareWith(forge, machines, set);
        QVERIFY2(comparison.verdict == FleetVerdict::Identical, qPrintable(words(comparison)));
        QCOMPARE(comparison.sentence, QStringLiteral("Identical: all 5 machines run the same code"));
        QCOMPARE(comparison.tcbEvaluationDataNumber, std::optional(18));
        for (const char *property : {"compose-hash", "app-id", "MRTD", "RTMR1", "RTMR2", "mr_image", "key-provider", "os-image-hash", "MRCONFIGID",
                                     "TDATTRIBUTES", "XFAM", "container images"})
            QVERIFY2(relationOf(comparison, property) == Relation::Same, property);
        for (const char *property : {"instance-id", "RTMR3", "mr_aggregated", "PPID", "report data", "quote"})
            QVERIFY2(relationOf(comparison, property) == Relation::ExpectedDifference, property);
    }

    void oneDifferenceDecides_data()
    {
        QTest::addColumn<Bend>("bend");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char *name, const char *verdict, const char *mentions, Bend bend) {
            QTest::newRow(name) << std::move(bend) << QString::fromLatin1(verdict) << QString::fromLatin1(mentions);
        };

        row("63 other image digest", "different", "compose-hash", [](auto &m) { m.appCompose.replace("0cf457", "1cf457"); });
        row("63 other KMS key", "different", "key-provider", [](auto &m) { m.keyProvider.replace("3059", "3060"); });
        row("63 other app id", "different", "app-id", [](auto &m) { m.appId = QByteArray(20, '\x0b'); });
        row("63 other OS image", "different", "os-image-hash", [](auto &m) { m.osImage = QByteArray(32, '\x06'); });
        row("OS image event on one only", "different", "os-image-hash", [](auto &m) { m.osImage.clear(); });
        row("other firmware", "different", "MRTD", [](auto &m) { m.forge.setBody(136, "x"); });
        row("other CPU features", "different", "XFAM", [](auto &m) { m.forge.setBody(128, "\x07"); });
        row("other owner", "different", "MROWNER", [](auto &m) { m.forge.setBody(232, "x"); });
        row("PERFMON on one only", "different", "TDATTRIBUTES", [](auto &m) { m.forge.setBody(127, "\x80"); });
        row("init script on one only", "different", "init-script-hash",
            [](auto &m) { m.extraBoot << std::pair(QByteArray("init-script-hash"), QByteArray(32, 'i')); });
        row("another build of the TDX module", "identical", "", [](auto &m) { m.forge.setBody(16, "y"); });
        row("an unknown boot event", "identical", "", [](auto &m) { m.extraBoot << std::pair(QByteArray("weather"), QByteArray("sunny")); });
        row("same platform, other instance", "identical", "", [](auto &m) { m.forge.pck.ppid = QByteArray(16, '\x01'); });
        row("62 same platform and instance", "same-machine", "", [](auto &m) {
            m.forge.pck.ppid = QByteArray(16, '\x01');
            m.instanceId = QByteArray(20, '\x01');
        });
        row("68 MRCONFIGID of another compose hash", "not-proven", "MRCONFIGID was made for another compose hash",
            [](auto &m) { m.mrConfigId = '\x01' + QByteArray(32, 'z') + QByteArray(15, '\0'); });
        row("MRCONFIGID of version 1 with a tail", "not-proven", "MRCONFIGID",
            [](auto &m) { m.mrConfigId = '\x01' + sha256({m.appCompose}).view().toByteArray() + QByteArray(15, 't'); });
        row("MRCONFIGID of version 2 is opaque but must be equal", "different", "MRCONFIGID",
            [](auto &m) { m.mrConfigId = '\x02' + QByteArray(47, 'z'); });
        row("debug TD", "not-proven", "TD_DEBUG", [](auto &m) { m.forge.setBody(120, "\x01"); });
    }
    void oneDifferenceDecides()
    {
        QFETCH(Bend, bend);
        QFETCH(QString, verdict);
        QFETCH(QString, mentions);
        const QuoteForge forge;
        const CollateralSet set{{forge.collateral()}};
        ForgedMachine first(forge, 1);
        ForgedMachine second(forge, 2);
        bend(second);
        const Comparison comparison = compareWith(forge, {first.build(), second.build()}, set);
        QVERIFY2(fleetVerdictWord(comparison.verdict) == verdict, qPrintable(words(comparison)));
        QVERIFY2(words(comparison).contains(mentions), qPrintable(words(comparison)));
    }

    void machinesWithoutInstanceIdsOnOnePlatformCannotBeToldApart()
    {
        const QuoteForge forge;
        const CollateralSet set{{forge.collateral()}};
        ForgedMachine first(forge, 1);
        ForgedMachine second(forge, 2);
        first.instanceId.clear();
        second.instanceId.clear();
        QCOMPARE(fleetVerdictWord(compareWith(forge, {first.build(), second.build()}, set).verdict), QStringLiteral("identical"));
        second.forge.pck.ppid = first.forge.pck.ppid;
        QCOMPARE(fleetVerdictWord(compareWith(forge, {first.build(), second.build()}, set).verdict), QStringLiteral("same-machine"));
    }

    void theConnectionsKeyProvesFreshness()
    {
        const QuoteForge forge;
        const CollateralSet set{{forge.collateral()}};
        std::vector<Evidence> machines;
        for (int i = 1; i <= 2; ++i) {
            ForgedMachine machine(forge, i);
            machine.evidence.tlsPublicKey = "key " + QByteArray::number(i);
            machines.push_back(machine.build());
        }
        Comparison comparison = compareWith(forge, machines, set);
        QVERIFY2(comparison.verdict == FleetVerdict::Identical, qPrintable(words(comparison)));
        std::swap(machines[0].tlsPublicKey, machines[1].tlsPublicKey);
        comparison = compareWith(forge, machines, set);
        QCOMPARE(comparison.verdict, FleetVerdict::NotProven);
        QCOMPARE(comparison.instances[0].freshness, QuoteFreshness::Unknown);
        QVERIFY2(comparison.explanation.contains(QStringLiteral("Everything else agrees")), qPrintable(comparison.explanation));
    }

    void theNewerDataSetJudgesAndMixedSetsAreRefused()
    {
        // 70: one quote, two data sets that are valid the same day.
        QuoteForge forge;
        QJsonObject newer = forge.tcbInfo;
        newer.insert(QStringLiteral("tcbEvaluationDataNumber"), 20);
        QJsonArray levels = newer.value(QLatin1String("tcbLevels")).toArray();
        QJsonObject level = levels.at(0).toObject();
        level.insert(QStringLiteral("tcbStatus"), QStringLiteral("OutOfDate"));
        levels.replace(0, level);
        newer.insert(QStringLiteral("tcbLevels"), levels);
        const Collateral older18 = forge.collateral();
        QuoteForge forge20 = forge;
        forge20.tcbInfo = newer;
        const Collateral newer20 = forge20.collateral();

        std::vector<Evidence> machines = {ForgedMachine(forge, 1).build(), ForgedMachine(forge, 2).build()};
        for (const CollateralSet &set : {CollateralSet{{older18, newer20}}, CollateralSet{{newer20, older18}}}) {
            const Comparison comparison = compareWith(forge, machines, set);
            QCOMPARE(comparison.tcbEvaluationDataNumber, std::optional(20));
            QCOMPARE(comparison.instances[0].verification.status, QStringLiteral("OutOfDate"));
            QCOMPARE(comparison.verdict, FleetVerdict::NotProven);
            QVERIFY(comparison.instances[0].notProven.constFirst().contains(QStringLiteral("not accepted by the policy")));
        }

        // Two platform models, each with a set of its own number.
        QuoteForge otherModel = forge;
        otherModel.pck.fmspc = QByteArray::fromHex("b0b0c0d0e0f0");
        otherModel.tcbInfo.insert(QStringLiteral("fmspc"), QStringLiteral("b0b0c0d0e0f0"));
        otherModel.tcbInfo.insert(QStringLiteral("tcbEvaluationDataNumber"), 19);
        machines[1] = ForgedMachine(otherModel, 2).build();
        const Comparison mixed = compareWith(forge, machines, {{older18, otherModel.collateral()}});
        QCOMPARE(mixed.verdict, FleetVerdict::NotProven);
        for (const InstanceReport &report : mixed.instances)
            QVERIFY2(report.notProven.join(u' ').contains(QStringLiteral("different TCB evaluation data sets (18, 19)")), qPrintable(words(mixed)));
    }

    void anExpiredSetGivesWayToOneThatHolds()
    {
        QuoteForge forge;
        const Collateral valid = forge.collateral();
        QuoteForge expiredForge = forge;
        expiredForge.tcbInfo.insert(QStringLiteral("tcbEvaluationDataNumber"), 21);
        expiredForge.tcbInfo.insert(QStringLiteral("nextUpdate"), QStringLiteral("2026-01-14T13:00:00Z"));
        const std::vector<Evidence> machines = {ForgedMachine(forge, 1).build(), ForgedMachine(forge, 2).build()};
        const Comparison comparison = compareWith(forge, machines, {{expiredForge.collateral(), valid}});
        QVERIFY2(comparison.verdict == FleetVerdict::Identical, qPrintable(words(comparison)));
        QCOMPARE(comparison.tcbEvaluationDataNumber, std::optional(18));
    }

    void anSgxQuoteIsNamedAndRefused()
    {
        const QuoteForge forge(3);
        Evidence sgx;
        sgx.name = QStringLiteral("enclave");
        sgx.quote = forge.quote();
        const Comparison comparison = compareWith(forge, {sgx, sgx}, {{forge.collateral()}});
        QCOMPARE(comparison.verdict, FleetVerdict::NotProven);
        QVERIFY2(words(comparison).contains(QStringLiteral("this is an SGX quote")), qPrintable(words(comparison)));
        QCOMPARE(comparison.instances[0].quote, QuoteState::Verified);
    }

    void claimsAreHeldAgainstWhatWasMeasured()
    {
        const QuoteForge forge;
        const CollateralSet set{{forge.collateral()}};
        ForgedMachine first(forge, 1);
        ForgedMachine second(forge, 2);
        const QByteArray appIdHex = first.appId.toHex();
        first.evidence.appInfo = "{\"app_id\":\"" + appIdHex.toUpper() + "\",\"instance_id\":\"" + first.instanceId.toHex() + "\",\"compose_hash\":\""
                                 + sha256({first.appCompose}).toHex()
                                 + "\",\"key_provider_info\":\"{\\\"id\\\":\\\"3059\\\",\\\"name\\\":\\\"kms\\\"}\"}";
        first.evidence.vmConfig = "{\"os_image_hash\":\"" + QByteArray(64, 'f') + "\"}";
        const Comparison honest = compareWith(forge, {first.build(), second.build()}, set);
        QVERIFY2(honest.verdict == FleetVerdict::Identical, qPrintable(words(honest)));
        // A real machine's vm_config disagrees with its measured OS image: said, and no failure.
        QVERIFY(honest.instances[0].notes.join(u' ').contains(QStringLiteral("os-image-hash: vm_config claims")));

        first.evidence.appInfo.replace("3059", "3058");
        const Comparison lying = compareWith(forge, {first.build(), second.build()}, set);
        QCOMPARE(lying.verdict, FleetVerdict::NotProven);
        QVERIFY2(words(lying).contains(QStringLiteral("key_provider_info: claimed")), qPrintable(words(lying)));
    }

    void findingsThatFailNothingAreNoted()
    {
        const QuoteForge forge;
        const CollateralSet set{{forge.collateral()}};
        std::vector<Evidence> machines;
        for (int i = 1; i <= 2; ++i) {
            ForgedMachine machine(forge, i);
            machine.appCompose
                = R"({"docker_compose_file":"services:\n  web:\n    image: registry.example/web:latest\n  # image: not/this\n  db:\n    image: 'db@sha256:0cf457e24a479f02fd4d34540389f720f0807dcff92a7562108165b2637ea82f'\n"})";
            machine.keyProvider = R"({"name":"local-sgx","id":"aa"})";
            machines.push_back(machine.build());
        }
        const Comparison comparison = compareWith(forge, machines, set);
        QCOMPARE(comparison.verdict, FleetVerdict::Identical);
        const QString notes = comparison.instances[0].notes.join(u'\n');
        QVERIFY2(notes.contains(QStringLiteral("image not pinned by digest: registry.example/web:latest")), qPrintable(notes));
        QVERIFY2(!notes.contains(QStringLiteral("not/this")) && !notes.contains(QStringLiteral("db@")), qPrintable(notes));
        QVERIFY2(notes.contains(QStringLiteral("keys are not shared")), qPrintable(notes));
    }
};

QTEST_APPLESS_MAIN(ForgedFleetsTest)
#include "tst_forged_fleets.moc"
