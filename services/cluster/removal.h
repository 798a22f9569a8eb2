// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_changes.h"
#include "services/cluster/power_runner.h"

#include <memory>
#include <vector>

namespace pilothouse::cluster {

/// Machines that one plan destroys, with those that were left out and why.
struct RemovalOffer
{
    domain::Plan plan;
    std::vector<CvmChanges::Offered> targets;
};

/// Destroys one machine or several by one plan and one phrase. Each is asked for, read back and recorded by itself, as if it were the only one.
/// Main thread; held by shared_ptr.
class Removal final : public std::enable_shared_from_this<Removal>
{
public:
    explicit Removal(std::shared_ptr<CvmChanges> changes) : m_changes(std::move(changes)) { }

    using Offered = std::shared_ptr<const RemovalOffer>;

    /// Reads each one now. Who cannot be read, or may not be destroyed, is left out with the reason. Errors: none of them could be read.
    QCoro::Task<Result<Offered>> prepare(std::vector<domain::CvmId> ids);
    /// The offer's plan with what keeps it from running now.
    domain::Plan planOf(const Offered &offer) const;
    /// Refused, with nothing sent: as planOf() says, or the phrase is wrong. Everything else is in the results, in the order of the targets.
    QCoro::Task<Result<std::vector<PowerResult>>> run(Offered offer, QString typedPhrase);

private:
    struct Work;
    QCoro::Task<Done> readLane(std::shared_ptr<Work> work);
    QCoro::Task<Done> removeLane(std::shared_ptr<Work> work);

    std::shared_ptr<CvmChanges> m_changes;
};

} // namespace pilothouse::cluster
