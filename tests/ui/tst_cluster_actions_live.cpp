// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo_fleet_process.h"
#include "app/composition/environment_builder.h"
#include "services/cluster/cluster_runtime.h"
#include "services/cluster/cluster_workflow.h"
#include "services/environment/environment_services.h"
#include "services/secrets/memory_secret_store.h"
#include "tests/support/await.h"
#include "tests/ui/picture.h"
#include "ui/cluster/alarm_strip.h"
#include "ui/cluster/cluster_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plan_sheet.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::ui;
using namespace Qt::StringLiterals;
using test::await;

/// What the cluster pane changes, on a demo fleet over real sockets.
class ClusterActionsLiveTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_state;
    std::shared_ptr<composition::DemoFleetProcess> m_fleet;
    std::shared_ptr<EnvironmentServices> m_services;
    std::unique_ptr<ClusterPage> m_page;
    QVector<PlanOffer> m_offers;
    QVector<Notice> m_notices;

    QAction *action(const QString &text) const
    {
        for (QAction *each : m_page->pageActions())
            if (each->text() == text)
                return each;
        return nullptr;
    }
    TableView *table() const
    {
        for (TableView *view : m_page->findChildren<TableView *>())
            if (view->model() == m_page->model())
                return view;
        return nullptr;
    }
    void select(const QStringList &names)
    {
        table()->clearSelection();
        for (const domain::Cvm &cvm : m_services->cluster->snapshot().value->items)
            if (names.contains(cvm.name))
                table()->selectionModel()->select(m_page->model()->indexOf(cvm.id.text()), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    void picturesOf(const PlanOffer &offer, const QString &name)
    {
        PlanSheet sheet(offer, m_services->clock);
        for (const auto choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
            m_theme->setChoice(choice);
            sheet.resize(776, sheet.preferredHeight(776));
            QCoreApplication::processEvents();
            test::picture(&sheet, name + (choice == SchemeChoice::Light ? u"-light"_s : u"-dark"_s));
        }
        m_theme->setChoice(SchemeChoice::Light);
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
        composition::DemoFleetOptions options;
        options.program = QStringLiteral(PILOTHOUSE_BIN_DIR "/pilothouse-demofleet");
        options.cvms = 9;
        const auto started = await(composition::DemoFleetProcess::start(options));
        QVERIFY(started && *started);
        m_fleet = **started;
        composition::BuildOptions build;
        build.clock = std::make_shared<SystemClock>();
        build.secrets = m_fleet->secrets();
        build.stateFolder = m_state.path();
        const auto built = await(composition::buildEnvironment(m_fleet->profile(), build));
        QVERIFY(built && *built);
        m_services = **built;
        m_page = std::make_unique<ClusterPage>(*m_services);
        m_page->resize(1264, 831);
        m_page->show();
        m_page->activated();
        connect(m_page.get(), &PanePage::planOffered, this, [this](const PlanOffer &offer) { m_offers << offer; });
        connect(m_page.get(), &PanePage::notify, this, [this](const Notice &notice) { m_notices << notice; });
        m_services->cluster->start(std::chrono::seconds(2));
        QTRY_COMPARE(m_page->model()->totalCount(), 9);
        const auto looked = await(m_services->clusterRuntime->refresh());
        QVERIFY(looked && *looked);
    }
    void cleanupTestCase()
    {
        m_page.reset();
        await(composition::closeEnvironment(m_services));
    }
    void init()
    {
        m_offers.clear();
        m_notices.clear();
    }

    void hashesAreApprovedFromTheStripAndTheTabTellsByWhom()
    {
        QAction *approve = action(u"Approve hashes…"_s);
        QVERIFY(approve && approve->isVisible());
        const AlarmStrip *strip = m_page->findChild<AlarmStrip *>();
        const auto buttons = strip->findChildren<QPushButton *>();
        QVERIFY(std::ranges::any_of(buttons, [](const QPushButton *button) { return button->text() == u"Approve hashes…"_s; }));
        approve->trigger();
        QCOMPARE(m_offers.size(), 1);
        QVERIFY(!m_offers[0].make().steps.empty());
        picturesOf(m_offers[0], u"approve-sheet"_s);
        m_offers[0].run({});
        QTRY_COMPARE_WITH_TIMEOUT(m_notices.size(), 1, 20'000);
        QCOMPARE(m_notices[0].state.tone, models::Tone::Ok);
        QTRY_VERIFY(!approve->isVisible());
        select({u"crunch-tee-runner-03fa8c2e"_s});
        test::picture(m_page.get(), u"after-approval"_s);
    }

    void severalAreDeletedByOnePlanAndOnePhrase()
    {
        QStringList names;
        for (const domain::Cvm &cvm : m_services->cluster->snapshot().value->items)
            if (cvm.name.contains("runner"_L1) && names.size() < 2)
                names << cvm.name;
        select(names);
        QAction *remove = action(u"Delete…"_s);
        QVERIFY(remove && remove->isVisible());
        remove->trigger();
        QTRY_COMPARE(m_offers.size(), 1);
        const domain::Plan plan = m_offers[0].make();
        QVERIFY(m_offers[0].dangerous);
        QCOMPARE(plan.steps.size(), size_t(2));
        QVERIFY(plan.phrase.has_value());
        picturesOf(m_offers[0], u"delete-sheet"_s);
        m_offers[0].run(u"something else"_s);
        QTRY_COMPARE(m_notices.size(), 1);
        QCOMPARE(m_notices[0].state.tone, models::Tone::Fail);
        QCOMPARE(m_page->model()->totalCount(), 9);

        remove->trigger();
        QTRY_COMPARE(m_offers.size(), 2);
        m_offers[1].run(*m_offers[1].make().phrase);
        QTRY_COMPARE_WITH_TIMEOUT(m_notices.size(), 2, 60'000);
        QVERIFY2(m_notices[1].state.tone == models::Tone::Ok, qPrintable(m_notices[1].text));
        QTRY_COMPARE_WITH_TIMEOUT(m_page->model()->totalCount(), 7, 20'000);
        test::picture(m_page.get(), u"after-delete"_s);
    }
};

QTEST_MAIN(ClusterActionsLiveTest)
#include "tst_cluster_actions_live.moc"
