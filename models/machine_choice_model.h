// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/attestation_workflow.h"
#include "services/attestation/stored_evidence.h"
#include "services/domain/cvm.h"

#include <QAbstractTableModel>

#include <vector>

namespace pilothouse::models {

/// What can be compared: the CVMs of the environment and the files that were added. Rows are checked in their first column;
/// checks survive refreshes by key.
class MachineChoiceModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Name, State, Node, ComposeHash, Source };
    Q_ENUM(Column)
    static constexpr int kColumns = 5;

    using QAbstractTableModel::QAbstractTableModel;

    /// Replaces the machines that came from the cloud; files stay.
    void setCvms(const domain::CvmList &list);
    /// Adds what a file held; its machines are checked at once. The same file name replaces its earlier rows.
    void addStored(const QString &fileName, attestation::StoredEvidence stored);
    void removeStored();
    /// Words that a name, state, node or compose hash must contain; rows that do not match are hidden but stay checked.
    void setFilter(const QString &words);

    bool isFiltered() const { return !m_words.isEmpty(); }
    int totalCount() const { return int(m_rows.size()); }

    bool setChecked(const QString &key, bool checked);
    void clearChecks();
    int checkedCount() const;
    int hiddenCheckedCount() const;
    bool hasStored() const { return !m_files.empty(); }

    std::vector<attestation::Machine> checkedMachines() const;
    std::vector<attestation::Evidence> checkedEvidence() const;
    attestation::CollateralSet storedCollateral() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void checksChanged();

private:
    struct File
    {
        QString name;
        attestation::StoredEvidence stored;
    };
    struct Row
    {
        QString key;
        QString name;
        QString status; ///< verbatim
        domain::RunState state = domain::RunState::Unknown;
        QString node;
        QString composeHash;
        QString source;
        bool isFile = false;
        attestation::Machine machine;
        attestation::Evidence evidence;
        bool checked = false;

        bool describes(const domain::Cvm &cvm) const;
    };
    static Row rowOf(const domain::Cvm &cvm);
    /// Other rows; what was checked stays so, by key.
    void reset(std::vector<Row> rows);
    /// The same row with other contents.
    void replace(size_t at, Row row);
    bool matches(const Row &row) const;
    void refilter();

    std::vector<Row> m_rows;
    std::vector<int> m_shown;
    std::vector<File> m_files;
    QStringList m_words;
};

} // namespace pilothouse::models
