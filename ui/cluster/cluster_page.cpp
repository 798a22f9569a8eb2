// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cluster_page.h"

#include "models/cell_role.h"
#include "models/cvm_attestation.h"
#include "models/cvm_detail.h"
#include "models/format.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "services/fleetwatch/fleet_watch.h"
#include "ui/cluster/alarm_strip.h"
#include "ui/cluster/cluster_empty.h"
#include "ui/cluster/cvm_actions.h"
#include "ui/cluster/cvm_panel.h"
#include "ui/cluster/member_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/failure_strip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/table_exporter.h"
#include "ui/widgets/state_toolbar.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QAction>
#include <QCursor>
#include <QFileDialog>
#include <QMenu>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
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
constexpr size_t kMostNames = 40;
constexpr size_t kMostReasons = 20;
/// Between facts that stand side by side.
const QString kDot = QStringLiteral(" · ");

QString cloudName()
{
    return ClusterPage::tr("Phala Cloud");
}

QString askPath(QWidget *parent, const QString &suggested)
{
    return QFileDialog::getSaveFileName(parent, ClusterPage::tr("Export the shown rows"), suggested,
                                        ClusterPage::tr("Comma-separated values (*.csv);;JSON (*.json)"));
}

/// Where there is little room, trouble stays longest.
std::vector<StateChoice> stateChoices()
{
    const auto choice = [](domain::RunState state, const QString &word, Mark mark, int rank) {
        return StateChoice{int(state), domain::runStateWord(state), word, mark, rank};
    };
    using domain::RunState;
    return {
        choice(RunState::Running, ClusterPage::tr("Running"), Mark::Pass, 6),
        choice(RunState::Failed, ClusterPage::tr("Failed"), Mark::Fail, 1),
        choice(RunState::Unhealthy, ClusterPage::tr("Unhealthy"), Mark::Warn, 2),
        choice(RunState::Starting, ClusterPage::tr("Starting"), Mark::Busy, 4),
        choice(RunState::Stopping, ClusterPage::tr("Stopping"), Mark::Busy, 5),
        choice(RunState::Unknown, ClusterPage::tr("Unknown"), Mark::Unknown, 3),
        choice(RunState::Stopped, ClusterPage::tr("Stopped"), Mark::Stopped, 7),
    };
}

} // namespace

ClusterPage::ClusterPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("cluster"), tr("Cluster"), IconName::Cluster, services.clock, parent)
    , m_workflow(services.cluster)
    , m_runtime(services.clusterRuntime)
    , m_watch(services.fleetWatch)
    , m_clock(services.clock)
    , m_environment(services.profile.environment.id.text())
    , m_askPath(askPath)
    , m_model(new CvmTableModel(services.clock, m_runtime ? CvmTableModel::Cluster::SetUp : CvmTableModel::Cluster::None, this))
{
    QAction *columns = addPageAction(makeAction(this, IconName::Columns, tr("Columns")));
    connect(columns, &QAction::triggered, this, [this] { m_table->header()->makeColumnMenu(m_table)->popup(QCursor::pos()); });
    m_exportAction = addPageAction(makeAction(this, IconName::Export, tr("Export")));
    connect(m_exportAction, &QAction::triggered, this, &ClusterPage::exportRows);

    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_failure = new FailureStrip(body);
    rows->addWidget(m_failure);
    m_alarms = new AlarmStrip(body);
    rows->addWidget(m_alarms);
    m_toolbar = new StateToolbar(m_model, tr("state:failed node:prod7"), stateChoices(), {columns, m_exportAction}, body);
    rows->addWidget(m_toolbar);
    m_detail = new DetailPanel;
    m_panel = new CvmPanel(m_detail, m_runtime ? CvmPanel::Members::Shown : CvmPanel::Members::Hidden);
    m_split = new MasterDetail(buildTable(), m_detail, kDetailWidth);
    rows->addWidget(m_split, 1);
    setContent(body);
    setFilterField(m_toolbar->filterField());

    CvmActions::Parts parts;
    parts.workflow = m_workflow;
    parts.access = services.access;
    parts.environment = m_environment;
    parts.model = m_model;
    parts.table = m_table;
    parts.results = m_panel->results();
    m_actions = new CvmActions(parts, this);
    m_actions->addTo(m_detail);
    for (QAction *action : m_actions->actions())
        addPageAction(action);

    connectAll();
    showSelection();
    if (m_workflow)
        takeSnapshot();
    else
        showEmpty();
    takeMembers();
}

