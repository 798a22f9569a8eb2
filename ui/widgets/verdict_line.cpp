// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/verdict_line.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pilothouse::ui {

VerdictLine::VerdictLine(QWidget *parent)
    : Panel(Ground::Surface, parent)
    , m_mark(new StateMark)
    , m_title(new PlainLabel(QString(), Type::Title))
    , m_sentence(new PlainLabel(QString(), Type::Body, Ink::Muted))
    , m_chips(new QHBoxLayout)
{
    setEdges(Qt::BottomEdge);
    const auto m = Metrics::current();
    m_mark->setExtent(24);
    m_title->setWordWrap(true);
    m_sentence->setParagraph(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(m.px(2));
    words->addWidget(m_title);
    words->addWidget(m_sentence);
    m_chips->setSpacing(m.u(2));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    row->setSpacing(m.gap());
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addLayout(m_chips);
}

void VerdictLine::setVerdict(const models::StateText &state, const QString &title, const QString &sentence)
{
    m_mark->setState(state);
    m_mark->setAccessibleName(state.word);
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void VerdictLine::setChips(const QList<models::StateText> &chips)
{
    while (QLayoutItem *const item = m_chips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const models::StateText &state : chips)
        m_chips->addWidget(new StateChip(state, state.isTrouble() ? StateChip::Fill::Tint : StateChip::Fill::Outline), 0, Qt::AlignVCenter);
}

} // namespace pilothouse::ui
