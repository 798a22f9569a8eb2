// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cutover/gate_card.h"

#include "models/cutover_text.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/cutover/tone_ink.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/lines_label.h"
#include "ui/widgets/state_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

using domain::GateState;
using models::CutoverText;
using models::StateText;
using models::Tone;

namespace {
constexpr int kFindingLines = 2;
} // namespace

GateCard::GateCard(int number, QWidget *parent)
    : QWidget(parent)
    , m_number(number)
    , m_mark(new StateMark)
    , m_name(new PlainLabel)
    , m_state(new PlainLabel)
    , m_finding(new LinesLabel(kFindingLines))
    , m_how(new ElidedLabel(QString(), Type::Small, Ink::Muted))
    , m_ageBar(new ShareBar)
    , m_age(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_evidence(makeButton(tr("Evidence"), ButtonRole::Link))
{
    const auto m = Metrics::current();
    for (QWidget *const part : std::initializer_list<QWidget *>{m_mark, m_name, m_state, m_finding, m_how, m_ageBar, m_age, m_evidence})
        part->setParent(this);
    m_mark->setExtent(16);
    m_name->setType(Type::Body, Weight::Strong);
    m_state->setType(Type::Body, Weight::Medium);
    m_ageBar->setFixedWidth(m.px(64));
    arrange();
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
    m_finding->setText(models::spoken(gate.finding));
    QStringList how;
    if (!gate.evidence.request.isEmpty())
        how << models::spoken(gate.evidence.request);
    if (gate.evidence.status)
        how << QString::number(*gate.evidence.status);
    if (gate.measuredAt)
        how << models::utcTimeText(*gate.measuredAt);
    m_how->setText(visibleText(how.join(QStringLiteral(" · "))));
    const auto share = CutoverText::gateAgeShare(gate);
    m_ageBar->setParts({{share.value_or(0), gate.state == GateState::Stale ? Tone::Warn : Tone::Neutral}}, 1);
    m_ageBar->setVisible(share.has_value() && !m_narrow);
    m_age->setText(CutoverText::gateAge(gate));
    m_evidence->setAccessibleName(tr("Evidence of %1").arg(name));
    m_evidence->setVisible(!gate.evidence.request.isEmpty() || !gate.evidence.body.isEmpty() || !gate.evidence.rule.isEmpty());
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(name, state.word, models::spoken(gate.finding)));
    update();
}

void GateCard::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    arrange();
}

/// Wide: a card of four rows. Narrow: one line, with the age under the name.
void GateCard::arrange()
{
    const auto m = Metrics::current();
    delete layout();
    m_how->setVisible(!m_narrow);
    m_ageBar->setVisible(!m_narrow && CutoverText::gateAgeShare(m_gate).has_value());
    if (m_narrow) {
        setFixedHeight(m.px(46));
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(m.gap(), 0, m.gap(), 0);
        row->setSpacing(m.u(2));
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        words->addStretch(1);
        words->addWidget(m_name);
        words->addWidget(m_age);
        words->addStretch(1);
        row->addWidget(m_mark);
        row->addLayout(words);
        row->addWidget(m_state);
        row->addWidget(m_finding, 1);
        row->addWidget(m_evidence);
        m_name->setMinimumWidth(m.px(120));
        m_state->setMinimumWidth(m.px(72));
        m_state->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        return;
    }
    m_name->setMinimumWidth(0);
    m_name->setMaximumWidth(QWIDGETSIZE_MAX);
    m_state->setMinimumWidth(0);
    m_state->setMaximumWidth(QWIDGETSIZE_MAX);
    m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setMinimumHeight(0);
    setMaximumHeight(QWIDGETSIZE_MAX);
    auto *head = new QHBoxLayout;
    head->setSpacing(m.u(2));
    head->addWidget(m_mark);
    head->addWidget(m_name);
    head->addStretch(1);
    head->addWidget(m_state);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(m.u(2));
    foot->addWidget(m_ageBar, 0, Qt::AlignVCenter);
    foot->addWidget(m_age);
    foot->addStretch(1);
    foot->addWidget(m_evidence);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.gap(), m.u(2) + 2, m.gap(), m.u(2));
    column->setSpacing(m.u(1));
    column->addLayout(head);
    column->addWidget(m_finding);
    column->addWidget(m_how);
    column->addStretch(1);
    column->addLayout(foot);
}

QSize GateCard::minimumSizeHint() const
{
    // As drawn, and never less than its rows need: a finding may take two lines, of a script with tall letters.
    const QSize rows = QWidget::minimumSizeHint();
    return m_narrow ? rows : rows.expandedTo(QSize(0, Metrics::current().px(112)));
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
