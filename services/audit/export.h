// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_keys.h"
#include "services/audit/audit_log.h"
#include "services/audit/record_verifier.h"
#include "services/secrets/secret_scan.h"

#include <QSqlDatabase>

#include <memory>
#include <optional>

namespace pilothouse::audit {

// ---- writing -----------------------------------------------------------------------------------------------------------

struct ExportRequest
{
    QString path; ///< a folder, or a zip when it ends in ".zip"
    domain::Environment environment;
    std::shared_ptr<const AuditKey> key;
    QDateTime utc;
    QString host;
    QString program;
    Expectations expected; ///< what the reports hold the record against
    std::shared_ptr<const secrets::SecretScan> scan;
};

/// Writes the whole record as one transaction sees it. The path appears whole or not at all; what is there already is never
/// replaced (an empty folder is). Runs on whatever thread it is called. Errors: Storage, TooLarge, Refused (the path exists; an
/// entry holds a secret that is in use).
Result<QString> writeExport(QSqlDatabase &db, const ExportRequest &request);

// ---- verifying ---------------------------------------------------------------------------------------------------------

/// What the check of an exported folder or zip found.
struct ExportCheck
{
    Verification verification; ///< of everything: intact only when every file is
    QString brokenFile;        ///< the first file with something wrong: "report.pdf"; empty when nothing is
    QStringList problems;      ///< all that was found, each with its file
    std::optional<domain::Environment> environment;
    QDateTime exportedUtc;
    QString program;
    QString keyFingerprint;         ///< of the key that signed the manifest; empty when that cannot be read
    bool keyIsKept = false;         ///< says the manifest
    std::optional<bool> keyIsKnown; ///< whether it is one of the expected keys; nothing when none was given
};

/// Checks an export byte by byte: manifest and its signature, the digest of every file, the chain, every checkpoint, and against
/// what is known from elsewhere. Reads nothing but `path`: no home, no keychain, no network. Streams in bounded memory; blocks.
/// With an anchor an older export than the record is broken too (its tail is missing).
/// Errors: NotFound, InvalidInput (neither a folder nor a zip).
Result<ExportCheck> verifyExport(const QString &path, const Expectations &expected = {});

} // namespace pilothouse::audit
