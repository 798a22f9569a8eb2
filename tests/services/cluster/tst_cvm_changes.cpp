// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/cluster/cvm_change_bench.h"
#include "tests/support/await.h"

#include <QJsonArray>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using domain::RunState;
using test::oneVariable;
using test::running;
using test::webTier;

class CvmChangesTest : public QObject
{
    Q_OBJECT

    using Fixture = test::ChangeBench;
    template <typename T>
    static Result<T> settled(QCoro::Task<Result<T>> task)
    {
        auto result = test::await(std::move(task));
        if (result)
            return std::move(*result);
        return Error{.kind = ErrorKind::Internal, .what = u"it never ended"_s};
    }
    static Result<ChangeResult> run(Fixture &fixture, const Result<CvmChanges::Offered> &offer)
    {
        if (!offer)
            return offer.error();
        return settled(fixture.changes->run(*offer, (*offer)->plan.phrase.value_or(QString())));
    }

private slots:
    void aDeploymentIsRecordedSentOnceAndProvenByItsHash()
    {
        Fixture fixture;
        fixture.cloud->becomes = running(u"bb"_s);
        const auto offer = settled(fixture.changes->prepareDeploy(webTier()));
        QVERIFY(offer);
        QCOMPARE(fixture.cloud->sent, QStringList{u"provision"_s});
        QVERIFY(fixture.audit->records().empty());
        const auto result = run(fixture, offer);
        QVERIFY2(result && result->ok, qPrintable(result ? result->text : result.error().what));
        QCOMPARE(result->id.text(), u"uuid-1"_s);
        QCOMPARE(result->recipientKey, RecipientKey::SignatureVerified);
        QCOMPARE(fixture.cloud->sent, QStringList({u"provision"_s, u"create web-tier"_s}));
        QCOMPARE(fixture.outcomes(), QStringList({u"cvm.deploy intended"_s, u"cvm.deploy done"_s}));
        for (const audit::Record &record : fixture.audit->records()) {
            QCOMPARE(record.after["variables"_L1].toArray(), QJsonArray{u"TOKEN"_s});
            QCOMPARE(record.run, fixture.audit->records().front().run);
        }
        QCOMPARE(fixture.operations->runningCount(), 0);
    }

    void aMachineThatCameUpWithAnotherManifestIsAFailure()
    {
        Fixture fixture;
        fixture.cloud->becomes = running(u"ee"_s);
        const auto result = run(fixture, settled(fixture.changes->prepareDeploy(webTier())));
        QVERIFY(result && !result->ok);
        QVERIFY(result->text.contains(u"compose hash ee, not bb"_s));
        QCOMPARE(fixture.outcomes().last(), u"cvm.deploy failed"_s);
    }

    void aLostAnswerIsSettledByReading_data()
    {
        QTest::addColumn<bool>("takesPlace");
        QTest::newRow("it was made") << true;
        QTest::newRow("nothing is to be seen") << false;
    }
    void aLostAnswerIsSettledByReading()
    {
        QFETCH(bool, takesPlace);
        Fixture fixture;
        fixture.cloud->becomes = running(u"bb"_s);
        fixture.cloud->error = Error{.kind = ErrorKind::OutcomeUnknown, .what = u"the answer was lost"_s};
        fixture.cloud->takesPlace = takesPlace;
        const auto result = run(fixture, settled(fixture.changes->prepareDeploy(webTier())));
        QVERIFY(result);
        QCOMPARE(result->ok, takesPlace);
        QCOMPARE(fixture.outcomes().last(), takesPlace ? u"cvm.deploy done"_s : u"cvm.deploy unknown"_s);
        QCOMPARE(fixture.cloud->sent.count(u"create web-tier"_s), 1);
    }

    void aSpecificationThatCannotBeSentIsNotProvisioned()
    {
        Fixture fixture;
        auto spec = webTier();
        spec->name = u"no"_s;
        const auto offer = settled(fixture.changes->prepareDeploy(spec));
        QVERIFY(offer && !(*offer)->plan.isAllowed());
        QVERIFY(fixture.cloud->sent.isEmpty());
        QVERIFY(!run(fixture, offer));
        QVERIFY(fixture.audit->records().empty());
    }