ClusterPage::~ClusterPage() = default;

QWidget *ClusterPage::buildTable()
{
    auto *area = new QWidget;
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = new TableView(area);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("CVMs"));
    m_table->setCellKind(int(Column::State), CellKind::State);
    m_table->setCellKind(int(Column::Name), CellKind::Text, Qt::ElideMiddle);
    m_table->setCellKind(int(Column::Hash), CellKind::Hash);
    m_table->setCellKind(int(Column::Attestation), CellKind::State);
    for (const Column number : {Column::Models, Column::Hourly, Column::Uptime, Column::Created})
        m_table->setCellKind(int(number), CellKind::Number);
    m_table->header()->setSortIndicator(int(Column::Name), Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    for (size_t i = 0; i < m_model->columns().size(); ++i)
        if (m_model->columns()[i].extra)
            m_table->setColumnWanted(int(i), false);
    m_table->setColumnWidths({128, 0, 148, 152, 112, 148, 72, 132, 120, 124, 76, 108, 132, 96});
    m_table->setYieldingColumns({int(Column::Created), int(Column::Image), int(Column::Type), int(Column::Uptime), int(Column::Node),
                                 int(Column::Hourly), int(Column::Hash), int(Column::Models), int(Column::Approval)});
    m_empty = new EmptyState;
    m_table->setEmptyWidget(m_empty);
    m_toolbar->filterField()->setTarget(m_table);
    column->addWidget(m_table, 1);
    m_foot = new TableFoot(area);
    column->addWidget(m_foot);
    return area;
}

void ClusterPage::showWatchRun()
{
    const Snapshot<fleetwatch::RunReport> &run = m_watch->lastRun();
    if (!run.hasValue())
        return;
    const auto found = models::attestationsOf(*run.value, m_watch->alarms(), m_clock->monotonicNow());
    for (auto one = found.begin(); one != found.end(); ++one)
        m_model->setAttestation(domain::CvmId(one.key()), *one);
}

void ClusterPage::showComparison(const attestation::Comparison &comparison)
{
    QHash<QString, QStringList> ids;
    m_model->forEach([&ids](const QString &key, const models::CvmRow &row) { ids[row.cvm.name] << key; });
    const auto found = models::attestationsOf(comparison, m_clock->monotonicNow());
    for (auto one = found.begin(); one != found.end(); ++one)
        if (const QStringList id = ids.value(one.key()); id.size() == 1)
            m_model->setAttestation(domain::CvmId(id.front()), *one);
}

void ClusterPage::connectAll()
{
    if (m_watch != nullptr)
        connect(m_watch.get(), &fleetwatch::FleetWatch::runFinished, this, &ClusterPage::showWatchRun);
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
    connect(m_detail, &DetailPanel::closeRequested, this, [this] {
        m_detailWanted = false;
        m_split->setDetailShown(false);
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_failure, &FailureStrip::tryAgain, this, [this] { refreshNow(); });
    connect(m_panel, &CvmPanel::compareRequested, m_actions, &CvmActions::compareSelected);
    connect(m_actions, &CvmActions::compareRequested, this, [this](const QStringList &keys) {
        for (const QString &key : keys)
            emit openPage(QStringLiteral("attestation"), key);
    });
    connect(m_actions, &CvmActions::resultsShown, this, [this] {
        m_panel->showTab(CvmPanel::Results);
        m_split->setDetailShown(true);
    });
    connect(header()->freshness(), &FreshnessLabel::freshnessChanged, this, &ClusterPage::applyFreshness);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &ClusterPage::onTick);
    if (m_workflow)
        connect(m_workflow.get(), &cluster::ClusterWorkflow::snapshotChanged, this, &ClusterPage::takeSnapshot);
    if (m_runtime)
        connect(m_runtime.get(), &cluster::ClusterRuntime::snapshotChanged, this, &ClusterPage::takeMembers);
}

