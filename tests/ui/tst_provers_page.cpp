// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/log_document.h"
#include "services/environment/environment_services.h"
#include "tests/services/provers/scripted_account.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/page_walk.h"
#include "tests/ui/picture.h"
#include "ui/provers/change_view.h"
#include "ui/logs/find_bar.h"
#include "ui/logs/log_view.h"
#include "ui/provers/log_panel.h"
#include "ui/provers/prover_actions.h"
#include "ui/provers/prover_panel.h"
#include "ui/provers/provers_page.h"
#include "ui/shell/stall_meter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/failure_strip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using namespace std::chrono_literals;
using domain::ProverService;
using domain::ProverServiceId;
using test::errorOfKind;
using test::hostGroup;
using test::placeTasks;
using test::proverService;
using test::ScriptedAccount;

/// The provers pane over an account of values.
class ProversPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::shared_ptr<test::FakeClock> m_clock;
    std::shared_ptr<ScriptedAccount> m_account;
    std::shared_ptr<test::MemoryAuditLog> m_audit;
    EnvironmentServices m_services;
    std::unique_ptr<ProversPage> m_page;
    std::shared_ptr<store::Store> m_store; ///< of the next page; null: nothing outlives it

    void makePage(domain::EnvironmentKind kind = domain::EnvironmentKind::Staging)
    {
        m_page.reset();
        m_clock = std::make_shared<test::FakeClock>();
        m_account = std::make_shared<ScriptedAccount>();
        m_audit = std::make_shared<test::MemoryAuditLog>();
        domain::ProverFleet &fleet = m_account->fleet;
        fleet.services = {proverService(QStringLiteral("s-gpu-provers"), 8), proverService(QStringLiteral("s-exec-agents"), 1),
                          proverService(QStringLiteral("s-aux-agent"), 1, QStringLiteral("FARGATE"))};
        fleet.groups = {hostGroup(QStringLiteral("s-gpu-asg"), 8)};
        placeTasks(&fleet, fleet.services[0], fleet.groups[0], 8);
        fleet.services[2].desired = 3;
        fleet.services[2].state = domain::runStateOf(fleet.services[2]);
        for (ProverService &service : fleet.services)
            service.events.push_back(
                {service.name, m_clock->utcNow().addSecs(-60), QStringLiteral("(service %1) has reached a steady state.").arg(service.name)});
        m_services = {};
        m_services.profile.environment = {domain::EnvironmentId(QStringLiteral("desk")), kind};
        m_services.profile.aws = domain::AwsSettings{QStringLiteral("us-west-2"), {}, {}, {}};
        m_services.clock = m_clock;
        m_services.access = std::make_shared<domain::WriteAccess>(kind, m_clock);
        m_services.operations = std::make_shared<OperationList>(m_clock);
        provers::ProversWorkflow::Parts parts;
        parts.environment = m_services.profile.environment;
        parts.ports = {m_account, m_account, m_account, m_account, m_account, m_account, m_account};
        parts.stack = QStringLiteral("s");
        parts.audit = m_audit;
        parts.access = m_services.access;
        parts.operations = m_services.operations;
        parts.clock = m_clock;
        parts.limits = {5ms, 60ms, 120ms, 120ms, 60ms};
        parts.store = m_store;
        parts.program = store::LeaseHolder::thisProcess(QStringLiteral("pilothouse"));
        m_services.provers = std::make_shared<provers::ProversWorkflow>(parts);
        m_services.audit = m_audit;
        m_page = std::make_unique<ProversPage>(m_services);
        m_page->resize(1264, 831);
        m_page->show();
        m_page->activated();
    }
    void load()
    {
        m_services.provers->start(30s);
        QTRY_VERIFY(m_page->model()->totalCount() > 0);
    }
    void poll()
    {
        QSignalSpy spy(m_services.provers.get(), &provers::ProversWorkflow::snapshotChanged);
        m_page->refreshNow();
        QTRY_VERIFY(!spy.isEmpty());
        QTRY_VERIFY(!m_page->model()->isApplying());
    }
    TableView *table() const
    {
        for (TableView *view : m_page->findChildren<TableView *>())
            if (view->model() == m_page->model())
                return view;
        return nullptr;
    }
    TableView *tableNamed(const char *name) const
    {
        for (TableView *view : m_page->findChildren<TableView *>())
            if (view->accessibleName() == QLatin1String(name))
                return view;
        return nullptr;
    }
    FilterField *filter() const { return m_page->findChildren<FilterField *>().first(); }
    EmptyState *empty() const { return table()->findChild<EmptyState *>(); }
    DetailPanel *detail() const { return m_page->findChild<DetailPanel *>(); }
    QPushButton *button(const char *name) const { return m_page->findChild<QPushButton *>(QLatin1String(name)); }
    QAction *action(const char *text) const
    {
        for (QAction *each : m_page->pageActions())
            if (each->text() == QString::fromUtf8(text))
                return each;
        return nullptr;
    }
    static QString key(const char *name) { return QStringLiteral("arn:service/") + QLatin1String(name); }
    void select(const char *name)
    {
        const QModelIndex index = m_page->model()->indexOf(key(name));
        QVERIFY(index.isValid());
        table()->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    QStringList selected() const
    {
        QStringList keys;
        for (const QModelIndex &index : table()->selectionModel()->selectedRows())
            keys << index.data(models::CellRole::Key).toString();
        return keys;
    }
    QString shownText() const
    {
        QStringList texts;
        for (const PlainLabel *label : m_page->findChildren<PlainLabel *>())
            if (label->isVisible())
                texts << label->text();
        return texts.join(u'\n');
    }
    QString headerText() const { return m_page->header()->findChild<ElidedLabel *>()->text(); }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
    }
    void cleanup()
    {
        m_page.reset();
        m_services = {};
        m_store.reset();
    }

    void showsServicesHostsEventsAndWhoIsAsking()
    {
        makePage();
        QCOMPARE(empty()->kind(), EmptyState::Kind::NeverLoaded);
        load();
        QCOMPARE(m_page->model()->rowCount(), 3);
        QVERIFY2(headerText().contains(QLatin1String("3 services")) && headerText().contains(QLatin1String("us-west-2"))
                     && headerText().contains(QLatin1String("account 123456789012")) && headerText().contains(QLatin1String("14.888 USD/h")),
                 qPrintable(headerText()));
        QCOMPARE(tableNamed("Events of all services")->model()->rowCount(), 3);
        select("s-gpu-provers");
        QVERIFY(detail()->isVisible());
        QCOMPARE(tableNamed("Tasks")->model()->rowCount(), 8);
        test::picture(m_page.get(), QStringLiteral("provers-full"));
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
        QCOMPARE(test::accessibilityComplaints(m_page.get()).join(u'\n'), QString());
    }

    void staysUsableWhenNarrow()
    {
        makePage();
        load();
        QVERIFY2(m_page->minimumSizeHint().width() <= 1004, qPrintable(QString::number(m_page->minimumSizeHint().width())));
        m_page->resize(968, 625);
        m_page->setNarrow(true);
        QCOMPARE(m_page->width(), 968);
        select("s-gpu-provers");
        QVERIFY(!detail()->isVisible()); // a sheet over the table comes only when asked for
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(detail()->isVisible());
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
    }

    void emptyTablesSayWhyByKind_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("refused");
        QTest::newRow("wrong key") << ErrorKind::Unauthorised << "AWS does not accept the key" << true;
        QTest::newRow("no permission") << ErrorKind::Forbidden << "The key may not read the prover cluster" << true;
        QTest::newRow("no key at all") << ErrorKind::Secret << "There is no key for AWS" << true;
        QTest::newRow("throttled") << ErrorKind::Throttled << "AWS asks to slow down" << false;
        QTest::newRow("unreachable") << ErrorKind::Network << "AWS is not reachable" << false;
        QTest::newRow("silent") << ErrorKind::Timeout << "AWS is not reachable" << false;
        QTest::newRow("nonsense") << ErrorKind::Protocol << "What answers is not AWS, or not as it should" << false;
    }
    void emptyTablesSayWhyByKind()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QString, title);
        QFETCH(bool, refused);
        makePage();
        m_account->clustersError = errorOfKind(kind, "in the remote's words");
        m_services.provers->start(30s);
        QTRY_COMPARE(empty()->accessibleName(), title);
        test::picture(m_page.get(), QStringLiteral("provers-empty-%1").arg(QLatin1String(QTest::currentDataTag())));
        QCOMPARE(empty()->kind(), refused ? EmptyState::Kind::NotAllowed : EmptyState::Kind::CouldNotLoad);
        QVERIFY(empty()->accessibleDescription().contains(QLatin1String("in the remote's words"), Qt::CaseInsensitive));
        m_account->clustersError.reset(); // and it comes back by its own button
        for (QPushButton *each : empty()->findChildren<QPushButton *>())
            each->click();
        QTRY_COMPARE(m_page->model()->rowCount(), 3);
    }

    void withoutAnAccountThePaneSaysSo()
    {
        makePage();
        m_services.provers.reset();
        m_page = std::make_unique<ProversPage>(m_services);
        QVERIFY(empty()->accessibleDescription().contains(QStringLiteral("“aws”")));
    }

    void filteredOutIsNotEmpty()
    {
        makePage();
        load();
        filter()->setText(QStringLiteral("-name:aux* group:nothing"));
        QTRY_COMPARE(m_page->model()->rowCount(), 0);
        QCOMPARE(empty()->kind(), EmptyState::Kind::FilteredOut);
        filter()->setText(QStringLiteral("-name:*aux*"));
        QTRY_COMPARE(m_page->model()->rowCount(), 2);
        Chip *trouble = nullptr;
        for (Chip *chip : m_page->findChildren<Chip *>())
            if (chip->accessibleName().contains(QLatin1String("Short of tasks")))
                trouble = chip;
        QVERIFY(trouble != nullptr);
        filter()->clear();
        QTest::mouseClick(trouble, Qt::LeftButton);
        QCOMPARE(filter()->text(), QStringLiteral("state:unhealthy"));
        QCOMPARE(m_page->model()->rowCount(), 1);
    }

    void aFailingAccountKeepsTheLastPictureAndStopsVerbs()
    {
        makePage();
        load();
        select("s-gpu-provers");
        QVERIFY(action("Restart…")->isEnabled());
        m_account->clustersError = errorOfKind(ErrorKind::Throttled, "slow down");
        m_clock->advance(301s);
        poll();
        Note *note = m_page->findChild<FailureStrip *>()->findChild<Note *>();
        QVERIFY(note->isVisible());
        QVERIFY(note->accessibleDescription().contains(QLatin1String("off until a fresh read")));
        QVERIFY(note->accessibleName().contains(QLatin1String("AWS asks to slow down"))
                || note->accessibleDescription().contains(QLatin1String("slow down")));
        QCOMPARE(m_page->model()->rowCount(), 3);
        QVERIFY(m_page->model()->index(0, int(models::ProverTableModel::Column::Desired)).data(models::CellRole::Stale).toBool());
        test::picture(m_page.get(), QStringLiteral("provers-failing"));
        QVERIFY(!action("Restart…")->isEnabled());
        QCOMPARE(selected(), QStringList(key("s-gpu-provers")));
        QCOMPARE(test::accessibilityComplaints(m_page.get()).join(u'\n'), QString());
        m_account->clustersError.reset();
        poll();
        QVERIFY(!note->isVisible());
        QVERIFY(action("Restart…")->isEnabled());
    }

    void productionIsReadOnlyUntilItIsUnlocked()
    {
        makePage(domain::EnvironmentKind::Production);
        load();
        select("s-gpu-provers");
        for (const char *verb : {"Scale…", "Restart…", "Stop task…"})
            QVERIFY2(!action(verb)->isVisible(), verb);
        QVERIFY(action("Log")->isVisible()); // reading is always free
        m_page->panel()->showTab(ProverPanel::Scale);
        QVERIFY(!button("scaleOpen")->isVisible());
        m_services.access->unlock();
        QVERIFY(action("Scale…")->isVisible());
        QVERIFY(button("scaleOpen")->isVisible());
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        action("Restart…")->trigger();
        QCOMPARE(offers.size(), 1);
        const auto plan = offers[0][0].value<PlanOffer>().make();
        QCOMPARE(*plan.phrase, QStringLiteral("desk/s-gpu-provers"));
        m_services.access->lock();
        QVERIFY(!action("Scale…")->isVisible());
    }

    void scalingIsPreviewedWhileItIsTypedAndSentByPlanAlone()
    {
        makePage();
        load();
        select("s-gpu-provers");
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        action("Scale…")->trigger();
        auto *tasks = m_page->findChild<QSpinBox *>(QStringLiteral("scaleTasks"));
        QVERIFY(tasks->isVisible());
        QCOMPARE(tasks->value(), 8);
        QVERIFY(!button("scaleOpen")->isEnabled()); // it is so already
        tasks->setValue(12);
        QVERIFY(button("scaleOpen")->isEnabled());
        button("scaleOpen")->click();
        QCOMPARE(offers.size(), 1);
        QVERIFY(m_account->changes.isEmpty());
        const PlanOffer offer = offers[0][0].value<PlanOffer>();
        QCOMPARE(offer.make().steps.size(), size_t(4));
        QSignalSpy notices(m_page.get(), &PanePage::notify);
        offer.run(QString());
        QVERIFY(!action("Restart…")->isEnabled()); // one change of a service at a time
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(notices[0][0].value<Notice>().state.tone, models::Tone::Ok);
        QCOMPARE(m_account->changes, QStringList({QStringLiteral("group 8/12/12"), QStringLiteral("service 12")}));
        QCOMPARE(m_audit->recordsOf(QStringLiteral("provers.scale")).size(), size_t(4)); // intended and done, of both
        QTRY_COMPARE(m_page->model()->indexOf(key("s-gpu-provers"), int(models::ProverTableModel::Column::Hosts)).data().toString(),
                     QStringLiteral("8 · 12 · 12"));
    }

    void hostsCanBeSetByHand()
    {
        makePage();
        load();
        select("s-gpu-provers");
        m_page->panel()->showTab(ProverPanel::Scale);
        ScaleForm *form = m_page->panel()->scaleForm();
        form->setTarget(provers::ScaleTarget(8, provers::GroupSize{4, 16, 8}));
        QVERIFY(m_page->findChild<QSpinBox *>(QStringLiteral("scaleMaximum"))->isVisible());
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        button("scaleOpen")->click();
        const auto plan = offers[0][0].value<PlanOffer>().make();
        QVERIFY2(plan.toText().contains(QStringLiteral("min 8 → 4, max 8 → 16")), qPrintable(plan.toText()));
        form->setTarget(provers::ScaleTarget(8, provers::GroupSize{4, 6, 8}));
        QVERIFY(!button("scaleOpen")->isEnabled()); // desired above max cannot be
        select("s-aux-agent");                      // without hosts of ours
        QVERIFY(!m_page->findChild<QWidget *>(QStringLiteral("scaleByHand"))->isVisible());
    }

    void whatIsHalfDoneIsToldAndBothWaysOutAreOffered()
    {
        makePage();
        load();
        select("s-gpu-provers");
        m_account->desiredError = errorOfKind(ErrorKind::Forbidden, "not for this key");
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        QSignalSpy notices(m_page.get(), &PanePage::notify);
        const ProverServiceId id(key("s-gpu-provers"));
        m_page->actions()->offerScale(id, provers::ScaleTarget(12));
        offers[0][0].value<PlanOffer>().run(QString());
        QTRY_COMPARE(notices.size(), 1);
        const Notice notice = notices[0][0].value<Notice>();
        QVERIFY2(notice.state.word.contains(QLatin1String("half done")), qPrintable(notice.state.word));
        QVERIFY2(notice.text.contains(QLatin1String("desired 8, running 8")) && notice.text.contains(QLatin1String("min 8, max 12, desired 12")),
                 qPrintable(notice.text));
        QVERIFY(button("changeFinish")->isVisible() && button("changeBack")->isVisible());
        m_account->desiredError.reset();
        poll();
        button("changeBack")->click();
        QCOMPARE(offers.size(), 2);
        m_account->changes.clear();
        offers[1][0].value<PlanOffer>().run(QString());
        QTRY_COMPARE(notices.size(), 2);
        QCOMPARE(m_account->changes, QStringList(QStringLiteral("group 8/8/8")));
        QVERIFY(!button("changeFinish")->isVisible());
    }

    void whatIsHalfDoneIsThereAgainAfterARestart()
    {
        const QTemporaryDir folder;
        const auto opened = store::Store::open(folder.filePath(QStringLiteral("state/desk.sqlite")));
        QVERIFY(opened);
        m_store = *opened;
        makePage();
        load();
        select("s-gpu-provers");
        QVERIFY(!button("keptShow")->isVisible());
        m_account->desiredError = errorOfKind(ErrorKind::Forbidden, "not for this key");
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        m_page->actions()->offerScale(ProverServiceId(key("s-gpu-provers")), provers::ScaleTarget(12));
        offers[0][0].value<PlanOffer>().run(QString());
        QTRY_VERIFY(button("changeFinish")->isVisible());
        QTRY_VERIFY(button("keptShow")->isVisible());
        const QString finish = button("changeFinish")->text();
        const QString back = button("changeBack")->text();
        const auto account = m_account;

        makePage(); // the console after a restart, on the same account and the same file
        *m_account = *account;
        load();
        QTRY_VERIFY(button("keptShow")->isVisible());
        QVERIFY2(shownText().contains(QLatin1String("Scale s-gpu-provers from 8 to 12: half done")), qPrintable(shownText()));
        QVERIFY(!button("changeFinish")->isVisible());
        button("keptShow")->click();
        QCOMPARE(selected(), QStringList(key("s-gpu-provers")));
        QVERIFY(button("changeFinish")->isVisible() && button("changeBack")->isVisible());
        QCOMPARE(button("changeFinish")->text(), finish);
        QCOMPARE(button("changeBack")->text(), back);
        QVERIFY2(shownText().count(QLatin1String("not for this key")) == 1, qPrintable(shownText())); // said once

        m_account->service().desired = 10; // somebody else, while it is looked at
        poll();
        QTRY_VERIFY(!button("changeFinish")->isVisible());
        QVERIFY(!button("changeBack")->isVisible());
        for (const char *value : {"8 tasks, hosts 8 · 8 · 8", "12 tasks, hosts 8 · 12 · 12", "10 desired · 8 running", "somebody else changed them"})
            QVERIFY2(shownText().contains(QString::fromUtf8(value)), qPrintable(shownText()));
        button("keptDismiss")->click();
        QTRY_VERIFY(!button("keptShow")->isVisible());
        QVERIFY(shownText().contains(QLatin1String("dismissed")));
        poll();
        QVERIFY(!button("keptShow")->isVisible());
    }

    void aTaskIsStoppedByPlan()
    {
        makePage();
        load();
        select("s-gpu-provers");
        m_page->panel()->showTab(ProverPanel::Tasks);
        QVERIFY(!action("Stop task…")->isVisible()); // none is chosen
        tableNamed("Tasks")->selectRow(3);
        QVERIFY(action("Stop task…")->isVisible());
        const QString chosen = m_page->panel()->chosenTask();
        poll();
        QCOMPARE(m_page->panel()->chosenTask(), chosen); // a refresh leaves it chosen
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        QSignalSpy notices(m_page.get(), &PanePage::notify);
        action("Stop task…")->trigger();
        QVERIFY(offers[0][0].value<PlanOffer>().dangerous);
        offers[0][0].value<PlanOffer>().run(QString());
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(m_account->changes, QStringList(QStringLiteral("stop ") + chosen.section(u'/', -1)));
    }

    void theLogFollowsPausesFiltersAndIsSaved()
    {
        makePage();
        m_clock->advance(1h);
        for (int i = 0; i < 300; ++i)
            m_account->log.push_back(
                {QString::number(i), m_clock->utcNow().addSecs(-300 + i), QStringLiteral("p/a/t"), QStringLiteral("line %1 <b>").arg(i)});
        load();
        select("s-gpu-provers");
        action("Log")->trigger();
        LogPanel *log = m_page->logPanel();
        QVERIFY(log->isVisible() && log->isReading());
        QTRY_VERIFY(log->viewer()->document() != nullptr);
        models::LogDocument *document = log->viewer()->document();
        QTRY_COMPARE(document->count(), 300);
        LogView *view = log->viewer()->view();
        QVERIFY(view->isFollowing());
        QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
        view->verticalScrollBar()->setValue(10); // who scrolls up reads, and is not pulled away
        QVERIFY(!view->isFollowing());
        logs::LogBatch late;
        late.add(0, m_clock->utcNow().toMSecsSinceEpoch(), "new");
        log->viewer()->take(std::move(late));
        QTRY_COMPARE(view->newCount(), 1);
        QCOMPARE(view->verticalScrollBar()->value(), 10);
        QTest::keyClick(view, Qt::Key_End);
        QVERIFY(view->isFollowing());

        QTest::keyClick(view, Qt::Key_Slash);
        QVERIFY(log->viewer()->findBar()->isVisible());
        log->viewer()->findBar()->setText(QStringLiteral("line -29"));
        for (Chip *chip : log->findChildren<Chip *>())
            if (chip->accessibleName() == QLatin1String("Show only the lines that match"))
                chip->click();
        QTRY_COMPARE(document->count(), 300 - 13); // 29, 129, 229 and 290 to 299
        test::picture(m_page.get(), QStringLiteral("provers-log-find"));
        QTemporaryDir folder;
        log->viewer()->setPathAsker([&folder](QWidget *, const QString &name) { return folder.filePath(name); });
        QSignalSpy notices(m_page.get(), &PanePage::notify);
        for (QPushButton *each : log->findChildren<QPushButton *>())
            if (each->text() == QStringLiteral("Save…"))
                each->click();
        QTRY_COMPARE(notices.size(), 1);
        QFile saved(notices[0][0].value<Notice>().text);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll().count('\n'), 300 - 13);
        QVERIFY(QFile::exists(saved.fileName() + QStringLiteral(".sha256")));
        QTRY_COMPARE(m_audit->recordsOf(QStringLiteral("log.save")).size(), size_t(1));
        log->stop();
        QVERIFY(!log->isReading());
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
    }

    void aLogThatMayNotBeReadSaysSo()
    {
        makePage();
        m_account->logError = errorOfKind(ErrorKind::Forbidden, "logs:FilterLogEvents is not for this key");
        load();
        select("s-gpu-provers");
        action("Log")->trigger();
        auto *said = m_page->logPanel()->viewer()->emptyState();
        QTRY_COMPARE(said->kind(), EmptyState::Kind::NotAllowed);
        QVERIFY(said->accessibleDescription().contains(QLatin1String("logs:FilterLogEvents")));
        QVERIFY(!m_page->logPanel()->isReading());
    }

    void theTaskBoxNamesTheTasksOfTheServiceAndReadsTheChosenOne()
    {
        makePage();
        load();
        select("s-gpu-provers");
        action("Log")->trigger();
        LogPanel *log = m_page->logPanel();
        QComboBox *tasks = nullptr;
        for (QComboBox *each : log->findChildren<QComboBox *>())
            if (each->accessibleName() == QLatin1String("Of which task"))
                tasks = each;
        QVERIFY(tasks != nullptr && tasks->isVisible());
        QCOMPARE(tasks->count(), 1 + 8);
        QCOMPARE(tasks->currentText(), QStringLiteral("All tasks"));
        QTRY_VERIFY(!m_account->questions.empty());
        QVERIFY(m_account->questions.back().taskId.isEmpty());

        m_account->questions.clear();
        tasks->setCurrentIndex(3);
        const QString chosen = tasks->currentData().toString();
        QVERIFY(!chosen.isEmpty());
        QTRY_VERIFY(!m_account->questions.empty());
        for (const auto &question : m_account->questions)
            QCOMPARE(question.taskId, chosen);

        // A task that ended stays chosen: its last lines are what is wanted.
        std::erase_if(m_account->fleet.tasks, [&chosen](const domain::ProverTask &task) { return task.id() == chosen; });
        poll();
        QTRY_COMPARE(tasks->currentData().toString(), chosen);
        QVERIFY(tasks->findData(chosen) > 0);
    }

    void theLogOfATaskOpensOnThatTask()
    {
        makePage();
        load();
        select("s-gpu-provers");
        m_page->panel()->showTab(ProverPanel::Tasks);
        QVERIFY(!action("Log of the task")->isVisible()); // none is chosen
        tableNamed("Tasks")->selectRow(2);
        action("Log of the task")->trigger();
        QTRY_VERIFY(!m_account->questions.empty());
        QCOMPARE(m_account->questions.back().taskId, m_page->panel()->chosenTask().section(u'/', -1));
    }

    void severalServicesAreOneLogByTimeAndEachLineNamesItsSource()
    {
        makePage();
        m_clock->advance(1h);
        for (int i = 0; i < 50; ++i)
            m_account->log.push_back(
                {QString::number(i), m_clock->utcNow().addSecs(-300 + i), QStringLiteral("p/a/t"), QStringLiteral("line %1").arg(i)});
        load();
        table()->selectAll();
        QVERIFY(action("Logs by time")->isEnabled());
        action("Logs by time")->trigger();
        LogPanel *log = m_page->logPanel();
        QTRY_VERIFY(log->viewer()->document() != nullptr);
        models::LogDocument *document = log->viewer()->document();
        QTRY_COMPARE(document->count(), 3 * 50);
        QStringList sources = document->spool()->sources();
        sources.sort();
        QCOMPARE(sources, QStringList({QStringLiteral("aux-agent/a/t"), QStringLiteral("exec-agents/a/t"), QStringLiteral("gpu-provers/a/t")}));
        const auto &index = document->spool()->index();
        for (qint64 row = 1; row < document->count(); ++row)
            QVERIFY(index.timeOf(document->lineAt(row - 1)) <= index.timeOf(document->lineAt(row)));
        QVERIFY2(log->viewer()->feed().notes.contains(QStringLiteral("3 services by time")), qPrintable(log->viewer()->feed().notes.join(u'|')));
        for (QComboBox *each : log->findChildren<QComboBox *>())
            QVERIFY(each->isVisible() == (each->accessibleName() != QLatin1String("Of which task")));
        test::picture(m_page.get(), QStringLiteral("provers-logs-merged"));
        m_theme->setChoice(SchemeChoice::Dark);
        test::picture(m_page.get(), QStringLiteral("provers-logs-merged-dark"));
        m_theme->setChoice(SchemeChoice::Light);
        log->stop();
        QVERIFY(!log->isReading());
        QCOMPARE(log->viewer()->feed().state, LogViewer::Feed::State::Ended);
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
    }

    void oneServiceThatCannotBeReadIsSaidAndTheOthersGoOn()
    {
        makePage();
        m_account->fleet.services[1].taskDefinition = QStringLiteral("another:1");
        m_account->unreadable = QStringLiteral("another:1");
        load();
        table()->selectAll();
        action("Logs by time")->trigger();
        LogViewer *viewer = m_page->logPanel()->viewer();
        QTRY_VERIFY2(viewer->feed().notes.join(u'|').contains(QLatin1String("s-exec-agents cannot be read")),
                     qPrintable(viewer->feed().notes.join(u'|')));
        QCOMPARE(viewer->feed().state, LogViewer::Feed::State::Following);
        QVERIFY(m_page->logPanel()->isReading());
        QTRY_VERIFY(viewer->document()->count() > 0);
    }

    void copiesAndExportsWhatIsShown()
    {
        makePage();
        load();
        select("s-gpu-provers");
        action("Copy as command")->trigger();
        const QString commands = QGuiApplication::clipboard()->text();
        QVERIFY(commands.contains(QLatin1String("aws ecs describe-services"))
                && commands.contains(QLatin1String("pilothousectl provers logs --profile desk")));
        QTemporaryDir folder;
        QString suggested;
        m_page->setPathAsker([&](QWidget *, const QString &name) {
            suggested = name;
            return folder.filePath(QStringLiteral("out.csv"));
        });
        filter()->setText(QStringLiteral("gpu"));
        QTRY_COMPARE(m_page->model()->rowCount(), 1);
        QSignalSpy notices(m_page.get(), &PanePage::notify);
        action("Export")->trigger();
        QTRY_COMPARE(notices.size(), 1);
        QVERIFY(suggested.startsWith(QLatin1String("provers-desk-")));
        QFile csv(folder.filePath(QStringLiteral("out.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray all = csv.readAll();
        QVERIFY2(all.contains("s-gpu-provers") && all.contains("8/8/8"), all.constData());
    }

    void everyServiceIsInThePalette()
    {
        makePage();
        load();
        QCOMPARE(m_page->objects().size(), 3);
        QVERIFY(m_page->showObject(key("s-exec-agents")));
        QCOMPARE(selected(), QStringList(key("s-exec-agents")));
        QVERIFY(!m_page->showObject(key("s-later")));
        m_account->fleet.services.push_back(proverService(QStringLiteral("s-later"), 1));
        poll();
        QTRY_COMPARE(selected(), QStringList(key("s-later"))); // a link selects what arrives later
    }

    void revisionsAreComparedAndTheServiceIsRolledBackByPlan()
    {
        makePage();
        m_account->definitions = {test::taskDefinition(41, QStringLiteral("risczero/risc0-bento-agent:2.3.0"), "new"),
                                  test::taskDefinition(40, QStringLiteral("risczero/risc0-bento-agent:2.2.0"), "old")};
        m_account->service().taskDefinition = m_account->service().rollouts[0].taskDefinition = m_account->definitions[0].arn;
        load();
        select("s-gpu-provers");
        QCOMPARE(m_account->definitionsRead, 0); // only when somebody looks
        m_page->panel()->showTab(ProverPanel::Revisions);
        TableView *revisions = tableNamed("Revisions of the task definition");
        QTRY_COMPARE(revisions->model()->rowCount(), 2);
        QVERIFY(!action("Roll back…")->isVisible()); // nothing is chosen
        revisions->selectRow(0);
        QVERIFY(!action("Roll back…")->isVisible()); // it has that one
        revisions->selectRow(1);
        QVERIFY2(shownText().contains(QStringLiteral("risc0-bento-agent:2.3.0 → risczero/risc0-bento-agent:2.2.0")), qPrintable(shownText()));
        QVERIFY(shownText().contains(QLatin1String("another value (hidden)")));
        QAction *back = action("Roll back to r40…");
        QVERIFY(back != nullptr && back->isVisible());
        test::picture(m_page.get(), QStringLiteral("provers-revisions"));
        m_theme->setChoice(SchemeChoice::Dark);
        test::picture(m_page.get(), QStringLiteral("provers-revisions-dark"));
        m_theme->setChoice(SchemeChoice::Light);
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
        QCOMPARE(test::accessibilityComplaints(m_page.get()).join(u'\n'), QString());
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        QSignalSpy notices(m_page.get(), &PanePage::notify);
        back->trigger();
        QCOMPARE(offers.size(), 1);
        QVERIFY(m_account->changes.isEmpty());
        offers[0][0].value<PlanOffer>().run(QString());
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(notices[0][0].value<Notice>().state.tone, models::Tone::Ok);
        QCOMPARE(m_account->changes, QStringList(QStringLiteral("use ") + m_account->definitions[1].arn));
        m_page->panel()->showTab(ProverPanel::Revisions);
        QTRY_VERIFY(revisions->model()->index(1, 0).data().toString().contains(QLatin1String("Wanted now"))
                    || revisions->model()->index(1, 0).data(models::CellRole::State).value<models::StateText>().word == QLatin1String("Wanted now"));
    }

    void revisionsThatCannotBeReadAreSaidAndAskedForAgain()
    {
        makePage();
        load();
        select("s-gpu-provers");
        m_page->panel()->showTab(ProverPanel::Revisions);
        QVERIFY(shownText().contains(QLatin1String("No task definition is told of it")));
        m_account->service().taskDefinition = QStringLiteral("arn:aws:ecs:us-west-2:1:task-definition/s-gpu-provers:41");
        m_account->listError = errorOfKind(ErrorKind::Forbidden, "ecs:ListTaskDefinitions is not for this key");
        poll();
        QTRY_VERIFY2(shownText().contains(QLatin1String("The revisions could not be read")), qPrintable(shownText()));
        QVERIFY(shownText().contains(QLatin1String("ecs:ListTaskDefinitions is not for this key"), Qt::CaseInsensitive));
        m_account->listError.reset();
        m_account->definitions = {test::taskDefinition(41, QStringLiteral("a"), "x")};
        button("revisionsAgain")->click();
        QTRY_COMPARE(tableNamed("Revisions of the task definition")->model()->rowCount(), 1);
        QVERIFY(!shownText().contains(QLatin1String("could not be read")));
    }

    void alarmsThatWentOffAreSeenFromEveryTabAndLeadToTheirService()
    {
        makePage();
        const auto alarm = [](const char *name, const char *state) {
            domain::CloudAlarm one;
            one.name = QString::fromLatin1(name);
            one.arn = QStringLiteral("arn:aws:cloudwatch:us-west-2:1:alarm:") + one.name;
            one.state = QString::fromLatin1(state);
            one.rule = QStringLiteral("AWS/AutoScaling GroupInServiceInstances < 8, 2 × 300 s");
            one.reason = QStringLiteral("Threshold Crossed: 1 datapoint [6.0] was less than the threshold (8.0).");
            return one;
        };
        m_account->alarmList = std::vector{alarm("s-db-cpu-high", "INSUFFICIENT_DATA"), alarm("s-gpu-hosts-low", "ALARM"), alarm("s-aux-cpu", "OK")};
        m_account->alarmList->at(1).dimensions.insert(QStringLiteral("AutoScalingGroupName"), QStringLiteral("s-gpu-asg"));
        load();
        QTabBar *tabs = nullptr;
        for (QTabBar *each : m_page->findChildren<QTabBar *>())
            if (each->accessibleName() == QLatin1String("Events, alarms or log"))
                tabs = each;
        QVERIFY(tabs != nullptr);
        QTRY_COMPARE(tabs->tabText(1), QStringLiteral("Alarms (1)"));
        tabs->setCurrentIndex(1);
        TableView *alarms = tableNamed("Alarms");
        QCOMPARE(alarms->model()->rowCount(), 3);
        QVERIFY(shownText().contains(QStringLiteral("1 in alarm · 1 blind · 1 good")));
        QVERIFY(!button("alarmLink")->isEnabled());
        alarms->selectRow(0);
        QVERIFY2(shownText().contains(QStringLiteral("s-gpu-hosts-low · AWS/AutoScaling GroupInServiceInstances < 8, 2 × 300 s · Threshold Crossed")),
                 qPrintable(shownText())); // whole, where the columns cut it
        button("alarmLink")->click();
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(QLatin1String("alarm/s-gpu-hosts-low")));
        button("alarmService")->click();
        QCOMPARE(selected(), QStringList(key("s-gpu-provers")));
        test::picture(m_page.get(), QStringLiteral("provers-alarms"));
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
        QCOMPARE(test::accessibilityComplaints(m_page.get()).join(u'\n'), QString());
        m_account->alarmList.reset();
        poll();
        QTRY_VERIFY(shownText().contains(QLatin1String("The alarms could not be read")));
        QCOMPARE(tabs->tabText(1), QStringLiteral("Alarms"));
    }

    void theBrokerStandsAmongTheServicesAndIsNotScaledFromHere()
    {
        makePage();
        domain::HostGroup group = hostGroup(QStringLiteral("s-broker-asg"), 1, QStringLiteral("t3.xlarge"));
        group.arn = QStringLiteral("arn:broker");
        group.tags = {{QStringLiteral("Role"), QStringLiteral("broker")}, {QStringLiteral("Project"), QStringLiteral("s")}};
        m_account->fleet.groups.push_back(group);
        m_account->health.insert(group.hosts[0].instanceId, {QStringLiteral("running"), QStringLiteral("ok")});
        load();
        QCOMPARE(m_page->model()->rowCount(), 4);
        QVERIFY(m_page->showObject(QStringLiteral("arn:broker")));
        for (const char *verb : {"Scale…", "Restart…", "Log"})
            QVERIFY2(!action(verb)->isVisible(), verb);
        QVERIFY2(shownText().contains(QLatin1String("boundless-broker runs is not known")), qPrintable(shownText()));
        test::picture(m_page.get(), QStringLiteral("provers-broker"));
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
        select("s-gpu-provers");
        QVERIFY(action("Scale…")->isVisible());
    }

    void layoutIsRemembered()
    {
        makePage();
        load();
        table()->setColumnWanted(int(models::ProverTableModel::Column::Cluster), true);
        const QJsonObject layout = m_page->saveLayout();
        makePage();
        m_page->restoreLayout(layout);
        QVERIFY(table()->isColumnWanted(int(models::ProverTableModel::Column::Cluster)));
        m_page->restoreLayout(QJsonObject{{QStringLiteral("table"), 7}, {QStringLiteral("tableShare"), -3}}); // a broken layout breaks nothing
    }

    void twoThousandServicesRefreshAndTheSelectionStays()
    {
        makePage();
        domain::ProverFleet &fleet = m_account->fleet;
        fleet.services.clear();
        for (int i = 0; i < 2000; ++i) {
            fleet.services.push_back(
                proverService(QStringLiteral("s-%1").arg(i * 7919 % 2000, 4, 10, QLatin1Char('0')), 2, QStringLiteral("FARGATE")));
            for (int e = 0; e < 20; ++e)
                fleet.services.back().events.push_back(
                    {QStringLiteral("%1-%2").arg(i).arg(e), m_clock->utcNow().addSecs(-e * 60 - i), QStringLiteral("x")});
        }
        load();
        QTRY_COMPARE(m_page->model()->rowCount(), 2000);
        const QModelIndex index = m_page->model()->indexOf(key("s-1000"));
        table()->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        const int scroll = table()->verticalScrollBar()->value();
        QVERIFY(scroll > 0);
        for (int round = 0; round < 10; ++round) {
            for (ProverService &service : fleet.services)
                service.running = round % 3;
            std::reverse(fleet.services.begin(), fleet.services.end());
            poll();
            QCOMPARE(selected(), QStringList(key("s-1000")));
            QCOMPARE(table()->verticalScrollBar()->value(), scroll);
        }
    }
};

int main(int argc, char **argv)
{
    MeteredApplication app(argc, argv);
    ProversPageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_provers_page.moc"
