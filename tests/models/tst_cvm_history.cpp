// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_history.h"

#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::models;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using cluster::LookOutcome;
using cluster::MachineEvent;
using cluster::MachinePast;
using cluster::MemberLook;
using CellKind = LookStrip::Cell::Kind;
using Kind = MachineEvent::Kind;

/// What a window says of a machine's past.
class CvmHistoryTest : public QObject
{
    Q_OBJECT

    const QDateTime m_start{QDate(2026, 11, 20), QTime(14, 0), Qt::UTC};

    MemberLook look(int second, LookOutcome outcome, std::optional<std::chrono::milliseconds> roundTrip = std::nullopt) const
    {
        MemberLook made;
        made.begunAt = m_start.addSecs(second);
        made.endedAt = made.begunAt;
        made.outcome = outcome;
        made.roundTrip = roundTrip;
        return made;
    }
    static std::vector<CellKind> kinds(const LookStrip &strip)
    {
        std::vector<CellKind> all;
        for (const LookStrip::Cell &cell : strip.cells)
            all.push_back(cell.kind);
        return all;
    }
    LookStrip stripOf(const MachinePast &past, int second, std::optional<std::chrono::seconds> asked = std::nullopt) const
    {
        return lookStrip(&past, 10s, asked, m_start.addSecs(second));
    }
    static audit::Entry entryOf(quint64 seq, const QDateTime &at, const QString &what)
    {
        audit::Entry entry;
        entry.seq = seq;
        entry.utc = at;
        entry.record.action = u"cvm.restart"_s;
        entry.record.what = what;
        entry.record.outcome = audit::Outcome::Done;
        entry.record.actor = u"ada"_s;
        return entry;
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void saysHowManyOfTheLooksWereUnansweredAndWhatTheLastOneCameTo()
    {
        MachinePast past;
        for (int i = 0; i < 60; ++i)
            past.add(look(i * 10, i < 12 ? LookOutcome::NoAnswer : LookOutcome::Answered, i < 12 ? std::nullopt : std::optional(32ms)));
        const LookStrip strip = stripOf(past, 595);
        QCOMPARE(strip.cells.size(), size_t(60));
        QCOMPARE(strip.summary.word, u"12 of 60 looks unanswered · last 14:09:50, 32 ms"_s);
        QCOMPARE(strip.summary.mark, Mark::Pass);
    }
    void saysThatAllWereAnsweredOnlyWhenTheyWere()
    {
        MachinePast past;
        past.add(look(0, LookOutcome::Answered, 32ms));
        QCOMPARE(stripOf(past, 5).summary.word, u"1 look, answered · last 14:00:00, 32 ms"_s);
        past.add(look(10, LookOutcome::Answered, 1500ms));
        QCOMPARE(stripOf(past, 15).summary.word, u"All 2 looks answered · last 14:00:10, 1.5 s"_s);
        past.add(look(20, LookOutcome::Refused, 8ms));
        past.add(look(30, LookOutcome::Faulty, 9ms));
        past.add(look(40, LookOutcome::NotAsked));
        const LookStrip strip = stripOf(past, 45);
        QCOMPARE(strip.summary.word, u"5 looks, 1 refused, 1 with a fault, 1 not asked · last 14:00:40, not asked"_s);
        QCOMPARE(strip.summary.mark, Mark::Stopped);
    }
    void aBarIsHigherTheLongerTheAnswerTookAndOnlyAnAnswerHasOne()
    {
        MachinePast past;
        past.add(look(0, LookOutcome::Answered, 2ms));
        past.add(look(10, LookOutcome::Answered, 200ms));
        past.add(look(20, LookOutcome::Answered, 4000ms));
        past.add(look(30, LookOutcome::NoAnswer));
        const LookStrip strip = stripOf(past, 35);
        QVERIFY(strip.cells[0].height < strip.cells[1].height && strip.cells[1].height < strip.cells[2].height);
        QCOMPARE(strip.cells[2].height, 1.0);
        QCOMPARE(strip.cells[3].height, 0.0);
        QCOMPARE(strip.cells[0].words, u"14:00:00: answered, 2 ms"_s);
    }
    void whereNobodyLookedThereIsAGapAndNoAnswer()
    {
        MachinePast past;
        past.add(look(0, LookOutcome::Answered, 2ms));
        MemberLook late = look(600, LookOutcome::Answered, 2ms);
        late.isAfterGap = true;
        past.add(late);
        const LookStrip strip = stripOf(past, 605);
        QCOMPARE(kinds(strip), (std::vector{CellKind::Answered, CellKind::Gap, CellKind::Answered}));
        QCOMPARE(strip.cells[1].words, u"14:00:00 to 14:10:00: no look"_s);
    }
    void whatWasGoodIsNotGoodAnyMoreWhenNobodyLooksAndWhatWasBadStaysBad()
    {
        MachinePast past;
        past.add(look(0, LookOutcome::Answered, 2ms));
        const LookStrip strip = stripOf(past, 60);
        QCOMPARE(strip.summary.mark, Mark::Stale);
        QVERIFY(strip.summary.word.endsWith(u"no look since"_s));
        QCOMPARE(kinds(strip), (std::vector{CellKind::Answered, CellKind::Gap}));
        past.add(look(10, LookOutcome::NoAnswer));
        QCOMPARE(stripOf(past, 70).summary.mark, Mark::Fail);
    }
    void anEarlierRunsLooksAreMarkedAndNeverLive()
    {
        MachinePast past;
        MemberLook older = look(0, LookOutcome::Answered, 2ms);
        older.isOlder = true;
        past.add(older);
        const LookStrip strip = stripOf(past, 1);
        QVERIFY(strip.cells[0].isOlder);
        QVERIFY(strip.cells[0].words.endsWith(u"(an earlier run)"_s));
        QCOMPARE(strip.summary.mark, Mark::Stale);
    }
    void oneThatHangsIsBeingAskedAndNothingElse()
    {
        QCOMPARE(lookStrip(nullptr, 10s, 12s, m_start).summary.word, u"Being asked for 12 s"_s);
        QCOMPARE(lookStrip(nullptr, 10s, std::nullopt, m_start).summary.mark, Mark::Unknown);
        MachinePast past;
        past.add(look(0, LookOutcome::Answered, 2ms));
        const LookStrip strip = stripOf(past, 60, 50s);
        QCOMPARE(kinds(strip), (std::vector{CellKind::Answered, CellKind::Asking}));
        QVERIFY(strip.summary.word.endsWith(u"being asked for 50 s"_s));
        QCOMPARE(strip.summary.mark, Mark::Stale);
    }

    void eventsStandNewestFirstWithTimeAndSource()
    {
        MachinePast past;
        past.add(MachineEvent{m_start, {}, Kind::Listed, {}, u"running"_s, {}});
        past.add(MachineEvent{m_start.addSecs(20), m_start.addSecs(10), Kind::State, u"running"_s, u"stopped"_s, {}});
        past.add(MachineEvent{m_start.addSecs(40), m_start.addSecs(30), Kind::Answers, {}, {}, m_start.addSecs(20)});
        const auto rows = cvmEventRows(&past, {entryOf(48, m_start.addSecs(25), u"Restart a-runner-1"_s)}, m_start.addSecs(60));
        QStringList shown;
        for (const ListRow &row : rows)
            shown << QStringList{row.cells[0].text, row.cells[1].text, row.cells[2].text}.join(u" | "_s);
        QCOMPARE(shown, (QStringList{u"14:00:40 | Answers again, after 20 s | Seen"_s, u"14:00:25 | Done: Restart a-runner-1 | Record"_s,
                                     u"14:00:20 | State: Running → Stopped | Seen"_s, u"14:00:00 | First seen: Running | Seen"_s}));
        QVERIFY(rows[2].detail.contains(u"The look before was at 2026-11-20 14:00:10 UTC"_s));
        QVERIFY(rows[1].detail.contains(u"Entry 48"_s) && rows[1].detail.contains(u"by ada"_s));
        QCOMPARE(rows[0].cells[2].full, u"Seen by this desk"_s);
    }
    void nothingUnknownIsDrawnAsGood()
    {
        MachinePast past;
        for (const Kind kind :
             {Kind::Gone, Kind::Gap, Kind::ComposeHash, Kind::Restarted, Kind::NoAnswer, Kind::Refuses, Kind::Faulty, Kind::BootFailed})
            past.add(MachineEvent{m_start, {}, kind, {}, {}, m_start});
        past.add(MachineEvent{m_start, {}, Kind::Approval, u"approved"_s, u"unknown"_s, {}});
        past.add(MachineEvent{m_start, {}, Kind::State, u"running"_s, u"QUIESCED"_s, {}});
        for (const ListRow &row : cvmEventRows(&past, {}, m_start))
            QVERIFY2(row.cells[1].state->tone != Tone::Ok, qPrintable(row.cells[1].text));
    }
    void wholeHashesAndForeignTextAreShownAsTheyAre()
    {
        MachinePast past;
        past.add(MachineEvent{m_start, {}, Kind::ComposeHash, QString(64, u'a'), QString(64, u'b'), {}});
        past.add(MachineEvent{m_start.addSecs(1), {}, Kind::BootStep, {}, u"<b>pull\u202Eing</b>"_s, {}});
        const auto rows = cvmEventRows(&past, {}, m_start);
        QVERIFY(rows[0].cells[1].text.contains(u"<b>pull"_s) && !rows[0].cells[1].text.contains(QChar(0x202E)));
        QVERIFY(rows[1].detail.contains(QString(64, u'a')) && rows[1].detail.contains(QString(64, u'b')));
        QVERIFY(!rows[1].cells[1].text.contains(QString(64, u'a')));
    }
    void atMostTwoHundredRowsAreShownTheNewestOnes()
    {
        MachinePast past;
        for (int i = 0; i < 100; ++i)
            past.add(MachineEvent{m_start.addSecs(i), {}, Kind::Gone, {}, {}, {}});
        std::vector<audit::Entry> entries;
        for (int i = 0; i < 150; ++i)
            entries.push_back(entryOf(quint64(i), m_start.addSecs(1000 + i), u"Restart"_s));
        const auto rows = cvmEventRows(&past, entries, m_start);
        QCOMPARE(rows.size(), size_t(200));
        QCOMPARE(rows.front().key, u"record/149"_s);
    }
    void withoutAPastOnlyTheRecordSpeaks()
    {
        QVERIFY(cvmEventRows(nullptr, {}, m_start).empty());
        QCOMPARE(cvmEventRows(nullptr, {entryOf(1, m_start, u"Restart"_s)}, m_start).size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(CvmHistoryTest)
#include "tst_cvm_history.moc"
