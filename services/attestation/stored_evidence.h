// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace pilothouse::attestation {

/// What one stored file turned out to hold.
struct StoredEvidence
{
    std::vector<Evidence> machines;
    std::vector<Collateral> collateral;
    QString kind; ///< "quote", "fleet of 3 machines", "collateral", "quote with event log"
};

/// Recognises by content, not by name: a raw or hexadecimal quote; a dstack GetQuote answer ({quote, event_log, vm_config});
/// a tcb_info (event log and app-compose without a quote); a fleet file; a collateral object. At most 16 MiB.
/// Errors: InvalidInput that says what was expected.
Result<StoredEvidence> readStoredEvidence(const QByteArray &bytes, const QString &name);

} // namespace pilothouse::attestation
