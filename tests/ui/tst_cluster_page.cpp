// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "services/environment/environment_services.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"
#include "tests/ui/page_walk.h"
#include "tests/ui/picture.h"
#include "ui/cluster/cluster_export.h"
#include "ui/cluster/cluster_page.h"
#include "ui/shell/stall_meter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/failure_strip.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using namespace std::chrono_literals;
using domain::Cvm;
using domain::CvmId;
using domain::RunState;

namespace {

/// The cloud, as the workflow sees it: answers what the test says, remembers what it was asked to change.
class FakeCloud final : public cluster::CvmPort
{
public:
    Result<domain::CvmList> answer = domain::CvmList();
    QStringList commands;
    QStringList refused;

    QCoro::Task<Result<domain::CvmList>> list(CancelToken) override
    {
        const Result<domain::CvmList> copy = answer; // a co_return of the member itself would move it out
        co_return copy;
    }
    QCoro::Task<Result<Cvm>> get(QString identifier) override
    {
        if (answer)
            for (const Cvm &cvm : answer->items)
                if (cvm.id.text() == identifier)
                    co_return cvm;
        Error gone;
        gone.kind = ErrorKind::NotFound;
        gone.what = QStringLiteral("no such CVM");
        co_return gone;
    }
    QCoro::Task<Status> power(CvmId id, domain::PowerAction action) override
    {
        commands << domain::powerActionWord(action) + u' ' + id.text();
        if (refused.contains(id.text())) {
            Error error;
            error.kind = ErrorKind::Conflict;
            error.what = QStringLiteral("busy");
            error.where = QStringLiteral("POST /cvms");
            co_return error;
        }
        if (answer)
            for (Cvm &cvm : answer->items)
                if (cvm.id == id) {
                    cvm.status = action == domain::PowerAction::Stop ? QStringLiteral("stopped") : QStringLiteral("running");
                    cvm.state = domain::runStateOfCvm(cvm.status);
                }
        co_return Done();
    }
    QCoro::Task<Result<cluster::AttestationAnswer>> attestation(QString) override { co_return cluster::AttestationAnswer(); }
    QString endpoint() const override { return QStringLiteral("http://127.0.0.1:18790/api/v1"); }
};

Cvm cvm(const QString &id, const QString &name, const QString &status)
{
    Cvm made;
    made.id = CvmId(id);
    made.name = name;
    made.status = status;
    made.state = domain::runStateOfCvm(status);
    made.node = QStringLiteral("prod7");
    made.region = QStringLiteral("US-WEST-1");
    made.instanceType = QStringLiteral("tdx.large");
    made.vcpu = 4;
    made.memoryGib = 8;
    made.diskGib = 40;
    made.appId = QStringLiteral("3f1d08c4a91e0b7755aa3f1d08c4a91e0b77a96e");
    made.instanceId = QStringLiteral("aa11c97e5f3d08c4a91e0b7755aa3f1d08c404d2");
    made.composeHash = QStringLiteral("2911e1f733466216dedb862d6d669e11256ee7a34ce4dbc66c4b807ba7a9c895");
    made.hourlyRate = Money::fromDecimal(u"0.232", QStringLiteral("USD"));
    made.osImage = QStringLiteral("dstack-0.5.4");
    made.osIsDev = false;
    made.kmsType = QStringLiteral("phala");
    made.uptime = QStringLiteral("3h12m");
    made.endpoints = {{QStringLiteral("http://127.0.0.1:1/a/x"), QStringLiteral("http://127.0.0.1:1/i/x")}};
    return made;
}

domain::CvmList fleet()
{
    domain::CvmList list;
    const char *const names[]
        = {"registry",        "runner-4f1c92ab", "runner-c2a9f604", "runner-8b03de71", "runner-1d7e55c0", "runner-77e0b3d9", "runner-e5506a1f",
           "runner-03fa8c2e", "runner-b91d4470", "runner-f8124be5", "runner-29d06cb3", "runner-a4417f9e", "runner-6ac7120d"};
    for (int i = 0; i < 13; ++i)
        list.items.push_back(cvm(QStringLiteral("u%1").arg(i), QStringLiteral("crunch-tee-") + QLatin1String(names[i]), QStringLiteral("running")));
    const auto set = [&list](int i, const char *status) {
        list.items[size_t(i)].status = QString::fromLatin1(status);
        list.items[size_t(i)].state = domain::runStateOfCvm(list.items[size_t(i)].status);
    };
    list.items[2].bootError = QStringLiteral("mount of the data disk failed");
    list.items[2].bootProgress = QStringLiteral("mounting data disk");
    set(5, "starting");
    list.items[5].uptime.clear();
    set(11, "migrating");
    set(12, "stopped");
    list.items[12].hourlyRate = Money(0, QStringLiteral("USD"));
    list.items[6].composeHash = QStringLiteral("b7d20c649ae15f3077c1d8e24ab6935ff02e6d10b83c47a96fd3551b0e51ee19");
    return list;
}

} // namespace

class ClusterPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::shared_ptr<test::FakeClock> m_clock;
    std::shared_ptr<FakeCloud> m_cloud;
    EnvironmentServices m_services;
    std::unique_ptr<ClusterPage> m_page;

    void makePage(domain::EnvironmentKind kind = domain::EnvironmentKind::Staging)
    {
        m_clock = std::make_shared<test::FakeClock>();
        m_cloud = std::make_shared<FakeCloud>();
        m_cloud->answer = fleet();
        m_services = {};
        m_services.profile.environment = {domain::EnvironmentId(QStringLiteral("staging-crunch")), kind};
        m_services.clock = m_clock;
        m_services.access = std::make_shared<domain::WriteAccess>(kind, m_clock);
        m_services.operations = std::make_shared<OperationList>(m_clock);
        cluster::ClusterWorkflow::Parts parts;
        parts.environment = m_services.profile.environment;
        parts.port = m_cloud;
        parts.access = m_services.access;
        parts.audit = std::make_shared<test::MemoryAuditLog>(); // nothing is changed that was not recorded first
        parts.operations = m_services.operations;
        parts.clock = m_clock;
        parts.settlePoll = 10ms;
        m_services.cluster = std::make_shared<cluster::ClusterWorkflow>(parts);
        m_page = std::make_unique<ClusterPage>(m_services);
        m_page->resize(1264, 831);
        m_page->show();
        m_page->activated();
    }
    void load()
    {
        m_services.cluster->start(15s);
        QTRY_VERIFY(m_page->model()->totalCount() > 0);
    }
    void poll()
    {
        QSignalSpy spy(m_services.cluster.get(), &cluster::ClusterWorkflow::snapshotChanged);
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
    FilterField *filter() const { return m_page->findChild<FilterField *>(); }
    EmptyState *empty() const { return m_page->findChild<EmptyState *>(); }
    DetailPanel *detail() const { return m_page->findChild<DetailPanel *>(); }
    Note *failure() const { return m_page->findChild<FailureStrip *>()->findChild<Note *>(); }
    QAction *action(const QString &text) const
    {
        for (QAction *each : m_page->pageActions())
            if (each->text() == text)
                return each;
        return nullptr;
    }
    void select(std::initializer_list<const char *> keys)
    {
        table()->clearSelection();
        for (const char *key : keys) {
            const QModelIndex index = m_page->model()->indexOf(QString::fromLatin1(key));
            QVERIFY(index.isValid());
            table()->selectionModel()->setCurrentIndex(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    QStringList selected() const
    {
        QStringList keys;
        for (const QModelIndex &index : table()->selectionModel()->selectedRows())
            keys << index.data(models::CellRole::Key).toString();
        keys.sort();
        return keys;
    }
    static Error timeout()
    {
        Error error;
        error.kind = ErrorKind::Timeout;
        error.what = QStringLiteral("no answer within 30 s");
        error.where = QStringLiteral("GET http://127.0.0.1:18790/api/v1/apps");
        error.raw = QByteArrayLiteral("<html><script>alert(1)</script>\nLogin");
        return error;
    }
    void pictures(const QString &name)
    {
        for (const auto choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
            m_theme->setChoice(choice);
            QCoreApplication::processEvents();
            test::picture(m_page.get(), name + (choice == SchemeChoice::Light ? QStringLiteral("-light") : QStringLiteral("-dark")));
        }
        m_theme->setChoice(SchemeChoice::Light);
    }

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
    }

    void showsTheFleetWithCountsAndCost()
    {
        makePage();
        QCOMPARE(empty()->kind(), EmptyState::Kind::NeverLoaded);
        QVERIFY(empty()->isVisible());
        load();
        QVERIFY(!empty()->isVisible());
        QCOMPARE(m_page->model()->rowCount(), 13);
        QStringList chips;
        for (const Chip *chip : m_page->findChildren<Chip *>())
            if (chip->isVisible())
                chips << chip->accessibleName();
        QVERIFY2(chips.join(u'|').contains(QStringLiteral("Failed")), qPrintable(chips.join(u'|')));
        QVERIFY(!chips.join(u'|').contains(QStringLiteral("Unhealthy"))); // none of them is
        pictures(QStringLiteral("cluster"));
        select({"u2"});
        QVERIFY(detail()->isVisible());
        pictures(QStringLiteral("cluster-detail"));
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
    }

    void staysUsableWhenNarrow()
    {
        makePage();
        load();
        QVERIFY2(m_page->minimumSizeHint().width() <= 1004, "a wide window could never be made narrow");
        m_page->resize(968, 625);
        m_page->setNarrow(true);
        QCOMPARE(m_page->width(), 968);
        select({"u2"});
        QVERIFY(!detail()->isVisible()); // a sheet over the table comes only when asked for
        pictures(QStringLiteral("cluster-narrow"));
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(detail()->isVisible());
        pictures(QStringLiteral("cluster-narrow-detail"));
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
    }

    void keepsSelectionScrollAndFilterThroughRefreshes()
    {
        makePage();
        domain::CvmList list;
        for (int i = 0; i < 300; ++i)
            list.items.push_back(
                cvm(QStringLiteral("u%1").arg(i), QStringLiteral("n-%1").arg(i, 3, 10, QLatin1Char('0')), QStringLiteral("running")));
        m_cloud->answer = list;
        load();
        select({"u150", "u151"});
        const int scroll = table()->verticalScrollBar()->value();
        QVERIFY(scroll > 0);
        for (int round = 0; round < 5; ++round) {
            for (Cvm &each : m_cloud->answer->items)
                each.uptime = QStringLiteral("%1m").arg(round + 1);
            std::reverse(m_cloud->answer->items.begin(), m_cloud->answer->items.end());
            poll();
            QCOMPARE(selected(), QStringList({QStringLiteral("u150"), QStringLiteral("u151")}));
            QCOMPARE(table()->verticalScrollBar()->value(), scroll);
        }
        filter()->setText(QStringLiteral("name:n-15*"));
        QTRY_COMPARE(m_page->model()->rowCount(), 10);
        m_cloud->answer->items.push_back(cvm(QStringLiteral("new"), QStringLiteral("n-15b"), QStringLiteral("running")));
        poll();
        QCOMPARE(m_page->model()->rowCount(), 11);
        QCOMPARE(selected(), QStringList({QStringLiteral("u150"), QStringLiteral("u151")}));
    }

    void chipsWriteTheFilter()
    {
        makePage();
        load();
        filter()->setText(QStringLiteral("prod7"));
        Chip *failed = nullptr;
        for (Chip *chip : m_page->findChildren<Chip *>())
            if (chip->accessibleName().contains(QStringLiteral("Failed")))
                failed = chip;
        QVERIFY(failed);
        QTest::mouseClick(failed, Qt::LeftButton);
        QCOMPARE(filter()->text(), QStringLiteral("prod7 state:failed"));
        QCOMPARE(m_page->model()->rowCount(), 1);
        QVERIFY(failed->isChecked());
        QTest::mouseClick(failed, Qt::LeftButton);
        QCOMPARE(filter()->text(), QStringLiteral("prod7"));
        QVERIFY(!failed->isChecked());
        filter()->setText(QStringLiteral("prod7 state:FAILED"));
        QTRY_VERIFY(failed->isChecked()); // typed or pressed is the same
    }

    void badFilterSaysWhyAndKeepsTheRows()
    {
        makePage();
        load();
        filter()->setText(QStringLiteral("state:stopped"));
        QTRY_COMPARE(m_page->model()->rowCount(), 1);
        filter()->setText(QStringLiteral("state:stopped colour:red"));
        QTRY_VERIFY(filter()->accessibleDescription().contains(QStringLiteral("colour")));
        QCOMPARE(m_page->model()->rowCount(), 1);
    }

    void emptyTablesSayWhy()
    {
        makePage();
        load();
        filter()->setText(QStringLiteral("nothing-like-it"));
        QTRY_COMPARE(m_page->model()->rowCount(), 0);
        QCOMPARE(empty()->kind(), EmptyState::Kind::FilteredOut);
        QVERIFY(empty()->accessibleName().contains(QStringLiteral("13")));
        pictures(QStringLiteral("cluster-filtered-out"));
        for (QPushButton *button : empty()->findChildren<QPushButton *>())
            button->click();
        QTRY_COMPARE(m_page->model()->rowCount(), 13);

        m_cloud->answer = domain::CvmList();
        poll();
        QTRY_COMPARE(empty()->kind(), EmptyState::Kind::NoRows);
        pictures(QStringLiteral("cluster-no-rows"));

        makePage();
        m_cloud->answer = timeout();
        m_services.cluster->start(15s);
        QTRY_COMPARE(empty()->kind(), EmptyState::Kind::CouldNotLoad);
        QVERIFY(empty()->accessibleName().contains(QStringLiteral("no answer within 30 s")));
        pictures(QStringLiteral("cluster-could-not-load"));

        Error refused;
        refused.kind = ErrorKind::Unauthorised;
        refused.what = QStringLiteral("HTTP 401");
        m_cloud->answer = refused;
        poll();
        QTRY_COMPARE(empty()->kind(), EmptyState::Kind::NotAllowed);

        m_services.cluster.reset();
        ClusterPage none(m_services);
        QCOMPARE(none.findChild<EmptyState *>()->kind(), EmptyState::Kind::NeverLoaded);
        QVERIFY(none.findChild<EmptyState *>()->accessibleDescription().contains(QStringLiteral("phala")));
    }

    void aStartWithoutAnAnswerShowsWhatWasStoredAndLetsNothingBeChanged()
    {
        makePage();
        m_cloud->answer = timeout();
        m_services.cluster->start(15s);
        m_services.cluster->recall(std::make_shared<domain::CvmList>(fleet()), m_clock->utcNow().addSecs(-14 * 3600));
        QTRY_COMPARE(m_page->model()->rowCount(), 13);
        QVERIFY(m_page->model()->index(0, 0).data(models::CellRole::Stale).toBool());
        const auto *const freshness = m_page->findChild<FreshnessLabel *>();
        QVERIFY2(freshness->accessibleName().contains(QStringLiteral("Stored")), qPrintable(freshness->accessibleName()));
        QVERIFY(failure()->isVisible());
        QVERIFY(failure()->accessibleDescription().contains(QStringLiteral("stored when this program last ran")));
        QVERIFY(action(QStringLiteral("Export, marked stale")) != nullptr);
        pictures(QStringLiteral("cluster-stored"));
        select({"u1"});
        for (QAction *each : m_page->pageActions())
            if (each->text().startsWith(QStringLiteral("Restart")))
                QVERIFY(!each->isEnabled());
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());

        m_cloud->answer = fleet();
        poll();
        QVERIFY(!failure()->isVisible());
        QVERIFY(!freshness->accessibleName().contains(QStringLiteral("Stored")));
        QVERIFY(!m_page->model()->index(0, 0).data(models::CellRole::Stale).toBool());
    }

    void aLostPollIsQuietAndALongerSilenceIsNot()
    {
        makePage();
        load();
        m_cloud->answer = timeout();
        QSignalSpy spy(m_services.cluster.get(), &cluster::ClusterWorkflow::snapshotChanged);
        auto task = m_services.cluster->refresh();
        QTRY_COMPARE(spy.size(), 1);
        QVERIFY(!failure()->isVisible());
        m_clock->advance(31s);
        task = m_services.cluster->refresh();
        QTRY_COMPARE(spy.size(), 2);
        QVERIFY(failure()->isVisible());
        QVERIFY2(failure()->accessibleDescription().contains(QStringLiteral("2 tries")), qPrintable(failure()->accessibleDescription()));
        QVERIFY(failure()->accessibleDescription().contains(QStringLiteral("Nothing was changed")));
        QCOMPARE(m_page->model()->rowCount(), 13); // the last good answer stays
        QVERIFY(m_page->model()->index(0, 0).data(models::CellRole::Stale).toBool());
        QVERIFY(!m_page->model()->index(0, 1).data(models::CellRole::Stale).toBool());
        pictures(QStringLiteral("cluster-failed"));
        select({"u1"});
        for (QAction *each : m_page->pageActions())
            if (each->text().startsWith(QStringLiteral("Restart")))
                QVERIFY(!each->isEnabled());
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());

        m_cloud->answer = fleet();
        poll();
        QVERIFY(!failure()->isVisible());
        QVERIFY(!m_page->model()->index(0, 0).data(models::CellRole::Stale).toBool());
    }

    void whatAnOperatorAskedForIsAnsweredAtOnce()
    {
        makePage();
        load();
        m_cloud->answer = timeout();
        poll();
        QVERIFY(failure()->isVisible());
        // What it says of the verbs is what the verbs are.
        const QString off = QStringLiteral("off until a fresh read");
        select({"u1"});
        const auto restart = [this] {
            for (QAction *each : m_page->pageActions())
                if (each->text().startsWith(QStringLiteral("Restart")))
                    return each;
            return static_cast<QAction *>(nullptr);
        };
        QVERIFY(restart() && restart()->isEnabled());
        QVERIFY2(!failure()->accessibleDescription().contains(off), qPrintable(failure()->accessibleDescription()));
        QVERIFY(failure()->accessibleDescription().contains(QStringLiteral("fresh enough to act on")));
        m_clock->advance(31s);
        m_page->activated(); // its tick looks at the time
        QVERIFY(!restart()->isEnabled());
        QVERIFY2(failure()->accessibleDescription().contains(off), qPrintable(failure()->accessibleDescription()));
        QPushButton *raw = nullptr;
        for (QPushButton *button : failure()->findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Raw answer"))
                raw = button;
        QVERIFY(raw && raw->isVisible());
        raw->click();
        auto *text = m_page->findChild<FailureStrip *>()->findChild<QPlainTextEdit *>();
        QVERIFY(text->isVisible());
        QCOMPARE(text->toPlainText(), QStringLiteral("<html><script>alert(1)</script>\nLogin")); // as text, whatever it is
    }

    void timeAloneMakesRowsStale()
    {
        makePage();
        load();
        QVERIFY(!m_page->model()->isStale());
        m_clock->advance(31s);
        m_page->activated(); // the page's own tick
        QVERIFY(m_page->model()->isStale());
        QCOMPARE(action(QStringLiteral("Export, marked stale"))->isVisible(), true);
    }

    void verbsAreAbsentInReadOnlyMode()
    {
        makePage(domain::EnvironmentKind::Production);
        load();
        select({"u1"});
        QVERIFY(!action(QStringLiteral("Restart…"))->isVisible());
        pictures(QStringLiteral("cluster-read-only"));
        m_services.access->unlock();
        QVERIFY(action(QStringLiteral("Restart…"))->isVisible());
        QVERIFY(!action(QStringLiteral("Start…"))->isVisible()); // it runs
        select({"u12"});
        QVERIFY(action(QStringLiteral("Start…"))->isVisible());
        QVERIFY(!action(QStringLiteral("Stop…"))->isVisible());
        m_services.access->lock();
        QVERIFY(!action(QStringLiteral("Start…"))->isVisible());
    }

    void actionsAreOfferedAsPlansAndResultsAreListed()
    {
        makePage();
        load();
        m_cloud->refused = QStringList(QStringLiteral("u3"));
        select({"u1", "u3"});
        QVector<PlanOffer> offers;
        connect(m_page.get(), &PanePage::planOffered, this, [&offers](const PlanOffer &offer) { offers << offer; });
        QVector<Notice> notices;
        connect(m_page.get(), &PanePage::notify, this, [&notices](const Notice &notice) { notices << notice; });
        action(QStringLiteral("Stop…"))->trigger();
        QCOMPARE(offers.size(), 1);
        QVERIFY(offers[0].dangerous);
        QCOMPARE(offers[0].make().steps.size(), size_t(2));
        QVERIFY(m_cloud->commands.isEmpty()); // a plan sends nothing
        offers[0].run(QString());
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(notices[0].state.tone, models::Tone::Fail);
        QCOMPARE(m_cloud->commands.size(), 2);
        pictures(QStringLiteral("cluster-results"));

        QPushButton *retry = nullptr;
        for (QPushButton *button : detail()->findChildren<QPushButton *>())
            if (button->text().startsWith(QStringLiteral("Try 1 again")))
                retry = button;
        QVERIFY(retry && retry->isVisible());
        m_cloud->refused.clear();
        retry->click();
        QCOMPARE(offers.size(), 2);
        QCOMPARE(offers[1].make().steps.size(), size_t(1)); // only the one that failed
        offers[1].run(QString());
        QTRY_COMPARE(notices.size(), 2);
        QCOMPARE(notices[1].state.tone, models::Tone::Ok);
        QCOMPARE(m_cloud->commands.last(), QStringLiteral("stop u3"));
    }

    void copiesAndExportsWhatIsShown()
    {
        makePage();
        load();
        select({"u2", "u6"});
        action(QStringLiteral("Copy as command"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 1);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("--profile staging-crunch")));

        QTemporaryDir folder;
        QString suggested;
        QString path = folder.filePath(QStringLiteral("out.csv"));
        m_page->exporter()->setPathAsker([&](QWidget *, const QString &name) {
            suggested = name;
            return path;
        });
        filter()->setText(QStringLiteral("state:failed,stopped"));
        QTRY_COMPARE(m_page->model()->rowCount(), 2);
        QSignalSpy notices(m_page.get(), &PanePage::notify);
        action(QStringLiteral("Export"))->trigger();
        QTRY_COMPARE(notices.size(), 1);
        QVERIFY(suggested.startsWith(QStringLiteral("cvms-staging-crunch-")));
        QFile csv(path);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = csv.readAll().split('\n');
        QCOMPARE(lines.size(), 4); // head, two rows, and nothing after the last line end
        QVERIFY(lines[0].startsWith("state,name,"));
        QVERIFY(!lines[0].contains("created")); // not a chosen column
        QVERIFY(lines[1].contains("crunch-tee-runner-"));

        path = folder.filePath(QStringLiteral("no/such/folder/out.json"));
        action(QStringLiteral("Export"))->trigger();
        QTRY_COMPARE(notices.size(), 2);
        QCOMPARE(notices[1][0].value<Notice>().state.tone, models::Tone::Fail);
    }

    void rowsWithOneIdAreFlagged()
    {
        makePage();
        m_cloud->answer->items[1].id = m_cloud->answer->items[0].id;
        m_cloud->answer->items[0].duplicateId = m_cloud->answer->items[1].duplicateId = true;
        m_cloud->answer->skipped = {{7, QStringLiteral("name: <b>missing</b>")}};
        load();
        const auto footSays = [this](const QString &words) {
            const auto labels = m_page->findChild<TableFoot *>()->findChildren<ElidedLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&words](const ElidedLabel *label) { return label->text().contains(words); });
        };
        QVERIFY(footSays(QStringLiteral("1 row skipped")));
        QCOMPARE(m_page->model()->rowCount(), 13);
        QCOMPARE(m_page->model()
                     ->index(m_page->model()->indexOf(QStringLiteral("u0")).row(), 1)
                     .data(models::CellRole::State)
                     .value<models::StateText>()
                     .mark,
                 models::Mark::Warn);
        select({"u0"});
        pictures(QStringLiteral("cluster-twins"));
        m_cloud->answer->skipped.clear();
        poll();
        QVERIFY2(!footSays(QStringLiteral("skipped")), "nothing was left out, so nothing is said of it");
    }

    void layoutIsRememberedByColumn()
    {
        makePage();
        load();
        table()->setColumnWanted(int(models::CvmTableModel::Column::Image), true);
        table()->setColumnWanted(int(models::CvmTableModel::Column::Type), false);
        table()->sortByColumn(int(models::CvmTableModel::Column::State), Qt::AscendingOrder);
        const QJsonObject layout = m_page->saveLayout();
        makePage();
        m_page->restoreLayout(layout);
        load();
        QVERIFY(table()->isColumnWanted(int(models::CvmTableModel::Column::Image)));
        QVERIFY(!table()->isColumnWanted(int(models::CvmTableModel::Column::Type)));
        QCOMPARE(m_page->model()->rowAt(0).cvm.id.text(), QStringLiteral("u2")); // trouble first
        m_page->restoreLayout(QJsonObject{{QStringLiteral("table"), 7}});        // a broken layout breaks nothing
    }

    void aLayoutIsPutBackOnAPageThatIsAtWork()
    {
        makePage();
        load();
        auto *split = m_page->findChild<MasterDetail *>();
        auto *detail = m_page->findChild<DetailPanel *>();
        select({"u1"});
        QVERIFY(split->isDetailShown());
        split->setDetailUnits(120);
        const QJsonObject wide = m_page->saveLayout();
        emit detail->closeRequested();
        table()->setColumnWanted(int(models::CvmTableModel::Column::Type), false);
        const QJsonObject closed = m_page->saveLayout();
        m_page->restoreLayout(wide);
        QVERIFY(split->isDetailShown());
        QCOMPARE(split->detailUnits(), 120.0);
        QVERIFY(table()->isColumnWanted(int(models::CvmTableModel::Column::Type)));
        QCOMPARE(selected(), QStringList(QStringLiteral("u1")));
        m_page->restoreLayout(closed);
        QVERIFY(!split->isDetailShown());
        QVERIFY(!table()->isColumnWanted(int(models::CvmTableModel::Column::Type)));
    }

    void linksSelectWhatArrivesLater()
    {
        makePage();
        QVERIFY(!m_page->showObject(QStringLiteral("u6")));
        load();
        QTRY_COMPARE(selected(), QStringList(QStringLiteral("u6")));
        QVERIFY(m_page->showObject(QStringLiteral("u7")));
        QCOMPARE(selected(), QStringList(QStringLiteral("u7")));
    }

    void aThousandMachinesRefreshAndTheSelectionStays()
    {
        makePage();
        domain::CvmList list;
        for (int i = 0; i < 1000; ++i)
            list.items.push_back(
                cvm(QStringLiteral("u%1").arg(i), QStringLiteral("crunch-tee-runner-%1").arg(i * 7919 % 1000), QStringLiteral("running")));
        m_cloud->answer = list;
        load();
        table()->sortByColumn(int(models::CvmTableModel::Column::Hourly), Qt::AscendingOrder);
        select({"u500", "u501", "u502"});
        QRandomGenerator random(1);
        for (int round = 0; round < 20; ++round) {
            for (Cvm &each : m_cloud->answer->items) {
                each.uptime = QStringLiteral("%1m").arg(round + 5); // every row has other contents at every poll
                if (random.bounded(10) == 0)
                    each.hourlyRate = Money(random.bounded(1'000'000), QStringLiteral("USD"));
            }
            poll();
        }
        QCOMPARE(selected().size(), 3);
    }
};

int main(int argc, char **argv)
{
    MeteredApplication app(argc, argv);
    ClusterPageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_cluster_page.moc"
