// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_table_model.h"

#include "models/cell_role.h"
#include "models/format.h"
#include "services/core/plain_text.h"

namespace pilothouse::models {

using domain::Cvm;
using Column = CvmTableModel::Column;

namespace {

const char16_t *const kNone = u"–";

QString orNone(const QString &text)
{
    return text.isEmpty() ? QString::fromUtf16(kNone) : visibleText(text);
}

} // namespace

StateText CvmTableModel::attestationText(const CvmRow &row) const
{
    if (!row.attestation)
        return StateText::of(Mark::Unverified, tr("Not checked"));
    if (row.attestation->checkedAt && row.attestation->state.mark == Mark::Verified) {
        const auto age = std::chrono::duration_cast<std::chrono::seconds>(m_clock->monotonicNow() - *row.attestation->checkedAt);
        if (age > row.attestation->limit)
            return StateText::of(Mark::Stale, ageText(age));
    }
    return row.attestation->state;
}

bool CvmTableModel::isMemberStale(const CvmRow &row) const
{
    return row.member && row.member->isStale(m_clock->utcNow());
}

QString CvmTableModel::memberNote(const CvmRow &row, Column column) const
{
    if (!row.member)
        return tr("Not a member of the cluster, or nothing was read yet.");
    const CvmMember &member = *row.member;
    QStringList lines{column == Column::Role       ? member.roleNote
                      : column == Column::Capacity ? member.capacityNote
                      : column == Column::Models   ? member.modelsNote
                                                   : member.approvalNote};
    lines.removeAll(QString());
    if (member.readAt.isValid())
        lines << tr("Read %1 ago.").arg(ageText(std::chrono::seconds(member.readAt.secsTo(m_clock->utcNow()))));
    if (isMemberStale(row))
        lines << tr("That is older than its limit: it may have changed since.");
    return lines.join(u'\n');
}

QVariant CvmTableModel::display(const CvmRow &row, Column column) const
{
    const Cvm &cvm = row.cvm;
    switch (column) {
    case Column::State: return cvmStateText(cvm, inStateFor(row)).word;
    case Column::Name: return shownName(cvm);
    case Column::Role: return row.member ? row.member->role : QString::fromUtf16(kNone);
    case Column::Node: return orNone(cvm.node);
    case Column::Type: return orNone(cvm.instanceType);
    case Column::Capacity: return row.member ? row.member->capacity.word : QString::fromUtf16(kNone);
    case Column::Models: return row.member ? row.member->modelsText() : QString::fromUtf16(kNone);
    case Column::Approval: return row.member ? row.member->approval.word : QString::fromUtf16(kNone);
    case Column::Hash: return cvm.composeHash.isEmpty() ? QString::fromUtf16(kNone) : visibleText(shortHash(cvm.composeHash));
    case Column::Attestation: return attestationText(row).word;
    case Column::Hourly:
        if (!cvm.hourlyRate)
            return QString::fromUtf16(kNone);
        return cvm.hourlyRate->currency() == QLatin1String("USD") ? amountText(*cvm.hourlyRate) : hourlyText(*cvm.hourlyRate);
    case Column::Uptime: {
        const auto uptime = durationFromWords(cvm.uptime);
        return uptime ? durationText(*uptime) : orNone(cvm.uptime);
    }
    case Column::Image: return orNone(cvm.osImage);
    case Column::Created:
        return cvm.createdAt.isValid() ? ageText(std::chrono::seconds(cvm.createdAt.secsTo(m_clock->utcNow()))) : QString::fromUtf16(kNone);
    }
    return {};
}

QVariant CvmTableModel::toolTip(const CvmRow &row, Column column) const
{
    const Cvm &cvm = row.cvm;
    switch (column) {
    case Column::State: {
        QString text = cvm.status.isEmpty() ? tr("The cloud's list gives no state.") : tr("The cloud says “%1”.").arg(visibleText(cvm.status));
        if (!bootStepOf(cvm).isEmpty())
            text += u'\n' + tr("At the step “%1”.").arg(visibleText(bootStepOf(cvm), 120));
        return text;
    }
    case Column::Name: {
        QString text = visibleText(cvm.name);
        if (cvm.duplicateId)
            text += u'\n' + tr("The list names this id twice: actions on it are refused.");
        if (mixesScripts(cvm.name))
            text += u'\n' + tr("The name mixes letters of different scripts that look alike.");
        return text;
    }
    case Column::Hash: return cvm.composeHash.isEmpty() ? QVariant() : tr("%1\nA claim of the cloud, not proven.").arg(visibleText(cvm.composeHash));
    case Column::Attestation: return row.attestation ? row.attestation->finding : tr("Nobody at this desk has checked this machine yet.");
    case Column::Created: return utcText(cvm.createdAt);
    case Column::Uptime: return cvm.uptime.isEmpty() ? QVariant() : tr("“%1” in the node's own words").arg(visibleText(cvm.uptime));
    case Column::Role:
    case Column::Capacity:
    case Column::Models:
    case Column::Approval: return memberNote(row, column);
    case Column::Node:
    case Column::Type:
    case Column::Hourly:
    case Column::Image: return {};
    }
    return {};
}

QVariant CvmTableModel::stateOf(const CvmRow &row, Column column) const
{
    if (column == Column::State)
        return QVariant::fromValue(cvmStateText(row.cvm, inStateFor(row)));
    if (column == Column::Attestation)
        return QVariant::fromValue(attestationText(row));
    if (row.member && (column == Column::Capacity || column == Column::Approval)) {
        const StateText &state = column == Column::Capacity ? row.member->capacity : row.member->approval;
        return QVariant::fromValue(isMemberStale(row) ? StateText::of(Mark::Stale, state.word) : state);
    }
    if (column == Column::Role && isMemberStale(row))
        return QVariant::fromValue(StateText::of(Mark::Stale, row.member->role));
    if (column == Column::Name && (row.cvm.duplicateId || mixesScripts(row.cvm.name)))
        return QVariant::fromValue(StateText::of(Mark::Warn, shownName(row.cvm)));
    return {};
}

QVariant CvmTableModel::sortValue(const CvmRow &row, Column column) const
{
    const Cvm &cvm = row.cvm;
    switch (column) {
    case Column::State: return urgencyOf(shownState(cvm));
    case Column::Name: return cvm.name;
    case Column::Role: return row.member ? row.member->role : QString();
    case Column::Node: return QString(cvm.node + u' ' + cvm.region);
    case Column::Type: return cvm.instanceType;
    case Column::Capacity: return row.member ? row.member->capacity.word : QString();
    case Column::Models: return row.member && row.member->models ? QVariant(*row.member->models) : QVariant();
    case Column::Hash: return cvm.composeHash;
    case Column::Approval: return row.member ? row.member->approval.word : QString();
    case Column::Attestation: return attestationText(row).word;
    case Column::Hourly: return cvm.hourlyRate ? QVariant(qint64(cvm.hourlyRate->micros())) : QVariant();
    case Column::Uptime: return uptimeNumberOf(cvm) == kNoNumber ? QVariant() : QVariant(uptimeNumberOf(cvm));
    case Column::Image: return cvm.osImage;
    case Column::Created: return cvm.createdAt;
    }
    return {};
}

QVariant CvmTableModel::cell(Slot slot, int column, int role) const
{
    const CvmRow &row = rowIn(slot);
    const auto which = Column(column);
    switch (role) {
    case Qt::DisplayRole: return display(row, which);
    case Qt::ToolTipRole: return toolTip(row, which);
    case CellRole::State: return stateOf(row, which);
    case CellRole::Second:
        if (which == Column::State && !bootStepOf(row.cvm).isEmpty())
            return visibleText(bootStepOf(row.cvm), 120);
        return which == Column::Node && !row.cvm.region.isEmpty() ? visibleText(row.cvm.region) : QVariant();
    case CellRole::Sort: return sortValue(row, which);
    case CellRole::Bar: return which == Column::Capacity && row.member && row.member->used ? QVariant(*row.member->used) : QVariant();
    case CellRole::BarTone:
        // Full is a reason to look; what is old is drawn as what it was, without a judgement.
        return which == Column::Capacity && row.member && row.member->capacity.mark == Mark::Pending && !isMemberStale(row)
                   ? QVariant(int(Tone::Warn))
                   : QVariant();
    case CellRole::Strong: return which == Column::Role && row.member && row.member->isHead;
    case CellRole::Muted: return which == Column::Hash || which == Column::Image;
    case CellRole::Changed:
        return row.changedAt && (row.changedColumns & columnBit(which)) != 0 && m_clock->monotonicNow() - *row.changedAt < kChangeShown;
    case CellRole::FullText:
        switch (which) {
        case Column::State: return row.cvm.status;
        case Column::Name: return row.cvm.name;
        case Column::Node: return QString(row.cvm.region.isEmpty() ? row.cvm.node : row.cvm.node + u' ' + row.cvm.region);
        case Column::Role: return row.member ? row.member->role : QString();
        case Column::Capacity: return row.member ? row.member->capacity.word : QString();
        case Column::Models: return row.member ? row.member->modelsText() : QString();
        case Column::Approval: return row.member ? row.member->approval.word : QString();
        case Column::Hash: return row.cvm.composeHash;
        case Column::Hourly: return row.cvm.hourlyRate ? row.cvm.hourlyRate->toDecimal() : QString();
        case Column::Uptime: return row.cvm.uptime;
        case Column::Created: return row.cvm.createdAt.isValid() ? toUtcText(row.cvm.createdAt) : QString();
        case Column::Attestation: return row.attestation ? row.attestation->state.word : QString();
        case Column::Type: return row.cvm.instanceType;
        case Column::Image: return row.cvm.osImage;
        }
        return {};
    default: return {};
    }
}

} // namespace pilothouse::models
