// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/attestation_builder.h"
#include "app/ctl/attest_input.h"
#include "app/ctl/attest_text.h"
#include "app/ctl/certificate_output.h"
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/second_opinion_output.h"
#include "services/attestation/attestation_workflow.h"
#include "services/attestation/report_json.h"

#include <algorithm>

namespace pilothouse::ctl {

namespace {

constexpr qint64 kEventLogBytes = 64 * 1024 * 1024;
constexpr qint64 kFleetBytes = 256 * 1024 * 1024;

using attestation::AttestationWorkflow;

/// The workflow of this one call: --trust-root, otherwise the root of a demo profile, otherwise Intel's; the profile's PCCS, policy and
/// references, of which the flags replace single ones.
Result<std::shared_ptr<AttestationWorkflow>> workflowFor(const Context &context)
{
    composition::AttestationOptions options;
    options.clock = context.clock();
    options.stateFolder = context.folders().state;
    attestation::References expected;
    if (context.namesProfile()) {
        const auto profile = context.profile();
        if (!profile)
            return profile.error();
        const auto own = composition::attestationOptionsOf(*profile, context.folders().state);
        if (!own)
            return own.error();
        options = *own;
        options.clock = context.clock();
        expected = options.references->references();
    }
    if (context.invocation().has(QLatin1StringView("trust-root"))) {
        const auto root = trustRootOf(context.invocation());
        if (!root)
            return root.error();
        options.root = *root;
    }
    const auto references = referencesOf(context.invocation(), expected);
    if (!references)
        return references.error();
    options.references = std::make_shared<attestation::ReferenceBook>(*references);
    if (context.invocation().has(QLatin1StringView("second-opinion"))) {
        const auto verifier = secondVerifierOf(context);
        if (!verifier)
            return verifier.error();
        options.secondVerifier = *verifier;
    }
    return composition::buildAttestation(options);
}

/// Asks live instances; with collateral or a time of the caller's the same evidence is judged by those.
QCoro::Task<Result<attestation::JudgedEvidence>> compareUrls(std::shared_ptr<Context> context, std::shared_ptr<AttestationWorkflow> workflow,
                                                             std::vector<QUrl> urls, attestation::CollateralSet given)
{
    std::vector<attestation::Machine> machines;
    for (const QUrl &url : urls) {
        attestation::Machine machine;
        machine.name = url.toString();
        machine.address = url.toString(QUrl::StripTrailingSlash);
        machines.push_back(machine);
    }
    const auto live = co_await workflow->compareLive(machines, context->cancel());
    const bool judgedByCaller = !given.items.empty() || context->invocation().has(QLatin1StringView("at"));
    if (!live || !judgedByCaller)
        co_return live;
    const auto at = timeOf(*context);
    if (!at)
        co_return at.error();
    const auto judged = co_await workflow->compareStored(live->machines, given, std::optional(*at), context->cancel());
    co_return judged;
}

/// What is to be done about quotes that there was nothing to check with: here it is a flag that is missing.
void nameMissingFlag(const Context &context, attestation::Comparison &comparison)
{
    const bool isChecked = std::ranges::all_of(comparison.instances, [](const attestation::InstanceReport &instance) {
        return instance.quote != attestation::QuoteState::Rejected || instance.verification.wasChecked();
    });
    if (isChecked || context.invocation().has(QLatin1StringView("collateral")))
        return;
    comparison.nextStep = context.namesProfile() ? QStringLiteral("Name a PCCS in the profile (attestation: pccs-url), or give --collateral FILE.")
                                                 : QStringLiteral("Give --profile NAME, whose PCCS is asked for collateral, or --collateral FILE.");
}

Answer comparisonAnswer(const attestation::Comparison &comparison)
{
    Answer answer;
    answer.json = attestation::toJson(comparison);
    answer.text = comparisonText(comparison);
    if (comparison.verdict != attestation::FleetVerdict::Identical) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint
            = QStringLiteral("%1: %2. %3").arg(attestation::fleetVerdictWord(comparison.verdict), comparison.sentence, comparison.nextStep);
    }
    return answer;
}

/// The answer with what else was asked for: a second opinion, a certificate.
QCoro::Task<Result<Answer>> finished(std::shared_ptr<Context> context, std::shared_ptr<AttestationWorkflow> workflow,
                                     attestation::JudgedEvidence judged)
{
    attestation::Comparison shown = judged.comparison; // a certificate keeps the words that every desk derives again
    nameMissingFlag(*context, shown);
    const Answer plain = comparisonAnswer(shown);
    const auto judgedTwice = co_await withSecondOpinion(context, workflow, judged, plain);
    if (!judgedTwice)
        co_return judgedTwice.error();
    const auto answer = co_await withCertificate(context, judged, *judgedTwice);
    co_return answer;
}

} // namespace

