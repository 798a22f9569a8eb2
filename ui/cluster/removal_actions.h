// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/removal.h"
#include "ui/cluster/cvm_selection.h"

#include <QObject>

#include <memory>

class QAction;

namespace pilothouse::ui {

class ChangeDesk;

/// Delete, of one machine or of several: each is read first, and the plan names those that are left out.
class RemovalActions final : public QObject
{
    Q_OBJECT
public:
    /// `removal` null: nothing can be deleted.
    RemovalActions(std::shared_ptr<cluster::Removal> removal, CvmSelection selection, ChangeDesk *desk, QObject *parent);

    QAction *remove() const { return m_remove; }
    /// After the selection or the right to write changed.
    void follow(bool readOnly);

private:
    void offer(const std::vector<domain::CvmId> &ids);

    std::shared_ptr<cluster::Removal> m_removal;
    CvmSelection m_selection;
    ChangeDesk *m_desk;
    QAction *m_remove;
    bool m_reading = false;
    bool m_readOnly = true;
};

} // namespace pilothouse::ui
