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
#include "ui/agents/agents_empty.h"
#include "ui/agents/agents_foot.h"
#include "ui/agents/deploy_form.h"
#include "ui/agents/sign_in_form.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/failure_strip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/state_toolbar.h"
#include "ui/widgets/table_exporter.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QAction>
#include <QCursor>
#include <QFileDialog>
#include <QMenu>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace pilothouse::ui {

using domain::RunState;
using models::AgentTableModel;
using models::Mark;
using models::StateText;
using Column = AgentTableModel::Column;
using namespace std::chrono_literals;

namespace {

constexpr int kDetailWidth = 416;
constexpr size_t kMostNames = 40;
constexpr auto kSettle = 250ms;
/// Between facts that stand side by side.
const QString kDot = QStringLiteral(" · ");

QString askPath(QWidget *parent, const QString &suggested)
{
    return QFileDialog::getSaveFileName(parent, AgentsPage::tr("Export the shown rows"), suggested,
                                        AgentsPage::tr("Comma-separated values (*.csv);;JSON (*.json)"));
}

/// Where there is little room, trouble stays longest.
std::vector<StateChoice> stateChoices()
{
    const auto choice = [](RunState state, const QString &word, Mark mark, int rank) {
        return StateChoice{int(state), domain::runStateWord(state), word, mark, rank};
    };
    return {
        choice(RunState::Running, AgentsPage::tr("Running"), Mark::Pass, 6),
        choice(RunState::Starting, AgentsPage::tr("Starting"), Mark::Busy, 4),
        choice(RunState::Unhealthy, AgentsPage::tr("Unhealthy"), Mark::Warn, 2),
        choice(RunState::Failed, AgentsPage::tr("Failed"), Mark::Fail, 1),
        choice(RunState::Unknown, AgentsPage::tr("Unknown"), Mark::Unknown, 3),
        choice(RunState::Stopping, AgentsPage::tr("Stopping"), Mark::Busy, 5),
        choice(RunState::Stopped, AgentsPage::tr("Stopped"), Mark::Stopped, 7),
    };
}

} // namespace