QCoro::Task<Result<Answer>> attestCompare(std::shared_ptr<Context> context)
{
    const Invocation &words = context->invocation();
    const QString where = QStringLiteral("pilothousectl attest compare");
    const bool isStored = words.has(QLatin1StringView("fleet"));
    const auto urls = urlsOf(words);
    if (!urls)
        co_return urls.error();
    if (isStored == !urls->empty())
        co_return Error{.kind = ErrorKind::InvalidInput, .what = QStringLiteral("either --fleet or --url is needed"), .where = where};
    if (!isStored && urls->size() < 2)
        co_return Error{
            .kind = ErrorKind::InvalidInput, .what = QStringLiteral("one instance is no comparison: --url is needed twice or more"), .where = where};
    const auto given = collateralOf(words);
    if (!given)
        co_return given.error();
    const auto at = timeOf(*context);
    if (!at)
        co_return at.error();
    const auto workflow = workflowFor(*context);
    if (!workflow)
        co_return workflow.error();
    if (!isStored) {
        const auto judged = co_await compareUrls(context, *workflow, *urls, *given);
        if (!judged)
            co_return judged.error();
        const auto answer = co_await finished(context, *workflow, *judged);
        co_return answer;
    }
    const QString path = words.value(QLatin1StringView("fleet"));
    const auto bytes = readInputFile(path, kFleetBytes);
    if (!bytes)
        co_return bytes.error();
    const auto fleet = attestation::evidenceFromFleetFile(*bytes);
    if (!fleet) {
        Error error = fleet.error();
        error.kind = ErrorKind::InvalidInput;
        error.where = path;
        co_return error;
    }
    const auto judged = co_await (*workflow)->compareStored(*fleet, *given, std::optional(*at), context->cancel());
    if (!judged)
        co_return judged.error();
    const auto answer = co_await finished(context, *workflow, *judged);
    co_return answer;
}

QCoro::Task<Result<Answer>> compareLive(std::shared_ptr<Context> context, std::vector<QUrl> urls)
{
    const auto workflow = workflowFor(*context);
    if (!workflow)
        co_return workflow.error();
    const attestation::CollateralSet collateral;
    const auto judged = co_await compareUrls(context, *workflow, urls, collateral);
    if (!judged)
        co_return judged.error();
    const auto answer = co_await finished(context, *workflow, *judged);
    co_return answer;
}

QCoro::Task<Result<Answer>> attestVerify(std::shared_ptr<Context> context)
{
    const Invocation &words = context->invocation();
    const auto quote = quoteOf(words);
    if (!quote)
        co_return quote.error();
    const auto collateral = collateralOf(words);
    if (!collateral)
        co_return collateral.error();
    const auto root = trustRootOf(words);
    if (!root)
        co_return root.error();
    const auto at = timeOf(*context);
    if (!at)
        co_return at.error();

    attestation::Verifier verifier(*root);
    const attestation::Verification verification = verifier.verify(*quote, collateral->items.front(), *at);
    Answer answer;
    answer.json = attestation::toJson(verification);
    answer.text = verificationText(verification);
    if (!verification.isVerified()) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint
            = QStringLiteral("%1: rejected: %2 (%3).").arg(words.value(QLatin1StringView("quote")), verification.message, verification.reason);
    }
    co_return answer;
}

QCoro::Task<Result<Answer>> attestReplay(std::shared_ptr<Context> context)
{
    const Invocation &words = context->invocation();
    const QString path = words.value(QLatin1StringView("event-log"));
    const auto bytes = readInputFile(path, kEventLogBytes);
    if (!bytes)
        co_return bytes.error();
    const auto log = attestation::parseEventLog(*bytes);
    if (!log) {
        Error error = log.error();
        error.kind = ErrorKind::InvalidInput;
        error.where = path;
        co_return error;
    }
    std::optional<std::array<Sha384, 4>> quoted;
    if (words.has(QLatin1StringView("quote"))) {
        const auto quoteBytes = quoteOf(words);
        if (!quoteBytes)
            co_return quoteBytes.error();
        const auto quote = attestation::parseQuote(*quoteBytes);
        // Without registers there is nothing to compare with: the file is not what the option asks for.
        if (!quote || !quote->td) {
            co_return Error{.kind = ErrorKind::InvalidInput,
                            .what = quote ? QStringLiteral("an SGX quote has no registers to replay against")
                                          : QStringLiteral("not a quote: %1").arg(quote.error().what),
                            .where = words.value(QLatin1StringView("quote"))};
        }
        quoted = quote->td->rtmr;
    }
    const attestation::Replay replay = attestation::replay(*log, quoted);
    Answer answer;
    answer.json = attestation::toJson(*log, replay);
    answer.text = replayText(replay, *log);
    if (replay.matchesQuote == false || !replay.problems.empty()) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = replay.problems.empty()
                               ? QStringLiteral("%1: the log does not replay to the quote's registers.").arg(path)
                               : QStringLiteral("%1: %2 (%3).").arg(path, replay.problems.front().text, replay.problems.front().code);
    }
    co_return answer;
}

} // namespace pilothouse::ctl
