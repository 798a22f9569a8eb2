// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/report.h"

#include "services/report/pdf_document.h"

namespace pilothouse::audit {

namespace {

using report::Align;
using report::Cell;
using report::Column;
using report::Face;

std::vector<Column> tableColumns()
{
    return {{QStringLiteral("Entry"), 46, Face::Sans, Align::Right, true},
            {QStringLiteral("Time (UTC)"), 134, Face::Mono},
            {QStringLiteral("Action"), 104, Face::Mono},
            {QStringLiteral("Target"), 116},
            {QStringLiteral("What"), 224},
            {QStringLiteral("Actor"), 68, Face::Sans, Align::Left, true},
            {QStringLiteral("Result"), 78}};
}

std::vector<Cell> rowOf(const Entry &entry)
{
    const Record &record = entry.record;
    const QString what = record.reason.isEmpty() ? record.what : QStringLiteral("%1 — reason: %2").arg(record.what, record.reason);
    return {{QString::number(entry.seq)},
            {toUtcText(entry.utc)},
            {record.action},
            {record.target},
            {what},
            {record.actor},
            {outcomeWord(record.outcome), outcomeSign(record.outcome), outcomeTone(record.outcome)}};
}

} // namespace

Status writePdfReport(const ReportData &data, const QString &path)
{
    report::PdfDocument document(reportHeading(data), path);
    const bool isIntact = data.verification.intact;
    document.drawVerdict(data.verification.message, isIntact ? report::Sign::Ok : report::Sign::Fail,
                         isIntact ? QStringLiteral("ok") : QStringLiteral("fail"));
    document.drawFacts(reportFacts(data));
    document.drawSteps(verificationSteps());
    const size_t first = data.entries.size() > kPdfRows ? data.entries.size() - kPdfRows : 0;
    if (data.entries.size() - first < data.verification.entries) {
        const QString note = QStringLiteral("Shown are the newest %1 of %2 entries; report.csv and entries.jsonl have all of them.")
                                 .arg(data.entries.size() - first)
                                 .arg(data.verification.entries);
        report::TextStyle style;
        style.size = 9;
        style.weight = 500;
        document.drawParagraph(note, style, 1);
        document.skip(4);
    }
    document.beginTable(tableColumns());
    for (size_t i = first; i < data.entries.size(); ++i)
        document.drawRow(rowOf(data.entries[i]));
    return document.finish();
}

} // namespace pilothouse::audit
