// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/spawntee_port.h"

#include <QString>

namespace pilothouse::cluster {

enum class ImageState { Unknown, Building, Built, Failed };
enum class ModelRunState { Unknown, NotStarted, Starting, Running, Stopping, Stopped, Failed };

/// What a task means for its model. One word of the remote means two things: "completed" is an image that is ready, a container that is up or one
/// that was stopped, by the operation it completed.
struct ModelState
{
    ImageState image = ImageState::Unknown;
    ModelRunState run = ModelRunState::Unknown; ///< Unknown: whoever shows it keeps what was known before
    QString address;                            ///< "host:port" of a model that runs
    QString problem;                            ///< why something is Unknown, in one sentence; empty when nothing is

    friend bool operator==(const ModelState &, const ModelState &) = default;
};

ModelState modelStateOf(const SpawnteeTaskDetail &detail);

} // namespace pilothouse::cluster
