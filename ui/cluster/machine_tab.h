// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_runtime.h"
#include "services/cluster/live_port.h"
#include "ui/cluster/wanted_log.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QCheckBox;
class QPushButton;
class QVBoxLayout;

namespace pilothouse::ui {

class KeyValueList;
class Note;
class PlainLabel;

/// What a machine's guest says of itself now, and which of its logs to read. Of several machines: what to read of all. Reads only while
/// it can be seen.
class MachineTab final : public QWidget
{
    Q_OBJECT
public:
    MachineTab(std::shared_ptr<cluster::LivePort> live, std::shared_ptr<cluster::ClusterRuntime> runtime, std::shared_ptr<const Clock> clock,
               QWidget *parent = nullptr);
    ~MachineTab() override;

    /// The first of the selected machines, of so many. The same ones again keep what is chosen.
    void setMachines(std::vector<domain::Cvm> machines, qsizetype total);
    /// Asks for what is checked.
    void openLogs();

signals:
    void logsWanted(const QString &name, const std::vector<pilothouse::ui::WantedLog> &logs);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Choice
    {
        QCheckBox *box;
        WantedLog log; ///< of several machines: of each
    };
    void read();
    QCoro::Task<Done> readLive(CancelToken token, QString identifier);
    void showStats(const Result<cluster::CvmStats> &stats, const Result<cluster::CvmNetwork> &network);
    void setContainers(const std::vector<cluster::CvmContainer> &containers);
    void setProblem(const Error &error);
    void rebuild();
    void addChoice(const QString &text, WantedLog log, bool isChecked);
    void addTasks();
    void showBoot();

    std::shared_ptr<cluster::LivePort> m_live;
    std::shared_ptr<cluster::ClusterRuntime> m_runtime;
    std::shared_ptr<const Clock> m_clock;
    std::vector<domain::Cvm> m_machines;
    qsizetype m_total = 0;
    std::vector<cluster::CvmContainer> m_containers;
    CancelToken m_token;
    QTimer m_again;

    Note *m_problem;
    KeyValueList *m_facts;
    PlainLabel *m_title;
    QVBoxLayout *m_list;
    std::vector<Choice> m_choices;
    QPushButton *m_open;
};

} // namespace pilothouse::ui
