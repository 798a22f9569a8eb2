// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace pilothouse::models {

/// One named stretch of a quote's bytes. Parts (depth 0) cover the whole quote without gap; fields (depth 1) lie inside a part.
struct QuoteRegion
{
    QString name;
    QString meaning; ///< one sentence for an operator
    qsizetype offset = 0;
    qsizetype length = 0;
    int depth = 0;

    qsizetype end() const { return offset + length; }
    friend bool operator==(const QuoteRegion &, const QuoteRegion &) = default;
};

/// Which byte of a quote is what. Made from lengths that the quote itself declares, so nothing in it is proven.
struct QuoteMap
{
    std::vector<QuoteRegion> regions; ///< by offset; a part before its fields
    QString problem;                  ///< why the map ends early, as the parser says it; empty = the quote is whole

    /// The field that holds this byte, or the part where no field does; -1 outside.
    int regionAt(qsizetype offset) const;
    /// The region with this name; -1 when there is none.
    int regionNamed(const QString &name) const;
};

/// Linear in the quote's length. Bytes of any kind are welcome: what cannot be placed is one region "Not understood".
QuoteMap mapQuote(const QByteArray &quote);

/// The region of a comparison's property ("RTMR1", "report data"), empty when its value is not in the quote itself.
QString regionOfProperty(const QString &property);

} // namespace pilothouse::models
