// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/capture_provers.h"

namespace pilothouse::console {

/// The states of the agents pane that an operator meets: details, events, the form with the text to sign, its plan, many to be
/// stopped, no socket, failing. Changes nothing but the faults of the demo fleet.
QCoro::Task<Status> captureAgents(CaptureTools tools, ui::MainWindow *window, std::shared_ptr<EnvironmentServices> services);

} // namespace pilothouse::console
