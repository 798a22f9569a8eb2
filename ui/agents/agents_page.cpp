// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/agents_page.h"

#include "models/agent_detail.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/agents/agent_actions.h"
#include "ui/agents/agent_endpoint.h"
#include "ui/agents/agent_history.h"
#include "ui/agents/agent_panel.h"
#include "ui/agents/agent_sides.h"
#include "ui/agents/agents_empty.h"
#include "ui/agents/agents_foot.h"
#include "ui/agents/agents_selection.h"
#include "ui/agents/agents_table.h"
#include "ui/agents/deploy_form.h"
#include "ui/agents/sign_in_form.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/failure_strip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/state_toolbar.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QAction>
#include <QCursor>
#include <QMenu>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pilothouse::ui {

using domain::RunState;
using models::AgentTableModel;
using models::Mark;
using models::StateText;
using namespace std::chrono_literals;

namespace {

constexpr int kDetailWidth = 416;
constexpr auto kSettle = 250ms;
/// Between facts that stand side by side.
const QString kDot = QStringLiteral(" · ");

} // namespace

AgentsPage::AgentsPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("agents"), tr("Agents"), IconName::Agents, services.clock, parent)
    , m_workflow(services.agents)
    , m_clock(services.clock)
    , m_environment(services.profile.environment.id.text())
    , m_askPath(askExportPath)
    , m_model(new AgentTableModel(services.clock, this))
{
    QAction *columns = addPageAction(makeAction(this, IconName::Columns, tr("Columns")));
    connect(columns, &QAction::triggered, this, [this] { view()->header()->makeColumnMenu(view())->popup(QCursor::pos()); });
    m_exportAction = addPageAction(makeAction(this, IconName::Export, tr("Export")));
    connect(m_exportAction, &QAction::triggered, this, &AgentsPage::exportRows);

    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_failure = new FailureStrip(body);
    rows->addWidget(m_failure);
    m_toolbar = new StateToolbar(m_model, tr("state:running -provider:akash"), agentStateChoices(), {columns, m_exportAction}, body);
    rows->addWidget(m_toolbar);
    m_table = new AgentsTable(m_model);
    m_toolbar->filterField()->setTarget(m_table->view());
    m_sides = new AgentSides(m_workflow, m_clock);
    m_split = new MasterDetail(m_table, m_sides, kDetailWidth);
    rows->addWidget(m_split, 1);
    setContent(body);
    setFilterField(m_toolbar->filterField());

    AgentActions::Parts parts;
    parts.workflow = m_workflow;
    parts.access = services.access;
    parts.model = m_model;
    parts.table = view();
    parts.panel = panel();
    parts.form = deployForm();
    m_actions = new AgentActions(parts, this);
    m_actions->addTo(m_sides->detail());
    m_signInAction = addPageAction(makeAction(this, IconName::Wallet, tr("Sign in…")));
    connect(m_signInAction, &QAction::triggered, this, &AgentsPage::showSignIn);
    header()->addAction(m_actions->deploy(), ButtonRole::Primary);
    header()->addAction(m_signInAction);
    for (QAction *action : m_actions->actions())
        addPageAction(action);

    connectAll();
    showSelection();
    if (m_workflow)
        takeSnapshot();
    else
        showEmpty();
}

AgentsPage::~AgentsPage() = default;

TableView *AgentsPage::view() const
{
    return m_table->view();
}

AgentPanel *AgentsPage::panel() const
{
    return m_sides->panel();
}

DeployForm *AgentsPage::deployForm() const
{
    return m_sides->deployForm();
}

SignInForm *AgentsPage::signInForm() const
{
    return m_sides->signInForm();
}

