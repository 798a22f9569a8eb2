// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/certificate/certificate_files.h"

#include "services/core/clock.h"
#include "services/report/html_page.h"
#include "services/report/pdf_document.h"

#include <algorithm>

namespace pilothouse::certificate {

namespace {

using attestation::Comparison;
using attestation::FleetVerdict;
using attestation::InstanceReport;
using attestation::Relation;
using attestation::Row;
using report::Cell;
using report::escaped;
using report::Fact;
using report::Sign;

report::Heading headingOf(const Statement &statement)
{
    return {statement.environment, QStringLiteral("Certificate of a comparison"), statement.writtenUtc, QStringLiteral("written"), statement.program};
}

QString toneOf(FleetVerdict verdict)
{
    switch (verdict) {
    case FleetVerdict::Identical: return QStringLiteral("ok");
    case FleetVerdict::IdenticalCodeDifferentHardwareShape: return QStringLiteral("warn");
    case FleetVerdict::Different:
    case FleetVerdict::SameMachine:
    case FleetVerdict::NotProven: return QStringLiteral("fail");
    }
    return QStringLiteral("fail");
}

Sign signOf(const QString &tone)
{
    return tone == QLatin1String("ok") ? Sign::Ok : tone == QLatin1String("warn") ? Sign::Unknown : Sign::Fail;
}

QString toneOf(Relation relation)
{
    switch (relation) {
    case Relation::Same: return QStringLiteral("ok");
    case Relation::ExpectedDifference: return QStringLiteral("neutral");
    case Relation::Different: return QStringLiteral("fail");
    case Relation::Missing: return QStringLiteral("warn");
    }
    return QStringLiteral("warn");
}

Sign signOf(Relation relation)
{
    switch (relation) {
    case Relation::Same: return Sign::Ok;
    case Relation::ExpectedDifference: return Sign::Pending;
    case Relation::Different: return Sign::Fail;
    case Relation::Missing: return Sign::Unknown;
    }
    return Sign::Unknown;
}

std::vector<Fact> factsOf(const Statement &statement, const attestation::JudgedEvidence &judged)
{
    const Comparison &comparison = judged.comparison;
    const bool isIntel = statement.trustRootDigest == sha256({attestation::TrustRoot::intel().der});
    const QString evaluation
        = comparison.tcbEvaluationDataNumber ? QString::number(*comparison.tcbEvaluationDataNumber) : QStringLiteral("none judged");
    const QStringList references = judged.references.lines();
    return {
        {QStringLiteral("Verdict"), statement.verdict},
        {QStringLiteral("Why"), comparison.explanation},
        {QStringLiteral("Environment"), QStringLiteral("%1 (%2)").arg(statement.environment.id.text(), domain::kindWord(statement.environment.kind))},
        {QStringLiteral("Judged as of"), toUtcText(QDateTime::fromSecsSinceEpoch(statement.verifiedAt, Qt::UTC))},
        {QStringLiteral("TCB evaluation data"), evaluation},
        {QStringLiteral("Accepted TCB statuses"), judged.policy.accept.join(QStringLiteral(", "))},
        {QStringLiteral("Held against"),
         references.isEmpty() ? QStringLiteral("each other only: no reference was given") : references.join(QStringLiteral("; "))},
        {QStringLiteral("Trust root"),
         isIntel ? statement.trustRoot : QStringLiteral("%1 (NOT Intel's: proves nothing to whoever does not trust it)").arg(statement.trustRoot)},
        {QStringLiteral("Its SHA-256"), QString::fromLatin1(statement.trustRootDigest.toHex()), true},
        {QStringLiteral("Written"), QStringLiteral("%1 on %2 by %3").arg(toUtcText(statement.writtenUtc), statement.host, statement.program)},
        {QStringLiteral("Signing key"), audit::keyFingerprint(statement.publicKey), true},
        {QStringLiteral("Key kept in"), statement.keyIsKept ? QStringLiteral("the keychain of the desk that wrote it")
                                                            : QStringLiteral("NOT KEPT: made for this one certificate or session")},
    };
}

QStringList stepsOf()
{
    return {
        QStringLiteral(
            "Check it offline: pilothousectl attest certificate verify --in FOLDER (or the zip). One changed byte in any file is found and named, and the "
            "verdict is computed again from the evidence inside."),
        QStringLiteral("The trust root that travels along is never obeyed: without --trust-root the evidence is judged under Intel's pinned root."),
        QStringLiteral(
            "Compare the fingerprint of the signing key with the one you know from the desk that wrote it: the key that travels along proves nothing by itself."),
        QStringLiteral(
            "This report is for reading. The verdict is comparison.json and follows from evidence.json; their digests and that of this report are in manifest.json, "
            "which is signed."),
    };
}

QString hashWord(const std::optional<bool> &matches)
{
    return !matches ? QStringLiteral("unknown") : *matches ? QStringLiteral("matches") : QStringLiteral("differs");
}

QString findingsOf(const InstanceReport &instance)
{
    return instance.notProven.isEmpty() ? QStringLiteral("proven")
                                        : QStringLiteral("not proven: %1").arg(instance.notProven.join(QStringLiteral("; ")));
}

QString nameAt(const Comparison &comparison, qsizetype index)
{
    return size_t(index) < comparison.instances.size() ? comparison.instances[size_t(index)].name : QString();
}

/// One line where all say the same, otherwise one a machine.
QStringList valueLines(const Comparison &comparison, const Row &row)
{
    const bool isOne = !row.values.isEmpty()
                       && std::all_of(row.values.begin(), row.values.end(), [&](const QString &value) { return value == row.values.front(); });
    if (isOne)
        return {row.values.front().isEmpty() ? QStringLiteral("missing") : row.values.front()};
    QStringList lines;
    for (qsizetype i = 0; i < row.values.size(); ++i)
        lines << QStringLiteral("%1: %2").arg(nameAt(comparison, i), row.values[i].isEmpty() ? QStringLiteral("missing") : row.values[i]);
    return lines;
}

void addInstances(QByteArray &html, const Comparison &comparison)
{
    html
        += "<h1>Machines</h1>\n<table>\n<thead><tr><th>Machine</th><th>Quote</th><th>TCB status</th><th>Log replay</th><th>Compose hash</th><th>Freshness</th><th>Result"
           "</th></tr></thead>\n<tbody>\n";
    for (const InstanceReport &instance : comparison.instances) {
        const bool proven = instance.notProven.isEmpty();
        html += "<tr><td>" + escaped(instance.name) + "</td><td>" + escaped(attestation::quoteStateWord(instance.quote)) + "</td><td>"
                + escaped(instance.verification.status) + "</td><td>" + escaped(attestation::replayStateWord(instance.rtmrReplay)) + "</td><td>"
                + escaped(hashWord(instance.composeHashMatches)) + "</td><td>" + escaped(attestation::freshnessWord(instance.freshness))
                + "</td><td class=\"" + (proven ? "ok\">" : "fail\">") + report::htmlSign(proven ? Sign::Ok : Sign::Fail) + ' '
                + escaped(findingsOf(instance));
        for (const QString &note : instance.notes)
            html += "<div class=\"second\">" + escaped(note) + "</div>";
        html += "</td></tr>\n";
    }
    html += "</tbody>\n</table>\n";
}

void addRows(QByteArray &html, const Comparison &comparison)
{
    html += "<h1>Properties</h1>\n<table>\n<thead><tr><th>Property</th><th>Relation</th><th>Values</th><th>Why</th></tr></thead>\n<tbody>\n";
    for (const Row &row : comparison.rows) {
        html += "<tr><td>" + escaped(row.property) + "</td><td class=\"result " + toneOf(row.relation).toUtf8() + "\">"
                + report::htmlSign(signOf(row.relation)) + ' ' + escaped(attestation::relationWord(row.relation)) + "</td><td class=\"mono\">";
        for (const QString &line : valueLines(comparison, row))
            html += "<div>" + escaped(line) + "</div>";
        html += "</td><td class=\"second\">" + escaped(row.reason) + "</td></tr>\n";
    }
    html += "</tbody>\n</table>\n";
}

} // namespace

QByteArray htmlReport(const Statement &statement, const attestation::JudgedEvidence &judged)
{
    const Comparison &comparison = judged.comparison;
    const QString tone = toneOf(comparison.verdict);
    QByteArray html = report::htmlHead(headingOf(statement));
    html += report::htmlVerdict(comparison.sentence, signOf(tone), tone, factsOf(statement, judged));
    html += report::htmlSteps(stepsOf());
    addInstances(html, comparison);
    addRows(html, comparison);
    return html + report::htmlEnd();
}

Status writePdfReport(const Statement &statement, const attestation::JudgedEvidence &judged, const QString &path)
{
    const Comparison &comparison = judged.comparison;
    report::PdfDocument document(headingOf(statement), path);
    const QString tone = toneOf(comparison.verdict);
    document.drawVerdict(comparison.sentence, signOf(tone), tone);
    document.drawFacts(factsOf(statement, judged));
    document.drawSteps(stepsOf());
    document.drawHeadline(QStringLiteral("Machines"));
    document.beginTable({{QStringLiteral("Machine"), 150},
                         {QStringLiteral("Quote"), 60},
                         {QStringLiteral("TCB status"), 110},
                         {QStringLiteral("Log replay"), 64},
                         {QStringLiteral("Compose hash"), 76},
                         {QStringLiteral("Freshness"), 64},
                         {QStringLiteral("Result"), 246}});
    for (const InstanceReport &instance : comparison.instances) {
        const bool proven = instance.notProven.isEmpty();
        document.drawRow({{instance.name},
                          {attestation::quoteStateWord(instance.quote)},
                          {instance.verification.status},
                          {attestation::replayStateWord(instance.rtmrReplay)},
                          {hashWord(instance.composeHashMatches)},
                          {attestation::freshnessWord(instance.freshness)},
                          {findingsOf(instance), proven ? Sign::Ok : Sign::Fail, proven ? QStringLiteral("ok") : QStringLiteral("fail")}});
    }
    document.skip(14);
    document.drawHeadline(QStringLiteral("Properties"));
    document.beginTable({{QStringLiteral("Property"), 110},
                         {QStringLiteral("Relation"), 110},
                         {QStringLiteral("Values"), 350, report::Face::Mono},
                         {QStringLiteral("Why"), 200, report::Face::Sans, report::Align::Left, true}});
    for (const Row &row : comparison.rows) {
        // A value a line: the lines of one cell stay together, and a row that is too long for it goes on in the next.
        const QStringList lines = valueLines(comparison, row);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const bool isFirst = i == 0;
            document.drawRow({{isFirst ? row.property : QString()},
                              isFirst ? Cell{attestation::relationWord(row.relation), signOf(row.relation), toneOf(row.relation)} : Cell{},
                              {lines[i]},
                              {isFirst ? row.reason : QString()}});
        }
    }
    return document.finish();
}

} // namespace pilothouse::certificate
