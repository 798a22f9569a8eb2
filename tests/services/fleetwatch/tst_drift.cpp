// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/fleetwatch/drift.h"
#include "services/fleetwatch/fleet_watch.h"
#include "services/fleetwatch/watch_json.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::fleetwatch;
using namespace std::chrono_literals;

namespace {

const QDateTime kStart(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC);

Verdict proven(int minute = 0)
{
    Verdict verdict;
    verdict.at = kStart.addSecs(minute * 60);
    verdict.machine = QStringLiteral("uuid-1");
    verdict.name = QStringLiteral("runner-1");
    verdict.outcome = Outcome::Proven;
    verdict.quote = attestation::QuoteState::Verified;
    verdict.freshness = attestation::QuoteFreshness::Fresh;
    verdict.rung = attestation::Rung::Fresh;
    verdict.tcbStatus = QStringLiteral("UpToDate");
    verdict.evaluationData = 19;
    verdict.composeHash = QString(64, u'c');
    verdict.mrTd = QString(96, u'd');
    verdict.rtmr1 = QString(96, u'1');
    verdict.rtmr2 = QString(96, u'2');
    verdict.keyProvider = QStringLiteral("{\"name\":\"kms\"}");
    verdict.uptime = 3600s;
    return verdict;
}

/// What a rejected quote leaves: no value of it is known.
Verdict rejected(int minute)
{
    Verdict verdict = proven(minute);
    verdict.outcome = Outcome::NotProven;
    verdict.reason = QStringLiteral("the quote is rejected");
    verdict.quote = attestation::QuoteState::Rejected;
    verdict.rung = attestation::Rung::Parsed;
    for (QString *value : {&verdict.composeHash, &verdict.mrTd, &verdict.rtmr1, &verdict.rtmr2, &verdict.keyProvider, &verdict.tcbStatus})
        value->clear();
    verdict.evaluationData.reset();
    return verdict;
}

Verdict silent(int minute)
{
    Verdict verdict = rejected(minute);
    verdict.outcome = Outcome::Unreachable;
    verdict.reason = QStringLiteral("connection refused");
    verdict.quote = attestation::QuoteState::Absent;
    verdict.rung = attestation::Rung::Absent;
    return verdict;
}

/// Keeps the state of one machine over verdicts, as the store does.
struct Machine
{
    MachineState state;
    int nextId = 1;
    Change last;

    const Change &see(const Verdict &verdict)
    {
        last = changeBy(state, verdict);
        std::vector<Alarm> active = last.seen;
        for (const Alarm &alarm : state.active) {
            const auto is = [&alarm](const Alarm &one) { return one.id == alarm.id; };
            if (std::none_of(last.seen.begin(), last.seen.end(), is) && std::none_of(last.cleared.begin(), last.cleared.end(), is))
                active.push_back(alarm);
        }
        for (Alarm alarm : last.raised) {
            alarm.id = AlarmId(QString::number(nextId++));
            active.push_back(alarm);
        }
        state.active = active;
        if (last.good)
            state.good = last.good;
        state.lastUptime = verdict.uptime;
        return last;
    }
    void acknowledgeAll()
    {
        for (Alarm &alarm : state.active)
            alarm.state = AlarmState::Acknowledged;
    }
    QStringList kinds() const
    {
        QStringList words;
        for (const Alarm &alarm : state.active)
            words << alarmKindWord(alarm.kind);
        words.sort();
        return words;
    }
};

} // namespace

class DriftTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirstProvenVerdictIsKnownGood()
    {
        Machine machine;
        const Change &change = machine.see(proven());
        QVERIFY(change.raised.empty());
        QCOMPARE(machine.state.good, std::optional(proven()));
        machine.see(proven(5));
        QCOMPARE(machine.state.good->at, proven(5).at);
    }

    void aChangedValueIsDriftWithBeforeAndAfter_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"compose-hash", "MRTD", "RTMR1", "RTMR2", "key-provider"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void aChangedValueIsDriftWithBeforeAndAfter()
    {
        QFETCH(QString, kind);
        const QHash<QString, QString Verdict::*> members{{QStringLiteral("compose-hash"), &Verdict::composeHash},
                                                         {QStringLiteral("MRTD"), &Verdict::mrTd},
                                                         {QStringLiteral("RTMR1"), &Verdict::rtmr1},
                                                         {QStringLiteral("RTMR2"), &Verdict::rtmr2},
                                                         {QStringLiteral("key-provider"), &Verdict::keyProvider}};
        const auto member = members.value(kind);
        Machine machine;
        machine.see(proven());
        Verdict changed = proven(5);
        changed.*member = QStringLiteral("changed");
        machine.see(changed);
        QCOMPARE(machine.kinds(), QStringList{kind});
        const Alarm raised = machine.last.raised.front();
        QCOMPARE(raised.before, proven().*member);
        QCOMPARE(raised.after, QStringLiteral("changed"));
        QCOMPARE(raised.since, changed.at);
        QCOMPARE(raised.goodAt, proven().at);
        QVERIFY(isDrift(raised.kind));
        // Known good does not follow a change by itself.
        QCOMPARE(machine.state.good->at, proven().at);

        Verdict later = changed;
        later.at = changed.at.addSecs(60);
        QVERIFY(machine.see(later).raised.empty());
        QCOMPARE(machine.state.active.front().since, changed.at);
        QCOMPARE(machine.state.active.front().lastSeen, later.at);

        machine.see(proven(9));
        QVERIFY(machine.state.active.empty());
        QCOMPARE(machine.last.cleared.front().clearedWhy, QStringLiteral("back to the last known good value"));
        QCOMPARE(machine.last.cleared.front().clearedAt, proven(9).at);
    }

    void anAcknowledgedChangeOfAProvenMachineBecomesKnownGood()
    {
        Machine machine;
        machine.see(proven());
        Verdict changed = proven(5);
        changed.composeHash = QString(64, u'e');
        machine.see(changed);
        machine.acknowledgeAll();
        machine.see(changed);
        QVERIFY(machine.state.active.empty());
        QCOMPARE(machine.last.cleared.front().clearedWhy, QStringLiteral("accepted as known good"));
        QCOMPARE(machine.state.good->composeHash, QString(64, u'e'));
        // What was good is a change now.
        machine.see(proven(9));
        QCOMPARE(machine.kinds(), QStringList{QStringLiteral("compose-hash")});
    }

    void anAcknowledgementCoversOnlyTheValueThatWasSeen()
    {
        Machine machine;
        machine.see(proven());
        Verdict changed = proven(5);
        changed.composeHash = QString(64, u'e');
        machine.see(changed);
        machine.acknowledgeAll();
        changed.composeHash = QString(64, u'f');
        machine.see(changed);
        QCOMPARE(machine.last.raised.size(), size_t(1));
        QCOMPARE(machine.last.raised.front().state, AlarmState::Open);
        QCOMPARE(machine.last.cleared.size(), size_t(1));
        QVERIFY(!machine.last.good);
    }

    void oneOfTwoAcknowledgedIsNotEnough()
    {
        Machine machine;
        machine.see(proven());
        Verdict changed = proven(5);
        changed.composeHash = QString(64, u'e');
        machine.see(changed);
        machine.acknowledgeAll();
        changed.mrTd = QString(96, u'e');
        machine.see(changed);
        QVERIFY(!machine.last.good);
        QCOMPARE(machine.kinds(), (QStringList{QStringLiteral("MRTD"), QStringLiteral("compose-hash")}));
    }

    void aMachineThatIsNotProvenIsNeverAccepted()
    {
        Machine machine;
        machine.see(proven());
        machine.see(rejected(5));
        machine.acknowledgeAll();
        machine.see(rejected(6));
        QCOMPARE(machine.kinds(), QStringList{QStringLiteral("not-proven")});
        QCOMPARE(machine.state.active.front().state, AlarmState::Acknowledged);
        QVERIFY(!machine.last.good);
        machine.see(proven(7));
        QVERIFY(machine.state.active.empty());
    }

    void anotherReasonThanTheAcknowledgedOneIsANewAlarm()
    {
        Machine machine;
        machine.see(proven());
        machine.see(rejected(5));
        machine.acknowledgeAll();
        Verdict other = rejected(6);
        other.reason = QStringLiteral("the registers do not replay");
        machine.see(other);
        QCOMPARE(machine.last.raised.size(), size_t(1));
        // Unread, the words may change without a second alarm.
        other.reason = QStringLiteral("something else");
        machine.see(other);
        QVERIFY(machine.last.raised.empty());
        QCOMPARE(machine.state.active.front().after, other.reason);
    }

    void aRejectedQuoteClearsNoAlarmAboutValues()
    {
        Machine machine;
        machine.see(proven());
        Verdict changed = proven(5);
        changed.mrTd = QString(96, u'e');
        machine.see(changed);
        machine.see(rejected(6));
        QCOMPARE(machine.kinds(), (QStringList{QStringLiteral("MRTD"), QStringLiteral("not-proven")}));
    }

    void silenceIsNotDrift()
    {
        Machine machine;
        machine.see(proven());
        Verdict changed = proven(5);
        changed.mrTd = QString(96, u'e');
        machine.see(changed);
        machine.see(silent(6));
        QCOMPARE(machine.last.raised.size(), size_t(1));
        QVERIFY(!isDrift(machine.last.raised.front().kind));
        QVERIFY(machine.last.cleared.empty()); // nothing is known, so nothing is over
        QCOMPARE(machine.kinds(), (QStringList{QStringLiteral("MRTD"), QStringLiteral("unreachable")}));
        machine.see(silent(7));
        QVERIFY(machine.last.raised.empty());
        machine.see(proven(8));
        QVERIFY(machine.state.active.empty());
    }

    void acknowledgedSilenceStaysOneAlarm()
    {
        Machine machine;
        machine.see(proven());
        machine.see(silent(5));
        machine.acknowledgeAll();
        Verdict later = silent(6);
        later.reason = QStringLiteral("no route to host");
        machine.see(later);
        QVERIFY(machine.last.raised.empty());
        QCOMPARE(machine.kinds(), QStringList{QStringLiteral("unreachable")});
    }

    void aFallenUptimeIsARestartAndNoDrift()
    {
        Machine machine;
        machine.see(proven());
        Verdict restarted = proven(5);
        restarted.uptime = 20s;
        const Change &change = machine.see(restarted);
        QVERIFY(change.isRestarted);
        QVERIFY(change.raised.empty());
        QVERIFY(change.good);
        restarted.uptime = 80s;
        QVERIFY(!machine.see(restarted).isRestarted);
    }

    void onlyAWorseTcbStatusIsDrift()
    {
        Machine machine;
        Verdict hardening = proven();
        hardening.tcbStatus = QStringLiteral("SWHardeningNeeded");
        machine.see(hardening);
        machine.see(proven(1)); // better
        QVERIFY(machine.state.active.empty());
        QCOMPARE(machine.state.good->tcbStatus, QStringLiteral("UpToDate"));
        hardening.at = proven(2).at;
        hardening.evaluationData = 20;
        machine.see(hardening);
        QCOMPARE(machine.kinds(), QStringList{QStringLiteral("tcb-status")});
        QVERIFY(machine.last.raised.front().note.contains(QStringLiteral("19 → 20")));
    }

    void aTcbWordNobodyKnowsIsTheWorst()
    {
        QVERIFY(tcbRank(QStringLiteral("QUIESCED")) > tcbRank(QStringLiteral("Revoked")));
        QVERIFY(tcbRank(QStringLiteral("UpToDate")) < tcbRank(QStringLiteral("SWHardeningNeeded")));
        QVERIFY(tcbRank(QStringLiteral("OutOfDate")) > tcbRank(QStringLiteral("ConfigurationAndSWHardeningNeeded")));
    }

    void aMachineThatNeverWasProvenIsSaidSo()
    {
        Machine machine;
        machine.see(rejected(0));
        QCOMPARE(machine.last.raised.front().before, QStringLiteral("never proven"));
        QVERIFY(alarmSentence(machine.last.raised.front()).contains(QLatin1String("never was")));
    }

    void aMachineNobodyExpectsToAnswerIsNoNews()
    {
        Machine machine;
        Verdict stopped = silent(0);
        stopped.outcome = Outcome::NotRunning;
        machine.see(stopped);
        QVERIFY(machine.last.raised.empty() && machine.last.cleared.empty() && !machine.last.good);
    }

    void verdictsAndAlarmsComeBackFromJson()
    {
        Verdict verdict = proven();
        verdict.number = 7;
        verdict.run = QStringLiteral("run");
        verdict.evidence = sha256({"evidence"});
        QCOMPARE(verdictFromJson(toJson(verdict)), verdict);
        QCOMPARE(verdictFromJson(toJson(silent(3))), silent(3));
        Machine machine;
        machine.see(proven());
        machine.see(rejected(5));
        Alarm alarm = machine.last.raised.front();
        alarm.id = AlarmId(QStringLiteral("3"));
        alarm.state = AlarmState::Acknowledged;
        alarm.acknowledgedBy = QStringLiteral("operator");
        alarm.acknowledgedAt = kStart;
        alarm.acknowledgement = QStringLiteral("planned");
        QCOMPARE(alarmFromJson(toJson(alarm)), alarm);
    }
};

QTEST_APPLESS_MAIN(DriftTest)
#include "tst_drift.moc"
