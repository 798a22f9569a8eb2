// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_attestation.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;

class CvmAttestationTest : public QObject
{
    Q_OBJECT

    const MonotonicTime m_now{std::chrono::hours(1)};

    static fleetwatch::Verdict verdict(const char *machine, fleetwatch::Outcome outcome, const QString &reason = QString())
    {
        fleetwatch::Verdict made;
        made.machine = QString::fromLatin1(machine);
        made.outcome = outcome;
        made.reason = reason;
        made.tcbStatus = QStringLiteral("UpToDate");
        return made;
    }
    static attestation::InstanceReport instance(const QString &name, const QStringList &notProven = {})
    {
        attestation::InstanceReport made;
        made.name = name;
        made.notProven = notProven;
        made.quote = attestation::QuoteState::Verified;
        made.freshness = attestation::QuoteFreshness::Fresh;
        return made;
    }

private slots:
    void aRunOfTheWatchSaysWhatItFound()
    {
        fleetwatch::RunReport report;
        report.verdicts
            = {verdict("good", fleetwatch::Outcome::Proven), verdict("changed", fleetwatch::Outcome::Proven),
               verdict("bad", fleetwatch::Outcome::NotProven, QStringLiteral("no quote")),
               verdict("silent", fleetwatch::Outcome::Unreachable, QStringLiteral("refused")), verdict("off", fleetwatch::Outcome::NotRunning)};
        fleetwatch::Alarm alarm;
        alarm.machine = QStringLiteral("changed");
        alarm.kind = fleetwatch::AlarmKind::ComposeHash;
        const auto found = attestationsOf(report, {alarm}, m_now);
        QCOMPARE(found.size(), 4);
        QCOMPARE(found[QStringLiteral("good")].state.mark, Mark::Verified);
        QCOMPARE(found[QStringLiteral("good")].checkedAt, std::optional(m_now));
        QCOMPARE(found[QStringLiteral("changed")].state.mark, Mark::Different);
        QVERIFY(found[QStringLiteral("changed")].finding.contains(QLatin1String("compose-hash")));
        QCOMPARE(found[QStringLiteral("bad")].state.mark, Mark::Unverified);
        QVERIFY(found[QStringLiteral("bad")].state.isTrouble());
        QCOMPARE(found[QStringLiteral("bad")].finding, QStringLiteral("no quote"));
        QCOMPARE(found[QStringLiteral("silent")].state.mark, Mark::Unknown);
    }

    void anAcknowledgedAlarmIsNoLongerAChange()
    {
        fleetwatch::RunReport report;
        report.verdicts = {verdict("changed", fleetwatch::Outcome::Proven)};
        fleetwatch::Alarm alarm;
        alarm.machine = QStringLiteral("changed");
        alarm.kind = fleetwatch::AlarmKind::ComposeHash;
        alarm.state = fleetwatch::AlarmState::Acknowledged;
        QCOMPARE(attestationsOf(report, {alarm}, m_now)[QStringLiteral("changed")].state.mark, Mark::Verified);
    }

    void aComparisonNamesTheOddOneAndTheUnproven()
    {
        attestation::Comparison comparison;
        comparison.instances = {instance(QStringLiteral("a")), instance(QStringLiteral("b")), instance(QStringLiteral("odd")),
                                instance(QStringLiteral("unproven"), {QStringLiteral("the quote is absent")})};
        attestation::Row row;
        row.property = QStringLiteral("compose-hash");
        row.relation = attestation::Relation::Different;
        row.outliers = {2};
        comparison.rows = {row};
        const auto found = attestationsOf(comparison, m_now);
        QCOMPARE(found[QStringLiteral("a")].state.mark, Mark::Verified);
        QCOMPARE(found[QStringLiteral("odd")].state.mark, Mark::Different);
        QVERIFY(found[QStringLiteral("odd")].finding.contains(QLatin1String("compose-hash")));
        QCOMPARE(found[QStringLiteral("unproven")].state.mark, Mark::Unverified);
        QCOMPARE(found[QStringLiteral("unproven")].finding, QStringLiteral("the quote is absent"));
    }

    void aNameThatTwoMachinesBearSaysNothing()
    {
        attestation::Comparison comparison;
        comparison.instances = {instance(QStringLiteral("twin")), instance(QStringLiteral("twin")), instance(QStringLiteral("other"))};
        const auto found = attestationsOf(comparison, m_now);
        QCOMPARE(found.size(), 1);
        QVERIFY(found.contains(QStringLiteral("other")));
    }
};

QTEST_APPLESS_MAIN(CvmAttestationTest)
#include "tst_cvm_attestation.moc"
