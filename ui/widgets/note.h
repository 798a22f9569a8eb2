// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/core/error.h"
#include "ui/widgets/labels.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace pilothouse::ui {

class StateMark;

/// Something the operator should read: tint, mark, a bold sentence, small text below, buttons.
/// Errors are told in four parts: what, where, what was not changed, next step.
class Note final : public QWidget
{
    Q_OBJECT
public:
    /// Across: fills the pane from edge to edge (a failed pane), buttons at the right. Box: rounded, buttons below.
    enum class Shape { Box, Across };
    explicit Note(const models::StateText &state, Shape shape = Shape::Box, QWidget *parent = nullptr);

    /// The bold sentence is the state's word.
    void setState(const models::StateText &state);
    void setText(const QString &text);
    /// The four parts of an error, with its mark and tone.
    void setMessage(const UserMessage &message, models::Tone tone = models::Tone::Fail);
    void addButton(QPushButton *button);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    models::StateText m_state;
    Shape m_shape;
    StateMark *m_mark;
    PlainLabel *m_sentence;
    PlainLabel *m_text;
    QWidget *m_buttonRow;
    QHBoxLayout *m_buttons;
};

} // namespace pilothouse::ui
