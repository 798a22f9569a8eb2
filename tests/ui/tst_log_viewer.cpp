// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"
#include "tests/ui/accessibility.h"
#include "tests/ui/picture.h"
#include "ui/logs/find_bar.h"
#include "ui/logs/log_view.h"
#include "ui/logs/log_viewer.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace pilothouse;
using namespace pilothouse::ui;
using Feed = LogViewer::Feed;

class LogViewerTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_folder;
    std::shared_ptr<test::FakeClock> m_clock;
    std::shared_ptr<test::MemoryAuditLog> m_audit;
    std::unique_ptr<LogViewer> m_viewer;

    LogView *view() const { return m_viewer->view(); }
    models::LogDocument *document() const { return m_viewer->document(); }
    QScrollBar *bar() const { return view()->verticalScrollBar(); }

    void follow()
    {
        Feed feed;
        feed.state = Feed::State::Following;
        m_viewer->setFeed(feed);
    }
    void take(int from, int count, const QByteArray &text = "line ")
    {
        logs::LogBatch batch;
        const logs::SourceNumber source = m_viewer->addSource(QStringLiteral("gpu-prover/4f1c92ab"));
        for (int i = from; i < from + count; ++i)
            batch.add(source, 1'763'647'414'000 + i * 10, text + QByteArray::number(i));
        m_viewer->take(std::move(batch));
    }
    void fill(int count)
    {
        const qint64 before = document()->totalCount();
        take(int(before), count);
        QTRY_COMPARE(document()->totalCount(), before + count);
    }
    void find(const QString &text, bool only = false)
    {
        m_viewer->openFind();
        m_viewer->findBar()->setText(text);
        press("Show only the lines that match", only);
        QTRY_VERIFY(document()->query().text == text && !document()->searchProgress());
    }
    void press(const char *name, bool checked)
    {
        for (Chip *chip : m_viewer->findChildren<Chip *>())
            if (chip->accessibleName() == QLatin1String(name) && chip->isChecked() != checked)
                chip->click();
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(SchemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init()
    {
        m_clock = std::make_shared<test::FakeClock>();
        m_audit = std::make_shared<test::MemoryAuditLog>();
        LogViewer::Parts parts;
        parts.clock = m_clock;
        parts.spoolFolder = m_folder.filePath(QStringLiteral("logs"));
        parts.audit = m_audit;
        m_viewer = std::make_unique<LogViewer>(parts);
        m_viewer->resize(760, 420);
        m_viewer->show();
        m_viewer->begin(QStringLiteral("gpu-prover"));
        follow();
    }
    void cleanup() { m_viewer.reset(); }

    void followsTheEndUntilSomebodyScrollsUp()
    {
        fill(500);
        QVERIFY(view()->isFollowing());
        QCOMPARE(bar()->value(), bar()->maximum());
        bar()->setValue(100);
        QVERIFY(!view()->isFollowing());
        fill(300);
        QCOMPARE(bar()->value(), 100);
        QCOMPARE(view()->newCount(), 300);
        const auto buttons = view()->findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 1);
        QVERIFY(buttons[0]->isVisible());
        QVERIFY(buttons[0]->text().contains(QLatin1String("300")));
        buttons[0]->click();
        QVERIFY(view()->isFollowing());
        QCOMPARE(bar()->value(), bar()->maximum());
        QVERIFY(!buttons[0]->isVisible());
        QCOMPARE(view()->newCount(), 0);
    }

    void whatIsReadStaysWhenLateLinesComeAboveIt()
    {
        fill(500);
        bar()->setValue(200);
        const quint32 top = document()->lineAt(200);
        logs::LogBatch late;
        for (int i = 0; i < 20; ++i)
            late.add(0, 1'763'647'414'000 + i, "late");
        m_viewer->take(std::move(late));
        QTRY_COMPARE(document()->totalCount(), 520);
        QCOMPARE(bar()->value(), 220);
        QCOMPARE(document()->lineAt(bar()->value()), top);
    }

    void keysGoToTheEnds()
    {
        fill(500);
        QTest::keyClick(view(), Qt::Key_Home);
        QCOMPARE(bar()->value(), 0);
        QVERIFY(!view()->isFollowing());
        QTest::keyClick(view(), Qt::Key_PageDown);
        QVERIFY(bar()->value() > 0);
        QTest::keyClick(view(), Qt::Key_End);
        QVERIFY(view()->isFollowing());
        QCOMPARE(bar()->value(), bar()->maximum());
    }

    void searchesAndGoesFromHitToHit()
    {
        fill(500);
        QTest::keyClick(view(), Qt::Key_Slash);
        QVERIFY(m_viewer->findBar()->isVisible());
        find(QStringLiteral("\"line 77\""));
        QCOMPARE(document()->count(), 500); // nothing is hidden
        QCOMPARE(document()->hitCount(), 1);
        find(QStringLiteral("99"));
        QCOMPARE(document()->hitCount(), 5);
        QTest::keyClick(view(), Qt::Key_Home);
        QTest::keyClick(view(), Qt::Key_N);
        QCOMPARE(view()->selection(), std::pair(qint64(99), qint64(99)));
        const auto labels = m_viewer->findBar()->findChildren<ElidedLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const ElidedLabel *label) { return label->text() == QLatin1String("1 of 5 lines that match"); }));
        QVERIFY(bar()->value() <= 99 && bar()->value() > 60);
        QTest::keyClick(view(), Qt::Key_N);
        QCOMPARE(view()->selection().first, qint64(199));
        QTest::keyClick(view(), Qt::Key_N, Qt::ShiftModifier);
        QTest::keyClick(view(), Qt::Key_N, Qt::ShiftModifier); // begins again at the other end
        QCOMPARE(view()->selection().first, qint64(499));
        QTest::keyClick(view(), Qt::Key_Escape);
        QVERIFY(!m_viewer->findBar()->isVisible());
        QVERIFY(!document()->hasQuery());
    }

    void filtersAndInverts()
    {
        fill(500);
        find(QStringLiteral("99"), true);
        QCOMPARE(document()->count(), 5);
        press("Show only the lines that do not match", true);
        QTRY_COMPARE(document()->count(), 495);
        take(500, 1, "99 more ");
        take(501, 1);
        QTRY_COMPARE(document()->count(), 496);
        find(QStringLiteral("line"), true);
        press("Show only the lines that do not match", true);
        find(QStringLiteral("line -more"), true);
        find(QStringLiteral("nowhere"), true);
        press("Show only the lines that do not match", false);
        QTRY_COMPARE(document()->count(), 0);
        QVERIFY(m_viewer->emptyState()->isVisible());
        QCOMPARE(m_viewer->emptyState()->kind(), EmptyState::Kind::FilteredOut);
    }

    void aBrokenExpressionIsToldAndChangesNothing()
    {
        fill(20);
        find(QStringLiteral("line 1"));
        press("Regular expression", true);
        m_viewer->findBar()->setText(QStringLiteral("line ("));
        QTRY_VERIFY(m_viewer->findBar()->field()->property("problem").toBool());
        QCOMPARE(document()->query().text, QStringLiteral("line 1"));
        m_viewer->findBar()->setText(QStringLiteral("line 1.$"));
        QTRY_COMPARE(document()->hitCount(), 10);
        QVERIFY(!m_viewer->findBar()->field()->property("problem").toBool());
    }

    void showsTheLinesAroundHits()
    {
        fill(500);
        find(QStringLiteral("99"));
        QTest::keyClick(view(), Qt::Key_C);           // hides the others, but for those around
        QTRY_COMPARE(document()->count(), 5 * 7 - 3); // nothing comes after the last one
        QVERIFY(document()->isSurrounding(96) && !document()->isSurrounding(99));
        QTest::keyClick(view(), Qt::Key_Home);
        QTest::keyClick(view(), Qt::Key_N);
        QCOMPARE(document()->lineAt(view()->selection().first), quint32(99));
        QTest::keyClick(view(), Qt::Key_C);
        QTRY_COMPARE(document()->count(), 5);
    }

    void bookmarksAreComeBackTo()
    {
        fill(500);
        QTest::keyClick(view(), Qt::Key_F2);
        QVERIFY(view()->isFollowing()); // there is none to go to
        for (const int steps : {3, 40, 300}) {
            QTest::keyClick(view(), Qt::Key_Home);
            for (int i = 0; i < steps; ++i)
                QTest::keyClick(view(), Qt::Key_Down);
            QTest::keyClick(view(), Qt::Key_B);
        }
        QCOMPARE(view()->bookmarks().count(), 3);
        QVERIFY(view()->accessibleDescription().contains(QLatin1String("ookmark")));
        QTest::keyClick(view(), Qt::Key_F2); // from the last one: begins again
        QCOMPARE(view()->selection().first, qint64(3));
        QTest::keyClick(view(), Qt::Key_F2);
        QCOMPARE(view()->selection().first, qint64(40));
        QVERIFY(bar()->value() <= 40);
        QTest::keyClick(view(), Qt::Key_F2, Qt::ShiftModifier);
        QTest::keyClick(view(), Qt::Key_F2, Qt::ShiftModifier);
        QCOMPARE(view()->selection().first, qint64(300));
        QTest::keyClick(view(), Qt::Key_B);
        QCOMPARE(view()->bookmarks().count(), 2);
        // A filter hides them, and does not forget them.
        find(QStringLiteral("\"line 40\""), true);
        QTRY_COMPARE(document()->count(), 11);
        QTest::keyClick(view(), Qt::Key_F2);
        QCOMPARE(document()->lineAt(view()->selection().first), quint32(40));
        QTest::keyClick(view(), Qt::Key_Escape);
        m_viewer->begin(QStringLiteral("other"));
        QVERIFY(view()->bookmarks().isEmpty());
    }

    void wrapsLongLinesAndKeepsTheEndInView()
    {
        fill(100);
        take(100, 10, QByteArray(500, 'y') + ' ');
        QTRY_COMPARE(document()->totalCount(), 110);
        QTRY_VERIFY(view()->horizontalScrollBar()->maximum() > 0);
        const int unwrapped = bar()->maximum();
        QTest::keyClick(view(), Qt::Key_W);
        QVERIFY(view()->isWrapped());
        QCOMPARE(view()->horizontalScrollBar()->maximum(), 0);
        QVERIFY(bar()->maximum() > unwrapped); // fewer rows have room below each other
        QCOMPARE(bar()->value(), bar()->maximum());
        // Every row can be reached, and is whole when it is.
        QTest::keyClick(view(), Qt::Key_Home);
        for (int i = 0; i < 109; ++i)
            QTest::keyClick(view(), Qt::Key_Down);
        QCOMPARE(view()->selection().first, qint64(109));
        QCOMPARE(bar()->value(), bar()->maximum());
        // What is clicked is the row that is painted there: the second line of the first one is still the first.
        bar()->setValue(105);
        const qint64 top = bar()->value();
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, QPoint(400, 25));
        QCOMPARE(view()->selection().first, top);
        // A line longer than the view is cut at its end, and the way on is not lost.
        take(110, 1, QByteArray(16'000, 'z'));
        take(111, 1);
        QTRY_COMPARE(document()->totalCount(), 112);
        QTest::keyClick(view(), Qt::Key_End);
        QCOMPARE(view()->selection().first, qint64(111));
        QTest::keyClick(view(), Qt::Key_Up);
        QCOMPARE(bar()->value(), 110);
        QTest::keyClick(view(), Qt::Key_W);
        QVERIFY(view()->horizontalScrollBar()->maximum() > 0);
    }

    void everyKeyOfTheLogIsOnTheSheet()
    {
        QString all;
        for (const KeyHelp &help : LogViewer::keys())
            all += help.keys + u' ';
        for (const char *key : {"End", "/", "n", "N", "c", "t", "w", "b", "F2", "Shift+F2"})
            QVERIFY2(all.contains(QLatin1String(key)), key);
    }

    void copiesChosenLinesAsPlainText()
    {
        logs::LogBatch batch;
        batch.add(m_viewer->addSource(QStringLiteral("a")), 1'763'647'414'120, "\x1b[31mred\x1b[0m \x1b]52;c;cm0=\x07");
        batch.add(0, 1'763'647'414'121, "second");
        m_viewer->take(std::move(batch));
        QTRY_COMPARE(document()->totalCount(), 2);
        QTest::keyClick(view(), Qt::Key_Home);
        QTest::keyClick(view(), Qt::Key_Down, Qt::ShiftModifier);
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        QTest::keyClick(view(), Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(),
                     QStringLiteral("2025-11-20T14:03:34.120Z a red ␛]52;c;cm0=␇\n2025-11-20T14:03:34.121Z a second"));
    }

    /// The picture of a hostile line is the picture of its harmless spelling, so nothing of it did anything.
    void hostileTextIsPaintedAsWhatItIs()
    {
        const auto pictureOf = [this](const QByteArray &text) {
            m_viewer->begin(QStringLiteral("x"));
            logs::LogBatch batch;
            batch.add(m_viewer->addSource(QStringLiteral("a")), 1'763'647'414'120, text);
            m_viewer->take(std::move(batch));
            if (!QTest::qWaitFor([this] { return document()->count() == 1; }))
                return QImage();
            QTest::qWait(50);
            return view()->viewport()->grab().toImage();
        };
        const QImage plain = pictureOf("a");
        QVERIFY(!plain.isNull());
        QCOMPARE(pictureOf("\x1b]0;t\x07"), pictureOf("\xe2\x90\x9b]0;t\xe2\x90\x87"));
        QCOMPARE(pictureOf("a\xe2\x80\xae"
                           "b"),
                 pictureOf("aU+202Eb"));
        QVERIFY(pictureOf("<b>a</b>") != pictureOf("a"));
        QVERIFY(pictureOf("<b style=\"font-size:200000px\">") != plain);
        QCOMPARE(pictureOf("a\x1b[2J\x1b[1A").size(), plain.size());
        // A text cannot come to stand where time and source stand.
        const QImage dressed = pictureOf("\r\r\b\b\b\b\b\b\b\b\b\b\b\b\b\b14:00:00.000 verified by Pilothouse");
        const int left = view()->fontMetrics().averageCharWidth() * 14;
        QCOMPARE(dressed.copy(0, 0, left, 18), plain.copy(0, 0, left, 18));
        QVERIFY(pictureOf("\x1b[31mred") != pictureOf("red")); // while colours do what they say
    }

    void aLongLineIsCutWithANoteAndShownWholeOnEnter()
    {
        logs::LogBatch batch;
        batch.add(m_viewer->addSource(QStringLiteral("a")), 1, QByteArray(100'000, 'x'));
        m_viewer->take(std::move(batch));
        QTRY_COMPARE(document()->count(), 1);
        QVERIFY(document()->row(0).line.hiddenBytes > 80'000);
        QVERIFY(LogPainter::cutNote(document()->row(0).line.hiddenBytes).contains(QLatin1String("Enter")));
        QTest::keyClick(view(), Qt::Key_Home);
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(document()->row(0).line.hiddenBytes, 0);
        (void)view()->viewport()->grab();
        QTRY_VERIFY(view()->horizontalScrollBar()->maximum() > 100'000);
        view()->horizontalScrollBar()->setValue(view()->horizontalScrollBar()->maximum());
        (void)view()->viewport()->grab();
    }

    void savesWithItsSumAndTellsTheRecord()
    {
        fill(50);
        find(QStringLiteral("line 4"), true);
        QTRY_COMPARE(document()->count(), 14); // 4, 14, 24, 34 and 40 to 49
        QString suggested;
        m_viewer->begin(QStringLiteral("../../.ssh/authorized_keys")); // whatever a source calls itself
        take(0, 50);
        QTRY_COMPARE(document()->count(), 14); // the search goes on in the next log
        m_viewer->setPathAsker([&](QWidget *, const QString &name) {
            suggested = name;
            return m_folder.filePath(QStringLiteral("out.log"));
        });
        QSignalSpy notices(m_viewer.get(), &LogViewer::notify);
        m_viewer->save();
        QTRY_COMPARE(notices.size(), 1);
        QVERIFY2(!suggested.contains(u'/') && !suggested.startsWith(u'.'), qPrintable(suggested));
        QFile saved(m_folder.filePath(QStringLiteral("out.log")));
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray bytes = saved.readAll();
        QCOMPARE(bytes.count('\n'), 14);
        QFile sums(m_folder.filePath(QStringLiteral("out.log.sha256")));
        QVERIFY(sums.open(QIODevice::ReadOnly));
        const QByteArray sum = sha256({bytes}).toHex();
        QCOMPARE(sums.readAll(), sum + "  out.log\n");
        QTRY_COMPARE(m_audit->recordsOf(QStringLiteral("log.save")).size(), size_t(1));
        const audit::Record record = m_audit->recordsOf(QStringLiteral("log.save"))[0];
        QCOMPARE(record.evidence[QLatin1String("sha256")].toString(), QString::fromLatin1(sum));
        QCOMPARE(record.evidence[QLatin1String("filter")].toString(), QStringLiteral("line 4"));
        QCOMPARE(record.evidence[QLatin1String("lines")].toInt(), 14);
    }

    void savingThatCannotBeRecordedSaysSo()
    {
        fill(5);
        m_audit->failFromNowOn();
        m_viewer->setPathAsker([this](QWidget *, const QString &) { return m_folder.filePath(QStringLiteral("unrecorded.log")); });
        QSignalSpy notices(m_viewer.get(), &LogViewer::notify);
        m_viewer->save();
        QTRY_COMPARE(notices.size(), 2);
        QCOMPARE(notices[1][0].value<Notice>().state.mark, models::Mark::Warn);
        m_viewer->setPathAsker([this](QWidget *, const QString &) { return m_folder.filePath(QStringLiteral("no/such/folder.log")); });
        m_viewer->save();
        QTRY_COMPARE(notices.size(), 3);
        QCOMPARE(notices[2][0].value<Notice>().state.mark, models::Mark::Fail);
    }

    void everyStateOfTheSourceIsSaid()
    {
        Feed feed;
        m_viewer->setFeed(feed);
        QCOMPARE(m_viewer->emptyState()->kind(), EmptyState::Kind::NeverLoaded);
        feed.state = Feed::State::Asking;
        m_viewer->setFeed(feed);
        QVERIFY(m_viewer->emptyState()->isVisible());
        feed.state = Feed::State::Failed;
        Error error;
        error.kind = ErrorKind::Forbidden;
        error.what = QStringLiteral("logs:FilterLogEvents <b>is not</b> for this key");
        feed.error = error;
        m_viewer->setFeed(feed);
        QCOMPARE(m_viewer->emptyState()->kind(), EmptyState::Kind::NotAllowed);
        QVERIFY(m_viewer->emptyState()->accessibleDescription().contains(error.what));
        feed = Feed();
        feed.state = Feed::State::Ended;
        m_viewer->setFeed(feed);
        QCOMPARE(m_viewer->emptyState()->kind(), EmptyState::Kind::NoRows);
        fill(3);
        QVERIFY(!m_viewer->emptyState()->isVisible());
        m_viewer->openFind();
        QCOMPARE(test::accessibilityComplaints(m_viewer.get()).join(u'\n'), QString());
        QCOMPARE(view()->accessibleName(), QStringLiteral("Log"));
    }

    void aPlaceThatCannotKeepLinesIsTold()
    {
        QFile blocked(m_folder.filePath(QStringLiteral("file")));
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        LogViewer::Parts parts;
        parts.clock = m_clock;
        parts.spoolFolder = blocked.fileName();
        LogViewer viewer(parts);
        viewer.show();
        viewer.begin(QStringLiteral("x"));
        viewer.take(logs::LogBatch());
        QCOMPARE(viewer.emptyState()->kind(), EmptyState::Kind::CouldNotLoad);
        QVERIFY(viewer.document() == nullptr);
        viewer.save(); // and nothing happens
        viewer.openFind();
        viewer.findBar()->setText(QStringLiteral("x"));
        QTest::qWait(100);
    }

    void looksRightInBothThemes()
    {
        for (const bool dark : {false, true}) {
            m_theme->setChoice(dark ? SchemeChoice::Dark : SchemeChoice::Light);
            m_viewer->begin(QStringLiteral("gpu-prover"));
            m_viewer->resize(900, 460);
            const logs::SourceNumber gpu = m_viewer->addSource(QStringLiteral("gpu-prover/4f1c92ab"));
            const logs::SourceNumber exec = m_viewer->addSource(QStringLiteral("exec-agent/09be77d1"));
            logs::LogBatch batch;
            for (int i = 0; i < 60; ++i)
                batch.add(i % 3 == 0 ? exec : gpu, 1'763'647'414'000 + i * 137, "INFO  segment " + QByteArray::number(i) + " proved in 4.1 s");
            batch.add(
                gpu, 1'763'647'423'000,
                "\x1b[32mOK\x1b[0m \x1b[33mslow\x1b[0m \x1b[31mbad\x1b[0m \x1b[34mlink\x1b[0m \x1b[35mmagenta\x1b[0m \x1b[36mcyan\x1b[0m \x1b[1;4mbold line\x1b[0m");
            batch.add(gpu, 1'763'647'423'500, "ERROR out of memory\n    at prove (segment.rs:41)\n    at main");
            batch.add(exec, 1'763'647'424'000,
                      "WARN  title \x1b]0;owned\x07 and \xe2\x80\xae"
                      "evil and \xe8\xaf\x81\xe6\x98\x8e <b>bold</b>");
            batch.add(exec, 1'763'647'424'500, QByteArray("long ") + QByteArray(60'000, 'x'));
            m_viewer->take(std::move(batch));
            QTRY_COMPARE(document()->count(), 66);
            find(QStringLiteral("segment 5"));
            QTest::keyClick(view(), Qt::Key_N);
            test::picture(m_viewer.get(), dark ? QStringLiteral("log-dark") : QStringLiteral("log-light"));
            bar()->setValue(10);
            take(66, 1204);
            QTRY_COMPARE(view()->newCount(), 1204);
            test::picture(m_viewer.get(), dark ? QStringLiteral("log-paused-dark") : QStringLiteral("log-paused-light"));
            m_viewer->findBar()->close();
            view()->setFollowing(false);
            view()->setWrapped(true);
            bar()->setValue(int(document()->rowNear(58)));
            QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, QPoint(300, 30));
            view()->toggleBookmark();
            test::picture(m_viewer.get(), dark ? QStringLiteral("log-wrapped-dark") : QStringLiteral("log-wrapped-light"));
            view()->setWrapped(false);
            find(QStringLiteral("segment 3"), true);
            m_viewer->findBar()->toggleReach();
            QTRY_VERIFY(document()->isSurrounding(4));
            bar()->setValue(0);
            test::picture(m_viewer.get(), dark ? QStringLiteral("log-around-dark") : QStringLiteral("log-around-light"));
            m_viewer->findBar()->toggleReach();
            m_viewer->findBar()->close();
        }
    }
};

QTEST_MAIN(LogViewerTest)
#include "tst_log_viewer.moc"
