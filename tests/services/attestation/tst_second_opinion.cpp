// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/attestation_workflow.h"
#include "tests/support/await.h"

#include <QCoroFuture>

#include <QJsonObject>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace pilothouse;
using namespace pilothouse::attestation;

namespace {

/// Answers a moment later, by the first byte of the quote: 'a' accepted, 'r' rejected, anything else fails.
class FakeVerifier final : public SecondVerifierPort
{
public:
    QString verifierName() const override { return QStringLiteral("Other"); }
    QCoro::Task<Result<SecondOpinion>> judge(QByteArray quote, CancelToken cancel) override
    {
        ++asked;
        ++now;
        most = std::max(most, now);
        auto promise = std::make_shared<QPromise<Done>>();
        const QFuture<Done> future = promise->future();
        promise->start();
        QTimer::singleShot(1, [promise] {
            promise->addResult(Done{});
            promise->finish();
        });
        co_await future;
        --now;
        if (cancelAfter > 0 && asked >= cancelAfter)
            cancel.cancel();
        if (!quote.startsWith('a') && !quote.startsWith('r')) {
            Error error;
            error.kind = ErrorKind::Network;
            error.what = QStringLiteral("connection refused");
            co_return error;
        }
        SecondOpinion opinion;
        opinion.verifier = verifierName();
        opinion.accepted = quote.startsWith('a');
        co_return opinion;
    }

    int asked = 0;
    int now = 0;
    int most = 0;
    int cancelAfter = 0;
};

InstanceReport report(QuoteState quote, const QString &reason = {})
{
    InstanceReport one;
    one.name = QStringLiteral("m");
    one.quote = quote;
    one.verification.verdict = quote == QuoteState::Verified ? Verdict::Verified : Verdict::Rejected;
    one.verification.reason = reason;
    return one;
}

/// Machines that this desk verified, with these quotes.
std::shared_ptr<JudgedEvidence> verified(const QList<QByteArray> &quotes)
{
    auto judged = std::make_shared<JudgedEvidence>();
    for (const QByteArray &quote : quotes) {
        Evidence evidence;
        evidence.quote = quote;
        judged->machines.push_back(evidence);
        judged->comparison.instances.push_back(report(quote.isEmpty() ? QuoteState::Absent : QuoteState::Verified));
    }
    return judged;
}

std::shared_ptr<AttestationWorkflow> workflowWith(std::shared_ptr<SecondVerifierPort> verifier)
{
    AttestationWorkflow::Parts parts;
    parts.secondVerifier = std::move(verifier);
    return std::make_shared<AttestationWorkflow>(std::move(parts));
}

} // namespace

Q_DECLARE_METATYPE(pilothouse::attestation::Agreement)

class SecondOpinionTest : public QObject
{
    Q_OBJECT

private slots:
    void onlyTwoVerdictsCanAgreeOrDisagree_data()
    {
        QTest::addColumn<int>("ours");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<Agreement>("agreement");
        const int good = int(QuoteState::Verified);
        const int bad = int(QuoteState::Rejected);
        const QString wrong = QStringLiteral("QUOTE_SIGNATURE_INVALID");
        QTest::newRow("both accept") << good << QString() << QStringLiteral("accepts") << Agreement::Agrees;
        QTest::newRow("both reject") << bad << wrong << QStringLiteral("rejects") << Agreement::Agrees;
        QTest::newRow("they reject what we verified") << good << QString() << QStringLiteral("rejects") << Agreement::Disagrees;
        QTest::newRow("they accept what we reject") << bad << wrong << QStringLiteral("accepts") << Agreement::Disagrees;
        QTest::newRow("they could not be asked") << good << QString() << QStringLiteral("error") << Agreement::Unknown;
        QTest::newRow("they could not be asked, we reject") << bad << wrong << QStringLiteral("error") << Agreement::Unknown;
        QTest::newRow("they were not asked") << good << QString() << QString() << Agreement::Unknown;
        QTest::newRow("we had no quote") << int(QuoteState::Absent) << QString() << QStringLiteral("accepts") << Agreement::Unknown;
        QTest::newRow("we had no collateral") << bad << QStringLiteral("COLLATERAL_MISSING") << QStringLiteral("accepts") << Agreement::Unknown;
        QTest::newRow("we had none, they reject") << bad << QStringLiteral("COLLATERAL_MISSING") << QStringLiteral("rejects") << Agreement::Unknown;
    }
    void onlyTwoVerdictsCanAgreeOrDisagree()
    {
        QFETCH(int, ours);
        QFETCH(QString, reason);
        QFETCH(QString, theirs);
        QFETCH(Agreement, agreement);
        std::optional<Result<SecondOpinion>> said;
        if (theirs == QLatin1String("error"))
            said.emplace(Error{.kind = ErrorKind::Timeout, .what = QStringLiteral("no answer")});
        else if (!theirs.isEmpty())
            said.emplace(SecondOpinion{QStringLiteral("Other"), theirs == QLatin1String("accepts"), QString()});
        QCOMPARE(agreementOf(report(QuoteState(ours), reason), said), agreement);
    }

