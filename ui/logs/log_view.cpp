// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_view.h"

#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
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

QString sourceName(const LogDocument &document, logs::SourceNumber number)
{
    const QStringList sources = document.spool()->sources();
    return number < sources.size() ? visibleText(sources[number], 120) : QString();
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

void LogView::arrange()
{
    const QScopedValueRollback guard(m_arranging, true);
    QScrollBar *const bar = verticalScrollBar();
    bar->setPageStep(visibleLines());
    bar->setRange(0, barValue(count() - visibleLines()));
    if (m_following) {
        bar->setValue(bar->maximum());
        m_top = bar->value() < count() ? std::optional(m_document->lineAt(bar->value())) : std::nullopt;
    }
    const LogPainter lines = painter();
    const int wide = lines.textLeft() + m_longest * lines.digit() + Metrics::current().margin();
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
    const auto [from, to] = selection();
    const qint64 first = verticalScrollBar()->value();
    const qint64 last = std::min<qint64>(count() - 1, first + visibleLines() + 1);
    const QStringList sources = m_document ? m_document->spool()->sources() : QStringList();
    const int skipped = horizontalScrollBar()->value() / lines.digit();
    int longest = m_longest;
    for (qint64 number = first; number <= last; ++number) {
        const LogRow &row = m_document->row(number);
        const QRect area(0, int(number - first) * lineHeight(), viewport()->width(), lineHeight());
        const QString source = row.source < sources.size() ? visibleText(sources[row.source], 120) : QString();
        // Of words that stand in a line that is no hit nothing is marked.
        const bool isHit = !m_document->query().isInverted && m_document->hitNumber(m_document->lineAt(number));
        const auto hits = isHit ? m_document->spans(row.line.text) : std::vector<std::pair<qsizetype, qsizetype>>();
        lines.paint(&canvas, area, row, source, number >= from && number <= to ? LogPainter::Ground::Selected : LogPainter::Ground::Plain, hits,
                    skipped);
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
    const qint64 row = verticalScrollBar()->value() + point.y() / lineHeight();
    return point.y() >= 0 && row < count() ? row : -1;
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
    else if (row >= bar->value() + visibleLines())
        bar->setValue(barValue(row - visibleLines() + 1));
    tellCursor();
    viewport()->update();
    emit cursorMoved();
}

/// For a screen reader: the line of the cursor.
void LogView::tellCursor()
{
    const auto row = m_cursor && m_document ? m_document->rowOf(*m_cursor) : std::nullopt;
    setAccessibleDescription(row ? m_document->row(*row).line.text.left(400) : QString());
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
    // A hit at the very edge is read without what is around it.
    if (*hit < verticalScrollBar()->value() || *hit >= verticalScrollBar()->value() + visibleLines())
        verticalScrollBar()->setValue(barValue(*hit - visibleLines() / 3));
    moveCursor(*hit, false);
    return true;
}

bool LogView::handleKey(QKeyEvent *event)
{
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const auto cursor = m_cursor && m_document ? m_document->rowOf(*m_cursor) : std::nullopt;
    const qint64 from = cursor.value_or(verticalScrollBar()->value() + visibleLines());
    switch (event->key()) {
    case Qt::Key_Up: moveCursor(from - 1, extend); return true;
    case Qt::Key_Down: moveCursor(from + 1, extend); return true;
    case Qt::Key_PageUp: moveCursor(from - visibleLines(), extend); return true;
    case Qt::Key_PageDown: moveCursor(from + visibleLines(), extend); return true;
    case Qt::Key_Home: moveCursor(0, extend); return true;
    case Qt::Key_End:
        moveCursor(count() - 1, extend);
        setFollowing(true);
        return true;
    case Qt::Key_Left: horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub); return true;
    case Qt::Key_Right: horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd); return true;
    case Qt::Key_N:
    case Qt::Key_F3: goToHit(!extend); return true;
    case Qt::Key_T: setTimesShown(!m_timesShown); return true;
    case Qt::Key_Slash: emit findRequested(); return true;
    case Qt::Key_Escape: emit findClosed(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_cursor && m_document)
            m_document->setWhole(*m_cursor, !m_document->isWhole(*m_cursor));
        return true;
    default: return false;
    }
}

bool LogView::event(QEvent *event)
{
    // These are keys of the log while it has the focus, though the page has its own "/".
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *const key = static_cast<QKeyEvent *>(event);
        const bool isPlain = (key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
        if (isPlain && (key->key() == Qt::Key_Slash || key->key() == Qt::Key_N || key->key() == Qt::Key_T || key->key() == Qt::Key_F3)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    const bool isPlain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (!isPlain || !handleKey(event))
        QAbstractScrollArea::keyPressEvent(event);
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (const qint64 row = rowAt(event->pos()); row >= 0 && event->button() == Qt::LeftButton)
        moveCursor(row, event->modifiers() & Qt::ShiftModifier);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        moveCursor(verticalScrollBar()->value() + event->pos().y() / lineHeight(), true);
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto [from, to] = selection();
    QAction *copy = menu->addAction(models::counted(std::max<qint64>(0, to - from + 1), tr("Copy 1 line"), tr("Copy %1 lines")));
    copy->setEnabled(to >= from);
    connect(copy, &QAction::triggered, this, &LogView::copySelection);
    if (m_cursor && m_document) {
        const quint32 line = *m_cursor;
        const bool isWhole = m_document->isWhole(line);
        connect(menu->addAction(isWhole ? tr("Show the line cut") : tr("Show the whole line")), &QAction::triggered, this,
                [this, line, isWhole] { m_document->setWhole(line, !isWhole); });
    }
    connect(menu->addAction(m_timesShown ? tr("Hide the times") : tr("Show the times")), &QAction::triggered, this,
            [this] { setTimesShown(!m_timesShown); });
    menu->popup(event->globalPos());
}

bool LogView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *const help = static_cast<QHelpEvent *>(event);
    const qint64 number = rowAt(help->pos());
    QString text;
    if (number >= 0) {
        const LogRow &row = m_document->row(number);
        QStringList parts;
        if (row.at != logs::kNoTime)
            parts << (row.hasOwnTime ? models::utcText(QDateTime::fromMSecsSinceEpoch(row.at, Qt::UTC))
                                     : tr("No time of its own; the line before it is of %1.")
                                           .arg(models::utcText(QDateTime::fromMSecsSinceEpoch(row.at, Qt::UTC))));
        parts << sourceName(*m_document, row.source) << row.line.text.left(600);
        text = parts.join(u'\n');
    }
    showPlainToolTip(help->globalPos(), text, viewport());
    return true;
}

void LogView::copySelection()
{
    const auto [from, to] = selection();
    if (to < from)
        return;
    auto *const watcher = new QFutureWatcher<QString>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [watcher] {
        watcher->deleteLater();
        QGuiApplication::clipboard()->setText(watcher->result());
    });
    watcher->setFuture(m_document->copy(from, std::min(to, from + kMostCopied - 1)));
}

} // namespace pilothouse::ui
