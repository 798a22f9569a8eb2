// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/log_view.h"

#include "models/format.h"
#include "models/log_lines.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace pilothouse::ui {

using models::LogRow;

namespace {

constexpr int kTimeCharacters = 12; // 14:03:34.120
constexpr int kLongestSource = 24;
constexpr int kMostCopied = 20'000;

QString timeText(const LogRow &row)
{
    return QDateTime::fromMSecsSinceEpoch(row.at, Qt::UTC).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString sourceText(const LogRow &row)
{
    return row.task.isEmpty() ? row.source : row.source + u' ' + row.task.left(4);
}

} // namespace

LogView::LogView(models::LogLines *lines, QWidget *parent) : QAbstractScrollArea(parent), m_lines(lines)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Log"));
    setFont(ui::font(Type::Mono));
    connect(m_lines, &models::LogLines::shownChanged, this, &LogView::onShownChanged);
    connect(m_lines, &models::LogLines::shownReset, this, &LogView::onShownReset);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        viewport()->update();
        if (!m_arranging)
            setFollowing(value >= verticalScrollBar()->maximum());
    });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    arrange();
}

int LogView::lineHeight() const
{
    return Metrics::current().px(18);
}

int LogView::visibleLines() const
{
    return std::max(1, viewport()->height() / lineHeight());
}

int LogView::sourceLeft() const
{
    return Metrics::current().margin() + (kTimeCharacters + 2) * fontMetrics().averageCharWidth();
}

int LogView::textLeft() const
{
    return sourceLeft() + (m_sourceWidth + 2) * fontMetrics().averageCharWidth();
}

void LogView::setFollowing(bool following)
{
    if (following)
        m_new = 0;
    const bool changed = following != m_following;
    m_following = following;
    if (following)
        arrange();
    if (changed)
        emit followingChanged();
}

void LogView::arrange()
{
    const QScopedValueRollback guard(m_arranging, true);
    QScrollBar *const bar = verticalScrollBar();
    bar->setPageStep(visibleLines());
    bar->setRange(0, std::max(0, m_lines->count() - visibleLines()));
    if (m_following)
        bar->setValue(bar->maximum());
    const int wide = textLeft() + m_longest * fontMetrics().averageCharWidth() + Metrics::current().margin();
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 8);
    horizontalScrollBar()->setRange(0, std::max(0, wide - viewport()->width()));
    viewport()->update();
}

void LogView::onShownChanged(int added, int removedFromTop)
{
    const int count = m_lines->count();
    for (int row = std::max(0, count - added); row < count; ++row) {
        m_longest = std::max(m_longest, int(m_lines->at(row).text.size()));
        m_sourceWidth = std::max(m_sourceWidth, std::min(kLongestSource, int(sourceText(m_lines->at(row)).size())));
    }
    m_cursor = m_cursor < removedFromTop ? -1 : m_cursor - removedFromTop;
    m_anchor = m_anchor < removedFromTop ? m_cursor : m_anchor - removedFromTop;
    if (!m_following) {
        const QScopedValueRollback guard(m_arranging, true);
        m_new += added;
        // What is read stays where it is, though lines above it went.
        if (removedFromTop > 0)
            verticalScrollBar()->setValue(std::max(0, verticalScrollBar()->value() - removedFromTop));
    }
    arrange();
    if (!m_following)
        emit followingChanged();
}

void LogView::onShownReset()
{
    m_cursor = m_anchor = -1;
    m_new = 0;
    if (m_lines->count() == 0)
        m_longest = m_sourceWidth = 0;
    m_following = true; // what was read is not there any more, or elsewhere
    arrange();
    emit followingChanged();
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

std::pair<int, int> LogView::selection() const
{
    if (m_cursor < 0)
        return {0, -1};
    return std::minmax({m_cursor, m_anchor < 0 ? m_cursor : m_anchor});
}

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Tokens &t = tokensOf(this);
    painter.fillRect(viewport()->rect(), t.surface);
    painter.setFont(font());
    const int first = verticalScrollBar()->value();
    const int last = std::min(m_lines->count() - 1, first + visibleLines() + 1);
    for (int row = first; row <= last; ++row)
        paintLine(&painter, QRect(0, (row - first) * lineHeight(), viewport()->width(), lineHeight()), row);
    setAccessibleDescription(models::counted(m_lines->count(), tr("1 line"), tr("%1 lines")));
}

