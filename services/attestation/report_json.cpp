// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/report_json.h"

#include <QJsonArray>

namespace pilothouse::attestation {

namespace {

template <size_t N>
QString hexText(const Digest<N> &digest)
{
    return QString::fromLatin1(digest.toHex());
}

QString hexText(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue bytesOrNull(const QByteArray &bytes)
{
    return textOrNull(hexText(bytes));
}

template <size_t N>
QJsonValue digestOrNull(const std::optional<Digest<N>> &digest)
{
    return digest ? QJsonValue(hexText(*digest)) : QJsonValue(QJsonValue::Null);
}

template <typename T>
QJsonValue valueOrNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonArray rtmrArray(const std::array<Sha384, 4> &rtmr)
{
    QJsonArray array;
    for (const Sha384 &value : rtmr)
        array.append(hexText(value));
    return array;
}

QJsonObject quoteToJson(const Quote &quote)
{
    QJsonObject object{{QStringLiteral("version"), quote.version},
                       {QStringLiteral("tee"), quote.tee == Tee::Tdx ? QStringLiteral("TDX") : QStringLiteral("SGX")}};
    if (quote.td) {
        const TdReport &td = *quote.td;
        object.insert(QStringLiteral("mrTd"), hexText(td.mrTd));
        object.insert(QStringLiteral("rtmr"), rtmrArray(td.rtmr));
        object.insert(QStringLiteral("mrSeam"), hexText(td.mrSeam));
        object.insert(QStringLiteral("mrConfigId"), hexText(td.mrConfigId));
        object.insert(QStringLiteral("tdAttributes"), hexText(td.tdAttributes));
        object.insert(QStringLiteral("xfam"), hexText(td.xfam));
        object.insert(QStringLiteral("reportData"), hexText(td.reportData));
    }
    if (quote.enclave) {
        const EnclaveReport &enclave = *quote.enclave;
        for (const char *member : {"mrTd", "rtmr", "mrSeam", "mrConfigId", "tdAttributes", "xfam"})
            object.insert(QLatin1StringView(member), QJsonValue::Null);
        object.insert(QStringLiteral("mrEnclave"), hexText(enclave.mrEnclave));
        object.insert(QStringLiteral("mrSigner"), hexText(enclave.mrSigner));
        object.insert(QStringLiteral("isvProdId"), enclave.isvProdId);
        object.insert(QStringLiteral("isvSvn"), enclave.isvSvn);
        object.insert(QStringLiteral("attributes"), hexText(enclave.attributes));
        object.insert(QStringLiteral("reportData"), hexText(enclave.reportData));
    }
    return object;
}

QJsonValue imageToJson(const std::optional<ImageJudgement> &image)
{
    if (!image)
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("answer"), imageAnswerWord(image->answer)},
                       {QStringLiteral("image"), textOrNull(image->image)},
                       {QStringLiteral("shape"), image->shape ? QJsonValue(*image->shape) : QJsonValue(QJsonValue::Null)}};
}

QJsonObject identityToJson(const BootIdentity &identity)
{
    QJsonArray initScripts;
    for (const QByteArray &hash : identity.initScriptHashes)
        initScripts.append(hexText(hash));
    const auto optionalBytes = [](const std::optional<QByteArray> &bytes) {
        return bytes ? QJsonValue(hexText(*bytes)) : QJsonValue(QJsonValue::Null); // an empty instance id is "", not null
    };
    return {{QStringLiteral("appId"), optionalBytes(identity.appId)},
            {QStringLiteral("composeHash"), digestOrNull(identity.composeHash)},
            {QStringLiteral("instanceId"), optionalBytes(identity.instanceId)},
            {QStringLiteral("keyProvider"), textOrNull(QString::fromUtf8(identity.keyProvider))},
            {QStringLiteral("osImageHash"), digestOrNull(identity.osImageHash)},
            {QStringLiteral("mrKms"), bytesOrNull(identity.mrKms)},
            {QStringLiteral("rootfsHash"), bytesOrNull(identity.rootfsHash)},
            {QStringLiteral("storageFs"), textOrNull(identity.storageFs)},
            {QStringLiteral("initScriptHashes"), initScripts},
            {QStringLiteral("gpuPolicyHash"), bytesOrNull(identity.gpuPolicyHash)},
            {QStringLiteral("legacy"), identity.legacy},
            {QStringLiteral("complete"), identity.complete}};
}

} // namespace

