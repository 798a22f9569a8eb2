// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/bar_chips.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tabular_text.h"

#include <QPainter>

#include <cmath>

namespace pilothouse::ui {

AccessChip::AccessChip(QWidget *parent) : QWidget(parent)
{
    setFont(ui::font(Type::Body));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void AccessChip::setAccess(Access access, const QString &word, const QString &clock)
{
    m_access = access;
    m_word = word;
    m_clock = clock;
    setAccessibleName(clock.isEmpty() ? word : word + QLatin1Char(' ') + clock);
    show();
    updateGeometry();
    update();
}

QSize AccessChip::sizeHint() const
{
    const auto m = Metrics::current();
    int width = m.u(2) + m.icon() + m.px(6) + fontMetrics().horizontalAdvance(m_word) + m.u(2);
    if (!m_clock.isEmpty())
        width += m.px(6) + int(std::ceil(TabularText(font()).width(m_clock)));
    return {width + 1, m.chip()};
}

void AccessChip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    const bool warn = m_access == Access::Unlocked;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(warn ? QPen(Qt::NoPen) : QPen(t.line));
    painter.setBrush(warn ? t.warnTint : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radiusControl(), m.radiusControl());
    const IconName name = m_access == Access::ReadOnly ? IconName::Lock : m_access == Access::Unlocked ? IconName::Unlock : IconName::Edit;
    const QColor ink = warn ? t.warn : t.text;
    const int extent = m.px(14);
    paintIcon(&painter, QRectF(m.u(2) + 1, (height() - extent) / 2, extent, extent), name, ink);
    painter.setPen(ink);
    const QFont wordFont = ui::font(Type::Body, warn ? Weight::Medium : Weight::Regular);
    painter.setFont(wordFont);
    const int x = m.u(2) + m.icon() + m.px(6);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, m_word);
    if (!m_clock.isEmpty()) {
        const TabularText digits(font());
        digits.draw(&painter, QRectF(rect()).adjusted(0, 0, -m.u(2), 0), Qt::AlignRight | Qt::AlignVCenter, m_clock);
    }
}

RunChip::RunChip(QWidget *parent) : QToolButton(parent)
{
    setFont(ui::font(Type::Body));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RunChip::setRun(const QString &text)
{
    m_run = text;
    setAccessibleName(tr("Cutover: %1").arg(text));
    setToolTip(plainToolTip(tr("Cutover %1: open it").arg(text)));
    updateGeometry();
    update();
}

QSize RunChip::sizeHint() const
{
    const auto m = Metrics::current();
    const QFontMetrics strong(ui::font(Type::Body, Weight::Medium));
    return {m.u(2) + m.icon() + m.px(6) + strong.horizontalAdvance(tr("Cutover")) + m.px(6) + fontMetrics().horizontalAdvance(m_run) + m.u(2) + 1,
            m.chip()};
}

QSize RunChip::minimumSizeHint() const
{
    const auto m = Metrics::current();
    return {m.u(2) * 2 + m.icon(), m.chip()};
}

void RunChip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(underMouse() ? QPen(t.accent) : QPen(Qt::NoPen));
    painter.setBrush(t.busyTint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radiusControl(), m.radiusControl());
    const int extent = m.px(14);
    paintIcon(&painter, QRectF(m.u(2), (height() - extent) / 2, extent, extent), IconName::Cutover, t.busy);
    int x = m.u(2) + m.icon() + m.px(4);
    const QFont strong = ui::font(Type::Body, Weight::Medium);
    painter.setPen(t.busy);
    painter.setFont(strong);
    const int room = width() - m.u(2);
    painter.drawText(QRect(x, 0, room - x, height()), Qt::AlignVCenter, QFontMetrics(strong).elidedText(tr("Cutover"), Qt::ElideRight, room - x));
    x += QFontMetrics(strong).horizontalAdvance(tr("Cutover")) + m.px(6);
    if (x >= room)
        return;
    painter.setFont(font());
    painter.drawText(QRect(x, 0, room - x, height()), Qt::AlignVCenter, fontMetrics().elidedText(m_run, Qt::ElideRight, room - x));
}

