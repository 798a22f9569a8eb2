// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace pilothouse::ui {

class Chip;

/// Chips side by side that never force a window wider: those that matter least give way when there is no room, and stand in the menu of a
/// last chip that says how many they are ("+2").
class ChipRow final : public QWidget
{
    Q_OBJECT
public:
    explicit ChipRow(QWidget *parent = nullptr);

    /// Chips with a lower `rank` stay longer; 0 always stays.
    void addChip(Chip *chip, int rank);
    /// Whether a chip has anything to show; whether there is room for it is seen to here.
    void setWanted(Chip *chip, bool wanted);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Entry
    {
        Chip *chip;
        int rank;
        bool wanted;
    };
    int widthOf(int mostRank) const;
    /// With the chip for those that have no room.
    int widthWithMore(int mostRank) const;
    int hiddenBeyond(int mostRank) const;
    void fillMore();
    void arrange();

    QList<Entry> m_entries;
    Chip *m_more;
    int m_mostRank = 0; ///< of the chips that are shown
};

} // namespace pilothouse::ui
