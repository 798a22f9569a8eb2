// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cutover/cutover_workflow.h"

#include <QAbstractButton>

#include <memory>

namespace pilothouse::ui {

/// ROLL BACK: one press, no question, from every state. The one big inverted button of the console, always in the same corner.
class RollbackButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit RollbackButton(QWidget *parent = nullptr);

    /// "All intents to hetzner, now".
    void setTarget(const QString &oldPlane);
    void setNarrow(bool narrow);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_sentence;
    bool m_narrow = false;
    bool m_hovered = false;
};

class Card;
class AgeLabel;
class StateLabel;
class PlainLabel;

/// What makes the button true: the old plane is ready, the router answers, how long the last rollback took, what rolls back by itself.
class RollbackTruths final : public QWidget
{
    Q_OBJECT
public:
    explicit RollbackTruths(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setStatus(const cutover::CutoverStatus &status);

private:
    struct Line
    {
        StateLabel *state;
        AgeLabel *age;
    };
    Line addLine(Card *card, const std::shared_ptr<const Clock> &clock);

    Line m_oldPlane;
    Line m_newPlane;
    Line m_router;
    StateLabel *m_last;
    PlainLabel *m_automatic;
};

} // namespace pilothouse::ui
