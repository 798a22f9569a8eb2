// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/provers_page.h"

#include "models/format.h"
#include "models/prover_detail.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/provers/kept_strip.h"
#include "ui/provers/lower_half.h"
#include "ui/provers/prover_actions.h"
#include "ui/provers/prover_panel.h"
#include "ui/provers/prover_table.h"
#include "ui/provers/provers_around.h"
#include "ui/provers/provers_empty.h"
#include "ui/provers/revision_view.h"
#include "ui/theme/metrics.h"
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
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pilothouse::ui {

using domain::RunState;
using models::Mark;
using models::ProverTableModel;
using models::StateText;
using Column = ProverTableModel::Column;
using namespace std::chrono_literals;

namespace {

constexpr int kDetailWidth = 448;
constexpr size_t kMostNames = 40;
/// Between facts that stand side by side.
const QString kDot = QStringLiteral(" · ");

std::optional<provers::GroupSize> groupOf(const domain::ProverFleet &fleet, const domain::ProverService &service)
{
    if (!service.group || service.group->managedScaling || service.broker)
        return std::nullopt;
    for (const domain::HostGroup &group : fleet.groups)
        if (group.name == service.group->group)
            return provers::sizeOf(group);
    return std::nullopt;
}

} // namespace

ProversPage::ProversPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("provers"), tr("Provers"), IconName::Provers, services.clock, parent)
    , m_workflow(services.provers)
    , m_clock(services.clock)
    , m_environment(services.profile.environment.id.text())
    , m_region(services.profile.aws ? services.profile.aws->region : QString())
    , m_askPath(askExportPath)
    , m_model(new ProverTableModel(services.clock, this))
{
    QAction *columns = addPageAction(makeAction(this, IconName::Columns, tr("Columns")));
    connect(columns, &QAction::triggered, this, [this] { m_table->header()->makeColumnMenu(m_table)->popup(QCursor::pos()); });
    m_exportAction = addPageAction(makeAction(this, IconName::Export, tr("Export")));
    connect(m_exportAction, &QAction::triggered, this, &ProversPage::exportRows);

    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_failure = new FailureStrip(body);
    rows->addWidget(m_failure);
    m_kept = new KeptStrip(m_workflow, body);
    rows->addWidget(m_kept);
    m_toolbar = new StateToolbar(m_model, tr("state:unhealthy -name:aux*"), proverStateChoices(), {columns, m_exportAction}, body);
    rows->addWidget(m_toolbar);
    m_halves = new Splitter(Qt::Vertical);
    m_halves->addWidget(buildTable());
    LogViewer::Parts logParts;
    logParts.clock = m_clock;
    logParts.spoolFolder = services.spoolFolder;
    logParts.audit = services.audit;
    m_lower = new LowerHalf(m_workflow, logParts, m_region);
    m_halves->addWidget(m_lower);
    m_halves->setSizes({450, 550});
    m_halves->setStretchFactor(0, 9);
    m_halves->setStretchFactor(1, 11);
    m_detail = new DetailPanel;
    m_panel = new ProverPanel(
        m_detail,
        [this](const provers::ScaleTarget &target) {
            const auto id = m_actions != nullptr ? m_actions->chosen() : std::nullopt;
            return m_workflow && id ? m_workflow->decide(*id, target) : provers::ScaleDecision();
        },
        new RevisionView(m_workflow, m_clock));
    m_kept->setView(m_panel->lastChange());
    m_split = new MasterDetail(m_halves, m_detail, kDetailWidth);
    rows->addWidget(m_split, 1);
    setContent(body);
    setFilterField(m_toolbar->filterField());

    ProverActions::Parts parts;
    parts.workflow = m_workflow;
    parts.access = services.access;
    parts.environment = m_environment;
    parts.model = m_model;
    parts.table = m_table;
    parts.panel = m_panel;
    m_actions = new ProverActions(parts, this);
    m_actions->addTo(m_detail);
    for (QAction *action : m_actions->actions())
        addPageAction(action);

    connectAll();
    showSelection();
    if (m_workflow)
        takeSnapshot();
    else
        showEmpty();
}

