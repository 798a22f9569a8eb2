// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/provenance_json.h"

#include "services/core/clock.h"

#include <QJsonArray>

namespace pilothouse::provenance {

namespace {

template <size_t N>
QJsonValue orNull(const std::optional<Digest<N>> &digest)
{
    return digest ? QJsonValue(QString::fromLatin1(digest->toHex())) : QJsonValue();
}
QJsonValue contractOrNull(const std::optional<Address> &address)
{
    return address ? QJsonValue(toText(*address)) : QJsonValue();
}
QJsonValue orNull(const std::optional<bool> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}
QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}
QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(toUtcText(time)) : QJsonValue();
}

QJsonValue toJson(const std::optional<ChainPoint> &point)
{
    if (!point)
        return QJsonValue();
    return QJsonObject{{QStringLiteral("block"), qint64(point->block)},
                       {QStringLiteral("time"), timeOrNull(point->time)},
                       {QStringLiteral("transaction"), toText(point->transaction)}};
}

QJsonObject toJson(const HistoryEntry &entry)
{
    return {{QStringLiteral("composeHash"), QString::fromLatin1(entry.composeHash.toHex())},
            {QStringLiteral("added"), toJson(entry.added)},
            {QStringLiteral("removed"), toJson(entry.removed)},
            {QStringLiteral("allowed"), orNull(entry.allowed)},
            {QStringLiteral("note"), orNull(entry.note)}};
}

QJsonObject toJson(const BlockHeader &header)
{
    return {{QStringLiteral("block"), qint64(header.number)},
            {QStringLiteral("hash"), toText(header.hash)},
            {QStringLiteral("time"), timeOrNull(header.time)}};
}

QJsonValue toJson(const std::optional<ByteDifference> &difference)
{
    if (!difference)
        return QJsonValue();
    return QJsonObject{{QStringLiteral("offset"), difference->offset},
                       {QStringLiteral("line"), difference->line},
                       {QStringLiteral("column"), difference->column},
                       {QStringLiteral("firstSize"), difference->firstSize},
                       {QStringLiteral("secondSize"), difference->secondSize},
                       {QStringLiteral("firstAround"), QString::fromLatin1(difference->firstAround.toHex())},
                       {QStringLiteral("secondAround"), QString::fromLatin1(difference->secondAround.toHex())},
                       {QStringLiteral("sameValues"), difference->sameValues}};
}

QJsonObject rawJson(const RawTransaction &raw)
{
    return {{QStringLiteral("type"), raw.type},
            {QStringLiteral("chainId"), qint64(raw.chainId)},
            {QStringLiteral("chain"), chainName(raw.chainId)},
            {QStringLiteral("to"), raw.to ? QJsonValue(toText(*raw.to)) : QJsonValue()},
            {QStringLiteral("toBeginning"), QStringLiteral("0x") + QString::fromLatin1(raw.toBeginning.toHex())},
            {QStringLiteral("announcedBytes"), raw.announcedSize},
            {QStringLiteral("complete"), raw.complete}};
}

} // namespace

QJsonObject toJson(const SourceReport &report)
{
    QJsonArray images;
    for (const ImagePin &pin : report.images)
        images.append(QJsonObject{{QStringLiteral("service"), pin.service},
                                  {QStringLiteral("image"), orNull(pin.image)},
                                  {QStringLiteral("state"), imageStateWord(pin.state)}});
    QJsonArray mentions;
    for (const GitMention &mention : report.gitMentions)
        mentions.append(QJsonObject{{QStringLiteral("service"), mention.service},
                                    {QStringLiteral("place"), mention.place},
                                    {QStringLiteral("value"), mention.value},
                                    {QStringLiteral("agrees"), orNull(mention.agrees)}});
    QJsonArray members;
    for (const SecurityMember &member : report.members)
        members.append(QJsonObject{{QStringLiteral("name"), member.name},
                                   {QStringLiteral("value"), member.value},
                                   {QStringLiteral("meaning"), member.meaning},
                                   {QStringLiteral("notable"), member.notable}});
    QJsonArray findings;
    for (const SourceFinding &finding : report.findings)
        findings.append(QJsonObject{{QStringLiteral("level"), findingLevelWord(finding.level)},
                                    {QStringLiteral("code"), finding.code},
                                    {QStringLiteral("text"), finding.text}});
    const bool hasMatch = report.verdict == SourceVerdict::Match || report.verdict == SourceVerdict::Different;
    return {{QStringLiteral("verdict"), sourceVerdictWord(report.verdict)},
            {QStringLiteral("message"), report.sentence},
            {QStringLiteral("kind"), sourceKindWord(report.kind)},
            {QStringLiteral("origin"), report.origin},
            {QStringLiteral("commit"), orNull(report.commit)},
            {QStringLiteral("bytes"), report.text.size()},
            {QStringLiteral("composeHash"), orNull(report.composeHash)},
            {QStringLiteral("dockerComposeSha256"), orNull(report.dockerComposeHash)},
            {QStringLiteral("whyTheyDiffer"), report.whyHashesDiffer},
            {QStringLiteral("expected"), orNull(report.expected)},
            {QStringLiteral("matches"), hasMatch ? QJsonValue(report.verdict == SourceVerdict::Match) : QJsonValue()},
            {QStringLiteral("dockerComposeInCheckoutEqual"), orNull(report.dockerComposeInCheckoutEqual)},
            {QStringLiteral("difference"), toJson(report.difference)},
            {QStringLiteral("allImagesPinned"), report.images.empty() ? QJsonValue() : QJsonValue(report.allImagesPinned())},
            {QStringLiteral("images"), images},
            {QStringLiteral("gitMentions"), mentions},
            {QStringLiteral("members"), members},
            {QStringLiteral("findings"), findings}};
}

