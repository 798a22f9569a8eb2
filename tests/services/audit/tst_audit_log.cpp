// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audit_store.h"
#include "services/audit/entry_line.h"
#include "services/secrets/memory_secret_store.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/services/audit/record_samples.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QProcess>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace pilothouse;
using namespace pilothouse::audit;
using namespace std::chrono_literals;
using pilothouse::test::await;
using pilothouse::test::stagingEnvironment;

namespace {

Record record(const char *action, const QString &target, Outcome outcome = Outcome::Recorded)
{
    Record result;
    result.action = QString::fromLatin1(action);
    result.target = target;
    result.what = QStringLiteral("something happened to %1").arg(target);
    result.outcome = outcome;
    return result;
}

Result<qint64> runSql(QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    if (!query.exec(sql))
        return store::queryError(query);
    return query.next() ? query.value(0).toLongLong() : 0;
}

/// A keychain that never answers, as one that waits for its password window.
class SilentSecretStore final : public secrets::SecretStore
{
public:
    SilentSecretStore() { m_never.start(); }
    QCoro::Task<Result<Secret>> read(secrets::SecretName name) override
    {
        const auto future = m_never.future();
        co_await future;
        co_return secrets::secretNotFound(name);
    }
    QCoro::Task<Status> write(secrets::SecretName, Secret) override { co_return Done{}; }
    QCoro::Task<Status> remove(secrets::SecretName) override { co_return Done{}; }
    QCoro::Task<Result<std::vector<secrets::SecretInfo>>> list(domain::EnvironmentId) override { co_return std::vector<secrets::SecretInfo>(); }
    secrets::KeychainState state() const override { return secrets::KeychainState::Unknown; }
    QString backEnd() const override { return QStringLiteral("silent"); }

private:
    QPromise<int> m_never;
};

/// The child's part: appends entries to the same record.
int appendMany(const QString &path, int count)
{
    const auto opened = store::Store::open(path);
    if (!opened)
        return 3;
    const auto clock = std::make_shared<SystemClock>();
    const auto log = openAuditLog(*opened, stagingEnvironment(), std::make_shared<secrets::MemorySecretStore>(clock), clock);
    for (int i = 0; i < count; ++i) {
        const auto entry = await(log->append(record("child.entry", QString::number(i))));
        if (!entry || !*entry)
            return 4;
        std::printf("%llu\n", (*entry)->seq);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

class AuditLogTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<store::Store> m_store;
    std::shared_ptr<test::FakeClock> m_clock;
    std::shared_ptr<secrets::MemorySecretStore> m_secrets;
    std::shared_ptr<SqliteAuditLog> m_log;

    QString path() const { return m_folder->filePath(QStringLiteral("staging.sqlite")); }
    void open(AuditOptions options = {})
    {
        m_log.reset();
        if (!m_store)
            m_store = *store::Store::open(path());
        if (options.actor.isEmpty())
            options.actor = QStringLiteral("operator");
        m_log = openAuditLog(m_store, stagingEnvironment(), m_secrets, m_clock, options);
    }
    Entry add(const char *action, const QString &target = QStringLiteral("x"))
    {
        const auto entry = await(m_log->append(record(action, target)));
        return entry && *entry ? **entry : Entry();
    }
    std::vector<Entry> all(const QString &filter = {})
    {
        const auto entries = await(m_log->entries({filter, 10'000}));
        return entries && *entries ? **entries : std::vector<Entry>();
    }
    QStringList actions()
    {
        QStringList list;
        for (const Entry &entry : all())
            list.prepend(entry.record.action);
        return list;
    }
    Verification verified()
    {
        const auto result = await(m_log->verify());
        return result && *result ? **result : Verification();
    }
    /// Changes the file as another tool would, triggers dropped first.
    void tamper(const QString &sql)
    {
        const auto done = await(m_store->write<qint64>([sql](QSqlDatabase &db) -> Result<qint64> {
            for (const char *trigger :
                 {"audit_entries_follow", "audit_entries_keep", "audit_entries_stay", "audit_checkpoints_keep", "audit_checkpoints_stay"})
                (void)runSql(db, QStringLiteral("DROP TRIGGER IF EXISTS ") + QLatin1String(trigger));
            return runSql(db, sql);
        }));
        QVERIFY(done && *done);
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<test::FakeClock>();
        m_secrets = std::make_shared<secrets::MemorySecretStore>(m_clock);
        open();
    }
    void cleanup()
    {
        m_log.reset();
        m_store.reset();
        m_folder.reset();
    }

    void chainsWhatIsAppended()
    {
        QSignalSpy spy(m_log.get(), &AuditLog::appended);
        Record intended = record("cvm.restart", QStringLiteral("runner-1"), Outcome::Intended);
        intended.reason = QStringLiteral("stuck");
        intended.before = {{QStringLiteral("state"), QStringLiteral("running")}};
        const auto first = await(m_log->append(intended));
        QVERIFY(*first);
        m_clock->advance(41s);
        const auto second = await(m_log->append(record("cvm.restart", QStringLiteral("runner-1"), Outcome::Done)));
        QVERIFY(*second);
        QCOMPARE((*first)->seq, 1);
        QVERIFY((*first)->prev.isZero());
        QCOMPARE((*second)->prev, (*first)->hash);
        QCOMPARE((*first)->record.actor, QStringLiteral("operator"));
        QVERIFY(!(*first)->host.isEmpty());
        QCOMPARE((*second)->monotonicMs - (*first)->monotonicMs, 41'000);
        QCOMPARE(spy.size(), 2);

        const auto entries = all();
        QCOMPARE(entries.size(), size_t(2));
        QCOMPARE(entries[0].record.outcome, Outcome::Done); // newest first
        QCOMPARE(entries[1].record.reason, QStringLiteral("stuck"));
        QCOMPARE(entries[1].record.before, intended.before);
        const auto result = verified();
        QVERIFY2(result.intact, qPrintable(result.message));
        QCOMPARE(result.tip, (*second)->hash);
    }

    void survivesTheProgram()
    {
        add("one");
        const Sha256 tip = add("two").hash;
        QVERIFY(*await(m_log->close()));
        m_log.reset();
        m_store.reset();
        open();
        QCOMPARE(add("three").prev, tip);
        QCOMPARE(actions(), QStringList({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
        QVERIFY(verified().intact);
    }

    void filtersAndLimits()
    {
        for (int i = 0; i < 30; ++i)
            add(i % 3 == 0 ? "gate.change" : "shift.apply", QString::number(i));
        QCOMPARE(all(QStringLiteral("action:gate")).size(), size_t(10));
        QCOMPARE(all(QStringLiteral("action:gate -target:27")).size(), size_t(9));
        const auto limited = await(m_log->entries({QString(), 5}));
        QCOMPARE((*limited)->size(), size_t(5));
        QCOMPARE((**limited)[0].seq, 30);
        const auto bad = await(m_log->entries({QStringLiteral("\"open"), 5}));
        QCOMPARE(bad->error().kind, ErrorKind::InvalidInput);
    }

    void refusesEntriesThatHoldASecret_data()
    {
        QTest::addColumn<QString>("place");
        for (const char *place : {"target", "what", "reason", "actor", "before", "after", "evidence", "name in evidence", "list in evidence"})
            QTest::newRow(place) << QString::fromLatin1(place);
    }
    void refusesEntriesThatHoldASecret()
    {
        QFETCH(QString, place);
        const auto scan = std::make_shared<secrets::SecretScan>();
        scan->learn({stagingEnvironment().id, QStringLiteral("TOKEN")}, "a \"learned\" value");
        AuditOptions options;
        options.scan = scan;
        open(options);
        for (const QString &secret : {QStringLiteral("phak_0123456789abcdef"), QStringLiteral("AKIAIOSFODNN7EXAMPLE"),
                                      QStringLiteral("-----BEGIN PRIVATE KEY-----"), QStringLiteral("a \"learned\" value")}) {
            Record bad = record("x", QStringLiteral("y"));
            const QString text = QStringLiteral("key is ") + secret;
            const QJsonObject object{{QStringLiteral("deep"), QJsonObject{{QStringLiteral("text"), text}}}};
            if (place == QLatin1String("target"))
                bad.target = text;
            else if (place == QLatin1String("what"))
                bad.what = text;
            else if (place == QLatin1String("reason"))
                bad.reason = text;
            else if (place == QLatin1String("actor"))
                bad.actor = text;
            else if (place == QLatin1String("before"))
                bad.before = object;
            else if (place == QLatin1String("after"))
                bad.after = object;
            else if (place == QLatin1String("evidence"))
                bad.evidence = object;
            else if (place == QLatin1String("name in evidence"))
                bad.evidence = {{text, 1}};
            else
                bad.evidence = {{QStringLiteral("list"), QJsonArray{1, QJsonArray{text}}}};
            const auto refused = await(m_log->append(bad));
            QVERIFY(!*refused);
            QCOMPARE(refused->error().kind, ErrorKind::Refused);
            QVERIFY(!userMessage(refused->error()).oneLine().contains(secret));
        }
        QVERIFY(all().empty());
    }

    void refusesWhatIsTooLongAndKeepsNothingOfIt()
    {
        Record huge = record("x", QStringLiteral("y"));
        huge.evidence = {{QStringLiteral("body"), QString(2'000'000, u'a')}};
        const auto refused = await(m_log->append(huge));
        QCOMPARE(refused->error().kind, ErrorKind::TooLarge);
        QVERIFY(all().empty());
        QCOMPARE(add("next").seq, 1);
    }

    void signsSomeTimeAfterTheLastChange()
    {
        AuditOptions options;
        options.checkpointAfter = 50ms;
        open(options);
        add("one");
        const Entry last = add("two");
        QTRY_COMPARE(await(m_log->checkpoints())->value().size(), size_t(1));
        const Checkpoint checkpoint = await(m_log->checkpoints())->value()[0];
        QCOMPARE(checkpoint.seq, 2);
        QCOMPARE(checkpoint.hash, last.hash);
        QVERIFY(isGenuine(checkpoint, stagingEnvironment().id));
        QTRY_COMPARE(verified().tipMatchesAnchor, std::optional(true));
        QTest::qWait(120); // nothing changed: nothing more is signed
        QCOMPARE(await(m_log->checkpoints())->value().size(), size_t(1));
    }

    void signsEachThousandthEntry()
    {
        add("first");
        QVERIFY(*await(m_log->close())); // signs it, so the key is there
        std::vector<QCoro::Task<Result<Entry>>> tasks;
        for (int i = 2; i <= 2100; ++i)
            tasks.push_back(m_log->append(record("bulk", QString::number(i))));
        QVERIFY(*await(std::move(tasks.back())));
        const auto checkpoints = await(m_log->checkpoints())->value();
        QCOMPARE(checkpoints.size(), size_t(3));
        QCOMPARE(checkpoints[1].seq, 1000);
        QCOMPARE(checkpoints[2].seq, 2000);
        QVERIFY(verified().intact);
    }

    void signsWhatIsLeftWhenItGoes()
    {
        AuditOptions options;
        options.checkpointAfter = 1h;
        open(options);
        add("one");
        QVERIFY(*await(m_log->close()));
        add("two");
        open(options); // drops the first one without close()
        QTRY_COMPARE(await(m_log->checkpoints())->value().size(), size_t(2));
        QCOMPARE(await(m_log->checkpoints())->value()[1].seq, 2);
    }

    void keepsOneKeyAcrossPrograms()
    {
        add("one");
        QVERIFY(*await(m_log->close()));
        open();
        add("two");
        QVERIFY(*await(m_log->close()));
        const auto checkpoints = await(m_log->checkpoints())->value();
        QCOMPARE(checkpoints.size(), size_t(2));
        QCOMPARE(checkpoints[0].publicKey, checkpoints[1].publicKey);
        QCOMPARE(actions(), QStringList({QStringLiteral("one"), QStringLiteral("two")})); // nothing to announce
        QVERIFY(verified().intact);
    }

    void saysThatTheKeyIsOfThisSessionOnly_data()
    {
        QTest::addColumn<secrets::KeychainState>("state");
        QTest::newRow("locked") << secrets::KeychainState::Locked;
        QTest::newRow("absent") << secrets::KeychainState::Absent;
        QTest::newRow("slow") << secrets::KeychainState::Slow;
    }
    void saysThatTheKeyIsOfThisSessionOnly()
    {
        QFETCH(secrets::KeychainState, state);
        m_secrets->setState(state);
        add("one");
        QVERIFY(*await(m_log->close()));
        const auto entries = all(QStringLiteral("action:audit.key"));
        QCOMPARE(entries.size(), size_t(1));
        QCOMPARE(entries[0].record.after[QLatin1String("kept")].toString(), QStringLiteral("session"));
        QVERIFY(!entries[0].record.reason.isEmpty());
        const auto checkpoints = await(m_log->checkpoints())->value();
        QCOMPARE(checkpoints.size(), size_t(1));
        QCOMPARE(entries[0].record.after[QLatin1String("publicKey")].toString().toLatin1(), checkpoints[0].publicKey.toHex());
        const auto result = verified();
        QVERIFY(result.intact);
        QVERIFY(!result.tipMatchesAnchor);

        // The keychain comes back: another key from here on, and the record says so.
        m_secrets->setState(secrets::KeychainState::Ready);
        open();
        add("two");
        QVERIFY(*await(m_log->close()));
        QCOMPARE(all(QStringLiteral("action:audit.key")).size(), size_t(2));
        QCOMPARE(all(QStringLiteral("action:audit.key"))[0].record.after[QLatin1String("kept")].toString(), QStringLiteral("keychain"));
        QVERIFY2(verified().intact, qPrintable(verified().message));
        QCOMPARE(verified().tipMatchesAnchor, std::optional(true));
    }

    void recordsWithoutWaitingForTheKeychain()
    {
        m_log = openAuditLog(m_store, stagingEnvironment(), std::make_shared<SilentSecretStore>(), m_clock);
        QCOMPARE(add("one").seq, 1);
        QCOMPARE(add("two").seq, 2);
    }

    void recordsWithoutAnySecretStore()
    {
        m_secrets.reset();
        open();
        add("one");
        QVERIFY(*await(m_log->close()));
        QCOMPARE(all(QStringLiteral("action:audit.key")).size(), size_t(1));
        QVERIFY(verified().intact);
    }

    void findsEachTamperingWithTheFile_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("broken");
        const auto row = [](const char *tag, const char *sql, int broken) { QTest::newRow(tag) << QString::fromLatin1(sql) << broken; };
        row("text changed", "UPDATE audit_entries SET body = CAST(replace(CAST(body AS TEXT), 'happened', 'hsppened') AS BLOB) WHERE seq = 3", 3);
        row("middle deleted", "DELETE FROM audit_entries WHERE seq = 4", 4);
        row("first deleted", "DELETE FROM audit_entries WHERE seq = 1", 1);
        row("tail deleted", "DELETE FROM audit_entries WHERE seq >= 6", 6);
        row("all deleted", "DELETE FROM audit_entries", 1);
        row("swapped", "UPDATE audit_entries SET body = (SELECT body FROM audit_entries WHERE seq = 5) WHERE seq = 2", 2);
        row("hash column changed", "UPDATE audit_entries SET hash = zeroblob(32) WHERE seq = 5", 5);
        row("body emptied", "UPDATE audit_entries SET body = x'' WHERE seq = 5", 5);
        row("checkpoint signature", "UPDATE audit_checkpoints SET signature = zeroblob(64)", 7);
        row("checkpoint moved", "UPDATE audit_checkpoints SET seq = 6", 6);
    }
    void findsEachTamperingWithTheFile()
    {
        QFETCH(QString, sql);
        QFETCH(int, broken);
        for (int i = 1; i <= 7; ++i)
            add("one", QString::number(i));
        QVERIFY(*await(m_log->close()));
        QVERIFY(verified().intact);
        QCOMPARE(verified().tipMatchesAnchor, std::optional(true));
        tamper(sql);
        const auto result = verified();
        QVERIFY(!result.intact);
        QCOMPARE(result.firstBroken, std::optional(quint64(broken)));
    }

    void findsATailThatWasCutTogetherWithItsCheckpoint()
    {
        for (int i = 1; i <= 5; ++i)
            add("one", QString::number(i));
        QVERIFY(*await(m_log->close()));
        add("six");
        QVERIFY(*await(m_log->close()));
        tamper(QStringLiteral("DELETE FROM audit_entries WHERE seq > 5"));
        tamper(QStringLiteral("DELETE FROM audit_checkpoints WHERE seq > 5"));
        auto result = verified();
        QVERIFY(!result.intact);
        QCOMPARE(result.firstBroken, std::optional(quint64(6)));
        QCOMPARE(result.tipMatchesAnchor, std::optional(false));

        // Going on to write does not heal it: the anchor is not moved over a record that it contradicts.
        add("seven");
        add("eight");
        QVERIFY(*await(m_log->close()));
        result = verified();
        QVERIFY(!result.intact);
        QCOMPARE(result.tipMatchesAnchor, std::optional(false));
        QCOMPARE(result.firstBroken, std::optional(quint64(6)));
    }

    void findsAnOlderCopyInThePlaceOfTheRecord()
    {
        add("one");
        QVERIFY(*await(m_log->close()));
        m_log.reset();
        m_store.reset();
        const QString copy = m_folder->filePath(QStringLiteral("copy"));
        QVERIFY(QFile::copy(path(), copy));
        open();
        add("two");
        QVERIFY(*await(m_log->close()));
        m_log.reset();
        m_store.reset();
        QVERIFY(QFile::remove(path()) && QFile::rename(copy, path()));
        open();
        const auto result = verified();
        QVERIFY(!result.intact);
        QCOMPARE(result.firstBroken, std::optional(quint64(2)));
        QCOMPARE(result.tipMatchesAnchor, std::optional(false));
    }

    void findsARecordForgedWithAnotherKey()
    {
        add("one");
        QVERIFY(*await(m_log->close()));
        const auto kept = await(m_log->checkpoints())->value();
        // The same secrets without anchor: only the key tells.
        QVERIFY(*await(m_secrets->remove({stagingEnvironment().id, QStringLiteral("PILOTHOUSE_AUDIT_TIP")})));
        const SigningKey stranger = SigningKey::generate();
        const Entry entry = all()[0];
        const Checkpoint forged = makeCheckpoint(stranger, stagingEnvironment().id, 1, entry.hash, entry.utc);
        tamper(QStringLiteral("UPDATE audit_checkpoints SET public_key = x'%1', signature = x'%2'")
                   .arg(QString::fromLatin1(forged.publicKey.toHex()), QString::fromLatin1(forged.signature.toHex())));
        const auto result = verified();
        QVERIFY(!result.intact);
        QVERIFY2(result.message.contains(QLatin1String("does not know")), qPrintable(result.message));
    }

    void marksClockJumps()
    {
        add("one");
        m_clock->advance(60s);
        add("two");
        m_clock->jumpWallClock(-1h);
        m_clock->advance(1s);
        add("three");
        m_clock->jumpWallClock(8760h);
        add("four");
        m_clock->advance(8h); // a suspended machine: both clocks
        add("five");
        QCOMPARE(actions(), QStringList({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("clock.jump"), QStringLiteral("three"),
                                         QStringLiteral("clock.jump"), QStringLiteral("four"), QStringLiteral("five")}));
        const auto jumps = all(QStringLiteral("action:clock.jump"));
        QVERIFY2(jumps[1].record.what.contains(QLatin1String("back by 3600.0 s")), qPrintable(jumps[1].record.what));
        QVERIFY2(jumps[0].record.what.contains(QLatin1String("forward by 31536000.0 s")), qPrintable(jumps[0].record.what));
        QVERIFY(verified().intact);
    }

    void marksAClockThatWentBackBetweenPrograms()
    {
        add("one");
        QVERIFY(*await(m_log->close()));
        open();
        m_clock->jumpWallClock(-10min);
        add("two");
        QCOMPARE(actions(), QStringList({QStringLiteral("one"), QStringLiteral("clock.jump"), QStringLiteral("two")}));
    }

    void refusesToRecordOnAFullDiskAndGoesOnAfterwards()
    {
        add("one");
        QVERIFY(*await(m_log->close()));
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit tight = before;
        tight.rlim_cur = 4096;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        const auto refused = await(m_log->append(record("two", QStringLiteral("x"))));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, oldHandler);
        QVERIFY(!*refused);
        QCOMPARE(refused->error().kind, ErrorKind::Storage);
        QCOMPARE(add("three").seq, 2);
        QVERIFY(verified().intact);
    }

    void leavesNoGapBetweenTwoPrograms()
    {
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--append"), path(), QStringLiteral("60")});
        m_log.reset();
        const auto clock = std::make_shared<SystemClock>();
        m_log = openAuditLog(m_store, stagingEnvironment(), m_secrets, clock);
        for (int i = 0; i < 60; ++i)
            QVERIFY(*await(m_log->append(record("parent.entry", QString::number(i)))));
        QTRY_COMPARE_WITH_TIMEOUT(other.state(), QProcess::NotRunning, 60'000);
        QCOMPARE(other.exitCode(), 0);
        QCOMPARE(all(QStringLiteral("action:*.entry")).size(), size_t(120));
        m_secrets->setState(secrets::KeychainState::Absent); // the child had a keychain of its own
        QVERIFY2(verified().intact, qPrintable(verified().message));
    }

    void saysThatTheProgramBeforeWasKilled()
    {
        m_log.reset();
        m_store.reset();
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--append"), path(), QStringLiteral("100000")});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += other.readAllStandardOutput()).count('\n') > 5, 30'000);
        other.kill();
        QTRY_COMPARE(other.state(), QProcess::NotRunning);
        open();
        add("after");
        add("after");
        const auto recovered = all(QStringLiteral("action:audit.recovered"));
        QCOMPARE(recovered.size(), size_t(1));
        QVERIFY(recovered[0].record.what.startsWith(QLatin1String("recovered from torn write")));
        m_secrets->setState(secrets::KeychainState::Absent);
        QVERIFY2(verified().intact, qPrintable(verified().message));
        QVERIFY(verified().entries > 7);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == QLatin1String("--append"))
        return appendMany(arguments[2], arguments[3].toInt());
    AuditLogTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_audit_log.moc"
