// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/provenance_workflow.h"

#include "services/provenance/chain_reader.h"
#include "services/provenance/source_files.h"

#include <QCoroFuture>

#include <QtConcurrent>

#include <algorithm>

namespace pilothouse::provenance {

namespace {

Error noChain(const QString &what, const QString &member)
{
    return {.kind = ErrorKind::InvalidInput,
            .what = what,
            .where = QStringLiteral("attestation.chain"),
            .nextStep = QStringLiteral("Add %1 to the section attestation.chain of the profile.").arg(member)};
}

QString entryText(const HistoryEntry &entry)
{
    const auto place
        = [](const std::optional<ChainPoint> &point) { return point ? QStringLiteral("block %1").arg(point->block) : QStringLiteral("no block"); };
    const QString allowed = !entry.allowed ? QStringLiteral("unknown") : *entry.allowed ? QStringLiteral("allowed") : QStringLiteral("not allowed");
    return QStringLiteral("%1 added in %2, removed in %3, %4")
        .arg(QString::fromLatin1(entry.composeHash.toHex()), place(entry.added), place(entry.removed), allowed);
}

/// What a second node says otherwise. Times are left out: they follow from the blocks.
QStringList differences(const History &first, const History &second)
{
    QStringList found;
    const QString name = second.nodes.value(0);
    QStringList ours;
    QStringList theirs;
    for (const HistoryEntry &entry : first.entries)
        ours << entryText(entry);
    for (const HistoryEntry &entry : second.entries)
        theirs << entryText(entry);
    for (const QString &entry : ours)
        if (!theirs.contains(entry))
            found << QStringLiteral("%1 does not say: %2").arg(name, entry);
    for (const QString &entry : theirs)
        if (!ours.contains(entry))
            found << QStringLiteral("only %1 says: %2").arg(name, entry);
    if (first.registered != second.registered)
        found << QStringLiteral("%1 says otherwise whether the KMS contract knows the app").arg(name);
    if (first.anyDevice != second.anyDevice)
        found << QStringLiteral("%1 says otherwise whether any device is allowed").arg(name);
    if (first.complete != second.complete || first.from != second.from)
        found << QStringLiteral("%1 answered for other blocks: from %2 instead of %3").arg(name).arg(second.from).arg(first.from);
    return found;
}

} // namespace

/// The nodes of one call, all at one block of one chain.
struct ProvenanceWorkflow::Session
{
    std::vector<std::shared_ptr<ChainReader>> readers; ///< the first answers; those that contradict it already are left out
    quint64 chainId = 0;
    BlockHeader asOf;
    QStringList silent; ///< sentences: who did not answer
    QStringList contradictions;
    CancelToken cancel;
};

ProvenanceWorkflow::ProvenanceWorkflow(Parts parts) : m_parts(std::move(parts)) { }

/// Asks all nodes for the chain and their newest block, and settles on the newest that all of them have.
QCoro::Task<Result<std::shared_ptr<ProvenanceWorkflow::Session>>> ProvenanceWorkflow::open(CancelToken cancel)
{
    const auto self = shared_from_this();
    if (m_parts.nodes.empty())
        co_return noChain(QStringLiteral("no chain is set up for this environment"), QStringLiteral("rpc-url"));
    if (!m_parts.appContract)
        co_return noChain(QStringLiteral("the profile names no app contract"), QStringLiteral("app-contract"));
    const auto session = std::make_shared<Session>();
    session->cancel = cancel;
    std::optional<BlockNumber> newest;
    for (size_t i = 0; i < m_parts.nodes.size(); ++i) {
        ChainReader::Parts parts;
        parts.node = m_parts.nodes[i];
        parts.app = m_parts.appContract;
        parts.kms = m_parts.kmsContract;
        parts.chainId = m_parts.chainId;
        parts.cancel = cancel;
        parts.progress = [self, i](const QString &step, double share) {
            const double count = double(self->m_parts.nodes.size());
            emit self->progressChanged(step, (double(i) + share) / count);
        };
        const auto reader = std::make_shared<ChainReader>(parts);
        const auto chain = co_await reader->checkChain();
        std::optional<Error> problem = chain ? std::nullopt : std::optional(chain.error());
        BlockNumber head = 0;
        if (!problem) {
            const auto answered = co_await m_parts.nodes[i]->newestBlock(cancel);
            if (answered)
                head = *answered;
            else
                problem = answered.error();
        }
        if (problem && (i == 0 || problem->kind == ErrorKind::Cancelled))
            co_return *problem;
        if (problem) {
            session->silent << QStringLiteral("%1 did not confirm: %2").arg(m_parts.nodes[i]->name(), problem->what);
            continue;
        }
        if (i == 0)
            session->chainId = *chain;
        newest = std::min(newest.value_or(head), head);
        session->readers.push_back(reader);
    }
    for (size_t i = 0; i < session->readers.size();) {
        const auto header = co_await session->readers[i]->header(*newest);
        if (!header && (i == 0 || header.error().kind == ErrorKind::Cancelled))
            co_return header.error();
        const QString name = session->readers[i]->node()->name();
        if (i == 0)
            session->asOf = *header;
        const bool same = header && header->hash == session->asOf.hash;
        if (!header)
            session->silent << QStringLiteral("%1 did not confirm: %2").arg(name, header.error().what);
        else if (!same)
            session->contradictions << QStringLiteral("%1 has another block %2").arg(name).arg(*newest);
        if (same)
            ++i;
        else
            session->readers.erase(session->readers.begin() + qsizetype(i));
    }
    co_return session;
}

QCoro::Task<Result<History>> ProvenanceWorkflow::history(CancelToken cancel)
{
    return readHistory(std::nullopt, cancel);
}

QCoro::Task<Result<History>> ProvenanceWorkflow::historySince(BlockNumber from, CancelToken cancel)
{
    return readHistory(from, cancel);
}

QCoro::Task<Result<History>> ProvenanceWorkflow::readHistory(std::optional<BlockNumber> from, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto opened = co_await open(cancel);
    if (!opened)
        co_return opened.error();
    const std::shared_ptr<Session> session = *opened;
    if (from && *from > session->asOf.number) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = QStringLiteral("block %1 is not there yet; the newest is %2").arg(*from).arg(session->asOf.number);
        error.where = session->readers.front()->node()->name();
        co_return error;
    }
    const auto first = co_await session->readers.front()->read(session->chainId, session->asOf, from);
    if (!first)
        co_return first.error();
    History history = *first;
    history.disagreements = session->contradictions;
    size_t confirmed = 0;
    for (size_t i = 1; i < session->readers.size(); ++i) {
        const auto other = co_await session->readers[i]->read(session->chainId, session->asOf, from);
        if (!other && other.error().kind == ErrorKind::Cancelled)
            co_return other.error();
        if (!other) {
            history.ignored << QStringLiteral("%1 did not confirm: %2").arg(session->readers[i]->node()->name(), other.error().what);
            continue;
        }
        history.nodes << other->nodes;
        history.disagreements << differences(history, *other);
        ++confirmed;
    }
    history.ignored << session->silent;
    if (!history.disagreements.isEmpty())
        history.agreement = Agreement::Disagreed;
    else if (confirmed > 0)
        history.agreement = Agreement::Agreed;
    emit progressChanged(QString(), 1);
    co_return history;
}

