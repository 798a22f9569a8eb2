// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/log_panel.h"

#include "models/format.h"
#include "models/log_lines.h"
#include "services/core/clock.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/log_view.h"
#include "ui/widgets/state_label.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;
using models::Tone;
using namespace std::chrono_literals;

namespace {

constexpr auto kFilterDelay = 60ms;
constexpr int kFirstLook = 2000; ///< lines
constexpr int kMostTasks = 200;  ///< in the list of tasks

QString askPath(QWidget *parent, const QString &suggested)
{
    return QFileDialog::getSaveFileName(parent, LogPanel::tr("Save the shown lines"), suggested, LogPanel::tr("Text (*.log *.txt)"));
}

Result<int> writeLines(const QString &path, const std::vector<models::LogLines::Row> &rows)
{
    QSaveFile file(path);
    bool good = file.open(QIODevice::WriteOnly);
    for (const models::LogLines::Row &row : rows)
        good = good && file.write((models::logFileLine(*row) + u'\n').toUtf8()) > 0;
    if (good && file.commit())
        return int(rows.size());
    return Error{.kind = ErrorKind::Storage, .what = file.errorString(), .where = path};
}

} // namespace

LogPanel::LogPanel(std::shared_ptr<provers::ProversWorkflow> workflow, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Panel(Ground::Surface, parent)
    , m_workflow(std::move(workflow))
    , m_clock(std::move(clock))
    , m_lines(new models::LogLines(this))
    , m_askPath(askPath)
{
    build();
    if (!m_workflow)
        return;
    m_tail = std::make_shared<provers::LogTail>(m_workflow);
    connect(m_tail.get(), &provers::LogTail::linesRead, m_lines, &models::LogLines::append);
    connect(m_tail.get(), &provers::LogTail::changed, this, &LogPanel::showState);
    connect(m_workflow.get(), &provers::ProversWorkflow::snapshotChanged, this, &LogPanel::fillTasks);
    showState();
}

LogPanel::~LogPanel()
{
    if (m_tail)
        m_tail->stop();
}

void LogPanel::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *bar = new Toolbar(this);
    m_filter = new FilterField(tr("error -heartbeat source:gpu*"), bar);
    m_filter->setAccessibleName(tr("Filter of the log"));
    bar->addWidget(m_filter);
    m_period = new QComboBox(bar);
    m_period->setAccessibleName(tr("How far back"));
    m_period->addItem(tr("Last 15 min"), 15 * 60);
    m_period->addItem(tr("Last hour"), 3600);
    m_period->addItem(tr("Last 6 h"), 6 * 3600);
    m_period->addItem(tr("Last 24 h"), 24 * 3600);
    bar->addWidget(m_period);
    m_tasks = new QComboBox(bar);
    m_tasks->setAccessibleName(tr("Of which task"));
    m_tasks->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tasks->setMinimumContentsLength(12);
    bar->addWidget(m_tasks);
    bar->addStretch();
    m_stop = makeButton(QString(), ButtonRole::Flat, IconName::Stop, bar);
    bar->addWidget(m_stop);
    m_save = makeButton(tr("Save"), ButtonRole::Flat, IconName::Export, bar);
    bar->addWidget(m_save);
    column->addWidget(bar);

    m_view = new LogView(m_lines, this);
    m_filter->setTarget(m_view);
    column->addWidget(m_view, 1);
    m_empty = new EmptyState(m_view->viewport());

    auto *foot = new Panel(Ground::Header, this);
    foot->setEdges(Qt::TopEdge);
    foot->setFixedHeight(Metrics::current().tableFoot());
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Metrics::current().margin(), 1, Metrics::current().u(2), 0);
    row->setSpacing(Metrics::current().u(3));
    m_state = new StateLabel({}, Type::Small, foot);
    row->addWidget(m_state);
    m_counts = new ElidedLabel(QString(), Type::Small, Ink::Muted, foot);
    row->addWidget(m_counts, 1);
    m_follow = makeButton(QString(), ButtonRole::Flat, IconName::Follow, foot);
    row->addWidget(m_follow);
    column->addWidget(foot);

    m_delay.setSingleShot(true);
    m_delay.setInterval(kFilterDelay);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_lines->setFilterText(m_filter->text());
        m_filter->setProblem(m_lines->filterProblem() ? m_lines->filterProblem()->text : QString());
        showState();
    });
    connect(m_filter, &QLineEdit::textChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(m_period, &QComboBox::currentIndexChanged, this, &LogPanel::begin);
    connect(m_tasks, &QComboBox::currentIndexChanged, this, [this] {
        m_task = m_tasks->currentData().toString();
        begin();
    });
    connect(m_stop, &QPushButton::clicked, this, [this] { isReading() ? stop() : begin(); });
    connect(m_save, &QPushButton::clicked, this, &LogPanel::save);
    connect(m_follow, &QPushButton::clicked, this, [this] { m_view->setFollowing(!m_view->isFollowing()); });
    connect(m_view, &LogView::followingChanged, this, &LogPanel::showState);
    connect(m_lines, &models::LogLines::shownChanged, this, &LogPanel::showState);
    connect(m_lines, &models::LogLines::shownReset, this, &LogPanel::showState);
}

void LogPanel::follow(const domain::ProverServiceId &service, const QString &task)
{
    if (!m_workflow || (service == m_service && task == m_task && isReading()))
        return;
    m_service = service;
    m_task = task;
    fillTasks();
    begin();
}

void LogPanel::begin()
{
    if (!m_tail || m_workflow->find(m_service) == nullptr)
        return;
    m_lines->clear();
    provers::LogWish wish;
    wish.taskId = m_task;
    wish.since = m_clock->utcNow().addSecs(-m_period->currentData().toInt());
    wish.limit = kFirstLook;
    m_tail->start(m_service, wish);
}

