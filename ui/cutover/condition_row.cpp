// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cutover/condition_row.h"

#include "models/cutover_text.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/cutover/tone_ink.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/lines_label.h"
#include "ui/widgets/state_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pilothouse::ui {

using domain::ConditionState;
using models::CutoverText;

namespace {
constexpr int kFindingLines = 3;
} // namespace

ConditionRow::ConditionRow(QWidget *parent)
    : QWidget(parent)
    , m_mark(new StateMark)
    , m_id(new PlainLabel(QString(), Type::Body, Ink::Muted))
    , m_name(new PlainLabel)
    , m_state(new PlainLabel)
    , m_bar(new ShareBar)
    , m_finding(new LinesLabel(kFindingLines, Type::Small, Ink::Muted))
    , m_measured(new PlainLabel(QString(), Type::Small))
{
    const auto m = Metrics::current();
    m_mark->setExtent(16);
    m_name->setType(Type::Body, Weight::Medium);
    m_state->setType(Type::Body, Weight::Medium);
    m_bar->setDrawnHeight(8);
    m_id->setFixedWidth(m.px(24));
    auto *head = new QHBoxLayout;
    head->setSpacing(m.u(2));
    head->addWidget(m_id);
    head->addWidget(m_name, 1);
    head->addWidget(m_state);
    auto *line = new QHBoxLayout;
    line->setSpacing(m.u(2));
    line->addWidget(m_finding, 1);
    line->addWidget(m_measured);
    auto *indent = new QVBoxLayout;
    indent->setContentsMargins(m.px(32), 0, 0, 0);
    indent->setSpacing(m.u(1));
    indent->addWidget(m_bar);
    indent->addLayout(line);
    auto *words = new QVBoxLayout;
    words->setSpacing(m.px(2));
    words->addLayout(head);
    words->addLayout(indent);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.gap(), m.u(2), m.gap(), m.u(2));
    row->setSpacing(m.u(2));
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
}

void ConditionRow::setCondition(const domain::Condition &condition)
{
    const models::StateText state = CutoverText::condition(condition);
    m_mark->setState(state);
    m_mark->setAccessibleName(state.word);
    m_id->setText(domain::conditionIdWord(condition.id));
    m_name->setText(CutoverText::conditionName(condition.id));
    m_state->setText(state.word);
    m_state->setInk(inkOf(state.tone));
    const bool counts
        = condition.state == ConditionState::Arming || condition.state == ConditionState::Tripped || condition.state == ConditionState::Warning;
    m_bar->setVisible(counts && condition.limit > 0);
    m_bar->setParts({{std::min(condition.measured, condition.limit), state.tone}}, condition.limit);
    m_finding->setText(models::spoken(condition.finding));
    m_measured->setText(counts ? tr("%1 of %2").arg(QString::number(condition.measured, 'f', 0), condition.limitText) : QString());
    m_measured->setVisible(counts);
    setAccessibleName(
        QStringLiteral("%1 %2: %3. %4")
            .arg(domain::conditionIdWord(condition.id), CutoverText::conditionName(condition.id), state.word, models::spoken(condition.finding)));
}

} // namespace pilothouse::ui
