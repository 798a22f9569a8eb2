// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/comparison.h"
#include "services/attestation/report_json.h"
#include "tests/services/attestation/case_files.h"

#include <QDir>

#include <functional>

using namespace pilothouse;
using namespace pilothouse::attestation;

namespace {

constexpr qint64 kNow = 1768478400;

QString folder()
{
    return test::testData(QStringLiteral("attestation/synthetic/"));
}

TrustRoot testRoot()
{
    return TrustRoot::fromBytes(test::readFile(folder() + QStringLiteral("test-root.der")), QStringLiteral("test-root.der")).value();
}

CollateralSet testCollateral()
{
    return {{Collateral::fromJson(test::readFile(folder() + QStringLiteral("fleet.collateral.json"))).value()}};
}

std::vector<Evidence> fleet(const QString &name)
{
    return evidenceFromFleetFile(test::readFile(folder() + name)).value();
}

Comparison run(const std::vector<Evidence> &machines)
{
    return compare(machines, testCollateral(), test::unixTime(kNow), testRoot());
}

const Row &rowOf(const Comparison &comparison, const char *property)
{
    for (const Row &row : comparison.rows)
        if (row.property == QLatin1String(property))
            return row;
    qFatal("no row %s", property);
}

QString identityRowName(const QString &field)
{
    const QMap<QString, QString> names = {{QStringLiteral("compose_hash"), QStringLiteral("compose-hash")},
                                          {QStringLiteral("mr_config_id"), QStringLiteral("MRCONFIGID")},
                                          {QStringLiteral("rtmr2"), QStringLiteral("RTMR2")},
                                          {QStringLiteral("mr_image"), QStringLiteral("mr_image")},
                                          {QStringLiteral("os_image_hash"), QStringLiteral("os-image-hash")},
                                          {QStringLiteral("rtmr0"), QStringLiteral("RTMR0")}};
    return names.value(field, field);
}

using Change = std::function<void(std::vector<Evidence> &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class ComparisonTest : public QObject
{
    Q_OBJECT

private slots:
    void judgesEveryFleetAsExpected_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : QDir(folder()).entryList({QStringLiteral("fleet-*.json")}))
            QTest::newRow(qPrintable(name)) << name;
    }
    void judgesEveryFleetAsExpected()
    {
        QFETCH(QString, name);
        const QJsonObject file = QJsonDocument::fromJson(test::readFile(folder() + name)).object();
        const QJsonObject expected = file.value(QLatin1String("expected_fleet")).toObject();
        const Comparison comparison = run(fleet(name));
        QCOMPARE(fleetVerdictWord(comparison.verdict), expected.value(QLatin1String("verdict")).toString());

        const QJsonArray instances = file.value(QLatin1String("instances")).toArray();
        QCOMPARE(comparison.instances.size(), size_t(instances.size()));
        for (int i = 0; i < instances.size(); ++i) {
            const QJsonObject wanted = instances.at(i).toObject().value(QLatin1String("expected")).toObject();
            const InstanceReport &report = comparison.instances[size_t(i)];
            QCOMPARE(quoteStateWord(report.quote), wanted.value(QLatin1String("quote")).toString());
            QCOMPARE(report.rtmrReplay == ReplayState::Ok, wanted.value(QLatin1String("rtmr_replay")).toBool());
            QCOMPARE(report.composeHashMatches, std::optional(wanted.value(QLatin1String("compose_hash_matches")).toBool()));
            QCOMPARE(report.freshness == QuoteFreshness::Fresh, wanted.value(QLatin1String("freshness")).toBool());
        }

        QStringList differing;
        for (const auto &field : expected.value(QLatin1String("differing_identity_fields")).toArray())
            differing << identityRowName(field.toString());
        for (const Row &row : comparison.rows) {
            QCOMPARE(row.values.size(), qsizetype(instances.size()));
            QVERIFY(!row.reason.isEmpty());
            const bool isKnownDerived = row.property == QLatin1String("container images"); // named by the compose text that differs
            // Of a fleet that is not proven the file lists what matters, not every difference.
            if (row.relation == Relation::Different && !isKnownDerived && comparison.verdict != FleetVerdict::NotProven)
                QVERIFY2(differing.contains(row.property), qPrintable(row.property));
        }
        for (const QString &field : differing)
            QCOMPARE(rowOf(comparison, qPrintable(field)).relation, Relation::Different);
    }

