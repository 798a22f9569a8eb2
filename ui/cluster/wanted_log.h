// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/spawntee_port.h"
#include "services/domain/cvm.h"

namespace pilothouse::ui {

/// A log of a machine that somebody wants to see.
struct WantedLog
{
    enum class Kind {
        AllContainers, ///< whichever the machine has when it is asked
        Container,
        Serial,
        Task,
    };
    domain::CvmId machine;
    QString machineName; ///< as shown
    Kind kind = Kind::Serial;
    QString name; ///< of the container; id of the task
    cluster::TaskLog which = cluster::TaskLog::Runner;
};

} // namespace pilothouse::ui
