// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo_fleet_process.h"
#include "app/composition/provers_builder.h"
#include "models/log_document.h"
#include "services/environment/environment_services.h"
#include "services/http/http_client.h"
#include "services/secrets/memory_secret_store.h"
#include "tests/support/await.h"
#include "tests/support/memory_audit_log.h"
#include "tests/ui/picture.h"
#include "ui/provers/log_panel.h"
#include "ui/provers/prover_actions.h"
#include "ui/provers/prover_panel.h"
#include "ui/provers/provers_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QApplication>
#include <QJsonDocument>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using namespace std::chrono_literals;

/// The provers pane on the demo fleet's AWS account: real sockets, real signatures, real refusals.
class ProversLiveTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::shared_ptr<SystemClock> m_clock = std::make_shared<SystemClock>();
    std::shared_ptr<composition::DemoFleetProcess> m_fleet;
    std::shared_ptr<test::MemoryAuditLog> m_audit;
    EnvironmentServices m_services;
    std::unique_ptr<ProversPage> m_page;

    void control(const QByteArray &verb, const QString &path, const QJsonObject &body = {})
    {
        http::RemoteContext context;
        context.anyOrigin = true;
        const auto client = std::make_shared<http::HttpClient>(context);
        http::HttpRequest request;
        request.verb = verb;
        request.url = QUrl(m_fleet->addresses().control + path);
        request.headers = {{"Content-Type", "application/json"}};
        request.body = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
        request.effect = http::Effect::Mutating;
        const auto answered = test::await(client->send(request));
        QVERIFY(answered && *answered && (*answered)->isSuccess());
    }
    void fault(const char *kind, const char *path = "", QJsonObject more = {})
    {
        more[QStringLiteral("target")] = QStringLiteral("aws");
        more[QStringLiteral("fault")] = QLatin1String(kind);
        if (*path != '\0')
            more[QStringLiteral("path")] = QLatin1String(path);
        control("POST", QStringLiteral("/faults"), more);
    }
    void makePage(const char *secret = nullptr)
    {
        m_page.reset();
        m_services = {};
        m_services.profile = m_fleet->profile();
        m_services.clock = m_clock;
        m_services.access = std::make_shared<domain::WriteAccess>(m_services.profile.environment.kind, m_clock);
        m_services.operations = std::make_shared<OperationList>(m_clock);
        m_services.secrets = m_fleet->secrets();
        if (secret != nullptr) {
            m_services.secrets = std::make_shared<secrets::MemorySecretStore>(m_clock);
            const domain::EnvironmentId environment = m_services.profile.environment.id;
            for (const auto &[name, value] : {std::pair("AWS_ACCESS_KEY_ID", "AKIADEMOFLEET0000001"), std::pair("AWS_SECRET_ACCESS_KEY", secret)}) {
                const auto stored = test::await(m_services.secrets->write({environment, QString::fromLatin1(name)}, Secret::copyOf(value)));
                QVERIFY(stored && *stored);
            }
        }
        m_audit = std::make_shared<test::MemoryAuditLog>();
        provers::ProversWorkflow::Parts parts;
        parts.environment = m_services.profile.environment;
        parts.ports = composition::buildProverPorts(m_services.profile, m_services.secrets, m_clock);
        parts.stack = m_services.profile.provers->stack;
        parts.audit = m_audit;
        parts.access = m_services.access;
        parts.operations = m_services.operations;
        parts.clock = m_clock;
        parts.limits.poll = 100ms;
        parts.limits.tasksStart = 2s;
        m_services.provers = std::make_shared<provers::ProversWorkflow>(parts);
        m_page = std::make_unique<ProversPage>(m_services);
        m_page->resize(1264, 831);
        m_page->show();
        m_page->activated();
        m_services.provers->start(30s);
    }
    EmptyState *empty() const
    {
        for (TableView *view : m_page->findChildren<TableView *>())
            if (view->model() == m_page->model())
                return view->findChild<EmptyState *>();
        return nullptr;
    }
    domain::ProverServiceId named(const char *ending) const
    {
        for (const domain::ProverService &service : m_services.provers->snapshot().value->services)
            if (service.name.endsWith(QLatin1String(ending)))
                return service.id;
        return {};
    }
    domain::ProverServiceId gpu() const { return named("gpu-provers"); }
    /// Runs a scaling as the plan sheet would, with the fleet's clock hurried on, and gives the notice it ended with.
    Notice scale(const provers::ScaleTarget &target)
    {
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        m_page->actions()->offerScale(gpu(), target);
        return run(offers[0][0].value<PlanOffer>());
    }
    Notice run(const PlanOffer &offer)
    {
        QSignalSpy notices(m_page.get(), &PanePage::notify);
        offer.run(QString());
        for (int i = 0; i < 600 && notices.isEmpty(); ++i) {
            control("POST", QStringLiteral("/time"), {{QStringLiteral("advance_s"), 10}});
            QTest::qWait(100);
        }
        return notices.isEmpty() ? Notice() : notices[0][0].value<Notice>();
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
        composition::DemoFleetOptions options;
        options.program = QStringLiteral(PILOTHOUSE_BIN_DIR "/pilothouse-demofleet");
        options.cvms = 4;
        const auto started = test::await(composition::DemoFleetProcess::start(options));
        QVERIFY(started && *started);
        m_fleet = **started;
    }
    void init() { control("DELETE", QStringLiteral("/faults")); }
    void cleanupTestCase()
    {
        m_page.reset();
        m_services = {};
        m_fleet.reset();
    }

    void theDemoProfileFillsThePaneAtFirstSight()
    {
        makePage();
        QTRY_COMPARE(m_page->model()->rowCount(), 6); // five services and the broker; the stranger's cluster is not ours
        const QString totals = m_page->header()->findChild<ElidedLabel *>()->text();
        QVERIFY2(totals.contains(QLatin1String("123456789012")) && totals.contains(QLatin1String("demo-operator"))
                     && totals.contains(QLatin1String("us-west-2")),
                 qPrintable(totals));
        QVERIFY(m_page->showObject(gpu().text()));
        test::picture(m_page.get(), QStringLiteral("provers-live"));
        m_page->showAlarms();
        m_theme->setChoice(SchemeChoice::Dark);
        test::picture(m_page.get(), QStringLiteral("provers-live-dark"));
        m_theme->setChoice(SchemeChoice::Light);
        m_page->resize(968, 625);
        m_page->setNarrow(true);
        test::picture(m_page.get(), QStringLiteral("provers-live-narrow"));
    }

    void aServiceIsRolledBackAndOnAgain()
    {
        makePage();
        QTRY_COMPARE(m_page->model()->rowCount(), 6);
        const domain::ProverServiceId aux = named("aux-agent"); // on Fargate there is always room for new tasks
        QVERIFY(m_page->showObject(aux.text()));
        m_page->panel()->showTab(ProverPanel::Revisions);
        TableView *revisions = nullptr;
        for (TableView *view : m_page->findChildren<TableView *>())
            if (view->accessibleName() == QLatin1String("Revisions of the task definition"))
                revisions = view;
        QTRY_COMPARE(revisions->model()->rowCount(), 2);
        const QString before = m_services.provers->find(aux)->taskDefinition;
        revisions->selectRow(1);
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        for (QAction *action : m_page->actions()->actions())
            if (action->text().startsWith(QLatin1String("Roll back to")))
                action->trigger();
        QCOMPARE(offers.size(), 1);
        const PlanOffer offer = offers[0][0].value<PlanOffer>();
        QVERIFY2(offer.make().toText().contains(QStringLiteral("risc0-bento-agent:2.3.0 → risczero/risc0-bento-agent:2.2.0")),
                 qPrintable(offer.make().toText()));
        QVERIFY(!offer.make().toText().contains(QLatin1String("demo-password")));
        QVERIFY(run(offer).state.tone == models::Tone::Ok);
        QTRY_VERIFY(m_services.provers->find(aux)->taskDefinition != before);
        const auto known = test::await(m_services.provers->revisions(aux, CancelToken(), 10));
        QVERIFY(known && *known);
        const domain::Plan on = m_services.provers->planDefinition(aux, before);
        QVERIFY2(on.isAllowed(), qPrintable(on.refusal));
        const auto back = test::await(m_services.provers->useDefinition(aux, before, QString()));
        QVERIFY(back && *back && (*back)->ok);
        control("POST", QStringLiteral("/time"), {{QStringLiteral("advance_s"), 60}});
    }

    void aGroupThatMayNotBeTouchedLeavesHalfAndBothWaysOut()
    {
        makePage();
        QTRY_COMPARE(m_page->model()->rowCount(), 6);
        fault("deny", "autoscaling:Update");
        const Notice half = scale(provers::ScaleTarget(6));
        QVERIFY2(half.state.word.contains(QLatin1String("half done")), qPrintable(half.state.word));
        QVERIFY2(half.text.contains(QLatin1String("desired 6")) && half.text.contains(QLatin1String("min 8, max 8, desired 8")),
                 qPrintable(half.text));
        auto *finish = m_page->findChild<QPushButton *>(QStringLiteral("changeFinish"));
        auto *back = m_page->findChild<QPushButton *>(QStringLiteral("changeBack"));
        QVERIFY(finish->isVisible() && back->isVisible());
        QVERIFY(!m_audit->recordsOf(QStringLiteral("provers.scale")).empty());

        control("DELETE", QStringLiteral("/faults"));
        const auto fresh = test::await(m_services.provers->refresh());
        QVERIFY(fresh && *fresh);
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        back->click();
        const Notice undone = run(offers[0][0].value<PlanOffer>());
        QVERIFY2(undone.state.tone == models::Tone::Ok, qPrintable(undone.state.word + undone.text));
        QTRY_COMPARE(m_services.provers->find(gpu())->desired, 8);
        QVERIFY(!back->isVisible());
    }

    void aWrongKeyIsNamedAsSuch()
    {
        makePage("not/the/secret+at+all");
        QTRY_COMPARE(empty()->accessibleName(), QStringLiteral("AWS does not accept the key"));
        QCOMPARE(empty()->kind(), EmptyState::Kind::NotAllowed);
        QVERIFY(empty()->accessibleDescription().contains(QLatin1String("AWS_SECRET_ACCESS_KEY")));
        QVERIFY(!empty()->accessibleDescription().contains(QLatin1String("not/the/secret")));
    }

    void throttlingIsNamedAndTheLastPictureStays()
    {
        makePage();
        QTRY_COMPARE(m_page->model()->rowCount(), 6);
        fault("429");
        m_page->refreshNow();
        QTRY_VERIFY_WITH_TIMEOUT(m_services.provers->snapshot().error.has_value(), 20'000);
        QCOMPARE(m_services.provers->snapshot().error->kind, ErrorKind::Throttled);
        QCOMPARE(m_page->model()->rowCount(), 6);
    }

    void aClockThatIsOffIsSaid()
    {
        fault("skew", "", {{QStringLiteral("skewS"), 900}});
        makePage();
        QTRY_COMPARE(m_page->model()->rowCount(), 6); // it is read all the same, signed by their clock
        const QString notes = m_services.provers->snapshot().value->notes.join(u' ');
        QVERIFY2(notes.contains(QLatin1String("behind AWS")), qPrintable(notes));
    }

    void theLogOfAServiceComesIn()
    {
        makePage();
        QTRY_COMPARE(m_page->model()->rowCount(), 6);
        m_page->logPanel()->follow(gpu());
        const LogViewer *viewer = m_page->logPanel()->viewer();
        QTRY_VERIFY_WITH_TIMEOUT(viewer->document() != nullptr && viewer->document()->count() > 500, 20'000);
        QVERIFY(viewer->document()->spool()->sources().at(0).startsWith(QLatin1String("gpu-prover/")));
        m_page->logPanel()->stop();
    }

    void theLogsOfTwoServicesAreReadFromTheirGroupsAndMergedByTime()
    {
        makePage();
        QTRY_COMPARE(m_page->model()->rowCount(), 6);
        std::vector<domain::ProverServiceId> ids;
        for (const domain::ProverService &service : m_services.provers->snapshot().value->services)
            if (!service.broker)
                ids.push_back(service.id);
        m_page->logPanel()->follow(ids);
        const LogViewer *viewer = m_page->logPanel()->viewer();
        const auto containers = [viewer] {
            QSet<QString> names;
            for (const QString &source : viewer->document()->spool()->sources())
                names.insert(source.section(u'/', 0, 0));
            return names;
        };
        QTRY_VERIFY_WITH_TIMEOUT(viewer->document() != nullptr && containers().size() >= 3, 20'000);
        const models::LogDocument &document = *viewer->document();
        const auto &index = document.spool()->index();
        for (qint64 row = 1; row < document.count(); ++row)
            QVERIFY(index.timeOf(document.lineAt(row - 1)) <= index.timeOf(document.lineAt(row)));
        m_page->logPanel()->stop();
    }
};

QTEST_MAIN(ProversLiveTest)
#include "tst_provers_live.moc"
