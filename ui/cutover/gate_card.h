// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/gate.h"

#include <QWidget>

class QPushButton;

namespace pilothouse::ui {

class ElidedLabel;
class LinesLabel;
class PlainLabel;
class ShareBar;
class StateMark;

/// One gate: mark, number and name, state word; the finding; how it was measured; its age against its limit; its evidence.
/// A fail has a fail outline; stale and unknown a dashed warn one. Narrow: one line of 44 px.
class GateCard final : public QWidget
{
    Q_OBJECT
public:
    explicit GateCard(int number, QWidget *parent = nullptr);

    void setGate(const domain::Gate &gate);
    void setNarrow(bool narrow);
    QSize minimumSizeHint() const override;

signals:
    void evidenceRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();

    int m_number;
    domain::Gate m_gate;
    StateMark *m_mark;
    PlainLabel *m_name;
    PlainLabel *m_state;
    LinesLabel *m_finding;
    ElidedLabel *m_how;
    ShareBar *m_ageBar;
    PlainLabel *m_age;
    QPushButton *m_evidence;
    bool m_narrow = false;
};

} // namespace pilothouse::ui
