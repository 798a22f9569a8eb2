// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clustersetup/setup_step.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace pilothouse::ui {

/// Name, type of machine and limits. The rule of a name is told while it is typed.
class ClusterStep final : public SetupStep
{
    Q_OBJECT
public:
    explicit ClusterStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void follow() override;

private:
    void showTypes();

    QLineEdit *m_name;
    SetupField *m_nameField;
    QComboBox *m_type;
    SetupField *m_typeField;
    QSpinBox *m_models;
    QSpinBox *m_memory;
    QSpinBox *m_port;
};

} // namespace pilothouse::ui