    void aDeletionNeedsThePhraseAndIsProvenByAbsence()
    {
        Fixture fixture;
        fixture.cloud->cvm = running(u"aa"_s);
        const auto offer = settled(fixture.changes->prepareRemove(u"web-tier"_s));
        QVERIFY(offer);
        const auto refused = settled(fixture.changes->run(*offer, u"env/web"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY(fixture.cloud->sent.isEmpty() && fixture.audit->records().empty());
        const auto result = run(fixture, offer);
        QVERIFY2(result && result->ok, qPrintable(result ? result->text : result.error().what));
        QVERIFY(result->text.startsWith(u"gone after"_s));
        QCOMPARE(fixture.cloud->sent, QStringList{u"remove uuid-1"_s});
        QCOMPARE(fixture.outcomes(), QStringList({u"cvm.delete intended"_s, u"cvm.delete done"_s}));
    }

    void aRefusalOfTheCloudChangesNothingAndIsRecorded()
    {
        Fixture fixture;
        fixture.cloud->cvm = running(u"aa"_s);
        fixture.cloud->error = Error{.kind = ErrorKind::Conflict, .what = u"another operation runs"_s};
        Resources resources;
        resources.vcpu = 2;
        const auto result = run(fixture, settled(fixture.changes->prepareResize(u"web-tier"_s, resources)));
        QVERIFY(result && !result->ok);
        QVERIFY(result->text.contains(u"another operation runs"_s));
        QCOMPARE(fixture.outcomes(), QStringList({u"cvm.resize intended"_s, u"cvm.resize failed"_s}));
    }

    void aSizeIsReadBack_data()
    {
        QTest::addColumn<int>("vcpu");
        QTest::addColumn<bool>("ok");
        QTest::newRow("as asked for") << 2 << true;
        QTest::newRow("as before") << 1 << false;
    }
    void aSizeIsReadBack()
    {
        QFETCH(int, vcpu);
        QFETCH(bool, ok);
        Fixture fixture;
        fixture.cloud->cvm = running(u"aa"_s);
        fixture.cloud->becomes = running(u"aa"_s);
        fixture.cloud->becomes->vcpu = vcpu;
        Resources resources;
        resources.vcpu = 2;
        const auto result = run(fixture, settled(fixture.changes->prepareResize(u"web-tier"_s, resources)));
        QVERIFY(result);
        QCOMPARE(result->ok, ok);
    }

    void aResizeLooksAtTheRoomOfTheMachinesNode()
    {
        Fixture fixture;
        fixture.cloud->cvm = running(u"aa"_s);
        CloudNode node;
        node.name = u"prod7"_s;
        node.remainingVcpu = 1;
        fixture.cloud->nodesAre = std::vector<CloudNode>{node};
        Resources resources;
        resources.vcpu = 2;
        const auto fits = settled(fixture.changes->prepareResize(u"web-tier"_s, resources));
        QVERIFY(fits && (*fits)->plan.isAllowed());
        QCOMPARE((*fits)->room.vcpu, std::optional(1.0));
        resources.vcpu = 3;
        const auto refused = settled(fixture.changes->prepareResize(u"web-tier"_s, resources));
        QVERIFY(refused && !(*refused)->plan.isAllowed());
        QVERIFY2((*refused)->plan.refusal.contains(u"does not fit"_s), qPrintable((*refused)->plan.refusal));
        QVERIFY(!run(fixture, refused));
        QVERIFY(fixture.cloud->sent.isEmpty() && fixture.audit->records().empty());
        fixture.cloud->nodesAre = test::gone();
        const auto unknown = settled(fixture.changes->prepareResize(u"web-tier"_s, resources));
        QVERIFY2(unknown && (*unknown)->plan.isAllowed(), "nodes that cannot be read hold nothing up");
        QVERIFY((*unknown)->plan.toText().contains(u"what prod7 has free is not known"_s));
    }

    void whatNobodyCanNameIsRecordedAsLostWithTheRest()
    {
        Fixture fixture;
        fixture.cloud->cvm = running(u"aa"_s);
        fixture.cloud->becomes = running(u"aa"_s);
        fixture.cloud->listsEnvs = false;
        const auto offer = settled(fixture.changes->prepareUpdate(u"web-tier"_s, oneVariable()));
        QVERIFY(offer && (*offer)->mayLoseVariables());
        const auto result = run(fixture, offer);
        QVERIFY2(result && result->ok, "a manifest without a list need not get one");
        QVERIFY(fixture.audit->records().front().after["unnamedVariables"_L1].toString().contains(u"no list"_s));
    }

    void anUpdateOfVariablesRecordsTheNamesThatWereLost()
    {
        Fixture fixture;
        fixture.cloud->cvm = running(u"aa"_s);
        fixture.cloud->becomes = running(u"dd"_s);
        const auto offer = settled(fixture.changes->prepareUpdate(u"web-tier"_s, oneVariable()));
        QVERIFY(offer);
        QCOMPARE((*offer)->variables.dropped, QStringList{u"DB_URL"_s});
        QCOMPARE((*offer)->plan.phrase, std::optional(u"env/web-tier"_s));
        const auto result = run(fixture, offer);
        QVERIFY2(result && result->ok, qPrintable(result ? result->text : result.error().what));
        QCOMPARE(fixture.audit->records().front().after["droppedVariables"_L1].toArray(), QJsonArray{u"DB_URL"_s});
    }

    void anUpdateSaysTheHashOfNowAndTheOneThatIsForetold()
    {
        Fixture fixture;
        fixture.cloud->cvm = running(u"aa"_s);
        fixture.cloud->becomes = running(u"dd"_s);
        auto change = std::make_shared<CvmUpdate>();
        change->composeText = "services: {}\n";
        change->predictedHash = u"dd"_s;
        const auto offer = settled(fixture.changes->prepareUpdate(u"web-tier"_s, change));
        QVERIFY(offer && (*offer)->changesHash);
        const QString text = (*offer)->plan.toText();
        QVERIFY2(text.contains(u"compose hash now: aa"_s) && text.contains(u"compose hash foretold: dd"_s), qPrintable(text));
        const auto result = run(fixture, offer);
        QVERIFY2(result && result->ok, qPrintable(result ? result->text : result.error().what));
        QVERIFY(result->readBack);
        QCOMPARE(result->readBack->composeHash, u"dd"_s);
        QCOMPARE(fixture.audit->records().front().after["predictedComposeHash"_L1].toString(), u"dd"_s);
        QCOMPARE(fixture.audit->records().back().after["composeHash"_L1].toString(), u"dd"_s);
    }

    void anotherComposeTextThatLeavesTheHashWasNotTaken()
    {
        Fixture fixture;
        fixture.cloud->cvm = running(u"aa"_s);
        fixture.cloud->becomes = running(u"aa"_s);
        auto change = std::make_shared<CvmUpdate>();
        change->composeText = "services: {}\n";
        const auto result = run(fixture, settled(fixture.changes->prepareUpdate(u"web-tier"_s, change)));
        QVERIFY(result && !result->ok);
        QVERIFY2(result->text.contains(u"still names the compose hash from before"_s), qPrintable(result->text));
    }

    void newValuesOfTheSameNamesKeepTheirOrderAndTheHash()
    {
        auto change = std::make_shared<CvmUpdate>();
        change->variables.emplace();
        for (const char *name : {"NEW", "DB_URL", "API_KEY"})
            change->variables->push_back({QString::fromLatin1(name), Secret::copyOf(name)});
        const VariableChange names = variableChange({u"API_KEY"_s, u"DB_URL"_s}, *change->variables);
        const auto ordered = inOrderOf(names, *change);
        QStringList order;
        for (const SealedVariable &variable : *ordered->variables) {
            order << variable.name;
            QCOMPARE(variable.value.view().toByteArray(), variable.name.toLatin1());
        }
        QCOMPARE(order, QStringList({u"API_KEY"_s, u"DB_URL"_s, u"NEW"_s}));
        ComposeFile now;
        now.allowedEnvs = {u"API_KEY"_s, u"DB_URL"_s};
        QVERIFY(changesHash(*ordered, names, now));
        now.allowedEnvs << u"NEW"_s;
        QVERIFY2(!changesHash(*ordered, names, now), "values are not in the hash");
    }

    void aMachineThatRunsIsNotResizedWithoutARestart()
    {
        Fixture fixture;
        fixture.cloud->cvm = running(u"aa"_s);
        Resources resources;
        resources.vcpu = 2;
        resources.allowRestart = false;
        const auto offer = settled(fixture.changes->prepareResize(u"web-tier"_s, resources));
        QVERIFY(offer && !(*offer)->plan.isAllowed());
        fixture.cloud->cvm->state = RunState::Stopped;
        const auto stopped = settled(fixture.changes->prepareResize(u"web-tier"_s, resources));
        QVERIFY(stopped && (*stopped)->plan.isAllowed());
    }

    void whatMustBeAllowedOnChainChangesNothingUntilItIsCommitted()
    {
        Fixture fixture;
        fixture.cloud->cvm = running(u"aa"_s);
        fixture.cloud->becomes = running(QString(64, u'c'));
        fixture.cloud->needsChain = true;
        const auto first = run(fixture, settled(fixture.changes->prepareUpdate(u"web-tier"_s, oneVariable())));
        QVERIFY(first && !first->ok && first->onChain);
        QVERIFY(first->text.startsWith(u"nothing is changed yet"_s));
        QCOMPARE(fixture.outcomes().last(), u"cvm.update refused"_s);
        const auto second = run(fixture, settled(fixture.changes->prepareCommit(u"web-tier"_s, first->onChain, u"0x"_s + QString(64, u'7'))));
        QVERIFY2(second && second->ok, qPrintable(second ? second->text : second.error().what));
        QCOMPARE(fixture.cloud->committedToken, u"tok-1"_s);
        QCOMPARE(fixture.outcomes().last(), u"cvm.commit done"_s);
    }

    void aMachineThatItsContractDoesNotAllowIsNotMadeAndSaysWhatTheOwnerHasToCall()
    {
        Fixture fixture;
        fixture.cloud->error = Error{.kind = ErrorKind::Refused, .what = u"the contract says no"_s, .httpStatus = 468};
        const auto result = run(fixture, settled(fixture.changes->prepareDeploy(webTier())));
        QVERIFY(result && !result->ok && !result->isOpen && result->onChain);
        QVERIFY2(result->text.startsWith(u"nothing is made yet"_s), qPrintable(result->text));
        QCOMPARE(result->onChain->composeHash, u"bb"_s);
        QCOMPARE(result->onChain->answer, ChainAnswer::HashNotAllowed);
        QVERIFY(result->onChain->needsComposeHash);
        QCOMPARE(fixture.outcomes().last(), u"cvm.deploy refused"_s);
        QVERIFY(!fixture.cloud->cvm);
    }

    void nothingIsSentWithoutARecordWithoutAccessOrByAnOldPlan()
    {
        Fixture fixture(domain::EnvironmentKind::Production);
        fixture.cloud->cvm = running(u"aa"_s);
        const auto locked = settled(fixture.changes->prepareRemove(u"web-tier"_s));
        QVERIFY(locked && !(*locked)->plan.isAllowed());
        fixture.access->unlock();
        const auto offer = settled(fixture.changes->prepareRemove(u"web-tier"_s));
        QVERIFY(offer && (*offer)->plan.isAllowed());
        fixture.audit->failFromNowOn();
        QVERIFY(!run(fixture, offer));
        fixture.audit->recover();
        fixture.clock->advance(11min);
        fixture.access->unlock();
        const auto old = run(fixture, offer);
        QVERIFY(!old);
        QVERIFY(old.error().what.contains(u"too old"_s));
        fixture.access->lock();
        QVERIFY(!run(fixture, offer));
        QVERIFY(fixture.cloud->sent.isEmpty());
        QVERIFY(!fixture.changes->isRunning());
    }

    void oneMachineIsInOneChangeAtATime()
    {
        Fixture fixture;
        fixture.cloud->cvm = running(u"aa"_s);
        const auto offer = settled(fixture.changes->prepareRemove(u"web-tier"_s));
        QVERIFY(offer);
        auto first = fixture.changes->run(*offer, *(*offer)->plan.phrase);
        const auto second = run(fixture, offer);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Refused);
        const auto result = settled(std::move(first));
        QVERIFY(result && result->ok);
        QCOMPARE(fixture.cloud->sent.size(), 1);
    }
};

QTEST_GUILESS_MAIN(CvmChangesTest)
#include "tst_cvm_changes.moc"
