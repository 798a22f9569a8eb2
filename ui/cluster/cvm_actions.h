// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/access.h"
#include "ui/cluster/cvm_selection.h"

#include <QObject>

#include <memory>

class QAction;
class QMenu;

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class ApprovalActions;
class ChangeDesk;
class DetailPanel;
class ModelActions;
class PanePage;
class PowerActions;
class RemovalActions;
class ResultView;
class TableView;

/// What can be done with the selected CVMs: the verbs of the foot, the menus and the palette, and what can be copied.
class CvmActions final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        TableView *table;
        CvmSelection selection;
        ResultView *results;
        DetailPanel *panel; ///< verbs and tools go into its foot
    };
    CvmActions(const EnvironmentServices &services, Parts parts, PanePage *page);

    /// All of them, for menus, keys and the palette.
    const QList<QAction *> &actions() const { return m_all; }
    ApprovalActions *approval() const { return m_approval; }
    ChangeDesk *desk() const { return m_desk; }
    ModelActions *models() const { return m_models; }
    /// A verb of another part of the pane, for the menus.
    void addRarer(QAction *action) { m_rarer << action; }

    /// After the selection, the data or the right to write changed.
    void follow();

signals:
    void compareRequested(const QStringList &keys);

public slots:
    void compareSelected();

private:
    bool isReadOnly() const { return m_access && !m_access->isWritable(); }
    void copyCommands();
    void addCopies(QMenu *menu);
    void showMore();
    void showContextMenu();

    Parts m_parts;
    PanePage *m_page;
    std::shared_ptr<domain::WriteAccess> m_access;
    QString m_environment;
    bool m_canAct;
    ChangeDesk *m_desk;
    PowerActions *m_power;
    RemovalActions *m_removal;
    ApprovalActions *m_approval;
    ModelActions *m_models;
    QAction *m_command;
    QAction *m_compare;
    QAction *m_more;
    QList<QAction *> m_rarer; ///< verbs there is no room for in the foot
    QList<QAction *> m_all;
};

} // namespace pilothouse::ui
