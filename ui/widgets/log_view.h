// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>

#include <utility>

namespace pilothouse::models {
class LogLines;
struct LogRow;
} // namespace pilothouse::models

namespace pilothouse::ui {

/// Lines of a log: time, source in its colour, text. Paints the visible lines only, whatever is in the ring. Follows the end until
/// somebody scrolls up; End follows again. Lines are chosen with mouse or Shift and arrows, and copied whole.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit LogView(models::LogLines *lines, QWidget *parent = nullptr);

    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// Lines that came while nobody followed.
    int newCount() const { return m_new; }
    QString selectionAsText() const;

signals:
    /// Following, or the count of new lines, is another.
    void followingChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void onShownChanged(int added, int removedFromTop);
    void onShownReset();
    void arrange();
    void moveCursor(int to, bool extend);
    int lineHeight() const;
    int visibleLines() const;
    int lineAt(const QPoint &point) const;
    int sourceLeft() const;
    int textLeft() const;
    std::pair<int, int> selection() const;
    void paintLine(QPainter *painter, const QRect &area, int row) const;

    models::LogLines *m_lines;
    bool m_following = true;
    bool m_arranging = false;
    int m_new = 0;
    int m_cursor = -1;
    int m_anchor = -1;
    int m_longest = 0;     ///< characters, of the lines seen so far
    int m_sourceWidth = 0; ///< characters
};

} // namespace pilothouse::ui
