// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attestation/compared.h"

#include <QWidget>

namespace pilothouse::models {
class EventTableModel;
}

namespace pilothouse::ui {

class Chip;
class HashLabel;
class PairBar;
class PlainLabel;
class StateLabel;
class TableFoot;
class TableView;

/// Two machines event by event: the boot section of RTMR3, or everything that was measured. Below the table the chosen event in
/// full, with what it means and why its relation is what it is.
class EventsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit EventsPanel(QWidget *parent = nullptr);

    /// Read when the panel is next seen.
    void setCompared(const Compared &compared);
    TableView *table() const { return m_table; }
    models::EventTableModel *model() const { return m_model; }
    void setAllEvents(bool all);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void showEventAt(int row);

    Compared m_compared;
    bool m_stale = false;
    models::EventTableModel *m_model;
    PairBar *m_pair;
    Chip *m_boot;
    Chip *m_all;
    TableView *m_table;
    TableFoot *m_foot;
    StateLabel *m_title;
    PlainLabel *m_meaning;
    PlainLabel *m_leftName;
    PlainLabel *m_rightName;
    HashLabel *m_left;
    HashLabel *m_right;
};

} // namespace pilothouse::ui