QJsonObject toJson(const History &history)
{
    QJsonArray entries;
    for (const HistoryEntry &entry : history.entries)
        entries.append(toJson(entry));
    return {{QStringLiteral("chainId"), qint64(history.chainId)},
            {QStringLiteral("chain"), chainName(history.chainId)},
            {QStringLiteral("appContract"), contractOrNull(history.appContract)},
            {QStringLiteral("kmsContract"), contractOrNull(history.kmsContract)},
            {QStringLiteral("asOf"), toJson(history.asOf)},
            {QStringLiteral("fromBlock"), qint64(history.from)},
            {QStringLiteral("complete"), history.complete},
            {QStringLiteral("incompleteBecause"), orNull(history.incompleteBecause)},
            {QStringLiteral("deployed"), toJson(history.deployed)},
            {QStringLiteral("deployer"), contractOrNull(history.deployer)},
            {QStringLiteral("registered"), orNull(history.registered)},
            {QStringLiteral("anyDevice"), orNull(history.anyDevice)},
            {QStringLiteral("nodes"), QJsonArray::fromStringList(history.nodes)},
            {QStringLiteral("agreement"), agreementWord(history.agreement)},
            {QStringLiteral("disagreements"), QJsonArray::fromStringList(history.disagreements)},
            {QStringLiteral("ignored"), QJsonArray::fromStringList(history.ignored)},
            {QStringLiteral("entries"), entries}};
}

QJsonObject toJson(const ComposeHashLink &link)
{
    return {{QStringLiteral("state"), linkStateWord(link.state)},
            {QStringLiteral("entry"), link.entry ? QJsonValue(toJson(*link.entry)) : QJsonValue()},
            {QStringLiteral("message"), link.sentence}};
}

QJsonObject toJson(const Allowance &allowance)
{
    return {{QStringLiteral("asOf"), toJson(allowance.asOf)},
            {QStringLiteral("composeHash"), orNull(allowance.composeHash)},
            {QStringLiteral("osImage"), orNull(allowance.osImage)},
            {QStringLiteral("device"), orNull(allowance.device)},
            {QStringLiteral("anyDevice"), orNull(allowance.anyDevice)},
            {QStringLiteral("registered"), orNull(allowance.registered)},
            {QStringLiteral("agreement"), agreementWord(allowance.agreement)},
            {QStringLiteral("problems"), QJsonArray::fromStringList(allowance.problems)}};
}

QJsonObject toJson(const DeploymentsReport &report)
{
    QJsonArray rows;
    for (const DeploymentVerdict &verdict : report.rows) {
        const DeploymentRow &row = verdict.row;
        rows.append(QJsonObject{{QStringLiteral("line"), row.line},
                                {QStringLiteral("timestamp"), row.timestamp},
                                {QStringLiteral("version"), row.version},
                                {QStringLiteral("machine"), row.machine},
                                {QStringLiteral("composeHash"), orNull(row.composeHash)},
                                {QStringLiteral("composeHashText"), row.composeHashText},
                                {QStringLiteral("status"), row.status},
                                {QStringLiteral("transaction"), row.transaction.hash ? QJsonValue(toText(*row.transaction.hash)) : QJsonValue()},
                                {QStringLiteral("transactionText"), row.transaction.text},
                                {QStringLiteral("rawTransaction"), row.transaction.raw ? QJsonValue(rawJson(*row.transaction.raw)) : QJsonValue()},
                                {QStringLiteral("state"), transactionStateWord(verdict.state)},
                                {QStringLiteral("block"), verdict.block ? QJsonValue(qint64(*verdict.block)) : QJsonValue()},
                                {QStringLiteral("carriedComposeHash"), orNull(verdict.carried)},
                                {QStringLiteral("attested"), orNull(verdict.attested)},
                                {QStringLiteral("message"), verdict.sentence}});
    }
    QJsonArray versions;
    for (const VersionAgreement &version : report.versions) {
        QJsonArray hashes;
        for (const std::optional<Sha256> &hash : version.hashes)
            hashes.append(orNull(hash));
        versions.append(QJsonObject{{QStringLiteral("version"), version.version},
                                    {QStringLiteral("machines"), QJsonArray::fromStringList(version.machines)},
                                    {QStringLiteral("composeHashes"), hashes},
                                    {QStringLiteral("agree"), version.agree}});
    }
    return {{QStringLiteral("allConfirmed"), report.allConfirmed()},
            {QStringLiteral("node"), orNull(report.node)},
            {QStringLiteral("chainProblem"), orNull(report.chainProblem)},
            {QStringLiteral("skipped"), QJsonArray::fromStringList(report.skipped)},
            {QStringLiteral("versions"), versions},
            {QStringLiteral("rows"), rows}};
}

} // namespace pilothouse::provenance
