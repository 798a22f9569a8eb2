// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/provers/scripted_account.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::provers;
using namespace std::chrono_literals;
using test::await;
using test::errorOfKind;
using test::hostGroup;
using test::placeTasks;
using test::proverService;
using test::ScriptedAccount;

/// A scaling that is not whole outlives its program, and where it stands is read from the remote.
class ProversKeptTest : public QObject
{
    Q_OBJECT

    /// One program on its own file; a second one on the same account is the console after a restart.
    struct Desk
    {
        std::shared_ptr<ScriptedAccount> account;
        std::shared_ptr<store::Store> store;
        std::shared_ptr<test::MemoryAuditLog> audit = std::make_shared<test::MemoryAuditLog>();
        std::shared_ptr<SystemClock> clock = std::make_shared<SystemClock>();
        std::shared_ptr<domain::WriteAccess> access = std::make_shared<domain::WriteAccess>(domain::EnvironmentKind::Staging, clock);
        std::shared_ptr<OperationList> operations = std::make_shared<OperationList>(clock);
        std::shared_ptr<ProversWorkflow> workflow;
        domain::ProverServiceId id;

        Desk(std::shared_ptr<ScriptedAccount> remote, std::shared_ptr<store::Store> file, const store::LeaseHolder &program)
            : account(std::move(remote))
            , store(std::move(file))
            , id(account->service().id)
        {
            ProversWorkflow::Parts parts;
            parts.environment = {domain::EnvironmentId(QStringLiteral("env")), domain::EnvironmentKind::Staging};
            parts.ports = {account, account, account, account, account, account, account};
            parts.stack = QStringLiteral("s");
            parts.audit = audit;
            parts.access = access;
            parts.operations = operations;
            parts.clock = clock;
            parts.limits = {5ms, 60ms, 30s, 120ms, 60ms}; // hosts are waited for until a test ends it
            parts.store = store;
            parts.program = program;
            workflow = std::make_shared<ProversWorkflow>(parts);
            refresh();
        }
        void refresh() const
        {
            const auto read = await(workflow->refresh());
            if (!read)
                qFatal("the picture was not read");
        }
        Result<ChangeResult> scale(const ScaleTarget &to) const
        {
            auto result = await(workflow->scale(id, to, QString()));
            if (!result)
                qFatal("scaling did not end");
            return *result;
        }
        const KeptStanding *kept() const { return workflow->keptChange(id); }
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<ScriptedAccount> m_account;
    int m_files = 0;

    std::shared_ptr<store::Store> newFile()
    {
        auto opened = store::Store::open(m_folder->filePath(QStringLiteral("state/%1.sqlite").arg(++m_files)));
        if (!opened)
            qFatal("no store: %s", qPrintable(opened.error().what));
        return *opened;
    }
    static store::LeaseHolder program(bool living)
    {
        store::LeaseHolder holder = store::LeaseHolder::thisProcess(QStringLiteral("pilothouse"));
        if (!living)
            holder.started += 1; // its process id was given to another one since
        return holder;
    }
    QString documentName() const { return QStringLiteral("provers.scale/") + m_account->service().id.text(); }
    std::optional<QJsonObject> document(const std::shared_ptr<store::Store> &store) const
    {
        const auto read = await(store::loadDocument(*store, documentName()));
        return read && *read ? **read : std::nullopt;
    }
    /// What was on disk the moment the program was killed, in a file that nobody writes any more.
    std::shared_ptr<store::Store> killed(const Desk &desk)
    {
        auto file = newFile();
        const auto json = document(desk.store);
        if (!json)
            qFatal("nothing was kept");
        const auto saved = await(store::saveDocument(*file, documentName(), *json, desk.clock));
        if (!saved || !*saved)
            qFatal("not copied");
        return file;
    }
    /// The group went to 12, and the program was killed while it waited for hosts that did not come.
    std::shared_ptr<store::Store> killedAfterTheGroup()
    {
        m_account->hostsRegister = false;
        const Desk desk(m_account, newFile(), program(false));
        auto running = desk.workflow->scale(desk.id, 12, QString());
        const auto isWaiting = [&desk] { return desk.operations->all().front().step.contains(QLatin1String("of 12 hosts")); };
        if (!QTest::qWaitFor(isWaiting))
            qFatal("the scaling did not come to its hosts");
        auto file = killed(desk);
        desk.operations->cancel(desk.operations->all().front().id);
        if (!await(std::move(running)))
            qFatal("it did not end");
        m_account->hostsRegister = true;
        m_account->setSize({8, 12, 12}); // the hosts came while nobody looked
        m_account->changes.clear();
        return file;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_account = std::make_shared<ScriptedAccount>();
        m_account->fleet.services = {proverService(QStringLiteral("s-gpu-provers"), 8)};
        m_account->fleet.groups = {hostGroup(QStringLiteral("s-gpu-asg"), 8)};
        placeTasks(&m_account->fleet, m_account->fleet.services[0], m_account->fleet.groups[0], 8);
    }

