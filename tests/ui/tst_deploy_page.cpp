// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/list_table_model.h"
#include "models/node_choice_model.h"
#include "services/cluster/fleet_deploy.h"
#include "services/evidence/gateway_round_trip.h"
#include "tests/ui/clipping.h"
#include "tests/ui/cluster_scene.h"
#include "tests/ui/page_walk.h"
#include "ui/cluster/compose_box.h"
#include "ui/cluster/cvm_deploy_form.h"
#include "ui/cluster/deploy_desk.h"
#include "ui/cluster/deploy_progress.h"
#include "ui/cluster/machine_box.h"
#include "ui/cluster/variables_box.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/note.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace pilothouse;
using namespace pilothouse::ui;
using namespace Qt::StringLiterals;

/// Deploying from the cluster pane, on the demo fleet's cloud over real sockets.
class DeployPageTest : public QObject, test::ClusterScene
{
    Q_OBJECT

    void makePage()
    {
        makeServices(Kind::Production);
        cluster::FleetDeploy::Parts fleet;
        fleet.environment = m_services->profile.environment;
        fleet.changes = m_services->cvmChanges;
        fleet.cvms = m_services->cvms;
        fleet.roundTrips = std::make_shared<evidence::GatewayRoundTrip>();
        fleet.access = m_services->access;
        fleet.operations = m_services->operations;
        fleet.clock = m_clock;
        m_services->fleetDeploy = std::make_shared<cluster::FleetDeploy>(fleet);
        QVERIFY(showPage());
    }
    DeployDesk *desk() const { return m_page->deployDesk(); }
    CvmDeployForm *form() const { return desk()->form(); }
    QString reason() const { return button("deployPlan")->accessibleDescription(); }
    void openForm()
    {
        desk()->deployAction()->trigger();
        QTRY_COMPARE(form()->nodes()->rowCount(), 3);
        QTRY_VERIFY(form()->machine()->type().has_value());
    }
    void check(std::initializer_list<qint64> nodes) { form()->nodes()->setChecked(nodes); }
    void fill(const QString &name)
    {
        openForm();
        form()->setName(name);
        form()->compose()->takeFile(
            file("docker-compose.yml", "services:\n  web:\n    image: nginx:1.27\n    environment:\n      - TOKEN=${TOKEN}\n"));
    }
    PlanOffer planned() { return ClusterScene::planned("deployPlan"); }
    QStringList findings() const
    {
        QStringList words;
        for (const QLabel *label : form()->compose()->findChildren<QLabel *>())
            words << label->text();
        return words;
    }

private slots:
    void initTestCase() { QVERIFY(startFleet(6)); }
    void init()
    {
        clearFaults();
        makePage();
    }
    void cleanup() { closePage(); }
    void cleanupTestCase() { m_fleet.reset(); }

    void theFormTellsWhatEveryNodeIsAndCosts()
    {
        openForm();
        const auto *nodes = form()->nodes();
        using Column = models::NodeChoiceModel::Column;
        QCOMPARE(nodes->index(0, int(Column::Region)).data().toString(), u"US-EAST-1"_s);
        const QString roundTrip = nodes->index(0, int(Column::RoundTrip)).data().toString();
        QVERIFY2(roundTrip.endsWith(" ms"_L1), qPrintable(roundTrip)); // to where the fleet's machines really answer
        QCOMPARE(nodes->index(0, int(Column::Price)).data().toString(), u"0.058"_s);
        QVERIFY(nodes->index(0, int(Column::Room)).data().toString().contains(u"96 vCPU"_s));
        QTRY_VERIFY([&] {
            for (const ElidedLabel *label : form()->findChildren<ElidedLabel *>())
                if (label->text().contains(u"balance 412.20 USD"_s))
                    return true;
            return false;
        }());
        QVERIFY2(!reason().isEmpty() && !button("deployPlan")->isEnabled(), "nothing is filled in yet");
        QVERIFY2(!find<QCheckBox>("deployPublicLogs")->isChecked() && !find<QCheckBox>("deployPublicSysinfo")->isChecked(),
                 "nobody outside looks in unless somebody says so");
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
    }

