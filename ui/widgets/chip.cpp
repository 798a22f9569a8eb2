// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace pilothouse::ui {

Chip::Chip(const QString &word, QWidget *parent) : QToolButton(parent), m_word(word)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setFont(ui::font(Type::Body));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    rename();
}

void Chip::setMark(const models::StateText &state)
{
    m_mark = state;
    updateGeometry();
    update();
}

void Chip::setWord(const QString &word)
{
    m_word = word;
    rename();
}

void Chip::setCount(std::optional<qint64> count)
{
    if (count == m_count)
        return;
    m_count = count;
    rename();
}

void Chip::rename()
{
    setAccessibleName(label());
    updateGeometry();
    update();
}

QString Chip::label() const
{
    const QString word = visibleText(m_word);
    return m_count ? word + QLatin1Char(' ') + models::countText(*m_count) : word;
}

QSize Chip::sizeHint() const
{
    const auto m = Metrics::current();
    const int mark = m_mark ? m.mark() + m.px(6) : 0;
    return {m.u(2) * 2 + mark + fontMetrics().horizontalAdvance(label()) + 2, m.chip()};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    const QColor ground = isChecked() ? t.selected : underMouse() && isEnabled() ? t.hover : t.surface;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isChecked() ? t.accent : t.line);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radiusControl(), m.radiusControl());
    int x = m.u(2);
    if (m_mark) {
        paintMark(&painter, QRectF(x, (height() - m.mark()) / 2, m.mark(), m.mark()), m_mark->mark, t.tone(m_mark->tone), ground, m_mark->share);
        x += m.mark() + m.px(6);
    }
    painter.setPen(isEnabled() ? t.text : t.disabled);
    painter.drawText(rect().adjusted(x, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, label());
}

} // namespace pilothouse::ui
