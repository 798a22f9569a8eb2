// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/note.h"

#include "models/spoken_sentences.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/state_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace pilothouse::ui {

Note::Note(const models::StateText &state, Shape shape, QWidget *parent) : QWidget(parent), m_shape(shape)
{
    const auto m = Metrics::current();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *row = new QHBoxLayout(this);
    const int side = shape == Shape::Across ? m.margin() : m.gap();
    row->setContentsMargins(side, m.gap(), side, m.gap());
    row->setSpacing(m.px(10));
    m_mark = new StateMark(state, this);
    m_mark->setExtent(16);
    auto *markColumn = new QVBoxLayout;
    markColumn->setContentsMargins(0, m.px(1), 0, 0);
    markColumn->addWidget(m_mark);
    markColumn->addStretch(1);
    row->addLayout(markColumn);
    auto *words = new QVBoxLayout;
    words->setSpacing(m.px(2));
    m_sentence = new PlainLabel(QString(), Type::Body, Ink::Text, this);
    m_sentence->setType(Type::Body, Weight::Strong);
    m_sentence->setParagraph(true);
    m_text = new PlainLabel(QString(), Type::Small, Ink::Text, this);
    m_text->setParagraph(true);
    m_text->hide();
    words->addWidget(m_sentence);
    words->addWidget(m_text);
    // A widget of its own: an empty layout would keep the words from growing.
    m_buttonRow = new QWidget(this);
    m_buttons = new QHBoxLayout(m_buttonRow);
    m_buttons->setContentsMargins(0, shape == Shape::Box ? m.px(6) : 0, 0, 0);
    m_buttons->setSpacing(m.u(2));
    m_buttonRow->hide();
    row->addLayout(words, 1);
    if (shape == Shape::Across)
        row->addWidget(m_buttonRow, 0, Qt::AlignTop);
    else
        words->addWidget(m_buttonRow);
    setState(state);
}

void Note::setState(const models::StateText &state)
{
    m_state = state;
    m_mark->setState(state);
    m_mark->setBackdrop(tokensOf(this).tint(state.tone));
    m_sentence->setText(state.word);
    setAccessibleName(state.word);
    update();
}

void Note::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
}

void Note::setMessage(const UserMessage &message, models::Tone tone)
{
    setState(models::StateText::of(tone == models::Tone::Warn ? models::Mark::Warn : models::Mark::Fail, tone, message.what));
    // Where it was is no sentence: something has to stand between it and those that follow.
    QStringList parts{message.where, models::spokenSentences({message.unchanged, message.nextStep})};
    parts.removeAll(QString());
    setText(parts.join(QStringLiteral(" · ")));
}

void Note::addButton(QPushButton *button)
{
    button->setProperty("buttonSize", QStringLiteral("small"));
    if (m_shape == Shape::Box && m_buttons->count() == 0)
        m_buttons->addStretch(1);
    m_buttons->insertWidget(m_shape == Shape::Box ? m_buttons->count() - 1 : m_buttons->count(), button);
    m_buttonRow->show();
}

void Note::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    m_mark->setBackdrop(t.tint(m_state.tone));
    QPainter painter(this);
    if (m_shape == Shape::Across) {
        painter.fillRect(rect(), t.tint(m_state.tone));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.tint(m_state.tone));
    const int radius = Metrics::current().radiusControl();
    painter.drawRoundedRect(rect(), radius, radius);
}

} // namespace pilothouse::ui