    void aPlanNeedsNameTextAndEveryValue()
    {
        openForm();
        QCOMPARE(reason(), u"The app has no name yet."_s);
        form()->setName(u"ab"_s);
        QCOMPARE(reason(), u"There is no compose file yet."_s);
        form()->compose()->setText("services:\n  web:\n    image: nginx\n", u"typed"_s);
        QVERIFY2(reason().contains(u"5 to 63"_s), qPrintable(reason()));
        check({12, 14});
        QVERIFY2(reason().isEmpty(), "with the node's name it is long enough");
        form()->variables()->expect({u"TOKEN"_s});
        QCOMPARE(reason(), u"TOKEN has no value yet."_s);
        auto *field = form()->variables()->findChild<SecretField *>();
        field->setFocus();
        QTest::keyClicks(field, u"s3cr3t-canary"_s);
        QCOMPARE(reason(), QString());
        QVERIFY(button("deployPlan")->isEnabled());
    }

    void theTextIsLookedThroughWhileItIsWritten()
    {
        openForm();
        form()->compose()->setText(
            "services:\n  web:\n    image: nginx:1.27\n    environment:\n      - API_TOKEN=abc\n      - GREETING=${GREETING}\n", u"typed"_s);
        QTRY_VERIFY(findings().filter(u"API_TOKEN"_s).size() > 0);
        QVERIFY(!findings().filter(u"nothing passes GREETING"_s, Qt::CaseInsensitive).isEmpty());
        QVERIFY2(findings().filter(u"MODE"_s).isEmpty(), "it is no spawntee's file");
        form()->variables()->expect({u"GREETING"_s});
        QTRY_VERIFY(findings().filter(u"nothing passes GREETING"_s, Qt::CaseInsensitive).isEmpty());
        form()->compose()->setText(": : :\n - x", u"typed"_s);
        QTRY_VERIFY(!findings().filter(u"cannot be read"_s).isEmpty());
        form()->compose()->takeFile(m_files.filePath(u"nowhere.yml"_s));
        QVERIFY(!findings().filter(u"nowhere.yml cannot be read"_s).isEmpty());
    }

