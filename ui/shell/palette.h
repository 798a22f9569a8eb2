// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icon_name.h"

#include <QWidget>

#include <functional>
#include <vector>

class QLineEdit;
class QListView;

namespace pilothouse::ui {

/// One thing that can be found by name and run.
struct PaletteItem
{
    QString group; ///< "Objects", "Actions on Cluster", "Commands"
    QString name;
    QString detail; ///< muted at the right: where it leads, "opens the plan"
    QString keys;   ///< "Ctrl J"
    IconName icon = IconName::None;
    bool onlyWhenTyped = false; ///< too many to be listed unasked
    std::function<void()> run;
};

/// Anything by name (Ctrl+K): a field and a list over the window, below the environment bar. What it can do is given when it
/// opens; a dangerous thing only opens its plan. ROLL BACK is not in it: it is one press elsewhere, and never a slip of Enter.
class Palette final : public QWidget
{
    Q_OBJECT
public:
    Palette(std::vector<PaletteItem> items, QWidget *environmentBlock, QWidget *parent);
    ~Palette() override;

    /// What is listed now, in order, without headings.
    QStringList names() const;

signals:
    /// It is done: something was chosen and is about to run, or nothing was.
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Model;
    void search(const QString &typed);
    void step(int by);
    void runCurrent();
    void place();

    Model *m_model;
    QWidget *m_panel;
    QLineEdit *m_field;
    QListView *m_list;
};

} // namespace pilothouse::ui
