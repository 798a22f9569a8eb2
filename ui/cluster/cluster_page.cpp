// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cluster_page.h"

#include "models/cell_role.h"
#include "models/cvm_detail.h"
#include "models/format.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/cvm_panel.h"
#include "ui/cluster/result_view.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/note.h"
#include "ui/widgets/pane_header.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/table_exporter.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QAction>
#include <QClipboard>
#include <QCursor>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using domain::CvmId;
using domain::PowerAction;
using domain::RunState;
using models::CvmTableModel;
using models::FilterExpression;
using models::Mark;
using models::StateText;
using models::Tone;
using Column = CvmTableModel::Column;
using namespace std::chrono_literals;

namespace {

constexpr int kDetailWidth = 400;
/// A short pause after a letter keeps quick typing from filtering at every letter; it is not felt.
constexpr auto kFilterDelay = 60ms;
constexpr size_t kMostNames = 40;

const QString &stateField()
{
    static const QString field = QStringLiteral("state");
    return field;
}

QString actionName(PowerAction action)
{
    switch (action) {
    case PowerAction::Start: return ClusterPage::tr("Start");
    case PowerAction::Stop: return ClusterPage::tr("Stop");
    case PowerAction::Shutdown: return ClusterPage::tr("Shut down");
    case PowerAction::Restart: return ClusterPage::tr("Restart");
    }
    return QString();
}

IconName actionIcon(PowerAction action)
{
    switch (action) {
    case PowerAction::Start: return IconName::Start;
    case PowerAction::Stop:
    case PowerAction::Shutdown: return IconName::Stop;
    case PowerAction::Restart: return IconName::Restart;
    }
    return IconName::None;
}

QString askPath(QWidget *parent, const QString &suggested)
{
    return QFileDialog::getSaveFileName(parent, ClusterPage::tr("Export the shown rows"), suggested,
                                        ClusterPage::tr("Comma-separated values (*.csv);;JSON (*.json)"));
}

bool isRefusal(ErrorKind kind)
{
    return kind == ErrorKind::Unauthorised || kind == ErrorKind::Forbidden || kind == ErrorKind::Secret || kind == ErrorKind::Refused;
}

} // namespace

ClusterPage::ClusterPage(const EnvironmentServices &services, QWidget *parent)
    : PanePage(QStringLiteral("cluster"), tr("Cluster"), IconName::Cluster, services.clock, parent)
    , m_workflow(services.cluster)
    , m_access(services.access)
    , m_clock(services.clock)
    , m_environment(services.profile.environment.id.text())
    , m_askPath(askPath)
    , m_model(new CvmTableModel(services.clock, this))
{
    const auto m = Metrics::current();
    buildActions();
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_failure = new Note(StateText(), Note::Shape::Across, body);
    m_failure->hide();
    m_rawButton = makeButton(tr("Raw answer"), ButtonRole::Default, IconName::Logs);
    m_rawButton->setCheckable(true);
    auto *tryNow = makeButton(tr("Try now"), ButtonRole::Default, IconName::Refresh);
    connect(tryNow, &QPushButton::clicked, this, [this] { refreshNow(); });
    m_failure->addButton(m_rawButton);
    m_failure->addButton(tryNow);
    column->addWidget(m_failure);
    m_raw = new QPlainTextEdit(body);
    m_raw->setReadOnly(true);
    m_raw->setFont(ui::font(Type::Mono));
    m_raw->setFixedHeight(m.px(140));
    m_raw->setFrameShape(QFrame::NoFrame);
    m_raw->setAccessibleName(tr("Raw answer"));
    m_raw->hide();
    connect(m_rawButton, &QPushButton::toggled, m_raw, &QWidget::setVisible);
    column->addWidget(m_raw);
    column->addWidget(buildToolbar());

    m_detail = new DetailPanel;
    m_panel = new CvmPanel(m_detail);
    for (const Verb &verb : m_verbs)
        if (verb.power != PowerAction::Shutdown) // rarer, and there is no room: in the menu
            m_detail->addVerb(verb.action);
    m_detail->addTool(m_commandAction);
    m_detail->addTool(m_compareAction);
    m_detail->addTool(m_moreAction);
    m_split = new MasterDetail(buildTable(), m_detail, kDetailWidth);
    column->addWidget(m_split, 1);
    setContent(body);
    setFilterField(m_filter);
    connectAll();

    showSelection();
    if (m_workflow)
        takeSnapshot();
    else
        showEmpty();
}

