// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/comparison_model.h"

#include "models/format.h"
#include "models/spoken.h"

#include <algorithm>
#include <set>

namespace pilothouse::models {

using attestation::Comparison;
using attestation::Relation;
using attestation::Row;
using attestation::RowGroup;

namespace {

bool isHex(const QString &text)
{
    return text.size() > 16 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
           });
}

/// How much each machine stands apart: in dispute or not proven weighs most, then identity properties in which it is the odd one. A property
/// that most machines lack makes nobody odd.
std::vector<int> oddnessOf(const Comparison &comparison, const std::vector<int> &disputed)
{
    const size_t machines = comparison.instances.size();
    std::vector<int> oddness(machines);
    for (size_t i = 0; i < machines; ++i)
        if (!comparison.instances[i].notProven.isEmpty())
            oddness[i] += 100;
    for (const int i : disputed)
        oddness[size_t(i)] += 100;
    for (const Row &row : comparison.rows) {
        const bool counts = row.relation == Relation::Different || (row.relation == Relation::Missing && row.group == RowGroup::Identity);
        if (!counts || (row.relation == Relation::Missing && row.outliers.size() * 2 > machines))
            continue;
        for (const int i : row.outliers)
            ++oddness[size_t(i)];
    }
    return oddness;
}

} // namespace

