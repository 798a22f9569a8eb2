// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/cvm.h"
#include "ui/widgets/panel.h"

#include <QTimer>

#include <vector>

class QAction;

namespace pilothouse::models {
class ProverTableModel;
}

namespace pilothouse::ui {

class ActionButton;
class Chip;
class ChipRow;
class FilterField;

/// Filter, state chips with counts, and tools on the right. Chips and field are two faces of one filter: a chip writes its term.
class ProverToolbar final : public Toolbar
{
    Q_OBJECT
public:
    ProverToolbar(models::ProverTableModel *model, const QList<QAction *> &tools, QWidget *parent = nullptr);

    FilterField *filterField() const { return m_filter; }
    void setNarrow(bool narrow);

private:
    struct StateChip
    {
        domain::RunState state;
        Chip *chip;
    };
    void filterByState(const QString &word);
    void follow();

    models::ProverTableModel *m_model;
    FilterField *m_filter;
    ChipRow *m_row;
    Chip *m_all;
    std::vector<StateChip> m_chips;
    std::vector<ActionButton *> m_tools;
    QTimer m_delay;
};

} // namespace pilothouse::ui
