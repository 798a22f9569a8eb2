// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_member.h"

#include <QWidget>

#include <optional>

class QAction;

namespace pilothouse::ui {

class Note;

/// Over the table while something is wrong with the cluster as a whole or with several of its machines. Hidden otherwise.
class AlarmStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit AlarmStrip(QWidget *parent = nullptr);

    /// What can be done about it; its button stands at the right while the action is visible.
    void setAction(QAction *action);
    void setAlarm(const std::optional<models::AlarmText> &alarm);

private:
    Note *m_note;
    std::optional<models::AlarmText> m_shown;
};

} // namespace pilothouse::ui