ClusterPage::~ClusterPage() = default;

void ClusterPage::buildActions()
{
    for (const PowerAction power : {PowerAction::Start, PowerAction::Restart, PowerAction::Stop, PowerAction::Shutdown}) {
        QAction *action = addPageAction(makeAction(this, actionIcon(power), tr("%1…").arg(actionName(power))));
        connect(action, &QAction::triggered, this, [this, power] { offer(power, selectedIds()); });
        m_verbs.push_back({power, action});
    }
    m_commandAction = addPageAction(makeAction(this, IconName::Terminal, tr("Copy as command")));
    m_commandAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_commandAction, &QAction::triggered, this, &ClusterPage::copyCommands);
    m_compareAction = addPageAction(makeAction(this, IconName::Compare, tr("Compare in Attestation")));
    m_compareAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    connect(m_compareAction, &QAction::triggered, this, &ClusterPage::compareSelected);
    m_moreAction = makeAction(this, IconName::More, tr("More"));
    connect(m_moreAction, &QAction::triggered, this, &ClusterPage::showMore);
    m_columnsAction = addPageAction(makeAction(this, IconName::Columns, tr("Columns")));
    connect(m_columnsAction, &QAction::triggered, this, [this] { m_table->header()->makeColumnMenu(m_table)->popup(QCursor::pos()); });
    m_exportAction = addPageAction(makeAction(this, IconName::Export, tr("Export")));
    connect(m_exportAction, &QAction::triggered, this, &ClusterPage::exportRows);
}

QWidget *ClusterPage::buildToolbar()
{
    auto *toolbar = new Toolbar;
    m_filter = new FilterField(tr("state:failed node:prod7 hash:ab12*"), toolbar);
    toolbar->addWidget(m_filter);
    m_chipRow = new ChipRow(toolbar);
    toolbar->addWidget(m_chipRow);
    m_allChip = new Chip(tr("All"));
    m_chipRow->addChip(m_allChip, 0);
    connect(m_allChip, &QToolButton::clicked, this, [this] { filterByState(QString()); });
    const struct
    {
        RunState state;
        QString word;
        Mark mark;
        int rank; // where there is little room, trouble stays longest
    } chips[] = {
        {RunState::Running, tr("Running"), Mark::Pass, 6},     {RunState::Failed, tr("Failed"), Mark::Fail, 1},
        {RunState::Unhealthy, tr("Unhealthy"), Mark::Warn, 2}, {RunState::Starting, tr("Starting"), Mark::Busy, 4},
        {RunState::Stopping, tr("Stopping"), Mark::Busy, 5},   {RunState::Unknown, tr("Unknown"), Mark::Unknown, 3},
        {RunState::Stopped, tr("Stopped"), Mark::Stopped, 7},
    };
    for (const auto &each : chips) {
        auto *chip = new Chip(each.word);
        chip->setMark(StateText::of(each.mark, each.word));
        m_chipRow->addChip(chip, each.rank);
        const QString word = domain::runStateWord(each.state);
        connect(chip, &QToolButton::clicked, this, [this, chip, word] { filterByState(chip->isChecked() ? word : QString()); });
        m_chips.push_back({each.state, chip});
    }
    toolbar->addStretch();
    for (QAction *action : {m_columnsAction, m_exportAction}) {
        auto *button = new ActionButton(action, ButtonRole::Flat, toolbar);
        toolbar->addWidget(button);
        m_toolButtons.push_back(button);
    }
    return toolbar;
}

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
    for (const Column number : {Column::Hourly, Column::Uptime, Column::Created})
        m_table->setCellKind(int(number), CellKind::Number);
    m_table->header()->setSortIndicator(int(Column::Name), Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    for (size_t i = 0; i < m_model->columns().size(); ++i)
        if (m_model->columns()[i].extra)
            m_table->setColumnWanted(int(i), false);
    m_table->setColumnWidths({128, 0, 168, 112, 132, 124, 76, 108, 132, 84});
    m_table->setYieldingColumns({int(Column::Created), int(Column::Image), int(Column::Type), int(Column::Uptime), int(Column::Node), int(Column::Hourly),
                                 int(Column::Hash)});
    m_empty = new EmptyState;
    m_table->setEmptyWidget(m_empty);
    m_filter->setTarget(m_table);
    column->addWidget(m_table, 1);
    m_foot = new TableFoot(area);
    column->addWidget(m_foot);
    return area;
}

