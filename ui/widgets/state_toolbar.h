// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "ui/widgets/panel.h"

#include <QTimer>

#include <vector>

class QAction;

namespace pilothouse::models {
class RowTableModel;
}

namespace pilothouse::ui {

class ActionButton;
class Chip;
class ChipRow;
class FilterField;

/// A state that rows may be in, as a chip above their table.
struct StateChoice
{
    int group;     ///< RowTableModel::inGroup() counts its rows
    QString value; ///< of the filter's field "state"
    QString word;
    models::Mark mark;
    int rank; ///< where there is little room, the lowest stays longest
};

/// Filter, state chips with counts, and tools on the right: what stands above every table of things that run. Chips and field are two faces of one
/// filter: a chip writes its term.
class StateToolbar final : public Toolbar
{
    Q_OBJECT
public:
    StateToolbar(models::RowTableModel *model, const QString &example, std::vector<StateChoice> states, const QList<QAction *> &tools,
                 QWidget *parent = nullptr);

    FilterField *filterField() const { return m_filter; }
    /// Words of the filter and its counts follow the model.
    void follow();
    void setNarrow(bool narrow);

private:
    struct StateChip
    {
        StateChoice state;
        Chip *chip;
    };
    void filterByState(const QString &word);

    models::RowTableModel *m_model;
    FilterField *m_filter;
    ChipRow *m_row;
    Chip *m_all;
    std::vector<StateChip> m_chips;
    std::vector<ActionButton *> m_tools;
    QTimer m_delay;
};

} // namespace pilothouse::ui
