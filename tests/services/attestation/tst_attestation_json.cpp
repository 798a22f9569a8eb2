// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/report_json.h"
#include "tests/services/attestation/case_files.h"
#include "tests/services/attestation/quote_forge.h"

using namespace pilothouse;
using namespace pilothouse::attestation;

class AttestationJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void verifyHasTheContractsMembers()
    {
        const QJsonObject json = toJson(test::QuoteForge().verify());
        QCOMPARE(json.value(QLatin1String("verdict")), QJsonValue(QStringLiteral("verified")));
        QCOMPARE(json.value(QLatin1String("status")), QJsonValue(QStringLiteral("UpToDate")));
        QCOMPARE(json.value(QLatin1String("advisoryIds")), QJsonValue(QJsonArray()));
        for (const char *member : {"platformStatus", "qeStatus", "tdxModuleStatus", "intelProfileStatus"})
            QCOMPARE(json.value(QLatin1String(member)), QJsonValue(QStringLiteral("UpToDate")));
        QCOMPARE(json.value(QLatin1String("warnings")), QJsonValue(QJsonArray()));
        QCOMPARE(json.value(QLatin1String("trustRoot")), QJsonValue(QStringLiteral("forged-root")));
        QVERIFY(json.value(QLatin1String("reason")).isNull() && json.value(QLatin1String("reasonClass")).isNull());
        QVERIFY(!json.value(QLatin1String("message")).toString().isEmpty());
        const QJsonObject quote = json.value(QLatin1String("quote")).toObject();
        QCOMPARE(quote.value(QLatin1String("version")), QJsonValue(4));
        QCOMPARE(quote.value(QLatin1String("tee")), QJsonValue(QStringLiteral("TDX")));
        QCOMPARE(quote.value(QLatin1String("rtmr")).toArray().size(), 4);
        for (const char *member : {"mrTd", "mrSeam", "mrConfigId"})
            QCOMPARE(quote.value(QLatin1String(member)).toString().size(), 96);
        QCOMPARE(quote.value(QLatin1String("tdAttributes")), QJsonValue(QStringLiteral("0000001000000000")));
        QCOMPARE(quote.value(QLatin1String("xfam")).toString().size(), 16);
        QCOMPARE(quote.value(QLatin1String("reportData")).toString().size(), 128);
        const QJsonObject pck = json.value(QLatin1String("pck")).toObject();
        QCOMPARE(pck.value(QLatin1String("fmspc")), QJsonValue(QStringLiteral("a0b0c0d0e0f0")));
        QCOMPARE(pck.value(QLatin1String("pceId")), QJsonValue(QStringLiteral("0000")));
        QCOMPARE(pck.value(QLatin1String("ppid")), QJsonValue(QStringLiteral("70").repeated(16)));
        QCOMPARE(json.value(QLatin1String("tcbEvaluationDataNumber")), QJsonValue(18));
    }

    void membersThatDoNotApplyAreNull()
    {
        const QJsonObject sgx = toJson(test::QuoteForge(3).verify());
        QCOMPARE(sgx.value(QLatin1String("verdict")), QJsonValue(QStringLiteral("verified")));
        QVERIFY(sgx.value(QLatin1String("tdxModuleStatus")).isNull());
        QVERIFY(sgx.value(QLatin1String("quote")).toObject().value(QLatin1String("mrTd")).isNull());
        QCOMPARE(sgx.value(QLatin1String("quote")).toObject().value(QLatin1String("tee")), QJsonValue(QStringLiteral("SGX")));

        const test::QuoteForge forge;
        const QJsonObject rubbish = toJson(Verifier(forge.trustRoot()).verify("rubbish", forge.collateral(), test::unixTime(forge.kNow)));
        QCOMPARE(rubbish.value(QLatin1String("verdict")), QJsonValue(QStringLiteral("rejected")));
        QCOMPARE(rubbish.value(QLatin1String("reason")), QJsonValue(QStringLiteral("QUOTE_TRUNCATED")));
        QCOMPARE(rubbish.value(QLatin1String("reasonClass")), QJsonValue(QStringLiteral("QUOTE_FORMAT")));
        for (const char *member :
             {"status", "platformStatus", "qeStatus", "tdxModuleStatus", "intelProfileStatus", "quote", "pck", "tcbEvaluationDataNumber"})
            QVERIFY2(rubbish.contains(QLatin1String(member)) && rubbish.value(QLatin1String(member)).isNull(), member);
    }

    void replayHasTheContractsMembers()
    {
        const QByteArray file = test::readFile(test::testData(QStringLiteral("attestation/synthetic/fleet-forged-eventlog.json")));
        const QJsonObject instance = QJsonDocument::fromJson(file).object().value(QLatin1String("instances")).toArray().at(1).toObject();
        const EventLog log = parseEventLog(instance.value(QLatin1String("event_log")).toString().toUtf8()).value();
        const QJsonObject alone = toJson(log, replay(log, std::nullopt));
        QVERIFY(alone.value(QLatin1String("matchesQuote")).isNull());
        const TdReport td = *parseQuote(QByteArray::fromHex(instance.value(QLatin1String("quote")).toString().toLatin1())).value().td;
        const QJsonObject json = toJson(log, replay(log, td.rtmr));
        QCOMPARE(json.value(QLatin1String("matchesQuote")), QJsonValue(false));
        QCOMPARE(json.value(QLatin1String("rtmr")).toArray().size(), 4);
        QCOMPARE(json.value(QLatin1String("rtmr")).toArray().at(0).toString(), QString::fromLatin1(td.rtmr[0].toHex()));
        const QJsonObject identity = json.value(QLatin1String("identity")).toObject();
        for (const char *member : {"appId", "composeHash", "instanceId", "keyProvider", "osImageHash"})
            QVERIFY2(!identity.value(QLatin1String(member)).toString().isEmpty(), member);
        QCOMPARE(qsizetype(log.events.size()), json.value(QLatin1String("events")).toArray().size());
        QCOMPARE(json.value(QLatin1String("problems")).toArray().at(0).toObject().value(QLatin1String("code")).toString(),
                 QStringLiteral("EVENT_DIGEST_MISMATCH"));
    }

    void benchMeasuresOnlyWhatVerifies()
    {
        const test::QuoteForge forge;
        const QByteArray collateral = forge.collateral().toJson();
        const auto at = test::unixTime(forge.kNow);
        const auto figures = benchVerification(forge.quote(), collateral, at, forge.trustRoot(), 10, 2);
        QVERIFY(figures);
        QVERIFY(figures->coldPerSecond > 0 && figures->cachedPerSecond > 0);
        const QJsonObject json = toJson(*figures);
        QCOMPARE(json.value(QLatin1String("count")), QJsonValue(10));
        QCOMPARE(json.value(QLatin1String("threads")), QJsonValue(2));
        QCOMPARE(json.value(QLatin1String("cold")).toObject().value(QLatin1String("quotesPerSecond")).toDouble(), figures->coldPerSecond);
        QCOMPARE(json.value(QLatin1String("cachedCollateral")).toObject().value(QLatin1String("quotesPerSecond")).toDouble(),
                 figures->cachedPerSecond);
        QVERIFY(!benchVerification(forge.quote().chopped(1), collateral, at, forge.trustRoot(), 10, 1));
        QVERIFY(!benchVerification(forge.quote(), "[]", at, forge.trustRoot(), 10, 1));
        QVERIFY(!benchVerification(forge.quote(), collateral, at, forge.trustRoot(), 0, 1));
        QVERIFY(!benchVerification(forge.quote(), collateral, at, forge.trustRoot(), 10, 0));
    }
};

QTEST_APPLESS_MAIN(AttestationJsonTest)
#include "tst_attestation_json.moc"
