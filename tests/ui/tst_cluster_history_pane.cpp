// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/environment/environment_services.h"
#include "tests/services/cluster/history_desk.h"
#include "tests/ui/picture.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/history_view.h"
#include "ui/cluster/look_strip_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTabBar>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::test;
using namespace pilothouse::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The tab that tells what this desk saw of one machine over time.
class ClusterHistoryPaneTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<HistoryShelf> m_shelf;
    std::unique_ptr<HistoryDesk> m_desk;
    std::unique_ptr<ClusterPage> m_page;
    const QString m_runner = u"a-runner-1"_s;

    void makePage()
    {
        EnvironmentServices services;
        services.profile.environment = {domain::EnvironmentId(u"staging-crunch"_s), domain::EnvironmentKind::Staging};
        services.clock = m_clock;
        services.access = m_desk->access;
        services.operations = m_desk->operations;
        services.audit = m_desk->audit;
        services.cluster = m_desk->workflow;
        services.clusterRuntime = m_desk->runtime;
        services.machineHistory = m_desk->history;
        m_page = std::make_unique<ClusterPage>(services);
        m_page->resize(1264, 831);
        m_page->show();
        m_page->activated();
    }
    DetailPanel *detail() const { return m_page->findChild<DetailPanel *>(); }
    HistoryView *view() const { return m_page->findChild<HistoryView *>(); }
    LookStripView *strip() const { return m_page->findChild<LookStripView *>(); }
    void openTab()
    {
        const auto *bar = detail()->findChild<QTabBar *>();
        for (int i = 0; i < bar->count(); ++i)
            if (bar->tabText(i) == u"History"_s)
                detail()->setCurrentTab(i);
        QVERIFY(view()->isVisible());
    }
    bool select(const QString &name) { return m_page->showObject(runningCvm(name).id.text()); }
    QStringList rows() const
    {
        QStringList all;
        const QAbstractItemModel *model = view()->table()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            all << model->index(row, 1).data().toString();
        return all;
    }
    QString words() const
    {
        QStringList all;
        for (const PlainLabel *label : view()->findChildren<PlainLabel *>())
            if (label->isVisibleTo(view()))
                all << label->text();
        return all.join(u'\n');
    }
    void pictures(const QString &name)
    {
        picture(m_page.get(), name + u"-light"_s);
        m_theme->setChoice(SchemeChoice::Dark);
        picture(m_page.get(), name + u"-dark"_s);
        m_theme->setChoice(SchemeChoice::Light);
    }
    /// An hour of an ordinary machine: an earlier run, trouble, a restart, and changes.
    void liveThroughAnHour()
    {
        {
            HistoryDesk earlier(m_clock, m_shelf);
            QVERIFY(earlier.start());
            for (int i = 0; i < 12; ++i)
                QVERIFY(earlier.look());
            QVERIFY(earlier.close());
        }
        m_clock->advance(40min);
        QVERIFY(m_desk->start());
        ScriptedSpawntee &runner = m_desk->at(m_runner);
        const cluster::MemberProbe good = runner.answers;
        const auto slowly = [&](std::chrono::milliseconds time) {
            runner.hangs = true;
            m_clock->advance(10s);
            QVERIFY(await(m_desk->workflow->refresh()).has_value());
            const int before = runner.calls;
            const auto looking = m_desk->runtime->refresh();
            QTRY_COMPARE(runner.calls, before + 1);
            m_clock->advance(time);
            runner.hangs = false;
            QTRY_VERIFY(!m_desk->runtime->isRefreshing());
        };
        for (int i = 0; i < 10; ++i)
            slowly(std::chrono::milliseconds(20 + i * i * 9));
        runner.answers.identity = errorOfKind(ErrorKind::Timeout, u"no answer in time"_s);
        for (int i = 0; i < 4; ++i)
            slowly(5s);
        runner.answers = good;
        runner.answers.capacity = errorOfKind(ErrorKind::Remote, u"the room could not be told (status 500)"_s, 500);
        QVERIFY(m_desk->look());
        QVERIFY(m_desk->look());
        runner.answers.capacity = errorOfKind(ErrorKind::Unauthorised, u"the signature was not accepted (status 401)"_s, 401);
        QVERIFY(m_desk->look());
        QVERIFY(m_desk->look());
        domain::Cvm &cvm = m_desk->listed(m_runner);
        cvm.status = u"stopped"_s;
        cvm.state = domain::RunState::Stopped;
        audit::Record record;
        record.action = u"cvm.stop"_s;
        record.target = m_runner;
        record.what = u"Stop a-runner-1"_s;
        record.outcome = audit::Outcome::Done;
        record.actor = u"ada"_s;
        QVERIFY(await(m_desk->audit->append(record)).has_value());
        QVERIFY(m_desk->look());
        QVERIFY(m_desk->look());
        cvm.status = u"starting"_s;
        cvm.state = domain::RunState::Starting;
        cvm.bootProgress = u"pulling images"_s;
        QVERIFY(m_desk->look());
        cvm = runningCvm(m_runner);
        cvm.composeHash = QString(64, u'c');
        runner.answers = good;
        for (int i = 0; i < 8; ++i)
            slowly(std::chrono::milliseconds(30 + (i % 3) * 20));
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
    }
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_shelf = std::make_shared<HistoryShelf>(m_clock);
        m_desk = std::make_unique<HistoryDesk>(m_clock, m_shelf);
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void showsTheLooksAsAStripAndTheEventsNewestFirst()
    {
        liveThroughAnHour();
        makePage();
        QTRY_COMPARE(m_page->model()->totalCount(), 3);
        QVERIFY(select(m_runner));
        openTab();
        QTRY_VERIFY(rows().contains(u"Done: Stop a-runner-1"_s));
        const QStringList shown = rows();
        QVERIFY2(shown.contains(u"Boot: pulling images"_s), qPrintable(shown.join(u'\n')));
        QVERIFY(shown.contains(u"State: Running → Stopped"_s));
        QVERIFY(shown.indexOf(u"State: Running → Stopped"_s) > shown.indexOf(u"Boot: pulling images"_s));
        QVERIFY(shown.last().startsWith(u"First seen"_s) || shown.last().startsWith(u"Role"_s));
        QVERIFY2(words().contains(u"4 of "_s) && words().contains(u"looks unanswered"_s), qPrintable(words()));
        QVERIFY(words().contains(u"What happened while the console was closed"_s));
        QVERIFY2(strip()->accessibleDescription().contains(u"looks unanswered"_s), qPrintable(strip()->accessibleDescription()));
        pictures(u"history-full"_s);
        view()->table()->setCurrentIndex(view()->table()->model()->index(0, 0));
        QTRY_VERIFY(words().contains(u"it happened between the two"_s) || words().contains(u"Seen at"_s));
        pictures(u"history-row"_s);
        m_page->resize(960, 700);
        m_page->setNarrow(true);
        picture(m_page.get(), u"history-narrow"_s);
    }
    void eachLookCanBeReadWithThePointerAndWithTheKeys()
    {
        liveThroughAnHour();
        makePage();
        QTRY_COMPARE(m_page->model()->totalCount(), 3);
        QVERIFY(select(m_runner));
        openTab();
        QTRY_VERIFY(strip()->isVisible() && strip()->width() > 300); // laid out
        const QPoint newest(strip()->width() - 4, strip()->height() / 2);
        QVERIFY(strip()->cellAt(newest) >= 0);
        QCOMPARE(strip()->cellAt(QPoint(-5, 5)), -1);
        strip()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(strip(), Qt::Key_Home);
        QVERIFY2(strip()->accessibleDescription().contains(u"(an earlier run)"_s), qPrintable(strip()->accessibleDescription()));
        QTest::keyClick(strip(), Qt::Key_End);
        QTest::keyClick(strip(), Qt::Key_Left);
        QVERIFY2(strip()->accessibleDescription().contains(u" ms"_s), qPrintable(strip()->accessibleDescription()));
    }
    void rowsAreCopiedWithTheirWholeTimes()
    {
        QVERIFY(m_desk->start());
        QVERIFY(m_desk->look());
        makePage();
        QTRY_COMPARE(m_page->model()->totalCount(), 3);
        QVERIFY(select(u"other"_s));
        openTab();
        QTRY_COMPARE(rows().size(), 1);
        view()->table()->selectRow(0);
        QTest::keyClick(view()->table(), Qt::Key_C, Qt::ControlModifier);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"2026-01-15T12:00:10.000Z"_s) && copied.contains(u"Seen by this desk"_s), qPrintable(copied));
        QVERIFY(!strip()->isVisible()); // nobody asks it
        pictures(u"history-one"_s);
    }
    void anEntryOfTheRecordComesInWhileItIsLookedAtAndThoseOfOthersDoNot()
    {
        QVERIFY(m_desk->start());
        QVERIFY(m_desk->look());
        makePage();
        QTRY_COMPARE(m_page->model()->totalCount(), 3);
        QVERIFY(select(u"other"_s));
        openTab();
        QTRY_COMPARE(rows().size(), 1);
        for (const QString &target : {u"other"_s, u"another"_s}) {
            audit::Record record;
            record.action = u"cvm.restart"_s;
            record.target = target;
            record.what = u"Restart "_s + target;
            record.outcome = audit::Outcome::Done;
            m_clock->advance(1s);
            QVERIFY(await(m_desk->audit->append(record)).has_value());
        }
        QTRY_COMPARE(rows().size(), 2);
        QCOMPARE(rows().first(), u"Done: Restart other"_s);
    }
    void theSelectedRowStaysWhenNewOnesCome()
    {
        QVERIFY(m_desk->start());
        QVERIFY(m_desk->look());
        makePage();
        QTRY_COMPARE(m_page->model()->totalCount(), 3);
        QVERIFY(select(u"other"_s));
        openTab();
        QTRY_COMPARE(rows().size(), 1);
        view()->table()->selectRow(0);
        const QString before = words();
        m_desk->listed(u"other"_s).node = u"prod5"_s;
        QVERIFY(m_desk->look());
        QTRY_COMPARE(rows().size(), 2);
        QCOMPARE(view()->table()->currentIndex().row(), 1);
        QCOMPARE(words(), before);
    }
    void emptyItSaysWhy()
    {
        makePage();
        QVERIFY(await(m_desk->workflow->refresh()).has_value());
        QTRY_COMPARE(m_page->model()->totalCount(), 3);
        QVERIFY(select(m_runner));
        openTab();
        const auto *empty = view()->findChild<EmptyState *>();
        QTRY_VERIFY2(empty->isVisible() && empty->accessibleName().contains(u"Nothing was seen yet"_s), qPrintable(empty->accessibleName()));
        pictures(u"history-empty"_s);
        TableView *table = nullptr;
        for (TableView *each : m_page->findChildren<TableView *>())
            if (each->model() == m_page->model())
                table = each;
        QVERIFY(table != nullptr);
        table->selectAll();
        QTRY_VERIFY2(empty->accessibleName().contains(u"No machine is selected"_s), qPrintable(empty->accessibleName()));
        QVERIFY(!strip()->isVisible());
        picture(m_page.get(), u"history-many"_s);
    }
};

QTEST_MAIN(ClusterHistoryPaneTest)
#include "tst_cluster_history_pane.moc"
