// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/step_keeping.h"
#include "services/clustersetup/setup_outcome.h"
#include "services/clustersetup/setup_run.h"
#include "services/core/plain_text.h"

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;
using domain::Cvm;
using domain::RunState;

QCoro::Task<Result<QStringList>> SetupRun::hashesOfRunners()
{
    const auto self = shared_from_this();
    const auto found = co_await standing();
    if (!found)
        co_return found.error();
    QStringList hashes;
    for (const Cvm &runner : found->runners) {
        if (runner.state != RunState::Running)
            continue;
        QString hash = runner.composeHash;
        if (hash.isEmpty()) {
            const QString id = runner.id.text();
            const auto whole = co_await m_parts->cvms->get(id);
            if (!whole)
                co_return whole.error();
            hash = whole->composeHash;
        }
        if (hash.isEmpty())
            co_return Error{.kind = ErrorKind::Protocol,
                            .what = u"the cloud does not tell the compose hash of %1"_s.arg(visibleText(runner.name, 80)),
                            .where = m_parts->cvms->endpoint(),
                            .unchanged = u"No runner was approved."_s};
        if (!hashes.contains(hash))
            hashes << hash;
    }
    co_return hashes;
}

QCoro::Task<Status> SetupRun::approveRunners(CancelToken cancel)
{
    const auto self = shared_from_this();
    emit stepChanged(SetupPage::Approve, u"looking for runners"_s);
    const auto found = co_await hashesOfRunners();
    if (!found)
        co_return found.error();
    const QStringList hashes = *found;
    if (hashes.isEmpty()) {
        m_done << u"no runner had to be approved"_s;
        co_return Done{};
    }
    const bool isDone = m_state.approval.sending == Sending::Done && m_state.approval.byRestart && m_state.approval.hashes == hashes;
    if (isDone)
        co_return Done{}; // a second restart would end models for nothing
    const QString name = m_state.registry.name;
    const QString title = u"approve %1 compose hashes"_s.arg(hashes.size());
    const Status announced = co_await record(audit::Outcome::Intended, "setup.approve", name, title);
    if (!announced)
        co_return announced.error();
    const auto receipt = co_await m_port->approveHashes(hashes);
    if (!receipt && receipt.error().kind == ErrorKind::NotFound) {
        const QString why = u"this registry knows no approval by call"_s;
        co_await record(audit::Outcome::Failed, "setup.approve", name, why);
        const Status approved = co_await approveByRestart(hashes, cancel);
        co_return approved;
    }
    Status result = Done{};
    if (!receipt)
        result = receipt.error();
    else
        for (const QString &hash : hashes)
            if (!receipt->hashes.contains(hash, Qt::CaseInsensitive) && !receipt->hashes.isEmpty())
                result = Error{.kind = ErrorKind::Protocol,
                               .what = u"the registry did not repeat the hash %1"_s.arg(hash),
                               .where = m_port->endpoint(),
                               .nextStep = u"Run the setup again; approving twice is harmless."_s};
    if (result) {
        m_state.approval = {Sending::Done, hashes, false};
        m_done << u"%1 compose hashes were approved"_s.arg(hashes.size());
        result = save();
    }
    const QString what = result ? title : result.error().what;
    co_await record(outcomeOf(result), "setup.approve", name, what);
    co_return result;
}

