// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/provenance_text.h"

#include "services/core/plain_text.h"

namespace pilothouse::ctl {

namespace {

QString line(const char *name, const QString &value)
{
    return value.isEmpty() ? QString() : QStringLiteral("%1  %2\n").arg(QLatin1String(name), -14).arg(visibleText(value, 1000));
}

QString hex(const std::optional<Sha256> &digest)
{
    return digest ? QString::fromLatin1(digest->toHex()) : QString();
}

QString point(const char *name, const std::optional<provenance::ChainPoint> &at)
{
    if (!at)
        return QString();
    const QString time = at->time.isValid() ? toUtcText(at->time) : QStringLiteral("time unknown");
    return QStringLiteral("    %1 block %2, %3, %4\n").arg(QLatin1String(name), -8).arg(at->block).arg(time, provenance::toText(at->transaction));
}

QString yesNo(const std::optional<bool> &value)
{
    return !value ? QStringLiteral("unknown") : *value ? QStringLiteral("yes") : QStringLiteral("no");
}

} // namespace

QString sourceText(const provenance::SourceReport &report)
{
    QString text = QStringLiteral("%1: %2\n").arg(provenance::sourceVerdictWord(report.verdict), visibleText(report.sentence));
    text += line("source", report.origin);
    text += line("commit", report.commit);
    text += line("compose hash", report.composeHash ? hex(report.composeHash) : QStringLiteral("none: not an app-compose.json"));
    text += line("expected", hex(report.expected));
    text += line("sha256sum",
                 report.dockerComposeHash ? hex(report.dockerComposeHash) + QStringLiteral(" of the docker compose text alone") : QString());
    if (report.dockerComposeHash)
        text += line("", report.whyHashesDiffer);
    if (report.difference)
        text += line("differs", QStringLiteral("from byte %1 on (line %2, column %3); %4 and %5 bytes%6")
                                    .arg(report.difference->offset)
                                    .arg(report.difference->line)
                                    .arg(report.difference->column)
                                    .arg(report.difference->firstSize)
                                    .arg(report.difference->secondSize)
                                    .arg(report.difference->sameValues ? QStringLiteral("; the same values, spelled differently") : QString()));
    for (const provenance::ImagePin &pin : report.images)
        text += QStringLiteral("image %1  %2  %3\n")
                    .arg(provenance::imageStateWord(pin.state), -10)
                    .arg(visibleText(pin.service, 60), -16)
                    .arg(visibleText(pin.image, 300));
    for (const provenance::GitMention &mention : report.gitMentions)
        text += line(
            "git commit",
            QStringLiteral("%1 in %2 of %3; agrees with the checkout: %4").arg(mention.value, mention.place, mention.service, yesNo(mention.agrees)));
    for (const provenance::SecurityMember &member : report.members)
        text += QStringLiteral("%1 %2 = %3\n")
                    .arg(member.notable ? QLatin1String("!") : QLatin1String(" "))
                    .arg(member.name, visibleText(member.value, 200));
    for (const provenance::SourceFinding &finding : report.findings)
        text
            += QStringLiteral("%1  %2 (%3)\n").arg(provenance::findingLevelWord(finding.level), -7).arg(visibleText(finding.text, 600), finding.code);
    return text;
}

QString historyText(const provenance::History &history)
{
    QString text
        = QStringLiteral("%1: contract %2 as of block %3 (%4)\n")
              .arg(provenance::chainName(history.chainId), history.appContract ? provenance::toText(*history.appContract) : QStringLiteral("-"))
              .arg(history.asOf.number)
              .arg(history.asOf.time.isValid() ? toUtcText(history.asOf.time) : QStringLiteral("time unknown"));
    text += line("evidence", history.agreement == provenance::Agreement::OneNode
                                 ? QStringLiteral("the claim of one node, %1").arg(history.nodes.value(0))
                             : history.agreement == provenance::Agreement::Agreed
                                 ? QStringLiteral("%1 nodes agree: %2").arg(history.nodes.size()).arg(history.nodes.join(QLatin1String(", ")))
                                 : QStringLiteral("nodes contradict each other"));
    for (const QString &disagreement : history.disagreements)
        text += line("contradiction", disagreement);
    text += line("incomplete", history.incompleteBecause);
    text += line("registered", yesNo(history.registered));
    text += line("any device", yesNo(history.anyDevice));
    text += point("deployed", history.deployed);
    for (const provenance::HistoryEntry &entry : history.entries) {
        const QString state = !entry.allowed                     ? QStringLiteral("unknown")
                              : *entry.allowed && !entry.removed ? QStringLiteral("allowed")
                                                                 : QStringLiteral("removed");
        text += QStringLiteral("%1  %2\n").arg(hex(entry.composeHash), state);
        text += point("added", entry.added) + point("removed", entry.removed);
        text += entry.note.isEmpty() ? QString() : QStringLiteral("    %1\n").arg(visibleText(entry.note));
    }
    for (const QString &ignored : history.ignored)
        text += line("left out", ignored);
    return text;
}

QString deploymentsText(const provenance::DeploymentsReport &report)
{
    QString text = report.node.isEmpty() ? QStringLiteral("the chain was not asked: %1\n").arg(visibleText(report.chainProblem))
                                         : QStringLiteral("asked %1\n").arg(report.node);
    for (const provenance::DeploymentVerdict &verdict : report.rows) {
        text += QStringLiteral("%1  %2  %3  %4\n")
                    .arg(provenance::transactionStateWord(verdict.state), -15)
                    .arg(visibleText(verdict.row.version, 20), -8)
                    .arg(visibleText(verdict.row.machine, 30), -8)
                    .arg(visibleText(verdict.row.composeHashText, 80));
        text += QStringLiteral("    %1\n").arg(visibleText(verdict.sentence, 800));
        if (verdict.attested == false)
            text += QStringLiteral("    this machine attested another compose hash\n");
    }
    for (const provenance::VersionAgreement &version : report.versions)
        if (!version.agree)
            text += line("differ", QStringLiteral("version %1: the machines %2 have different compose hashes")
                                       .arg(version.version, version.machines.join(QLatin1String(", "))));
    for (const QString &skipped : report.skipped)
        text += line("skipped", skipped);
    return text;
}

} // namespace pilothouse::ctl
