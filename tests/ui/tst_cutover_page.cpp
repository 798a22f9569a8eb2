// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/accessibility.h"
#include "tests/ui/desk.h"
#include "tests/ui/page_walk.h"
#include "tests/ui/picture.h"
#include "ui/audit/audit_page.h"
#include "ui/cutover/cutover_page.h"
#include "ui/cutover/evidence_view.h"
#include "ui/cutover/gate_card.h"
#include "ui/cutover/rollback_alarm.h"
#include "ui/cutover/rollback_block.h"
#include "ui/cutover/split_matrix.h"
#include "ui/cutover/split_track.h"
#include "ui/overview/overview_page.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/plan_sheet.h"
#include "ui/widgets/sheet_host.h"
#include "ui/widgets/state_label.h"

#include <QAction>
#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QWheelEvent>

using namespace pilothouse;
using namespace pilothouse::ui;
using namespace std::chrono_literals;
using domain::Intent;

namespace {

/// A desk with a cutover, and a real window with the real pages over it.
struct Scene
{
    test::Desk desk;
    std::unique_ptr<MainWindow> window;

    explicit Scene(domain::EnvironmentKind kind) : desk(kind) { desk.makeCutover(); }
    void open(QSize size = QSize(1440, 900))
    {
        desk.makeFeed();
        MainWindow::Parts parts;
        parts.services = desk.services;
        parts.clock = desk.clock;
        parts.feed = desk.feed;
        const auto services = desk.services;
        const auto feed = desk.feed;
        using Place = PageEntry::Place;
        parts.pages.push_back({QStringLiteral("overview"), QStringLiteral("Overview"), IconName::Overview, Place::Top,
                               [feed](QWidget *parent) { return new OverviewPage(feed, parent); }});
        parts.pages.push_back({QStringLiteral("cutover"), QStringLiteral("Cutover"), IconName::Cutover, Place::Top,
                               [services](QWidget *parent) { return new CutoverPage(*services, parent); }});
        parts.pages.push_back({QStringLiteral("audit"), QStringLiteral("Audit"), IconName::Audit, Place::Top,
                               [services](QWidget *parent) { return new AuditPage(*services, parent); }});
        window = std::make_unique<MainWindow>(std::move(parts));
        window->resize(size);
        window->show();
        window->showPage(QStringLiteral("cutover"));
    }
    bool measure(cutover::CutoverWorkflow::Canary canary = cutover::CutoverWorkflow::Canary::Run) const
    {
        const auto sampled = test::await(desk.services->cutover->sample(canary));
        return sampled && sampled->has_value();
    }

    const cutover::CutoverStatus &status() const { return desk.services->cutover->status(); }
    CutoverPage *page() const { return static_cast<CutoverPage *>(window->page(QStringLiteral("cutover"))); }
    template <typename T>
    T *find(const QString &name = QString()) const
    {
        return window->findChild<T *>(name);
    }
    SplitTrack *track(Intent intent) const { return find<SplitTrack>(QStringLiteral("track-") + domain::intentWord(intent)); }
    QSpinBox *field(Intent intent) const { return find<QSpinBox>(QStringLiteral("wanted-") + domain::intentWord(intent)); }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : page()->findChildren<QPushButton *>())
            if (each->isVisible() && each->text().startsWith(text))
                return each;
        return nullptr;
    }
    /// The words of every widget on the page that a screen reader reads.
    QStringList words() const
    {
        QStringList all;
        for (QWidget *widget : page()->findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            if (auto *label = qobject_cast<QLabel *>(widget))
                all << label->text();
            if (auto *label = qobject_cast<ElidedLabel *>(widget))
                all << label->text();
            if (!widget->accessibleName().isEmpty())
                all << widget->accessibleName();
        }
        return all;
    }
    bool says(const QString &text) const
    {
        const QStringList all = words();
        return std::any_of(all.begin(), all.end(), [&](const QString &each) { return each.contains(text); });
    }
    int timesRecorded(const QString &action) const
    {
        const auto entries = test::await(desk.audit->entries({}));
        if (!entries || !entries->has_value())
            return -1;
        return int(std::count_if((*entries)->begin(), (*entries)->end(), [&](const audit::Entry &entry) { return entry.record.action == action; }));
    }
};

