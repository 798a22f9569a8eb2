// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/number_guard.h"
#include "services/phala/phala_errors.h"
#include "services/phala/phala_wire.h"

#include "tests/support/shared_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::phala;
using namespace pilothouse::test;

class PhalaWireTest : public QObject
{
    Q_OBJECT

    static QByteArray sample(const char *name) { return readFile(testData(QStringLiteral("phala/%1.json").arg(QLatin1String(name)))); }
    static QJsonObject record() { return QJsonDocument::fromJson(sample("cvm")).object(); }
    /// A page of apps with one CVM each.
    static QByteArray pageOf(const QList<QByteArray> &cvms, int total = -1)
    {
        QByteArrayList apps;
        for (const QByteArray &cvm : cvms)
            apps << R"({"id":"prj_1","name":"a","app_id":"b","cvms":[)" + cvm + "]}";
        return R"({"dstack_apps":[)" + apps.join(',') + R"(],"page":1,"page_size":100,"total":)" + QByteArray::number(total < 0 ? cvms.size() : total)
               + "}";
    }
    static QByteArray cvm(const QByteArray &id, const QByteArray &more = {})
    {
        // Written out: moc loses its way in raw strings that end at a quote.
        return "{\"id\":\"cvm_" + id + "\",\"name\":\"runner-" + id + "\",\"vm_uuid\":\"" + id + "\",\"status\":\"running\"" + more + "}";
    }

    /// What the service answers about `quote`.
    static QByteArray verdictOn(const QByteArray &quote, const QByteArray &success, const QByteArray &verified)
    {
        return "{\"id\":\"x\",\"success\":" + success + ",\"proof_of_cloud\":false,\"quote\":{\"header\":{},\"verified\":" + verified
               + "},\"checksum\":\"" + sha256({quote}).toHex() + "\"}";
    }

private slots:
    void aQuoteGoesOutAsHexAndNothingElse()
    {
        const auto request = wire::verifyQuote(QUrl(QStringLiteral("http://127.0.0.1:1/api/v1")), QByteArray("\x04\x00\xff", 3));
        QCOMPARE(request.verb, QByteArray("POST"));
        QCOMPARE(request.url.path(), QStringLiteral("/api/v1/attestations/verify"));
        QCOMPARE(request.body, QByteArray("{\"hex\":\"0400ff\"}"));
    }

