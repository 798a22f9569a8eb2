// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/cluster/cvm_change_bench.h"
#include "tests/support/await.h"

#include <QJsonDocument>
#include <QTest>

#include <map>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

namespace {

const QString kHash(64, u'c');
const QString kTransaction = u"0x"_s + QString(64, u'7');

/// A store that outlives whoever keeps steps in it.
class ScriptedMemory final : public StepMemory
{
public:
    std::map<QString, QJsonObject> steps;
    bool isFull = false;

    QCoro::Task<Result<std::vector<QJsonObject>>> load() override
    {
        std::vector<QJsonObject> all;
        for (const auto &[cvm, step] : steps)
            all.push_back(step);
        co_return all;
    }
    QCoro::Task<Status> save(QString cvm, QJsonObject step) override
    {
        if (isFull)
            co_return Error{.kind = ErrorKind::Storage, .what = u"no space left on device"_s};
        steps[cvm] = step;
        co_return Done{};
    }
    QCoro::Task<Status> remove(QString cvm) override
    {
        steps.erase(cvm);
        co_return Done{};
    }
};

} // namespace

/// Updates that wait until their contract's owner has allowed them.
class OnChainCommitTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<ScriptedMemory> m_memory;
    std::shared_ptr<ChangeBench> m_bench;

    template <typename T>
    static Result<T> settled(QCoro::Task<Result<T>> task)
    {
        auto result = await(std::move(task));
        if (result)
            return std::move(*result);
        return Error{.kind = ErrorKind::Internal, .what = u"it never ended"_s};
    }
    Result<ChangeResult> run(const Result<CvmChanges::Offered> &offer)
    {
        if (!offer)
            return offer.error();
        return settled(m_bench->changes->run(*offer, (*offer)->plan.phrase.value_or(QString())));
    }
    /// The program, from its start; the machine is as it was.
    void begin()
    {
        m_bench = std::make_shared<ChangeBench>(domain::EnvironmentKind::Staging, std::make_shared<KeptSteps>(m_memory));
        const auto loaded = await(m_bench->steps->load());
        QVERIFY(loaded);
        m_bench->cloud->cvm = running(u"aa"_s);
        m_bench->cloud->becomes = running(kHash);
    }
    void askForUpdate()
    {
        m_bench->cloud->needsChain = true;
        const auto first = run(settled(m_bench->changes->prepareUpdate(u"web-tier"_s, oneVariable())));
        QVERIFY(first && !first->ok && first->onChain);
    }
    std::optional<KeptStep> kept() const { return m_bench->steps->find(domain::CvmId(u"uuid-1"_s)); }
    Result<ChangeResult> commit(const QString &transaction)
    {
        return run(settled(m_bench->changes->prepareCommit(u"web-tier"_s, kept()->step, transaction)));
    }

