// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/log_panel.h"

#include "models/format.h"
#include "models/name_prefix.h"
#include "models/spoken.h"
#include "services/core/clock.h"
#include "services/core/plain_text.h"
#include "ui/widgets/buttons.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

namespace {

constexpr int kFirstLook = 2000; ///< lines
constexpr int kMostTasks = 200;  ///< in the list of tasks
constexpr int kTaskDigits = 8;
constexpr int kServiceDigits = 24; ///< of its name before the container
constexpr std::chrono::seconds kEvery{5};

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
    if (m_workflow)
        connect(m_workflow.get(), &provers::ProversWorkflow::snapshotChanged, this, &LogPanel::fillTasks);
    showState();
}

LogPanel::~LogPanel()
{
    for (const Followed &each : m_followed) {
        each.tail->disconnect(this);
        each.tail->stop();
    }
}

bool LogPanel::isReading() const
{
    return std::ranges::any_of(m_followed, [](const Followed &each) { return each.tail->isRunning(); });
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

void LogPanel::follow(const std::vector<domain::ProverServiceId> &services, const QString &task)
{
    if (!m_workflow || services.empty() || (services == m_services && task == m_task && isReading()))
        return;
    m_services = services;
    m_task = services.size() == 1 ? task : QString();
    fillTasks();
    begin();
}

void LogPanel::begin()
{
    stop();
    for (const Followed &each : m_followed)
        each.tail->disconnect(this);
    m_followed.clear();
    std::vector<const domain::ProverService *> found;
    models::NamePrefix prefix;
    for (const domain::ProverServiceId &id : m_services) {
        if (const domain::ProverService *const service = m_workflow ? m_workflow->find(id) : nullptr) {
            found.push_back(service);
            prefix.add(service->name);
        }
    }
    m_wanted = qsizetype(found.size());
    if (found.empty()) {
        showState();
        return;
    }
    const bool isSingle = found.size() == 1;
    m_viewer->begin(isSingle ? found.front()->name : tr("%1 services").arg(found.size()));
    for (const domain::ProverService *service : found) {
        if (m_followed.size() == size_t(kMostServices))
            break;
        add(*service, isSingle ? QString() : visibleText(service->name.mid(prefix.text().size()), kServiceDigits));
    }
    provers::LogWish wish;
    wish.taskId = m_task;
    wish.since = m_clock->utcNow().addSecs(-m_period->currentData().toInt());
    wish.limit = kFirstLook;
    for (const Followed &each : m_followed)
        each.tail->start(each.service, wish);
}

void LogPanel::add(const domain::ProverService &service, const QString &shown)
{
    // Many together ask no more often than a few.
    const auto every = kEvery * (1 + int(m_followed.size()) / 4);
    const auto tail = std::make_shared<provers::LogTail>(m_workflow, every);
    connect(tail.get(), &provers::LogTail::linesRead, this, [this, shown](const std::vector<domain::LogLine> &lines) { take(shown, lines); });
    connect(tail.get(), &provers::LogTail::changed, this, &LogPanel::showState);
    m_followed.push_back({service.id, service.name, shown, tail});
}

void LogPanel::stop()
{
    for (const Followed &each : m_followed)
        each.tail->stop();
}

void LogPanel::take(const QString &shown, const std::vector<domain::LogLine> &lines)
{
    logs::LogBatch batch;
    const QString before = shown.isEmpty() ? QString() : shown + u'/';
    for (const domain::LogLine &line : lines)
        batch.add(m_viewer->addSource(before + sourceOf(line.stream)), line.at.toMSecsSinceEpoch(), line.message.toUtf8());
    m_viewer->take(std::move(batch));
}

/// The tasks of now; the one that is read stays in the list, gone or not.
void LogPanel::fillTasks()
{
    // Of several services there are all tasks: to choose among them would be to choose a service.
    m_tasks->setVisible(m_services.size() == 1);
    const domain::ProverService *const service = m_services.size() == 1 ? m_workflow->find(m_services.front()) : nullptr;
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
    m_stop->setVisible(!m_services.empty());

    LogViewer::Feed feed;
    feed.noneSentence = tr("Select services and press Ctrl+L: what their containers write to CloudWatch Logs comes here.");
    feed.emptyTitle = tr("Nothing was logged in this time");
    feed.emptySentence = tr("CloudWatch Logs answered, and there was no line.");
    qsizetype failed = 0;
    bool isFirst = !m_followed.empty();
    const Error *error = nullptr;
    QString failedName;
    for (const Followed &each : m_followed) {
        isFirst &= each.tail->isReading();
        if (!each.tail->error())
            continue;
        if (failed++ == 0) {
            error = &*each.tail->error();
            failedName = each.name;
        }
    }
    const bool allFailed = failed > 0 && failed == qsizetype(m_followed.size());
    if (allFailed) {
        feed.state = State::Failed;
        feed.isRetried = reading;
        feed.error = *error;
    } else if (reading) {
        const bool isEmpty = m_viewer->document() == nullptr || m_viewer->document()->totalCount() == 0;
        feed.state = isFirst && isEmpty ? State::Asking : State::Following;
    } else if (!m_services.empty()) {
        feed.state = State::Ended;
    }
    // Other services may be selected by now: whose log this is stands with it.
    if (m_followed.size() == 1)
        feed.notes << m_followed.front().name;
    else if (!m_followed.empty())
        feed.notes << tr("%1 services by time").arg(m_followed.size());
    if (m_wanted > qsizetype(m_followed.size()))
        feed.notes << tr("only the first %1 of %2 are read").arg(m_followed.size()).arg(m_wanted);
    if (failed > 0 && !allFailed)
        feed.notes << models::counted(failed, tr("%2 cannot be read: %3"), tr("%1 services cannot be read, one of them %2: %3"))
                          .arg(visibleText(failedName, 60), visibleText(models::spoken(error->what), 200));
    for (const Followed &each : m_followed)
        for (const QString &note : each.tail->notes())
            feed.notes << (each.shown.isEmpty() ? note : each.shown + QStringLiteral(": ") + note);
    m_viewer->setFeed(std::move(feed));
}

} // namespace pilothouse::ui
