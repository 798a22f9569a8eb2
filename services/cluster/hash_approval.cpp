// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/hash_approval.h"

#include "services/core/digest.h"

#include <QRegularExpression>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

/// Lower case; empty when it is no SHA-256.
QString normal(const QString &hash)
{
    const auto digest = Sha256::fromHex(hash.toLatin1());
    return digest ? QString::fromLatin1(digest->toHex()) : QString();
}

} // namespace

ApprovalEnd judgeApproval(const QStringList &sent, const Result<ApprovalReceipt> &answer)
{
    if (!answer) {
        const Error &error = answer.error();
        if (error.kind == ErrorKind::NotFound)
            return ApprovalEnd::OldImage;
        // A refused signature says nothing about the hash.
        const int status = error.httpStatus.value_or(0);
        const bool isRefusal = status >= 400 && status < 500 && status != 408 && status != 429 && error.kind != ErrorKind::Unauthorised;
        return isRefusal ? ApprovalEnd::Refused : ApprovalEnd::Failed;
    }
    const bool isWhole = std::ranges::all_of(sent, [&](const QString &hash) { return answer->hashes.contains(hash, Qt::CaseInsensitive); });
    return isWhole ? ApprovalEnd::Approved : ApprovalEnd::NotConfirmed;
}

QString approvalText(ApprovalEnd end, const Result<ApprovalReceipt> &answer)
{
    const QString words = answer ? QString() : answer.error().what;
    switch (end) {
    case ApprovalEnd::Approved: return u"the registry has approved the runners' compose hashes"_s;
    case ApprovalEnd::NotConfirmed: return u"the registry accepted the compose hashes, but its answer does not repeat them all"_s;
    case ApprovalEnd::Refused: return u"the registry refuses the runners' compose hashes: %1"_s.arg(words);
    case ApprovalEnd::OldImage: return u"the registry's image is older than approval by call (status 404)"_s;
    case ApprovalEnd::Failed: return u"the runners' compose hashes could not be approved: %1"_s.arg(words);
    }
    return {};
}

QString approvalNextStep(ApprovalEnd end)
{
    switch (end) {
    case ApprovalEnd::Approved: return {};
    case ApprovalEnd::NotConfirmed: return u"Send them again; until the registry repeats them the runners count as not approved."_s;
    case ApprovalEnd::Refused:
        return u"Compare the runner's compose file with the one the registry expects; the runner takes no builds until then."_s;
    case ApprovalEnd::OldImage:
        return u"Deploy a newer registry image. Or take the old way: update the registry with APPROVED_COMPOSE_HASH set to a real runner's hash and all its other "
               "variables again; that restarts the registry, and the models that run in it end."_s;
    case ApprovalEnd::Failed: return u"Runners whose hash the registry does not know cannot fetch models. Try again when the registry answers."_s;
    }
    return {};
}

ApprovalPlan HashApproval::plan(const std::vector<RunnerHash> &runners) const
{
    ApprovalPlan plan;
    for (const RunnerHash &runner : runners) {
        const QString hash = normal(runner.composeHash);
        if (hash.isEmpty())
            plan.missing << u"%1: %2"_s.arg(runner.name, runner.composeHash.isEmpty() ? u"the cloud names no compose hash"_s
                                                                                      : u"what the cloud names is no compose hash"_s);
        else if (!m_approved.contains(hash) && !plan.hashes.contains(hash))
            plan.hashes << hash;
    }
    plan.hashes.sort();
    return plan;
}

void HashApproval::settle(const QStringList &sent, const Result<ApprovalReceipt> &answer)
{
    m_lastEnd = judgeApproval(sent, answer);
    for (const QString &hash : sent) {
        if (answer && answer->hashes.contains(hash, Qt::CaseInsensitive)) {
            m_approved.insert(hash);
            m_refused.remove(hash);
            m_before.remove(hash);
        } else if (*m_lastEnd == ApprovalEnd::Refused) {
            m_refused.insert(hash);
            m_recalled.remove(hash);
        }
        // An answer that says no is not asked for again by itself; no answer is.
        if (*m_lastEnd != ApprovalEnd::Failed)
            m_before.remove(hash);
    }
}

