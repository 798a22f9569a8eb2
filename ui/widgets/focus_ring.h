// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace pilothouse::ui {

/// One per window: a 2 px ring outside the focused control, shown only after focus by keyboard. Follows the target's moves;
/// clipped to scroll areas. Item views draw their current cell themselves and get no ring.
class FocusRing final : public QWidget
{
    Q_OBJECT
public:
    explicit FocusRing(QWidget *window);

    QWidget *target() const { return m_target; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setTarget(QWidget *target);
    void follow();

    QPointer<QWidget> m_target;
};

} // namespace pilothouse::ui
