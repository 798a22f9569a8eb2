// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/environment_builder.h"
#include "services/activity/operation_journal.h"
#include "services/audit/audit_log.h"
#include "services/cluster/cluster_workflow.h"
#include "services/environment/environment_services.h"
#include "services/profiles/profile_store.h"
#include "services/secrets/memory_secret_store.h"
#include "tests/app/fleet_for_ctl.h"

#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <algorithm>
#include <functional>
#include <map>

using namespace pilothouse;
using namespace Qt::StringLiterals;
using pilothouse::test::await;
using pilothouse::test::Ctl;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;

namespace {

constexpr char kCloudKey[] = "phak_demo_canary_7731";

/// A window's services on a profile's file, as they begin.
std::shared_ptr<EnvironmentServices> openDesk(const QString &profileFile, const QString &stateFolder)
{
    QFile file(profileFile);
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    const auto profile = profiles::parseProfile(file.readAll(), u"desk.yaml"_s);
    if (!profile)
        return nullptr;
    composition::BuildOptions options;
    options.clock = std::make_shared<SystemClock>();
    const auto secrets = std::make_shared<secrets::MemorySecretStore>(options.clock);
    await(secrets->write({profile->environment.id, u"PHALA_API_KEY"_s}, Secret(QByteArray(kCloudKey))));
    options.secrets = secrets;
    options.stateFolder = stateFolder;
    const auto built = await(composition::buildEnvironment(*profile, options));
    if (!built || !*built)
        return nullptr;
    const auto started = await((**built)->journal->start());
    return started && *started ? **built : nullptr;
}

/// The program that is killed: shuts the named machines down, as the window does, and ends. 0: all did; 3: none of them could take it.
int shutDown(const QString &profileFile, const QString &stateFolder, const QStringList &names)
{
    const auto services = openDesk(profileFile, stateFolder);
    if (!services)
        return 2;
    const auto read = await(services->cluster->refresh());
    if (!read || !*read)
        return 2;
    std::vector<domain::CvmId> ids;
    for (const domain::Cvm &cvm : services->cluster->snapshot().value->items)
        if (names.contains(cvm.name))
            ids.push_back(cvm.id);
    const auto results = await(services->cluster->run(domain::PowerAction::Shutdown, ids, {}), std::chrono::minutes(2));
    await(composition::closeEnvironment(services));
    if (!results)
        return 2;
    if (!*results)
        return results->error().kind == ErrorKind::Refused ? 3 : 2;
    return std::ranges::all_of(**results, &cluster::PowerResult::ok) ? 0 : 1;
}

/// Entries of the record whose action begins so and that ended so, read beside the program that writes them.
int recorded(const QString &folder, const QString &action, const QString &outcome = {})
{
    int count = 0;
    for (QDirIterator it(folder, {u"*.sqlite"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        const QString file = it.next();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"record"_s);
            database.setDatabaseName(file);
            database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
            if (database.open()) {
                QSqlQuery query(database);
                if (query.exec(
                        u"SELECT count(*) FROM audit_entries WHERE CAST(body AS TEXT) LIKE '%\"%1%' AND CAST(body AS TEXT) LIKE '%\"outcome\":\"%2%'"_s
                            .arg(action, outcome))
                    && query.next())
                    count += query.value(0).toInt();
            }
        }
        QSqlDatabase::removeDatabase(u"record"_s);
    }
    return count;
}

/// Lets a program run until it ends by itself, or until `isTime`, when it is killed. True: it was killed.
bool runUntil(QProcess &process, const std::function<bool()> &isTime)
{
    QElapsedTimer timer;
    timer.start();
    while (process.state() != QProcess::NotRunning && timer.elapsed() < 90'000) {
        QTest::qWait(1);
        if (process.state() != QProcess::NotRunning && isTime())
            break;
    }
    if (process.state() == QProcess::NotRunning)
        return false;
    process.kill();
    return process.waitForFinished(10'000) && process.exitStatus() == QProcess::CrashExit;
}

} // namespace

/// Programs that are killed in the middle of a change, as processes, and begun again: nothing is asked for twice, and nothing that was made is lost
/// sight of.
class KilledRunsTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;
    QTemporaryDir m_home;
    std::optional<test::Hurry> m_hurry;

