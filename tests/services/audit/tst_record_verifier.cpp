// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/record_verifier.h"
#include "tests/services/audit/record_samples.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::audit;
using namespace pilothouse::test;

namespace {

Verification check(const std::vector<QByteArray> &lines, std::vector<Checkpoint> checkpoints = {}, Expectations expected = {})
{
    RecordVerifier verifier(std::move(checkpoints), std::move(expected));
    for (const QByteArray &line : lines)
        verifier.add(line);
    return verifier.finish();
}

Checkpoint signedAt(const SigningKey &key, const Entry &entry)
{
    return makeCheckpoint(key, entry.environment.id, entry.seq, entry.hash, entry.utc);
}

} // namespace

class RecordVerifierTest : public QObject
{
    Q_OBJECT

private slots:
    void readsBackEveryMemberOfAnEntry()
    {
        for (const Entry &entry : sampleEntries(2)) {
            Entry copy = entry;
            const QByteArray line = toLine(copy);
            const auto read = fromLine(line);
            QVERIFY(read);
            QCOMPARE(read->seq, entry.seq);
            QCOMPARE(read->utc, entry.utc);
            QCOMPARE(read->monotonicMs, entry.monotonicMs);
            QCOMPARE(read->host, entry.host);
            QVERIFY(read->environment == entry.environment);
            QCOMPARE(read->record.action, entry.record.action);
            QCOMPARE(read->record.target, entry.record.target);
            QCOMPARE(read->record.what, entry.record.what);
            QCOMPARE(read->record.outcome, entry.record.outcome);
            QCOMPARE(read->record.actor, entry.record.actor);
            QCOMPARE(read->record.run, entry.record.run);
            QCOMPARE(read->record.before, entry.record.before);
            QCOMPARE(read->prev, entry.prev);
            QCOMPARE(read->hash, entry.hash);
            copy = *read;
            QCOMPARE(toLine(copy), line);
        }
    }

    void hashesTheLineWithoutItsHash()
    {
        Entry entry = sampleEntries(1)[0];
        QByteArray line = toLine(entry);
        const QByteArray member = ",\"hash\":\"" + entry.hash.toHex() + '"';
        QCOMPARE(line.count(member), 1);
        line.replace(member, "");
        QCOMPARE(sha256({line}), entry.hash);
        QVERIFY(line.startsWith("{\"action\":\"cvm.restart\",\"actor\":\"operator\",\"before\":{"));
    }

    void findsAnIntactRecordIntact()
    {
        const auto entries = sampleEntries(25);
        const auto result = check(linesOf(entries));
        QVERIFY2(result.intact, qPrintable(result.message));
        QCOMPARE(result.entries, 25);
        QCOMPARE(result.tip, entries.back().hash);
        QVERIFY(!result.firstBroken && !result.tipMatchesAnchor);
        QVERIFY(check({}).intact);
    }

    void findsAndLocatesEveryFlippedBit()
    {
        const auto lines = linesOf(sampleEntries(3));
        for (size_t which = 0; which < lines.size(); ++which) {
            for (qsizetype at = 0; at < lines[which].size(); ++at) {
                for (int bit = 0; bit < 8; ++bit) {
                    auto damaged = lines;
                    damaged[which][at] = char(damaged[which][at] ^ (1 << bit));
                    const auto result = check(damaged);
                    QVERIFY2(!result.intact && result.firstBroken == std::optional(quint64(which + 1)),
                             qPrintable(QStringLiteral("line %1 byte %2 bit %3: %4").arg(which).arg(at).arg(bit).arg(result.message)));
                }
            }
        }
    }

