// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_row.h"
#include "models/keyed_table_model.h"

#include <chrono>
#include <memory>
#include <optional>

namespace pilothouse::models {

/// The CVMs of one environment.
class CvmTableModel final : public KeyedTableModel<CvmTraits>
{
    Q_OBJECT
public:
    using Column = CvmColumn;

    /// Without a cluster its columns are there for whoever asks for them, and empty.
    enum class Cluster { None, SetUp };
    explicit CvmTableModel(std::shared_ptr<const Clock> clock, Cluster cluster, QObject *parent = nullptr);
    explicit CvmTableModel(std::shared_ptr<const Clock> clock, QObject *parent = nullptr) : CvmTableModel(std::move(clock), Cluster::None, parent) { }

    /// A new list, compared and prepared on a worker; rowsApplied() tells when it is shown.
    void setList(std::shared_ptr<const domain::CvmList> list);
    void setListNow(const domain::CvmList &list);

    /// What this desk knows of one machine's attestation; nothing = not checked.
    void setAttestation(const domain::CvmId &id, std::optional<CvmAttestation> attestation);

    /// What the cluster's own programs said, of all members together; only rows that read otherwise than before are touched.
    void setMembers(CvmMembers members);

    const CvmSummary &summary() const { return m_summary; }
    int inState(domain::RunState state) const { return inGroup(int(state)); }
    /// The name without what all names share.
    QString shownName(const domain::Cvm &cvm) const;
    /// How long the row has been in its state, when this desk saw it begin.
    std::optional<std::chrono::seconds> inStateFor(const CvmRow &row) const;

    /// Repaints the clocks and lets marks of change end, in the rows that can be seen. To be called once a second.
    void tick(int firstRow, int lastRow);

protected:
    QVariant cell(Slot slot, int column, int role) const override;
    void rowsWillApply(const CvmSummary &summary) override;

private:
    static constexpr std::chrono::seconds kChangeShown{4}; ///< a cell that changed keeps its edge so long

    QVariant display(const CvmRow &row, Column column) const;
    QVariant toolTip(const CvmRow &row, Column column) const;
    QVariant stateOf(const CvmRow &row, Column column) const;
    QVariant sortValue(const CvmRow &row, Column column) const;
    StateText attestationText(const CvmRow &row) const;
    bool isMemberStale(const CvmRow &row) const;
    QString memberNote(const CvmRow &row, Column column) const;

    std::shared_ptr<const Clock> m_clock;
    CvmSummary m_summary;
    CvmMembers m_members;
};

} // namespace pilothouse::models