/// The way of registries that know no call: all variables anew with the hash among them, which restarts the machine.
QCoro::Task<Status> SetupRun::approveByRestart(QStringList hashes, CancelToken cancel)
{
    const auto self = shared_from_this();
    Error refusal;
    refusal.kind = ErrorKind::Refused;
    refusal.where = m_state.registry.name;
    refusal.unchanged = u"No runner was approved."_s;
    if (!m_answers.mayApproveByRestart) {
        refusal.what = u"this registry's image is too old to approve runners by call (404)"_s;
        refusal.nextStep
            = u"Deploy a newer image, or answer \"approve-by-restart: true\": the registry then restarts with APPROVED_COMPOSE_HASH, and models "
              "that run on it end."_s;
        co_return refusal;
    }
    if (!m_survey.files.registry.takesApprovedHash || hashes.size() != 1) {
        refusal.what = hashes.size() != 1 ? u"an old registry takes one compose hash, and the runners have %1"_s.arg(hashes.size())
                                          : u"the registry's compose file does not forward APPROVED_COMPOSE_HASH"_s;
        co_return refusal;
    }
    // What the owner of its contract had to allow was committed elsewhere meanwhile: it runs with the hash, and is not restarted again.
    const bool isCommitted = !m_state.approval.awaits.isEmpty() && m_state.approval.hashes == hashes && m_registry
                             && m_registry->composeHash.compare(m_state.approval.awaits, Qt::CaseInsensitive) == 0;
    if (isCommitted) {
        const Status taken = co_await takeCommitted(hashes, cancel);
        co_return taken;
    }
    const QString name = m_state.registry.name;
    auto values = co_await variables(m_registry->gatewayDomain);
    if (!values)
        co_return values.error();
    values->push_back(sealedVariable(u"APPROVED_COMPOSE_HASH"_s, hashes.front()));
    const auto change = std::make_shared<cluster::CvmUpdate>();
    change->variables = std::move(*values);
    const std::shared_ptr<const cluster::CvmUpdate> fixed = change;
    const QString title = u"restart %1 with the approved compose hash"_s.arg(name);
    const Status announced = co_await record(audit::Outcome::Intended, "setup.approve-by-restart", name, title);
    if (!announced)
        co_return announced.error();
    m_state.approval = {Sending::Intended, hashes, true};
    const Status saved = save();
    if (!saved)
        co_return saved.error();
    emit stepChanged(SetupPage::Approve, title);
    const QString id = m_state.registry.cvmId;
    auto receipt = co_await m_parts->deploys->update(id, fixed);
    Status result = Done{};
    auto outcome = audit::Outcome::Done;
    if (!receipt) {
        result = receipt.error();
        outcome = outcomeOf(result);
    } else if (receipt->onChain) {
        const auto step = std::make_shared<const cluster::OnChainStep>(std::move(*receipt->onChain));
        const Error waits = co_await keepForOwner(title, step);
        result = waits;
        outcome = audit::Outcome::Refused; // nothing is changed yet
    } else {
        m_state.approval = {Sending::Done, hashes, true};
        m_state.registry.composeHash.clear(); // the promised one was of other names
        m_done << u"%1 was restarted with the approved compose hash"_s.arg(name);
        result = save();
        outcome = outcomeOf(result);
        if (m_parts->steps) // an older one was overtaken by this one
            co_await m_parts->steps->forget(domain::CvmId(id));
    }
    const QString what = result ? title : result.error().what;
    co_await record(outcome, "setup.approve-by-restart", name, what);
    if (!result)
        co_return result;
    const Status ready = co_await waitReady(cancel);
    co_return ready;
}

/// Keeps the restart as every change that waits for the chain is kept. The answer says what is to be done.
QCoro::Task<Error> SetupRun::keepForOwner(QString title, std::shared_ptr<const cluster::OnChainStep> step)
{
    const auto self = shared_from_this();
    const QString name = m_state.registry.name;
    Error waits;
    waits.kind = ErrorKind::Refused;
    waits.what = u"the owner of the app's contract has to allow the change first"_s;
    waits.where = name;
    waits.unchanged = u"No runner was approved."_s;
    waits.nextStep
        = u"Let the owner allow it on chain, commit it (pilothousectl phala cvms commit %1), then run the setup again."_s.arg(shellQuoted(name));
    m_state.approval.awaits = step->composeHash;
    const Status saved = save();
    if (!saved) {
        const Error error = saved.error();
        co_return error;
    }
    if (m_parts->steps == nullptr) {
        waits.nextStep = u"Allow it on chain, or deploy a newer image."_s;
        co_return waits;
    }
    const cluster::KeptStep kept = cluster::keptStep(domain::CvmId(m_state.registry.cvmId), name, title, step, m_parts->clock->utcNow());
    const Status written = co_await m_parts->steps->keep(kept);
    if (!written)
        waits.what += cluster::notKeptWords(written.error());
    co_return waits;
}

/// The registry says that it has the hash: whether it runs is looked at as after every restart.
QCoro::Task<Status> SetupRun::takeCommitted(QStringList hashes, CancelToken cancel)
{
    const auto self = shared_from_this();
    const Status ready = co_await waitReady(cancel);
    if (!ready)
        co_return ready;
    const QString name = m_state.registry.name;
    m_state.registry.composeHash = m_state.approval.awaits;
    m_state.approval = {Sending::Done, hashes, true};
    m_done << u"%1 was restarted with the approved compose hash"_s.arg(name);
    const Status saved = save();
    co_return saved;
}

} // namespace pilothouse::clustersetup
