// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cvm_change_run.h"

#include "app/ctl/cvm_text.h"
#include "app/ctl/secret_input.h"
#include "app/ctl/shell_words.h"
#include "services/cluster/change_plan.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cluster/dotenv.h"
#include "services/cluster/on_chain_calls.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "services/provenance/compose_prediction.h"

#include <QJsonArray>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestEnvFile = 8 * 1024 * 1024;

QString recipientWord(cluster::RecipientKey key)
{
    switch (key) {
    case cluster::RecipientKey::NothingEncrypted: return u"nothing-encrypted"_s;
    case cluster::RecipientKey::SignatureVerified: return u"signature-verified"_s;
    case cluster::RecipientKey::NotVerifiable: return u"not-verifiable"_s;
    }
    return {};
}

/// Empty: it stays, or cannot be foretold.
QString predictedHash(const cluster::ComposeFile &file, const domain::Cvm &cvm, const cluster::CvmUpdate &update)
{
    cluster::VariableChange names;
    if (update.variables)
        names = cluster::variableChange(cluster::sealedNames(file, cvm.osImage).names(), *update.variables);
    if (!cluster::changesHash(update, names, file) || (update.variables && !file.listsEnvs))
        return {};
    provenance::ComposeEdit edit;
    if (update.composeText)
        edit.composeText = QString::fromUtf8(*update.composeText);
    edit.preLaunchScript = update.preLaunchScript;
    if (update.variables)
        edit.allowedEnvs = names.sent();
    return provenance::predictedComposeHash(file.manifest, cvm.composeHash, edit).value_or(QString());
}

QCoro::Task<Result<Answer>> carryOut(std::shared_ptr<cluster::CvmChanges> changes, cluster::CvmChanges::Offered offer, Answer answer, QString phrase)
{
    const auto result = co_await changes->run(offer, phrase);
    if (!result)
        co_return result.error();
    answer.json.insert(u"done"_s, result->ok);
    answer.json.insert(u"results"_s, QJsonArray{QJsonObject{
                                         {u"id"_s, result->id.text()}, {u"name"_s, result->name}, {u"ok"_s, result->ok}, {u"text"_s, result->text}}});
    const bool sendsVariables = offer->kind == cluster::ChangeOffer::Kind::Deploy || offer->kind == cluster::ChangeOffer::Kind::Update;
    answer.text = u"%1: %2\n"_s.arg(visibleText(result->name, 80), visibleText(result->text));
    if (offer->kind == cluster::ChangeOffer::Kind::Update && result->readBack) {
        const QString &hash = result->readBack->composeHash;
        answer.json.insert(u"composeHash"_s, hash.isEmpty() ? QJsonValue() : QJsonValue(hash));
        answer.text
            += u"%1: compose hash read back: %2\n"_s.arg(visibleText(result->name, 80), hash.isEmpty() ? u"not said"_s : visibleText(hash, 64));
    }
    if (sendsVariables)
        answer.json.insert(u"recipientKey"_s, recipientWord(result->recipientKey));
    if (result->recipientKey != cluster::RecipientKey::NothingEncrypted)
        answer.text += u"%1: %2\n"_s.arg(visibleText(result->name, 80), cluster::recipientWords(result->recipientKey));
    if (result->onChain) {
        answer.json.insert(u"onChain"_s, stepToJson(*result->onChain));
        answer.text += stepToText(*result->onChain);
        if (offer->kind != cluster::ChangeOffer::Kind::Deploy)
            answer.text += u"Then: pilothousectl phala cvms commit %1 --transaction HASH\n"_s.arg(shellQuoted(result->id.text()));
    }
    if (!result->ok) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = u"%1: %2. Read the state back with pilothousectl phala cvms get."_s.arg(result->name, clause(result->text));
    }
    co_return answer;
}

} // namespace

QJsonObject stepToJson(const cluster::OnChainStep &step)
{
    QJsonArray calls;
    for (const cluster::OwnerCall &call : cluster::ownerCalls(step))
        calls.append(QJsonObject{{u"call"_s, call.name}, {u"to"_s, call.to}, {u"data"_s, call.data}});
    return {{u"contract"_s, step.contract},
            {u"chainId"_s, step.chainId ? QJsonValue(*step.chainId) : QJsonValue()},
            {u"composeHash"_s, step.composeHash},
            {u"deviceId"_s, step.deviceId},
            {u"answer"_s, cluster::chainAnswerWord(step.answer)},
            {u"status"_s, int(step.answer)},
            {u"calls"_s, calls}};
}

QString stepToText(const cluster::OnChainStep &step)
{
    const auto calls = cluster::ownerCalls(step);
    if (calls.empty())
        return u"Contract %1 needs no further call.\n"_s.arg(visibleText(step.contract, 80));
    QString text = u"The owner of contract %1 has to call:\n"_s.arg(visibleText(step.contract, 80));
    for (const cluster::OwnerCall &call : calls)
        text += u"  %1  %2\n"_s.arg(call.name, call.data.isEmpty() ? u"(what it needs was not said)"_s : call.data);
    return text;
}

