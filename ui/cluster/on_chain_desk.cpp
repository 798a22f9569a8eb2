// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/on_chain_desk.h"

#include "models/format.h"
#include "models/on_chain_text.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/form_top.h"
#include "ui/cluster/on_chain_step.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"
#include "ui/widgets/pane_page.h"

#include <QCoroTask>

#include <QAction>
#include <QPointer>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pilothouse::ui {

using cluster::CvmChanges;
using cluster::KeptStep;
using models::Mark;
using models::StateText;

OnChainDesk::OnChainDesk(const EnvironmentServices &services, QStackedWidget *stack, PanePage *page)
    : QObject(page)
    , m_changes(services.cvmChanges)
    , m_steps(services.onChainSteps)
    , m_access(services.access)
    , m_clock(services.clock)
    , m_page(page)
    , m_stack(stack)
    , m_action(makeAction(this, IconName::Anchor, tr("Step on chain…", "a change that waits for a contract's owner")))
    , m_strip(new Note(StateText(), Note::Shape::Across))
{
    auto *open = makeButton(tr("Take it up"), ButtonRole::Default, IconName::Anchor, m_strip);
    open->setObjectName(QStringLiteral("chainOpen"));
    m_strip->addButton(open);
    m_strip->hide();
    connect(open, &QPushButton::clicked, this, &OnChainDesk::openFirst);
    connect(m_action, &QAction::triggered, this, &OnChainDesk::openFirst);
    if (m_access)
        connect(m_access.get(), &domain::WriteAccess::changed, this, &OnChainDesk::follow);
    if (m_steps)
        connect(m_steps.get(), &cluster::KeptSteps::changed, this, [this] {
            showStrip();
            if (!m_running && !m_isOver && m_form != nullptr && m_stack->currentWidget() == m_form)
                showStep();
        });
    showStrip();
    follow();
}

QWidget *OnChainDesk::strip() const
{
    return m_strip;
}

/// Made when the first step is taken up: most environments never have one.
void OnChainDesk::makePage()
{
    if (m_form != nullptr)
        return;
    const auto m = Metrics::current();
    m_form = new QWidget;
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_top = new FormTop(tr("Step on chain"), m_form);
    connect(m_top, &FormTop::backRequested, this, &OnChainDesk::close);
    column->addWidget(m_top);
    auto *ground = new Panel(Ground::Window);
    auto *scroll = new QScrollArea(m_form);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(ground);
    auto *page = new QVBoxLayout(ground);
    page->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    page->setSpacing(m.gap());
    m_subject = new PlainLabel(QString(), Type::Body, Ink::Text, ground);
    m_subject->setParagraph(true);
    page->addWidget(m_subject);
    m_view = new OnChainStepView(ground);
    page->addWidget(m_view);
    m_kept = new PlainLabel(QString(), Type::Small, Ink::Muted, ground);
    m_kept->setObjectName(QStringLiteral("chainKept"));
    m_kept->setParagraph(true);
    page->addWidget(m_kept);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(m.u(2));
    m_stop = makeButton(tr("No longer wait"), ButtonRole::Default, IconName::Close, ground);
    m_stop->setObjectName(QStringLiteral("chainStop"));
    m_forget = makeButton(tr("Forget this step"), ButtonRole::Flat, IconName::Trash, ground);
    m_forget->setObjectName(QStringLiteral("chainForget"));
    m_forget->setToolTip(plainToolTip(tr("Nothing is changed in the cloud or on the chain; the update can be planned again.")));
    m_next = makeButton(tr("The next one that waits"), ButtonRole::Default, IconName::Anchor, ground);
    m_next->setObjectName(QStringLiteral("chainNext"));
    for (QPushButton *button : {m_stop, m_next, m_forget})
        foot->addWidget(button);
    foot->addStretch(1);
    page->addLayout(foot);
    page->addStretch(1);
    column->addWidget(scroll, 1);
    connect(m_view, &OnChainStepView::commitRequested, this, &OnChainDesk::plan);
    connect(m_view, &OnChainStepView::copied, this, [this](const QString &what) {
        emit m_page->notify({StateText::of(Mark::Pass, tr("Copied")), what});
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_running)
            m_running->cancel();
    });
    connect(m_forget, &QPushButton::clicked, this, &OnChainDesk::forget);
    connect(m_next, &QPushButton::clicked, this, &OnChainDesk::openFirst);
    m_stack->addWidget(m_form);
    m_view->setReadOnly(m_access && !m_access->isWritable());
}

