// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/setup_on_fleet.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <functional>

using namespace pilothouse;
using pilothouse::test::FleetForCtl;
using pilothouse::test::Ran;
using pilothouse::test::SetupOnFleet;

namespace {

QStringList undoArguments(const SetupOnFleet &desk)
{
    return SetupOnFleet::arguments(
        {QStringLiteral("--undo"), QStringLiteral("--yes"), QStringLiteral("--confirm"), QStringLiteral("delete ") + desk.registry()});
}

/// Entries about setups in the desk's record, read beside the program that writes it.
int recorded(const SetupOnFleet &desk)
{
    int count = 0;
    for (QDirIterator it(desk.path("pilothouse"), {QStringLiteral("*.sqlite")}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        const QString file = it.next();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("record"));
            database.setDatabaseName(file);
            database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
            if (database.open()) {
                QSqlQuery query(database);
                if (query.exec(QStringLiteral("SELECT count(*) FROM audit_entries WHERE CAST(body AS TEXT) LIKE '%\"setup.%'")) && query.next())
                    count += query.value(0).toInt();
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("record"));
    }
    return count;
}

/// What others on the machine can see of a program and of those that it started.
QByteArray visibleOf(qint64 pid)
{
    const QString folder = QStringLiteral("/proc/%1/").arg(pid);
    QByteArray all = SetupOnFleet::readAll(folder + QStringLiteral("cmdline")) + SetupOnFleet::readAll(folder + QStringLiteral("environ"));
    const QByteArrayList children = SetupOnFleet::readAll(folder + QStringLiteral("task/%1/children").arg(pid)).simplified().split(' ');
    for (const QByteArray &child : children)
        if (!child.isEmpty())
            all += visibleOf(child.toLongLong());
    return all;
}

} // namespace

/// A set-up that is killed anywhere, as a process, and begun again: in the end there is one registry and nothing is lost.
class CtlSetupKilledTest : public QObject
{
    Q_OBJECT

    FleetForCtl m_fleet;

    struct Fate
    {
        bool wasKilled = false;
        int exitCode = -1;
        QByteArray said;
        bool showedSecret = false;
    };

