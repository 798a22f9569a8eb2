// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ctl_run.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QStandardPaths>
#include <QTest>

using pilothouse::test::Ctl;
using pilothouse::test::Ran;

/// The record and the secrets from the command line. No keychain here: what needs none must work all the same.
class CtlAuditTest : public QObject
{
    Q_OBJECT

    Ctl m_ctl;

    static QStringList words(const char *line) { return QString::fromLatin1(line).split(u' '); }
    Ran run(const char *line, const QByteArray &input = {}) { return m_ctl.run(words(line), input); }

    /// Puts entries into the record: a change that is journaled and then fails, since there is no keychain.
    void makeEntries()
    {
        for (int i = 0; i < 3; ++i)
            run("secrets set PHALA_API_KEY --profile desk --yes", "phak_value_of_the_canary_4410\n");
    }

private slots:
    void initTestCase() { m_ctl.writeProfile(QStringLiteral("desk"), "name: desk\nkind: staging\n"); }

    void aChangeThatFailsIsRecordedAsFailed()
    {
        makeEntries();
        const Ran ran = run("audit list --profile desk --json --filter action:secret.set");
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonArray items = ran.json().value(QLatin1String("items")).toArray();
        QVERIFY2(items.size() == 6, ran.all());
        QCOMPARE(items.at(0).toObject().value(QLatin1String("outcome")).toString(), QStringLiteral("failed"));
        QCOMPARE(items.at(1).toObject().value(QLatin1String("outcome")).toString(), QStringLiteral("intended"));
        QVERIFY(!ran.out.contains("canary"));
        QCOMPARE(run("audit list --profile desk --json --limit 2").json().value(QLatin1String("items")).toArray().size(), 2);
        QCOMPARE(run("audit list --profile desk --limit 0").exitCode, 2);
        QCOMPARE(run("audit list --profile desk --filter \"open").exitCode, 2);
    }

    void theOwnRecordIsIntact()
    {
        const Ran ran = run("audit verify --profile desk --json");
        QVERIFY2(ran.exitCode == 0, ran.all());
        const QJsonObject json = ran.json();
        QCOMPARE(json.value(QLatin1String("verdict")).toString(), QStringLiteral("intact"));
        for (const char *member : {"entries", "firstBroken", "checkpoints", "tip", "tipMatchesAnchor", "message"})
            QVERIFY2(json.contains(QLatin1String(member)), member);
        QVERIFY(json.value(QLatin1String("firstBroken")).isNull());
        QVERIFY(json.value(QLatin1String("entries")).toInt() >= 6);
        QCOMPARE(run("audit verify --json").exitCode, 2);
    }

