// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_history.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace pilothouse::ui {

class EmptyState;
class FindingList;
class LookStripView;
class PlainLabel;
class TableView;

/// What this desk saw of one machine over time: its looks as a strip, and the events as a table, newest first.
class HistoryView final : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryView(QWidget *parent = nullptr);

    /// Nothing: it is no member of a cluster, and nobody asks it.
    void setLooks(const std::optional<models::LookStrip> &strip);
    void setEvents(std::vector<models::ListRow> rows);
    /// Why there are no rows, while there are none.
    void setEmptyText(const QString &title, const QString &sentence);
    /// What is not among the rows, and why.
    void setNote(const QString &note);

    TableView *table() const { return m_table; }

signals:
    /// It can be seen now, and what it shows may be old.
    void shown();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showDetail();

    models::ListTableModel *m_model;
    PlainLabel *m_looksTitle;
    LookStripView *m_strip;
    FindingList *m_summary;
    TableView *m_table;
    EmptyState *m_empty;
    PlainLabel *m_detail;
    PlainLabel *m_note;
    QString m_wanted; ///< key of the row whose details are read: kept over a refresh that brings new rows
};

} // namespace pilothouse::ui
