// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/side_by_side.h"
#include "ui/attestation/compared.h"

#include <QWidget>

class QCheckBox;
class QStackedWidget;

namespace pilothouse::ui {

class EmptyState;
class HashLabel;
class PairBar;
class StateLabel;
class TextCompareView;

/// The app-compose of two machines, line by line. What is equal is decided on bytes; the lines are for reading.
class ComposePanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ComposePanel(QWidget *parent = nullptr);

    /// Read when the panel is next seen, off the GUI thread.
    void setCompared(const Compared &compared);
    TextCompareView *view() const { return m_view; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void showDiff(models::ComposeDiff diff);

    Compared m_compared;
    bool m_stale = false;
    quint64 m_generation = 0;
    PairBar *m_pair;
    QCheckBox *m_whole;
    StateLabel *m_summary;
    HashLabel *m_leftHash;
    HashLabel *m_rightHash;
    TextCompareView *m_view;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
};

} // namespace pilothouse::ui
