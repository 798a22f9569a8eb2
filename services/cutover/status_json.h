// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cutover/cutover_workflow.h"

#include <QJsonObject>

/// The forms of `cutover status --json` and `cutover gates --json`: a contract with scripts.
namespace pilothouse::cutover {

/// `inForce` is what was just read: null where the last read failed or is too old.
QJsonObject statusToJson(const CutoverStatus &status);

/// {"gates": [...]} with the same entries as in the status.
QJsonObject gatesToJson(const CutoverStatus &status);

} // namespace pilothouse::cutover
