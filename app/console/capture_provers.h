// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QCoroTask>

#include <chrono>
#include <functional>
#include <memory>

namespace pilothouse {
struct EnvironmentServices;
namespace ui {
class MainWindow;
}
} // namespace pilothouse

namespace pilothouse::console {

/// What taking pictures of a pane needs, from whoever holds the camera.
struct CaptureTools
{
    std::function<QCoro::Task<Status>(QString name)> take;
    std::function<QCoro::Task<bool>(std::function<bool()> isSo)> waitUntil;
    std::function<QCoro::Task<Done>(std::chrono::milliseconds)> pause;
    /// A fault of the demo fleet as its control API takes it; it ends by itself.
    std::function<QCoro::Task<Done>(QByteArray fault)> fault;
};

/// The states of the provers pane that an operator meets: details, tasks, the plan of a scaling, half done, the log, failing.
/// Changes the demo fleet.
QCoro::Task<Status> captureProvers(CaptureTools tools, ui::MainWindow *window, std::shared_ptr<EnvironmentServices> services);

} // namespace pilothouse::console