AgentsPage::AgentsPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("agents"), tr("Agents"), IconName::Agents, services.clock, parent)
    , m_workflow(services.agents)
    , m_clock(services.clock)
    , m_environment(services.profile.environment.id.text())
    , m_askPath(askPath)
    , m_model(new AgentTableModel(services.clock, this))
{
    QAction *columns = addPageAction(makeAction(this, IconName::Columns, tr("Columns")));
    connect(columns, &QAction::triggered, this, [this] { m_table->header()->makeColumnMenu(m_table)->popup(QCursor::pos()); });
    m_exportAction = addPageAction(makeAction(this, IconName::Export, tr("Export")));
    connect(m_exportAction, &QAction::triggered, this, &AgentsPage::exportRows);

    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_failure = new FailureStrip(body);
    rows->addWidget(m_failure);
    m_toolbar = new StateToolbar(m_model, tr("state:running -provider:akash"), stateChoices(), {columns, m_exportAction}, body);
    rows->addWidget(m_toolbar);
    m_split = new MasterDetail(buildTable(), buildDetail(), kDetailWidth);
    rows->addWidget(m_split, 1);
    setContent(body);
    setFilterField(m_toolbar->filterField());

    AgentActions::Parts parts;
    parts.workflow = m_workflow;
    parts.access = services.access;
    parts.model = m_model;
    parts.table = m_table;
    parts.panel = m_panel;
    parts.form = m_form;
    m_actions = new AgentActions(parts, this);
    m_actions->addTo(m_detail);
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

QWidget *AgentsPage::buildTable()
{
    auto *area = new QWidget;
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = new TableView(area);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Agent deployments"));
    m_table->setCellKind(int(Column::State), CellKind::State);
    m_table->setCellKind(int(Column::Token), CellKind::Text, Qt::ElideMiddle);
    m_table->setCellKind(int(Column::Name), CellKind::Text, Qt::ElideMiddle);
    m_table->setCellKind(int(Column::Owner), CellKind::Hash);
    m_table->setCellKind(int(Column::Attestation), CellKind::State);
    m_table->setCellKind(int(Column::Endpoint), CellKind::Text, Qt::ElideMiddle);
    for (const Column number : {Column::InState, Column::Created})
        m_table->setCellKind(int(number), CellKind::Number);
    m_table->header()->setSortIndicator(int(Column::State), Qt::AscendingOrder); // trouble first
    m_table->setSortingEnabled(true);
    m_table->setColumnWidths({156, 72, 0, 148, 96, 124, 216, 84, 72});
    m_table->setYieldingColumns({int(Column::Created), int(Column::Endpoint), int(Column::Provider), int(Column::InState), int(Column::Token)});
    m_empty = new EmptyState;
    m_table->setEmptyWidget(m_empty);
    m_toolbar->filterField()->setTarget(m_table);
    column->addWidget(m_table, 1);
    m_foot = new TableFoot(area);
    column->addWidget(m_foot);
    return area;
}

QWidget *AgentsPage::buildDetail()
{
    m_sides = new QStackedWidget;
    m_detail = new DetailPanel;
    m_panel = new AgentPanel(m_detail);
    m_sides->addWidget(m_detail);
    m_deployPanel = new DetailPanel;
    m_deployPanel->setTitle(tr("Deploy an agent"));
    m_deployPanel->setSubtitle(tr("Nothing is sent before the plan is confirmed"));
    m_form = new DeployForm(m_workflow, m_clock);
    m_deployPanel->addTab(tr("Deploy"), m_form);
    m_sides->addWidget(m_deployPanel);
    m_signInPanel = new DetailPanel;
    m_signInPanel->setTitle(tr("Who is signed in"));
    m_signInPanel->setSubtitle(tr("One sign-in is for one wallet and one NFT"));
    m_signIn = new SignInForm(m_workflow, m_clock);
    m_signInPanel->addTab(tr("Sign in"), m_signIn);
    m_sides->addWidget(m_signInPanel);
    m_history = new AgentHistory(m_workflow, m_clock, m_panel, this);
    m_endpoint = new AgentEndpoint(m_workflow, m_clock, m_panel->endpoint(), this);
    return m_sides;
}

void AgentsPage::connectAll()
{
    connect(m_model, &models::RowTableModel::rowsApplied, this, &AgentsPage::showRows);
    connect(m_model, &models::RowTableModel::filterChanged, this, [this] {
        showFoot();
        showEmpty();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection &selected) {
        const auto row = chosen();
        m_history->read(row ? row->id : domain::DeploymentId());
        showSelection();
        if (!selected.isEmpty() && m_detailWanted && !isNarrow())
            showDetails();
    });
    connect(m_table, &QAbstractItemView::activated, this, [this] {
        m_detailWanted = true;
        showDetails();
    });
    for (DetailPanel *panel : {m_detail, m_deployPanel, m_signInPanel})
        connect(panel, &DetailPanel::closeRequested, this, [this, panel] {
            if (panel == m_detail)
                m_detailWanted = false;
            m_sides->setCurrentWidget(m_detail);
            m_split->setDetailShown(panel != m_detail && m_detailWanted && !isNarrow() && m_table->selectionModel()->hasSelection());
            m_table->setFocus(Qt::OtherFocusReason);
        });
    connect(m_failure, &FailureStrip::tryAgain, this, [this] { refreshNow(); });
    connect(m_actions, &AgentActions::formRequested, this, &AgentsPage::showDeployForm);
    connect(m_actions, &AgentActions::outcomeShown, this, [this] {
        m_panel->showTab(AgentPanel::LastAction);
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
    connect(m_signIn, &SignInForm::signedIn, this, [this](const QString &, const QString &nft) {
        emit notify({StateText::of(Mark::Pass, tr("Signed in")), tr("For NFT %1. What it may read is read now.").arg(visibleText(nft, 64))});
    });
    connect(m_signIn, &SignInForm::signedOut, this, [this](const QString &wallet, const Status &status) {
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
    m_endpoint->setActive(true);
    onTick();
}

void AgentsPage::deactivated()
{
    m_tick.stop();
    m_endpoint->setActive(false);
}

void AgentsPage::refreshNow()
{
    if (!m_workflow)
        return;
    m_askedByHand = true;
    header()->setRefreshing(true);
    if (const auto row = chosen())
        m_history->read(row->id);
    QCoro::connect(m_workflow->refresh(), this, [this](const Status &) { header()->setRefreshing(false); });
}

bool AgentsPage::showObject(const QString &key)
{
    const QModelIndex index = m_model->indexOf(key, int(Column::Name));
    m_awaited = m_model->find(key) != nullptr ? QString() : key;
    if (!index.isValid())
        return false;
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
    m_detailWanted = true;
    showDetails();
    return true;
}

void AgentsPage::showDetails()
{
    m_sides->setCurrentWidget(m_detail);
    m_split->setDetailShown(true);
}

void AgentsPage::showDeployForm(const agents::DeployRequest &request)
{
    m_form->setRequest(request);
    m_sides->setCurrentWidget(m_deployPanel);
    m_split->setDetailShown(true);
    m_form->focusToken();
}

void AgentsPage::showSignIn()
{
    m_sides->setCurrentWidget(m_signInPanel);
    m_split->setDetailShown(true);
    m_signIn->focusFirst();
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
    return {{QStringLiteral("table"), m_table->saveLayout()},
            {QStringLiteral("detail"), m_split->detailUnits()},
            {QStringLiteral("detailWanted"), m_detailWanted}};
}

void AgentsPage::restoreLayout(const QJsonObject &layout)
{
    m_table->restoreLayout(layout[QStringLiteral("table")].toObject());
    if (layout.contains(QStringLiteral("detail")))
        m_split->setDetailUnits(layout[QStringLiteral("detail")].toDouble());
    m_detailWanted = layout[QStringLiteral("detailWanted")].toBool(true);
    // A form that is being filled in stays.
    if (!isNarrow() && m_sides->currentWidget() == m_detail)
        m_split->setDetailShown(m_detailWanted && m_table->selectionModel()->hasSelection());
}

void AgentsPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_toolbar->setNarrow(narrow);
    m_table->setCompact(narrow);
    m_split->setNarrow(narrow);
    if (narrow)
        m_split->setDetailShown(false);
}

bool AgentsPage::isStale() const
{
    return m_workflow && m_workflow->snapshot().freshness(m_clock->monotonicNow()) != Freshness::Live;
}

std::optional<domain::Deployment> AgentsPage::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() != 1)
        return std::nullopt;
    return m_model->rowAt(rows.first().row()).deployment;
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
    describeAgentsFoot(m_foot, *m_model, m_table->selectionModel()->selectedRows().size(), m_workflow.get(), m_shownList.get(), isStale());
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
    describeEmptyAgents(m_empty, *m_model, m_workflow ? &m_workflow->snapshot() : nullptr, m_environment, actions);
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
    if (m_model->rowCount() > 0) {
        const int last = m_table->rowAt(m_table->viewport()->height() - 1);
        m_model->tick(std::max(m_table->rowAt(0), 0), last < 0 ? m_model->rowCount() - 1 : last);
    }
    if (!m_workflow)
        return;
    showAge();
    if (m_workflow->snapshot().value && m_model->isStale() != isStale())
        applyFreshness();
    if (const auto row = chosen())
        m_panel->tick(models::agentDetail(*row, m_workflow->history(row->id), m_clock->utcNow(), isStale()));
}

void AgentsPage::showSelection()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_endpoint->setDeployment(chosen());
    if (const auto row = chosen(); row && m_workflow) {
        m_panel->showOne(models::agentDetail(*row, m_workflow->history(row->id), m_clock->utcNow(), isStale()));
        m_history->show(row->id);
    } else if (rows.isEmpty()) {
        m_panel->showMany(tr("Nothing selected"), QString(), {});
    } else {
        std::array<int, 8> counts{};
        std::vector<StateText> names;
        for (const QModelIndex &index : rows) {
            const domain::Deployment &each = m_model->rowAt(index.row()).deployment;
            ++counts[size_t(domain::runStateOf(each.state))];
            if (names.size() < kMostNames) {
                StateText name = models::agentStateText(each, m_clock->utcNow());
                name.word = agents::deploymentTitle(each);
                names.push_back(name);
            }
        }
        if (size_t(rows.size()) > names.size())
            names.push_back(
                StateText::of(Mark::Pending, models::counted(rows.size() - qsizetype(names.size()), tr("and 1 more"), tr("and %1 more"))));
        QStringList states;
        for (size_t state = 0; state < counts.size(); ++state)
            if (counts[state] > 0)
                states << QStringLiteral("%1 %2").arg(models::countText(counts[state]), domain::runStateWord(RunState(state)));
        m_panel->showMany(models::counted(rows.size(), tr("1 deployment selected"), tr("%1 deployments selected")), states.join(kDot), names);
    }
    showFoot();
    m_actions->follow();
}

void AgentsPage::exportRows()
{
    if (!m_workflow)
        return;
    const Snapshot<domain::DeploymentList> &snapshot = m_workflow->snapshot();
    const QString stamp = snapshot.fetchedAt.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString path
        = m_askPath(this, QStringLiteral("agents-%1-%2%3.csv").arg(m_environment, stamp, isStale() ? QStringLiteral("-stale") : QString()));
    if (path.isEmpty())
        return;
    QList<int> columns;
    for (int visual = 0; visual < m_table->header()->count(); ++visual) {
        const int column = m_table->header()->logicalIndex(visual);
        if (m_table->isColumnWanted(column))
            columns << column;
    }
    auto *exporter = new TableExporter(m_model, columns, {m_environment, snapshot.source, snapshot.fetchedAt, isStale()}, path, this);
    connect(exporter, &TableExporter::finished, this, [this, path](const Result<int> &rows) {
        if (rows)
            emit notify({StateText::of(Mark::Pass, models::counted(*rows, tr("1 row exported"), tr("%1 rows exported"))), path});
        else
            emit notify({StateText::of(Mark::Fail, tr("Nothing was exported")), models::spokenLine(rows.error(), Attempt::Change)});
    });
    exporter->start();
}

} // namespace pilothouse::ui
