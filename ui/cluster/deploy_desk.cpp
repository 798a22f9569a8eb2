// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/deploy_desk.h"

#include "models/deploy_text.h"
#include "models/format.h"
#include "models/node_choice_model.h"
#include "models/spoken.h"
#include "services/cluster/cluster_workflow.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/compose_box.h"
#include "ui/cluster/cvm_deploy_form.h"
#include "ui/cluster/deploy_progress.h"
#include "ui/cluster/machine_box.h"
#include "ui/cluster/variables_box.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/pane_page.h"

#include <QCoroTask>

#include <QAction>
#include <QStackedWidget>

#include <algorithm>
#include <cmath>

namespace pilothouse::ui {

using cluster::FleetDeploy;
using cluster::FleetResult;
using models::Mark;
using models::StateText;

DeployDesk::DeployDesk(const EnvironmentServices &services, QWidget *list, std::function<std::optional<domain::Cvm>()> selected, PanePage *page)
    : QObject(page)
    , m_fleet(services.fleetDeploy)
    , m_workflow(services.cluster)
    , m_access(services.access)
    , m_clock(services.clock)
    , m_selected(std::move(selected))
    , m_page(page)
    , m_stack(new QStackedWidget)
    , m_deploy(opensPlan(makeAction(this, IconName::Deploy, tr("Deploy…"))))
    , m_like(opensPlan(makeAction(this, IconName::Deploy, tr("Deploy like this one…"))))
{
    m_stack->addWidget(list);
    connect(m_stack, &QStackedWidget::currentChanged, this, &DeployDesk::follow);
    connect(m_deploy, &QAction::triggered, this, &DeployDesk::open);
    connect(m_like, &QAction::triggered, this, [this] {
        if (const auto cvm = m_selected())
            openLike(*cvm);
    });
    if (m_access)
        connect(m_access.get(), &domain::WriteAccess::changed, this, &DeployDesk::follow);
    if (m_fleet)
        connect(m_fleet.get(), &FleetDeploy::targetChanged, this, &DeployDesk::take);
    follow();
}

DeployDesk::~DeployDesk() = default;

/// Most visits of the list deploy nothing: what they do not need is not made.
void DeployDesk::makeForms()
{
    if (m_form != nullptr)
        return;
    m_form = new CvmDeployForm;
    m_progress = new DeployProgress;
    m_stack->addWidget(m_form);
    m_stack->addWidget(m_progress);
    connect(m_form, &CvmDeployForm::closeRequested, this, &DeployDesk::close);
    connect(m_form, &CvmDeployForm::planRequested, this, [this] { plan(m_form->wish()); });
    connect(m_progress, &DeployProgress::onChainRequested, this, &DeployDesk::onChainRequested);
    connect(m_progress, &DeployProgress::closeRequested, this, &DeployDesk::close);
    connect(m_progress, &DeployProgress::stopWaitingRequested, this, [this] { m_fleet->stopWaiting(m_running); });
    connect(m_progress, &DeployProgress::retryRequested, this, [this] { plan(FleetDeploy::failedOnly(*m_running, m_progress->results())); });
    connect(m_progress, &DeployProgress::compareRequested, this, [this](const QStringList &keys) {
        close();
        for (const QString &key : keys)
            emit m_page->openPage(QStringLiteral("attestation"), key);
    });
    setNarrow(m_narrow);
    follow();
}

CvmDeployForm *DeployDesk::form()
{
    makeForms();
    return m_form;
}

DeployProgress *DeployDesk::progress()
{
    makeForms();
    return m_progress;
}

void DeployDesk::follow()
{
    const bool readOnly = m_access && !m_access->isWritable();
    const bool possible = m_fleet != nullptr && !readOnly; // absent, not grey
    const bool inList = m_stack->currentIndex() == 0;
    m_deploy->setVisible(possible && inList);
    m_like->setVisible(possible && inList && m_selected().has_value());
    if (m_form == nullptr)
        return;
    m_form->setReadOnly(readOnly);
    m_progress->setRetryOffered(possible);
}

void DeployDesk::setNarrow(bool narrow)
{
    m_narrow = narrow;
    if (m_form != nullptr)
        m_form->setNarrow(narrow);
}

void DeployDesk::close()
{
    m_form->clear(); // values of variables do not wait for another visit
    m_stack->setCurrentIndex(0);
}

void DeployDesk::open()
{
    if (!m_fleet)
        return;
    form()->clear();
    m_stack->setCurrentWidget(m_form);
    m_form->focusName();
    lookAround();
}

std::function<void()> DeployDesk::opener()
{
    return m_deploy->isVisible() ? std::function<void()>([this] { open(); }) : nullptr;
}

void DeployDesk::openLike(const domain::Cvm &cvm)
{
    open();
    const QString name = visibleText(cvm.name, 80);
    m_form->setSubject(tr("Deploy like %1").arg(name));
    const auto disk = cvm.diskGib ? std::optional(int(std::lround(*cvm.diskGib))) : std::nullopt;
    m_form->machine()->choose(cvm.instanceType, disk, cvm.kmsType, cvm.publicLogs, std::nullopt);
    m_form->setName(cvm.name);
    const int look = m_looks;
    QCoro::connect(m_fleet->changes()->port()->composeFile(cvm.id.text()), this,
                   [this, name, look, cvm, disk](const Result<cluster::ComposeFile> &file) {
                       if (look != m_looks)
                           return;
                       if (!file)
                           return m_form->setError(file.error());
                       m_form->compose()->setText(file->composeText.toUtf8(), tr("the compose file that %1 runs, as the cloud says").arg(name));
                       m_form->compose()->setBaseline(file->composeText, name);
                       m_form->variables()->expect(file->allowedEnvs);
                       m_form->machine()->choose(cvm.instanceType, disk, cvm.kmsType, file->publicLogs, file->publicSysinfo);
                   });
}

/// What can be chosen from. A form that was opened anew does not hear of what was asked for an older one.
void DeployDesk::lookAround()
{
    const int look = ++m_looks;
    const auto port = m_fleet->changes()->port();
    m_form->setBusy(tr("The cloud is asked for its nodes…"));
    m_form->setAccount(QString());
    QCoro::connect(port->instanceTypes(), this, [this, look](const Result<std::vector<cluster::InstanceType>> &types) {
        if (look != m_looks)
            return;
        if (types)
            m_form->machine()->setTypes(*types);
        else
            m_form->setError(types.error());
    });
    QCoro::connect(port->account(), this, [this, look](const Result<cluster::CloudAccount> &account) {
        if (look == m_looks)
            m_form->setAccount(account ? models::accountText(*account) : tr("account not known: %1").arg(models::spoken(account.error()).what));
    });
    QCoro::connect(m_fleet->look(), this, [this, look](const Result<std::vector<cluster::FleetTarget>> &nodes) {
        if (look != m_looks)
            return;
        m_form->setBusy(QString());
        if (nodes)
            m_form->setNodes(*nodes);
        else
            m_form->setError(nodes.error());
    });
}

void DeployDesk::plan(cluster::FleetWish wish)
{
    m_form->clearNote();
    m_form->setBusy(tr("The cloud is asked what it would make…"));
    const int look = m_looks;
    auto prepared = m_fleet->prepare(std::move(wish));
    QCoro::connect(std::move(prepared), this, [this, look](const Result<FleetDeploy::Offered> &offered) {
        if (look != m_looks)
            return;
        m_form->setBusy(QString());
        if (!offered) {
            m_form->setError(offered.error());
            if (m_stack->currentWidget() != m_form)
                emit m_page->notify({StateText::of(Mark::Fail, tr("It cannot be planned again")), models::spokenLine(offered.error())});
            return;
        }
        const auto &targets = (*offered)->targets;
        const auto onChain = std::find_if(targets.begin(), targets.end(), [](const cluster::FleetTarget &target) {
            return target.provision && target.provision->isOnChain() && target.provision->appContract.isEmpty();
        });
        if (onChain != targets.end())
            m_form->setContractNeeded(*onChain->provision);
        else
            offer(*offered);
    });
}

void DeployDesk::offer(const FleetDeploy::Offered &offered)
{
    PlanOffer change;
    change.make = [offered, access = m_access, clock = m_clock, madeAt = m_clock->monotonicNow()] {
        domain::Plan plan = offered->plan;
        if (access && !access->isWritable())
            plan.refusal = QStringLiteral("the environment is read-only; unlock writes first");
        else if (clock->monotonicNow() - madeAt > cluster::CvmChanges::kOfferKept)
            plan.refusal = QStringLiteral("the plan is too old to act on");
        return plan;
    };
    change.run = [self = QPointer<DeployDesk>(this), offered](const QString &typed) {
        if (self)
            self->run(offered, typed);
    };
    emit m_page->planOffered(change);
}

void DeployDesk::run(const FleetDeploy::Offered &offered, const QString &typed)
{
    m_running = offered;
    const QString title = models::spoken(offered->plan.title);
    m_progress->begin(title);
    m_stack->setCurrentWidget(m_progress);
    auto running = m_fleet->run(offered, typed);
    QCoro::connect(std::move(running), this, [this, title, offered](const Result<std::vector<FleetResult>> &results) {
        if (offered == m_running && results)
            m_progress->finish(*results);
        else if (offered == m_running)
            m_progress->finish(results.error());
        tellEnd(results, title);
        if (m_workflow)
            m_workflow->refresh(); // what was made stands in the list, and can be compared
    });
}

/// Of the deployment that is shown; an older one may still run.
void DeployDesk::take(const FleetResult &result)
{
    const bool isShown = m_running && std::any_of(m_running->targets.begin(), m_running->targets.end(), [&](const cluster::FleetTarget &target) {
                             return target.name == result.change.name;
                         });
    if (isShown)
        m_progress->take(result);
}

void DeployDesk::tellEnd(const Result<std::vector<FleetResult>> &results, const QString &title)
{
    if (!results) {
        emit m_page->notify({StateText::of(Mark::Fail, tr("%1 was not done").arg(title)), models::spokenLine(results.error(), Attempt::Change)});
        return;
    }
    const StateText summary = models::deployResultSummary(*results);
    emit m_page->notify({StateText::of(summary.mark, summary.tone, title), summary.word});
}

} // namespace pilothouse::ui
