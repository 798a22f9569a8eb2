// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/report/heading.h"

#include <QByteArray>

#include <vector>

namespace pilothouse::audit {

/// What the reports for people say. The same facts for PDF and HTML; the tables hold the newest entries up to a limit.
struct ReportData
{
    domain::Environment environment;
    QDateTime exportedUtc;
    QString host;
    QString program;
    Verification verification; ///< as found while exporting
    QString keyFingerprint;
    bool keyIsKept = false;
    QDateTime firstUtc; ///< of the record; invalid when it is empty
    QDateTime lastUtc;
    quint64 done = 0; ///< entries with this outcome, over the whole record
    quint64 failed = 0;
    quint64 refused = 0;
    quint64 unknown = 0;
    std::vector<Entry> entries; ///< oldest first
};

/// Rows that a report for people can carry without becoming useless; report.csv and entries.jsonl always have all.
inline constexpr size_t kPdfRows = 5'000;
inline constexpr size_t kHtmlRows = 20'000;

/// The summary, the same in both reports.
std::vector<report::Fact> reportFacts(const ReportData &data);
/// What stands on every page.
report::Heading reportHeading(const ReportData &data);
/// How to check the export, in sentences.
QStringList verificationSteps();
/// The colour role of an outcome: ok, fail, warn, neutral.
QString outcomeTone(Outcome outcome);
report::Sign outcomeSign(Outcome outcome);

/// report.csv: the head line, and one line an entry. Every cell is quoted; one that a spreadsheet would compute gets a ' in front.
QByteArray csvHead();
QByteArray csvLine(const Entry &entry);

/// report.html: one file without scripts, links or anything loaded; all text from the record is escaped.
QByteArray htmlReport(const ReportData &data);

/// report.pdf, written to `path`. Needs no display. Errors: Storage.
Status writePdfReport(const ReportData &data, const QString &path);

} // namespace pilothouse::audit
