// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "services/provenance/deployments.h"
#include "services/provenance/history.h"
#include "services/provenance/source_report.h"

namespace pilothouse::models {

StateText stateOf(provenance::SourceVerdict verdict);
StateText stateOf(provenance::TransactionState state);
StateText stateOf(const provenance::HistoryEntry &entry);

/// Result, kind, what, value: findings first, then images, git mentions and the members that change security.
std::vector<ListColumn> sourceColumns();
std::vector<ListRow> sourceRows(const provenance::SourceReport &report);

/// State, compose hash, added, removed, transaction.
std::vector<ListColumn> chainColumns();
std::vector<ListRow> chainRows(const provenance::History &history);
/// "Base, block 24,113,001 of 2026-11-26 13:05:12 UTC, 2 nodes agree"; and what is wrong with it, if anything is.
QString chainSummary(const provenance::History &history);
/// What keeps a history from being relied on: incomplete, contradictory, one node's claim.
StateText chainState(const provenance::History &history);

/// Transaction, version, machine, compose hash, attested, sentence.
std::vector<ListColumn> deploymentColumns();
std::vector<ListRow> deploymentRows(const provenance::DeploymentsReport &report);
StateText deploymentsState(const provenance::DeploymentsReport &report);

} // namespace pilothouse::models
