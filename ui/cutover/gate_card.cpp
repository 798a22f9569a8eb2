// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cutover/gate_card.h"

#include "models/cutover_text.h"
#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/cutover/tone_ink.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

using domain::GateState;
using models::CutoverText;
using models::StateText;
using models::Tone;

GateCard::GateCard(int number, QWidget *parent)
    : QWidget(parent)
    , m_number(number)
    , m_mark(new StateMark)
    , m_name(new PlainLabel)
    , m_state(new PlainLabel)
    , m_finding(new ElidedLabel)
    , m_how(new ElidedLabel(QString(), Type::Small, Ink::Muted))
    , m_ageBar(new ShareBar)
    , m_age(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_evidence(makeButton(tr("Evidence"), ButtonRole::Link))
    , m_foot(new QWidget)
{
    const auto m = Metrics::current();
    m_mark->setExtent(16);
    m_name->setType(Type::Body, Weight::Strong);
    m_state->setType(Type::Body, Weight::Medium);
    m_ageBar->setFixedWidth(m.px(64));
    auto *head = new QHBoxLayout;
    head->setSpacing(m.u(2));
    head->addWidget(m_mark);
    head->addWidget(m_name);
    head->addStretch(1);
    head->addWidget(m_state);
    auto *footRow = new QHBoxLayout(m_foot);
    footRow->setContentsMargins(0, 0, 0, 0);
    footRow->setSpacing(m.u(2));
    footRow->addWidget(m_ageBar, 0, Qt::AlignVCenter);
    footRow->addWidget(m_age);
    footRow->addStretch(1);
    footRow->addWidget(m_evidence);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.gap(), m.u(2) + 2, m.gap(), m.u(2));
    column->setSpacing(m.px(2));
    column->addLayout(head);
    column->addWidget(m_finding);
    column->addWidget(m_how);
    column->addStretch(1);
    column->addWidget(m_foot);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(m_evidence, &QPushButton::clicked, this, &GateCard::evidenceRequested);
    setGate({});
}

void GateCard::setGate(const domain::Gate &gate)
{
    m_gate = gate;
    const StateText state = CutoverText::gate(gate);
    const QString name = CutoverText::gateName(gate.id);
    m_mark->setState(state);
    m_mark->setAccessibleName(state.word);
    m_name->setText(QStringLiteral("%1 %2").arg(m_number).arg(name));
    m_state->setText(state.word);
    m_state->setInk(inkOf(state.tone));
    m_finding->setText(visibleText(gate.finding));
    QStringList how;
    if (!gate.evidence.request.isEmpty())
        how << gate.evidence.request;
    if (gate.evidence.status)
        how << QString::number(*gate.evidence.status);
    if (gate.measuredAt)
        how << models::utcTimeText(*gate.measuredAt);
    m_how->setText(visibleText(how.join(QStringLiteral(" · "))));
    const auto share = CutoverText::gateAgeShare(gate);
    m_ageBar->setParts({{share.value_or(0), gate.state == GateState::Stale ? Tone::Warn : Tone::Neutral}}, 1);
    m_ageBar->setVisible(share.has_value());
    m_age->setText(CutoverText::gateAge(gate));
    m_evidence->setAccessibleName(tr("Evidence of %1").arg(name));
    m_evidence->setVisible(!gate.evidence.request.isEmpty() || !gate.evidence.body.isEmpty() || !gate.evidence.rule.isEmpty());
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(name, state.word, gate.finding));
    update();
}

void GateCard::setNarrow(bool narrow)
{
    const auto m = Metrics::current();
    m_how->setVisible(!narrow);
    m_foot->setVisible(!narrow);
    setMinimumHeight(narrow ? m.px(52) : m.px(112));
    setMaximumHeight(narrow ? m.px(52) : QWIDGETSIZE_MAX);
}

void GateCard::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(t.line, 1);
    if (m_gate.state == GateState::Fail)
        pen = QPen(t.fail, 1);
    else if (m_gate.state != GateState::Pass)
        pen = QPen(t.warn, 1, Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radiusCard(), m.radiusCard());
}

} // namespace pilothouse::ui
