// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provenance/provenance_workflow.h"

#include <QJsonObject>

namespace pilothouse::provenance {

/// The members of `attest source --json`.
QJsonObject toJson(const SourceReport &report);
/// The members of `attest history --json`.
QJsonObject toJson(const History &history);
QJsonObject toJson(const ComposeHashLink &link);
QJsonObject toJson(const Allowance &allowance);
/// The members of `attest deployments --json`.
QJsonObject toJson(const DeploymentsReport &report);

} // namespace pilothouse::provenance