QJsonObject toJson(const Verification &verification)
{
    const bool isSgx = verification.quote && verification.quote->tee == Tee::Sgx;
    QJsonObject object{{QStringLiteral("verdict"), verification.isVerified() ? QStringLiteral("verified") : QStringLiteral("rejected")},
                       {QStringLiteral("status"), textOrNull(verification.status)},
                       {QStringLiteral("advisoryIds"), QJsonArray::fromStringList(verification.advisoryIds)},
                       {QStringLiteral("platformStatus"), textOrNull(verification.platformStatus)},
                       {QStringLiteral("qeStatus"), textOrNull(verification.qeStatus)},
                       {QStringLiteral("tdxModuleStatus"), isSgx ? QJsonValue(QJsonValue::Null) : textOrNull(verification.tdxModuleStatus)},
                       {QStringLiteral("intelProfileStatus"), textOrNull(verification.intelProfileStatus)},
                       {QStringLiteral("warnings"), QJsonArray::fromStringList(verification.warnings)},
                       {QStringLiteral("trustRoot"), verification.trustRoot},
                       {QStringLiteral("reason"), textOrNull(verification.reason)},
                       {QStringLiteral("reasonClass"), textOrNull(verification.reasonClass)},
                       {QStringLiteral("message"), verification.message},
                       {QStringLiteral("quote"), verification.quote ? QJsonValue(quoteToJson(*verification.quote)) : QJsonValue(QJsonValue::Null)},
                       {QStringLiteral("pck"), QJsonValue::Null},
                       {QStringLiteral("tcbEvaluationDataNumber"), valueOrNull(verification.tcbEvaluationDataNumber)},
                       {QStringLiteral("qeEvaluationDataNumber"), valueOrNull(verification.qeEvaluationDataNumber)},
                       {QStringLiteral("tcbDate"), textOrNull(verification.tcbDate)},
                       {QStringLiteral("tcbInfoNextUpdate"), textOrNull(verification.tcbInfoNextUpdate)}};
    if (verification.pck)
        object.insert(QStringLiteral("pck"), QJsonObject{{QStringLiteral("fmspc"), hexText(verification.pck->fmspc)},
                                                         {QStringLiteral("pceId"), hexText(verification.pck->pceId)},
                                                         {QStringLiteral("ppid"), hexText(verification.pck->ppid)}});
    return object;
}

QJsonObject toJson(const EventLog &log, const Replay &replayed)
{
    QJsonArray events;
    for (const Event &event : log.events) {
        events.append(QJsonObject{{QStringLiteral("imr"), event.imr},
                                  {QStringLiteral("type"), qint64(event.type)},
                                  {QStringLiteral("event"), event.name},
                                  {QStringLiteral("payload"), hexText(event.payload)},
                                  {QStringLiteral("digest"), hexText(event.digest)},
                                  {QStringLiteral("boot"), event.inBootSection}});
    }
    QJsonArray problems;
    for (const EventProblem &problem : replayed.problems) {
        problems.append(QJsonObject{{QStringLiteral("code"), problem.code},
                                    {QStringLiteral("message"), problem.text},
                                    {QStringLiteral("event"), valueOrNull(problem.eventIndex)}});
    }
    QJsonArray isReplayed;
    for (const bool one : replayed.replayed)
        isReplayed.append(one);
    return {{QStringLiteral("rtmr"), rtmrArray(replayed.rtmr)},
            {QStringLiteral("replayed"), isReplayed},
            {QStringLiteral("matchesQuote"), valueOrNull(replayed.matchesQuote)},
            {QStringLiteral("identity"), identityToJson(replayed.identity)},
            {QStringLiteral("events"), events},
            {QStringLiteral("problems"), problems}};
}

QJsonObject toJson(const Comparison &comparison)
{
    QJsonArray instances;
    for (const InstanceReport &report : comparison.instances) {
        instances.append(QJsonObject{{QStringLiteral("name"), report.name},
                                     {QStringLiteral("quote"), quoteStateWord(report.quote)},
                                     {QStringLiteral("rtmrReplay"), replayStateWord(report.rtmrReplay)},
                                     {QStringLiteral("composeHashMatches"), valueOrNull(report.composeHashMatches)},
                                     {QStringLiteral("freshness"), freshnessWord(report.freshness)},
                                     {QStringLiteral("status"), textOrNull(report.verification.status)},
                                     {QStringLiteral("reason"), textOrNull(report.verification.reason)},
                                     {QStringLiteral("notProven"), QJsonArray::fromStringList(report.notProven)},
                                     {QStringLiteral("notes"), QJsonArray::fromStringList(report.notes)},
                                     {QStringLiteral("osImage"), imageToJson(report.image)},
                                     {QStringLiteral("level"), textOrNull(levelWord(report))},
                                     {QStringLiteral("notBound"), QJsonArray::fromStringList(report.notBound)}});
    }
    QJsonArray rows;
    for (const Row &row : comparison.rows) {
        QJsonArray values;
        for (const QString &value : row.values)
            values.append(textOrNull(value));
        rows.append(QJsonObject{{QStringLiteral("property"), row.property},
                                {QStringLiteral("values"), values},
                                {QStringLiteral("relation"), relationWord(row.relation)},
                                {QStringLiteral("reason"), row.reason}});
    }
    return {{QStringLiteral("verdict"), fleetVerdictWord(comparison.verdict)},
            {QStringLiteral("sentence"), comparison.sentence},
            {QStringLiteral("explanation"), comparison.explanation},
            {QStringLiteral("nextStep"), textOrNull(comparison.nextStep)},
            {QStringLiteral("trustRoot"), comparison.trustRoot},
            {QStringLiteral("tcbEvaluationDataNumber"), valueOrNull(comparison.tcbEvaluationDataNumber)},
            {QStringLiteral("instances"), instances},
            {QStringLiteral("rows"), rows}};
}

QJsonObject toJson(const BenchFigures &figures)
{
    const auto rate = [](double perSecond) { return QJsonObject{{QStringLiteral("quotesPerSecond"), perSecond}}; };
    return {{QStringLiteral("count"), figures.count},
            {QStringLiteral("threads"), figures.threads},
            {QStringLiteral("cold"), rate(figures.coldPerSecond)},
            {QStringLiteral("cachedCollateral"), rate(figures.cachedPerSecond)}};
}

} // namespace pilothouse::attestation