BellButton::BellButton(QWidget *parent) : QToolButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCount(0);
}

void BellButton::setCount(int count)
{
    m_count = count;
    setAccessibleName(count == 0   ? tr("Nothing needs attention")
                      : count == 1 ? tr("1 thing needs attention")
                                   : tr("%1 things need attention").arg(models::countText(count)));
    setToolTip(plainToolTip(accessibleName()));
    updateGeometry();
    update();
}

QString BellButton::countShown() const
{
    return m_count > 99 ? QStringLiteral("99+") : QString::number(m_count);
}

QSizeF BellButton::discSize() const
{
    const auto m = Metrics::current();
    const int high = m.px(14);
    const int words = QFontMetrics(ui::font(Type::Caption, Weight::Strong)).horizontalAdvance(countShown());
    return QSizeF(std::max(high, words + m.px(6)), high);
}

QSize BellButton::sizeHint() const
{
    const auto m = Metrics::current();
    // The disc begins at the bell's middle: a long number needs room to its right, and the bell stays where it is.
    const int right = m_count == 0 ? 0 : int(std::ceil(discSize().width())) + m.px(2);
    return {m.px(16) + std::max(m.px(16), right), m.control()};
}

void BellButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.hover);
        painter.drawRoundedRect(rect(), m.radiusControl(), m.radiusControl());
    }
    const int extent = m.icon();
    const int middle = m.px(16);
    paintIcon(&painter, QRectF(middle - extent / 2, (height() - extent) / 2, extent, extent), IconName::Bell, t.muted);
    if (m_count == 0)
        return;
    const QFont small = ui::font(Type::Caption, Weight::Strong);
    const QRectF disc(QPointF(middle + m.px(1), m.px(2)), discSize());
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.ink);
    painter.drawRoundedRect(disc, disc.height() / 2, disc.height() / 2);
    painter.setPen(t.onInk);
    painter.setFont(small);
    painter.drawText(disc, Qt::AlignCenter, countShown());
}

SearchButton::SearchButton(QWidget *parent) : QToolButton(parent)
{
    setObjectName(QStringLiteral("searchButton"));
    setFont(ui::font(Type::Body));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Search or run"));
    setAccessibleDescription(tr("Pages, objects and commands by name. Ctrl+K"));
}

void SearchButton::setShort(bool isShort)
{
    if (isShort == m_short)
        return;
    m_short = isShort;
    updateGeometry();
    update();
}

QSize SearchButton::sizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(m_short ? 92 : 204), m.control()};
}

void SearchButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.lineStrong);
    painter.setBrush(underMouse() ? t.hover : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radiusControl(), m.radiusControl());
    paintIcon(&painter, QRectF(m.px(9), (height() - m.icon()) / 2, m.icon(), m.icon()), IconName::Search, t.muted);
    const QString keys = tr("Ctrl K");
    const QFont caption = ui::font(Type::Caption);
    const int capWidth = QFontMetrics(caption).horizontalAdvance(keys) + m.px(10);
    const QRectF cap(width() - m.px(7) - capWidth, (height() - m.px(17)) / 2.0, capWidth, m.px(17));
    painter.setPen(t.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), m.radiusBar(), m.radiusBar());
    painter.setFont(caption);
    painter.setPen(t.muted);
    painter.drawText(cap, Qt::AlignCenter, keys);
    if (m_short)
        return;
    const int left = m.px(9) + m.icon() + m.u(2);
    painter.setFont(font());
    painter.setPen(t.faint);
    painter.drawText(QRect(left, 0, int(cap.left()) - left - m.u(1), height()), Qt::AlignVCenter,
                     fontMetrics().elidedText(tr("Search or run…"), Qt::ElideRight, int(cap.left()) - left - m.u(1)));
}

} // namespace pilothouse::ui
