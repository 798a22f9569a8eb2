// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace pilothouse::ui {

/// All lengths, derived from the body font: u is a quarter of its height, 4 px at 96 dpi. A page writes no pixel numbers of
/// its own; it says u(3) for a gap of 12 or one of the names.
class Metrics
{
public:
    /// From the application's font.
    static Metrics current();
    explicit Metrics(int unit) : m_u(unit < 1 ? 1 : unit) { }

    int u(int count = 1) const { return m_u * count; } ///< steps in use: 1, 2, 3, 4, 5, 6, 8
    /// A length given in pixels of the 96 dpi drawing; for what is not a multiple of u (widths of columns, 1.25 lines).
    int px(double drawn) const { return qRound(drawn * m_u / 4.0); }
    double exact(double drawn) const { return drawn * m_u / 4.0; }

    int hairline() const { return 1; }
    int environmentBar() const { return px(40); }
    int environmentBand() const { return px(3); }
    int rail() const { return px(176); }
    int railNarrow() const { return px(56); }
    int railItem() const { return px(34); }
    int paneHeader() const { return px(56); }
    int paneHeaderNarrow() const { return px(48); }
    int toolbar() const { return px(44); }
    int cardHeader() const { return px(36); }
    int statusBar() const { return px(26); }
    int row() const { return px(32); }
    int rowCompact() const { return px(26); }
    int tableHeader() const { return px(28); }
    int tableFoot() const { return px(32); }
    int control() const { return px(28); } ///< buttons and fields
    int chip() const { return px(24); }
    int primaryControl() const { return px(32); }
    int rollback() const { return px(76); }
    int rollbackNarrow() const { return px(64); }
    int leastTarget() const { return px(24); }
    int margin() const { return px(16); }       ///< of a pane
    int gap() const { return px(12); }          ///< between cards, and a card's padding
    int radiusControl() const { return px(4); } ///< controls, notes, chips
    int radiusCard() const { return px(6); }    ///< cards, plans, focus ring
    int radiusBar() const { return px(3); }     ///< bars, key caps
    int mark() const { return px(14); }         ///< state mark in text
    int icon() const { return px(16); }         ///< icon in a button
    int railIcon() const { return px(18); }
    int narrowWidth() const { return px(1180); } ///< below it the narrow layout
    int narrowHeight() const { return px(760); }
    int wideWidth() const { return px(1920); }

    friend bool operator==(const Metrics &, const Metrics &) = default;

private:
    int m_u;
};

} // namespace pilothouse::ui
