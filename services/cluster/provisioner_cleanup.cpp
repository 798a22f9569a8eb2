// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/provisioner_internal.h"
#include "services/cluster/settling.h"
#include "services/cluster/time_limit.h"
#include "services/core/log.h"

#include <QRandomGenerator>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::CvmId;

QCoro::Task<Status> Provisioner::keep()
{
    const auto self = shared_from_this();
    const Status kept = co_await m_parts.memory->save(m_state.toJson());
    m_view.problem = kept ? QString() : kept.error().what;
    publish();
    co_return kept;
}

/// What another program has written meanwhile; but what this one could not write must not be lost by that.
QCoro::Task<Status> Provisioner::reload()
{
    const auto self = shared_from_this();
    std::optional<QCoro::Task<Status>> doing;
    if (m_view.isLoaded && !m_view.problem.isEmpty())
        doing = keep();
    else
        doing = load();
    const Status done = co_await *doing;
    co_return done;
}

void Provisioner::holdBackPaid()
{
    for (const PaidCvm &paid : m_state.paid)
        m_parts.runtime->holdBack(paid.name, paid.why);
}

/// The whole list has to be read: a row that could not be may be the one.
QCoro::Task<Result<std::optional<domain::Cvm>>> Provisioner::findByName(QString name, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto list = co_await m_parts.cvms->list(cancel);
    if (!list)
        co_return list.error();
    const auto found = std::ranges::find(list->items, name, &domain::Cvm::name);
    if (found != list->items.end())
        co_return std::optional(*found);
    if (!list->skipped.empty())
        co_return Error{.kind = ErrorKind::Protocol, .what = u"the cloud's list has rows that cannot be read, and %1 may be one"_s.arg(name)};
    co_return std::optional<domain::Cvm>();
}

/// Deletes what the run has made; the error says what became of it.
QCoro::Task<Error> Provisioner::cleanUp(Running run, Error why)
{
    const auto self = shared_from_this();
    const QString name = run->progress.name;
    say(run, ProvisionStage::CleaningUp, u"%1; deleting %2"_s.arg(why.what, name), m_parts.settings.deleteLimit);
    // Cancelling what was under way is not cancelling to be rid of it.
    const CancelToken own;
    const Status removed = co_await remove(*m_state.find(name), own);
    Error error = why;
    if (removed) {
        error.unchanged = u"%1 was deleted again, which was read back; the head is as it was."_s.arg(name);
        co_return error;
    }
    error.unchanged = u"%1 could not be deleted (%2): it is still being paid for. The head is as it was."_s.arg(name, removed.error().what);
    error.nextStep = u"Retry the deletion, or delete it in the cloud's own console."_s;
    co_return error;
}

/// Recorded; the machine leaves the list only when it was read to be gone.
QCoro::Task<Status> Provisioner::remove(PaidCvm cvm, CancelToken cancel)
{
    const auto self = shared_from_this();
    audit::Record record;
    record.action = u"cluster.provision.delete"_s;
    record.target = cvm.name;
    record.what = u"Delete %1, which serves nobody"_s.arg(cvm.name);
    record.reason = cvm.why;
    record.run = QString::number(QRandomGenerator::global()->generate64(), 36);
    record.outcome = audit::Outcome::Intended;
    const auto announced = co_await m_parts.audit->append(record);
    Status gone = Done{};
    if (announced) {
        gone = co_await confirmGone(cvm, cancel);
        record.outcome = gone ? audit::Outcome::Done : leavesOpen(gone.error().kind) ? audit::Outcome::Unknown : audit::Outcome::Failed;
        record.what = gone ? u"%1 is gone, as was read back"_s.arg(cvm.name) : u"%1 is still being paid for: %2"_s.arg(cvm.name, gone.error().what);
        const auto noted = co_await m_parts.audit->append(record);
        if (!noted)
            qCWarning(lcCluster) << "outcome not recorded" << cvm.name << noted.error().what;
    } else {
        // Not even what costs money is destroyed unrecorded; it stays on the list, with its retry.
        gone = refusedBecause(u"the record cannot be written: %1"_s.arg(announced.error().what), announced.error().nextStep);
    }
    PaidCvm *const paid = m_state.find(cvm.name);
    if (gone) {
        m_state.remove(cvm.name);
    } else if (paid) {
        if (paid->state == PaidCvm::State::Making)
            paid->state = PaidCvm::State::Left;
        paid->why = u"it could not be deleted: %1"_s.arg(gone.error().what);
    }
    m_parts.runtime->holdBack(cvm.name, gone || !paid ? QString() : paid->why);
    const Status kept = co_await keep();
    if (!kept)
        qCWarning(lcCluster) << "the list of paid machines was not written" << kept.error().what;
    co_return gone;
}

