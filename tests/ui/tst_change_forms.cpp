// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_change_text.h"
#include "tests/ui/clipping.h"
#include "tests/ui/cluster_scene.h"
#include "tests/ui/page_walk.h"
#include "ui/cluster/change_forms.h"
#include "ui/cluster/compose_box.h"
#include "ui/cluster/deploy_progress.h"
#include "ui/cluster/drop_consent.h"
#include "ui/cluster/hash_forecast.h"
#include "ui/cluster/resize_form.h"
#include "ui/cluster/source_box.h"
#include "ui/cluster/update_form.h"
#include "ui/cluster/variables_box.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/plan_sheet.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using namespace Qt::StringLiterals;

/// Size, variables and compose file of one machine from the cluster pane, on the demo fleet's cloud over real sockets.
class ChangeFormsTest : public QObject, test::ClusterScene
{
    Q_OBJECT

    int m_next = 0; ///< each test has a machine of its own
    domain::Cvm m_cvm;

    void makePage(domain::EnvironmentKind kind = domain::EnvironmentKind::Staging)
    {
        closePage();
        makeServices(kind);
        QVERIFY(showPage());
    }
    ChangeForms *forms() const { return m_page->changeForms(); }
    UpdateForm *variables() const { return forms()->variablesForm(); }
    UpdateForm *compose() const { return forms()->composeForm(); }
    ResizeForm *resize() const { return forms()->resizeForm(); }
    QAction *action(int at) const { return forms()->actions().at(at); }
    TableView *table() const
    {
        for (TableView *view : m_page->findChildren<TableView *>())
            if (view->model() == m_page->model())
                return view;
        return nullptr;
    }
    /// Selects a machine that runs and that no test has touched.
    void selectNext()
    {
        std::vector<domain::Cvm> running;
        for (const domain::Cvm &cvm : m_services->cluster->snapshot().value->items)
            if (cvm.state == domain::RunState::Running && !cvm.duplicateId)
                running.push_back(cvm);
        QVERIFY(size_t(m_next) < running.size());
        m_cvm = running[size_t(m_next++)];
        QVERIFY(m_page->showObject(m_cvm.id.text()));
    }
    void open(int at)
    {
        selectNext();
        QVERIFY(action(at)->isVisible() && action(at)->isEnabled());
        action(at)->trigger();
    }
    void openVariables()
    {
        open(1);
        QTRY_VERIFY2(!variables()->reason().contains(u"asked"_s), qPrintable(variables()->reason()));
    }
    void openCompose()
    {
        open(2);
        QTRY_VERIFY(!compose()->compose()->text().isEmpty());
        QTRY_VERIFY(!compose()->reason().contains(u"asked"_s));
    }
    void type(SecretField *field, const QString &value)
    {
        field->setFocus();
        QTest::keyClicks(field, value);
    }
    /// Everything that can be seen, heard or copied of the page.
    QString everythingShown() const
    {
        QString all;
        for (const QWidget *widget : m_page->findChildren<QWidget *>())
            for (const char *property : {"text", "toolTip", "accessibleName", "accessibleDescription", "plainText", "placeholderText"})
                all += widget->property(property).toString() + u'\n';
        return all;
    }
    QString everythingRecorded() const
    {
        QString all;
        for (const audit::Record &record : m_audit->records())
            all += record.what + record.reason + QString::fromUtf8(QJsonDocument(record.before).toJson())
                   + QString::fromUtf8(QJsonDocument(record.after).toJson()) + QString::fromUtf8(QJsonDocument(record.evidence).toJson());
        return all;
    }
    bool isNoted(const QWidget *form, const QString &words) const
    {
        for (const Note *note : form->findChildren<Note *>())
            for (const QLabel *label : note->findChildren<QLabel *>())
                if (note->isVisible() && label->text().contains(words))
                    return true;
        return false;
    }
    domain::Cvm readNow()
    {
        const auto cvm = test::await(m_services->cvms->get(m_cvm.id.text()));
        return cvm && *cvm ? **cvm : domain::Cvm();
    }
    QStringList sealedNow()
    {
        const auto file = test::await(m_services->deployer->composeFile(m_cvm.id.text()));
        return file && *file ? (*file)->allowedEnvs : QStringList();
    }
    void sheetPicture(const PlanOffer &offer, const QString &name)
    {
        PlanSheet sheet(offer, m_clock);
        sheet.resize(776, sheet.preferredHeight(776));
        QCoreApplication::processEvents();
        test::picture(&sheet, name);
    }

private slots:
    void initTestCase() { QVERIFY(startFleet(36)); }
    void init()
    {
        clearFaults();
        makePage();
    }
    void cleanup() { closePage(); }
    void cleanupTestCase() { m_fleet.reset(); }

