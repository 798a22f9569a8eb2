// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/cvm.h"

#include <QUrl>

namespace pilothouse::cluster {

/// Where the gateway of a machine answers: under its domain, unless the machine's own addresses lie elsewhere; then where they do.
/// Nothing but scheme, host and port; without a host when the machine names no domain.
QUrl gatewayAddress(const domain::Cvm &cvm);

} // namespace pilothouse::cluster
