// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/comparison_model.h"
#include "models/event_table_model.h"
#include "models/machine_choice_model.h"
#include "services/certificate/certificate.h"
#include "services/certificate/certificate_workflow.h"
#include "tests/models/stored_fleet.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/clipping.h"
#include "tests/ui/desk.h"
#include "tests/ui/page_walk.h"
#include "tests/ui/picture.h"
#include "ui/attestation/advice_list.h"
#include "ui/attestation/attestation_page.h"
#include "ui/attestation/checks_panel.h"
#include "ui/attestation/comparison_view.h"
#include "ui/attestation/compose_panel.h"
#include "ui/attestation/events_panel.h"
#include "ui/attestation/evidence_exporter.h"
#include "ui/attestation/hex_view.h"
#include "ui/attestation/machine_chooser.h"
#include "ui/attestation/quote_panel.h"
#include "ui/attestation/source_panel.h"
#include "ui/attestation/text_compare_view.h"
#include "ui/attestation/watch_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/note.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/verdict_line.h"

#include <QAction>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using View = AttestationPage::View;
using attestation::Evidence;
using attestation::FleetVerdict;

namespace {

/// A machine that says nothing, or answers from a fleet file; every request takes a turn of the event loop.
class FakeMachines final : public attestation::EvidencePort
{
public:
    QStringList asked;
    QString failure = QStringLiteral("the machine does not answer: connection refused");

    QCoro::Task<Evidence> collect(attestation::Machine machine, QByteArray, CancelToken) override
    {
        asked << machine.name;
        Evidence evidence;
        evidence.name = machine.name;
        evidence.address = machine.address;
        evidence.failures << failure;
        co_return evidence;
    }
};

/// Lists two machines that run; nobody answers there.
class TwoMachines final : public fleetwatch::MachinePort
{
public:
    QCoro::Task<Result<std::vector<fleetwatch::WatchedMachine>>> machines(CancelToken) override
    {
        std::vector<fleetwatch::WatchedMachine> list;
        for (const char *const name : {"a", "b"}) {
            fleetwatch::WatchedMachine one;
            one.key = QString::fromLatin1(name);
            one.machine.name = QString::fromLatin1(name);
            one.machine.address = QStringLiteral("http://x");
            one.isRunning = true;
            list.push_back(one);
        }
        co_return list;
    }
    QString source() const override { return QStringLiteral("test"); }
};

class FleetClock final : public Clock
{
public:
    QDateTime utcNow() const override { return QDateTime::fromSecsSinceEpoch(1768478400, Qt::UTC); }
    MonotonicTime monotonicNow() const override { return {}; }
};

} // namespace

class AttestationPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::Desk> m_desk;
    std::shared_ptr<FakeMachines> m_machines;
    std::unique_ptr<AttestationPage> m_page;

    /// Compares what one file holds, as an operator who adds it would.
    bool compareStored(std::vector<Evidence> machines)
    {
        const auto fleet = test::StoredFleet::load(QStringLiteral("identical"));
        attestation::StoredEvidence stored;
        stored.kind = QStringLiteral("fleet");
        stored.machines = std::move(machines);
        stored.collateral = fleet.collateral.items;
        m_page->choice()->clearChecks();
        m_page->choice()->addStored(QStringLiteral("fleet.json"), std::move(stored));
        QSignalSpy compared(m_page.get(), &AttestationPage::compared);
        m_page->compareChosen();
        return QTest::qWaitFor([&] { return !m_page->isRunning(); }, 20'000) && compared.count() == 1;
    }
    bool compareFleet(const QString &name) { return compareStored(test::StoredFleet::load(name).machines); }

    ComparisonView *matrix() const { return m_page->findChild<ComparisonView *>(); }
    models::ComparisonModel *matrixModel() const { return qobject_cast<models::ComparisonModel *>(matrix()->model()); }
    QString verdictText() const
    {
        QStringList texts;
        for (const QLabel *label : m_page->findChild<VerdictLine *>()->findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u' ');
    }
    static QString textsOf(const QWidget *widget)
    {
        QStringList texts;
        for (const QLabel *label : widget->findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u'\n');
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(SchemeChoice::Light); }

    void init()
    {
        m_desk = std::make_unique<test::Desk>(domain::EnvironmentKind::Staging);
        m_machines = std::make_shared<FakeMachines>();
        attestation::AttestationWorkflow::Parts parts;
        parts.evidence = m_machines;
        parts.root = test::StoredFleet::testRoot();
        parts.clock = std::make_shared<FleetClock>();
        m_desk->services->attestation = std::make_shared<attestation::AttestationWorkflow>(parts);
        fleetwatch::FleetWatch::Parts watch;
        watch.environment = m_desk->services->profile.environment;
        watch.machines = std::make_shared<TwoMachines>();
        watch.attestation = std::make_shared<attestation::AttestationWorkflow>(parts);
        watch.store = m_desk->services->store;
        watch.audit = m_desk->audit;
        watch.operations = m_desk->services->operations;
        watch.clock = m_desk->clock;
        m_desk->services->fleetWatch = std::make_shared<fleetwatch::FleetWatch>(watch);
        provenance::ProvenanceWorkflow::Parts source;
        source.clock = m_desk->clock;
        m_desk->services->provenance = std::make_shared<provenance::ProvenanceWorkflow>(source);
        certificate::CertificateWorkflow::Parts certificates;
        certificates.environment = m_desk->services->profile.environment;
        certificates.audit = m_desk->audit;
        certificates.clock = std::make_shared<FleetClock>();
        m_desk->services->certificates = std::make_shared<certificate::CertificateWorkflow>(certificates);
        m_page = std::make_unique<AttestationPage>(*m_desk->services);
        m_page->resize(1264, 831);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void withoutAComparisonOnlyTheChoiceIsThere()
    {
        QCOMPARE(m_page->view(), View::Machines);
        m_page->showView(View::Quote);
        QCOMPARE(m_page->view(), View::Machines);
        QVERIFY(m_page->findChild<MachineChooser *>()->findChild<EmptyState *>()->isVisible());
        QVERIFY(!m_page->findChild<VerdictLine *>()->isVisible());
    }

    void storedMachinesAreComparedAndTheVerdictIsOneSentence()
    {
        QVERIFY(compareFleet(QStringLiteral("identical")));
        QCOMPARE(m_page->view(), View::Comparison);
        QCOMPARE(m_page->current().comparison->verdict, FleetVerdict::Identical);
        QVERIFY(verdictText().contains(QLatin1String("Identical: all 3 machines run the same code")));
        QVERIFY(verdictText().contains(QLatin1String("strict profile")));
        QVERIFY(verdictText().contains(QLatin1String("next update in")));
    }

    void whatDiffersIsChosenAtOnceAndShownWhole()
    {
        QVERIFY(compareFleet(QStringLiteral("compose-differs")));
        QCOMPARE(matrix()->currentIndex().data(models::CellRole::Key).toString(), QStringLiteral("compose-hash"));
        const QModelIndex odd = matrixModel()->index(matrix()->currentIndex().row(), 2);
        matrix()->setCurrentIndex(odd);
        QTest::keyClick(matrix(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text().size(), 64);
        QCOMPARE(odd.data().toString().size(), 17); // 8 … 8 on the screen
    }

    void arrowKeysPassOverTheTitlesOfGroups()
    {
        QVERIFY(compareFleet(QStringLiteral("identical")));
        matrix()->setCurrentIndex(matrixModel()->index(1, 1));
        for (int i = 0; i < matrixModel()->rowCount() + 3; ++i) {
            QTest::keyClick(matrix(), Qt::Key_Down);
            QVERIFY(matrixModel()->property(matrix()->currentIndex().row()) != nullptr);
        }
    }

    void eachViewShowsItsSideOfTheComparison()
    {
        QVERIFY(compareFleet(QStringLiteral("compose-differs")));
        m_page->showView(View::Events);
        auto *events = m_page->findChild<EventsPanel *>();
        QVERIFY(events->model()->countOf(attestation::Relation::Different) >= 1);
        events->setAllEvents(true);
        const int all = events->model()->rowCount();
        events->setAllEvents(false);
        QVERIFY(events->model()->rowCount() < all);

        m_page->showView(View::Compose);
        auto *compose = m_page->findChild<TextCompareView *>();
        QTRY_VERIFY(!compose->lines().empty());
        QVERIFY(std::any_of(compose->lines().begin(), compose->lines().end(),
                            [](const auto &line) { return line.kind == models::SideBySideLine::Kind::Changed; }));

        m_page->showView(View::Checks);
        QVERIFY(textsOf(m_page->findChild<ChecksPanel *>()).contains(QLatin1String("Signature of the quote")));
    }

    void aClickedByteNamesItsRegionAndARegionShowsItsBytes()
    {
        QVERIFY(compareFleet(QStringLiteral("identical")));
        m_page->showView(View::Quote);
        auto *panel = m_page->findChild<QuotePanel *>();
        auto *hex = panel->view();
        panel->showProperty(QStringLiteral("RTMR1"));
        QTest::qWait(1);
        const QString name = panel->table()->currentIndex().data().toString().trimmed();
        QCOMPARE(name, QStringLiteral("RTMR1"));
        QCOMPARE(hex->selectedRegion(), panel->table()->currentIndex().row());
        // The first line of the view holds the header: its first byte is the version.
        panel->table()->setCurrentIndex(panel->table()->model()->index(0, 0));
        QPoint first;
        for (int x = 0; x < hex->viewport()->width() && hex->byteAt(first) != 0; ++x)
            first = QPoint(x, 4);
        QCOMPARE(hex->byteAt(first), 0);
        QTest::mouseClick(hex->viewport(), Qt::LeftButton, {}, first);
        QCOMPARE(panel->table()->currentIndex().data().toString().trimmed(), QStringLiteral("Version"));
        QTest::keyClick(hex, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("0400"));
    }

    void keysWalkThroughTheQuote()
    {
        QVERIFY(compareFleet(QStringLiteral("identical")));
        m_page->showView(View::Quote);
        auto *hex = m_page->findChild<HexView *>();
        hex->setFocus();
        QSignalSpy chosen(hex, &HexView::regionChosen);
        QTest::keyClick(hex, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(hex, Qt::Key_End, Qt::ControlModifier);
        QVERIFY(chosen.count() >= 1);
        for (int i = 0; i < 50; ++i)
            QTest::keyClick(hex, i % 2 ? Qt::Key_PageUp : Qt::Key_PageDown);
        QVERIFY(hex->selectedRegion() >= 0);
    }

    void aMachineComparedWithItselfIsSaid()
    {
        QVERIFY(compareFleet(QStringLiteral("clone")));
        QCOMPARE(m_page->current().comparison->verdict, FleetVerdict::SameMachine);
        QVERIFY(verdictText().contains(QLatin1String("Same machine")));
        QVERIFY(!verdictText().contains(QLatin1String("Identical")));
    }

    void aReplayedQuoteIsNotProvenAndSaysWhatToDo()
    {
        QVERIFY(compareFleet(QStringLiteral("replayed-quote")));
        QCOMPARE(m_page->current().comparison->verdict, FleetVerdict::NotProven);
        const QString advice = textsOf(m_page->findChild<AdviceList *>());
        QVERIFY(advice.contains(QLatin1String("made for another challenge")));
    }

    void honestTwinsWithoutAChallengeStayNotProvenWithTheRouteToGreen()
    {
        auto machines = test::StoredFleet::load(QStringLiteral("identical")).machines;
        for (Evidence &machine : machines)
            machine.expectedReportData.reset();
        QVERIFY(compareStored(machines));
        QCOMPARE(m_page->current().comparison->verdict, FleetVerdict::NotProven);
        QVERIFY(textsOf(m_page->findChild<AdviceList *>()).contains(QLatin1String("/attestation?challenge=")));
        QVERIFY(verdictText().contains(QLatin1String("equal")));
    }

    void aLateComposeEventIsPointedAt()
    {
        QVERIFY(compareFleet(QStringLiteral("late-compose-event")));
        QVERIFY(textsOf(m_page->findChild<AdviceList *>()).contains(QLatin1String("Only the boot section counts")));
    }

    void whenNobodyAnswersTheFailureStaysAndNothingIsShownAsGood()
    {
        domain::CvmList list;
        for (const char *const name : {"a", "b"}) {
            domain::Cvm cvm;
            cvm.id = domain::CvmId(QString::fromLatin1(name));
            cvm.name = QString::fromLatin1(name);
            list.items.push_back(cvm);
        }
        m_page->choice()->setCvms(list);
        m_page->choice()->setChecked(QStringLiteral("a"), true);
        m_page->choice()->setChecked(QStringLiteral("b"), true);
        m_page->compareChosen();
        QTRY_VERIFY(!m_page->isRunning());
        QCOMPARE(m_machines->asked.size(), 2);
        QCOMPARE(m_page->view(), View::Machines);
        QVERIFY(!m_page->hasComparison());
        const QString note = textsOf(m_page->findChild<MachineChooser *>()->findChild<Note *>());
        QVERIFY2(note.contains(QLatin1String("Asked: a, b.")) && note.contains(QLatin1String("Nothing was changed")), qPrintable(note));
        QVERIFY2(!note.contains(QLatin1String("connection refused")), "what each said is for whoever asks");
        const auto press = [this](const char *words) {
            for (QPushButton *button : m_page->findChild<MachineChooser *>()->findChildren<QPushButton *>())
                if (button->isVisible() && button->text() == QLatin1String(words))
                    return button->click();
            QFAIL(words);
        };
        press("Details");
        const QString details = textsOf(m_page->findChild<MachineChooser *>()->findChild<Note *>());
        QVERIFY2(details.contains(QLatin1String("connection refused")) && details.contains(QLatin1String("DNS")), qPrintable(details));
        press("Try again");
        QTRY_VERIFY(!m_page->isRunning());
        QCOMPARE(m_machines->asked.size(), 4);
    }

    void aQuoteFromAFileIsStoredAndNeverLive()
    {
        QVERIFY(compareFleet(QStringLiteral("identical")));
        const models::DataAge &age = m_page->header()->freshness()->age();
        QCOMPARE(age.word(m_desk->clock->monotonicNow()).word, QStringLiteral("Stored"));
        QVERIFY(m_page->header()->freshness()->isVisible());
    }

    void aWatchThatNeverRanSaysSo()
    {
        m_page->showView(View::Watch);
        auto *const calm = m_page->watchPanel()->alarmTable()->findChild<EmptyState *>();
        QCOMPARE(calm->accessibleName(), QStringLiteral("Never run"));
    }

    void verifyAgainKeepsTheViewAndTheChosenProperty()
    {
        QVERIFY(compareFleet(QStringLiteral("compose-differs")));
        matrix()->selectProperty(QStringLiteral("MRTD"));
        m_page->compareChosen();
        QTRY_VERIFY(!m_page->isRunning());
        QCOMPARE(matrix()->currentIndex().data(models::CellRole::Key).toString(), QStringLiteral("MRTD"));
        m_page->showView(View::Events);
        m_page->compareChosen();
        QTRY_VERIFY(!m_page->isRunning());
        QCOMPARE(m_page->view(), View::Events);
    }

    void theVerdictIsRecorded()
    {
        QVERIFY(compareFleet(QStringLiteral("identical")));
        const auto recorded = [this] {
            const auto entries = test::await(m_desk->audit->entries(audit::Filter()));
            if (!entries || !entries->has_value())
                return false;
            const auto &items = **entries;
            return std::any_of(items.begin(), items.end(),
                               [](const audit::Entry &entry) { return entry.record.action == QLatin1String("attest.compare"); });
        };
        QTRY_VERIFY(recorded());
    }

    void hostileTextIsTextEverywhere()
    {
        auto machines = test::StoredFleet::load(QStringLiteral("identical")).machines;
        machines[0].name = QStringLiteral("<b style=\"font-size:200000px\">big</b>");
        machines[1].name = QStringLiteral("<img src=\"file:///etc/passwd\"><a href=\"http://x/\">link</a>");
        machines[2].name = QStringLiteral("safe\u202Egnp.exe\u200B");
        machines[1].failures << QStringLiteral("<h1>fake</h1>\u202E");
        machines[2].quote.clear();
        machines[2].failures << QStringLiteral("<script>x</script>\u2066");
        QVERIFY(compareStored(machines));
        const QSize before = m_page->size();
        for (const View view :
             {View::Machines, View::Comparison, View::Events, View::Compose, View::Checks, View::Quote, View::Watch, View::Source}) {
            m_page->showView(view);
            QTest::qWait(30);
            QCOMPARE(test::pageFaults(m_page.get()), QStringList());
            for (const QLabel *label : m_page->findChildren<QLabel *>()) {
                QVERIFY2(!label->text().contains(QChar(0x202e)), qPrintable(label->text()));
                QVERIFY(!label->text().contains(QChar(0x200b)));
                QVERIFY2(label->fontMetrics().height() < 60, qPrintable(label->text()));
            }
        }
        QCOMPARE(m_page->size(), before);
        QVERIFY(verdictText().contains(QLatin1String("U+202E")) || verdictText().contains(QLatin1String("<b style")));
    }

    void everyViewCanBeUsedWithoutAMouseAndHeard()
    {
        QVERIFY(compareFleet(QStringLiteral("compose-differs")));
        for (const View view :
             {View::Machines, View::Comparison, View::Events, View::Compose, View::Checks, View::Quote, View::Watch, View::Source}) {
            m_page->showView(view);
            QTest::qWait(30);
            QCOMPARE(test::accessibilityComplaints(m_page.get()), QStringList());
            QCOMPARE(test::pageFaults(m_page.get()), QStringList());
        }
    }

    void aNarrowWindowKeepsMatrixAndDetail()
    {
        QVERIFY(compareFleet(QStringLiteral("compose-differs")));
        m_page->setNarrow(true);
        m_page->resize(968, 590);
        QTest::qWait(30);
        QVERIFY(matrix()->isVisible());
        QVERIFY(matrix()->height() > 150);
        QVERIFY2(matrix()->horizontalHeader()->length() <= matrix()->viewport()->width() + 1, "the matrix does not fit");
    }

    void theVerdictOverTheChecksIsNeverCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("narrow");
        QTest::newRow("1440") << QSize(1384, 831) << false;
        QTest::newRow("1024") << QSize(968, 590) << true;
    }

    void theVerdictOverTheChecksIsNeverCut()
    {
        QFETCH(const QSize, size);
        QFETCH(const bool, narrow);
        auto machines = test::StoredFleet::load(QStringLiteral("compose-differs")).machines;
        machines[0].name = QString(90, QLatin1Char('m'));
        QVERIFY(compareStored(machines));
        m_page->setNarrow(narrow);
        m_page->resize(size);
        m_page->showView(View::Checks);
        auto *panel = m_page->findChild<ChecksPanel *>();
        for (int machine = 0; machine < 3; ++machine) {
            panel->showMachine(machine);
            QTest::qWait(30);
            const auto *ladder = panel->findChild<StateLabel *>(QStringLiteral("checksLadder"));
            QVERIFY(ladder);
            QVERIFY2(ladder->width() >= ladder->sizeHint().width(), qPrintable(ladder->state().word));
            const QStringList cut = test::clippedWords(ladder->parentWidget());
            QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
        }
        QCOMPARE(m_page->size(), size);
        test::picture(m_page.get(), QStringLiteral("attestation-checks-") + QLatin1String(QTest::currentDataTag()));
    }

    void twentyMachinesFoldIntoFewColumns()
    {
        auto machines = test::StoredFleet::load(QStringLiteral("identical")).machines;
        std::vector<Evidence> many;
        for (int i = 0; i < 20; ++i) {
            Evidence copy = machines[size_t(i) % machines.size()];
            copy.name = QStringLiteral("m%1").arg(i);
            many.push_back(copy);
        }
        QVERIFY(compareStored(many));
        QVERIFY(matrixModel()->machineColumns() <= 5);
        QVERIFY(matrixModel()->headerData(matrixModel()->machineColumns(), Qt::Horizontal).toString().contains(QLatin1String("more")));
    }

    void aPastedQuoteBecomesARow()
    {
        QGuiApplication::clipboard()->setText(QString::fromLatin1(test::StoredFleet::read(QStringLiteral("ok-v4.quote.bin")).toHex()));
        QTest::keyClick(m_page->findChild<MachineChooser *>()->table(), Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(m_page->choice()->checkedCount(), 1);
        QGuiApplication::clipboard()->setText(QStringLiteral("not a quote"));
        QTest::keyClick(m_page->findChild<MachineChooser *>()->table(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_page->choice()->checkedCount(), 1);
    }

    void filesAreAddedAndBadOnesAreNamed()
    {
        m_page->addFiles({test::StoredFleet::path(QStringLiteral("fleet-identical.json")), test::StoredFleet::path(QStringLiteral("cases.json"))});
        QTRY_COMPARE(m_page->choice()->checkedCount(), 3);
        QTRY_VERIFY(textsOf(m_page->findChild<MachineChooser *>()).contains(QLatin1String("cases.json")));
    }

    void theWatchRunsRaisesAlarmsAndTheyAreAcknowledgedWithANote()
    {
        m_page->showView(View::Watch);
        QCOMPARE(m_page->view(), View::Watch);
        auto *watch = m_page->watchPanel();
        const auto started = test::await(m_desk->services->fleetWatch->start());
        QVERIFY(started && started->has_value());
        QSignalSpy finished(m_desk->services->fleetWatch.get(), &fleetwatch::FleetWatch::runFinished);
        watch->runNow();
        QTRY_COMPARE(finished.count(), 1);
        QTRY_COMPARE(watch->historyTable()->model()->rowCount(), 2);
        QCOMPARE(watch->alarmTable()->findChild<EmptyState *>()->accessibleName(), QStringLiteral("No alarm"));
        QVERIFY(m_page->header()->freshness()->isVisible());
        QCOMPARE(watch->historyTable()->model()->index(0, 0).data().toString(), QStringLiteral("No evidence"));
        QTRY_VERIFY(watch->alarmTable()->model()->rowCount() > 0);
        auto *const acknowledge = [watch] {
            for (QPushButton *button : watch->findChildren<QPushButton *>())
                if (button->text() == QLatin1String("Acknowledge"))
                    return button;
            return static_cast<QPushButton *>(nullptr);
        }();
        QVERIFY(acknowledge && acknowledge->isVisible());
        QVERIFY(!acknowledge->isEnabled()); // a note comes first
        QCOMPARE(test::accessibilityComplaints(m_page.get()), QStringList());
        const int open = m_desk->services->fleetWatch->openCount();
        watch->findChild<QLineEdit *>()->setText(QStringLiteral("network work until noon"));
        QVERIFY(acknowledge->isEnabled());
        acknowledge->click();
        QTRY_COMPARE(m_desk->services->fleetWatch->openCount(), open - 1);
    }

    void theScheduleIsSwitchedOnAndOff()
    {
        m_page->showView(View::Watch);
        auto *const on = m_page->watchPanel()->findChild<Chip *>();
        QVERIFY(!on->isChecked());
        on->click();
        QTRY_VERIFY(m_desk->services->fleetWatch->interval().has_value());
        QCOMPARE(*m_desk->services->fleetWatch->interval(), std::chrono::seconds(std::chrono::minutes(15)));
        on->click();
        QTRY_VERIFY(!m_desk->services->fleetWatch->interval().has_value());
    }

    void aSourceFileIsCheckedAgainstTheAttestedHash()
    {
        QVERIFY(compareFleet(QStringLiteral("identical")));
        QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write(QStringLiteral("app-compose.json"), m_page->current().evidence->front().appCompose));
        QVERIFY(write(QStringLiteral("other.json"), m_page->current().evidence->front().appCompose + ' '));
        m_page->showView(View::Source);
        auto *source = m_page->sourcePanel();
        const auto says = [source](const char *word) {
            const auto labels = source->findChildren<StateLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [word](const StateLabel *label) { return label->isVisible() && label->state().word == QLatin1String(word); });
        };
        source->checkFile(folder.filePath(QStringLiteral("app-compose.json")));
        QTRY_VERIFY(says("Matches"));
        source->checkFile(folder.filePath(QStringLiteral("other.json")));
        QTRY_VERIFY(says("Different"));
        source->checkFile(folder.filePath(QStringLiteral("not there")));
        QTRY_VERIFY(says("Not read"));
        QCOMPARE(test::pageFaults(m_page.get()), QStringList());
    }

    void withoutAChainTheHistorySaysSo()
    {
        m_page->showView(View::Source);
        auto *source = m_page->sourcePanel();
        source->showPart(SourcePanel::Part::History);
        source->readHistory();
        QTRY_VERIFY(textsOf(source).contains(QLatin1String("chain")));
        QCOMPARE(source->table(SourcePanel::Part::History)->model()->rowCount(), 0);
    }

    void aCertificateIsWrittenWhole()
    {
        QVERIFY(compareFleet(QStringLiteral("identical")));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("certificate.zip"));
        QSignalSpy notified(m_page.get(), &AttestationPage::notify);
        m_page->exporter()->writeCertificate(m_page->current().judged, path);
        QTRY_COMPARE_WITH_TIMEOUT(notified.count(), 1, 20'000);
        const auto checked = certificate::verifyCertificate(path, test::StoredFleet::testRoot());
        QVERIFY(checked.has_value());
        QVERIFY2(checked->verdict == certificate::CheckVerdict::Intact, qPrintable(checked->message + checked->differences.join(u' ')));
        QCOMPARE(checked->recomputed, QStringLiteral("identical"));
        // What is there already is never replaced.
        m_page->exporter()->writeCertificate(m_page->current().judged, path);
        QTRY_COMPARE_WITH_TIMEOUT(notified.count(), 2, 20'000);
        QCOMPARE(notified.last().front().value<Notice>().state.mark, models::Mark::Fail);
    }

    void theRedeployPlanOpensForMachinesOfTheCloud()
    {
        QSignalSpy offered(m_page.get(), &AttestationPage::planOffered);
        QSignalSpy notified(m_page.get(), &AttestationPage::notify);
        QVERIFY(compareFleet(QStringLiteral("compose-differs")));
        const auto buttons = m_page->findChild<AdviceList *>()->findChildren<QPushButton *>();
        const auto redeploy = std::find_if(buttons.begin(), buttons.end(),
                                           [](const QPushButton *button) { return button->text().startsWith(QLatin1String("Deploy again")); });
        QVERIFY(redeploy != buttons.end());
        (*redeploy)->click();
        // Stored machines are not in the cloud's list: that is said instead of an empty plan.
        QCOMPARE(offered.count(), 0);
        QCOMPARE(notified.count(), 1);
    }
};

QTEST_MAIN(AttestationPageTest)
#include "tst_attestation_page.moc"
