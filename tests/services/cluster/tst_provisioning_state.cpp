// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/provisioning_state.h"

#include <QJsonArray>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace Qt::StringLiterals;

namespace {

PaidCvm paid(const QString &name, PaidCvm::State state)
{
    PaidCvm cvm;
    cvm.name = name;
    cvm.appId = QString(40, u'b');
    cvm.cvmId = u"id-1"_s;
    cvm.composeHash = QString(64, u'c');
    cvm.hourlyRate = *Money::fromDecimal(u"0.116"_s, u"USD"_s);
    cvm.since = QDateTime(QDate(2026, 1, 15), QTime(12, 0, 3, 250), Qt::UTC);
    cvm.state = state;
    cvm.why = u"it could not be deleted: no answer"_s;
    return cvm;
}

} // namespace

/// What of provisioning outlives the program: machines that are paid for, and the pause after failures.
class ProvisioningStateTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingThatIsPaidForSurvivesARestart()
    {
        ProvisioningState before;
        int number = 0;
        for (const auto state : {PaidCvm::State::Making, PaidCvm::State::Unfound, PaidCvm::State::Left, PaidCvm::State::Held})
            before.paid.push_back(paid(u"a-runner-%1"_s.arg(number++), state));
        before.paid[1].hourlyRate.reset();
        before.paid[1].cvmId.clear();
        before.noteFailure(u"no room in the cloud"_s);
        const auto after = ProvisioningState::fromJson(before.toJson());
        QVERIFY2(after, after ? "" : qPrintable(after.error().what));
        QVERIFY(*after == before);
    }
    void nothingThatIsPaidForIsLostInSilence_data()
    {
        QTest::addColumn<QJsonObject>("kept");
        QTest::addColumn<QString>("names");
        ProvisioningState state;
        state.paid.push_back(paid(u"a-runner-1"_s, PaidCvm::State::Left));
        const QJsonObject good = state.toJson();
        const auto machineWithout = [&good](const QString &member, const QJsonValue &value) {
            QJsonObject machine = good["paid"_L1].toArray().first().toObject();
            machine[member] = value;
            QJsonObject all = good;
            all[u"paid"_s] = QJsonArray{machine};
            return all;
        };
        const auto allWithout = [&good](const QString &member) {
            QJsonObject all = good;
            all.remove(member);
            return all;
        };
        QTest::newRow("no list") << allWithout(u"paid"_s) << u"the list of machines"_s;
        QTest::newRow("no pause") << allWithout(u"paused"_s) << u"whether it is paused"_s;
        QTest::newRow("no count") << allWithout(u"failuresInARow"_s) << u"whether it is paused"_s;
        QTest::newRow("no name") << machineWithout(u"name"_s, QString()) << u"a machine has no name"_s;
        QTest::newRow("a state nobody knows") << machineWithout(u"state"_s, u"sold"_s) << u"the state of a-runner-1"_s;
    }
    void nothingThatIsPaidForIsLostInSilence()
    {
        QFETCH(const QJsonObject, kept);
        QFETCH(const QString, names);
        const auto state = ProvisioningState::fromJson(kept);
        QVERIFY(!state);
        QCOMPARE(state.error().kind, ErrorKind::Storage);
        QVERIFY2(state.error().what.contains(names), qPrintable(state.error().what));
        QVERIFY(state.error().nextStep.contains(u"nothing is provisioned until this is clear"_s));
    }
    void twoFailuresInARowPauseItOnce()
    {
        ProvisioningState state;
        QVERIFY(!state.noteFailure(u"first"_s));
        QVERIFY(!state.isPaused);
        QVERIFY2(state.noteFailure(u"second"_s), "the second one pauses");
        QVERIFY(state.isPaused);
        QCOMPARE(state.lastFailure, u"second"_s);
        QVERIFY2(!state.noteFailure(u"third, by hand"_s), "it is paused already");
        QCOMPARE(state.failuresInARow, 3);
    }
    void aSuccessInBetweenBeginsTheCountAnew()
    {
        ProvisioningState state;
        state.noteFailure(u"first"_s);
        state.noteSuccess();
        QVERIFY(!state.noteFailure(u"second"_s));
        QVERIFY(!state.isPaused);
        QCOMPARE(state.failuresInARow, 1);
    }
    void aSuccessByHandDoesNotResumeWhatIsPaused()
    {
        ProvisioningState state;
        state.noteFailure(u"first"_s);
        state.noteFailure(u"second"_s);
        state.noteSuccess();
        QVERIFY2(state.isPaused, "only the operator resumes");
    }
    void isFoundAndForgottenByTheExactName()
    {
        ProvisioningState state;
        state.paid.push_back(paid(u"a-runner-1"_s, PaidCvm::State::Left));
        state.paid.push_back(paid(u"a-runner-11"_s, PaidCvm::State::Left));
        state.remove(u"a-runner-1"_s);
        QVERIFY(state.find(u"a-runner-1"_s) == nullptr);
        QVERIFY(state.find(u"a-runner-11"_s) != nullptr);
    }
};

QTEST_GUILESS_MAIN(ProvisioningStateTest)
#include "tst_provisioning_state.moc"
