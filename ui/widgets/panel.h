// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pilothouse::ui {

enum class Ground { None, Window, Surface, Header, Sunken };

/// A plain area: one ground colour of the theme and hairlines on the edges asked for. Toolbars, table feet, pane headers and
/// pages are panels.
class Panel : public QWidget
{
    Q_OBJECT
public:
    explicit Panel(Ground ground, QWidget *parent = nullptr);

    void setGround(Ground ground);
    /// Hairlines inside these edges.
    void setEdges(Qt::Edges edges);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
    Qt::Edges m_edges;
};

/// A 1 px line between two things of a layout.
class Hairline final : public QWidget
{
    Q_OBJECT
public:
    explicit Hairline(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A row of tools, 44 high: filter, chips, then after addStretch() what belongs to the right.
class Toolbar : public Panel
{
    Q_OBJECT
public:
    explicit Toolbar(QWidget *parent = nullptr);

    void addWidget(QWidget *widget);
    void addStretch();
};

} // namespace pilothouse::ui
