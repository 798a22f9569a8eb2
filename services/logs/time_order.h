// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace pilothouse::logs {

/// Lines of several sources in the order of their time: what came late stands where its time puts it, lines of the same time keep the
/// order they came in. Costs nothing while lines come in order, 4 bytes a line otherwise.
class TimeOrder
{
public:
    /// The time of a line, by its number. Asked again later, it must answer the same.
    using TimeOf = std::function<qint64(quint32)>;

    /// Adds lines that were not there; their numbers ascend. Returns the first row that is another than before.
    qint64 add(std::span<const quint32> lines, const TimeOf &timeOf);
    /// The same for all lines from `first` to before `end`.
    qint64 addRange(quint32 first, quint32 end, const TimeOf &timeOf);
    void clear() { *this = TimeOrder(); }

    qint64 count() const { return m_isPlain ? m_plainCount : qint64(m_lines.size()); }
    quint32 at(qint64 row) const { return m_isPlain ? quint32(row) : m_lines[size_t(row)]; }
    /// Nothing when the line is not among them.
    std::optional<qint64> rowOf(quint32 line, const TimeOf &timeOf) const;
    /// The first row that is not before this line, whether the line is among them or not; count() when there is none.
    qint64 rowNotBefore(quint32 line, const TimeOf &timeOf) const;

private:
    void materialise();

    bool m_isPlain = true; ///< the lines are 0, 1, 2 …
    qint64 m_plainCount = 0;
    std::vector<quint32> m_lines;
};

} // namespace pilothouse::logs