    void valuesOfAFileAreNeverShown()
    {
        fill(u"env-app"_s);
        form()->variables()->takeFile(file("prod.env", "TOKEN=s3cr3t-canary-9\nOTHER=\"two words\"\n"));
        QCOMPARE(form()->variables()->names(), QStringList({u"TOKEN"_s, u"OTHER"_s}));
        QVERIFY(form()->variables()->problem().isEmpty());
        for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
            for (const char *property : {"text", "toolTip", "accessibleName", "accessibleDescription", "plainText"})
                QVERIFY2(!widget->property(property).toString().contains(u"s3cr3t-canary"_s), property);
        }
        const auto values = form()->variables()->variables();
        QCOMPARE(values.front().value.view().toByteArray(), QByteArray("s3cr3t-canary-9"));
        form()->variables()->takeFile(file("bad.env", "nonsense\n"));
        QCOMPARE(form()->variables()->names().size(), 2);
        button("deployBack")->click();
        QVERIFY2(form()->variables()->names().isEmpty(), "values do not wait for another visit");
    }

    void twoNodesArePlannedAsOneAndCarriedOut()
    {
        fill(u"pair"_s);
        form()->variables()->takeFile(file("prod.env", "TOKEN=s3cr3t-canary-9\n"));
        check({12, 18});
        QTRY_VERIFY(button("deployPlan")->isEnabled());
        pictures(u"deploy-form"_s);
        const PlanOffer offer = planned();
        QVERIFY(offer.make);
        const domain::Plan plan = offer.make();
        QCOMPARE(plan.title, u"Deploy pair on 2 nodes"_s);
        QVERIFY2(plan.isAllowed(), qPrintable(plan.refusal));
        QVERIFY(m_audit->records().empty());
        QSignalSpy links(m_page.get(), &PanePage::openPage);
        const Notice told = carriedOut(offer);
        QVERIFY2(told.state.tone == models::Tone::Ok, qPrintable(told.state.word + told.text));
        QCOMPARE(told.text, u"2 of 2 are running"_s);
        QVERIFY(desk()->progress()->isVisible());
        QVERIFY(!button("deployRetry")->isVisible());
        pictures(u"deploy-done"_s);
        QCOMPARE(m_audit->recordsOf(u"cvm.deploy"_s).size(), size_t(4));
        QTRY_VERIFY(m_page->model()->totalCount() >= 8);
        button("deployCompare")->click();
        QCOMPARE(links.size(), 2);
        QCOMPARE(links[0][0].toString(), u"attestation"_s);
        QVERIFY(m_page->model()->find(links[0][1].toString()) != nullptr);
        QVERIFY(!desk()->progress()->isVisible());
    }

    void whatFailedCanBeTriedAgainAlone()
    {
        fill(u"half"_s);
        form()->variables()->takeFile(file("prod.env", "TOKEN=1\n"));
        check({12, 14});
        const PlanOffer offer = planned();
        QVERIFY(offer.make);
        fault(u"forged-env-key"_s, 1);
        const Notice told = carriedOut(offer);
        QCOMPARE(told.state.tone, models::Tone::Fail);
        pictures(u"deploy-half"_s);
        QVERIFY(button("deployRetry")->isVisible());
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        button("deployRetry")->click();
        QTRY_COMPARE(offers.size(), 1);
        QCOMPARE(offers[0][0].value<PlanOffer>().make().steps.size(), size_t(2)); // sealing, and the one that is missing
        const Notice again = carriedOut(offers[0][0].value<PlanOffer>());
        QVERIFY2(again.state.tone == models::Tone::Ok, qPrintable(again.state.word + again.text));
    }

    void aCloudWithoutRoomIsSaidOnTheForm()
    {
        fill(u"crowd"_s);
        form()->variables()->takeFile(file("prod.env", "TOKEN=1\n"));
        fault(u"no-capacity"_s);
        button("deployPlan")->click();
        QTRY_VERIFY([&] {
            for (const Note *note : form()->findChildren<Note *>())
                if (note->isVisible())
                    return true;
            return false;
        }());
        QVERIFY(form()->isVisible());
        QCOMPARE(form()->variables()->names(), QStringList{u"TOKEN"_s});
    }

    void likeARunningMachineTakesItsTextAndShowsWhatDiffers()
    {
        const QString key = m_page->objects().front().key;
        QVERIFY(m_page->showObject(key));
        QVERIFY(desk()->likeAction()->isVisible());
        desk()->likeAction()->trigger();
        QTRY_VERIFY(!form()->compose()->text().isEmpty());
        auto *chip = form()->compose()->findChild<Chip *>();
        QTRY_VERIFY(chip->isVisible());
        QTRY_VERIFY(chip->text().startsWith(u"Same as"_s) || chip->accessibleName().startsWith(u"Same as"_s));
        form()->compose()->setText(form()->compose()->text() + "# changed\n", u"typed"_s);
        QTRY_VERIFY(chip->accessibleName().startsWith(u"Differs from"_s) || chip->text().startsWith(u"Differs from"_s));
        chip->setChecked(true);
        QVERIFY(form()->compose()->findChild<DiffView *>() != nullptr);
        pictures(u"deploy-like"_s);
    }

    void nothingIsOfferedWhereWritingIsLocked()
    {
        m_services->access->lock();
        QVERIFY(!desk()->deployAction()->isVisible());
        auto *form = desk()->form(); // one that was opened before
        QVERIFY(!button("deployPlan")->isVisibleTo(form));
    }

    void nothingIsCutAtTheLeastWidth()
    {
        fill(u"narrow"_s);
        m_page->resize(848, 620);
        m_page->setNarrow(true);
        QCoreApplication::processEvents();
        QCOMPARE(test::clippedWords(form()), QStringList());
    }
};

QTEST_MAIN(DeployPageTest)
#include "tst_deploy_page.moc"
