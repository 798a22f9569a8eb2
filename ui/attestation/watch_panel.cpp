// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/watch_panel.h"

#include "models/format.h"
#include "models/spoken.h"
#include "models/watch_text.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/table_view.h"

#include <QCoroFuture>
#include <QCoroTask>

#include <QComboBox>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using fleetwatch::Alarm;
using fleetwatch::AlarmState;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr std::chrono::seconds kIntervals[]
    = {std::chrono::minutes(5), std::chrono::minutes(15), std::chrono::hours(1), std::chrono::hours(6), std::chrono::hours(24)};
constexpr qsizetype kUsual = 1; ///< of kIntervals, when the watch is turned on for the first time
constexpr qint64 kMostVerdicts = 1000;

PlainLabel *sectionTitle(const QString &text)
{
    auto *label = new PlainLabel(text, Type::Small, Ink::Text);
    label->setType(Type::Small, Weight::Strong);
    return label;
}

} // namespace

WatchPanel::WatchPanel(std::shared_ptr<fleetwatch::FleetWatch> watch, QWidget *parent)
    : QWidget(parent)
    , m_watch(std::move(watch))
    , m_alarms(new models::ListTableModel(models::alarmColumns(), this))
    , m_history(new models::ListTableModel(models::verdictColumns(), this))
    , m_on(new Chip(tr("Watch the fleet")))
    , m_interval(new QComboBox)
    , m_run(makeButton(tr("Run now"), ButtonRole::Default, IconName::Verify))
    , m_cancel(makeButton(tr("Cancel run"), ButtonRole::Default, IconName::Close))
    , m_state(new StateLabel)
    , m_lastRun(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_alarmTable(new TableView)
    , m_calm(new EmptyState)
    , m_alarmText(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_note(new QLineEdit)
    , m_acknowledge(makeButton(tr("Acknowledge"), ButtonRole::Default, IconName::Eye))
    , m_machine(new QComboBox)
    , m_historyTable(new TableView)
    , m_foot(new TableFoot)
{
    const auto m = Metrics::current();
    m_interval->setAccessibleName(tr("How often all machines are attested"));
    for (const std::chrono::seconds interval : kIntervals)
        m_interval->addItem(models::intervalText(interval), qlonglong(interval.count()));
    auto *tools = new Toolbar;
    tools->addWidget(m_on);
    tools->addWidget(m_interval);
    tools->addWidget(m_state);
    tools->addStretch();
    tools->addWidget(m_lastRun);
    tools->addWidget(m_cancel);
    tools->addWidget(m_run);

    m_alarmTable->setModel(m_alarms);
    m_alarmTable->setAccessibleName(tr("Alarms of the fleet watch"));
    m_alarmTable->setColumnWidths({132, 152, 210, 220, 170, 0});
    m_alarmTable->setCellKind(0, CellKind::State);
    m_alarmTable->setCellKind(4, CellKind::Hash);
    m_alarmTable->setYieldingColumns({4, 1});
    m_alarmTable->setEmptyWidget(m_calm);
    describeCalm(false);
    m_note->setPlaceholderText(tr("Why this is known or wanted"));
    m_note->setAccessibleName(tr("Note for the record: why this alarm is acknowledged"));
    m_note->setFixedWidth(m.px(280));
    m_alarmText->setParagraph(true);
    auto *alarmFoot = new Panel(Ground::Header);
    alarmFoot->setEdges(Qt::TopEdge | Qt::BottomEdge);
    auto *alarmRow = new QHBoxLayout(alarmFoot);
    alarmRow->setContentsMargins(m.margin(), m.u(2), m.margin(), m.u(2));
    alarmRow->setSpacing(m.u(2));
    alarmRow->addWidget(m_alarmText, 1);
    alarmRow->addWidget(m_note);
    alarmRow->addWidget(m_acknowledge);
    auto *alarms = new QWidget;
    auto *alarmColumn = new QVBoxLayout(alarms);
    alarmColumn->setContentsMargins(0, 0, 0, 0);
    alarmColumn->setSpacing(0);
    alarmColumn->addWidget(m_alarmTable, 1);
    alarmColumn->addWidget(alarmFoot);

    m_machine->setAccessibleName(tr("Whose verdicts are listed"));
    m_machine->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_machine->setMinimumContentsLength(22);
    m_machine->addItem(tr("All machines"), QString());
    auto *historyTools = new Toolbar;
    historyTools->addWidget(sectionTitle(tr("Verdicts over time")));
    historyTools->addStretch();
    historyTools->addWidget(m_machine);
    m_historyTable->setModel(m_history);
    m_historyTable->setAccessibleName(tr("Verdicts of machines over time, newest first"));
    m_historyTable->setColumnWidths({132, 152, 210, 176, 152, 152, 0});
    m_historyTable->setFittingColumns({3, 4});
    m_historyTable->setCellKind(0, CellKind::State);
    m_historyTable->setCellKind(5, CellKind::Hash);
    m_historyTable->setYieldingColumns({4, 5, 3});
    m_historyTable->setCompact(true);
    auto *none = new EmptyState;
    none->describe(EmptyState::Kind::NeverLoaded, tr("No verdict yet"),
                   tr("The watch keeps every verdict of every machine. Run it now, or turn the schedule on."));
    m_historyTable->setEmptyWidget(none);
    auto *history = new QWidget;
    auto *historyColumn = new QVBoxLayout(history);
    historyColumn->setContentsMargins(0, 0, 0, 0);
    historyColumn->setSpacing(0);
    historyColumn->addWidget(historyTools);
    historyColumn->addWidget(m_historyTable, 1);
    historyColumn->addWidget(m_foot);

    auto *split = new Splitter(Qt::Vertical);
    split->addWidget(alarms);
    split->addWidget(history);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 2);
    split->setSizes({1000, 2000});
    split->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(tools);
    column->addWidget(split, 1);

    connect(m_on, &QAbstractButton::toggled, this, &WatchPanel::setInterval);
    connect(m_interval, &QComboBox::currentIndexChanged, this, &WatchPanel::setInterval);
    connect(m_run, &QPushButton::clicked, this, &WatchPanel::runNow);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_watch->cancelRun(); });
    connect(m_acknowledge, &QPushButton::clicked, this, &WatchPanel::acknowledge);
    connect(m_note, &QLineEdit::textChanged, this, [this] { showAlarm(m_alarmTable->currentIndex().row()); });
    connect(m_note, &QLineEdit::returnPressed, m_acknowledge, &QPushButton::click);
    connect(m_alarmTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showAlarm(current.row()); });
    connect(m_machine, &QComboBox::currentIndexChanged, this, &WatchPanel::takeHistory);
    connect(m_watch.get(), &fleetwatch::FleetWatch::stateChanged, this, &WatchPanel::takeState);
    connect(m_watch.get(), &fleetwatch::FleetWatch::alarmsChanged, this, &WatchPanel::takeAlarms);
    connect(m_watch.get(), &fleetwatch::FleetWatch::runFinished, this, [this] {
        takeState();
        takeHistory();
    });
    connect(m_watch.get(), &fleetwatch::FleetWatch::progressChanged, this, [this](int done, int total) {
        m_progress = tr("%1 of %2 machines").arg(done).arg(total);
        takeState();
    });
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &WatchPanel::takeState);
    takeState();
    takeAlarms();
}