QCoro::Task<Status> Provisioner::confirmGone(PaidCvm cvm, CancelToken cancel)
{
    const auto self = shared_from_this();
    const MonotonicTime deadline = m_parts.clock->monotonicNow() + m_parts.settings.deleteLimit;
    // By name: an id may never have been told.
    const auto before = co_await findByName(cvm.name, cancel);
    if (!before)
        co_return before.error();
    if (!*before) {
        const bool mayAppear = cvm.state == PaidCvm::State::Unfound || cvm.state == PaidCvm::State::Making;
        const auto age = std::chrono::milliseconds(cvm.since.msecsTo(m_parts.clock->utcNow()));
        if (mayAppear && cvm.cvmId.isEmpty() && age < m_parts.settings.appearLimit)
            co_return Error{
                .kind = ErrorKind::OutcomeUnknown,
                .what = u"it is not there, but was asked for less than %1 ago and may appear yet"_s.arg(durationText(m_parts.settings.appearLimit)),
                .nextStep = u"Look again later."_s};
        co_return Done{};
    }
    const QString id = (*before)->id.text();
    const Status removed = co_await m_parts.deploys->remove(id);
    if (!removed && removed.error().kind != ErrorKind::NotFound && !leavesOpen(removed.error().kind))
        co_return removed;
    QString last = removed ? u"the cloud accepted its deletion, but still lists it"_s : removed.error().what;
    for (;;) {
        const auto now = co_await findByName(cvm.name, cancel);
        if (now && !*now)
            co_return Done{};
        if (!now)
            last = now.error().what;
        if (m_parts.clock->monotonicNow() >= deadline || cancel.isCancelled())
            co_return Error{.kind = ErrorKind::OutcomeUnknown, .what = last};
        co_await rest(m_parts.settings.lookPause, m_parts.clock, deadline, cancel);
    }
}

QCoro::Task<Status> Provisioner::retryDeletion(QString onlyName)
{
    const auto self = shared_from_this();
    if (!m_parts.access->isWritable())
        co_return refusedBecause(u"the environment is read-only; unlock writes first"_s);
    if (m_run || m_isDeleting)
        co_return refusedBecause(m_run ? u"a runner is being provisioned"_s : u"machines are being deleted"_s, u"Wait for it, or cancel it."_s);
    m_isDeleting = true;
    const Status claimed = co_await m_parts.memory->claim();
    if (!claimed) {
        m_isDeleting = false;
        co_return claimed;
    }
    Status first = co_await reload();
    if (first) {
        std::vector<PaidCvm> machines;
        for (const PaidCvm &paid : m_state.paid)
            if (onlyName.isEmpty() ? paid.state != PaidCvm::State::Held : paid.name == onlyName)
                machines.push_back(paid);
        if (!onlyName.isEmpty() && machines.empty())
            first = refusedBecause(u"%1 is not on the list of machines that are still being paid for"_s.arg(onlyName));
        const CancelToken cancel;
        const OperationId operation
            = machines.empty() ? OperationId() : m_parts.operations->begin(m_parts.environment.id.text(), u"Delete what is still paid for"_s, cancel);
        for (const PaidCvm &paid : machines) {
            m_parts.operations->step(operation, u"deleting %1"_s.arg(paid.name));
            const Status removed = co_await remove(paid, cancel);
            if (!removed && first)
                first = removed;
        }
        if (!machines.empty() && first)
            m_parts.operations->succeed(operation, u"all are gone, as was read back"_s);
        else if (!machines.empty())
            m_parts.operations->fail(operation, first.error());
    }
    const Status released = co_await m_parts.memory->release();
    if (!released)
        qCWarning(lcCluster) << "the right to provision was not given back" << released.error().what;
    m_isDeleting = false;
    publish();
    co_return first;
}

/// One that was held serves from the moment a person has had its hash approved.
QCoro::Task<Done> Provisioner::letApprovedIn()
{
    const auto self = shared_from_this();
    const auto &snapshot = m_parts.runtime->snapshot();
    if (m_run || m_isDeleting || !snapshot.hasValue())
        co_return Done{};
    QStringList names;
    for (const PaidCvm &paid : m_state.paid)
        for (const MemberView &member : snapshot.value->members)
            if (paid.state == PaidCvm::State::Held && member.member.cvm.name == paid.name && member.hash == HashState::Approved)
                names << paid.name;
    if (names.isEmpty())
        co_return Done{};
    m_isDeleting = true;
    const Status claimed = co_await m_parts.memory->claim();
    Status loaded = claimed;
    if (claimed)
        loaded = co_await reload();
    for (const QString &name : names) {
        if (!loaded)
            break;
        m_state.remove(name);
        m_parts.runtime->holdBack(name, {});
        co_await note(u"cluster.provision.let-in"_s, name, u"%1 may be the head: its hash was approved"_s.arg(name), audit::Outcome::Done);
    }
    if (loaded) {
        const Status kept = co_await keep();
        if (!kept)
            qCWarning(lcCluster) << "the list of paid machines was not written" << kept.error().what;
    }
    if (claimed)
        co_await m_parts.memory->release();
    m_isDeleting = false;
    co_return Done{};
}

} // namespace pilothouse::cluster
