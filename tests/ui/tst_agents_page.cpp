// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "services/environment/environment_services.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"
#include "tests/support/scripted_endpoint.h"
#include "tests/support/scripted_orchestrator.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/page_walk.h"
#include "tests/ui/picture.h"
#include "ui/agents/agent_actions.h"
#include "ui/agents/agent_log_view.h"
#include "ui/agents/agent_panel.h"
#include "ui/agents/agents_page.h"
#include "ui/agents/deploy_form.h"
#include "ui/agents/endpoint_view.h"
#include "ui/agents/sign_in_form.h"
#include "ui/agents/signature_box.h"
#include "ui/agents/state_machine_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/failure_strip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/note.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::deploymentOf;

/// The agents pane over an orchestrator of values.
class AgentsPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::shared_ptr<test::FakeClock> m_clock;
    std::shared_ptr<test::ScriptedOrchestrator> m_port;
    std::shared_ptr<test::ScriptedLive> m_live;
    std::shared_ptr<test::MemoryAuditLog> m_audit;
    std::shared_ptr<test::ScriptedEndpoint> m_endpoint;
    agents::WalletSessions::Choices m_signIns;
    EnvironmentServices m_services;
    std::unique_ptr<AgentsPage> m_page;

    static agents::DevelopmentKey key() { return std::move(*agents::DevelopmentKey::fromHex(Secret::copyOf(QByteArray(63, '0') + "1"))); }

    void makePage(domain::EnvironmentKind kind = domain::EnvironmentKind::Staging)
    {
        m_page.reset();
        m_clock = std::make_shared<test::FakeClock>();
        m_port = std::make_shared<test::ScriptedOrchestrator>();
        m_live = std::make_shared<test::ScriptedLive>();
        m_audit = std::make_shared<test::MemoryAuditLog>();
        m_endpoint = std::make_shared<test::ScriptedEndpoint>();
        m_endpoint->answer = test::ScriptedEndpoint::good(m_clock->utcNow());
        m_port->rows = {deploymentOf(u"0088"_s, u"unhealthy"_s), deploymentOf(u"1042"_s, u"running"_s), deploymentOf(u"0917"_s, u"failed"_s),
                        deploymentOf(u"1873"_s, u"paused_by_host"_s), deploymentOf(u"2207"_s, u"deploying"_s)};
        m_port->rows[1].endpointUrl = u"https://agent.example"_s;
        m_port->rows[2].error = u"image pull failed"_s;
        m_services = {};
        m_services.profile.environment = {domain::EnvironmentId(u"desk"_s), kind};
        m_services.clock = m_clock;
        m_services.access = std::make_shared<domain::WriteAccess>(kind, m_clock);
        m_services.operations = std::make_shared<OperationList>(m_clock);
        agents::AgentsWorkflow::Parts parts;
        parts.environment = m_services.profile.environment;
        parts.port = m_port;
        parts.live = m_live;
        parts.audit = m_audit;
        parts.access = m_services.access;
        parts.operations = m_services.operations;
        parts.clock = m_clock;
        parts.endpoints = m_endpoint;
        parts.signIns = m_signIns;
        parts.settlePoll = 5ms;
        parts.liveBatch = 10ms;
        m_services.agents = std::make_shared<agents::AgentsWorkflow>(parts);
        m_page = std::make_unique<AgentsPage>(m_services);
        m_page->resize(1264, 831);
        m_page->show();
        m_page->activated();
    }
    void load()
    {
        m_services.agents->start(30s);
        QTRY_VERIFY(m_page->model()->totalCount() > 0);
    }
    void poll()
    {
        QSignalSpy spy(m_services.agents.get(), &agents::AgentsWorkflow::snapshotChanged);
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
    FilterField *filter() const { return m_page->findChildren<FilterField *>().first(); }
    EmptyState *empty() const { return table()->findChild<EmptyState *>(); }
    template <typename T>
    T *child(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1StringView(name));
    }
    /// The box for a signature stands in two forms.
    template <typename T>
    T *inForm(const char *name) const
    {
        return m_page->deployForm()->findChild<T *>(QLatin1StringView(name));
    }
    QAction *action(const char *text) const
    {
        for (QAction *each : m_page->actions()->actions())
            if (each->text() == QString::fromUtf8(text))
                return each;
        return nullptr;
    }
    void select(const QStringList &tokens)
    {
        table()->clearSelection();
        for (const QString &token : tokens) {
            const QModelIndex index = m_page->model()->indexOf(u"id-"_s + token);
            QVERIFY(index.isValid());
            table()->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    PlanOffer lastOffer(const QSignalSpy &offers) { return offers.last().first().value<PlanOffer>(); }
    void fill(const QString &token)
    {
        agents::DeployRequest request;
        request.token = token;
        request.wallet = key().address();
        m_page->showDeployForm(request);
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(SchemeChoice::Light); }
    void cleanup()
    {
        if (m_services.agents)
            m_services.agents->stop();
        m_page.reset();
        m_services = {};
        m_signIns = {};
    }

    void everyControlHasANameAndAReason()
    {
        makePage();
        load();
        select({u"0088"_s});
        QTest::qWait(300);
        test::picture(m_page.get(), u"agents-detail"_s);
        QCOMPARE(test::pageFaults(m_page.get()), QStringList());
        QCOMPARE(test::accessibilityComplaints(m_page.get()), QStringList());
        fill(u"3000"_s);
        QTest::qWait(100);
        test::picture(m_page.get(), u"agents-form"_s);
        QCOMPARE(test::pageFaults(m_page.get()), QStringList());
        QCOMPARE(test::accessibilityComplaints(m_page.get()), QStringList());
        m_port->open = {{key().address(), u"0088"_s, m_clock->utcNow().addSecs(3600), m_clock->utcNow().addDays(7)}};
        m_page->showSignIn();
        poll();
        QVERIFY(m_page->signInAction()->isEnabled()); // somebody is signed in and may want to leave
        QTest::qWait(100);
        test::picture(m_page.get(), u"agents-sign-in"_s);
        QCOMPARE(test::pageFaults(m_page.get()), QStringList());
        QCOMPARE(test::accessibilityComplaints(m_page.get()), QStringList());
        m_page->setNarrow(true);
        m_page->resize(960, 620);
        QCOMPARE(test::pageFaults(m_page.get()), QStringList());
    }

    void theModeStandsInTheHeader()
    {
        makePage();
        load();
        const auto word = [this] { return m_page->header()->freshness()->age().word(m_clock->monotonicNow()).word; };
        QCOMPARE(word(), u"Polling"_s);
        m_live->heard = m_clock->monotonicNow();
        m_live->set(agents::LivePort::State::Open);
        QCOMPARE(word(), u"Live"_s);
        m_live->set(agents::LivePort::State::Waiting, u"the connection was closed"_s);
        QCOMPARE(word(), u"Polling"_s);
        m_clock->advance(61s);
        QCOMPARE(word(), u"Stale"_s);
    }

    void theCurrentStateIsLitWhileItChanges()
    {
        makePage();
        load();
        select({u"2207"_s});
        const auto current = [this] {
            for (const auto &node : m_page->panel()->machine()->machine().nodes)
                if (node.current)
                    return node.state;
            return domain::DeploymentState::Unknown;
        };
        QCOMPARE(current(), domain::DeploymentState::Deploying);
        m_live->say(u"2207"_s, u"starting"_s);
        QTRY_COMPARE(current(), domain::DeploymentState::Starting);
        select({u"1873"_s});
        QCOMPARE(current(), domain::DeploymentState::Unknown);
        QVERIFY(m_page->panel()->machine()->machine().outside.contains(u"paused_by_host"_s));
    }

    void aTableWithoutRowsSaysWhy()
    {
        makePage();
        QCOMPARE(empty()->kind(), EmptyState::Kind::NeverLoaded);
        m_port->listError = Error{.kind = ErrorKind::Unauthorised, .what = u"nobody has signed in"_s, .nextStep = u"Sign in with the wallet."_s};
        poll();
        QCOMPARE(empty()->kind(), EmptyState::Kind::NotAllowed);
        m_port->listError = Error{.kind = ErrorKind::Network, .what = u"connection refused"_s};
        poll();
        QCOMPARE(empty()->kind(), EmptyState::Kind::CouldNotLoad);
        m_port->listError.reset();
        const auto rows = std::exchange(m_port->rows, {});
        poll();
        QTRY_COMPARE(empty()->kind(), EmptyState::Kind::NoRows);
        m_port->rows = rows;
        poll();
        QTRY_COMPARE(m_page->model()->totalCount(), 5);
        filter()->setText(u"state:running -provider:secret_vm"_s);
        QTRY_COMPARE(m_page->model()->rowCount(), 0);
        QCOMPARE(empty()->kind(), EmptyState::Kind::FilteredOut);
    }

    void aFailingOrchestratorKeepsTheLastRowsAndSaysSo()
    {
        makePage();
        load();
        select({u"1042"_s});
        m_port->listError = Error{.kind = ErrorKind::Remote, .what = u"the orchestrator says “<b>down</b>”"_s, .where = u"GET /deployments"_s};
        poll();
        QVERIFY(m_page->findChild<FailureStrip *>()->isVisible());
        QCOMPARE(m_page->model()->totalCount(), 5);
        const auto said = [this] { return m_page->findChild<FailureStrip *>()->findChild<Note *>()->accessibleDescription(); };
        QVERIFY2(action("Stop…")->isEnabled() && !said().contains(u"off until a fresh read"_s), qPrintable(said()));
        m_clock->advance(61s);
        poll();
        QVERIFY2(said().contains(u"off until a fresh read"_s), qPrintable(said()));
        QVERIFY(m_page->model()->isStale());
        QVERIFY(!action("Stop…")->isEnabled());
        test::picture(m_page.get(), u"agents-failing"_s);
    }

    void aBulkStopIsAPlanWithWhatIsLostAndWhoIsLeftOut()
    {
        makePage();
        load();
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        select({u"1042"_s, u"0088"_s, u"1873"_s});
        action("Stop…")->trigger();
        QCOMPARE(offers.size(), 1);
        const PlanOffer offer = lastOffer(offers);
        QVERIFY(offer.dangerous);
        const domain::Plan plan = offer.make();
        QCOMPARE(plan.steps.size(), size_t(2));
        QCOMPARE(plan.skipped.size(), 1);
        QVERIFY(plan.steps.front().what.contains(u"loses"_s));
        QCOMPARE(m_port->stopCalls, 0); // only planned so far
        QSignalSpy notices(m_page.get(), &PanePage::notify);
        offer.run({});
        QTRY_VERIFY(!notices.isEmpty());
        QCOMPARE(m_port->stopCalls, 2);
        QCOMPARE(m_audit->recordsOf(u"agent.stop"_s).size(), size_t(4));
    }

    void oneThatStartsIsCancelled()
    {
        makePage();
        load();
        select({u"2207"_s});
        QVERIFY(action("Cancel…") != nullptr);
        select({u"1042"_s});
        QVERIFY(action("Stop…") != nullptr);
    }

    void productionIsReadOnlyUntilItIsUnlocked()
    {
        makePage(domain::EnvironmentKind::Production);
        load();
        select({u"1042"_s});
        QVERIFY(!action("Deploy…")->isVisible() && !action("Stop…")->isVisible()); // absent, not grey
        m_services.access->unlock();
        QVERIFY(action("Deploy…")->isVisible() && action("Stop…")->isVisible());
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        action("Stop…")->trigger();
        QCOMPARE(lastOffer(offers).make().phrase, u"desk/1042"_s);
    }

    void theFormSaysWhatDoesNotHoldBeforeAnythingIsAsked()
    {
        makePage();
        load();
        fill(u"1042"_s); // it runs already
        QVERIFY(!child<QPushButton>("deployOpen")->isEnabled());
        QVERIFY(!inForm<QPushButton>("askForText")->isEnabled());
        fill(u"3000"_s);
        QVERIFY(inForm<QPushButton>("askForText")->isEnabled());
        child<QLineEdit>("deployWallet")->setText(u"secret1wrong"_s);
        QVERIFY(!inForm<QPushButton>("askForText")->isEnabled());
        child<QLineEdit>("deployWallet")->setText(key().address());
        QVERIFY(!child<QPushButton>("deployOpen")->isEnabled());
        QVERIFY(child<QPushButton>("deployOpen")->accessibleDescription().contains(u"sign"_s));
        QCOMPARE(m_port->deployCalls, 0);
    }

    void theTextIsShownInClearAndAPastedSignatureIsCheckedHere()
    {
        makePage();
        load();
        fill(u"3000"_s);
        SignatureBox *const box = m_page->deployForm()->signature();
        inForm<QPushButton>("askForText")->click();
        QTRY_COMPARE(box->shownMessage(), u"\nSign in\n\nNonce: 1\n"_s);
        QVERIFY(!inForm<QPushButton>("signForDevelopment")->isVisible()); // not this wallet's key
        auto *const paste = inForm<QPlainTextEdit>("walletAnswer");
        const auto answer = [](const QByteArray &message) {
            const auto signature = key().sign(message, agents::SigningScheme::Adr036);
            return agents::keyText(signature->signature, agents::KeyEncoding::Hex) + u' '
                   + agents::keyText(signature->publicKey, agents::KeyEncoding::Base64);
        };
        paste->setPlainText(answer("another text"));
        QVERIFY(!box->isReady());
        QVERIFY(!child<QPushButton>("deployOpen")->isEnabled());
        paste->setPlainText(answer("\nSign in\n\nNonce: 1\n"));
        QVERIFY(box->isReady());
        QVERIFY(child<QPushButton>("deployOpen")->isEnabled());
        child<QLineEdit>("deployToken")->setText(u"3001"_s); // signed for another NFT: void
        QVERIFY(!box->isReady());
    }

    void aDeploymentGoesThroughItsPlanAndIsRecorded()
    {
        makePage();
        load();
        m_port->ownWallet = key().address();
        fill(u"3000"_s);
        SignatureBox *const box = m_page->deployForm()->signature();
        box->ask();
        QTRY_VERIFY(!box->shownMessage().isEmpty());
        const auto signature = key().sign("\nSign in\n\nNonce: 1\n", agents::SigningScheme::Adr036);
        inForm<QPlainTextEdit>("walletAnswer")
            ->setPlainText(agents::keyText(signature->signature, agents::KeyEncoding::Base64) + u' '
                           + agents::keyText(signature->publicKey, agents::KeyEncoding::Base64));
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        child<QPushButton>("deployOpen")->click();
        QCOMPARE(offers.size(), 1);
        QCOMPARE(m_port->deployCalls, 0);
        lastOffer(offers).run({});
        QTRY_COMPARE(m_audit->recordsOf(u"agent.deploy"_s).size(), size_t(2));
        QCOMPARE(m_port->signIns, 1);
        QCOMPARE(m_port->deployCalls, 1);
        QVERIFY(!box->isReady()); // a text is signed for one deployment
        QTRY_COMPARE(m_page->model()->totalCount(), 6);
    }

    void deployAgainTakesOverWhatFailed()
    {
        makePage();
        load();
        select({u"0917"_s});
        action("Deploy again…")->trigger();
        QCOMPARE(m_page->deployForm()->request().token, u"0917"_s);
        QCOMPARE(m_page->deployForm()->request().wallet, u"secret1owner"_s);
        select({u"1042"_s});
        QVERIFY(!action("Deploy again…")->isVisible());
    }

    void copiesCurlWithoutAnySecret()
    {
        makePage();
        load();
        select({u"0088"_s});
        action("Copy as curl")->trigger();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.startsWith(u"curl "_s) && text.contains(u"/deployments/0088"_s) && text.contains(u"$ORCHESTRATOR_TOKEN"_s), qPrintable(text));
    }

    void whoStaysWithADeploymentSeesItsEndpointProbed()
    {
        makePage();
        load();
        select({u"1042"_s});
        const auto text = [this] { return m_page->panel()->endpoint()->text(); };
        QCOMPARE(text().verdict.mark, models::Mark::Unknown); // not probed is not good
        QVERIFY(text().steps.empty());
        QTRY_COMPARE(text().verdict.mark, models::Mark::Pass);
        QCOMPARE(m_endpoint->asked, QStringList(u"https://agent.example"_s));
        QCOMPARE(text().steps.size(), size_t(6));
        QStringList facts;
        for (const auto &pair : text().facts)
            facts << pair.value;
        const QString all = facts.join(u'|');
        QVERIFY2(all.contains(QString(u"ab"_s).repeated(32)) && all.contains(u"60 days left"_s) && all.contains(u"UTC"_s), qPrintable(all));
        m_page->panel()->showTab(AgentPanel::Endpoint);
        QTest::qWait(100);
        test::picture(m_page.get(), u"agents-endpoint"_s);
        QCOMPARE(test::pageFaults(m_page.get()), QStringList());
        QCOMPARE(test::accessibilityComplaints(m_page.get()), QStringList());
        child<QPushButton>("probeEndpoint")->click();
        QCOMPARE(m_endpoint->asked.size(), 2);
    }

    void aProbeThatHangsIsCancelledAndNothingIsKnownThen()
    {
        makePage();
        load();
        m_endpoint->hangs = true;
        select({u"1042"_s});
        auto *const button = child<QPushButton>("probeEndpoint");
        button->click();
        QCOMPARE(m_page->panel()->endpoint()->text().verdict.mark, models::Mark::Busy);
        QTRY_VERIFY(!m_page->panel()->endpoint()->text().steps.empty()); // progress
        button->click();
        QCOMPARE(m_page->panel()->endpoint()->text().verdict.mark, models::Mark::Unknown);
        QTRY_COMPARE(m_endpoint->cancelled, 1);
        m_endpoint->hangs = false;
        m_endpoint->answer.trust = {agents::ProbeOutcome::Failed, u"<b>self-signed</b>"_s, std::nullopt};
        button->click();
        QTRY_COMPARE(m_page->panel()->endpoint()->text().verdict.mark, models::Mark::Fail);
    }

    void whatHasNoEndpointCannotBeProbed()
    {
        makePage();
        load();
        select({u"2207"_s});
        QVERIFY(!child<QPushButton>("probeEndpoint")->isEnabled());
        QCOMPARE(m_page->panel()->endpoint()->text().verdict.mark, models::Mark::Unknown);
        QVERIFY(m_endpoint->asked.isEmpty());
    }

    void withoutWalletOrNftSigningInSaysWhatTheProfileLacks()
    {
        makePage();
        load();
        QVERIFY(!m_page->signInAction()->isEnabled());
        QVERIFY(m_page->signInAction()->statusTip().contains(u"orchestrator.wallet"_s));
        m_page->showSignIn();
        QVERIFY(!child<QPushButton>("signIn")->isEnabled());
        QVERIFY(child<QPushButton>("signIn")->accessibleDescription().contains(u"orchestrator.nfts"_s));
    }

    void signingInShowsTheTextTakesTheWalletsAnswerAndReadsAgain()
    {
        m_signIns = {key().address(), {u"0088"_s, u"0917"_s}};
        makePage();
        load();
        QVERIFY(m_page->signInAction()->isEnabled());
        m_page->signInAction()->trigger();
        SignInForm *const form = m_page->signInForm();
        QVERIFY(form->sessionLines().isEmpty());
        auto *const nft = child<QComboBox>("signInNft");
        QCOMPARE(nft->count(), 2);
        nft->setCurrentIndex(1);
        form->signature()->ask();
        QTRY_COMPARE(form->signature()->shownMessage(), u"\nSign in\n\nNonce: 1\n"_s);
        QVERIFY(!child<QPushButton>("signIn")->isEnabled());
        const auto signature = key().sign("\nSign in\n\nNonce: 1\n", agents::SigningScheme::Adr036);
        form->findChild<QPlainTextEdit *>(u"walletAnswer"_s)
            ->setPlainText(agents::keyText(signature->signature, agents::KeyEncoding::Base64) + u' '
                           + agents::keyText(signature->publicKey, agents::KeyEncoding::Base64));
        QVERIFY(child<QPushButton>("signIn")->isEnabled());
        const int lists = m_port->listCalls;
        child<QPushButton>("signIn")->click();
        QTRY_COMPARE(form->sessionLines().size(), 1);
        QCOMPARE(m_port->signIns, 1);
        QVERIFY2(form->sessionLines().first().contains(u"NFT 0917"_s) && form->sessionLines().first().contains(u"2026-01-22"_s),
                 qPrintable(form->sessionLines().first()));
        QTRY_VERIFY(m_port->listCalls > lists);
        QVERIFY(!form->signature()->isReady()); // a text is signed once

        QSignalSpy notices(m_page.get(), &PanePage::notify);
        form->findChild<QPushButton *>(u"signOut"_s)->click();
        QTRY_VERIFY(form->sessionLines().isEmpty());
        QCOMPARE(m_port->signOuts, 1);
        QCOMPARE(notices.size(), 1);
    }

    void anEmptyListThatNeedsASignInOffersIt()
    {
        m_signIns = {key().address(), {u"0088"_s}};
        makePage();
        m_port->listError = Error{.kind = ErrorKind::Unauthorised, .what = u"nobody has signed in"_s, .nextStep = u"Sign in with the wallet."_s};
        poll();
        QCOMPARE(empty()->kind(), EmptyState::Kind::NotAllowed);
        QPushButton *offered = nullptr;
        for (QPushButton *button : empty()->findChildren<QPushButton *>())
            if (button->text() == u"Sign in…"_s)
                offered = button;
        QVERIFY(offered != nullptr);
        offered->click();
        QVERIFY(m_page->signInForm()->isVisible());
    }

    void theLogIsShownWhereThereIsOneAndFollowedWhenAsked()
    {
        makePage();
        load();
        AgentLogView *const log = m_page->panel()->log();
        m_page->panel()->showTab(AgentPanel::Log);
        select({u"1042"_s});
        QTRY_VERIFY(log->findChild<QPlainTextEdit *>()->isHidden()); // this orchestrator has none, and says so
        m_port->log = QStringList{u"agent <b>up</b>"_s, u"ready\u202e"_s};
        m_page->refreshNow();
        QTRY_COMPARE(log->shownText(), u"agent <b>up</b>\nreadyU+202E"_s);
        QVERIFY(!log->isFollowing());
        m_port->log->append(u"one more"_s);
        child<QCheckBox>("followLog")->setChecked(true);
        QTRY_VERIFY(log->shownText().endsWith(u"one more"_s));
    }
};

QTEST_MAIN(AgentsPageTest)
#include "tst_agents_page.moc"
