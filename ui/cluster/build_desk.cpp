// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/build_desk.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/build_form.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/pane_page.h"

#include <QCoroTask>

#include <QAction>
#include <QPointer>
#include <QStackedWidget>

#include <algorithm>

namespace pilothouse::ui {

using cluster::ModelChange;
using cluster::ModelRoute;
using models::Mark;
using models::StateText;
using Phase = BuildForm::Phase;
using namespace std::chrono_literals;

BuildDesk::BuildDesk(const EnvironmentServices &services, QStackedWidget *stack, std::function<void(const ModelChange &)> offerChange, PanePage *page)
    : QObject(page)
    , m_models(services.models)
    , m_changes(services.modelChanges)
    , m_runtime(services.clusterRuntime)
    , m_access(services.access)
    , m_clock(services.clock)
    , m_offerChange(std::move(offerChange))
    , m_page(page)
    , m_stack(stack)
    , m_action(opensPlan(makeAction(this, IconName::Layers, tr("Build model…"))))
{
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &BuildDesk::showRunning);
    connect(m_action, &QAction::triggered, this, &BuildDesk::open);
    if (m_access)
        connect(m_access.get(), &domain::WriteAccess::changed, this, &BuildDesk::follow);
    if (m_runtime)
        connect(m_runtime.get(), &cluster::ClusterRuntime::snapshotChanged, this, &BuildDesk::follow);
    follow();
}

BuildForm *BuildDesk::form()
{
    if (m_form != nullptr)
        return m_form;
    m_form = new BuildForm;
    m_stack->addWidget(m_form);
    connect(m_form, &BuildForm::changed, this, &BuildDesk::follow);
    connect(m_form, &BuildForm::planRequested, this, &BuildDesk::plan);
    connect(m_form, &BuildForm::closeRequested, this, [this] { m_stack->setCurrentIndex(0); });
    connect(m_form, &BuildForm::stopWaitingRequested, this, [this] { m_cancel.cancel(); });
    connect(m_form, &BuildForm::startRequested, this, &BuildDesk::start);
    connect(m_form, &BuildForm::anotherRequested, this, &BuildDesk::another);
    follow();
    return m_form;
}

ModelChange BuildDesk::change() const
{
    ModelChange change;
    change.kind = ModelChange::Kind::Build;
    change.build = m_form->request();
    return change;
}

void BuildDesk::open()
{
    if (!m_changes)
        return;
    if (form()->phase() == Phase::Built)
        m_form->clear(); // what ended was seen or told; what failed stays typed
    m_stack->setCurrentWidget(m_form);
    follow();
    m_form->focusSubmission();
}

void BuildDesk::follow()
{
    const bool readOnly = m_access && !m_access->isWritable();
    m_action->setVisible(m_changes && !readOnly); // absent, not grey
    if (m_form == nullptr)
        return;
    m_form->setReadOnly(readOnly);
    if (!m_changes || m_stack->currentWidget() != m_form)
        return;
    m_form->setPlan(m_changes->plan(change()));
    m_form->setStartOffered(built().has_value());
    const auto &snapshot = m_runtime->snapshot();
    if (!snapshot.hasValue()) {
        m_form->setCluster(QString(), QString(), QString());
        return;
    }
    const cluster::HeadElection &election = snapshot.value->election;
    const cluster::MemberView *const head = election.head ? snapshot.value->find(*election.head) : nullptr;
    const QString count = models::countText(cluster::activeModelsOf(*snapshot.value));
    const bool whole = snapshot.value->models.isWhole;
    m_form->setCluster(head != nullptr ? visibleText(head->member.cvm.name, 80) : QString(), models::spokenSentence(election.headReason),
                       whole ? count : tr("at least %1: not every machine answered").arg(count));
}

void BuildDesk::plan()
{
    const ModelChange wanted = change();
    PlanOffer offer;
    offer.make = [changes = m_changes, wanted] { return changes->plan(wanted); };
    offer.run = [self = QPointer<BuildDesk>(this), wanted](const QString &typed) {
        if (self)
            self->run(wanted, typed);
    };
    emit m_page->planOffered(offer);
}

