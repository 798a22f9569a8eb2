// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/report.h"

#include "services/core/json.h"
#include "services/core/plain_text.h"

#include <QStringList>

namespace pilothouse::audit {

namespace {

constexpr qsizetype kLongestCell = 100'000;

/// Quoted by RFC 4180. Spreadsheets compute a cell that begins with one of these, also behind spaces and inside quotes.
QByteArray cell(const QString &text)
{
    QString shown = visibleText(text, kLongestCell);
    const QString start = shown.trimmed();
    if (!start.isEmpty() && QStringLiteral("=+-@|%").contains(start[0]))
        shown.prepend(u'\'');
    return '"' + shown.replace(u'"', QLatin1String("\"\"")).toUtf8() + '"';
}

QString jsonText(const QJsonObject &object)
{
    return object.isEmpty() ? QString() : QString::fromUtf8(canonicalJson(object));
}

} // namespace

QString outcomeTone(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Recorded: return QStringLiteral("ok");
    case Outcome::Done: return QStringLiteral("ok");
    case Outcome::Intended: return QStringLiteral("neutral");
    case Outcome::Failed: return QStringLiteral("fail");
    case Outcome::Refused: return QStringLiteral("warn");
    case Outcome::Unknown: return QStringLiteral("warn");
    }
    return QString();
}

report::Sign outcomeSign(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Recorded:
    case Outcome::Done: return report::Sign::Ok;
    case Outcome::Intended: return report::Sign::Pending;
    case Outcome::Failed: return report::Sign::Fail;
    case Outcome::Refused: return report::Sign::Refused;
    case Outcome::Unknown: return report::Sign::Unknown;
    }
    return report::Sign::None;
}

report::Heading reportHeading(const ReportData &data)
{
    return {data.environment, QStringLiteral("Audit report"), data.exportedUtc, QStringLiteral("exported"), data.program};
}

std::vector<report::Fact> reportFacts(const ReportData &data)
{
    const Verification &check = data.verification;
    const QString span
        = data.firstUtc.isValid() ? QStringLiteral("%1 to %2").arg(toUtcText(data.firstUtc), toUtcText(data.lastUtc)) : QStringLiteral("no entries");
    const QString counts = QStringLiteral("%1 done, %2 failed, %3 refused, %4 with unknown outcome")
                               .arg(data.done)
                               .arg(data.failed)
                               .arg(data.refused)
                               .arg(data.unknown);
    const QString anchor = !check.tipMatchesAnchor   ? QStringLiteral("none was at hand")
                           : *check.tipMatchesAnchor ? QStringLiteral("agrees with this record")
                                                     : QStringLiteral("CONTRADICTS this record");
    return {
        {QStringLiteral("Environment"), QStringLiteral("%1 (%2)").arg(data.environment.id.text(), domain::kindWord(data.environment.kind)), false},
        {QStringLiteral("Record"), QStringLiteral("%1 entries, %2 signed checkpoints").arg(check.entries).arg(check.checkpoints), false},
        {QStringLiteral("Period"), span, false},
        {QStringLiteral("Outcomes"), counts, false},
        {QStringLiteral("Exported"), QStringLiteral("%1 on %2 by %3").arg(toUtcText(data.exportedUtc), data.host, data.program), false},
        {QStringLiteral("Anchor in keychain"), anchor, false},
        {QStringLiteral("Tip"), QString::fromLatin1(check.tip.toHex()), true},
        {QStringLiteral("Signing key"), data.keyFingerprint, true},
        {QStringLiteral("Key kept in"),
         data.keyIsKept ? QStringLiteral("the keychain of this desk")
                        : QStringLiteral("NOT KEPT: made for one session, because no keychain could be used"),
         false},
    };
}

QStringList verificationSteps()
{
    return {
        QStringLiteral(
            "Check this export offline: pilothousectl audit verify --in FOLDER (or the zip). One changed byte in any of its files is found and named."),
        QStringLiteral(
            "Compare the fingerprint of the signing key with the one you know from the desk that wrote it: the key that travels along proves nothing by itself."),
        QStringLiteral(
            "This report is for reading. The record itself is entries.jsonl; its digest and that of this report are in manifest.json, which is signed."),
    };
}

QByteArray csvHead()
{
    return "\"entry\",\"utc\",\"action\",\"target\",\"what\",\"outcome\",\"actor\",\"host\",\"run\",\"reason\",\"before\",\"after\",\"evidence\",\"hash\"\r\n";
}

QByteArray csvLine(const Entry &entry)
{
    const Record &record = entry.record;
    QByteArray line;
    for (const QString &text : {QString::number(entry.seq), toUtcText(entry.utc), record.action, record.target, record.what,
                                outcomeWord(record.outcome), record.actor, entry.host, record.run, record.reason, jsonText(record.before),
                                jsonText(record.after), jsonText(record.evidence), QString::fromLatin1(entry.hash.toHex())}) {
        if (!line.isEmpty())
            line += ',';
        line += cell(text);
    }
    return line + "\r\n";
}

} // namespace pilothouse::audit
