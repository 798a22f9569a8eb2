// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/machine_log_dock.h"

#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using cluster::LogSource;
using cluster::NewLines;
using Kind = WantedLog::Kind;
using State = LogViewer::Feed::State;

MachineLogDock::MachineLogDock(std::shared_ptr<cluster::LivePort> live, std::shared_ptr<cluster::ClusterRuntime> runtime,
                               const LogViewer::Parts &parts, QWidget *parent)
    : Panel(Ground::Surface, parent)
    , m_live(std::move(live))
    , m_runtime(std::move(runtime))
    , m_viewer(new LogViewer(parts, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_viewer);
    setMinimumHeight(Metrics::current().px(160));
    m_stop = makeButton(QString(), ButtonRole::Flat, IconName::Stop, m_viewer);
    m_viewer->addTool(m_stop);
    QPushButton *close = makeButton(tr("Close"), ButtonRole::Flat, IconName::Close, m_viewer);
    close->setToolTip(plainToolTip(tr("End reading and close the log")));
    m_viewer->addTool(close);
    connect(m_stop, &QPushButton::clicked, this, [this] { isReading() ? stop() : resume(); });
    connect(close, &QPushButton::clicked, this, &MachineLogDock::closeRequested);
    showState();
}

MachineLogDock::~MachineLogDock()
{
    stop();
}

bool MachineLogDock::isReading() const
{
    return m_isListing || std::ranges::any_of(m_followed, [](const Followed &each) { return each.follow->isRunning(); });
}

void MachineLogDock::follow(const QString &name, const std::vector<WantedLog> &wanted)
{
    stop();
    m_followed.clear();
    m_notes.clear();
    m_error.reset();
    m_name = name;
    m_isSingle = std::ranges::all_of(wanted, [&wanted](const WantedLog &each) { return each.machine == wanted.front().machine; });
    m_viewer->begin(name);
    m_token = CancelToken();
    m_isListing = true;
    begin(m_token, wanted);
}

void MachineLogDock::stop()
{
    m_token.cancel();
    m_isListing = false;
    for (const Followed &each : m_followed)
        each.follow->stop();
    showState();
}

void MachineLogDock::resume()
{
    for (const Followed &each : m_followed)
        each.follow->start();
    showState();
}

/// Asks which containers there are, then follows each.
QCoro::Task<Done> MachineLogDock::begin(CancelToken token, std::vector<WantedLog> wanted)
{
    const QPointer<MachineLogDock> self(this);
    const auto live = m_live;
    const auto sourceOf = [this](const WantedLog &log, const QString &name) { return m_isSingle ? name : log.machineName + u'/' + name; };
    int unread = 0;
    for (const WantedLog &log : wanted) {
        if (log.kind == Kind::AllContainers) {
            const auto containers = co_await live->containers(log.machine.text());
            if (!self || token.isCancelled())
                co_return Done{};
            if (!containers) {
                m_error = containers.error();
                ++unread;
                continue;
            }
            const auto isReadable = [](const cluster::CvmContainer &container) { return container.hasLog; };
            if (std::ranges::none_of(containers->items, isReadable))
                ++unread;
            for (const cluster::CvmContainer &container : containers->items)
                if (isReadable(container))
                    add(sourceOf(log, container.name), cluster::cloudLog(live, log.machine.text(), LogSource::Container, container.name));
        } else if (log.kind == Kind::Task) {
            add(sourceOf(log, (log.which == cluster::TaskLog::Builder ? tr("build %1") : tr("run %1")).arg(log.name.left(8))),
                cluster::taskLog(m_runtime, log.machine, log.name, log.which));
        } else {
            const bool isSerial = log.kind == Kind::Serial;
            add(sourceOf(log, isSerial ? tr("serial") : log.name),
                cluster::cloudLog(live, log.machine.text(), isSerial ? LogSource::Serial : LogSource::Container, log.name));
        }
    }
    m_isListing = false;
    if (unread > 0)
        m_notes << models::counted(unread, tr("1 machine has no log that can be read"), tr("%1 machines have no log that can be read"));
    showState();
    co_return Done{};
}

void MachineLogDock::add(const QString &source, cluster::LogRead read)
{
    if (int(m_followed.size()) >= kMostLogs) {
        const QString note = tr("only the first %1 logs are read").arg(kMostLogs);
        if (!m_notes.contains(note))
            m_notes << note;
        return;
    }
    cluster::LogFollow::Pace pace;
    // Many together ask no more often than a few.
    pace.every *= 1 + int(m_followed.size()) / 4;
    const auto follow = std::make_shared<cluster::LogFollow>(std::move(read), pace);
    connect(follow.get(), &cluster::LogFollow::linesRead, this, [this, source](const NewLines &news) { take(source, news); });
    connect(follow.get(), &cluster::LogFollow::changed, this, &MachineLogDock::showState);
    m_viewer->addSource(source);
    m_followed.push_back({source, follow});
    follow->start();
}

void MachineLogDock::take(const QString &source, const NewLines &news)
{
    logs::LogBatch batch;
    if (news.isGapBefore)
        batch.add(m_viewer->addSource(tr("— gap —")), news.lines.front().at, tr("Lines of %1 may be missing here.").arg(source).toUtf8());
    const logs::SourceNumber number = m_viewer->addSource(source);
    for (const cluster::TimedLine &line : news.lines)
        batch.add(number, line.at, line.text.toUtf8());
    m_viewer->take(std::move(batch));
}

void MachineLogDock::showState()
{
    const bool reading = isReading();
    m_stop->setText(reading ? tr("Stop reading") : tr("Read again"));
    m_stop->setIcon(icon(reading ? IconName::Stop : IconName::Refresh));
    m_stop->setVisible(!m_name.isEmpty());

    LogViewer::Feed feed;
    feed.noneSentence = tr("Select machines and press Ctrl+L: what their containers and consoles print comes here.");
    feed.emptyTitle = tr("Nothing was printed so far");
    int failed = 0;
    int answered = 0;
    std::optional<Error> error = m_error;
    for (const Followed &each : m_followed) {
        failed += each.follow->error() ? 1 : 0;
        answered += each.follow->hasAnswered() ? 1 : 0;
        if (each.follow->error())
            error = each.follow->error();
    }
    const bool allFailed = failed == int(m_followed.size());
    if (m_name.isEmpty())
        feed.state = State::None;
    else if (!m_isListing && allFailed && error)
        feed.state = State::Failed;
    else if (!m_isListing && m_followed.empty())
        feed.state = State::Failed;
    else if (!reading)
        feed.state = State::Ended;
    else
        feed.state = answered > 0 ? State::Following : State::Asking;
    if (feed.state == State::Failed) {
        feed.isRetried = reading;
        feed.error = error ? error
                           : Error{.kind = ErrorKind::NotFound,
                                   .what = tr("no machine has a log that can be read"),
                                   .where = m_name,
                                   .nextStep = tr("Check that the machines run and that their logs are public.")};
    }
    if (!m_name.isEmpty())
        feed.notes << m_name;
    if (m_followed.size() > 1)
        feed.notes << tr("%1 logs by time").arg(m_followed.size());
    if (failed > 0 && !allFailed)
        feed.notes << models::counted(failed, tr("1 log cannot be read: %2"), tr("%1 logs cannot be read, one of them: %2")).arg(error->what);
    feed.notes << m_notes;
    m_viewer->setFeed(std::move(feed));
}

} // namespace pilothouse::ui
