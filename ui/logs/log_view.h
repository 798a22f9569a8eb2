// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log_bookmarks.h"
#include "ui/logs/row_geometry.h"

#include <QAbstractScrollArea>
#include <QPointer>

#include <optional>
#include <utility>

class QPushButton;

namespace pilothouse::ui {

/// The lines of a log. Paints the visible ones only, however many there are. Follows the end until somebody scrolls up; End follows again.
/// Lines are chosen with the mouse or Shift and arrows and copied whole. "/" looks for something, n and N go from hit to hit, t hides the
/// times, w wraps long lines, Enter shows one whole; b marks a line, F2 and Shift+F2 go from mark to mark.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    static constexpr qint64 kMostCopied = 20'000; ///< lines

    explicit LogView(QWidget *parent = nullptr);

    /// Another log, or none; not owned.
    void setDocument(models::LogDocument *document);
    models::LogDocument *document() const { return m_document; }

    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// Lines that came while nobody followed.
    qint64 newCount() const { return m_new; }
    void setTimesShown(bool shown);
    bool areTimesShown() const { return m_timesShown; }
    /// Long lines go on below, down to the height of the view, instead of being moved sideways.
    void setWrapped(bool wrapped);
    bool isWrapped() const { return m_isWrapped; }
    /// Of the line of the cursor.
    void toggleBookmark();
    /// Goes to the next one that is shown, or back; begins again at the other end. False: there is none.
    bool goToBookmark(bool forward);
    const models::LogBookmarks &bookmarks() const { return m_bookmarks; }
    /// First and last chosen row; nothing chosen: last is before first.
    std::pair<qint64, qint64> selection() const;
    void copySelection();
    /// Goes to the next hit, or back to the one before; begins again at the other end. False: there is none.
    bool goToHit(bool forward);

signals:
    /// Following, the count of new lines, whether times are shown or lines wrapped, or the bookmarks are others.
    void followingChanged();
    void cursorMoved();
    void findRequested();
    void findClosed();
    /// More or fewer lines around hits are wanted.
    void reachToggled();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    int lineHeight() const;
    int visibleLines() const;
    qint64 count() const { return m_document != nullptr ? m_document->count() : 0; }
    qint64 rowAt(const QPoint &point) const;
    int pageRows() const;
    LogPainter painter() const;
    RowGeometry geometry() const;
    void onShownChanged(qint64 firstChanged, qint64 added);
    void onShownReset();
    void keepTopLine();
    void arrange();
    void showChip();
    void moveCursor(qint64 to, bool extend);
    void showRow(qint64 row);
    bool handleKey(QKeyEvent *event);
    void tellCursor();

    QPointer<models::LogDocument> m_document;
    bool m_following = true;
    bool m_arranging = false; ///< the bar is moved by us, not by the operator
    bool m_timesShown = true;
    bool m_isWrapped = false;
    models::LogBookmarks m_bookmarks;
    qint64 m_new = 0;
    std::optional<quint32> m_cursor; ///< lines, not rows: rows move when a late line comes
    std::optional<quint32> m_anchor;
    std::optional<quint32> m_top; ///< first visible line
    int m_sourceWidth = 0;        ///< characters
    int m_longest = 0;            ///< characters, of the lines seen so far
    QPushButton *m_chip;
};

} // namespace pilothouse::ui
