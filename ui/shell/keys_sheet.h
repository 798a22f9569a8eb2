// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/pane_page.h"

#include <QList>
#include <QWidget>

namespace pilothouse::ui {

/// The "?" sheet: the keys of the page in front and of the window, over everything until a key or a click closes it.
class KeysSheet final : public QWidget
{
    Q_OBJECT
public:
    KeysSheet(const QString &pageTitle, const QList<KeyHelp> &pageKeys, const QList<KeyHelp> &windowKeys, QWidget *parent);

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QWidget *m_card;
};

} // namespace pilothouse::ui