void ClusterPage::connectAll()
{
    connect(m_model, &models::RowTableModel::rowsApplied, this, &ClusterPage::showRows);
    connect(m_model, &models::RowTableModel::filterChanged, this, [this] {
        m_filter->setProblem(m_model->filterProblem() ? m_model->filterProblem()->text : QString());
        showChips();
        showFoot();
        showEmpty();
    });
    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(kFilterDelay);
    connect(&m_filterDelay, &QTimer::timeout, this, [this] { m_model->setFilterText(m_filter->text()); });
    connect(m_filter, &QLineEdit::textChanged, &m_filterDelay, qOverload<>(&QTimer::start));

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
    connect(m_panel, &CvmPanel::compareRequested, this, &ClusterPage::compareSelected);
    connect(m_panel->results(), &ResultView::retryRequested, this, [this](const std::vector<CvmId> &ids) { offer(m_lastAction, ids); });
    connect(header()->freshness(), &FreshnessLabel::freshnessChanged, this, &ClusterPage::applyFreshness);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &ClusterPage::onTick);
    if (m_workflow)
        connect(m_workflow.get(), &cluster::ClusterWorkflow::snapshotChanged, this, &ClusterPage::takeSnapshot);
    if (m_access)
        connect(m_access.get(), &domain::WriteAccess::changed, this, &ClusterPage::showVerbs);
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
}

bool ClusterPage::showObject(const QString &key)
{
    const QModelIndex index = m_model->indexOf(key, int(Column::Name));
    m_awaited = index.isValid() || m_model->find(key) != nullptr ? QString() : key;
    if (!index.isValid())
        return false;
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
    m_detailWanted = true;
    m_split->setDetailShown(true);
    return true;
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
    return {{QStringLiteral("table"), m_table->saveLayout()}, {QStringLiteral("detail"), m_split->detailUnits()},
            {QStringLiteral("detailWanted"), m_detailWanted}};
}

void ClusterPage::restoreLayout(const QJsonObject &layout)
{
    m_table->restoreLayout(layout[QStringLiteral("table")].toObject());
    if (layout.contains(QStringLiteral("detail")))
        m_split->setDetailUnits(layout[QStringLiteral("detail")].toDouble());
    m_detailWanted = layout[QStringLiteral("detailWanted")].toBool(true);
}

void ClusterPage::setNarrow(bool narrow)
{
    PanePage::setNarrow(narrow);
    m_table->setCompact(narrow);
    m_split->setNarrow(narrow);
    if (narrow)
        m_split->setDetailShown(false);
    for (ActionButton *button : m_toolButtons)
        button->setFace(narrow ? ActionButton::Face::IconOnly : ActionButton::Face::IconAndText);
}

bool ClusterPage::isStale() const
{
    return m_workflow && m_workflow->snapshot().freshness(m_clock->monotonicNow()) != Freshness::Live;
}

bool ClusterPage::isReadOnly() const
{
    return m_access && !m_access->isWritable();
}

QString ClusterPage::cloudName() const
{
    return tr("Phala Cloud");
}

void ClusterPage::takeSnapshot()
{
    const Snapshot<domain::CvmList> &snapshot = m_workflow->snapshot();
    header()->setAge(models::DataAge::of(snapshot, cloudName(), m_clock->monotonicNow(), m_workflow->nextPollIn()));
    showFailure();
    if (!snapshot.error)
        m_askedByHand = false;
    applyFreshness();
    if (snapshot.value && snapshot.value != m_shownList) {
        m_shownList = snapshot.value;
        m_model->setList(snapshot.value);
    } else {
        showEmpty();
        showVerbs();
    }
}