OnChainStepView *OnChainDesk::view()
{
    makePage();
    return m_view;
}

void OnChainDesk::follow()
{
    m_action->setVisible(m_steps && !m_steps->all().empty());
    if (m_view != nullptr)
        m_view->setReadOnly(m_access && !m_access->isWritable());
}

void OnChainDesk::look()
{
    if (m_steps)
        QCoro::connect(m_steps->load(), this, [](const Status &) {}); // what went wrong, the strip says
}

void OnChainDesk::showStrip()
{
    const bool any = m_steps && !m_steps->all().empty();
    const bool isUnread = m_steps && !m_steps->problem().isEmpty() && !any;
    m_strip->setVisible(any || isUnread);
    follow();
    if (any) {
        const auto &steps = m_steps->all();
        m_strip->setState(StateText::of(Mark::Warn, models::waitingTitle(steps)));
        QStringList lines;
        for (const KeptStep &step : steps)
            lines << models::keptStepText(step, m_clock->utcNow());
        m_strip->setText(lines.join(u' '));
    } else if (isUnread) {
        m_strip->setState(StateText::of(Mark::Unknown, models::Tone::Warn, tr("Whether a change waits for the chain cannot be read")));
        m_strip->setText(models::spokenSentence(m_steps->problem()));
    }
}

void OnChainDesk::openFirst()
{
    if (m_steps && !m_steps->all().empty() && !m_running)
        open(m_steps->all().front().cvm);
    else if (m_running)
        m_stack->setCurrentWidget(m_form);
}

void OnChainDesk::open(const domain::CvmId &cvm)
{
    if (!m_steps || !m_steps->find(cvm))
        return;
    makePage();
    if (!m_running) {                                          // one that is being committed stays to be seen
        if (m_shown != cvm || m_view->transaction().isEmpty()) // what was typed waits for another visit
            m_view->setTransaction(m_steps->find(cvm)->transactionHash);
        m_shown = cvm;
        m_isOver = false;
        showStep();
    }
    m_stack->setCurrentWidget(m_form);
}

void OnChainDesk::showStep()
{
    const auto kept = m_shown ? m_steps->find(*m_shown) : std::nullopt;
    if (!kept) { // another program has carried it out, or forgotten it
        close();
        return;
    }
    m_top->setTitle(tr("Step on chain of %1").arg(visibleText(kept->name, 80)));
    m_subject->setText(models::keptStepText(*kept, m_clock->utcNow()));
    m_view->setStep(*kept->step, OnChainStepView::GoesOn::Committed);
    m_view->setBusy(m_running.has_value());
    m_kept->setText(m_steps->outlivesProgram() ? tr(
                        "This step is kept until it is committed or forgotten, also when Pilothouse is closed. What lets anybody commit it is not "
                        "written down: after a restart the workspace's key commits it.")
                    : m_steps->problem().isEmpty()
                        ? tr("This step is kept until Pilothouse is closed, and no longer: there is no store.")
                        : tr("This step is kept until Pilothouse is closed, and no longer: %1.").arg(models::spoken(m_steps->problem())));
    m_stop->setVisible(m_running.has_value());
    m_forget->setVisible(!m_running);
    m_next->hide();
}

