// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/text_compare_view.h"

#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace pilothouse::ui {

using models::SideBySideLine;
using Kind = models::SideBySideLine::Kind;

namespace {

constexpr int kNumberDigits = 4;
constexpr int kMostColumns = 1000; ///< beyond, a line is cut: nobody reads there

struct Side
{
    const QString &text;
    int number;
    bool changed;
    QLatin1StringView sign;
};

Side leftOf(const SideBySideLine &line)
{
    return {line.left, line.leftNumber, line.kind == Kind::Changed || line.kind == Kind::OnlyLeft, QLatin1StringView("-")};
}

Side rightOf(const SideBySideLine &line)
{
    return {line.right, line.rightNumber, line.kind == Kind::Changed || line.kind == Kind::OnlyRight, QLatin1StringView("+")};
}

} // namespace

TextCompareView::TextCompareView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Two texts, side by side"));
    setFont(ui::font(Type::Mono));
}

int TextCompareView::lineHeight() const
{
    return Metrics::current().px(18);
}

int TextCompareView::headHeight() const
{
    return Metrics::current().tableHeader();
}

void TextCompareView::setLines(std::vector<SideBySideLine> lines, const QString &leftTitle, const QString &rightTitle)
{
    m_lines = std::move(lines);
    m_leftTitle = leftTitle;
    m_rightTitle = rightTitle;
    qsizetype widest = 0;
    QStringList spoken;
    for (const SideBySideLine &line : m_lines) {
        widest = std::max({widest, line.left.size(), line.right.size()});
        if (spoken.size() < 40 && leftOf(line).changed)
            spoken << QStringLiteral("- ") + line.left;
        if (spoken.size() < 40 && rightOf(line).changed)
            spoken << QStringLiteral("+ ") + line.right;
    }
    m_widest = int(std::min<qsizetype>(widest, kMostColumns));
    setAccessibleDescription(spoken.join(u'\n'));
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    arrange();
    if (const int change = nextChange(-1, 1); change > 3)
        verticalScrollBar()->setValue(change - 3);
    viewport()->update();
}

void TextCompareView::arrange()
{
    const int visible = std::max(1, (viewport()->height() - headHeight()) / lineHeight());
    verticalScrollBar()->setPageStep(visible);
    verticalScrollBar()->setRange(0, std::max(0, int(m_lines.size()) - visible));
    const int digit = std::max(1, fontMetrics().horizontalAdvance(QLatin1Char('0')));
    const int columns = std::max(1, viewport()->width() / 2 / digit - kNumberDigits - 5);
    horizontalScrollBar()->setPageStep(columns);
    horizontalScrollBar()->setRange(0, std::max(0, m_widest - columns));
}

void TextCompareView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

int TextCompareView::nextChange(int from, int step) const
{
    for (int i = from + step; i >= 0 && i < int(m_lines.size()); i += step)
        if (leftOf(m_lines[size_t(i)]).changed || rightOf(m_lines[size_t(i)]).changed)
            return i;
    return -1;
}

