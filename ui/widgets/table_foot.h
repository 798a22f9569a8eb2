// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pilothouse::ui {

class ElidedLabel;

/// 32 high, below a table: what is selected, notes, and on the right the skipped rows.
class TableFoot final : public QWidget
{
    Q_OBJECT
public:
    explicit TableFoot(QWidget *parent = nullptr);

    void setLeft(const QString &text);
    void setMiddle(const QString &text);
    void setRight(const QString &text);
    /// More about what stands on the right, for those who ask.
    void setRightToolTip(const QString &text);
    /// A control at the right end ("Show skipped rows").
    void addWidget(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ElidedLabel *m_left;
    ElidedLabel *m_middle;
    ElidedLabel *m_right;
};

} // namespace pilothouse::ui
