// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit_table_model.h"
#include "models/cell_role.h"
#include "services/store/store.h"
#include "tests/support/await.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/desk.h"
#include "tests/ui/page_walk.h"
#include "tests/ui/picture.h"
#include "ui/audit/audit_page.h"
#include "ui/audit/entry_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/verdict_line.h"

#include <QAction>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::ui;

namespace {

/// A desk with a real record of ten entries, and the page over it.
struct Scene
{
    test::Desk desk{domain::EnvironmentKind::Production};
    std::unique_ptr<AuditPage> page;

    bool write()
    {
        for (int i = 1; i <= 10; ++i) {
            audit::Record record;
            record.action = i % 2 ? QStringLiteral("shift.apply") : QStringLiteral("cvm.restart");
            record.target = i % 2 ? QStringLiteral("HAProxy") : QStringLiteral("runner-%1").arg(i);
            record.what = QStringLiteral("happened <b>%1</b>").arg(i);
            record.actor = i < 6 ? QStringLiteral("ada") : QStringLiteral("a.lindt");
            record.outcome = i % 3 == 0 ? audit::Outcome::Failed : audit::Outcome::Done;
            record.before = {{QStringLiteral("analyze"), i - 1}};
            record.after = {{QStringLiteral("analyze"), i}};
            const auto entered = test::await(desk.audit->append(record));
            if (!entered || !entered->has_value())
                return false;
        }
        return true;
    }
    void open(QSize size = QSize(1264, 831))
    {
        page = std::make_unique<AuditPage>(*desk.services);
        page->resize(size);
        page->show();
        page->activated();
    }
    /// Changes the file as another tool would, triggers dropped first.
    void tamper(const QString &sql) const
    {
        const auto done = test::await(desk.services->store->write<qint64>([sql](QSqlDatabase &db) -> Result<qint64> {
            QSqlQuery query(db);
            for (const char *trigger : {"audit_entries_follow", "audit_entries_keep", "audit_entries_stay"})
                query.exec(QStringLiteral("DROP TRIGGER IF EXISTS ") + QLatin1String(trigger));
            return query.exec(sql) ? Result<qint64>(query.numRowsAffected()) : Result<qint64>(Error());
        }));
        QVERIFY(done && *done && **done == 1);
    }

    TableView *table() const { return page->findChild<TableView *>(); }
    FilterField *filter() const { return page->findChild<FilterField *>(); }
    int rows() const { return table()->model()->rowCount(); }
    QString verdict() const { return page->findChild<VerdictLine *>()->accessibleName(); }
    QAction *action(const QString &text) const
    {
        for (QAction *each : page->pageActions())
            if (each->text().startsWith(text))
                return each;
        return nullptr;
    }
    QString words() const
    {
        QStringList all;
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            if (auto *label = qobject_cast<QLabel *>(widget))
                all << label->text();
            all << widget->accessibleName();
        }
        return all.join(u'\n');
    }
};

} // namespace

class AuditPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(SchemeChoice::Light);
    }

    void filtersByWordsAndFields()
    {
        Scene scene;
        QVERIFY(scene.write());
        scene.open();
        QTRY_VERIFY(scene.rows() >= 10);
        const int all = scene.rows();
        scene.filter()->setText(QStringLiteral("action:shift actor:ada"));
        QTRY_COMPARE(scene.rows(), 3);
        scene.filter()->setText(QStringLiteral("action:cvm -result:failed"));
        QTRY_COMPARE(scene.rows(), 4);
        QVERIFY(scene.words().contains(QStringLiteral("4 of %1 entries").arg(all)));
        scene.filter()->setText(QStringLiteral("nothing-like-it"));
        QTRY_COMPARE(scene.rows(), 0);
        QCOMPARE(scene.page->findChild<EmptyState *>()->kind(), EmptyState::Kind::FilteredOut);
        scene.filter()->setText(QStringLiteral("colour:red"));
        QTRY_VERIFY2(scene.filter()->accessibleDescription().contains(QStringLiteral("colour")), "a field that is not there is said");
        scene.filter()->clear();
        QTRY_COMPARE(scene.rows(), all);
        QVERIFY2(!scene.filter()->placeholderText().contains(QStringLiteral("Filter: Filter")), "no word twice");
    }

    void showsAnEntryWithItsNeighboursAndItsChange()
    {
        Scene scene;
        QVERIFY(scene.write());
        scene.open();
        QTRY_VERIFY(scene.rows() >= 10);
        const auto entries = test::await(scene.desk.audit->entries({}));
        QVERIFY(entries && entries->has_value());
        const auto found = std::find_if((*entries)->begin(), (*entries)->end(),
                                        [](const audit::Entry &entry) { return entry.record.what.contains(QStringLiteral("<b>4</b>")); });
        QVERIFY(found != (*entries)->end());
        const quint64 seq = found->seq;
        QVERIFY(scene.page->showObject(QString::number(seq)));
        QVERIFY(scene.page->findChild<DetailPanel *>()->isVisible());
        const QString words = scene.words();
        QVERIFY2(words.contains(QStringLiteral("Previous %1, This entry %2, Next %3").arg(seq - 1).arg(seq).arg(seq + 1)), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("happened <b>4</b>")), "foreign text is text");
        QVERIFY(words.contains(QStringLiteral("Before → after")));
        test::picture(scene.page.get(), QStringLiteral("audit-entry"));
        // What is entered meanwhile comes in on top; the chosen entry stays chosen.
        audit::Record record;
        record.action = QStringLiteral("note");
        record.what = QStringLiteral("later");
        const int before = scene.rows();
        QVERIFY(test::await(scene.desk.audit->append(record)));
        QTRY_COMPARE(scene.rows(), before + 1);
        QCOMPARE(scene.table()->currentIndex().data(models::CellRole::Key).toULongLong(), seq);
    }

    void verifiesAndSaysWhatItFound()
    {
        Scene scene;
        QVERIFY(scene.write());
        scene.open();
        QTRY_VERIFY2(scene.words().contains(QStringLiteral("Intact:")), qPrintable(scene.words()));
        QVERIFY(!scene.action(QStringLiteral("Show entry")));
        QSignalSpy attention(scene.page.get(), &PanePage::needsAttention);
        QAction *verify = scene.action(QStringLiteral("Verify all"));
        QVERIFY(verify->isEnabled());
        // One check at a time: the action was off while it ran, however short that was.
        QList<bool> states;
        connect(verify, &QAction::changed, this, [&states, verify] { states << verify->isEnabled(); });
        verify->trigger();
        QTRY_VERIFY(states.contains(false) && verify->isEnabled());
        QCOMPARE(attention.last().at(0).toInt(), 0);
    }

    void aBrokenChainIsShownAndLocated_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("one word changed") << QStringLiteral(
            "UPDATE audit_entries SET body = CAST(replace(CAST(body AS TEXT), 'happened', 'hsppened') AS BLOB) WHERE seq = 4");
        QTest::newRow("hash changed") << QStringLiteral("UPDATE audit_entries SET hash = zeroblob(32) WHERE seq = 4");
    }
    void aBrokenChainIsShownAndLocated()
    {
        QFETCH(QString, sql);
        Scene scene;
        QVERIFY(scene.write());
        scene.open();
        QTRY_VERIFY(scene.words().contains(QStringLiteral("Intact:")));
        scene.tamper(sql);
        QSignalSpy attention(scene.page.get(), &PanePage::needsAttention);
        scene.action(QStringLiteral("Verify all"))->trigger();
        QTRY_VERIFY2(scene.words().contains(QStringLiteral("Broken at entry 4")), qPrintable(scene.words()));
        QCOMPARE(attention.last().at(0).toInt(), 1);
        QCOMPARE(attention.last().at(1).value<models::StateText>().mark, models::Mark::Fail);
        scene.filter()->setText(QStringLiteral("actor:lindt")); // hides it
        QAction *show = scene.action(QStringLiteral("Show entry 4"));
        QVERIFY(show && show->isVisible());
        show->trigger();
        QTRY_COMPARE(scene.table()->currentIndex().data(models::CellRole::Key).toULongLong(), 4);
        bool said = false;
        for (const ElidedLabel *label : scene.page->findChildren<ElidedLabel *>())
            said = said || label->text().contains(QStringLiteral("The chain breaks here"));
        QVERIFY(said);
        test::picture(scene.page.get(), QStringLiteral("audit-broken"));
    }

    void exportsInFourFormats()
    {
        Scene scene;
        QVERIFY(scene.write());
        scene.open();
        QTRY_VERIFY(scene.rows() >= 10);
        QString suggested;
        QString path = scene.desk.home.filePath(QStringLiteral("out"));
        scene.page->setPathAsker([&](QWidget *, const QString &suggestion, const std::function<void(const QString &)> &chosen) {
            suggested = suggestion;
            chosen(path);
        });
        QSignalSpy notices(scene.page.get(), &PanePage::notify);
        scene.action(QStringLiteral("Export"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(notices.size(), 1, 20'000);
        QCOMPARE(notices[0][0].value<Notice>().state.mark, models::Mark::Pass);
        QVERIFY(suggested.startsWith(QStringLiteral("audit-prod-us-")));
        for (const char *file : {"entries.jsonl", "report.csv", "report.html", "report.pdf"})
            QVERIFY2(QFileInfo(QDir(path).filePath(QString::fromLatin1(file))).size() > 0, file);

        path = scene.desk.home.filePath(QStringLiteral("no/such/folder/out.zip"));
        scene.action(QStringLiteral("Export"))->trigger();
        QTRY_COMPARE(notices.size(), 2);
        QCOMPARE(notices[1][0].value<Notice>().state.mark, models::Mark::Fail);
        scene.page->setPathAsker([](QWidget *, const QString &, const std::function<void(const QString &)> &) {});
        scene.action(QStringLiteral("Export"))->trigger(); // cancelled: nothing happens
        QTest::qWait(20);
        QCOMPARE(notices.size(), 2);
    }

    void everythingHasANameAndASize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(1264, 831);
        QTest::newRow("narrow") << QSize(968, 625);
    }
    void everythingHasANameAndASize()
    {
        QFETCH(QSize, size);
        Scene scene;
        QVERIFY(scene.write());
        scene.open(size);
        scene.page->setNarrow(size.width() < 1180);
        QTRY_VERIFY(scene.rows() >= 10);
        QVERIFY(scene.page->showObject(QStringLiteral("3")));
        QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
        QCOMPARE(test::accessibilityComplaints(scene.page.get()).join(u'\n'), QString());
        QCOMPARE(test::pageFaults(scene.page.get()).join(u'\n'), QString());
        QCOMPARE(test::tabComplaints(scene.page.get()).join(u'\n'), QString());
        test::picture(scene.page.get(), QStringLiteral("audit-page-%1").arg(size.width()));
    }
};

QTEST_MAIN(AuditPageTest)
#include "tst_audit_page.moc"
