// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/profiles/profile_store.h"

#include <QCoroTask>

#include <functional>
#include <memory>

namespace pilothouse {
struct EnvironmentServices;
}
namespace pilothouse::ui {
class MainWindow;
}

namespace pilothouse::console {

/// Takes one picture of the window as it is, wide or in both sizes.
using TakePicture = std::function<QCoro::Task<Status>(QString name, bool bothSizes)>;

/// The states of the secrets and settings panes: keys tested, one being entered; environments with one that is broken, the check of
/// the open one, the editor as form and as text with a problem, the choices of the desk, the keys, the sheet of keys, the drawer.
QCoro::Task<Status> captureDesk(ui::MainWindow *window, std::shared_ptr<EnvironmentServices> services, profiles::Folders folders, TakePicture take);

/// Made-up environments for the pictures, so that nobody's own are in them.
void writeSampleEnvironments(const profiles::Folders &folders);

} // namespace pilothouse::console
