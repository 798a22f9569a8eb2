// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_tile.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace pilothouse::ui {

IconName iconOfPage(const QString &pageId)
{
    if (pageId == QLatin1String("cluster"))
        return IconName::Cluster;
    if (pageId == QLatin1String("attestation"))
        return IconName::Attestation;
    if (pageId == QLatin1String("cutover"))
        return IconName::Cutover;
    if (pageId == QLatin1String("audit"))
        return IconName::Audit;
    if (pageId == QLatin1String("agents"))
        return IconName::Agents;
    if (pageId == QLatin1String("provers"))
        return IconName::Provers;
    if (pageId == QLatin1String("secrets"))
        return IconName::Secrets;
    return IconName::Overview;
}

OverviewTile::OverviewTile(QWidget *parent) : QAbstractButton(parent), m_digits(ui::font(Type::Figure))
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void OverviewTile::setTile(const models::OverviewTile &tile)
{
    if (tile == m_tile && !accessibleName().isEmpty())
        return;
    m_tile = tile;
    setAccessibleName(tr("%1: %2 %3, %4").arg(tile.title, tile.figure, tile.unit, tile.state.word));
    setAccessibleDescription(tile.foot);
    setToolTip(plainToolTip(tile.foot)); // it may be cut
    updateGeometry();
    update();
}

int OverviewTile::heightForWidth(int width) const
{
    const auto m = Metrics::current();
    const int inside = width - 2 * (m.gap() + 1);
    const bool fits = QFontMetrics(ui::font(Type::Small)).horizontalAdvance(m_tile.foot) <= inside;
    return m.px(110) + (fits ? 0 : m.px(16)); // a second line for what does not fit into one
}

QSize OverviewTile::sizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(236), m.px(110)};
}

QSize OverviewTile::minimumSizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(190), m.px(110)};
}

void OverviewTile::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = underMouse() ? t.hover : t.surface;
    painter.setPen(t.line);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radiusCard(), m.radiusCard());

    const QRect inside = rect().adjusted(m.gap() + 1, m.px(10), -m.gap() - 1, -m.px(10));
    const QRect head(inside.left(), inside.top(), inside.width(), m.px(20));
    const auto drawMiddle
        = [&](const QRect &where, int align, const QString &text) { painter.drawText(where, align | Qt::AlignVCenter | Qt::TextSingleLine, text); };
    paintIcon(&painter, QRectF(head.left(), head.top() + (head.height() - m.icon()) / 2, m.icon(), m.icon()), iconOfPage(m_tile.pageId), t.muted);
    const QFont strong = ui::font(Type::Body, Weight::Strong);
    painter.setFont(strong);
    painter.setPen(t.text);
    const int titleLeft = head.left() + m.icon() + m.u(2);
    drawMiddle(QRect(titleLeft, head.top(), head.width(), head.height()), Qt::AlignLeft, m_tile.title);

    // State at the right end: trouble in its colour, good news muted.
    const Weight weight = m_tile.state.isTrouble() ? Weight::Medium : Weight::Regular;
    const int titleEnd = titleLeft + QFontMetrics(strong).horizontalAdvance(m_tile.title) + m.u(2);
    const int room = head.right() - titleEnd - m.mark() - m.px(6);
    // Five tiles in a row leave a long title little beside it: a smaller word is better than half of one.
    const bool fits = QFontMetrics(ui::font(Type::Body, weight)).horizontalAdvance(m_tile.state.word) <= room;
    const QFont stateFont = ui::font(fits ? Type::Body : Type::Small, weight);
    const QFontMetrics stateMetrics(stateFont);
    const QString word = stateMetrics.elidedText(m_tile.state.word, Qt::ElideRight, room);
    const int wordWidth = stateMetrics.horizontalAdvance(word);
    painter.setFont(stateFont);
    painter.setPen(m_tile.state.isTrouble() ? t.tone(m_tile.state.tone) : t.muted);
    drawMiddle(QRect(head.right() - wordWidth, head.top(), wordWidth + 1, head.height()), Qt::AlignLeft, word);
    paintMark(&painter, QRectF(head.right() - wordWidth - m.px(6) - m.mark(), head.top() + (head.height() - m.mark()) / 2, m.mark(), m.mark()),
              m_tile.state.mark, t.tone(m_tile.state.tone), ground, m_tile.state.share);

    const QRect line(inside.left(), head.bottom() + m.u(1), inside.width(), m.px(28));
    painter.setPen(t.text);
    m_digits.draw(&painter, line, Qt::AlignLeft | Qt::AlignVCenter, m_tile.figure);
    const QFontMetricsF big(m_digits.font());
    painter.setFont(ui::font(Type::Body));
    painter.setPen(t.muted);
    const double unitLeft = line.left() + m_digits.width(m_tile.figure) + m.u(2);
    painter.drawText(QPointF(unitLeft, std::round(line.top() + (line.height() - big.height()) / 2 + big.ascent())),
                     QFontMetrics(painter.font()).elidedText(m_tile.unit, Qt::ElideRight, int(line.right() - unitLeft)));

    const QRectF bar(inside.left(), line.bottom() + m.px(6), inside.width(), m.px(6));
    if (m_tile.total > 0) {
        painter.save();
        QPainterPath outline;
        outline.addRoundedRect(bar, m.px(2), m.px(2));
        painter.setClipPath(outline);
        painter.fillRect(bar, t.sunken);
        double x = bar.left();
        for (const auto &part : m_tile.parts) {
            const double width = std::max(part.amount / m_tile.total * bar.width(), part.amount > 0 ? double(m.u(1)) : 0.0);
            painter.fillRect(QRectF(std::round(x), bar.top(), std::round(width) - m.px(2), bar.height()), t.tone(part.tone));
            x += width;
        }
        painter.restore();
    }
    painter.setFont(ui::font(Type::Small));
    painter.setPen(t.muted);
    const QRect foot(inside.left(), int(bar.bottom()) + m.px(4), inside.width(), m.px(18));
    const QFontMetrics small(painter.font());
    if (small.horizontalAdvance(m_tile.foot) <= foot.width()) {
        drawMiddle(foot, Qt::AlignLeft, m_tile.foot);
        return;
    }
    // Two lines, broken between two parts where there are parts; only the second may be cut.
    QString first;
    QString rest = m_tile.foot;
    static const QString gap = QStringLiteral(" · ");
    for (qsizetype at = rest.indexOf(gap); at >= 0; at = rest.indexOf(gap, at + 1)) {
        if (small.horizontalAdvance(m_tile.foot.left(at)) > foot.width())
            break;
        first = m_tile.foot.left(at);
    }
    rest = first.isEmpty() ? rest : m_tile.foot.mid(first.size() + gap.size());
    if (first.isEmpty()) {
        painter.drawText(QRect(foot.left(), foot.top(), foot.width(), 2 * m.px(16)), Qt::AlignLeft | Qt::TextWordWrap, rest);
        return;
    }
    const QRect second = foot.translated(0, m.px(16));
    drawMiddle(foot, Qt::AlignLeft, first);
    drawMiddle(second, Qt::AlignLeft, small.elidedText(rest, Qt::ElideRight, second.width()));
}

} // namespace pilothouse::ui
