// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cluster/machine_log_dock.h"
#include "ui/cluster/machine_tab.h"

#include <functional>

class QAction;

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class CvmSelection;
class DetailPanel;
class PanePage;
class Splitter;

/// The live side of the cluster pane: the tab that offers a machine's logs, the dock below the table that shows them, and Ctrl+L.
class MachineLogs final : public QObject
{
    Q_OBJECT
public:
    /// Puts the tab into `panel` and `table` with the dock into halves().
    MachineLogs(const EnvironmentServices &services, QWidget *table, DetailPanel *panel, PanePage *page);

    QWidget *halves() const;
    QAction *action() const { return m_action; }
    /// Made when first asked for, and shown when a log is opened.
    MachineLogDock *dock();
    MachineTab *tab() const { return m_tab; }
    void setSelection(const CvmSelection &selection);

private:
    Splitter *m_halves;
    MachineLogDock *m_dock = nullptr;
    std::function<void()> m_makeDock;
    MachineTab *m_tab;
    QAction *m_action;
};

} // namespace pilothouse::ui
