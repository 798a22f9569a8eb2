// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_table_model.h"
#include "services/environment/environment_services.h"
#include "services/phala/phala_client.h"
#include "services/phala/phala_states.h"
#include "tests/support/demo_fleet_process.h"
#include "tests/support/memory_audit_log.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/picture.h"
#include "ui/cluster/boot_view.h"
#include "ui/cluster/cluster_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/labels.h"

#include <QTabBar>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::test;
using namespace pilothouse::ui;
using namespace Qt::StringLiterals;
using cluster::StateWatch;

namespace {

const QString kSlow = u"crunch-tee-runner-77e0b3d9"_s; ///< boots while the fleet starts
const QString kSteady = u"crunch-tee-registry"_s;

QCoro::Task<Result<Secret>> demoKey()
{
    co_return Secret(QByteArray("phak_demo"));
}

} // namespace

/// A machine that boots, in the cluster pane, over the sockets of a real demo fleet.
class BootViewTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DemoFleetProcess> m_fleet;
    EnvironmentServices m_services;
    std::unique_ptr<ClusterPage> m_page;

    BootView *view() const { return m_page->findChild<BootView *>(); }
    const StateWatch &watch() const { return *view()->watch(); }
    const models::CvmRow *row(const QString &name) const
    {
        for (const PageObject &object : m_page->objects())
            if (object.name == name)
                return m_page->model()->find(object.key);
        return nullptr;
    }
    void select(const QString &name) { QVERIFY(m_page->showObject(row(name)->cvm.id.text())); }
    QString words() const
    {
        QStringList all;
        for (const PlainLabel *label : view()->findChildren<PlainLabel *>())
            if (label->isVisibleTo(view()))
                all << label->text();
        return all.join(u'\n');
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
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(u"demo"_s);
        context.allowedOrigins = {base};
        context.keyHeader = "X-API-Key";
        context.key = demoKey;
        const auto client = std::make_shared<http::HttpClient>(context);
        m_services.profile.environment = {domain::EnvironmentId(u"demo"_s), domain::EnvironmentKind::Demo};
        m_services.clock = std::make_shared<SystemClock>();
        m_services.access = std::make_shared<domain::WriteAccess>(domain::EnvironmentKind::Demo, m_services.clock);
        m_services.operations = std::make_shared<OperationList>(m_services.clock);
        m_services.cvmStates = std::make_shared<phala::PhalaStates>(client, base);
        cluster::ClusterWorkflow::Parts list;
        list.environment = m_services.profile.environment;
        list.port = std::make_shared<phala::PhalaClient>(client, base);
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

    void aMachineAtRestShowsNothingOfItAndIsNotFollowed()
    {
        select(kSteady);
        QVERIFY(!view()->isShowing());
        QVERIFY(!view()->isVisible());
        QVERIFY(!watch().isRunning());
    }

    void aBootIsShownStepByStepAndTheListLearnsOfItsEnd()
    {
        select(kSlow);
        QVERIFY(view()->isShowing());
        QTRY_VERIFY(watch().isLive());
        QVERIFY2(words().contains("Starting: initializing data disk"_L1), qPrintable(words()));
        QTRY_VERIFY2(words().contains("Under way for 2:"_L1), qPrintable(words())); // by the cloud's own start of the operation
        QVERIFY2(words().contains("Live"_L1), qPrintable(words()));
        QVERIFY(!words().contains(u'%'));
        const QModelIndex state = m_page->model()->indexOf(row(kSlow)->cvm.id.text(), int(models::CvmTableModel::Column::State));
        QVERIFY2(state.data(Qt::ToolTipRole).toString().contains("initializing data disk"_L1), qPrintable(state.data(Qt::ToolTipRole).toString()));
        picture(m_page.get(), u"boot-live-light"_s);
        QVERIFY(m_fleet->advance(21));
        QTRY_VERIFY_WITH_TIMEOUT(words().contains("Starting: setting up docker"_L1), 10'000);
        QVERIFY2(words().contains(u"initializing data disk · "_s), qPrintable(words())); // behind it
        m_theme->setChoice(SchemeChoice::Dark);
        picture(m_page.get(), u"boot-steps-dark"_s);
        m_theme->setChoice(SchemeChoice::Light);
        QVERIFY(m_fleet->advance(60));
        QTRY_COMPARE_WITH_TIMEOUT(watch().end(), std::optional(StateWatch::End::Reached), 10'000);
        QTRY_COMPARE(row(kSlow)->cvm.status, u"running"_s); // nobody pressed anything
        QVERIFY2(words().contains("Followed to its end"_L1), qPrintable(words()));
        const QStringList unnamed = accessibilityComplaints(m_page.get());
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
    }

    void whatIsNotHeardOfAnyMoreIsShownAsOld()
    {
        select(kSlow);
        QTRY_VERIFY(watch().isLive());
        m_fleet.reset();
        QTRY_COMPARE_WITH_TIMEOUT(watch().mode(), StateWatch::Mode::Silent, 10'000);
        QTRY_VERIFY2(words().contains("may have moved on since"_L1), qPrintable(words()));
        QVERIFY2(!words().contains("Live"_L1), qPrintable(words()));
        picture(m_page.get(), u"boot-lost-light"_s);
    }

    void nobodyIsFollowedWhoCannotBeSeen()
    {
        select(kSlow);
        QTRY_VERIFY(watch().isLive());
        DetailPanel *const panel = m_page->findChild<DetailPanel *>();
        panel->setCurrentTab(1);
        QVERIFY(!watch().isRunning());
        panel->setCurrentTab(0);
        QVERIFY(watch().isRunning());
        select(kSteady);
        QVERIFY(!watch().isRunning());
        QVERIFY(!view()->isVisible());
    }
};

QTEST_MAIN(BootViewTest)
#include "tst_boot_view.moc"