void AgentsPage::connectAll()
{
    connect(m_model, &models::RowTableModel::rowsApplied, this, &AgentsPage::showRows);
    connect(m_model, &models::RowTableModel::filterChanged, this, [this] {
        showFoot();
        showEmpty();
    });
    connect(view()->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection &selected) {
        const auto row = m_table->chosen();
        m_sides->history()->read(row ? row->id : domain::DeploymentId());
        showSelection();
        if (!selected.isEmpty() && m_detailWanted && !isNarrow())
            showDetails();
    });
    connect(view(), &QAbstractItemView::activated, this, [this] {
        m_detailWanted = true;
        showDetails();
    });
    connect(m_sides, &AgentSides::closed, this, [this](bool wasDetail) {
        m_detailWanted = m_detailWanted && !wasDetail;
        m_split->setDetailShown(m_detailWanted && !isNarrow() && view()->selectionModel()->hasSelection());
        view()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_failure, &FailureStrip::tryAgain, this, [this] { refreshNow(); });
    connect(m_actions, &AgentActions::formRequested, this, &AgentsPage::showDeployForm);
    connect(m_actions, &AgentActions::outcomeShown, this, [this] {
        panel()->showTab(AgentPanel::LastAction);
        showDetails();
    });
    connect(header()->freshness(), &FreshnessLabel::freshnessChanged, this, &AgentsPage::applyFreshness);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &AgentsPage::onTick);
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        showHeader();
        showSelection();
    });
    connect(signInForm(), &SignInForm::signedIn, this, [this](const QString &, const QString &nft) {
        emit notify({StateText::of(Mark::Pass, tr("Signed in")), tr("For NFT %1. What it may read is read now.").arg(visibleText(nft, 64))});
    });
    connect(signInForm(), &SignInForm::signedOut, this, [this](const QString &wallet, const Status &status) {
        emit notify(status ? Notice{StateText::of(Mark::Pass, tr("Signed out")), visibleText(wallet, 100)}
                           : Notice{StateText::of(Mark::Warn, tr("Signed out here only")), models::spokenLine(status.error())});
    });
    followSessions();
    if (!m_workflow)
        return;
    connect(m_workflow->sessions().get(), &agents::WalletSessions::changed, this, &AgentsPage::followSessions);
    connect(m_workflow.get(), &agents::AgentsWorkflow::snapshotChanged, this, &AgentsPage::takeSnapshot);
    connect(m_workflow.get(), &agents::AgentsWorkflow::snapshotChanged, this, &AgentsPage::followSessions); // a deployment signs in too
    connect(m_workflow.get(), &agents::AgentsWorkflow::modeChanged, this, &AgentsPage::showAge);
    connect(m_workflow.get(), &agents::AgentsWorkflow::deploymentsChanged, m_model, &AgentTableModel::update);
}

void AgentsPage::activated()
{
    m_tick.start();
    m_sides->endpoint()->setActive(true);
    onTick();
}

void AgentsPage::deactivated()
{
    m_tick.stop();
    m_sides->endpoint()->setActive(false);
}

void AgentsPage::refreshNow()
{
    if (!m_workflow)
        return;
    m_askedByHand = true;
    header()->setRefreshing(true);
    if (const auto row = m_table->chosen())
        m_sides->history()->read(row->id);
    QCoro::connect(m_workflow->refresh(), this, [this](const Status &) { header()->setRefreshing(false); });
}

bool AgentsPage::showObject(const QString &key)
{
    m_awaited = m_model->find(key) != nullptr ? QString() : key;
    if (!m_table->select(key))
        return false;
    m_detailWanted = true;
    showDetails();
    return true;
}

void AgentsPage::showDetails()
{
    m_sides->showDetail();
    m_split->setDetailShown(true);
}

void AgentsPage::showDeployForm(const agents::DeployRequest &request)
{
    m_sides->showDeployForm(request);
    m_split->setDetailShown(true);
    deployForm()->focusToken();
}

void AgentsPage::showSignIn()
{
    m_sides->showSignIn();
    m_split->setDetailShown(true);
    signInForm()->focusFirst();
}

/// Off only where nobody could sign in and nobody is: the reason is on it.
void AgentsPage::followSessions()
{
    m_signInAction->setVisible(m_workflow != nullptr);
    if (!m_workflow)
        return;
    const agents::WalletSessions &sessions = *m_workflow->sessions();
    const domain::ActionState state = sessions.canSignIn();
    applyState(m_signInAction, sessions.sessions().empty() ? state : domain::ActionState::yes());
}