void TextCompareView::keyPressEvent(QKeyEvent *event)
{
    const int now = verticalScrollBar()->value();
    if (event->key() == Qt::Key_N || event->key() == Qt::Key_P) {
        const int change = nextChange(now, event->key() == Qt::Key_N ? 1 : -1);
        if (change >= 0)
            verticalScrollBar()->setValue(change);
    } else if (event->key() == Qt::Key_Home) {
        verticalScrollBar()->setValue(0);
    } else if (event->key() == Qt::Key_End) {
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    } else if (event->matches(QKeySequence::Copy)) {
        QStringList text;
        for (const SideBySideLine &line : m_lines) {
            if (leftOf(line).changed)
                text << QStringLiteral("-%1").arg(line.left);
            if (rightOf(line).changed)
                text << QStringLiteral("+%1").arg(line.right);
        }
        QApplication::clipboard()->setText(text.join(u'\n'));
    } else {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
}

bool TextCompareView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        const int row = verticalScrollBar()->value() + (help->pos().y() - headHeight()) / lineHeight();
        if (help->pos().y() >= headHeight() && row >= 0 && row < int(m_lines.size())) {
            const SideBySideLine &line = m_lines[size_t(row)];
            showPlainToolTip(help->globalPos(), help->pos().x() < viewport()->width() / 2 ? line.left : line.right, viewport());
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TextCompareView::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), t.surface);
    const QFont mono = ui::font(Type::Mono);
    const QFont bold = ui::font(Type::Mono, Weight::Bold);
    const int digit = std::max(1, QFontMetrics(mono).horizontalAdvance(QLatin1Char('0')));
    const QFontMetricsF advance(mono);
    const QFontMetricsF boldAdvance(bold);
    const int half = viewport()->width() / 2;
    const int height = lineHeight();
    const int first = verticalScrollBar()->value();
    const int shift = horizontalScrollBar()->value();
    const int gutter = m.u(2) + kNumberDigits * digit;

    const auto paintSide = [&](const Side &side, const SideBySideLine &line, const QRect &area) {
        const bool removed = side.sign == QLatin1StringView("-");
        painter.save();
        painter.setClipRect(area);
        if (side.changed)
            painter.fillRect(area, removed ? t.failTint : t.okTint);
        painter.setFont(mono);
        painter.setPen(t.faint);
        if (side.number > 0)
            painter.drawText(QRect(area.left(), area.top(), gutter, height), Qt::AlignRight | Qt::AlignVCenter, QString::number(side.number));
        if (side.changed) {
            painter.setPen(removed ? t.fail : t.ok);
            painter.drawText(QRect(area.left() + gutter + m.u(1), area.top(), digit + 1, height), Qt::AlignLeft | Qt::AlignVCenter, side.sign);
        }
        const int left = area.left() + gutter + m.u(1) + 2 * digit;
        painter.setClipRect(area.adjusted(left - area.left(), 0, -m.u(2), 0));
        const QString shown = side.text.left(kMostColumns);
        const int baseline = area.top() + (height + QFontMetrics(mono).ascent() - QFontMetrics(mono).descent()) / 2;
        // Each part begins where the one before it ends, as wide as it was drawn: a letter's width is no whole number of pixels.
        double x = left - advance.horizontalAdvance(QLatin1Char('0')) * shift;
        const auto draw = [&](int from, int length, const QFont &face, const QColor &ink) {
            if (length <= 0)
                return;
            const QString part = shown.mid(from, length);
            painter.setFont(face);
            painter.setPen(ink);
            painter.drawText(QPointF(x, baseline), part);
            x += (face == bold ? boldAdvance : advance).horizontalAdvance(part);
        };
        const QColor ink = side.changed ? t.text : t.muted;
        if (line.kind == Kind::Changed) {
            const int end = std::max(line.sharedHead, int(shown.size()) - line.sharedTail);
            draw(0, line.sharedHead, mono, ink);
            draw(line.sharedHead, end - line.sharedHead, bold, removed ? t.fail : t.ok);
            draw(end, int(shown.size()) - end, mono, ink);
        } else {
            draw(0, int(shown.size()), mono, ink);
        }
        painter.restore();
    };

    for (int row = first, y = headHeight(); row < int(m_lines.size()) && y < viewport()->height(); ++row, y += height) {
        const SideBySideLine &line = m_lines[size_t(row)];
        if (line.kind == Kind::Gap) {
            painter.fillRect(QRect(0, y, viewport()->width(), height), t.header);
            painter.setFont(ui::font(Type::Small));
            painter.setPen(t.faint);
            painter.drawText(QRect(gutter + m.u(1) + 2 * digit, y, half, height), Qt::AlignLeft | Qt::AlignVCenter,
                             models::counted(line.count, tr("1 equal line"), tr("%1 equal lines")));
            continue;
        }
        paintSide(leftOf(line), line, QRect(0, y, half, height));
        paintSide(rightOf(line), line, QRect(half + 1, y, viewport()->width() - half - 1, height));
    }
    painter.fillRect(QRect(0, 0, viewport()->width(), headHeight()), t.header);
    painter.fillRect(QRect(0, headHeight() - 1, viewport()->width(), 1), t.line);
    painter.fillRect(QRect(half, 0, 1, viewport()->height()), t.line);
    painter.setFont(ui::font(Type::Small, Weight::Medium));
    painter.setPen(t.muted);
    const QFontMetrics small(ui::font(Type::Small, Weight::Medium));
    painter.drawText(QRect(m.margin(), 0, half - 2 * m.margin(), headHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                     small.elidedText(visibleText(m_leftTitle), Qt::ElideMiddle, half - 2 * m.margin()));
    painter.drawText(QRect(half + m.margin(), 0, half - 2 * m.margin(), headHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                     small.elidedText(visibleText(m_rightTitle), Qt::ElideMiddle, half - 2 * m.margin()));
}

} // namespace pilothouse::ui
