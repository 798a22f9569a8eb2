// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/report.h"

#include "services/core/json.h"
#include "services/report/html_page.h"

namespace pilothouse::audit {

namespace {

using report::escaped;

/// What is only recorded has no outcome: a dot.
QByteArray signOf(Outcome outcome)
{
    return outcome == Outcome::Recorded ? QByteArray("&#9679;") : report::htmlSign(outcomeSign(outcome));
}

void addRow(QByteArray &html, const Entry &entry)
{
    const Record &record = entry.record;
    html += "<tr><td class=\"number\">" + QByteArray::number(entry.seq) + "</td><td class=\"time mono\">" + toUtcText(entry.utc).toUtf8()
            + "</td><td class=\"mono\">" + escaped(record.action) + "</td><td>" + escaped(record.target) + "</td><td>" + escaped(record.what);
    if (!record.reason.isEmpty())
        html += "<div class=\"second\">Reason: " + escaped(record.reason) + "</div>";
    if (!record.run.isEmpty())
        html += "<div class=\"second\">Run: " + escaped(record.run) + "</div>";
    html += "<details><summary>Details</summary><pre class=\"mono\">";
    for (const auto &[label, object] :
         {std::pair{"before   ", record.before}, std::pair{"after    ", record.after}, std::pair{"evidence ", record.evidence}})
        if (!object.isEmpty())
            html += label + escaped(QString::fromUtf8(canonicalJson(object))) + '\n';
    html += "host     " + escaped(entry.host) + "\nhash     " + entry.hash.toHex() + "\nprevious " + entry.prev.toHex()
            + "</pre></details></td><td class=\"actor\">" + escaped(record.actor) + "</td><td class=\"result " + outcomeTone(record.outcome).toUtf8()
            + "\">" + signOf(record.outcome) + ' ' + outcomeWord(record.outcome).toUtf8() + "</td></tr>\n";
}

} // namespace

QByteArray htmlReport(const ReportData &data)
{
    const bool isIntact = data.verification.intact;
    QByteArray html = report::htmlHead(reportHeading(data));
    html += report::htmlVerdict(data.verification.message, isIntact ? report::Sign::Ok : report::Sign::Fail,
                                isIntact ? QStringLiteral("ok") : QStringLiteral("fail"), reportFacts(data));
    html += report::htmlSteps(verificationSteps());
    const size_t first = data.entries.size() > kHtmlRows ? data.entries.size() - kHtmlRows : 0;
    if (data.entries.size() - first < data.verification.entries)
        html += "<p class=\"note\">Shown are the newest " + QByteArray::number(data.entries.size() - first) + " of "
                + QByteArray::number(data.verification.entries) + " entries; report.csv and entries.jsonl have all of them.</p>\n";
    html
        += "<table>\n<thead><tr><th class=\"number\">Entry</th><th>Time (UTC)</th><th>Action</th><th>Target</th><th>What</th><th>Actor</th><th>Result</th></tr></thead>\n<tbody>\n";
    for (size_t i = first; i < data.entries.size(); ++i)
        addRow(html, data.entries[i]);
    html += "</tbody>\n</table>\n";
    return html + report::htmlEnd();
}

} // namespace pilothouse::audit
