// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/change_view.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/provers/kept_words.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/note.h"

#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;
using models::Tone;

namespace {

/// Steps come as sentences; those that were refused or whose end is not known say so.
StateText stepText(const QString &step)
{
    const QString words = models::sentence(visibleText(models::spoken(step), 400));
    if (step.contains(QLatin1String("refused")))
        return StateText::of(Mark::Fail, words);
    if (step.contains(QLatin1String("still reads")) || step.contains(QLatin1String("not in the record")))
        return StateText::of(Mark::Unknown, Tone::Warn, words);
    return StateText::of(Mark::Pass, words);
}

} // namespace

ChangeView::ChangeView(QWidget *parent)
    : QWidget(parent)
    , m_note(new Note(StateText::of(Mark::Pending, tr("No change was made in this window yet")), Note::Shape::Box, this))
    , m_inForce(new KeyValueList(this))
    , m_steps(new FindingList(this))
    , m_finish(makeButton(QString(), ButtonRole::Default, IconName::Promote, this))
    , m_back(makeButton(QString(), ButtonRole::Default, IconName::Undo, this))
{
    const auto m = Metrics::current();
    m_finish->setObjectName(QStringLiteral("changeFinish"));
    m_back->setObjectName(QStringLiteral("changeBack"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.gap());
    column->addWidget(m_note);
    column->addWidget(m_inForce);
    column->addWidget(m_finish, 0, Qt::AlignLeft);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    column->addWidget(m_steps);
    connect(m_finish, &QPushButton::clicked, this, [this] { emit scaleRequested(m_object, *m_finishTo); });
    connect(m_back, &QPushButton::clicked, this, [this] { emit scaleRequested(m_object, *m_backTo); });
    m_inForce->hide();
    m_steps->hide();
    showWays();
}

void ChangeView::showRunning(const QString &title)
{
    m_note->setState(StateText::of(Mark::Busy, tr("%1: under way").arg(models::spoken(title))));
    m_note->setText(tr("Progress and cancel are in the activity list (Ctrl+J). To cancel stops the waiting; what was sent stays sent."));
    m_isKept = false;
    m_finishTo.reset();
    m_backTo.reset();
    m_inForce->hide();
    m_steps->setFindings({});
    showWays();
}

void ChangeView::showResult(const QString &title, const domain::ProverServiceId &object, const Result<provers::ChangeResult> &result)
{
    showNothing();
    m_object = object;
    const QString name = models::spoken(title);
    if (!result) {
        const UserMessage message = models::spoken(result.error(), Attempt::Change);
        m_note->setMessage(message);
        m_note->setState(StateText::of(Mark::Fail, tr("%1: not done. %2").arg(name, models::sentence(message.what))));
        return;
    }
    if (result->halfDone) {
        m_note->setState(StateText::of(Mark::Warn, tr("%1: half done").arg(name)));
        // Where a step below says why it stopped, it is said there.
        const QString why = result->error ? result->error->what : QString();
        const bool isBelow
            = !why.isEmpty() && std::any_of(result->steps.cbegin(), result->steps.cend(), [&why](const QString &step) { return step.contains(why); });
        m_note->setText(isBelow || why.isEmpty()
                            ? tr("Nothing was undone by itself. Where it stopped stands below.")
                            : tr("It stopped there: %1. Nothing was undone by itself.").arg(visibleText(models::spoken(why), 500)));
    } else if (result->error) {
        const UserMessage message = models::spoken(*result->error, Attempt::Change);
        m_note->setMessage(message);
        m_note->setState(StateText::of(Mark::Unknown, Tone::Warn, tr("%1: how it ended is not known").arg(name)));
    } else {
        m_note->setState(StateText::of(Mark::Pass, tr("%1: done").arg(name)));
        m_note->setText(QString());
    }
    showNumbers(*result);
    m_finishTo = result->finish;
    m_backTo = result->back;
    showWays();
}

void ChangeView::showKept(const provers::KeptStanding &kept)
{
    using provers::ChangeStanding;
    if (kept.state == provers::KeptStanding::State::Read && kept.standing == ChangeStanding::HalfDone) {
        showResult(kept.title, kept.service, kept.result);
        m_isKept = true;
        return;
    }
    showNothing();
    m_isKept = true;
    m_object = kept.service;
    m_note->setState(keptState(kept));
    m_note->setText(keptText(kept));
    if (kept.before)
        m_inForce->add(tr("Before"), numbersText(*kept.before));
    if (kept.after)
        m_inForce->add(tr("Asked for"), numbersText(*kept.after));
    showNumbers(kept.result);
    m_inForce->setVisible(kept.before.has_value());
}

void ChangeView::clearOf(const domain::ProverServiceId &object)
{
    if (!m_isKept || m_object != object)
        return;
    showNothing();
    m_note->setState(StateText::of(Mark::Pending, tr("The scaling of before was dismissed")));
    m_note->setText(QString());
}

void ChangeView::showNothing()
{
    m_object = domain::ProverServiceId();
    m_isKept = false;
    m_finishTo.reset();
    m_backTo.reset();
    m_inForce->clear();
    m_inForce->hide();
    m_steps->setFindings({});
    showWays();
}

void ChangeView::showNumbers(const provers::ChangeResult &result)
{
    if (result.service)
        m_inForce->add(
            tr("Service now"),
            tr("%1 desired · %2 running · %3 pending").arg(result.service->desired).arg(result.service->running).arg(result.service->pending));
    if (result.group)
        m_inForce->add(tr("Hosts now"), tr("min %1 · desired %2 · max %3; %4 in service")
                                            .arg(result.group->minimum)
                                            .arg(result.group->desired)
                                            .arg(result.group->maximum)
                                            .arg(result.group->inService()));
    if (!result.service && !result.group && !result.inForce.isEmpty())
        m_inForce->add(tr("In force now"), visibleText(models::spoken(result.inForce), 400));
    m_inForce->setVisible(result.service || result.group || !result.inForce.isEmpty());
    std::vector<StateText> steps;
    for (const QString &step : result.steps)
        steps.push_back(stepText(step));
    m_steps->setFindings(steps);
}

void ChangeView::setWaysOffered(bool offered)
{
    m_offered = offered;
    showWays();
}

void ChangeView::showWays()
{
    m_finish->setVisible(m_offered && m_finishTo);
    m_back->setVisible(m_offered && m_backTo);
    if (m_finishTo)
        m_finish->setText(tr("Finish: %1…").arg(numbersText(*m_finishTo)));
    if (m_backTo)
        m_back->setText(tr("Go back: %1…").arg(numbersText(*m_backTo)));
}

} // namespace pilothouse::ui