private slots:
    void init()
    {
        m_memory = std::make_shared<ScriptedMemory>();
        begin();
    }

    void anUpdateThatWaitsIsKeptWithEverythingButItsToken()
    {
        askForUpdate();
        QVERIFY(kept());
        QCOMPARE(kept()->name, u"web-tier"_s);
        QVERIFY2(kept()->title.startsWith(u"Update web-tier"_s), qPrintable(kept()->title));
        QCOMPARE(kept()->step->composeHash, kHash);
        QCOMPARE(kept()->step->commitToken.view().toByteArray(), QByteArray("tok-1"));
        QCOMPARE(m_memory->steps.size(), size_t(1));
        const QByteArray disk = QJsonDocument(m_memory->steps.begin()->second).toJson();
        QVERIFY2(!disk.contains("tok-1"), "whoever has the token can commit");
        QVERIFY(m_bench->steps->outlivesProgram());
    }

    void onceCommittedItWaitsNoLonger()
    {
        askForUpdate();
        const auto done = commit(kTransaction);
        QVERIFY2(done && done->ok, qPrintable(done ? done->text : done.error().what));
        QCOMPARE(m_bench->cloud->committedToken, u"tok-1"_s);
        QCOMPARE(m_bench->cloud->committedTransaction, kTransaction);
        QVERIFY(!kept());
        QVERIFY(m_memory->steps.empty());
        QCOMPARE(m_bench->outcomes().last(), u"cvm.commit done"_s);
    }

    void afterARestartItIsCommittedWithTheWorkspacesKey()
    {
        askForUpdate();
        begin();
        QVERIFY(kept());
        QVERIFY(kept()->step->commitToken.isEmpty());
        QCOMPARE(kept()->step->composeHash, kHash);
        QCOMPARE(kept()->step->contract, u"0x01"_s);
        QVERIFY(kept()->step->needsComposeHash);
        const auto done = commit(QString());
        QVERIFY2(done && done->ok, qPrintable(done ? done->text : done.error().what));
        QVERIFY(m_bench->cloud->committedToken.isEmpty());
        QVERIFY(!kept());
    }

    void anotherLookAtTheStoreKeepsTheTokenOfThisRun()
    {
        askForUpdate();
        QVERIFY(await(m_bench->steps->load()));
        QCOMPARE(kept()->step->commitToken.view().toByteArray(), QByteArray("tok-1"));
    }

    void aCommitThatIsNotAcceptedYetKeepsEverything_data()
    {
        QTest::addColumn<ChainAnswer>("answer");
        QTest::addColumn<QString>("word");
        QTest::newRow("465") << ChainAnswer::RegisterFirst << u"has to allow"_s;
        QTest::newRow("467") << ChainAnswer::TransactionNotSeen << u"could not verify the owner's transaction"_s;
        QTest::newRow("468") << ChainAnswer::HashNotAllowed << u"does not allow"_s;
    }
    void aCommitThatIsNotAcceptedYetKeepsEverything()
    {
        QFETCH(ChainAnswer, answer);
        QFETCH(QString, word);
        askForUpdate();
        m_bench->cloud->notYet = answer;
        const auto early = commit(kTransaction);
        QVERIFY(early && !early->ok && early->onChain);
        QVERIFY2(early->text.startsWith(u"nothing is changed yet"_s) && early->text.contains(word), qPrintable(early->text));
        QVERIFY(kept());
        QCOMPARE(kept()->step->answer, answer);
        QCOMPARE(kept()->transactionHash, kTransaction);
        QVERIFY(!kept()->wasCommitted);
        QCOMPARE(kept()->step->commitToken.view().toByteArray(), QByteArray("tok-1"));
        QVERIFY(kept()->title.startsWith(u"Update web-tier"_s));
        QVERIFY(!ownerCallsAreLost());
        QCOMPARE(m_bench->outcomes().last(), u"cvm.commit refused"_s);
        m_bench->cloud->notYet.reset();
        const auto done = commit(kTransaction);
        QVERIFY(done && done->ok);
        QVERIFY(!kept());
    }

    void aCommitThatTheCloudDoesNotKnowStaysToBeReadAndIsNotSentAgain()
    {
        askForUpdate();
        m_bench->cloud->error = Error{.kind = ErrorKind::Conflict, .what = u"unknown, expired or superseded"_s, .httpStatus = 466};
        QVERIFY(commit(kTransaction));
        QVERIFY(kept());
        QCOMPARE(kept()->step->answer, ChainAnswer::Superseded);
        m_bench->cloud->error.reset();
        m_bench->cloud->sent.clear();
        const auto again = commit(kTransaction);
        QVERIFY(!again);
        QVERIFY2(again.error().what.contains(u"plan it again"_s), qPrintable(again.error().what));
        QVERIFY(m_bench->cloud->sent.isEmpty());
        QVERIFY(await(m_bench->steps->forget(domain::CvmId(u"uuid-1"_s))));
        QVERIFY(!kept() && m_memory->steps.empty());
    }

    void aCommitThatFailsKeepsItsTransaction()
    {
        askForUpdate();
        m_bench->cloud->error = Error{.kind = ErrorKind::Network, .what = u"nobody picks up"_s};
        const auto failed = commit(kTransaction);
        QVERIFY(failed && !failed->ok);
        QVERIFY(kept());
        QCOMPARE(kept()->transactionHash, kTransaction);
        QVERIFY(!kept()->wasCommitted);
        begin();
        QCOMPARE(kept()->transactionHash, kTransaction);
    }

    void aCommitWhoseAnswerWasLostIsSettledByReading()
    {
        askForUpdate();
        m_bench->cloud->error = Error{.kind = ErrorKind::OutcomeUnknown, .what = u"the answer was lost"_s};
        const auto done = commit(kTransaction);
        QVERIFY2(done && done->ok, qPrintable(done ? done->text : done.error().what));
        QVERIFY(!kept());
    }

    void aLostCommitThatIsNotToBeSeenIsKeptAsUncertain()
    {
        askForUpdate();
        m_bench->cloud->error = Error{.kind = ErrorKind::OutcomeUnknown, .what = u"the answer was lost"_s};
        m_bench->cloud->takesPlace = false;
        const auto lost = commit(kTransaction);
        QVERIFY(lost && !lost->ok && lost->isOpen);
        QVERIFY(kept() && kept()->wasCommitted);
    }

    void whatIsNoTransactionHashIsRefusedWithNothingSent_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("too short") << u"0x12"_s;
        QTest::newRow("no prefix") << QString(64, u'7');
        QTest::newRow("an address") << u"0x"_s + QString(40, u'7');
        QTest::newRow("blank at the end") << kTransaction + u' ';
    }
    void whatIsNoTransactionHashIsRefusedWithNothingSent()
    {
        QFETCH(QString, typed);
        askForUpdate();
        const auto refused = commit(typed);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY2(refused.error().what.contains(u"64 hex digits"_s), qPrintable(refused.error().what));
        QVERIFY(m_bench->cloud->committedTransaction.isEmpty());
        QVERIFY(kept());
    }

    void aNewerUpdateTakesThePlaceOfTheOneBefore()
    {
        askForUpdate();
        m_bench->clock->advance(std::chrono::minutes(1));
        askForUpdate();
        QCOMPARE(m_bench->steps->all().size(), size_t(1));
        QCOMPARE(m_memory->steps.size(), size_t(1));
    }

    void whatCannotBeWrittenIsKeptForThisRunAndSaysSo()
    {
        m_memory->isFull = true;
        m_bench->cloud->needsChain = true;
        const auto first = run(settled(m_bench->changes->prepareUpdate(u"web-tier"_s, oneVariable())));
        QVERIFY(first && first->onChain);
        QVERIFY2(first->text.contains(u"until this program ends"_s), qPrintable(first->text));
        QVERIFY(!m_bench->steps->outlivesProgram());
        QVERIFY(kept());
        QVERIFY(await(m_bench->steps->load()));
        QVERIFY2(kept(), "a look at the disk takes nothing away that is not there yet");
        QVERIFY(!m_bench->steps->outlivesProgram());
        m_memory->isFull = false;
        const auto done = commit(kTransaction);
        QVERIFY(done && done->ok);
    }

    void aDamagedStepHidesNoneOfTheOthers()
    {
        askForUpdate();
        m_memory->steps[u"uuid-0"_s] = QJsonObject{{u"cvm"_s, u"uuid-0"_s}};
        m_memory->steps[u"uuid-2"_s] = QJsonObject();
        const auto loaded = await(m_bench->steps->load());
        QVERIFY(loaded && !*loaded);
        QCOMPARE(loaded->error().kind, ErrorKind::Storage);
        QVERIFY(!m_bench->steps->problem().isEmpty());
        QVERIFY(kept());
        QCOMPARE(m_bench->steps->all().size(), size_t(1));
    }

private:
    bool ownerCallsAreLost() const { return !kept()->step->needsComposeHash; }
};

QTEST_GUILESS_MAIN(OnChainCommitTest)
#include "tst_on_chain_commit.moc"
