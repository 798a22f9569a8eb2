// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "services/environment/environment_services.h"
#include "tests/services/cluster/scripted_spawntees.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"
#include "tests/ui/picture.h"
#include "ui/cluster/alarm_strip.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/member_view.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

#include <QTabBar>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::test;
using namespace pilothouse::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What the cluster pane says of the programs in the machines: the strip of alarms and the tab of one machine.
class ClusterMembersPaneTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::shared_ptr<ScriptedList> m_cloud;
    std::shared_ptr<ScriptedSpawntees> m_spawntees;
    EnvironmentServices m_services;
    std::unique_ptr<ClusterPage> m_page;

    enum class Setting { WithCluster, WithoutCluster };

    void makePage(Setting setting)
    {
        const auto clock = std::make_shared<FakeClock>();
        m_services.profile.environment = {domain::EnvironmentId(u"staging-crunch"_s), domain::EnvironmentKind::Staging};
        m_services.clock = clock;
        m_services.access = std::make_shared<domain::WriteAccess>(domain::EnvironmentKind::Staging, clock);
        m_services.operations = std::make_shared<OperationList>(clock);
        cluster::ClusterWorkflow::Parts list;
        list.environment = m_services.profile.environment;
        list.port = m_cloud;
        list.access = m_services.access;
        list.audit = std::make_shared<MemoryAuditLog>();
        list.operations = m_services.operations;
        list.clock = clock;
        m_services.cluster = std::make_shared<cluster::ClusterWorkflow>(list);
        if (setting == Setting::WithCluster) {
            cluster::ClusterRuntime::Parts parts;
            parts.environment = m_services.profile.environment;
            parts.cvms = m_cloud;
            parts.spawntees = m_spawntees;
            parts.audit = list.audit;
            parts.access = m_services.access;
            parts.clock = clock;
            parts.settings.clusterName = u"a"_s;
            parts.settings.securityInterval = 0ms;
            m_services.clusterRuntime = std::make_shared<cluster::ClusterRuntime>(parts);
        }
        m_page = std::make_unique<ClusterPage>(m_services);
        m_page->resize(1264, 831);
        m_page->show();
        m_page->activated();
        m_page->refreshNow();
        QTRY_COMPARE(m_page->model()->totalCount(), 3);
    }
    /// Every member was asked once more, and the pane has heard of it.
    bool look()
    {
        const auto looked = await(m_services.clusterRuntime->refresh());
        return looked && *looked;
    }
    ScriptedSpawntee &at(const QString &name) { return *m_spawntees->of(runningCvm(name)); }
    static QString wordsIn(const QWidget *widget)
    {
        QStringList words;
        for (const PlainLabel *label : widget->findChildren<PlainLabel *>())
            if (label->isVisibleTo(widget))
                words << label->text();
        return words.join(u'\n');
    }
    AlarmStrip *strip() const { return m_page->findChild<AlarmStrip *>(); }
    MemberView *tab() const { return m_page->findChild<MemberView *>(); }
    QStringList tabs() const
    {
        QStringList names;
        const auto *bar = m_page->findChild<DetailPanel *>()->findChild<QTabBar *>();
        for (int i = 0; i < bar->count(); ++i)
            names << bar->tabText(i);
        return names;
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
    }
    void init()
    {
        m_cloud = std::make_shared<ScriptedList>();
        m_cloud->cvms = listOf({u"a-registry"_s, u"a-runner-1"_s, u"stranger"_s});
        m_spawntees = std::make_shared<ScriptedSpawntees>();
        at(u"a-registry"_s).answers = probeOf(u"registry"_s, true);
        at(u"a-runner-1"_s).answers = probeOf(u"runner"_s, true, {{u"t1"_s, u"running"_s, u"sub-77"_s, u"build_model"_s}}, {u"t9"_s});
    }
    void cleanup()
    {
        m_page.reset();
        m_services = {};
    }

    void theStripStandsOverTheTableOnlyWhileSomethingIsWrong()
    {
        makePage(Setting::WithCluster);
        QVERIFY(look());
        QVERIFY(!strip()->isVisible());
        at(u"a-registry"_s).unsignedAnswer = 200;
        QVERIFY(look());
        QTRY_VERIFY(strip()->isVisible());
        const QString said = wordsIn(strip());
        QVERIFY2(said.contains(u"signature"_s) && said.contains(u"a-registry"_s), qPrintable(said));
        picture(m_page.get(), u"strip"_s);
        at(u"a-registry"_s).unsignedAnswer = 401;
        QVERIFY(look());
        QTRY_VERIFY(!strip()->isVisible());
    }

    void theTabTellsTasksModelsAndRoutesOfTheSelectedMachine()
    {
        makePage(Setting::WithCluster);
        QCOMPARE(tabs().last(), u"Cluster"_s);
        QVERIFY(look());
        QVERIFY(m_page->showObject(runningCvm(u"a-runner-1"_s).id.text()));
        QTRY_VERIFY2(wordsIn(tab()).contains(u"Role: Runner"_s), qPrintable(wordsIn(tab())));
        QVERIFY2(wordsIn(tab()).contains(u"sub-77 · build_model, running"_s), qPrintable(wordsIn(tab())));
        QVERIFY2(wordsIn(tab()).contains(u"t9"_s), qPrintable(wordsIn(tab())));
        m_page->findChild<DetailPanel *>()->setCurrentTab(int(tabs().size()) - 1);
        picture(m_page.get(), u"tab-light"_s);
        m_theme->setChoice(SchemeChoice::Dark);
        picture(m_page.get(), u"tab-dark"_s);
        m_theme->setChoice(SchemeChoice::Light);
        QVERIFY(m_page->showObject(runningCvm(u"stranger"_s).id.text()));
        QTRY_VERIFY2(wordsIn(tab()).contains(u"Not a member"_s), qPrintable(wordsIn(tab())));
        QVERIFY2(!wordsIn(tab()).contains(u"sub-77"_s), "the machine before is still told of");
    }

    void roomIsDrawnAsABarAndWhatIsNotKnownHasNone()
    {
        const auto roomOf = [this](const QString &name, int used) {
            cluster::SpawnteeCapacity capacity;
            capacity.acceptingNewModels = used < 8;
            capacity.runningModels = used;
            capacity.maxModels = 8;
            at(name).answers.capacity = capacity;
        };
        roomOf(u"a-registry"_s, 0);
        roomOf(u"a-runner-1"_s, 6);
        makePage(Setting::WithCluster);
        QVERIFY(look());
        TableView *table = nullptr; // beside the one of results
        for (TableView *each : m_page->findChildren<TableView *>())
            if (each->model() == m_page->model())
                table = each;
        QVERIFY(table != nullptr);
        const int column = int(models::CvmTableModel::Column::Capacity);
        const auto cell = [&](const QString &name) { return m_page->model()->indexOf(runningCvm(name).id.text(), column); };
        QTRY_VERIFY(cell(u"a-runner-1"_s).data(models::CellRole::Bar).isValid());
        for (const SchemeChoice scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
            m_theme->setChoice(scheme);
            QTest::qWait(20);
            const QImage image = table->viewport()->grab().toImage();
            const QRgb trough = tokensOf(table).sunken.rgb();
            const auto troughIn = [&](const QString &name) {
                const QRect area = table->visualRect(cell(name)).intersected(image.rect());
                int count = 0;
                for (int y = area.top(); y <= area.bottom(); ++y)
                    for (int x = area.left(); x <= area.right(); ++x)
                        count += image.pixel(x, y) == trough;
                return count;
            };
            QVERIFY2(troughIn(u"a-registry"_s) > 100, qPrintable(QString::number(troughIn(u"a-registry"_s)))); // nothing of 36 × 6 is filled
            QVERIFY(troughIn(u"a-runner-1"_s) > 0 && troughIn(u"a-runner-1"_s) < troughIn(u"a-registry"_s) / 2);
            QCOMPARE(troughIn(u"stranger"_s), 0);
            picture(m_page.get(), scheme == SchemeChoice::Light ? u"room-light"_s : u"room-dark"_s);
        }
        m_theme->setChoice(SchemeChoice::Light);
        m_page->resize(960, 700);
        m_page->setNarrow(true);
        picture(m_page.get(), u"room-narrow"_s);
    }

    void aMachineThatStopsAnsweringLosesItsRoleAndSaysWhy()
    {
        makePage(Setting::WithCluster);
        QVERIFY(look());
        QVERIFY(m_page->showObject(runningCvm(u"a-runner-1"_s).id.text()));
        QTRY_VERIFY(wordsIn(tab()).contains(u"Role: Runner"_s));
        at(u"a-runner-1"_s).answers.identity = errorOfKind(ErrorKind::Network, u"nobody picks up"_s);
        QVERIFY(look());
        QTRY_VERIFY2(wordsIn(tab()).contains(u"nobody picks up"_s), qPrintable(wordsIn(tab())));
        QVERIFY2(wordsIn(tab()).contains(u"Role: Unknown"_s), qPrintable(wordsIn(tab())));
    }

    void withoutAClusterThereIsNeitherTabNorStrip()
    {
        makePage(Setting::WithoutCluster);
        QVERIFY(!tabs().contains(u"Cluster"_s));
        QVERIFY(tab() == nullptr && !strip()->isVisible());
    }
};

QTEST_MAIN(ClusterMembersPaneTest)
#include "tst_cluster_members_pane.moc"
