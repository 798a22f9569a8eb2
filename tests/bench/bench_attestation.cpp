// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// B6: verifications of a generated quote a second on one thread, beside what `openssl speed ecdsap256` does in the same minute; the
// same quote parsed only; 1,000 mutated quotes; fifty machines compared; a hostile event log refused.
#include "services/attestation/verification_bench.h"
#include "tests/bench/figures.h"
#include "tests/services/attestation/forged_machine.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>

#include <ctime>

using namespace pilothouse;
using namespace pilothouse::attestation;
using namespace pilothouse::bench;
using pilothouse::test::ForgedMachine;
using pilothouse::test::QuoteForge;

namespace {

constexpr int kVerifications = 4000;
constexpr int kMachines = 50;
constexpr int kMutations = 1000;
const UnixTime kAt{std::chrono::seconds(QuoteForge::kNow)};

/// Verifications of P-256 signatures a second by the program that comes with the library; nothing without it.
std::optional<double> opensslRate()
{
    QProcess process;
    process.start(QStringLiteral("openssl"),
                  {QStringLiteral("speed"), QStringLiteral("-mr"), QStringLiteral("-seconds"), QStringLiteral("1"), QStringLiteral("ecdsap256")});
    if (!process.waitForFinished(30'000))
        return std::nullopt;
    // "+F4:3:256:51445.5:16866.8": signatures, then verifications a second.
    static const QRegularExpression line(QStringLiteral("^\\+F4:[0-9]+:256:[0-9.e-]+:([0-9.e-]+)$"), QRegularExpression::MultilineOption);
    const auto match = line.match(QString::fromLatin1(process.readAllStandardOutput()).remove(u'\r'));
    const double rate = match.captured(1).toDouble();
    return rate > 0 ? std::optional(rate) : std::nullopt;
}

void printRate(const char *what, double value, std::optional<double> limit, const char *unit, const std::optional<Peer> &peer = std::nullopt)
{
    QJsonObject figure{{QStringLiteral("id"), QStringLiteral("B6")},
                       {QStringLiteral("what"), QString::fromLatin1(what)},
                       {QStringLiteral("value"), std::round(value)},
                       {QStringLiteral("unit"), QString::fromLatin1(unit)},
                       {QStringLiteral("better"), QStringLiteral("higher")}};
    if (limit)
        figure[QStringLiteral("limit")] = std::round(*limit);
    if (peer)
        figure[QStringLiteral("peer")] = QJsonObject{{QStringLiteral("what"), peer->what}, {QStringLiteral("value"), std::round(peer->value)}};
    std::printf("%s\n", QJsonDocument(figure).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// A share of what OpenSSL verifies, measured before and after, since the machine may be busy with other things.
bool benchVerifications(const QuoteForge &forge)
{
    const QByteArray quote = forge.quote();
    const QByteArray collateral = forge.collateral().toJson();
    const auto before = opensslRate();
    const auto figures = benchVerification(quote, collateral, kAt, forge.trustRoot(), kVerifications, 1);
    const auto after = opensslRate();
    if (!figures)
        return false;
    std::optional<Peer> peer;
    std::optional<double> rate;
    if (before && after) {
        rate = (*before + *after) / 2;
        peer = Peer{QStringLiteral("openssl speed ecdsap256, verify"), *rate};
    }
    printRate("quotes verified a second, cold", figures->coldPerSecond, rate ? std::optional(*rate / 16) : std::nullopt, "/s", peer);
    printRate("quotes verified a second, collateral kept", figures->cachedPerSecond, rate ? std::optional(*rate / 5) : std::nullopt, "/s", peer);
    return true;
}

void benchParser(const QByteArray &quote)
{
    constexpr int count = 200'000;
    int parsed = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < count; ++i)
        parsed += parseQuote(quote).has_value() ? 1 : 0;
    printRate("quotes parsed a second", 1000.0 * parsed / elapsedMs(timer), 200'000, "/s");
}

/// Every one has another signed bit changed, so every one must be rejected.
void benchMutations(const QuoteForge &forge)
{
    const QByteArray good = forge.quote();
    const Collateral collateral = forge.collateral();
    const qsizetype bits = parseQuote(good)->signedSize * 8;
    Verifier verifier(forge.trustRoot());
    int rejected = 0;
    for (int i = 0; i < kMutations; ++i) {
        QByteArray bad = good;
        const qsizetype bit = bits * i / kMutations;
        bad[bit / 8] = char(bad[bit / 8] ^ (1 << (bit % 8)));
        rejected += verifier.verify(bad, collateral, kAt).isVerified() ? 0 : 1;
    }
    printRate("of 1,000 mutated quotes rejected", rejected, kMutations, "");
}

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

bool benchComparison(const QuoteForge &forge)
{
    const CollateralSet collateral{{forge.collateral()}};
    std::vector<Evidence> machines;
    for (int i = 1; i <= kMachines; ++i)
        machines.push_back(ForgedMachine(forge, i).build());
    bool identical = true;
    Runs runs;
    for (int i = -5; i < 30; ++i) {
        const double begin = cpuMs();
        identical = compare(machines, collateral, kAt, forge.trustRoot()).verdict == FleetVerdict::Identical && identical;
        if (i >= 0)
            runs.add(cpuMs() - begin);
    }
    print(QStringLiteral("B6"), QStringLiteral("50 machines compared, CPU time"), runs, 100);
    return identical;
}

void benchHostileLog()
{
    // 5,000 events of nothing but a name that may stand there once, written as short as the format allows.
    QByteArray log = "[";
    for (int i = 0; i < 5'000; ++i)
        log += R"({"imr":3,"event_type":134217729,"digest":"","event":"app-id","event_payload":""},)";
    log.back() = ']';
    print(QStringLiteral("B6"), QStringLiteral("event log of 5,000 equal events replayed and refused"),
          measure(
              30, [] {},
              [&log] {
                  const auto parsed = parseEventLog(log);
                  if (parsed && replay(*parsed, std::nullopt).problems.empty())
                      std::fprintf(stderr, "a hostile log was accepted\n");
              }),
          50);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QuoteForge forge;
    const bool verified = benchVerifications(forge);
    benchParser(forge.quote());
    benchMutations(forge);
    const bool compared = benchComparison(forge);
    benchHostileLog();
    return verified && compared ? 0 : 1;
}
