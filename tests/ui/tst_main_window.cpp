// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desk_check.h"
#include "models/desk_settings.h"
#include "tests/support/await.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/desk.h"
#include "tests/ui/picture.h"
#include "tests/ui/probe_page.h"
#include "ui/overview/first_run_page.h"
#include "ui/overview/overview_page.h"
#include "ui/shell/activity_drawer.h"
#include "ui/shell/bar_chips.h"
#include "ui/shell/desktop_notifier.h"
#include "ui/shell/environment_bar.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/palette.h"
#include "ui/shell/stall_meter.h"
#include "ui/shell/window_commands.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/plan_sheet.h"
#include "ui/widgets/sheet_host.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using models::Mark;
using models::StateText;
using test::probe;
using test::ProbePage;

class MainWindowTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    static MainWindow::Parts parts(test::Desk &desk) { return test::probedParts(desk); }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(SchemeChoice::Light); }
    void init() { m_theme->setChoice(SchemeChoice::Light); }

    void theBellHasRoomForItsCount()
    {
        BellButton bell;
        const auto m = Metrics::current();
        const QFontMetrics small(ui::font(Type::Caption, Weight::Strong));
        for (const auto &[count, shown] : {std::pair(3, "3"), std::pair(42, "42"), std::pair(1000, "99+")}) {
            bell.setCount(count);
            QVERIFY2(bell.sizeHint().width() >= m.px(17) + m.px(6) + small.horizontalAdvance(QLatin1String(shown)), shown);
        }
    }

    void keysGoToPages()
    {
        test::Desk desk(domain::EnvironmentKind::Demo, QStringLiteral("demo"));
        MainWindow window(parts(desk));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QCOMPARE(window.currentPageId(), QStringLiteral("overview"));
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(window.currentPageId(), QStringLiteral("cluster"));
        QCOMPARE(probe(window, "cluster")->activations, 1);
        QTest::keyClick(&window, Qt::Key_F5);
        QCOMPARE(probe(window, "cluster")->refreshes, 1);
        QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(window.currentPageId(), QStringLiteral("audit"));
        QCOMPARE(probe(window, "cluster")->deactivations, 1);
        QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
        QVERIFY(window.isDrawerShown());
        QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
        QVERIFY(!window.isDrawerShown());
    }

    void slashFocusesTheFilterOfThePage()
    {
        test::Desk desk(domain::EnvironmentKind::Demo);
        MainWindow window(parts(desk));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.showPage(QStringLiteral("cluster"));
        ProbePage *page = probe(window, "cluster");
        page->header()->findChild<QPushButton *>()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Slash);
        QVERIFY(page->field->hasFocus());
        // Once inside, the sign is typed.
        QTest::keyClick(page->field, Qt::Key_Slash);
        QCOMPARE(page->field->text(), QStringLiteral("/"));
    }

    void linksAndBadgesReachTheWindow()
    {
        test::Desk desk(domain::EnvironmentKind::Demo);
        MainWindow window(parts(desk));
        window.show();
        window.makeAllPages();
        emit probe(window, "cluster")->needsAttention(2, StateText::of(Mark::Fail, QStringLiteral("failing")));
        emit probe(window, "audit")->needsAttention(1, StateText::of(Mark::Warn, QStringLiteral("old")));
        QCOMPARE(window.rail()->attentionCount(), 3);
        emit probe(window, "cluster")->openPage(QStringLiteral("audit"), QStringLiteral("entry 4"));
        QCOMPARE(window.currentPageId(), QStringLiteral("audit"));
        QCOMPARE(probe(window, "audit")->shown, QStringLiteral("entry 4"));
        QVERIFY(!window.showPage(QStringLiteral("nowhere")));
        QCOMPARE(window.currentPageId(), QStringLiteral("audit"));
    }

    void productionOpensReadOnlyAndLocksItself()
    {
        test::Desk desk(domain::EnvironmentKind::Production);
        MainWindow window(parts(desk));
        window.show();
        auto *link = window.findChild<QPushButton *>(QStringLiteral("accessLink"));
        QVERIFY(link->isVisible());
        QCOMPARE(link->text(), QStringLiteral("Unlock writes…"));
        QVERIFY(!desk.services->access->isWritable());
        link->click();
        QVERIFY2(window.sheetHost()->isOpen(), "unlocking is a plan");
        window.sheetHost()->findChild<QPushButton *>(QStringLiteral("planVerb"))->click();
        QTRY_VERIFY(desk.services->access->isWritable());
        QCOMPARE(link->text(), QStringLiteral("Lock now"));
        // It is in the record before it is in force.
        const auto entries = test::await(desk.audit->entries({}));
        QVERIFY(entries && entries->has_value());
        QVERIFY(std::any_of((*entries)->begin(), (*entries)->end(),
                            [](const audit::Entry &entry) { return entry.record.action == QLatin1String("write.unlock"); }));
        desk.clock->advance(std::chrono::minutes(15));
        QSignalSpy changed(desk.services->access.get(), &domain::WriteAccess::changed);
        QTRY_COMPARE(link->text(), QStringLiteral("Unlock writes…"));
        QCOMPARE(changed.size(), 1);
        QVERIFY(!desk.services->access->isWritable());
    }

    // F64: another environment is another window over services of its own; the old one stands until the new one is there.
    void anOpenPlanKeepsItsEnvironmentWhenAnotherIsOpenedAndGoesWithIt()
    {
        test::Desk first(domain::EnvironmentKind::Production);
        test::Desk second(domain::EnvironmentKind::Production);
        auto window = std::make_unique<MainWindow>(parts(first));
        window->show();
        window->findChild<QPushButton *>(QStringLiteral("accessLink"))->click();
        QVERIFY(window->sheetHost()->isOpen());
        const domain::EnvironmentId named = window->sheetHost()->sheet()->plan().environment.id;
        QCOMPARE(named, first.services->profile.environment.id);
        MainWindow other(parts(second));
        other.show();
        QVERIFY(!other.sheetHost()->isOpen()); // no plan moves from one to the other
        window->sheetHost()->findChild<QPushButton *>(QStringLiteral("planVerb"))->click();
        QTRY_VERIFY(first.services->access->isWritable());
        QVERIFY(!second.services->access->isWritable());

        first.services->access->lock();
        window->findChild<QPushButton *>(QStringLiteral("accessLink"))->click();
        QVERIFY(window->sheetHost()->isOpen());
        window.reset(); // with the plan open
        QVERIFY(!first.services->access->isWritable());
        QVERIFY(!second.services->access->isWritable());
        QVERIFY(!other.sheetHost()->isOpen());
    }

    void keysOfThePageRestWhileAPlanIsOpen()
    {
        test::Desk desk(domain::EnvironmentKind::Production);
        MainWindow window(parts(desk));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.findChild<QPushButton *>(QStringLiteral("accessLink"))->click();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(window.currentPageId(), QStringLiteral("overview"));
        // The bar above stays lit: the scrim begins below it.
        QCOMPARE(window.sheetHost()->geometry().top(), window.environmentBar()->height());
        QTest::keyClick(window.sheetHost()->sheet(), Qt::Key_Escape);
        QVERIFY(!window.sheetHost()->isOpen());
    }

    void remembersItsLayout()
    {
        test::Desk desk(domain::EnvironmentKind::Demo, QStringLiteral("demo"));
        {
            MainWindow window(parts(desk));
            window.show();
            window.resize(1300, 800);
            window.showPage(QStringLiteral("audit"));
            window.setDrawerShown(true);
            window.close();
        }
        MainWindow window(parts(desk));
        window.show();
        QCOMPARE(window.currentPageId(), QStringLiteral("audit"));
        QVERIFY(window.isDrawerShown());
        QCOMPARE(window.width(), 1300);
        QCOMPARE(probe(window, "audit")->restored[QStringLiteral("width")].toInt(), 42);
        QVERIFY(desk.feed->lastLooked().has_value());
    }

    void aBrokenLayoutFallsBackWithANotice()
    {
        test::Desk desk(domain::EnvironmentKind::Demo);
        QFile file(desk.stateFolder() + QStringLiteral("/window.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\":1,\"demo");
        file.close();
        MainWindow window(parts(desk));
        window.show();
        QCOMPARE(window.currentPageId(), QStringLiteral("overview"));
        QVERIFY(QFile::exists(file.fileName() + QStringLiteral(".broken")));
        QTRY_VERIFY(window.centralWidget()->findChildren<QWidget *>().size() > 0);
    }

    void becomesNarrow()
    {
        test::Desk desk(domain::EnvironmentKind::Demo);
        MainWindow window(parts(desk));
        window.show();
        window.makeAllPages();
        window.resize(1440, 900);
        QCOMPARE(window.rail()->width(), Metrics::current().rail());
        QVERIFY(!probe(window, "cluster")->isNarrow());
        window.resize(1024, 700);
        QTRY_COMPARE(window.rail()->width(), Metrics::current().railNarrow());
        QVERIFY(probe(window, "cluster")->isNarrow());
        QCOMPARE(probe(window, "cluster")->header()->height(), Metrics::current().paneHeaderNarrow());
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
        test::Desk desk(domain::EnvironmentKind::Production);
        MainWindow window(parts(desk));
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.makeAllPages();
        for (const QString &id : window.pageIds()) {
            window.showPage(id);
            QTest::qWait(0);
            const QStringList complaints = test::accessibilityComplaints(&window);
            QVERIFY2(complaints.isEmpty(), qPrintable(id + QStringLiteral(":\n") + complaints.join(u'\n')));
            const QStringList traps = test::tabComplaints(&window);
            QVERIFY2(traps.isEmpty(), qPrintable(id + QStringLiteral(":\n") + traps.join(u'\n')));
        }
    }

    void oneKeyRollsBackFromEverywhere_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<bool>("planOpen");
        QTest::addColumn<QSize>("size");
        for (const char *page : {"overview", "cluster", "attestation", "cutover", "audit"})
            for (const bool open : {false, true})
                QTest::addRow("%s%s", page, open ? " under a plan" : "") << QString::fromLatin1(page) << open << QSize(1440, 900);
        QTest::newRow("small window") << QStringLiteral("cluster") << false << QSize(1024, 700);
    }
    void oneKeyRollsBackFromEverywhere()
    {
        QFETCH(QString, page);
        QFETCH(bool, planOpen);
        QFETCH(QSize, size);
        test::Desk desk(domain::EnvironmentKind::Production);
        desk.makeCutover();
        QVERIFY(desk.openCanary(10));
        QVERIFY2(!desk.services->access->isWritable(), "read-only: a rollback must work all the same");
        MainWindow window(parts(desk));
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.showPage(page);
        auto *button = window.findChild<QPushButton *>(QStringLiteral("barRollback"));
        // The cutover page has the big one instead.
        QCOMPARE(button->isVisible(), page != QLatin1String("cutover"));
        if (planOpen) {
            window.findChild<QPushButton *>(QStringLiteral("accessLink"))->click();
            QVERIFY2(button->isVisible(), "the plan covers the big button, so the bar has the small one");
        }
        if (button->isVisible()) {
            QVERIFY(button->isEnabled());
            const QRect where(button->mapTo(&window, QPoint()), button->size());
            QVERIFY2(window.rect().contains(where), "not cut off");
            QVERIFY(button->width() >= button->sizeHint().width());
            QVERIFY(!window.sheetHost()->isOpen() || where.bottom() < window.sheetHost()->geometry().top());
        }
        QVERIFY(!desk.router->state.split.isAllOld());
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(desk.router->state.split.isAllOld());
        QTRY_COMPARE(desk.services->cutover->status().stage, cutover::Stage::RolledBack);
    }

    void thePaletteFindsPagesActionsAndObjects()
    {
        test::Desk desk(domain::EnvironmentKind::Production);
        desk.makeCutover();
        QVERIFY(desk.openCanary(10));
        MainWindow window(parts(desk));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.showPage(QStringLiteral("cluster"));
        window.makeAllPages();
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key, with);
        };
        press(Qt::Key_K, Qt::ControlModifier);
        auto *palette = window.findChild<Palette *>();
        QVERIFY(palette && palette->isVisible());
        QStringList names = palette->names();
        for (const char *expected : {"Go to Overview", "Go to Audit", "Export…", "Verify", "Unlock writes…", "Keys of this page"})
            QVERIFY2(names.contains(QString::fromLatin1(expected)) || names.contains(QString::fromUtf8(expected)), qPrintable(names.join(u'\n')));
        QVERIFY2(!names.contains(QStringLiteral("runner-4f1c92ab")), "objects are listed when something is typed");
        for (const QString &name : names)
            QVERIFY2(!name.contains(QStringLiteral("roll back"), Qt::CaseInsensitive), "a slip of Enter moves no traffic");
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("r4f"));
        QCOMPARE(palette->names().first(), QStringLiteral("runner-4f1c92ab"));
        press(Qt::Key_Return);
        QTRY_VERIFY(!window.findChild<Palette *>());
        QCOMPARE(probe(window, "cluster")->shown, QStringLiteral("u1"));

        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("audit"));
        press(Qt::Key_Return);
        QCOMPARE(window.currentPageId(), QStringLiteral("audit"));
        press(Qt::Key_K, Qt::ControlModifier);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!window.findChild<Palette *>());
        // Nothing under an open plan is run by it.
        window.findChild<QPushButton *>(QStringLiteral("accessLink"))->click();
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!window.findChild<Palette *>());
    }

    void noTwoThingsShareAKey()
    {
        test::Desk desk(domain::EnvironmentKind::Production);
        MainWindow window(parts(desk));
        window.makeAllPages();
        QHash<QString, int> taken;
        for (const QAction *action : window.actions())
            for (const QKeySequence &keys : action->shortcuts())
                ++taken[keys.toString()];
        QVERIFY(taken.size() > 10);
        for (const QString &id : window.pageIds()) {
            QHash<QString, int> here = taken;
            for (const QAction *action : window.page(id)->pageActions())
                if (!action->shortcut().isEmpty())
                    ++here[action->shortcut().toString()];
            for (auto it = here.cbegin(); it != here.cend(); ++it)
                QVERIFY2(it.value() == 1, qPrintable(id + QStringLiteral(": ") + it.key()));
        }
    }

    void changedKeysAreInForceAtOnceAndRollBackKeepsItsOwn()
    {
        test::Desk desk(domain::EnvironmentKind::Demo);
        auto choices = std::make_shared<models::DeskSettings>(QString());
        MainWindow::Parts made = parts(desk);
        made.desk = choices;
        MainWindow window(std::move(made));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        models::DeskChoices changed;
        changed.keys = {{QStringLiteral("activity"), QStringLiteral("Ctrl+Shift+Y")}, {QStringLiteral("rollback"), QStringLiteral("Ctrl+Y")}};
        QVERIFY(choices->set(changed));
        QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
        QVERIFY(!window.isDrawerShown());
        QTest::keyClick(&window, Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.isDrawerShown());
        QCOMPARE(window.commands()->action(QStringLiteral("rollback"))->shortcut(), QKeySequence(QStringLiteral("Ctrl+Alt+R")));
        QVERIFY(choices->set({}));
        QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
        QVERIFY(!window.isDrawerShown());
        // What the list of shortcuts and the sheet show is what the window does.
        for (const models::Shortcut &shortcut : window.shortcuts())
            QCOMPARE(window.commands()->action(shortcut.id)->shortcut().toString(QKeySequence::PortableText), shortcut.usual);
    }

    void theEndOfWorkIsToldWhenNobodyLooks()
    {
        auto clock = std::make_shared<test::FakeClock>();
        const auto operations = std::make_shared<OperationList>(clock);
        bool wanted = true;
        bool watched = false;
        QStringList told;
        DesktopNotifier::Parts notifier;
        notifier.operations = operations;
        notifier.environment = {domain::EnvironmentId(QStringLiteral("prod-us")), domain::EnvironmentKind::Production};
        notifier.isWanted = [&wanted] { return wanted; };
        notifier.isWatched = [&watched] { return watched; };
        notifier.show = [&told](const QString &title, const QString &text) { told << title + QLatin1Char('\n') + text; };
        QObject owner;
        new DesktopNotifier(std::move(notifier), &owner);
        const auto end = [&](const QString &title, std::optional<ErrorKind> kind = std::nullopt) {
            const OperationId id = operations->begin(QStringLiteral("prod-us"), title, {});
            if (kind)
                operations->fail(id, Error{.kind = *kind, .what = QStringLiteral("why")});
            else
                operations->succeed(id, QStringLiteral("answers again"));
        };
        end(QStringLiteral("Restart <b>runner</b>"));
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0].startsWith(QStringLiteral("PRODUCTION: Restart <b>runner</b>")));
        QVERIFY(told[0].contains(QStringLiteral("answers again")));
        end(QStringLiteral("Stop"), ErrorKind::OutcomeUnknown);
        QVERIFY(told.back().contains(QStringLiteral("Outcome unknown")));
        end(QStringLiteral("Read"), ErrorKind::Cancelled);
        watched = true;
        end(QStringLiteral("Scale"));
        watched = false;
        wanted = false;
        end(QStringLiteral("Scale"));
        wanted = true;
        // What an earlier program left is in the drawer; it did not end just now.
        OperationStatus before;
        before.title = QStringLiteral("Before");
        before.state = OperationState::OutcomeUnknown;
        operations->restore({before});
        QCOMPARE(told.size(), 2);
    }

    void whatAnEarlierProgramLeftIsOutcomeUnknownInTheDrawer()
    {
        test::Desk desk(domain::EnvironmentKind::Demo);
        OperationStatus before;
        before.environment = QStringLiteral("demo");
        before.title = QStringLiteral("Restart runner-4f1c92ab");
        before.step = QStringLiteral("interrupted: outcome unknown, read the remote");
        before.state = OperationState::OutcomeUnknown;
        before.startedAt = desk.clock->utcNow().addSecs(-3600);
        before.endedAt = desk.clock->utcNow();
        MainWindow window(parts(desk));
        window.show();
        window.setDrawerShown(true);
        desk.services->operations->restore({before});
        const auto items = window.findChild<ActivityDrawer *>()->findChildren<ActivityItem *>();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items.front()->accessibleName(), QStringLiteral("Outcome unknown: Restart runner-4f1c92ab"));
        QTRY_VERIFY(items.front()->isVisible());
        QStringList shown;
        for (const auto *label : items.front()->findChildren<ElidedLabel *>())
            shown << label->text();
        QVERIFY2(shown.join(u'\n').contains(QStringLiteral("outcome unknown")), "told in words, not by a mark alone");
        for (const auto *button : items.front()->findChildren<QPushButton *>())
            QVERIFY2(!button->isVisible(), "nothing is left to wait for");
    }

    void theSmallButtonRollsBackWithOnePress()
    {
        test::Desk desk(domain::EnvironmentKind::Production);
        desk.makeCutover();
        QVERIFY(desk.openCanary(25));
        MainWindow window(parts(desk));
        window.show();
        auto *button = window.findChild<QPushButton *>(QStringLiteral("barRollback"));
        QTRY_VERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY2(!window.sheetHost()->isOpen(), "no question is asked");
        QTRY_VERIFY(desk.router->state.split.isAllOld());
        QTRY_VERIFY2(!button->isVisible(), "confirmed by read-back: nothing left to roll back");
    }

    void firstRunWritesAProfile()
    {
        QTemporaryDir home;
        const profiles::Folders folders{home.filePath(QStringLiteral("profiles")), home.filePath(QStringLiteral("state"))};
        auto *page = new FirstRunPage(folders, models::checkDesk(std::nullopt, QString()), QStringLiteral("0.1.0"));
        auto clock = std::make_shared<test::FakeClock>();
        MainWindow::Parts made;
        made.clock = clock;
        made.firstRun = page;
        made.pages.push_back({QStringLiteral("overview"), QStringLiteral("Overview"), IconName::Overview, PageEntry::Place::Top, {}});
        MainWindow window(std::move(made));
        window.resize(1440, 900);
        window.show();
        QVERIFY(!window.rail()->findChild<RailItem *>()->isEnabled());
        QSignalSpy demo(page, &FirstRunPage::demoRequested);
        QSignalSpy added(page, &FirstRunPage::environmentAdded);
        page->findChild<QPushButton *>(QStringLiteral("startDemo"))->click();
        QCOMPARE(demo.size(), 1);
        QVERIFY2(test::accessibilityComplaints(&window).isEmpty(), qPrintable(test::accessibilityComplaints(&window).join(u'\n')));

        page->showForm();
        auto *create = page->findChild<QPushButton *>(QStringLiteral("createProfile"));
        QVERIFY(!create->isEnabled());
        QCOMPARE(create->accessibleDescription(), QStringLiteral("Needs a name."));
        QTest::keyClicks(page->findChild<QLineEdit *>(QStringLiteral("profileName")), QStringLiteral("staging-eu"));
        QVERIFY(create->isEnabled());
        QVERIFY2(test::accessibilityComplaints(&window).isEmpty(), qPrintable(test::accessibilityComplaints(&window).join(u'\n')));
        test::picture(&window, QStringLiteral("first-run-form-light"));
        create->click();
        QCOMPARE(added.size(), 1);
        QCOMPARE(added[0][0].toString(), QStringLiteral("staging-eu"));
        QVERIFY(QFile::exists(home.filePath(QStringLiteral("profiles/staging-eu.yaml"))));
    }

    void firstRunChecksWhatItImports()
    {
        QTemporaryDir home;
        const profiles::Folders folders{home.filePath(QStringLiteral("profiles")), home.filePath(QStringLiteral("state"))};
        FirstRunPage page(folders, {}, QStringLiteral("0.1.0"));
        page.resize(1200, 800);
        page.show();
        const QString bad = home.filePath(QStringLiteral("bad.yaml"));
        QFile file(bad);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name: other\nkind: staging\nsecret-key: abc\n");
        file.close();
        QSignalSpy added(&page, &FirstRunPage::environmentAdded);
        page.checkFile(bad);
        auto *add = page.findChild<QPushButton *>(QStringLiteral("addImported"));
        QVERIFY(!add->isEnabled());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("name: other\nkind: production\nphala:\n  api-url: https://cloud-api.phala.com/api/v1\n");
        file.close();
        page.checkFile(bad);
        QVERIFY(add->isEnabled());
        test::picture(&page, QStringLiteral("first-run-import-light"));
        add->click();
        QCOMPARE(added.size(), 1);
        page.checkFile(bad);
        QVERIFY2(!add->isEnabled(), "what is there already is never overwritten");
        page.checkFile(home.filePath(QStringLiteral("nothing.yaml")));
        QVERIFY(!add->isEnabled());
    }

    void metersStalls()
    {
        StallMeter meter;
        meter.add(QEvent::Timer, "QTimer", std::chrono::microseconds(300));
        meter.add(QEvent::MetaCall, "Slow", std::chrono::milliseconds(9));
        meter.add(QEvent::Paint, "QWidget", std::chrono::milliseconds(12));
        QCOMPARE(meter.work().longestReceiver, QByteArray("Slow"));
        QCOMPARE(meter.work().longest, std::chrono::milliseconds(9));
        QCOMPARE(meter.work().counts[0], quint64(1));
        QCOMPARE(meter.work().counts[4], quint64(1));
        QCOMPARE(meter.painting().longest, std::chrono::milliseconds(12));
        QCOMPARE(meter.toJson()[QStringLiteral("work")].toObject()[QStringLiteral("longestMs")].toDouble(), 9.0);
        meter.reset();
        QCOMPARE(meter.work().longest.count(), 0);

        auto *app = static_cast<MeteredApplication *>(QCoreApplication::instance());
        app->resetMeter();
        QTimer::singleShot(0, this, [] { QTest::qSleep(6); });
        QTest::qWait(20);
        QVERIFY(app->meter().work().longest >= std::chrono::milliseconds(6));
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void pictures()
    {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const QString suffix = dark ? QStringLiteral("dark") : QStringLiteral("light");
        test::Desk desk(domain::EnvironmentKind::Production);
        desk.makeCutover();
        QVERIFY(desk.openCanary(10));
        desk.planes->newPlane.readyStatus = 503;
        desk.planes->newPlane.readyBody = R"({"ready":false,"reasons":["HOT_PAY_JWT missing"]})";
        for (int i = 0; i < 60; ++i) {
            desk.clock->advance(std::chrono::seconds(1));
            QTest::qWait(4);
        }
        auto made = parts(desk);
        desk.feed->setLastLooked(desk.clock->utcNow().addSecs(-22320));
        MainWindow window(std::move(made));
        desk.services->operations->succeed(
            desk.services->operations->begin(QStringLiteral("prod-us"), QStringLiteral("Advance to Canary"), CancelToken()),
            QStringLiteral("read back: analyze 10, others 0"));
        desk.services->operations->step(
            desk.services->operations->begin(QStringLiteral("prod-us"), QStringLiteral("Restart runner-4f1c92ab"), CancelToken()),
            QStringLiteral("waiting until it answers"), 0.6);
        desk.feed->start();
        window.resize(1440, 900);
        window.show();
        window.makeAllPages();
        emit probe(window, "cluster")->needsAttention(2, StateText::of(Mark::Fail, QStringLiteral("failing")));
        emit probe(window, "attestation")->needsAttention(1, StateText::of(Mark::Different, QStringLiteral("differs")));
        QTRY_COMPARE(desk.feed->audit().mark, Mark::Pass);
        test::picture(&window, QStringLiteral("window-") + suffix);
        window.setDrawerShown(true);
        window.resize(1024, 700);
        QTest::qWait(0);
        test::picture(&window, QStringLiteral("window-narrow-") + suffix);
        window.setDrawerShown(false);
        window.resize(1440, 900);
        window.findChild<QPushButton *>(QStringLiteral("accessLink"))->click();
        QTest::qWait(0);
        test::picture(&window, QStringLiteral("window-plan-") + suffix);
        QVERIFY(window.sheetHost()->isOpen());

        QTemporaryDir home;
        MainWindow::Parts none;
        none.clock = desk.clock;
        none.firstRun = new FirstRunPage({home.path(), home.path()}, models::checkDesk(std::nullopt, QString()), QStringLiteral("0.1.0"));
        for (const auto &[id, icon] :
             {std::pair("Overview", IconName::Overview), std::pair("Cluster", IconName::Cluster), std::pair("Attestation", IconName::Attestation)})
            none.pages.push_back({QString::fromLatin1(id).toLower(), QString::fromLatin1(id), icon, PageEntry::Place::Top, {}});
        MainWindow first(std::move(none));
        first.resize(1440, 900);
        first.show();
        QTest::qWait(0);
        test::picture(&first, QStringLiteral("first-run-") + suffix);
        first.resize(1024, 700);
        QTest::qWait(0);
        test::picture(&first, QStringLiteral("first-run-narrow-") + suffix);
    }
};

int main(int argc, char **argv)
{
    MeteredApplication app(argc, argv);
    MainWindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_main_window.moc"