    void onlyAWholeYesAboutThisQuoteIsAYes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("verdict");
        const QByteArray quote("a quote");
        QTest::newRow("accepted") << verdictOn(quote, "true", "true") << QStringLiteral("accepted");
        QTest::newRow("not verified") << verdictOn(quote, "true", "false") << QStringLiteral("rejected");
        QTest::newRow("no success") << verdictOn(quote, "false", "false") << QStringLiteral("rejected");
        QTest::newRow("no success, no word") << verdictOn(quote, "false", "null") << QStringLiteral("rejected");
        QTest::newRow("another quote") << verdictOn("another", "true", "true") << QStringLiteral("another quote");
        QTest::newRow("another quote, rejected") << verdictOn("another", "false", "false") << QStringLiteral("another quote");
        QTest::newRow("contradiction") << verdictOn(quote, "false", "true") << QStringLiteral("contradict");
        QTest::newRow("verified missing") << verdictOn(quote, "true", "null") << QStringLiteral("quote.verified");
        QTest::newRow("verified a word") << verdictOn(quote, "true", "\"true\"") << QStringLiteral("quote.verified");
        QTest::newRow("success a number") << verdictOn(quote, "1", "true") << QStringLiteral("success");
        QTest::newRow("no checksum") << QByteArray("{\"success\":true,\"quote\":{\"verified\":true}}") << QStringLiteral("checksum");
        QTest::newRow("success twice") << verdictOn(quote, "false,\"success\":true", "true") << QStringLiteral("twice");
        QTest::newRow("a web page") << QByteArray("<html>Sign in</html>") << QStringLiteral("JSON");
        QTest::newRow("too long") << verdictOn(quote, "true", "true,\"x\":\"" + QByteArray(4 * 1024 * 1024, 'a') + '"') << QString();
    }
    void onlyAWholeYesAboutThisQuoteIsAYes()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, verdict);
        const auto accepted = wire::parseQuoteVerdict(body, "a quote");
        if (verdict == QLatin1String("accepted") || verdict == QLatin1String("rejected")) {
            QVERIFY2(accepted.has_value(), qPrintable(accepted.has_value() ? QString() : accepted.error().what));
            QCOMPARE(*accepted, verdict == QLatin1String("accepted"));
        } else {
            QVERIFY(!accepted.has_value());
            QVERIFY2(accepted.error().what.contains(verdict), qPrintable(accepted.error().what));
        }
    }

    void aRefusalIsAWordOfTheServiceMadeSafeToShow()
    {
        QCOMPARE(wire::parseQuoteRefusal("{\"detail\":\"Quote verification failed\"}").value(), QStringLiteral("Quote verification failed"));
        QVERIFY(wire::parseQuoteRefusal("{\"detail\":\"Failed to verify the quote: bad signature\"}"));
        QVERIFY(wire::parseQuoteRefusal("{\"detail\":\"the quote is not verified\"}"));
        QVERIFY(!wire::parseQuoteRefusal("{\"detail\":\"verification failed: a\\u202eb\"}").value().contains(QChar(0x202e)));
        for (const char *const other : {"{\"detail\":[]}", "{\"error_code\":\"ERR-01\",\"message\":\"no\"}", "{\"detail\":\"\"}", "<html>", ""})
            QVERIFY2(!wire::parseQuoteRefusal(other), other);
    }

    void aBadRequestIsNoVerdictOnTheQuote()
    {
        for (const char *const other : {"{\"detail\":\"Invalid quote\"}", "{\"detail\":\"hex is too long\"}", "{\"detail\":\"Top up first\"}",
                                        "{\"detail\":\"Failed to parse the request\"}", "{\"detail\":\"Nothing to verify\"}"})
            QVERIFY2(!wire::parseQuoteRefusal(other), other);
    }

    void readsAPageOfApps()
    {
        const auto page = wire::parseApps(sample("apps-page"), 0);
        QVERIFY2(page.has_value(), qPrintable(page.has_value() ? QString() : page.error().what));
        QCOMPARE(page->total, 3);
        QCOMPARE(page->apps, 3);
        QCOMPARE(page->foreignApps, 1);
        QCOMPARE(page->badValues, 0);
        QCOMPARE(page->skipped.size(), size_t(0));
        QCOMPARE(page->items.size(), size_t(3));
        const domain::Cvm &cvm = page->items[0];
        QCOMPARE(cvm.id.text(), QStringLiteral("7b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8"));
        QCOMPARE(cvm.remoteId, QStringLiteral("cvm_1"));
        QCOMPARE(cvm.name, QStringLiteral("web-tier"));
        QCOMPARE(cvm.state, domain::RunState::Running);
        QCOMPARE(cvm.node, QStringLiteral("prod7"));
        QCOMPARE(cvm.region, QStringLiteral("US-WEST-1"));
        QCOMPARE(cvm.instanceType, QStringLiteral("tdx.small"));
        QCOMPARE(cvm.vcpu.value(), 1);
        QCOMPARE(cvm.memoryGib.value(), 2.5);
        QCOMPARE(cvm.diskGib.value(), 40.0);
        QCOMPARE(cvm.hourlyRate->micros(), 58'000);
        QCOMPARE(cvm.hourlyRate->currency(), QStringLiteral("USD"));
        QCOMPARE(cvm.osImage, QStringLiteral("dstack-0.5.5"));
        QCOMPARE(cvm.osIsDev.value(), false);
        QCOMPARE(cvm.publicLogs, std::optional(true));
        QCOMPARE(cvm.composeHash, QString::fromLatin1(QByteArray("15a8").repeated(16)));
        QCOMPARE(cvm.gatewayDomain, QStringLiteral("gateway.example"));
        QCOMPARE(cvm.endpoints.at(0).instance, QStringLiteral("https://instance1-8090.gateway.example"));
        QCOMPARE(cvm.createdAt, QDateTime(QDate(2026, 1, 15), QTime(10, 0), Qt::UTC));
        const domain::Cvm &unborn = page->items[2];
        QCOMPARE(unborn.id.text(), QStringLiteral("cvm_3")); // no vm_uuid yet
        QCOMPARE(unborn.state, domain::RunState::Starting);
        QVERIFY(unborn.inProgress);
        QCOMPARE(unborn.progressTarget, QStringLiteral("running"));
        QCOMPARE(unborn.correlationId, QStringLiteral("op_9"));
        QVERIFY(unborn.endpoints.empty());
    }

    // F03
    void keepsAnUnknownStatusAsItWasSent()
    {
        const auto page = wire::parseApps(sample("apps-page"), 0);
        QCOMPARE(page->items[1].status, QStringLiteral("QUIESCED"));
        QCOMPARE(page->items[1].state, domain::RunState::Unknown);
    }

    void laysTheNewerStatusOver()
    {
        std::vector<AppsPage> pages{*wire::parseApps(sample("apps-page"), 0)};
        auto live = wire::parseStatusBatch(sample("status-batch"));
        QVERIFY(live.has_value());
        QCOMPARE(live->size(), 2);
        const auto list = joinPages(&pages, &*live);
        QCOMPARE(list.items.size(), size_t(3));
        QCOMPARE(list.items[0].status, QStringLiteral("restarting"));
        QCOMPARE(list.items[0].state, domain::RunState::Starting);
        QVERIFY(list.items[0].inProgress);
        QCOMPARE(list.items[0].progressTarget, QStringLiteral("restart"));
        QCOMPARE(list.items[0].correlationId, QStringLiteral("op_7"));
        QCOMPARE(list.items[0].uptime, QStringLiteral("3h12m"));
        QCOMPARE(list.items[1].state, domain::RunState::Running); // matched without dashes, in capitals
        QCOMPARE(list.items[1].bootProgress, QStringLiteral("done"));
        QCOMPARE(list.items[2].status, QStringLiteral("creating"));
        QCOMPARE(list.notes, QStringList{QStringLiteral("1 apps of other workspaces are not shown")});
    }

    // F02
    void oneBadRowOfTenThousandIsSkippedAndCounted()
    {
        QList<QByteArray> rows;
        for (int i = 0; i < 10'000; ++i)
            rows << (i == 7'777 ? QByteArray(R"({"id":"cvm_x","name":null,"status":"running"})") : cvm(QByteArray::number(i)));
        auto page = wire::parseApps(pageOf(rows), 0);
        QVERIFY(page.has_value());
        std::vector<AppsPage> pages{std::move(*page)};
        QHash<QString, LiveStatus> none;
        const auto list = joinPages(&pages, &none);
        QCOMPARE(list.items.size(), size_t(9'999));
        QCOMPARE(list.skipped.size(), size_t(1));
        QCOMPARE(list.skipped[0].index, 7'777);
        QCOMPARE(list.skipped[0].why, QStringLiteral("app 7777, CVM 0: name is missing or not a text"));
    }

    // F04
    void rowsThatCannotBeUsedSayWhy_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("why");
        QTest::newRow("a text") << QByteArray("\"cvm\"") << QStringLiteral("not an object");
        QTest::newRow("null") << QByteArray("null") << QStringLiteral("not an object");
        QTest::newRow("no identity") << QByteArray(R"({"name":"a","status":"running"})") << QStringLiteral("id is missing or not a text");
        QTest::newRow("identity of the wrong kind")
            << QByteArray(R"({"id":true,"name":"a","status":"running"})") << QStringLiteral("id is missing or not a text");
        QTest::newRow("name of the wrong kind") << QByteArray(R"({"id":"a","name":7,"status":"running"})")
                                                << QStringLiteral("name is missing or not a text");
        QTest::newRow("empty name") << QByteArray(R"({"id":"a","name":"","status":"running"})") << QStringLiteral("name is missing or not a text");
        QTest::newRow("no status") << QByteArray(R"({"id":"a","name":"a"})") << QStringLiteral("status is missing or not a text");
        QTest::newRow("status null") << QByteArray(R"({"id":"a","name":"a","status":null})") << QStringLiteral("status is missing or not a text");
        QTest::newRow("endless name") << "{\"id\":\"a\",\"status\":\"running\",\"name\":\"" + QByteArray(5000, 'n') + "\"}"
                                      << QStringLiteral("name is missing or not a text");
    }
    void rowsThatCannotBeUsedSayWhy()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, why);
        const auto page = wire::parseApps(pageOf({row, cvm("b")}), 40);
        QVERIFY(page.has_value());
        QCOMPARE(page->items.size(), size_t(1));
        QCOMPARE(page->skipped.at(0).why, QStringLiteral("app 40, CVM 0: %1").arg(why));
    }

    // F05
    void wildNumbersSpoilTheirCellOnly_data()
    {
        QTest::addColumn<QByteArray>("number");
        for (const char *number : {"1e400", "-1e400", "-1", "9007199254740993", "1e999999999", "\"42\"", "\"NaN\"", "0.5", "true", "[]", "{}",
                                   "123456789012345678901234567890", "1e-400"})
            QTest::newRow(number) << QByteArray(number);
    }
    void wildNumbersSpoilTheirCellOnly()
    {
        QFETCH(QByteArray, number);
        const auto page = wire::parseApps(pageOf({cvm("a", R"(,"resource":{"vcpu":)" + number + R"(,"memory_in_gb":4})"), cvm("b")}), 0);
        QVERIFY2(page.has_value(), qPrintable(page.has_value() ? QString() : page.error().what));
        QCOMPARE(page->items.size(), size_t(2));
        if (number == "1e-400") {
            QCOMPARE(page->items[0].vcpu.value_or(0), 0); // nothing, or nothing worth speaking of
            return;
        }
        QVERIFY(!page->items[0].vcpu.has_value());
        QCOMPARE(page->items[0].memoryGib.value(), 4.0);
        QCOMPARE(page->badValues, 1);
    }

    // F05
    void identifiersKeepEveryDigit_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QString>("text");
        QTest::newRow("text") << QByteArray("\"cvm_1\"") << QStringLiteral("cvm_1");
        QTest::newRow("small number") << QByteArray("42") << QStringLiteral("42");
        QTest::newRow("2^53 + 1") << QByteArray("9007199254740993") << QStringLiteral("9007199254740993");
        QTest::newRow("beyond 64 bits") << QByteArray("123456789012345678901234567890") << QStringLiteral("123456789012345678901234567890");
    }
    void identifiersKeepEveryDigit()
    {
        QFETCH(QByteArray, id);
        QFETCH(QString, text);
        const auto page = wire::parseApps(pageOf({R"({"name":"a","status":"running","id":)" + id + "}"}), 0);
        QCOMPARE(page->items.at(0).id.text(), text);
    }

    void guardsNumbersAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("guarded");
        QTest::newRow("ordinary") << QByteArray(R"({"a":[1,-2.5,3e8,"1e400"]})") << QByteArray(R"({"a":[1,-2.5,3e8,"1e400"]})");
        QTest::newRow("beyond double") << QByteArray("[1e400,2]") << QByteArray("[\"1e400\",2]");
        QTest::newRow("at the end") << QByteArray("1e400") << QByteArray("\"1e400\"");
        QTest::newRow("19 digits") << QByteArray("[1234567890123456789]") << QByteArray("[\"1234567890123456789\"]");
        QTest::newRow("inside a text with quotes") << QByteArray("[\"\\\"1e400\\\\\",1e400]") << QByteArray("[\"\\\"1e400\\\\\",\"1e400\"]");
        QTest::newRow("unfinished text") << QByteArray("[\"1e400") << QByteArray("[\"1e400");
        QTest::newRow("unfinished escape") << QByteArray("[\"\\") << QByteArray("[\"\\");
        QTest::newRow("long fraction") << QByteArray("[0.12345678901234567890123]") << QByteArray("[0.12345678901234567890123]");
    }
    void guardsNumbersAndNothingElse()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, guarded);
        QCOMPARE(guardNumbers(json), guarded);
    }

    // F09
    void anIdTwiceOnOnePageFlagsBothRows()
    {
        std::vector<AppsPage> pages{*wire::parseApps(pageOf({cvm("a"), cvm("b"), cvm("a")}), 0)};
        QHash<QString, LiveStatus> none;
        const auto list = joinPages(&pages, &none);
        QCOMPARE(list.items.size(), size_t(3));
        QVERIFY(list.items[0].duplicateId);
        QVERIFY(!list.items[1].duplicateId);
        QVERIFY(list.items[2].duplicateId);
    }

    // F11
    void aRowOnTwoPagesIsOneRow()
    {
        std::vector<AppsPage> pages{*wire::parseApps(pageOf({cvm("a"), cvm("b")}), 0),
                                    *wire::parseApps(pageOf({cvm("b", R"(,"app_id":"newer")"), cvm("c")}), 2)};
        QHash<QString, LiveStatus> none;
        const auto list = joinPages(&pages, &none);
        QCOMPARE(list.items.size(), size_t(3));
        QCOMPARE(list.items[1].appId, QStringLiteral("newer"));
        QVERIFY(!list.items[1].duplicateId);
    }

    // F01, F07
    void answersThatAreNoListAreNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("login page") << QByteArray("<!DOCTYPE html><html><body>Sign in</body></html>") << int(ErrorKind::Protocol)
                                    << QStringLiteral("login page");
        QTest::newRow("cut") << sample("apps-page").left(700) << int(ErrorKind::Protocol) << QStringLiteral("not JSON");
        QTest::newRow("empty") << QByteArray() << int(ErrorKind::Protocol) << QStringLiteral("not JSON");
        QTest::newRow("deep") << QByteArray(100'000, '[') << int(ErrorKind::Protocol) << QStringLiteral("nested deeper than 64");
        QTest::newRow("deep inside") << R"({"dstack_apps":)" + QByteArray(100'000, '[') << int(ErrorKind::Protocol)
                                     << QStringLiteral("nested deeper than 64");
        QTest::newRow("a list") << QByteArray("[]") << int(ErrorKind::Protocol) << QStringLiteral("not an object");
        QTest::newRow("something else") << QByteArray("{\"items\":[]}") << int(ErrorKind::Protocol) << QStringLiteral("dstack_apps");
        QTest::newRow("no total") << QByteArray("{\"dstack_apps\":[]}") << int(ErrorKind::Protocol) << QStringLiteral("total");
        QTest::newRow("negative total") << QByteArray("{\"dstack_apps\":[],\"total\":-3}") << int(ErrorKind::Protocol) << QStringLiteral("total");
        QTest::newRow("NUL bytes") << QByteArray(100, '\0') << int(ErrorKind::Protocol) << QStringLiteral("not JSON");
    }
    void answersThatAreNoListAreNamed()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, words);
        const auto page = wire::parseApps(body, 0);
        QVERIFY(!page.has_value());
        QCOMPARE(int(page.error().kind), kind);
        QVERIFY2(page.error().what.contains(words), qPrintable(page.error().what));
    }

    void unusableAppsAreCounted()
    {
        const auto page
            = wire::parseApps(R"({"dstack_apps":[7,{"id":"prj_1","name":"a","cvms":"many"},{"id":"prj_2","name":"b","cvms":[]}],"total":3})", 10);
        QCOMPARE(page->items.size(), size_t(0));
        QCOMPARE(page->skipped.size(), size_t(2));
        QCOMPARE(page->skipped[0].why, QStringLiteral("app 10: not an object"));
        QCOMPARE(page->skipped[1].why, QStringLiteral("app 11: cvms is not a list"));
    }

    void moneyNeverGoesThroughRounding_data()
    {
        QTest::addColumn<QByteArray>("price");
        QTest::addColumn<qint64>("micros"); // -1: none
        QTest::newRow("text") << QByteArray("\"0.058\"") << 58'000ll;
        QTest::newRow("number") << QByteArray("0.058") << 58'000ll;
        QTest::newRow("whole number") << QByteArray("2") << 2'000'000ll;
        QTest::newRow("negative") << QByteArray("\"-1\"") << -1ll;
        QTest::newRow("words") << QByteArray("\"free\"") << -1ll;
        QTest::newRow("null") << QByteArray("null") << -1ll;
        QTest::newRow("huge") << QByteArray("1e300") << -1ll;
    }
    void moneyNeverGoesThroughRounding()
    {
        QFETCH(QByteArray, price);
        QFETCH(qint64, micros);
        const auto page = wire::parseApps(pageOf({cvm("a", R"(,"resource":{"billing_period":"hourly","compute_billing_price":)" + price + "}")}), 0);
        const auto rate = page->items.at(0).hourlyRate;
        QCOMPARE(rate ? qint64(rate->micros()) : -1ll, micros);
    }

    void aPriceByTheMonthIsNoHourlyRate()
    {
        const auto page = wire::parseApps(pageOf({cvm("a", R"(,"resource":{"billing_period":"monthly","compute_billing_price":"40"})")}), 0);
        QVERIFY(!page->items.at(0).hourlyRate);
    }

    void readsTimesAsUtc_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("with Z") << QStringLiteral("2026-01-15T10:00:00Z") << true;
        QTest::newRow("without a zone") << QStringLiteral("2026-01-15T10:00:00") << true;
        QTest::newRow("with microseconds") << QStringLiteral("2026-01-15T10:00:00.000000Z") << true;
        QTest::newRow("another zone") << QStringLiteral("2026-01-15T12:00:00+02:00") << true;
        QTest::newRow("words") << QStringLiteral("yesterday") << false;
    }
    void readsTimesAsUtc()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        QJsonObject changed = record();
        changed[QStringLiteral("created_at")] = text;
        int bad = 0;
        const auto cvm = cvmOf(changed, &bad);
        QCOMPARE(cvm->createdAt, valid ? QDateTime(QDate(2026, 1, 15), QTime(10, 0), Qt::UTC) : QDateTime());
        QCOMPARE(bad, valid ? 0 : 1);
    }

    void readsOneCvm()
    {
        const auto cvm = wire::parseCvm(sample("cvm"));
        QCOMPARE(cvm->name, QStringLiteral("web-tier"));
        QCOMPARE(wire::parseCvm("{}").error().kind, ErrorKind::Protocol);
    }

    void readsWhatTheCloudSaysOfAMachinesAttestation()
    {
        const auto answer = wire::parseAttestation(sample("attestation"));
        QVERIFY(answer.has_value());
        QVERIFY(answer->isOnline && answer->error.isEmpty() && !answer->tcbInfoHidden);
        QCOMPARE(answer->quote.toHex(), QByteArray("04000200810000aa"));
        QCOMPARE(answer->appCompose, QByteArray("{\n    \"name\":\"w\xc3\xa9"
                                                "b\"\n}"));
        QCOMPARE(QJsonDocument::fromJson(answer->eventLog).array().size(), 1);
        const auto hidden = wire::parseAttestation(sample("attestation-hidden"));
        QVERIFY(hidden->tcbInfoHidden && hidden->quote.isEmpty() && hidden->eventLog.isEmpty());
    }

    void aHiddenTcbInfoLeavesTheComposeFileAndTheCertificatesDates()
    {
        const auto answer = wire::parseAttestation(R"({"is_online":true,"error":null,"tcb_info":null,"compose_file":"{}",
            "app_certificates":[{"is_ca":true,"quote":null},{"is_ca":false,"quote":"0400","not_before":"2026-01-01","not_after":"2026-04-01","fingerprint":"ab"}]})");
        QVERIFY(answer.has_value());
        QVERIFY(answer->tcbInfoHidden);
        QCOMPARE(answer->appCompose, QByteArray("{}"));
        QCOMPARE(answer->quote, QByteArray::fromHex("0400"));
        QCOMPARE(answer->validFrom, QStringLiteral("2026-01-01"));
        QCOMPARE(answer->validUntil, QStringLiteral("2026-04-01"));
        QCOMPARE(answer->certificateSha256, QStringLiteral("ab"));
    }

    void readsAllInstancesOfAnAppAndCountsWhatItCannot()
    {
        const auto app = wire::parseAppAttestations(R"({"app_id":"AA","contract_address":null,"instances":[
            {"name":"one","instance_id":"11","status":"running","error":null,"quote":"0400","tcb_info":null},
            {"name":"two","instance_id":"22","status":"stopped","error":"CVM is offline","quote":null,"tcb_info":null},
            {"name":"three","instance_id":"33","status":"running","quote":"zz"}, 7]})");
        QVERIFY(app.has_value());
        QCOMPARE(app->appId, QStringLiteral("aa"));
        QCOMPARE(app->instances.size(), size_t(2));
        QCOMPARE(app->skipped.size(), 2);
        QVERIFY(app->instances[0].isOnline && app->instances[0].tcbInfoHidden);
        QCOMPARE(app->instances[0].quote, QByteArray::fromHex("0400"));
        QVERIFY(!app->instances[1].isOnline && !app->instances[1].tcbInfoHidden);
        QCOMPARE(app->instances[1].error, QStringLiteral("CVM is offline"));
        QVERIFY(!wire::parseAppAttestations(R"({"app_id":"aa"})").has_value());
        QCOMPARE(wire::appAttestations(QUrl(QStringLiteral("https://cloud.example/api/v1")), QStringLiteral("../x")).url.toString(QUrl::FullyEncoded),
                 QStringLiteral("https://cloud.example/api/v1/apps/..%2Fx/attestations"));
    }

    // F08
    void attestationAnswersMustBeUnambiguous_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a name twice") << QByteArray(R"({"is_online":true,"is_online":false})");
        QTest::newRow("a quote twice") << QByteArray(R"({"is_online":true,"app_certificates":[{"quote":"aa","quote":"bb"}]})");
        QTest::newRow("quote not hexadecimal") << QByteArray(R"({"is_online":true,"app_certificates":[{"quote":"zz"}]})");
        QTest::newRow("is_online missing") << QByteArray("{}");
        QTest::newRow("is_online a text") << QByteArray(R"({"is_online":"true"})");
    }
    void attestationAnswersMustBeUnambiguous()
    {
        QFETCH(QByteArray, body);
        const auto answer = wire::parseAttestation(body);
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
    }

    void requestsSayVersionAndTypeAndNothingSecret()
    {
        const QUrl base(QStringLiteral("https://cloud.example/api/v1"));
        const auto list = wire::listApps(base, 3);
        QCOMPARE(list.url.toString(), QStringLiteral("https://cloud.example/api/v1/apps?page=3&page_size=100"));
        QVERIFY(list.headers.contains(qMakePair(QByteArray("X-Phala-Version"), QByteArray("2026-01-21"))));
        QCOMPARE(list.effect, http::Effect::Idempotent);
        const auto batch = wire::statusBatch(base, {QStringLiteral("a-b"), QStringLiteral("c")});
        QCOMPARE(batch.body, QByteArray(R"({"vm_uuids":["a-b","c"]})"));
        QCOMPARE(batch.effect, http::Effect::Idempotent);
        QCOMPARE(batch.timeout, std::chrono::milliseconds(60'000));
        const auto restart = wire::power(base, domain::CvmId(QStringLiteral("7b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8")), domain::PowerAction::Restart);
        QCOMPARE(restart.url.toString(), QStringLiteral("https://cloud.example/api/v1/cvms/7b1c2d3e4f504a618b7293a4b5c6d7e8/restart"));
        QCOMPARE(restart.body, QByteArray(R"({"force":false})"));
        QCOMPARE(restart.effect, http::Effect::Mutating);
        const auto stop = wire::power(base, domain::CvmId(QStringLiteral("x")), domain::PowerAction::Stop);
        QVERIFY(stop.body.isEmpty());
    }

    void identifiersStayInTheirSegment_data()
    {
        QTest::addColumn<QString>("identifier");
        QTest::addColumn<QByteArray>("segment");
        QTest::newRow("name") << QStringLiteral("web-tier") << QByteArray("web-tier");
        QTest::newRow("slash") << QStringLiteral("../apps") << QByteArray("..%2Fapps");
        QTest::newRow("query") << QStringLiteral("a?b=c#d") << QByteArray("a%3Fb%3Dc%23d");
        QTest::newRow("dots") << QStringLiteral("..") << QByteArray("%252E%252E");
        QTest::newRow("line break") << QStringLiteral("a\r\nb") << QByteArray("a%0D%0Ab");
        QTest::newRow("umlaut") << QStringLiteral("ü") << QByteArray("%C3%BC");
    }
    void identifiersStayInTheirSegment()
    {
        QFETCH(QString, identifier);
        QFETCH(QByteArray, segment);
        QCOMPARE(wire::pathSegment(identifier), segment);
        const auto request = wire::getCvm(QUrl(QStringLiteral("https://cloud.example/api/v1")), identifier);
        QCOMPARE(request.url.toEncoded(), "https://cloud.example/api/v1/cvms/" + segment);
    }

    void identifiersAreNormalisedAsTheVendorDoes()
    {
        if (sharedData().isEmpty())
            QSKIP("the vendor's vectors are not here");
        const auto vectors = QJsonDocument::fromJson(readFile(sharedData() + QStringLiteral("/phala/identifiers.json"))).object();
        const QJsonArray rows = vectors[QStringLiteral("cvm_id_to_path_segment")].toArray();
        QVERIFY(rows.size() > 8);
        for (const auto &row : rows) {
            QCOMPARE(wire::pathSegment(row[QStringLiteral("input")].toString()),
                     QUrl::toPercentEncoding(row[QStringLiteral("path_segment")].toString()));
        }
    }

    void errorsKeepCodeWordsAndRequest_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("what");
        QTest::newRow("structured in detail") << QByteArray(
            R"({"detail":{"error_code":"ERR-04-001","message":"Top up first","details":[{"field":"balance","value":"0.12"}],"suggestions":["Add credits"],"links":[]},"request_id":"req_1"})")
                                              << QStringLiteral("Phala Cloud says “Top up first (balance)” (ERR-04-001, status 422, request req_1)");
        QTest::newRow("structured bare") << QByteArray(R"({"error_code":"ERR-03-001","message":"CVM not found","request_id":"req_2"})")
                                         << QStringLiteral("Phala Cloud says “CVM not found” (ERR-03-001, status 422, request req_2)");
        QTest::newRow("validation") << QByteArray(R"({"detail":[{"loc":["body","cvms",0,"name"],"msg":"Field required","type":"missing"}]})")
                                    << QStringLiteral("Phala Cloud says “cvms.0.name: Field required” (status 422)");
        QTest::newRow("plain") << QByteArray(R"({"detail":"Not enough"})") << QStringLiteral("Phala Cloud says “Not enough” (status 422)");
        QTest::newRow("oauth") << QByteArray(R"({"error":"slow_down","error_description":"Poll slower"})")
                               << QStringLiteral("Phala Cloud says “Poll slower” (slow_down, status 422)");
        QTest::newRow("web page") << QByteArray("<html>bad gateway</html>") << QStringLiteral("the remote answered with status 422");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("the remote answered with status 422");
        QTest::newRow("hostile") << QByteArray(R"({"detail":"\u202egpj.exe\n<b>x"})")
                                 << QStringLiteral("Phala Cloud says “U+202Egpj.exe⏎<b>x” (status 422)");
        QTest::newRow("wrong kinds") << QByteArray(R"({"detail":{"message":7,"error_code":null}})")
                                     << QStringLiteral("the remote answered with status 422");
    }
    void errorsKeepCodeWordsAndRequest()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, what);
        http::HttpRequest request = wire::getCvm(QUrl(QStringLiteral("https://cloud.example/api/v1")), QStringLiteral("x"));
        http::HttpReply reply;
        reply.status = 422;
        reply.body = body;
        const Error error = errorOf(request, reply);
        QCOMPARE(error.what, what);
        QCOMPARE(error.httpStatus.value(), 422);
        QCOMPARE(error.where, QStringLiteral("GET https://cloud.example/api/v1/cvms/x"));
        QCOMPARE(error.raw, body);
    }

    void suggestionsBecomeTheNextStep()
    {
        http::HttpReply reply;
        reply.status = 400;
        reply.body = R"({"detail":{"error_code":"E","message":"m","suggestions":["Add credits.","Ask."]}})";
        QCOMPARE(errorOf(http::HttpRequest(), reply).nextStep, QStringLiteral("Phala Cloud suggests: Add credits. Ask."));
    }
};

QTEST_GUILESS_MAIN(PhalaWireTest)
#include "tst_phala_wire.moc"
