// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/boot_view.h"

#include "models/boot_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace pilothouse::ui {

using cluster::StateWatch;
using domain::RunState;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kMostSteps = 12; ///< before the one it is at

bool isMoving(const domain::Cvm &cvm)
{
    return cvm.inProgress || cvm.state == RunState::Starting || cvm.state == RunState::Stopping;
}

/// Where it is going: the record says it as a status, unless it names the operation instead.
QString targetOf(const domain::Cvm &cvm)
{
    if (domain::runStateOfCvm(cvm.progressTarget) != RunState::Unknown)
        return cvm.progressTarget;
    return cvm.state == RunState::Stopping ? QStringLiteral("stopped") : QStringLiteral("running");
}

} // namespace

BootView::BootView(std::shared_ptr<cluster::StatePort> states, std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_watch(states ? std::make_shared<StateWatch>(std::move(states), m_clock) : nullptr)
    , m_steps(new FindingList(this))
    , m_elapsed(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
    , m_source(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.px(6));
    column->addWidget(m_steps);
    column->addWidget(m_elapsed);
    m_source->setParagraph(true);
    column->addWidget(m_source);
    hide();
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &BootView::showNow);
    if (!m_watch)
        return;
    connect(m_watch.get(), &StateWatch::heard, this, [this](const cluster::CvmState &state) { emit heard(m_id, state); });
    connect(m_watch.get(), &StateWatch::changed, this, [this] {
        if (m_watch->end() == StateWatch::End::Reached || m_watch->end() == StateWatch::End::Resting || m_watch->end() == StateWatch::End::Gone)
            emit ended();
        showNow();
    });
}

BootView::~BootView()
{
    if (!m_watch)
        return;
    m_watch->disconnect(this);
    m_watch->stop();
}

void BootView::setMachine(const std::optional<domain::Cvm> &machine)
{
    if (!m_watch)
        return;
    if (!machine || machine->id != m_id) {
        m_watch->stop();
        m_id = machine ? machine->id : domain::CvmId();
        m_operation.clear();
        m_isDue = false;
        setWanted(false);
    }
    if (!machine || !isMoving(*machine)) {
        // What was followed to its end says so until something else is selected; what was not has nothing more to say.
        if (m_isDue || m_watch->end() == StateWatch::End::Stopped)
            setWanted(false);
        return;
    }
    const QString target = targetOf(*machine);
    const QString operation = machine->correlationId + u' ' + target;
    const bool isSame = m_wanted && operation == m_operation;
    m_operation = operation;
    m_target = target;
    // The list is older than the stream: an operation that was followed to its end is not begun again.
    m_isDue |= !isSame || m_watch->end() == StateWatch::End::Stopped;
    setWanted(true);
    if (m_isDue && isVisible())
        follow();
}

void BootView::follow()
{
    m_isDue = false;
    m_watch->start(m_id.text(), m_target);
    showNow();
}

void BootView::setWanted(bool wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    setVisible(wanted);
    emit shownChanged();
}

void BootView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_tick.start();
    // Out of sight it was not followed: what it came to meanwhile is not known.
    if (m_watch && m_wanted && (m_isDue || m_watch->end() == StateWatch::End::Stopped))
        follow();
    showNow();
}

void BootView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
    if (m_watch)
        m_watch->stop();
}

void BootView::showNow()
{
    if (!m_watch || !m_wanted)
        return;
    models::BootText text = models::bootText(*m_watch, *m_clock);
    if (text.steps.size() > size_t(kMostSteps))
        text.steps.erase(text.steps.begin(), text.steps.end() - kMostSteps);
    text.steps.push_back(text.now);
    m_steps->setFindings(text.steps);
    m_elapsed->setText(text.elapsed);
    m_elapsed->setVisible(!text.elapsed.isEmpty());
    m_source->setText(text.source);
}

} // namespace pilothouse::ui
