// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit_table_model.h"

#include <QWidget>

class QVBoxLayout;

namespace pilothouse::ui {

class DetailPanel;

/// One entry of the record: its place in the chain, who did what and why, what was before and after.
class EntryPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit EntryPanel(DetailPanel *frame, QWidget *parent = nullptr);

    void show(const models::AuditDetail &detail);

signals:
    /// A link to another entry.
    void entryRequested(quint64 seq);

private:
    DetailPanel *m_frame;
    QVBoxLayout *m_column;
};

} // namespace pilothouse::ui
