// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/cvm_change_run.h"
#include "services/cluster/kept_steps.h"
#include "services/cluster/on_chain_calls.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QJsonArray>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;
using cluster::KeptStep;

namespace {

using L = QLatin1StringView;

Error wrongUsage(const QString &what, const QString &where)
{
    return Error{.kind = ErrorKind::InvalidInput, .what = what, .where = where};
}

QJsonObject toJson(const KeptStep &kept)
{
    return {{u"id"_s, kept.cvm.text()},
            {u"name"_s, kept.name},
            {u"title"_s, kept.title},
            {u"since"_s, toUtcText(kept.since)},
            {u"transaction"_s, kept.transactionHash.isEmpty() ? QJsonValue() : QJsonValue(kept.transactionHash)},
            {u"wasCommitted"_s, kept.wasCommitted},
            {u"onChain"_s, stepToJson(*kept.step)}};
}

QString toText(const KeptStep &kept)
{
    QString text = u"%1 (%2), since %3: %4\n"_s.arg(visibleText(kept.name, 80), kept.cvm.text(), toUtcText(kept.since), visibleText(kept.title, 200));
    if (kept.wasCommitted)
        text += u"  A commit was sent, and whether it took effect is not known: look at the CVM first.\n"_s;
    else
        text += u"  Nothing is changed yet: %1.\n"_s.arg(cluster::whyNotYet(*kept.step));
    return text + stepToText(*kept.step);
}

/// By the id that it was kept under or the name it had then: a machine that is gone may still wait.
std::optional<KeptStep> findKept(const cluster::KeptSteps &steps, const QString &wanted)
{
    for (const KeptStep &kept : steps.all())
        if (kept.cvm.text() == wanted || kept.name == wanted)
            return kept;
    return std::nullopt;
}

Answer listOf(const cluster::KeptSteps &steps)
{
    Answer answer;
    QJsonArray items;
    for (const KeptStep &kept : steps.all()) {
        items.append(toJson(kept));
        answer.text += toText(kept);
    }
    if (items.isEmpty())
        answer.text = u"No update waits for the chain.\n"_s;
    answer.json = {{u"items"_s, items}};
    return answer;
}

} // namespace

QCoro::Task<Result<Answer>> cvmsCommit(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const QString wanted = invocation.operand(0);
    const QString transaction = invocation.value(L("transaction"));
    const int ways = int(invocation.has(L("transaction"))) + int(invocation.has(L("registered"))) + int(invocation.has(L("forget")));
    if (ways > 1)
        co_return wrongUsage(u"only one of --transaction, --registered and --forget can be meant"_s, u"phala cvms commit"_s);
    if (ways > 0 && wanted.isEmpty())
        co_return wrongUsage(u"which CVM is meant?"_s, u"phala cvms commit"_s);
    if (invocation.has(L("transaction")) && !cluster::isTransactionHash(transaction))
        co_return wrongUsage(u"“%1” is no transaction hash: 0x and 64 hex digits"_s.arg(visibleText(transaction, 80)), u"--transaction"_s);
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto steps = (*services)->onChainSteps;
    if (steps == nullptr)
        co_return sectionMissing(**services, u"phala"_s);
    if (!steps->problem().isEmpty())
        co_return Error{.kind = ErrorKind::Storage, .what = steps->problem(), .unchanged = u"Nothing was sent."_s};
    if (wanted.isEmpty())
        co_return listOf(*steps);
    auto kept = findKept(*steps, wanted);
    if (invocation.has(L("forget")) && kept) {
        const Status forgotten = co_await steps->forget(kept->cvm);
        if (!forgotten)
            co_return forgotten.error();
        Answer answer;
        answer.json = {{u"forgotten"_s, toJson(*kept)}};
        answer.text = u"No longer waited for: %1\n"_s.arg(visibleText(kept->title, 200));
        co_return answer;
    }
    const auto subject = co_await cvmToChange(context);
    if (!subject)
        co_return subject.error();
    kept = steps->find(subject->cvm.id);
    if (!kept)
        co_return Error{.kind = ErrorKind::Refused,
                        .what = u"no update of it waits for the chain"_s,
                        .where = visibleText(subject->cvm.name, 80),
                        .nextStep = u"An update that has to be allowed on chain is kept when it is asked for."_s,
                        .unchanged = u"Nothing was sent."_s};
    if (ways == 0) {
        Answer answer;
        answer.json = toJson(*kept);
        answer.text = toText(*kept);
        co_return answer;
    }
    const auto offer = co_await subject->changes->prepareCommit(subject->cvm.id.text(), kept->step, transaction);
    if (!offer)
        co_return asNamedByCaller(offer.error());
    auto answer = co_await runCvmChange(context, subject->changes, *offer, subject->cvm.name);
    co_return answer;
}

} // namespace pilothouse::ctl
