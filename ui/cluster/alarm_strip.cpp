// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/alarm_strip.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"

#include <QAction>
#include <QVBoxLayout>

namespace pilothouse::ui {

using models::StateText;

AlarmStrip::AlarmStrip(QWidget *parent) : QWidget(parent), m_note(new Note(StateText(), Note::Shape::Across, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_note);
    hide();
}

void AlarmStrip::setApproval(QAction *action)
{
    m_approval = action;
    m_approve = new ActionButton(action, ButtonRole::Default, m_note);
    m_note->addButton(m_approve);
    connect(action, &QAction::changed, this, &AlarmStrip::showApproval); // behind the button, which follows it as well
    showApproval();
}

void AlarmStrip::showApproval()
{
    if (m_approve != nullptr)
        m_approve->setVisible(m_approval->isVisible() && m_shown && m_shown->approvalHelps);
}

void AlarmStrip::setAlarm(const std::optional<models::AlarmText> &alarm)
{
    if (alarm == m_shown)
        return;
    m_shown = alarm;
    if (alarm) {
        m_note->setState(alarm->state);
        m_note->setText(alarm->text);
    }
    showApproval();
    setVisible(alarm.has_value());
}

} // namespace pilothouse::ui
