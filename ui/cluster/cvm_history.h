// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/cluster/machine_history.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class DetailPanel;
class HistoryView;

/// The tab with the past of the one machine that is selected: what this desk saw, and what the record says was done to it. Nothing is gathered
/// and the record is not read while the tab cannot be seen.
class CvmHistory final : public QObject
{
    Q_OBJECT
public:
    /// Adds the tab to `panel`. There must be a history.
    CvmHistory(const EnvironmentServices &services, DetailPanel *panel, QObject *parent);

    /// Nothing: none, or several.
    void setMachine(const std::optional<domain::Cvm> &machine);
    /// Ages and what is under way; to be called once a second.
    void tick();

    HistoryView *view() const { return m_view; }

private:
    void readRecord();
    bool isOfMachine(const audit::Entry &entry) const;
    void showNow();
    void showLooks();
    QString noteText() const;

    std::shared_ptr<cluster::MachineHistory> m_history;
    std::shared_ptr<cluster::ClusterRuntime> m_runtime; ///< null: no cluster is set up
    std::shared_ptr<audit::AuditLog> m_audit;
    std::shared_ptr<const Clock> m_clock;
    HistoryView *m_view;
    domain::CvmId m_id; ///< empty: no machine, or several
    QString m_name;
    std::shared_ptr<const cluster::MachinePast> m_shown;
    std::vector<audit::Entry> m_actions;
    QString m_trouble;     ///< why the record could not be read
    bool m_isRead = false; ///< the record was asked for this machine's entries
    QTimer m_reading;      ///< who walks through the rows with the arrow keys has the record read where they stop
};

} // namespace pilothouse::ui
