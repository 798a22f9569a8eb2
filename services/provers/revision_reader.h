// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/definition_plan.h"
#include "services/provers/prover_ports.h"

#include <QHash>

#include <memory>

namespace pilothouse::provers {

/// Reads which revisions services may be moved to. A revision is described once by this program: it never changes. Held by shared_ptr.
class RevisionReader final : public std::enable_shared_from_this<RevisionReader>
{
public:
    explicit RevisionReader(std::shared_ptr<ContainerPort> containers);

    /// The newest `most` revisions of the service's family that are ACTIVE, and the one it has; those that cannot be described are told in the
    /// notes. Errors: NotFound (no task definition is told of it), Forbidden, those of the list.
    QCoro::Task<Result<RevisionHistory>> read(domain::ProverService service, int most, CancelToken cancel);
    /// As last read; null before.
    const RevisionHistory *known(const domain::ProverServiceId &id) const;

private:
    std::shared_ptr<ContainerPort> m_containers;
    QHash<QString, RevisionHistory> m_histories;          ///< by service
    QHash<QString, domain::TaskDefinition> m_definitions; ///< by ARN
};

} // namespace pilothouse::provers
