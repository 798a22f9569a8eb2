// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answer.h"
#include "services/cluster/log_follow.h"

#include <memory>
#include <vector>

namespace pilothouse::ctl {

class Context;

struct NamedLog
{
    QString name;
    cluster::LogRead read;
};

/// How lines are written.
struct LogForm
{
    QString endpoint;        ///< whom the answer names as its source
    bool hasTimes = false;   ///< in front of each line of text; JSON always has what is known
    bool hasSources = false; ///< likewise, whose line it is
};

/// Reads the logs once; several become one, by time. Errors: of the first log that cannot be read.
QCoro::Task<Result<Answer>> readLogs(std::shared_ptr<Context> context, std::vector<NamedLog> logs, cluster::LogWindow window, LogForm form);

/// Writes lines as they come, until it is interrupted. Where lines may be missing it says so in their place. Errors: of the first log that
/// is refused, or fails again and again; Storage when stdout cannot be written.
QCoro::Task<Result<Answer>> followLogs(std::shared_ptr<Context> context, std::vector<NamedLog> logs, cluster::LogWindow window, LogForm form);

} // namespace pilothouse::ctl
