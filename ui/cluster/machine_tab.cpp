// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/machine_tab.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"

#include <QCheckBox>
#include <QLocale>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;
using Kind = WantedLog::Kind;
using namespace std::chrono_literals;

namespace {

constexpr auto kEvery = 10s;
constexpr size_t kMostTasks = 20;

QString loadText(const cluster::CvmStats &stats)
{
    if (!stats.loadOne)
        return {};
    const QLocale locale;
    QString text = locale.toString(*stats.loadOne, 'f', 2);
    if (stats.loadFive && stats.loadFifteen)
        text = MachineTab::tr("%1, %2, %3 over 1, 5, 15 min")
                   .arg(text, locale.toString(*stats.loadFive, 'f', 2), locale.toString(*stats.loadFifteen, 'f', 2));
    return stats.cpus ? MachineTab::tr("%1 on %2 CPUs").arg(text).arg(*stats.cpus) : text;
}

/// How many characters all names begin with alike, up to and with a separator: the column of sources has no room for them.
qsizetype sharedBegin(const std::vector<domain::Cvm> &machines)
{
    if (machines.size() < 2)
        return 0;
    const QString &first = machines.front().name;
    qsizetype shared = first.size();
    for (const domain::Cvm &machine : machines) {
        shared = std::min(shared, machine.name.size());
        while (shared > 0 && QStringView(first).first(shared) != QStringView(machine.name).first(shared))
            --shared;
    }
    return first.first(shared).lastIndexOf(u'-') + 1;
}

QString partText(const std::optional<qint64> &used, const std::optional<qint64> &total)
{
    if (!used || !total)
        return {};
    return MachineTab::tr("%1 of %2 used").arg(models::bytesText(*used), models::bytesText(*total));
}

} // namespace

MachineTab::MachineTab(std::shared_ptr<cluster::LivePort> live, std::shared_ptr<cluster::ClusterRuntime> runtime, std::shared_ptr<const Clock> clock,
                       QWidget *parent)
    : QWidget(parent)
    , m_live(std::move(live))
    , m_runtime(std::move(runtime))
    , m_clock(std::move(clock))
    , m_problem(new Note(StateText(), Note::Shape::Box, this))
    , m_facts(new KeyValueList(this))
    , m_title(new PlainLabel(QString(), Type::Body, Ink::Text, this))
    , m_list(new QVBoxLayout)
    , m_open(makeButton(tr("Show these logs"), ButtonRole::Default, IconName::Follow, this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());
    m_problem->hide();
    column->addWidget(m_problem);
    column->addWidget(m_facts);
    m_title->setType(Type::Body, Weight::Strong);
    column->addWidget(m_title);
    m_list->setSpacing(0);
    column->addLayout(m_list);
    m_open->setToolTip(plainToolTip(tr("Show what is checked below the table, merged by time: Ctrl+L")));
    column->addWidget(m_open, 0, Qt::AlignLeft);
    connect(m_open, &QPushButton::clicked, this, &MachineTab::openLogs);
    m_again.setInterval(kEvery);
    connect(&m_again, &QTimer::timeout, this, &MachineTab::read);
    rebuild();
}

MachineTab::~MachineTab()
{
    m_token.cancel();
}

void MachineTab::setMachines(std::vector<domain::Cvm> machines, qsizetype total)
{
    const bool isSame = total == m_total && std::ranges::equal(machines, m_machines, {}, &domain::Cvm::id, &domain::Cvm::id);
    m_machines = std::move(machines);
    m_total = total;
    if (isSame) {
        showBoot();
        return;
    }
    m_token.cancel();
    m_containers.clear();
    m_facts->clear();
    m_problem->hide();
    rebuild();
    showBoot();
    if (isVisible())
        read();
}

void MachineTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_again.start();
    read();
}

void MachineTab::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_again.stop();
    m_token.cancel();
}

