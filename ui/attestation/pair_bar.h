// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attestation/compared.h"
#include "ui/widgets/panel.h"

class QComboBox;

namespace pilothouse::ui {

/// Which two machines of a comparison are laid side by side; begins with one of the equal ones and the odd one.
class PairBar final : public Toolbar
{
    Q_OBJECT
public:
    explicit PairBar(QWidget *parent = nullptr);

    void setCompared(const Compared &compared);
    int left() const;
    int right() const;
    QString leftName() const;
    QString rightName() const;
    void choose(int left, int right);

signals:
    void pairChanged();

private:
    QComboBox *m_left;
    QComboBox *m_right;
    QStringList m_names;
};

} // namespace pilothouse::ui
