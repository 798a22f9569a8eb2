// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/machine_checks.h"

#include <QWidget>

namespace pilothouse::ui {

class PlainLabel;
class StateLabel;

/// One check: title, result, the reason in words, and what to do in a line of its own.
class CheckRow final : public QWidget
{
    Q_OBJECT
public:
    explicit CheckRow(QWidget *parent = nullptr);

    void setCheck(const models::MachineCheck &check);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PlainLabel *m_title;
    StateLabel *m_state;
    PlainLabel *m_finding;
    PlainLabel *m_toDo;
};

} // namespace pilothouse::ui
