// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/removal.h"

#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kLanes = 8;

} // namespace

/// What the lanes take from and put into.
struct Removal::Work
{
    size_t next = 0;
    std::vector<domain::CvmId> ids;
    std::vector<std::optional<Result<CvmChanges::Offered>>> read;
    Offered offer;
    std::vector<PowerResult> results;
};

QCoro::Task<Result<Removal::Offered>> Removal::prepare(std::vector<domain::CvmId> ids)
{
    const auto self = shared_from_this();
    const auto work = std::make_shared<Work>();
    for (const domain::CvmId &id : ids)
        if (std::ranges::find(work->ids, id) == work->ids.end())
            work->ids.push_back(id);
    work->read.resize(work->ids.size());
    std::vector<QCoro::Task<Done>> lanes;
    for (size_t i = 0; i < std::min(kLanes, work->ids.size()); ++i)
        lanes.push_back(readLane(work));
    for (QCoro::Task<Done> &lane : lanes)
        co_await lane;

    const auto offer = std::make_shared<RemovalOffer>();
    std::optional<Error> error;
    QStringList skipped;
    for (size_t i = 0; i < work->ids.size(); ++i) {
        const auto &read = *work->read[i];
        if (!read) {
            if (!error)
                error = read.error();
            skipped << u"%1: %2"_s.arg(visibleText(work->ids[i].text(), 80), read.error().what);
        } else if (!(*read)->plan.isAllowed() && work->ids.size() > 1) {
            skipped << u"%1: %2"_s.arg(visibleText((*read)->before.name, 80), (*read)->plan.refusal);
        } else {
            offer->targets.push_back(*read);
        }
    }
    if (offer->targets.empty() && error)
        co_return *error;
    if (offer->targets.size() == 1) {
        offer->plan = offer->targets.front()->plan;
        offer->plan.skipped = skipped;
        co_return Offered(offer);
    }
    domain::Plan &plan = offer->plan;
    const size_t count = offer->targets.size();
    if (count > 0) {
        const domain::Plan &first = offer->targets.front()->plan;
        plan.environment = first.environment;
        plan.dataFrom = first.dataFrom;
        plan.toUndo = first.toUndo;
    }
    plan.verb = u"Delete %1 CVMs"_s.arg(count);
    plan.title = plan.verb;
    for (const CvmChanges::Offered &target : offer->targets) {
        plan.steps.insert(plan.steps.end(), target->plan.steps.begin(), target->plan.steps.end());
        plan.checks.insert(plan.checks.end(), target->plan.checks.begin(), target->plan.checks.end());
        if (plan.dataFrom > target->plan.dataFrom)
            plan.dataFrom = target->plan.dataFrom;
    }
    plan.skipped = skipped;
    plan.ifItFails = u"the others go on; each target has its own result, failed ones can be tried again"_s;
    plan.sideEffects = u"Their disks, their data and their variables are gone for good."_s;
    plan.phrase = u"%1/delete %2 CVMs"_s.arg(plan.environment.id.text()).arg(count);
    plan.phraseReason = u"destroys machines and their data"_s;
    if (count == 0)
        plan.refusal = u"nothing can be done: %1"_s.arg(skipped.isEmpty() ? u"no CVM is chosen"_s : skipped.join(u"; "_s));
    co_return Offered(offer);
}

QCoro::Task<Done> Removal::readLane(std::shared_ptr<Work> work)
{
    const auto self = shared_from_this();
    while (work->next < work->ids.size()) {
        const size_t mine = work->next++;
        const auto read = co_await m_changes->prepareRemove(work->ids[mine].text());
        work->read[mine] = read;
    }
    co_return Done{};
}

domain::Plan Removal::planOf(const Offered &offer) const
{
    domain::Plan plan = offer->plan;
    for (const CvmChanges::Offered &target : offer->targets) {
        const domain::Plan now = m_changes->planOf(target);
        if (plan.refusal.isEmpty() && !now.isAllowed())
            plan.refusal = now.refusal;
    }
    return plan;
}

QCoro::Task<Result<std::vector<PowerResult>>> Removal::run(Offered offer, QString typedPhrase)
{
    const auto self = shared_from_this();
    const domain::Plan plan = planOf(offer);
    if (!plan.isAllowed())
        co_return Error{.kind = ErrorKind::Refused, .what = plan.refusal};
    if (!plan.isConfirmedBy(typedPhrase))
        co_return Error{.kind = ErrorKind::Refused,
                        .what = u"the phrase \"%1\" is needed: %2"_s.arg(*plan.phrase, plan.phraseReason),
                        .nextStep = u"Type the phrase exactly."_s};
    const auto work = std::make_shared<Work>();
    work->offer = offer;
    work->results.resize(offer->targets.size());
    std::vector<QCoro::Task<Done>> lanes;
    for (size_t i = 0; i < std::min(kLanes, offer->targets.size()); ++i)
        lanes.push_back(removeLane(work));
    for (QCoro::Task<Done> &lane : lanes)
        co_await lane;
    const std::vector<PowerResult> results = work->results;
    co_return results;
}

QCoro::Task<Done> Removal::removeLane(std::shared_ptr<Work> work)
{
    const auto self = shared_from_this();
    while (work->next < work->offer->targets.size()) {
        const size_t mine = work->next++;
        const CvmChanges::Offered target = work->offer->targets[mine];
        // The one phrase that was typed stands for each of them.
        const auto result = co_await m_changes->run(target, target->plan.phrase.value_or(QString()));
        PowerResult &told = work->results[mine];
        told.id = target->before.id;
        told.name = target->before.name;
        told.ok = result && result->ok;
        told.text = result ? result->text : userMessage(result.error(), Attempt::Change).oneLine();
    }
    co_return Done{};
}

} // namespace pilothouse::cluster