void BuildDesk::run(const ModelChange &wanted, const QString &typed)
{
    const int mine = ++m_runs;
    cluster::ChangeFollower follower;
    m_cancel = follower.cancel;
    follower.told = [self = QPointer<BuildDesk>(this), mine](const QString &step) {
        if (!self || mine != self->m_runs)
            return;
        self->m_step = step;
        self->showRunning();
    };
    m_begunAt = m_clock->monotonicNow();
    m_submission = wanted.build.submissionId;
    m_step.clear();
    m_tick.start();
    showRunning();
    auto running = m_changes->run(wanted, typed, follower);
    QCoro::connect(std::move(running), this, [this, mine, wanted](const Result<cluster::PowerResult> &result) { finish(mine, wanted, result); });
}

void BuildDesk::showRunning()
{
    const auto passed = std::chrono::duration_cast<std::chrono::seconds>(m_clock->monotonicNow() - m_begunAt);
    QString text = m_step.isEmpty() ? QString() : models::spokenSentence(m_step) + u' ';
    text += tr("For %1 so far; a build takes some minutes. You can leave this page: it goes on and stands in the activity list.")
                .arg(models::durationText(passed));
    m_form->setPhase(Phase::Running, StateText::of(Mark::Busy, tr("Submission %1 is being built").arg(visibleText(m_submission, 80))), text);
}

void BuildDesk::finish(int run, const ModelChange &wanted, const Result<cluster::PowerResult> &result)
{
    const QString title = tr("Build model %1").arg(visibleText(wanted.build.submissionId, 80));
    const bool isDone = result && result->ok;
    const bool isUnknown = !result && result.error().kind == ErrorKind::OutcomeUnknown;
    const QString why = result ? models::spoken(result->text) : models::spokenLine(result.error(), Attempt::Change);
    if (run == m_runs && m_form->phase() == Phase::Running) {
        m_tick.stop();
        QString member;
        if (result && m_runtime->snapshot().hasValue())
            if (const cluster::MemberView *const found = m_runtime->snapshot().value->find(result->id))
                member = visibleText(found->member.cvm.name, 80);
        if (isDone)
            m_form->setPhase(Phase::Built, StateText::of(Mark::Pass, member.isEmpty() ? title : tr("%1: on %2").arg(title, member)),
                             models::spokenSentence(result->text));
        else if (isUnknown)
            m_form->setPhase(
                Phase::Failed,
                StateText::of(Mark::Unknown, models::Tone::Warn, tr("Whether submission %1 is being built is not known").arg(m_submission)),
                models::spokenSentence(result.error().what) + u' '
                    + tr("Plan it again when you like: it is looked for first, and nothing is built twice."));
        else
            m_form->setPhase(Phase::Failed, StateText::of(Mark::Fail, tr("%1 was not done").arg(title)), models::spokenSentence(why));
        follow();
    }
    emit m_page->notify(
        {isDone ? StateText::of(Mark::Pass, tr("%1 done").arg(title)) : StateText::of(Mark::Fail, tr("%1 was not done").arg(title)), why});
}

/// The task of what was built, once the cluster's lists have it.
std::optional<ModelRoute> BuildDesk::built() const
{
    if (m_form->phase() != Phase::Built || !m_runtime->snapshot().hasValue())
        return std::nullopt;
    const auto &routes = m_runtime->snapshot().value->routes;
    const auto found = std::ranges::find_if(routes, [this](const ModelRoute &route) {
        return route.submissionId == m_submission && route.status == QLatin1String("completed") && route.container != ModelRoute::Container::Running;
    });
    return found == routes.end() ? std::nullopt : std::optional(*found);
}

void BuildDesk::start()
{
    const auto route = built();
    if (!route)
        return;
    ModelChange start;
    start.kind = ModelChange::Kind::Start;
    start.taskId = route->taskId;
    m_offerChange(start);
}

/// The one that runs goes on, and tells its end.
void BuildDesk::another()
{
    ++m_runs;
    m_tick.stop();
    m_form->clear();
    follow();
    m_form->focusSubmission();
}

} // namespace pilothouse::ui
