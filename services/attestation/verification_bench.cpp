// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/verification_bench.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace pilothouse::attestation {

namespace {

struct Workload
{
    QByteArray quote;
    QByteArray collateralJson;
    Collateral collateral;
    UnixTime at;
    TrustRoot root;
};

int runCold(const Workload &work, int count)
{
    Verifier verifier(work.root, Verifier::Cache::Forget);
    int verified = 0;
    for (int i = 0; i < count; ++i) {
        const auto collateral = Collateral::fromJson(work.collateralJson);
        verified += collateral && verifier.verify(work.quote, *collateral, work.at).isVerified() ? 1 : 0;
    }
    return verified;
}

int runCached(const Workload &work, int count)
{
    Verifier verifier(work.root, Verifier::Cache::Keep);
    int verified = 0;
    for (int i = 0; i < count; ++i)
        verified += verifier.verify(work.quote, work.collateral, work.at).isVerified() ? 1 : 0;
    return verified;
}

/// Verifications a second; 0 when one of them failed.
double measure(int (*run)(const Workload &, int), const Workload &work, int count, int threads)
{
    std::atomic_int verified = 0;
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::thread> workers;
    for (int i = 0; i < threads; ++i) {
        const int share = count / threads + (i < count % threads ? 1 : 0);
        workers.emplace_back([&verified, &work, run, share] { verified += run(work, share); });
    }
    for (std::thread &worker : workers)
        worker.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    return verified == count ? count / took.count() : 0;
}

} // namespace

Result<BenchFigures> benchVerification(const QByteArray &quote, const QByteArray &collateralJson, UnixTime at, const TrustRoot &root, int count,
                                       int threads)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    if (count < 1 || threads < 1 || threads > 256) {
        error.what = QStringLiteral("count must be at least 1 and threads 1 to 256");
        return error;
    }
    const auto collateral = Collateral::fromJson(collateralJson);
    if (!collateral)
        return collateral.error();
    const Workload work{quote, collateralJson, *collateral, at, root};
    const Verification once = Verifier(root).verify(quote, *collateral, at);
    if (!once.isVerified()) {
        error.what = QStringLiteral("the quote is rejected (%1), so there is nothing to measure").arg(once.reason);
        return error;
    }
    BenchFigures figures;
    figures.count = count;
    figures.threads = threads;
    figures.coldPerSecond = measure(runCold, work, count, threads);
    figures.cachedPerSecond = measure(runCached, work, count, threads);
    return figures;
}

} // namespace pilothouse::attestation
