// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_attestation.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(CvmAttestationText)
};

CvmAttestation notProven(const QString &reason)
{
    return {StateText::of(Mark::Unverified, Tone::Warn, Tr::tr("Not proven")), visibleText(reason, 300), {}, std::chrono::hours(1)};
}

/// Properties in which this machine stands apart from those it was compared with.
QStringList oddProperties(const attestation::Comparison &comparison, int machine)
{
    QStringList odd;
    for (const attestation::Row &row : comparison.rows)
        if (row.relation == attestation::Relation::Different && std::find(row.outliers.begin(), row.outliers.end(), machine) != row.outliers.end())
            odd << row.property;
    return odd;
}

} // namespace

QHash<QString, CvmAttestation> attestationsOf(const fleetwatch::RunReport &report, const std::vector<fleetwatch::Alarm> &alarms, MonotonicTime now)
{
    QHash<QString, CvmAttestation> found;
    for (const fleetwatch::Verdict &verdict : report.verdicts) {
        CvmAttestation one;
        switch (verdict.outcome) {
        case fleetwatch::Outcome::Proven: {
            const auto changed = std::find_if(alarms.begin(), alarms.end(), [&verdict](const fleetwatch::Alarm &alarm) {
                return alarm.machine == verdict.machine && alarm.state == fleetwatch::AlarmState::Open && fleetwatch::isDrift(alarm.kind);
            });
            one.state = changed == alarms.end() ? StateText::of(Mark::Verified, Tr::tr("Proven")) : StateText::of(Mark::Different, Tr::tr("Changed"));
            one.finding = changed == alarms.end()
                              ? Tr::tr("The fleet watch verified a fresh quote; TCB status %1.").arg(visibleText(verdict.tcbStatus, 60))
                              : Tr::tr("Verified, but no longer what it was: %1.").arg(fleetwatch::alarmKindWord(changed->kind));
            break;
        }
        case fleetwatch::Outcome::NotProven: one = notProven(verdict.reason); break;
        case fleetwatch::Outcome::Unreachable:
            one.state = StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("No evidence"));
            one.finding = visibleText(spoken(verdict.reason), 300);
            break;
        case fleetwatch::Outcome::NotRunning: continue;
        }
        one.checkedAt = now;
        found.insert(verdict.machine, one);
    }
    return found;
}

QHash<QString, CvmAttestation> attestationsOf(const attestation::Comparison &comparison, MonotonicTime now)
{
    QHash<QString, CvmAttestation> found;
    QStringList twice;
    for (size_t i = 0; i < comparison.instances.size(); ++i) {
        const attestation::InstanceReport &report = comparison.instances[i];
        if (found.contains(report.name))
            twice << report.name;
        CvmAttestation one;
        if (!report.notProven.isEmpty()) {
            one = notProven(report.notProven.front());
        } else if (const QStringList odd = oddProperties(comparison, int(i)); !odd.isEmpty()) {
            one.state = StateText::of(Mark::Different, Tr::tr("Differs"));
            one.finding = Tr::tr("Verified, but other than the machines it was compared with: %1.").arg(listText(odd));
        } else {
            one.state = StateText::of(Mark::Verified, attestation::levelWord(report));
            one.finding = Tr::tr("Verified by this desk: a fresh quote; TCB status %1.").arg(visibleText(report.verification.status, 60));
        }
        one.checkedAt = now;
        found.insert(report.name, one);
    }
    for (const QString &name : twice)
        found.remove(name);
    return found;
}

} // namespace pilothouse::models
