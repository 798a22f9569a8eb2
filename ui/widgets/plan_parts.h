// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/plan.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace pilothouse::ui {

/// What a plan will do: a framed table of number, what and where.
class PlanSteps final : public QWidget
{
public:
    PlanSteps(const std::vector<domain::PlanStep> &steps, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QGridLayout *m_grid;
    int m_rows;
};

/// What comes after: if a step fails, how it is undone, what else happens. Key and sentence on a plain tint.
class PlanAftermath final : public QWidget
{
public:
    explicit PlanAftermath(QWidget *parent);

    /// Nothing to say is not said.
    void add(const QString &key, const QString &text);
    bool isEmpty() const { return m_count == 0; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QGridLayout *m_grid;
    int m_count = 0;
};

} // namespace pilothouse::ui
