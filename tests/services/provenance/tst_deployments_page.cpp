// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/deployments.h"
#include "services/provenance/history.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::provenance;

namespace {

const QByteArray kHead = "| Timestamp | Version | Machine | Compose Hash | On-Chain TX | Status |\n|---|---|:-:|---|---|---|\n";
const QByteArray kHashA(64, 'a');
const QByteArray kHashB(64, 'b');

Address address(char fill)
{
    return *Address::fromBytes(QByteArray(20, fill));
}
const Address kApp = address('p');
const Address kKms = address('k');

DeploymentsPage pageOf(const QByteArray &rows)
{
    const auto page = parseDeployments("# Log\n\n" + kHead + rows);
    return page ? *page : DeploymentsPage();
}
QByteArray row(const QByteArray &transaction, const QByteArray &hash = kHashA, const QByteArray &machine = "prod9",
               const QByteArray &version = "1.2.0")
{
    return "| 2026-01-27T17:31:20Z | " + version + " | " + machine + " | `" + hash + "` | " + transaction + " | Active |\n";
}

Transaction transactionTo(const Address &to, const QByteArray &input)
{
    Transaction transaction;
    transaction.to = to;
    transaction.input = input;
    transaction.block = 7;
    return transaction;
}
LogEntry added(const Address &contract, const QByteArray &hash)
{
    LogEntry log;
    log.contract = contract;
    log.topics = {abi::composeHashAdded()};
    log.data = QByteArray::fromHex(hash);
    return log;
}
LogEntry made(const Address &kms, const Address &app)
{
    LogEntry log;
    log.contract = kms;
    const QByteArray zeros(12, '\0');
    log.topics = {abi::appDeployedViaFactory(), *Word::fromBytes(zeros + app.view().toByteArray()), *Word::fromBytes(zeros + QByteArray(20, 'o'))};
    return log;
}
FoundTransaction found(const Transaction &transaction, std::vector<LogEntry> logs, bool succeeded = true)
{
    FoundTransaction result;
    result.transaction = transaction;
    Receipt receipt;
    receipt.succeeded = succeeded;
    receipt.block = 7;
    receipt.logs = std::move(logs);
    result.receipt = receipt;
    return result;
}
const QByteArray kAddA = QByteArray::fromHex("dfc77223" + kHashA);

} // namespace

/// A page that anybody may have written, read row by row.
class DeploymentsPageTest : public QObject
{
    Q_OBJECT

private slots:
    void readsRowsByTheNamesOfTheirColumns()
    {
        const auto page = parseDeployments("| TX Hash | Compose-hash |\r\n| - | - |\r\n| pending | 0x" + kHashA + " |\r\n\r\n| not | a row |\r\n");
        QVERIFY(page.has_value());
        QCOMPARE(page->rows.size(), size_t(1));
        QCOMPARE(page->rows[0].line, 3);
        QCOMPARE(page->rows[0].composeHash, Sha256::fromHex(kHashA));
        QCOMPARE(page->rows[0].transaction.kind, CellKind::Pending);
        QVERIFY(page->rows[0].version.isEmpty());
    }

