// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/hex_view.h"

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

using models::QuoteRegion;

namespace {
constexpr int kPerLine = 16;
constexpr int kOffsetDigits = 6;
constexpr int kLeastNote = 132; ///< room for a name of a region; where there is less the bytes as text give way to it

/// As many whole names as fit, then how many more there are: half a name says nothing.
QString fittingNames(const QStringList &names, const QFontMetrics &measure, int room)
{
    const QString all = names.join(QStringLiteral(" · "));
    if (names.size() < 2 || measure.horizontalAdvance(all) <= room)
        return measure.elidedText(all, Qt::ElideRight, room);
    for (qsizetype shown = names.size() - 1; shown > 0; --shown) {
        const QString some = names.mid(0, shown).join(QStringLiteral(" · ")) + QStringLiteral(" · +%1").arg(names.size() - shown);
        if (shown == 1 || measure.horizontalAdvance(some) <= room)
            return measure.elidedText(some, Qt::ElideMiddle, room);
    }
    return {};
}
} // namespace

HexView::HexView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Bytes of the quote"));
    setFont(ui::font(Type::Mono));
}

int HexView::lineHeight() const
{
    return Metrics::current().px(20);
}

int HexView::digit() const
{
    return std::max(1, fontMetrics().horizontalAdvance(QLatin1Char('0')));
}

int HexView::hexLeft() const
{
    return Metrics::current().margin() + (kOffsetDigits + 2) * digit();
}

int HexView::byteLeft(int column) const
{
    // Two digits and a blank a byte, one blank more in the middle.
    return hexLeft() + (column * 3 + (column >= kPerLine / 2 ? 1 : 0)) * digit();
}

int HexView::textLeft() const
{
    return byteLeft(kPerLine) + digit();
}

bool HexView::hasText() const
{
    return viewport()->width() - textLeft() - (kPerLine + 3) * digit() >= Metrics::current().px(kLeastNote);
}

int HexView::noteLeft() const
{
    return hasText() ? textLeft() + (kPerLine + 3) * digit() : textLeft() + digit();
}

void HexView::setQuote(const QByteArray &bytes, const models::QuoteMap &map)
{
    m_bytes = bytes;
    m_map = map;
    m_selected = -1;
    m_cursor = 0;
    verticalScrollBar()->setValue(0);
    arrange();
    viewport()->update();
}

