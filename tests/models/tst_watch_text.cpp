// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cell_role.h"
#include "models/provenance_text.h"
#include "models/comparison_text.h"
#include "models/watch_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using fleetwatch::Alarm;
using fleetwatch::AlarmKind;
using fleetwatch::AlarmState;
using fleetwatch::Outcome;

class WatchTextTest : public QObject
{
    Q_OBJECT

    static Alarm alarm(const QString &id, AlarmKind kind, AlarmState state = AlarmState::Open)
    {
        Alarm made;
        made.id = fleetwatch::AlarmId(id);
        made.name = QStringLiteral("runner-1");
        made.kind = kind;
        made.state = state;
        made.before = QString(64, u'a');
        made.after = QString(64, u'b');
        made.since = QDateTime(QDate(2026, 11, 26), QTime(13, 5, 12), Qt::UTC);
        return made;
    }

private slots:
    void onlyAProvenMachineIsGood()
    {
        for (const Outcome outcome : {Outcome::NotProven, Outcome::Unreachable, Outcome::NotRunning})
            QVERIFY(models::stateOf(outcome).tone != Tone::Ok);
        QCOMPARE(models::stateOf(Outcome::Proven).tone, Tone::Ok);
    }

    void everyAlarmSaysWhatAndWhen()
    {
        for (const AlarmKind kind : {AlarmKind::ComposeHash, AlarmKind::MrTd, AlarmKind::Rtmr1, AlarmKind::Rtmr2, AlarmKind::KeyProvider,
                                     AlarmKind::TcbStatus, AlarmKind::NotProven, AlarmKind::Unreachable}) {
            const auto rows = alarmRows({alarm(QStringLiteral("1"), kind)});
            QCOMPARE(rows.size(), size_t(1));
            QCOMPARE(rows[0].cells.size(), alarmColumns().size());
            QVERIFY(!rows[0].cells[3].text.isEmpty());
            QCOMPARE(rows[0].cells[1].text, QStringLiteral("2026-11-26 13:05:12"));
            QCOMPARE(rows[0].cells[4].full.size(), 64);
            QCOMPARE(rows[0].cells[4].text.size(), 17);
            QVERIFY(rows[0].detail.contains(QLatin1String("runner-1")));
        }
        QVERIFY(models::stateOf(alarm(QStringLiteral("1"), AlarmKind::Unreachable)).tone != Tone::Ok);
    }

    void whatWasNeverProvenHasNotDrifted()
    {
        Alarm never = alarm(QStringLiteral("1"), AlarmKind::NotProven);
        QCOMPARE(models::stateOf(never).word, QStringLiteral("Never proven"));
        QVERIFY(models::stateOf(never).isTrouble());
        never.goodAt = never.since;
        QCOMPARE(models::stateOf(never).word, QStringLiteral("Drift"));
        QCOMPARE(models::openAlarms(
                     {alarm(QStringLiteral("1"), AlarmKind::Unreachable), never, alarm(QStringLiteral("2"), AlarmKind::MrTd, AlarmState::Cleared)})
                     .count,
                 2);
        QCOMPARE(models::openAlarms({alarm(QStringLiteral("1"), AlarmKind::Unreachable), never}).worst.tone, Tone::Fail);
        QCOMPARE(models::openAlarms({}).worst.mark, Mark::Pass);
    }

    void aKeyLeadsToItsAlarmAndNoMachineIsTakenForOne()
    {
        const fleetwatch::AlarmId id(QStringLiteral("12"));
        QCOMPARE(models::alarmOfKey(models::watchAlarmKey(id)), std::optional(id));
        QVERIFY(!models::alarmOfKey(QStringLiteral("crunch-tee-runner-4f1c92ab")));
    }

    void theLadderNamesWhatIsMissingAsTheComparisonDoes()
    {
        for (const attestation::Rung rung : {attestation::Rung::Present, attestation::Rung::Parsed, attestation::Rung::SignatureValid}) {
            fleetwatch::History history;
            fleetwatch::Verdict verdict;
            verdict.outcome = Outcome::NotProven;
            verdict.rung = rung;
            history.items = {verdict};
            attestation::InstanceReport report;
            report.rung = rung;
            QCOMPARE(verdictRows(history)[0].cells[3].text, models::ladderOf(report).state.word);
        }
    }

