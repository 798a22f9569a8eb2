// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_row.h"

#include "models/format.h"
#include "models/name_prefix.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

using domain::Cvm;
using domain::RunState;
using Column = CvmColumn;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::models::CvmTableModel)
};

/// Columns in which two states of a machine read differently.
quint32 changedColumns(const Cvm &a, const Cvm &b)
{
    quint32 mask = 0;
    if (a.status != b.status || a.bootError != b.bootError)
        mask |= columnBit(Column::State);
    if (a.name != b.name)
        mask |= columnBit(Column::Name);
    if (a.node != b.node || a.region != b.region)
        mask |= columnBit(Column::Node);
    if (a.instanceType != b.instanceType)
        mask |= columnBit(Column::Type);
    if (a.composeHash != b.composeHash)
        mask |= columnBit(Column::Hash);
    if (a.hourlyRate != b.hourlyRate)
        mask |= columnBit(Column::Hourly);
    if (a.osImage != b.osImage)
        mask |= columnBit(Column::Image);
    return mask; // uptime changes with every look: no news
}

} // namespace

int urgencyOf(RunState state)
{
    switch (state) {
    case RunState::Failed: return 0;
    case RunState::Unhealthy: return 1;
    case RunState::Unknown: return 2;
    case RunState::Starting: return 3;
    case RunState::Stopping: return 4;
    case RunState::Running: return 5;
    case RunState::Stopped: return 6;
    }
    return 2;
}

qint64 uptimeNumberOf(const Cvm &cvm)
{
    const auto uptime = durationFromWords(cvm.uptime);
    return uptime ? qint64(uptime->count()) : kNoNumber;
}

QString bootStepOf(const Cvm &cvm)
{
    const bool isMoving = cvm.inProgress || shownState(cvm) == RunState::Starting;
    return isMoving && cvm.bootProgress != QLatin1StringView("done") ? cvm.bootProgress : QString();
}

RunState shownState(const Cvm &cvm)
{
    const bool up = cvm.state == RunState::Running || cvm.state == RunState::Starting || cvm.state == RunState::Unhealthy;
    return up && !cvm.bootError.isEmpty() ? RunState::Failed : cvm.state;
}

StateText cvmStateText(const Cvm &cvm, std::optional<std::chrono::seconds> running)
{
    const auto clocked = [&running](const QString &word) { return running ? word + u' ' + clockCountText(*running) : word; };
    switch (shownState(cvm)) {
    case RunState::Running: return StateText::of(Mark::Pass, Words::tr("Running"));
    case RunState::Starting: return StateText::of(Mark::Busy, clocked(Words::tr("Starting")));
    case RunState::Unhealthy: return StateText::of(Mark::Warn, Words::tr("Unhealthy"));
    case RunState::Stopping: return StateText::of(Mark::Busy, clocked(Words::tr("Stopping")));
    case RunState::Stopped: return StateText::of(Mark::Stopped, Words::tr("Stopped"));
    case RunState::Failed: return StateText::of(Mark::Fail, cvm.bootError.isEmpty() ? Words::tr("Failed") : Words::tr("Boot failed"));
    case RunState::Unknown: break;
    }
    return StateText::of(Mark::Unknown, cvm.status.isEmpty() ? Words::tr("No state") : QStringLiteral("“%1”").arg(visibleText(cvm.status, 40)));
}

CvmRow CvmTraits::make(const Source &source, const Row *before, const Context &context)
{
    CvmRow row;
    row.cvm = source;
    row.member = before != nullptr ? before->member : context.members.value(source.id.text());
    if (before == nullptr)
        return row;
    row.attestation = before->attestation;
    row.stateSince = shownState(before->cvm) == shownState(source) ? before->stateSince : std::optional(context.now);
    row.changedAt = before->changedAt;
    row.changedColumns = before->changedColumns;
    if (const quint32 changed = changedColumns(before->cvm, source); changed != 0) {
        row.changedColumns = changed;
        row.changedAt = context.now;
    }
    return row;
}

IndexEntry CvmTraits::entry(const Row &row, const Context &)
{
    const Cvm &cvm = row.cvm;
    const RunState state = shownState(cvm);
    IndexEntry entry;
    entry.number(urgencyOf(state), domain::runStateWord(state) + u' ' + cvm.status)
        .text(cvm.name)
        .text(row.member ? row.member->role : QString())
        .text(cvm.node + u' ' + cvm.region)
        .text(cvm.instanceType)
        .text(row.member ? row.member->capacity.word : QString())
        .number(row.member && row.member->models ? *row.member->models : kNoNumber, row.member ? row.member->modelsText() : QString())
        .text(cvm.composeHash)
        .text(row.member ? row.member->approval.word : QString())
        .text(row.attestation ? row.attestation->state.word : QString())
        .number(cvm.hourlyRate ? cvm.hourlyRate->micros() : kNoNumber, cvm.hourlyRate ? cvm.hourlyRate->toDecimal() : QString())
        .number(uptimeNumberOf(cvm), cvm.uptime)
        .text(cvm.osImage)
        .number(cvm.createdAt.isValid() ? -cvm.createdAt.toSecsSinceEpoch() : kNoNumber, toUtcText(cvm.createdAt));
    entry.text(cvm.id.text() + u' ' + cvm.remoteId + u' ' + cvm.vmUuid)
        .text(cvm.appId)
        .text(cvm.instanceId)
        .text(cvm.kmsType)
        .text(cvm.gatewayDomain)
        .text(cvm.bootError);
    entry.group(int(state));
    return entry;
}

CvmSummary CvmTraits::summarise(const std::vector<Source> &list)
{
    CvmSummary summary;
    std::optional<Money> sum;
    bool mixed = false;
    NamePrefix prefix;
    for (const Cvm &cvm : list) {
        summary.unknownStates += shownState(cvm) == RunState::Unknown ? 1 : 0;
        summary.duplicates += cvm.duplicateId ? 1 : 0;
        // A stopped machine has a rate that is not charged now.
        if (cvm.state != RunState::Stopped) {
            if (!cvm.hourlyRate)
                ++summary.unpriced;
            else if (!sum)
                sum = *cvm.hourlyRate;
            else if (const auto more = sum->plus(*cvm.hourlyRate))
                sum = *more;
            else
                mixed = true;
        }
        prefix.add(cvm.name);
    }
    if (!mixed)
        summary.hourly = sum;
    summary.prefix = prefix.text();
    return summary;
}

} // namespace pilothouse::models
