// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_member.h"
#include "models/keyed_table_model.h"
#include "models/state_text.h"
#include "services/core/clock.h"
#include "services/domain/cvm.h"

#include <memory>
#include <optional>

namespace pilothouse::models {

/// What this desk found out about a CVM's attestation; nothing of it comes from the cloud's list.
struct CvmAttestation
{
    StateText state; ///< "A3", "Differs", "None"
    QString finding; ///< one sentence for the detail panel
    std::optional<MonotonicTime> checkedAt;
    std::chrono::seconds limit{3600}; ///< older than this it reads as stale

    friend bool operator==(const CvmAttestation &, const CvmAttestation &) = default;
};

/// One CVM as the table keeps it.
struct CvmRow
{
    domain::Cvm cvm;
    std::optional<CvmAttestation> attestation;
    std::shared_ptr<const CvmMember> member; ///< null: of no cluster, as far as is known
    std::optional<MonotonicTime> stateSince; ///< when this desk saw the state begin; nothing when it was so from the first look
    std::optional<MonotonicTime> changedAt;
    quint32 changedColumns = 0; ///< bit by column
};

/// Said of all rows together.
struct CvmSummary
{
    QString prefix;              ///< that all names share, up to and with a separator; not shown in the table
    std::optional<Money> hourly; ///< sum of what is priced and not stopped; nothing when currencies differ
    int unpriced = 0;
    int unknownStates = 0; ///< words we do not know, shown as sent
    int duplicates = 0;

    friend bool operator==(const CvmSummary &, const CvmSummary &) = default;
};

struct CvmTraits
{
    using Row = CvmRow;
    using Source = domain::Cvm;
    using Summary = CvmSummary;
    struct Context
    {
        MonotonicTime now{};
        CvmMembers members; ///< for rows that are new
    };
    static QString key(const Source &source) { return source.id.text(); }
    static Row make(const Source &source, const Row *before, const Context &context);
    static bool same(const Row &a, const Row &b) { return a.cvm == b.cvm; }
    static IndexEntry entry(const Row &row, const Context &);
    static Summary summarise(const std::vector<Source> &list);
};

/// How a CVM stands, by the remote's word and its boot error: a machine that failed to boot is failed whatever the word is.
domain::RunState shownState(const domain::Cvm &cvm);
/// The state's mark and word. An unknown word stays as sent, in quotes. `running` is how long it has been so, for words that
/// carry a clock ("Starting 2:10").
StateText cvmStateText(const domain::Cvm &cvm, std::optional<std::chrono::seconds> running = std::nullopt);

/// The CVMs of one environment.
class CvmTableModel final : public KeyedTableModel<CvmTraits>
{
    Q_OBJECT
public:
    enum class Column { State, Name, Role, Node, Type, Capacity, Models, Hash, Approval, Attestation, Hourly, Uptime, Image, Created };
    Q_ENUM(Column)

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
