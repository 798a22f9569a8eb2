// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/log_tail.h"
#include "ui/logs/log_viewer.h"

#include <memory>
#include <vector>

class QComboBox;
class QPushButton;

namespace pilothouse::ui {

/// The log of one service as it comes, or of several in one, by time: how far back, of one service which task, stop and read again.
class LogPanel final : public Panel
{
    Q_OBJECT
public:
    LogPanel(std::shared_ptr<provers::ProversWorkflow> workflow, const LogViewer::Parts &parts, QWidget *parent = nullptr);
    ~LogPanel() override;

    /// Followed at once; each asks CloudWatch Logs again and again.
    static constexpr int kMostServices = 20;

    /// Begins with these services; `task` empty: all tasks, otherwise of the one service that is named. The same again changes nothing.
    void follow(const std::vector<domain::ProverServiceId> &services, const QString &task = QString());
    void follow(const domain::ProverServiceId &service, const QString &task = QString()) { follow(std::vector{service}, task); }
    void stop();
    bool isReading() const;

    LogViewer *viewer() const { return m_viewer; }

private:
    struct Followed
    {
        domain::ProverServiceId service;
        QString name;  ///< of the service
        QString shown; ///< what stands before the container in the column of sources; empty for one service alone
        std::shared_ptr<provers::LogTail> tail;
    };
    void build();
    void begin();
    void add(const domain::ProverService &service, const QString &shown);
    void take(const QString &shown, const std::vector<domain::LogLine> &lines);
    void showState();
    void fillTasks();

    std::shared_ptr<provers::ProversWorkflow> m_workflow;
    std::shared_ptr<const Clock> m_clock;
    std::vector<domain::ProverServiceId> m_services;
    qsizetype m_wanted = 0; ///< how many there were to read
    std::vector<Followed> m_followed;
    QString m_task;

    LogViewer *m_viewer;
    QComboBox *m_period = nullptr;
    QComboBox *m_tasks = nullptr;
    QPushButton *m_stop = nullptr;
};

} // namespace pilothouse::ui