    void isOnDiskBeforeTheFirstRequestAndGoneWhenWhole()
    {
        const Desk desk(m_account, newFile(), program(true));
        std::optional<QJsonObject> atTheFirstRequest;
        m_account->beforeChange = [&] { atTheFirstRequest = document(desk.store); };
        QVERIFY(desk.scale(12)->ok);
        QVERIFY(atTheFirstRequest.has_value());
        QCOMPARE((*atTheFirstRequest)[QLatin1String("before")].toObject()[QLatin1String("tasks")].toInt(), 8);
        QCOMPARE((*atTheFirstRequest)[QLatin1String("after")].toObject()[QLatin1String("group")].toObject()[QLatin1String("max")].toInt(), 12);
        QVERIFY(!document(desk.store));
        QVERIFY(desk.workflow->keptChanges().empty());
    }

    void aProgramKilledBetweenTheStepsIsToldAndCanBeFinished()
    {
        const Desk desk(m_account, killedAfterTheGroup(), program(true));
        const KeptStanding *const kept = desk.kept();
        QVERIFY(kept != nullptr);
        QCOMPARE(kept->standing, ChangeStanding::HalfDone);
        QVERIFY(kept->wasInterrupted && kept->result.halfDone);
        QCOMPARE(kept->title, QStringLiteral("Scale s-gpu-provers from 8 to 12"));
        QVERIFY2(kept->result.inForce.contains(QLatin1String("desired 8, running 8"))
                     && kept->result.inForce.contains(QLatin1String("min 8, max 12, desired 12")),
                 qPrintable(kept->result.inForce));
        QCOMPARE(kept->result.inverse, QStringLiteral("group s-gpu-asg back to min 8, max 8, desired 8"));
        QVERIFY(kept->result.steps.join(u' ').contains(QLatin1String("read back")));
        QVERIFY(m_account->changes.isEmpty()); // reading repeats nothing
        const ScaleTarget finish = *kept->result.finish;
        QVERIFY(desk.workflow->planScale(desk.id, finish).isAllowed());
        QVERIFY(desk.scale(finish)->ok);
        QCOMPARE(m_account->changes, QStringList(QStringLiteral("service 12"))); // the step that was not taken, and it alone
        QVERIFY(!document(desk.store));
        desk.refresh();
        QVERIFY(desk.workflow->keptChanges().empty());
    }

    void aProgramKilledBetweenTheStepsCanBeTakenBack()
    {
        const Desk desk(m_account, killedAfterTheGroup(), program(true));
        const ScaleTarget back = *desk.kept()->result.back;
        QCOMPARE(back, ScaleTarget(8, GroupSize{8, 8, 8}));
        QVERIFY(desk.scale(back)->ok);
        QCOMPARE(m_account->changes, QStringList(QStringLiteral("group 8/8/8")));
        QVERIFY(!document(desk.store));
    }

    void afterARestartItReadsAsItDidBefore()
    {
        const auto file = newFile();
        m_account->resizeError = errorOfKind(ErrorKind::Forbidden, "not authorized");
        const Desk first(m_account, file, program(false));
        const auto half = first.scale(4);
        QVERIFY(half && half->halfDone);
        first.refresh();
        QCOMPARE(first.kept()->result, *half);
        const Desk second(m_account, file, program(true));
        QVERIFY(second.kept() != nullptr && !second.kept()->wasInterrupted);
        QCOMPARE(second.kept()->result, *half);
    }

    void aWayOutThatIsRefusedLosesNothing()
    {
        const auto file = newFile();
        m_account->resizeError = errorOfKind(ErrorKind::Forbidden, "not authorized");
        const Desk desk(m_account, file, program(true));
        QVERIFY(desk.scale(4)->halfDone);
        desk.refresh();
        const ScaleTarget finish = *desk.kept()->result.finish;
        QVERIFY(!desk.scale(finish)); // the group is still denied, and nothing was changed by this try
        desk.refresh();
        QVERIFY(desk.kept() != nullptr);
        QCOMPARE(*desk.kept()->before, ScaleTarget(8, GroupSize{8, 8, 8}));
        QCOMPARE(*desk.kept()->result.back, ScaleTarget(8, GroupSize{8, 8, 8}));
    }

    void anotherScalingTakesItsPlaceOnlyOnceItDidSomething()
    {
        const Desk desk(m_account, killedAfterTheGroup(), program(true));
        m_account->resizeError = errorOfKind(ErrorKind::Forbidden, "not authorized");
        QVERIFY(!desk.scale(14)); // refused at once: 8 to 12 is still what is half done
        desk.refresh();
        QVERIFY(desk.kept() != nullptr);
        QCOMPARE(desk.kept()->title, QStringLiteral("Scale s-gpu-provers from 8 to 12"));
        m_account->resizeError.reset();
        QVERIFY(desk.scale(14)->ok);
        desk.refresh();
        QVERIFY(desk.kept() == nullptr);
        QVERIFY(!document(desk.store));
    }

