// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/cluster_name.h"
#include "services/clustersetup/env_file.h"
#include "services/clustersetup/orchestrator_config.h"
#include "services/profiles/profile_store.h"
#include "setup_desk.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>
#include <QTimer>

#include <sys/stat.h>

using namespace pilothouse;
using namespace pilothouse::clustersetup;
using pilothouse::test::await;
using pilothouse::test::SetupDesk;

class SetupRunTest : public QObject
{
    Q_OBJECT

    static QString words(const Findings &findings)
    {
        QStringList words;
        for (const Finding &finding : findings)
            if (finding.severity != Severity::Passed && finding.severity != Severity::Note)
                words << finding.code + QLatin1String(": ") + findingText(finding);
        return words.join(u'\n');
    }
    static Result<SetupOutcome> done(std::optional<Result<SetupOutcome>> outcome)
    {
        if (!outcome)
            return Error{.kind = ErrorKind::Internal, .what = QStringLiteral("the program died or hangs")};
        return std::move(*outcome);
    }
    static QString registryId(int provision) { return QStringLiteral("%1").arg(provision, 40, 16, QLatin1Char('a')); }

private slots:
    void setsAClusterUp()
    {
        SetupDesk desk;
        const auto run = desk.program();
        QVERIFY(await(run->look()));
        QVERIFY2(mayGoOn(run->survey().all()), qPrintable(words(run->survey().all())));
        const domain::Plan plan = run->plan();
        QVERIFY2(plan.isAllowed(), qPrintable(plan.refusal));
        QVERIFY(plan.sideEffects.contains(QLatin1String("0.058 USD")));
        QVERIFY(plan.toText().contains(QLatin1String("--node-id 7")));
        // What is copied from it puts no value of a secret among the arguments of a process.
        QVERIFY2(!plan.toText().contains(u'$' + QStringLiteral("AWS_SECRET_ACCESS_KEY")) && plan.toText().contains(QLatin1String("-e registry.env")),
                 qPrintable(plan.toText()));
        const auto outcome = done(desk.awaitOrDeath(run->carryOut(CancelToken()), std::chrono::seconds(1)));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
        QVERIFY2(outcome->isGood, qPrintable(words(outcome->checks)));
        QCOMPARE(desk.world->created, 1);
        QCOMPARE(desk.world->createdFrom, test::goodRegistryCompose());
        QCOMPARE(desk.world->createdWith,
                 QStringList({QStringLiteral("AWS_ACCESS_KEY_ID"), QStringLiteral("AWS_SECRET_ACCESS_KEY"), QStringLiteral("AWS_REGION"),
                              QStringLiteral("GATEWAY_AUTH_COORDINATOR_WALLET"), QStringLiteral("CVM_BASE_DOMAIN")}));
        QCOMPARE(outcome->registryUrl, QStringLiteral("https://%1-9010.dstack-pha-prod7.phala.network").arg(registryId(1)));

        const auto config = readOrchestratorConfig(desk.read("o/config.yml"), QStringLiteral("c"));
        QVERIFY(config && config->findings.empty());
        QCOMPARE(config->cluster.name, QStringLiteral("crunch-tee"));
        const auto env = EnvFile::parse(desk.read("o/.env"), QStringLiteral("e"));
        QVERIFY(env);
        QCOMPARE(env->value(QStringLiteral("PHALA_API_KEY")).view().toByteArray(), QByteArray("phak_hunter2hunter2"));
        QCOMPARE(env->value(QStringLiteral("OTHER")).view().toByteArray(), QByteArray("1"));
        const auto profile = profiles::parseProfile(desk.read("staging.yaml"), QStringLiteral("staging.yaml"));
        QVERIFY(profile && profile->cluster && profile->cluster->name == QLatin1String("crunch-tee"));
    }