void HexView::arrange()
{
    const int lines = int((m_bytes.size() + kPerLine - 1) / kPerLine);
    const int visible = std::max(1, viewport()->height() / lineHeight());
    verticalScrollBar()->setPageStep(visible);
    verticalScrollBar()->setRange(0, std::max(0, lines - visible));
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void HexView::selectRegion(int region)
{
    m_selected = region >= 0 && region < int(m_map.regions.size()) ? region : -1;
    if (m_selected >= 0) {
        const QuoteRegion &chosen = m_map.regions[size_t(m_selected)];
        if (m_cursor < chosen.offset || m_cursor >= chosen.end())
            m_cursor = chosen.offset;
        const int line = int(chosen.offset / kPerLine);
        const int first = verticalScrollBar()->value();
        if (line < first || line >= first + verticalScrollBar()->pageStep() - 2)
            verticalScrollBar()->setValue(std::max(0, line - 2));
        setAccessibleDescription(tr("%1: %2 bytes at offset %3").arg(chosen.name).arg(chosen.length).arg(chosen.offset));
    }
    viewport()->update();
}

qsizetype HexView::byteAt(const QPoint &point) const
{
    const qsizetype line = verticalScrollBar()->value() + point.y() / lineHeight();
    int column = -1;
    for (int i = 0; i < kPerLine && column < 0; ++i)
        if (point.x() >= byteLeft(i) - digit() / 2 && point.x() < byteLeft(i) + 2 * digit() + digit() / 2)
            column = i;
    if (column < 0 && hasText() && point.x() >= textLeft() && point.x() < textLeft() + kPerLine * digit())
        column = (point.x() - textLeft()) / digit();
    const qsizetype offset = line * kPerLine + column;
    return column >= 0 && point.y() >= 0 && offset < m_bytes.size() ? offset : -1;
}

void HexView::moveCursor(qsizetype to)
{
    if (m_bytes.isEmpty())
        return;
    m_cursor = std::clamp<qsizetype>(to, 0, m_bytes.size() - 1);
    const int line = int(m_cursor / kPerLine);
    const int first = verticalScrollBar()->value();
    if (line < first)
        verticalScrollBar()->setValue(line);
    else if (line >= first + verticalScrollBar()->pageStep())
        verticalScrollBar()->setValue(line - verticalScrollBar()->pageStep() + 1);
    const int region = m_map.regionAt(m_cursor);
    viewport()->update();
    if (region >= 0 && region != m_selected) {
        m_selected = region;
        emit regionChosen(region);
    }
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (const qsizetype byte = byteAt(event->pos()); byte >= 0 && event->button() == Qt::LeftButton)
        moveCursor(byte);
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const qsizetype page = qsizetype(verticalScrollBar()->pageStep()) * kPerLine;
    if (event->matches(QKeySequence::Copy)) {
        if (m_selected >= 0) {
            const QuoteRegion &region = m_map.regions[size_t(m_selected)];
            QApplication::clipboard()->setText(QString::fromLatin1(m_bytes.mid(region.offset, region.length).toHex()));
        }
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left: moveCursor(m_cursor - 1); return;
    case Qt::Key_Right: moveCursor(m_cursor + 1); return;
    case Qt::Key_Up: moveCursor(m_cursor - kPerLine >= 0 ? m_cursor - kPerLine : m_cursor); return;
    case Qt::Key_Down: moveCursor(m_cursor + kPerLine < m_bytes.size() ? m_cursor + kPerLine : m_cursor); return;
    case Qt::Key_PageUp: moveCursor(m_cursor - page); return;
    case Qt::Key_PageDown: moveCursor(m_cursor + page); return;
    case Qt::Key_Home: moveCursor(event->modifiers() & Qt::ControlModifier ? 0 : m_cursor / kPerLine * kPerLine); return;
    case Qt::Key_End:
        moveCursor(event->modifiers() & Qt::ControlModifier ? m_bytes.size() - 1 : m_cursor / kPerLine * kPerLine + kPerLine - 1);
        return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

bool HexView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        const qsizetype byte = byteAt(help->pos());
        const int region = byte < 0 ? -1 : m_map.regionAt(byte);
        if (region >= 0) {
            const QuoteRegion &under = m_map.regions[size_t(region)];
            showPlainToolTip(help->globalPos(),
                             tr("%1, byte %2 of %3. %4").arg(under.name).arg(byte - under.offset + 1).arg(under.length).arg(under.meaning),
                             viewport());
        } else {
            showPlainToolTip(help->globalPos(), QString(), viewport());
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void HexView::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), t.surface);
    const QFont mono = ui::font(Type::Mono);
    const QFont small = ui::font(Type::Small);
    const QFontMetrics measure(mono);
    const int height = lineHeight();
    const QuoteRegion *const chosen = m_selected >= 0 ? &m_map.regions[size_t(m_selected)] : nullptr;
    static const char digits[] = "0123456789abcdef";
    const bool hasNotes = viewport()->width() > noteLeft() + m.px(80);
    const bool showsText = hasText();

    int y = 0;
    for (qsizetype from = qsizetype(verticalScrollBar()->value()) * kPerLine; from < m_bytes.size() && y < viewport()->height();
         from += kPerLine, y += height) {
        const qsizetype end = std::min<qsizetype>(from + kPerLine, m_bytes.size());
        const int baseline = y + (height + measure.ascent() - measure.descent()) / 2;
        if (chosen != nullptr && chosen->offset < end && chosen->end() > from) {
            const int first = int(std::max(chosen->offset, from) - from);
            const int last = int(std::min(chosen->end(), end) - from) - 1;
            painter.fillRect(QRect(byteLeft(first) - digit() / 2, y, byteLeft(last) + 2 * digit() - byteLeft(first) + digit(), height), t.selected);
            if (showsText)
                painter.fillRect(QRect(textLeft() + first * digit(), y, (last - first + 1) * digit(), height), t.selected);
            painter.fillRect(QRect(byteLeft(first) - digit() / 2, y, m.px(2), height), t.accent);
        }
        painter.setFont(mono);
        painter.setPen(t.faint);
        painter.drawText(m.margin(), baseline, QStringLiteral("%1").arg(from, kOffsetDigits, 16, QLatin1Char('0')));
        for (qsizetype offset = from; offset < end; ++offset) {
            const auto byte = quint8(m_bytes[offset]);
            const int column = int(offset - from);
            const bool inside = chosen != nullptr && offset >= chosen->offset && offset < chosen->end();
            painter.setPen(inside ? t.text : byte == 0 ? t.faint : t.muted);
            const QChar pair[] = {QLatin1Char(digits[byte >> 4]), QLatin1Char(digits[byte & 15])};
            painter.drawText(byteLeft(column), baseline, QString(pair, 2));
            const bool isText = byte >= 0x20 && byte < 0x7f;
            if (!isText)
                painter.setPen(t.faint);
            if (showsText)
                painter.drawText(textLeft() + column * digit(), baseline, isText ? QString(QLatin1Char(char(byte))) : QStringLiteral("·"));
            if (hasFocus() && offset == m_cursor) {
                painter.setPen(QPen(t.accent, 1));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(QRect(byteLeft(column) - 1, y + 1, 2 * digit() + 1, height - 3));
            }
        }
        if (!hasNotes)
            continue;
        QStringList names;
        for (const QuoteRegion &region : m_map.regions)
            if (region.offset >= from && region.offset < end)
                names << region.name;
        painter.setFont(small);
        painter.setPen(chosen != nullptr && chosen->offset >= from && chosen->offset < end ? t.text : t.faint);
        const int room = viewport()->width() - noteLeft() - m.u(2);
        painter.drawText(QRect(noteLeft(), y, room, height), Qt::AlignLeft | Qt::AlignVCenter, fittingNames(names, QFontMetrics(small), room));
    }
}

} // namespace pilothouse::ui
