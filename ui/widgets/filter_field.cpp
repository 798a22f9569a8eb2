// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_field.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace pilothouse::ui {

FilterField::FilterField(const QString &example, QWidget *parent) : QLineEdit(parent)
{
    const auto m = Metrics::current();
    setPlaceholderText(example.isEmpty() ? tr("Filter") : tr("Filter: %1").arg(example));
    setAccessibleName(tr("Filter"));
    setAccessibleDescription(placeholderText());
    setTextMargins(m.px(22), 0, m.px(22), 0);
    setMinimumWidth(m.px(200));
    setMaximumWidth(sizeHint().width());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FilterField::setProblem(const QString &problem)
{
    setProperty("problem", !problem.isEmpty());
    setToolTip(plainToolTip(problem));
    setAccessibleDescription(problem.isEmpty() ? placeholderText() : problem);
    repolish(this);
}

void FilterField::setTarget(QWidget *target)
{
    m_target = target;
}

QSize FilterField::sizeHint() const
{
    const auto m = Metrics::current();
    // The example tells what can be typed: it is shown whole where the toolbar has the room.
    const int example = fontMetrics().horizontalAdvance(placeholderText()) + m.px(22) * 2 + m.u(5);
    return {std::clamp(example, m.px(300), m.px(420)), m.control()};
}

void FilterField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    paintIcon(&painter, QRectF(m.px(9), (height() - m.icon()) / 2, m.icon(), m.icon()), IconName::Filter, t.muted);
    if (hasFocus() || !text().isEmpty())
        return;
    const QRectF cap(width() - m.px(24), (height() - m.px(18)) / 2 + 0.5, m.px(15), m.px(17));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line);
    painter.setBrush(t.header);
    painter.drawRoundedRect(cap, m.radiusBar(), m.radiusBar());
    painter.setPen(t.faint);
    painter.setFont(ui::font(Type::Caption));
    painter.drawText(cap, Qt::AlignCenter, QStringLiteral("/"));
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty() && m_target)
            m_target->setFocus(Qt::OtherFocusReason);
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down && m_target) {
        m_target->setFocus(Qt::OtherFocusReason);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace pilothouse::ui