    void aVariableUpdateSaysWhichKeysItWouldDropAndDoesNothingWithoutConsent()
    {
        openVariables();
        const QStringList sealed = sealedNow();
        QVERIFY(!sealed.isEmpty());
        QCOMPARE(variables()->consent()->change().dropped, sealed);
        auto *agree = variables()->consent()->findChild<QCheckBox *>();
        QVERIFY(agree->isVisible() && !agree->isChecked());
        variables()->variables()->takeFile(file("new.env", "GAMMA=s3cr3t-canary-1\n"));
        QVERIFY(everythingShown().contains(u"Would be lost: "_s + sealed.join(u", "_s)));
        QVERIFY2(variables()->reason().contains(u"would be lost"_s), qPrintable(variables()->reason()));
        QVERIFY(!button("variablesPlan")->isEnabled());
        QVERIFY(m_audit->records().empty());
        QCOMPARE(sealedNow(), sealed);
        pictures(u"variables-drop"_s);

        agree->setChecked(true);
        const PlanOffer offer = planned("variablesPlan");
        QVERIFY(offer.make);
        const domain::Plan plan = offer.make();
        QVERIFY2(plan.isAllowed(), qPrintable(plan.refusal));
        QVERIFY2(plan.phrase.has_value(), "a second consent is typed");
        QVERIFY(plan.toText().contains(sealed.front()));
        sheetPicture(offer, u"variables-sheet"_s);
        const Notice told = carriedOut(offer, *plan.phrase);
        QVERIFY2(told.state.tone == models::Tone::Ok, qPrintable(told.state.word + told.text));
        QCOMPARE(sealedNow(), QStringList{u"GAMMA"_s});
        QVERIFY(m_audit->recordsOf(u"cvm.update"_s).front().after["droppedVariables"_L1].toArray().contains(sealed.front()));
        QVERIFY2(variables()->variables()->names().isEmpty(), "values do not wait for another visit");
        pictures(u"variables-done"_s);
    }

    void aConsentIsOnlyToTheNamesThatStoodThere()
    {
        openVariables();
        auto *box = variables()->variables();
        auto *agree = variables()->consent()->findChild<QCheckBox *>();
        box->takeFile(file("both.env", "API_KEY=1\nOTHER=2\n"));
        QVERIFY2(!agree->isVisible(), "nothing would be lost");
        QCOMPARE(variables()->consent()->change().added, QStringList{u"OTHER"_s});
        box->clear();
        box->setSealed({u"API_KEY"_s});
        QVERIFY(agree->isVisible());
        agree->setChecked(true);
        cluster::ChangeOffer offer;
        offer.variables.dropped = {u"API_KEY"_s};
        QVERIFY(variables()->agreesTo(offer));
        offer.sealed.whyMore = u"the manifest has no list of the variables that it lets in"_s;
        QVERIFY2(!variables()->agreesTo(offer), "those that nobody can name were not agreed to");
        offer.sealed = {};
        offer.variables.dropped << u"SINCE_THEN"_s;
        QVERIFY2(!variables()->agreesTo(offer), "what was sealed meanwhile was not agreed to");
        box->takeFile(file("again.env", "API_KEY=1\n"));
        box->clear();
        box->setSealed({u"API_KEY"_s});
        QVERIFY2(!agree->isChecked(), "another list is another question");
    }