    void nothingProvenIsNeverGreen_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("reason");
        const auto row
            = [](const char *name, const char *reason, Change change) { QTest::newRow(name) << std::move(change) << QString::fromUtf8(reason); };

        row("no quote anywhere", "there is no quote", [](auto &m) {
            for (Evidence &one : m)
                one.quote.clear();
        });
        row("66 tcb_info without a quote", "proves nothing", [](auto &m) {
            m[1].quote.clear();
            m[1].appInfo = "{\"tcb_info\":{\"mrtd\":\"00\"}}";
        });
        row("67 tcb_info registers are not the quote's", "rtmr2: claimed",
            [](auto &m) { m[1].appInfo = "{\"tcb_info\":\"{\\\"rtmr2\\\":\\\"" + QByteArray(96, 'a') + "\\\"}\"}"; });
        row("67 another app id claimed", "app_id: claimed", [](auto &m) { m[0].appInfo = "{\"app_id\":\"" + QByteArray(40, 'a') + "\"}"; });
        row("60 app-compose edited by one blank", "not the one that was measured", [](auto &m) { m[2].appCompose.replace(":", ": "); });
        row("app-compose not served", "app-compose was not served", [](auto &m) { m[0].appCompose.clear(); });
        row("61 quote of another challenge", "does not answer this challenge",
            [](auto &m) { m[0].expectedReportData = reportDataForChallenge("another"); });
        row("no challenge possible", "freshness is not proven", [](auto &m) { m[0].expectedReportData.reset(); });
        row("no event log", "there is no event log", [](auto &m) { m[1].eventLog.clear(); });
        row("event log is a web page", "not an event log", [](auto &m) { m[1].eventLog = "<html>"; });
        row("event log of another machine", "RTMR3_MISMATCH", [](auto &m) { m[1].eventLog = m[0].eventLog; });
        row("one bit of the quote", "QUOTE_SIGNATURE", [](auto &m) { m[0].quote[200] = char(m[0].quote[200] ^ 1); });
        row("a machine that did not answer", "DNS name unknown", [](auto &m) {
            Evidence silent;
            silent.name = QStringLiteral("silent");
            silent.failures << QStringLiteral("DNS name unknown");
            m.push_back(silent);
        });
        row("only one machine", "", [](auto &m) { m.resize(1); });
        row("no machine", "", [](auto &m) { m.clear(); });
    }
    void nothingProvenIsNeverGreen()
    {
        QFETCH(Change, change);
        QFETCH(QString, reason);
        std::vector<Evidence> machines = fleet(QStringLiteral("fleet-identical.json"));
        change(machines);
        const Comparison comparison = run(machines);
        QCOMPARE(fleetVerdictWord(comparison.verdict), QStringLiteral("not-proven"));
        QVERIFY(comparison.sentence.startsWith(QStringLiteral("Not proven")));
        QStringList reasons;
        for (const InstanceReport &report : comparison.instances)
            reasons << report.notProven;
        QVERIFY2(reason.isEmpty() || reasons.join(u'\n').contains(reason), qPrintable(reasons.join(u'\n')));
    }

    void aPolicyMayRefuseAStatus()
    {
        StatusPolicy policy;
        policy.accept = {QStringLiteral("SWHardeningNeeded")};
        const auto machines = fleet(QStringLiteral("fleet-identical.json"));
        const Comparison comparison = compare(machines, testCollateral(), test::unixTime(kNow), testRoot(), policy);
        QCOMPARE(comparison.verdict, FleetVerdict::NotProven);
        QVERIFY(comparison.instances[0].notProven.constFirst().contains(QStringLiteral("not accepted by the policy")));
        QCOMPARE(comparison.instances[0].quote, QuoteState::Verified);
    }

    void withoutCollateralTheReasonSaysSo()
    {
        const Comparison comparison = compare(fleet(QStringLiteral("fleet-identical.json")), {}, test::unixTime(kNow), testRoot());
        QCOMPARE(comparison.verdict, FleetVerdict::NotProven);
        for (const InstanceReport &report : comparison.instances) {
            QCOMPARE(report.quote, QuoteState::Rejected);
            QCOMPARE(report.verification.reason, QStringLiteral("COLLATERAL_MISSING"));
            QCOMPARE(report.rung, Rung::Parsed);
        }
    }

    void aForeignRootProvesNothing()
    {
        const Comparison comparison
            = compare(fleet(QStringLiteral("fleet-identical.json")), testCollateral(), test::unixTime(kNow), TrustRoot::intel());
        QCOMPARE(comparison.verdict, FleetVerdict::NotProven);
        QCOMPARE(comparison.instances[0].verification.reason, QStringLiteral("ROOT_CRL_SIGNATURE"));
    }

    void collateralIsChosenByPlatform()
    {
        // A genuine-looking collateral of another platform stands first; the fitting one must be found behind it.
        CollateralSet set = testCollateral();
        set.items.insert(set.items.begin(), Collateral::fromJson(test::readFile(folder() + QStringLiteral("fmspc.collateral.json"))).value());
        set.items.front().tcbInfo.replace("\"fmspc\":\"", "\"fmspc\":\"ffff").replace("ffffa0b0c0d0e0f0", "ffffc0d0e0f0");
        const Comparison comparison = compare(fleet(QStringLiteral("fleet-identical.json")), set, test::unixTime(kNow), testRoot());
        QCOMPARE(fleetVerdictWord(comparison.verdict), QStringLiteral("identical"));
    }

    void theLadderNamesTheReachedRung()
    {
        auto machines = fleet(QStringLiteral("fleet-identical.json"));
        machines[1].expectedReportData.reset();
        machines[2].eventLog.clear();
        machines.push_back(machines[0]);
        machines[3].quote[700] = char(machines[3].quote[700] ^ 1);
        machines.push_back(machines[0]);
        machines[4].quote.truncate(100);
        machines.push_back({});
        const Comparison comparison = run(machines);
        const std::vector<Rung> expected = {Rung::Fresh, Rung::Measured, Rung::SignatureValid, Rung::Parsed, Rung::Present, Rung::Absent};
        for (size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(comparison.instances[i].rung, expected[i]);
    }

    void theConnectionsKeyCanStandForAChallenge()
    {
        // Nobody can make a synthetic quote bind a key without its root, so only the refusal is shown here.
        auto machines = fleet(QStringLiteral("fleet-identical.json"));
        machines[0].expectedReportData.reset();
        machines[0].tlsPublicKey = "not the key of this quote";
        const Comparison comparison = run(machines);
        QCOMPARE(comparison.instances[0].freshness, QuoteFreshness::Unknown);
    }

    void equalQuotesUnderTwoNamesAreOneMachine()
    {
        auto machines = fleet(QStringLiteral("fleet-identical.json"));
        machines.resize(2);
        machines[1] = machines[0];
        machines[1].name = QStringLiteral("other");
        const Comparison comparison = run(machines);
        QCOMPARE(fleetVerdictWord(comparison.verdict), QStringLiteral("same-machine"));
        QVERIFY(comparison.sentence.contains(QStringLiteral("prod9")));
        QCOMPARE(rowOf(comparison, "quote").relation, Relation::Same);
        QCOMPARE(rowOf(comparison, "quote").outliers, (std::vector<int>{0, 1}));
    }

    void theShapeIsExplainedOnlyByDifferingValues_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<Relation>("relation");
        QTest::addColumn<QString>("note");
        const QByteArray small = R"({"cpu_count":4,"memory_size":8589934592,"qemu_version":"9.2.1"})";
        const QByteArray large = R"({"cpu_count":8,"memory_size":17179869184,"qemu_version":"9.2.1"})";
        const QString shape = QStringLiteral("identical-code-different-hardware-shape");
        QTest::newRow("other CPUs and memory") << small << large << shape << Relation::ExpectedDifference
                                               << QStringLiteral("4 → 8 vCPU, 8 GiB → 16 GiB memory");
        QTest::newRow("the same shape") << small << small << QStringLiteral("different") << Relation::Different
                                        << QStringLiteral("same shape claimed");
        QTest::newRow("one says nothing") << small << QByteArray() << shape << Relation::Different << QStringLiteral("not explained");
        QTest::newRow("only a member that is not measured")
            << QByteArray(R"({"cpu_count":4,"image":"a"})") << QByteArray(R"({"cpu_count":4,"image":"b"})") << QStringLiteral("different")
            << Relation::Different << QStringLiteral("same shape claimed");
    }
    void theShapeIsExplainedOnlyByDifferingValues()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        auto machines = fleet(QStringLiteral("fleet-size-differs.json"));
        machines[0].vmConfig = first;
        machines[1].vmConfig = second;
        const Comparison comparison = run(machines);
        QTEST(fleetVerdictWord(comparison.verdict), "verdict");
        QTEST(rowOf(comparison, "RTMR0").relation, "relation");
        QTEST(rowOf(comparison, "RTMR0").note, "note");
    }

    void groupsAndOutliersAreNamed()
    {
        auto machines = fleet(QStringLiteral("fleet-identical.json"));
        const auto other = fleet(QStringLiteral("fleet-compose-differs.json"));
        machines.push_back(other[1]);
        machines.back().name = QStringLiteral("odd-one");
        // The odd one shares its platform and instance with another sample; leave that one out.
        machines.erase(machines.begin() + 1);
        const Comparison comparison = run(machines);
        QCOMPARE(fleetVerdictWord(comparison.verdict), QStringLiteral("different"));
        QCOMPARE(comparison.sentence, QStringLiteral("Different: odd-one runs other code"));
        QVERIFY(comparison.explanation.contains(QStringLiteral("compose-hash"))
                && comparison.explanation.contains(QStringLiteral("Majority is not truth")));
        QCOMPARE(rowOf(comparison, "compose-hash").outliers, (std::vector<int>{2}));
        QCOMPARE(rowOf(comparison, "MRTD").relation, Relation::Same);
        QCOMPARE(rowOf(comparison, "PPID").group, RowGroup::MustDiffer);
    }

    void eventsAreLaidSideBySide()
    {
        const Comparison comparison = run(fleet(QStringLiteral("fleet-compose-differs.json")));
        QMap<QString, Relation> relations;
        QStringList order;
        for (const Row &row : comparison.events) {
            relations.insert(row.property, row.relation);
            order << row.property;
        }
        QCOMPARE(order.constFirst(), QStringLiteral("system-preparing"));
        QCOMPARE(order.constLast(), QStringLiteral("system-ready"));
        QCOMPARE(relations.value(QStringLiteral("compose-hash")), Relation::Different);
        QCOMPARE(relations.value(QStringLiteral("instance-id")), Relation::ExpectedDifference);
        QCOMPARE(relations.value(QStringLiteral("key-provider")), Relation::Same);
        QVERIFY(comparison.instances[0].eventLog.events.size() > 20);
    }

    void theRowsOfOtherPeoplesScriptsSayWhatStandsForThem()
    {
        const Comparison comparison = run(fleet(QStringLiteral("fleet-identical.json")));
        QCOMPARE(rowOf(comparison, "MR_ENCLAVE").values[0], QStringLiteral("TDX: see image identity"));
        QVERIFY(rowOf(comparison, "MR_ENCLAVE").reason.contains(QStringLiteral("quoting enclave")));
        QCOMPARE(rowOf(comparison, "MR_SIGNER").values[0], QStringLiteral("TDX: see MRSIGNERSEAM"));
        QVERIFY(rowOf(comparison, "MR_SIGNER").reason.contains(QStringLiteral("TDX module")));
        QCOMPARE(rowOf(comparison, "MR_ENCLAVE").group, RowGroup::Explained);
    }

    void countersDifferAndDecideNothing()
    {
        auto machines = fleet(QStringLiteral("fleet-identical.json"));
        for (size_t i = 0; i < machines.size(); ++i)
            machines[i].counters = R"({"count":)" + QByteArray::number(qulonglong(7 * i)) + '}';
        const Comparison comparison = run(machines);
        QCOMPARE(fleetVerdictWord(comparison.verdict), QStringLiteral("identical"));
        QCOMPARE(rowOf(comparison, "counters, claimed").relation, Relation::ExpectedDifference);
        QVERIFY(rowOf(comparison, "counters, claimed").reason.contains(QStringLiteral("a drop is a restart, not drift")));
    }

    void whatAMachineSaysOfItselfIsShownAndProvesNothing()
    {
        auto machines = fleet(QStringLiteral("fleet-identical.json"));
        machines[0].routeClaims = R"({"composeHash":"other"})";
        machines[1].routeClaims = machines[2].routeClaims = R"({"composeHash":"same"})";
        const Comparison comparison = run(machines);
        QCOMPARE(fleetVerdictWord(comparison.verdict), QStringLiteral("identical"));
        QCOMPARE(rowOf(comparison, "own routes, claimed").relation, Relation::ExpectedDifference);
        QVERIFY(rowOf(comparison, "own routes, claimed").values[0].contains(QStringLiteral("other")));
        const Comparison silent = run(fleet(QStringLiteral("fleet-identical.json")));
        QVERIFY(std::none_of(silent.rows.begin(), silent.rows.end(),
                             [](const Row &row) { return row.property.startsWith(QLatin1String("own routes")); }));
    }

    void everyOtherVerdictSaysWhatToDoNext()
    {
        for (const QString &name : QDir(folder()).entryList({QStringLiteral("fleet-*.json")})) {
            const Comparison comparison = run(fleet(name));
            QVERIFY2(comparison.nextStep.isEmpty() == (comparison.verdict == FleetVerdict::Identical), qPrintable(name));
        }
        auto machines = fleet(QStringLiteral("fleet-identical.json"));
        for (Evidence &machine : machines)
            machine.expectedReportData.reset();
        QVERIFY(run(machines).nextStep.contains(QStringLiteral("GetQuote")));
        machines.front().quote.clear();
        QVERIFY(run(machines).nextStep.contains(QStringLiteral("Get a quote")));
    }

    void theJsonIsTheContracts()
    {
        const QJsonObject json = toJson(run(fleet(QStringLiteral("fleet-identical.json"))));
        QCOMPARE(json.value(QLatin1String("verdict")).toString(), QStringLiteral("identical"));
        const QJsonArray instances = json.value(QLatin1String("instances")).toArray();
        QCOMPARE(instances.size(), 3);
        const QJsonObject first = instances.at(0).toObject();
        QCOMPARE(first.value(QLatin1String("name")).toString(), QStringLiteral("prod9"));
        QCOMPARE(first.value(QLatin1String("quote")).toString(), QStringLiteral("verified"));
        QCOMPARE(first.value(QLatin1String("rtmrReplay")).toString(), QStringLiteral("ok"));
        QCOMPARE(first.value(QLatin1String("composeHashMatches")), QJsonValue(true));
        QCOMPARE(first.value(QLatin1String("freshness")).toString(), QStringLiteral("fresh"));
        for (const auto &value : json.value(QLatin1String("rows")).toArray()) {
            const QJsonObject row = value.toObject();
            QCOMPARE(row.value(QLatin1String("values")).toArray().size(), 3);
            QVERIFY(
                QStringList({QStringLiteral("same"), QStringLiteral("expected-difference"), QStringLiteral("different"), QStringLiteral("missing")})
                    .contains(row.value(QLatin1String("relation")).toString()));
        }
    }

    void aFleetFileMayBeBroken_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("web page") << QByteArray("<html>");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no instances") << QByteArray("{}");
        QTest::newRow("instances no array") << QByteArray("{\"instances\":{}}");
        QTest::newRow("instance no object") << QByteArray("{\"instances\":[1]}");
        QTest::newRow("quote no hex") << QByteArray("{\"instances\":[{\"quote\":\"xyz\"}]}");
        QTest::newRow("quote no text") << QByteArray("{\"instances\":[{\"quote\":1}]}");
        QTest::newRow("name twice") << QByteArray("{\"instances\":[],\"instances\":[]}");
    }
    void aFleetFileMayBeBroken()
    {
        QFETCH(QByteArray, json);
        const auto machines = evidenceFromFleetFile(json);
        QVERIFY(!machines);
        QCOMPARE(machines.error().kind, ErrorKind::InvalidInput);
    }

    void aFleetFileIsNotObeyed()
    {
        QJsonObject file = QJsonDocument::fromJson(test::readFile(folder() + QStringLiteral("fleet-identical.json"))).object();
        file.insert(QStringLiteral("nonce_rule"), QStringLiteral("report_data = whatever"));
        const auto machines = evidenceFromFleetFile(QJsonDocument(file).toJson()).value();
        QVERIFY(!machines[0].expectedReportData);
        QCOMPARE(run(machines).instances[0].freshness, QuoteFreshness::Unknown);
    }
};

QTEST_APPLESS_MAIN(ComparisonTest)
#include "tst_comparison.moc"