/// Whether a click on the middle of the widget reaches it: nothing lies over it, and it is inside the window.
bool canBeHit(QWidget *window, QWidget *widget)
{
    const QPoint middle = widget->mapTo(window, widget->rect().center());
    const QRect whole(widget->mapTo(window, QPoint()), widget->size());
    QWidget *hit = window->childAt(middle);
    return window->rect().contains(whole) && hit && (hit == widget || widget->isAncestorOf(hit));
}

} // namespace

class CutoverPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(SchemeChoice::Light); }
    void init() { m_theme->setChoice(SchemeChoice::Light); }

    void nothingIsSentBeforeApplyAndThePlanSaysFromAndTo()
    {
        Scene scene(domain::EnvironmentKind::Staging);
        scene.desk.services->cutover->start();
        QVERIFY(scene.measure());
        scene.open();
        SplitTrack *track = scene.track(Intent::Analyze);
        QVERIFY(track && track->isEnabled());
        track->setFocus();
        QTest::keyClick(track, Qt::Key_Right);
        QCOMPARE(track->value(), 1);
        QTest::keyClick(track, Qt::Key_PageUp);
        QCOMPARE(track->value(), 11);
        QTest::keyClick(track, Qt::Key_Left);
        QTest::keyClick(track, Qt::Key_PageDown);
        QCOMPARE(track->value(), 0);
        QTest::keyClick(track, Qt::Key_End);
        QCOMPARE(track->value(), 100);

        QSpinBox *field = scene.field(Intent::Analyze);
        QCOMPARE(field->value(), 100); // one wanted value, shown twice
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("37"));
        QCOMPARE(track->value(), 37);
        QPushButton *apply = scene.button(QStringLiteral("Apply 0 → 37"));
        QVERIFY2(apply && apply->isEnabled(), "the button says from and to");
        QVERIFY2(scene.desk.router->applies.empty(), "nothing is sent before Apply");

        QTest::mouseClick(apply, Qt::LeftButton);
        QVERIFY(scene.window->sheetHost()->isOpen());
        const domain::Plan plan = scene.window->sheetHost()->sheet()->plan();
        QVERIFY2(plan.title.contains(QStringLiteral("0 → 37")), qPrintable(plan.title));
        QVERIFY2(scene.desk.router->applies.empty(), "a plan is no change");
        auto *verb = scene.find<QPushButton>(QStringLiteral("planVerb"));
        QTRY_VERIFY(verb->isEnabled());
        QTest::mouseClick(verb, Qt::LeftButton);
        QTRY_COMPARE(scene.desk.router->state.split, test::analyze(37));
        QTRY_VERIFY2(scene.button(QStringLiteral("Undo to 0 %")), "the last move can be taken back");
        QVERIFY(!scene.says(QStringLiteral("Apply 0")));
    }

    void takesExactNumbersFrom0To100Only()
    {
        Scene scene(domain::EnvironmentKind::Staging);
        scene.desk.services->cutover->start();
        QVERIFY(scene.measure());
        scene.open();
        QSpinBox *field = scene.field(Intent::Analyze);
        const auto typed = [field](const QString &text) {
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, text);
            QTest::keyClick(field, Qt::Key_Tab);
            return field->value();
        };
        QCOMPARE(typed(QStringLiteral("3")), 3);
        QCOMPARE(typed(QStringLiteral("100")), 100);
        QCOMPARE(typed(QStringLiteral("0")), 0);
        QCOMPARE(typed(QStringLiteral("7")), 7);
        for (const char *wrong : {"101", "999", "-5", "abc", "1e2"}) {
            const int value = typed(QString::fromLatin1(wrong));
            QVERIFY2(value >= 0 && value <= 100, wrong);
        }
        QVERIFY(scene.desk.router->applies.empty());
    }

    void pinnedRowsDoNotMoveAndSayWhy()
    {
        Scene scene(domain::EnvironmentKind::Staging);
        scene.desk.services->cutover->start();
        QVERIFY(scene.measure());
        scene.open();
        for (const auto &[intent, word] :
             {std::pair(Intent::Create, "By stage"), std::pair(Intent::Pay, "Pinned"), std::pair(Intent::Other, "Last")}) {
            SplitTrack *track = scene.track(intent);
            QVERIFY(!track->isEnabled());
            QTest::keyClick(track, Qt::Key_PageUp);
            QTest::mouseClick(track, Qt::LeftButton, Qt::NoModifier, track->rect().center());
            QCOMPARE(track->value(), 0);
            QVERIFY(!scene.field(intent)->isEnabled());
            QVERIFY2(scene.says(QString::fromLatin1(word)), word);
        }
        // Scrolling the page with the pointer over a handle moves nothing either.
        SplitTrack *analyze = scene.track(Intent::Analyze);
        QWheelEvent wheel(analyze->rect().center(), analyze->mapToGlobal(analyze->rect().center()), QPoint(), QPoint(0, 240), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(analyze, &wheel);
        QCOMPARE(analyze->value(), 0);
        QVERIFY(!wheel.isAccepted());
    }

    void aNarrowWindowKeepsEveryColumnAndTheReasons()
    {
        Scene scene(domain::EnvironmentKind::Staging);
        scene.desk.services->cutover->start();
        QVERIFY(scene.measure());
        scene.open(QSize(1024, 700));
        QTest::qWait(50);
        for (const char *const word : {"Wanted", "In force", "Observed", "Pin", "By stage", "Pinned"})
            QVERIFY2(scene.says(QString::fromLatin1(word)), word);
        QVERIFY2(scene.track(Intent::Analyze)->width() >= 100, qPrintable(QString::number(scene.track(Intent::Analyze)->width())));
        // One right edge, also while the column below scrolls.
        const auto rightOf = [&scene](QWidget *widget) { return widget->mapTo(scene.window.get(), QPoint(widget->width(), 0)).x(); };
        QCOMPARE(rightOf(scene.find<RollbackTruths>()), rightOf(scene.find<RollbackButton>()));
        test::picture(scene.window.get(), QStringLiteral("cutover-narrow-columns"));
    }

    void theReasonStandsBesideADeadButton()
    {
        Scene scene(domain::EnvironmentKind::Production);
        scene.desk.planes->newPlane.readyStatus = 503;
        scene.desk.planes->newPlane.readyBody = R"({"ready":false,"reasons":["HOT_PAY_JWT missing"]})";
        scene.desk.services->cutover->start();
        QVERIFY(scene.measure());
        scene.open();
        QVERIFY2(scene.says(QStringLiteral("Read-only: unlock writes")), "in read-only mode the verbs are absent, with a word");
        QVERIFY(!scene.button(QStringLiteral("Apply")));
        QVERIFY(!scene.button(QStringLiteral("Run canary")));

        scene.desk.services->access->unlock();
        QPushButton *apply = scene.button(QStringLiteral("Apply"));
        QVERIFY(apply && !apply->isEnabled());
        QVERIFY(scene.says(QStringLiteral("Nothing to apply")));
        QCOMPARE(test::accessibilityComplaints(scene.page()).join(u'\n'), QString());

        scene.field(Intent::Analyze)->setValue(10);
        QVERIFY2(scene.says(QStringLiteral("Readiness")), qPrintable(scene.words().join(u'\n')));
        QTest::mouseClick(scene.button(QStringLiteral("Apply 0 → 10")), Qt::LeftButton);
        const domain::Plan plan = scene.window->sheetHost()->sheet()->plan();
        QVERIFY2(plan.phrase.has_value() || !plan.isAllowed(), "a closed gate is passed by a typed phrase or not at all");
        QVERIFY(!scene.find<QPushButton>(QStringLiteral("planVerb"))->isEnabled());
    }

    void gatesSayTheirFourStatesAndShowTheirEvidence()
    {
        Scene scene(domain::EnvironmentKind::Staging);
        scene.desk.planes->newPlane.readyStatus = 503;
        scene.desk.planes->newPlane.readyBody = R"({"ready":false,"reasons":["HOT_PAY_JWT <b>missing</b>"]})";
        QVERIFY(scene.measure());
        scene.desk.clock->advance(11min); // the canary's pass is older than its limit
        QVERIFY(scene.measure(cutover::CutoverWorkflow::Canary::Skip));
        scene.open();
        const auto gates = scene.page()->findChildren<GateCard *>();
        QCOMPARE(gates.size(), 4);
        QStringList words;
        for (const GateCard *gate : gates)
            words << gate->accessibleName();
        for (const char *expected : {"Readiness: Fail", "Dependency: Stale", "Live intents: Unknown", "Attestation: Pass"})
            QVERIFY2(std::any_of(words.begin(), words.end(), [&](const QString &word) { return word.startsWith(QString::fromLatin1(expected)); }),
                     qPrintable(words.join(u'\n')));

        auto *evidence = scene.find<EvidenceView>();
        QVERIFY(!evidence->isVisible());
        for (QPushButton *link : scene.page()->findChildren<QPushButton *>())
            if (link->accessibleName() == QStringLiteral("Evidence of Readiness"))
                QTest::mouseClick(link, Qt::LeftButton);
        QVERIFY(evidence->isVisible());
        const QString body = evidence->findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(body.contains(QStringLiteral("HOT_PAY_JWT <b>missing</b>")), "as received, and as text");
        QVERIFY(scene.says(QStringLiteral("sha256")));
        QVERIFY(scene.says(QStringLiteral("Rule:")));
        test::picture(scene.window.get(), QStringLiteral("cutover-evidence"));
        QTest::mouseClick(evidence->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(!evidence->isVisible());
    }

    void rollBackIsInReachEverywhere_data()
    {
        QTest::addColumn<QString>("pageId");
        QTest::addColumn<bool>("planOpen");
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(1440, 900), QSize(1024, 700)})
            for (const char *page : {"overview", "cutover", "audit"})
                for (const bool planOpen : {false, true})
                    QTest::addRow("%s%s %d", page, planOpen ? " under a plan" : "", size.width()) << QString::fromLatin1(page) << planOpen << size;
    }
    void rollBackIsInReachEverywhere()
    {
        QFETCH(QString, pageId);
        QFETCH(bool, planOpen);
        QFETCH(QSize, size);
        Scene scene(domain::EnvironmentKind::Production);
        QVERIFY(scene.desk.openCanary(10));
        scene.open(size);
        QVERIFY2(!scene.desk.services->access->isWritable(), "read-only");
        scene.window->showPage(pageId);
        if (planOpen)
            scene.find<QPushButton>(QStringLiteral("accessLink"))->click();
        QCOMPARE(scene.window->sheetHost()->isOpen(), planOpen);
        QTest::qWait(10);
        QVector<QAbstractButton *> reachable;
        for (const char *name : {"barRollback", "rollbackButton"}) {
            auto *button = scene.find<QAbstractButton>(QString::fromLatin1(name));
            if (button && button->isVisible() && button->isEnabled() && canBeHit(scene.window.get(), button))
                reachable << button;
        }
        QCOMPARE(reachable.size(), 1); // exactly one of the two
        QTest::mouseClick(reachable.front(), Qt::LeftButton);
        QTRY_VERIFY(scene.desk.router->state.split.isAllOld());
        QVERIFY2(!QApplication::activeModalWidget() && scene.window->sheetHost()->isOpen() == planOpen, "no question is asked");
        QTRY_COMPARE(scene.status().stage, cutover::Stage::RolledBack);
    }

    void aDoubleClickIsOneRollback()
    {
        Scene scene(domain::EnvironmentKind::Production);
        QVERIFY(scene.desk.openCanary(10));
        scene.open();
        const size_t before = scene.desk.router->applies.size();
        auto *button = scene.find<RollbackButton>();
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseDClick(button, Qt::LeftButton);
        QTRY_COMPARE(scene.status().stage, cutover::Stage::RolledBack);
        QTest::qWait(20);
        QCOMPARE(scene.desk.router->applies.size(), before + 1);
        QCOMPARE(scene.timesRecorded(QStringLiteral("rollback.trigger")), 1);
    }

    void anUnconfirmedRollbackIsAnAlarmUntilItIsReadBack()
    {
        Scene scene(domain::EnvironmentKind::Production);
        QVERIFY(scene.desk.openCanary(10));
        scene.open();
        auto *alarm = scene.find<RollbackAlarm>();
        QVERIFY(!alarm->isVisible());
        scene.desk.router->down = test::makeError(ErrorKind::Network, "Connection refused");
        QTest::mouseClick(scene.find<RollbackButton>(), Qt::LeftButton);
        QTRY_COMPARE(scene.status().stage, cutover::Stage::RollbackUnconfirmed);
        QTRY_VERIFY(alarm->isVisible());
        QVERIFY2(scene.says(QStringLiteral("phala may still get 10 % of analyze")), qPrintable(scene.words().join(u'\n')));
        QVERIFY(scene.says(QStringLiteral("Connection refused")));
        QVERIFY2(!scene.track(Intent::Analyze)->isEnabled() && scene.says(QStringLiteral("locked until the rollback is read back")), "and says so");
        QVERIFY(scene.says(QStringLiteral("Attempts")));
        QVERIFY2(scene.page()->header()->freshness()->age().word(scene.desk.clock->monotonicNow()).isTrouble(), "never “Live”");
        auto *manual = scene.find<ManualCommands>();
        QVERIFY(manual->isVisible());
        QVERIFY(manual->findChild<QPlainTextEdit *>()->toPlainText().contains(QStringLiteral("analyze 0")));

        const auto clock = [alarm] { return alarm->findChild<FigureLabel *>()->accessibleName(); };
        const QString shown = clock();
        scene.desk.clock->advance(61s);
        QTRY_VERIFY2(clock() != shown, qPrintable(clock()));
        QVERIFY2(clock().contains(QStringLiteral("1:0")), qPrintable(clock()));
        QTRY_VERIFY2(scene.says(QStringLiteral("In force: 10 % ?")), "what was last read is doubtful, and hatched");
        QCOMPARE(test::accessibilityComplaints(scene.window.get()).join(u'\n'), QString());
        test::picture(scene.window.get(), QStringLiteral("cutover-unconfirmed"));

        const size_t tries = scene.desk.router->applies.size();
        scene.desk.router->down.reset();
        QPushButton *again = scene.button(QStringLiteral("TRY NOW"));
        QVERIFY(again && again->isEnabled());
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE(scene.status().stage, cutover::Stage::RolledBack);
        QVERIFY(scene.desk.router->applies.size() > tries);
        QTRY_VERIFY(!alarm->isVisible());
        QVERIFY(!scene.says(QStringLiteral("10 % ?")));
        QCOMPARE(scene.timesRecorded(QStringLiteral("rollback.trigger")), 1);
    }

    void everythingHasANameAndASize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(1440, 900);
        QTest::newRow("narrow") << QSize(1024, 700);
    }
    void everythingHasANameAndASize()
    {
        QFETCH(QSize, size);
        Scene scene(domain::EnvironmentKind::Staging);
        QVERIFY(scene.desk.openCanary(10));
        scene.open(size);
        QStringList shown;
        for (const QWidget *widget : QApplication::topLevelWidgets())
            if (widget->isVisible())
                shown << QLatin1String(widget->metaObject()->className());
        QCOMPARE(shown, QStringList(QStringLiteral("pilothouse::ui::MainWindow"))); // no part flashes up as a window of its own
        QVERIFY(QTest::qWaitForWindowActive(scene.window.get()));
        QCOMPARE(test::accessibilityComplaints(scene.window.get()).join(u'\n'), QString());
        QCOMPARE(test::pageFaults(scene.page()).join(u'\n'), QString());
        QCOMPARE(test::tabComplaints(scene.window.get()).join(u'\n'), QString());
        for (const SchemeChoice choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
            m_theme->setChoice(choice);
            test::picture(scene.window.get(), QStringLiteral("cutover-page-%1-%2")
                                                  .arg(size.width())
                                                  .arg(choice == SchemeChoice::Light ? QStringLiteral("light") : QStringLiteral("dark")));
        }
    }
};

QTEST_MAIN(CutoverPageTest)
#include "tst_cutover_page.moc"