    void noSecretValueIsInThePlanTheRecordOrTheCopiedCommand()
    {
        openVariables();
        auto *box = variables()->variables();
        QCOMPARE(box->findChildren<SecretField *>().size(), sealedNow().size());
        type(box->findChildren<SecretField *>().first(), u"s3cr3t-canary-2"_s);
        box->takeFile(file("more.env", "DELTA=s3cr3t-canary-3\n"));
        QVERIFY2(!everythingShown().contains(u"s3cr3t-canary"_s), "a value is never shown");
        const PlanOffer offer = planned("variablesPlan");
        QVERIFY(offer.make);
        QVERIFY(!offer.make().toText().contains(u"s3cr3t-canary"_s));
        button("variablesCopy")->click();
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY2(command.startsWith(u"pilothousectl phala cvms envs --profile "_s) && command.contains(u"--env-file .env"_s), qPrintable(command));
        QVERIFY(!command.contains(u"s3cr3t-canary"_s) && !command.contains(u"--drop-others"_s));
        const Notice told = carriedOut(offer, offer.make().phrase.value_or(QString()));
        QVERIFY2(told.state.tone == models::Tone::Ok, qPrintable(told.state.word + told.text));
        QVERIFY(everythingRecorded().contains(u"DELTA"_s) && !everythingRecorded().contains(u"s3cr3t-canary"_s));
        QVERIFY(!everythingShown().contains(u"s3cr3t-canary"_s));
        const QString guest = QString::fromUtf8(QJsonDocument(control("GET", u"/env/"_s + m_cvm.name)).toJson());
        QVERIFY2(guest.contains(u"s3cr3t-canary-2"_s) && guest.contains(u"s3cr3t-canary-3"_s), "only the machine reads them");
    }

    void typedValuesSurviveARefusal()
    {
        openVariables();
        auto *box = variables()->variables();
        type(box->findChildren<SecretField *>().first(), u"s3cr3t-canary-4"_s);
        const PlanOffer offer = planned("variablesPlan");
        QVERIFY(offer.make);
        // The cloud names two keys: nothing may be encrypted.
        fault(u"forged-env-key"_s, 1);
        const Notice told = carriedOut(offer, offer.make().phrase.value_or(QString()));
        QCOMPARE(told.state.tone, models::Tone::Fail);
        QVERIFY(forms()->progress()->isVisible());
        pictures(u"variables-refused"_s);
        button("changeRetry")->click();
        QVERIFY(variables()->isVisible());
        QCOMPARE(box->variables().front().value.view().toByteArray(), QByteArray("s3cr3t-canary-4"));
        const Notice again = carriedOut(planned("variablesPlan"));
        QVERIFY2(again.state.tone == models::Tone::Ok, qPrintable(again.state.word + again.text));
    }

    void aPlanThatMayNoLongerRunGivesEverythingBack()
    {
        openVariables();
        auto *box = variables()->variables();
        type(box->findChildren<SecretField *>().first(), u"s3cr3t-canary-5"_s);
        const PlanOffer offer = planned("variablesPlan");
        QVERIFY(offer.make);
        m_audit->failFromNowOn();
        const Notice told = carriedOut(offer, offer.make().phrase.value_or(QString()));
        QCOMPARE(told.state.tone, models::Tone::Fail);
        QVERIFY(variables()->isVisible());
        QVERIFY(isNoted(variables(), u"record"_s));
        QCOMPARE(box->variables().size(), size_t(1));
    }

