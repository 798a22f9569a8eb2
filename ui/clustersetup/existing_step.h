// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clustersetup/setup_step.h"

namespace pilothouse::models {
class ListTableModel;
}

namespace pilothouse::ui {

class TableView;

/// The machines under the cluster's name: adopt the registry, leave, or delete by plan.
class ExistingStep final : public SetupStep
{
    Q_OBJECT
public:
    explicit ExistingStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void enter() override;
    void follow() override;
    TableView *table() const { return m_table; }

private:
    const domain::Cvm *selected() const;
    void showActions();
    void remove();

    Card *m_card;
    models::ListTableModel *m_model;
    TableView *m_table;
    PlainLabel *m_none;
    QPushButton *m_adopt;
    QPushButton *m_leave;
    QPushButton *m_delete;
    PlainLabel *m_reason;
    bool m_isPreparing = false;
};

} // namespace pilothouse::ui
