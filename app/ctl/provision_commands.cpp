// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/cluster_look.h"
#include "app/ctl/context.h"
#include "app/ctl/provision_text.h"
#include "app/ctl/shell_words.h"
#include "services/cluster/provisioner.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QTimer>

namespace pilothouse::ctl {

using cluster::Provisioner;
using namespace Qt::StringLiterals;

namespace {

using L = QLatin1StringView;

Answer stateOf(const Provisioner &provisioner)
{
    Answer answer;
    answer.json = provisionerToJson(provisioner.view());
    answer.text = provisionerToText(provisioner.view());
    return answer;
}

QCoro::Task<Result<Answer>> resume(std::shared_ptr<Provisioner> provisioner)
{
    const Status resumed = co_await provisioner->resume();
    if (!resumed)
        co_return resumed.error();
    co_return stateOf(*provisioner);
}

QCoro::Task<Result<Answer>> retryDeletion(std::shared_ptr<Context> context, std::shared_ptr<Provisioner> provisioner, QString name)
{
    context->beginChange();
    const Status gone = co_await provisioner->retryDeletion(name);
    Answer answer = stateOf(*provisioner);
    answer.json.insert(u"done"_s, bool(gone));
    if (!gone) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = u"%1. What is left is still being paid for; run this again."_s.arg(clause(gone.error().what));
    }
    co_return answer;
}

QCoro::Task<Result<Answer>> provision(std::shared_ptr<Context> context, std::shared_ptr<Provisioner> provisioner)
{
    // A runner is planned from what everybody says now; whoever hangs is left out, and named in the plan.
    const auto looked = co_await lookAtCluster(context);
    if (!looked)
        co_return looked.error();
    const auto offer = co_await provisioner->prepare();
    if (!offer)
        co_return offer.error();
    const auto onRefusal = context->invocation().has(L("hold-on-refusal")) ? Provisioner::OnRefusal::Hold : Provisioner::OnRefusal::CleanUp;
    const domain::Plan plan = cluster::planWith(**offer, onRefusal);
    const QString name = (*offer)->name;
    const auto confirmed = confirm(*context, plan, name);
    if (!confirmed) {
        Answer refused = refusedAnswer(plan, name, confirmed.error());
        co_return refused;
    }
    Answer answer = plannedOnly(plan, name);
    answer.json.insert(u"reason"_s, (*offer)->reason);
    answer.json.insert(u"composeHash"_s, (*offer)->provision.composeHash);
    if (*confirmed == Confirmed::OnlyPlanned)
        co_return answer;

    context->output().progress(planText(plan, name));
    const auto told = QObject::connect(provisioner.get(), &Provisioner::changed, provisioner.get(),
                                       [context, provisioner = provisioner.get(), said = QString()]() mutable {
                                           const auto &running = provisioner->view().running;
                                           if (!running || running->text == said)
                                               return;
                                           said = running->text;
                                           context->output().progress(visibleText(said));
                                       });
    // Ctrl+C ends the wait, and what was made is deleted again.
    QTimer interruption;
    interruption.setInterval(200);
    QObject::connect(&interruption, &QTimer::timeout, provisioner.get(), [cancel = context->cancel(), provisioner = provisioner.get()] {
        if (cancel.isCancelled())
            provisioner->cancel();
    });
    interruption.start();
    context->beginChange();
    const QString phrase = plan.phrase.value_or(QString());
    const auto ended = co_await provisioner->run(*offer, phrase, onRefusal);
    QObject::disconnect(told);
    if (!ended)
        co_return ended.error();
    answer.json.insert(u"done"_s, true);
    answer.json.insert(u"made"_s, ended->wasMade);
    answer.json.insert(u"hasRoom"_s, ended->hasRoom);
    answer.json.insert(u"id"_s, ended->id.text());
    answer.json.insert(u"name"_s, ended->name);
    answer.json.insert(u"result"_s, ended->text);
    answer.text = visibleText(ended->text) + u'\n';
    if (!ended->hasRoom) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = u"%1. Look at cluster status before a further one is made."_s.arg(clause(visibleText(ended->text)));
    }
    co_return answer;
}

} // namespace

QCoro::Task<Result<Answer>> clusterProvision(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const int ways = int(invocation.has(L("status"))) + int(invocation.has(L("resume"))) + int(invocation.has(L("retry-deletion")));
    if (ways > 1 || (ways == 1 && (invocation.has(L("yes")) || invocation.has(L("hold-on-refusal")))))
        co_return Error{.kind = ErrorKind::InvalidInput,
                        .what = u"--status, --resume, --retry-deletion and a provisioning exclude each other"_s,
                        .where = u"pilothousectl cluster provision"_s,
                        .nextStep = u"Ask for one of them."_s};
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto provisioner = (*services)->provisioner;
    if (provisioner == nullptr)
        co_return sectionMissing(**services, u"cluster"_s);
    if (const QString &problem = provisioner->view().problem; !problem.isEmpty())
        co_return Error{.kind = ErrorKind::Storage, .what = problem, .where = u"pilothousectl cluster provision"_s};
    if (invocation.has(L("status"))) {
        // What is kept is told also where the cluster cannot be looked at now; then without a proposal and what it all costs.
        const auto looked = co_await lookAtCluster(context);
        Answer answer = stateOf(*provisioner);
        if (!looked)
            answer.text += u"The cluster could not be looked at: %1\n"_s.arg(visibleText(looked.error().what));
        answer.json.insert(u"lookedAt"_s, looked.has_value());
        co_return answer;
    }
    // The window of this program is this one command: what guards production here is the phrase.
    (*services)->access->unlock();
    if (invocation.has(L("resume"))) {
        auto answer = co_await resume(provisioner);
        co_return answer;
    }
    if (invocation.has(L("retry-deletion"))) {
        auto answer = co_await retryDeletion(context, provisioner, invocation.value(L("only")));
        co_return answer;
    }
    auto answer = co_await provision(context, provisioner);
    co_return answer;
}

} // namespace pilothouse::ctl
