// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

#include <QJsonObject>

namespace pilothouse::attestation {

/// A fleet file is anybody's; a bundle was written by this program and also carries what only the live connection knew.
enum class InstanceForm { FleetFile, Bundle };

/// The machines of `file["instances"]`. Errors: InvalidInput that names the member.
Result<std::vector<Evidence>> readInstances(const QJsonObject &file, InstanceForm form);

} // namespace pilothouse::attestation
