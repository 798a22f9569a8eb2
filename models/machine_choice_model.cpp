// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/machine_choice_model.h"

#include "models/cell_role.h"
#include "models/format.h"
#include "models/state_text.h"

#include <QSet>

#include <algorithm>

namespace pilothouse::models {

namespace {

StateText stateText(domain::RunState state, const QString &status)
{
    switch (state) {
    case domain::RunState::Running: return StateText::of(Mark::Pass, MachineChoiceModel::tr("Running"));
    case domain::RunState::Starting: return StateText::of(Mark::Busy, MachineChoiceModel::tr("Starting"));
    case domain::RunState::Unhealthy: return StateText::of(Mark::Warn, MachineChoiceModel::tr("Unhealthy"));
    case domain::RunState::Stopping: return StateText::of(Mark::Busy, MachineChoiceModel::tr("Stopping"));
    case domain::RunState::Stopped: return StateText::of(Mark::Stopped, MachineChoiceModel::tr("Stopped"));
    case domain::RunState::Failed: return StateText::of(Mark::Fail, MachineChoiceModel::tr("Failed"));
    case domain::RunState::Unknown: return StateText::of(Mark::Unknown, QStringLiteral("“%1”").arg(status));
    }
    return {};
}

/// By instance, never by app: the gateway may answer for an app from any of its machines.
QString addressOf(const domain::Cvm &cvm)
{
    return cvm.endpoints.empty() ? QString() : cvm.endpoints.front().instance;
}

QString cloudIdOf(const domain::Cvm &cvm)
{
    return cvm.vmUuid.isEmpty() ? cvm.remoteId : cvm.vmUuid;
}

} // namespace

/// Looked at without copying it: of a thousand machines few change from one reading to the next.
bool MachineChoiceModel::Row::describes(const domain::Cvm &cvm) const
{
    return !isFile && name == cvm.name && status == cvm.status && state == cvm.state && node == cvm.node && composeHash == cvm.composeHash
           && machine.address == addressOf(cvm) && machine.cloudId == cloudIdOf(cvm);
}

MachineChoiceModel::Row MachineChoiceModel::rowOf(const domain::Cvm &cvm)
{
    Row row;
    row.key = cvm.id.text();
    row.name = cvm.name;
    row.status = cvm.status;
    row.state = cvm.state;
    row.node = cvm.node;
    row.composeHash = cvm.composeHash;
    row.source = tr("Phala Cloud");
    row.machine.name = cvm.name;
    row.machine.address = addressOf(cvm);
    row.machine.cloudId = cloudIdOf(cvm);
    return row;
}

void MachineChoiceModel::setCvms(const domain::CvmList &list)
{
    const auto files = std::find_if(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.isFile; });
    const bool sameKeys = std::equal(list.items.begin(), list.items.end(), m_rows.cbegin(), files,
                                     [](const domain::Cvm &cvm, const Row &row) { return row.key == cvm.id.text(); });
    if (sameKeys) {
        bool othersMatch = false;
        for (size_t i = 0; i < list.items.size(); ++i) {
            if (m_rows[i].describes(list.items[i]))
                continue;
            const bool didMatch = matches(m_rows[i]);
            replace(i, rowOf(list.items[i]));
            othersMatch |= matches(m_rows[i]) != didMatch;
        }
        if (othersMatch)
            refilter();
        return;
    }
    std::vector<Row> rows;
    rows.reserve(list.items.size() + size_t(m_rows.cend() - files));
    for (const domain::Cvm &cvm : list.items)
        rows.push_back(rowOf(cvm));
    rows.insert(rows.end(), files, m_rows.cend());
    reset(std::move(rows));
}

void MachineChoiceModel::addStored(const QString &fileName, attestation::StoredEvidence stored)
{
    m_files.erase(std::remove_if(m_files.begin(), m_files.end(), [&](const File &file) { return file.name == fileName; }), m_files.end());
    std::vector<Row> rows;
    for (const Row &row : m_rows)
        if (!row.isFile || row.source != fileName)
            rows.push_back(row);
    for (const attestation::Evidence &evidence : stored.machines) {
        Row row;
        row.key = fileName + u'/' + evidence.name;
        row.name = evidence.name;
        row.status = stored.kind;
        row.source = fileName;
        row.isFile = true;
        row.evidence = evidence;
        row.checked = true;
        rows.push_back(std::move(row));
    }
    m_files.push_back({fileName, std::move(stored)});
    reset(std::move(rows));
    emit checksChanged();
}

void MachineChoiceModel::removeStored()
{
    m_files.clear();
    std::vector<Row> rows;
    for (const Row &row : m_rows)
        if (!row.isFile)
            rows.push_back(row);
    reset(std::move(rows));
    emit checksChanged();
}

void MachineChoiceModel::reset(std::vector<Row> rows)
{
    QSet<QString> checked;
    for (const Row &row : m_rows)
        if (row.checked)
            checked.insert(row.key);
    for (Row &row : rows)
        row.checked |= checked.contains(row.key);
    beginResetModel();
    m_rows = std::move(rows);
    m_shown.clear();
    for (int i = 0; i < int(m_rows.size()); ++i)
        if (matches(m_rows[size_t(i)]))
            m_shown.push_back(i);
    endResetModel();
}