ProversPage::~ProversPage() = default;

void ProversPage::showAlarms()
{
    m_lower->showAlarms();
}

LogPanel *ProversPage::logPanel() const
{
    return m_lower->log();
}

QWidget *ProversPage::buildTable()
{
    auto *area = new QWidget;
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = new TableView(area);
    setUpProverTable(m_table, m_model);
    m_empty = new EmptyState;
    m_table->setEmptyWidget(m_empty);
    m_toolbar->filterField()->setTarget(m_table);
    column->addWidget(m_table, 1);
    m_foot = new TableFoot(area);
    column->addWidget(m_foot);
    area->setMinimumHeight(Metrics::current().px(140));
    return area;
}

void ProversPage::connectAll()
{
    connect(m_model, &models::RowTableModel::rowsApplied, this, &ProversPage::showRows);
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
    connect(m_actions, &ProverActions::scaleFormRequested, this, [this] {
        m_panel->showTab(ProverPanel::Scale);
        m_split->setDetailShown(true);
        m_panel->scaleForm()->focusCount();
    });
    connect(m_actions, &ProverActions::changeShown, this, [this] {
        m_panel->showTab(ProverPanel::LastChange);
        m_split->setDetailShown(true);
    });
    connect(m_kept, &KeptStrip::showRequested, this, [this](const domain::ProverServiceId &service) {
        showObject(service.text());
        m_panel->showTab(ProverPanel::LastChange);
        m_split->setDetailShown(true);
    });
    connect(m_kept, &KeptStrip::notify, this, &ProversPage::notify);
    connect(m_kept, &KeptStrip::troublesChanged, this, &ProversPage::showHeader);
    connect(m_actions, &ProverActions::logRequested, m_lower, &LowerHalf::showLog);
    connect(m_lower, &LowerHalf::serviceWanted, this, &ProversPage::showObject);
    connect(m_lower, &LowerHalf::notify, this, &ProversPage::notify);
    connect(header()->freshness(), &FreshnessLabel::freshnessChanged, this, &ProversPage::applyFreshness);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &ProversPage::onTick);
    if (m_workflow)
        connect(m_workflow.get(), &provers::ProversWorkflow::snapshotChanged, this, &ProversPage::takeSnapshot);
}

void ProversPage::activated()
{
    m_tick.start();
    onTick();
}

void ProversPage::deactivated()
{
    m_tick.stop();
}

void ProversPage::refreshNow()
{
    if (!m_workflow)
        return;
    m_askedByHand = true;
    header()->setRefreshing(true);
    QCoro::connect(m_workflow->refresh(), this, [this](const Status &) { header()->setRefreshing(false); });
}

bool ProversPage::showObject(const QString &key)
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

bool ProversPage::isStale() const
{
    return m_workflow && m_workflow->snapshot().freshness(m_clock->monotonicNow()) != Freshness::Live;
}

QString ProversPage::place() const
{
    return m_workflow ? QStringList({m_region, m_workflow->endpoint()}).join(kDot) : m_region;
}

void ProversPage::takeSnapshot()
{
    const Snapshot<domain::ProverFleet> &snapshot = m_workflow->snapshot();
    header()->setAge(models::DataAge::of(snapshot, tr("AWS"), m_clock->monotonicNow(), m_workflow->nextPollIn()));
    applyFreshness();
    if (!snapshot.error)
        m_askedByHand = false;
    if (snapshot.value && snapshot.value != m_shownFleet) {
        // The fleet before goes elsewhere to be freed: thousands of services with their events take longer than the window has.
        QThreadPool::globalInstance()->start([gone = std::exchange(m_shownFleet, snapshot.value)] { Q_UNUSED(gone); });
        m_model->setFleet(snapshot.value); // showRows() follows when they are in place
        m_lower->setFleet(snapshot.value, m_clock->utcNow());
    } else {
        showEmpty();
    }
}

void ProversPage::showRows()
{
    showHeader();
    showEmpty();
    showSelection();
    if (!m_awaited.isEmpty())
        showObject(m_awaited);
}