HashState HashApproval::stateOf(const QString &composeHash) const
{
    const QString hash = normal(composeHash);
    if (m_approved.contains(hash))
        return HashState::Approved;
    return m_refused.contains(hash) ? HashState::Refused : HashState::Unknown;
}

QStringList HashApproval::approved() const
{
    QStringList all(m_approved.cbegin(), m_approved.cend());
    all.sort();
    return all;
}

void HashApproval::registryRestarted()
{
    m_before += std::exchange(m_approved, {}) + m_recalled;
    m_refused.clear();
    m_lastEnd.reset();
}

void HashApproval::recall(const QStringList &hashes)
{
    for (const QString &hash : hashes)
        m_recalled.insert(normal(hash));
    m_recalled.remove(QString());
}

void HashApproval::forget()
{
    *this = HashApproval();
}

QStringList HashApproval::resend(const std::vector<RunnerHash> &runners) const
{
    QStringList hashes;
    for (const QString &hash : plan(runners).hashes) {
        if (m_before.contains(hash))
            hashes << hash;
    }
    return hashes;
}

bool RestartWatch::look(const domain::Cvm &cvm, const MemberProbe &probe)
{
    const bool isRunning = cvm.state == domain::RunState::Running;
    const auto uptime = uptimeSeconds(cvm.uptime);
    bool hasRestarted = false;
    if (m_wasSeen) {
        hasRestarted = (isRunning && !m_wasRunning) || (!m_instanceId.isEmpty() && !cvm.instanceId.isEmpty() && m_instanceId != cvm.instanceId)
                       || (uptime && m_uptime && *uptime < *m_uptime);
    }
    if (hasRestarted)
        m_running.clear(); // that its models are gone is the same restart, seen a second time
    if (probe.tasks && *probe.tasks && probe.runningModels && *probe.runningModels) {
        QSet<QString> running;
        for (const RunningModel &model : (*probe.runningModels)->items)
            running.insert(model.taskId);
        QSet<QString> failed;
        for (const SpawnteeTask &task : (*probe.tasks)->items) {
            if (task.status == "failed"_L1)
                failed.insert(task.id);
        }
        if (!m_running.isEmpty() && !running.intersects(m_running) && failed.contains(m_running))
            hasRestarted = true;
        m_running = running;
    }
    m_wasSeen = true;
    m_wasRunning = isRunning;
    if (!cvm.instanceId.isEmpty())
        m_instanceId = cvm.instanceId;
    m_uptime = isRunning ? uptime : std::nullopt;
    return hasRestarted;
}

std::optional<qint64> uptimeSeconds(const QString &text)
{
    static const QRegularExpression form(
        u"\\A\\s*(?:(\\d{1,6})\\s*d(?:ays?)?,?)?\\s*(?:(\\d{1,6})\\s*h)?\\s*(?:(\\d{1,6})\\s*m)?\\s*(?:(\\d{1,6})(?:\\.\\d+)?\\s*s)?\\s*\\z"_s);
    static const QRegularExpression clock(u"\\A\\s*(?:(\\d{1,6})\\s*d(?:ays?)?,?)?\\s*(\\d{1,2}):(\\d{2}):(\\d{2})\\s*\\z"_s);
    auto match = clock.match(text);
    if (!match.hasMatch())
        match = form.match(text);
    if (!match.hasMatch() || text.trimmed().isEmpty())
        return std::nullopt;
    const auto part = [&match](int index) { return match.captured(index).toLongLong(); };
    return ((part(1) * 24 + part(2)) * 60 + part(3)) * 60 + part(4);
}

} // namespace pilothouse::cluster
