// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agent_table_model.h"
#include "ui/widgets/state_toolbar.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace pilothouse::ui {

class EmptyState;
class TableFoot;
class TableView;

/// The states that rows are chosen by. Where there is little room, trouble stays longest.
std::vector<StateChoice> agentStateChoices();

/// The table of deployments with what stands in it while it is empty, and the line below it.
class AgentsTable final : public QWidget
{
    Q_OBJECT
public:
    explicit AgentsTable(models::AgentTableModel *model, QWidget *parent = nullptr);

    TableView *view() const { return m_view; }
    EmptyState *empty() const { return m_empty; }
    TableFoot *foot() const { return m_foot; }

    QModelIndexList selectedRows() const;
    /// The one that is selected; nothing while none or several are.
    std::optional<domain::Deployment> chosen() const;
    bool select(const QString &key);
    /// The rows that are in view say how long they are what they are.
    void tick();

private:
    models::AgentTableModel *m_model;
    TableView *m_view;
    EmptyState *m_empty;
    TableFoot *m_foot;
};

} // namespace pilothouse::ui
