// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cluster_page.h"

#include "models/format.h"
#include "services/cluster/cluster_runtime.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/alarm_strip.h"
#include "ui/cluster/build_desk.h"
#include "ui/cluster/approval_actions.h"
#include "ui/cluster/change_desk.h"
#include "ui/cluster/change_forms.h"
#include "ui/cluster/cluster_empty.h"
#include "ui/cluster/cluster_export.h"
#include "ui/cluster/cluster_table.h"
#include "ui/cluster/cvm_actions.h"
#include "ui/cluster/cvm_side.h"
#include "ui/cluster/deploy_desk.h"
#include "ui/cluster/machine_logs.h"
#include "ui/cluster/member_view.h"
#include "ui/cluster/model_actions.h"
#include "ui/cluster/on_chain_desk.h"
#include "ui/cluster/provision_strip.h"
#include "ui/cluster/row_facts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/failure_strip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/state_toolbar.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QAction>
#include <QCursor>
#include <QMenu>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pilothouse::ui {

using domain::RunState;
using models::CvmTableModel;
using models::Mark;
using models::StateText;
using Column = CvmTableModel::Column;
using namespace std::chrono_literals;

namespace {

constexpr int kDetailWidth = 416;

QString cloudName()
{
    return ClusterPage::tr("Phala Cloud");
}

} // namespace

ClusterPage::ClusterPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("cluster"), tr("Cluster"), IconName::Cluster, services.clock, parent)
    , m_workflow(services.cluster)
    , m_runtime(services.clusterRuntime)
    , m_clock(services.clock)
    , m_environment(services.profile.environment.id.text())
    , m_model(new CvmTableModel(services.clock, m_runtime ? CvmTableModel::Cluster::SetUp : CvmTableModel::Cluster::None, this))
    , m_facts(new RowFacts(services, m_model, this))
{
    QAction *columns = addPageAction(makeAction(this, IconName::Columns, tr("Columns")));
    connect(columns, &QAction::triggered, this, [this] { m_table->header()->makeColumnMenu(m_table)->popup(QCursor::pos()); });
    m_exportAction = addPageAction(makeAction(this, IconName::Export, tr("Export")));
    connect(m_exportAction, &QAction::triggered, this, [this] { m_export->run(isStale()); });

    if (services.clusterSetup) {
        QAction *setUp = addPageAction(makeAction(this, IconName::Setup, tr("Set up…", "a cluster, in a few pages")));
        connect(setUp, &QAction::triggered, this, [this] { emit openPage(QStringLiteral("setup"), QString()); });
        header()->addAction(setUp);
        m_canSetUp = true;
    }

    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_failure = new FailureStrip(body);
    rows->addWidget(m_failure);
    m_alarms = new AlarmStrip(body);
    rows->addWidget(m_alarms);
    m_provisioning = new ProvisionStrip(services.provisioner, services.clock, this);
    rows->addWidget(m_provisioning);
    if (m_provisioning->action())
        addPageAction(m_provisioning->action());
    m_toolbar = new StateToolbar(m_model, tr("state:failed node:prod7"), cvmStateChoices(), {columns, m_exportAction}, body);
    rows->addWidget(m_toolbar);
    m_side = new CvmSide(services, cloudName(), this);
    m_area = new ClusterTable(m_model);
    m_table = m_area->view();
    m_toolbar->filterField()->setTarget(m_table);
    if (services.cvmLive) {
        m_logs = new MachineLogs(services, m_area, m_side->detail(), this);
        addPageAction(m_logs->action());
    }
    m_split = new MasterDetail(m_logs != nullptr ? m_logs->halves() : m_area, m_side->detail(), kDetailWidth);
    rows->addWidget(m_split, 1);
    m_deploy = new DeployDesk(
        services, body, [this] { return m_area->selection().one(); }, this);
    m_forms = new ChangeForms(services, m_deploy->content(), m_area->selection(), this);
    setContent(m_deploy->content());
    setFilterField(m_toolbar->filterField());

    m_export = new ClusterExport(m_workflow, m_environment, m_area, this);
    m_actions = new CvmActions(services, {m_table, m_area->selection(), m_side->panel()->results(), m_side->detail()}, this);
    m_alarms->setApproval(m_actions->approval()->approve());
    for (QAction *action : m_actions->actions())
        addPageAction(action);
    header()->addAction(addPageAction(m_deploy->deployAction()), ButtonRole::Primary);
    for (QAction *action : m_forms->actions())
        m_actions->addRarer(addPageAction(action));
    m_actions->addRarer(addPageAction(m_deploy->likeAction()));
    m_build = new BuildDesk(
        services, m_deploy->content(), [this](const cluster::ModelChange &change) { m_actions->models()->offer(change); }, this);
    m_actions->addRarer(addPageAction(m_build->action()));
    m_chain = new OnChainDesk(services, m_deploy->content(), this);
    m_actions->addRarer(addPageAction(m_chain->action()));
    rows->insertWidget(rows->indexOf(m_provisioning) + 1, m_chain->strip());

    connect(m_deploy, &DeployDesk::onChainRequested, m_chain, &OnChainDesk::open);
    connect(m_forms, &ChangeForms::onChainRequested, m_chain, &OnChainDesk::open);

    connectAll();
    showSelection();
    if (m_workflow)
        takeSnapshot();
    else
        showEmpty();
    m_facts->takeMembers();
}

