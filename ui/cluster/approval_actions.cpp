// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/approval_actions.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/cluster/approval_plan.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/change_desk.h"
#include "ui/widgets/pane_page.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/mnemonics.h"

#include <QAction>
#include <QCursor>
#include <QMenu>
#include <QPointer>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

/// How an approval ended, as a change of the registry.
QCoro::Task<Result<ChangeOnOffer::Results>> sendApproval(std::shared_ptr<cluster::ClusterRuntime> runtime)
{
    cluster::PowerResult result;
    if (const auto &view = runtime->snapshot().value; view && view->election.registry) {
        result.id = *view->election.registry;
        if (const cluster::MemberView *registry = view->find(result.id))
            result.name = registry->member.cvm.name;
    }
    const auto approved = co_await runtime->approveHashes();
    if (!approved && approved.error().kind == ErrorKind::Refused)
        co_return approved.error();
    result.ok = approved.has_value();
    result.text = approved ? runtime->snapshot().value->approvalText : models::spokenLine(approved.error(), Attempt::Change);
    co_return ChangeOnOffer::Results{result};
}

} // namespace

ApprovalActions::ApprovalActions(const EnvironmentServices &services, ChangeDesk *desk, PanePage *page)
    : QObject(page)
    , m_runtime(services.clusterRuntime)
    , m_choice(services.registryChoice)
    , m_environment(services.profile.environment)
    , m_desk(desk)
    , m_page(page)
    , m_approve(opensPlan(makeAction(this, IconName::Verify, tr("Approve hashes…"))))
    , m_elect(makeAction(this, IconName::Refresh, tr("Elect the head anew")))
    , m_choose(makeAction(this, IconName::Anchor, tr("Choose registry")))
{
    connect(m_approve, &QAction::triggered, this, &ApprovalActions::offer);
    connect(m_elect, &QAction::triggered, this, &ApprovalActions::elect);
    connect(m_choose, &QAction::triggered, this, &ApprovalActions::showRegistries);
    follow(true);
}

void ApprovalActions::follow(bool readOnly)
{
    const cluster::ClusterView *const view = m_runtime ? m_runtime->snapshot().value.get() : nullptr;
    m_approve->setVisible(view != nullptr && !readOnly && !view->approvalDue.hashes.isEmpty()); // absent, not grey
    if (view != nullptr)
        applyState(m_approve, m_runtime->canApprove());
    m_elect->setVisible(view != nullptr);
    m_choose->setVisible(view != nullptr && view->election.registries.size() > 1);
}

void ApprovalActions::offer()
{
    if (!m_runtime)
        return;
    ChangeOnOffer change;
    change.name = tr("Approve hashes");
    change.plan = [runtime = m_runtime, environment = m_environment] {
        return cluster::approvalPlan(environment, runtime->snapshot(), runtime->canApprove());
    };
    change.run = [runtime = m_runtime](QString) { return sendApproval(runtime); };
    m_desk->offer(change);
}

/// Nobody sees an election: who won it, and why, is told.
void ApprovalActions::elect()
{
    if (!m_runtime || !m_runtime->snapshot().hasValue())
        return;
    m_runtime->electAnew();
    const cluster::HeadElection &election = m_runtime->snapshot().value->election;
    const cluster::MemberView *const head = election.head ? m_runtime->snapshot().value->find(*election.head) : nullptr;
    const QString why = models::spokenSentence(election.headReason);
    if (head != nullptr)
        emit m_page->notify({StateText::of(Mark::Pass, tr("%1 is the head").arg(visibleText(head->member.cvm.name, 80))), why});
    else
        emit m_page->notify({StateText::of(Mark::Warn, tr("Nobody is the head")), why});
}

QCoro::Task<> ApprovalActions::choose(domain::CvmId registry)
{
    const QPointer<ApprovalActions> alive(this);
    const auto runtime = m_runtime;
    const auto choice = m_choice;
    const cluster::MemberView *const asked = runtime->snapshot().hasValue() ? runtime->snapshot().value->find(registry) : nullptr;
    const QString remoteName = asked != nullptr ? asked->member.cvm.name : registry.text();
    const Status chosen = co_await choice->choose(remoteName);
    if (!alive)
        co_return;
    const QString name = visibleText(remoteName, 80);
    if (!chosen && chosen.error().kind != ErrorKind::NotFound) {
        m_desk->showFailure(tr("Choose registry"), chosen.error());
        co_return;
    }
    emit m_page->notify({chosen ? StateText::of(Mark::Pass, tr("%1 is in charge").arg(name))
                                : StateText::of(Mark::Warn, tr("%1 is not a registry any more").arg(name)),
                         tr("Only this desk chooses so; nothing was changed in the cluster.")});
}

void ApprovalActions::showRegistries()
{
    const cluster::ClusterView *const view = m_runtime->snapshot().value.get();
    if (view == nullptr)
        return;
    auto *menu = new QMenu(m_page);
    menu->setObjectName(QStringLiteral("registryMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const domain::CvmId &id : view->election.registries) {
        const cluster::MemberView *const member = view->find(id);
        QAction *choice = menu->addAction(mnemonicsEscaped(visibleText(member != nullptr ? member->member.cvm.name : id.text(), 80)), this,
                                          [this, id] { choose(id); });
        choice->setCheckable(true);
        choice->setChecked(view->election.registry == id);
    }
    menu->popup(QCursor::pos());
}

} // namespace pilothouse::ui
