// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/agents_text.h"
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/shell_words.h"
#include "services/agents/agents_workflow.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QCoroTimer>

#include <QFile>
#include <QJsonArray>
#include <QSaveFile>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;
using agents::AgentsWorkflow;
using domain::Deployment;

namespace {

using L = QLatin1StringView;

constexpr qint64 kLargestMessage = 64 * 1024;
constexpr auto kWatchPoll = std::chrono::seconds(30);
constexpr auto kLook = std::chrono::milliseconds(100);

struct Ready
{
    std::shared_ptr<EnvironmentServices> services;
    std::shared_ptr<AgentsWorkflow> workflow;
};

/// The workflow with a list that was just read.
QCoro::Task<Result<Ready>> freshWorkflow(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto workflow = (*services)->agents;
    if (workflow == nullptr)
        co_return sectionMissing(**services, u"orchestrator"_s);
    const auto refreshed = co_await workflow->refresh();
    if (!refreshed)
        co_return refreshed.error();
    // The window of this program is this one command: what guards production here is the phrase.
    (*services)->access->unlock();
    co_return Ready{*services, workflow};
}

Result<Deployment> named(const AgentsWorkflow &workflow, const QString &name)
{
    auto row = workflow.findToken(name);
    if (!row)
        row = workflow.find(domain::DeploymentId(name));
    if (!row)
        return Error{.kind = ErrorKind::NotFound, .what = u"no deployment has this NFT or id"_s, .where = visibleText(name, 80)};
    return *row;
}

QJsonObject signingToJson(const agents::SigningRequest &request)
{
    return {{u"wallet"_s, request.wallet},
            {u"nftTokenId"_s, request.token},
            {u"message"_s, QString::fromUtf8(request.message)},
            {u"expiresAt"_s, request.expiresAt.isValid() ? QJsonValue(toUtcText(request.expiresAt)) : QJsonValue()},
            {u"scheme"_s, request.scheme == agents::SigningScheme::Raw ? u"raw"_s : u"adr-036"_s}};
}

/// The signature that was made over the text of an earlier call.
Result<agents::SignedMessage> givenSignature(const Invocation &invocation, const Ready &ready, const agents::DeployRequest &wanted)
{
    if (!invocation.has(L("message")))
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = u"the text that was signed is missing"_s,
                     .where = u"--message"_s,
                     .nextStep = u"Give --message with the file that the first call wrote."_s};
    const auto message = readInputFile(invocation.value(L("message")), kLargestMessage);
    if (!message)
        return message.error();
    const QString from = invocation.value(L("signature"));
    const auto answer = readInputFile(from == "-"_L1 ? u"/dev/stdin"_s : from, kLargestMessage);
    if (!answer)
        return answer.error();
    const auto signature = agents::parseWalletAnswer(QString::fromUtf8(*answer));
    if (!signature)
        return signature.error();
    agents::SigningRequest request;
    request.wallet = wanted.wallet;
    request.token = wanted.token;
    request.message = *message;
    request.scheme = ready.services->profile.orchestrator->signature == "raw"_L1 ? agents::SigningScheme::Raw : agents::SigningScheme::Adr036;
    request.opensSession = ready.workflow->port().dialect() != "seed"_L1;
    return agents::SignedMessage{request, *signature};
}

/// What is wrong with a deployment as the command line says it: the field's hint is a whole sentence only beside its option.
Error wrongDeployment(const agents::DeployProblem &problem)
{
    using Field = agents::DeployProblem::Field;
    Error error{.kind = ErrorKind::InvalidInput, .what = problem.text};
    switch (problem.field) {
    case Field::Token:
        error.where = u"NFT"_s;
        error.nextStep = u"Take the token id from pilothousectl agents list, or of an NFT that the wallet owns."_s;
        break;
    case Field::Wallet:
        error.where = u"--wallet"_s;
        error.nextStep = u"Give the owner's whole address, as the wallet shows it."_s;
        break;
    case Field::Provider:
        error.where = u"--provider"_s;
        error.nextStep = u"Leave it out for secret_vm."_s;
        break;
    case Field::Cpu:
        error.where = u"--cpu"_s;
        error.what = u"%1 is needed"_s.arg(problem.text);
        error.nextStep = u"Leave it out for the orchestrator's own choice."_s;
        break;
    case Field::Memory:
        error.where = u"--memory"_s;
        error.what = u"%1 is needed"_s.arg(problem.text);
        error.nextStep = u"Leave it out for the orchestrator's own choice."_s;
        break;
    }
    return error;
}

