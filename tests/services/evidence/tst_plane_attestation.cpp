// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/gate_rules.h"
#include "services/demofleet/evidence.h"
#include "services/evidence/live_evidence.h"
#include "services/evidence/pccs_client.h"
#include "services/evidence/plane_attestation.h"
#include "services/planes/plane_client.h"
#include "tests/services/evidence/fleet_relay.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"

using namespace pilothouse;
using namespace pilothouse::evidence;
using namespace Qt::StringLiterals;
using domain::AttestationLevel;
using domain::GateState;

/// The level that the new plane reaches, over real sockets, and what the attestation gate makes of it.
class PlaneAttestationTest : public QObject
{
    Q_OBJECT

    test::FleetWorld m_fleet;
    test::RawHttpServer m_plane;
    test::RawHttpServer m_pccs;

    void servePlane(const QByteArray &except = {})
    {
        m_plane.onRequest(
            [except, rest = test::relayTo(m_fleet, {}, demofleet::Listener::NewPlane)](const test::RawRequest &request, QTcpSocket &socket) {
                if (!except.isEmpty() && request.target.contains(except))
                    socket.write(test::RawHttpServer::answer(404, "{}"));
                else
                    rest(request, socket);
            });
    }
    static http::RemoteContext toAnybody()
    {
        http::RemoteContext any;
        any.anyOrigin = true;
        return any;
    }
    /// What an operator who knows the plane's release, app and compose would expect of it.
    attestation::References expected()
    {
        const auto &fleet = m_fleet.world.fleet();
        const auto &machine = fleet.machine(fleet.planeMachine());
        const auto &measured = m_fleet.world.evidence().of(fleet, fleet.planeMachine()).measurements;
        const auto hex = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); };
        const QJsonObject image{{u"name"_s, u"dstack-0.5.5"_s},      {u"isDev"_s, false},
                                {u"mrtd"_s, hex(measured.mrTd)},     {u"rtmr1"_s, hex(measured.rtmr[1])},
                                {u"rtmr2"_s, hex(measured.rtmr[2])}, {u"rtmr0"_s, QJsonObject{{u"1 vCPU, 2 GiB"_s, hex(measured.rtmr[0])}}}};
        attestation::References references;
        const auto table
            = attestation::OsImageTable::fromJson(QJsonDocument(QJsonObject{{u"source"_s, u"test"_s}, {u"images"_s, QJsonArray{image}}}).toJson());
        Q_ASSERT(table);
        references.osImages = *table;
        references.composeHash = Sha256::fromHex(fleet.composeOf(machine).hash.toHex());
        references.appId = QByteArray::fromHex(fleet.appOf(machine).id.toLatin1());
        return references;
    }
    cutover::PlaneAttestation attest(const domain::AttestationPolicy &policy, const attestation::References &references = {})
    {
        const auto clock = std::make_shared<test::FakeClock>();
        LiveEvidence::Parts live;
        live.http = std::make_shared<http::HttpClient>(toAnybody());
        PccsClient::Options pccs;
        pccs.base = m_pccs.url(QString());
        pccs.root = *attestation::TrustRoot::fromBytes(m_fleet.world.evidence().rootDer(), u"demo"_s);
        attestation::AttestationWorkflow::Parts workflow;
        workflow.evidence = std::make_shared<LiveEvidence>(live);
        workflow.collateral = std::make_shared<PccsClient>(std::make_shared<http::HttpClient>(toAnybody()), pccs, clock);
        workflow.root = pccs.root;
        workflow.clock = clock;
        workflow.references = std::make_shared<attestation::ReferenceBook>(references);
        domain::CutoverSettings settings;
        settings.newPlane.name = u"phala"_s;
        settings.newPlane.url = m_plane.url(QString()).toString();
        PlaneAttestor::Parts parts;
        parts.plane = settings.newPlane;
        parts.policy = policy;
        parts.planes = std::make_shared<planes::PlaneClient>(std::make_shared<http::HttpClient>(toAnybody()), settings);
        parts.workflow = std::make_shared<attestation::AttestationWorkflow>(workflow);
        const auto got = test::await(std::make_shared<PlaneAttestor>(parts)->attest());
        if (!got || !*got) {
            cutover::PlaneAttestation none;
            none.finding = got ? got->error().what : u"never completed"_s;
            return none;
        }
        return **got;
    }
    static domain::AttestationPolicy policyOf(AttestationLevel require, domain::FreshnessRule freshness)
    {
        domain::AttestationPolicy policy;
        policy.require = require;
        policy.freshness = freshness;
        return policy;
    }