    void eachMachineKeepsItsOwnAnswer()
    {
        const auto verifier = std::make_shared<FakeVerifier>();
        const auto workflow = workflowWith(verifier);
        QSignalSpy progress(workflow.get(), &AttestationWorkflow::secondOpinionProgressChanged);
        const auto judged = verified({"a0", "r1", {}, "x3", "a4"});
        const auto answer = test::await(workflow->askSecondVerifier(judged, CancelToken()));
        QVERIFY(answer && answer->has_value());
        const SecondOpinions &opinions = **answer;
        QCOMPARE(opinions.machines.size(), size_t(5));
        QCOMPARE(verifier->asked, 4); // a machine without a quote has nothing to be asked about
        QVERIFY(!opinions.machines[2]);
        QVERIFY(opinions.machines[3] && !opinions.machines[3]->has_value());
        QCOMPARE(disagreements(judged->comparison, opinions), std::vector<int>{1});
        QCOMPARE(progress.count(), 4);
        QCOMPARE(progress.last().at(0).toInt(), 4);
        QCOMPARE(progress.last().at(1).toInt(), 4);

        const QJsonArray json = toJson(judged->comparison, opinions);
        QCOMPARE(json.size(), 5);
        QCOMPARE(json[1].toObject().value(QLatin1String("agrees")), QJsonValue(false));
        QVERIFY(json[3].toObject().value(QLatin1String("accepted")).isNull());
        QVERIFY(json[3].toObject().value(QLatin1String("agrees")).isNull());
        QCOMPARE(json[3].toObject().value(QLatin1String("error")).toString(), QStringLiteral("connection refused"));
        QVERIFY(sentenceOf(judged->comparison, opinions).contains(QLatin1String("disagree")));
    }

    void atMostFourQuotesAreOnTheirWay()
    {
        const auto verifier = std::make_shared<FakeVerifier>();
        const auto answer = test::await(workflowWith(verifier)->askSecondVerifier(verified(QList<QByteArray>(20, "a")), CancelToken()));
        QVERIFY(answer && answer->has_value());
        QCOMPARE(verifier->asked, 20);
        QCOMPARE(verifier->most, 4);
    }

    void cancellingSendsNoFurtherQuote()
    {
        const auto verifier = std::make_shared<FakeVerifier>();
        verifier->cancelAfter = 4;
        const auto answer = test::await(workflowWith(verifier)->askSecondVerifier(verified(QList<QByteArray>(20, "a")), CancelToken()));
        QVERIFY(answer && !answer->has_value());
        QCOMPARE(answer->error().kind, ErrorKind::Cancelled);
        QCOMPARE(verifier->asked, 4);
    }

    void withoutASecondVerifierNothingIsMadeUp()
    {
        const auto workflow = workflowWith(nullptr);
        QVERIFY(workflow->secondVerifierName().isEmpty());
        const auto answer = test::await(workflow->askSecondVerifier(verified({"a"}), CancelToken()));
        QVERIFY(answer && !answer->has_value());
        QCOMPARE(answer->error().kind, ErrorKind::Refused);
    }
};

QTEST_GUILESS_MAIN(SecondOpinionTest)
#include "tst_second_opinion.moc"