/// Writes the text for the wallet, byte for byte.
Status writeMessage(const QString &path, const QByteArray &message)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(message) != message.size() || !file.commit())
        return Error{.kind = ErrorKind::InvalidInput, .what = u"the file cannot be written: %1"_s.arg(file.errorString()), .where = path};
    return Done{};
}

/// Puts the signed message into `signature` where the orchestrator asks for one: made over the text of an earlier call, or by the wallet for
/// development. Where somebody else's wallet has to sign first, the text to be signed is the answer.
QCoro::Task<Result<std::optional<Answer>>> signDeployment(std::shared_ptr<Context> context, Ready ready, agents::DeployRequest wanted,
                                                          QString ownWallet, std::shared_ptr<std::optional<agents::SignedMessage>> signature,
                                                          Answer planned)
{
    const Invocation &invocation = context->invocation();
    if (invocation.has(L("signature"))) {
        const auto given = givenSignature(invocation, ready, wanted);
        if (!given)
            co_return given.error();
        *signature = *given;
        co_return std::optional<Answer>();
    }
    const auto asked = co_await ready.workflow->signingRequest(wanted);
    if (!asked)
        co_return asked.error();
    if (!*asked)
        co_return std::optional<Answer>();
    const agents::SigningRequest request = **asked;
    if (request.wallet == ownWallet) {
        const auto made = co_await ready.workflow->signForDevelopment(request);
        if (!made)
            co_return made.error();
        *signature = agents::SignedMessage{request, *made};
        co_return std::optional<Answer>();
    }
    if (invocation.has(L("message"))) {
        const auto written = writeMessage(invocation.value(L("message")), request.message);
        if (!written)
            co_return written.error();
    }
    planned.json.insert(u"signingRequest"_s, signingToJson(request));
    planned.text += u"To be signed by %1:\n%2\n"_s.arg(request.wallet, QString::fromUtf8(request.message));
    planned.code = ExitCode::RefusedHere;
    planned.complaint = u"The wallet has to sign first. Nothing was sent. Sign the text and call again with --message and --signature."_s;
    co_return std::optional(planned);
}

QCoro::Task<Result<Answer>> deploy(std::shared_ptr<AgentsWorkflow> workflow, agents::DeployRequest wanted,
                                   std::shared_ptr<std::optional<agents::SignedMessage>> signature, Answer answer)
{
    const auto receipt = co_await workflow->deploy(wanted, *signature);
    if (!receipt)
        co_return receipt.error();
    const auto now = workflow->findToken(wanted.token);
    answer.json.insert(u"done"_s, true);
    answer.json.insert(u"id"_s, receipt->id.text());
    answer.json.insert(u"readBack"_s, receipt->readBack);
    if (receipt->estimate)
        answer.json.insert(u"estimateSeconds"_s, double(receipt->estimate->count()));
    if (now)
        answer.json.insert(u"deployment"_s, deploymentToJson(*now));
    answer.text = now ? deploymentToText(*now) : u"deployed as %1\n"_s.arg(visibleText(receipt->id.text(), 80));
    co_return answer;
}

QCoro::Task<Result<Answer>> stop(std::shared_ptr<AgentsWorkflow> workflow, std::vector<domain::DeploymentId> ids, Answer answer, QString phrase)
{
    const auto results = co_await workflow->runStop(ids, phrase);
    if (!results)
        co_return results.error();
    QJsonArray outcomes;
    bool allOk = !results->empty();
    answer.text.clear();
    for (const agents::AgentResult &result : *results) {
        outcomes.append(QJsonObject{{u"id"_s, result.id.text()}, {u"name"_s, result.name}, {u"ok"_s, result.ok}, {u"text"_s, result.text}});
        answer.text += u"%1: %2\n"_s.arg(result.name, visibleText(result.text));
        allOk &= result.ok;
    }
    answer.json.insert(u"done"_s, allOk);
    answer.json.insert(u"results"_s, outcomes);
    if (!allOk) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = u"%1. Read the state back with pilothousectl agents show."_s.arg(clause(answer.text.trimmed()));
    }
    co_return answer;
}

