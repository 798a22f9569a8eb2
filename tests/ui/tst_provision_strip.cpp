// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_workflow.h"
#include "tests/app/provisioning_desk.h"
#include "tests/ui/picture.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/provision_strip.h"
#include "ui/widgets/plan_sheet.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QPushButton>

using namespace pilothouse;
using namespace pilothouse::test;
using namespace pilothouse::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using cluster::ProvisionStage;

/// The strip over the cluster pane, on a real demo fleet that is full.
class ProvisionStripTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ProvisioningDesk> m_desk;
    std::unique_ptr<ClusterPage> m_page;
    QList<PlanOffer> m_offers;
    QList<Notice> m_notices;

    ProvisioningDesk &desk() { return *m_desk; }
    const cluster::ProvisionerView &view() { return m_desk->provisioner->view(); }
    void open()
    {
        QVERIFY(desk().open());
        QVERIFY(desk().fillAll());
        showPage();
    }
    void showPage()
    {
        desk().services->provisioner = desk().provisioner; // the one that is in a hurry
        m_page = std::make_unique<ClusterPage>(*desk().services);
        m_page->resize(1264, 831);
        m_page->show();
        m_page->activated();
        connect(m_page.get(), &PanePage::planOffered, this, [this](const PlanOffer &offer) { m_offers << offer; });
        connect(m_page.get(), &PanePage::notify, this, [this](const Notice &notice) { m_notices << notice; });
        const auto listed = await(desk().services->cluster->refresh());
        QVERIFY(listed);
    }
    QPushButton *button(const char *name) const { return m_page->findChild<QPushButton *>(QLatin1StringView(name)); }
    ProvisionStrip *strip() const { return m_page->findChild<ProvisionStrip *>(); }
    QString words() const
    {
        QStringList all;
        for (const PlainLabel *label : strip()->findChildren<PlainLabel *>())
            if (label->isVisibleTo(strip()))
                all << label->text();
        return all.join(u'\n');
    }
    void pictures(QWidget *widget, const QString &name)
    {
        for (const auto choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
            m_theme->setChoice(choice);
            QCoreApplication::processEvents();
            picture(widget, name + (choice == SchemeChoice::Light ? u"-light"_s : u"-dark"_s));
        }
        m_theme->setChoice(SchemeChoice::Light);
    }
    /// Presses the button and gives the plan that comes of it.
    PlanOffer planned()
    {
        button("provisionPlan")->click();
        if (!QTest::qWaitFor([this] { return !m_offers.isEmpty(); }, 10'000))
            qFatal("no plan came");
        return m_offers.takeFirst();
    }
    void flyWhileRunning()
    {
        for (int turn = 0; turn < 200 && view().running; ++turn)
            desk().flyUntil([this] { return !view().running; });
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
        m_desk = std::make_unique<ProvisioningDesk>();
        QVERIFY(desk().start());
    }
    void cleanup()
    {
        m_page.reset();
        desk().close();
        m_desk.reset();
    }

    void isHiddenWhileThereIsRoom()
    {
        QVERIFY(desk().open());
        showPage();
        QVERIFY(strip() && !strip()->isVisible());
    }
    void proposesWithTheReasonAndTheCostAndPlansOnOneClick()
    {
        open();
        QVERIFY(strip()->isVisible());
        QVERIFY2(words().contains(u"are full"_s) && words().contains(u"within the budget of $12.00 an hour"_s), qPrintable(words()));
        QVERIFY(button("provisionPlan")->isVisible());
        QVERIFY(!button("provisionCancel")->isVisible());
        pictures(m_page.get(), u"provision-proposal"_s);
        const PlanOffer offer = planned();
        PlanSheet sheet(offer, desk().clock);
        sheet.resize(776, sheet.preferredHeight(776));
        pictures(&sheet, u"provision-sheet"_s);
        QVERIFY(offer.make().isAllowed());
        QVERIFY(!view().running);
    }
    // 36
    void holdsARunnerWhoseHashIsRefusedWhereThatIsTickedOnThePlan()
    {
        open();
        desk().fleet.fault(u"cvm:crunch-tee-registry"_s, u"approval-refused"_s);
        const PlanOffer offer = planned();
        PlanSheet sheet(offer, desk().clock);
        sheet.resize(776, sheet.preferredHeight(776));
        sheet.show();
        auto *box = sheet.findChild<QCheckBox *>(u"planChoice"_s);
        QVERIFY(box);
        QVERIFY2(!box->isChecked(), "cleaning up is what nobody has to ask for");
        QVERIFY2(sheet.plan().toText().contains(u"if it refuses, the runner is deleted again"_s), qPrintable(sheet.plan().toText()));
        box->click();
        QTRY_VERIFY2(sheet.plan().toText().contains(u"if it refuses, the runner is held"_s), qPrintable(sheet.plan().toText()));
        sheet.resize(776, sheet.preferredHeight(776));
        pictures(&sheet, u"provision-sheet-hold"_s);
        offer.run({});
        QTRY_VERIFY(view().running.has_value());
        flyWhileRunning();
        QTRY_COMPARE(view().stillPaid.size(), size_t(1));
        QCOMPARE(view().stillPaid.front().state, cluster::PaidCvm::State::Held);
        QTRY_VERIFY2(words().contains(u"held: the registry did not approve its hash"_s), qPrintable(words()));
        QCOMPARE(desk().records(u"cluster.provision"_s).front().evidence[u"onRefusal"_s].toString(), u"hold"_s);
    }
    void tellsTheStageAndTheTimeLeftAndCancels()
    {
        open();
        planned().run({});
        QTRY_VERIFY(view().running.has_value());
        for (int turn = 0; turn < 60 && view().running && view().running->stage != ProvisionStage::Hashes; ++turn)
            desk().flyUntil([this] { return view().running && view().running->stage == ProvisionStage::Hashes; });
        QVERIFY(view().running);
        QTRY_VERIFY2(words().contains(u"Waiting for certificate hashes"_s), qPrintable(words()));
        QVERIFY2(words().contains(u"given up in"_s), qPrintable(words()));
        QVERIFY(button("provisionCancel")->isVisible());
        QVERIFY(!button("provisionPlan")->isVisible());
        pictures(m_page.get(), u"provision-running"_s);
        button("provisionCancel")->click();
        flyWhileRunning();
        QTRY_COMPARE(m_notices.size(), 1);
        QCOMPARE(m_notices[0].state.tone, models::Tone::Fail);
        QVERIFY(view().stillPaid.empty());
    }
    void listsWhatIsStillPaidForWithAWayToBeRidOfIt()
    {
        open();
        desk().fleet.fault(u"nextCvm"_s, u"full"_s);
        desk().fleet.fault(u"phala"_s, u"500"_s, {{u"path"_s, u"DELETE /"_s}});
        planned().run({});
        QTRY_VERIFY(view().running.has_value());
        flyWhileRunning();
        QCOMPARE(view().stillPaid.size(), size_t(1));
        QTRY_VERIFY2(words().contains(view().stillPaid.front().name), qPrintable(words()));
        QVERIFY(button("provisionRetry")->isVisible());
        pictures(m_page.get(), u"provision-paid"_s);
        desk().fleet.control("DELETE", u"/faults?target=phala"_s);
        button("provisionRetry")->click();
        QTRY_VERIFY_WITH_TIMEOUT(view().stillPaid.empty(), 20'000);
        QTRY_VERIFY(!words().contains(u"paid for"_s));
    }
    void tellsThatItIsPausedAndResumes()
    {
        desk().settings.isAutomatic = true;
        open();
        desk().fleet.fault(u"phala"_s, u"no-capacity"_s);
        for (int i = 0; i < 2; ++i)
            await(desk().provisioner->capacity({}));
        QTRY_VERIFY2(words().contains(u"paused"_s), qPrintable(words()));
        QVERIFY(button("provisionResume")->isVisible());
        pictures(m_page.get(), u"provision-paused"_s);
        button("provisionResume")->click();
        QTRY_VERIFY(!view().isPaused);
        QTRY_VERIFY(!button("provisionResume")->isVisible());
    }
};

QTEST_MAIN(ProvisionStripTest)
#include "tst_provision_strip.moc"
