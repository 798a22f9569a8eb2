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

class AlarmList;
class LogPanel;

/// Below the services: what ECS says of all of them, newest first, the alarms of CloudWatch, or the log of one or several.
class LowerHalf final : public Panel
{
    Q_OBJECT
public:
    /// `region`: for links to the vendor's own pages.
    LowerHalf(std::shared_ptr<provers::ProversWorkflow> workflow, const LogViewer::Parts &parts, const QString &region, QWidget *parent = nullptr);

    void setFleet(const std::shared_ptr<const domain::ProverFleet> &fleet, const QDateTime &now);
    /// Of several services in one; `task` empty: of all tasks.
    void showLog(const std::vector<domain::ProverServiceId> &services, const QString &task);
    void showAlarms();
    LogPanel *log() const { return m_log; }

signals:
    /// An event or an alarm was opened: its service is wanted.
    void serviceWanted(const QString &key);
    void notify(const pilothouse::ui::Notice &notice);

private:
    models::ListTableModel *m_model;
    QTabBar *m_tabs;
    AlarmList *m_alarms;
    LogPanel *m_log;
};

} // namespace pilothouse::ui
