// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cvm_changes.h"
#include "tests/services/clustersetup/image_desk.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/clipping.h"
#include "tests/ui/picture.h"
#include "tests/ui/setup_scene.h"
#include "ui/clustersetup/place_step.h"
#include "ui/theme/theme.h"
#include "ui/widgets/table_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollArea>

using namespace pilothouse;
using namespace pilothouse::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using clustersetup::PageVerdict;
using clustersetup::SetupPage;
using pilothouse::test::ImageDesk;
using Scene = pilothouse::test::SetupScene;

namespace {

class Gateways final : public cluster::RoundTripPort
{
public:
    QCoro::Task<Result<std::chrono::milliseconds>> measure(QUrl address, std::chrono::milliseconds) override
    {
        if (address.host().contains("prod5"_L1))
            co_return 31ms;
        co_return Error{.kind = ErrorKind::Network, .what = u"the gateway does not answer"_s};
    }
};

class Orchestrator final : public clustersetup::OrchestratorPort
{
public:
    bool runs = false;
    int asked = 0;
    QCoro::Task<Result<int>> models(CancelToken) override
    {
        ++asked;
        if (!runs)
            co_return Error{.kind = ErrorKind::Network, .what = u"connection refused"_s};
        co_return 3;
    }
    QString endpoint() const override { return u"http://127.0.0.1:8001/models"_s; }
};

/// The page of files with a checkout that can be built from.
struct ImageScene : Scene
{
    ImageDesk image;

    explicit ImageScene(domain::EnvironmentKind environment = domain::EnvironmentKind::Staging) : Scene(environment)
    {
        image.parts->environment.kind = environment;
        image.parts->access = services.access;
        adjust = [this](clustersetup::SetupParts &parts) { parts.image = image.parts; };
    }
    ~ImageScene() { page.reset(); } // it asks for the image until its end
    void toTheImage()
    {
        open();
        auto answers = desk.answers();
        const auto from = image.answers();
        answers.registryCompose = from.registryCompose;
        answers.cluster.runnerComposePath = from.cluster.runnerComposePath;
        answers.checkouts.spawntee = from.checkouts.spawntee;
        session()->setAnswers(answers);
        page->showStep(SetupPage::Files);
    }
    QPushButton *push() const { return find<QPushButton>("setup image push"); }
    bool isLooked() const
    {
        return QTest::qWaitFor([this] { return words(section()).contains(u"Docker answers"_s) || words(section()).contains(u"Docker is not"_s); },
                               20'000);
    }
    QWidget *section() const { return find<QWidget>("setup image"); }
    QPlainTextEdit *log() const { return find<QPlainTextEdit>("setup image log"); }
    void showSection() const
    {
        for (QWidget *above = section()->parentWidget(); above != nullptr; above = above->parentWidget())
            if (auto *scroll = qobject_cast<QScrollArea *>(above))
                scroll->ensureWidgetVisible(section());
        QTest::qWait(20);
    }
};

} // namespace

/// The parts of the set-up's pages that do something of their own.
class SetupSectionsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    void pictures(Scene &scene, const QString &name)
    {
        for (const SchemeChoice scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
            m_theme->setChoice(scheme);
            test::picture(scene.page.get(), name + (scheme == SchemeChoice::Light ? u"-light"_s : u"-dark"_s));
        }
        m_theme->setChoice(SchemeChoice::Light);
    }
    static QString complaints(const Scene &scene)
    {
        return (test::accessibilityComplaints(scene.page.get()) + test::clippedWords(scene.page.get())).join(u'\n');
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
    }

