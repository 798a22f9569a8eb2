// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attestation/compared.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace pilothouse::models {
class QuoteRegionModel;
}

namespace pilothouse::ui {

class EmptyState;
class HashLabel;
class HexView;
class PlainLabel;
class StateLabel;
class TableView;

/// One machine's quote: its regions by name on the left, its bytes on the right, the chosen region in words above them.
class QuotePanel final : public QWidget
{
    Q_OBJECT
public:
    explicit QuotePanel(QWidget *parent = nullptr);

    /// Read when the panel is next seen.
    void setCompared(const Compared &compared);
    /// What a second verifier says of the comparison that is shown; the machine and the region in view stay.
    void setOpinions(std::shared_ptr<const attestation::SecondOpinions> opinions);
    void showMachine(int machine);
    /// Chooses the region that a comparison's property lies in, if it lies in the quote.
    void showProperty(const QString &property);
    HexView *view() const { return m_view; }
    TableView *table() const { return m_table; }
    void setNarrow(bool narrow);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void showRegion(int region);

    Compared m_compared;
    bool m_stale = false;
    QString m_wanted;
    models::QuoteRegionModel *m_model;
    QComboBox *m_machine;
    StateLabel *m_state;
    TableView *m_table;
    HexView *m_view;
    PlainLabel *m_name;
    PlainLabel *m_place;
    PlainLabel *m_meaning;
    HashLabel *m_value;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
};

} // namespace pilothouse::ui
