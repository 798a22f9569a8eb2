// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/demo_fleet_process.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QLockFile>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace pilothouse;
using namespace Qt::StringLiterals;

/// The vendor's own command-line client, unchanged and pinned, against the demo fleet. What it understands, the cloud would have
/// said.
class PhalaCliTest : public QObject
{
    Q_OBJECT

    struct Run
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
        QJsonDocument json() const { return QJsonDocument::fromJson(out); }
        QByteArray all() const { return out + err; }
    };

    std::unique_ptr<test::DemoFleetProcess> m_fleet;
    QTemporaryDir m_home;
    QString m_why; ///< not empty: the client is not to be had

    static QString folder() { return QStringLiteral(PILOTHOUSE_CLI_FOLDER); }
    static QString program() { return folder() + u"/node_modules/.bin/phala"_s; }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Installs what the lock file names into the build folder, once. Empty: it is there.
    static QString install()
    {
        const QString npm = QStandardPaths::findExecutable(u"npm"_s);
        if (npm.isEmpty() || QStandardPaths::findExecutable(u"node"_s).isEmpty())
            return u"npm or node is not installed"_s;
        const QString source = QStringLiteral(PILOTHOUSE_SOURCE_DIR "/tests/contracts/");
        const QByteArray lock = read(source + "package-lock.json"_L1);
        const QString stamp = folder() + "/installed-lock.json"_L1;
        if (QFile::exists(program()) && read(stamp) == lock)
            return {};
        QDir().mkpath(folder());
        QLockFile alone(folder() + "/.installing"_L1);
        if (!alone.tryLock(300'000))
            return u"another installation is under way"_s;
        if (QFile::exists(program()) && read(stamp) == lock)
            return {};
        for (const QString &name : {u"package.json"_s, u"package-lock.json"_s, u".npmrc"_s}) {
            QFile::remove(folder() + u'/' + name);
            if (!QFile::copy(source + name, folder() + u'/' + name))
                return u"cannot write to %1"_s.arg(folder());
        }
        QProcess process;
        process.setWorkingDirectory(folder());
        process.start(npm, {u"ci"_s, u"--ignore-scripts"_s, u"--no-audit"_s, u"--no-fund"_s, u"--loglevel=error"_s});
        const bool finished = process.waitForFinished(300'000);
        if (!finished || process.exitCode() != 0)
            return u"npm could not install the client: %1"_s.arg(finished ? QString::fromUtf8(process.readAllStandardError().left(300))
                                                                          : u"no answer in five minutes"_s);
        QFile done(stamp);
        if (done.open(QIODevice::WriteOnly))
            done.write(lock);
        return {};
    }

    Run phala(const QStringList &arguments, const QString &key = u"phak_contract_test"_s)
    {
        QProcessEnvironment environment;
        for (const QString &name : {u"PATH"_s, u"LANG"_s})
            environment.insert(name, qEnvironmentVariable(name.toLatin1().constData()));
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"PHALA_CLOUD_API_PREFIX"_s, m_fleet->address("phala"));
        if (!key.isEmpty())
            environment.insert(u"PHALA_CLOUD_API_KEY"_s, key);
        environment.insert(u"PHALA_CLOUD_DIR"_s, m_home.filePath(u"phala"_s));
        environment.insert(u"PHALA_DISABLE_UPDATE_CHECK"_s, u"1"_s);
        environment.insert(u"CI"_s, u"1"_s);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_home.path());
        process.start(program(), arguments);
        Run run;
        if (process.waitForFinished(60'000))
            run = {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
        return run;
    }

    /// What the fleet itself says a machine's status is.
    QString status(const QString &name)
    {
        return m_fleet->get(m_fleet->address("phala") + "/cvms/"_L1 + name, {{"X-API-Key", "phak_1"}}).json()["status"_L1].toString();
    }

    /// What the guest of a machine took for its variables: the fleet's KMS opens the blobs with code of its own.
    QJsonArray guestEnv(const QString &name) { return m_fleet->get(m_fleet->address("control") + "/env/"_L1 + name).json()["env"_L1].toArray(); }
    QString write(const char *name, const QByteArray &text)
    {
        QFile file(m_home.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }

private slots:
    void initTestCase()
    {
        m_why = install();
        if (!m_why.isEmpty())
            QSKIP(qPrintable(m_why));
        QDir().mkpath(m_home.filePath(u"phala"_s));
    }
    void init()
    {
        if (!m_why.isEmpty())
            QSKIP(qPrintable(m_why));
        if (!m_fleet)
            m_fleet = std::make_unique<test::DemoFleetProcess>();
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
    }

    void itIsThePinnedVersion()
    {
        const Run run = phala({u"--version"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("1.1.18"), run.out.constData());
    }

    void readingCommandsUnderstandTheFleet_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("shows");
        QTest::newRow("status") << QStringList{u"status"_s} << QByteArray("Logged in as: demo");
        QTest::newRow("whoami") << QStringList{u"whoami"_s} << QByteArray("demo");
        QTest::newRow("cvms list") << QStringList{u"cvms"_s, u"list"_s} << QByteArray("crunch-tee-registry");
        QTest::newRow("cvms list, searched") << QStringList{u"cvms"_s, u"list"_s, u"--search"_s, u"controller"_s, u"--status"_s, u"running"_s}
                                             << QByteArray("gitsplits-controller");
        QTest::newRow("apps") << QStringList{u"apps"_s} << QByteArray("crunch-tee-runner-4f1c92ab");
        QTest::newRow("cvms get by name") << QStringList{u"cvms"_s, u"get"_s, u"crunch-tee-runner-e5506a1f"_s} << QByteArray("tee-runner-e5506a1f");
        QTest::newRow("attestation") << QStringList{u"cvms"_s, u"attestation"_s, u"crunch-tee-registry"_s} << QByteArray("2 found");
        QTest::newRow("ps") << QStringList{u"ps"_s, u"crunch-tee-registry"_s} << QByteArray("dstack-app-1");
        QTest::newRow("container log") << QStringList{u"logs"_s, u"dstack-app-1"_s, u"--cvm-id"_s, u"gitsplits-controller"_s, u"-n"_s, u"20"_s}
                                       << QByteArray("queue empty");
        QTest::newRow("serial log") << QStringList{u"logs"_s, u"--serial"_s, u"--cvm-id"_s, u"gitsplits-controller"_s, u"-n"_s, u"20"_s}
                                    << QByteArray("handshake with the gateway");
        QTest::newRow("runtime config") << QStringList{u"runtime-config"_s, u"crunch-tee-registry"_s} << QByteArray("crunch-tee-registry");
        QTest::newRow("nodes") << QStringList{u"nodes"_s, u"list"_s} << QByteArray("prod7");
        QTest::newRow("list-nodes") << QStringList{u"cvms"_s, u"list-nodes"_s} << QByteArray("prod9");
        QTest::newRow("instance types") << QStringList{u"instance-types"_s} << QByteArray("tdx.large");
        QTest::newRow("os images") << QStringList{u"os-images"_s} << QByteArray("dstack-0.5.5");
        QTest::newRow("kms") << QStringList{u"kms"_s, u"list"_s} << QByteArray("No on-chain KMS");
    }
    void readingCommandsUnderstandTheFleet()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, shows);
        const Run run = phala(arguments);
        QVERIFY2(run.exitCode == 0, run.all().constData());
        QVERIFY2(run.all().contains(shows), run.all().constData());
    }

    void theListNamesEveryAppsMachine()
    {
        const Run run = phala({u"cvms"_s, u"list"_s, u"--json"_s});
        QVERIFY2(run.exitCode == 0, run.all().constData());
        const auto apps
            = m_fleet->get(m_fleet->address("phala") + "/apps?page=1&page_size=50"_L1, {{"X-API-Key", "phak_1"}}).json()["dstack_apps"_L1].toArray();
        QVERIFY(apps.size() > 3);
        for (const QJsonValue &app : apps)
            QVERIFY2(run.out.contains(app["current_cvm"_L1]["name"_L1].toString().toUtf8()), run.out.constData());
    }

    void theInstancesOfAnAppAreAllThere()
    {
        const auto record = m_fleet->get(m_fleet->address("phala") + "/cvms/crunch-tee-runner-4f1c92ab"_L1, {{"X-API-Key", "phak_1"}}).json();
        const Run run = phala({u"instances"_s, u"ls"_s, u"--app-id"_s, record["app_id"_L1].toString(), u"--json"_s});
        QVERIFY2(run.exitCode == 0, run.all().constData());
        for (const char *name : {"crunch-tee-runner-4f1c92ab", "crunch-tee-runner-e5506a1f", "crunch-tee-runner-6ac7120d"})
            QVERIFY2(run.out.contains(name), run.out.constData());
    }

    void aMachineIsShownByEachOfItsNames()
    {
        const auto record = m_fleet->get(m_fleet->address("phala") + "/cvms/crunch-tee-registry"_L1, {{"X-API-Key", "phak_1"}}).json();
        for (const char *member : {"name", "vm_uuid", "app_id", "id"}) {
            const Run run = phala({u"cvms"_s, u"get"_s, record[QLatin1StringView(member)].toString(), u"--json"_s});
            QVERIFY2(run.exitCode == 0, run.all().constData());
            const QJsonObject shown = run.json().object();
            QCOMPARE(shown["name"_L1].toString(), u"crunch-tee-registry"_s);
            QCOMPARE(shown["vm_uuid"_L1].toString(), record["vm_uuid"_L1].toString());
            QCOMPARE(shown["status"_L1].toString(), u"running"_s);
        }
    }

    void powerCommandsMoveTheMachine()
    {
        const QString machine = u"crunch-tee-registry"_s;
        const Run stop = phala({u"cvms"_s, u"stop"_s, machine});
        QVERIFY2(stop.exitCode == 0 && stop.all().contains("stopping"), stop.all().constData());
        QVERIFY(m_fleet->advance(10));
        QCOMPARE(status(machine), u"stopped"_s);
        const Run start = phala({u"cvms"_s, u"start"_s, machine});
        QVERIFY2(start.exitCode == 0, start.all().constData());
        QVERIFY(m_fleet->advance(10));
        QCOMPARE(status(machine), u"running"_s);
        const Run restart = phala({u"cvms"_s, u"restart"_s, machine});
        QVERIFY2(restart.exitCode == 0, restart.all().constData());
        QCOMPARE(status(machine), u"restarting"_s);
        QVERIFY(m_fleet->advance(10));
        QCOMPARE(status(machine), u"running"_s);
        const Run gone = phala({u"cvms"_s, u"delete"_s, machine, u"--force"_s});
        QVERIFY2(gone.exitCode == 0, gone.all().constData());
        QCOMPARE(status(machine), QString());
        m_fleet.reset(); // the next test gets a whole fleet
    }

    void itDeploysUpdatesResizesAndDeletes()
    {
        const QString compose = write("docker-compose.yml", "services:\n  web:\n    image: nginx:1.27\n");
        const QString machine = u"web-tier"_s;
        const auto pair = [](const QString &key, const QString &value) { return QJsonObject{{u"key"_s, key}, {u"value"_s, value}}; };

        const Run deploy = phala({u"deploy"_s, u"-n"_s, machine, u"-c"_s, compose, u"-t"_s, u"tdx.small"_s, u"-e"_s, u"FOO=bar"_s, u"-e"_s,
                                  u"BAZ=qu ux"_s, u"--no-dev-os"_s});
        QVERIFY2(deploy.exitCode == 0, deploy.all().constData());
        QVERIFY(m_fleet->advance(20));
        QCOMPARE(status(machine), u"running"_s);
        QCOMPARE(guestEnv(machine), QJsonArray({pair(u"FOO"_s, u"bar"_s), pair(u"BAZ"_s, u"qu ux"_s)}));

        const Run envs = phala({u"envs"_s, u"update"_s, machine, u"-e"_s, u"FOO=new"_s});
        QVERIFY2(envs.exitCode == 0, envs.all().constData());
        QVERIFY(m_fleet->advance(20));
        QCOMPARE(guestEnv(machine), QJsonArray({pair(u"FOO"_s, u"new"_s)}));

        const Run update = phala({u"deploy"_s, u"--cvm-id"_s, machine, u"-c"_s, compose, u"-e"_s, u"FOO=third"_s});
        QVERIFY2(update.exitCode == 0, update.all().constData());
        QVERIFY(m_fleet->advance(20));
        QCOMPARE(guestEnv(machine), QJsonArray({pair(u"FOO"_s, u"third"_s)}));

        const Run resize = phala({u"cvms"_s, u"resize"_s, machine, u"--vcpu"_s, u"2"_s, u"--memory"_s, u"4096"_s, u"--disk-size"_s, u"60"_s,
                                  u"--allow-restart"_s, u"yes"_s, u"--yes"_s});
        QVERIFY2(resize.exitCode == 0, resize.all().constData());
        QVERIFY(m_fleet->advance(20));
        const auto record = m_fleet->get(m_fleet->address("phala") + "/cvms/"_L1 + machine, {{"X-API-Key", "phak_1"}}).json();
        QCOMPARE(record["resource"_L1]["vcpu"_L1].toInt(), 2);
        QCOMPARE(record["resource"_L1]["disk_in_gb"_L1].toInt(), 60);

        const Run gone = phala({u"cvms"_s, u"delete"_s, machine, u"--yes"_s});
        QVERIFY2(gone.exitCode == 0, gone.all().constData());
        QCOMPARE(status(machine), QString());
    }

    void itToldOfAHashThatTheChainMustAllowFirst()
    {
        const QString compose = write("docker-compose.yml", "services:\n  web:\n    image: nginx:1.28\n");
        QVERIFY(m_fleet->setFault(u"phala"_s, u"needs-chain"_s));
        const Run update = phala({u"deploy"_s, u"--cvm-id"_s, u"gitsplits-controller"_s, u"-c"_s, compose, u"--prepare-only"_s});
        QVERIFY(m_fleet->clearFaults());
        QVERIFY2(update.all().contains("tok_"), update.all().constData());
        QCOMPARE(status(u"gitsplits-controller"_s), u"running"_s);
    }

    void refusalsReachTheUser_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("no such machine") << QStringList{u"cvms"_s, u"get"_s, u"nobody-here"_s} << u"phak_1"_s << QByteArray("not found");
        QTest::newRow("busy") << QStringList{u"cvms"_s, u"stop"_s, u"crunch-tee-runner-a4417f9e"_s} << u"phak_1"_s << QByteArray("Another operation");
        QTest::newRow("revoked key") << QStringList{u"whoami"_s} << u"phak_revoked_1"_s << QByteArray("");
        QTest::newRow("read-only key") << QStringList{u"cvms"_s, u"stop"_s, u"gitsplits-controller"_s} << u"phak_readonly_1"_s
                                       << QByteArray("may not change");
    }
    void refusalsReachTheUser()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, key);
        QFETCH(QByteArray, words);
        const Run run = phala(arguments, key);
        QVERIFY2(run.exitCode > 0, run.all().constData());
        QVERIFY2(run.all().contains(words), run.all().constData());
        QCOMPARE(status(u"gitsplits-controller"_s), u"running"_s);
    }
};

QTEST_GUILESS_MAIN(PhalaCliTest)
#include "tst_phala_cli.moc"