void WatchPanel::setNarrow(bool narrow)
{
    m_lastRun->setVisible(!narrow);
}

void WatchPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_tick.start();
    takeState();
    takeHistory();
}

void WatchPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

void WatchPanel::takeState()
{
    m_taking = true;
    const auto interval = m_watch->interval();
    m_on->setChecked(interval.has_value());
    m_on->setMark(interval ? StateText::of(Mark::Pass, tr("on")) : StateText::of(Mark::Stopped, tr("off")));
    m_interval->setEnabled(interval.has_value());
    m_interval->setAccessibleDescription(interval ? QString() : tr("Off while the fleet is not watched."));
    if (interval) {
        int index = m_interval->findData(qlonglong(interval->count()));
        if (index < 0) {
            m_interval->addItem(models::intervalText(*interval), qlonglong(interval->count()));
            index = m_interval->count() - 1;
        }
        m_interval->setCurrentIndex(index);
    }
    m_taking = false;
    m_run->setVisible(!m_watch->isRunning());
    m_cancel->setVisible(m_watch->isRunning());
    const auto next = m_watch->nextRunIn();
    const models::OpenAlarms open = models::openAlarms(m_watch->alarms());
    StateText state;
    if (m_watch->isRunning())
        state = StateText::of(Mark::Busy, m_progress.isEmpty() ? tr("Asking machines") : m_progress);
    else if (open.count > 0)
        state = open.worst;
    else if (interval && next)
        state = StateText::of(Mark::Pass, tr("Next run in %1").arg(models::durationText(std::chrono::duration_cast<std::chrono::seconds>(*next))));
    else if (interval)
        state = StateText::of(Mark::Pending, tr("Not started"));
    else
        state = StateText::of(Mark::Stopped, tr("Off"));
    m_state->setState(state);

    const auto &last = m_watch->lastRun();
    if (last.error)
        m_lastRun->setText(tr("Last try failed: %1").arg(visibleText(models::spoken(last.error->what), 120)));
    else if (last.value)
        m_lastRun->setText(tr("Last run %1: %2").arg(models::utcTimeText(last.value->endedAt), models::runSummary(last.value->verdicts)));
    else
        m_lastRun->setText(tr("No run since this window opened"));
    m_lastRun->setInk(last.error ? Ink::Warn : Ink::Muted);
}

void WatchPanel::takeAlarms()
{
    const QString before = m_alarmTable->currentIndex().data(Qt::UserRole).toString();
    m_alarms->setRows(models::alarmRows(m_watch->alarms()));
    int row = m_alarms->rowOf(before);
    if (row < 0 && m_alarms->rowCount() > 0)
        row = 0;
    if (row >= 0)
        m_alarmTable->setCurrentIndex(m_alarms->index(row, 0));
    showAlarm(row);
    takeState();
    emit openAlarmsChanged();
}

