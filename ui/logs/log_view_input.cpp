// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the view of a log does with keys, mouse and menu.
#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/logs/log_view.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace pilothouse::ui {

using models::LogDocument;
using models::LogRow;

namespace {

QString sourceName(const LogDocument &document, logs::SourceNumber number)
{
    const QStringList sources = document.spool()->sources();
    return number < sources.size() ? visibleText(sources[number], 120) : QString();
}

} // namespace

int LogView::pageRows() const
{
    return int(std::max<qint64>(1, geometry().rowAt(verticalScrollBar()->value(), visibleLines()) - verticalScrollBar()->value()));
}

bool LogView::handleKey(QKeyEvent *event)
{
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const auto cursor = m_cursor && m_document ? m_document->rowOf(*m_cursor) : std::nullopt;
    const qint64 from = cursor.value_or(verticalScrollBar()->value() + visibleLines());
    switch (event->key()) {
    case Qt::Key_Up: moveCursor(from - 1, extend); return true;
    case Qt::Key_Down: moveCursor(from + 1, extend); return true;
    case Qt::Key_PageUp: moveCursor(from - pageRows(), extend); return true;
    case Qt::Key_PageDown: moveCursor(from + pageRows(), extend); return true;
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
    case Qt::Key_W: setWrapped(!m_isWrapped); return true;
    case Qt::Key_C: emit reachToggled(); return true;
    case Qt::Key_B: toggleBookmark(); return true;
    case Qt::Key_F2: goToBookmark(!extend); return true;
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
        constexpr int own[] = {Qt::Key_Slash, Qt::Key_N, Qt::Key_T, Qt::Key_W, Qt::Key_C, Qt::Key_B, Qt::Key_F2, Qt::Key_F3};
        if (isPlain && std::ranges::find(own, key->key()) != std::end(own)) {
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
        moveCursor(geometry().rowAt(verticalScrollBar()->value(), event->pos().y() < 0 ? -1 : event->pos().y() / lineHeight()), true);
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
    connect(menu->addAction(m_isWrapped ? tr("Do not wrap lines") : tr("Wrap lines")), &QAction::triggered, this,
            [this] { setWrapped(!m_isWrapped); });
    menu->addSeparator();
    QAction *mark = menu->addAction(m_cursor && m_bookmarks.has(*m_cursor) ? tr("Remove the bookmark") : tr("Bookmark the line"));
    mark->setEnabled(m_cursor.has_value());
    connect(mark, &QAction::triggered, this, &LogView::toggleBookmark);
    QAction *next = menu->addAction(tr("Next bookmark"));
    next->setEnabled(!m_bookmarks.isEmpty());
    connect(next, &QAction::triggered, this, [this] { goToBookmark(true); });
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
