// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/gate.h"

#include <QWidget>

namespace pilothouse::ui {

class LinesLabel;
class PlainLabel;
class ShareBar;
class StateMark;

/// One rollback condition: mark (filled to the share of time while it arms), id, name, state word; a bar against its limit
/// while it counts, one line otherwise.
class ConditionRow final : public QWidget
{
    Q_OBJECT
public:
    explicit ConditionRow(QWidget *parent = nullptr);

    void setCondition(const domain::Condition &condition);

private:
    StateMark *m_mark;
    PlainLabel *m_id;
    PlainLabel *m_name;
    PlainLabel *m_state;
    ShareBar *m_bar;
    LinesLabel *m_finding;
    PlainLabel *m_measured;
};

} // namespace pilothouse::ui
