// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/approval_history.h"

#include <QJsonArray>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostEntries = 1000;

} // namespace

ApprovalHistory::ApprovalHistory(std::shared_ptr<audit::AuditLog> audit) : m_audit(std::move(audit))
{
    connect(m_audit.get(), &audit::AuditLog::appended, this, [this](const audit::Entry &entry) {
        if (take(entry))
            emit changed();
    });
}

QCoro::Task<Status> ApprovalHistory::load()
{
    const auto self = shared_from_this();
    audit::Filter filter;
    filter.text = u"action:cluster.approve-hash"_s;
    filter.limit = kMostEntries;
    const auto entries = co_await m_audit->entries(filter);
    if (!entries)
        co_return entries.error();
    for (const audit::Entry &entry : *entries)
        take(entry);
    emit changed();
    co_return Done{};
}

bool ApprovalHistory::take(const audit::Entry &entry)
{
    if (entry.record.action != "cluster.approve-hash"_L1 || entry.record.outcome != audit::Outcome::Done)
        return false;
    for (const QJsonValue &value : entry.record.after["hashes"_L1].toArray()) {
        const QString hash = value.toString().toLower();
        const auto known = m_newest.constFind(hash);
        if (known == m_newest.cend() || known->at < entry.utc)
            m_newest.insert(hash, {hash, entry.record.target, entry.record.actor, entry.utc});
    }
    return true;
}

std::optional<PastApproval> ApprovalHistory::find(const QString &hash) const
{
    const auto found = m_newest.constFind(hash.toLower());
    return found == m_newest.cend() ? std::nullopt : std::optional(*found);
}

QStringList ApprovalHistory::hashesOf(const QString &registry) const
{
    QStringList hashes;
    for (const PastApproval &past : m_newest)
        if (past.registry == registry)
            hashes << past.hash;
    hashes.sort();
    return hashes;
}

} // namespace pilothouse::cluster
