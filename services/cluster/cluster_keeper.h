// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_workflow.h"
#include "services/cluster/kept_cluster.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace pilothouse::cluster {

/// Keeps what was read of the cluster, and hands the workflow what an earlier run kept when nobody answers this one. What is kept is read from
/// disk only then: a start with an answer pays nothing for it. Nothing of it is ever live. Lives on the main thread; held by shared_ptr.
class ClusterKeeper final : public QObject, public std::enable_shared_from_this<ClusterKeeper>
{
    Q_OBJECT
public:
    struct Settings
    {
        std::chrono::milliseconds patience{1000};      ///< with the first answer, before the kept list is shown
        std::chrono::milliseconds firstSave{5000};     ///< after the first list: the window is up by then
        std::chrono::milliseconds saveInterval{60000}; ///< between two writes, so that what is kept is at most so much older than what was seen
    };
    struct Parts
    {
        std::shared_ptr<ClusterWorkflow> workflow;
        std::shared_ptr<ClusterRuntime> runtime; ///< null: no cluster is set up
        std::shared_ptr<KeptClusterPort> memory;
        QString endpoint; ///< of the workflow's cloud
        Settings settings;
    };
    explicit ClusterKeeper(Parts parts);

    /// To be called once, before the workflow starts to read.
    void start();
    /// Writes what is newer than what was written; nothing when it was never started. Errors: Storage.
    QCoro::Task<Status> close();

    /// What the members said before this run; null once one of them was asked, and where nothing is kept.
    std::shared_ptr<const ClusterView> recalledView() const;

signals:
    /// recalledView() is there.
    void recalled();

private:
    void follow();
    QCoro::Task<Done> recall();
    QCoro::Task<Status> save();

    Parts m_parts;
    std::shared_ptr<const ClusterView> m_view;
    std::shared_ptr<const domain::CvmList> m_saved; ///< the list that was written last
    bool m_isStarted = false;
    bool m_hasSaved = false;
    bool m_hasRecalled = false;
    QTimer m_patience;
    QTimer m_saving;
};

} // namespace pilothouse::cluster
