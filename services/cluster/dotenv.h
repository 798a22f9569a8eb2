// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"
#include "services/core/result.h"

#include <QByteArrayView>

#include <vector>

namespace pilothouse::cluster {

/// Reads variables as the vendor's own command reads them from a dotenv file, which is no shell script: NAME=value or "NAME: value",
/// "export" allowed in front, # begins a comment, and values in ', " or ` keep what is inside, over several lines too; \n and \r mean
/// line ends in " alone. Of a name given twice the last value counts, at the place of the first. Errors: InvalidInput with the number
/// of the line, never with what is on it.
Result<std::vector<SealedVariable>> parseDotenv(QByteArrayView text);

} // namespace pilothouse::cluster
