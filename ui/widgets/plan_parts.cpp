// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plan_parts.h"

#include "models/format.h"
#include "models/spoken.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/lines_label.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

constexpr int kStepLines = 2;

} // namespace

PlanSteps::PlanSteps(const std::vector<domain::PlanStep> &steps, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_rows(int(steps.size()))
{
    const auto m = Metrics::current();
    m_grid->setContentsMargins(m.gap(), 0, m.gap(), 0);
    m_grid->setHorizontalSpacing(m.u(4));
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
    for (size_t i = 0; i < steps.size(); ++i) {
        const int row = int(i);
        m_grid->setRowMinimumHeight(row, m.rowCompact());
        m_grid->addWidget(new PlainLabel(models::countText(qint64(i) + 1), Type::Small, Ink::Muted, this), row, 0);
        auto *what = new LinesLabel(kStepLines, Type::Small, Ink::Text, this);
        what->setText(models::spoken(steps[i].what));
        auto *room = new QVBoxLayout; // two lines do not touch the rules
        room->setContentsMargins(0, m.u(1), 0, m.u(1));
        room->addWidget(what);
        m_grid->addLayout(room, row, 1);
        auto *target = new ElidedLabel(models::spoken(steps[i].target), Type::Small, Ink::Muted, this);
        target->setMaximumWidth(m.px(200));
        m_grid->addWidget(target, row, 2);
    }
}

void PlanSteps::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radiusControl(), m.radiusControl());
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int row = 1; row < m_rows; ++row)
        painter.fillRect(QRect(1, m_grid->cellRect(row, 0).top(), width() - 2, 1), t.line);
}

PlanAftermath::PlanAftermath(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    const auto m = Metrics::current();
    m_grid->setContentsMargins(m.gap(), m.u(2), m.gap(), m.u(2));
    m_grid->setHorizontalSpacing(m.u(3));
    m_grid->setVerticalSpacing(m.u(1));
    m_grid->setColumnMinimumWidth(0, m.px(124));
    m_grid->setColumnStretch(1, 1);
}

void PlanAftermath::add(const QString &key, const QString &text)
{
    if (text.isEmpty())
        return;
    const int row = m_count++;
    auto *name = new PlainLabel(key, Type::Small, Ink::Text, this);
    name->setType(Type::Small, Weight::Medium);
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    auto *words = new PlainLabel(text, Type::Small, Ink::Text, this);
    words->setParagraph(true);
    m_grid->addWidget(words, row, 1);
}

void PlanAftermath::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokensOf(this).sunken);
    const int radius = Metrics::current().radiusControl();
    painter.drawRoundedRect(rect(), radius, radius);
}

} // namespace pilothouse::ui
