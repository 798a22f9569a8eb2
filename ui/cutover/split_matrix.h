// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cutover_text.h"

#include <QWidget>

#include <array>
#include <vector>

class QAction;
class QHBoxLayout;
class QSpinBox;

namespace pilothouse::ui {

class Card;
class LinesLabel;
class PlainLabel;
class SplitTrack;
class StateMark;

/// Intent × weight: wanted, in force and observed are three columns. Nothing is sent before Apply.
class SplitMatrix final : public QWidget
{
    Q_OBJECT
public:
    SplitMatrix(models::SplitEditor *editor, QAction *apply, QAction *undo, QAction *revert, QWidget *parent = nullptr);

    void setStatus(const cutover::CutoverStatus &status, const QString &newPlane);
    /// What stands in words beside the buttons: why the move cannot be made (`warns`), or what to do first; empty = nothing.
    void setReason(const QString &reason, bool warns);
    void setNarrow(bool narrow);

private:
    class InForceCell;
    struct Row
    {
        SplitTrack *track = nullptr;
        QSpinBox *field = nullptr;
        InForceCell *inForce = nullptr;
        PlainLabel *observed = nullptr;
        QWidget *pinIcon = nullptr;
        PlainLabel *pin = nullptr;
    };
    void showWanted();

    models::SplitEditor *m_editor;
    Card *m_card;
    std::array<Row, 4> m_rows;
    PlainLabel *m_observed;
    StateMark *m_reasonMark;
    LinesLabel *m_reason;
    QList<QHBoxLayout *> m_lines;
};

} // namespace pilothouse::ui