void ClusterPage::activated()
{
    m_tick.start();
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
    return {
        {QStringLiteral("/"), tr("Filter")},
        {QStringLiteral("Esc"), tr("Clear the filter, then back to the table; close the details")},
        {QStringLiteral("Enter"), tr("Open the details")},
        {QStringLiteral("Ctrl+A"), tr("Select all rows that are shown")},
        {QStringLiteral("Ctrl+C"), tr("Copy the selected rows, values in full")},
        {QStringLiteral("Ctrl+Shift+C"), tr("Copy as command")},
        {QStringLiteral("Ctrl+D"), tr("Compare the selected in Attestation")},
        {QStringLiteral("F5"), tr("Read the list now")},
    };
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

void ClusterPage::takeMembers()
{
    if (!m_runtime)
        return;
    const Snapshot<cluster::ClusterView> &snapshot = m_runtime->snapshot();
    if (snapshot.value) {
        m_model->setMembers(models::cvmMembers(*snapshot.value, snapshot.interval));
        m_alarms->setAlarm(models::alarmText(snapshot.value->alarms));
    }
    showMember();
}

/// The tab of the one machine that is selected.
void ClusterPage::showMember()
{
    if (!m_panel->members())
        return;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_panel->members()->setDetail(
        rows.size() == 1 ? models::cvmMemberDetail(m_runtime->snapshot().value.get(), m_model->rowAt(rows.first().row()).cvm.id, m_clock->utcNow())
                         : models::CvmMemberDetail());
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
    const models::CvmSummary &summary = m_model->summary();
    QStringList totals{models::counted(m_model->totalCount(), tr("1 CVM"), tr("%1 CVMs"))};
    if (summary.hourly)
        totals << models::hourlyText(*summary.hourly);
    if (summary.hourly && summary.unpriced > 0)
        totals << models::counted(summary.unpriced, tr("1 without a price"), tr("%1 without a price"));
    header()->setTotals(totals.join(kDot));

    const int failed = m_model->inState(RunState::Failed);
    const int unhealthy = m_model->inState(RunState::Unhealthy);
    const StateText worst = failed > 0      ? StateText::of(Mark::Fail, models::counted(failed, tr("1 failed"), tr("%1 failed")))
                            : unhealthy > 0 ? StateText::of(Mark::Warn, models::counted(unhealthy, tr("1 unhealthy"), tr("%1 unhealthy")))
                                            : StateText::of(Mark::Pass, QString());
    emit needsAttention(failed + unhealthy, worst);
}

void ClusterPage::showFoot()
{
    QStringList left;
    if (const auto selected = m_table->selectionModel()->selectedRows().size(); selected > 0)
        left << tr("%1 of %2 selected").arg(models::countText(selected), models::countText(m_model->rowCount()));
    if (m_model->hiddenCount() > 0)
        left << models::counted(m_model->hiddenCount(), tr("1 hidden by the filter"), tr("%1 hidden by the filter"));
    m_foot->setLeft(left.isEmpty() ? models::counted(m_model->rowCount(), tr("1 row"), tr("%1 rows")) : left.join(kDot));

    const models::CvmSummary &summary = m_model->summary();
    QStringList notes;
    if (isStale() && m_model->totalCount() > 0)
        notes << tr("Hatched cells were live values; names and hashes do not age");
    if (summary.unknownStates > 0)
        notes << models::counted(summary.unknownStates, tr("1 state not in our list, shown as sent"), tr("%1 states not in our list, shown as sent"));
    if (summary.duplicates > 0)
        notes << models::counted(summary.duplicates, tr("1 row shares an id: actions on it are refused"),
                                 tr("%1 rows share an id: actions on them are refused"));
    if (m_shownList)
        notes << m_shownList->notes;
    m_foot->setMiddle(notes.join(kDot));

    QStringList reasons;
    if (m_shownList)
        for (size_t i = 0; i < std::min(m_shownList->skipped.size(), kMostReasons); ++i)
            reasons << tr("Row %1: %2").arg(m_shownList->skipped[i].index).arg(visibleText(m_shownList->skipped[i].why, 160));
    m_foot->setRight(m_shownList ? models::counted(int(m_shownList->skipped.size()), tr("1 row skipped"), tr("%1 rows skipped")) : QString());
    m_foot->setRightToolTip(reasons.join(u'\n'));
}

void ClusterPage::showEmpty()
{
    if (m_model->rowCount() > 0)
        return;
    EmptyActions actions;
    actions.clearFilter = [this] { m_toolbar->filterField()->clear(); };
    actions.tryAgain = [this] { refreshNow(); };
    describeEmptyCluster(m_empty, *m_model, m_workflow ? &m_workflow->snapshot() : nullptr, cloudName(), m_environment, actions);
}

void ClusterPage::showFailure()
{
    const Snapshot<domain::CvmList> &snapshot = m_workflow->snapshot();
    // One lost poll over live data is no news, the header says "retry"; what an operator asked for is answered.
    if (snapshot.error && snapshot.value && (m_askedByHand || snapshot.failedTries > 1 || isStale()))
        m_failure->showError(cloudName(), *snapshot.error, snapshot.failedTries, isStale() ? FailureStrip::Below::Stale : FailureStrip::Below::Live);
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
}

void ClusterPage::onTick()
{
    if (m_model->rowCount() > 0) {
        const int last = m_table->rowAt(m_table->viewport()->height() - 1);
        m_model->tick(std::max(m_table->rowAt(0), 0), last < 0 ? m_model->rowCount() - 1 : last);
    }
    if (m_workflow && m_workflow->snapshot().value && m_model->isStale() != isStale())
        applyFreshness();
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() == 1)
        m_panel->tick(models::cvmDetail(m_model->rowAt(rows.first().row()), *m_model, cloudName(), isStale()));
    showMember();
}

