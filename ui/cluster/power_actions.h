// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_workflow.h"
#include "ui/cluster/cvm_selection.h"

#include <QObject>

#include <memory>
#include <vector>

class QAction;

namespace pilothouse::ui {

class ChangeDesk;

/// Start, restart, stop and shut down, each as a plan. The words on the verbs, and why one is off, come from the workflow.
class PowerActions final : public QObject
{
    Q_OBJECT
public:
    /// `workflow` null: nothing can be done.
    PowerActions(std::shared_ptr<cluster::ClusterWorkflow> workflow, CvmSelection selection, ChangeDesk *desk, QObject *parent);

    QList<QAction *> actions() const;
    /// The same without what is rarer than the others.
    QList<QAction *> usual() const;
    QAction *shutdown() const;

    /// After the selection, the data or the right to write changed; gives why verbs that are shown are off.
    QStringList follow(bool readOnly);

private:
    struct Verb
    {
        domain::PowerAction power;
        QAction *action;
    };
    bool fitsAny(domain::PowerAction power) const;
    void offer(domain::PowerAction power, const std::vector<domain::CvmId> &ids);

    std::shared_ptr<cluster::ClusterWorkflow> m_workflow;
    CvmSelection m_selection;
    ChangeDesk *m_desk;
    std::vector<Verb> m_verbs;
};

} // namespace pilothouse::ui
