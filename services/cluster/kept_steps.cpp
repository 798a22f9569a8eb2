// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/kept_steps.h"

#include "services/cluster/on_chain_calls.h"
#include "services/core/digest.h"

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::CvmId;

namespace {

Error damaged(const QString &member)
{
    return Error{.kind = ErrorKind::Storage,
                 .what = u"a step on chain that was kept cannot be read: %1 is missing or wrong"_s.arg(member),
                 .nextStep = u"Plan the change again; nothing of it was carried out."_s};
}

bool isBefore(const KeptStep &left, const KeptStep &right)
{
    return left.since < right.since;
}

} // namespace

QJsonObject KeptStep::toJson() const
{
    QJsonObject json{{u"cvm"_s, cvm.text()},
                     {u"name"_s, name},
                     {u"title"_s, title},
                     {u"since"_s, since.toString(Qt::ISODateWithMs)},
                     {u"transaction"_s, transactionHash},
                     {u"wasCommitted"_s, wasCommitted},
                     {u"appId"_s, step->appId},
                     {u"composeHash"_s, step->composeHash},
                     {u"deviceId"_s, step->deviceId},
                     {u"contract"_s, step->contract},
                     {u"needsComposeHash"_s, step->needsComposeHash},
                     {u"needsDevice"_s, step->needsDevice},
                     {u"answer"_s, chainAnswerWord(step->answer)},
                     {u"said"_s, step->said}};
    if (step->chainId)
        json[u"chainId"_s] = *step->chainId;
    return json;
}

Result<KeptStep> KeptStep::fromJson(const QJsonObject &json)
{
    const auto step = std::make_shared<OnChainStep>();
    KeptStep kept;
    kept.cvm = CvmId(json["cvm"_L1].toString());
    if (kept.cvm.text().isEmpty())
        return damaged(u"cvm"_s);
    kept.name = json["name"_L1].toString();
    kept.title = json["title"_L1].toString();
    kept.since = QDateTime::fromString(json["since"_L1].toString(), Qt::ISODateWithMs);
    if (!kept.since.isValid())
        return damaged(u"since"_s);
    kept.transactionHash = json["transaction"_L1].toString();
    kept.wasCommitted = json["wasCommitted"_L1].toBool();
    step->appId = json["appId"_L1].toString();
    step->composeHash = json["composeHash"_L1].toString();
    if (!Sha256::fromHex(step->composeHash.toLatin1()))
        return damaged(u"composeHash"_s);
    step->deviceId = json["deviceId"_L1].toString();
    step->contract = json["contract"_L1].toString();
    step->needsComposeHash = json["needsComposeHash"_L1].toBool(true);
    step->needsDevice = json["needsDevice"_L1].toBool();
    const auto answer = chainAnswerFromWord(json["answer"_L1].toString());
    if (!answer)
        return damaged(u"answer"_s);
    step->answer = *answer;
    step->said = json["said"_L1].toString();
    if (json.contains("chainId"_L1))
        step->chainId = json["chainId"_L1].toInteger();
    kept.step = step;
    return kept;
}

std::optional<KeptStep> KeptSteps::find(const CvmId &cvm) const
{
    const auto found = std::ranges::find(m_steps, cvm, &KeptStep::cvm);
    return found == m_steps.end() ? std::nullopt : std::optional(*found);
}

void KeptSteps::put(KeptStep step)
{
    std::erase_if(m_steps, [&step](const KeptStep &other) { return other.cvm == step.cvm; });
    m_steps.insert(std::ranges::upper_bound(m_steps, step, isBefore), std::move(step));
}

QCoro::Task<Status> KeptSteps::load()
{
    const auto self = shared_from_this();
    if (!m_memory)
        co_return Done{};
    const auto read = co_await m_memory->load();
    if (!read) {
        m_problem = read.error().what;
        emit changed();
        co_return read.error();
    }
    Status status = Done{};
    std::vector<KeptStep> before = std::exchange(m_steps, {});
    for (const QJsonObject &json : *read) {
        auto step = KeptStep::fromJson(json);
        if (!step) {
            status = step.error(); // hides none of the others
            continue;
        }
        // The token of a step that began in this run stays with it.
        const auto known = std::ranges::find(before, step->cvm, &KeptStep::cvm);
        if (known != before.end() && known->step->composeHash == step->step->composeHash && !known->step->commitToken.isEmpty()) {
            const auto whole = std::make_shared<OnChainStep>(step->step->clone());
            whole->commitToken = known->step->commitToken.clone();
            step->step = whole;
        }
        put(*step);
    }
    for (KeptStep &known : before)
        if (m_unwritten.contains(known.cvm.text()))
            put(std::move(known));
    m_problem = status ? QString() : status.error().what;
    emit changed();
    co_return status;
}

QCoro::Task<Status> KeptSteps::keep(KeptStep step)
{
    const auto self = shared_from_this();
    const QString cvm = step.cvm.text();
    const QJsonObject json = step.toJson();
    put(std::move(step));
    if (m_memory)
        m_unwritten.insert(cvm);
    emit changed();
    if (!m_memory)
        co_return Done{};
    const Status saved = co_await m_memory->save(cvm, json);
    if (saved)
        m_unwritten.remove(cvm);
    m_problem = saved ? QString() : saved.error().what;
    emit changed();
    co_return saved;
}

QCoro::Task<Status> KeptSteps::forget(CvmId cvm)
{
    const auto self = shared_from_this();
    if (m_memory) {
        const Status removed = co_await m_memory->remove(cvm.text());
        m_problem = removed ? QString() : removed.error().what;
        if (!removed) {
            emit changed();
            co_return removed;
        }
    }
    m_unwritten.remove(cvm.text());
    std::erase_if(m_steps, [&cvm](const KeptStep &other) { return other.cvm == cvm; });
    emit changed();
    co_return Done{};
}

} // namespace pilothouse::cluster
