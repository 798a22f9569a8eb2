// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/comparison.h"
#include "services/attestation/event_log.h"
#include "services/attestation/verify.h"
#include "services/core/digest.h"
#include "services/demofleet/evidence.h"
#include "tests/services/demofleet/fleet_world.h"

#include <QUrl>

using namespace pilothouse;
using namespace Qt::StringLiterals;
using attestation::UnixTime;
using attestation::Verdict;

/// The demo fleet's quotes and our verifier were written from the same facts by different hands. Here they meet.
class FleetAttestationTest : public QObject
{
    Q_OBJECT

    test::FleetWorld m_fleet;

    UnixTime now() const { return UnixTime(std::chrono::seconds(m_fleet.world.now() / 1000)); }
    attestation::TrustRoot root() { return *attestation::TrustRoot::fromBytes(m_fleet.world.evidence().rootDer(), QStringLiteral("demo")); }

    /// The text between `"member":` and the comma before "signature", byte for byte: that is what is signed.
    static QByteArray signedText(const QByteArray &answer, const QByteArray &member)
    {
        const QByteArray begin = "{\"" + member + "\":";
        return answer.mid(begin.size(), answer.lastIndexOf(",\"signature\"") - begin.size());
    }
    static QByteArray signature(const demofleet::Answer &answer) { return QByteArray::fromHex(answer.json()["signature"_L1].toString().toLatin1()); }
    static QByteArray chain(const demofleet::Answer &answer, const char *header)
    {
        for (const auto &[name, value] : answer.headers) {
            if (name == header)
                return QByteArray::fromPercentEncoding(value);
        }
        return {};
    }

    attestation::Collateral collateralFor(const QByteArray &fmspc)
    {
        const auto tcb = m_fleet.get("/pccs/tdx/certification/v4/tcb?fmspc=" + fmspc.toHex());
        const auto qe = m_fleet.get("/pccs/tdx/certification/v4/qe/identity");
        const auto pckCrl = m_fleet.get("/pccs/sgx/certification/v4/pckcrl?ca=platform&encoding=der");
        const auto rootCrl = m_fleet.get("/pccs/sgx/certification/v4/rootcacrl");
        attestation::Collateral collateral;
        collateral.tcbInfo = signedText(tcb.body, "tcbInfo");
        collateral.tcbInfoSignature = signature(tcb);
        collateral.tcbInfoIssuerChain = chain(tcb, "TCB-Info-Issuer-Chain") + chain(tcb, "SGX-TCB-Info-Issuer-Chain"); // one of the two
        collateral.qeIdentity = signedText(qe.body, "enclaveIdentity");
        collateral.qeIdentitySignature = signature(qe);
        collateral.qeIdentityIssuerChain = chain(qe, "SGX-Enclave-Identity-Issuer-Chain");
        collateral.pckCrl = pckCrl.body;
        collateral.pckCrlIssuerChain = chain(pckCrl, "SGX-PCK-CRL-Issuer-Chain");
        collateral.rootCaCrl = QByteArray::fromHex(rootCrl.body);
        return collateral;
    }
    attestation::Collateral collateralFor(const demofleet::Machine &machine)
    {
        return collateralFor(m_fleet.world.evidence().fmspcOf(m_fleet.world.fleet().nodeOf(machine)));
    }

    const demofleet::App &fleetAppOf(const demofleet::Machine &machine) const { return m_fleet.world.fleet().appOf(machine); }