void MachineChoiceModel::replace(size_t at, Row row)
{
    row.checked = m_rows[at].checked;
    m_rows[at] = std::move(row);
    const auto shown = std::find(m_shown.begin(), m_shown.end(), int(at));
    if (shown == m_shown.end())
        return;
    const int line = int(shown - m_shown.begin());
    emit dataChanged(index(line, 0), index(line, kColumns - 1));
}

bool MachineChoiceModel::matches(const Row &row) const
{
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) {
        return row.name.contains(word, Qt::CaseInsensitive) || row.status.contains(word, Qt::CaseInsensitive)
               || row.node.contains(word, Qt::CaseInsensitive) || row.composeHash.contains(word, Qt::CaseInsensitive)
               || row.source.contains(word, Qt::CaseInsensitive);
    });
}

void MachineChoiceModel::setFilter(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    refilter();
}

void MachineChoiceModel::refilter()
{
    beginResetModel();
    m_shown.clear();
    for (int i = 0; i < int(m_rows.size()); ++i)
        if (matches(m_rows[size_t(i)]))
            m_shown.push_back(i);
    endResetModel();
}

bool MachineChoiceModel::setChecked(const QString &key, bool checked)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.key == key; });
    if (found == m_rows.end())
        return false;
    if (found->checked == checked)
        return true;
    found->checked = checked;
    const auto shown = std::find(m_shown.begin(), m_shown.end(), int(found - m_rows.begin()));
    if (shown != m_shown.end()) {
        const QModelIndex changed = index(int(shown - m_shown.begin()), 0);
        emit dataChanged(changed, changed, {Qt::CheckStateRole});
    }
    emit checksChanged();
    return true;
}

void MachineChoiceModel::clearChecks()
{
    for (Row &row : m_rows)
        row.checked = false;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
    emit checksChanged();
}

int MachineChoiceModel::checkedCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.checked; }));
}

int MachineChoiceModel::hiddenCheckedCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [this](const Row &row) { return row.checked && !matches(row); }));
}

std::vector<attestation::Machine> MachineChoiceModel::checkedMachines() const
{
    std::vector<attestation::Machine> machines;
    for (const Row &row : m_rows)
        if (row.checked && !row.isFile)
            machines.push_back(row.machine);
    return machines;
}

std::vector<attestation::Evidence> MachineChoiceModel::checkedEvidence() const
{
    std::vector<attestation::Evidence> evidence;
    for (const Row &row : m_rows)
        if (row.checked && row.isFile)
            evidence.push_back(row.evidence);
    return evidence;
}

attestation::CollateralSet MachineChoiceModel::storedCollateral() const
{
    attestation::CollateralSet set;
    for (const File &file : m_files)
        set.items.insert(set.items.end(), file.stored.collateral.begin(), file.stored.collateral.end());
    return set;
}

int MachineChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int MachineChoiceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant MachineChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[size_t(m_shown[size_t(index.row())])];
    if (role == CellRole::Key)
        return row.key;
    const auto column = Column(index.column());
    if (role == Qt::CheckStateRole)
        return column == Column::Name ? QVariant(row.checked ? Qt::Checked : Qt::Unchecked) : QVariant();
    switch (column) {
    case Column::Name:
        if (role == Qt::DisplayRole)
            return row.name;
        if (role == Qt::AccessibleTextRole)
            return row.checked ? tr("%1, chosen").arg(row.name) : row.name;
        return {};
    case Column::State:
        if (role == Qt::DisplayRole)
            return row.isFile ? row.status : stateText(row.state, row.status).word;
        if (role == CellRole::State)
            return row.isFile ? QVariant::fromValue(StateText::of(Mark::Pending, row.status)) : QVariant::fromValue(stateText(row.state, row.status));
        return {};
    case Column::Node: return role == Qt::DisplayRole ? QVariant(row.node.isEmpty() ? QStringLiteral("–") : row.node) : QVariant();
    case Column::ComposeHash:
        if (role == Qt::DisplayRole)
            return row.composeHash.isEmpty() ? QStringLiteral("–") : shortHash(row.composeHash);
        return role == CellRole::FullText ? QVariant(row.composeHash) : QVariant();
    case Column::Source: return role == Qt::DisplayRole ? QVariant(row.source) : role == CellRole::Muted ? QVariant(true) : QVariant();
    }
    return {};
}

bool MachineChoiceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    return role == Qt::CheckStateRole && index.isValid() && index.column() == int(Column::Name)
           && setChecked(index.data(CellRole::Key).toString(), value.toInt() == Qt::Checked);
}

QVariant MachineChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == CellRole::Key)
        return QStringList{QStringLiteral("name"), QStringLiteral("state"), QStringLiteral("node"), QStringLiteral("compose-hash"),
                           QStringLiteral("source")}
            .value(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name: return tr("Machine");
    case Column::State: return tr("State");
    case Column::Node: return tr("Node");
    case Column::ComposeHash: return tr("Compose hash (claimed)");
    case Column::Source: return tr("Source");
    }
    return {};
}

Qt::ItemFlags MachineChoiceModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == int(Column::Name))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace pilothouse::models
