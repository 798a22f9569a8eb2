// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cutover_text.h"

#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using cutover::Pin;
using cutover::Stage;
using domain::Intent;

class CutoverTextTest : public QObject
{
    Q_OBJECT

    static cutover::CutoverStatus status(int analyze, Stage stage = Stage::Canary)
    {
        cutover::CutoverStatus s;
        s.stage = stage;
        for (const Intent intent : domain::kIntents) {
            auto &row = s.split[size_t(intent)];
            row.intent = intent;
            row.inForce = Percent::zero();
            row.pin = intent == Intent::Pay ? Pin::Pinned : intent == Intent::Other ? Pin::Last : Pin::None;
        }
        s.split[0].inForce = *Percent::fromWhole(analyze);
        const domain::GateId ids[]
            = {domain::GateId::Readiness, domain::GateId::Dependency, domain::GateId::LiveIntents, domain::GateId::Attestation};
        for (size_t i = 0; i < 4; ++i) {
            s.gates[i].id = ids[i];
            s.gates[i].state = domain::GateState::Pass;
        }
        return s;
    }

private slots:
    void onlyAFreshPassIsGreen_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("degraded");
        QTest::addColumn<bool>("green");
        QTest::newRow("pass") << int(domain::GateState::Pass) << false << true;
        QTest::newRow("degraded") << int(domain::GateState::Pass) << true << false;
        QTest::newRow("fail") << int(domain::GateState::Fail) << false << false;
        QTest::newRow("unknown") << int(domain::GateState::Unknown) << false << false;
        QTest::newRow("stale") << int(domain::GateState::Stale) << false << false;
    }
    void onlyAFreshPassIsGreen()
    {
        QFETCH(int, state);
        QFETCH(bool, degraded);
        domain::Gate gate;
        gate.state = domain::GateState(state);
        gate.degraded = degraded;
        QTEST(CutoverText::gate(gate).tone == Tone::Ok, "green");
    }

    void anOldReadBackCarriesAQuestionMark()
    {
        auto s = status(10);
        s.split[0].inForceIsStale = true;
        QCOMPARE(CutoverText::inForce(s.split[0]), QStringLiteral("10 % ?"));
        s.split[0].inForce.reset();
        QCOMPARE(CutoverText::inForce(s.split[0]), QStringLiteral("?"));
    }

    void whatWasObservedIsAShareOfACountOrNoNumber()
    {
        cutover::SplitRow row;
        QCOMPARE(CutoverText::observed(row), QStringLiteral("–"));
        row.observed = cutover::ObservedShare{0, 61, {}};
        QCOMPARE(CutoverText::observed(row), QStringLiteral("0 of 61"));
        QVERIFY(CutoverText::observedNote(row).contains(QLatin1String("since it started")));
        row.observed = cutover::ObservedShare{37, 394, QDateTime(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC)};
        QCOMPARE(CutoverText::observed(row), QStringLiteral("9.4 % of 394"));
        QVERIFY(CutoverText::observedNote(row).contains(QLatin1String("2026-01-15 12:00:00")));
    }

    void nothingMovesUntilAppliedAndPinnedRowsStay()
    {
        SplitEditor editor;
        editor.setStatus(status(10));
        QVERIFY(!editor.isChanged());
        editor.setWanted(Intent::Pay, *Percent::fromWhole(50));
        QVERIFY(!editor.isChanged());
        QCOMPARE(editor.wanted(Intent::Pay), Percent::zero());
        editor.setWanted(Intent::Analyze, *Percent::fromWhole(25));
        QVERIFY(editor.isChanged());
        QCOMPARE(editor.applyText(), QStringLiteral("Apply 10 → 25 %…"));
        // A poll in the middle of the edit keeps what was typed.
        editor.setStatus(status(10));
        QCOMPARE(editor.wanted(Intent::Analyze), *Percent::fromWhole(25));
        editor.setStatus(status(25));
        QVERIFY(!editor.isChanged());
    }

    void aRollbackLocksTheMatrixAndDropsEdits()
    {
        SplitEditor editor;
        editor.setStatus(status(10));
        editor.setWanted(Intent::Analyze, *Percent::fromWhole(50));
        editor.setStatus(status(10, Stage::RollbackUnconfirmed));
        QVERIFY(!editor.isChanged());
        QVERIFY(!editor.isEditable(Intent::Analyze));
        QCOMPARE(editor.wanted(Intent::Analyze), Percent::zero());
    }

    void whatCouldNotBeReadCannotBeEdited()
    {
        auto s = status(10);
        s.split[0].inForce.reset();
        SplitEditor editor;
        editor.setStatus(s);
        QVERIFY(!editor.isEditable(Intent::Analyze));
    }

    void undoKeepsTheLastTwenty()
    {
        SplitEditor editor;
        editor.setStatus(status(30));
        for (int i = 0; i < 25; ++i)
            editor.remember(domain::TrafficSplit().with(Intent::Analyze, *Percent::fromWhole(i)));
        QCOMPARE(editor.undoText(), QStringLiteral("Undo to 24 %…"));
        for (int i = 0; i < 20; ++i)
            editor.forgetLast();
        QVERIFY(!editor.undoTarget());
    }

    void theRailShowsWhereTheSplitIs()
    {
        const auto steps = stageSteps(status(10, Stage::Shifting));
        QCOMPARE(steps[0].progress, StageStep::Progress::Done);
        QCOMPARE(steps[1].progress, StageStep::Progress::Current);
        QCOMPARE(stageSteps(status(0, Stage::RolledBack))[0].progress, StageStep::Progress::Current);
        QVERIFY(CutoverText::openRun(status(0, Stage::RolledBack)).isEmpty());
        QCOMPARE(CutoverText::openRun(status(10)), QStringLiteral("Canary · analyze 10 %"));
    }
};

QTEST_GUILESS_MAIN(CutoverTextTest)
#include "tst_cutover_text.moc"