    void findsWhatWasDoneToTheOrder_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<int>("broken");
        QTest::newRow("first removed") << QStringLiteral("remove 0") << 1;
        QTest::newRow("middle removed") << QStringLiteral("remove 4") << 5;
        QTest::newRow("two swapped") << QStringLiteral("swap 3") << 4;
        QTest::newRow("one doubled") << QStringLiteral("double 6") << 8;
        QTest::newRow("empty line between") << QStringLiteral("empty 2") << 3;
        QTest::newRow("spliced with another record") << QStringLiteral("splice 5") << 6;
    }
    void findsWhatWasDoneToTheOrder()
    {
        QFETCH(QString, change);
        QFETCH(int, broken);
        auto lines = linesOf(sampleEntries(10));
        const auto at = change.section(u' ', 1).toInt();
        const QString verb = change.section(u' ', 0, 0);
        if (verb == QLatin1String("remove"))
            lines.erase(lines.begin() + at);
        else if (verb == QLatin1String("swap"))
            std::swap(lines[size_t(at)], lines[size_t(at) + 1]);
        else if (verb == QLatin1String("double"))
            lines.insert(lines.begin() + at, lines[size_t(at)]);
        else if (verb == QLatin1String("empty"))
            lines.insert(lines.begin() + at, QByteArray());
        else {
            const auto other = linesOf(sampleEntries(10, {domain::EnvironmentId(QStringLiteral("other")), domain::EnvironmentKind::Staging}));
            std::copy(other.begin() + at, other.end(), lines.begin() + at);
        }
        const auto result = check(lines);
        QVERIFY(!result.intact);
        QCOMPARE(result.firstBroken, std::optional(quint64(broken)));
        QVERIFY(!result.message.isEmpty());
    }

    void refusesAnotherEnvironment()
    {
        const auto lines = linesOf(sampleEntries(3));
        Expectations expected;
        expected.environment = stagingEnvironment();
        QVERIFY(check(lines, {}, expected).intact);
        expected.environment->kind = domain::EnvironmentKind::Production;
        QCOMPARE(check(lines, {}, expected).firstBroken, std::optional(quint64(1)));
        expected.environment = domain::Environment{domain::EnvironmentId(QStringLiteral("stagin")), domain::EnvironmentKind::Staging};
        QCOMPARE(check(lines, {}, expected).firstBroken, std::optional(quint64(1)));
    }

    void findsACutTailThroughACheckpoint()
    {
        const SigningKey key = SigningKey::generate();
        const auto entries = sampleEntries(10);
        auto lines = linesOf(entries);
        QVERIFY(check(lines, {signedAt(key, entries[4]), signedAt(key, entries[9])}).intact);
        lines.resize(8);
        const auto result = check(lines, {signedAt(key, entries[4]), signedAt(key, entries[9])});
        QCOMPARE(result.firstBroken, std::optional(quint64(9)));
    }

    void findsAForgedCheckpoint()
    {
        const SigningKey key = SigningKey::generate();
        const auto entries = sampleEntries(10);
        const Checkpoint good = signedAt(key, entries[4]);
        const auto tamper = [&](auto change) {
            Checkpoint bad = good;
            change(bad);
            return check(linesOf(entries), {bad});
        };
        QVERIFY(check(linesOf(entries), {good}).intact);
        QCOMPARE(tamper([](Checkpoint &c) { c.signature[5] = char(c.signature[5] ^ 4); }).firstBroken, std::optional(quint64(5)));
        QCOMPARE(tamper([](Checkpoint &c) { c.publicKey[5] = char(c.publicKey[5] ^ 4); }).firstBroken, std::optional(quint64(5)));
        QCOMPARE(tamper([](Checkpoint &c) { c.utc = c.utc.addMSecs(1); }).firstBroken, std::optional(quint64(5)));
        QCOMPARE(tamper([&](Checkpoint &c) {
                     c.seq = 6;
                     c.hash = entries[5].hash;
                 }).firstBroken,
                 std::optional(quint64(6)));
        QCOMPARE(tamper([&](Checkpoint &c) { c.hash = entries[5].hash; }).firstBroken, std::optional(quint64(5)));
        QCOMPARE(tamper([](Checkpoint &c) { c.signature.clear(); }).firstBroken, std::optional(quint64(5)));
    }

    void refusesACheckpointOfAnUnknownKey()
    {
        const SigningKey kept = SigningKey::generate();
        const SigningKey stranger = SigningKey::generate();
        auto entries = sampleEntries(10);
        Expectations expected;
        expected.keys = {kept.publicKey()};
        QVERIFY(check(linesOf(entries), {signedAt(kept, entries[4])}, expected).intact);
        const auto result = check(linesOf(entries), {signedAt(kept, entries[4]), signedAt(stranger, entries[7])}, expected);
        QCOMPARE(result.firstBroken, std::optional(quint64(8)));

        // The record itself may say that another key signs from here on.
        entries[5].record.action = QString::fromLatin1(kKeyAction);
        entries[5].record.after = {{QStringLiteral("publicKey"), QString::fromLatin1(stranger.publicKey().toHex())}};
        Sha256 prev;
        for (Entry &entry : entries) {
            entry.prev = prev;
            (void)toLine(entry);
            prev = entry.hash;
        }
        QVERIFY(check(linesOf(entries), {signedAt(kept, entries[4]), signedAt(stranger, entries[7])}, expected).intact);
    }

    void comparesWithTheAnchor()
    {
        const auto entries = sampleEntries(10);
        auto lines = linesOf(entries);
        Expectations expected;
        expected.anchor = Anchor{10, entries[9].hash};
        QCOMPARE(check(lines, {}, expected).tipMatchesAnchor, std::optional(true));
        expected.anchor = Anchor{7, entries[6].hash}; // noted some entries ago
        QCOMPARE(check(lines, {}, expected).tipMatchesAnchor, std::optional(true));
        QVERIFY(check(lines, {}, expected).intact);

        expected.anchor = Anchor{10, entries[9].hash};
        lines.resize(9); // the tail cut off, without a checkpoint to tell
        auto result = check(lines, {}, expected);
        QCOMPARE(result.tipMatchesAnchor, std::optional(false));
        QCOMPARE(result.firstBroken, std::optional(quint64(10)));

        // All replaced by another valid record.
        auto forged = sampleEntries(12);
        forged[0].record.what = QStringLiteral("nothing happened");
        Sha256 prev;
        for (Entry &entry : forged) {
            entry.prev = prev;
            (void)toLine(entry);
            prev = entry.hash;
        }
        QVERIFY(check(linesOf(forged)).intact);
        result = check(linesOf(forged), {}, expected);
        QCOMPARE(result.tipMatchesAnchor, std::optional(false));
        QCOMPARE(result.firstBroken, std::optional(quint64(10)));
    }

    void takesOnlyItsOwnFormOfLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        const QByteArray hex(64, '0');
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not an object") << QByteArray("[]");
        QTest::newRow("no members") << QByteArray("{}");
        QTest::newRow("names out of order") << QByteArray("{\"a\":1,\"hash\":\"" + hex + "\",\"seq\":1,\"prev\":\"" + hex + "\"}");
        QTest::newRow("a name twice") << QByteArray("{\"a\":1,\"hash\":\"" + hex + "\",\"prev\":\"" + hex + "\",\"seq\":1,\"seq\":1}");
        QTest::newRow("hash first") << QByteArray("{\"hash\":\"" + hex + "\",\"prev\":\"" + hex + "\",\"seq\":1}");
        QTest::newRow("hash nested") << QByteArray("{\"a\":{\"hash\":\"" + hex + "\"},\"prev\":\"" + hex + "\",\"seq\":1}");
        QTest::newRow("hash is a number") << QByteArray("{\"a\":1,\"hash\":1,\"prev\":\"" + hex + "\",\"seq\":1}");
        QTest::newRow("open string") << QByteArray("{\"a\":\"" + hex);
        QTest::newRow("open nesting") << QByteArray("{\"a\":[[[[");
        QTest::newRow("junk behind") << QByteArray("{\"a\":1,\"hash\":\"" + hex + "\",\"prev\":\"" + hex + "\",\"seq\":1} ");
        QTest::newRow("escaped quote at the end") << QByteArray("{\"a\":\"\\\"");
        QTest::newRow("deep") << QByteArray("{\"a\":" + QByteArray(300'000, '['));
    }
    void takesOnlyItsOwnFormOfLines()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!splitLine(line));
        QVERIFY(!fromLine(line));
    }

    void agreesWithAnIndependentVerifier()
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty())
            QSKIP("no python3 to run the reference verifier with");
        const auto verdict = [&](const std::vector<QByteArray> &lines) {
            QTemporaryFile file;
            if (!file.open())
                return QByteArray("no file");
            for (const QByteArray &line : lines)
                file.write(line + '\n');
            file.flush();
            QProcess process;
            process.start(python, {QStringLiteral(PILOTHOUSE_SOURCE_DIR "/tests/services/audit/reference_verifier.py"), file.fileName()});
            process.waitForFinished(30'000);
            return process.readAllStandardOutput().trimmed();
        };
        auto entries = sampleEntries(40);
        QCOMPARE(verdict(linesOf(entries)), QByteArray("intact 40 ") + entries.back().hash.toHex());
        auto lines = linesOf(entries);
        lines[17].replace("41 s", "14 s");
        QCOMPARE(verdict(lines), QByteArray("broken 18"));
        QCOMPARE(check(lines).firstBroken, std::optional(quint64(18)));
    }
};

QTEST_APPLESS_MAIN(RecordVerifierTest)
#include "tst_record_verifier.moc"