ClusterPage::~ClusterPage() = default;

void ClusterPage::showComparison(const attestation::Comparison &comparison)
{
    m_facts->showComparison(comparison);
}

void ClusterPage::connectAll()
{
    connect(m_model, &models::RowTableModel::rowsApplied, this, &ClusterPage::showRows);
    connect(m_model, &models::RowTableModel::filterChanged, this, [this] {
        showFoot();
        showEmpty();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection &selected) {
        showSelection();
        if (!selected.isEmpty() && m_detailWanted && !isNarrow())
            m_split->setDetailShown(true);
    });
    connect(m_table, &QAbstractItemView::activated, this, [this] {
        m_detailWanted = true;
        m_split->setDetailShown(true);
    });
    connect(m_side->detail(), &DetailPanel::closeRequested, this, [this] {
        m_detailWanted = false;
        m_split->setDetailShown(false);
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_failure, &FailureStrip::tryAgain, this, [this] { refreshNow(); });
    connect(m_side, &CvmSide::bootEnded, this, [this] { m_workflow->refresh(); });
    connect(m_side->panel(), &CvmPanel::compareRequested, m_actions, &CvmActions::compareSelected);
    connect(m_actions, &CvmActions::compareRequested, this, [this](const QStringList &keys) {
        for (const QString &key : keys)
            emit openPage(QStringLiteral("attestation"), key);
    });
    connect(m_actions->desk(), &ChangeDesk::resultsShown, this, [this] {
        m_side->panel()->showTab(CvmPanel::Results);
        m_split->setDetailShown(true);
    });
    connect(header()->freshness(), &FreshnessLabel::freshnessChanged, this, &ClusterPage::applyFreshness);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &ClusterPage::onTick);
    if (m_workflow)
        connect(m_workflow.get(), &cluster::ClusterWorkflow::snapshotChanged, this, &ClusterPage::takeSnapshot);
    connect(m_facts, &RowFacts::membersTaken, this, [this] {
        m_alarms->setAlarm(m_facts->alarm());
        tellAttention();
        m_actions->follow();
        showMember();
    });
}

void ClusterPage::activated()
{
    m_tick.start();
    m_chain->look();
    onTick();
}

void ClusterPage::deactivated()
{
    m_tick.stop();
}

