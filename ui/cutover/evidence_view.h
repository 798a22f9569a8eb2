// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/domain/gate.h"
#include "ui/widgets/card.h"

#include <QWidget>

class QPlainTextEdit;
class QVBoxLayout;

namespace pilothouse::ui {

class PlainLabel;

/// The raw answer one gate was judged by: request, status, rule, all findings, body as received.
class EvidenceView final : public QWidget
{
    Q_OBJECT
public:
    explicit EvidenceView(QWidget *parent = nullptr);

    void setGate(const domain::Gate &gate);

signals:
    void closeRequested();

private:
    Card *m_card;
    PlainLabel *m_rule;
    PlainLabel *m_findings;
    QPlainTextEdit *m_body;
};

/// The newest entries of the record about this cutover.
class JournalView final : public QWidget
{
    Q_OBJECT
public:
    explicit JournalView(QWidget *parent = nullptr);

    /// Newest first.
    void setEntries(const std::vector<audit::Entry> &entries);
    void add(const audit::Entry &entry);

signals:
    void openAudit();

private:
    QWidget *line(const audit::Entry &entry) const;

    Card *m_card;
    PlainLabel *m_empty;
    QVBoxLayout *m_lines;
};

/// Whether an entry of the record belongs to the journal of a cutover.
bool isCutoverEntry(const audit::Entry &entry);

} // namespace pilothouse::ui