    QString file(const char *name) const { return m_home.filePath(QLatin1StringView(name)); }
    QJsonDocument cloud(const QString &path)
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(m_fleet.addresses().phala + path));
        request.setRawHeader("X-API-Key", kCloudKey);
        QNetworkReply *const reply = network.get(request);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(10'000);
        return QJsonDocument::fromJson(reply->readAll());
    }
    QJsonArray machines() { return cloud(u"/cvms"_s).array(); }
    QStringList names(const QString &prefix = {})
    {
        QStringList all;
        for (const QJsonValue &each : machines())
            if (each["name"_L1].toString().startsWith(prefix))
                all << each["name"_L1].toString();
        all.sort();
        return all;
    }
    /// How often each machine was told to shut down, by the cloud's own book.
    std::map<QString, int> shutDowns(const QStringList &of)
    {
        std::map<QString, int> count;
        for (const QJsonValue &each : machines()) {
            const QString name = each["name"_L1].toString();
            if (!of.contains(name))
                continue;
            int &told = count[name];
            for (const QJsonValue &operation : cloud(u"/cvms/%1/operations"_s.arg(each["id"_L1].toString()))["items"_L1].toArray())
                told += operation["target_state"_L1] == "stopped"_L1 || operation["operation_type"_L1].toString().contains("shut"_L1) ? 1 : 0;
        }
        return count;
    }
    bool areAtRest(const QStringList &these)
    {
        for (const QJsonValue &each : machines()) {
            const QString status = each["status"_L1].toString();
            if (these.contains(each["name"_L1].toString()) && status != "running"_L1 && status != "stopped"_L1)
                return false;
        }
        return true;
    }
    void startDesk(QProcess &process, const QStringList &targets)
    {
        process.start(QCoreApplication::applicationFilePath(), QStringList{u"--shut-down"_s, file("desk.yaml"), file("state")} + targets);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_fleet.start(60));
        QFile profile(file("desk.yaml"));
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write(m_fleet.profile(u"desk"_s));
        m_hurry.emplace(m_fleet, std::chrono::seconds(5), std::chrono::milliseconds(250));
    }
    void cleanup() { m_fleet.clearFaults(); }

    void noMachineIsToldTwiceWhereverABulkRunIsKilled()
    {
        QStringList running;
        for (const QJsonValue &each : machines())
            if (each["status"_L1] == "running"_L1 && each["name"_L1].toString().contains("-runner-"_L1))
                running << each["name"_L1].toString();
        int kills = 0;
        int interrupted = 0;
        for (int entries = 1;; ++entries) {
            QVERIFY2(running.size() >= 3, "the fleet is too small for this test");
            const QStringList targets = running.mid(0, 3);
            running = running.mid(3);
            const auto before = shutDowns(targets);
            QCOMPARE(before.size(), size_t(3));
            const int stood = recorded(file("state"), u"cvm."_s);
            QProcess dying;
            startDesk(dying, targets);
            const bool wasKilled = runUntil(dying, [&] { return recorded(file("state"), u"cvm."_s) >= stood + entries; });
            if (!wasKilled) {
                QCOMPARE(dying.exitCode(), 0);
                break;
            }
            ++kills;
            // Begun again it only looks, and says that it does not know how that ended.
            const auto after = shutDowns(targets);
            const auto services = openDesk(file("desk.yaml"), file("state"));
            QVERIFY(services);
            interrupted += services->journal->interruptedCount();
            const auto read = await(services->cluster->refresh());
            QVERIFY(read && *read);
            QTest::qWait(300);
            await(composition::closeEnvironment(services));
            QCOMPARE(shutDowns(targets), after);
            // The same is asked for once more: whoever was told already is left out.
            QTRY_VERIFY_WITH_TIMEOUT(areAtRest(targets), 60'000);
            QProcess again;
            startDesk(again, targets);
            QVERIFY(!runUntil(again, [] { return false; }));
            QVERIFY2(again.exitCode() == 0 || again.exitCode() == 3, qPrintable(QString::number(again.exitCode())));
            for (const auto &[name, count] : shutDowns(targets))
                QVERIFY2(count == before.at(name) + 1,
                         qPrintable(u"killed after entry %1: %2 was told %3 times"_s.arg(entries).arg(name).arg(count - before.at(name))));
        }
        QVERIFY2(kills >= 4, qPrintable(QString::number(kills)));
        QVERIFY2(interrupted >= kills - 1, "each is told of as interrupted, unless it was through");
    }

    void everyRunnerThatWasMadeIsKnownWhereverAProvisioningIsKilled()
    {
        const QString prefix = u"crunch-tee-"_s;
        const QStringList before = names(prefix);
        const auto made = [&] {
            QStringList more = names(prefix);
            for (const QString &name : before)
                more.removeAll(name);
            return more;
        };
        int kills = 0;
        int left = 0;
        bool wasThrough = false;
        // Killed when the record has so many entries of it, and once as soon as the cloud lists the runner.
        for (int moment = 0; !wasThrough; ++moment) {
            for (const QString &name : before)
                m_fleet.fault(u"cvm:"_s + name, u"full"_s);
            Ctl ctl;
            ctl.writeProfile(u"desk"_s, m_fleet.profile(u"desk"_s));
            ctl.setVariable(u"PHALA_API_KEY"_s, QString::fromLatin1(kCloudKey));
            ctl.setVariable(u"GATEWAY_KEY"_s, m_fleet.control("GET", u"/gateway"_s)["privateKey"_L1].toString());
            const auto run = [&ctl](const QString &line) { return ctl.run(line.split(u' '), {}, std::chrono::seconds(90)); };
            const auto paid = [&run] {
                QStringList known;
                for (const QJsonValue &each : run(u"cluster provision --status --profile desk --json"_s).json()["stillPaid"_L1].toArray())
                    known << each["name"_L1].toString();
                return known;
            };
            QProcess dying;
            ctl.start(dying, u"pilothousectl"_s, u"cluster provision --profile desk --yes --confirm desk/crunch-tee --json"_s.split(u' '));
            const bool wasKilled = runUntil(dying, [&] { return moment == 0 ? !made().isEmpty() : recorded(ctl.home(), u"cluster."_s) >= moment; });
            QTest::qWait(500); // whatever was on its way has arrived
            const QStringList runners = made();
            QVERIFY2(runners.size() <= 1, qPrintable(runners.join(u' ')));
            wasThrough = recorded(ctl.home(), u"cluster.provision\""_s, u"done"_s) > 0;
            if (wasKilled)
                ++kills;
            else
                QVERIFY2(wasThrough && dying.exitCode() == 0, dying.readAllStandardError().constData());
            const QStringList known = paid();
            if (wasThrough) {
                QCOMPARE(known, QStringList()); // it serves: nobody has to look after it
                QCOMPARE(runners.size(), 1);
            } else {
                for (const QString &name : runners)
                    QVERIFY2(known.contains(name), qPrintable(u"killed at moment %1: nobody knows of %2"_s.arg(moment).arg(name)));
                left += int(runners.size());
                // What is left is deleted by its name. What was never listed may appear yet: it stays on the list, and is told of.
                const Ran gone = run(u"cluster provision --retry-deletion --profile desk --json"_s);
                QVERIFY2(gone.exitCode == (known == runners ? 0 : 1), gone.all().constData());
                QCOMPARE(paid(), known == runners ? QStringList() : known);
                QTRY_COMPARE_WITH_TIMEOUT(made(), QStringList(), 30'000);
            }
            m_fleet.clearFaults();
        }
        QVERIFY2(kills >= 2, qPrintable(QString::number(kills)));
        QVERIFY2(left >= 1, "one was killed with a runner made");
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == "--shut-down"_L1)
        return shutDown(arguments.value(2), arguments.value(3), arguments.mid(4));
    KilledRunsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killed_runs.moc"
