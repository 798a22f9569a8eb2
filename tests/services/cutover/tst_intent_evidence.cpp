// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/intent_evidence.h"

#include <QTest>

using namespace pilothouse::cutover;

namespace {

QString analysis()
{
    return QStringLiteral("📊 Analysis for owner/repo\n\nTop contributors\n1. ada 60 %\n\nVerifiable AI Insight\nfine\n"
                          "🔗 Proof: https://determinal.eigenarcade.com/verify/4f1c92ab\n");
}
QString payment(const char *reference)
{
    return QStringLiteral("✅ Distributed 1 NEAR to 3 contributors via HOT Pay\n🔗 Transaction: %1\nPayment mode: agent_rails_hotpay\n")
        .arg(QLatin1String(reference));
}

} // namespace

class IntentEvidenceTest : public QObject
{
    Q_OBJECT

private slots:
    void classifiesAnswersByTheirWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ResponseClass>("expected");
        QTest::newRow("analyze ok") << analysis() << ResponseClass::AnalyzeOk;
        QTest::newRow("analyze failed") << QStringLiteral("❌ Analysis failed for owner/repo: 502") << ResponseClass::AnalyzeFailed;
        QTest::newRow("analyze empty") << QStringLiteral("No contributors found for owner/repo") << ResponseClass::AnalyzeEmpty;
        QTest::newRow("created") << QStringLiteral("✅ Split created for owner/repo\nSplit ID: s-1") << ResponseClass::CreateOk;
        QTest::newRow("older words") << QStringLiteral("Split repaired\nSplit ID: s-1") << ResponseClass::CreateOk;
        QTest::newRow("create failed") << QStringLiteral("❌ Failed to create split: no gas") << ResponseClass::CreateFailed;
        QTest::newRow("paid") << payment("0xabc1") << ResponseClass::PayOk;
        QTest::newRow("pay failed, with status 200") << QStringLiteral("❌ Payment failed: provider down") << ResponseClass::PayFailed;
        QTest::newRow("no split") << QStringLiteral("No split found for owner/repo") << ResponseClass::Refused;
        QTest::newRow("policy") << QStringLiteral("🛑 Policy blocked: over the maximum") << ResponseClass::Refused;
        QTest::newRow("plan") << QStringLiteral("🧭 Execution plan prepared plan-0011223344") << ResponseClass::Deferred;
        QTest::newRow("unparsed") << QStringLiteral("I didn't understand that") << ResponseClass::Unparsed;
        QTest::newRow("something else") << QStringLiteral("hello") << ResponseClass::Unknown;
        QTest::newRow("empty") << QString() << ResponseClass::Unknown;
    }
    void classifiesAnswersByTheirWords()
    {
        QFETCH(QString, text);
        QFETCH(ResponseClass, expected);
        QCOMPARE(classifyResponse(text), expected);
    }

    void anAnalysisNeedsItsProof_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("pass");
        QTest::addColumn<QString>("words");
        QTest::newRow("with proof") << analysis() << true << QString();
        QTest::newRow("older label") << analysis().replace(QStringLiteral("Proof:"), QStringLiteral("Verify on deTERMinal:")) << true << QString();
        QTest::newRow("oldest label") << analysis().replace(QStringLiteral("Proof:"), QStringLiteral("Signature:")) << true << QString();
        QTest::newRow("without the link") << analysis().section(u'\n', 0, 6) << false << QStringLiteral("proof missing");
        QTest::newRow("contributors alone") << QStringLiteral("📊 Analysis for o/r\nTop contributors\n1. ada") << false
                                            << QStringLiteral("proof missing");
        QTest::newRow("pretended signature") << analysis().replace(QStringLiteral("4f1c92ab"), QStringLiteral("0xmocksignature")) << false
                                             << QStringLiteral("mock");
        QTest::newRow("mock mode") << analysis() + QStringLiteral("(mock mode)") << false << QStringLiteral("mock");
        QTest::newRow("failure") << QStringLiteral("❌ Analysis failed for o/r") << false << QString();
    }
    void anAnalysisNeedsItsProof()
    {
        QFETCH(QString, text);
        QFETCH(bool, pass);
        QFETCH(QString, words);
        const IntentVerdict verdict = judgeAnalyze(text);
        QVERIFY2(verdict.pass == pass, qPrintable(verdict.finding));
        QVERIFY2(verdict.finding.contains(words), qPrintable(verdict.finding));
    }

    void aSplitNeedsAnIdThatIsReal()
    {
        const IntentVerdict made = judgeCreate(QStringLiteral("✅ Split updated for o/r\nSplit ID: split-77\n"));
        QVERIFY(made.pass);
        QCOMPARE(made.reference, QStringLiteral("split-77"));
        QVERIFY(!judgeCreate(QStringLiteral("✅ Split created for o/r\nSplit ID: split-mock-123\n")).pass);
        QVERIFY(!judgeCreate(QStringLiteral("✅ Split created for o/r\n")).pass);
        QVERIFY(!judgeCreate(QStringLiteral("Split ID: split-77\n")).pass);
    }

    void aPaymentNeedsAReferenceThatIsNoPlaceholder_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("pass");
        QTest::addColumn<QString>("words");
        QTest::newRow("hexadecimal") << payment("0xdeadbeef01") << true << QString();
        QTest::newRow("provider's own id") << payment("item_8842") << true << QString();
        QTest::newRow("placeholder") << payment("0x") << false << QStringLiteral("placeholder");
        QTest::newRow("base 36 after 0x") << payment("0xk3j9z") << false << QStringLiteral("mock");
        QTest::newRow("no reference line") << QStringLiteral("✅ Distributed 1 NEAR to 3 contributors via HOT Pay\nPayment mode: agent_rails_hotpay\n")
                                           << false << QStringLiteral("reference");
        QTest::newRow("unknown engine") << payment("0xab").replace(QStringLiteral("rails_hotpay"), QStringLiteral("rails_cash")) << false
                                        << QString();
        QTest::newRow("failed with status 200") << QStringLiteral("❌ Payment failed: provider down") << false << QStringLiteral("failed");
    }
    void aPaymentNeedsAReferenceThatIsNoPlaceholder()
    {
        QFETCH(QString, text);
        QFETCH(bool, pass);
        QFETCH(QString, words);
        const IntentVerdict verdict = judgePay(text);
        QVERIFY2(verdict.pass == pass, qPrintable(verdict.finding));
        QVERIFY2(verdict.finding.contains(words), qPrintable(verdict.finding));
    }

    void settlementIsNeverReadFromTheText()
    {
        QVERIFY(!judgePay(payment("0xdeadbeef01"), PaymentEvidence::E2Settled).pass);
        QVERIFY(judgePay(payment("0x"), PaymentEvidence::E0TextOnly).pass);
    }
};

QTEST_APPLESS_MAIN(IntentEvidenceTest)
#include "tst_intent_evidence.moc"