void ClusterPage::showSelection()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() == 1) {
        m_panel->showOne(models::cvmDetail(m_model->rowAt(rows.first().row()), *m_model, cloudName(), isStale()));
    } else if (rows.isEmpty()) {
        m_panel->showNothing();
    } else {
        std::array<int, 8> counts{};
        std::vector<StateText> names;
        for (const QModelIndex &index : rows) {
            const domain::Cvm &cvm = m_model->rowAt(index.row()).cvm;
            ++counts[size_t(models::shownState(cvm))];
            if (names.size() < kMostNames) {
                StateText name = models::cvmStateText(cvm);
                name.word = m_model->shownName(cvm);
                names.push_back(name);
            }
        }
        if (size_t(rows.size()) > names.size())
            names.push_back(StateText::of(Mark::Pending, models::counted(int(rows.size()) - int(names.size()), tr("and 1 more"), tr("and %1 more"))));
        QStringList states;
        for (size_t state = 0; state < counts.size(); ++state)
            if (counts[state] > 0)
                states << QStringLiteral("%1 %2").arg(models::countText(counts[state]), domain::runStateWord(RunState(state)));
        m_panel->showMany(models::counted(int(rows.size()), tr("1 CVM selected"), tr("%1 CVMs selected")), states.join(kDot), names);
    }
    showMember();
    showFoot();
    m_actions->follow();
}

void ClusterPage::exportRows()
{
    if (!m_workflow)
        return;
    const Snapshot<domain::CvmList> &snapshot = m_workflow->snapshot();
    const QString stamp = snapshot.fetchedAt.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString path
        = m_askPath(this, QStringLiteral("cvms-%1-%2%3.csv").arg(m_environment, stamp, isStale() ? QStringLiteral("-stale") : QString()));
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
            emit notify({StateText::of(Mark::Fail, tr("Nothing was exported")), userMessage(rows.error(), Attempt::Change).oneLine()});
    });
    exporter->start();
}

} // namespace pilothouse::ui
