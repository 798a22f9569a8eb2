// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/model_changes.h"
#include "services/cluster/registry_choice.h"
#include "services/environment/environment_services.h"
#include "tests/services/cluster/scripted_spawntees.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"
#include "tests/ui/clipping.h"
#include "tests/ui/page_walk.h"
#include "tests/ui/picture.h"
#include "ui/cluster/build_form.h"
#include "ui/cluster/cluster_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::test;
using namespace pilothouse::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What the cluster pane does with models and with the cluster as a whole, on spawntees of values.
class ModelsPaneTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<ScriptedList> m_cloud;
    std::shared_ptr<ScriptedSpawntees> m_spawntees;
    EnvironmentServices m_services;
    std::unique_ptr<ClusterPage> m_page;
    QVector<PlanOffer> m_offers;
    QVector<Notice> m_notices;

    ScriptedSpawntee &at(const QString &name) { return *m_spawntees->of(runningCvm(name)); }
    ScriptedSpawntee &runner() { return at(u"a-runner-1"_s); }
    void look()
    {
        const auto looked = await(m_services.clusterRuntime->refresh());
        QVERIFY(looked && *looked);
    }
    void makePage(domain::EnvironmentKind kind = domain::EnvironmentKind::Staging, int maxModels = 0)
    {
        m_page.reset();
        m_services = {};
        m_services.profile.environment = {domain::EnvironmentId(u"staging-crunch"_s), kind};
        m_services.clock = m_clock;
        m_services.access = std::make_shared<domain::WriteAccess>(kind, m_clock);
        m_services.operations = std::make_shared<OperationList>(m_clock);
        m_services.audit = std::make_shared<MemoryAuditLog>();
        cluster::ClusterWorkflow::Parts list;
        list.environment = m_services.profile.environment;
        list.port = m_cloud;
        list.access = m_services.access;
        list.audit = m_services.audit;
        list.operations = m_services.operations;
        list.clock = m_clock;
        m_services.cluster = std::make_shared<cluster::ClusterWorkflow>(list);
        cluster::ClusterRuntime::Parts parts;
        parts.environment = list.environment;
        parts.cvms = m_cloud;
        parts.spawntees = m_spawntees;
        parts.audit = list.audit;
        parts.access = m_services.access;
        parts.clock = m_clock;
        parts.settings.clusterName = u"a"_s;
        parts.settings.securityInterval = 0ms;
        m_services.clusterRuntime = std::make_shared<cluster::ClusterRuntime>(parts);
        cluster::RegistryChoice::Parts choice;
        choice.runtime = m_services.clusterRuntime;
        choice.audit = list.audit;
        m_services.registryChoice = std::make_shared<cluster::RegistryChoice>(choice);
        cluster::ModelWorkflow::Parts models{m_services.clusterRuntime, list.audit, m_services.access, m_clock, maxModels};
        m_services.models = std::make_shared<cluster::ModelWorkflow>(models);
        cluster::ModelChanges::Parts changes;
        changes.environment = list.environment;
        changes.models = m_services.models;
        changes.runtime = m_services.clusterRuntime;
        changes.operations = m_services.operations;
        changes.clock = m_clock;
        changes.settlePoll = 5ms;
        m_services.modelChanges = std::make_shared<cluster::ModelChanges>(changes);
        m_page = std::make_unique<ClusterPage>(m_services);
        connect(m_page.get(), &PanePage::planOffered, this, [this](const PlanOffer &offer) { m_offers << offer; });
        connect(m_page.get(), &PanePage::notify, this, [this](const Notice &notice) { m_notices << notice; });
        m_page->resize(1264, 831);
        m_page->show();
        m_page->activated();
        m_page->refreshNow();
        QTRY_COMPARE(m_page->model()->totalCount(), int(m_cloud->cvms.items.size()));
        look();
    }
    QAction *action(const QString &text) const
    {
        for (QAction *each : m_page->pageActions())
            if (each->text() == text)
                return each;
        return nullptr;
    }
    QAction *inMenu(QMenu *menu, const QString &text) const
    {
        for (QAction *each : menu->actions()) {
            if (each->text().remove(u'&') == text)
                return each;
            if (QAction *found = each->menu() != nullptr ? inMenu(each->menu(), text) : nullptr)
                return found;
        }
        return nullptr;
    }
    /// The menu of the one machine that is selected.
    QMenu *menuOf(const QString &name)
    {
        if (!m_page->showObject(runningCvm(name).id.text()))
            return nullptr;
        for (TableView *view : m_page->findChildren<TableView *>())
            if (view->model() == m_page->model())
                emit view->customContextMenuRequested({});
        return m_page->findChild<QMenu *>(u"cvmMenu"_s);
    }
    BuildForm *form() const { return m_page->findChild<BuildForm *>(); }
    QPushButton *button(const char *name) const { return form()->findChild<QPushButton *>(QString::fromLatin1(name)); }
    void type(const char *field, const QString &text)
    {
        auto *line = form()->findChild<QLineEdit *>(QString::fromLatin1(field));
        line->clear();
        QTest::keyClicks(line, text);
    }
    QString words() const
    {
        QStringList all;
        for (const QWidget *widget : form()->findChildren<QWidget *>())
            if (widget->isVisibleTo(form()))
                all << widget->property("text").toString() << widget->accessibleName();
        return all.join(u'\n');
    }
    void openForm()
    {
        action(u"Build model…"_s)->trigger();
        QVERIFY(form()->isVisible());
    }
    void pictures(const QString &name)
    {
        for (const auto choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
            m_theme->setChoice(choice);
            QCoreApplication::processEvents();
            picture(m_page.get(), name + (choice == SchemeChoice::Light ? u"-light"_s : u"-dark"_s));
        }
        m_theme->setChoice(SchemeChoice::Light);
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
    }
    void init()
    {
        m_offers.clear();
        m_notices.clear();
        m_clock = std::make_shared<FakeClock>();
        m_cloud = std::make_shared<ScriptedList>();
        m_cloud->cvms = listOf({u"a-registry"_s, u"a-runner-1"_s, u"a-runner-2"_s});
        m_spawntees = std::make_shared<ScriptedSpawntees>();
        at(u"a-registry"_s).answers = probeOf(u"registry+runner"_s, true);
    }
    void cleanup()
    {
        m_page.reset();
        m_services = {};
    }

    void theHeadIsElectedAnewAndWhoWonIsTold()
    {
        makePage();
        QCOMPARE(m_services.clusterRuntime->snapshot().value->election.head, std::optional(runningCvm(u"a-runner-1"_s).id));
        m_services.clusterRuntime->promote(runningCvm(u"a-runner-2"_s).id);
        QAction *elect = action(u"Elect the head anew"_s);
        QVERIFY(elect && elect->isVisible());
        elect->trigger();
        QCOMPARE(m_services.clusterRuntime->snapshot().value->election.head, std::optional(runningCvm(u"a-runner-1"_s).id));
        QCOMPARE(m_notices.size(), 1);
        QCOMPARE(m_notices[0].state.word, u"a-runner-1 is the head"_s);
        QVERIFY(!m_notices[0].text.isEmpty());
        QVERIFY2(m_offers.isEmpty(), "only this desk changes its mind: there is nothing to confirm");
    }

    void anElectionThatNobodyWinsIsTold()
    {
        makePage();
        for (const QString &name : {u"a-registry"_s, u"a-runner-1"_s, u"a-runner-2"_s})
            at(name).answers.capacity = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        look();
        action(u"Elect the head anew"_s)->trigger();
        QCOMPARE(m_notices.size(), 1);
        QCOMPARE(m_notices[0].state.tone, models::Tone::Warn);
        QVERIFY(!m_notices[0].text.isEmpty());
    }

    void ofSeveralRegistriesOneIsChosenByHand()
    {
        makePage();
        QVERIFY2(!action(u"Choose registry"_s)->isVisible(), "there is only one");
        at(u"a-runner-2"_s).answers = probeOf(u"registry"_s, true);
        look();
        QAction *choose = action(u"Choose registry"_s);
        QVERIFY(choose->isVisible());
        QVERIFY(!m_services.clusterRuntime->snapshot().value->election.registry);
        choose->trigger();
        QMenu *menu = m_page->findChild<QMenu *>(u"registryMenu"_s);
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().size(), 2);
        QAction *second = inMenu(menu, u"a-runner-2"_s);
        QVERIFY(second && !second->isChecked());
        second->trigger();
        QTRY_COMPARE(m_notices.size(), 1);
        QCOMPARE(m_services.clusterRuntime->snapshot().value->election.registry, std::optional(runningCvm(u"a-runner-2"_s).id));
        QVERIFY2(m_notices[0].state.word.startsWith(u"a-runner-2"_s), qPrintable(m_notices[0].state.word));
        menu->close();
        choose->trigger();
        QTRY_VERIFY(m_page->findChildren<QMenu *>(u"registryMenu"_s).size() >= 1);
        QVERIFY(inMenu(m_page->findChildren<QMenu *>(u"registryMenu"_s).last(), u"a-runner-2"_s)->isChecked());
    }

    void theModelsOfAMachineAreStartedAndStoppedFromItsMenu()
    {
        runner().answers
            = probeOf(u"runner"_s, true,
                      {{u"t1"_s, u"completed"_s, u"30001"_s, u"start_model"_s}, {u"t2"_s, u"completed"_s, u"30002"_s, u"build_model"_s}}, {u"t1"_s});
        makePage();
        QMenu *menu = menuOf(u"a-runner-1"_s);
        QVERIFY(menu != nullptr);
        QAction *stop = inMenu(menu, u"Stop model 30001…"_s);
        QVERIFY(stop && inMenu(menu, u"Start model 30002…"_s));
        QVERIFY(!inMenu(menu, u"Start model 30001…"_s));
        stop->trigger();
        menu->close();
        QCOMPARE(m_offers.size(), 1);
        QVERIFY(m_offers[0].dangerous);
        QCOMPARE(m_offers[0].make().title, u"Stop model 30001"_s);
        QVERIFY(runner().changes.isEmpty());
        runner().details[u"t1"_s] = {detailOf(u"completed"_s, u"stop_model"_s)};
        runner().answers = probeOf(u"runner"_s, true, {{u"t1"_s, u"completed"_s, u"30001"_s, u"stop_model"_s}});
        m_offers[0].run({});
        QTRY_COMPARE(m_notices.size(), 1);
        QCOMPARE(m_notices[0].state.tone, models::Tone::Ok);
        QCOMPARE(runner().changes, QStringList{u"stop t1"_s});
    }

    void noModelIsOutOfReachWhereThereAreMany()
    {
        std::vector<cluster::SpawnteeTask> tasks;
        for (int i = 0; i < 60; ++i)
            tasks.push_back({u"t%1"_s.arg(i), u"completed"_s, QString::number(30'000 + i), u"build_model"_s});
        runner().answers = probeOf(u"runner"_s, true, tasks);
        makePage();
        QMenu *menu = menuOf(u"a-runner-1"_s);
        QVERIFY(menu != nullptr);
        for (int i = 0; i < 60; ++i)
            QVERIFY2(inMenu(menu, u"Start model %1…"_s.arg(30'000 + i)), qPrintable(QString::number(i)));
        QVERIFY2(menu->actions().size() < 30, "the verbs of the machine stay to be seen");
        menu->close();
    }

    void nothingOfModelsIsOfferedWhereWritingIsLocked()
    {
        runner().answers = probeOf(u"runner"_s, true, {{u"t1"_s, u"completed"_s, u"30001"_s, u"build_model"_s}});
        makePage(domain::EnvironmentKind::Production);
        QVERIFY(!action(u"Build model…"_s)->isVisible());
        QMenu *menu = menuOf(u"a-runner-1"_s);
        QVERIFY(menu && !inMenu(menu, u"Start model 30001…"_s));
        menu->close();
        m_services.access->unlock();
        QVERIFY(action(u"Build model…"_s)->isVisible());
        openForm();
        m_services.access->lock();
        QVERIFY(!button("buildPlan")->isVisibleTo(form()));
        QVERIFY2(words().contains(u"unlock writes"_s), qPrintable(words()));
    }

    void theFormOfABuildIsReachedByKeyMenuAndPalette()
    {
        makePage();
        QAction *build = action(u"Build model…"_s);
        QVERIFY2(build != nullptr, "the palette lists the actions of the page");
        QCOMPARE(build->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_B));
        QMenu *menu = menuOf(u"a-runner-1"_s);
        QVERIFY(inMenu(menu, u"Build model…"_s));
        menu->close();
        openForm();
        QVERIFY(form()->findChild<QLineEdit *>(u"buildSubmission"_s)->hasFocus() || !form()->isActiveWindow());
        QCOMPARE(pageFaults(form()).join(u'\n'), QString());
        form()->findChild<QPushButton *>(u"formBack"_s)->click();
        QVERIFY(!form()->isVisible());
    }

    void whoTakesItAndWhetherThereIsRoomIsToldBeforeAnythingIsPlanned()
    {
        cluster::SpawnteeCapacity capacity;
        capacity.acceptingNewModels = true;
        capacity.runningModels = 3;
        capacity.maxModels = 10;
        runner().answers.capacity = capacity;
        makePage();
        openForm();
        QVERIFY2(words().contains(u"a-runner-1"_s), qPrintable(words()));
        QVERIFY2(words().contains(u"a-runner-1 has room (3/10 models)"_s), qPrintable(words()));
        for (const QString &name : {u"a-registry"_s, u"a-runner-1"_s, u"a-runner-2"_s})
            at(name).answers.capacity = cluster::SpawnteeCapacity{};
        look();
        QVERIFY2(words().contains(u"no further runner is added"_s), qPrintable(words()));
        pictures(u"build-full"_s);
    }

    void aPlanNeedsASubmissionThatCanBeOne()
    {
        makePage();
        openForm();
        QVERIFY(!button("buildPlan")->isEnabled());
        QVERIFY2(words().contains(u"A build needs a submission."_s), qPrintable(words()));
        type("buildSubmission", u"30 001"_s);
        QVERIFY(!button("buildPlan")->isEnabled());
        QVERIFY2(words().contains(u"has no blanks"_s), qPrintable(words()));
        type("buildSubmission", u" 30001 "_s);
        QVERIFY2(button("buildPlan")->isEnabled(), "blanks around it are nobody's intention");
        QCOMPARE(form()->request().submissionId, u"30001"_s);
        QTest::keyClick(form()->findChild<QLineEdit *>(u"buildSubmission"_s), Qt::Key_Return);
        QCOMPARE(m_offers.size(), 1);
        QCOMPARE(m_offers[0].make().title, u"Build model 30001"_s);
        QVERIFY2(runner().changes.isEmpty(), "a plan is no build");
        type("buildSubmission", QString(300, u'7'));
        QVERIFY(!button("buildPlan")->isEnabled());
    }

    void atTheLimitOfTheClusterTheFormSaysSo()
    {
        runner().answers = probeOf(u"runner"_s, true, {{u"t"_s, u"completed"_s, u"1"_s, u"start_model"_s}}, {u"t"_s});
        makePage(domain::EnvironmentKind::Staging, 1);
        openForm();
        type("buildSubmission", u"30001"_s);
        QVERIFY(!button("buildPlan")->isEnabled());
        QVERIFY2(words().contains(u"1/1 models"_s), qPrintable(words()));
    }

    void aBuildIsFollowedToItsEndAndCanBeStarted()
    {
        makePage();
        openForm();
        type("buildSubmission", u"30001"_s);
        type("buildName", u"momentum"_s);
        pictures(u"build-form"_s);
        runner().details[u"task-of-30001"_s] = {detailOf(u"running"_s, u"build_model"_s)};
        button("buildPlan")->click();
        m_offers[0].run({});
        QTRY_COMPARE(form()->phase(), BuildForm::Phase::Running);
        QTRY_VERIFY2(words().contains(u"Accepted."_s), qPrintable(words()));
        QVERIFY(button("buildStop")->isVisible() && !button("buildPlan")->isVisible());
        pictures(u"build-running"_s);
        form()->findChild<QPushButton *>(u"formBack"_s)->click();
        runner().answers = probeOf(u"runner"_s, true, {{u"task-of-30001"_s, u"completed"_s, u"30001"_s, u"build_model"_s}});
        runner().details[u"task-of-30001"_s] = {detailOf(u"completed"_s, u"build_model"_s)};
        QTRY_COMPARE(form()->phase(), BuildForm::Phase::Built);
        QCOMPARE(m_notices.size(), 1);
        QCOMPARE(m_notices[0].state.tone, models::Tone::Ok);
        QCOMPARE(runner().changes, QStringList{u"build 30001"_s});
        QAction *build = action(u"Build model…"_s);
        build->trigger(); // an end that was told leaves room for the next
        QCOMPARE(form()->phase(), BuildForm::Phase::Editing);
    }

    void whatWasBuiltIsStartedFromWhereItIsTold()
    {
        makePage();
        openForm();
        type("buildSubmission", u"30001"_s);
        runner().details[u"task-of-30001"_s] = {detailOf(u"completed"_s, u"build_model"_s)};
        runner().answers = probeOf(u"runner"_s, true, {{u"task-of-30001"_s, u"completed"_s, u"30001"_s, u"build_model"_s}});
        button("buildPlan")->click();
        m_offers[0].run({});
        QTRY_COMPARE(form()->phase(), BuildForm::Phase::Built);
        QVERIFY2(words().contains(u"on a-runner-1"_s), qPrintable(words()));
        QTRY_VERIFY(button("buildStart")->isVisible());
        pictures(u"build-done"_s);
        button("buildStart")->click();
        QCOMPARE(m_offers.size(), 2);
        QCOMPARE(m_offers[1].make().title, u"Start model 30001"_s);
        button("buildAnother")->click();
        QCOMPARE(form()->phase(), BuildForm::Phase::Editing);
        QVERIFY(form()->request().submissionId.isEmpty());
    }

    // A build whose answer was lost is looked for before it is sent again.
    void aLostBuildIsCalledUnknownAndLookedForFirst()
    {
        makePage();
        openForm();
        type("buildSubmission", u"30001"_s);
        runner().changeError = errorOfKind(ErrorKind::OutcomeUnknown, u"the answer was lost"_s);
        button("buildPlan")->click();
        m_offers[0].run({});
        QTRY_COMPARE(form()->phase(), BuildForm::Phase::Failed);
        QVERIFY2(words().contains(u"is not known"_s) && words().contains(u"nothing is built twice"_s), qPrintable(words()));
        QVERIFY2(words().contains(u"a-runner-1 is asked for it first"_s), qPrintable(words()));
        QCOMPARE(form()->request().submissionId, u"30001"_s);
        pictures(u"build-unknown"_s);
        runner().changeError.reset();
        runner().answers = probeOf(u"runner"_s, true, {{u"lost"_s, u"running"_s, u"30001"_s, u"build_model"_s}});
        runner().details[u"lost"_s] = {detailOf(u"completed"_s, u"build_model"_s)};
        button("buildPlan")->click();
        m_offers[1].run({});
        QTRY_COMPARE(form()->phase(), BuildForm::Phase::Built);
        QCOMPARE(runner().changes.size(), 1);
    }

    void whoNoLongerWaitsIsToldThatItGoesOn()
    {
        makePage();
        openForm();
        type("buildSubmission", u"30001"_s);
        runner().details[u"task-of-30001"_s] = {detailOf(u"running"_s, u"build_model"_s)};
        button("buildPlan")->click();
        m_offers[0].run({});
        QTRY_VERIFY(button("buildStop")->isVisible());
        QTRY_COMPARE(runner().changes.size(), 1);
        button("buildStop")->click();
        QTRY_COMPARE(form()->phase(), BuildForm::Phase::Failed);
        QVERIFY2(words().contains(u"what was asked for goes on"_s), qPrintable(words()));
        QCOMPARE(runner().changes, QStringList{u"build 30001"_s});
    }

    void anotherIsBuiltWhileTheFirstGoesOn()
    {
        makePage();
        openForm();
        type("buildSubmission", u"30001"_s);
        runner().details[u"task-of-30001"_s] = {detailOf(u"running"_s, u"build_model"_s)};
        button("buildPlan")->click();
        m_offers[0].run({});
        QTRY_COMPARE(runner().changes.size(), 1);
        button("buildAnother")->click();
        QCOMPARE(form()->phase(), BuildForm::Phase::Editing);
        type("buildSubmission", u"30002"_s);
        runner().details[u"task-of-30001"_s] = {detailOf(u"completed"_s, u"build_model"_s)};
        QTRY_COMPARE(m_notices.size(), 1);
        QVERIFY2(m_notices[0].state.word.contains(u"30001"_s), qPrintable(m_notices[0].state.word));
        QCOMPARE(form()->request().submissionId, u"30002"_s);
        QCOMPARE(form()->phase(), BuildForm::Phase::Editing);
    }

    void nothingIsCutAtTheLeastWidth()
    {
        makePage();
        openForm();
        type("buildSubmission", u"30001"_s);
        m_page->resize(848, 620);
        m_page->setNarrow(true);
        QCoreApplication::processEvents();
        QCOMPARE(clippedWords(form()), QStringList());
        pictures(u"build-narrow"_s);
    }
};

QTEST_MAIN(ModelsPaneTest)
#include "tst_models_pane.moc"
