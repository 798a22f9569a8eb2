// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/log_painter.h"

#include <QAbstractScrollArea>
#include <QPointer>

#include <optional>
#include <utility>

class QPushButton;

namespace pilothouse::ui {

/// The lines of a log. Paints the visible ones only, however many there are. Follows the end until somebody scrolls up; End follows again.
/// Lines are chosen with the mouse or Shift and arrows and copied whole. "/" looks for something, n and N go from hit to hit, t hides the
/// times, Enter shows a long line whole.
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
    /// First and last chosen row; nothing chosen: last is before first.
    std::pair<qint64, qint64> selection() const;
    void copySelection();
    /// Goes to the next hit, or back to the one before; begins again at the other end. False: there is none.
    bool goToHit(bool forward);

signals:
    /// Following, the count of new lines, or whether times are shown is another.
    void followingChanged();
    void cursorMoved();
    void findRequested();
    void findClosed();

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
    LogPainter painter() const;
    void onShownChanged(qint64 firstChanged, qint64 added);
    void onShownReset();
    void keepTopLine();
    void arrange();
    void showChip();
    void moveCursor(qint64 to, bool extend);
    bool handleKey(QKeyEvent *event);
    void tellCursor();

    QPointer<models::LogDocument> m_document;
    bool m_following = true;
    bool m_arranging = false; ///< the bar is moved by us, not by the operator
    bool m_timesShown = true;
    qint64 m_new = 0;
    std::optional<quint32> m_cursor; ///< lines, not rows: rows move when a late line comes
    std::optional<quint32> m_anchor;
    std::optional<quint32> m_top; ///< first visible line
    int m_sourceWidth = 0;        ///< characters
    int m_longest = 0;            ///< characters, of the lines seen so far
    QPushButton *m_chip;
};

} // namespace pilothouse::ui