    void writesItsStatePrivateAndNoSecretAnywhereElse()
    {
        SetupDesk desk;
        QVERIFY(done(desk.setUp(desk.program())));
        struct stat info
        {
        };
        QCOMPARE(::stat(QFile::encodeName(desk.path("state/setup-crunch-tee.json")).constData(), &info), 0);
        QCOMPARE(int(info.st_mode & 0777), 0600);
        QString all = QString::fromUtf8(desk.read("state/setup-crunch-tee.json"));
        for (const audit::Record &record : desk.log->records)
            all += record.what + record.target + QString::fromUtf8(QJsonDocument(record.after).toJson());
        const auto again = desk.program();
        QVERIFY(await(again->look()));
        all += again->plan().toText();
        for (const FileChange &change : again->survey().writes->changes)
            for (const DiffLine &line : change.preview)
                all += line.text;
        for (const char *secret : {"hunter2", "HUNTER", "yesterdays-key"})
            QVERIFY2(!all.contains(QLatin1String(secret)), secret);
        for (const QString &file : desk.files())
            QVERIFY2(!desk.read(file.toUtf8().constData()).contains("hunter2") || file == QLatin1String("o/.env"), qPrintable(file));
    }

    void masksWhatItWritesIntoTheEnvironmentFile()
    {
        SetupDesk desk;
        const auto run = desk.program();
        QVERIFY(await(run->look()));
        QString all;
        for (const FileChange &change : run->survey().writes->changes)
            for (const DiffLine &line : change.preview)
                all += line.text + u'\n';
        QVERIFY(all.contains(QLatin1String("PHALA_API_KEY=")));
        QVERIFY(all.contains(QLatin1String("cluster-name: crunch-tee")));
        QVERIFY(!all.contains(QLatin1String("hunter2")) && !all.contains(QLatin1String("yesterdays-key")));
    }

    void aDryRunSendsNothingAndWritesNothing()
    {
        SetupDesk desk;
        const QStringList before = desk.files();
        const auto run = desk.program();
        QVERIFY(await(run->look()));
        QVERIFY(run->plan().isAllowed());
        QCOMPARE(desk.files(), before);
        QVERIFY(!QDir(desk.path("state")).exists());
        QCOMPARE(desk.world->provisioned + desk.world->created + desk.world->removed, 0);
        QVERIFY(desk.world->approvals.empty() && desk.world->updates.empty());
        QVERIFY(desk.log->records.empty());
        QCOMPARE(desk.read("o/config.yml"), SetupDesk::kYaml);
    }

    void recordsBeforeItSends()
    {
        SetupDesk desk;
        QVERIFY(done(desk.setUp(desk.program())));
        QCOMPARE(desk.log->records.front().action, QStringLiteral("setup.registry"));
        QCOMPARE(desk.log->records.front().outcome, audit::Outcome::Intended);
        int intended = 0;
        int ended = 0;
        for (const audit::Record &record : desk.log->records) {
            intended += record.outcome == audit::Outcome::Intended;
            ended += record.outcome == audit::Outcome::Done;
        }
        QCOMPARE(ended, intended + 1); // and the verdict at the end
    }