    void anExportIsVerifiedInAnEmptyHome_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("folder") << QStringLiteral("record");
        QTest::newRow("zip") << QStringLiteral("record.zip");
    }

    void anExportIsVerifiedInAnEmptyHome()
    {
        QFETCH(QString, name);
        const QString out = m_ctl.path(name);
        const Ran exported = m_ctl.run(words("audit export --profile desk --json --out") + QStringList{out});
        QVERIFY2(exported.exitCode == 0 && QFileInfo::exists(out), exported.all());
        QCOMPARE(exported.json().value(QLatin1String("path")).toString(), out);
        const Ctl stranger;
        const Ran ran = stranger.run(words("audit verify --json --in") + QStringList{out});
        QVERIFY2(ran.exitCode == 0, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("verdict")).toString(), QStringLiteral("intact"));
        // What is there already is never written over.
        const Ran again = m_ctl.run(words("audit export --profile desk --json --out") + QStringList{out});
        QVERIFY2(again.exitCode == 2 || again.exitCode == 5, again.all());
    }

    void aChangedByteInAnyFileIsFound()
    {
        const QString out = m_ctl.path(QStringLiteral("tampered"));
        QVERIFY(m_ctl.run(words("audit export --profile desk --json --out") + QStringList{out}).exitCode == 0);
        QStringList files = QDir(out).entryList(QDir::Files);
        QVERIFY2(files.size() >= 6, qPrintable(files.join(u' ')));
        for (const QString &name : std::as_const(files)) {
            QFile file(out + u'/' + name);
            QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray whole = file.readAll();
            file.close();
            QByteArray changed = whole;
            changed[changed.size() / 2] = char(changed[changed.size() / 2] ^ 1);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(changed);
            file.close();
            const Ran ran = m_ctl.run(words("audit verify --json --in") + QStringList{out});
            QVERIFY2(ran.exitCode == 1, qPrintable(name + u'\n' + QString::fromUtf8(ran.all())));
            QCOMPARE(ran.json().value(QLatin1String("verdict")).toString(), QStringLiteral("broken"));
            if (name == QLatin1String("entries.jsonl"))
                QVERIFY(ran.json().value(QLatin1String("firstBroken")).toInt() > 0);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(whole);
        }
        QCOMPARE(m_ctl.run(words("audit verify --json --in") + QStringList{out}).exitCode, 0);
    }

    void withoutAKeychainSecretsAreRefusedNotWrittenElsewhere()
    {
        const Ran ran = run("secrets set PHALA_API_KEY --profile desk --yes --json", "phak_value_of_the_canary_4410\n");
        QVERIFY2(ran.exitCode == 5, ran.all());
        QCOMPARE(ran.json().value(QLatin1String("error")).toObject().value(QLatin1String("kind")).toString(), QStringLiteral("secret"));
        QDirIterator files(m_ctl.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("canary"), qPrintable(file.fileName()));
        }
    }

    void aSecretIsOnlyPlannedWithoutYes()
    {
        const Ran ran = run("secrets set PHALA_API_KEY --profile desk --json", "phak_value_of_the_canary_4410\n");
        QVERIFY2(ran.exitCode == 0 && ran.json().value(QLatin1String("done")) == QJsonValue(false), ran.all());
        QCOMPARE(run("secrets delete PHALA_API_KEY --profile desk --yes").exitCode, 5);
    }

    void badValuesAreBadInput_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("only a line end") << QByteArray("\n");
        QTest::newRow("too long") << QByteArray(70 * 1024, 'k');
        QTest::newRow("NUL") << QByteArray("phak_\0canary", 12);
    }

    void badValuesAreBadInput()
    {
        QFETCH(QByteArray, input);
        const Ran ran = run("secrets set PHALA_API_KEY --profile desk --yes --json", input);
        QVERIFY2(ran.exitCode == 2, ran.all());
    }

    void namesWhereASecretComesFrom()
    {
        m_ctl.setVariable(QStringLiteral("PHALA_API_KEY"), QStringLiteral("phak_value_of_the_canary_4410"));
        const Ran ran = run("secrets list --profile desk --json");
        m_ctl.unsetVariable(QStringLiteral("PHALA_API_KEY"));
        QVERIFY2(ran.exitCode == 0 && !ran.all().contains("canary"), ran.all());
        const QJsonObject item = ran.json().value(QLatin1String("items")).toArray().at(0).toObject();
        QCOMPARE(item.value(QLatin1String("name")).toString(), QStringLiteral("PHALA_API_KEY"));
        QCOMPARE(item.value(QLatin1String("backEnd")).toString(), QStringLiteral("environment variable"));
    }

    void storesInARealKeyring()
    {
        const QString bus = QStandardPaths::findExecutable(QStringLiteral("dbus-run-session"));
        if (bus.isEmpty() || QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty())
            QSKIP("no gnome-keyring or dbus-run-session is installed");
        // One session: unlock a keyring, store, list, use, delete. The value goes through stdin only.
        const QString script = m_ctl.writeFile(QStringLiteral("session.sh"), R"(set -e
printf 'test\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
# The daemon may take its name only after it went to the background; a second one would be started, locked.
until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true; do sleep 0.05; done
printf 'phak_ring_canary_5521\n' | "$1" secrets set PHALA_API_KEY --profile desk --yes --json
"$1" secrets list --profile desk --json
set +e
"$1" secrets delete PHALA_API_KEY --profile desk --yes --json; echo "code $?"
"$1" secrets delete PHALA_API_KEY --profile desk --yes --confirm desk/PHALA_API_KEY --json; echo "code $?"
"$1" secrets list --profile desk --json
)");
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PILOTHOUSE_HOME"), m_ctl.home());
        environment.insert(QStringLiteral("HOME"), m_ctl.path(QStringLiteral("ring-home")));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_ctl.path(QStringLiteral("ring-home/data")));
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        QDir().mkpath(m_ctl.path(QStringLiteral("ring-home/data")));
        process.setProcessEnvironment(environment);
        QElapsedTimer timer;
        timer.start();
        process.start(bus, {QStringLiteral("--"), QStringLiteral("sh"), script, QStringLiteral(PILOTHOUSE_BIN_DIR "/pilothousectl")});
        const Ran ran = Ctl::finish(process, timer, std::chrono::seconds(60));
        QVERIFY2(ran.exitCode == 0, ran.all());
        QVERIFY2(!ran.all().contains("canary"), ran.all());
        const QList<QByteArray> lines = ran.out.trimmed().split('\n');
        QVERIFY2(lines.size() == 7, ran.all());
        QVERIFY2(lines[0].contains("\"done\":true"), ran.all());
        QVERIFY2(lines[1].contains("PHALA_API_KEY") && lines[1].contains("\"keychain\":\"ready\""), ran.all());
        QCOMPARE(lines[3], QByteArray("code 5"));
        QCOMPARE(lines[5], QByteArray("code 0"));
        QVERIFY2(!lines[6].contains("PHALA_API_KEY"), ran.all());
    }
};

QTEST_GUILESS_MAIN(CtlAuditTest)
#include "tst_ctl_audit.moc"