QList<PageObject> AgentsPage::objects() const
{
    QList<PageObject> all;
    if (m_shownList)
        for (const domain::Deployment &row : m_shownList->items)
            all << PageObject{row.id.text(), row.name.isEmpty() ? row.token : QStringLiteral("%1 %2").arg(row.name, row.token),
                              models::agentStateText(row, m_clock->utcNow()).word};
    return all;
}

QList<KeyHelp> AgentsPage::keys() const
{
    return {
        {QStringLiteral("/"), tr("Filter")},
        {QStringLiteral("Esc"), tr("Clear the filter, then back to the table; close the details")},
        {QStringLiteral("Enter"), tr("Open the details")},
        {QStringLiteral("Ctrl+A"), tr("Select all rows that are shown")},
        {QStringLiteral("Ctrl+C"), tr("Copy the selected rows, values in full")},
        {QStringLiteral("Ctrl+Shift+C"), tr("Copy as curl")},
        {QStringLiteral("F5"), tr("Read the list now")},
    };
}

QJsonObject AgentsPage::saveLayout() const
{
    return {{QStringLiteral("table"), view()->saveLayout()},
            {QStringLiteral("detail"), m_split->detailUnits()},
            {QStringLiteral("detailWanted"), m_detailWanted}};
}

void AgentsPage::restoreLayout(const QJsonObject &layout)
{
    view()->restoreLayout(layout[QStringLiteral("table")].toObject());
    if (layout.contains(QStringLiteral("detail")))
        m_split->setDetailUnits(layout[QStringLiteral("detail")].toDouble());
    m_detailWanted = layout[QStringLiteral("detailWanted")].toBool(true);
    // A form that is being filled in stays.
    if (!isNarrow() && m_sides->isDetailShown())
        m_split->setDetailShown(m_detailWanted && view()->selectionModel()->hasSelection());
}

void AgentsPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_toolbar->setNarrow(narrow);
    view()->setCompact(narrow);
    m_split->setNarrow(narrow);
    if (narrow)
        m_split->setDetailShown(false);
}

bool AgentsPage::isStale() const
{
    return m_workflow && m_workflow->snapshot().freshness(m_clock->monotonicNow()) != Freshness::Live;
}

/// By socket the age is that of the last word heard, by polling that of the list.
void AgentsPage::showAge()
{
    const MonotonicTime now = m_clock->monotonicNow();
    const models::AgentFeedText feed = models::agentFeedText(*m_workflow);
    models::DataAge age = models::DataAge::of(m_workflow->snapshot(), feed.source, now, m_workflow->nextPollIn());
    age.liveWord = feed.word;
    if (m_workflow->mode() == agents::AgentsWorkflow::Mode::Live)
        age.fetchedAt = std::max(*m_workflow->lastHeard(), age.fetchedAt.value_or(*m_workflow->lastHeard()));
    header()->setAge(age);
    header()->freshness()->setToolTip(plainToolTip(feed.explanation));
    showFoot();
}

void AgentsPage::takeSnapshot()
{
    const Snapshot<domain::DeploymentList> &snapshot = m_workflow->snapshot();
    showAge();
    applyFreshness();
    if (!snapshot.error)
        m_askedByHand = false;
    if (snapshot.value && snapshot.value != m_shownList) {
        // The list before goes elsewhere to be freed: of thousands of rows that takes longer than the window has.
        QThreadPool::globalInstance()->start([gone = std::exchange(m_shownList, snapshot.value)] { Q_UNUSED(gone); });
        m_model->setList(snapshot.value); // showRows() follows when they are in place
    } else {
        showEmpty();
    }
}

void AgentsPage::showRows()
{
    if (!m_awaited.isEmpty())
        showObject(m_awaited);
    showEmpty();
    // Hundreds of live changes a second come as a few batches, and header and details need not keep up with each.
    if (!m_settle.isActive())
        m_settle.start();
}