void MachineTab::read()
{
    if (m_machines.size() != 1 || !m_live)
        return;
    m_token.cancel();
    m_token = CancelToken();
    readLive(m_token, m_machines.front().id.text());
}

QCoro::Task<Done> MachineTab::readLive(CancelToken token, QString identifier)
{
    const QPointer<MachineTab> self(this);
    const auto live = m_live;
    const auto containers = co_await live->containers(identifier);
    if (!self || token.isCancelled())
        co_return Done{};
    if (containers)
        setContainers(containers->items);
    else
        setProblem(containers.error());
    const auto stats = co_await live->stats(identifier);
    const auto network = co_await live->network(identifier);
    if (!self || token.isCancelled())
        co_return Done{};
    showStats(stats, network);
    co_return Done{};
}

void MachineTab::showBoot()
{
    if (m_machines.size() != 1)
        return;
    const domain::Cvm &machine = m_machines.front();
    if (!machine.bootError.isEmpty())
        m_facts->add(tr("Boot"), tr("failed: %1").arg(visibleText(machine.bootError)));
    else if (machine.state == domain::RunState::Starting)
        m_facts->add(tr("Boot"), machine.bootProgress.isEmpty() ? tr("under way") : visibleText(machine.bootProgress));
}

void MachineTab::showStats(const Result<cluster::CvmStats> &stats, const Result<cluster::CvmNetwork> &network)
{
    // What could not be read is unknown: an old figure must not stand for it.
    const auto figure = [&stats](auto textOf) { return stats ? textOf(*stats) : MachineTab::tr("Unknown"); };
    m_facts->add(tr("Load"), figure(loadText));
    m_facts->add(tr("Memory"), figure([](const cluster::CvmStats &it) { return partText(it.usedMemory, it.totalMemory); }));
    m_facts->add(tr("Disk"), figure([](const cluster::CvmStats &it) {
                     QStringList disks;
                     for (const cluster::CvmStats::Disk &disk : it.disks)
                         if (disk.totalBytes && disk.freeBytes)
                             disks << visibleText(disk.mountPoint, 60) + u' ' + partText(*disk.totalBytes - *disk.freeBytes, disk.totalBytes);
                     return disks.join(QStringLiteral("; "));
                 }));
    m_facts->add(tr("Guest's uptime"), figure([](const cluster::CvmStats &it) { return it.uptime ? models::durationText(*it.uptime) : QString(); }));
    QString handshake = tr("Unknown");
    if (network)
        handshake = network->latestHandshake.isValid() ? tr("%1 ago").arg(
                        models::durationText(std::chrono::seconds(std::max<qint64>(0, network->latestHandshake.secsTo(m_clock->utcNow())))))
                                                       : tr("never");
    m_facts->add(tr("Last handshake"), handshake);
    if (!stats)
        setProblem(stats.error());
}

void MachineTab::setProblem(const Error &error)
{
    m_problem->setMessage(models::spoken(error), models::Tone::Warn);
    m_problem->show();
}

void MachineTab::setContainers(const std::vector<cluster::CvmContainer> &containers)
{
    const auto sameNames = std::ranges::equal(containers, m_containers, {}, &cluster::CvmContainer::name, &cluster::CvmContainer::name);
    m_containers = containers;
    const bool arePrivate = !containers.empty() && std::ranges::none_of(containers, [](const cluster::CvmContainer &it) { return it.hasLog; });
    m_problem->setVisible(arePrivate);
    if (arePrivate) {
        m_problem->setState(StateText::of(Mark::Unverified, tr("The logs of this machine are not public")));
        m_problem->setText(tr("The cloud hands none out. Deploy it with public logs to read them; everybody who knows their address can then."));
    }
    if (!sameNames) {
        rebuild();
        return;
    }
    for (Choice &choice : m_choices) {
        const auto found = std::ranges::find(containers, choice.log.name, &cluster::CvmContainer::name);
        if (choice.log.kind == Kind::Container && found != containers.end())
            choice.box->setText(tr("%1: %2").arg(visibleText(found->name, 60), visibleText(found->status, 60)));
    }
}

