// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace pilothouse::models {

/// The roles that all item models of the console answer and that the table's delegates read. A role a model has nothing for
/// is an invalid QVariant.
struct CellRole
{
    enum {
        Key = Qt::UserRole,           ///< QString: identity of the row; in headerData (horizontal) the id of the column, for saved layouts
        Sort,                         ///< raw value to sort by
        State,                        ///< StateText: mark + word, for state and attestation cells, or any cell with a mark in front
        Second,                       ///< QString: muted text after the first ("US-WEST-1")
        Bar,                          ///< double 0 to 1: the small percent bar of a cell
        BarTone,                      ///< Tone as int: the bar's tone when it is not neutral (full = warn)
        Stale,                        ///< bool: the value is older than its limit: hatched, dimmed, stale mark
        Muted,                        ///< bool: second-rank text
        Strong,                       ///< bool: semibold text
        Changed,                      ///< bool: changed within the last seconds: a 2 px edge
        FullText,                     ///< QString: what is copied when the shown text is shortened (full hash, exact UTC)
        FirstOwn = Qt::UserRole + 64, ///< models' own roles start here
    };
};

} // namespace pilothouse::models
