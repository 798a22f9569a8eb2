// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/attestation_workflow.h"

#include "services/attestation/collateral_hint.h"

#include <QCoroFuture>

#include <openssl/crypto.h>

#include <QRandomGenerator>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <iterator>

namespace pilothouse::attestation {

namespace {

constexpr size_t kMostAtOnce = 8;
constexpr size_t kMostOpinionsAtOnce = 4;

/// 32 bytes from the system's generator, as hex text.
QByteArray freshChallenge()
{
    std::array<quint32, 8> words;
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), qsizetype(sizeof(words))).toHex();
}

Error cancelled()
{
    Error error;
    error.kind = ErrorKind::Cancelled;
    error.what = QStringLiteral("the comparison was cancelled");
    return error;
}

bool isSilent(const Evidence &evidence)
{
    return evidence.quote.isEmpty() && evidence.eventLog.isEmpty() && evidence.appCompose.isEmpty() && evidence.appInfo.isEmpty();
}

/// Collateral that is there, or was asked for in vain.
struct AskedCollateral
{
    CollateralHint hint;
    QString failure; ///< empty = it is there
    QStringList notes;
};

/// Given collateral serves machines of both PCK CAs as far as we can tell; the verifier tells the rest.
void addGiven(const Collateral &given, std::vector<AskedCollateral> &asked)
{
    const CollateralLabel label = labelOf(given);
    const auto fmspc = Digest<6>::fromHex(label.fmspc);
    if (!fmspc)
        return;
    for (const PckCa ca : {PckCa::Platform, PckCa::Processor})
        asked.push_back({CollateralHint{label.isTdx ? Tee::Tdx : Tee::Sgx, *fmspc, ca}, QString(), {}});
}

AskedCollateral answerOf(const CollateralHint &hint, const Result<FetchedCollateral> &fetched)
{
    AskedCollateral asked{hint, QString(), {}};
    if (fetched)
        asked.notes = fetched->notes;
    else
        asked.failure = fetched.error().what;
    return asked;
}

/// Evidence that is judged a second time has them already.
void addNotes(const QStringList &notes, Evidence &evidence)
{
    for (const QString &note : notes)
        if (!evidence.notes.contains(note))
            evidence.notes << note;
}

/// When nobody answered anything there is nothing to compare.
Error nobodyAnswered(const std::vector<Evidence> &machines)
{
    QStringList why;
    for (const Evidence &evidence : machines)
        why << QStringLiteral("%1 (%2)").arg(evidence.name, evidence.failures.isEmpty() ? QStringLiteral("no answer")
                                                                                        : evidence.failures.join(QStringLiteral("; ")));
    Error error;
    error.kind = ErrorKind::Network;
    error.what = QStringLiteral("no machine answered: %1").arg(why.mid(0, 5).join(QStringLiteral(", ")));
    error.where = machines.empty() ? QString() : machines.front().address;
    return error;
}

JudgedEvidence judgeOnPoolThread(JudgedEvidence judged, UnixTime at)
{
    judged.comparison = compare(judged.machines, judged.collateral, at, judged.root, judged.policy, judged.references);
    // A pool thread ends whenever the pool likes, even after OpenSSL's own clean-up; nothing of OpenSSL's may wait for that.
    OPENSSL_thread_stop();
    return judged;
}

} // namespace

/// One comparison on its way.
struct AttestationWorkflow::Run
{
    std::vector<Machine> machines; ///< live only
    JudgedEvidence judged;
    UnixTime at{};
    CancelToken cancel;
    size_t next = 0;
    int done = 0;
    int total = 0;
};

/// The second verifier's answers on their way.
struct AttestationWorkflow::Asking
{
    std::shared_ptr<const JudgedEvidence> judged;
    SecondOpinions opinions;
    CancelToken cancel;
    size_t next = 0;
    int done = 0;
    int total = 0;
};

AttestationWorkflow::AttestationWorkflow(Parts parts) : m_parts(std::move(parts)) { }

void AttestationWorkflow::advance(Run &run)
{
    ++run.done;
    emit progressChanged(run.done, run.total);
}

QCoro::Task<Done> AttestationWorkflow::askSome(std::shared_ptr<Run> run)
{
    const auto self = shared_from_this();
    while (run->next < run->machines.size() && !run->cancel.isCancelled()) {
        const size_t index = run->next++;
        const Machine machine = run->machines[index];
        const QByteArray challenge = freshChallenge();
        Evidence evidence = co_await m_parts.evidence->collect(machine, challenge, run->cancel);
        evidence.name = machine.name;
        evidence.collectedAt = m_parts.clock->utcNow().toString(Qt::ISODate);
        // The port says whether a challenge was possible; what answers it is for us to say.
        if (evidence.expectedReportData) {
            evidence.challenge = challenge;
            evidence.expectedReportData = reportDataForChallenge(challenge);
        }
        run->judged.machines[index] = std::move(evidence);
        advance(*run);
    }
    co_return Done{};
}