/// Looks at the endpoint; anything but good is a bad verdict.
QCoro::Task<Status> addProbe(std::shared_ptr<Context> context, std::shared_ptr<AgentsWorkflow> workflow, QString address, Answer *answer)
{
    if (workflow->endpoints() == nullptr)
        co_return Error{.kind = ErrorKind::Internal, .what = u"endpoints cannot be probed here"_s};
    const auto probes = workflow->endpoints();
    const CancelToken cancel = context->cancel();
    const auto report = co_await probes->look(address, cancel);
    if (!report && report.error().kind == ErrorKind::Cancelled)
        co_return report.error();
    if (!report) {
        answer->json.insert(u"probe"_s, QJsonObject{{u"outcome"_s, u"unknown"_s}, {u"error"_s, errorToJson(report.error())}});
        answer->text += u"endpoint probe: unknown\n"_s;
        answer->code = ExitCode::BadVerdict;
        answer->complaint = shellMessage(report.error()).oneLine();
        co_return Done{};
    }
    const QDateTime now = context->clock()->utcNow();
    answer->json.insert(u"probe"_s, endpointToJson(*report, now));
    answer->text += endpointToText(*report, now);
    const agents::ProbeOutcome outcome = overallOutcome(*report, now);
    if (outcome != agents::ProbeOutcome::Passed && outcome != agents::ProbeOutcome::Warned) {
        answer->code = ExitCode::BadVerdict;
        answer->complaint = u"The endpoint does not answer as its users need it to. Nothing was changed."_s;
    }
    co_return Done{};
}

} // namespace

QCoro::Task<Result<Answer>> agentsList(std::shared_ptr<Context> context)
{
    const auto ready = co_await freshWorkflow(context);
    if (!ready)
        co_return ready.error();
    const auto &snapshot = ready->workflow->snapshot();
    Answer answer;
    answer.json = deploymentListToJson(*snapshot.value, snapshot.source, snapshot.fetchedAt);
    answer.json.insert(u"dialect"_s, ready->workflow->port().dialect());
    answer.text = deploymentListToText(*snapshot.value);
    co_return answer;
}

QCoro::Task<Result<Answer>> agentsShow(std::shared_ptr<Context> context)
{
    const auto ready = co_await freshWorkflow(context);
    if (!ready)
        co_return ready.error();
    const auto row = named(*ready->workflow, context->invocation().operand(0));
    if (!row)
        co_return row.error();
    const domain::DeploymentId id = row->id;
    const auto history = co_await ready->workflow->remoteHistory(id);
    Answer answer;
    answer.json = deploymentToJson(*row);
    answer.text = deploymentToText(*row);
    if (history)
        addHistory(&answer.json, &answer.text, *history);
    else
        answer.text += u"history: %1\n"_s.arg(shellMessage(history.error()).oneLine());
    if (context->invocation().has(L("probe"))) {
        const Status probed = co_await addProbe(context, ready->workflow, row->endpointUrl, &answer);
        if (!probed)
            co_return probed.error();
    }
    co_return answer;
}

QCoro::Task<Result<Answer>> agentsDeploy(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const auto ready = co_await freshWorkflow(context);
    if (!ready)
        co_return ready.error();
    const auto workflow = ready->workflow;
    agents::DeployRequest wanted;
    wanted.token = invocation.operand(0);
    const QString ownWallet = co_await workflow->developmentWallet();
    wanted.wallet = invocation.has(L("wallet")) ? invocation.value(L("wallet")) : ownWallet;
    if (invocation.has(L("provider")))
        wanted.provider = invocation.value(L("provider"));
    wanted.resources.cpu = invocation.value(L("cpu"));
    wanted.resources.memory = invocation.value(L("memory"));
    const auto problems = agents::problemsOf(wanted);
    if (!problems.empty())
        co_return wrongDeployment(problems.front());

    const auto signature = std::make_shared<std::optional<agents::SignedMessage>>();
    PlannedChange change;
    change.plan = workflow->planDeploy(wanted);
    change.object = wanted.token;
    change.makeReady = [context, ready = *ready, wanted, ownWallet, signature](Answer planned) {
        return signDeployment(context, ready, wanted, ownWallet, signature, planned);
    };
    change.carryOut = [workflow, wanted, signature](Answer answer, QString) { return deploy(workflow, wanted, signature, answer); };
    auto answer = co_await planConfirmRun(context, change);
    co_return answer;
}

