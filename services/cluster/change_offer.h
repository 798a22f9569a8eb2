// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/cluster/change_plan.h"
#include "services/cluster/change_watch.h"
#include "services/core/clock.h"

#include <memory>

namespace pilothouse::cluster {

/// A change that was planned from what the cloud said a moment ago; run() carries exactly this one out.
struct ChangeOffer
{
    enum class Kind { Deploy, Remove, Resize, Update, Commit };

    Kind kind = Kind::Deploy;
    domain::Plan plan;
    domain::Cvm before; ///< empty for a deployment
    std::shared_ptr<const CvmSpec> spec;
    Provision provision;
    Resources resources;
    NodeRoom room; ///< of a resize: what its node has free
    std::shared_ptr<const CvmUpdate> update;
    VariableChange variables;                ///< of an update that gives a whole new set
    SealedNames sealed;                      ///< of the same: which names it was held against
    bool changesHash = false;                ///< of an update: the manifest becomes another one
    bool mustChangeHash = false;             ///< of the same: if the hash stays, the update was not taken
    std::shared_ptr<const OnChainStep> step; ///< of a commit
    QString transactionHash;
    MonotonicTime madeAt{};

    QString name() const; ///< of the machine
    /// What the record has to say once the change is carried out.
    ExpectedCvm expected() const;
    /// The entry of the record, without what is to be said of its run.
    audit::Record record() const;
    /// Whether variables would be lost, named or not.
    bool mayLoseVariables() const { return !variables.dropped.isEmpty() || !sealed.isComplete(); }
};

} // namespace pilothouse::cluster