    void aLaterOneThatWasKilledBeforeItDidAnythingHidesNothing()
    {
        const auto file = killedAfterTheGroup();
        std::shared_ptr<store::Store> copy;
        {
            const Desk desk(m_account, file, program(false));
            m_account->beforeChange = [&] {
                if (!copy)
                    copy = killed(desk);
            };
            m_account->resizeError = errorOfKind(ErrorKind::Forbidden, "no");
            QVERIFY(!desk.scale(14));
            m_account->beforeChange = nullptr;
        }
        QVERIFY(document(copy).value().contains(QStringLiteral("earlier")));
        const Desk desk(m_account, copy, program(true));
        QVERIFY(desk.kept() != nullptr);
        QCOMPARE(desk.kept()->title, QStringLiteral("Scale s-gpu-provers from 8 to 12"));
        QCOMPARE(desk.kept()->standing, ChangeStanding::HalfDone);
    }

    void numbersOfSomebodyElseAreShownAndNothingIsOffered()
    {
        const auto file = killedAfterTheGroup();
        m_account->service().desired = 10;
        const Desk desk(m_account, file, program(true));
        const KeptStanding *const kept = desk.kept();
        QVERIFY(kept != nullptr);
        QCOMPARE(kept->standing, ChangeStanding::Other);
        QVERIFY(!kept->result.finish && !kept->result.back && kept->result.inverseCommands.isEmpty());
        QCOMPARE(*kept->before, ScaleTarget(8, GroupSize{8, 8, 8}));
        QCOMPARE(*kept->after, ScaleTarget(12, GroupSize{8, 12, 12}));
        QCOMPARE(kept->result.service->desired, 10);
        QVERIFY(document(desk.store).has_value());
        const auto dismissed = await(desk.workflow->dismissKept(desk.id));
        QVERIFY(dismissed && *dismissed);
        QVERIFY(desk.kept() == nullptr && !document(desk.store));
        desk.refresh();
        QVERIFY(desk.kept() == nullptr);
        const auto records = desk.audit->recordsOf(QStringLiteral("provers.dismiss"));
        QCOMPARE(records.size(), size_t(2));
        QCOMPARE(records[0].outcome, audit::Outcome::Intended);
        QVERIFY2(records[0].what.contains(QLatin1String("Scale s-gpu-provers from 8 to 12")), qPrintable(records[0].what));
        QCOMPARE(records[1].outcome, audit::Outcome::Done);
        QVERIFY(!records[1].run.isEmpty() && records[1].run == records[0].run);
    }

    void aDismissalThatCannotBeRecordedIsNotMade()
    {
        const auto file = killedAfterTheGroup();
        const Desk desk(m_account, file, program(true));
        desk.audit->failFromNowOn();
        const auto refused = await(desk.workflow->dismissKept(desk.id));
        QVERIFY(refused && !*refused);
        QCOMPARE(refused->error().kind, ErrorKind::Refused);
        QVERIFY2(refused->error().what.contains(QLatin1String("record cannot be written")), qPrintable(refused->error().what));
        QVERIFY(desk.kept() != nullptr && document(desk.store).has_value());
    }

    void numbersThatCannotBeReadAreUnknown()
    {
        const auto file = killedAfterTheGroup();
        m_account->readError = errorOfKind(ErrorKind::Forbidden, "not authorized to perform: ecs:DescribeServices");
        const Desk desk(m_account, file, program(true));
        QVERIFY(desk.kept() != nullptr);
        QCOMPARE(desk.kept()->standing, ChangeStanding::Unknown);
        QVERIFY(!desk.kept()->result.finish && !desk.kept()->result.halfDone && !desk.kept()->result.ok);
        QVERIFY(desk.kept()->result.inForce.contains(QLatin1String("ecs:DescribeServices")));
        QVERIFY(document(desk.store).has_value());
        m_account->readError.reset();
        desk.refresh();
        QCOMPARE(desk.kept()->standing, ChangeStanding::HalfDone);
    }

    void whatSomebodyFinishedIsToldOnceAsWhole()
    {
        const auto file = killedAfterTheGroup();
        m_account->service().desired = 12;
        const Desk desk(m_account, file, program(true));
        QVERIFY(desk.kept() != nullptr);
        QCOMPARE(desk.kept()->standing, ChangeStanding::Whole);
        QVERIFY(desk.kept()->result.ok && !desk.kept()->result.error);
        QVERIFY(!document(desk.store));
        desk.refresh();
        QVERIFY(desk.kept() != nullptr); // as long as this window lives, it can be read
        const Desk later(m_account, file, program(true));
        QVERIFY(later.kept() == nullptr);
    }