/// The rows are in the table: what is said about them follows.
void ClusterPage::showRows()
{
    showHeader();
    showChips();
    showFoot();
    showEmpty();
    showSelection();
    if (!m_awaited.isEmpty())
        showObject(m_awaited);
}

void ClusterPage::showHeader()
{
    const models::CvmSummary &summary = m_model->summary();
    QString totals = tr("%n CVMs", nullptr, m_model->totalCount());
    if (summary.hourly)
        totals += QStringLiteral(" · ") + models::hourlyText(*summary.hourly);
    if (summary.hourly && summary.unpriced > 0)
        totals += QStringLiteral(" · ") + tr("%n without a price", nullptr, summary.unpriced);
    header()->setTotals(totals);

    const int failed = m_model->inState(RunState::Failed);
    const int unhealthy = m_model->inState(RunState::Unhealthy);
    const StateText worst = failed > 0 ? StateText::of(Mark::Fail, tr("%n failed", nullptr, failed))
        : unhealthy > 0                ? StateText::of(Mark::Warn, tr("%n unhealthy", nullptr, unhealthy))
                                       : StateText::of(Mark::Pass, QString());
    emit needsAttention(failed + unhealthy, worst);
}

void ClusterPage::showChips()
{
    const QStringList chosen = FilterExpression::valuesOf(m_model->filterText(), stateField());
    m_allChip->setCount(m_model->totalCount());
    m_allChip->setChecked(chosen.isEmpty());
    for (const StateChip &each : m_chips) {
        const int count = m_model->inState(each.state);
        const bool checked = chosen.contains(domain::runStateWord(each.state), Qt::CaseInsensitive);
        each.chip->setCount(count);
        each.chip->setChecked(checked);
        m_chipRow->setWanted(each.chip, checked || count > 0);
    }
}

void ClusterPage::filterByState(const QString &word)
{
    m_filter->setText(FilterExpression::withField(m_filter->text(), stateField(), word));
    m_filterDelay.stop();
    m_model->setFilterText(m_filter->text());
    showChips();
}

void ClusterPage::showFoot()
{
    const int selected = int(m_table->selectionModel()->selectedRows().size());
    QString left = selected > 0 ? tr("%1 of %2 selected").arg(models::countText(selected), models::countText(m_model->rowCount())) : QString();
    if (m_model->hiddenCount() > 0)
        left = (left.isEmpty() ? QString() : left + QStringLiteral(" · ")) + tr("%n hidden by the filter", nullptr, m_model->hiddenCount());
    if (left.isEmpty())
        left = tr("%n rows", nullptr, m_model->rowCount());
    m_foot->setLeft(left);

    const models::CvmSummary &summary = m_model->summary();
    QStringList notes;
    if (isStale() && m_model->totalCount() > 0)
        notes << tr("Hatched cells were live values; names and hashes do not age");
    if (summary.unknownStates > 0)
        notes << tr("%n states not in our list, shown as sent", nullptr, summary.unknownStates);
    if (summary.duplicates > 0)
        notes << tr("%n rows share an id: actions on them are refused", nullptr, summary.duplicates);
    if (m_shownList)
        notes << m_shownList->notes;
    m_foot->setMiddle(visibleText(notes.join(QStringLiteral(" · "))));

    QString skipped;
    QStringList reasons;
    if (m_shownList) {
        skipped = tr("%n rows skipped", nullptr, int(m_shownList->skipped.size()));
        for (size_t i = 0; i < std::min<size_t>(m_shownList->skipped.size(), 20); ++i)
            reasons << tr("Row %1: %2").arg(m_shownList->skipped[i].index).arg(visibleText(m_shownList->skipped[i].why, 160));
    }
    m_foot->setRight(skipped);
    m_foot->setRightToolTip(reasons.join(u'\n'));
}

