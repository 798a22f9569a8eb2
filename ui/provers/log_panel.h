// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/log_tail.h"
#include "ui/logs/log_viewer.h"

#include <memory>

class QComboBox;
class QPushButton;

namespace pilothouse::ui {

/// The log of one service as it comes, in the console's viewer: how far back, which task, stop and read again.
class LogPanel final : public Panel
{
    Q_OBJECT
public:
    LogPanel(std::shared_ptr<provers::ProversWorkflow> workflow, const LogViewer::Parts &parts, QWidget *parent = nullptr);
    ~LogPanel() override;

    /// Begins with this service; `task` empty: all of its tasks. The same again changes nothing.
    void follow(const domain::ProverServiceId &service, const QString &task = QString());
    void stop();
    bool isReading() const { return m_tail && m_tail->isRunning(); }

    LogViewer *viewer() const { return m_viewer; }

private:
    void build();
    void begin();
    void take(const std::vector<domain::LogLine> &lines);
    void showState();
    void fillTasks();

    std::shared_ptr<provers::ProversWorkflow> m_workflow;
    std::shared_ptr<provers::LogTail> m_tail;
    std::shared_ptr<const Clock> m_clock;
    domain::ProverServiceId m_service;
    QString m_task;

    LogViewer *m_viewer;
    QComboBox *m_period = nullptr;
    QComboBox *m_tasks = nullptr;
    QPushButton *m_stop = nullptr;
};

} // namespace pilothouse::ui
