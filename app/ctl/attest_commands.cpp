// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/attest_input.h"
#include "app/ctl/attest_text.h"
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "services/attestation/report_json.h"

namespace pilothouse::ctl {

namespace {

constexpr qint64 kEventLogBytes = 64 * 1024 * 1024;

} // namespace

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
    answer.json = attestation::verificationToJson(verification);
    answer.text = verificationText(verification);
    if (!verification.isVerified()) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = QStringLiteral("%1: rejected: %2 (%3).").arg(words.value(QLatin1StringView("quote")), verification.message, verification.reason);
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
            co_return Error {.kind = ErrorKind::InvalidInput,
                             .what = quote ? QStringLiteral("an SGX quote has no registers to replay against") : QStringLiteral("not a quote: %1").arg(quote.error().what),
                             .where = words.value(QLatin1StringView("quote"))};
        }
        quoted = quote->td->rtmr;
    }
    const attestation::Replay replay = attestation::replay(*log, quoted);
    Answer answer;
    answer.json = attestation::replayToJson(replay, *log);
    answer.text = replayText(replay, *log);
    if (replay.matchesQuote == false || !replay.problems.empty()) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = replay.problems.empty() ? QStringLiteral("%1: the log does not replay to the quote's registers.").arg(path)
                                                   : QStringLiteral("%1: %2 (%3).").arg(path, replay.problems.front().text, replay.problems.front().code);
    }
    co_return answer;
}

} // namespace pilothouse::ctl
