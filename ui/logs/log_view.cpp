// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_view.h"

#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace pilothouse::ui {

using models::LogDocument;
using models::LogRow;

namespace {

constexpr int kLongestSource = 24;

int barValue(qint64 row)
{
    return int(std::clamp<qint64>(row, 0, std::numeric_limits<int>::max()));
}

} // namespace

LogView::LogView(QWidget *parent) : QAbstractScrollArea(parent), m_chip(makeButton(QString(), ButtonRole::Default, IconName::Follow, viewport()))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Log"));
    setFont(ui::font(Type::Mono));
    m_chip->hide();
    m_chip->setCursor(Qt::ArrowCursor);
    connect(m_chip, &QPushButton::clicked, this, [this] {
        setFollowing(true);
        setFocus();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        viewport()->update();
        if (m_arranging)
            return;
        m_top = value < count() ? std::optional(m_document->lineAt(value)) : std::nullopt;
        setFollowing(value >= verticalScrollBar()->maximum());
    });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    arrange();
}

void LogView::setDocument(LogDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_longest = 0;
    m_sourceWidth = 0;
    m_bookmarks.clear();
    if (m_document) {
        connect(m_document, &LogDocument::shownChanged, this, &LogView::onShownChanged);
        connect(m_document, &LogDocument::shownReset, this, &LogView::onShownReset);
        connect(m_document, &LogDocument::stateChanged, viewport(), qOverload<>(&QWidget::update));
        connect(m_document, &LogDocument::textArrived, viewport(), qOverload<>(&QWidget::update));
    }
    m_cursor.reset();
    m_anchor.reset();
    m_top.reset();
    m_new = 0;
    m_following = true;
    arrange();
    emit followingChanged();
}

int LogView::lineHeight() const
{
    return Metrics::current().px(18);
}

int LogView::visibleLines() const
{
    return std::max(1, viewport()->height() / lineHeight());
}

LogPainter LogView::painter() const
{
    return LogPainter(font(), tokensOf(this), {m_timesShown, m_sourceWidth});
}

RowGeometry LogView::geometry() const
{
    const LogPainter lines = painter();
    const int width = viewport()->width() - lines.textLeft() - Metrics::current().margin();
    return {m_document, lines, visibleLines(), m_isWrapped ? std::optional(width) : std::nullopt};
}

void LogView::setFollowing(bool following)
{
    const bool changed = following != m_following || (following && m_new > 0);
    if (following)
        m_new = 0;
    m_following = following;
    if (following)
        arrange();
    if (changed) {
        showChip();
        emit followingChanged();
    }
}

void LogView::setTimesShown(bool shown)
{
    m_timesShown = shown;
    arrange();
    emit followingChanged();
}

void LogView::setWrapped(bool wrapped)
{
    m_isWrapped = wrapped;
    horizontalScrollBar()->setValue(0);
    arrange();
    if (!m_following)
        keepTopLine();
    emit followingChanged();
}

void LogView::toggleBookmark()
{
    if (!m_document || !m_cursor)
        return;
    m_bookmarks.toggle(*m_cursor);
    tellCursor();
    viewport()->update();
    emit followingChanged();
}

bool LogView::goToBookmark(bool forward)
{
    if (!m_document)
        return false;
    const auto [from, to] = selection();
    const auto row = m_bookmarks.next(*m_document, to >= from ? m_document->rowOf(*m_cursor).value_or(from) : verticalScrollBar()->value(), forward);
    if (!row)
        return false;
    showRow(*row);
    return true;
}

void LogView::arrange()
{
    const QScopedValueRollback guard(m_arranging, true);
    QScrollBar *const bar = verticalScrollBar();
    bar->setPageStep(visibleLines());
    bar->setRange(0, count() > 0 ? barValue(geometry().topFor(count() - 1)) : 0);
    if (m_following) {
        bar->setValue(bar->maximum());
        m_top = bar->value() < count() ? std::optional(m_document->lineAt(bar->value())) : std::nullopt;
    }
    const LogPainter lines = painter();
    const int wide = m_isWrapped ? 0 : lines.textLeft() + m_longest * lines.digit() + Metrics::current().margin();
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(lines.digit() * 8);
    horizontalScrollBar()->setRange(0, std::max(0, wide - viewport()->width()));
    viewport()->update();
}

/// What is read stays where it is, though late lines came above it.
void LogView::keepTopLine()
{
    const QScopedValueRollback guard(m_arranging, true);
    if (m_top)
        verticalScrollBar()->setValue(barValue(m_document->rowNear(*m_top)));
}

void LogView::onShownChanged(qint64 firstChanged, qint64 added)
{
    const QStringList sources = m_document->spool()->sources();
    int widest = 0;
    if (sources.size() > 1 || (sources.size() == 1 && m_document->spool()->index().line(0).timeGiven))
        for (qsizetype i = 0; i < std::min<qsizetype>(sources.size(), 200); ++i)
            widest = std::max(widest, int(std::min<qsizetype>(kLongestSource, visibleText(sources[i], kLongestSource).size())));
    m_sourceWidth = std::max(m_sourceWidth, widest);
    arrange();
    if (m_following)
        return;
    m_new += added;
    if (firstChanged <= verticalScrollBar()->value())
        keepTopLine();
    showChip();
    emit followingChanged();
}

