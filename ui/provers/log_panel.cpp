// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/log_panel.h"

#include "services/core/clock.h"
#include "services/core/plain_text.h"
#include "ui/widgets/buttons.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

constexpr int kFirstLook = 2000; ///< lines
constexpr int kMostTasks = 200;  ///< in the list of tasks
constexpr int kTaskDigits = 8;

/// Streams are prefix/container/task: which container, and the begin of which task.
QString sourceOf(const QString &stream)
{
    const QStringList parts = stream.split(u'/');
    return parts.size() < 2 ? stream : parts[parts.size() - 2] + u'/' + parts.last().left(kTaskDigits);
}

} // namespace

LogPanel::LogPanel(std::shared_ptr<provers::ProversWorkflow> workflow, const LogViewer::Parts &parts, QWidget *parent)
    : Panel(Ground::Surface, parent)
    , m_workflow(std::move(workflow))
    , m_clock(parts.clock)
    , m_viewer(new LogViewer(parts, this))
{
    build();
    if (m_workflow) {
        m_tail = std::make_shared<provers::LogTail>(m_workflow);
        connect(m_tail.get(), &provers::LogTail::linesRead, this, &LogPanel::take);
        connect(m_tail.get(), &provers::LogTail::changed, this, &LogPanel::showState);
        connect(m_workflow.get(), &provers::ProversWorkflow::snapshotChanged, this, &LogPanel::fillTasks);
    }
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
    column->addWidget(m_viewer);
    m_period = new QComboBox(m_viewer);
    m_period->setAccessibleName(tr("How far back"));
    m_period->addItem(tr("Last 15 min"), 15 * 60);
    m_period->addItem(tr("Last hour"), 3600);
    m_period->addItem(tr("Last 6 h"), 6 * 3600);
    m_period->addItem(tr("Last 24 h"), 24 * 3600);
    m_tasks = new QComboBox(m_viewer);
    m_tasks->setAccessibleName(tr("Of which task"));
    m_tasks->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tasks->setMinimumContentsLength(12);
    m_stop = makeButton(QString(), ButtonRole::Flat, IconName::Stop, m_viewer);
    for (QWidget *tool : {static_cast<QWidget *>(m_period), static_cast<QWidget *>(m_tasks), static_cast<QWidget *>(m_stop)})
        m_viewer->addTool(tool);
    connect(m_period, &QComboBox::currentIndexChanged, this, &LogPanel::begin);
    connect(m_tasks, &QComboBox::currentIndexChanged, this, [this] {
        m_task = m_tasks->currentData().toString();
        begin();
    });
    connect(m_stop, &QPushButton::clicked, this, [this] { isReading() ? stop() : begin(); });
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
    const domain::ProverService *const service = m_tail ? m_workflow->find(m_service) : nullptr;
    if (service == nullptr)
        return;
    m_viewer->begin(service->name);
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

void LogPanel::take(const std::vector<domain::LogLine> &lines)
{
    logs::LogBatch batch;
    for (const domain::LogLine &line : lines)
        batch.add(m_viewer->addSource(sourceOf(line.stream)), line.at.toMSecsSinceEpoch(), line.message.toUtf8());
    m_viewer->take(std::move(batch));
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
            m_tasks->addItem(id.isEmpty() ? tr("All tasks") : tr("Task %1").arg(visibleText(id.left(kTaskDigits))), id);
    }
    m_tasks->setCurrentIndex(m_tasks->findData(m_task));
}

void LogPanel::showState()
{
    using State = LogViewer::Feed::State;
    const bool reading = isReading();
    m_stop->setText(reading ? tr("Stop reading") : tr("Read again"));
    m_stop->setIcon(icon(reading ? IconName::Stop : IconName::Refresh));
    m_stop->setVisible(!m_service.text().isEmpty());

    LogViewer::Feed feed;
    feed.noneSentence = tr("Select a service and press Ctrl+L: what its containers write to CloudWatch Logs comes here.");
    feed.emptyTitle = tr("Nothing was logged in this time");
    feed.emptySentence = tr("CloudWatch Logs answered, and there was no line.");
    if (m_tail && m_tail->error()) {
        feed.state = State::Failed;
        feed.isRetried = reading;
        feed.error = m_tail->error();
    } else if (reading) {
        const bool isFirst = m_tail->isReading() && (m_viewer->document() == nullptr || m_viewer->document()->totalCount() == 0);
        feed.state = isFirst ? State::Asking : State::Following;
    } else if (!m_service.text().isEmpty()) {
        feed.state = State::Ended;
    }
    // Another service may be selected by now: whose log this is stands with it.
    if (const domain::ProverService *const service = m_workflow ? m_workflow->find(m_service) : nullptr)
        feed.notes << service->name;
    if (m_tail)
        feed.notes << m_tail->notes();
    m_viewer->setFeed(std::move(feed));
}

} // namespace pilothouse::ui
