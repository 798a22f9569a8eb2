// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/alarm_strip.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"

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

void AlarmStrip::setAction(QAction *action)
{
    m_note->addButton(new ActionButton(action, ButtonRole::Default, m_note));
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
    setVisible(alarm.has_value());
}

} // namespace pilothouse::ui
