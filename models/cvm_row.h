// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_member.h"
#include "models/filter_sort_index.h"
#include "models/state_text.h"
#include "services/core/clock.h"
#include "services/domain/cvm.h"

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::models {

enum class CvmColumn { State, Name, Role, Node, Type, Capacity, Models, Hash, Approval, Attestation, Hourly, Uptime, Image, Created };

/// The place of a column in CvmRow::changedColumns.
constexpr quint32 columnBit(CvmColumn column)
{
    return quint32(1) << int(column);
}

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

/// Trouble first.
int urgencyOf(domain::RunState state);
/// What the guest of a machine on its way is at; empty: not said, or it is there.
QString bootStepOf(const domain::Cvm &cvm);
/// As an order and a filter read it; kNoNumber where the node's words are none.
qint64 uptimeNumberOf(const domain::Cvm &cvm);

} // namespace pilothouse::models