    void hostileWordsOfMachinesAreVisible()
    {
        Alarm hostile = alarm(QStringLiteral("1"), AlarmKind::NotProven);
        hostile.name = QStringLiteral("a\u202Eb\n");
        hostile.after = QStringLiteral("<b>\u200B");
        hostile.note = QStringLiteral("x\u202Ey");
        const auto rows = alarmRows({hostile});
        for (const ListCell &cell : rows[0].cells) {
            QVERIFY(!cell.text.contains(QChar(0x202e)) && !cell.full.contains(QChar(0x202e)));
            QVERIFY(!cell.text.contains(u'\n'));
        }
        QVERIFY(!rows[0].detail.contains(QChar(0x202e)));
    }

    void verdictsFillTheirColumns()
    {
        fleetwatch::History history;
        for (int i = 0; i < 3; ++i) {
            fleetwatch::Verdict verdict;
            verdict.number = i + 1;
            verdict.at = QDateTime(QDate(2026, 11, 26), QTime(13, i, 0), Qt::UTC);
            verdict.name = QStringLiteral("m%1").arg(i);
            verdict.outcome = Outcome(i);
            history.items.push_back(verdict);
        }
        const auto rows = verdictRows(history);
        QCOMPARE(rows.size(), size_t(3));
        QCOMPARE(rows[0].cells.size(), verdictColumns().size());
        QCOMPARE(runSummary(history.items), QStringLiteral("1 proven · 1 not proven · 1 without evidence"));
        QCOMPARE(intervalText(std::chrono::minutes(15)), QStringLiteral("every 15 min"));
    }

    void aListKeepsItsRowsByKey()
    {
        ListTableModel model(alarmColumns());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(alarmRows({alarm(QStringLiteral("1"), AlarmKind::MrTd), alarm(QStringLiteral("2"), AlarmKind::Rtmr1)}));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows(
            alarmRows({alarm(QStringLiteral("1"), AlarmKind::MrTd), alarm(QStringLiteral("2"), AlarmKind::Rtmr1, AlarmState::Acknowledged)}));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.rowOf(QStringLiteral("2")), 1);
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.rowOf(QStringLiteral("2")), -1);
    }

    void anUnansweredChainIsNeverShownAsAllowed()
    {
        provenance::HistoryEntry entry;
        QVERIFY(models::stateOf(entry).tone != Tone::Ok);
        entry.allowed = false;
        QVERIFY(models::stateOf(entry).tone != Tone::Ok);
        entry.allowed = true;
        QCOMPARE(models::stateOf(entry).tone, Tone::Ok);
    }

    void onlyACompleteHistoryOfAgreeingNodesIsGood()
    {
        provenance::History history;
        history.complete = true;
        QVERIFY(chainState(history).tone != Tone::Ok); // one node's claim
        history.agreement = provenance::Agreement::Agreed;
        QCOMPARE(chainState(history).tone, Tone::Ok);
        history.complete = false;
        QVERIFY(chainState(history).tone != Tone::Ok);
        history.agreement = provenance::Agreement::Disagreed;
        QCOMPARE(chainState(history).tone, Tone::Fail);
    }

    void onlyAConfirmedTransactionIsGood()
    {
        using provenance::TransactionState;
        for (const TransactionState transaction :
             {TransactionState::OtherContract, TransactionState::OtherHash, TransactionState::Failed, TransactionState::NotMined,
              TransactionState::Pending, TransactionState::Raw, TransactionState::NotFound, TransactionState::NotAHash, TransactionState::NotAsked})
            QVERIFY(models::stateOf(transaction).tone != Tone::Ok);
    }

    void aSourceThatCannotBeComparedIsNotGood()
    {
        using provenance::SourceVerdict;
        for (const SourceVerdict verdict : {SourceVerdict::Computed, SourceVerdict::Different, SourceVerdict::NotComparable})
            QVERIFY(models::stateOf(verdict).tone != Tone::Ok);
        provenance::SourceReport report;
        report.images.push_back({QStringLiteral("web"), QStringLiteral("nginx:latest\u202E"), provenance::ImagePin::State::NotPinned});
        report.findings.push_back({provenance::FindingLevel::Bad, QStringLiteral("duplicate-key"), QStringLiteral("a key stands twice")});
        report.members.push_back({QStringLiteral("public_logs"), QStringLiteral("true"), QStringLiteral("Anyone can read the logs."), true});
        const auto rows = sourceRows(report);
        QCOMPARE(rows.size(), size_t(3));
        QCOMPARE(rows[0].cells[0].state->mark, Mark::Fail);
        QCOMPARE(rows[1].cells[0].state->mark, Mark::Warn);
        QVERIFY(!rows[1].cells[3].text.contains(QChar(0x202e)));
    }
};

QTEST_GUILESS_MAIN(WatchTextTest)
#include "tst_watch_text.moc"
