// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/desk.h"
#include "tests/ui/picture.h"
#include "tests/ui/probe_page.h"
#include "ui/shell/layout_commands.h"
#include "ui/shell/main_window.h"
#include "ui/shell/name_sheet.h"
#include "ui/shell/palette.h"
#include "ui/theme/theme.h"
#include "ui/widgets/note.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/toast.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStandardItemModel>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;
using test::probe;
using test::ProbePage;

namespace {

/// A page with what real ones have: a table and its details.
class TablePage final : public PanePage
{
public:
    TablePage(std::shared_ptr<const Clock> clock, QWidget *parent)
        : PanePage(QStringLiteral("table"), QStringLiteral("Table"), IconName::Provers, std::move(clock), parent)
        , table(new TableView)
    {
        auto *model = new QStandardItemModel(3, 4, this);
        for (int column = 0; column < 4; ++column)
            model->setHeaderData(column, Qt::Horizontal, QStringLiteral("c%1").arg(column), models::CellRole::Key);
        table->setModel(model);
        table->setSortingEnabled(true);
        table->setColumnWidths({120, 0, 120, 120});
        table->setAccessibleName(QStringLiteral("Rows"));
        split = new MasterDetail(table, new Panel(Ground::Surface));
        split->setDetailShown(true);
        setContent(split);
    }
    QJsonObject saveLayout() const override
    {
        return {{QStringLiteral("table"), table->saveLayout()}, {QStringLiteral("detail"), split->detailUnits()}};
    }
    void restoreLayout(const QJsonObject &layout) override
    {
        table->restoreLayout(layout[QLatin1String("table")].toObject());
        split->setDetailUnits(layout[QLatin1String("detail")].toDouble());
    }

    TableView *table;
    MasterDetail *split;
};

} // namespace

