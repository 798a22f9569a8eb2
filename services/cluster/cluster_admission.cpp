// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_entry.h"

#include <QCoroTimer>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::CvmId;

namespace {

constexpr std::chrono::milliseconds kProbingPoll{20};

} // namespace

void ClusterRuntime::holdBack(const QString &name, const QString &why)
{
    if (m_heldBack.value(name) == why)
        return;
    if (why.isEmpty())
        m_heldBack.remove(name);
    else
        m_heldBack.insert(name, why);
    if (m_snapshot.hasValue())
        publish();
}

QCoro::Task<Result<CvmId>> ClusterRuntime::lookAt(QString name, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto list = co_await m_parts.cvms->list(cancel);
    if (!list)
        co_return list.error();
    takeList(*list);
    const auto found = std::ranges::find_if(m_entries, [&name](const auto &entry) { return entry->member.cvm.name == name; });
    if (found == m_entries.end() || !(*found)->port)
        co_return Error{.kind = ErrorKind::NotFound, .what = u"the cloud does not list %1 as one that can be asked"_s.arg(name)};
    const auto entry = *found;
    while (entry->isProbing && !cancel.isCancelled())
        co_await QCoro::sleepFor(kProbingPoll);
    if (!cancel.isCancelled()) {
        entry->isProbing = true;
        co_await probe(entry, cancel);
        entry->isProbing = false;
        entry->askedSince.reset();
    }
    if (cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = u"cancelled"_s};
    publish();
    const CvmId id = entry->member.cvm.id;
    co_return id;
}

void ClusterRuntime::promote(const CvmId &member)
{
    const auto entry = find(member);
    if (!entry)
        return;
    m_heldBack.remove(entry->member.cvm.name);
    m_head = member;
    publish();
}

} // namespace pilothouse::cluster
