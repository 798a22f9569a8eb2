// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/logs/log_query.h"
#include "ui/widgets/panel.h"

#include <QTimer>

namespace pilothouse::ui {

class Chip;
class ElidedLabel;
class FilterField;

/// What is looked for in a log, and how: words or an expression, by case, only the lines that match, or only the others.
class FindBar final : public Toolbar
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    /// Shows the bar and puts the cursor into it.
    void open();
    /// Hides it and forgets what was looked for.
    void close();

    logs::LogQuery query() const;
    bool isOnlyMatching() const;
    /// Lines to be shown before and after each that matches; 0 where all are shown.
    int reach() const;
    /// Another number of them; where all are shown, the others are hidden first.
    void toggleReach();
    void setText(const QString &text);
    FilterField *field() const { return m_field; }

    /// "3 of 120", or why there is none.
    void setOutcome(const QString &outcome);
    /// Why what was typed is no query; empty: it is one.
    void setProblem(const QString &problem);

signals:
    /// Typed or chosen, after a short pause.
    void changed();
    void stepWanted(bool forward);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    FilterField *m_field;
    Chip *m_expression;
    Chip *m_byCase;
    Chip *m_only;
    Chip *m_reach;
    Chip *m_invert;
    ElidedLabel *m_outcome;
    QTimer m_delay;
};

} // namespace pilothouse::ui