void AgentsPage::showHeader()
{
    const models::AgentSummary &summary = m_model->summary();
    header()->setTotals(QStringList{models::counted(m_model->totalCount(), tr("1 deployment"), tr("%1 deployments")),
                                    models::counted(summary.owners, tr("1 owner"), tr("%1 owners"))}
                            .join(kDot));
    const int failed = m_model->inState(RunState::Failed);
    const int unhealthy = m_model->inState(RunState::Unhealthy);
    const StateText worst = failed > 0      ? StateText::of(Mark::Fail, models::counted(failed, tr("1 failed"), tr("%1 failed")))
                            : unhealthy > 0 ? StateText::of(Mark::Warn, models::counted(unhealthy, tr("1 unhealthy"), tr("%1 unhealthy")))
                                            : StateText::of(Mark::Pass, QString());
    emit needsAttention(failed + unhealthy, worst);
}

void AgentsPage::showFoot()
{
    describeAgentsFoot(m_table->foot(), *m_model, m_table->selectedRows().size(), m_workflow.get(), m_shownList.get(), isStale());
}

void AgentsPage::showEmpty()
{
    if (m_model->rowCount() > 0)
        return;
    AgentsEmptyActions actions;
    actions.clearFilter = [this] { m_toolbar->filterField()->clear(); };
    actions.tryAgain = [this] { refreshNow(); };
    if (m_actions != nullptr && m_actions->deploy()->isVisible())
        actions.deploy = [this] { showDeployForm(); };
    if (m_workflow && m_workflow->sessions()->canSignIn().allowed)
        actions.signIn = [this] { showSignIn(); };
    describeEmptyAgents(m_table->empty(), *m_model, m_workflow ? &m_workflow->snapshot() : nullptr, m_environment, actions);
}

void AgentsPage::showFailure()
{
    const Snapshot<domain::DeploymentList> &snapshot = m_workflow->snapshot();
    // One lost poll over live data is no news, the header says "retry"; what an operator asked for is answered.
    if (snapshot.error && snapshot.value && (m_askedByHand || snapshot.failedTries > 1 || isStale()))
        m_failure->showError(tr("Orchestrator"), *snapshot.error, snapshot.failedTries,
                             isStale() ? FailureStrip::Below::Stale : FailureStrip::Below::Live);
    else
        m_failure->clear();
    m_exportAction->setText(snapshot.value && isStale() ? tr("Export, marked stale") : tr("Export"));
}

void AgentsPage::applyFreshness()
{
    if (m_workflow) {
        m_model->setStale(m_workflow->snapshot().value && isStale());
        showFailure();
    }
    showFoot();
    m_actions->follow();
}

void AgentsPage::onTick()
{
    m_table->tick();
    if (!m_workflow)
        return;
    showAge();
    if (m_workflow->snapshot().value && m_model->isStale() != isStale())
        applyFreshness();
    if (const auto row = m_table->chosen())
        panel()->tick(models::agentDetail(*row, m_workflow->history(row->id), m_clock->utcNow(), isStale()));
}

void AgentsPage::showSelection()
{
    m_sides->endpoint()->setDeployment(m_table->chosen());
    if (const auto row = m_table->chosen(); row && m_workflow) {
        panel()->showOne(models::agentDetail(*row, m_workflow->history(row->id), m_clock->utcNow(), isStale()));
        m_sides->history()->show(row->id);
    } else {
        showSelected(panel(), *m_model, m_table->selectedRows(), m_clock->utcNow());
    }
    showFoot();
    m_actions->follow();
}

void AgentsPage::exportRows()
{
    if (!m_workflow)
        return;
    const Snapshot<domain::DeploymentList> &snapshot = m_workflow->snapshot();
    const RowsExport wanted{m_model, view(), QStringLiteral("agents"), {m_environment, snapshot.source, snapshot.fetchedAt, isStale()}};
    const QString path = m_askPath(this, wanted.suggestedName());
    if (!path.isEmpty())
        wanted.start(path, this, [this](const Notice &notice) { emit notify(notice); });
}

} // namespace pilothouse::ui
