// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_member.h"

#include <QWidget>

#include <optional>

class QAction;
class QPushButton;

namespace pilothouse::ui {

class Note;

/// Over the table while something is wrong with the cluster as a whole or with several of its machines. Hidden otherwise.
class AlarmStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit AlarmStrip(QWidget *parent = nullptr);

    /// What approves hashes; its button stands at the right while the action is visible and what is wrong ends with it.
    void setApproval(QAction *action);
    void setAlarm(const std::optional<models::AlarmText> &alarm);

private:
    void showApproval();

    Note *m_note;
    QPushButton *m_approve = nullptr;
    QAction *m_approval = nullptr;
    std::optional<models::AlarmText> m_shown;
};

} // namespace pilothouse::ui
