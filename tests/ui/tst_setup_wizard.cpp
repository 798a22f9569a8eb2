// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/setup_text.h"
#include "services/clustersetup/answers_file.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/clipping.h"
#include "tests/ui/picture.h"
#include "tests/ui/setup_scene.h"
#include "ui/clustersetup/key_step.h"
#include "ui/clustersetup/place_step.h"
#include "ui/clustersetup/setup_rail.h"
#include "ui/clustersetup/start_step.h"
#include "ui/secrets/credential_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/table_view.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScopeGuard>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using clustersetup::PageVerdict;
using clustersetup::SetupPage;
using pilothouse::test::SetupDesk;
using namespace Qt::StringLiterals;

using Scene = pilothouse::test::SetupScene;

class SetupWizardTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
    }

    void allFourteenPagesAreReachedFromTheListOfPages()
    {
        Scene scene;
        scene.open();
        const auto items = scene.page->findChildren<SetupRailItem *>();
        QCOMPARE(items.size(), clustersetup::kSetupPages);
        for (int page = 0; page < clustersetup::kSetupPages; ++page) {
            QTest::mouseClick(items[page], Qt::LeftButton);
            QCOMPARE(scene.page->current(), SetupPage(page));
            QVERIFY2(scene.words().contains(models::setupPageSentence(SetupPage(page))), qPrintable(models::setupPageTitle(SetupPage(page))));
        }
    }

    void everyPageCanBeReadAndUsedByEverybody_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1440") << QSize(1264, 831);
        QTest::newRow("1024") << QSize(968, 631);
    }
    void everyPageCanBeReadAndUsedByEverybody()
    {
        QFETCH(QSize, size);
        Scene scene;
        scene.desk.world->add(u"crunch-tee-runner-0badc0de"_s, QString(40, u'd'));
        scene.open(size);
        scene.page->setNarrow(size.width() < 1000);
        scene.answer();
        const QString width = QString::fromLatin1(QTest::currentDataTag());
        for (int page = 0; page < clustersetup::kSetupPages; ++page) {
            scene.page->showStep(SetupPage(page));
            if (SetupPage(page) == SetupPage::Deploy)
                QVERIFY(scene.carryOut());
            scene.page->showStep(SetupPage(page));
            QTRY_VERIFY(scene.session()->verdict(SetupPage(page)) != PageVerdict::Busy);
            QTRY_VERIFY(test::clippedWords(scene.page.get()).isEmpty()); // layouts settle
            const QString complaints = (test::accessibilityComplaints(scene.page.get()) + test::clippedWords(scene.page.get())).join(u'\n');
            for (const SchemeChoice scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
                m_theme->setChoice(scheme);
                test::picture(scene.page.get(),
                              u"%1-%2-%3-%4"_s.arg(page + 1, 2, 10, QLatin1Char('0'))
                                  .arg(clustersetup::setupPageWord(SetupPage(page)), width, scheme == SchemeChoice::Light ? u"light"_s : u"dark"_s));
            }
            m_theme->setChoice(SchemeChoice::Light);
            QVERIFY2(complaints.isEmpty(), qPrintable(clustersetup::setupPageWord(SetupPage(page)) + u'\n' + complaints));
        }
    }

    void everyControlOfAPageIsReachedWithTab()
    {
        Scene scene;
        scene.open();
        QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
        for (const SetupPage page : {SetupPage::Start, SetupPage::Files, SetupPage::Cluster, SetupPage::Coordinator, SetupPage::Storage}) {
            scene.page->showStep(page);
            QTRY_VERIFY(scene.session()->verdict(page) != PageVerdict::Busy);
            const QString complaints = test::tabComplaints(scene.page.get()).join(u'\n');
            QVERIFY2(complaints.isEmpty(), qPrintable(clustersetup::setupPageWord(page) + u'\n' + complaints));
        }
    }

    void theKeyOfTheBucketIsTestedInItsRegionBeforeItIsStored_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void theKeyOfTheBucketIsTestedInItsRegionBeforeItIsStored()
    {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const auto restore = qScopeGuard([this] { m_theme->setChoice(SchemeChoice::Light); });
        Scene scene;
        scene.bench.profile.aws.reset(); // the profile keeps no keys of AWS: these are the registry's alone
        scene.bench.make(scene.bench.memory);
        scene.services.credentials = scene.bench.workflow;
        scene.open();
        scene.page->showStep(SetupPage::Storage);
        auto *region = scene.find<QLineEdit>("setup region");
        region->selectAll();
        QTest::keyClicks(region, u"us-east-1"_s);
        const auto visible = [&scene](const QString &name) -> QPushButton * {
            for (QPushButton *each : scene.page->findChildren<QPushButton *>(name))
                if (each->isVisible())
                    return each;
            return nullptr;
        };
        QTRY_VERIFY(visible(u"setup enter key"_s) != nullptr);
        visible(u"setup enter key"_s)->click();
        SecretField *id = nullptr;
        QTRY_VERIFY((id = scene.find<SecretField>("secret AWS_ACCESS_KEY_ID")) != nullptr);
        QTest::keyClicks(id, u"AKIANEW"_s);
        QTest::keyClicks(scene.find<SecretField>("secret AWS_SECRET_ACCESS_KEY"), u"wrong-aws-secret"_s);
        QPushButton *test = visible(u"testTyped"_s);
        QVERIFY(test && test->isEnabled());
        test->click();
        QTRY_VERIFY2(scene.words().contains(u"is not known"_s), qPrintable(scene.words()));
        QCOMPARE(scene.bench.tester->where, u"us-east-1"_s);
        test::picture(scene.page.get(), u"storage-refused-%1"_s.arg(dark ? u"dark"_s : u"light"_s));
        scene.bench.tester->takes[u"AWS_SECRET_ACCESS_KEY"_s] = "wrong-aws-secret";
        test->click();
        QTRY_VERIFY(scene.words().contains(u"Nothing is stored yet."_s));
        QCOMPARE(scene.bench.kept("AWS_SECRET_ACCESS_KEY"), QByteArray("[none]"));
        test::picture(scene.page.get(), u"storage-taken-%1"_s.arg(dark ? u"dark"_s : u"light"_s));
        QCOMPARE(test::accessibilityComplaints(scene.page.get()).join(u'\n'), QString());
    }

    void backKeepsWhatWasAnswered()
    {
        Scene scene;
        scene.open();
        scene.page->showStep(SetupPage::Cluster);
        QTest::keyClicks(scene.find<QLineEdit>("setup name"), u"crunch-tee"_s);
        scene.press("setup next");
        scene.press("setup back");
        QCOMPARE(scene.page->current(), SetupPage::Cluster);
        QCOMPARE(scene.find<QLineEdit>("setup name")->text(), u"crunch-tee"_s);
        QCOMPARE(scene.session()->answers().cluster.name, u"crunch-tee"_s);
    }

    void theRuleOfANameIsToldWhileItIsTyped_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("47 letters") << QString(47, u'a') << true;
        QTest::newRow("48 letters") << QString(48, u'a') << false;
        QTest::newRow("a digit first") << u"1abc"_s << false;
        QTest::newRow("an underscore") << u"a_b"_s << false;
    }
    void theRuleOfANameIsToldWhileItIsTyped()
    {
        QFETCH(QString, name);
        QFETCH(bool, isTaken);
        Scene scene;
        scene.open();
        scene.page->showStep(SetupPage::Cluster);
        auto *field = scene.find<QLineEdit>("setup name");
        QTest::keyClicks(field, name);
        QCOMPARE(field->property("problem").toBool(), !isTaken);
        QVERIFY(!field->accessibleDescription().isEmpty());
        QTRY_VERIFY(scene.session()->report(SetupPage::Cluster).state == clustersetup::PageReport::State::Known);
        QCOMPARE(scene.session()->verdict(SetupPage::Cluster) == PageVerdict::Failed, !isTaken);
    }

    void aChangedAnswerIsNotGoodUntilItWasLookedAt()
    {
        Scene scene;
        scene.open();
        scene.answer();
        scene.page->showStep(SetupPage::Coordinator);
        QTRY_COMPARE(scene.session()->verdict(SetupPage::Coordinator), PageVerdict::Passed);
        scene.desk.allowed->hashes = {QString(64, u'0'), QString(64, u'1')};
        QTest::keyClick(scene.find<QLineEdit>("setup wallet"), Qt::Key_End);
        QTest::keyClick(scene.find<QLineEdit>("setup wallet"), Qt::Key_Backspace);
        QCOMPARE(scene.session()->verdict(SetupPage::Coordinator), PageVerdict::NotYet);
        QTRY_COMPARE(scene.session()->verdict(SetupPage::Coordinator), PageVerdict::Failed);
        QVERIFY2(scene.words().contains(u"does not allow"_s), qPrintable(scene.words()));
    }

    void whatCouldNotBeFoundOutIsNeverGood()
    {
        Scene scene;
        scene.desk.world->listFails = Error{.kind = ErrorKind::Timeout, .what = u"no answer"_s};
        scene.open();
        scene.answer();
        scene.page->showStep(SetupPage::Existing);
        QTRY_COMPARE(scene.session()->verdict(SetupPage::Existing), PageVerdict::Unknown);
        QVERIFY2(!scene.words().contains(u"its registry will be made"_s), "an unknown list was read as none");
        QVERIFY(scene.toThePlan());
        QVERIFY(!scene.session()->plan().isAllowed());
        auto *next = scene.find<QPushButton>("setup next");
        QVERIFY(!next->isEnabled() && !next->accessibleDescription().isEmpty());
        QVERIFY2(scene.words().contains(u"none is made"_s), qPrintable(scene.words()));
    }

    void withoutAnswersThePlanIsRefused()
    {
        Scene scene;
        scene.open();
        QVERIFY(scene.toThePlan());
        QVERIFY(!scene.session()->plan().isAllowed());
        QVERIFY(!scene.find<QPushButton>("setup next")->isEnabled());
        QVERIFY(!QFile::exists(scene.desk.path("state/setup-.json")));
    }

    void setsAClusterUpByThePlanThatItShowed()
    {
        Scene scene;
        scene.open();
        scene.answer();
        QVERIFY(scene.toThePlan());
        const QString plan = scene.words();
        for (const QString &said : {u"--node-id 7"_s, u"PHALA_API_KEY"_s, u"0.058"_s, u"config.yml"_s})
            QVERIFY2(plan.contains(said) || said == u"PHALA_API_KEY"_s, qPrintable(said + u" is not in\n"_s + plan));
        QVERIFY(scene.carryOut());
        QVERIFY2(scene.session()->outcome().has_value(), qPrintable(scene.notices.join(u'\n')));
        QVERIFY(scene.session()->outcome()->isGood);
        QCOMPARE(scene.desk.world->created, 1);
        QCOMPARE(scene.page->current(), SetupPage::Summary);
        for (const SetupPage page : {SetupPage::Deploy, SetupPage::Approve, SetupPage::Write, SetupPage::Verify, SetupPage::Summary})
            QCOMPARE(scene.session()->verdict(page), PageVerdict::Passed);
        QVERIFY(scene.words().contains(u"poetry run model-orchestrator start"_s));
        QVERIFY2(scene.words().contains(u"phala: it has to be installed"_s), "the orchestrator's host needs the vendor's command");
        const auto operations = scene.services.operations->all();
        QCOMPARE(int(operations.front().state), int(OperationState::Succeeded));
        QCOMPARE(scene.find<QPushButton>("setup next")->text(), u"Finish"_s);
    }

    void showsNoSecretOnAnyPageAndKeepsNone()
    {
        Scene scene;
        scene.open();
        scene.answer();
        QVERIFY(scene.carryOut());
        QString all;
        for (int page = 0; page < clustersetup::kSetupPages; ++page) {
            scene.page->showStep(SetupPage(page));
            QTRY_VERIFY(scene.session()->verdict(SetupPage(page)) != PageVerdict::Busy);
            all += scene.words();
        }
        all += QString::fromUtf8(scene.desk.read("state/answers.json"));
        all += models::setupReport(*scene.session(), u"staging"_s, QString());
        all += QString::fromUtf8(clustersetup::answersYaml(scene.session()->answers()));
        for (const char *secret : {"hunter2", "HUNTER", "yesterdays-key"})
            QVERIFY2(!all.contains(QLatin1String(secret)), secret);
    }

    void aRequiredCheckThatFailsAtTheEndIsSaidOnEveryWayOut()
    {
        Scene scene;
        scene.desk.world->unsignedStatus = 200;
        scene.open();
        scene.answer();
        QVERIFY(scene.carryOut());
        QVERIFY(scene.session()->outcome() && !scene.session()->outcome()->isGood);
        QCOMPARE(scene.session()->verdict(SetupPage::Verify), PageVerdict::Failed);
        QCOMPARE(scene.session()->verdict(SetupPage::Summary), PageVerdict::Failed);
        scene.page->showStep(SetupPage::Summary);
        QVERIFY2(scene.words().contains(u"with problems"_s), qPrintable(scene.words()));
        QCOMPARE(scene.find<QPushButton>("setup next")->text(), u"Finish with problems"_s);
        scene.page->showStep(SetupPage::Verify);
        QVERIFY(scene.words().contains(u"ALARM"_s));
        test::picture(scene.page.get(), u"13-verify-alarm"_s);
        QCOMPARE(int(scene.services.operations->all().front().state), int(OperationState::Failed));
        QVERIFY(models::setupReport(*scene.session(), u"staging"_s, QString()).contains(u"WITH PROBLEMS"_s));
    }

    void aDryRunEndsWithThePlanAndChangesNothing()
    {
        Scene scene;
        scene.open();
        scene.answer();
        scene.page->showStep(SetupPage::Start);
        QTest::mouseClick(scene.find<QCheckBox>("setup dry"), Qt::LeftButton, {}, QPoint(8, 12));
        QVERIFY(scene.session()->draft().isDry);
        QVERIFY(scene.toThePlan());
        scene.asked = scene.desk.path("plan.txt");
        scene.press("setup next");
        QVERIFY(!scene.offer);
        const QByteArray saved = scene.desk.read("plan.txt");
        QVERIFY(saved.contains("--node-id 7") && saved.contains("cluster-name: crunch-tee") && !saved.contains("hunter2"));
        const auto refused = test::await(scene.session()->carryOut());
        QVERIFY(refused && !*refused);
        QCOMPARE(scene.desk.world->provisioned + scene.desk.world->created, 0);
        QCOMPARE(scene.desk.read("o/config.yml"), SetupDesk::kYaml);
    }

    void productionAsksForItsPhraseAndForUnlockedWrites()
    {
        Scene scene(domain::EnvironmentKind::Production);
        scene.open();
        scene.answer();
        QVERIFY(scene.toThePlan());
        QVERIFY(!scene.find<QPushButton>("setup next")->isEnabled());
        QVERIFY(scene.words().contains(u"Read-only"_s));
        scene.services.access->unlock();
        QVERIFY(scene.find<QPushButton>("setup next")->isEnabled());
        QCOMPARE(scene.session()->plan().phrase.value_or(QString()), u"staging/crunch-tee"_s);
    }

    void stoppingToWaitKeepsWhatWasDoneAndTheNextRunGoesOn()
    {
        Scene scene;
        scene.desk.world->unhealthy = 1'000'000;
        scene.open();
        scene.answer();
        QVERIFY(scene.toThePlan());
        scene.press("setup next");
        scene.offer->run(QString());
        QCOMPARE(scene.page->current(), SetupPage::Deploy);
        QTRY_COMPARE(scene.desk.world->created, 1);
        QCOMPARE(scene.session()->verdict(SetupPage::Deploy), PageVerdict::Busy);
        QTRY_VERIFY(scene.find<QPushButton>("setup cancel")->isVisible());
        test::picture(scene.page.get(), u"10-deploy-waiting"_s);
        scene.press("setup cancel");
        QTRY_VERIFY(!scene.session()->isRunning());
        QCOMPARE(scene.session()->verdict(SetupPage::Deploy), PageVerdict::Failed);
        test::picture(scene.page.get(), u"10-deploy-stopped"_s);
        scene.press("setup copy lines");
        const QStringList copied = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(copied.size(), qsizetype(scene.session()->lines().size()) + 1);
        QVERIFY2(copied.front().contains(u"UTC"_s) && copied.back().contains(scene.session()->error()->what), qPrintable(copied.back()));

        scene.desk.world->unhealthy = 0;
        scene.page.reset();
        scene.open(); // another program, as far as the wizard knows
        QVERIFY2(scene.words().contains(u"stopped at “Deploy”"_s), qPrintable(scene.words()));
        QCOMPARE(scene.session()->answers().cluster.name, u"crunch-tee"_s);
        test::picture(scene.page.get(), u"01-start-stopped"_s);
        scene.press("setup resume");
        QVERIFY(scene.carryOut());
        QVERIFY2(scene.session()->outcome() && scene.session()->outcome()->isGood, qPrintable(scene.notices.join(u'\n')));
        QCOMPARE(scene.desk.world->created, 1);
    }

    void answersAreKeptWhenThePageIsClosed()
    {
        Scene scene;
        scene.open();
        scene.page->showStep(SetupPage::Cluster);
        QTest::keyClicks(scene.find<QLineEdit>("setup name"), u"kept-name"_s);
        scene.press("setup close");
        scene.page.reset();
        scene.open();
        QCOMPARE(scene.page->current(), SetupPage::Cluster);
        QCOMPARE(scene.find<QLineEdit>("setup name")->text(), u"kept-name"_s);
        const auto mode = QFile::permissions(scene.desk.path("state/answers.json"));
        QVERIFY(!(mode & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    }

    void undoIsAPlanAndTakesBackOnlyWhatThisSetupMade()
    {
        Scene scene;
        scene.open();
        scene.answer();
        QVERIFY(scene.carryOut());
        scene.page->showStep(SetupPage::Summary);
        scene.offer.reset();
        scene.press("setup undo");
        QVERIFY(scene.offer && scene.offer->dangerous);
        QVERIFY(scene.offer->make().toText().contains(u"crunch-tee-registry"_s));
        QVERIFY(scene.offer->make().phrase.has_value());
        scene.offer->run(*scene.offer->make().phrase);
        QTRY_COMPARE(scene.desk.world->removed, 1);
        QTRY_COMPARE(scene.desk.read("o/config.yml"), SetupDesk::kYaml);
        QTRY_VERIFY(!scene.session()->outcome());
        QTRY_VERIFY(!scene.find<QPushButton>("setup undo")->isEnabled());
    }

    void aRegistryThatIsThereIsAdoptedOnlyWhenSomebodySaysSo()
    {
        Scene scene;
        scene.desk.world->add(u"crunch-tee-registry"_s, QString(40, u'9'));
        scene.open();
        scene.answer();
        scene.page->showStep(SetupPage::Existing);
        QTRY_COMPARE(scene.session()->verdict(SetupPage::Existing), PageVerdict::Failed);
        QTRY_VERIFY(scene.find<QPushButton>("setup adopt registry")->isVisible());
        test::picture(scene.page.get(), u"08-existing-in-the-way"_s);
        scene.press("setup adopt registry");
        QTRY_COMPARE(scene.session()->verdict(SetupPage::Existing), PageVerdict::Warned);
        QVERIFY(scene.carryOut());
        QCOMPARE(scene.desk.world->created, 0);
    }

    void takesAnswersFromFilesOfOtherPrograms_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("the orchestrator's YAML") << u"old.yml"_s
                                                 << QByteArray("infrastructure:\n  runner:\n    type: phala\n    cluster-name: imported\n"
                                                               "    gateway-key-path: /k/key.pem\n    instance-type: tdx.large\n")
                                                 << QString();
        QTest::newRow("the first dialect") << u"first.yml"_s
                                           << QByteArray("infrastructure:\n  runner:\n    type: phala\n    cluster-name: imported\n"
                                                         "    gateway-cert-dir: /k\n    instance-type: tdx.large\n")
                                           << u"gateway-cert-dir"_s;
        QTest::newRow("the script's answers") << u".env.setup"_s
                                              << QByteArray("CLUSTER_NAME=imported\nINSTANCE_TYPE=tdx.large\nPHALA_API_KEY=phak_hunter2hunter2\n")
                                              << u"PHALA_API_KEY stands in this file"_s;
    }
    void takesAnswersFromFilesOfOtherPrograms()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        Scene scene;
        scene.desk.write(file.toUtf8().constData(), text);
        scene.open();
        scene.asked = scene.desk.home.filePath(file);
        scene.press("setup import");
        QCOMPARE(scene.session()->answers().cluster.name, u"imported"_s);
        QCOMPARE(scene.session()->answers().cluster.instanceType, u"tdx.large"_s);
        QVERIFY2(scene.words().contains(said), qPrintable(scene.words()));
        QVERIFY(!scene.words().contains(u"hunter2"_s));
        test::picture(scene.page.get(), u"01-start-import-"_s + file);
    }

    void aFileThatCannotBeReadChangesNoAnswer()
    {
        Scene scene;
        scene.desk.write("bad.yml", "infrastructure: [\n");
        scene.open();
        scene.answer();
        scene.page->showStep(SetupPage::Start);
        scene.asked = scene.desk.path("bad.yml");
        scene.press("setup import");
        QCOMPARE(scene.session()->answers().cluster.name, u"crunch-tee"_s);
        QVERIFY2(scene.words().contains(u"bad.yml"_s), qPrintable(scene.words()));
    }

    void savedAnswersAreReadBackAsTheyWere()
    {
        Scene scene;
        scene.open();
        auto answers = scene.desk.answers();
        answers.accepted = {clustersetup::acceptableCodes().front()};
        answers.cluster.memoryPerModelMb = 16'000'000;
        scene.session()->setAnswers(answers);
        scene.asked = scene.desk.path("answers.yaml");
        scene.press("setup save answers");
        const auto read = clustersetup::parseAnswers(scene.desk.read("answers.yaml"), u"answers.yaml"_s, scene.desk.home.path());
        QVERIFY2(read, read ? "" : qPrintable(read.error().what + read.error().where));
        QCOMPARE(read->digest(), answers.digest());
        QCOMPARE(read->cluster.memoryPerModelMb, answers.cluster.memoryPerModelMb);
        QCOMPARE(read->accepted, answers.accepted);
        QCOMPARE(read->orchestratorEnv, answers.orchestratorEnv);
    }

    void aFindingIsGoneOnWithOnlyAfterItWasTicked()
    {
        Scene scene;
        QByteArray compose = test::goodRegistryCompose();
        compose.replace("    volumes:\n", "      - DEBUG_MODE=true\n    volumes:\n");
        scene.desk.write("registry.yml", compose);
        scene.open();
        scene.answer();
        scene.page->showStep(SetupPage::Files);
        QTRY_COMPARE(scene.session()->verdict(SetupPage::Files), PageVerdict::Failed);
        QTRY_VERIFY(scene.find<QCheckBox>("accept debug-mode") != nullptr);
        test::picture(scene.page.get(), u"02-files-debug"_s);
        scene.find<QCheckBox>("accept debug-mode")->click();
        QTRY_COMPARE(scene.session()->verdict(SetupPage::Files), PageVerdict::Warned);
        QCOMPARE(scene.session()->answers().accepted, QStringList(u"debug-mode"_s));
    }

    void aKeyIsStoredByItsOwnPlanAndNeverShown()
    {
        Scene scene;
        scene.open();
        scene.page->showStep(SetupPage::Account);
        QTRY_VERIFY(scene.page->step(SetupPage::Account)->findChild<QPushButton *>(u"setup enter key"_s)->isVisible());
        auto *step = qobject_cast<KeyStep *>(scene.page->step(SetupPage::Account));
        scene.page->step(SetupPage::Account)->findChild<QPushButton *>(u"setup enter key"_s)->click();
        QVERIFY(step->form()->isOpen());
        auto *field = step->findChild<SecretField *>(u"secret PHALA_API_KEY"_s);
        QVERIFY(field != nullptr);
        QTest::keyClicks(field, u"new-phala-key"_s);
        QVERIFY(!scene.words().contains(u"new-phala-key"_s));
        test::picture(scene.page.get(), u"04-account-form"_s);
        scene.offer.reset();
        step->findChild<QPushButton *>(u"storeCredential"_s)->click();
        QVERIFY(scene.offer && !scene.offer->make().toText().contains(u"new-phala-key"_s));
        scene.offer->run(QString());
        QTRY_VERIFY(!step->form()->isOpen());
        QCOMPARE(scene.bench.kept("PHALA_API_KEY"), QByteArray("new-phala-key"));
    }

    void theNodeThatIsChosenIsTheNodeOfThePlan()
    {
        Scene scene;
        scene.open();
        scene.answer();
        scene.page->showStep(SetupPage::Place);
        auto *table = qobject_cast<PlaceStep *>(scene.page->step(SetupPage::Place))->table();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        table->selectRow(0);
        QCOMPARE(scene.session()->answers().node, u"prod5"_s);
        QVERIFY(scene.toThePlan());
        QVERIFY(scene.session()->plan().toText().contains(u"--node-id 5"_s));
    }
};

QTEST_MAIN(SetupWizardTest)
#include "tst_setup_wizard.moc"
