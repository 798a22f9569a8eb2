// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/change_forms.h"

#include "models/cvm_change_text.h"
#include "models/deploy_text.h"
#include "models/spoken.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cluster/cvm_port.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/change_reads.h"
#include "ui/cluster/deploy_progress.h"
#include "ui/cluster/resize_form.h"
#include "ui/cluster/update_form.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/pane_page.h"

#include <QCoroTask>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>
#include <QStackedWidget>

namespace pilothouse::ui {

using cluster::ChangeOffer;
using cluster::ChangeResult;
using cluster::CvmChanges;
using cluster::FleetResult;
using domain::ActionState;
using models::Mark;
using models::StateText;

namespace {

/// What a change came to, as the results of a deployment are shown.
FleetResult asShown(const ChangeOffer &offer, const ChangeResult &change, FleetResult::State state)
{
    FleetResult shown;
    shown.node = offer.before.node;
    shown.state = state;
    shown.change = change;
    return shown;
}

FleetResult::State stateOf(const ChangeResult &result)
{
    return result.ok ? FleetResult::State::Done : result.isOpen ? FleetResult::State::OutcomeUnknown : FleetResult::State::Failed;
}

/// What was read back, in a sentence.
QString closingOf(const ChangeOffer &offer, const ChangeResult &result)
{
    if (!result.ok || !result.readBack)
        return {};
    if (offer.kind == ChangeOffer::Kind::Resize)
        return ChangeForms::tr("Read back: %1.").arg(models::cvmSizeText(*result.readBack));
    const QString hash = visibleText(result.readBack->composeHash, 64);
    if (!offer.changesHash || hash.isEmpty())
        return {};
    const QString &foretold = offer.update->predictedHash;
    const QString words = foretold.isEmpty() ? ChangeForms::tr("Read back: compose hash %1.").arg(hash)
                          : foretold == hash ? ChangeForms::tr("Read back: compose hash %1, as foretold.").arg(hash)
                                             : ChangeForms::tr("Read back: compose hash %1, not the foretold %2.").arg(hash, foretold);
    return words + u' ' + ChangeForms::tr("What the cloud says is a claim: the machine's own evidence decides.");
}

} // namespace

ChangeForms::ChangeForms(const EnvironmentServices &services, QStackedWidget *stack, CvmSelection selection, PanePage *page)
    : QObject(page)
    , m_changes(services.cvms ? services.cvmChanges : nullptr)
    , m_cvms(services.cvms)
    , m_workflow(services.cluster)
    , m_access(services.access)
    , m_environment(services.profile.environment.id.text())
    , m_stack(stack)
    , m_selection(selection)
    , m_page(page)
    , m_resize(opensPlan(makeAction(this, IconName::Scale, tr("Resize…"))))
    , m_variables(opensPlan(makeAction(this, IconName::Key, tr("Variables…"))))
    , m_compose(opensPlan(makeAction(this, IconName::FileDiff, tr("Compose file…"))))
{
    connect(m_stack, &QStackedWidget::currentChanged, this, &ChangeForms::follow);
    connect(m_resize, &QAction::triggered, this, &ChangeForms::openResize);
    connect(m_variables, &QAction::triggered, this, [this] { openUpdate(variablesForm()); });
    connect(m_compose, &QAction::triggered, this, [this] { openUpdate(composeForm()); });
    if (m_access)
        connect(m_access.get(), &domain::WriteAccess::changed, this, &ChangeForms::follow);
    follow();
}

ChangeForms::~ChangeForms() = default;

/// Most visits of the list change nothing: what they do not need is not made.
void ChangeForms::makeForms()
{
    if (m_progress != nullptr)
        return;
    m_resizeForm = new ResizeForm;
    m_variablesForm = new UpdateForm(UpdateForm::About::Variables);
    m_composeForm = new UpdateForm(UpdateForm::About::Compose);
    m_progress = new DeployProgress(models::ResultsOf::Change);
    for (QWidget *each : {static_cast<QWidget *>(m_resizeForm), static_cast<QWidget *>(m_variablesForm), static_cast<QWidget *>(m_composeForm),
                          static_cast<QWidget *>(m_progress)})
        m_stack->addWidget(each);
    for (ChangeFrame *form :
         {static_cast<ChangeFrame *>(m_resizeForm), static_cast<ChangeFrame *>(m_variablesForm), static_cast<ChangeFrame *>(m_composeForm)})
        connect(form, &ChangeFrame::closeRequested, this, &ChangeForms::close);
    connect(m_resizeForm, &ChangeFrame::planRequested, this, &ChangeForms::planResize);
    connect(m_resizeForm, &ChangeFrame::againRequested, this, [this] {
        m_resizeForm->clearNote();
        readTypes();
    });
    connect(m_resizeForm, &ChangeFrame::copyRequested, this, [this] {
        copy(models::resizeCommand(m_resizeForm->cvm().id.text(), m_resizeForm->wish(), m_environment),
             tr("It shows the same plan in a shell; with --yes it is carried out."));
    });
    for (UpdateForm *form : {m_variablesForm, m_composeForm}) {
        connect(form, &ChangeFrame::planRequested, this, [this, form] { planUpdate(form); });
        connect(form, &ChangeFrame::againRequested, this, [this, form] {
            form->clearNote();
            read(form);
        });
        connect(form, &ChangeFrame::copyRequested, this, [this, form] {
            copy(models::updateCommand(form->cvm().id.text(), form->parts(), m_environment),
                 tr("It shows the plan, and with --yes carries it out. It reads the files that it names: no value is in it."));
        });
    }
    connect(m_progress, &DeployProgress::onChainRequested, this, &ChangeForms::onChainRequested);
    connect(m_progress, &DeployProgress::closeRequested, this, &ChangeForms::close);
    connect(m_progress, &DeployProgress::stopWaitingRequested, this, [this] { m_wait.cancel(); });
    connect(m_progress, &DeployProgress::retryRequested, this, [this] {
        if (m_from != nullptr)
            m_stack->setCurrentWidget(m_from);
    });
    connect(m_progress, &DeployProgress::compareRequested, this, [this](const QStringList &keys) {
        close();
        for (const QString &key : keys)
            emit m_page->openPage(QStringLiteral("attestation"), key);
    });
    setNarrow(m_narrow);
    follow();
}

ResizeForm *ChangeForms::resizeForm()
{
    makeForms();
    return m_resizeForm;
}

UpdateForm *ChangeForms::variablesForm()
{
    makeForms();
    return m_variablesForm;
}

UpdateForm *ChangeForms::composeForm()
{
    makeForms();
    return m_composeForm;
}

DeployProgress *ChangeForms::progress()
{
    makeForms();
    return m_progress;
}

ActionState ChangeForms::canChange() const
{
    const auto one = m_selection.one();
    if (!one)
        return ActionState::no(tr("One machine at a time: select the one that is meant."));
    if (one->duplicateId)
        return ActionState::no(tr("The list names its id twice; which machine is meant cannot be told."));
    if (one->inProgress || !one->progressTarget.isEmpty())
        return ActionState::no(tr("Another operation runs on it."));
    return ActionState::yes();
}

void ChangeForms::follow()
{
    const bool readOnly = m_access && !m_access->isWritable();
    const bool shown = m_changes && !readOnly && m_stack->currentIndex() == 0 && !m_selection.isEmpty(); // absent, not grey
    const ActionState state = shown ? canChange() : ActionState();
    for (QAction *action : actions()) {
        action->setVisible(shown);
        if (shown)
            applyState(action, state);
    }
    if (m_progress == nullptr)
        return;
    for (ChangeFrame *form :
         {static_cast<ChangeFrame *>(m_resizeForm), static_cast<ChangeFrame *>(m_variablesForm), static_cast<ChangeFrame *>(m_composeForm)})
        form->setReadOnly(readOnly);
    m_progress->setRetryOffered(!readOnly);
}

void ChangeForms::setNarrow(bool narrow)
{
    m_narrow = narrow;
    if (m_progress == nullptr)
        return;
    m_variablesForm->setNarrow(narrow);
    m_composeForm->setNarrow(narrow);
}

void ChangeForms::openResize()
{
    const auto one = m_selection.one();
    if (!m_changes || !one)
        return;
    resizeForm()->begin(*one);
    m_stack->setCurrentWidget(m_resizeForm);
    m_resizeForm->focusFirst();
    readTypes();
}

void ChangeForms::readTypes()
{
    const int look = ++m_looks;
    m_resizeForm->setAgainOffered(false);
    m_resizeForm->setBusy(tr("The cloud is asked for its sizes…"));
    QCoro::connect(reads::sizes(m_changes->port()), this, [this, look](const reads::Sizes &sizes) {
        if (look != m_looks)
            return;
        m_resizeForm->setBusy(QString());
        m_resizeForm->setAgainOffered(!sizes.types || !sizes.nodes);
        m_resizeForm->setRoom(cluster::roomOf(m_resizeForm->cvm(), sizes.nodes));
        if (sizes.types)
            m_resizeForm->setTypes(*sizes.types);
        else
            m_resizeForm->setError(sizes.types.error()); // numbers can be given all the same
    });
}

void ChangeForms::openUpdate(UpdateForm *form)
{
    const auto one = m_selection.one();
    if (!m_changes || !one)
        return;
    form->begin(*one);
    m_stack->setCurrentWidget(form);
    form->focusFirst();
    read(form);
}

void ChangeForms::read(UpdateForm *form)
{
    const int look = ++m_looks;
    form->setAgainOffered(false);
    form->setBusy(tr("The cloud is asked what the machine has now…"));
    auto reading = reads::present(m_cvms, m_changes->port(), form->cvm().id.text());
    QCoro::connect(std::move(reading), this, [this, form, look](const Result<reads::Present> &present) {
        if (look != m_looks)
            return;
        form->setBusy(QString());
        form->setAgainOffered(!present);
        if (present)
            form->setPresent(present->cvm, present->file);
        else
            form->setError(present.error());
    });
}

void ChangeForms::planResize()
{
    const int look = ++m_looks;
    m_resizeForm->clearNote();
    m_resizeForm->setBusy(tr("The machine is read…"));
    auto preparing = m_changes->prepareResize(m_resizeForm->cvm().id.text(), m_resizeForm->wish());
    QCoro::connect(std::move(preparing), this, [this, look](const Result<CvmChanges::Offered> &offered) {
        if (look != m_looks)
            return;
        m_resizeForm->setBusy(QString());
        if (offered)
            offer(m_resizeForm, *offered);
        else
            m_resizeForm->setError(offered.error());
    });
}

void ChangeForms::planUpdate(UpdateForm *form)
{
    const int look = ++m_looks;
    form->clearNote();
    form->setBusy(tr("The machine is read…"));
    auto preparing = m_changes->prepareUpdate(form->cvm().id.text(), form->change());
    QCoro::connect(std::move(preparing), this, [this, form, look](const Result<CvmChanges::Offered> &offered) {
        if (look != m_looks)
            return;
        form->setBusy(QString());
        if (!offered)
            form->setError(offered.error());
        else if (!form->agreesTo(**offered))
            readAnew(form, tr("Other variables are sealed by now than when the form was opened. Look at what would be lost, and plan again."));
        else if ((*offered)->before.composeHash != form->cvm().composeHash)
            readAnew(form, tr("Its compose hash is another than when the form was opened. Look at what differs, and plan again."));
        else
            offer(form, *offered);
    });
}

/// Somebody else was faster: no plan is shown that was not looked at, and what was typed stays.
void ChangeForms::readAnew(UpdateForm *form, const QString &why)
{
    form->setNote(StateText::of(Mark::Warn, tr("The machine was changed meanwhile: nothing was planned")), why);
    read(form);
}

void ChangeForms::offer(ChangeFrame *form, const CvmChanges::Offered &offered)
{
    PlanOffer change;
    change.make = [changes = m_changes, offered] { return changes->planOf(offered); };
    change.run = [self = QPointer<ChangeForms>(this), form, offered](const QString &typed) {
        if (self)
            self->run(form, offered, typed);
    };
    change.dangerous = offered->mayLoseVariables();
    emit m_page->planOffered(change);
}

void ChangeForms::show(const CvmChanges::Offered &offered, const QString &step)
{
    ChangeResult change;
    change.id = offered->before.id;
    change.name = offered->before.name;
    change.text = step;
    m_progress->take(asShown(*offered, change, FleetResult::State::Running));
}

void ChangeForms::run(ChangeFrame *form, const CvmChanges::Offered &offered, const QString &typed)
{
    m_running = offered;
    m_from = form;
    m_wait = CancelToken();
    m_progress->begin(models::spoken(offered->plan.title));
    show(offered, QStringLiteral("asking for it"));
    m_stack->setCurrentWidget(m_progress);
    cluster::ChangeFollower follower;
    follower.cancel = m_wait;
    follower.told = [self = QPointer<ChangeForms>(this), weak = std::weak_ptr(offered)](const QString &step) {
        const auto running = weak.lock();
        if (self && running && running == self->m_running)
            self->show(running, step);
    };
    auto running = m_changes->run(offered, typed, follower);
    QCoro::connect(std::move(running), this, [this, form, offered](const Result<ChangeResult> &result) { finish(form, offered, result); });
}

void ChangeForms::finish(ChangeFrame *form, const CvmChanges::Offered &offered, const Result<ChangeResult> &result)
{
    const QString title = models::spoken(offered->plan.title);
    const bool isShown = offered == m_running;
    if (!result) {
        // Nothing was sent. The form has everything that was entered.
        if (isShown && m_stack->currentWidget() == m_progress) {
            m_stack->setCurrentWidget(form);
            form->setError(result.error());
        }
        emit m_page->notify({StateText::of(Mark::Fail, tr("%1 was not done").arg(title)), models::spokenLine(result.error(), Attempt::Change)});
        return;
    }
    const std::vector<FleetResult> shown{asShown(*offered, *result, stateOf(*result))};
    if (isShown)
        m_progress->finish(shown, closingOf(*offered, *result));
    const StateText summary = models::deployResultSummary(shown, models::ResultsOf::Change);
    emit m_page->notify(
        {StateText::of(summary.mark, summary.tone, title), result->ok ? summary.word : models::spoken(visibleText(result->text, 1000))});
    if (result->ok && isShown && m_stack->currentWidget() != form)
        empty(form); // values do not wait for another visit
    if (m_workflow)
        m_workflow->refresh();
}

void ChangeForms::copy(const QString &command, const QString &hint)
{
    QGuiApplication::clipboard()->setText(command);
    emit m_page->notify({StateText::of(Mark::Pass, tr("Copied as command")), hint});
}

void ChangeForms::empty(ChangeFrame *form)
{
    if (auto *update = qobject_cast<UpdateForm *>(form))
        update->clear();
}

void ChangeForms::close()
{
    ++m_looks;
    empty(m_variablesForm);
    empty(m_composeForm);
    m_stack->setCurrentIndex(0);
}

} // namespace pilothouse::ui
