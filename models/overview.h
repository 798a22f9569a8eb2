// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/data_age.h"
#include "models/state_text.h"
#include "services/attestation/comparison.h"
#include "services/audit/audit_log.h"
#include "services/cluster/cluster_alarms.h"
#include "services/core/money.h"
#include "services/core/snapshot.h"
#include "services/cutover/cutover_workflow.h"
#include "services/domain/cvm.h"
#include "services/domain/profile.h"
#include "services/domain/deployment.h"
#include "services/domain/prover.h"
#include "services/fleetwatch/alarm.h"

#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// What the whole console knows about one environment at one moment, as values. A part that is not set up is null.
struct OverviewInput
{
    QDateTime utcNow;
    MonotonicTime now;
    domain::Profile profile;
    const Snapshot<domain::CvmList> *cluster = nullptr;
    std::optional<std::chrono::milliseconds> clusterNextIn;
    const std::vector<cluster::ClusterAlarm> *clusterAlarms = nullptr; ///< of the last look at the cluster's members
    const Snapshot<domain::ProverFleet> *provers = nullptr;
    std::optional<std::chrono::milliseconds> proversNextIn;
    const Snapshot<domain::DeploymentList> *agents = nullptr;
    std::optional<std::chrono::milliseconds> agentsNextIn;
    const cutover::CutoverStatus *cutover = nullptr;
    const attestation::Comparison *comparison = nullptr; ///< the last one of this session
    std::optional<QDateTime> comparedAt;
    const std::vector<fleetwatch::Alarm> *watchAlarms = nullptr; ///< of the fleet watch, open ones first
    std::optional<audit::Verification> audit;
    std::optional<Error> auditError;
    QMap<QString, Error> unavailable; ///< sections that are set up but cannot be served
};

/// One figure about one pane: how many, and how good.
struct OverviewTile
{
    QString pageId;
    QString title;
    StateText state;
    QString figure;
    QString unit;
    struct Part
    {
        double amount = 0;
        Tone tone = Tone::Neutral;
        friend bool operator==(const Part &, const Part &) = default;
    };
    std::vector<Part> parts;
    double total = 0;
    QString foot;

    friend bool operator==(const OverviewTile &, const OverviewTile &) = default;
};

/// One thing that needs a person.
struct AttentionItem
{
    StateText state; ///< mark and tone; the word is the area ("Cutover")
    QString text;
    QString pageId;    ///< where to go
    QString objectKey; ///< what to select there
    QString link;      ///< "Open cutover"
    std::optional<QDateTime> since;
    bool urgent = false; ///< semibold: it acts by itself soon, or traffic is wrong now

    friend bool operator==(const AttentionItem &, const AttentionItem &) = default;
};

/// One remote that the console reads.
struct SourceLine
{
    StateText state; ///< the word is the source's name
    std::optional<QDateTime> at;
    std::optional<std::chrono::milliseconds> nextIn;

    friend bool operator==(const SourceLine &, const SourceLine &) = default;
};

/// What the machines of one size cost together.
struct SpendShare
{
    QString size;     ///< "tdx.large"
    QString machines; ///< "34 × 0.232"; only the count where their rates differ
    QString amount;   ///< "7.888"
    double share = 0; ///< of the whole, 0 to 1

    friend bool operator==(const SpendShare &, const SpendShare &) = default;
};

struct SpendLine
{
    QString figure;                 ///< "3.016"
    QString unit;                   ///< "USD/h"
    QString note;                   ///< where the prices are from and what they leave out
    std::vector<SpendShare> shares; ///< by size, the dearest first

    friend bool operator==(const SpendLine &, const SpendLine &) = default;
};

struct Overview
{
    std::vector<OverviewTile> tiles;
    std::vector<AttentionItem> attention; ///< most urgent first
    std::vector<SourceLine> sources;
    std::optional<SpendLine> spend; ///< only when prices are known
};

/// The rules of the overview: what counts as needing a person, and in which order.
Overview makeOverview(const OverviewInput &input);

/// "Sources 7 of 8 good", for the status bar; Fail as soon as one has no data.
StateText sourcesSummary(const std::vector<SourceLine> &sources);
/// "Audit intact · 48,211 entries", for the status bar.
StateText auditSummary(const std::optional<audit::Verification> &verification, const std::optional<Error> &error);

/// What the environment bar says about the cutover.
struct RunFacts
{
    QString chip;                 ///< "Canary · analyze 10 %"; empty: nothing to say
    bool rollbackOffered = false; ///< a run is open, or traffic is on the new plane, or that cannot be read

    friend bool operator==(const RunFacts &, const RunFacts &) = default;
};
RunFacts runFacts(const cutover::CutoverStatus &status);

} // namespace pilothouse::models
