// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPointer>

namespace pilothouse::ui {

/// The filter above a table: lens, example as placeholder, key cap "/" (PanePage::setFilterField makes the key work).
/// Esc clears it, then gives the focus back to the table. A filter that cannot be read keeps the last good result: the pane
/// calls setProblem() and the field says why.
class FilterField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit FilterField(const QString &example, QWidget *parent = nullptr);

    /// Empty: all is well.
    void setProblem(const QString &problem);
    /// Where the focus goes on Esc and Down.
    void setTarget(QWidget *target);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPointer<QWidget> m_target;
};

} // namespace pilothouse::ui
