// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/environment/environment_services.h"
#include "services/phala/phala_client.h"
#include "services/phala/phala_live.h"
#include "tests/support/demo_fleet_process.h"
#include "tests/support/memory_audit_log.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/picture.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/machine_log_dock.h"
#include "ui/cluster/machine_tab.h"
#include "ui/logs/log_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QCheckBox>
#include <QTabBar>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::test;
using namespace pilothouse::ui;
using namespace Qt::StringLiterals;

namespace {

QCoro::Task<Result<Secret>> demoKey()
{
    co_return Secret(QByteArray("phak_demo"));
}

} // namespace

/// The machines' logs in the cluster pane, read over the sockets of a real demo fleet.
class MachineLogsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DemoFleetProcess> m_fleet;
    EnvironmentServices m_services;
    std::unique_ptr<ClusterPage> m_page;

    std::shared_ptr<http::HttpClient> http(bool withKey) const
    {
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(u"demo"_s);
        context.anyOrigin = !withKey;
        if (withKey) {
            context.allowedOrigins = {QUrl(m_fleet->address("phala"))};
            context.keyHeader = "X-API-Key";
            context.key = demoKey;
        }
        return std::make_shared<http::HttpClient>(context);
    }
    MachineTab *tab() const { return m_page->findChild<MachineTab *>(); }
    MachineLogDock *dock() const { return m_page->findChild<MachineLogDock *>(); }
    models::LogDocument *document() const { return dock()->viewer()->document(); }
    QString keyOf(const QString &name) const
    {
        for (const PageObject &object : m_page->objects())
            if (object.name == name)
                return object.key;
        return {};
    }
    void select(const QString &name)
    {
        QVERIFY(m_page->showObject(keyOf(name)));
        auto *const bar = m_page->findChild<DetailPanel *>()->findChild<QTabBar *>();
        for (int i = 0; i < bar->count(); ++i)
            if (bar->tabText(i) == "Logs"_L1)
                m_page->findChild<DetailPanel *>()->setCurrentTab(i);
        QTRY_VERIFY(tab()->isVisible());
    }
    QCheckBox *box(const QString &begin) const
    {
        for (QCheckBox *each : tab()->findChildren<QCheckBox *>())
            if (each->text().startsWith(begin))
                return each;
        return nullptr;
    }
    static QString wordsIn(const QWidget *widget)
    {
        QStringList words;
        for (const PlainLabel *label : widget->findChildren<PlainLabel *>())
            if (label->isVisibleTo(widget))
                words << label->text();
        return words.join(u'\n');
    }
    void pressLogs()
    {
        for (QAction *action : m_page->findChildren<QAction *>())
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_L)) {
                QVERIFY(action->isEnabled());
                action->trigger();
                return;
            }
        QFAIL("there is no such key");
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
    }
    void init()
    {
        m_fleet = std::make_unique<DemoFleetProcess>(QStringList{u"--cvms"_s, u"9"_s});
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
        const QUrl base(m_fleet->address("phala"));
        m_services.profile.environment = {domain::EnvironmentId(u"demo"_s), domain::EnvironmentKind::Demo};
        m_services.clock = std::make_shared<SystemClock>();
        m_services.access = std::make_shared<domain::WriteAccess>(domain::EnvironmentKind::Demo, m_services.clock);
        m_services.operations = std::make_shared<OperationList>(m_services.clock);
        m_services.cvmLive = std::make_shared<phala::PhalaLive>(http(true), base, http(false));
        cluster::ClusterWorkflow::Parts list;
        list.environment = m_services.profile.environment;
        list.port = std::make_shared<phala::PhalaClient>(http(true), base);
        list.access = m_services.access;
        list.audit = std::make_shared<MemoryAuditLog>();
        list.operations = m_services.operations;
        list.clock = m_services.clock;
        m_services.cluster = std::make_shared<cluster::ClusterWorkflow>(list);
        m_page = std::make_unique<ClusterPage>(m_services);
        m_page->resize(1264, 831);
        m_page->show();
        m_page->activated();
        m_page->refreshNow();
        QTRY_VERIFY(m_page->model()->totalCount() >= 9);
    }
    void cleanup()
    {
        m_page.reset();
        m_services = {};
    }

    void theTabTellsHowTheMachineIsAndWhatItLogs()
    {
        select(u"crunch-tee-registry"_s);
        QTRY_VERIFY(box(u"dstack-app-1"_s) != nullptr && box(u"dstack-proxy-1"_s) != nullptr);
        QVERIFY(box(u"dstack-app-1"_s)->isChecked() && box(u"dstack-app-1"_s)->text().contains("Up"_L1));
        QVERIFY(!box(u"Serial console"_s)->isChecked());
        QTRY_VERIFY2(wordsIn(tab()).contains("used"_L1) && wordsIn(tab()).contains("CPUs"_L1), qPrintable(wordsIn(tab())));
        QVERIFY2(wordsIn(tab()).contains("ago"_L1), qPrintable(wordsIn(tab())));
        QVERIFY(dock() == nullptr || !dock()->isVisible());
    }

    void mergesAndFollowsContainersAndConsoleOfAMachine()
    {
        select(u"crunch-tee-registry"_s);
        QTRY_VERIFY(box(u"dstack-app-1"_s) != nullptr);
        box(u"Serial console"_s)->setChecked(true);
        pressLogs();
        QTRY_VERIFY(dock()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(document()->spool()->sources().size(), 3, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(document()->totalCount() > 2000, 20'000);
        const auto &index = document()->spool()->index();
        for (qint64 row = 1; row < document()->count(); ++row)
            QVERIFY(index.timeOf(document()->lineAt(row - 1)) <= index.timeOf(document()->lineAt(row)));
        picture(m_page.get(), u"machine-logs-light"_s);
        m_theme->setChoice(SchemeChoice::Dark);
        picture(m_page.get(), u"machine-logs-dark"_s);
        m_theme->setChoice(SchemeChoice::Light);
        const qint64 before = document()->totalCount();
        QVERIFY(m_fleet->advance(60));
        QTRY_VERIFY_WITH_TIMEOUT(document()->totalCount() >= before + 12 + 20 + 3, 20'000);
        dock()->stop();
        QCOMPARE(dock()->viewer()->feed().state, LogViewer::Feed::State::Ended);
        dock()->resume();
        QVERIFY(dock()->isReading());
        const QStringList unnamed = accessibilityComplaints(m_page.get());
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
    }

    void mergesTheLogsOfSeveralMachinesUnderTheirNames()
    {
        select(u"crunch-tee-registry"_s);
        TableView *table = nullptr;
        for (TableView *each : m_page->findChildren<TableView *>())
            if (each->model() == m_page->model())
                table = each;
        QVERIFY(table != nullptr);
        const QModelIndex other = m_page->model()->indexOf(keyOf(u"crunch-tee-runner-4f1c92ab"_s), 0);
        QVERIFY(other.isValid());
        table->selectionModel()->select(other, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(table->selectionModel()->selectedRows().size(), 2);
        QTRY_VERIFY(box(u"All containers"_s) != nullptr);
        pressLogs();
        (void)QTest::qWaitFor([this] { return document()->spool()->sources().size() == 4; }, 8000);
        QVERIFY2(document()->spool()->sources().size() == 4, qPrintable(document()->spool()->sources().join(u' ') + wordsIn(m_page.get())));
        QVERIFY(document()->spool()->sources().contains(u"runner-4f1c92ab/dstack-app-1"_s));
        QTRY_VERIFY_WITH_TIMEOUT(document()->totalCount() > 2000, 20'000);
        picture(m_page.get(), u"machine-logs-several"_s);
    }

    void aGapIsShownWhereItIs()
    {
        select(u"crunch-tee-registry"_s);
        QTRY_VERIFY(box(u"dstack-app-1"_s) != nullptr);
        box(u"dstack-proxy-1"_s)->setChecked(false);
        pressLogs();
        QTRY_VERIFY_WITH_TIMEOUT(document() != nullptr && document()->totalCount() > 500, 20'000);
        QVERIFY(m_fleet->advance(5 * 12'000));
        QTRY_VERIFY_WITH_TIMEOUT(document()->spool()->sources().contains(u"— gap —"_s), 30'000);
    }

    void logsThatAreNotPublicAreSaidToBe()
    {
        QVERIFY(m_fleet->setFault(u"cvm:crunch-tee-registry"_s, u"logs-private"_s));
        select(u"crunch-tee-registry"_s);
        QTRY_VERIFY2(wordsIn(tab()).contains("not public"_L1), qPrintable(wordsIn(tab())));
        QVERIFY(box(u"dstack-app-1"_s) != nullptr && !box(u"dstack-app-1"_s)->isEnabled());
        picture(m_page.get(), u"machine-logs-private"_s);
        box(u"Serial console"_s)->setChecked(true);
        pressLogs();
        QTRY_COMPARE_WITH_TIMEOUT(dock()->viewer()->feed().state, LogViewer::Feed::State::Failed, 20'000);
        QVERIFY(dock()->viewer()->feed().error->nextStep.contains("public_logs"_L1));
    }
};

QTEST_MAIN(MachineLogsTest)
#include "tst_machine_logs.moc"