void ClusterPage::showEmpty()
{
    if (m_model->rowCount() > 0)
        return;
    const auto clearButton = [this] {
        auto *button = makeButton(tr("Clear filter"), ButtonRole::Default, IconName::Close);
        connect(button, &QPushButton::clicked, this, [this] { m_filter->clear(); });
        return button;
    };
    const auto tryButton = [this] {
        auto *button = makeButton(tr("Try now"), ButtonRole::Default, IconName::Refresh);
        connect(button, &QPushButton::clicked, this, [this] { refreshNow(); });
        return button;
    };
    const auto describe = [this](EmptyState::Kind kind, const QString &title, const QString &sentence) {
        const bool isNew = m_empty->kind() != kind || m_empty->accessibleName().isEmpty();
        m_empty->describe(kind, title, sentence);
        return isNew;
    };
    if (!m_workflow) {
        describe(EmptyState::Kind::NeverLoaded, tr("No cloud is set up in this environment"),
                 tr("The profile %1 has no section “phala”. With api-url in it, its CVMs stand here.").arg(visibleText(m_environment)));
        return;
    }
    const Snapshot<domain::CvmList> &snapshot = m_workflow->snapshot();
    if (m_model->hiddenCount() > 0) {
        if (describe(EmptyState::Kind::FilteredOut, tr("The filter hides all %n CVMs", nullptr, m_model->hiddenCount()), tr("None of them matches what is typed.")))
            m_empty->addButton(clearButton());
    } else if (snapshot.value && m_model->totalCount() == 0 && !snapshot.value->items.empty()) {
        return; // on their way into the table
    } else if (snapshot.value) {
        describe(EmptyState::Kind::NoRows, tr("No CVM runs here"),
                 snapshot.value->skipped.empty() ? tr("%1 answered and its list is empty. Nothing is filtered out, and no row was skipped.").arg(cloudName())
                                                 : tr("%1 answered, but none of its %n rows could be read.", nullptr, int(snapshot.value->skipped.size())).arg(cloudName()));
        m_empty->addFact(tr("Asked"), snapshot.source);
        m_empty->addFact(tr("Answered"), models::utcText(snapshot.fetchedAt));
    } else if (snapshot.error) {
        const UserMessage message = userMessage(*snapshot.error);
        const bool refused = isRefusal(snapshot.error->kind);
        if (describe(refused ? EmptyState::Kind::NotAllowed : EmptyState::Kind::CouldNotLoad, message.what,
                     QStringList({message.unchanged, message.nextStep}).join(u' ').trimmed()))
            m_empty->addButton(tryButton());
        m_empty->addFact(tr("Asked"), message.where.isEmpty() ? snapshot.source : message.where);
        m_empty->addFact(tr("Tries"), models::countText(snapshot.failedTries));
    } else {
        describe(EmptyState::Kind::NeverLoaded, tr("No answer yet"), tr("The list of CVMs was asked for; nothing has come back so far."));
    }
}

void ClusterPage::showFailure()
{
    const Snapshot<domain::CvmList> &snapshot = m_workflow->snapshot();
    // One lost poll over live data is no news; the header says "retry". What an operator asked for is answered.
    const bool shown = snapshot.error && snapshot.value && (m_askedByHand || snapshot.failedTries > 1 || isStale());
    m_failure->setVisible(shown);
    const bool hasRaw = shown && !snapshot.error->raw.isEmpty();
    m_rawButton->setVisible(hasRaw);
    if (!hasRaw)
        m_rawButton->setChecked(false);
    m_exportAction->setText(isStale() && snapshot.value ? tr("Export, marked stale") : tr("Export"));
    if (!shown)
        return;
    const UserMessage message = userMessage(*snapshot.error);
    m_failure->setState(StateText::of(Mark::Fail, tr("%1: %2").arg(cloudName(), message.what)));
    QStringList parts;
    if (!message.where.isEmpty())
        parts << tr("%1, %n tries.", nullptr, snapshot.failedTries).arg(message.where);
    parts << message.unchanged;
    parts << tr("You see the last good answer; what changes something is off until a fresh read.");
    parts << message.nextStep;
    parts.removeAll(QString());
    m_failure->setText(parts.join(u' '));
    if (hasRaw) {
        QStringList lines;
        for (const QString &line : QString::fromUtf8(snapshot.error->raw).split(u'\n'))
            lines << visibleText(line, 2000);
        m_raw->setPlainText(lines.join(u'\n'));
    }
}

