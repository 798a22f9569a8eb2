// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/capture_desk.h"

namespace pilothouse::console {

/// Deploying from the cluster pane: the form filled from a running machine for two nodes, and its plan. Makes nothing.
QCoro::Task<Status> captureDeploy(ui::MainWindow *window, TakePicture take);

} // namespace pilothouse::console
