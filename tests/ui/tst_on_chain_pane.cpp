// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/environment_builder.h"
#include "models/node_choice_model.h"
#include "tests/ui/clipping.h"
#include "tests/ui/cluster_scene.h"
#include "tests/ui/page_walk.h"
#include "ui/cluster/update_form.h"
#include "ui/cluster/change_forms.h"
#include "ui/cluster/compose_box.h"
#include "ui/cluster/copy_line.h"
#include "ui/cluster/cvm_deploy_form.h"
#include "ui/cluster/deploy_desk.h"
#include "ui/cluster/deploy_progress.h"
#include "ui/cluster/machine_box.h"
#include "ui/cluster/on_chain_desk.h"
#include "ui/cluster/on_chain_step.h"
#include "ui/widgets/key_value_list.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::await;

namespace {

const QString kMachine = u"crunch-tee-registry"_s;
const QString kTransaction = u"0x"_s + QString(64, u'7');
const QString kWallet = u"0x"_s + QString(40, u'a');
const QString kContract = u"0x"_s + QString(40, u'b');

} // namespace

/// Changes that a contract's owner has to allow, in the window, on a demo fleet over real sockets.
class OnChainPaneTest : public QObject, test::ClusterScene
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_state;
    QVector<PlanOffer> m_offers;
    QVector<Notice> m_notices;
    int m_version = 0;

    void needChain() { fault(u"needs-chain"_s); }
    void allowOnChain() { clearFaults(); }
    /// The program, from its start, over what it kept.
    void open(domain::EnvironmentKind kind = domain::EnvironmentKind::Demo)
    {
        domain::Profile profile = m_fleet->profile();
        profile.environment.kind = kind;
        composition::BuildOptions build;
        build.clock = m_clock;
        build.secrets = m_fleet->secrets();
        build.stateFolder = m_state->path();
        const auto built = await(composition::buildEnvironment(profile, build));
        QVERIFY(built && *built);
        m_services = **built;
        m_services->access->unlock();
        QVERIFY(showPage(2s));
        connect(m_page.get(), &PanePage::planOffered, this, [this](const PlanOffer &offer) { m_offers << offer; });
        connect(m_page.get(), &PanePage::notify, this, [this](const Notice &notice) { m_notices << notice; });
    }
    void close()
    {
        m_page.reset();
        await(composition::closeEnvironment(m_services));
        m_services.reset();
        m_offers.clear();
        m_notices.clear();
    }
    domain::CvmId id() const
    {
        for (const domain::Cvm &cvm : m_services->cluster->snapshot().value->items)
            if (cvm.name == kMachine)
                return cvm.id;
        return {};
    }
    /// As a form does whose change was answered with a step on chain.
    void askForUpdate()
    {
        needChain();
        auto update = std::make_shared<cluster::CvmUpdate>();
        update->composeText = QByteArray("services:\n  web:\n    image: nginx:1.") + QByteArray::number(++m_version) + "\n";
        const auto offer = await(m_services->cvmChanges->prepareUpdate(id().text(), update));
        QVERIFY(offer && *offer);
        const auto result = await(m_services->cvmChanges->run(**offer, (**offer)->plan.phrase.value_or(QString())));
        QVERIFY(result && *result);
        QVERIFY2((*result)->onChain != nullptr, qPrintable((*result)->text));
        m_page->onChainDesk()->open((*result)->id);
    }
    OnChainStepView *view() const { return m_page->onChainDesk()->view(); }
    /// Of the page of a kept step first: the forms show steps too.
    QPushButton *button(const char *name) const
    {
        auto *own = view()->findChild<QPushButton *>(QString::fromLatin1(name));
        return own != nullptr ? own : find<QPushButton>(name);
    }
    void type(const QString &text)
    {
        auto *field = view()->findChild<QLineEdit *>(u"chainTransaction"_s);
        field->clear();
        QTest::keyClicks(field, text);
    }
    static QString words(const QWidget *in)
    {
        QStringList all;
        for (const QWidget *widget : in->findChildren<QWidget *>())
            if (widget->isVisibleTo(in))
                all << widget->property("text").toString() << widget->accessibleName();
        return all.join(u'\n');
    }
    QString codeOf(const OnChainStepView *in, const QString &name) const
    {
        for (const HashLabel *label : in->findChildren<HashLabel *>())
            if (label->accessibleName() == name && label->isVisibleTo(in))
                return label->hash();
        return {};
    }
    /// Plans the commit and carries it out.
    Notice commit(const char *by = "chainCommit")
    {
        m_notices.clear();
        m_offers.clear();
        button(by)->click();
        if (!QTest::qWaitFor([this] { return !m_offers.isEmpty(); }, 30'000))
            return {};
        m_offers[0].run(m_offers[0].make().phrase.value_or(QString()));
        hurry([this] { return !m_notices.isEmpty(); });
        return m_notices.isEmpty() ? Notice() : m_notices.last();
    }

private slots:
    void initTestCase() { QVERIFY(startFleet(9)); }
    void init()
    {
        clearFaults();
        m_state = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { close(); }
    void cleanupTestCase() { m_fleet.reset(); }

    void whatTheOwnerSignsIsToldToTheLetter()
    {
        QVERIFY(!m_page->onChainDesk()->strip()->isVisible());
        askForUpdate();
        QVERIFY(view()->isVisible());
        const auto kept = m_services->onChainSteps->find(id());
        QVERIFY(kept);
        QCOMPARE(codeOf(view(), u"Contract of the app"_s), kept->step->contract);
        QCOMPARE(codeOf(view(), u"Call"_s), u"addComposeHash(bytes32)"_s);
        QCOMPARE(codeOf(view(), u"Calldata"_s), u"0xdfc77223"_s + kept->step->composeHash);
        QCOMPARE(codeOf(view(), u"Compose hash"_s), u"0x"_s + kept->step->composeHash);
        QCOMPARE(codeOf(view(), u"Device id"_s), u"0x"_s + kept->step->deviceId);
        QVERIFY2(words(view()).contains(u"Base (8453)"_s), qPrintable(words(view())));
        QVERIFY2(words(view()).contains(u"(465)"_s), qPrintable(words(view())));
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
        pictures(u"chain-step"_s);
    }

    void theResultOfAFormLeadsToItsStep()
    {
        needChain();
        m_page->showObject(id().text());
        auto *compose = m_page->changeForms()->actions().at(2);
        QTRY_VERIFY(compose->isVisible() && compose->isEnabled());
        compose->trigger();
        auto *form = m_page->changeForms()->composeForm();
        QTRY_VERIFY(!form->compose()->text().isEmpty());
        form->compose()->setText("services:\n  web:\n    image: nginx:2." + QByteArray::number(++m_version) + "\n", u"typed"_s);
        QTRY_VERIFY(button("composePlan")->isEnabled());
        button("composePlan")->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_offers.size(), 1, 30'000);
        m_offers[0].run(m_offers[0].make().phrase.value_or(QString()));
        QTRY_VERIFY_WITH_TIMEOUT(button("changeOnChain") && button("changeOnChain")->isVisible(), 30'000);
        button("changeOnChain")->click();
        QTRY_VERIFY(view()->isVisible());
        QCOMPARE(codeOf(view(), u"Contract of the app"_s), m_services->onChainSteps->find(id())->step->contract);
    }

    void everyCodeIsCopiedWhole()
    {
        askForUpdate();
        int copied = 0;
        for (const CopyLine *line : view()->findChildren<CopyLine *>()) {
            QApplication::clipboard()->clear();
            line->findChild<QPushButton *>()->click();
            QCOMPARE(QApplication::clipboard()->text(), line->findChild<HashLabel *>()->hash());
            ++copied;
        }
        QVERIFY(copied >= 5);
    }

    void whatIsNoTransactionIsRefusedWithItsReasonAndStaysTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing") << QString() << u"is missing"_s;
        QTest::newRow("no prefix") << QString(64, u'7') << u"begins with 0x"_s;
        QTest::newRow("short") << u"0x1234"_s << u"these are 4"_s;
        QTest::newRow("long") << kTransaction + u"77"_s << u"these are 66"_s;
        QTest::newRow("no hex") << u"0x"_s + QString(64, u'g') << u"Only the digits"_s;
    }
    void whatIsNoTransactionIsRefusedWithItsReasonAndStaysTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, reason);
        askForUpdate();
        type(typed);
        QVERIFY(!button("chainCommit")->isEnabled());
        QVERIFY2(words(view()).contains(reason), qPrintable(words(view())));
        QCOMPARE(view()->transaction(), typed);
        type(u" "_s + kTransaction + u" "_s);
        QVERIFY2(button("chainCommit")->isEnabled(), "blanks around what was pasted are nobody's intention");
    }

    void aCommitThatIsNotAllowedYetKeepsEverythingAndCanBeSentAgain()
    {
        askForUpdate();
        const QString hash = m_services->onChainSteps->find(id())->step->composeHash;
        type(kTransaction);
        const Notice early = commit();
        QCOMPARE(early.state.tone, models::Tone::Fail);
        QVERIFY2(words(view()).contains(u"(468)"_s), qPrintable(words(view())));
        QCOMPARE(view()->transaction(), kTransaction);
        QCOMPARE(codeOf(view(), u"Calldata"_s), u"0xdfc77223"_s + hash);
        QVERIFY(m_services->onChainSteps->find(id()));
        pictures(u"chain-468"_s);
        allowOnChain();
        const Notice done = commit();
        QVERIFY2(done.state.tone == models::Tone::Ok, qPrintable(done.state.word + done.text));
        QVERIFY(!m_services->onChainSteps->find(id()));
        QVERIFY(!m_page->onChainDesk()->strip()->isVisible());
        QVERIFY2(words(view()).contains(u"Committed"_s), qPrintable(words(view())));
        QVERIFY(!button("chainCommit")->isVisible());
        pictures(u"chain-done"_s);
        const auto cvm = await(m_services->cvms->get(id().text()));
        QVERIFY(cvm && *cvm);
        QCOMPARE((*cvm)->composeHash, hash);
    }

    void aClosedFormIsTakenUpAgainFromTheStripAndThePalette()
    {
        askForUpdate();
        type(kTransaction);
        for (QPushButton *back : m_page->findChildren<QPushButton *>(u"formBack"_s))
            if (back->isVisible())
                back->click();
        QVERIFY(!view()->isVisible());
        QVERIFY(m_page->onChainDesk()->strip()->isVisible());
        QVERIFY2(words(m_page->onChainDesk()->strip()).contains(kMachine), qPrintable(words(m_page->onChainDesk()->strip())));
        pictures(u"chain-strip"_s);
        button("chainOpen")->click();
        QVERIFY(view()->isVisible());
        QCOMPARE(view()->transaction(), kTransaction);
        QAction *action = m_page->onChainDesk()->action();
        QVERIFY(m_page->pageActions().contains(action) && action->isVisible());
        QVERIFY2(words(m_page.get()).contains(u"also when Pilothouse is closed"_s), "how long it is kept is said plainly");
    }

    void afterARestartOfTheProgramItIsCommittedAllTheSame()
    {
        askForUpdate();
        type(kTransaction);
        QCOMPARE(commit().state.tone, models::Tone::Fail);
        close();
        open();
        QVERIFY(m_page->onChainDesk()->strip()->isVisible());
        button("chainOpen")->click();
        QCOMPARE(view()->transaction(), kTransaction);
        QVERIFY(m_services->onChainSteps->find(id())->step->commitToken.isEmpty());
        allowOnChain();
        const Notice done = commit();
        QVERIFY2(done.state.tone == models::Tone::Ok, qPrintable(done.state.word + done.text));
    }

    void whatWasRegisteredAlreadyNeedsNoTransaction()
    {
        askForUpdate();
        allowOnChain();
        const Notice done = commit("chainRegistered");
        QVERIFY2(done.state.tone == models::Tone::Ok, qPrintable(done.state.word + done.text));
    }

    void whatIsForgottenIsGoneFromTheDeskAndNothingIsChanged()
    {
        askForUpdate();
        const QString before = m_services->cluster->snapshot().value->items.front().composeHash;
        button("chainForget")->click();
        QTRY_VERIFY(!m_services->onChainSteps->find(id()));
        QTRY_VERIFY(!view()->isVisible());
        QVERIFY(!m_page->onChainDesk()->strip()->isVisible());
        QVERIFY(!m_page->onChainDesk()->action()->isVisible());
        QCOMPARE(m_services->cluster->snapshot().value->items.front().composeHash, before);
    }

    void whereWritingIsLockedItIsReadAndNotCommitted()
    {
        close();
        open(domain::EnvironmentKind::Production); // a demo is never locked
        askForUpdate();
        QVERIFY(button("chainCommit")->isVisibleTo(view()));
        m_services->access->lock();
        QVERIFY(!button("chainCommit")->isVisibleTo(view()));
        QVERIFY(view()->isVisible());
    }

    void aNewAppOnAChainTellsTheCallThatMakesItsContract()
    {
        auto *desk = m_page->deployDesk();
        desk->deployAction()->trigger();
        QTRY_VERIFY(desk->form()->machine()->type().has_value());
        QTRY_VERIFY(desk->form()->nodes()->rowCount() > 0);
        desk->form()->setName(u"chain-app"_s);
        desk->form()->compose()->setText("services:\n  web:\n    image: nginx:1.27\n", u"typed"_s);
        auto *kms = find<QComboBox>("deployKms");
        kms->setCurrentIndex(2);
        QTRY_VERIFY(button("deployPlan")->isEnabled());
        button("deployPlan")->click();
        auto *step = desk->form()->findChild<OnChainStepView *>();
        QTRY_VERIFY(step->isVisible());
        QVERIFY(m_offers.isEmpty());
        QTRY_VERIFY2(codeOf(step, u"Call"_s).startsWith(u"deployAndRegisterApp("_s), qPrintable(words(desk->form())));
        QVERIFY2(codeOf(step, u"Calldata"_s).isEmpty(), "it begins with a wallet that nobody named");
        find<QLineEdit>("deployDeployer")->setText(kWallet);
        QTRY_VERIFY(codeOf(step, u"Calldata"_s).startsWith(u"0x8618169d"_s));
        QVERIFY(codeOf(step, u"Calldata"_s).contains(kWallet.mid(2)));
        pictures(u"chain-contract"_s);
        find<QLineEdit>("deployContract")->setText(kContract);
        needChain();
        button("deployPlan")->click();
        QTRY_COMPARE(m_offers.size(), 1);
        QVERIFY2(m_offers[0].make().isAllowed(), qPrintable(m_offers[0].make().refusal));
        m_offers[0].run(m_offers[0].make().phrase.value_or(QString()));
        QTRY_COMPARE_WITH_TIMEOUT(m_notices.size(), 1, 30'000);
        QCOMPARE(m_notices[0].state.tone, models::Tone::Fail);
        auto *refused = desk->progress()->findChild<OnChainStepView *>();
        QTRY_VERIFY2_WITH_TIMEOUT(refused->isVisible(), qPrintable(words(desk->progress())), 30'000);
        QTRY_COMPARE(codeOf(refused, u"Contract of the app"_s), kContract);
        QVERIFY2(words(refused).contains(u"planned again"_s), qPrintable(words(refused)));
        pictures(u"chain-create"_s);
        QTRY_VERIFY(button("deployRetry")->isVisible());
        allowOnChain();
        button("deployRetry")->click();
        QTRY_COMPARE(m_offers.size(), 2);
        m_offers[1].run(m_offers[1].make().phrase.value_or(QString()));
        hurry([this] { return m_notices.size() >= 2; });
        QVERIFY2(m_notices.size() == 2 && m_notices[1].state.tone == models::Tone::Ok,
                 qPrintable(m_notices.last().state.word + m_notices.last().text));
        QVERIFY(!refused->isVisible());
    }

    void nothingIsCutAtTheLeastWidth()
    {
        askForUpdate();
        m_page->resize(848, 620);
        m_page->setNarrow(true);
        QCoreApplication::processEvents();
        QCOMPARE(test::clippedWords(view()), QStringList());
    }
};

QTEST_MAIN(OnChainPaneTest)
#include "tst_on_chain_pane.moc"
