// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>

class QHeaderView;

namespace pilothouse::ui {

/// Shares the room of a table among its columns: one takes the rest, some grow with their words, some give way where there is too little.
/// What an operator dragged or hid stays.
class ColumnWidths final : public QObject
{
    Q_OBJECT
public:
    /// `room`: pixels there are. `neededWidth`: pixels that show all words of a column.
    ColumnWidths(QHeaderView *header, std::function<int()> room, std::function<int(int column)> neededWidth, QObject *parent);

    /// Width in pixels of the 96 dpi drawing; the column with width 0 takes the rest.
    void set(const QList<int> &drawnPixels);
    /// Columns that give way, the first one first.
    void setYielding(const QList<int> &columns);
    /// Columns that show their words whole, the first one first.
    void setFitting(const QList<int> &columns);

    /// Shown, or hidden only for want of room.
    bool isWanted(int column) const;
    void setWanted(int column, bool wanted);
    /// Takes the width that a column has now for the one that was set.
    void keepAsSet(int column);

    void share();
    /// Once, after all changes of the rows that come together.
    void shareLater();

private:
    void fit();
    void yield();
    void giveBack(int used);
    int usedBeside(int column) const;

    QHeaderView *m_header;
    std::function<int()> m_room;
    std::function<int(int)> m_neededWidth;
    int m_stretchColumn = -1;
    QList<int> m_yielding;
    QSet<int> m_yielded; ///< of these, those hidden now
    QList<int> m_fitting;
    QHash<int, int> m_baseWidths; ///< what was set, before columns grew
    QSet<int> m_ownWidths;        ///< columns that the operator dragged
    QTimer m_later;
    bool m_isSharing = false;
};

} // namespace pilothouse::ui