QCoro::Task<Done> AttestationWorkflow::fetchCollateral(std::shared_ptr<Run> run)
{
    const auto self = shared_from_this();
    std::vector<AskedCollateral> asked;
    for (const Collateral &given : run->judged.collateral.items)
        addGiven(given, asked);
    for (size_t i = 0; m_parts.collateral && i < run->judged.machines.size() && !run->cancel.isCancelled(); ++i) {
        const auto quote = parseQuote(run->judged.machines[i].quote);
        const auto hint = quote ? collateralHint(*quote) : std::nullopt;
        if (!hint)
            continue;
        auto known = std::find_if(asked.begin(), asked.end(), [&hint](const AskedCollateral &one) { return one.hint == *hint; });
        if (known == asked.end()) {
            const auto fetched = co_await m_parts.collateral->collateralFor(*quote, run->cancel);
            asked.push_back(answerOf(*hint, fetched));
            known = std::prev(asked.end());
            if (fetched)
                run->judged.collateral.items.push_back(fetched->collateral);
        }
        addNotes(known->notes, run->judged.machines[i]);
        if (!known->failure.isEmpty())
            run->judged.machines[i].failures
                << QStringLiteral("no collateral for FMSPC %1: %2").arg(QString::fromLatin1(hint->fmspc.toHex()), known->failure);
    }
    advance(*run);
    co_return Done{};
}

QCoro::Task<Result<JudgedEvidence>> AttestationWorkflow::judgeRun(std::shared_ptr<Run> run)
{
    const auto self = shared_from_this();
    co_await fetchCollateral(run);
    if (run->cancel.isCancelled())
        co_return cancelled();
    run->judged.root = m_parts.root;
    run->judged.policy = m_parts.policy;
    run->judged.references = references();
    QFuture<JudgedEvidence> future = QtConcurrent::run([run] { return judgeOnPoolThread(std::move(run->judged), run->at); });
    JudgedEvidence judged = co_await future;
    if (run->cancel.isCancelled())
        co_return cancelled();
    advance(*run);
    co_return judged;
}

QCoro::Task<Result<JudgedEvidence>> AttestationWorkflow::compareTogether(std::vector<Machine> live, std::vector<Evidence> stored, CollateralSet given,
                                                                         std::optional<UnixTime> at, CancelToken cancel, Silence silence)
{
    const auto self = shared_from_this();
    if (!live.empty() && !m_parts.evidence) {
        Error error;
        error.kind = ErrorKind::Refused;
        error.what = QStringLiteral("this environment has nothing that could ask machines for evidence");
        co_return error;
    }
    const auto run = std::make_shared<Run>();
    run->judged.machines.resize(live.size());
    run->machines = std::move(live);
    run->judged.collateral = std::move(given);
    run->cancel = cancel;
    run->total = int(run->machines.size()) + 2;
    std::vector<QCoro::Task<Done>> workers;
    for (size_t i = 0; i < std::min(kMostAtOnce, run->machines.size()); ++i)
        workers.push_back(askSome(run));
    for (auto &worker : workers)
        co_await worker;
    if (cancel.isCancelled())
        co_return cancelled();
    if (silence == Silence::IsAnError && !run->machines.empty() && stored.empty()
        && std::all_of(run->judged.machines.begin(), run->judged.machines.end(), isSilent))
        co_return nobodyAnswered(run->judged.machines);
    std::move(stored.begin(), stored.end(), std::back_inserter(run->judged.machines));
    // After the last answer: evidence is judged as of the moment it was complete.
    run->at = at.value_or(UnixTime(std::chrono::seconds(m_parts.clock->utcNow().toSecsSinceEpoch())));
    auto judged = co_await judgeRun(run);
    co_return judged;
}

QCoro::Task<Result<JudgedEvidence>> AttestationWorkflow::compareLive(std::vector<Machine> machines, CancelToken cancel, Silence silence)
{
    return compareTogether(std::move(machines), {}, {}, std::nullopt, cancel, silence);
}

QCoro::Task<Result<JudgedEvidence>> AttestationWorkflow::compareStored(std::vector<Evidence> machines, CollateralSet given,
                                                                       std::optional<UnixTime> at, CancelToken cancel)
{
    return compareTogether({}, std::move(machines), std::move(given), at, cancel);
}

QCoro::Task<Done> AttestationWorkflow::askSecondSome(std::shared_ptr<Asking> asking)
{
    const auto self = shared_from_this();
    while (asking->next < asking->opinions.machines.size() && !asking->cancel.isCancelled()) {
        const size_t index = asking->next++;
        const QByteArray quote = asking->judged->machines[index].quote;
        if (quote.isEmpty())
            continue;
        const auto opinion = co_await m_parts.secondVerifier->judge(quote, asking->cancel);
        asking->opinions.machines[index].emplace(opinion);
        ++asking->done;
        if (!asking->cancel.isCancelled())
            emit secondOpinionProgressChanged(asking->done, asking->total);
    }
    co_return Done{};
}

QCoro::Task<Result<SecondOpinions>> AttestationWorkflow::askSecondVerifier(std::shared_ptr<const JudgedEvidence> judged, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!m_parts.secondVerifier) {
        Error error;
        error.kind = ErrorKind::Refused;
        error.what = QStringLiteral("this environment has no second verifier");
        co_return error;
    }
    const auto asking = std::make_shared<Asking>();
    asking->judged = judged;
    asking->opinions.verifier = secondVerifierName();
    asking->opinions.machines.resize(judged->machines.size());
    asking->cancel = cancel;
    asking->total = int(std::count_if(judged->machines.begin(), judged->machines.end(), [](const Evidence &one) { return !one.quote.isEmpty(); }));
    std::vector<QCoro::Task<Done>> workers;
    for (size_t i = 0; i < std::min(kMostOpinionsAtOnce, judged->machines.size()); ++i)
        workers.push_back(askSecondSome(asking));
    for (auto &worker : workers)
        co_await worker;
    if (cancel.isCancelled()) {
        Error error;
        error.kind = ErrorKind::Cancelled;
        error.what = QStringLiteral("the second verifier was not asked about every quote: cancelled");
        co_return error;
    }
    SecondOpinions opinions = std::move(asking->opinions);
    co_return opinions;
}

} // namespace pilothouse::attestation