    void tellsWhatATransactionCellHolds_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<int>("kind");
        const QByteArray hash = "0x" + QByteArray(64, '1');
        QTest::newRow("hash") << hash << int(CellKind::Hash);
        QTest::newRow("code") << "`" + hash + "`" << int(CellKind::Hash);
        QTest::newRow("link") << "[View](https://basescan.org/tx/" + hash + ")" << int(CellKind::Hash);
        QTest::newRow("link with title and query") << "[View](https://basescan.org/tx/" + hash + "?a=b#c \"t\")" << int(CellKind::Hash);
        QTest::newRow("bare address") << "https://basescan.org/tx/" + hash << int(CellKind::Hash);
        QTest::newRow("link that says another") << "[0x" + QByteArray(64, '2') + "](https://basescan.org/tx/" + hash + ")" << int(CellKind::NotAHash);
        QTest::newRow("link that says the same") << "[`" + hash + "`](https://basescan.org/tx/" + hash + ")" << int(CellKind::Hash);
        QTest::newRow("pending") << QByteArray("Pending") << int(CellKind::Pending);
        QTest::newRow("empty") << QByteArray() << int(CellKind::NotAHash);
        QTest::newRow("dash") << QByteArray("-") << int(CellKind::NotAHash);
        QTest::newRow("one digit short") << hash.chopped(1) << int(CellKind::NotAHash);
        QTest::newRow("two digits long") << hash + "00" << int(CellKind::NotAHash);
        QTest::newRow("no prefix") << hash.mid(2) << int(CellKind::NotAHash);
        QTest::newRow("strange digits") << QByteArray("0x") + QByteArray(64, 'g') << int(CellKind::NotAHash);
        QTest::newRow("script") << QByteArray("<script>alert(1)</script>") << int(CellKind::NotAHash);
        // The page the guide links: the first 32 bytes of a raw transaction in place of a hash.
        QTest::newRow("raw, cut to 32 bytes") << QByteArray(
            "[View](https://basescan.org/tx/0x02f9011082210502830f4240836f0fe88303e53e942f83172a49584c017f2b25)")
                                              << int(CellKind::RawTransaction);
    }

    void tellsWhatATransactionCellHolds()
    {
        QFETCH(QByteArray, cell);
        QFETCH(int, kind);
        const DeploymentsPage page = pageOf(row(cell));
        QCOMPARE(page.rows.size(), size_t(1));
        QCOMPARE(int(page.rows[0].transaction.kind), kind);
    }

    void namesTheRawTransactionThatStandsInPlaceOfAHash()
    {
        const DeploymentsPage page = pageOf(row("0x02f9011082210502830f4240836f0fe88303e53e942f83172a49584c017f2b25"));
        const TransactionCell &cell = page.rows[0].transaction;
        QVERIFY(cell.raw.has_value() && cell.hash.has_value());
        QCOMPARE(cell.raw->chainId, kBaseChainId);
        QCOMPARE(cell.raw->announcedSize, 4 + 0x110);
        QVERIFY(!cell.raw->complete && !cell.raw->to);
        QCOMPARE(cell.raw->toBeginning.toHex(), QByteArray("2f83172a49584c017f2b25"));
        const DeploymentVerdict verdict = judgeCell(page.rows[0]);
        QCOMPARE(verdict.state, TransactionState::Raw);
        QVERIFY(verdict.sentence.contains(QLatin1String("Base")) && verdict.sentence.contains(QLatin1String("0x2f83172a49584c017f2b25")));
    }

    void takesRawTransactionsApart_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<bool>("isOne");
        // [8453, 2, 1, 1, 21000, to, 0, data, [], 0, 1, 1]
        const QByteArray body = "82210502"
                                "01"
                                "01"
                                "825208"
                                "94"
                                + QByteArray("11").repeated(20)
                                + "80"
                                  "a4dfc77223"
                                + QByteArray("ef").repeated(32)
                                + "c0"
                                  "80"
                                  "01"
                                  "01";
        const QByteArray whole = "02f8" + QByteArray::number(body.size() / 2, 16) + body;
        QTest::newRow("whole") << whole << true;
        QTest::newRow("one byte cut") << whole.chopped(2) << true;
        QTest::newRow("cut after the chain id") << whole.left(12) << true;
        QTest::newRow("cut inside the chain id") << whole.left(10) << false;
        QTest::newRow("byte too many") << whole + "00" << false;
        QTest::newRow("legacy") << "f8" + whole.mid(4) << false;
        QTest::newRow("type 1") << "01" + whole.mid(2) << false;
        QTest::newRow("no list") << QByteArray("0283210502") << false;
        QTest::newRow("empty list") << QByteArray("02c0") << false;
        QTest::newRow("only the type") << QByteArray("02") << false;
        QTest::newRow("length of eight bytes") << QByteArray("02ffffffffffffffffff") << false;
        QTest::newRow("chain id with a leading zero") << QByteArray("02c4820005") + "02" << false;
        QTest::newRow("short length spelled long") << QByteArray("02f80182210502") << false;
    }

    void takesRawTransactionsApart()
    {
        QFETCH(QByteArray, hex);
        QFETCH(bool, isOne);
        const auto raw = parseRawTransaction(QByteArray::fromHex(hex));
        QVERIFY2(raw.has_value() == isOne, raw ? "taken for one" : qPrintable(raw.error().what));
        if (raw && raw->complete) {
            QCOMPARE(raw->chainId, quint64(8453));
            QCOMPARE(raw->to, Address::fromHex(QByteArray("11").repeated(20)));
            QCOMPARE(abi::composeHashOfCall(*raw->input), Sha256::fromHex(QByteArray("ef").repeated(32)));
        }
    }

    void noCutOfARawTransactionIsReadBeyondItsEnd()
    {
        const QByteArray whole = QByteArray::fromHex("02f9011082210502830f4240836f0fe88303e53e942f83172a49584c017f2b25") + QByteArray(240, '\x80');
        for (qsizetype size = 0; size <= whole.size(); ++size)
            (void)parseRawTransaction(whole.left(size)); // must not crash; the sanitizers read along
    }

    void refusesPagesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("prose") << QByteArray("# Deployments\n\nNone yet.\n");
        QTest::newRow("another table") << QByteArray("| a | b |\n|---|---|\n| 1 | 2 |\n");
        QTest::newRow("no rule") << QByteArray("| Compose Hash | TX |\n| a | b |\n");
        QTest::newRow("rule of another width") << QByteArray("| Compose Hash | TX |\n|---|\n| a | b |\n");
        QTest::newRow("not UTF-8") << kHead + "\xff\xfe\n";
        QTest::newRow("too large") << QByteArray(5 * 1024 * 1024, '|');
    }

    void refusesPagesThatAreNone()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseDeployments(text).has_value());
    }

    void namesRowsItCouldNotRead()
    {
        const DeploymentsPage page = pageOf(row("pending") + "| too | few |\n" + "| " + QByteArray(40'000, 'x') + " |\n" + row("pending"));
        QCOMPARE(page.rows.size(), size_t(2));
        QCOMPARE(page.skipped.size(), 2);
        QVERIFY(page.skipped[0].startsWith(QLatin1String("line 6:")));
        DeploymentsReport report;
        report.skipped = page.skipped;
        QVERIFY(!report.allConfirmed());
    }

    void tenThousandRowsAreTheMost()
    {
        const DeploymentsPage page = pageOf(row("pending").repeated(10'001));
        QCOMPARE(page.rows.size(), size_t(10'000));
        QCOMPARE(page.skipped.size(), 1);
    }

    void judgesAFoundTransaction_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("state");
        QTest::newRow("added by the app") << 0 << QStringLiteral("confirmed");
        QTest::newRow("in the call only") << 1 << QStringLiteral("confirmed");
        QTest::newRow("through a wallet contract") << 2 << QStringLiteral("confirmed");
        QTest::newRow("made by the factory") << 3 << QStringLiteral("confirmed");
        QTest::newRow("factory made another app") << 4 << QStringLiteral("other-contract");
        QTest::newRow("another contract says so") << 5 << QStringLiteral("other-contract");
        QTest::newRow("another hash") << 6 << QStringLiteral("other-hash");
        QTest::newRow("no hash") << 7 << QStringLiteral("other-hash");
        QTest::newRow("failed") << 8 << QStringLiteral("failed");
        QTest::newRow("waiting") << 9 << QStringLiteral("not-mined");
        QTest::newRow("no receipt") << 10 << QStringLiteral("not-asked");
        QTest::newRow("the hash stands in foreign data") << 11 << QStringLiteral("other-contract");
        QTest::newRow("taken back") << 12 << QStringLiteral("other-contract");
    }

    void judgesAFoundTransaction()
    {
        QFETCH(int, which);
        QFETCH(QString, state);
        const QByteArray deploy = QByteArray::fromHex("8618169d") + QByteArray(128, '\0') + QByteArray::fromHex(kHashA);
        FoundTransaction waiting;
        waiting.transaction = transactionTo(kApp, kAddA);
        waiting.transaction.block.reset();
        FoundTransaction silent;
        silent.transaction = transactionTo(kApp, kAddA);
        LogEntry takenBack = added(kApp, kHashA);
        takenBack.removed = true;
        const std::vector<FoundTransaction> cases{
            found(transactionTo(kApp, kAddA), {added(kApp, kHashA)}),
            found(transactionTo(kApp, kAddA), {}),
            found(transactionTo(address('w'), "exec"), {added(kApp, kHashA)}),
            found(transactionTo(kKms, deploy), {made(kKms, kApp)}),
            found(transactionTo(kKms, deploy), {made(kKms, address('q')), added(address('q'), kHashA)}),
            found(transactionTo(address('x'), kAddA), {added(address('x'), kHashA)}),
            found(transactionTo(kApp, QByteArray::fromHex("dfc77223" + kHashB)), {added(kApp, kHashB)}),
            found(transactionTo(kApp, "other"), {}),
            found(transactionTo(kApp, kAddA), {added(kApp, kHashA)}, false),
            waiting,
            silent,
            found(transactionTo(address('x'), "0000" + QByteArray::fromHex(kHashA)), {}),
            found(transactionTo(address('w'), "exec"), {takenBack}),
        };
        const DeploymentsPage page = pageOf(row("0x" + QByteArray(64, '1')));
        const DeploymentVerdict verdict = judgeTransaction(page.rows[0], cases[size_t(which)], kApp, kKms);
        QCOMPARE(transactionStateWord(verdict.state), state);
        QVERIFY(!verdict.sentence.isEmpty());
        if (which == 6)
            QCOMPARE(verdict.carried, Sha256::fromHex(kHashB));
    }

    void comparesTheMachinesOfAVersion()
    {
        const DeploymentsPage page
            = pageOf(row("pending", kHashA, "prod9", "1.2.1") + row("pending", kHashA, "prod7", "1.2.1") + row("pending", kHashA, "prod9", "1.2.0")
                     + row("pending", kHashB, "prod7", "1.2.0") + row("pending", "n/a", "prod9", "1.1.0"));
        const auto versions = compareVersions(page.rows);
        QCOMPARE(versions.size(), size_t(3));
        QVERIFY(versions[0].agree);
        QVERIFY(!versions[1].agree);
        QCOMPARE(versions[1].machines, QStringList({QStringLiteral("prod9"), QStringLiteral("prod7")}));
        QVERIFY(!versions[2].agree); // no hash is no agreement
    }

    void comparesTheNewestRowOfAMachineWithWhatItAttested()
    {
        DeploymentsReport report;
        for (const DeploymentRow &each : pageOf("| 2026-01-01T00:00:00Z | 1 | prod9 | " + kHashA
                                                + " | pending | x |\n| 2026-02-01T00:00:00Z | 2 | prod9 | " + kHashB + " | pending | x |\n")
                                             .rows)
            report.rows.push_back(judgeCell(each));
        compareWithAttested(report, {{QStringLiteral("PROD9"), *Sha256::fromHex(kHashA)}, {QStringLiteral("elsewhere"), *Sha256::fromHex(kHashA)}});
        QVERIFY(!report.rows[0].attested.has_value());
        QCOMPARE(report.rows[1].attested, std::optional(false));
    }
};

QTEST_APPLESS_MAIN(DeploymentsPageTest)
#include "tst_deployments_page.moc"