void ProversPage::showHeader()
{
    header()->setTotals(proversTotals(*m_model, m_shownFleet.get(), m_region));
    const ProversWorst worst = proversWorst(*m_model, m_kept->troubles(), m_shownFleet.get());
    emit needsAttention(worst.count, worst.state);
}

void ProversPage::showFoot()
{
    const ProversFoot foot = proversFoot(*m_model, m_table->selectionModel()->selectedRows().size(), m_shownFleet.get(), isStale());
    m_foot->setLeft(foot.left);
    m_foot->setMiddle(foot.middle);
    m_foot->setRight(foot.right);
    m_foot->setRightToolTip(foot.reasons);
}

void ProversPage::showEmpty()
{
    // Why there is nothing takes the room of what there would be.
    m_lower->setVisible(m_model->totalCount() > 0);
    if (m_model->rowCount() > 0)
        return;
    ProversEmptyActions actions;
    actions.clearFilter = [this] { m_toolbar->filterField()->clear(); };
    actions.tryAgain = [this] { refreshNow(); };
    describeEmptyProvers(m_empty, *m_model, m_workflow ? &m_workflow->snapshot() : nullptr, place(), m_environment, actions);
}

void ProversPage::showFailure()
{
    const Snapshot<domain::ProverFleet> &snapshot = m_workflow->snapshot();
    // One lost poll over live data is no news, the header says "retry"; what an operator asked for is answered.
    if (snapshot.error && snapshot.value && (m_askedByHand || snapshot.failedTries > 1 || isStale()))
        m_failure->showError(awsTrouble(*snapshot.error), *snapshot.error, snapshot.failedTries,
                             isStale() ? FailureStrip::Below::Stale : FailureStrip::Below::Live);
    else
        m_failure->clear();
    m_exportAction->setText(snapshot.value && isStale() ? tr("Export, marked stale") : tr("Export"));
}

void ProversPage::applyFreshness()
{
    if (m_workflow) {
        m_model->setStale(m_workflow->snapshot().value && isStale());
        showFailure();
    }
    showSelection(); // what was good when it was read is not known to be good any more
}

void ProversPage::onTick()
{
    if (m_model->rowCount() > 0) {
        const int last = m_table->rowAt(m_table->viewport()->height() - 1);
        m_model->tick(std::max(m_table->rowAt(0), 0), last < 0 ? m_model->rowCount() - 1 : last);
    }
    if (m_workflow && m_workflow->snapshot().value && m_model->isStale() != isStale())
        applyFreshness();
}

void ProversPage::showSelection()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const domain::ProverService *const one = rows.size() == 1 && m_workflow ? m_workflow->find(m_model->rowAt(rows.first().row()).id) : nullptr;
    if (one != nullptr) {
        const domain::ProverFleet &fleet = *m_workflow->snapshot().value;
        m_panel->showOne(models::proverDetail(fleet, *one, m_clock->utcNow(), isStale()));
        m_panel->scaleForm()->setSubject(one->id.text(), one->desired, groupOf(fleet, *one));
        m_panel->revisions()->follow(one->id, one->taskDefinition);
    } else {
        std::vector<StateText> names;
        for (const QModelIndex &index : rows) {
            if (names.size() == kMostNames)
                break;
            const models::ProverRow &row = m_model->rowAt(index.row());
            StateText name = models::proverState(row);
            name.word = m_model->shownName(row.name);
            names.push_back(name);
        }
        m_panel->showMany(rows.isEmpty() ? tr("Nothing selected")
                                         : models::counted(rows.size(), tr("1 service selected"), tr("%1 services selected")),
                          rows.size() > 1 ? tr("Changes are made one service at a time.") : QString(), names);
        m_panel->scaleForm()->setSubject(QString(), 0, std::nullopt);
        m_panel->revisions()->follow(std::nullopt, QString());
    }
    showFoot();
    m_kept->follow(m_actions->chosen());
    m_actions->follow();
}

} // namespace pilothouse::ui
