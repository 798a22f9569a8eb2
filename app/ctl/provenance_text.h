// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provenance/provenance_workflow.h"

#include <QString>

namespace pilothouse::ctl {

/// The answers of the provenance commands for people; foreign text is made visible.
QString sourceText(const provenance::SourceReport &report);
QString historyText(const provenance::History &history);
QString deploymentsText(const provenance::DeploymentsReport &report);

} // namespace pilothouse::ctl
