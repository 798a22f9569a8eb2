// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/attest_input.h"
#include "app/ctl/commands.h"
#include "app/ctl/context.h"

#include <QCoroFuture>
#include <QFuture>
#include <QThreadPool>
#include <QtConcurrent>

#include <atomic>

namespace pilothouse::ctl {

namespace {

struct Task
{
    QByteArray quote;
    QByteArray collateral;
    attestation::TrustRoot root;
    attestation::UnixTime at;
    qint64 count = 0;
    int threads = 1;
};

struct Figures
{
    double cold = 0;
    double cached = 0;
    attestation::Verification last;
};

enum class Kind { Cold, Cached };

/// One thread's share. Cold begins at the files' bytes each time and keeps nothing but the pinned root.
void verifyShare(const Task &task, Kind kind, std::atomic<qint64> &left, attestation::Verification &last)
{
    if (kind == Kind::Cold) {
        while (left.fetch_sub(1) > 0) {
            const auto collateral = attestation::Collateral::fromJson(task.collateral);
            attestation::Verifier verifier(task.root, attestation::Verifier::Cache::Forget);
            last = verifier.verify(task.quote, *collateral, task.at);
        }
        return;
    }
    const auto collateral = attestation::Collateral::fromJson(task.collateral);
    attestation::Verifier verifier(task.root, attestation::Verifier::Cache::Keep);
    while (left.fetch_sub(1) > 0)
        last = verifier.verify(task.quote, *collateral, task.at);
}

double perSecond(const Task &task, Kind kind, attestation::Verification &last)
{
    QThreadPool pool;
    pool.setMaxThreadCount(task.threads);
    std::atomic<qint64> left{task.count};
    std::vector<attestation::Verification> outcomes(static_cast<size_t>(task.threads));
    const auto begin = std::chrono::steady_clock::now();
    for (auto &outcome : outcomes)
        pool.start([&] { verifyShare(task, kind, left, outcome); });
    pool.waitForDone();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    // Of more threads than verifications some did nothing and have no outcome.
    for (const auto &outcome : outcomes)
        if (!outcome.trustRoot.isEmpty())
            last = outcome;
    return double(task.count) / took.count();
}

Figures measure(const Task &task)
{
    Figures figures;
    figures.cold = perSecond(task, Kind::Cold, figures.last);
    figures.cached = perSecond(task, Kind::Cached, figures.last);
    return figures;
}

Result<qint64> numberOption(const Invocation &words, QLatin1StringView name, qint64 fallback, qint64 largest)
{
    if (!words.has(name))
        return fallback;
    const auto number = wholeNumber(words.value(name));
    if (!number || *number < 1 || *number > largest)
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("--%1 must be a whole number from 1 to %2").arg(name).arg(largest),
                     .where = QStringLiteral("pilothousectl attest bench")};
    return *number;
}

} // namespace

QCoro::Task<Result<Answer>> attestBench(std::shared_ptr<Context> context)
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
    const auto count = numberOption(words, QLatin1StringView("count"), 1000, 100'000'000);
    if (!count)
        co_return count.error();
    const auto threads = numberOption(words, QLatin1StringView("threads"), 1, 256);
    if (!threads)
        co_return threads.error();

    Task task{*quote, {}, *root, *at, *count, int(*threads)};
    const auto bytes = readInputFile(words.value(QLatin1StringView("collateral")), 16 * 1024 * 1024);
    if (!bytes)
        co_return bytes.error();
    task.collateral = *bytes;
    const auto measuring = QtConcurrent::run(measure, task);
    const Figures figures = co_await measuring;

    Answer answer;
    answer.json = {{QStringLiteral("count"), *count},
                   {QStringLiteral("threads"), *threads},
                   {QStringLiteral("cold"), QJsonObject{{QStringLiteral("quotesPerSecond"), figures.cold}}},
                   {QStringLiteral("cachedCollateral"), QJsonObject{{QStringLiteral("quotesPerSecond"), figures.cached}}}};
    answer.text = QStringLiteral("cold              %1 quotes/s\ncached collateral %2 quotes/s\n")
                      .arg(figures.cold, 0, 'f', 0)
                      .arg(figures.cached, 0, 'f', 0);
    if (!figures.last.isVerified()) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = QStringLiteral("%1: rejected: %2 (%3); the figures are of rejections.")
                               .arg(words.value(QLatin1StringView("quote")), figures.last.message, figures.last.reason);
    }
    co_return answer;
}

} // namespace pilothouse::ctl