/// Layouts with a name, as an operator meets them: keys, palette, menu, and what comes back.
class LayoutCommandsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    static MainWindow::Parts parts(test::Desk &desk) { return test::probedParts(desk); }
    static void pressKey(QWidget &window, Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key, with);
    }
    static QStringList layoutNames(const MainWindow &window)
    {
        QStringList names;
        for (const NamedLayout &layout : window.layouts()->layouts())
            names << layout.name;
        return names;
    }
    /// As an operator does: the key, a name, Enter.
    static void saveLayout(MainWindow &window, const QString &name)
    {
        pressKey(window, Qt::Key_S, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), name);
        pressKey(window, Qt::Key_Return);
        QTRY_VERIFY(layoutNames(window).contains(name));
        QTRY_VERIFY(!window.layouts()->isAsking());
    }
    /// Opens the palette, types, and tells what fits; Return then runs the first.
    static QStringList searchPalette(MainWindow &window, const QString &typed)
    {
        pressKey(window, Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), typed);
        // One that has just been closed may still be there.
        for (const auto *palette : window.findChildren<Palette *>())
            if (palette->isVisible())
                return palette->names();
        return {};
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(SchemeChoice::Light); }

    void aNamedLayoutIsPutInForceLiveAndOverARestart()
    {
        test::Desk desk(domain::EnvironmentKind::Demo, QStringLiteral("demo"));
        {
            MainWindow window(parts(desk));
            window.resize(1300, 800);
            window.show();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            window.showPage(QStringLiteral("cluster"));
            window.setDrawerShown(true);
            probe(window, "cluster")->width = 11;
            probe(window, "audit")->width = 12;
            probe(window, "audit")->draft = QStringLiteral("half done");
            saveLayout(window, QStringLiteral("Night"));
            window.resize(1440, 900);
            window.setDrawerShown(false);
            probe(window, "cluster")->width = 21;
            probe(window, "audit")->width = 22;
            probe(window, "audit")->draft = QStringLiteral("nearly done");
            window.showPage(QStringLiteral("attestation"));

            QVERIFY(searchPalette(window, QStringLiteral("night")).contains(QStringLiteral("Layout: Night")));
            pressKey(window, Qt::Key_Return);
            QTRY_COMPARE(window.width(), 1300);
            QVERIFY(window.isDrawerShown());
            QCOMPARE(window.currentPageId(), QStringLiteral("attestation"));
            window.showPage(QStringLiteral("cluster"));
            QCOMPARE(probe(window, "cluster")->width, 11);
            QCOMPARE(probe(window, "audit")->width, 12);
            QCOMPARE(probe(window, "audit")->draft, QStringLiteral("nearly done"));
            probe(window, "cluster")->width = 31;
            window.close();
        }
        MainWindow window(parts(desk));
        window.show();
        QTRY_COMPARE(layoutNames(window), QStringList(QStringLiteral("Night")));
        window.showPage(QStringLiteral("cluster"));
        QCOMPARE(probe(window, "cluster")->width, 31);
        QVERIFY(window.layouts()->apply(QStringLiteral("night")));
        QCOMPARE(probe(window, "cluster")->width, 11);
        QVERIFY2(probe(window, "audit")->width == 12, "a page that is made later takes it too");
        QCOMPARE(probe(window, "audit")->draft, QStringLiteral("nearly done"));
        QVERIFY(!window.layouts()->apply(QStringLiteral("Day")));
    }

    void columnsOrderAndDividersOfThePageInFrontAreBack()
    {
        test::Desk desk(domain::EnvironmentKind::Demo, QStringLiteral("demo"));
        MainWindow::Parts made = parts(desk);
        auto clock = desk.clock;
        made.pages.push_back({QStringLiteral("table"), QStringLiteral("Table"), IconName::Provers, PageEntry::Place::Top,
                              [clock](QWidget *parent) { return new TablePage(clock, parent); }});
        MainWindow window(std::move(made));
        window.resize(1440, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.showPage(QStringLiteral("table"));
        auto *page = static_cast<TablePage *>(window.page(QStringLiteral("table")));
        page->table->setColumnWanted(2, false);
        page->table->header()->moveSection(3, 1);
        page->table->sortByColumn(3, Qt::DescendingOrder);
        page->split->setDetailUnits(110);
        saveLayout(window, QStringLiteral("Night"));
        page->table->setColumnWanted(2, true);
        page->table->header()->moveSection(1, 3);
        page->table->sortByColumn(0, Qt::AscendingOrder);
        page->split->setDetailUnits(150);
        QVERIFY(window.layouts()->apply(QStringLiteral("Night")));
        QVERIFY(!page->table->isColumnWanted(2));
        QCOMPARE(page->table->header()->visualIndex(3), 1);
        QCOMPARE(page->table->header()->sortIndicatorSection(), 3);
        QCOMPARE(page->table->header()->sortIndicatorOrder(), Qt::DescendingOrder);
        QCOMPARE(page->split->detailUnits(), 110.0);
    }

    void aLayoutWaitsForItsPageAndIsNotLostMeanwhile()
    {
        test::Desk desk(domain::EnvironmentKind::Demo, QStringLiteral("demo"));
        MainWindow window(parts(desk));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        ProbePage *cluster = probe(window, "cluster");
        cluster->width = 11;
        saveLayout(window, QStringLiteral("Night"));
        cluster->width = 21;
        QVERIFY(window.layouts()->apply(QStringLiteral("Night")));
        QCOMPARE(cluster->width, 21); // behind: not yet
        saveLayout(window, QStringLiteral("Later"));
        window.showPage(QStringLiteral("cluster"));
        QCOMPARE(cluster->width, 11);
        cluster->width = 21;
        QVERIFY(window.layouts()->apply(QStringLiteral("Later")));
        QCOMPARE(cluster->width, 11); // in front: at once
    }

    void aLayoutIsReplacedOnlyWithASecondPress()
    {
        test::Desk desk(domain::EnvironmentKind::Demo, QStringLiteral("demo"));
        MainWindow window(parts(desk));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.showPage(QStringLiteral("cluster"));
        saveLayout(window, QStringLiteral("Night"));
        probe(window, "cluster")->width = 50;
        pressKey(window, Qt::Key_S, Qt::ControlModifier);
        auto *sheet = window.findChild<NameSheet *>();
        QVERIFY(sheet && sheet->isVisible());
        auto *verb = sheet->findChild<QPushButton *>(QStringLiteral("nameVerb"));
        auto *words = sheet->findChild<QLabel *>(QStringLiteral("nameWords"));
        QVERIFY(!verb->isEnabled());
        QVERIFY2(!words->text().isEmpty(), "a button that is off says why");
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("night"));
        QCOMPARE(verb->text(), QStringLiteral("Replace"));
        QVERIFY(words->text().contains(QStringLiteral("will be replaced")));
        pressKey(window, Qt::Key_Return);
        QTest::qWait(20);
        QVERIFY2(window.layouts()->isAsking(), "the first press only goes to the button");
        QVERIFY(verb->hasFocus());
        QVERIFY2(test::accessibilityComplaints(&window).isEmpty(), qPrintable(test::accessibilityComplaints(&window).join(u'\n')));
        pressKey(window, Qt::Key_Tab);
        QVERIFY2(sheet->isAncestorOf(QApplication::focusWidget()), "Tab stays inside");
        pressKey(window, Qt::Key_Backtab);
        pressKey(window, Qt::Key_Return);
        QTRY_VERIFY(!window.layouts()->isAsking());
        QCOMPARE(layoutNames(window), QStringList(QStringLiteral("night")));
        probe(window, "cluster")->width = 60;
        QVERIFY(window.layouts()->apply(QStringLiteral("Night")));
        QCOMPARE(probe(window, "cluster")->width, 50);

        // Esc changes nothing, and what lies below gets no key.
        pressKey(window, Qt::Key_S, Qt::ControlModifier);
        pressKey(window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!window.findChild<Palette *>());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Other"));
        pressKey(window, Qt::Key_Escape);
        QVERIFY(!window.layouts()->isAsking());
        QCOMPARE(layoutNames(window), QStringList(QStringLiteral("night")));
    }

    void layoutsAreRenamedAndDeletedFromMenuAndPalette()
    {
        test::Desk desk(domain::EnvironmentKind::Demo, QStringLiteral("demo"));
        MainWindow window(parts(desk));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        saveLayout(window, QStringLiteral("Night & day"));
        saveLayout(window, QStringLiteral("Other"));
        const QStringList asked = searchPalette(window, QStringLiteral("layout"));
        for (const char *line : {"Save layout as…", "Layout: Night & day", "Layout: Other", "Rename layout Night & day…", "Delete layout Other…"})
            QVERIFY2(asked.contains(QString::fromUtf8(line)), qPrintable(asked.join(u'\n')));
        pressKey(window, Qt::Key_Escape);

        auto *menu = window.findChild<QMenu *>(QStringLiteral("layoutsMenu"));
        QVERIFY(menu);
        emit menu->aboutToShow();
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts << action->text();
        QCOMPARE(texts, QStringList({QString::fromUtf8("Save layout as…"), QString(), QStringLiteral("Night && day"), QStringLiteral("Other"),
                                     QString(), QStringLiteral("Rename"), QStringLiteral("Delete")}));

        QCOMPARE(searchPalette(window, QStringLiteral("rename layout night")).first(), QString::fromUtf8("Rename layout Night & day…"));
        pressKey(window, Qt::Key_Return);
        QVERIFY(window.layouts()->isAsking());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("other"));
        pressKey(window, Qt::Key_Return);
        QVERIFY2(window.layouts()->isAsking(), "the name of another layout is not taken from it");
        window.findChild<QLineEdit *>(QStringLiteral("nameField"))->selectAll();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Watch"));
        pressKey(window, Qt::Key_Return);
        QTRY_COMPARE(layoutNames(window), QStringList({QStringLiteral("Other"), QStringLiteral("Watch")}));

        QTRY_VERIFY(!window.layouts()->isAsking());
        searchPalette(window, QStringLiteral("delete layout watch"));
        pressKey(window, Qt::Key_Return);
        QVERIFY(window.layouts()->isAsking());
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("nameCancel"));
        pressKey(window, Qt::Key_Return);
        QVERIFY2(!window.layouts()->isAsking(), "Enter cancels, as the focus says");
        QCOMPARE(layoutNames(window).size(), 2);
        searchPalette(window, QStringLiteral("delete layout watch"));
        pressKey(window, Qt::Key_Return);
        window.findChild<QPushButton *>(QStringLiteral("nameVerb"))->click();
        QTRY_COMPARE(layoutNames(window), QStringList(QStringLiteral("Other")));
    }

    void aDamagedLayoutIsToldAndTheOthersAreThere()
    {
        test::Desk desk(domain::EnvironmentKind::Demo, QStringLiteral("demo"));
        const QString folder = desk.stateFolder() + QStringLiteral("/layouts/demo");
        NamedLayout good;
        good.name = QStringLiteral("Good");
        good.savedAt = desk.clock->utcNow();
        QVERIFY(NamedLayouts(folder).save(good, NamedLayouts::Existing::Refuse));
        QFile file(folder + QStringLiteral("/night-0123456789abcdef.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\":1,\"na");
        file.close();
        MainWindow window(parts(desk));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE(layoutNames(window), QStringList(QStringLiteral("Good")));
        const auto told = [&window] {
            QStringList all;
            for (const auto *toast : window.findChildren<Toast *>())
                all << toast->accessibleName() + u'\n' + toast->accessibleDescription();
            return all.join(u'\n');
        };
        QTRY_VERIFY2(told().contains(file.fileName()), qPrintable(told()));
        QVERIFY(file.exists());
        QVERIFY(searchPalette(window, QStringLiteral("not readable")).contains(QStringLiteral("Layouts that are not readable")));
        pressKey(window, Qt::Key_Escape);
        // What cannot be written is told in the sheet, which stays.
        QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x7777)));
        pressKey(window, Qt::Key_S, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("New"));
        pressKey(window, Qt::Key_Return);
        QTRY_VERIFY(window.findChild<NameSheet *>()->findChild<Note *>()->isVisible());
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        pressKey(window, Qt::Key_Return);
        QTRY_COMPARE(layoutNames(window), QStringList({QStringLiteral("Good"), QStringLiteral("New")}));
    }

    void rollBackStaysOnePressWhileANameIsAsked()
    {
        test::Desk desk(domain::EnvironmentKind::Production);
        desk.makeCutover();
        QVERIFY(desk.openCanary(10));
        MainWindow window(parts(desk));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.showPage(QStringLiteral("cluster"));
        pressKey(window, Qt::Key_S, Qt::ControlModifier);
        QVERIFY(window.layouts()->isAsking());
        auto *button = window.findChild<QPushButton *>(QStringLiteral("barRollback"));
        const auto *sheet = window.findChild<NameSheet *>();
        QVERIFY(button->isVisible());
        QVERIFY(button->mapTo(&window, button->rect().bottomLeft()).y() < sheet->mapTo(&window, QPoint()).y());
        test::picture(&window, QStringLiteral("window-save-layout"));
        pressKey(window, Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(desk.router->state.split.isAllOld());
    }
};

QTEST_MAIN(LayoutCommandsTest)
#include "tst_layout_commands.moc"