QCoro::Task<Result<Answer>> agentsStop(std::shared_ptr<Context> context)
{
    const auto ready = co_await freshWorkflow(context);
    if (!ready)
        co_return ready.error();
    const auto workflow = ready->workflow;
    const auto row = named(*workflow, context->invocation().operand(0));
    if (!row)
        co_return row.error();
    const std::vector<domain::DeploymentId> ids{row->id};
    const QString object = row->token.isEmpty() ? row->id.text() : row->token;
    const domain::Plan plan = workflow->planStop(ids);
    const CarryOut run = [workflow, ids](Answer answer, QString phrase) { return stop(workflow, ids, answer, phrase); };
    auto answer = co_await planConfirmRun(context, plan, object, run);
    co_return answer;
}

QCoro::Task<Result<Answer>> agentsWatch(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const QString nft = invocation.operand(0);
    const QString until = invocation.value(L("until")).toLower();
    if (!until.isEmpty() && (nft.isEmpty() || domain::deploymentStateOf(until) == domain::DeploymentState::Unknown))
        co_return Error{.kind = ErrorKind::InvalidInput, .what = u"--until needs an NFT and one of the eight states"_s, .where = u"--until"_s};
    const auto ready = co_await freshWorkflow(context);
    if (!ready)
        co_return ready.error();
    const auto workflow = ready->workflow;
    context->takeTime();
    std::vector<Deployment> news;
    QHash<domain::DeploymentId, QString> said;
    for (const Deployment &row : workflow->snapshot().value->items)
        said.insert(row.id, row.status);
    QObject watcher;
    const auto note = [&news](const std::vector<Deployment> &rows) { news.insert(news.end(), rows.begin(), rows.end()); };
    QObject::connect(workflow.get(), &AgentsWorkflow::deploymentsChanged, &watcher, note);
    QObject::connect(workflow.get(), &AgentsWorkflow::snapshotChanged, &watcher, [&note, workflow] {
        if (workflow->snapshot().hasValue())
            note(workflow->snapshot().value->items);
    });
    workflow->start(kWatchPoll);
    while (!context->cancel().isCancelled()) {
        for (const Deployment &row : std::exchange(news, {})) {
            const bool wanted = nft.isEmpty() || row.token == nft;
            const bool isNews = said.value(row.id) != row.status || row.progress;
            said.insert(row.id, row.status);
            if (!wanted || !isNews)
                continue;
            QJsonObject json = deploymentToJson(row);
            json.insert(u"at"_s, toUtcText(context->clock()->utcNow()));
            const QString percent = row.progress ? u" %1 %"_s.arg(*row.progress) : QString();
            const QString line
                = u"%1  %2  %3%4\n"_s.arg(toUtcText(context->clock()->utcNow()), visibleText(row.token, 64), visibleText(row.status, 40), percent);
            if (!context->output().item(json, line))
                co_return Error{.kind = ErrorKind::Storage, .what = u"stdout cannot be written"_s, .where = u"stdout"_s};
        }
        if (!until.isEmpty()) {
            const auto now = workflow->findToken(nft);
            if (now && now->state == domain::deploymentStateOf(until)) {
                workflow->stop();
                Answer answer;
                answer.json = deploymentToJson(*now);
                answer.text = deploymentToText(*now);
                co_return answer;
            }
        }
        co_await QCoro::sleepFor(kLook);
    }
    workflow->stop();
    co_return Error{.kind = ErrorKind::Cancelled, .what = u"no longer watched"_s};
}

} // namespace pilothouse::ctl
