// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/capture_desk.h"

namespace pilothouse::console {

/// The pages of a cluster's set-up over the demo fleet, with answers in files made for the pictures. Nothing is sent but reads.
QCoro::Task<Status> captureSetup(ui::MainWindow *window, std::shared_ptr<EnvironmentServices> services, TakePicture take);

} // namespace pilothouse::console