void ComparisonModel::setPlaces(const QHash<QString, QString> &places)
{
    m_places = places;
    if (columnCount() > 0)
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void ComparisonModel::setDisputed(const std::vector<int> &machines)
{
    std::vector<int> disputed;
    for (const int i : machines)
        if (m_comparison && i >= 0 && i < int(m_comparison->instances.size()))
            disputed.push_back(i);
    if (disputed == m_disputed)
        return;
    if (int(m_comparison->instances.size()) <= m_maxColumns) {
        m_disputed = std::move(disputed);
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        return;
    }
    // What is in dispute gets a column of its own.
    beginResetModel();
    m_disputed = std::move(disputed);
    fold();
    endResetModel();
}

bool ComparisonModel::isDisputed(int machine) const
{
    return std::find(m_disputed.begin(), m_disputed.end(), machine) != m_disputed.end();
}

void ComparisonModel::setComparison(std::shared_ptr<const Comparison> comparison)
{
    const auto sameShape = [this, &comparison] {
        if (!m_comparison || !comparison || m_comparison->instances.size() != comparison->instances.size()
            || m_comparison->rows.size() != comparison->rows.size())
            return false;
        for (size_t i = 0; i < comparison->instances.size(); ++i)
            if (m_comparison->instances[i].name != comparison->instances[i].name)
                return false;
        for (size_t i = 0; i < comparison->rows.size(); ++i)
            if (m_comparison->rows[i].property != comparison->rows[i].property || m_comparison->rows[i].group != comparison->rows[i].group)
                return false;
        return true;
    };
    if (sameShape() && int(comparison->instances.size()) <= m_maxColumns) {
        m_comparison = std::move(comparison);
        m_disputed.clear();
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        return;
    }
    beginResetModel();
    m_comparison = std::move(comparison);
    m_disputed.clear();
    m_lines = m_comparison ? linesOf(*m_comparison) : std::vector<Line>();
    fold();
    endResetModel();
}

void ComparisonModel::setMaxColumns(int columns)
{
    if (columns == m_maxColumns)
        return;
    beginResetModel();
    m_maxColumns = columns;
    fold();
    endResetModel();
}

std::vector<ComparisonModel::Line> ComparisonModel::linesOf(const Comparison &comparison) const
{
    std::vector<Line> lines;
    for (const RowGroup group : {RowGroup::Identity, RowGroup::Explained, RowGroup::MustDiffer}) {
        bool titled = false;
        for (int i = 0; i < int(comparison.rows.size()); ++i) {
            if (comparison.rows[size_t(i)].group != group)
                continue;
            if (!titled)
                lines.push_back({group, -1});
            titled = true;
            lines.push_back({std::nullopt, i});
        }
    }
    return lines;
}

void ComparisonModel::fold()
{
    m_columns.clear();
    m_shortNames.clear();
    m_foldEqual = false;
    m_foldOdd = 0;
    if (!m_comparison)
        return;
    QStringList names;
    for (const attestation::InstanceReport &report : m_comparison->instances)
        names << report.name;
    m_shortNames = withoutSharedPrefix(names);
    const int machines = int(m_comparison->instances.size());
    const std::vector<int> oddness = oddnessOf(*m_comparison, m_disputed);
    std::set<int> shown;
    if (machines > m_maxColumns) {
        // The oddest ones, and one that stands for the equal group; two columns are taken by that one and by the rest.
        std::vector<int> byOddness;
        for (int i = 0; i < machines; ++i)
            if (oddness[size_t(i)] > 0)
                byOddness.push_back(i);
        std::stable_sort(byOddness.begin(), byOddness.end(), [&oddness](int a, int b) { return oddness[size_t(a)] > oddness[size_t(b)]; });
        byOddness.resize(std::min(byOddness.size(), size_t(std::max(1, m_maxColumns - 2))));
        shown.insert(byOddness.begin(), byOddness.end());
        const auto calm = std::find(oddness.begin(), oddness.end(), 0);
        if (calm != oddness.end())
            shown.insert(int(calm - oddness.begin()));
    }
    std::vector<int> folded;
    for (int i = 0; i < machines; ++i) {
        if (machines <= m_maxColumns || shown.count(i) > 0)
            m_columns.push_back({i});
        else
            folded.push_back(i);
    }
    if (folded.empty())
        return;
    m_foldOdd = int(std::count_if(folded.begin(), folded.end(), [&oddness](int i) { return oddness[size_t(i)] > 0; }));
    // "Equal" is said of those whose identity and ladder are those of the machine that stands for them.
    const auto calmColumn
        = std::find_if(m_columns.begin(), m_columns.end(), [&oddness](const auto &column) { return oddness[size_t(column.front())] == 0; });
    const size_t first = size_t((calmColumn == m_columns.end() ? m_columns.front() : *calmColumn).front());
    m_foldEqual = std::all_of(folded.begin(), folded.end(), [&](int i) {
        const auto &own = m_comparison->instances[size_t(i)];
        const auto &model = m_comparison->instances[first];
        return own.rung == model.rung && isDisputed(i) == isDisputed(int(first)) && own.notProven.isEmpty() == model.notProven.isEmpty()
               && std::all_of(m_comparison->rows.begin(), m_comparison->rows.end(),
                              [&](const Row &row) { return row.group != RowGroup::Identity || row.values.value(i) == row.values.value(int(first)); });
    });
    m_columns.push_back(std::move(folded));
}

const Row *ComparisonModel::property(int row) const
{
    if (row < 0 || row >= int(m_lines.size()) || m_lines[size_t(row)].row < 0)
        return nullptr;
    return &m_comparison->rows[size_t(m_lines[size_t(row)].row)];
}

int ComparisonModel::rowOf(const QString &property) const
{
    for (int i = 0; i < int(m_lines.size()); ++i)
        if (const Row *const row = this->property(i); row != nullptr && row->property == property)
            return i;
    return -1;
}

std::vector<int> ComparisonModel::machinesOf(int column) const
{
    return column >= 1 && column <= machineColumns() ? m_columns[size_t(column - 1)] : std::vector<int>();
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_comparison ? 0 : machineColumns() + 2;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &line = m_lines[size_t(index.row())];
    if (role == Role::IsTitle)
        return line.title.has_value();
    if (line.title) {
        if (role == Qt::DisplayRole && index.column() == 0)
            return groupTitle(*line.title);
        if (role == Qt::AccessibleTextRole)
            return groupTitle(*line.title);
        return {};
    }
    const Row &row = m_comparison->rows[size_t(line.row)];
    if (role == CellRole::Key)
        return row.property;
    if (role == Qt::AccessibleTextRole) {
        const QVariant head = headerData(index.column(), Qt::Horizontal, Qt::DisplayRole);
        return QStringLiteral("%1, %2: %3").arg(propertyTitle(row.property), head.toString(), data(index, Qt::DisplayRole).toString());
    }
    if (index.column() == 0)
        return propertyCell(row, role);
    if (index.column() == machineColumns() + 1)
        return relationCell(row, role);
    return valueCell(row, index.column(), role);
}

QVariant ComparisonModel::propertyCell(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return propertyTitle(row.property);
    case CellRole::FullText: return row.property;
    case CellRole::Strong: return row.relation == Relation::Different || (row.relation == Relation::Missing && !isNotChecked(row));
    default: return {};
    }
}

