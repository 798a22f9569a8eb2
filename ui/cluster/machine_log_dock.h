// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/machine_logs.h"
#include "ui/cluster/wanted_log.h"
#include "ui/logs/log_viewer.h"

#include <memory>
#include <vector>

namespace pilothouse::ui {

/// Below the table: the logs of one machine or of several as they come, in one, by time.
class MachineLogDock final : public Panel
{
    Q_OBJECT
public:
    /// Followed at once; each asks the cloud again and again.
    static constexpr int kMostLogs = 40;

    MachineLogDock(std::shared_ptr<cluster::LivePort> live, std::shared_ptr<cluster::ClusterRuntime> runtime, const LogViewer::Parts &parts,
                   QWidget *parent = nullptr);
    ~MachineLogDock() override;

    /// Ends what was read before and begins with these. `name` goes into file names and the record.
    void follow(const QString &name, const std::vector<WantedLog> &wanted);
    void stop();
    /// Goes on after stop(), with what came meanwhile.
    void resume();
    bool isReading() const;
    LogViewer *viewer() const { return m_viewer; }

signals:
    void closeRequested();

private:
    struct Followed
    {
        QString source; ///< as its column names it
        std::shared_ptr<cluster::LogFollow> follow;
    };
    QCoro::Task<Done> begin(CancelToken token, std::vector<WantedLog> wanted);
    void add(const QString &source, cluster::LogRead read);
    void take(const QString &source, const cluster::NewLines &news);
    void showState();

    std::shared_ptr<cluster::LivePort> m_live;
    std::shared_ptr<cluster::ClusterRuntime> m_runtime;
    CancelToken m_token;
    std::vector<Followed> m_followed;
    QStringList m_notes;          ///< what is not read, and why
    std::optional<Error> m_error; ///< why a machine's containers could not be listed
    bool m_isListing = false;
    bool m_isSingle = true; ///< of one machine: its name need not stand in each line
    QString m_name;

    LogViewer *m_viewer;
    QPushButton *m_stop;
};

} // namespace pilothouse::ui