void LogView::paintLine(QPainter *painter, const QRect &area, int row) const
{
    const Tokens &t = tokensOf(this);
    const LogRow &line = m_lines->at(row);
    const auto [from, to] = selection();
    const bool isTrouble = line.tone == models::Tone::Fail || line.tone == models::Tone::Warn;
    const bool isSelected = row >= from && row <= to;
    if (isSelected)
        painter->fillRect(area, t.selected);
    else if (isTrouble)
        painter->fillRect(area, t.tint(line.tone));
    const int digit = std::max(1, fontMetrics().averageCharWidth());
    const int shift = horizontalScrollBar()->value();
    const auto draw = [&](int left, int width, const QString &text) {
        painter->drawText(QRect(left, area.top(), width, area.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    // The text first: time and source stay while it is moved, and cover what was moved under them.
    const int left = textLeft();
    const int skipped = shift / digit;
    painter->save();
    painter->setClipRect(QRect(left, area.top(), area.width() - left, area.height()));
    painter->setPen(t.text);
    draw(left - shift % digit, area.width(), line.text.mid(skipped, area.width() / digit + 2));
    painter->restore();
    painter->setPen(isTrouble || isSelected ? t.muted : t.faint);
    draw(Metrics::current().margin(), sourceLeft(), timeText(line));
    // On a tint the colours of sources are too weak to read: there they are bold text.
    const int number = std::max(0, m_lines->sourceNumber(line.source));
    painter->setPen(isTrouble || isSelected ? t.text : t.chart[size_t(number) % t.chart.size()]);
    if (isTrouble)
        painter->setFont(ui::font(Type::Mono, Weight::Bold));
    draw(sourceLeft(), textLeft() - sourceLeft(), fontMetrics().elidedText(sourceText(line), Qt::ElideMiddle, m_sourceWidth * digit + digit));
    painter->setFont(font());
}

int LogView::lineAt(const QPoint &point) const
{
    const int row = verticalScrollBar()->value() + point.y() / lineHeight();
    return point.y() >= 0 && row < m_lines->count() ? row : -1;
}

void LogView::moveCursor(int to, bool extend)
{
    if (m_lines->count() == 0)
        return;
    m_cursor = std::clamp(to, 0, m_lines->count() - 1);
    if (!extend)
        m_anchor = m_cursor;
    QScrollBar *const bar = verticalScrollBar();
    if (m_cursor < bar->value())
        bar->setValue(m_cursor);
    else if (m_cursor >= bar->value() + visibleLines())
        bar->setValue(m_cursor - visibleLines() + 1);
    viewport()->update();
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (const QString text = selectionAsText(); !text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
        return;
    }
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const int from = m_cursor < 0 ? verticalScrollBar()->value() + visibleLines() : m_cursor;
    switch (event->key()) {
    case Qt::Key_Up: moveCursor(from - 1, extend); return;
    case Qt::Key_Down: moveCursor(from + 1, extend); return;
    case Qt::Key_PageUp: moveCursor(from - visibleLines(), extend); return;
    case Qt::Key_PageDown: moveCursor(from + visibleLines(), extend); return;
    case Qt::Key_Home: moveCursor(0, extend); return;
    case Qt::Key_End:
        moveCursor(m_lines->count() - 1, extend);
        setFollowing(true);
        return;
    case Qt::Key_Left: horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub); return;
    case Qt::Key_Right: horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd); return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (const int row = lineAt(event->pos()); row >= 0 && event->button() == Qt::LeftButton)
        moveCursor(row, event->modifiers() & Qt::ShiftModifier);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        moveCursor(verticalScrollBar()->value() + event->pos().y() / lineHeight(), true);
}

bool LogView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *const help = static_cast<QHelpEvent *>(event);
    const int row = lineAt(help->pos());
    QString text;
    if (row >= 0) {
        const LogRow &line = m_lines->at(row);
        text = models::utcText(QDateTime::fromMSecsSinceEpoch(line.at, Qt::UTC)) + u'\n' + line.source + u' ' + line.task + u'\n'
               + line.text.left(600);
    }
    showPlainToolTip(help->globalPos(), text, viewport());
    return true;
}

QString LogView::selectionAsText() const
{
    const auto [from, to] = selection();
    QStringList lines;
    for (int row = from; row <= std::min({to, m_lines->count() - 1, from + kMostCopied}); ++row)
        lines << models::logFileLine(m_lines->at(row));
    return lines.join(u'\n');
}

} // namespace pilothouse::ui