void OnChainDesk::plan(const QString &transactionHash)
{
    const auto kept = m_shown ? m_steps->find(*m_shown) : std::nullopt;
    if (!kept || m_running)
        return;
    m_view->setBusy(true);
    auto preparing = m_changes->prepareCommit(kept->cvm.text(), kept->step, transactionHash);
    QCoro::connect(std::move(preparing), this, [this](const Result<CvmChanges::Offered> &offered) {
        m_view->setBusy(m_running.has_value());
        if (!offered) {
            const UserMessage message = models::spoken(offered.error(), Attempt::Change);
            m_view->setState(StateText::of(Mark::Fail, tr("It cannot be planned: %1").arg(message.what)), message.nextStep);
            return;
        }
        PlanOffer offer;
        offer.make = [changes = m_changes, one = *offered] { return changes->planOf(one); };
        offer.run = [self = QPointer<OnChainDesk>(this), one = *offered](const QString &typed) {
            if (self)
                self->run(one, typed);
        };
        emit m_page->planOffered(offer);
    });
}

void OnChainDesk::run(const CvmChanges::Offered &offered, const QString &typed)
{
    cluster::ChangeFollower follower;
    m_running = follower.cancel;
    follower.told = [self = QPointer<OnChainDesk>(this)](const QString &step) {
        if (self)
            self->m_view->setState(StateText::of(Mark::Busy, tr("Committing")), models::spokenSentence(step));
    };
    showStep();
    m_view->setState(StateText::of(Mark::Busy, tr("Committing")), QString());
    auto running = m_changes->run(offered, typed, follower);
    QCoro::connect(std::move(running), this, [this, offered](const Result<cluster::ChangeResult> &result) { finish(offered, result); });
}

void OnChainDesk::finish(const CvmChanges::Offered &offered, const Result<cluster::ChangeResult> &result)
{
    m_running.reset();
    const QString title = models::spoken(offered->plan.title);
    const bool isDone = result && result->ok;
    const auto kept = m_steps->find(offered->before.id);
    if (kept) {
        m_shown = kept->cvm;
        showStep();
    }
    if (isDone) {
        m_isOver = true;
        m_view->setStep(*offered->step, OnChainStepView::GoesOn::PlannedAgain); // there is nothing left to commit
        m_view->setState(StateText::of(Mark::Pass, tr("Committed")), models::spokenSentence(result->text));
        m_kept->setText(QString());
        m_subject->setText(title);
        m_stop->hide();
        m_forget->hide();
        m_next->setVisible(!m_steps->all().empty());
        emit m_page->notify({StateText::of(Mark::Pass, tr("%1 done").arg(title)), models::spoken(result->text)});
        return;
    }
    const QString why = result ? models::spoken(result->text) : models::spokenLine(result.error(), Attempt::Change);
    // What the cloud answered is told by the step itself; everything else in the place of it.
    if (!result || !result->onChain)
        m_view->setState(StateText::of(result && result->isOpen ? Mark::Unknown : Mark::Fail, tr("Not committed")),
                         models::spokenSentence(why) + u' ' + tr("Everything is kept; it can be committed again."));
    emit m_page->notify({StateText::of(Mark::Fail, tr("%1 was not done").arg(title)), why});
}

void OnChainDesk::forget()
{
    const auto kept = m_shown ? m_steps->find(*m_shown) : std::nullopt;
    if (!kept || m_running)
        return;
    QCoro::connect(m_steps->forget(kept->cvm), this, [this, name = kept->name](const Status &forgotten) {
        if (forgotten)
            emit m_page->notify({StateText::of(Mark::Pass, tr("No longer waited for")),
                                 tr("%1 stays as it is; the update can be planned again.").arg(visibleText(name, 80))});
        else
            m_view->setState(StateText::of(Mark::Fail, tr("It cannot be forgotten")), models::spokenLine(forgotten.error()));
    });
}

void OnChainDesk::close()
{
    if (m_stack->currentWidget() == m_form)
        m_stack->setCurrentIndex(0);
}

} // namespace pilothouse::ui