private slots:
    void init()
    {
        servePlane();
        m_pccs.onRequest(test::relayTo(m_fleet, "/pccs"));
    }
    void cleanup() { m_fleet.world.clearFaults(); }

    void theGateFollowsWhatIsProven_data()
    {
        using domain::FreshnessRule;
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QByteArray>("missing");
        QTest::addColumn<int>("freshness");
        QTest::addColumn<int>("level");
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("degraded");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *tag, const char *fault, const char *missing, FreshnessRule rule, AttestationLevel level, GateState state,
                            bool degraded, const QString &words) {
            QTest::newRow(tag) << QByteArray(fault) << QByteArray(missing) << int(rule) << int(level) << int(state) << degraded << words;
        };
        row("fresh and verified", "", "", FreshnessRule::Required, AttestationLevel::A2, GateState::Pass, false, u"quote verified now"_s);
        row("forged", "forged-quote", "", FreshnessRule::Required, AttestationLevel::A1, GateState::Fail, false,
            u"quote rejected: QUOTE_SIGNATURE"_s);
        row("stale", "stale-quote", "", FreshnessRule::WhenPossible, AttestationLevel::A1, GateState::Fail, false, u"not of now"_s);
        row("no challenge, freshness required", "", "/attestation", FreshnessRule::Required, AttestationLevel::A2, GateState::Unknown, false,
            u"nothing shows that the quote is fresh"_s);
        row("no challenge, freshness when possible", "", "/attestation", FreshnessRule::WhenPossible, AttestationLevel::A2, GateState::Pass, true,
            u"nothing shows that the quote is fresh"_s);
        row("mock", "mock", "", FreshnessRule::Required, AttestationLevel::A2, GateState::Fail, false, u"mock"_s);
    }
    void theGateFollowsWhatIsProven()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QByteArray, missing);
        QFETCH(int, freshness);
        QFETCH(int, level);
        QFETCH(int, state);
        QFETCH(bool, degraded);
        QFETCH(QString, words);
        if (!fault.isEmpty())
            QCOMPARE(m_fleet.fault("{\"target\":\"newPlane\",\"fault\":\"" + fault + "\"}").status, 201);
        servePlane(missing);
        const auto policy = policyOf(AttestationLevel::A2, domain::FreshnessRule(freshness));
        const auto reached = attest(policy);
        QVERIFY2(int(reached.level) == level, qPrintable(reached.finding + u'\n' + reached.evidenceText));
        const domain::Gate gate = cutover::judgeAttestation(Result<cutover::PlaneAttestation>(reached), std::nullopt, policy);
        QVERIFY2(int(gate.state) == state, qPrintable(gate.finding));
        QCOMPARE(gate.degraded, degraded);
        QVERIFY2(gate.finding.contains(words), qPrintable(gate.finding));
    }

    void withoutCollateralNothingIsKnownNeitherGoodNorBad()
    {
        m_pccs.alwaysAnswer(test::RawHttpServer::answer(404, "No cache data"));
        const auto policy = policyOf(AttestationLevel::A2, domain::FreshnessRule::Required);
        const auto reached = attest(policy);
        QCOMPARE(int(reached.level), int(AttestationLevel::A1));
        QVERIFY2(reached.finding.contains("quote not judged"_L1), qPrintable(reached.finding));
        QVERIFY2(reached.evidenceText.contains("the service has none for this platform"_L1), qPrintable(reached.evidenceText));
        const domain::Gate gate = cutover::judgeAttestation(Result<cutover::PlaneAttestation>(reached), std::nullopt, policy);
        QVERIFY2(gate.state == GateState::Unknown, qPrintable(gate.finding));
    }

    void theHighestLevelIsNeverClaimedWithoutReferences()
    {
        const auto policy = policyOf(AttestationLevel::A3, domain::FreshnessRule::Required);
        const auto reached = attest(policy);
        QCOMPARE(int(reached.level), int(AttestationLevel::A2));
        QVERIFY(reached.evidenceText.contains("A3 not claimed"_L1));
        QCOMPARE(cutover::judgeAttestation(Result<cutover::PlaneAttestation>(reached), std::nullopt, policy).state, GateState::Fail);
    }

    void theHighestLevelIsReachedOnlyWithReferencesThatAllFit_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("level");
        QTest::newRow("all fit") << 0 << int(AttestationLevel::A3);
        QTest::newRow("another compose hash") << 1 << int(AttestationLevel::A2);
        QTest::newRow("no image table") << 2 << int(AttestationLevel::A2);
        QTest::newRow("fit, but the quote is not of now") << 3 << int(AttestationLevel::A1);
        QTest::newRow("fit, but it cannot be challenged") << 4 << int(AttestationLevel::A2);
    }
    void theHighestLevelIsReachedOnlyWithReferencesThatAllFit()
    {
        QFETCH(int, what);
        QFETCH(int, level);
        attestation::References references = expected();
        if (what == 1)
            references.composeHash = sha256({"another compose"});
        else if (what == 2)
            references.osImages.reset();
        else if (what == 3)
            QCOMPARE(m_fleet.fault(R"({"target":"newPlane","fault":"stale-quote"})").status, 201);
        else if (what == 4)
            servePlane("/attestation");
        const auto reached = attest(policyOf(AttestationLevel::A3, domain::FreshnessRule::Required), references);
        QVERIFY2(int(reached.level) == level, qPrintable(reached.finding + u'\n' + reached.evidenceText));
    }

    void aPlaneThatIsAwayIsAnErrorNotAVerdict()
    {
        m_plane.onRequest([](const test::RawRequest &, QTcpSocket &socket) { socket.abort(); });
        const auto reached = attest(policyOf(AttestationLevel::A1, domain::FreshnessRule::Required));
        QCOMPARE(int(reached.level), int(AttestationLevel::None));
        QVERIFY(reached.quoteSha256.isEmpty());
    }
};

QTEST_GUILESS_MAIN(PlaneAttestationTest)
#include "tst_plane_attestation.moc"
