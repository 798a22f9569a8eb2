// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/kept_strip.h"

#include "models/format.h"
#include "models/spoken.h"
#include "ui/provers/change_view.h"
#include "ui/provers/kept_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"

#include <QCoroTask>

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;
using provers::KeptStanding;

KeptStrip::KeptStrip(std::shared_ptr<provers::ProversWorkflow> workflow, QWidget *parent)
    : QWidget(parent)
    , m_workflow(std::move(workflow))
    , m_note(new Note(StateText::of(Mark::Warn, QString()), Note::Shape::Across, this))
    , m_show(makeButton(tr("Show"), ButtonRole::Default, IconName::Eye))
    , m_dismiss(makeButton(tr("Dismiss"), ButtonRole::Default, IconName::Close))
{
    m_show->setObjectName(QStringLiteral("keptShow"));
    m_dismiss->setObjectName(QStringLiteral("keptDismiss"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_note->addButton(m_show);
    m_note->addButton(m_dismiss);
    column->addWidget(m_note);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (const KeptStanding *const kept = m_workflow->keptChange(m_first); kept != nullptr && m_view != nullptr)
            m_view->showKept(*kept);
        emit showRequested(m_first);
    });
    connect(m_dismiss, &QPushButton::clicked, this, [this] { dismiss(m_first); });
    hide();
    if (m_workflow)
        connect(m_workflow.get(), &provers::ProversWorkflow::keptChangesChanged, this, &KeptStrip::takeStandings);
}

void KeptStrip::setView(ChangeView *view)
{
    m_view = view;
    takeStandings();
}

void KeptStrip::follow(const std::optional<domain::ProverServiceId> &chosen)
{
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    if (m_workflow)
        takeStandings(); // what it says depends on whether the panel says it too
}

int KeptStrip::troubles() const
{
    if (!m_workflow)
        return 0;
    const std::vector<KeptStanding> &all = m_workflow->keptChanges();
    return int(std::count_if(all.begin(), all.end(), [](const KeptStanding &kept) { return keptState(kept).isTrouble(); }));
}

void KeptStrip::takeStandings()
{
    const std::vector<KeptStanding> none;
    const std::vector<KeptStanding> &all = m_workflow ? m_workflow->keptChanges() : none;
    if (m_view && m_chosen && m_workflow) {
        if (const KeptStanding *const kept = m_workflow->keptChange(*m_chosen))
            m_view->showKept(*kept);
    }
    setVisible(!all.empty());
    emit troublesChanged();
    if (all.empty())
        return;
    // What needs somebody stands before what only tells.
    const auto first = std::min_element(all.begin(), all.end(), [](const KeptStanding &one, const KeptStanding &other) {
        return models::urgency(keptState(one).tone) > models::urgency(keptState(other).tone);
    });
    m_first = first->service;
    m_note->setState(keptState(*first));
    // While its service is looked at, the panel beside the table says why.
    QString text = m_chosen == first->service && keptState(*first).isTrouble() && first->standing == provers::ChangeStanding::HalfDone
                           && first->state == KeptStanding::State::Read
                       ? tr("Nothing was undone by itself. Why it stopped stands under “Last change”.")
                       : keptText(*first);
    if (all.size() > 1)
        text += u' ' + models::counted(qint64(all.size()) - 1, tr("Another scaling is not settled either."), tr("%1 more are not settled either."));
    m_note->setText(text);
    m_show->setVisible(!m_first.text().isEmpty());
    m_dismiss->setVisible(!m_first.text().isEmpty() && first->state != KeptStanding::State::RunsElsewhere);
}

void KeptStrip::dismiss(const domain::ProverServiceId &service)
{
    QCoro::connect(m_workflow->dismissKept(service), this, [this, service](const Status &dismissed) {
        if (!dismissed) {
            emit notify({StateText::of(Mark::Fail, tr("It was not dismissed")), models::spokenLine(dismissed.error(), Attempt::Change)});
            return;
        }
        if (m_view != nullptr)
            m_view->clearOf(service);
    });
}

} // namespace pilothouse::ui