    void sendsNothingThatCannotBeRecorded()
    {
        SetupDesk desk;
        const auto run = desk.program();
        desk.log->isFull = true;
        const auto outcome = done(desk.setUp(run));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Refused);
        QCOMPARE(desk.world->created, 0);
        QCOMPARE(desk.read("o/config.yml"), SetupDesk::kYaml);
    }

    void makesNoSecondRegistryWhereverItIsKilled()
    {
        int killed = 0;
        for (int step = 1; step < 200; ++step) {
            SetupDesk desk;
            desk.world->killAt = step;
            if (desk.setUp(desk.program())) {
                QVERIFY(!desk.world->isDead);
                QVERIFY(step > 15);
                break;
            }
            ++killed;
            desk.bury();
            const auto outcome = done(desk.setUp(desk.program()));
            QVERIFY2(outcome, qPrintable(QStringLiteral("killed at %1: %2").arg(step).arg(outcome ? QString() : outcome.error().what)));
            QVERIFY2(outcome->isGood, qPrintable(QStringLiteral("killed at %1: %2").arg(step).arg(words(outcome->checks))));
            QCOMPARE(desk.world->created, 1);
            QCOMPARE(desk.world->cvms.size(), size_t(1));
            // And the whole can be undone, to the last byte.
            const auto undone = desk.undo(desk.program());
            QVERIFY2(undone && *undone, qPrintable(QStringLiteral("killed at %1").arg(step)));
            QVERIFY(desk.world->cvms.empty());
            QCOMPARE(desk.read("o/config.yml"), SetupDesk::kYaml);
            QCOMPARE(desk.read("o/.env"), SetupDesk::kEnv);
            QCOMPARE(desk.read("staging.yaml"), SetupDesk::kProfile);
        }
        QVERIFY(killed > 15);
    }

    void undoesWhateverWasDoneWhereverItWasKilled()
    {
        for (int step = 1; step < 200; ++step) {
            SetupDesk desk;
            const QStringList before = desk.files();
            desk.world->killAt = step;
            if (desk.setUp(desk.program()))
                break;
            desk.bury();
            const auto run = desk.program();
            const bool isBegun = run->undoPlan().isAllowed();
            const auto undone = desk.undo(run);
            QVERIFY(undone);
            QCOMPARE(undone->has_value(), isBegun);
            QVERIFY2(desk.world->cvms.empty(), qPrintable(QStringLiteral("killed at %1").arg(step)));
            QCOMPARE(desk.read("o/config.yml"), SetupDesk::kYaml);
            QCOMPARE(desk.read("o/.env"), SetupDesk::kEnv);
            QCOMPARE(desk.read("staging.yaml"), SetupDesk::kProfile);
            QStringList after = desk.files();
            after.removeAll(QStringLiteral("state/setup-crunch-tee.json"));
            QCOMPARE(after, before);
        }
    }

    void anUndoThatIsKilledGoesOn()
    {
        for (int step = 1; step < 60; ++step) {
            SetupDesk desk;
            QVERIFY(done(desk.setUp(desk.program())));
            desk.bury();
            desk.world->killAt = step;
            const auto first = desk.undo(desk.program());
            desk.bury();
            const auto second = desk.undo(desk.program());
            QVERIFY2(second, qPrintable(QString::number(step)));
            QCOMPARE(second->has_value(), !first.has_value());
            QVERIFY(desk.world->cvms.empty());
            QCOMPARE(desk.world->removed, 1);
            QCOMPARE(desk.read("o/.env"), SetupDesk::kEnv);
            if (first)
                return;
        }
        QFAIL("the undo has no end");
    }

    void aSecondRunOfAFinishedSetupChangesNothing()
    {
        SetupDesk desk;
        QVERIFY(done(desk.setUp(desk.program())));
        const QByteArray env = desk.read("o/.env");
        const QStringList files = desk.files();
        desk.bury();
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY(outcome && outcome->isGood);
        QCOMPARE(desk.world->created, 1);
        QCOMPARE(desk.read("o/.env"), env);
        QCOMPARE(desk.files(), files);
    }

    void findsTheMachineWhenTheAnswerWasLost_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("outcome unknown") << ErrorKind::OutcomeUnknown;
        QTest::newRow("nonsense") << ErrorKind::Protocol;
        QTest::newRow("timeout") << ErrorKind::Timeout;
    }
    void findsTheMachineWhenTheAnswerWasLost()
    {
        QFETCH(ErrorKind, kind);
        SetupDesk desk;
        desk.world->answerIsLost = Error{.kind = kind, .what = QStringLiteral("lost")};
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
        QCOMPARE(desk.world->created, 1);
        QVERIFY(desk.undo(desk.program())->has_value());
        QVERIFY(desk.world->cvms.empty());
    }

    void aRefusalLeavesNothingToLookFor()
    {
        SetupDesk desk;
        desk.world->createFails = Error{.kind = ErrorKind::Forbidden, .what = QStringLiteral("no credit")};
        auto run = desk.program();
        const auto outcome = done(desk.setUp(run));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Forbidden);
        run.reset();
        desk.world->createFails.reset();
        const auto again = done(desk.setUp(desk.program()));
        QVERIFY(again && again->isGood);
        QCOMPARE(desk.world->created, 1);
    }

    void makesNothingWhenItCannotTellWhatIsThere_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"list fails", "row unreadable", "two registries", "stopped", "not ours", "clash"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void makesNothingWhenItCannotTellWhatIsThere()
    {
        QFETCH(QString, what);
        SetupDesk desk;
        const QString name = QStringLiteral("crunch-tee-registry");
        if (what == QLatin1String("list fails"))
            desk.world->listFails = Error{.kind = ErrorKind::Timeout, .what = QStringLiteral("too slow")};
        else if (what == QLatin1String("row unreadable"))
            desk.world->unreadableRows = 1;
        else if (what == QLatin1String("stopped"))
            desk.world->add(name, QString(40, u'1'), domain::RunState::Stopped);
        else if (what == QLatin1String("clash"))
            desk.world->add(QStringLiteral("crunch-tee-two-registry"), QString(40, u'1'));
        else
            desk.world->add(name, QString(40, u'1'));
        if (what == QLatin1String("two registries"))
            desk.world->add(name, QString(40, u'2'));
        const auto run = desk.program();
        QVERIFY(await(run->look()));
        QVERIFY(!run->plan().isAllowed());
        const auto outcome = done(desk.awaitOrDeath(run->carryOut(CancelToken()), std::chrono::seconds(1)));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Refused);
        QCOMPARE(desk.world->provisioned + desk.world->created, 0);
        QCOMPARE(desk.read("o/config.yml"), SetupDesk::kYaml);
    }

    void takesARegistryOverAndNeverDeletesIt()
    {
        SetupDesk desk;
        desk.extraAnswers = "existing-registry: adopt\n";
        desk.world->add(QStringLiteral("crunch-tee-registry"), QString(40, u'1'));
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
        QVERIFY2(outcome->isGood, qPrintable(words(outcome->checks)));
        QCOMPARE(desk.world->created, 0);
        desk.bury();
        const auto run = desk.program();
        QVERIFY(!run->undoPlan().phrase);
        QVERIFY(desk.undo(run)->has_value());
        QCOMPARE(desk.world->removed, 0);
        QCOMPARE(desk.world->cvms.size(), size_t(1));
        QCOMPARE(desk.read("o/.env"), SetupDesk::kEnv);
    }

    void approvesTheRunnersThatAreThere()
    {
        SetupDesk desk;
        desk.world->add(QStringLiteral("crunch-tee-runner-01234567"), QString(40, u'2')).composeHash = QString(64, u'd');
        desk.world->add(QStringLiteral("crunch-tee-runner-01234568"), QString(40, u'3')).composeHash = QString(64, u'd');
        QVERIFY(done(desk.setUp(desk.program())));
        QCOMPARE(desk.world->approvals.size(), size_t(1));
        QCOMPARE(desk.world->approvals.front(), QStringList{QString(64, u'd')});
        QVERIFY(desk.world->updates.empty());
    }

    void refusesARegistryThatDoesNotRepeatTheHash()
    {
        SetupDesk desk;
        desk.world->repeatsHashes = false;
        desk.world->add(QStringLiteral("crunch-tee-runner-01234567"), QString(40, u'2'));
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Protocol);
    }

    void anOldRegistryIsRestartedOnlyWithLeave()
    {
        SetupDesk desk;
        desk.world->knowsApproval = false;
        desk.world->add(QStringLiteral("crunch-tee-runner-01234567"), QString(40, u'2')).composeHash = QString(64, u'd');
        const auto refused = done(desk.setUp(desk.program()));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY(refused.error().nextStep.contains(QLatin1String("approve-by-restart")));
        QVERIFY(desk.world->updates.empty());

        desk.bury();
        desk.extraAnswers = "approve-by-restart: true\n";
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
        QCOMPARE(desk.world->updates.size(), size_t(1));
        QVERIFY(desk.world->updates.front().contains(QStringLiteral("APPROVED_COMPOSE_HASH")));
        QVERIFY(desk.world->updates.front().contains(QStringLiteral("AWS_SECRET_ACCESS_KEY"))); // the whole set is replaced

        desk.bury();
        QVERIFY(done(desk.setUp(desk.program())));
        QCOMPARE(desk.world->updates.size(), size_t(1)); // no second restart
    }

    void aRestartThatTheOwnerMustAllowIsKeptAndNotDoneTwiceOnceItIsCommitted()
    {
        SetupDesk desk;
        desk.world->knowsApproval = false;
        desk.world->needsChain = true;
        desk.extraAnswers = "approve-by-restart: true\n";
        desk.world->add(QStringLiteral("crunch-tee-runner-01234567"), QString(40, u'2')).composeHash = QString(64, u'd');
        const auto waits = done(desk.setUp(desk.program()));
        QVERIFY(!waits);
        QCOMPARE(waits.error().kind, ErrorKind::Refused);
        QVERIFY2(waits.error().nextStep.contains(QLatin1String("phala cvms commit")), qPrintable(waits.error().nextStep));
        QVERIFY(desk.world->updates.empty());
        QCOMPARE(desk.steps->all().size(), size_t(1));
        const cluster::KeptStep kept = desk.steps->all().front();
        domain::Cvm *const registry = desk.world->find(kept.cvm.text());
        QVERIFY(registry != nullptr);
        QCOMPARE(kept.name, registry->name);
        QCOMPARE(kept.step->composeHash, QString(64, u'e'));
        QCOMPARE(kept.step->commitToken.view().toByteArray(), QByteArray("tok-1"));
        QVERIFY(!kept.wasCommitted);

        // Committed elsewhere: the machine runs with that hash.
        registry->composeHash = kept.step->composeHash;
        desk.world->needsChain = false;
        desk.bury();
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
        QVERIFY2(desk.world->updates.empty(), "a second restart would end models for nothing");
        QVERIFY(outcome->isGood);
        desk.bury();
        QVERIFY(done(desk.setUp(desk.program())));
        QVERIFY(desk.world->updates.empty());
    }

    void aRestartThatTheOwnerMustAllowIsAskedForAgainWhereItWasNotCommitted()
    {
        SetupDesk desk;
        desk.world->knowsApproval = false;
        desk.world->needsChain = true;
        desk.extraAnswers = "approve-by-restart: true\n";
        desk.world->add(QStringLiteral("crunch-tee-runner-01234567"), QString(40, u'2')).composeHash = QString(64, u'd');
        QVERIFY(!done(desk.setUp(desk.program())));
        QCOMPARE(desk.steps->all().size(), size_t(1));
        desk.world->needsChain = false; // the owner allowed it, and nobody committed
        desk.bury();
        QVERIFY(done(desk.setUp(desk.program())));
        QCOMPARE(desk.world->updates.size(), size_t(1));
        QVERIFY2(desk.steps->all().empty(), "what was overtaken is not waited for");
    }

    void waitsUntilTheRegistryAnswersAndHasItsKeys()
    {
        SetupDesk desk;
        desk.world->unhealthy = 3;
        desk.world->refusesSigned = 3;
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY2(outcome && outcome->isGood, outcome ? qPrintable(words(outcome->checks)) : qPrintable(outcome.error().what));
    }

    void givesUpAtItsTimeAndGoesOnLater()
    {
        SetupDesk desk;
        desk.world->unhealthy = 1000;
        desk.world->onLook = [&desk] { desk.clock->advance(std::chrono::minutes(3)); };
        auto run = desk.program();
        const auto outcome = done(desk.setUp(run));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Timeout);
        QVERIFY(desk.world->unhealthy > 990);
        run.reset();
        desk.world->unhealthy = 0;
        const auto again = done(desk.setUp(desk.program()));
        QVERIFY(again && again->isGood);
        QCOMPARE(desk.world->created, 1);
    }

    void givesUpInItsTimeWhenARequestHangs_data()
    {
        QTest::addColumn<bool>("cloudHangs");
        QTest::newRow("the cloud's") << true;
        QTest::newRow("the registry's") << false;
    }
    void givesUpInItsTimeWhenARequestHangs()
    {
        QFETCH(bool, cloudHangs);
        SetupDesk desk;
        desk.realClock = std::make_shared<SystemClock>();
        desk.readyLimit = std::chrono::milliseconds(300);
        (cloudHangs ? desk.world->lookHangs : desk.world->identityHangs) = true;
        auto run = desk.program();
        QVERIFY(await(run->look()));
        QElapsedTimer time;
        time.start();
        const auto outcome = done(desk.awaitOrDeath(run->carryOut(CancelToken()), std::chrono::milliseconds(200)));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Timeout);
        QVERIFY2(outcome.error().what.contains(QLatin1String("not answered")), qPrintable(outcome.error().what));
        QVERIFY2(time.elapsed() >= 300 && time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
        run.reset();
        desk.world->lookHangs = desk.world->identityHangs = false;
        desk.readyLimit.reset();
        const auto again = done(desk.setUp(desk.program()));
        QVERIFY(again && again->isGood);
        QCOMPARE(desk.world->created, 1);
    }
    void stopsWaitingAtOnceAlsoWhileARequestHangs()
    {
        SetupDesk desk;
        desk.world->identityHangs = true;
        const CancelToken cancel;
        const auto run = desk.program();
        QVERIFY(await(run->look()));
        QTimer::singleShot(100, run.get(), [&cancel] { cancel.cancel(); });
        QElapsedTimer time;
        time.start();
        const auto outcome = done(desk.awaitOrDeath(run->carryOut(cancel), std::chrono::milliseconds(200)));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
        QVERIFY(time.elapsed() < 5000);
    }
    void asksARegistryThatStartsAndThenWaitsForItAndMakesNoSecond()
    {
        SetupDesk desk;
        desk.world->add(QStringLiteral("crunch-tee-registry"), QString(40, u'1'), domain::RunState::Starting);
        const auto asking = desk.program();
        QVERIFY(await(asking->look()));
        QVERIFY2(!asking->plan().isAllowed(), "it asks first whether that one is meant");
        QVERIFY2(asking->plan().refusal.contains(QLatin1String("crunch-tee-registry")), qPrintable(asking->plan().refusal));
        QVERIFY2(!asking->plan().toText().contains(QLatin1String("Take over")), "what the answers refuse is no step");
        desk.extraAnswers = "existing-registry: adopt\n";
        desk.world->unhealthy = 3;
        int looks = 0;
        desk.world->onLook = [&] {
            if (++looks == 3)
                desk.world->cvms.front().state = domain::RunState::Running;
        };
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY2(outcome && outcome->isGood, outcome ? qPrintable(words(outcome->checks)) : qPrintable(outcome.error().what));
        QVERIFY(looks > 3);
        QCOMPARE(desk.world->provisioned + desk.world->created, 0);
        QCOMPARE(desk.world->cvms.size(), size_t(1));
    }
    void usesTheNodeOfARegistryThatIsThereAndShowsThatAnotherWasPicked()
    {
        SetupDesk desk;
        desk.extraAnswers = "existing-registry: adopt\n";
        desk.node = "prod10";
        domain::Cvm &cvm = desk.world->add(QStringLiteral("crunch-tee-registry"), QString(40, u'1'));
        cvm.node = QStringLiteral("prod5");
        cvm.gatewayDomain = QStringLiteral("dstack-pha-prod5.phala.network");
        const auto run = desk.program();
        QVERIFY(await(run->look()));
        QString told;
        for (const domain::PlanCheck &check : run->plan().checks)
            if (check.text.contains(QLatin1String("prod10")))
                told = check.text;
        QVERIFY2(told.contains(QLatin1String("prod5")), qPrintable(told));
        QVERIFY(run->plan().steps.front().what.contains(QLatin1String("prod5")));
        const auto outcome = done(desk.awaitOrDeath(run->carryOut(CancelToken()), std::chrono::seconds(1)));
        QVERIFY2(outcome && outcome->isGood, outcome ? qPrintable(words(outcome->checks)) : qPrintable(outcome.error().what));
        QCOMPARE(outcome->registryUrl, QStringLiteral("https://%1-9010.dstack-pha-prod5.phala.network").arg(QString(40, u'1')));
        QVERIFY2(words(outcome->checks).contains(QLatin1String("registry-elsewhere")), "and once more at the end");
        QVERIFY(!desk.read("o/config.yml").contains("prod10"));
        QCOMPARE(desk.world->created, 0);
        desk.bury();
        desk.node = "prod5";
        const auto agreeing = desk.program();
        QVERIFY(await(agreeing->look()));
        for (const domain::PlanCheck &check : agreeing->plan().checks)
            QVERIFY2(!check.text.contains(QLatin1String("was picked")), qPrintable(check.text));
    }
    void saysInWhichOfTheWalletsSlotsTheKeyIs_data()
    {
        QTest::addColumn<QStringList>("hashes");
        QTest::addColumn<QString>("slot");
        const QString ours(64, u'k');
        const QString other(64, u'0');
        QTest::newRow("first") << QStringList{ours, other} << QStringLiteral("primary");
        QTest::newRow("second") << QStringList{other, ours} << QStringLiteral("secondary");
        QTest::newRow("second alone") << QStringList{QString(), ours} << QStringLiteral("secondary");
        QTest::newRow("neither") << QStringList{other, QString()} << QString();
    }
    void saysInWhichOfTheWalletsSlotsTheKeyIs()
    {
        QFETCH(QStringList, hashes);
        QFETCH(QString, slot);
        SetupDesk desk;
        desk.allowed->hashes = hashes;
        const auto run = desk.program();
        QVERIFY(await(run->look()));
        QCOMPARE(run->plan().isAllowed(), !slot.isEmpty());
        bool told = slot.isEmpty();
        for (const domain::PlanCheck &check : run->plan().checks)
            told = told || (check.state == domain::CheckState::Pass && check.text.contains(u'(' + slot + u')'));
        QVERIFY2(told, "the plan shows the slot");
    }

    void stopsWaitingWhenTold()
    {
        SetupDesk desk;
        desk.world->unhealthy = 1000;
        const CancelToken cancel;
        int looks = 0;
        desk.world->onLook = [&] {
            if (++looks == 3)
                cancel.cancel();
        };
        const auto run = desk.program();
        QVERIFY(await(run->look()));
        const auto outcome = done(desk.awaitOrDeath(run->carryOut(cancel), std::chrono::seconds(1)));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
        QCOMPARE(looks, 3);
    }

    void isNotGoodWhenACheckAtTheEndFails_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("code");
        QTest::newRow("served without a signature") << QStringLiteral("unsigned") << QStringLiteral("unsigned");
        QTest::newRow("signature never accepted") << QStringLiteral("signed") << QStringLiteral("signed");
        QTest::newRow("runs commands") << QStringLiteral("debug") << QStringLiteral("debug-mode");
        QTest::newRow("another domain") << QStringLiteral("domain") << QStringLiteral("domain");
        QTest::newRow("another compose hash") << QStringLiteral("hash") << QStringLiteral("compose-hash");
    }
    void isNotGoodWhenACheckAtTheEndFails()
    {
        QFETCH(QString, what);
        QFETCH(QString, code);
        SetupDesk desk;
        if (what == QLatin1String("unsigned"))
            desk.world->unsignedStatus = 200;
        else if (what == QLatin1String("signed"))
            desk.world->refusesSigned = 1'000'000'000; // for ever
        else if (what == QLatin1String("debug"))
            desk.world->isDebug = true;
        else if (what == QLatin1String("domain"))
            desk.world->domain = QStringLiteral("dstack-pha-prod5.phala.network");
        const auto parts = desk.parts();
        parts->readyLimit = std::chrono::seconds(60);
        QTimer ticking; // so that a wait for what never comes ends
        connect(&ticking, &QTimer::timeout, this, [&desk] { desk.clock->advance(std::chrono::seconds(1)); });
        ticking.start(10);
        if (what == QLatin1String("hash"))
            desk.world->onLook = [&desk] { desk.world->cvms.front().composeHash = QString(64, u'e'); };
        const auto run = std::make_shared<SetupRun>(parts, desk.answers());
        const auto outcome = done(desk.setUp(run));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
        QVERIFY(!outcome->isGood);
        const Finding *const finding = findCode(outcome->checks, code);
        QVERIFY(finding);
        QCOMPARE(finding->severity, Severity::Failed);
        QVERIFY(!desk.read("state/setup-crunch-tee.json").contains("\"finished\": true"));
    }

    void refusesFilesThatWereChangedAfterThePlan()
    {
        SetupDesk desk;
        const auto run = desk.program();
        QVERIFY(await(run->look()));
        desk.write("o/.env", "somebody=else\n");
        const auto outcome = done(desk.awaitOrDeath(run->carryOut(CancelToken()), std::chrono::seconds(1)));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
        QCOMPARE(desk.read("o/.env"), QByteArray("somebody=else\n"));
    }

    void onlyOneProgramSetsAClusterUp()
    {
        SetupDesk desk;
        const auto held = SetupStateFile::open(desk.path("state"), QStringLiteral("crunch-tee"));
        QVERIFY(held);
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
        QCOMPARE(desk.world->created, 0);
    }

    void aBrokenStateIsNoReasonToBeginAnew()
    {
        SetupDesk desk;
        QVERIFY(done(desk.setUp(desk.program())));
        desk.bury();
        QFile file(desk.path("state/setup-crunch-tee.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\":1,");
        file.close();
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY(!outcome);
        QCOMPARE(desk.world->created, 1);
        QVERIFY(!desk.undo(desk.program())->has_value());
        QCOMPARE(desk.world->cvms.size(), size_t(1));
    }

    void changesNothingInAReadOnlyEnvironment()
    {
        SetupDesk desk;
        const auto parts = desk.parts();
        parts->access = std::make_shared<domain::WriteAccess>(domain::EnvironmentKind::Production, desk.clock);
        const auto run = std::make_shared<SetupRun>(parts, desk.answers());
        const auto outcome = done(desk.setUp(run));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Refused);
        QVERIFY(!QDir(desk.path("state")).exists());
        QCOMPARE(desk.world->provisioned, 0);
    }

    void saysWhoseFaultARefusedKeyIs()
    {
        SetupDesk desk;
        desk.world->accountFails = Error{.kind = ErrorKind::Unauthorised, .what = QStringLiteral("401")};
        desk.allowed->hashes = {QString(64, u'0')};
        const auto run = desk.program();
        QVERIFY(await(run->look()));
        const auto &pages = run->survey().pages;
        QCOMPARE(pages.at(SetupPage::Account).front().severity, Severity::Failed);
        QVERIFY(findCode(pages.at(SetupPage::Coordinator), QStringLiteral("key-not-allowed")));
        desk.world->accountFails = Error{.kind = ErrorKind::Timeout, .what = QStringLiteral("slow")};
        QVERIFY(await(run->look()));
        QCOMPARE(run->survey().pages.at(SetupPage::Account).front().severity, Severity::Unknown);
    }
};

QTEST_GUILESS_MAIN(SetupRunTest)
#include "tst_setup_run.moc"