void ClusterPage::applyFreshness()
{
    m_model->setStale(m_workflow && m_workflow->snapshot().value && isStale());
    if (m_workflow)
        showFailure();
    showFoot();
    showVerbs();
}

void ClusterPage::onTick()
{
    if (m_model->rowCount() > 0) {
        const int first = m_table->rowAt(0);
        const int last = m_table->rowAt(m_table->viewport()->height() - 1);
        m_model->tick(std::max(first, 0), last < 0 ? m_model->rowCount() - 1 : last);
    }
    if (m_model->isStale() != isStale() && m_workflow && m_workflow->snapshot().value)
        applyFreshness();
    const auto ids = selectedIds();
    if (ids.size() == 1)
        if (const models::CvmRow *row = m_model->find(m_table->selectionModel()->selectedRows().first().data(models::CellRole::Key).toString()))
            m_panel->tick(models::cvmDetail(*row, *m_model, cloudName(), isStale()));
}

std::vector<CvmId> ClusterPage::selectedIds() const
{
    std::vector<CvmId> ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        ids.push_back(m_model->rowAt(index.row()).cvm.id);
    return ids;
}

void ClusterPage::showSelection()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() == 1) {
        m_panel->showOne(models::cvmDetail(m_model->rowAt(rows.first().row()), *m_model, cloudName(), isStale()));
    } else if (rows.isEmpty()) {
        m_panel->showNothing();
    } else {
        std::array<int, 8> counts {};
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
            names.push_back(StateText::of(Mark::Pending, tr("and %n more", nullptr, int(rows.size()) - int(names.size()))));
        QStringList states;
        for (const StateChip &each : m_chips)
            if (counts[size_t(each.state)] > 0)
                states << QStringLiteral("%1 %2").arg(models::countText(counts[size_t(each.state)]), domain::runStateWord(each.state));
        m_panel->showMany(tr("%n CVMs selected", nullptr, int(rows.size())), states.join(QStringLiteral(" · ")), names);
    }
    m_commandAction->setEnabled(!rows.isEmpty());
    m_compareAction->setEnabled(!rows.isEmpty());
    showFoot();
    showVerbs();
}

void ClusterPage::showVerbs()
{
    const std::vector<CvmId> ids = selectedIds();
    const bool readOnly = isReadOnly();
    QStringList reasons;
    for (const Verb &verb : m_verbs) {
        // Absent, not grey: in read-only mode, and a verb that fits none of the selected.
        const auto fits = [&](const QModelIndex &index) {
            const RunState state = m_model->rowAt(index.row()).cvm.state;
            return (state == RunState::Stopped || state == RunState::Failed) == (verb.power == PowerAction::Start)
                || state == RunState::Failed || state == RunState::Unknown;
        };
        const QModelIndexList rows = m_table->selectionModel()->selectedRows();
        const bool shown = m_workflow && !readOnly && std::any_of(rows.begin(), rows.end(), fits);
        verb.action->setVisible(shown);
        if (!shown)
            continue;
        const domain::ActionState state = m_workflow->canDo(verb.power, ids);
        applyState(verb.action, state);
        if (!state.allowed && !reasons.contains(state.reason))
            reasons << state.reason;
    }
    if (readOnly && !ids.empty())
        reasons = {tr("Read-only: unlock writes in the bar above to start, stop or restart.")};
    m_detail->setReason(reasons.join(u' '));
    m_panel->results()->setRetryOffered(!readOnly && m_workflow);
}

void ClusterPage::offer(PowerAction action, const std::vector<CvmId> &ids)
{
    if (ids.empty() || !m_workflow)
        return;
    PlanOffer offered;
    offered.make = [workflow = m_workflow, action, ids] { return workflow->plan(action, ids); };
    offered.run = [page = QPointer<ClusterPage>(this), action, ids](const QString &typed) {
        if (page)
            page->run(action, ids, typed);
    };
    offered.dangerous = action == PowerAction::Stop || action == PowerAction::Shutdown;
    emit planOffered(offered);
}

