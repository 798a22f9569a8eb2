// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provenance/source_report.h"

namespace pilothouse::provenance {

struct JsonNode;

/// The members of an app-compose that change what a machine lets through or runs, in a fixed order; absent ones are left out.
std::vector<SecurityMember> securityMembers(const JsonNode &manifest);

} // namespace pilothouse::provenance
