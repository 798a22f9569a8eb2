// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_client.h"

#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::phala;
using namespace pilothouse::test;

/// Against the real executable of the demo fleet, which was written without a look at the client.
class PhalaFleetTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoFleetProcess> m_fleet;

    static QCoro::Task<Result<Secret>> keyOf(QByteArray text) { co_return Secret::copyOf(text); }

    std::shared_ptr<PhalaClient> client(const QByteArray &key = "phak_test") const
    {
        const QUrl base(m_fleet->address("phala"));
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(QStringLiteral("demo"));
        context.allowedOrigins = {base};
        context.keyHeader = "X-API-Key";
        context.key = [key] { return keyOf(key); };
        context.remoteName = QStringLiteral("Phala Cloud");
        http::RetryPolicy policy;
        policy.backOff = {std::chrono::milliseconds(10)};
        return std::make_shared<PhalaClient>(std::make_shared<http::HttpClient>(context, policy), base);
    }
    template <typename T>
    static Result<T> settled(QCoro::Task<Result<T>> task)
    {
        auto result = await(std::move(task));
        if (result)
            return std::move(*result);
        Error error;
        error.what = QStringLiteral("the client never answered");
        return error;
    }

    /// Of the first machine that runs.
    QByteArray someQuote() const
    {
        const auto list = settled(client()->list(CancelToken()));
        for (const domain::Cvm &cvm : list->items)
            if (cvm.state == domain::RunState::Running)
                return settled(client()->attestation(cvm.id.text()))->quote;
        return {};
    }

