// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/domain/prover.h"

#include <QString>

namespace pilothouse::models {
class ProverTableModel;
}

namespace pilothouse::ui {

/// What stands around the table, in words: counts and cost above it, the worst of it in the list of panes, what was left out below it.

/// "6 services · hosts 16.619 USD/h · us-west-2 · account 123456789012 · …". The fleet may be null.
QString proversTotals(const models::ProverTableModel &model, const domain::ProverFleet *fleet, const QString &region);

struct ProversWorst
{
    int count = 0; ///< services, kept scalings and alarms that somebody must look at
    models::StateText state;
};
ProversWorst proversWorst(const models::ProverTableModel &model, int keptTroubles, const domain::ProverFleet *fleet);

struct ProversFoot
{
    QString left;
    QString middle;
    QString right;
    QString reasons; ///< a line each: what was denied or skipped, and why
};
ProversFoot proversFoot(const models::ProverTableModel &model, qsizetype selected, const domain::ProverFleet *fleet, bool isStale);

} // namespace pilothouse::ui
