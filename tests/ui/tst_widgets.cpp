// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "tests/support/fake_clock.h"
#include "tests/ui/picture.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/environment_block.h"
#include "ui/widgets/failure_strip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/lines_label.h"
#include "ui/widgets/mnemonics.h"
#include "ui/widgets/note.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/phrase_field.h"
#include "ui/widgets/plan_sheet.h"
#include "ui/widgets/sheet_host.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/tabular_text.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using models::CellRole;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

QStandardItemModel *cvmTable(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    const QStringList titles{QStringLiteral("State"),        QStringLiteral("Name"),        QStringLiteral("Models"),
                             QStringLiteral("Compose hash"), QStringLiteral("Attestation"), QStringLiteral("USD/h")};
    const QStringList ids{QStringLiteral("state"), QStringLiteral("name"),        QStringLiteral("models"),
                          QStringLiteral("hash"),  QStringLiteral("attestation"), QStringLiteral("rate")};
    model->setColumnCount(int(titles.size()));
    for (int i = 0; i < titles.size(); ++i) {
        model->setHeaderData(i, Qt::Horizontal, titles[i]);
        model->setHeaderData(i, Qt::Horizontal, ids[i], CellRole::Key);
        model->setHeaderData(i, Qt::Horizontal, i == 2 || i == 5 ? int(Qt::AlignRight | Qt::AlignVCenter) : int(Qt::AlignLeft | Qt::AlignVCenter),
                             Qt::TextAlignmentRole);
    }
    const QList<StateText> states{
        StateText::of(Mark::Pass, QStringLiteral("Running")),        StateText::of(Mark::Pass, QStringLiteral("Running")),
        StateText::of(Mark::Fail, QStringLiteral("Failing")),        StateText::of(Mark::Busy, QStringLiteral("Starting 2:10")),
        StateText::of(Mark::Unknown, QStringLiteral("“migrating”")), StateText::of(Mark::Stopped, QStringLiteral("Stopped")),
        StateText::of(Mark::Pass, QStringLiteral("Running"))};
    for (int row = 0; row < states.size(); ++row) {
        QList<QStandardItem *> cells;
        for (int column = 0; column < titles.size(); ++column)
            cells << new QStandardItem;
        cells[0]->setData(QVariant::fromValue(states[row]), CellRole::State);
        cells[0]->setText(states[row].word);
        cells[1]->setText(QStringLiteral("runner-%1").arg(0x4f1c92ab + row * 7919, 0, 16));
        cells[1]->setData(QStringLiteral("crunch-tee-") + cells[1]->text(), CellRole::FullText);
        cells[2]->setText(QStringLiteral("%1/103").arg(row * 17));
        cells[2]->setData(row * 17 / 103.0, CellRole::Bar);
        cells[3]->setText(QStringLiteral("2911e1f7…c895"));
        cells[3]->setData(QString(64, QLatin1Char('a')), CellRole::FullText);
        cells[4]->setData(QVariant::fromValue(row == 2 ? StateText::of(Mark::Different, QStringLiteral("Differs"))
                                                       : StateText::of(Mark::Verified, QStringLiteral("A3"))),
                          CellRole::State);
        cells[5]->setText(row == 5 ? QStringLiteral("–") : QStringLiteral("0.232"));
        if (row == 6)
            for (int column : {0, 2, 4, 5})
                cells[column]->setData(true, CellRole::Stale);
        model->appendRow(cells);
    }
    return model;
}

domain::Plan samplePlan(const Clock &clock)
{
    domain::Plan plan;
    plan.environment = {domain::EnvironmentId(QStringLiteral("prod-us")), domain::EnvironmentKind::Production};
    plan.title = QStringLiteral("Stop 2 CVMs");
    plan.verb = QStringLiteral("Stop 2 CVMs");
    plan.steps = {{QStringLiteral("Stop runner-4f1c92ab"), QStringLiteral("Phala Cloud"), QStringLiteral("phala cvms stop runner-4f1c92ab")},
                  {QStringLiteral("Stop runner-8b03de71"), QStringLiteral("Phala Cloud"), QStringLiteral("phala cvms stop runner-8b03de71")}};
    plan.checks = {{domain::CheckState::Pass, QStringLiteral("Both are running now")},
                   {domain::CheckState::Warning, QStringLiteral("runner-4f1c92ab is the head")}};
    plan.skipped = {QStringLiteral("runner-6ac7120d: is stopped already")};
    plan.ifItFails = QStringLiteral("The others go on. What was stopped is listed.");
    plan.toUndo = QStringLiteral("Start them again; models load from scratch.");
    plan.sideEffects = QStringLiteral("61 models move to other runners.");
    plan.dataFrom = clock.utcNow().addSecs(-4);
    plan.phrase = QStringLiteral("prod-us/2-cvms");
    plan.phraseReason = QStringLiteral("stop in production");
    return plan;
}

} // namespace

class WidgetsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::shared_ptr<test::FakeClock> m_clock = std::make_shared<test::FakeClock>();

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(SchemeChoice::Light); }
    void init() { m_theme->setChoice(SchemeChoice::Light); }

    void everyDigitIsAsWideAsTheNext()
    {
        const TabularText digits(font(Type::Body));
        QCOMPARE(digits.width(QStringLiteral("1111")), digits.width(QStringLiteral("4444")));
        QVERIFY(digits.width(QStringLiteral("10 %")) > digits.width(QStringLiteral("10")));
        // What the font lacks is still drawn, by Qt's fallback.
        QVERIFY(digits.width(QStringLiteral("12 中")) > 0);
    }

    void labelsNeverReadMarkup()
    {
        const QString hostile = QStringLiteral("<h1>a</h1><img src=\"http://x\">");
        PlainLabel label(hostile);
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QVERIFY(label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(hostile));
        QCOMPARE(plainToolTip(QStringLiteral("<b>&")), QStringLiteral("<qt>&lt;b&gt;&amp;</qt>"));
        ElidedLabel elided(QStringLiteral("a\u202Eb"));
        QVERIFY(!elided.text().contains(QChar(0x202E)));
    }

    void freshnessTurnsByTimeAlone()
    {
        FreshnessLabel label(m_clock);
        QSignalSpy changed(&label, &FreshnessLabel::freshnessChanged);
        models::DataAge age;
        age.source = QStringLiteral("Phala Cloud");
        age.fetchedAt = m_clock->monotonicNow();
        age.interval = std::chrono::seconds(15);
        label.setAge(age);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.last().at(0).value<Freshness>(), Freshness::Live);
        label.show();
        m_clock->advance(std::chrono::seconds(31));
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(changed.last().at(0).value<Freshness>(), Freshness::Stale);
        QCOMPARE(label.age().word(m_clock->monotonicNow()).word, QStringLiteral("Stale"));
        m_clock->advance(std::chrono::seconds(200));
        QTRY_COMPARE(changed.size(), 3);
        QCOMPARE(changed.last().at(0).value<Freshness>(), Freshness::Dead);
    }

    void youngDataOfASourceThatAnswersNoMoreIsNotLive()
    {
        models::DataAge age;
        age.fetchedAt = m_clock->monotonicNow();
        age.interval = std::chrono::seconds(15);
        QCOMPARE(age.word(m_clock->monotonicNow()).mark, Mark::Pass);
        age.failedTries = 3;
        QCOMPARE(age.word(m_clock->monotonicNow()).word, QStringLiteral("Failing, 3 tries"));
        QVERIFY(age.word(m_clock->monotonicNow()).isTrouble());
        age.failedTries = 0;
        age.trouble = StateText::of(Mark::Blind, models::Tone::Fail, QStringLiteral("Sources 4 of 6 good"));
        QCOMPARE(age.word(m_clock->monotonicNow()), *age.trouble);
        m_clock->advance(std::chrono::seconds(31));
        QCOMPARE(age.word(m_clock->monotonicNow()).word, QStringLiteral("Stale"));
    }

    void dataFromAFileIsStoredAlsoWithoutATime()
    {
        models::DataAge age;
        age.isRecalled = true;
        age.byHand = true;
        QCOMPARE(age.word(m_clock->monotonicNow()).word, QStringLiteral("Stored"));
        QCOMPARE(age.ageText(m_clock->monotonicNow()), QStringLiteral("time not known"));
    }

    void workThatWasDoneWellHasTheMarkOfWhatItFound()
    {
        OperationStatus status;
        status.state = OperationState::Succeeded;
        QCOMPARE(operationState(status).mark, Mark::Pass);
        status.verdict = QStringLiteral("not-proven");
        QVERIFY(operationState(status).isTrouble());
        status.verdict = QStringLiteral("different");
        QCOMPARE(operationState(status).mark, Mark::Different);
        status.state = OperationState::Failed;
        QCOMPARE(operationState(status).mark, Mark::Fail);
    }

    void anEmptyAreaWithLittleRoomKeepsItsWords()
    {
        QWidget room; // as a table gives it: a place, and no say in its size
        room.resize(400, 400);
        EmptyState empty(&room);
        empty.describe(EmptyState::Kind::NoRows, QStringLiteral("No alarm"),
                       QStringLiteral("Words that take a line or two of the room. ").repeated(2));
        empty.setGeometry(0, 0, 400, 400);
        room.show();
        QVERIFY(QTest::qWaitForWindowExposed(&room));
        const auto labels = empty.findChildren<PlainLabel *>();
        const auto areWhole = [&labels] {
            return std::all_of(labels.begin(), labels.end(), [](const PlainLabel *label) {
                return !label->isVisible() || label->height() + 1 >= label->heightForWidth(label->width());
            });
        };
        QVERIFY(areWhole());
        empty.setGeometry(0, 0, 400, empty.layout()->totalHeightForWidth(400) - 20);
        QTest::qWait(20);
        QVERIFY2(areWhole(), "the picture goes first");
    }

    void anAgeThatGrowsHasItsRoomBeforeItIsPainted_data()
    {
        QTest::addColumn<bool>("isNarrow");
        QTest::newRow("wide") << false;
        QTest::newRow("narrow") << true;
    }

    void anAgeThatGrowsHasItsRoomBeforeItIsPainted()
    {
        QFETCH(const bool, isNarrow);
        PaneHeader header(QStringLiteral("Cluster"), m_clock);
        header.setTotals(QString(200, QLatin1Char('n')));
        header.setNarrow(isNarrow);
        header.resize(700, header.height());
        models::DataAge age;
        age.source = QStringLiteral("Phala Cloud");
        age.fetchedAt = m_clock->monotonicNow();
        age.interval = std::chrono::hours(1);
        header.setAge(age);
        header.show();
        QVERIFY(QTest::qWaitForWindowExposed(&header));
        // A picture may be taken right after the second has passed, before any further event.
        for (const int seconds : {9, 10, 100, 4000}) {
            m_clock->advance(std::chrono::seconds(seconds));
            header.setAge(age);
            QVERIFY2(header.freshness()->width() >= header.freshness()->sizeHint().width(), qPrintable(age.ageText(m_clock->monotonicNow())));
        }
        header.setNarrow(!isNarrow);
        QVERIFY(header.freshness()->width() >= header.freshness()->sizeHint().width());
    }

    void anAgeBesideAFactIsPaintedAsItWasMeasured()
    {
        QWidget row;
        auto *layout = new QHBoxLayout(&row);
        auto *label = new AgeLabel(m_clock);
        layout->addStretch(1);
        layout->addWidget(label);
        row.resize(300, 40);
        label->setTime(m_clock->utcNow().addSecs(-9));
        row.show();
        QVERIFY(QTest::qWaitForWindowExposed(&row));
        const QSize measured = label->sizeHint();
        m_clock->advance(std::chrono::seconds(100));
        QCOMPARE(label->sizeHint(), measured);
        QTRY_VERIFY(label->sizeHint().width() > measured.width());
        QVERIFY(label->width() >= label->sizeHint().width());
    }

    void noFullStopBecomesAPartOfAnAddress()
    {
        FailureStrip strip;
        Error error;
        error.kind = ErrorKind::Network;
        error.what = QStringLiteral("it does not answer");
        error.where = QStringLiteral("GET http://127.0.0.1:41211/ready");
        const auto said = [&strip] { return strip.findChild<Note *>()->accessibleDescription(); };
        strip.showError(QStringLiteral("Phala Cloud"), error, 1, FailureStrip::Below::Live);
        QVERIFY2(said().startsWith(error.where + QStringLiteral(" · ")), qPrintable(said()));
        QVERIFY2(!said().contains(error.where + u'.'), qPrintable(said()));
        strip.showError(QStringLiteral("Phala Cloud"), error, 3, FailureStrip::Below::Live);
        QVERIFY2(said().startsWith(error.where + QLatin1String(", 3 tr")), qPrintable(said()));
    }

    void aButtonFollowsItsAction()
    {
        QAction *action = makeAction(this, IconName::Restart, QStringLiteral("Restart…"));
        ActionButton button(action);
        QSignalSpy triggered(action, &QAction::triggered);
        button.click();
        QCOMPARE(triggered.size(), 1);
        applyState(action, domain::ActionState::no(QStringLiteral("Read-only: unlock writes first.")));
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.accessibleDescription(), QStringLiteral("Read-only: unlock writes first."));
        button.setFace(ActionButton::Face::IconOnly);
        QVERIFY(button.text().isEmpty());
        QCOMPARE(button.accessibleName(), QStringLiteral("Restart…"));
    }

    void aNameFromOutsideKeepsItsAmpersandAndTakesNoKey()
    {
        const QString name = QStringLiteral("a&b && c&");
        QCOMPARE(mnemonicsRemoved(mnemonicsEscaped(name)), name);
        QVERIFY(QKeySequence::mnemonic(mnemonicsEscaped(name)).isEmpty());
        QCOMPARE(mnemonicsRemoved(QStringLiteral("&Open")), QStringLiteral("Open"));

        QWidget page;
        QAction *const action = makeAction(&page, IconName::Stop, QStringLiteral("Stop %1").arg(mnemonicsEscaped(name)));
        const ActionButton button(action);
        QCOMPARE(button.accessibleName(), QStringLiteral("Stop %1").arg(name));

        QWidget window;
        window.resize(1000, 700);
        SheetHost host(m_clock, &window);
        host.setGeometry(0, 43, 1000, 657);
        window.show();
        host.open({[this, name] {
                       domain::Plan plan = samplePlan(*m_clock);
                       plan.verb = QStringLiteral("Stop %1").arg(name);
                       return plan;
                   },
                   [](const QString &) {}, true});
        const auto *const verb = host.findChild<QPushButton *>(QStringLiteral("planVerb"));
        QCOMPARE(mnemonicsRemoved(verb->text()), QStringLiteral("Stop %1").arg(name));
        QVERIFY(QKeySequence::mnemonic(verb->text()).isEmpty());
        QCOMPARE(verb->accessibleName(), QStringLiteral("Stop %1").arg(name));
    }

    void aPlanWaitsForItsPhrase()
    {
        QWidget window;
        window.resize(1000, 700);
        SheetHost host(m_clock, &window);
        host.setGeometry(0, 43, 1000, 657);
        window.show();
        QString typed;
        int runs = 0;
        host.open({[this] { return samplePlan(*m_clock); },
                   [&](const QString &text) {
                       typed = text;
                       ++runs;
                   },
                   true});
        QVERIFY(host.isOpen());
        auto *phrase = host.findChild<PhraseField *>(QStringLiteral("planPhrase"));
        auto *verb = host.findChild<QPushButton *>(QStringLiteral("planVerb"));
        QVERIFY(phrase && verb);
        QTRY_VERIFY(phrase->hasFocus());
        QVERIFY(!verb->isEnabled());
        QCOMPARE(phrase->progress(), QStringLiteral("14 letters to go"));
        QTest::keyClicks(phrase, QStringLiteral("prod-us/2"));
        QCOMPARE(phrase->progress(), QStringLiteral("5 letters to go"));
        QTest::keyClick(phrase, Qt::Key_Return);
        QCOMPARE(runs, 0);
        test::picture(&window, QStringLiteral("plan-light"));
        QTest::keyClicks(phrase, QStringLiteral("x"));
        QCOMPARE(phrase->progress(), QStringLiteral("letter 10 differs"));
        QTest::keyClick(phrase, Qt::Key_Backspace);
        QTest::keyClicks(phrase, QStringLiteral("-cvms"));
        QVERIFY(verb->isEnabled());
        QTest::keyClick(phrase, Qt::Key_Return);
        QCOMPARE(runs, 1);
        QCOMPARE(typed, QStringLiteral("prod-us/2-cvms"));
        QVERIFY(!host.isOpen());
    }

    void aChoiceOnAPlanIsWrittenIntoItAndNothingTypedIsLost()
    {
        QWidget window;
        window.resize(1000, 700);
        SheetHost host(m_clock, &window);
        host.resize(1000, 657);
        window.show();
        bool isTicked = false;
        bool ran = false;
        const auto make = [this, &isTicked] {
            domain::Plan plan = samplePlan(*m_clock);
            plan.steps[0].what = isTicked ? QStringLiteral("Hold it") : QStringLiteral("Delete it");
            return plan;
        };
        PlanOffer offer{make, [&](const QString &) { ran = isTicked; }, false};
        offer.choice = PlanOffer::Choice{QStringLiteral("Hold it instead"), false, [&isTicked](bool ticked) { isTicked = ticked; }};
        host.open(offer);
        const auto box = [&host] { return host.findChild<QCheckBox *>(QStringLiteral("planChoice")); };
        const auto phrase = [&host] { return host.findChild<PhraseField *>(QStringLiteral("planPhrase")); };
        QVERIFY(box() && !box()->isChecked());
        QTest::keyClicks(phrase(), QStringLiteral("prod-us/2"));
        box()->click();
        QTRY_COMPARE(host.sheet()->plan().steps[0].what, QStringLiteral("Hold it"));
        QTRY_VERIFY(box() && box()->isChecked() && box()->hasFocus());
        QCOMPARE(phrase()->text(), QStringLiteral("prod-us/2"));
        phrase()->setFocus();
        QTest::keyClicks(phrase(), QStringLiteral("-cvms"));
        auto *verb = host.findChild<QPushButton *>(QStringLiteral("planVerb"));
        QVERIFY2(verb->isEnabled(), "what was chosen on the sheet need not be read again");
        verb->click();
        QVERIFY(ran);
    }

    void aPlanThatChangedMustBeReadAgain()
    {
        QWidget window;
        window.resize(1000, 700);
        SheetHost host(m_clock, &window);
        host.resize(1000, 657);
        window.show();
        int runs = 0;
        domain::Plan plan = samplePlan(*m_clock);
        plan.phrase.reset();
        host.open({[&plan] { return plan; }, [&runs](const QString &) { ++runs; }, false});
        auto *verb = host.findChild<QPushButton *>(QStringLiteral("planVerb"));
        QVERIFY(verb->isEnabled());
        QVERIFY2(!verb->hasFocus(), "the focus never starts on the verb");
        plan.steps.pop_back();
        verb->click();
        QCOMPARE(runs, 0);
        QVERIFY(!verb->isEnabled());
        QPushButton *again = nullptr;
        for (QPushButton *button : host.findChildren<QPushButton *>())
            if (button->text().contains(QLatin1String("read it again")))
                again = button;
        QVERIFY(again && again->isVisible());
        again->click();
        QVERIFY(verb->isEnabled());
        verb->click();
        QCOMPARE(runs, 1);
    }

    void aRefusedPlanCannotRun()
    {
        QWidget window;
        SheetHost host(m_clock, &window);
        window.show();
        domain::Plan plan = samplePlan(*m_clock);
        plan.refusal = QStringLiteral("prod-us is read-only.");
        int runs = 0;
        host.open({[&plan] { return plan; }, [&runs](const QString &) { ++runs; }, false});
        QVERIFY(!host.findChild<QPushButton *>(QStringLiteral("planVerb"))->isEnabled());
        QVERIFY(!host.findChild<PhraseField *>(QStringLiteral("planPhrase")));
        QTest::keyClick(host.sheet(), Qt::Key_Escape);
        QVERIFY(!host.isOpen());
        QCOMPARE(runs, 0);
    }

    void tabStaysInsideThePlan()
    {
        QWidget window;
        window.resize(1000, 700);
        auto *outside = new QPushButton(QStringLiteral("outside"), &window);
        outside->move(10, 300);
        SheetHost host(m_clock, &window);
        host.resize(1000, 700);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        host.open({[this] { return samplePlan(*m_clock); }, [](const QString &) {}, false});
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(host.sheet()->isAncestorOf(QApplication::focusWidget()));
        }
        outside->setFocus();
        QTRY_VERIFY(host.sheet()->isAncestorOf(QApplication::focusWidget()));
    }

    void aTableRemembersItsColumnsByName()
    {
        TableView view;
        view.resize(900, 300);
        view.setModel(cvmTable(&view));
        view.setColumnWidths({120, 0, 120, 130, 110, 70});
        view.header()->setSectionHidden(3, true);
        view.header()->moveSection(view.header()->visualIndex(5), 2);
        const QJsonObject layout = view.saveLayout();

        TableView other;
        other.resize(900, 300);
        other.setModel(cvmTable(&other));
        other.restoreLayout(layout);
        QVERIFY(other.header()->isSectionHidden(3));
        QCOMPARE(other.header()->visualIndex(5), 2);
        // A layout of another program does no harm.
        other.restoreLayout(QJsonObject{{QStringLiteral("columns"), QStringLiteral("nonsense")}});
        QVERIFY(other.header()->isSectionHidden(3));
    }

    void aFittingColumnShowsItsWordsWhole()
    {
        QStandardItemModel model(0, 3);
        model.setHorizontalHeaderLabels({QStringLiteral("Time"), QStringLiteral("Action"), QStringLiteral("What")});
        const auto add = [&](const QString &time, const QString &action) {
            model.appendRow({new QStandardItem(time), new QStandardItem(action), new QStandardItem(QStringLiteral("what was done"))});
        };
        add(QStringLiteral("14:03:34"), QStringLiteral("start"));
        TableView view;
        view.resize(700, 300);
        view.setModel(&model);
        view.setColumnWidths({92, 92, 0});
        view.setFittingColumns({0, 1});
        view.show();
        const auto needs = [&](int row, int column) { return view.itemDelegate()->sizeHint({}, model.index(row, column)).width(); };
        const int before = view.columnWidth(0);
        add(QStringLiteral("2026-11-19 14:03:34"), QStringLiteral("attestation.verdict-changed"));
        QTRY_VERIFY(view.columnWidth(0) > before);
        QVERIFY(view.columnWidth(0) >= needs(1, 0));
        QVERIFY(view.columnWidth(1) >= needs(1, 1));
        QCOMPARE(view.header()->length(), view.viewport()->width()); // the rest went to the stretching column

        // Without the room what grew last gives back first, and no column goes below what was set.
        view.resize(420, 300);
        QTRY_VERIFY(view.columnWidth(1) < needs(1, 1));
        QVERIFY(view.columnWidth(0) >= needs(1, 0));
        QVERIFY(view.columnWidth(1) >= before);
        QCOMPARE(view.header()->length(), view.viewport()->width());
        // And shorter words make the column no wider than it was.
        model.removeRow(1);
        QTRY_COMPARE(view.columnWidth(0), before);
    }

    void aFindingTakesASecondLineBeforeItIsCut()
    {
        LinesLabel label(2);
        label.setText(QStringLiteral("A2, quote verified now, TCB UpToDate; teeWallet tee"));
        const int whole = label.sizeHint().width();
        const int line = label.fontMetrics().height();
        QCOMPARE(label.heightForWidth(whole), line);
        label.resize(whole, line);
        QVERIFY(!label.isCut());
        QCOMPARE(label.heightForWidth(whole * 2 / 3), 2 * line);
        label.show();
        label.resize(whole * 2 / 3, 2 * line);
        QVERIFY(!label.isCut());
        QCOMPARE(label.sizeHint().height(), 2 * line);
        QCOMPARE(label.heightForWidth(whole / 4), 2 * line); // never a third
        label.resize(whole / 4, 2 * line);
        QVERIFY(label.isCut());
        label.setText(QString(200, QLatin1Char('a'))); // no blanks to break at
        QVERIFY(label.isCut());
        label.resize(label.sizeHint().width(), line);
        QVERIFY(!label.isCut());
    }

    void aScreenOfCellsPaintsWithinAFrame()
    {
        auto *model = new QStandardItemModel(this);
        for (int row = 0; row < 1000; ++row) {
            QList<QStandardItem *> cells;
            for (int column = 0; column < 8; ++column) {
                auto *cell = new QStandardItem(column > 4 ? QString::number(row * 13.7, 'f', 1) : QStringLiteral("runner-%1").arg(row));
                if (column == 0 || column == 4)
                    cell->setData(QVariant::fromValue(StateText::of(Mark(row % 16), QStringLiteral("Running"))), CellRole::State);
                cell->setData(row % 5 == 0, CellRole::Stale);
                cells << cell;
            }
            model->appendRow(cells);
        }
        TableView view;
        view.setModel(model);
        for (const auto &[column, kind] : {std::pair(0, CellKind::State), std::pair(3, CellKind::Hash), std::pair(4, CellKind::State),
                                           std::pair(5, CellKind::Number), std::pair(6, CellKind::Bar), std::pair(7, CellKind::Number)})
            view.setCellKind(column, kind);
        view.resize(1280, 800);
        view.show();
        QPixmap target(view.viewport()->size());
        view.viewport()->render(&target);
        QElapsedTimer timer;
        timer.start();
        constexpr int kFrames = 30;
        for (int i = 0; i < kFrames; ++i) {
            view.verticalScrollBar()->setValue(i * 37);
            view.viewport()->render(&target);
        }
        const double each = double(timer.nsecsElapsed()) / kFrames / 1e6;
        qInfo("a screen of 24 rows and 8 columns: %.2f ms", each);
        // Unoptimised builds and sanitizers are several times slower than what users run.
        QVERIFY2(each < 100, "far beyond a frame even for a debug build");
    }

    void copiesWholeValues()
    {
        TableView view;
        view.setModel(cvmTable(&view));
        view.selectRow(1);
        const QStringList cells = view.selectionAsText().split(QLatin1Char('\t'));
        QCOMPARE(cells.size(), 6);
        QVERIFY(cells[1].startsWith(QLatin1String("crunch-tee-runner-")));
        QCOMPARE(cells[3], QString(64, QLatin1Char('a')));
    }

    void theRingShowsAfterTheKeyboardOnly()
    {
        QWidget window;
        auto *row = new QHBoxLayout(&window);
        auto *a = makeButton(QStringLiteral("a"), ButtonRole::Default);
        auto *b = makeButton(QStringLiteral("b"), ButtonRole::Default);
        row->addWidget(a);
        row->addWidget(b);
        FocusRing ring(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        b->setFocus(Qt::MouseFocusReason);
        QVERIFY(!ring.isVisible());
        a->setFocus(Qt::TabFocusReason);
        QVERIFY(ring.isVisible());
        QCOMPARE(ring.geometry().center(), a->geometry().center());
        b->setFocus(Qt::MouseFocusReason);
        QVERIFY(!ring.isVisible());
    }

    void buttonsHaveTheSizeThatWasAskedFor()
    {
        const auto m = Metrics::current();
        QWidget frame;
        QAction action(QStringLiteral("Restart…"));
        QList<int> heights;
        for (const ButtonSize size : {ButtonSize::Small, ButtonSize::Normal, ButtonSize::Large}) {
            auto *button = new ActionButton(&action, ButtonRole::Default, &frame);
            button->setSize(size);
            button->ensurePolished();
            heights << button->sizeHint().height();
        }
        QCOMPARE(heights, QList<int>({m.px(26), m.control(), m.primaryControl()}));
    }

    void addressesBreakAnywhereAndLoseNothing()
    {
        const QString address = QStringLiteral("http://127.0.0.1:33675/i/b6c1040304d7af4369345929ffd5732a2df25b33");
        HashLabel label(address, HashLabel::Form::Text);
        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
        QCOMPARE(label.accessibleName(), address);
        const int line = label.heightForWidth(100'000);
        QVERIFY(label.heightForWidth(label.minimumSizeHint().width()) >= 4 * line);
    }

    void aChipWithoutRoomStandsInAMenu()
    {
        ChipRow row;
        auto *all = new Chip(QStringLiteral("All"));
        auto *running = new Chip(QStringLiteral("Running"));
        auto *stopped = new Chip(QStringLiteral("Stopped"));
        row.addChip(all, 0);
        row.addChip(running, 1);
        row.addChip(stopped, 2);
        row.resize(row.sizeHint());
        row.show();
        auto *more = row.findChild<Chip *>(QStringLiteral("more chips"));
        QVERIFY(more != nullptr && !more->isVisible() && stopped->isVisible());
        row.resize(row.sizeHint().width() - 10, row.height());
        QVERIFY(!stopped->isVisible() && more->isVisible());
        QCOMPARE(more->accessibleName(), QStringLiteral("+1"));
        QVERIFY(row.rect().contains(more->geometry()));
        emit more->menu()->aboutToShow();
        QCOMPARE(more->menu()->actions().size(), qsizetype(1));
        QCOMPARE(more->menu()->actions().front()->text(), QStringLiteral("Stopped"));
        QSignalSpy pressed(stopped, &Chip::clicked);
        more->menu()->actions().front()->trigger();
        QCOMPARE(pressed.size(), qsizetype(1));
        QVERIFY(stopped->isChecked());
    }

    void thePrimaryActionOfAHeaderHidesLast()
    {
        PaneHeader header(QStringLiteral("Cluster"), std::make_shared<test::FakeClock>());
        QAction *const setUp = makeAction(&header, IconName::Setup, QStringLiteral("Set up…"));
        QAction *const deploy = makeAction(&header, IconName::Deploy, QStringLiteral("Deploy…"));
        header.addAction(setUp);
        header.addAction(deploy, ButtonRole::Primary);
        header.show();
        const auto isShown = [&header](const QString &text) {
            const auto buttons = header.findChildren<ActionButton *>();
            return std::any_of(buttons.begin(), buttons.end(), [&](const ActionButton *each) { return each->isVisible() && each->text() == text; });
        };
        QVERIFY(isShown(setUp->text()) && isShown(deploy->text()));
        header.setNarrow(true);
        QVERIFY(!isShown(setUp->text()) && isShown(deploy->text()));
    }

    void noNumberFieldHasButtonsThatTheStyleDoesNotDraw()
    {
        QCOMPARE(NumberField().buttonSymbols(), QAbstractSpinBox::NoButtons);
        QDirIterator sources(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        static const QRegularExpression bare(QStringLiteral("new QSpinBox|new QDoubleSpinBox"));
        while (sources.hasNext()) {
            QFile file(sources.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            QVERIFY2(!text.contains(bare) || text.contains(QLatin1String("NoButtons")), qPrintable(file.fileName()));
        }
    }

    void chipsTakeSpace()
    {
        Chip chip(QStringLiteral("Failing"));
        chip.setCount(1204);
        chip.show();
        QTest::keyClick(&chip, Qt::Key_Space);
        QVERIFY(chip.isChecked());
        QVERIFY(chip.accessibleName().startsWith(QLatin1String("Failing 1")));
    }

    void looksAsDrawn_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void looksAsDrawn()
    {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const auto m = Metrics::current();
        Panel window(Ground::Window);
        window.resize(1300, 860);
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(m.gap());

        auto *header = new PaneHeader(QStringLiteral("Cluster"), m_clock);
        header->setTotals(QStringLiteral("13 CVMs · 689 of 1,133 models · 3.016 USD/h"));
        models::DataAge age;
        age.source = QStringLiteral("Phala Cloud");
        age.fetchedAt = m_clock->monotonicNow() - std::chrono::seconds(8);
        age.interval = std::chrono::seconds(15);
        age.nextAt = m_clock->monotonicNow() + std::chrono::seconds(7);
        header->setAge(age);
        header->addAction(makeAction(&window, IconName::Export, QStringLiteral("Evidence…")));
        header->addAction(makeAction(&window, IconName::Verify, QStringLiteral("Verify again")), ButtonRole::Primary);
        column->addWidget(header);

        auto *tools = new Toolbar;
        auto *filter = new FilterField(QStringLiteral("state:failed node:prod7"));
        tools->addWidget(filter);
        auto *all = new Chip(QStringLiteral("All"));
        all->setCount(13);
        all->setChecked(true);
        tools->addWidget(all);
        auto *failing = new Chip(QStringLiteral("Failing"));
        failing->setMark(StateText::of(Mark::Fail, QString()));
        failing->setCount(1);
        tools->addWidget(failing);
        tools->addStretch();
        tools->addWidget(makeButton(QStringLiteral("Columns"), ButtonRole::Flat, IconName::Columns));
        column->addWidget(tools);

        auto *table = new TableView;
        table->setModel(cvmTable(table));
        table->setCellKind(0, CellKind::State);
        table->setCellKind(1, CellKind::Text, Qt::ElideMiddle);
        table->setCellKind(2, CellKind::Bar);
        table->setCellKind(3, CellKind::Hash);
        table->setCellKind(4, CellKind::State);
        table->setCellKind(5, CellKind::Number);
        table->setColumnWidths({120, 0, 120, 130, 110, 80});
        table->setSortingEnabled(true);
        table->sortByColumn(1, Qt::AscendingOrder);
        table->setAccessibleName(QStringLiteral("CVMs"));
        auto *detail = new DetailPanel;
        detail->setTitle(QStringLiteral("crunch-tee-runner-c2a9f604"), StateText::of(Mark::Fail, QString()));
        detail->setSubtitle(QStringLiteral("Failing for 6 min 12 s · Phala says “running”"));
        auto *summary = new QWidget;
        auto *summaryColumn = new QVBoxLayout(summary);
        summaryColumn->setContentsMargins(0, 0, 0, 0);
        summaryColumn->setSpacing(m.gap());
        auto *note = new Note(StateText::of(Mark::Fail, QStringLiteral("spawntee refuses our signature (401)")));
        note->setText(QStringLiteral(
            "GET / at dstack-pha-prod7, 6 of 6 tries. Nothing was changed. Most likely the CVM booted 7 min ago and has not loaded the allowed hashes yet."));
        note->addButton(makeButton(QStringLiteral("Try again"), ButtonRole::Default, IconName::Refresh));
        note->addButton(makeButton(QStringLiteral("Open log"), ButtonRole::Link));
        summaryColumn->addWidget(note);
        auto *facts = new KeyValueList;
        facts->add(QStringLiteral("Role"), QStringLiteral("Runner, not head"));
        facts->addHash(QStringLiteral("Compose hash"), QStringLiteral("2911e1f733466216dedb862d6d669e11256ee7a34ce4dbc66c4b807ba7a9c895"));
        facts->add(QStringLiteral("OS image"), QString());
        facts->addHash(QStringLiteral("MRTD"), QString(96, QLatin1Char('f')), HashLabel::Form::Full);
        summaryColumn->addWidget(facts);
        detail->addTab(QStringLiteral("Summary"), summary);
        detail->addTab(QStringLiteral("Logs"), new QWidget);
        detail->addVerb(makeAction(detail, IconName::Restart, QStringLiteral("Restart…")));
        detail->addVerb(makeAction(detail, IconName::Stop, QStringLiteral("Stop…")));
        detail->addTool(makeAction(detail, IconName::Terminal, QStringLiteral("Copy as command")));
        auto *split = new MasterDetail(table, detail);
        split->setDetailShown(true);
        column->addWidget(split, 1);

        auto *cards = new QWidget;
        auto *grid = new QHBoxLayout(cards);
        grid->setContentsMargins(m.margin(), 0, m.margin(), m.gap());
        grid->setSpacing(m.gap());
        auto *buttons = new Card(QStringLiteral("Buttons"));
        buttons->setSubtitle(QStringLiteral("all roles"));
        auto *line = new QHBoxLayout;
        for (const auto role : {ButtonRole::Default, ButtonRole::Primary, ButtonRole::Danger, ButtonRole::Flat, ButtonRole::Link, ButtonRole::Ink})
            line->addWidget(makeButton(QStringLiteral("Roll back"), role, role == ButtonRole::Link ? IconName::None : IconName::Rollback));
        auto *off = makeButton(QStringLiteral("Apply"), ButtonRole::Default);
        off->setEnabled(false);
        line->addWidget(off);
        buttons->body()->addLayout(line);
        auto *chips = new QHBoxLayout;
        for (const auto &state : {StateText::of(Mark::Pass, QStringLiteral("Pass")), StateText::of(Mark::Warn, QStringLiteral("Soft pass")),
                                  StateText::of(Mark::Fail, QStringLiteral("Fail")), StateText::of(Mark::Busy, QStringLiteral("Moving"))})
            chips->addWidget(new StateChip(state));
        chips->addWidget(new StateChip(StateText::of(Mark::Verified, QStringLiteral("3 verified")), StateChip::Fill::Outline));
        chips->addStretch();
        buttons->body()->addLayout(chips);
        auto *figure = new FigureLabel;
        figure->setFigure(QStringLiteral("127"), QStringLiteral("deployments"));
        buttons->body()->addWidget(figure);
        auto *bar = new ShareBar;
        bar->setParts({{8, Tone::Ok}, {1, Tone::Busy}, {1, Tone::Fail}}, 11);
        buttons->body()->addWidget(bar);
        buttons->body()->addStretch(1);
        grid->addWidget(buttons);
        auto *activity = new Card(QStringLiteral("Activity"), Card::Body::Flush);
        activity->setTrailing(QStringLiteral("age · next"));
        auto *item = new ActivityItem(m_clock);
        item->setStatus({OperationId(QStringLiteral("1")), QStringLiteral("prod-us"), QStringLiteral("Scale gpu-provers 8 → 12"),
                         QStringLiteral("wait for 12 GPU hosts · 9 of 12"), 0.62, OperationState::Running, m_clock->utcNow().addSecs(-400),
                         std::nullopt, std::nullopt, QString(), true},
                        domain::EnvironmentKind::Production);
        activity->body()->addWidget(item);
        auto *second = new ActivityItem(m_clock);
        second->setStatus({OperationId(QStringLiteral("2")), QStringLiteral("prod-us"), QStringLiteral("Restart snark-agent"),
                           QStringLiteral("rollout stopped: unable to place a task"), std::nullopt, OperationState::Failed,
                           m_clock->utcNow().addSecs(-484), m_clock->utcNow(), std::nullopt, QString(), true},
                          domain::EnvironmentKind::Production);
        activity->body()->addWidget(second);
        activity->body()->addStretch(1);
        grid->addWidget(activity);
        auto *empty = new Card(QStringLiteral("Empty"), Card::Body::Flush);
        auto *state = new EmptyState;
        state->describe(EmptyState::Kind::NoRows, QStringLiteral("No agent is deployed"),
                        QStringLiteral("The orchestrator answered and its list is empty. Nothing is filtered out, and no row was skipped."));
        state->addButton(makeButton(QStringLiteral("Deploy an agent…"), ButtonRole::Primary, IconName::Deploy));
        empty->body()->addWidget(state);
        grid->addWidget(empty);
        column->addWidget(cards);

        FocusRing ring(&window);
        ToastStack toasts(&window);
        toasts.show({StateText::of(Mark::Pass, QStringLiteral("Restart done")), QStringLiteral("runner-8b03de71 answers again after 2 min 04 s")},
                    QStringLiteral("prod-us"));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        table->selectRow(2);
        all->setFocus(Qt::TabFocusReason);
        QTest::qWait(20);
        test::picture(&window, dark ? QStringLiteral("parts-dark") : QStringLiteral("parts-light"));
        QCOMPARE(table->rowHeight(0), m.row());
        QCOMPARE(header->height(), m.paneHeader());
        QVERIFY(detail->width() >= m.px(320));
        // The table really is painted in this theme.
        const QColor ground = table->viewport()->grab().toImage().pixelColor(2, table->rowHeight(0) * 6 + 60);
        QCOMPARE(ground, (dark ? darkTokens() : lightTokens()).surface);
    }
};

QTEST_MAIN(WidgetsTest)
#include "tst_widgets.moc"
