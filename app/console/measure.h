// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QCoroTask>
#include <QString>

namespace pilothouse::console {

class Console;

/// When this process was started, in milliseconds of the clock that measure() reads; falls back to now.
qint64 processAgeReferenceMs();

/// Prints figures about the running window as JSON lines (see tests/bench/report.cpp for their form):
///   "start"    from exec to the first painted row of the cluster's table
///   "refresh"  the longest slot on the GUI thread while the list is refreshed again and again
/// Errors: Timeout when there is no first row within 30 s.
QCoro::Task<Status> measure(Console *console, QString what, qint64 startedAtMs);

} // namespace pilothouse::console
