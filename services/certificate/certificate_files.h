// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/certificate/certificate.h"
#include "services/sealing/manifest.h"

namespace pilothouse::certificate {

/// The text of manifest.json for these files.
QByteArray signedStatement(const Statement &statement, const QList<sealing::ManifestFile> &files, const sealing::SigningKey &key);

struct ReadStatement
{
    Statement statement;
    QList<sealing::ManifestFile> files;
};
/// Errors (Protocol): not byte for byte what signedStatement() writes, or a signature that does not fit.
Result<ReadStatement> readStatement(const QByteArray &text);

/// comparison.json.
QByteArray comparisonText(const QJsonObject &comparison);

/// report.html: made of the statement and what was judged alone, so that it can be made again.
QByteArray htmlReport(const Statement &statement, const attestation::JudgedEvidence &judged);
/// report.pdf, written to `path`. Errors: Storage.
Status writePdfReport(const Statement &statement, const attestation::JudgedEvidence &judged, const QString &path);

} // namespace pilothouse::certificate
