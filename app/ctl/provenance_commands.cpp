// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/provenance_builder.h"
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/provenance_text.h"
#include "services/core/plain_text.h"
#include "services/provenance/compose_form.h"
#include "services/provenance/provenance_json.h"
#include "services/provenance/source_files.h"

#include <algorithm>

namespace pilothouse::ctl {

namespace {

using L = QLatin1StringView;
using provenance::ProvenanceWorkflow;

constexpr qint64 kPageBytes = 4 * 1024 * 1024;

Error badOption(const QString &option, const QString &what, const QString &nextStep = QString())
{
    return {.kind = ErrorKind::InvalidInput, .what = what, .where = option, .nextStep = nextStep};
}

/// Something local that is too large is bad input, not a strange remote.
Error asInput(Error error)
{
    if (error.kind == ErrorKind::TooLarge)
        error.kind = ErrorKind::InvalidInput;
    return error;
}

Result<std::optional<Sha256>> hashOption(const Invocation &words, QLatin1StringView name)
{
    if (!words.has(name))
        return std::optional<Sha256>();
    const auto hash = provenance::hashFromText(words.value(name));
    if (!hash)
        return badOption(QStringLiteral("--") + name, QStringLiteral("not a compose hash"),
                         QStringLiteral("Give 64 hexadecimal digits, with or without 0x."));
    return hash;
}

/// The workflow of the profile; --second-rpc names nodes that are to confirm.
Result<std::shared_ptr<ProvenanceWorkflow>> workflowFor(const Context &context)
{
    composition::ProvenanceOptions options;
    options.clock = context.clock();
    if (context.namesProfile()) {
        const auto profile = context.profile();
        if (!profile)
            return profile.error();
        options.environment = profile->environment.id;
        options.caFile = profile->caFile;
        options.attestation = profile->attestation;
    }
    for (const QString &text : context.invocation().values(L("second-rpc"))) {
        const QUrl url(text, QUrl::StrictMode);
        const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
        if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
            return badOption(QStringLiteral("--second-rpc"), QStringLiteral("not the address of a node"),
                             QStringLiteral("Give http:// or https:// with a host, without user and password."));
        const QUrl own(options.attestation ? options.attestation->chainRpcUrl : QString());
        if (url.host() == own.host() && url.port() == own.port())
            return badOption(QStringLiteral("--second-rpc"), QStringLiteral("the profile's own node cannot confirm itself"),
                             QStringLiteral("Give a node of another operator."));
        options.furtherNodes.push_back(url);
    }
    return composition::buildProvenance(options);
}

} // namespace

QCoro::Task<Result<Answer>> attestSource(std::shared_ptr<Context> context)
{
    const Invocation &words = context->invocation();
    const QString where = QStringLiteral("pilothousectl attest source");
    const bool byGit = words.has(L("git"));
    if (words.has(L("file")) == byGit)
        co_return badOption(where, QStringLiteral("either --file or --git is needed"));
    if (byGit != words.has(L("tag")))
        co_return badOption(where, QStringLiteral("--git and --tag belong together"));
    if (!byGit && words.has(L("path")))
        co_return badOption(where, QStringLiteral("--path belongs to --git"));
    provenance::SourceRequest request;
    request.filePath = words.value(L("file"));
    request.gitFolder = words.value(L("git"));
    request.gitTag = words.value(L("tag"));
    request.pathInGit = words.value(L("path"));
    const auto expected = hashOption(words, L("compare"));
    if (!expected)
        co_return expected.error();
    request.expected = *expected;
    if (words.has(L("against"))) {
        const auto reference = readInputFile(words.value(L("against")), provenance::kMostSourceBytes);
        if (!reference)
            co_return reference.error();
        request.reference = *reference;
    }
    const auto workflow = workflowFor(*context);
    if (!workflow)
        co_return workflow.error();
    const auto report = co_await (*workflow)->checkSource(request, context->cancel());
    if (!report)
        co_return asInput(report.error());

    Answer answer;
    answer.json = provenance::toJson(*report);
    answer.text = sourceText(*report);
    const bool wrongHash = report->verdict == provenance::SourceVerdict::Different
                           || (report->verdict == provenance::SourceVerdict::NotComparable && report->expected) || report->difference.has_value();
    const bool bad = !report->findings.empty() && report->findings.front().level == provenance::FindingLevel::Bad;
    if (wrongHash || bad) {
        answer.code = ExitCode::BadVerdict;
        const QString why = bad && !wrongHash ? report->findings.front().text + u'.' : report->sentence;
        answer.complaint = QStringLiteral("%1: %2").arg(report->origin, why);
    }
    co_return answer;
}

QCoro::Task<Result<Answer>> attestHistory(std::shared_ptr<Context> context)
{
    const Invocation &words = context->invocation();
    const auto wanted = hashOption(words, L("compose-hash"));
    if (!wanted)
        co_return wanted.error();
    std::optional<provenance::BlockNumber> from;
    if (words.has(L("from-block"))) {
        const auto number = wholeNumber(words.value(L("from-block")));
        if (!number || *number < 0)
            co_return badOption(QStringLiteral("--from-block"), QStringLiteral("not a block number"));
        from = provenance::BlockNumber(*number);
    }
    const auto workflow = workflowFor(*context);
    if (!workflow)
        co_return workflow.error();
    auto reading = from ? (*workflow)->historySince(*from, context->cancel()) : (*workflow)->history(context->cancel());
    const auto history = co_await std::move(reading);
    if (!history)
        co_return history.error();

    Answer answer;
    answer.json = provenance::toJson(*history);
    answer.text = historyText(*history);
    if (*wanted) {
        provenance::AllowanceQuestion question;
        question.composeHash = *wanted;
        const auto allowance = co_await (*workflow)->allowance(question, context->cancel());
        if (!allowance)
            co_return allowance.error();
        const auto link = provenance::linkOf(*history, **wanted, allowance->composeHash);
        answer.json.insert(QStringLiteral("composeHash"), QString::fromLatin1((*wanted)->toHex()));
        answer.json.insert(QStringLiteral("link"), provenance::toJson(link));
        answer.text = QStringLiteral("%1: %2\n").arg(provenance::linkStateWord(link.state), visibleText(link.sentence, 800)) + answer.text;
        if (link.state != provenance::LinkState::Allowed) {
            answer.code = ExitCode::BadVerdict;
            answer.complaint = QStringLiteral("%1: %2").arg(provenance::linkStateWord(link.state), link.sentence);
        }
    }
    if (history->agreement == provenance::Agreement::Disagreed) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = QStringLiteral("the nodes contradict each other: %1").arg(history->disagreements.value(0));
    } else if (!history->complete && !from && answer.code == ExitCode::Good) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = QStringLiteral("the history is not whole: %1.").arg(history->incompleteBecause);
    }
    co_return answer;
}