    void theStartNamesTheEnvironmentAndHowCarefulItIs_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("said");
        QTest::newRow("production") << int(domain::EnvironmentKind::Production) << u"typed phrase"_s;
        QTest::newRow("staging") << int(domain::EnvironmentKind::Staging) << u"without a phrase"_s;
        QTest::newRow("demo") << int(domain::EnvironmentKind::Demo) << u"Nothing here is real"_s;
    }
    void theStartNamesTheEnvironmentAndHowCarefulItIs()
    {
        QFETCH(int, kind);
        QFETCH(QString, said);
        Scene scene{domain::EnvironmentKind(kind)};
        scene.open();
        QVERIFY2(scene.words().contains(said), qPrintable(scene.words()));
        QString opened;
        connect(scene.page.get(), &PanePage::openPage, this,
                [&opened](const QString &page, const QString &object) { opened = page + u'/' + object; });
        scene.press("setup change environment");
        QCOMPARE(opened, u"settings/staging"_s);
        QCOMPARE(complaints(scene), QString());
        pictures(scene, u"01-start-%1"_s.arg(QLatin1String(QTest::currentDataTag())));
    }

    void theStartTellsTheWayToTheCloudAndWhoseCertificatesCount()
    {
        Scene direct;
        direct.open();
        QVERIFY2(direct.words().contains(u"direct, without a proxy"_s), qPrintable(direct.words()));
        QVERIFY2(direct.words().contains(u"the system's are trusted"_s), qPrintable(direct.words()));
        Scene scene;
        scene.adjust = [](clustersetup::SetupParts &parts) { parts.cloudProxy = u"http://proxy.corp:3128"_s; };
        scene.open();
        QVERIFY2(scene.words().contains(u"through the proxy http://proxy.corp:3128"_s), qPrintable(scene.words()));
        QTRY_COMPARE(complaints(scene), QString());
    }

    void withoutACheckoutThereIsNothingToBuild()
    {
        ImageScene scene;
        scene.open();
        scene.page->showStep(SetupPage::Files);
        QVERIFY2(scene.words(scene.section()).contains(u"Name the spawntee's checkout"_s), qPrintable(scene.words(scene.section())));
        QVERIFY(!scene.push()->isVisible());
        QVERIFY(scene.image.read("asked").isEmpty());
    }

    void anImageIsPushedByPlanAndSeenAgainAfterwards()
    {
        ImageScene scene;
        scene.toTheImage();
        QVERIFY2(scene.isLooked(), qPrintable(scene.words(scene.section())));
        QVERIFY(scene.words(scene.section()).contains(u"(version 26.1.5)"_s));
        QVERIFY(scene.words(scene.section()).contains(u"(version 4.3)"_s));
        QTRY_VERIFY(scene.push()->isEnabled());
        scene.showSection();
        pictures(scene, u"02-image-looked"_s);
        QCOMPARE(complaints(scene), QString());
        scene.offer.reset();
        scene.push()->click();
        QVERIFY(scene.offer && scene.offer->make().toText().contains(u"push"_s));
        QVERIFY2(scene.image.outcomes().isEmpty(), "a plan that is read starts nothing");
        scene.offer->run(QString());
        QTRY_VERIFY2(scene.words(scene.section()).contains(u"was pushed and is there"_s), qPrintable(scene.words(scene.section())));
        QTRY_VERIFY2(scene.log()->toPlainText().contains(u"careful"_s), qPrintable(scene.log()->toPlainText()));
        QTRY_VERIFY(scene.isLooked());
        scene.showSection();
        pictures(scene, u"02-image-pushed"_s);
        QCOMPARE(complaints(scene), QString());
        scene.find<QPushButton>("setup image copy")->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"careful\n"_s));

        scene.page->showStep(SetupPage::Cluster);
        scene.page->showStep(SetupPage::Files);
        QVERIFY(scene.words(scene.section()).contains(u"was pushed and is there"_s));
        QVERIFY(scene.log()->toPlainText().contains(u"careful"_s));
        QCOMPARE(scene.services.operations->all().front().state, OperationState::Succeeded);
    }

    void whyAnImageCannotBePushedStandsThere()
    {
        ImageScene scene;
        QFile::remove(scene.image.path("bin/docker"));
        scene.image.onlyOwnTools();
        scene.toTheImage();
        QVERIFY2(scene.isLooked(), qPrintable(scene.words(scene.section())));
        QVERIFY(scene.push()->isVisible() && !scene.push()->isEnabled());
        QVERIFY(!scene.push()->accessibleDescription().isEmpty());
    }

    void aPushIsStoppedAndNeverCalledDone()
    {
        ImageScene scene;
        scene.image.tool("make", "#!/bin/sh\n[ \"$1\" = --version ] && exit 0\necho '#5 [2/7] RUN pip install'\nexec sleep 600\n");
        scene.toTheImage();
        QVERIFY(scene.isLooked());
        QTRY_VERIFY(scene.push()->isEnabled());
        scene.push()->click();
        scene.offer->run(QString());
        QTRY_VERIFY(scene.log()->toPlainText().contains(u"[2/7]"_s));
        QVERIFY(!scene.push()->isVisible());
        auto *stop = scene.find<QPushButton>("setup image stop");
        QVERIFY(stop->isVisible());
        scene.showSection();
        pictures(scene, u"02-image-pushing"_s);
        // Nothing is deployed from an image that is being replaced.
        QVERIFY(scene.toThePlan());
        QVERIFY(!scene.find<QPushButton>("setup next")->isEnabled());
        QVERIFY(scene.find<QPushButton>("setup next")->accessibleDescription().contains(u"being pushed"_s));
        scene.page->showStep(SetupPage::Files);
        stop->click();
        QTRY_VERIFY2(scene.words(scene.section()).contains(u"may have been pushed"_s), qPrintable(scene.words(scene.section())));
        QVERIFY(!scene.words(scene.section()).contains(u"was pushed and is there"_s));
        scene.showSection();
        pictures(scene, u"02-image-stopped"_s);
        QCOMPARE(scene.image.outcomes().back(), audit::Outcome::Unknown);
    }

    void inAReadOnlyEnvironmentNothingIsPushed()
    {
        ImageScene scene(domain::EnvironmentKind::Production);
        scene.toTheImage();
        QVERIFY(scene.isLooked());
        QVERIFY(!scene.push()->isVisible());
        QVERIFY(scene.words(scene.section()).contains(u"Read-only"_s));
        scene.services.access->unlock();
        QTRY_VERIFY(scene.push()->isVisible() && scene.push()->isEnabled());
    }

    void theOrchestratorIsTickedOnceItRuns()
    {
        Scene scene;
        const auto orchestrator = std::make_shared<Orchestrator>();
        scene.adjust = [orchestrator](clustersetup::SetupParts &parts) { parts.orchestrator = orchestrator; };
        scene.open();
        scene.answer();
        QVERIFY(scene.carryOut());
        scene.page->showStep(SetupPage::Summary);
        QTRY_VERIFY2(scene.words().contains(u"is not known"_s), qPrintable(scene.words()));
        QVERIFY2(scene.words().contains(u"poetry run model-orchestrator start"_s), "what to start stands beside it");
        pictures(scene, u"14-orchestrator-not-there"_s);
        orchestrator->runs = true;
        scene.press("setup orchestrator check");
        QTRY_VERIFY2(scene.words().contains(u"orchestrator runs and knows 3 models"_s), qPrintable(scene.words()));
        pictures(scene, u"14-orchestrator-runs"_s);
        QCOMPARE(complaints(scene), QString());
        scene.find<QPushButton>("setup copy start")->click();
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"poetry run model-orchestrator start"_s));
    }

    void whereTheOrchestratorAnswersIsAskedForAndKeepsTheOutcome()
    {
        Scene scene;
        scene.open();
        scene.answer();
        QVERIFY(scene.carryOut());
        scene.page->showStep(SetupPage::Summary);
        auto *url = scene.find<QLineEdit>("setup orchestrator url");
        url->setFocus();
        QTest::keyClicks(url, u"http://user@host"_s);
        QVERIFY(url->property("problem").toBool());
        QCOMPARE(scene.session()->answers().orchestratorUrl, u"http://user"_s); // as far as it was an address
        url->clear();
        QTest::keyClicks(url, u"http://10.0.0.7:8001"_s);
        QVERIFY(!url->property("problem").toBool());
        QCOMPARE(scene.session()->answers().orchestratorUrl, u"http://10.0.0.7:8001"_s);
        QVERIFY(scene.session()->outcome() && scene.session()->outcome()->isGood);
    }

    void theNearestNodeWithRoomIsRecommendedAndTakenOnlyByThePress()
    {
        Scene scene;
        scene.adjust = [](clustersetup::SetupParts &parts) { parts.roundTrips = std::make_shared<Gateways>(); };
        scene.open();
        scene.answer();
        scene.page->showStep(SetupPage::Place);
        auto *take = scene.find<QPushButton>("setup take nearest");
        QTRY_VERIFY2(take->isVisible(), qPrintable(scene.words()));
        QVERIFY2(scene.words().contains(u"31 ms"_s), qPrintable(scene.words()));
        QVERIFY2(scene.words().contains(u"not measured"_s), "what did not answer has no number");
        QVERIFY(scene.session()->answers().node.isEmpty());
        QTRY_COMPARE(complaints(scene), QString()); // once it is laid out
        pictures(scene, u"05-place-measured"_s);
        take->click();
        QCOMPARE(scene.session()->answers().node, u"prod5"_s);
        QTRY_VERIFY(!take->isVisible());
        QVERIFY(scene.toThePlan());
        QVERIFY(scene.session()->plan().toText().contains(u"--node-id 5"_s));
    }

    void aMachineInTheWayIsDeletedByItsOwnPlanAlone()
    {
        Scene scene;
        scene.desk.world->add(u"crunch-tee-registry"_s, QString(40, u'9'));
        scene.desk.world->add(u"other-registry"_s, QString(40, u'3'));
        const auto parts = scene.desk.parts();
        cluster::CvmChanges::Parts changes;
        changes.environment = parts->environment;
        changes.port = parts->deploys;
        changes.cvms = parts->cvms;
        changes.audit = scene.bench.audit;
        changes.access = scene.services.access;
        changes.operations = scene.services.operations;
        changes.clock = scene.desk.clock;
        changes.settlePoll = 1ms;
        scene.services.cvmChanges = std::make_shared<cluster::CvmChanges>(changes);
        scene.open();
        scene.answer();
        scene.page->showStep(SetupPage::Existing);
        QTRY_COMPARE(scene.session()->verdict(SetupPage::Existing), PageVerdict::Failed);
        auto *remove = scene.find<QPushButton>("setup delete machine");
        QTRY_VERIFY(remove->isVisible() && remove->isEnabled());
        scene.offer.reset();
        remove->click();
        QTRY_VERIFY(scene.offer.has_value());
        QVERIFY(scene.offer->dangerous);
        const domain::Plan plan = scene.offer->make();
        QVERIFY2(plan.isAllowed() && plan.toText().contains(u"crunch-tee-registry"_s), qPrintable(plan.toText()));
        QCOMPARE(scene.desk.world->removed, 0);
        scene.offer->run(plan.phrase.value_or(QString()));
        QTRY_COMPARE(scene.desk.world->removed, 1);
        QTRY_VERIFY2(scene.notices.join(u'\n').contains(u"Deleted"_s), qPrintable(scene.notices.join(u'\n')));
        QTRY_COMPARE(scene.session()->verdict(SetupPage::Existing), PageVerdict::Passed);
        QTRY_VERIFY2(scene.words().contains(u"its registry will be made"_s), qPrintable(scene.words()));
        QCOMPARE(scene.desk.world->cvms.size(), size_t(1));
        QCOMPARE(scene.desk.world->cvms.front().name, u"other-registry"_s);
    }

    void inAReadOnlyEnvironmentNoMachineIsOfferedForDeleting()
    {
        Scene scene(domain::EnvironmentKind::Production);
        scene.desk.world->add(u"crunch-tee-registry"_s, QString(40, u'9'));
        const auto parts = scene.desk.parts();
        cluster::CvmChanges::Parts changes;
        changes.environment = parts->environment;
        changes.port = parts->deploys;
        changes.cvms = parts->cvms;
        changes.audit = scene.bench.audit;
        changes.access = scene.services.access;
        changes.operations = scene.services.operations;
        changes.clock = scene.desk.clock;
        scene.services.cvmChanges = std::make_shared<cluster::CvmChanges>(changes);
        scene.open();
        scene.answer();
        scene.page->showStep(SetupPage::Existing);
        QTRY_COMPARE(scene.session()->verdict(SetupPage::Existing), PageVerdict::Failed);
        QVERIFY(!scene.find<QPushButton>("setup delete machine")->isVisible());
        QVERIFY(scene.words().contains(u"Read-only"_s));
        scene.services.access->unlock();
        QTRY_VERIFY(scene.find<QPushButton>("setup delete machine")->isVisible());
    }

    void aClockThatIsFarOffIsARowThatFailsWithItsSize()
    {
        Scene scene;
        scene.desk.world->skew = 40s;
        scene.open();
        scene.answer();
        QVERIFY(scene.carryOut());
        scene.page->showStep(SetupPage::Verify);
        QCOMPARE(scene.session()->verdict(SetupPage::Verify), PageVerdict::Failed);
        QVERIFY2(scene.words().contains(u"40 s ahead"_s), qPrintable(scene.words()));
        pictures(scene, u"13-verify-clock"_s);
        QCOMPARE(complaints(scene), QString());
    }
};

QTEST_MAIN(SetupSectionsTest)
#include "tst_setup_sections.moc"
