// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/phrase_field.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace pilothouse::ui {

QString PhraseField::lettersToGo(qsizetype count)
{
    return count == 1 ? tr("1 letter to go") : tr("%1 letters to go").arg(count);
}

PhraseField::PhraseField(QWidget *parent) : QLineEdit(parent)
{
    setFont(ui::font(Type::Mono));
    setAccessibleName(tr("Phrase that allows the change"));
    connect(this, &QLineEdit::textChanged, this, [this] {
        setAccessibleDescription(progress());
        update();
    });
    setTextMargins(0, 0, QFontMetrics(ui::font(Type::Small)).horizontalAdvance(lettersToGo(888)) + Metrics::current().u(2), 0);
}

void PhraseField::setPhrase(const QString &phrase)
{
    m_phrase = phrase;
    update();
}

QString PhraseField::progress() const
{
    const QString typed = text();
    if (typed == m_phrase)
        return tr("matches");
    for (qsizetype i = 0; i < typed.size(); ++i)
        if (i >= m_phrase.size() || typed[i] != m_phrase[i])
            return i >= m_phrase.size() ? tr("too long") : tr("letter %1 differs").arg(i + 1);
    return lettersToGo(m_phrase.size() - typed.size());
}

void PhraseField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    painter.setFont(ui::font(Type::Small));
    const bool right = text() == m_phrase;
    const bool wrong = !right && !m_phrase.startsWith(text());
    painter.setPen(right ? t.ok : wrong ? t.warn : t.muted);
    painter.drawText(rect().adjusted(0, 0, -Metrics::current().u(2), 0), Qt::AlignRight | Qt::AlignVCenter, progress());
}

} // namespace pilothouse::ui