QVariant ComparisonModel::valueCell(const Row &row, int column, int role) const
{
    const std::vector<int> &machines = m_columns[size_t(column - 1)];
    const QString value = row.values.value(machines.front());
    const bool uniform = std::all_of(machines.begin(), machines.end(), [&](int i) { return row.values.value(i) == value; });
    switch (role) {
    case Qt::DisplayRole:
        if (!uniform)
            return tr("%n different values", nullptr,
                      int(std::set<QString>([&] {
                              std::set<QString> distinct;
                              for (const int i : machines)
                                  distinct.insert(row.values.value(i));
                              return distinct;
                          }())
                              .size()));
        if (value.isEmpty())
            return QStringLiteral("–");
        return isHex(value) ? comparisonHash(value) : value;
    case CellRole::FullText: return uniform ? value : QString();
    case CellRole::Muted: return row.relation == Relation::ExpectedDifference || value.isEmpty();
    case Role::IsOdd:
        return row.relation == Relation::Different && std::any_of(machines.begin(), machines.end(), [&](int i) {
                   return std::find(row.outliers.begin(), row.outliers.end(), i) != row.outliers.end();
               });
    case Role::DifferAt: {
        if (row.relation != Relation::Different || !uniform)
            return -1;
        return firstDifferingDigit(row, machines.front());
    }
    default: return {};
    }
}

QVariant ComparisonModel::relationCell(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return isNotChecked(row) ? tr("Not checked") : stateOf(row.relation).word;
    case CellRole::State: {
        StateText state = isNotChecked(row) ? StateText::of(Mark::Blind, tr("Not checked")) : stateOf(row.relation);
        if (row.relation == Relation::ExpectedDifference && !row.note.isEmpty())
            state.word = row.note;
        return QVariant::fromValue(state);
    }
    case CellRole::FullText: return spoken(row.reason);
    default: return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_comparison || section >= columnCount())
        return {};
    if (section == 0)
        return role == Qt::DisplayRole ? QVariant(tr("Verdict ladder")) : role == CellRole::Key ? QVariant(QStringLiteral("property")) : QVariant();
    if (section == machineColumns() + 1)
        return role == Qt::DisplayRole ? QVariant(tr("Relation")) : role == CellRole::Key ? QVariant(QStringLiteral("relation")) : QVariant();
    const std::vector<int> &machines = m_columns[size_t(section - 1)];
    LadderHead head = ladderOf(m_comparison->instances[size_t(machines.front())], isDisputed(machines.front()));
    head.name = m_shortNames.value(machines.front());
    head.place = m_places.value(head.fullName);
    if (machines.size() > 1) {
        // A folded column is only as good as its worst machine.
        for (const int i : machines) {
            const LadderHead other = ladderOf(m_comparison->instances[size_t(i)], isDisputed(i));
            if (other.reached < head.reached || urgency(other.state.tone) > urgency(head.state.tone))
                head = other;
        }
        head.machines = int(machines.size());
        head.name = m_foldEqual     ? counted(head.machines, tr("1 more, equal"), tr("%1 more, equal"))
                    : m_foldOdd > 0 ? tr("%1 more, %2 odd").arg(head.machines).arg(m_foldOdd)
                                    : counted(head.machines, tr("1 more"), tr("%1 more"));
        head.fullName.clear();
        head.place.clear();
    }
    switch (role) {
    case Qt::DisplayRole: return head.name;
    case Qt::AccessibleTextRole: return QStringLiteral("%1, %2").arg(head.fullName.isEmpty() ? head.name : head.fullName, head.state.word);
    case Qt::ToolTipRole: return head.fullName;
    case Role::Ladder: return QVariant::fromValue(head);
    case CellRole::Key: return QStringLiteral("machine-%1").arg(section);
    default: return {};
    }
}

int ComparisonModel::countOf(Relation relation) const
{
    if (!m_comparison)
        return 0;
    return int(std::count_if(m_comparison->rows.begin(), m_comparison->rows.end(),
                             [relation](const Row &row) { return row.relation == relation && !isNotChecked(row); }));
}

int ComparisonModel::notCheckedCount() const
{
    return !m_comparison ? 0 : int(std::count_if(m_comparison->rows.begin(), m_comparison->rows.end(), isNotChecked));
}

} // namespace pilothouse::models
