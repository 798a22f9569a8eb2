// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_runtime.h"
#include "services/cluster/log_follow.h"

namespace pilothouse::cluster {

/// One of a machine's own logs, as the cloud hands it out. The lines are asked for with their times.
LogRead cloudLog(std::shared_ptr<LivePort> live, QString identifier, LogSource source, QString container = QString());

/// The log of a task's build or run, from the spawntee that `member` has by then. Errors: those of SpawnteePort::taskLog(); NotFound where
/// the member has no address.
LogRead taskLog(std::shared_ptr<ClusterRuntime> runtime, domain::CvmId member, QString taskId, TaskLog which);

/// Lines of several logs in one: by time, and where that is equal or not told, as they stand. A line without a time goes with the one
/// before it of its own log.
struct MergedLine
{
    size_t log = 0; ///< which of the logs
    TimedLine line;
};
std::vector<MergedLine> mergedByTime(const std::vector<std::vector<TimedLine>> &logs);

} // namespace pilothouse::cluster