private slots:
    void initTestCase()
    {
        m_fleet = std::make_unique<DemoFleetProcess>(
            QStringList{QStringLiteral("--cvms"), QStringLiteral("1000"), QStringLiteral("--seed"), QStringLiteral("7")});
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
    }
    void cleanup() { QVERIFY(m_fleet->clearFaults()); }
    void cleanupTestCase() { m_fleet.reset(); }

    void listsAThousandMachines()
    {
        QElapsedTimer timer;
        timer.start();
        const auto list = settled(client()->list(CancelToken()));
        QVERIFY2(list.has_value(), qPrintable(list.has_value() ? QString() : list.error().what));
        qInfo("1,000 CVMs in %lld ms", (long long)timer.elapsed());
        QCOMPARE(list->items.size(), size_t(1000));
        QVERIFY2(list->notes.isEmpty() && list->skipped.empty(), qPrintable(list->notes.join(u'\n')));
        int running = 0;
        for (const domain::Cvm &cvm : list->items) {
            QVERIFY(!cvm.id.isEmpty() && !cvm.name.isEmpty() && !cvm.appId.isEmpty());
            QCOMPARE(cvm.composeHash.size(), 64);
            QCOMPARE(cvm.endpoints.size(), size_t(1));
            QVERIFY(cvm.hourlyRate && cvm.vcpu && cvm.memoryGib && cvm.osIsDev);
            QVERIFY(!cvm.duplicateId);
            running += cvm.state == domain::RunState::Running;
        }
        QVERIFY2(running > 500, qPrintable(QString::number(running)));
    }

    void readsOneMachineAsTheListShowsIt()
    {
        const auto list = settled(client()->list(CancelToken()));
        const domain::Cvm fromList = list->items.at(123);
        const auto cvm = settled(client()->get(fromList.id.text()));
        QVERIFY(cvm.has_value());
        QCOMPARE(cvm->id, fromList.id);
        QCOMPARE(cvm->name, fromList.name);
        QCOMPARE(cvm->composeHash, fromList.composeHash);
        QCOMPARE(cvm->hourlyRate, fromList.hourlyRate);
    }

    void stopsAndStartsAMachine()
    {
        const auto list = settled(client()->list(CancelToken()));
        const auto running = std::find_if(list->items.begin(), list->items.end(),
                                          [](const domain::Cvm &cvm) { return cvm.state == domain::RunState::Running && !cvm.inProgress; });
        QVERIFY(running != list->items.end());
        const auto id = running->id;
        const auto stateNow = [&] {
            const auto cvm = settled(client()->get(id.text()));
            return cvm && !cvm->inProgress ? cvm->state : domain::RunState::Unknown;
        };
        QVERIFY(settled(client()->power(id, domain::PowerAction::Stop)).has_value());
        QVERIFY(m_fleet->advance(120));
        QTRY_COMPARE(stateNow(), domain::RunState::Stopped);
        QVERIFY(settled(client()->power(id, domain::PowerAction::Start)).has_value());
        const auto twice = settled(client()->power(id, domain::PowerAction::Start));
        QCOMPARE(twice.error().kind, ErrorKind::Conflict);
        QVERIFY(m_fleet->advance(600));
        QTRY_COMPARE(stateNow(), domain::RunState::Running);
    }

    void saysWhatAKeyMayNot()
    {
        QCOMPARE(settled(client("phak_revoked_1")->list(CancelToken())).error().kind, ErrorKind::Unauthorised);
        const auto readOnly = client("phak_readonly_1");
        const auto list = settled(readOnly->list(CancelToken()));
        QVERIFY(list.has_value() && list->notes.isEmpty());
        QCOMPARE(settled(readOnly->power(list->items.at(0).id, domain::PowerAction::Stop)).error().kind, ErrorKind::Forbidden);
    }

    void asksForAMachinesAttestation()
    {
        const auto list = settled(client()->list(CancelToken()));
        const auto running
            = std::find_if(list->items.begin(), list->items.end(), [](const domain::Cvm &cvm) { return cvm.state == domain::RunState::Running; });
        const auto answer = settled(client()->attestation(running->id.text()));
        QVERIFY2(answer.has_value(), qPrintable(answer.has_value() ? QString() : answer.error().what));
        QVERIFY(answer->isOnline);
        QVERIFY(answer->quote.size() > 1000 && !answer->eventLog.isEmpty());
        QCOMPARE(QString::fromLatin1(sha256({answer->appCompose}).toHex()), running->composeHash);
    }

    void theCloudsVerifierKnowsTheFleetsQuotesBitForBit()
    {
        const QByteArray quote = someQuote();
        QVERIFY(quote.size() > 1000);
        const auto good = settled(client("phak_readonly_1")->judge(quote, CancelToken()));
        QVERIFY2(good.has_value(), qPrintable(good.has_value() ? QString() : good.error().what));
        QVERIFY(good->accepted);
        QCOMPARE(good->verifier, QStringLiteral("Phala Cloud"));
        // One bit of the report, of the signature, and of what certifies the key.
        for (const qsizetype at : {qsizetype(48 + 136), qsizetype(640), quote.size() - 100}) {
            QByteArray bent = quote;
            bent[at] = char(bent[at] ^ 1);
            const auto refused = settled(client()->judge(bent, CancelToken()));
            QVERIFY2(refused.has_value(), qPrintable(refused.has_value() ? QString() : refused.error().what));
            QVERIFY(!refused->accepted);
            QVERIFY2(refused->detail.contains(QLatin1String("failed")), qPrintable(refused->detail));
        }
    }

    void aLyingVerifierSaysTheOpposite()
    {
        const QByteArray quote = someQuote();
        QByteArray bent = quote;
        bent[48 + 136] = char(bent[48 + 136] ^ 1);
        QVERIFY(m_fleet->setFault(QStringLiteral("phala"), QStringLiteral("contrary-verifier")));
        const auto good = settled(client()->judge(quote, CancelToken()));
        QVERIFY(good.has_value() && !good->accepted);
        const auto bad = settled(client()->judge(bent, CancelToken()));
        QVERIFY(bad.has_value() && bad->accepted);
    }

    void aVerifierThatCannotBeAskedHasNoOpinion()
    {
        const QByteArray quote = someQuote();
        QCOMPARE(settled(client("phak_revoked_1")->judge(quote, CancelToken())).error().kind, ErrorKind::Unauthorised);
        QVERIFY(m_fleet->setFault(QStringLiteral("phala"), QStringLiteral("wrong-json")));
        QCOMPARE(settled(client()->judge(quote, CancelToken())).error().kind, ErrorKind::Protocol);
        QVERIFY(m_fleet->clearFaults());
        QVERIFY(m_fleet->setFault(QStringLiteral("phala"), QStringLiteral("500")));
        QCOMPARE(settled(client()->judge(quote, CancelToken())).error().kind, ErrorKind::Remote);
        QVERIFY(m_fleet->clearFaults());
        // It cannot read what it was sent, so it has judged nothing: a 400 that is no verdict.
        const auto unread = settled(client()->judge(quote.left(100), CancelToken()));
        QVERIFY(!unread.has_value());
        QVERIFY2(unread.error().httpStatus == 400 && unread.error().what.contains(QLatin1String("Invalid quote")), qPrintable(unread.error().what));
        const CancelToken cancelled;
        cancelled.cancel();
        QCOMPARE(settled(client()->judge(quote, cancelled)).error().kind, ErrorKind::Cancelled);
    }

    void livesThroughAStormOnSomeCalls()
    {
        QJsonObject share;
        share[QStringLiteral("percent")] = 30;
        QVERIFY(m_fleet->setFault(QStringLiteral("phala"), QStringLiteral("500"), 0, share));
        const auto list = settled(client()->list(CancelToken()));
        if (!list.has_value()) // three tries may all be hit; then it says so
            QCOMPARE(list.error().kind, ErrorKind::Remote);
        else
            QCOMPARE(list->items.size(), size_t(1000));
    }
};

QTEST_GUILESS_MAIN(PhalaFleetTest)
#include "tst_phala_fleet.moc"