    void aLostAnswerIsReadAgainAfterTheRestartAndNeverRepeated()
    {
        const auto file = newFile();
        m_account->resizeError = errorOfKind(ErrorKind::OutcomeUnknown, "its answer was lost");
        m_account->actsThoughLost = false;
        {
            const Desk first(m_account, file, program(false));
            const auto lost = first.scale(12);
            QVERIFY(lost && !lost->ok && !lost->halfDone);
        }
        QVERIFY(document(file).has_value());
        m_account->setSize({8, 12, 12}); // it came into force late
        m_account->changes.clear();
        const Desk desk(m_account, file, program(true));
        QVERIFY(desk.kept() != nullptr);
        QCOMPARE(desk.kept()->standing, ChangeStanding::HalfDone);
        QVERIFY(m_account->changes.isEmpty());
    }

    void aDamagedNoteIsToldAndNotLost()
    {
        const auto file = newFile();
        const QString name = documentName();
        const auto broken = await(file->write<Done>([name](QSqlDatabase &db) -> Status {
            QSqlQuery query(db);
            query.prepare(QStringLiteral("INSERT INTO documents VALUES (?, '{\"format\":1,\"serv', '')"));
            query.addBindValue(name);
            if (!query.exec())
                return store::queryError(query);
            return Done{};
        }));
        QVERIFY(broken && *broken);
        const Desk desk(m_account, file, program(true));
        QVERIFY(desk.kept() != nullptr);
        QCOMPARE(desk.kept()->state, KeptStanding::State::CannotBeReadBack);
        QVERIFY(!desk.kept()->text.isEmpty() && !desk.kept()->result.finish);
        QVERIFY(desk.scale(12)->ok); // it is in nobody's way
        desk.refresh();
        QVERIFY(desk.kept() == nullptr);
        const auto aside = await(store::listDocuments(*file, QStringLiteral("provers.scale-set-aside/")));
        QVERIFY(aside && *aside);
        QCOMPARE((*aside)->size(), size_t(1));
        QVERIFY((**aside)[0].text.contains(QLatin1String("serv")));
    }

    void aNoteWithNumbersThatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("newer format") << QStringLiteral("format") << QJsonValue(2);
        QTest::newRow("negative") << QStringLiteral("before") << QJsonValue(QJsonObject{{QStringLiteral("tasks"), -1}});
        QTest::newRow("no group") << QStringLiteral("after") << QJsonValue(QJsonObject{{QStringLiteral("tasks"), 3}});
        QTest::newRow("no time") << QStringLiteral("begunAt") << QJsonValue(QStringLiteral("soon"));
        QTest::newRow("no title") << QStringLiteral("title") << QJsonValue();
    }
    void aNoteWithNumbersThatCannotBeIsRefused()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        const auto file = killedAfterTheGroup();
        QJsonObject json = *document(file);
        QVERIFY(KeptChange::fromJson(json).has_value());
        json[member] = value;
        const auto read = KeptChange::fromJson(json);
        QVERIFY(!read);
        QVERIFY2(read.error().what.contains(member) || member == QLatin1String("before") || member == QLatin1String("after"),
                 qPrintable(read.error().what));
    }

    void whatAnotherLivingProgramRunsIsLeftToIt()
    {
        m_account->hostsRegister = false;
        const auto file = newFile();
        const Desk first(m_account, file, program(true));
        auto running = first.workflow->scale(first.id, 12, QString());
        QTRY_VERIFY(first.operations->all().front().step.contains(QLatin1String("of 12 hosts")));
        const Desk second(m_account, file, program(true));
        QVERIFY(second.kept() != nullptr);
        QCOMPARE(second.kept()->state, KeptStanding::State::RunsElsewhere);
        const auto refused = second.scale(8);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        const auto dismissed = await(second.workflow->dismissKept(second.id));
        QVERIFY(dismissed && !*dismissed);
        first.operations->cancel(first.operations->all().front().id);
        QVERIFY(await(std::move(running)));
        second.refresh();
        QCOMPARE(second.kept()->standing, ChangeStanding::HalfDone);
    }

    void withoutItsNoteNothingIsSent()
    {
        const auto file = newFile();
        const Desk desk(m_account, file, program(true));
        const auto broken = await(file->write<Done>([](QSqlDatabase &db) -> Status {
            QSqlQuery query(db);
            if (!query.exec(QStringLiteral("ALTER TABLE documents RENAME TO elsewhere")))
                return store::queryError(query);
            return Done{};
        }));
        QVERIFY(broken && *broken);
        const auto refused = desk.scale(12);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY(m_account->changes.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ProversKeptTest)
#include "tst_provers_kept.moc"