void ClusterPage::run(PowerAction action, std::vector<CvmId> ids, const QString &typedPhrase)
{
    auto task = m_workflow->run(action, std::move(ids), typedPhrase);
    QCoro::connect(std::move(task), this, [this, action](const Result<std::vector<cluster::PowerResult>> &results) { finishRun(action, results); });
}

void ClusterPage::finishRun(PowerAction action, const Result<std::vector<cluster::PowerResult>> &results)
{
    m_lastAction = action;
    const QString name = actionName(action);
    if (!results) {
        const UserMessage message = userMessage(results.error(), Attempt::Change);
        m_panel->results()->setError(name, message);
        m_panel->showTab(CvmPanel::Results);
        emit notify({StateText::of(Mark::Fail, tr("%1 was not done").arg(name)), message.oneLine()});
        return;
    }
    const auto failed = std::count_if(results->begin(), results->end(), [](const cluster::PowerResult &result) { return !result.ok; });
    m_panel->results()->setResults(name, *results);
    if (failed > 0 || results->size() > 1)
        m_panel->showTab(CvmPanel::Results);
    const QString whom = results->size() == 1 ? visibleText(results->front().name) : tr("%n CVMs", nullptr, int(results->size()));
    if (failed == 0)
        emit notify({StateText::of(Mark::Pass, tr("%1 done").arg(name)), results->size() == 1 ? whom + QStringLiteral(": ") + visibleText(results->front().text) : whom});
    else
        emit notify({StateText::of(Mark::Fail, tr("%1: %2 of %3 not done").arg(name).arg(failed).arg(results->size())),
                     results->size() == 1 ? whom + QStringLiteral(": ") + visibleText(results->front().text) : tr("The details say why, for each of them.")});
}

void ClusterPage::copyCommands()
{
    QStringList ids;
    for (const CvmId &id : selectedIds())
        ids << id.text();
    if (ids.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(models::cvmReadCommands(ids, m_environment));
    emit notify({StateText::of(Mark::Pass, tr("%n commands copied", nullptr, int(ids.size()))), tr("They read the same from a shell. No secret is in them.")});
}

void ClusterPage::showMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Verb &verb : m_verbs)
        if (verb.power == PowerAction::Shutdown && verb.action->isVisible())
            menu->addAction(verb.action);
    const auto copy = [this, menu](const QString &text, QString (*value)(const domain::Cvm &)) {
        QStringList values;
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            values << value(m_model->rowAt(index.row()).cvm);
        QAction *action = menu->addAction(ui::icon(IconName::Copy), text, this, [values] { QGuiApplication::clipboard()->setText(values.join(u'\n')); });
        action->setEnabled(!values.isEmpty());
    };
    copy(tr("Copy names"), [](const domain::Cvm &cvm) { return cvm.name; });
    copy(tr("Copy ids"), [](const domain::Cvm &cvm) { return cvm.id.text(); });
    copy(tr("Copy compose hashes"), [](const domain::Cvm &cvm) { return cvm.composeHash; });
    menu->popup(QCursor::pos());
}

void ClusterPage::compareSelected()
{
    for (const CvmId &id : selectedIds())
        emit openPage(QStringLiteral("attestation"), id.text());
}

void ClusterPage::exportRows()
{
    if (!m_workflow)
        return;
    const Snapshot<domain::CvmList> &snapshot = m_workflow->snapshot();
    const QString stamp = snapshot.fetchedAt.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString path = m_askPath(this, QStringLiteral("cvms-%1-%2%3.csv").arg(m_environment, stamp, isStale() ? QStringLiteral("-stale") : QString()));
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
            emit notify({StateText::of(Mark::Pass, tr("%n rows exported", nullptr, *rows)), path});
        else
            emit notify({StateText::of(Mark::Fail, tr("Nothing was exported")), userMessage(rows.error(), Attempt::Change).oneLine()});
    });
    exporter->start();
}

} // namespace pilothouse::ui
