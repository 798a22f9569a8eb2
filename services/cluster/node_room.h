// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// What the node of a machine has free, as the cloud says at one moment. Absent numbers were not said.
struct NodeRoom
{
    QString node; ///< "prod7"; empty: which one it is was not said
    std::optional<double> vcpu;
    std::optional<qint64> memoryMb;
    std::optional<double> diskGb;
    QString notKnown; ///< why nothing of it is known, a part of a sentence; empty: the node was found
};
NodeRoom roomOf(const domain::Cvm &cvm, const Result<std::vector<CloudNode>> &nodes);

enum class Fit { Fits, MayNotFit, DoesNotFit, NotKnown };

/// Whether what a machine is to have more of is there.
struct RoomFinding
{
    enum class Of { Vcpu, Memory, Disk };
    Of of = Of::Vcpu;
    Fit fit = Fit::NotKnown;
    QString text; ///< a part of a sentence, with numbers and units
};
/// Of what grows, or may. What a machine has is its own already; one that is stopped may have given processors and memory back, so that it may
/// need all of them. `type`: the instance type asked for as the cloud offers it; null when none is asked for, or when it is not offered.
std::vector<RoomFinding> roomFindings(const domain::Cvm &cvm, const Resources &resources, const InstanceType *type, const NodeRoom &room);

} // namespace pilothouse::cluster
