// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

namespace pilothouse::clustersetup {

/// One run of a tool of this machine that starts others: without a shell, in a process group of its own, so that all of them end with it.
struct ToolRun
{
    QString program; ///< absolute path
    QStringList arguments;
    QString folder; ///< where it runs; empty: where we do
    QProcessEnvironment environment;
    std::chrono::milliseconds limit{0};                 ///< 0: as long as it takes
    std::chrono::milliseconds grace{5'000};             ///< between being asked to end and being ended
    std::function<void(const QByteArray &line)> onLine; ///< each line of its output and of its complaints, without its end
};

struct ToolEnd
{
    int exitCode = 0;
    QByteArray out; ///< the last 64 KiB
    QByteArray err; ///< likewise
};

/// Runs it to its end; a refusal by the tool itself is an exit code, not an error. Stdin is empty.
/// Errors: NotFound (it cannot be started), Timeout and Cancelled (it and all that it started are ended), OutcomeUnknown (a signal ended it).
QCoro::Task<Result<ToolEnd>> runTool(ToolRun run, CancelToken cancel);

/// Where the environment's PATH has the program; empty: nowhere.
QString findTool(const QProcessEnvironment &environment, const QString &name);

/// "27.1.2", by what the program says of itself on the first line of `--version`; empty where it does not tell within the limit.
QCoro::Task<QString> toolVersion(QString program, QProcessEnvironment environment, std::chrono::milliseconds limit, CancelToken cancel);

} // namespace pilothouse::clustersetup