QCoro::Task<Result<Allowance>> ProvenanceWorkflow::allowance(AllowanceQuestion question, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto opened = co_await open(cancel);
    if (!opened)
        co_return opened.error();
    const std::shared_ptr<Session> session = *opened;
    Allowance allowance;
    allowance.asOf = session->asOf;
    allowance.problems << session->silent << session->contradictions;

    struct Question
    {
        QString name;
        std::optional<Address> contract;
        QByteArray call;
        std::optional<bool> Allowance::*answer;
    };
    std::vector<Question> questions;
    questions.push_back({QStringLiteral("registeredApps"), m_parts.kmsContract, abi::registeredApps(*m_parts.appContract), &Allowance::registered});
    questions.push_back({QStringLiteral("allowAnyDevice"), m_parts.appContract, abi::allowAnyDevice(), &Allowance::anyDevice});
    if (question.composeHash)
        questions.push_back(
            {QStringLiteral("allowedComposeHashes"), m_parts.appContract, abi::allowedComposeHashes(*question.composeHash), &Allowance::composeHash});
    if (question.osImage)
        questions.push_back({QStringLiteral("allowedOsImages"), m_parts.kmsContract, abi::allowedOsImages(*question.osImage), &Allowance::osImage});
    if (question.device)
        questions.push_back({QStringLiteral("allowedDeviceIds"), m_parts.appContract, abi::allowedDeviceIds(*question.device), &Allowance::device});

    bool contradicted = !session->contradictions.isEmpty();
    for (const Question &each : questions) {
        const auto first = co_await session->readers.front()->ask(each.name, each.contract, each.call, session->asOf.number);
        allowance.*each.answer = first.value;
        if (!first.problem.isEmpty())
            allowance.problems << first.problem;
        for (size_t i = 1; i < session->readers.size(); ++i) {
            const auto other = co_await session->readers[i]->ask(each.name, each.contract, each.call, session->asOf.number);
            if (other.value == first.value)
                continue;
            allowance.problems << QStringLiteral("%1: %2 answers otherwise").arg(each.name, session->readers[i]->node()->name());
            allowance.*each.answer = std::nullopt;
            contradicted = true;
        }
        if (cancel.isCancelled())
            co_return Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("cancelled"), .where = session->readers.front()->node()->name()};
    }
    // A device passes either by its own entry or because all do; unknown stays unknown.
    if (question.device && allowance.anyDevice == true)
        allowance.device = true;
    else if (allowance.device == false && !allowance.anyDevice)
        allowance.device = std::nullopt;
    if (contradicted)
        allowance.agreement = Agreement::Disagreed;
    else if (session->readers.size() > 1)
        allowance.agreement = Agreement::Agreed;
    co_return allowance;
}