void ClusterPage::refreshNow()
{
    if (!m_workflow)
        return;
    m_askedByHand = true;
    header()->setRefreshing(true);
    QCoro::connect(m_workflow->refresh(), this, [this](const Status &) { header()->setRefreshing(false); });
    // Its answers are shown as they come in; one machine that hangs does not hold up the header.
    if (m_runtime)
        m_runtime->refresh();
}

bool ClusterPage::showObject(const QString &key)
{
    const QModelIndex index = m_model->indexOf(key, int(Column::Name));
    m_awaited = m_model->find(key) != nullptr ? QString() : key;
    if (!index.isValid())
        return false;
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
    m_detailWanted = true;
    m_split->setDetailShown(true);
    return true;
}

QList<PageObject> ClusterPage::objects() const
{
    QList<PageObject> all;
    if (m_shownList)
        for (const domain::Cvm &cvm : m_shownList->items)
            all << PageObject{cvm.id.text(), cvm.name, models::cvmStateText(cvm).word};
    return all;
}

QList<KeyHelp> ClusterPage::keys() const
{
    return QList<KeyHelp>{
               {QStringLiteral("/"), tr("Filter")},
               {QStringLiteral("Esc"), tr("Clear the filter, then back to the table; close the details")},
               {QStringLiteral("Enter"), tr("Open the details")},
               {QStringLiteral("Ctrl+A"), tr("Select all rows that are shown")},
               {QStringLiteral("Ctrl+C"), tr("Copy the selected rows, values in full")},
               {QStringLiteral("Ctrl+Shift+C"), tr("Copy as command")},
               {QStringLiteral("Ctrl+D"), tr("Compare the selected in Attestation")},
               {QStringLiteral("Ctrl+L"), tr("Logs of the selected")},
               {QStringLiteral("Ctrl+B"), tr("Build a model")},
               {QStringLiteral("F5"), tr("Read the list now")},
               {QStringLiteral("Ctrl+Enter"), tr("Open the plan of the form")},
           }
           + LogViewer::keys();
}

QJsonObject ClusterPage::saveLayout() const
{
    return {{QStringLiteral("table"), m_table->saveLayout()},
            {QStringLiteral("detail"), m_split->detailUnits()},
            {QStringLiteral("detailWanted"), m_detailWanted}};
}

void ClusterPage::restoreLayout(const QJsonObject &layout)
{
    m_table->restoreLayout(layout[QStringLiteral("table")].toObject());
    if (layout.contains(QStringLiteral("detail")))
        m_split->setDetailUnits(layout[QStringLiteral("detail")].toDouble());
    m_detailWanted = layout[QStringLiteral("detailWanted")].toBool(true);
    if (!isNarrow())
        m_split->setDetailShown(m_detailWanted && m_table->selectionModel()->hasSelection());
}

void ClusterPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_toolbar->setNarrow(narrow);
    m_table->setCompact(narrow);
    m_split->setNarrow(narrow);
    m_deploy->setNarrow(narrow);
    m_forms->setNarrow(narrow);
    if (narrow)
        m_split->setDetailShown(false);
}

bool ClusterPage::isStale() const
{
    return m_workflow && m_workflow->snapshot().freshness(m_clock->monotonicNow()) != Freshness::Live;
}

void ClusterPage::takeSnapshot()
{
    const Snapshot<domain::CvmList> &snapshot = m_workflow->snapshot();
    header()->setAge(models::DataAge::of(snapshot, cloudName(), m_clock->monotonicNow(), m_workflow->nextPollIn()));
    applyFreshness();
    if (!snapshot.error)
        m_askedByHand = false;
    if (snapshot.value && snapshot.value != m_shownList) {
        // The list before goes elsewhere to be freed: of a thousand machines that takes two milliseconds, which the window has not.
        QThreadPool::globalInstance()->start([gone = std::exchange(m_shownList, snapshot.value)] { Q_UNUSED(gone); });
        m_model->setList(snapshot.value); // showRows() follows when they are in place
    } else {
        showEmpty();
    }
}

