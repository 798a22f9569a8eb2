// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/node_distance.h"
#include "services/clustersetup/setup_session.h"
#include "setup_desk.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::clustersetup;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Gateways by their domain: so far, or unreachable.
class Gateways final : public cluster::RoundTripPort
{
public:
    std::map<QString, std::chrono::milliseconds> distances;
    QStringList asked;
    QCoro::Task<Result<std::chrono::milliseconds>> measure(QUrl address, std::chrono::milliseconds) override
    {
        asked << address.host();
        const auto found = distances.find(address.host());
        co_await QCoro::sleepFor(1ms);
        if (found == distances.end())
            co_return Error{.kind = ErrorKind::Network, .what = u"host name not found"_s};
        const auto distance = found->second;
        co_return distance;
    }
};

class Orchestrator final : public OrchestratorPort
{
public:
    std::optional<Result<int>> answer;
    QCoro::Task<Result<int>> models(CancelToken) override
    {
        const auto copy = *answer;
        co_return copy;
    }
    QString endpoint() const override { return u"http://127.0.0.1:8001/models"_s; }
};

} // namespace

/// What a setup looks at beside the cloud: the vendor's command, how far nodes are, whether the orchestrator runs.
class SetupLooksTest : public QObject
{
    Q_OBJECT

    static void phala(SetupDesk &desk, const QByteArray &script)
    {
        desk.write("bin/phala", script);
        QFile::setPermissions(desk.path("bin/phala"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    static Findings tools(SetupDesk &desk, const SetupAnswers &answers)
    {
        const auto parts = desk.parts();
        parts->tools.insert(u"PATH"_s, desk.path("bin"));
        parts->tools.insert(u"HOME"_s, desk.home.path());
        const auto found = await(checkTools(parts, answers));
        if (!found)
            qFatal("the look did not end");
        return *found;
    }

private slots:
    void saysWhichVersionOfTheVendorsCommandIsThere_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("severity");
        QTest::newRow("the one that was tried") << QByteArray("echo 1.1.18\n") << u"phala"_s << int(Severity::Passed);
        QTest::newRow("told with its name") << QByteArray("echo phala/1.1.18 linux-x64\n") << u"phala"_s << int(Severity::Passed);
        QTest::newRow("older") << QByteArray("echo v1.0.40\n") << u"phala-old"_s << int(Severity::Warning);
        QTest::newRow("newer") << QByteArray("echo 1.2.0\n") << u"phala-new"_s << int(Severity::Note);
        QTest::newRow("cannot run") << QByteArray("echo 'Cannot find module viem' >&2; exit 1\n") << u"phala-no-version"_s << int(Severity::Unknown);
    }
    void saysWhichVersionOfTheVendorsCommandIsThere()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, code);
        QFETCH(int, severity);
        SetupDesk desk;
        phala(desk, "#!/bin/sh\n" + script);
        const Findings found = tools(desk, desk.answers());
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found.front().code, code);
        QCOMPARE(int(found.front().severity), severity);
        QVERIFY2(mayGoOn(found), "the orchestrator's host may be another one");
        QVERIFY(severity == int(Severity::Passed) || severity == int(Severity::Note) || !found.front().nextStep.isEmpty());
    }

    void aMissingCommandIsNamedWithWhereItIsNeeded()
    {
        SetupDesk desk;
        const Findings found = tools(desk, desk.answers());
        QCOMPARE(found.front().code, u"phala-missing"_s);
        QVERIFY(found.front().text.contains(u"its own host"_s) && found.front().nextStep.contains(u"npm"_s));
        QVERIFY(mayGoOn(found));
    }

    void theCommandIsNotLookedForWhereTheOrchestratorMakesNoRunners()
    {
        SetupDesk desk;
        phala(desk, "#!/bin/sh\ntouch \"$HOME/ran\"\necho 1.1.18\n");
        auto answers = desk.answers();
        answers.orchestratorYaml.clear();
        QVERIFY(tools(desk, answers).empty());
        QCOMPARE(desk.read("ran"), QByteArray("(not there)"));
    }

    void theCommandSeesNoSecretAndIsAskedForItsVersionAlone()
    {
        SetupDesk desk;
        phala(desk, "#!/bin/sh\necho \"$*\" > \"$HOME/ran\"\n/usr/bin/env >> \"$HOME/ran\"\necho 1.1.18\n");
        tools(desk, desk.answers());
        const QByteArray ran = desk.read("ran");
        QVERIFY2(ran.startsWith("--version\n"), ran.constData());
        QVERIFY(!ran.contains("hunter2") && !ran.contains("HUNTER"));
    }

    void nodesAreMeasuredWhereTheirMachinesSayTheyAre()
    {
        SetupDesk desk;
        desk.world->domain = u"gate.example"_s;
        desk.world->add(u"some-machine"_s, QString(40, u'2')); // on prod7
        const auto gateways = std::make_shared<Gateways>();
        gateways->distances = {{u"gate.example"_s, 12ms}};
        const auto parts = desk.parts();
        parts->roundTrips = gateways;
        const auto place = await(checkPlace(parts, desk.answers()));
        const auto existing = await(checkExisting(parts, desk.answers(), std::nullopt));
        const auto distances = await(measureNodes(parts, place->nodes, *existing, 1000ms));
        QCOMPARE(distances->at(u"prod7"_s).roundTrip, std::optional(12ms));
        QVERIFY(!distances->at(u"prod5"_s).roundTrip);
        QCOMPARE(distances->at(u"prod5"_s).notMeasured, u"host name not found"_s);
        QVERIFY(gateways->asked.contains(u"dstack-pha-prod5.phala.network"_s));
        QCOMPARE(nearestWithRoom(*place, *distances)->name, u"prod7"_s);
    }

    void aDemoConnectsToNoGatewayOfTheVendor()
    {
        SetupDesk desk;
        const auto gateways = std::make_shared<Gateways>();
        const auto parts = desk.parts();
        parts->environment.kind = domain::EnvironmentKind::Demo;
        parts->roundTrips = gateways;
        const auto place = await(checkPlace(parts, desk.answers()));
        const auto distances = await(measureNodes(parts, place->nodes, ExistingCheck(), 1000ms));
        QVERIFY(gateways->asked.isEmpty());
        QVERIFY(!distances->at(u"prod7"_s).roundTrip);
        QVERIFY(!nearestWithRoom(*place, *distances));
    }

    void theNearestIsRecommendedOnlyWithRoom()
    {
        PlaceCheck place;
        place.type = cluster::InstanceType();
        place.type->memoryMb = 4096;
        for (const auto &[name, memory, slots_] :
             {std::tuple(u"full"_s, 4096, 9), std::tuple(u"one-slot"_s, 90'000, 1), std::tuple(u"near"_s, 9000, 2),
              std::tuple(u"as-near"_s, 20'000, 2), std::tuple(u"far"_s, 90'000, 9), std::tuple(u"not-measured"_s, 90'000, 9)}) {
            cluster::CloudNode node;
            node.name = name;
            node.remainingMemoryMb = memory;
            node.remainingSlots = slots_;
            place.nodes.push_back(node);
        }
        NodeDistances distances;
        for (const auto &[name, far] : {std::pair(u"full"_s, 1ms), std::pair(u"one-slot"_s, 2ms), std::pair(u"near"_s, 30ms),
                                        std::pair(u"as-near"_s, 30ms), std::pair(u"far"_s, 90ms)})
            distances[name].roundTrip = far;
        QCOMPARE(nearestWithRoom(place, distances)->name, u"as-near"_s); // the one with more room
        QVERIFY(!nearestWithRoom(place, NodeDistances()));
    }

    void aPageOfNodesDoesNotWaitForTheirDistances()
    {
        SetupDesk desk;
        const auto gateways = std::make_shared<Gateways>();
        gateways->distances = {{u"dstack-pha-prod5.phala.network"_s, 4ms}, {u"dstack-pha-prod7.phala.network"_s, 80ms}};
        const auto session = std::make_shared<SetupSession>(
            [&](const SetupAnswers &) {
                const auto parts = desk.parts();
                parts->roundTrips = gateways;
                return parts;
            },
            std::make_shared<OperationList>(desk.clock));
        session->setAnswers(desk.answers());
        session->look(SetupPage::Place);
        QTRY_COMPARE(session->report(SetupPage::Place).state, PageReport::State::Known);
        QVERIFY(session->isMeasuring());
        QTRY_VERIFY(!session->isMeasuring());
        QCOMPARE(session->distances().at(u"prod5"_s).roundTrip, std::optional(4ms));
        QCOMPARE(session->place().node->name, u"prod7"_s); // what nobody chose stays the roomiest
        const qsizetype asked = gateways->asked.size();
        auto answers = session->answers();
        answers.node = u"prod5"_s;
        session->setAnswers(answers);
        session->look(SetupPage::Place);
        QTRY_COMPARE(session->report(SetupPage::Place).state, PageReport::State::Known);
        QVERIFY(!session->isMeasuring());
        QCOMPARE(gateways->asked.size(), asked); // the same nodes are where they were
        session->lookAgain(SetupPage::Place);
        QTRY_COMPARE(gateways->asked.size(), asked * 2);
    }

    void theOrchestratorIsTickedOnlyByItsOwnWord_data()
    {
        QTest::addColumn<int>("models");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("severity");
        QTest::newRow("runs") << 3 << 0 << int(Severity::Passed);
        QTest::newRow("runs without models") << 0 << 0 << int(Severity::Passed);
        QTest::newRow("another program") << -1 << int(ErrorKind::Protocol) << int(Severity::Failed);
        QTest::newRow("nobody answers") << -1 << int(ErrorKind::Network) << int(Severity::Unknown);
    }
    void theOrchestratorIsTickedOnlyByItsOwnWord()
    {
        QFETCH(int, models);
        QFETCH(int, kind);
        QFETCH(int, severity);
        SetupDesk desk;
        const auto orchestrator = std::make_shared<Orchestrator>();
        orchestrator->answer = models >= 0 ? Result<int>(models) : Result<int>(Error{.kind = ErrorKind(kind), .what = u"no"_s});
        const auto parts = desk.parts();
        parts->orchestrator = orchestrator;
        const auto found = await(checkOrchestrator(parts, CancelToken()));
        QVERIFY(found.has_value());
        QCOMPARE(int(found->severity), severity);
        QVERIFY(!found->isRequired);
        QVERIFY(severity == int(Severity::Passed) || !found->nextStep.isEmpty());
    }

    void anOrchestratorWithoutAnAddressIsNotKnown()
    {
        SetupDesk desk;
        const auto found = await(checkOrchestrator(desk.parts(), CancelToken()));
        QVERIFY(found.has_value());
        QCOMPARE(found->severity, Severity::Unknown);
    }

    void whereTheOrchestratorAnswersChangesNothingThatWasDone()
    {
        SetupDesk desk;
        const auto session
            = std::make_shared<SetupSession>([&](const SetupAnswers &) { return desk.parts(); }, std::make_shared<OperationList>(desk.clock));
        session->setAnswers(desk.answers());
        QVERIFY(await(session->lookAtAll()));
        QVERIFY(session->survey() != nullptr);
        session->setOrchestratorUrl(u"http://10.0.0.7:8001"_s);
        QVERIFY2(session->survey() == nullptr, "a plan is looked at anew: its end asks there");
        QVERIFY(await(session->lookAtAll()));
        const auto done = await(session->carryOut());
        QVERIFY(done && *done);
        QVERIFY(session->outcome().has_value());
        session->setOrchestratorUrl(u"http://10.0.0.8:8001"_s);
        QVERIFY(session->outcome().has_value());
        QCOMPARE(session->answers().orchestratorUrl, u"http://10.0.0.8:8001"_s);
    }

    void aFileThatNobodyNamedIsSaidSo()
    {
        SetupDesk desk;
        auto answers = desk.answers();
        answers.registryCompose.clear();
        answers.cluster.runnerComposePath.clear();
        answers.cluster.gatewayKeyPath.clear();
        const FilesCheck files = checkFiles(answers);
        QCOMPARE(files.registry.findings.front().text, u"no compose file of the registry is named"_s);
        QCOMPARE(files.runner.findings.front().text, u"no compose file of runners is named"_s);
        const auto coordinator = await(checkCoordinator(desk.parts(), answers));
        QCOMPARE(coordinator->front().text, u"the coordinator's signing key is not named"_s);
        for (const Finding &finding : {files.registry.findings.front(), files.runner.findings.front(), coordinator->front()})
            QCOMPARE(finding.severity, Severity::Failed);
    }
};

QTEST_GUILESS_MAIN(SetupLooksTest)
#include "tst_setup_looks.moc"
