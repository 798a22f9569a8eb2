// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/provisioner.h"

#include <QJsonObject>
#include <QString>

namespace pilothouse::ctl {

/// The document of `cluster provision --status`: whether it acts by itself, whether it is paused, and every machine that is still being paid for.
QJsonObject provisionerToJson(const cluster::ProvisionerView &view);
/// The same in lines. Foreign text is made visible.
QString provisionerToText(const cluster::ProvisionerView &view);

} // namespace pilothouse::ctl