    /// Runs the program and kills it as soon as `isTime` says so, which is asked about every millisecond.
    Fate runUntil(SetupOnFleet &desk, const QStringList &arguments, const std::function<bool(const QByteArray &)> &isTime)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        desk.ctl().start(process, QStringLiteral("pilothousectl"), arguments);
        process.closeWriteChannel();
        Fate fate;
        QElapsedTimer timer;
        timer.start();
        while (process.state() != QProcess::NotRunning && timer.elapsed() < 60'000) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 1);
            QTest::qWait(1);
            fate.said += process.readAll();
            if (process.state() == QProcess::NotRunning)
                break;
            fate.showedSecret = fate.showedSecret || desk.holdsSecret(visibleOf(process.processId()));
            if (!isTime(fate.said))
                continue;
            process.kill();
            fate.wasKilled = process.waitForFinished(10'000) && process.exitStatus() == QProcess::CrashExit;
        }
        if (process.state() != QProcess::NotRunning) {
            process.kill();
            process.waitForFinished(10'000);
        }
        fate.said += process.readAll();
        fate.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        fate.showedSecret = fate.showedSecret || desk.holdsSecret(fate.said);
        return fate;
    }
    Fate setUpUntil(SetupOnFleet &desk, const std::function<bool(const QByteArray &)> &isTime)
    {
        QStringList arguments = SetupOnFleet::arguments({QStringLiteral("--yes")});
        arguments.removeAll(QStringLiteral("--json")); // which is silent until the end
        return runUntil(desk, arguments, isTime);
    }

    /// After whatever happened: another run ends well with one registry, and its undo leaves nothing behind.
    void endsWell(SetupOnFleet &desk, const QStringList &machinesBefore)
    {
        const Ran ran = desk.setUp();
        QVERIFY2(ran.exitCode == 0, ran.all().constData());
        QCOMPARE(desk.registries(), 1);
        QCOMPARE(desk.machineNames().size(), machinesBefore.size() + 1);
        QVERIFY(!desk.holdsSecret(ran.out + ran.err));
        undoesAll(desk, machinesBefore);
    }
    void undoesAll(SetupOnFleet &desk, const QStringList &machinesBefore)
    {
        const Ran undone = desk.undo();
        QVERIFY2(undone.exitCode == 0, undone.all().constData());
        QCOMPARE(desk.machineNames(), machinesBefore);
        QCOMPARE(desk.changed().join(u'|'), QString());
        QCOMPARE(desk.leaks(), QStringList());
        QVERIFY(!desk.holdsSecret(undone.out + undone.err));
    }
    int machines() { return m_fleet.state().value(QLatin1String("cvms")).toObject().value(QLatin1String("total")).toInt(); }

private slots:
    void initTestCase() { QVERIFY(m_fleet.start(9)); }
    void cleanup() { m_fleet.clearFaults(); }

    void atEachLineThatItSays()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("line-tee"));
        const QStringList before = desk.machineNames();
        int kills = 0;
        for (int lines = 1;; ++lines) {
            const Fate fate = setUpUntil(desk, [lines](const QByteArray &said) { return said.count('\n') >= lines; });
            QVERIFY(!fate.showedSecret);
            if (!fate.wasKilled) {
                QVERIFY2(fate.exitCode == 0, fate.said.constData());
                break;
            }
            ++kills;
            endsWell(desk, before);
            if (QTest::currentTestFailed())
                return qWarning("killed after line %d: %s", lines, fate.said.constData());
        }
        QVERIFY2(kills > 8, QByteArray::number(kills).constData());
        undoesAll(desk, before);
    }

    void atEachEntryOfTheRecord()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("entry-tee"));
        const QStringList before = desk.machineNames();
        int kills = 0;
        for (int entries = 1;; ++entries) {
            const int stood = recorded(desk);
            const Fate fate = setUpUntil(desk, [&](const QByteArray &) { return recorded(desk) >= stood + entries; });
            QVERIFY(!fate.showedSecret);
            if (!fate.wasKilled) {
                QVERIFY2(fate.exitCode == 0, fate.said.constData());
                break;
            }
            ++kills;
            endsWell(desk, before);
            if (QTest::currentTestFailed())
                return qWarning("killed after entry %d: %s", entries, fate.said.constData());
        }
        QVERIFY2(kills > 5, QByteArray::number(kills).constData());
        undoesAll(desk, before);
    }

    void whileTheCloudPreparesIt()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("prepared-tee"));
        const QStringList before = desk.machineNames();
        m_fleet.fault(
            QStringLiteral("phala"), QStringLiteral("latency"),
            {{QStringLiteral("path"), QStringLiteral("/cvms/provision")}, {QStringLiteral("latencyMs"), 5000}, {QStringLiteral("count"), 1}});
        const Fate fate = setUpUntil(desk, [this](const QByteArray &) {
            return m_fleet.control("GET", QStringLiteral("/faults")).value(QLatin1String("faults")).toArray().isEmpty();
        });
        QVERIFY2(fate.wasKilled, fate.said.constData());
        endsWell(desk, before);
    }

    void afterTheCloudMadeItAndBeforeItSaidSo()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("made-tee"));
        const QStringList before = desk.machineNames();
        const int stood = machines();
        m_fleet.fault(QStringLiteral("phala"), QStringLiteral("latency"),
                      {{QStringLiteral("path"), QStringLiteral("/cvms")}, {QStringLiteral("latencyMs"), 1000}});
        const Fate fate = setUpUntil(desk, [&](const QByteArray &) { return machines() > stood; });
        QVERIFY2(fate.wasKilled, fate.said.constData());
        QVERIFY(!fate.said.contains("waiting for"));
        m_fleet.clearFaults();
        QCOMPARE(desk.registries(), 1);
        endsWell(desk, before);
    }

    /// The undo of a set-up that was killed before it knew what it had made.
    void thenUndoneAtOnce()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("orphan-tee"));
        const QStringList before = desk.machineNames();
        const int stood = machines();
        m_fleet.fault(QStringLiteral("phala"), QStringLiteral("latency"),
                      {{QStringLiteral("path"), QStringLiteral("/cvms")}, {QStringLiteral("latencyMs"), 1000}});
        const Fate fate = setUpUntil(desk, [&](const QByteArray &) { return machines() > stood; });
        QVERIFY2(fate.wasKilled, fate.said.constData());
        m_fleet.clearFaults();
        undoesAll(desk, before);
    }

    void whileRunnersAreApproved()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("crunch-tee"), "existing-registry: adopt\n");
        const QStringList before = desk.machineNames();
        m_fleet.fault(QStringLiteral("cvm:crunch-tee-registry"), QStringLiteral("latency"),
                      {{QStringLiteral("path"), QStringLiteral("approve-hash")}, {QStringLiteral("latencyMs"), 5000}, {QStringLiteral("count"), 1}});
        const Fate fate = setUpUntil(desk, [this](const QByteArray &) {
            return m_fleet.control("GET", QStringLiteral("/faults")).value(QLatin1String("faults")).toArray().isEmpty();
        });
        QVERIFY2(fate.wasKilled, fate.said.constData());
        const Ran ran = desk.setUp();
        QVERIFY2(ran.exitCode == 0, ran.all().constData());
        QCOMPARE(desk.registries(), 1);
        const Ran undone = desk.run({QStringLiteral("--undo"), QStringLiteral("--yes")});
        QVERIFY2(undone.exitCode == 0, undone.all().constData());
        QCOMPARE(desk.machineNames(), before); // it was there before, and stays
        QCOMPARE(desk.changed().join(u'|'), QString());
        QCOMPARE(desk.leaks(), QStringList());
    }

    void atEachEntryOfTheUndo()
    {
        SetupOnFleet desk(m_fleet, QStringLiteral("undone-tee"));
        const QStringList before = desk.machineNames();
        int kills = 0;
        for (int entries = 1;; ++entries) {
            const Ran ran = desk.setUp();
            QVERIFY2(ran.exitCode == 0, ran.all().constData());
            const int stood = recorded(desk);
            const Fate fate = runUntil(desk, undoArguments(desk), [&](const QByteArray &) { return recorded(desk) >= stood + entries; });
            QVERIFY(!fate.showedSecret);
            if (!fate.wasKilled) {
                QVERIFY2(fate.exitCode == 0, fate.said.constData());
                break;
            }
            ++kills;
            const Ran undone = desk.undo();
            // Killed after its last entry it may be through, and says that there is nothing to undo.
            QVERIFY2(undone.exitCode == 0 || (undone.exitCode == 5 && undone.err.contains("no setup")), undone.all().constData());
            QCOMPARE(desk.machineNames(), before);
            QCOMPARE(desk.changed().join(u'|'), QString());
        }
        QVERIFY2(kills > 3, QByteArray::number(kills).constData());
        QCOMPARE(desk.machineNames(), before);
        QCOMPARE(desk.changed().join(u'|'), QString());
        QCOMPARE(desk.leaks(), QStringList());
    }
};

QTEST_GUILESS_MAIN(CtlSetupKilledTest)
#include "tst_ctl_setup_killed.moc"
