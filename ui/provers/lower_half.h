// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/provers_workflow.h"
#include "ui/logs/log_viewer.h"
#include "ui/widgets/pane_page.h"

#include <memory>

class QStackedWidget;
class QTabBar;

namespace pilothouse::models {
class ListTableModel;
}

namespace pilothouse::ui {

class LogPanel;

/// Below the services: what ECS says of all of them, newest first, or the log of one or several.
class LowerHalf final : public Panel
{
    Q_OBJECT
public:
    LowerHalf(std::shared_ptr<provers::ProversWorkflow> workflow, const LogViewer::Parts &parts, QWidget *parent = nullptr);

    void setEvents(const domain::ProverFleet &fleet, const QDateTime &now);
    /// Of several services in one; `task` empty: of all tasks.
    void showLog(const std::vector<domain::ProverServiceId> &services, const QString &task);
    LogPanel *log() const { return m_log; }

signals:
    /// An event was opened: its service is wanted.
    void serviceWanted(const QString &key);
    void notify(const pilothouse::ui::Notice &notice);

private:
    models::ListTableModel *m_model;
    QTabBar *m_tabs;
    LogPanel *m_log;
};

} // namespace pilothouse::ui
