// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/approval_actions.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/cluster/approval_plan.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/change_desk.h"
#include "ui/widgets/buttons.h"

#include <QAction>
#include <QCursor>
#include <QMenu>
#include <QPointer>

namespace pilothouse::ui {

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

ApprovalActions::ApprovalActions(const EnvironmentServices &services, ChangeDesk *desk, QObject *parent)
    : QObject(parent)
    , m_runtime(services.clusterRuntime)
    , m_choice(services.registryChoice)
    , m_environment(services.profile.environment)
    , m_desk(desk)
    , m_approve(opensPlan(makeAction(this, IconName::Verify, tr("Approve hashes…"))))
    , m_elect(makeAction(this, IconName::Refresh, tr("Elect the head anew")))
    , m_choose(makeAction(this, IconName::Anchor, tr("Choose registry")))
{
    connect(m_approve, &QAction::triggered, this, &ApprovalActions::offer);
    connect(m_elect, &QAction::triggered, this, [this] { m_runtime->electAnew(); });
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

void ApprovalActions::showRegistries()
{
    const cluster::ClusterView *const view = m_runtime->snapshot().value.get();
    if (view == nullptr)
        return;
    auto *menu = new QMenu(qobject_cast<QWidget *>(parent()));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const domain::CvmId &id : view->election.registries) {
        const cluster::MemberView *const member = view->find(id);
        const QString name = member != nullptr ? member->member.cvm.name : id.text();
        QAction *choice = menu->addAction(visibleText(name, 80), this, [this, name] { choose(name); });
        choice->setCheckable(true);
        choice->setChecked(view->election.registry == id);
    }
    menu->popup(QCursor::pos());
}

QCoro::Task<> ApprovalActions::choose(QString name)
{
    const QPointer<ApprovalActions> alive(this);
    const QPointer<ChangeDesk> desk(m_desk);
    const auto choice = m_choice;
    const Status chosen = co_await choice->choose(name);
    if (!chosen && alive && desk)
        desk->showFailure(tr("Choose registry"), chosen.error());
}

} // namespace pilothouse::ui
