// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_workflow.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/desk.h"
#include "tests/ui/picture.h"
#include "ui/overview/overview_lists.h"
#include "ui/overview/overview_page.h"
#include "ui/overview/overview_tile.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;

namespace {

/// A cloud that answers with the list it was given, from the event loop.
class ListedCloud final : public cluster::CvmPort
{
public:
    domain::CvmList cvms;
    std::optional<Error> error;

    QCoro::Task<Result<domain::CvmList>> list(CancelToken) override
    {
        if (error)
            co_return Error(*error);
        co_return domain::CvmList(cvms);
    }
    QCoro::Task<Result<domain::Cvm>> get(QString) override { co_return domain::Cvm(); }
    QCoro::Task<Status> power(domain::CvmId, domain::PowerAction) override { co_return Done{}; }
    QCoro::Task<Result<cluster::AttestationAnswer>> attestation(QString) override { co_return cluster::AttestationAnswer{}; }
    QString endpoint() const override { return QStringLiteral("http://cloud/api/v1"); }
};

domain::CvmList fleet(int count)
{
    domain::CvmList list;
    for (int i = 0; i < count; ++i) {
        domain::Cvm cvm;
        cvm.name = QStringLiteral("crunch-tee-runner-%1").arg(0x4f1c92ab + i * 7919, 8, 16);
        cvm.id = domain::CvmId(cvm.name);
        cvm.state = i == 3 ? domain::RunState::Failed : i == 7 ? domain::RunState::Starting : domain::RunState::Running;
        cvm.status = domain::runStateWord(cvm.state);
        cvm.bootError = i == 3 ? QStringLiteral("disk is full") : QString();
        cvm.hourlyRate = Money::fromDecimal(u"0.232", QStringLiteral("USD"));
        list.items.push_back(cvm);
    }
    return list;
}

} // namespace

class OverviewPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    static std::shared_ptr<ListedCloud> addCluster(test::Desk &desk, int count)
    {
        auto cloud = std::make_shared<ListedCloud>();
        cloud->cvms = fleet(count);
        cluster::ClusterWorkflow::Parts parts;
        parts.environment = desk.services->profile.environment;
        parts.port = cloud;
        parts.audit = desk.audit;
        parts.access = desk.services->access;
        parts.operations = desk.services->operations;
        parts.clock = desk.clock;
        desk.services->cluster = std::make_shared<cluster::ClusterWorkflow>(parts);
        domain::ClusterSettings settings;
        settings.name = QStringLiteral("crunch-tee");
        desk.services->profile.cluster = settings;
        return cloud;
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(SchemeChoice::Light); }

    void leadsFromATroubleToItsObject()
    {
        test::Desk desk(domain::EnvironmentKind::Staging);
        addCluster(desk, 13);
        desk.makeFeed();
        OverviewPage page(desk.feed);
        page.resize(1264, 831);
        page.show();
        QSignalSpy opened(&page, &PanePage::openPage);
        desk.services->cluster->start(std::chrono::seconds(15));
        QTRY_COMPARE(desk.feed->overview().attention.size(), size_t(1));
        auto *tile = page.findChild<OverviewTile *>();
        QCOMPARE(tile->tile().figure, QStringLiteral("13"));
        QVERIFY(tile->accessibleName().contains(QLatin1String("1 problem")));
        QTest::mouseClick(tile, Qt::LeftButton);
        QCOMPARE(opened.last().at(0).toString(), QStringLiteral("cluster"));
        auto *row = page.findChild<AttentionRow *>();
        QVERIFY(row && row->isVisible());
        row->findChild<QPushButton *>()->click();
        QCOMPARE(opened.last().at(0).toString(), QStringLiteral("cluster"));
        QCOMPARE(opened.last().at(1).toString(), desk.services->cluster->snapshot().value->items[3].id.text());
        QVERIFY2(test::accessibilityComplaints(&page).isEmpty(), qPrintable(test::accessibilityComplaints(&page).join(u'\n')));
        desk.services->cluster->stop();
    }

    void keepsItsRowsWhileDataChanges()
    {
        test::Desk desk(domain::EnvironmentKind::Staging);
        const auto cloud = addCluster(desk, 13);
        desk.makeFeed();
        OverviewPage page(desk.feed);
        page.show();
        QVERIFY(test::await(desk.services->cluster->refresh()));
        QTRY_VERIFY(page.findChild<AttentionRow *>());
        auto *before = page.findChild<AttentionRow *>();
        auto *link = before->findChild<QPushButton *>();
        link->setFocus();
        cloud->cvms.items[5].state = domain::RunState::Unhealthy;
        QVERIFY(test::await(desk.services->cluster->refresh()));
        QTRY_COMPARE(desk.feed->overview().attention.size(), size_t(2));
        QCOMPARE(page.findChild<AttentionRow *>(), before);
        QVERIFY(link->isVisible());
    }

    void theTileCountsCheckpointsAsTheRecordDoes()
    {
        test::Desk desk(domain::EnvironmentKind::Staging);
        desk.makeFeed();
        desk.feed->start();
        QTRY_COMPARE(desk.feed->audit().mark, models::Mark::Pass);
        const auto foot = [&desk] { return desk.feed->overview().tiles.back().foot; };
        QTRY_VERIFY2(foot().startsWith(u'0'), qPrintable(foot()));
        audit::Record record;
        record.action = QStringLiteral("shift.apply");
        record.target = QStringLiteral("router");
        record.what = QStringLiteral("moved");
        QVERIFY(test::await(desk.audit->append(record)));
        QVERIFY(test::await(desk.audit->close()));
        QTRY_VERIFY2(foot().startsWith(u'1'), qPrintable(foot()));
    }

    void aThousandMachinesCostLittle()
    {
        test::Desk desk(domain::EnvironmentKind::Staging);
        addCluster(desk, 1000);
        desk.makeFeed();
        OverviewPage page(desk.feed);
        page.show();
        QVERIFY(test::await(desk.services->cluster->refresh()));
        QTRY_COMPARE(page.findChild<OverviewTile *>()->tile().total, 1000.0);
        models::OverviewInput input;
        input.utcNow = desk.clock->utcNow();
        input.now = desk.clock->monotonicNow();
        input.cluster = &desk.services->cluster->snapshot();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 50; ++i)
            (void)models::makeOverview(input);
        const double each = timer.nsecsElapsed() / 50.0 / 1e6;
        qInfo("overview of 1,000 CVMs: %.3f ms", each);
        QVERIFY2(each < 4, "a slot on the GUI thread stays under 4 ms");
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void pictures()
    {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const QString suffix = dark ? QStringLiteral("dark") : QStringLiteral("light");
        test::Desk desk(domain::EnvironmentKind::Staging, QStringLiteral("staging-crunch"));
        addCluster(desk, 13);
        desk.makeCutover();
        QVERIFY(desk.openCanary(25));
        QVERIFY(test::await(desk.services->cluster->refresh()));
        desk.makeFeed();
        attestation::Comparison comparison;
        comparison.verdict = attestation::FleetVerdict::Different;
        comparison.sentence = QStringLiteral("Different: runner-e5506a1f runs other code");
        comparison.instances.resize(9);
        attestation::Row row;
        row.property = QStringLiteral("compose-hash");
        row.relation = attestation::Relation::Different;
        row.outliers = {2};
        comparison.rows.push_back(row);
        desk.feed->setComparison(std::make_shared<const attestation::Comparison>(comparison));
        desk.feed->start();
        MainWindow::Parts parts;
        parts.services = desk.services;
        parts.clock = desk.clock;
        parts.feed = desk.feed;
        parts.operatorName = QStringLiteral("operator");
        parts.environments = {{QStringLiteral("staging-crunch"), domain::EnvironmentKind::Staging},
                              {QStringLiteral("prod-us"), domain::EnvironmentKind::Production}};
        auto feed = desk.feed;
        parts.pages.push_back({QStringLiteral("overview"), QStringLiteral("Overview"), IconName::Overview, PageEntry::Place::Top,
                               [feed](QWidget *parent) { return new OverviewPage(feed, parent); }});
        MainWindow window(std::move(parts));
        window.resize(1440, 900);
        window.show();
        QTRY_COMPARE(desk.feed->audit().mark, models::Mark::Pass);
        window.notifyOperator({models::StateText::of(models::Mark::Fail, QStringLiteral("Restart failed")),
                               QStringLiteral("runner-8b03de71: no answer for 10 min. Nothing else was changed.")});
        test::picture(&window, QStringLiteral("overview-full-") + suffix);
        window.resize(1024, 700);
        test::picture(&window, QStringLiteral("overview-full-narrow-") + suffix);
        window.resize(840, 600);
        test::picture(&window, QStringLiteral("overview-full-least-") + suffix);
        window.resize(1440, 900);
        QTest::keyClick(&window, Qt::Key_Question);
        test::picture(&window, QStringLiteral("keys-") + suffix);
    }
};

QTEST_MAIN(OverviewPageTest)
#include "tst_overview_page.moc"