void LogPanel::stop()
{
    if (m_tail)
        m_tail->stop();
}

/// The tasks of now; the one that is read stays in the list, gone or not.
void LogPanel::fillTasks()
{
    const domain::ProverService *const service = m_workflow->find(m_service);
    if (service == nullptr)
        return;
    QStringList ids{QString()};
    for (const domain::ProverTask &task : m_workflow->snapshot().value->tasks)
        if (task.serviceName == service->name && task.clusterArn == service->clusterArn && ids.size() <= kMostTasks)
            ids << task.id();
    if (!ids.contains(m_task))
        ids << m_task;
    QStringList shown;
    for (int i = 0; i < m_tasks->count(); ++i)
        shown << m_tasks->itemData(i).toString();
    const QSignalBlocker quiet(m_tasks);
    if (shown != ids) {
        m_tasks->clear();
        for (const QString &id : ids)
            m_tasks->addItem(id.isEmpty() ? tr("All tasks") : tr("Task %1").arg(visibleText(id.left(8))), id);
    }
    m_tasks->setCurrentIndex(m_tasks->findData(m_task));
}

void LogPanel::showState()
{
    const bool reading = isReading();
    m_stop->setText(reading ? tr("Stop reading") : tr("Read again"));
    m_stop->setIcon(icon(reading ? IconName::Stop : IconName::Refresh));
    m_stop->setVisible(!m_service.text().isEmpty());
    m_save->setVisible(m_lines->count() > 0);
    m_follow->setVisible(m_lines->count() > 0);
    m_follow->setText(m_view->isFollowing() ? tr("Pause") : tr("Follow"));
    m_follow->setIcon(icon(m_view->isFollowing() ? IconName::Pause : IconName::Follow));

    StateText state = StateText::of(Mark::Stopped, tr("Not reading"));
    if (m_tail && m_tail->error())
        state = StateText::of(Mark::Fail,
                              reading ? tr("Not read, tried again: %1").arg(m_tail->error()->what) : tr("Not read: %1").arg(m_tail->error()->what));
    else if (reading && !m_view->isFollowing())
        state = StateText::of(Mark::Stopped, Tone::Busy,
                              m_view->newCount() > 0 ? models::counted(m_view->newCount(), tr("Paused, 1 new"), tr("Paused, %1 new")) : tr("Paused"));
    else if (reading)
        state = StateText::of(Mark::Pass, tr("Following"));
    state.word = visibleText(state.word, 90);
    m_state->setState(state);
    m_state->setToolTip(plainToolTip(m_tail && m_tail->error() ? userMessage(*m_tail->error()).oneLine() : QString()));

    QStringList counts;
    // Another service may be selected by now: whose log this is stands with it.
    if (const domain::ProverService *const service = m_workflow ? m_workflow->find(m_service) : nullptr)
        counts << visibleText(service->name, 120);
    if (m_lines->totalCount() > 0)
        counts << models::counted(m_lines->count(), tr("1 line"), tr("%1 lines"));
    if (m_lines->hiddenCount() > 0)
        counts << models::counted(m_lines->hiddenCount(), tr("1 hidden by the filter"), tr("%1 hidden by the filter"));
    if (m_lines->droppedCount() > 0)
        counts << models::counted(m_lines->droppedCount(), tr("1 older line dropped to save memory"), tr("%1 older lines dropped to save memory"));
    if (m_tail)
        for (const QString &note : m_tail->notes())
            counts << visibleText(note, 160);
    m_counts->setText(counts.join(QStringLiteral(" · ")));

    m_empty->setGeometry(m_view->viewport()->rect());
    m_empty->setVisible(m_lines->count() == 0);
    if (m_lines->count() > 0)
        return;
    if (m_service.text().isEmpty())
        m_empty->describe(EmptyState::Kind::NeverLoaded, tr("No log is read"),
                          tr("Select a service and press Ctrl+L: what its containers write to CloudWatch Logs comes here."));
    else if (m_tail && m_tail->error())
        m_empty->describe(m_tail->error()->kind == ErrorKind::Forbidden ? EmptyState::Kind::NotAllowed : EmptyState::Kind::CouldNotLoad,
                          tr("The log could not be read"), userMessage(*m_tail->error()).oneLine());
    else if (m_lines->totalCount() > 0)
        m_empty->describe(EmptyState::Kind::FilteredOut,
                          models::counted(m_lines->totalCount(), tr("The filter hides the only line"), tr("The filter hides all %1 lines")),
                          tr("None of them matches what is typed."));
    else if (m_tail && m_tail->isReading())
        m_empty->describe(EmptyState::Kind::NeverLoaded, tr("No answer yet"), tr("The log was asked for; nothing has come back so far."));
    else
        m_empty->describe(EmptyState::Kind::NoRows, tr("Nothing was logged in this time"), tr("CloudWatch Logs answered, and there was no line."));
}

void LogPanel::save()
{
    const domain::ProverService *const service = m_workflow ? m_workflow->find(m_service) : nullptr;
    QString name = service != nullptr ? service->name : QStringLiteral("service");
    name.replace(u'/', u'-');
    const QString path = m_askPath(this, QStringLiteral("%1-%2.log").arg(name, m_clock->utcNow().toString(QStringLiteral("yyyyMMdd-HHmmss"))));
    if (path.isEmpty())
        return;
    auto *const watcher = new QFutureWatcher<Result<int>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        emit saved(watcher->result(), path);
    });
    watcher->setFuture(QtConcurrent::run([path, rows = m_lines->shownRows()] { return writeLines(path, rows); }));
}

} // namespace pilothouse::ui
