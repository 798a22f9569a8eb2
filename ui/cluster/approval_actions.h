// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/registry_choice.h"

#include <QObject>

#include <memory>

class QAction;
class QMenu;

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class ChangeDesk;
class PanePage;

/// What is done about a cluster as a whole: hashes are approved, the head is elected anew, one of several registries is chosen. The last two change
/// only what this desk does; the choice is kept, and recorded.
class ApprovalActions final : public QObject
{
    Q_OBJECT
public:
    ApprovalActions(const EnvironmentServices &services, ChangeDesk *desk, PanePage *page);

    QAction *approve() const { return m_approve; }
    QAction *electAnew() const { return m_elect; }
    QAction *chooseRegistry() const { return m_choose; }
    QList<QAction *> actions() const { return {m_approve, m_choose, m_elect}; }
    /// After the cluster or the right to write changed.
    void follow(bool readOnly);

private:
    void offer();
    void elect();
    void showRegistries();
    QCoro::Task<> choose(domain::CvmId registry);

    std::shared_ptr<cluster::ClusterRuntime> m_runtime; ///< null: the profile sets up no cluster
    std::shared_ptr<cluster::RegistryChoice> m_choice;  ///< likewise
    domain::Environment m_environment;
    ChangeDesk *m_desk;
    PanePage *m_page;
    QAction *m_approve;
    QAction *m_elect;
    QAction *m_choose;
};

} // namespace pilothouse::ui