void MachineTab::addChoice(const QString &text, WantedLog log, bool isChecked)
{
    auto *box = new QCheckBox(text, this);
    box->setMinimumHeight(Metrics::current().leastTarget());
    box->setChecked(isChecked);
    m_list->addWidget(box);
    m_choices.push_back({box, std::move(log)});
    connect(box, &QCheckBox::toggled, this,
            [this] { m_open->setEnabled(std::ranges::any_of(m_choices, [](const Choice &choice) { return choice.box->isChecked(); })); });
}

void MachineTab::rebuild()
{
    for (const Choice &choice : m_choices)
        delete choice.box;
    m_choices.clear();
    m_title->setVisible(!m_machines.empty());
    m_open->setVisible(!m_machines.empty());
    m_open->setEnabled(true);
    if (m_machines.empty())
        return;
    WantedLog log;
    log.machine = m_machines.front().id;
    log.machineName = m_machines.front().name;
    if (m_machines.size() > 1 || m_containers.empty()) {
        m_title->setText(m_total > qsizetype(m_machines.size()) ? tr("Logs of the first %1 of %2 machines").arg(m_machines.size()).arg(m_total)
                         : m_machines.size() > 1                ? tr("Logs of all %1 machines").arg(m_machines.size())
                                                                : tr("Logs"));
        log.kind = Kind::AllContainers;
        addChoice(tr("All containers"), log, true);
    } else {
        m_title->setText(tr("Containers and logs"));
        log.kind = Kind::Container;
        for (const cluster::CvmContainer &container : m_containers) {
            log.name = container.name;
            addChoice(tr("%1: %2").arg(visibleText(container.name, 60), visibleText(container.status, 60)), log, container.hasLog);
            m_choices.back().box->setEnabled(container.hasLog);
        }
    }
    log.kind = Kind::Serial;
    log.name.clear();
    addChoice(tr("Serial console"), log, false);
    if (m_machines.size() == 1)
        addTasks();
}

/// The models of a cluster's machine: what their containers print, or their build.
void MachineTab::addTasks()
{
    const cluster::ClusterView *const view = m_runtime ? m_runtime->snapshot().value.get() : nullptr;
    const cluster::MemberView *const member = view != nullptr ? view->find(m_machines.front().id) : nullptr;
    if (member == nullptr || !member->probe.tasks || !member->probe.tasks->has_value())
        return;
    size_t shown = 0;
    for (const cluster::SpawnteeTask &task : member->probe.tasks->value().items) {
        if (++shown > kMostTasks)
            break;
        WantedLog log;
        log.machine = m_machines.front().id;
        log.machineName = m_machines.front().name;
        log.kind = Kind::Task;
        log.name = task.id;
        const bool isBuild = task.currentOperation == QLatin1String("build_model");
        log.which = isBuild ? cluster::TaskLog::Builder : cluster::TaskLog::Runner;
        addChoice(
            (isBuild ? tr("Build of %1, task %2") : tr("Model %1, task %2")).arg(visibleText(task.submissionId, 40), visibleText(task.id.left(8))),
            log, false);
    }
}

void MachineTab::openLogs()
{
    std::vector<WantedLog> wanted;
    const qsizetype shared = sharedBegin(m_machines);
    for (const domain::Cvm &machine : m_machines) {
        for (const Choice &choice : m_choices) {
            if (!choice.box->isChecked())
                continue;
            WantedLog log = choice.log;
            log.machine = machine.id;
            log.machineName = machine.name.mid(shared);
            wanted.push_back(std::move(log));
        }
    }
    if (wanted.empty())
        return;
    emit logsWanted(m_machines.size() == 1 ? m_machines.front().name : tr("%1 machines").arg(m_machines.size()), wanted);
}

} // namespace pilothouse::ui