QCoro::Task<Result<SourceReport>> ProvenanceWorkflow::checkSource(SourceRequest request, CancelToken cancel)
{
    const auto self = shared_from_this();
    const bool byFile = !request.filePath.isEmpty();
    const bool byGit = !request.gitFolder.isEmpty();
    if (byFile == byGit)
        co_return Error{.kind = ErrorKind::InvalidInput,
                        .what = QStringLiteral("either a file or a git checkout is needed"),
                        .where = QStringLiteral("source check")};
    if (byGit && m_parts.git == nullptr)
        co_return Error{.kind = ErrorKind::NotFound,
                        .what = QStringLiteral("git is not installed"),
                        .where = request.gitFolder,
                        .nextStep = QStringLiteral("Install git, or give the file itself.")};
    emit progressChanged(QStringLiteral("Reading the source"), 0);
    auto reading = byFile ? readSourceFile(request) : readTaggedSource(m_parts.git, request, cancel);
    const auto input = co_await std::move(reading);
    if (!input)
        co_return input.error();
    if (cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("cancelled"), .where = input->origin};
    const SourceInput source = *input;
    QFuture<SourceReport> judging = QtConcurrent::run([source] { return judgeSource(source); });
    const SourceReport report = co_await judging;
    emit progressChanged(QString(), 1);
    co_return report;
}

/// One row that names a hash. A node's error is told in the row; only the operator's own stop ends everything.
QCoro::Task<Result<DeploymentVerdict>> ProvenanceWorkflow::lookUp(DeploymentRow row, std::shared_ptr<ChainPort> node, CancelToken cancel)
{
    const auto self = shared_from_this();
    DeploymentVerdict verdict = judgeCell(row);
    const auto transaction = co_await node->transaction(*row.transaction.hash, cancel);
    if (!transaction) {
        if (transaction.error().kind == ErrorKind::Cancelled)
            co_return transaction.error();
        verdict.state = TransactionState::NotAsked;
        verdict.sentence = QStringLiteral("The node did not answer for it: %1").arg(transaction.error().what);
        co_return verdict;
    }
    if (!transaction->has_value()) {
        // What reads like a raw transaction and is no hash either stays what it reads like.
        if (row.transaction.kind == CellKind::Hash) {
            verdict.state = TransactionState::NotFound;
            verdict.sentence = QStringLiteral("The node knows no such transaction.");
        }
        co_return verdict;
    }
    FoundTransaction found;
    found.transaction = **transaction;
    if (found.transaction.block) {
        const auto receipt = co_await node->receipt(*row.transaction.hash, cancel);
        if (!receipt) {
            if (receipt.error().kind == ErrorKind::Cancelled)
                co_return receipt.error();
            verdict.state = TransactionState::NotAsked;
            verdict.sentence = QStringLiteral("The node did not give its receipt: %1").arg(receipt.error().what);
            co_return verdict;
        }
        found.receipt = *receipt;
    }
    const DeploymentVerdict judged = judgeTransaction(row, found, m_parts.appContract, m_parts.kmsContract);
    co_return judged;
}

QCoro::Task<Result<DeploymentsReport>> ProvenanceWorkflow::readDeployments(QByteArray markdown, std::vector<AttestedHash> attested,
                                                                           CancelToken cancel)
{
    const auto self = shared_from_this();
    QFuture<Result<DeploymentsPage>> parsing = QtConcurrent::run([markdown] { return parseDeployments(markdown); });
    const Result<DeploymentsPage> page = co_await parsing;
    if (!page)
        co_return page.error();
    DeploymentsReport report;
    report.skipped = page->skipped;
    report.versions = compareVersions(page->rows);

    std::shared_ptr<ChainPort> node;
    if (m_parts.nodes.empty()) {
        report.chainProblem = QStringLiteral("no chain is set up for this environment");
    } else {
        ChainReader::Parts parts;
        parts.node = m_parts.nodes.front();
        parts.chainId = m_parts.chainId;
        parts.cancel = cancel;
        const auto reader = std::make_shared<ChainReader>(parts);
        const auto chain = co_await reader->checkChain();
        if (!chain && chain.error().kind == ErrorKind::Cancelled)
            co_return chain.error();
        if (chain) {
            node = m_parts.nodes.front();
            report.node = node->name();
        } else {
            report.chainProblem = QStringLiteral("%1: %2").arg(chain.error().where, chain.error().what);
        }
    }

    for (size_t i = 0; i < page->rows.size(); ++i) {
        const DeploymentRow row = page->rows[i];
        DeploymentVerdict verdict = judgeCell(row);
        if (node != nullptr && row.transaction.hash) {
            emit progressChanged(QStringLiteral("Transactions"), double(i) / double(page->rows.size()));
            const auto found = co_await lookUp(row, node, cancel);
            if (!found)
                co_return found.error();
            verdict = *found;
        } else if (row.transaction.hash && row.transaction.kind == CellKind::Hash) {
            verdict.sentence = QStringLiteral("The chain was not asked: %1.").arg(report.chainProblem);
        }
        report.rows.push_back(verdict);
    }
    compareWithAttested(report, attested);
    emit progressChanged(QString(), 1);
    co_return report;
}

} // namespace pilothouse::provenance