QCoro::Task<Result<CvmToChange>> cvmToChange(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    CvmToChange subject;
    subject.services = *services;
    subject.changes = (*services)->cvmChanges;
    if (subject.changes == nullptr)
        co_return sectionMissing(**services, u"phala"_s);
    const auto workflow = (*services)->cluster;
    const auto refreshed = co_await workflow->refresh();
    if (!refreshed)
        co_return refreshed.error();
    const auto cvm = findCvm(*workflow->snapshot().value, context->invocation().operand(0));
    if (!cvm)
        co_return cvm.error();
    if (cvm->duplicateId)
        co_return Error{.kind = ErrorKind::InvalidInput,
                        .what = u"the list names its id twice; which one is meant cannot be told"_s,
                        .where = visibleText(cvm->name, 80)};
    (*services)->access->unlock();
    subject.cvm = *cvm;
    co_return subject;
}

QCoro::Task<Result<Answer>> runCvmChange(std::shared_ptr<Context> context, std::shared_ptr<cluster::CvmChanges> changes,
                                         cluster::CvmChanges::Offered offer, QString object)
{
    const CarryOut run = [changes, offer](Answer answer, QString phrase) { return carryOut(changes, offer, answer, phrase); };
    auto answer = co_await planConfirmRun(context, offer->plan, object, run);
    co_return answer;
}

QCoro::Task<Result<Answer>> runCvmUpdate(std::shared_ptr<Context> context, CvmToChange subject, std::shared_ptr<cluster::CvmUpdate> update)
{
    const QString id = subject.cvm.id.text();
    const auto file = co_await subject.services->deployer->composeFile(id);
    if (!file)
        co_return asNamedByCaller(file.error());
    update->predictedHash = predictedHash(*file, subject.cvm, *update);
    const auto offer = co_await subject.changes->prepareUpdate(id, update);
    if (!offer)
        co_return asNamedByCaller(offer.error());
    const cluster::VariableChange &change = (*offer)->variables;
    const Invocation &invocation = context->invocation();
    const cluster::SealedNames &sealed = (*offer)->sealed;
    const bool hasLeave = !invocation.has(QLatin1StringView("yes")) || invocation.has(QLatin1StringView("drop-others"));
    if (change.dropped.isEmpty() && !sealed.isComplete() && !hasLeave)
        co_return Error{.kind = ErrorKind::Refused,
                        .what = u"variables may be lost that nobody can name: %1"_s.arg(sealed.whyMore),
                        .where = visibleText(subject.cvm.name, 80),
                        .nextStep = u"Make sure that the file has them all, then add --drop-others."_s,
                        .unchanged = u"Nothing was sent."_s};
    if (!change.dropped.isEmpty() && !hasLeave)
        co_return Error{
            .kind = ErrorKind::Refused,
            .what = u"these variables would be lost, and old values cannot be read back: %1"_s.arg(visibleText(change.dropped.join(u", "_s), 1000)),
            .where = visibleText(subject.cvm.name, 80),
            .nextStep = u"Give them again in the file, or add --drop-others."_s};
    auto answer = co_await runCvmChange(context, subject.changes, *offer, subject.cvm.name);
    if (answer) {
        answer->json.insert(u"dropped"_s, QJsonArray::fromStringList(change.dropped));
        answer->json.insert(u"kept"_s, QJsonArray::fromStringList(change.kept));
        answer->json.insert(u"added"_s, QJsonArray::fromStringList(change.added));
        answer->json.insert(u"mayLoseUnnamed"_s, sealed.isComplete() ? QJsonValue() : QJsonValue(sealed.whyMore));
        answer->json.insert(u"predictedComposeHash"_s, update->predictedHash.isEmpty() ? QJsonValue() : QJsonValue(update->predictedHash));
    }
    co_return answer;
}

Result<std::vector<cluster::SealedVariable>> variablesFrom(const QString &path)
{
    Result<std::vector<cluster::SealedVariable>> variables = std::vector<cluster::SealedVariable>();
    if (path == "-"_L1) {
        const auto text = readSecretFromStdin(u"Variables, one NAME=value: "_s);
        if (!text)
            return text.error();
        variables = cluster::parseDotenv(text->view());
    } else {
        auto text = readInputFile(path, kLargestEnvFile);
        if (!text)
            return text.error();
        variables = cluster::parseDotenv(*text);
        wipe(*text);
    }
    if (variables)
        return variables;
    Error error = variables.error();
    error.where = path == "-"_L1 ? u"stdin"_s : path;
    return error;
}

} // namespace pilothouse::ctl