void WatchPanel::showAlarmOf(const fleetwatch::AlarmId &id)
{
    if (const int row = m_alarms->rowOf(id.text()); row >= 0)
        m_alarmTable->setCurrentIndex(m_alarms->index(row, 0));
}

void WatchPanel::describeCalm(bool hasRun)
{
    // Nobody has looked yet: that is not the same as nothing found.
    if (hasRun)
        m_calm->describe(EmptyState::Kind::NoRows, tr("No alarm"), tr("No machine differs from its last known good verdict."));
    else
        m_calm->describe(EmptyState::Kind::NeverLoaded, tr("Never run"), tr("No machine was judged yet, so no alarm can be open."));
}

void WatchPanel::showAlarm(int row)
{
    const models::ListRow *const chosen = m_alarms->row(row);
    const auto &alarms = m_watch->alarms();
    const bool isOpen = row >= 0 && row < int(alarms.size()) && alarms[size_t(row)].state == AlarmState::Open;
    m_alarmText->setText(chosen != nullptr ? chosen->detail
                                           : tr("An alarm is raised when a machine is no longer what its last known good verdict says."));
    m_note->setVisible(isOpen);
    m_acknowledge->setVisible(isOpen);
    const bool hasNote = !m_note->text().trimmed().isEmpty();
    m_acknowledge->setEnabled(hasNote);
    m_acknowledge->setAccessibleDescription(hasNote ? QString() : tr("A note for the record is needed first."));
}

void WatchPanel::takeHistory()
{
    if (!isVisible())
        return;
    const quint64 generation = ++m_generation;
    fleetwatch::HistoryQuery query;
    query.machine = m_machine->currentData().toString();
    query.limit = kMostVerdicts;
    auto *watcher = new QFutureWatcher<Result<fleetwatch::History>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, generation, all = query.machine.isEmpty()] {
        watcher->deleteLater();
        if (generation != m_generation || watcher->future().resultCount() == 0)
            return;
        const Result<fleetwatch::History> history = watcher->result();
        if (!history) {
            m_foot->setLeft(models::spokenLine(history.error()));
            return;
        }
        m_history->setRows(models::verdictRows(*history));
        if (all)
            describeCalm(history->kept > 0);
        m_foot->setLeft(tr("%n verdicts", nullptr, int(history->items.size())));
        m_foot->setMiddle(tr("%1 kept").arg(models::countText(history->kept)));
        m_foot->setRight(history->dropped > 0 ? tr("%n older ones are gone", nullptr, int(history->dropped)) : QString());
        if (!all)
            return;
        const QSignalBlocker quiet(m_machine);
        QStringList known;
        for (int i = 0; i < m_machine->count(); ++i)
            known << m_machine->itemData(i).toString();
        for (const fleetwatch::Verdict &verdict : history->items)
            if (!known.contains(verdict.machine)) {
                known << verdict.machine;
                m_machine->addItem(visibleText(verdict.name, 80), verdict.machine);
            }
    });
    watcher->setFuture(m_watch->history(query));
}

void WatchPanel::setInterval()
{
    if (m_taking)
        return;
    std::optional<std::chrono::seconds> wanted;
    if (m_on->isChecked()) {
        const auto chosen = m_interval->currentData().toLongLong();
        wanted = m_watch->interval() || m_interval->isEnabled() ? std::chrono::seconds(chosen) : kIntervals[kUsual];
    }
    auto task = m_watch->setInterval(wanted);
    QCoro::connect(std::move(task), this, [this, wanted](Status status) {
        report(status, wanted ? tr("All machines are attested %1").arg(models::intervalText(*wanted)) : tr("The fleet is no longer watched"));
        takeState();
    });
}

void WatchPanel::runNow()
{
    m_progress.clear();
    auto task = m_watch->runNow();
    QCoro::connect(std::move(task), this, [this](Result<fleetwatch::RunReport> run) {
        if (!run && run.error().kind != ErrorKind::Cancelled)
            emit notify({StateText::of(Mark::Fail, tr("The watch could not run")), models::spokenLine(run.error())});
        else if (run && !run->raised.empty())
            emit notify({StateText::of(Mark::Different, run->raised.size() == 1 ? tr("New alarm") : tr("%1 new alarms").arg(run->raised.size())),
                         visibleText(models::spoken(fleetwatch::alarmSentence(run->raised.front())), 200)});
        takeState();
    });
    takeState();
}

void WatchPanel::acknowledge()
{
    const models::ListRow *const chosen = m_alarms->row(m_alarmTable->currentIndex().row());
    const QString note = m_note->text().trimmed();
    if (chosen == nullptr || note.isEmpty())
        return;
    auto task = m_watch->acknowledge(fleetwatch::AlarmId(chosen->key), note);
    QCoro::connect(std::move(task), this, [this](Status status) {
        report(status, tr("Acknowledged"));
        if (status)
            m_note->clear();
    });
}

void WatchPanel::report(const Status &status, const QString &done)
{
    if (status)
        emit notify({StateText::of(Mark::Pass, done), QString()});
    else
        emit notify({StateText::of(Mark::Fail, tr("Not done")), models::spokenLine(status.error())});
}

} // namespace pilothouse::ui
