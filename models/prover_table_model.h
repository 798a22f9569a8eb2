// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyed_table_model.h"
#include "models/prover_row.h"
#include "services/core/clock.h"

#include <memory>

namespace pilothouse::models {

/// The services of one prover cluster, with the hosts under them.
class ProverTableModel final : public KeyedTableModel<ProverTraits>
{
    Q_OBJECT
public:
    using Column = ProverColumn;

    explicit ProverTableModel(std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    /// A new reading, compared and prepared on a worker; rowsApplied() tells when it is shown.
    void setFleet(std::shared_ptr<const domain::ProverFleet> fleet);
    void setFleetNow(std::shared_ptr<const domain::ProverFleet> fleet);

    const ProverSummary &summary() const { return m_summary; }
    int inState(domain::RunState state) const { return inGroup(int(state)); }
    /// The name without what all names share.
    QString shownName(const QString &name) const;

    /// Lets marks of change end in the rows that can be seen. To be called once a second.
    void tick(int firstRow, int lastRow);

protected:
    QVariant cell(Slot slot, int column, int role) const override;
    void rowsWillApply(const ProverSummary &summary) override;

private:
    QVariant display(const ProverRow &row, Column column) const;
    QVariant toolTip(const ProverRow &row, Column column) const;
    QVariant stateOf(const ProverRow &row, Column column) const;
    QVariant full(const ProverRow &row, Column column) const;

    std::shared_ptr<const Clock> m_clock;
    ProverSummary m_summary;
};

} // namespace pilothouse::models