/// The tab of the one machine that is selected.
void ClusterPage::showMember()
{
    if (m_side->panel()->members())
        m_side->panel()->members()->setDetail(m_facts->memberDetail(m_area->selection().one()));
}

void ClusterPage::showRows()
{
    showHeader();
    showEmpty();
    showSelection();
    if (!m_awaited.isEmpty())
        showObject(m_awaited);
}

void ClusterPage::showHeader()
{
    header()->setTotals(m_area->totals());
    tellAttention();
}

void ClusterPage::tellAttention()
{
    const int failed = m_model->inState(RunState::Failed);
    const int unhealthy = m_model->inState(RunState::Unhealthy);
    StateText worst = failed > 0      ? StateText::of(Mark::Fail, models::counted(failed, tr("1 failed"), tr("%1 failed")))
                      : unhealthy > 0 ? StateText::of(Mark::Warn, models::counted(unhealthy, tr("1 unhealthy"), tr("%1 unhealthy")))
                                      : StateText::of(Mark::Pass, QString());
    // The alarms over the table count too: the rail tells of them on every page.
    const auto &alarm = m_facts->alarm();
    if (alarm && models::urgency(alarm->state.tone) > models::urgency(worst.tone))
        worst = alarm->state;
    emit needsAttention(failed + unhealthy + m_facts->alarmCount(), worst);
}

void ClusterPage::showFoot()
{
    m_area->showFoot(m_shownList.get(), isStale());
}

void ClusterPage::showEmpty()
{
    if (m_model->rowCount() > 0)
        return;
    EmptyActions actions;
    actions.clearFilter = [this] { m_toolbar->filterField()->clear(); };
    actions.tryAgain = [this] { refreshNow(); };
    if (m_canSetUp)
        actions.setUp = [this] { emit openPage(QStringLiteral("setup"), QString()); };
    actions.deploy = m_deploy->opener();
    describeEmptyCluster(m_area->empty(), *m_model, m_workflow ? &m_workflow->snapshot() : nullptr, cloudName(), m_environment, actions);
}

void ClusterPage::showFailure()
{
    const Snapshot<domain::CvmList> &snapshot = m_workflow->snapshot();
    // One lost poll over live data is no news, the header says "retry"; what an operator asked for is answered.
    if (snapshot.error && snapshot.value && (m_askedByHand || snapshot.failedTries > 1 || isStale()))
        m_failure->showError(cloudName(), *snapshot.error, snapshot.failedTries,
                             snapshot.isRecalled ? FailureStrip::Below::Stored
                             : isStale()         ? FailureStrip::Below::Stale
                                                 : FailureStrip::Below::Live);
    else
        m_failure->clear();
    m_exportAction->setText(snapshot.value && isStale() ? tr("Export, marked stale") : tr("Export"));
}

void ClusterPage::applyFreshness()
{
    if (m_workflow) {
        m_model->setStale(m_workflow->snapshot().value && isStale());
        showFailure();
    }
    showFoot();
    m_actions->follow();
    m_deploy->follow();
    m_forms->follow();
}

void ClusterPage::onTick()
{
    m_provisioning->tick();
    m_build->follow();
    if (m_model->rowCount() > 0) {
        const int last = m_table->rowAt(m_table->viewport()->height() - 1);
        m_model->tick(std::max(m_table->rowAt(0), 0), last < 0 ? m_model->rowCount() - 1 : last);
    }
    if (m_workflow && m_workflow->snapshot().value && m_model->isStale() != isStale())
        applyFreshness();
    m_side->tick(*m_area, isStale());
    showMember();
}

void ClusterPage::showSelection()
{
    m_side->show(*m_area, isStale());
    if (m_logs != nullptr)
        m_logs->setSelection(m_area->selection());
    showMember();
    showFoot();
    m_actions->follow();
    m_deploy->follow();
    m_forms->follow();
}

} // namespace pilothouse::ui
