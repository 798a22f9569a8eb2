// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/check_row.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QGridLayout>
#include <QPainter>

namespace pilothouse::ui {

namespace {
constexpr int kStateWidth = 156;
}

CheckRow::CheckRow(QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel(QString(), Type::Body))
    , m_state(new StateLabel)
    , m_finding(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_toDo(new PlainLabel(QString(), Type::Small, Ink::Text))
{
    const auto m = Metrics::current();
    m_title->setType(Type::Body, Weight::Medium);
    m_finding->setParagraph(true);
    m_toDo->setParagraph(true);
    // Text that can be selected asks for the width of its whole line; here it wraps to the room there is.
    m_finding->setMinimumWidth(1);
    m_toDo->setMinimumWidth(1);
    m_state->setFixedWidth(m.px(kStateWidth));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(m.margin(), m.u(2), m.margin(), m.u(2) + 1);
    grid->setHorizontalSpacing(m.u(3));
    grid->setVerticalSpacing(m.px(2));
    grid->addWidget(m_state, 0, 0, Qt::AlignLeft | Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_finding, 1, 1);
    grid->addWidget(m_toDo, 2, 1);
    grid->setColumnStretch(1, 1);
}

void CheckRow::setCheck(const models::MachineCheck &check)
{
    m_title->setText(check.title);
    m_state->setState(check.state);
    m_finding->setText(check.finding);
    m_finding->setVisible(!check.finding.isEmpty());
    m_toDo->setText(check.toDo.isEmpty() ? QString() : tr("What to do: %1").arg(check.toDo));
    m_toDo->setVisible(!check.toDo.isEmpty());
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(check.title, check.state.word, check.finding));
}

void CheckRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokensOf(this).line);
}

} // namespace pilothouse::ui