    struct Challenged
    {
        QByteArray quote;
        QByteArray eventLog;
    };
    Challenged challenge(const QByteArray &guest, const QByteArray &words)
    {
        const QJsonObject answer = m_fleet.object(guest + "/attestation?challenge=" + words);
        if (answer.contains("tdxQuote"_L1)) { // the guide's application: a quote alone, the log lies with the guest service
            const QJsonObject info = m_fleet.object(guest + "/prpc/Worker.Info?json");
            const QJsonObject tcb = QJsonDocument::fromJson(info["tcb_info"_L1].toString().toUtf8()).object();
            return {QByteArray::fromHex(answer["tdxQuote"_L1].toString().toLatin1()),
                    QJsonDocument(tcb["event_log"_L1].toArray()).toJson(QJsonDocument::Compact)};
        }
        return {QByteArray::fromHex(answer["quote"_L1].toString().toLatin1()), answer["event_log"_L1].toString().toUtf8()};
    }

private slots:
    void everyRunningMachineIsVerified_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("status");
        const auto &fleet = m_fleet.world.fleet();
        for (size_t i = 0; i < fleet.machines().size(); ++i) {
            const auto &machine = fleet.machines()[i];
            if (machine.isRunning())
                QTest::addRow("%s", qPrintable(machine.name))
                    << int(i) << (fleet.nodeOf(machine).hardened ? QStringLiteral("UpToDate") : QStringLiteral("SWHardeningNeeded"));
        }
    }
    void everyRunningMachineIsVerified()
    {
        QFETCH(int, index);
        QFETCH(QString, status);
        const auto &machine = m_fleet.world.fleet().machine(index);
        const auto shown = challenge("/i/" + machine.instanceId.toLatin1(), "c0ffee");
        attestation::Verifier verifier(root());
        const auto result = verifier.verify(shown.quote, collateralFor(machine), now());
        QVERIFY2(result.isVerified(), qPrintable(result.reason + u' ' + result.message));
        QCOMPARE(result.status, status);
        QCOMPARE(result.intelProfileStatus, status);
        QCOMPARE(result.advisoryIds.size(), status == QLatin1String("UpToDate") ? 0 : 1);
        QVERIFY(result.warnings.isEmpty());
        QCOMPARE(result.tcbEvaluationDataNumber, result.qeEvaluationDataNumber);
        const bool isOld = fleetAppOf(machine).guest == demofleet::GuestKind::Legacy;
        const QByteArray certificateKey = m_fleet.world.evidence().of(m_fleet.world.fleet(), index).certificateKey;
        QCOMPARE(result.quote->td->reportData.view().toByteArray(),
                 (isOld ? sha512({"ratls-cert:", certificateKey}) : sha512({"app-data:c0ffee"})).view().toByteArray());
        QCOMPARE(result.pck->ppid.view().toByteArray(), m_fleet.world.fleet().nodeOf(machine).ppid);

        const auto log = attestation::parseEventLog(shown.eventLog);
        QVERIFY(log);
        const auto replayed = attestation::replay(*log, result.quote->td->rtmr);
        QCOMPARE(replayed.matchesQuote, std::optional(true));
        QVERIFY2(replayed.problems.empty(), replayed.problems.empty() ? "" : qPrintable(replayed.problems.front().text));
        QCOMPARE(replayed.identity.legacy, isOld);
        QVERIFY(replayed.identity.complete || isOld);
        const auto &compose = m_fleet.world.fleet().composeOf(machine);
        QCOMPARE(replayed.identity.composeHash->view().toByteArray(), sha256({compose.text}).view().toByteArray());
        QCOMPARE(replayed.identity.instanceId->toHex(), machine.instanceId.toLatin1());
        QCOMPARE(replayed.identity.appId->toHex(), m_fleet.world.fleet().appOf(machine).id.toLatin1());
        QCOMPARE(result.quote->td->mrConfigId.view().sliced(1, 32).toByteArray(), isOld ? QByteArray(32, 0) : compose.hash);
    }

    void thePlaneIsAMachineOfTheFleet()
    {
        const auto answer = m_fleet.send("GET", "/attestation?challenge=abc", {}, {}, demofleet::Listener::NewPlane);
        attestation::Verifier verifier(root());
        const auto &machine = m_fleet.world.fleet().machine(m_fleet.world.fleet().planeMachine());
        const auto result = verifier.verify(QByteArray::fromHex(answer.json()["quote"_L1].toString().toLatin1()), collateralFor(machine), now());
        QVERIFY2(result.isVerified(), qPrintable(result.reason));
        QCOMPARE(m_fleet.send("GET", "/attestation?challenge=abc", {}, {}, demofleet::Listener::OldPlane).status, 404);
    }

    void theCloudsQuoteBindsTheCertificateOfTheGuest()
    {
        const auto answer = m_fleet.object("/api/v1/cvms/crunch-tee-runner-4f1c92ab/attestation");
        const QByteArray quote = QByteArray::fromHex(answer["app_certificates"_L1][0]["quote"_L1].toString().toLatin1());
        attestation::Verifier verifier(root());
        const auto result = verifier.verify(quote, collateralFor(m_fleet.machine("crunch-tee-runner-4f1c92ab")), now());
        QVERIFY2(result.isVerified(), qPrintable(result.reason));
        const auto &evidence
            = m_fleet.world.evidence().of(m_fleet.world.fleet(), m_fleet.world.fleet().find(QStringLiteral("crunch-tee-runner-4f1c92ab")).front());
        QCOMPARE(result.quote->td->reportData.view().toByteArray(), sha512({"ratls-cert:", evidence.certificateKey}).view().toByteArray());
    }

    void machinesOfOneAppMeasureTheSame_data()
    {
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<bool>("sameHardware");
        QTest::addColumn<bool>("sameCode");
        QTest::newRow("twin") << QByteArray("crunch-tee-runner-8b03de71") << true << true;
        QTest::newRow("on another host") << QByteArray("crunch-tee-runner-1d7e55c0") << true << true;
        QTest::newRow("on older firmware") << QByteArray("crunch-tee-runner-f8124be5") << true << true;
        QTest::newRow("larger") << QByteArray("crunch-tee-runner-29d06cb3") << false << true;
        QTest::newRow("the odd one out") << QByteArray("crunch-tee-runner-e5506a1f") << true << false;
    }
    void machinesOfOneAppMeasureTheSame()
    {
        QFETCH(QByteArray, other);
        QFETCH(bool, sameHardware);
        QFETCH(bool, sameCode);
        const auto a = attestation::parseQuote(challenge(m_fleet.guest("crunch-tee-runner-4f1c92ab"), "1").quote);
        const auto b = attestation::parseQuote(challenge(m_fleet.guest(other.constData()), "2").quote);
        QVERIFY(a && b);
        QCOMPARE(a->td->mrTd, b->td->mrTd);
        QCOMPARE(a->td->rtmr[1], b->td->rtmr[1]);
        QCOMPARE(a->td->rtmr[2], b->td->rtmr[2]);
        QCOMPARE(a->td->rtmr[0] == b->td->rtmr[0], sameHardware);
        QCOMPARE(a->td->mrConfigId == b->td->mrConfigId, sameCode);
        QVERIFY(a->td->rtmr[3] != b->td->rtmr[3]);
    }

    void comparisonsSayWhatTheFleetIs_data()
    {
        QTest::addColumn<QStringList>("machines");
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QString>("verdict");
        const QString head = u"crunch-tee-runner-4f1c92ab"_s;
        const QString twin = u"crunch-tee-runner-8b03de71"_s;
        const QString elsewhere = u"crunch-tee-runner-1d7e55c0"_s;
        QTest::newRow("twins") << QStringList{head, twin} << QByteArray() << u"identical"_s;
        QTest::newRow("on two hosts") << QStringList{head, elsewhere} << QByteArray() << u"identical"_s;
        QTest::newRow("with older firmware beside them")
            << QStringList{head, twin, u"crunch-tee-runner-f8124be5"_s} << QByteArray() << u"identical"_s;
        QTest::newRow("larger machine") << QStringList{head, u"crunch-tee-runner-29d06cb3"_s} << QByteArray()
                                        << u"identical-code-different-hardware-shape"_s;
        QTest::newRow("the odd one out") << QStringList{head, twin, u"crunch-tee-runner-e5506a1f"_s} << QByteArray() << u"different"_s;
        QTest::newRow("other app") << QStringList{head, u"crunch-tee-registry"_s} << QByteArray() << u"different"_s;
        QTest::newRow("one machine twice") << QStringList{head, head} << QByteArray() << u"same-machine"_s;
        QTest::newRow("forged") << QStringList{head, twin} << QByteArray("forged-quote") << u"not-proven"_s;
        QTest::newRow("stale") << QStringList{head, twin} << QByteArray("stale-quote") << u"not-proven"_s;
    }
    void comparisonsSayWhatTheFleetIs()
    {
        QFETCH(QStringList, machines);
        QFETCH(QByteArray, fault);
        QFETCH(QString, verdict);
        if (!fault.isEmpty())
            QCOMPARE(m_fleet.fault("{\"target\":\"cvm:" + machines.back().toLatin1() + "\",\"fault\":\"" + fault + "\"}").status, 201);
        std::vector<attestation::Evidence> evidence;
        attestation::CollateralSet collateral;
        for (const QString &name : machines) {
            const QByteArray guest = m_fleet.guest(name.toLatin1().constData());
            const QByteArray words = sha256({name.toLatin1(), QByteArray::number(int(evidence.size()))}).toHex();
            const auto shown = challenge(guest, words);
            const QJsonObject info = m_fleet.object(guest + "/prpc/Info?json");
            attestation::Evidence one;
            one.name = name;
            one.quote = shown.quote;
            one.eventLog = shown.eventLog;
            one.appInfo = QJsonDocument(info).toJson();
            one.appCompose = QJsonDocument::fromJson(info["tcb_info"_L1].toString().toUtf8())["app_compose"_L1].toString().toUtf8();
            one.vmConfig = info["vm_config"_L1].toString().toUtf8();
            one.expectedReportData = attestation::reportDataForChallenge(words);
            evidence.push_back(one);
            collateral.items.push_back(collateralFor(m_fleet.machine(name.toLatin1().constData())));
        }
        m_fleet.world.clearFaults();
        const auto result = attestation::compare(evidence, collateral, now(), root());
        QString reasons = result.sentence;
        for (const auto &instance : result.instances)
            reasons += u'\n' + instance.name + u": "_s + instance.notProven.join(u"; "_s);
        QVERIFY2(attestation::fleetVerdictWord(result.verdict) == verdict, qPrintable(reasons));
        if (verdict == "different"_L1 && machines.size() == 3) {
            for (const auto &row : result.rows) {
                if (row.property == "compose-hash"_L1)
                    QCOMPARE(row.outliers, std::vector<int>{2});
            }
        }
    }

    void aForgedQuoteIsRejected()
    {
        QCOMPARE(m_fleet.fault(R"({"target":"cvm:crunch-tee-runner-4f1c92ab","fault":"forged-quote","count":1})").status, 201);
        attestation::Verifier verifier(root());
        const auto collateral = collateralFor(m_fleet.machine("crunch-tee-runner-4f1c92ab"));
        const auto forged = verifier.verify(challenge(m_fleet.guest("crunch-tee-runner-4f1c92ab"), "1").quote, collateral, now());
        QCOMPARE(forged.verdict, Verdict::Rejected);
        QCOMPARE(forged.reason, QStringLiteral("QUOTE_SIGNATURE"));
        const auto next = verifier.verify(challenge(m_fleet.guest("crunch-tee-runner-4f1c92ab"), "1").quote, collateral, now());
        QVERIFY2(next.isVerified(), "the fault was for one quote only");
    }

    void aStaleQuoteIsGenuineButNotFresh()
    {
        QCOMPARE(m_fleet.fault(R"({"target":"newPlane","fault":"stale-quote","for_s":60})").status, 201);
        const auto answer = m_fleet.send("GET", "/attestation?challenge=today", {}, {}, demofleet::Listener::NewPlane);
        m_fleet.world.clearFaults();
        attestation::Verifier verifier(root());
        const auto &machine = m_fleet.world.fleet().machine(m_fleet.world.fleet().planeMachine());
        const auto result = verifier.verify(QByteArray::fromHex(answer.json()["quote"_L1].toString().toLatin1()), collateralFor(machine), now());
        QVERIFY2(result.isVerified(), qPrintable(result.reason));
        QVERIFY(result.quote->td->reportData.view().toByteArray() != sha512({"app-data:today"}).view().toByteArray());
    }

    void anotherFleetsRootIsRefused()
    {
        test::FleetWorld other;
        attestation::Verifier verifier(*attestation::TrustRoot::fromBytes(other.world.evidence().rootDer(), QStringLiteral("other")));
        const auto result = verifier.verify(challenge(m_fleet.guest("crunch-tee-registry"), "1").quote,
                                            collateralFor(m_fleet.machine("crunch-tee-registry")), now());
        QCOMPARE(result.verdict, Verdict::Rejected);
        attestation::Verifier intel(attestation::TrustRoot::intel());
        QCOMPARE(
            intel.verify(challenge(m_fleet.guest("crunch-tee-registry"), "1").quote, collateralFor(m_fleet.machine("crunch-tee-registry")), now())
                .verdict,
            Verdict::Rejected);
    }

    void collateralIsValidForThirtyDays()
    {
        const auto quote = challenge(m_fleet.guest("crunch-tee-registry"), "1").quote;
        const auto collateral = collateralFor(m_fleet.machine("crunch-tee-registry"));
        attestation::Verifier verifier(root());
        QVERIFY(verifier.verify(quote, collateral, now() - std::chrono::hours(24)).isVerified());
        QVERIFY(!verifier.verify(quote, collateral, now() - std::chrono::hours(24) - std::chrono::seconds(1)).isVerified());
        QVERIFY(verifier.verify(quote, collateral, now() + std::chrono::hours(24 * 29)).isVerified());
        QVERIFY(!verifier.verify(quote, collateral, now() + std::chrono::hours(24 * 29) + std::chrono::seconds(1)).isVerified());
    }
};

QTEST_GUILESS_MAIN(FleetAttestationTest)
#include "tst_fleet_attestation.moc"