void LogView::onShownReset()
{
    m_new = 0;
    if (m_cursor && !m_document->rowOf(*m_cursor))
        m_cursor = m_anchor = std::nullopt;
    arrange();
    if (!m_following)
        keepTopLine();
    showChip();
    emit followingChanged();
}

void LogView::showChip()
{
    m_chip->setVisible(!m_following && m_new > 0);
    if (!m_chip->isVisibleTo(viewport()))
        return;
    m_chip->setText(models::counted(m_new, tr("1 new line"), tr("%1 new lines")));
    m_chip->adjustSize();
    m_chip->move((viewport()->width() - m_chip->width()) / 2, viewport()->height() - m_chip->height() - Metrics::current().u(2));
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
    showChip();
}

std::pair<qint64, qint64> LogView::selection() const
{
    if (!m_document || !m_cursor)
        return {0, -1};
    const auto cursor = m_document->rowOf(*m_cursor);
    const auto anchor = m_anchor ? m_document->rowOf(*m_anchor) : cursor;
    if (!cursor)
        return {0, -1};
    return std::minmax(*cursor, anchor.value_or(*cursor));
}

void LogView::paintEvent(QPaintEvent *)
{
    QPainter canvas(viewport());
    canvas.fillRect(viewport()->rect(), tokensOf(this).surface);
    canvas.setLayoutDirection(Qt::LeftToRight); // of a line, whatever it begins with
    const LogPainter lines = painter();
    const RowGeometry rows = geometry();
    const auto [from, to] = selection();
    const QStringList sources = m_document ? m_document->spool()->sources() : QStringList();
    int longest = m_longest;
    int y = 0;
    for (qint64 number = verticalScrollBar()->value(); number < count() && y < viewport()->height(); ++number) {
        const quint32 line = m_document->lineAt(number);
        LogPainter::Look look;
        LineBreaks breaks = rows.breaksOf(number);
        const LogRow &row = m_document->row(number);
        look.breaks = std::move(breaks.at);
        look.isCut = breaks.isCut;
        look.skippedCharacters = horizontalScrollBar()->value() / lines.digit();
        look.ground = number >= from && number <= to ? LogPainter::Ground::Selected : LogPainter::Ground::Plain;
        look.isBookmarked = m_bookmarks.has(line);
        look.isSurrounding = m_document->isSurrounding(line);
        // Of words that stand in a line that is no hit nothing is marked.
        if (!m_document->query().isInverted && m_document->hitNumber(line))
            look.hits = m_document->spans(row.line.text);
        const QRect area(0, y, viewport()->width(), lineHeight() * int(look.breaks.size() + 1));
        const QString source = row.source < sources.size() ? visibleText(sources[row.source], 120) : QString();
        lines.paint(&canvas, area, row, source, look);
        if (m_document->isOtherPlace(number))
            canvas.fillRect(QRect(area.left(), area.top(), area.width(), 1), tokensOf(this).lineStrong);
        y += area.height();
        const qsizetype note = row.line.hiddenBytes > 0 ? LogPainter::cutNote(row.line.hiddenBytes).size() + 1 : 0;
        longest = std::max(longest, int(row.line.text.size() + note));
    }
    if (longest > m_longest) {
        m_longest = longest;
        QMetaObject::invokeMethod(this, &LogView::arrange, Qt::QueuedConnection);
    }
}

qint64 LogView::rowAt(const QPoint &point) const
{
    if (point.y() < 0 || count() == 0)
        return -1;
    const qint64 row = geometry().rowAt(verticalScrollBar()->value(), point.y() / lineHeight());
    return row < count() ? row : -1;
}

void LogView::moveCursor(qint64 to, bool extend)
{
    if (count() == 0)
        return;
    const qint64 row = std::clamp<qint64>(to, 0, count() - 1);
    m_cursor = m_document->lineAt(row);
    if (!extend || !m_anchor)
        m_anchor = m_cursor;
    QScrollBar *const bar = verticalScrollBar();
    if (row < bar->value())
        bar->setValue(barValue(row));
    else if (const qint64 top = geometry().topFor(row); top > bar->value())
        bar->setValue(barValue(top));
    tellCursor();
    viewport()->update();
    emit cursorMoved();
}

/// For a screen reader: the line of the cursor.
void LogView::tellCursor()
{
    const auto row = m_cursor && m_document ? m_document->rowOf(*m_cursor) : std::nullopt;
    const QString text = row ? m_document->row(*row).line.text.left(400) : QString();
    setAccessibleDescription(row && m_bookmarks.has(*m_cursor) ? tr("Bookmarked: %1").arg(text) : text);
}

bool LogView::goToHit(bool forward)
{
    if (!m_document || !m_document->hasQuery())
        return false;
    const auto [from, to] = selection();
    const qint64 here
        = to >= from ? (m_cursor ? m_document->rowOf(*m_cursor).value_or(from) : from) : verticalScrollBar()->value() - (forward ? 1 : 0);
    auto hit = forward ? m_document->nextHit(here) : m_document->previousHit(here);
    if (!hit)
        hit = forward ? m_document->nextHit(-1) : m_document->previousHit(count());
    if (!hit)
        return false;
    showRow(*hit);
    return true;
}

/// What stands at the very edge is read without what is around it.
void LogView::showRow(qint64 row)
{
    if (row < verticalScrollBar()->value() || geometry().topFor(row) > verticalScrollBar()->value())
        verticalScrollBar()->setValue(barValue(row - visibleLines() / 3));
    moveCursor(row, false);
}

} // namespace pilothouse::ui
