// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clustersetup/setup_step.h"

class QComboBox;
class QLineEdit;

namespace pilothouse::ui {

class PathField;

/// The coordinator's signing key, its wallet, and the index that says which keys the wallet allows.
class CoordinatorStep final : public SetupStep
{
    Q_OBJECT
public:
    explicit CoordinatorStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void follow() override;

private:
    PathField *m_key;
    QLineEdit *m_wallet;
    SetupField *m_walletField;
    QComboBox *m_network;
};

} // namespace pilothouse::ui
