// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_detail.h"
#include "models/list_table_model.h"
#include "models/state_text.h"
#include "services/domain/prover.h"
#include "services/provers/scale_plan.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// What the detail panel shows of one service.
struct ProverDetail
{
    using Pair = CvmDetail::Pair;
    using Problem = CvmDetail::Problem;

    QString name; ///< the whole name
    StateText state;
    QString subtitle; ///< "8 of 8 tasks run · ECS says “ACTIVE”"
    std::optional<Problem> problem;
    std::vector<StateText> checks; ///< one sentence each: what the numbers mean
    std::vector<Pair> pairs;
    std::vector<ListRow> rollouts; ///< columns of rolloutColumns()
    std::vector<ListRow> tasks;    ///< columns of taskColumns(); running ones first, then the newest stopped
    std::vector<ListRow> events;   ///< columns of eventColumns(), newest first

    friend bool operator==(const ProverDetail &, const ProverDetail &) = default;
};

/// `now` is UTC; `isStale`: the reading is older than its limit.
ProverDetail proverDetail(const domain::ProverFleet &fleet, const domain::ProverService &service, const QDateTime &now, bool isStale);

/// What was good when it was read is not known to be good any more: says so first, and takes the green marks away.
void markStale(ProverDetail *detail);

std::vector<ListColumn> rolloutColumns();
std::vector<ListColumn> taskColumns();
std::vector<ListColumn> eventColumns();

/// The newest events of all services in one list, with the name of each; columns of fleetEventColumns().
std::vector<ListRow> fleetEvents(const domain::ProverFleet &fleet, const QDateTime &now, int most);
std::vector<ListColumn> fleetEventColumns();

/// Commands that read this service, with the vendor's program and with ours, one a line.
QString proverReadCommands(const domain::ProverService &service, const provers::CommandStyle &style, const QString &profile);

/// Who is asking, for the header: "account 123456789012 · user/demo-operator"; empty parts are left out.
QString identityText(const domain::ProverFleet &fleet);

} // namespace pilothouse::models
