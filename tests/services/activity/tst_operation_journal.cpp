// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/activity/operation_journal.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"

#include <QProcess>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace pilothouse;
using namespace pilothouse::activity;
using pilothouse::test::await;

namespace {

/// One program with its operations and its journal on a store of its own connection.
struct Program
{
    std::shared_ptr<Clock> clock;
    std::shared_ptr<OperationList> operations;
    std::shared_ptr<store::Store> store;
    std::shared_ptr<OperationJournal> journal;

    Program(const QString &path, std::shared_ptr<Clock> time, const store::LeaseHolder &holder)
        : clock(std::move(time))
        , operations(std::make_shared<OperationList>(clock))
    {
        const auto opened = store::Store::open(path);
        if (!opened)
            return;
        store = *opened;
        OperationJournal::Parts parts;
        parts.operations = operations;
        parts.store = store;
        parts.clock = clock;
        parts.program = holder;
        journal = std::make_shared<OperationJournal>(parts);
    }
    bool start() const
    {
        const auto started = await(journal->start());
        return started && started->has_value();
    }
    /// Everything that was asked of the store is on disk after this.
    void settle() const
    {
        (void)await(store->read<int>([](QSqlDatabase &) -> Result<int> { return 0; }));
    }
};

/// The child's part: begins a restart, ends a read, and waits to be killed.
int workUntilKilled(const QString &path)
{
    Program program(path, std::make_shared<SystemClock>(), store::LeaseHolder::thisProcess(QStringLiteral("child")));
    if (!program.store || !program.start())
        return 3;
    const OperationId read = program.operations->begin(QStringLiteral("prod-us"), QStringLiteral("Read the list"), {});
    program.operations->succeed(read, QStringLiteral("40 CVMs"));
    program.operations->begin(QStringLiteral("prod-us"), QStringLiteral("Restart runner-4f1c92ab"), {});
    program.settle();
    std::printf("working\n");
    std::fflush(stdout);
    (void)std::getchar();
    return 0;
}

store::LeaseHolder holderOf(const char *program)
{
    return store::LeaseHolder::thisProcess(QString::fromLatin1(program));
}

std::optional<OperationStatus> titled(const OperationList &operations, const char *title)
{
    for (const OperationStatus &status : operations.all())
        if (status.title == QLatin1String(title))
            return status;
    return std::nullopt;
}

} // namespace

class OperationJournalTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    std::shared_ptr<test::FakeClock> m_clock;

    QString path() const { return m_home->filePath(QStringLiteral("state/prod-us.sqlite")); }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<test::FakeClock>();
    }

    void whatAKilledProgramWasDoingIsOutcomeUnknown()
    {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--work"), path()});
        QVERIFY(child.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(child.canReadLine(), 20'000);
        QCOMPARE(child.readLine(), QByteArray("working\n"));
        child.kill();
        QVERIFY(child.waitForFinished());

        Program next(path(), m_clock, holderOf("next"));
        QVERIFY(next.start());
        QCOMPARE(next.journal->interruptedCount(), 1);
        const auto interrupted = titled(*next.operations, "Restart runner-4f1c92ab");
        QVERIFY(interrupted);
        QCOMPARE(interrupted->state, OperationState::OutcomeUnknown);
        QVERIFY2(interrupted->step.contains(QStringLiteral("interrupted")), "never called failed, never done");
        QVERIFY(interrupted->endedAt.has_value());
        QVERIFY(!interrupted->cancellable);
        QCOMPARE(titled(*next.operations, "Read the list")->state, OperationState::Succeeded);
        QCOMPARE(next.operations->runningCount(), 0);
        // Newest first, as it was.
        QCOMPARE(next.operations->all().front().title, QStringLiteral("Restart runner-4f1c92ab"));
    }

    void itIsSaidOnceAndKept()
    {
        store::LeaseHolder gone = holderOf("gone");
        gone.pid = 0x3fffffff; // above every process id
        {
            Program program(path(), m_clock, gone);
            QVERIFY(program.start());
            program.operations->begin(QStringLiteral("prod-us"), QStringLiteral("Stop runner-1"), {});
            program.settle();
        }
        {
            Program second(path(), m_clock, holderOf("second"));
            QVERIFY(second.start());
            QCOMPARE(second.journal->interruptedCount(), 1);
        }
        m_clock->advance(std::chrono::hours(1));
        Program third(path(), m_clock, holderOf("third"));
        QVERIFY(third.start());
        QCOMPARE(third.journal->interruptedCount(), 0);
        QCOMPARE(titled(*third.operations, "Stop runner-1")->state, OperationState::OutcomeUnknown);
    }

    void whatAnotherLivingProgramRunsIsLeftToIt()
    {
        Program first(path(), m_clock, holderOf("first"));
        QVERIFY(first.start());
        const OperationId mine = first.operations->begin(QStringLiteral("prod-us"), QStringLiteral("Restart runner-2"), {});
        first.settle();
        Program second(path(), m_clock, holderOf("second"));
        QVERIFY(second.start());
        QCOMPARE(second.journal->interruptedCount(), 0);
        QVERIFY(!titled(*second.operations, "Restart runner-2"));
        first.operations->succeed(mine, QStringLiteral("answers again"));
        first.settle();
        Program third(path(), m_clock, holderOf("third"));
        QVERIFY(third.start());
        QCOMPARE(titled(*third.operations, "Restart runner-2")->step, QStringLiteral("answers again"));
    }

    void endedOnesKeepTheirEnd_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("state");
        QTest::newRow("failed") << int(ErrorKind::Remote) << int(OperationState::Failed);
        QTest::newRow("cancelled") << int(ErrorKind::Cancelled) << int(OperationState::Cancelled);
        QTest::newRow("unknown") << int(ErrorKind::OutcomeUnknown) << int(OperationState::OutcomeUnknown);
    }
    void endedOnesKeepTheirEnd()
    {
        QFETCH(int, kind);
        QFETCH(int, state);
        {
            Program program(path(), m_clock, holderOf("first"));
            QVERIFY(program.start());
            const OperationId id = program.operations->begin(QStringLiteral("prod-us"), QStringLiteral("Scale"), {});
            Error error;
            error.kind = ErrorKind(kind);
            error.what = QStringLiteral("so it ended");
            program.operations->fail(id, error);
            program.settle();
        }
        Program next(path(), m_clock, holderOf("next"));
        QVERIFY(next.start());
        QCOMPARE(int(titled(*next.operations, "Scale")->state), state);
        QCOMPARE(titled(*next.operations, "Scale")->step, QStringLiteral("so it ended"));
    }

    void theListIsBounded()
    {
        {
            Program program(path(), m_clock, holderOf("first"));
            QVERIFY(program.start());
            for (int i = 0; i < OperationJournal::kKept + 20; ++i) {
                const OperationId id = program.operations->begin(QStringLiteral("prod-us"), QStringLiteral("Read %1").arg(i), {});
                program.operations->succeed(id, QStringLiteral("done"));
            }
            program.settle();
        }
        Program next(path(), m_clock, holderOf("next"));
        QVERIFY(next.start());
        QCOMPARE(int(next.operations->all().size()), OperationJournal::kKept);
        QCOMPARE(next.operations->all().front().title, QStringLiteral("Read %1").arg(OperationJournal::kKept + 19));
    }

    void whatWorkFoundIsKeptWithIt()
    {
        Program first(path(), m_clock, holderOf("first"));
        QVERIFY(first.start());
        const OperationId compared = first.operations->begin(QStringLiteral("prod-us"), QStringLiteral("Verify 2 machines"), {});
        first.operations->succeed(compared, QStringLiteral("Different: runner-1 runs other code"), QStringLiteral("different"));
        first.settle();
        Program second(path(), m_clock, holderOf("second"));
        QVERIFY(second.start());
        const auto restored = titled(*second.operations, "Verify 2 machines");
        QVERIFY(restored);
        QCOMPARE(restored->verdict, QStringLiteral("different"));
        QCOMPARE(restored->state, OperationState::Succeeded);
    }

    void aDamagedListCostsOnlyItself()
    {
        Program program(path(), m_clock, holderOf("first"));
        const auto damaged = await(program.store->write<Done>([](QSqlDatabase &db) -> Status {
            QSqlQuery query(db);
            return query.exec(QStringLiteral("INSERT INTO documents VALUES ('operations', '{\"operations\": 7', '')"))
                       ? Status(Done{})
                       : Status(store::queryError(query));
        }));
        QVERIFY(damaged && damaged->has_value());
        QVERIFY(program.start());
        program.operations->begin(QStringLiteral("prod-us"), QStringLiteral("Restart"), {});
        program.settle();
        Program second(path(), m_clock, holderOf("second"));
        QVERIFY(second.start());
        QCOMPARE(second.operations->runningCount(), 0);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--work"))
        return workUntilKilled(arguments[2]);
    OperationJournalTest promises;
    return QTest::qExec(&promises, argc, argv);
}

#include "tst_operation_journal.moc"
