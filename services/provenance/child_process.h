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

namespace pilothouse::provenance {

/// One run of another program: without a shell, with an environment of its own, bounded in time and output.
struct ChildRun
{
    QString program; ///< absolute path
    QStringList arguments;
    QProcessEnvironment environment; ///< all of it; nothing is inherited
    std::chrono::milliseconds timeout{10'000};
    qint64 maxBytes = 1024 * 1024; ///< of its output; it is stopped when it writes more
};

struct ChildOutput
{
    int exitCode = 0;
    QByteArray out;
    QByteArray err; ///< its last 4 KiB
};

/// Runs it to its end; a refusal by the program itself is an exit code, not an error. Stdin is empty. The child is ended when the
/// run is. Errors: NotFound (it cannot be started), Timeout, Cancelled, TooLarge, Internal (it crashed).
QCoro::Task<Result<ChildOutput>> runChild(ChildRun run, CancelToken cancel);

} // namespace pilothouse::provenance
