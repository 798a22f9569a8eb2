// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyed_table_model.h"
#include "models/state_text.h"
#include "services/core/clock.h"
#include "services/domain/deployment.h"

#include <memory>
#include <optional>

namespace pilothouse::models {

/// One agent deployment as the table keeps it.
struct AgentRow
{
    domain::Deployment deployment;
    std::optional<MonotonicTime> changedAt;
    quint32 changedColumns = 0; ///< bit by column
};

/// Said of all rows together.
struct AgentSummary
{
    int owners = 0;
    int unknownStates = 0; ///< words we do not know, shown as sent
    int duplicates = 0;

    friend bool operator==(const AgentSummary &, const AgentSummary &) = default;
};

struct AgentTraits
{
    using Row = AgentRow;
    using Source = domain::Deployment;
    using Summary = AgentSummary;
    struct Context
    {
        MonotonicTime now{};
    };
    static QString key(const Source &source) { return source.id.text(); }
    static Row make(const Source &source, const Row *before, const Context &context);
    static bool same(const Row &a, const Row &b) { return a.deployment == b.deployment; }
    static IndexEntry entry(const Row &row, const Context &);
    static Summary summarise(const std::vector<Source> &list);
};

/// Whether it has been on its way for longer than its state may last.
bool isStuck(const domain::Deployment &deployment, const QDateTime &now);
/// The state's mark and word. An unknown word stays as sent, in quotes, and is never green. Moving ones carry percent or clock.
StateText agentStateText(const domain::Deployment &deployment, const QDateTime &now);
/// "secret1q8vk…7f3m".
QString shortWallet(const QString &address);
/// Whether a machine of this provider can be attested at all; that it was, nobody at this desk has checked.
StateText agentAttestation(const domain::Deployment &deployment);
/// How long it has been in its state by the orchestrator's word; nothing when it does not say.
std::optional<std::chrono::seconds> inStateFor(const domain::Deployment &deployment, const QDateTime &now);

/// The agent deployments of one environment.
class AgentTableModel final : public KeyedTableModel<AgentTraits>
{
    Q_OBJECT
public:
    enum class Column { State, Token, Name, Owner, Provider, Attestation, Endpoint, InState, Created };
    Q_ENUM(Column)

    explicit AgentTableModel(std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    /// A new list, compared and prepared on a worker; rowsApplied() tells when it is shown.
    void setList(std::shared_ptr<const domain::DeploymentList> list);
    void setListNow(const domain::DeploymentList &list);
    /// Rows that changed between two lists.
    void update(const std::vector<domain::Deployment> &rows);

    const AgentSummary &summary() const { return m_summary; }
    int inState(domain::RunState state) const { return inGroup(int(state)); }
    /// Repaints the clocks and lets marks of change end, in the rows that can be seen. To be called once a second.
    void tick(int firstRow, int lastRow);

protected:
    QVariant cell(Slot slot, int column, int role) const override;
    void rowsWillApply(const AgentSummary &summary) override { m_summary = summary; }

private:
    QVariant display(const AgentRow &row, Column column) const;
    QVariant toolTip(const AgentRow &row, Column column) const;
    QVariant fullText(const AgentRow &row, Column column) const;
    QVariant sortValue(const AgentRow &row, Column column) const;

    std::shared_ptr<const Clock> m_clock;
    AgentSummary m_summary;
};

} // namespace pilothouse::models
