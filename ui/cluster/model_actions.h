// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/model_changes.h"
#include "ui/cluster/cvm_selection.h"

#include <QObject>

#include <memory>

class QMenu;

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class ChangeDesk;

/// Start and stop of the models of the one machine that is selected, each as a plan.
class ModelActions final : public QObject
{
    Q_OBJECT
public:
    ModelActions(const EnvironmentServices &services, CvmSelection selection, ChangeDesk *desk, QObject *parent);

    /// One entry for each model of the machine; none where there is nothing to be done.
    void addTo(QMenu *menu, bool readOnly);
    void offer(const cluster::ModelChange &change);

private:
    std::shared_ptr<cluster::ClusterRuntime> m_runtime; ///< null: the profile sets up no cluster
    std::shared_ptr<cluster::ModelChanges> m_changes;
    CvmSelection m_selection;
    ChangeDesk *m_desk;
};

} // namespace pilothouse::ui