    void whatSomebodyElseSealedMeanwhileIsNotDroppedUnseen()
    {
        openVariables();
        auto *box = variables()->variables();
        box->takeFile(file("mine.env", "API_KEY=1\n"));
        auto theirs = std::make_shared<cluster::CvmUpdate>();
        theirs->variables.emplace();
        theirs->variables->push_back({u"API_KEY"_s, Secret::copyOf("2")});
        theirs->variables->push_back({u"THEIRS"_s, Secret::copyOf("3")});
        const auto sent = test::await(m_services->deployer->update(m_cvm.id.text(), theirs));
        QVERIFY(sent && *sent);
        QTRY_VERIFY_WITH_TIMEOUT((passTime(30), !readNow().inProgress), 10'000);
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        QTRY_VERIFY(button("variablesPlan")->isEnabled());
        button("variablesPlan")->click();
        QTRY_VERIFY(isNoted(variables(), u"changed meanwhile"_s));
        QTRY_COMPARE(variables()->consent()->change().dropped, QStringList{u"THEIRS"_s});
        QVERIFY(offers.isEmpty());
        QCOMPARE(box->names(), QStringList{u"API_KEY"_s});
    }

    void aComposeFileIsChangedWithItsHashForetoldAndReadBack()
    {
        openCompose();
        QCOMPARE(compose()->reason(), u"Nothing is changed yet: this is what it runs already."_s);
        const QStringList sealed = sealedNow();
        compose()->compose()->setText(compose()->compose()->text() + "      - EXTRA=1\n", u"typed"_s);
        QTRY_COMPARE(compose()->forecast()->predicted().size(), 64);
        QVERIFY(compose()->forecast()->predicted() != m_cvm.composeHash);
        QTRY_COMPARE(compose()->reason(), QString());
        pictures(u"compose-form"_s);
        button("composeCopy")->click();
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY2(command.startsWith(u"pilothousectl phala cvms compose --profile "_s) && !command.contains(u"--env-file"_s), qPrintable(command));
        const QString foretold = compose()->forecast()->predicted();
        const PlanOffer offer = planned("composePlan");
        QVERIFY(offer.make);
        QVERIFY(offer.make().toText().contains(foretold) && offer.make().toText().contains(m_cvm.composeHash));
        sheetPicture(offer, u"compose-sheet"_s);
        const Notice told = carriedOut(offer, offer.make().phrase.value_or(QString()));
        QVERIFY2(told.state.tone == models::Tone::Ok, qPrintable(told.state.word + told.text));
        QCOMPARE(readNow().composeHash, foretold);
        QVERIFY(isNoted(forms()->progress(), u"as foretold"_s));
        QCOMPARE(sealedNow(), sealed);
        pictures(u"compose-done"_s);
    }

    void whereNobodyCanNameThemAllAConsentIsNeededAlthoughEveryNameIsGiven()
    {
        openVariables();
        domain::Cvm old = m_cvm;
        old.osImage = u"dstack-0.3.6"_s; // it does not keep to the list of its manifest
        const auto file = test::await(m_services->deployer->composeFile(m_cvm.id.text()));
        QVERIFY(file && *file);
        variables()->setPresent(old, **file);
        QStringList given;
        for (const QString &name : variables()->variables()->names() + variables()->consent()->change().dropped)
            given << name + u"=1"_s;
        variables()->variables()->takeFile(this->file("all.env", given.join(u'\n').toUtf8()));
        QVERIFY(variables()->consent()->change().dropped.isEmpty());
        QVERIFY2(variables()->reason().contains(u"nobody can name"_s), qPrintable(variables()->reason()));
        QVERIFY(everythingShown().contains(u"does not keep to the manifest's list"_s));
        QVERIFY(!button("variablesPlan")->isEnabled());
        pictures(u"variables-unnamed"_s);
        auto *agree = variables()->consent()->findChild<QCheckBox *>();
        QVERIFY(agree->isVisible());
        agree->setChecked(true);
        QTRY_VERIFY2(button("variablesPlan")->isEnabled(), qPrintable(variables()->reason()));
    }

    void theScriptBeforeTheContainersIsChangedWithItsHashForetold()
    {
        openCompose();
        QVERIFY2(compose()->script()->text().contains("echo"), "the one it runs is shown");
        const QByteArray text = compose()->compose()->text();
        compose()->script()->takeFile(file("pre-launch.sh", "#!/bin/sh\necho 'another'\n"));
        QTRY_COMPARE(compose()->forecast()->predicted().size(), 64);
        QTRY_COMPARE(compose()->reason(), QString());
        QTRY_VERIFY(compose()->script()->findChild<DiffView *>() != nullptr);
        QVERIFY(!compose()->change()->composeText.has_value());
        pictures(u"compose-script"_s);
        button("composeCopy")->click();
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY2(command.contains(u"--pre-launch pre-launch.sh"_s) && !command.contains(u"--compose "_s), qPrintable(command));
        const QString foretold = compose()->forecast()->predicted();
        const PlanOffer offer = planned("composePlan");
        QVERIFY(offer.make);
        QVERIFY2(offer.make().toText().contains(u"another script runs before the containers"_s), qPrintable(offer.make().toText()));
        const Notice told = carriedOut(offer, offer.make().phrase.value_or(QString()));
        QVERIFY2(told.state.tone == models::Tone::Ok, qPrintable(told.state.word + told.text));
        QCOMPARE(readNow().composeHash, foretold);
        const auto after = test::await(m_services->deployer->composeFile(m_cvm.id.text()));
        QVERIFY(after && *after);
        QCOMPARE((*after)->preLaunchScript, u"#!/bin/sh\necho 'another'\n"_s);
        QCOMPARE((*after)->composeText.toUtf8(), text);
    }

    void anEmptyScriptIsNone()
    {
        openCompose();
        compose()->script()->setText({}, u"typed"_s);
        QTRY_COMPARE(compose()->reason(), QString());
        QCOMPARE(compose()->change()->preLaunchScript, std::optional(QString()));
        QCOMPARE(compose()->parts().script, models::UpdateParts::Script::Removed);
        const PlanOffer offer = planned("composePlan");
        QVERIFY(offer.make);
        QVERIFY(offer.make().toText().contains(u"nothing runs before the containers any more"_s));
    }

    void aTextThatNeedsMoreThanIsSealedIsWarnedOf()
    {
        openCompose();
        compose()->compose()->setText("services:\n  web:\n    image: nginx:1.27\n    environment:\n      - NEW_ONE=${NEW_ONE}\n", u"typed"_s);
        QTRY_VERIFY(everythingShown().contains(u"nothing passes NEW_ONE"_s, Qt::CaseInsensitive));
        find<QCheckBox>("composeReplace")->setChecked(true);
        compose()->variables()->takeFile(file("both.env", "API_KEY=1\nNEW_ONE=2\n"));
        QTRY_VERIFY(!everythingShown().contains(u"nothing passes NEW_ONE"_s, Qt::CaseInsensitive));
        QTRY_COMPARE(compose()->reason(), QString());
        QCOMPARE(compose()->change()->variables->size(), size_t(2));
        QVERIFY(compose()->change()->composeText.has_value());
        pictures(u"compose-with-variables"_s);
    }

    void whatCannotBeReadIsSaidAndReadAgain()
    {
        fault(u"html"_s);
        open(2);
        QTRY_VERIFY_WITH_TIMEOUT(button("composeAgain")->isVisible(), 20'000);
        QCOMPARE(compose()->reason(), u"What the machine has now is not read yet."_s);
        pictures(u"compose-unread"_s);
        find<QCheckBox>("composeReplace")->setChecked(true);
        compose()->variables()->takeFile(file("early.env", "EARLY=1\n"));
        clearFaults();
        button("composeAgain")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!compose()->compose()->text().isEmpty(), 20'000);
        QVERIFY(!button("composeAgain")->isVisible());
        QVERIFY2(compose()->variables()->names().contains(u"EARLY"_s), "what was given before it was read stays");
        QCOMPARE(compose()->consent()->change().dropped, sealedNow());
        find<QCheckBox>("composeReplace")->setChecked(false);
        QCOMPARE(compose()->reason(), u"Nothing is changed yet: this is what it runs already."_s);
    }

    void textThatWasChosenBeforeTheMachineWasReadStays()
    {
        open(2);
        compose()->compose()->takeFile(file("early.yml", "services:\n  web:\n    image: nginx:1.27\n"));
        QTRY_VERIFY(!compose()->reason().contains(u"read"_s) && !compose()->reason().contains(u"asked"_s));
        QCOMPARE(compose()->compose()->text(), QByteArray("services:\n  web:\n    image: nginx:1.27\n"));
        QVERIFY(compose()->change()->composeText.has_value());
    }

    void whoeverNoLongerWaitsIsToldThatTheOutcomeIsOpen()
    {
        open(0);
        QTRY_VERIFY(find<QComboBox>("resizeType")->count() > 1);
        find<QSpinBox>("resizeDisk")->setValue(int(*m_cvm.diskGib) + 1);
        const PlanOffer offer = planned("resizePlan");
        QVERIFY(offer.make);
        QSignalSpy notices(m_page.get(), &PanePage::notify);
        offer.run(offer.make().phrase.value_or(QString()));
        QTRY_VERIFY(button("changeStopWaiting")->isVisible());
        QTest::qWait(500); // sent
        pictures(u"resize-running"_s);
        button("changeStopWaiting")->click();
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(notices[0][0].value<Notice>().state.tone, models::Tone::Warn);
        QCOMPARE(forms()->progress()->results().front().state, cluster::FleetResult::State::OutcomeUnknown);
        QCOMPARE(m_audit->records().back().outcome, audit::Outcome::Unknown);
    }

    void aStepOnTheChainChangesNothingAndIsShownWhereResultsAre()
    {
        openCompose();
        fault(u"needs-chain"_s);
        compose()->compose()->setText(compose()->compose()->text() + "# on the chain\n", u"typed"_s);
        const PlanOffer offer = planned("composePlan");
        QVERIFY(offer.make);
        const Notice told = carriedOut(offer, offer.make().phrase.value_or(QString()));
        QVERIFY2(told.state.tone == models::Tone::Warn, "it is no failure, and not done either");
        QVERIFY2(told.text.contains(u"nothing is changed yet"_s, Qt::CaseInsensitive), qPrintable(told.text));
        const auto &results = forms()->progress()->results();
        QCOMPARE(results.size(), size_t(1));
        QVERIFY(results.front().change.onChain != nullptr);
        QCOMPARE(readNow().composeHash, m_cvm.composeHash);
        QVERIFY2(compose()->compose()->text().endsWith("# on the chain\n"), "it can be planned again");
        QVERIFY(isNoted(forms()->progress(), u"owner has to allow it first"_s));
        pictures(u"compose-on-chain"_s);
    }

    void anotherSizeIsPricedCarriedOutAndReadBack()
    {
        open(0);
        QTRY_VERIFY(find<QComboBox>("resizeType")->count() > 1);
        QCOMPARE(resize()->reason(), u"Nothing is to be changed yet."_s);
        auto *types = find<QComboBox>("resizeType");
        types->setCurrentIndex(types->count() - 1);
        const QString chosen = types->currentData().toString();
        QVERIFY(!find<QSpinBox>("resizeVcpu")->isEnabled());
        QVERIFY(everythingShown().contains(u"USD/h"_s));
        const auto disk = find<QSpinBox>("resizeDisk");
        disk->setValue(int(*m_cvm.diskGib) + 20);
        pictures(u"resize-form"_s);
        button("resizeCopy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"pilothousectl phala cvms resize --profile '%1' --type '%2' --disk %3 -- '%4'"_s
                                                           .arg(m_services->profile.environment.id.text(), chosen)
                                                           .arg(disk->value())
                                                           .arg(m_cvm.id.text())
                                                           .replace(u"'"_s, QString())
                                                           .simplified());
        const PlanOffer offer = planned("resizePlan");
        QVERIFY(offer.make);
        QVERIFY(offer.make().sideEffects.contains(u"restarts"_s));
        sheetPicture(offer, u"resize-sheet"_s);
        const int wanted = disk->value();
        const Notice told = carriedOut(offer, offer.make().phrase.value_or(QString()));
        QVERIFY2(told.state.tone == models::Tone::Ok, qPrintable(told.state.word + told.text));
        QCOMPARE(readNow().instanceType, chosen);
        QCOMPARE(int(*readNow().diskGib), wanted);
        QVERIFY(isNoted(forms()->progress(), u"Read back: "_s + chosen));
        pictures(u"resize-done"_s);
    }

    void whatTheCloudWouldNotTakeIsSaidBesideTheField()
    {
        open(0);
        QTRY_VERIFY(find<QComboBox>("resizeType")->count() > 1);
        find<QSpinBox>("resizeDisk")->setValue(1);
        QVERIFY(everythingShown().contains(u"A disk only grows: it has"_s));
        QVERIFY(!button("resizePlan")->isEnabled());
        find<QSpinBox>("resizeMemory")->setValue(512);
        QVERIFY(everythingShown().contains(u"at least one processor and 1024 MB"_s));
        pictures(u"resize-wrong"_s);
        find<QSpinBox>("resizeMemory")->setValue(0);
        find<QSpinBox>("resizeDisk")->setValue(int(*m_cvm.diskGib) + 1);
        QCOMPARE(resize()->reason(), QString());
        find<QCheckBox>("resizeRestart")->setChecked(false);
        QVERIFY2(resize()->reason().contains(u"by a restart only"_s), qPrintable(resize()->reason()));
    }

    void whatItsNodeHasNoRoomForIsSaidBesideTheFieldAndNotPlanned()
    {
        open(0);
        QTRY_COMPARE(find<QLabel>("resizeFree")->text(), u"96 vCPU · 262,144 MB · 4,096 GB disk"_s);
        find<QSpinBox>("resizeVcpu")->setValue(200);
        QVERIFY2(everythingShown().contains(u"It does not fit: "_s + m_cvm.node + u" has 96 vCPU free"_s), "beside the field");
        pictures(u"resize-crowded"_s);
        const PlanOffer offer = planned("resizePlan");
        QVERIFY(offer.make);
        QVERIFY(!offer.make().isAllowed());
        QVERIFY2(offer.make().refusal.contains(u"does not fit"_s), qPrintable(offer.make().refusal));
        sheetPicture(offer, u"resize-crowded-sheet"_s);
    }

    void whatItsNodeDoesNotTellIsSaidNotToBeKnown()
    {
        open(0);
        QTRY_VERIFY(find<QLabel>("resizeFree")->text().contains(u"96 vCPU"_s));
        domain::Cvm elsewhere = m_cvm;
        elsewhere.node = u"prod99"_s;
        resize()->setRoom(cluster::roomOf(elsewhere, std::vector<cluster::CloudNode>()));
        QVERIFY2(find<QLabel>("resizeFree")->text().contains(u"not known"_s), qPrintable(find<QLabel>("resizeFree")->text()));
        pictures(u"resize-unknown"_s);
    }

    void oneMachineAtATimeAndNothingWhereWritingIsLocked()
    {
        selectNext();
        for (QAction *each : forms()->actions())
            QVERIFY(each->isVisible() && each->isEnabled() && m_page->pageActions().contains(each));
        table()->selectAll();
        for (QAction *each : forms()->actions()) {
            QVERIFY(each->isVisible() && !each->isEnabled());
            QVERIFY2(each->statusTip().contains(u"One machine at a time"_s), qPrintable(each->statusTip()));
        }
        makePage(domain::EnvironmentKind::Production);
        selectNext();
        m_services->access->lock();
        for (QAction *each : forms()->actions())
            QVERIFY(!each->isVisible());
    }

    void allOfItIsReachedByKeys()
    {
        openVariables();
        QTRY_VERIFY(qobject_cast<SecretField *>(m_page->focusWidget()));
        QTest::keyClicks(m_page->focusWidget(), u"value"_s);
        QSignalSpy offers(m_page.get(), &PanePage::planOffered);
        QStringList seen;
        for (int i = 0; i < 40 && !seen.contains(u"variablesPlan"_s); ++i) {
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
            seen << m_page->focusWidget()->objectName();
        }
        QVERIFY2(seen.indexOf(u"deployAddVariable"_s) < seen.indexOf(u"variablesCopy"_s) && seen.contains(u"variablesPlan"_s),
                 qPrintable(seen.join(u' ')));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(offers.size(), 1);
    }

    void nothingIsCutAndEverythingHasAName()
    {
        openVariables();
        variables()->variables()->takeFile(file("cut.env", "A_RATHER_LONG_NAME_OF_A_VARIABLE=1\nOTHER=2\n"));
        for (const int width : {1264, 848}) {
            m_page->resize(width, 620);
            m_page->setNarrow(width < 1000);
            QCoreApplication::processEvents();
            QCOMPARE(test::clippedWords(variables()), QStringList());
        }
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
        button("variablesBack")->click();
        QVERIFY2(variables()->variables()->names().isEmpty(), "values do not wait for another visit");
        action(0)->trigger();
        QTRY_VERIFY(find<QComboBox>("resizeType")->count() > 1);
        QCoreApplication::processEvents();
        QCOMPARE(test::clippedWords(resize()), QStringList());
        button("resizeBack")->click();
        action(2)->trigger();
        QTRY_VERIFY(!compose()->compose()->text().isEmpty());
        QCoreApplication::processEvents();
        QCOMPARE(test::clippedWords(compose()), QStringList());
        QCOMPARE(test::pageFaults(m_page.get()).join(u'\n'), QString());
    }
};

QTEST_MAIN(ChangeFormsTest)
#include "tst_change_forms.moc"
