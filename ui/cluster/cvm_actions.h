// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_table_model.h"
#include "services/cluster/cluster_workflow.h"
#include "ui/widgets/pane_page.h"

#include <QObject>

#include <memory>
#include <vector>

class QAction;

namespace pilothouse::ui {

class DetailPanel;
class ResultView;
class TableView;

/// What can be done with the selected CVMs: verbs as plans, their results, and what can be copied. The words on the verbs, and
/// why one is off, come from the workflow.
class CvmActions final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        std::shared_ptr<cluster::ClusterWorkflow> workflow; ///< null: nothing can be done
        std::shared_ptr<domain::WriteAccess> access;
        QString environment;
        models::CvmTableModel *model;
        TableView *table;
        ResultView *results;
    };
    CvmActions(Parts parts, PanePage *page);

    /// Puts verbs and tools into the foot of the panel.
    void addTo(DetailPanel *panel);
    /// All of them, for menus, keys and the palette.
    const QList<QAction *> &actions() const { return m_all; }

    /// After the selection, the data or the right to write changed.
    void follow();
    std::vector<domain::CvmId> selectedIds() const;

signals:
    void compareRequested(const QStringList &keys);
    /// Results have come that should be looked at.
    void resultsShown();

public slots:
    void compareSelected();

private:
    struct Verb
    {
        domain::PowerAction power;
        QAction *action;
    };
    bool fitsAny(domain::PowerAction power) const;
    void offer(domain::PowerAction action, const std::vector<domain::CvmId> &ids);
    void run(domain::PowerAction action, std::vector<domain::CvmId> ids, const QString &typedPhrase);
    void finish(domain::PowerAction action, const Result<std::vector<cluster::PowerResult>> &results);
    void copyCommands();
    void showMore();

    Parts m_parts;
    PanePage *m_page;
    DetailPanel *m_panel = nullptr;
    std::vector<Verb> m_verbs;
    QAction *m_command;
    QAction *m_compare;
    QAction *m_more;
    QList<QAction *> m_all;
    domain::PowerAction m_last = domain::PowerAction::Restart;
};

} // namespace pilothouse::ui