QCoro::Task<Result<Answer>> attestDeployments(std::shared_ptr<Context> context)
{
    const Invocation &words = context->invocation();
    const QString path = words.value(L("file"));
    const auto bytes = readInputFile(path, kPageBytes);
    if (!bytes)
        co_return bytes.error();
    std::vector<provenance::AttestedHash> attested;
    for (const QString &text : words.values(L("attested"))) {
        const qsizetype equals = text.lastIndexOf(u'=');
        const auto hash = equals > 0 ? provenance::hashFromText(QStringView(text).sliced(equals + 1)) : std::nullopt;
        if (!hash)
            co_return badOption(QStringLiteral("--attested"), QStringLiteral("not a machine and its compose hash"),
                                QStringLiteral("Give NAME=HEX, for example prod9=933c…"));
        attested.push_back({text.left(equals), *hash});
    }
    const auto workflow = workflowFor(*context);
    if (!workflow)
        co_return workflow.error();
    const auto report = co_await (*workflow)->readDeployments(*bytes, attested, context->cancel());
    if (!report) {
        Error error = asInput(report.error());
        if (error.where.isEmpty())
            error.where = path;
        co_return error;
    }

    Answer answer;
    answer.json = provenance::toJson(*report);
    answer.text = deploymentsText(*report);
    if (!report->allConfirmed()) {
        const auto confirmed = std::ranges::count(report->rows, provenance::TransactionState::Confirmed, &provenance::DeploymentVerdict::state);
        const bool unreachable = (*workflow)->hasChain() && !report->chainProblem.isEmpty();
        answer.code = unreachable ? ExitCode::Remote : ExitCode::BadVerdict;
        answer.complaint
            = unreachable ? QStringLiteral("%1. Nothing was changed. The rows were read without a look at the chain.").arg(report->chainProblem)
                          : QStringLiteral("%1: %2 of %3 deployments are confirmed on the chain.").arg(path).arg(confirmed).arg(report->rows.size());
    }
    co_return answer;
}

QCoro::Task<Result<Answer>> composeHash(std::shared_ptr<Context> context)
{
    const Invocation &words = context->invocation();
    const QString path = words.operand(0);
    const auto bytes = readInputFile(path, provenance::kMostSourceBytes);
    if (!bytes)
        co_return bytes.error();
    QString form = QStringLiteral("exact");
    QString note;
    QByteArray text = *bytes;
    if (words.has(L("form"))) {
        form = words.value(L("form"));
        if (form != L("compact") && form != L("cloud"))
            co_return badOption(QStringLiteral("--form"), QStringLiteral("an unknown form"),
                                QStringLiteral("There are compact and cloud; without --form the bytes are taken as they are."));
        const auto drop = words.has(L("drop-unused")) ? provenance::UnusedMembers::Drop : provenance::UnusedMembers::Keep;
        const auto written
            = provenance::writeComposeForm(text, form == L("cloud") ? provenance::ComposeForm::Cloud : provenance::ComposeForm::Compact, drop);
        if (!written) {
            Error error = written.error();
            error.where = path;
            co_return error;
        }
        text = *written;
    }
    if (form == L("exact") && provenance::kindOf(text) == provenance::SourceKind::DockerCompose)
        note = QStringLiteral("This file is no app-compose.json: the hash of a docker-compose.yml is never a compose hash.");
    const QString hash = QString::fromLatin1(sha256({text}).toHex());
    Answer answer;
    answer.json = {{QStringLiteral("composeHash"), hash},
                   {QStringLiteral("form"), form},
                   {QStringLiteral("bytes"), text.size()},
                   {QStringLiteral("note"), note.isEmpty() ? QJsonValue() : QJsonValue(note)}};
    answer.text = note.isEmpty() ? hash : hash + u'\n' + note;
    co_return answer;
}

} // namespace pilothouse::ctl
