// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/provisioner_internal.h"
#include "services/cluster/settling.h"
#include "services/cluster/time_limit.h"
#include "services/core/log.h"

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

QCoro::Task<Status> Provisioner::deploy(Running run)
{
    const auto self = shared_from_this();
    const Offered offer = run->offer;
    run->progress.name = offer->name;
    audit::Record intended = recordOf(*run);
    intended.what = offer->plan.title;
    intended.outcome = audit::Outcome::Intended;
    const auto recorded = co_await m_parts.audit->append(intended);
    if (!recorded)
        co_return refusedBecause(u"the record cannot be written: %1"_s.arg(recorded.error().what), recorded.error().nextStep);
    run->isRecorded = true;
    PaidCvm paid;
    paid.name = offer->name;
    paid.appId = offer->provision.appId;
    paid.composeHash = offer->provision.composeHash;
    paid.hourlyRate = offer->budget.next;
    paid.since = m_parts.clock->utcNow();
    paid.state = PaidCvm::State::Making;
    paid.why = u"it was asked for, and how that ended was not written down"_s;
    m_state.paid.push_back(paid);
    const Status kept = co_await keep();
    if (!kept) {
        m_state.remove(offer->name);
        co_return kept;
    }
    m_parts.runtime->holdBack(offer->name, u"it is being provisioned"_s);
    run->progress.operation = m_parts.operations->begin(m_parts.environment.id.text(), offer->plan.title, run->cancel);
    run->wasTried = true;
    say(run, ProvisionStage::Deploying, u"deploying %1"_s.arg(offer->name), m_parts.settings.deployLimit);
    const MonotonicTime deadline = m_parts.clock->monotonicNow() + m_parts.settings.deployLimit;
    const CancelToken never;
    // Not left alone when the operator cancels: the answer says what there is to delete.
    auto created = co_await until(m_parts.deploys->create(offer->spec, offer->provision), m_parts.clock, deadline, never, never);
    if (created && *created) {
        run->cvmId = (*created)->cvm.id.text();
        m_state.find(offer->name)->cvmId = run->cvmId;
        const Status known = co_await keep();
        if (!known)
            qCWarning(lcCluster) << "the id of a new runner was not kept; its name was" << known.error().what;
        co_return Done{};
    }
    Error why = created ? created->error()
                        : Error{.kind = ErrorKind::OutcomeUnknown,
                                .what = u"the cloud gave no answer within %1"_s.arg(durationText(m_parts.settings.deployLimit))};
    if (leavesOpen(why.kind)) {
        const Status searched = co_await search(run, why);
        co_return searched;
    }
    // Refused: there is nothing to look for.
    m_state.remove(offer->name);
    m_parts.runtime->holdBack(offer->name, {});
    const Status forgotten = co_await keep();
    if (!forgotten)
        qCWarning(lcCluster) << "the list of paid machines was not written" << forgotten.error().what;
    why.unchanged = u"No runner was made."_s;
    co_return why;
}

/// The answer was lost: the name is random, so whoever has it is the one that was asked for.
QCoro::Task<Status> Provisioner::search(Running run, Error lost)
{
    const auto self = shared_from_this();
    const QString name = run->offer->name;
    say(run, ProvisionStage::Searching, u"the answer was lost (%1); looking for %2"_s.arg(lost.what, name), m_parts.settings.searchLimit);
    const MonotonicTime deadline = m_parts.clock->monotonicNow() + m_parts.settings.searchLimit;
    for (;;) {
        const auto found = co_await findByName(name, run->cancel);
        if (found && *found) {
            const domain::Cvm cvm = **found;
            PaidCvm *const paid = m_state.find(name);
            paid->cvmId = cvm.id.text();
            run->cvmId = paid->cvmId;
            if (cvm.appId == run->offer->provision.appId) {
                const Status kept = co_await keep();
                if (!kept)
                    qCWarning(lcCluster) << "the id of a found runner was not kept; its name was" << kept.error().what;
                co_return Done{}; // adopted
            }
            paid->state = PaidCvm::State::Left;
            paid->why = u"found by its name after a lost answer, but it is another app than was promised"_s;
            break;
        }
        if (m_parts.clock->monotonicNow() >= deadline || run->cancel.isCancelled()) {
            PaidCvm *const paid = m_state.find(name);
            paid->state = PaidCvm::State::Unfound;
            paid->why = u"the answer was lost, and it was not found by its name; it may appear yet"_s;
            break;
        }
        co_await rest(m_parts.settings.lookPause, m_parts.clock, deadline, run->cancel);
    }
    const PaidCvm paid = *m_state.find(name);
    m_parts.runtime->holdBack(name, paid.why);
    const Status kept = co_await keep();
    Error error = lost;
    error.kind = ErrorKind::OutcomeUnknown;
    error.what = u"%1; %2: %3"_s.arg(lost.what, name, paid.why);
    error.unchanged = u"The head is as it was; %1 counts as still being paid for%2."_s.arg(name, kept ? QString() : u" (not written down)"_s);
    error.nextStep = u"Retry its deletion: that looks for it again."_s;
    co_return error;
}

} // namespace pilothouse::cluster
