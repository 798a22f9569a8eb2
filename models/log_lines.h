// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter_expression.h"
#include "models/state_text.h"
#include "services/domain/prover.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::models {

/// One line of a log, made safe to show.
struct LogRow
{
    qint64 at = 0;  ///< milliseconds since 1970, UTC
    QString source; ///< container
    QString task;   ///< first digits of the task's id
    QString text;
    Tone tone = Tone::Neutral; ///< warn or fail by the word the line begins with

    friend bool operator==(const LogRow &, const LogRow &) = default;
};

/// Lines of a log in order of time, at most so many: a ring. When it is full the oldest go, and how many is told. Filtering and
/// taking in happen in slices from the event loop, so that no slot is long however much comes.
class LogLines final : public QObject
{
    Q_OBJECT
public:
    using Row = std::shared_ptr<const LogRow>;
    struct Limits
    {
        int lines = 100'000;
        qsizetype characters = 32 * 1024 * 1024;
    };
    explicit LogLines(QObject *parent = nullptr) : LogLines(Limits{100'000, 32 * 1024 * 1024}, parent) { }
    explicit LogLines(Limits limits, QObject *parent = nullptr);

    /// Soon in place; late lines go where their time puts them. Lines of the same time keep their order.
    void append(const std::vector<domain::LogLine> &lines);
    void clear();
    /// Fields: source, task, text. A text that is no filter changes nothing but filterProblem().
    void setFilterText(const QString &text);
    const QString &filterText() const { return m_filterText; }
    const std::optional<FilterProblem> &filterProblem() const { return m_problem; }

    /// What the filter lets through, oldest first.
    int count() const { return int(m_shown.size()); }
    const LogRow &at(int row) const { return *m_shown[size_t(row)]; }
    std::vector<Row> shownRows() const { return {m_shown.begin(), m_shown.end()}; }
    int totalCount() const { return int(m_all.size()); }
    int hiddenCount() const { return totalCount() - count(); }
    /// Lines that were here and had to go.
    qint64 droppedCount() const { return m_dropped; }
    /// Sources in the order of their first line, for their colours.
    int sourceNumber(const QString &source) const { return int(m_sources.indexOf(source)); }
    /// Something waits to be taken in or filtered.
    bool isBusy() const { return m_timer.isActive(); }

signals:
    /// Shown lines came (most at the end, late ones above) and old ones went from the top.
    void shownChanged(int added, int removedFromTop);
    /// Another filter, or nothing at all any more: the lines are others.
    void shownReset();

private:
    void work();
    void take(const domain::LogLine &line, int *added);
    void insert(std::deque<Row> *rows, const Row &row) const;
    bool passes(const LogRow &row) const;
    void dropOldest(int *removed);

    Limits m_limits;
    std::deque<domain::LogLine> m_incoming;
    std::deque<Row> m_all;
    std::deque<Row> m_shown;
    qsizetype m_characters = 0;
    qint64 m_dropped = 0;
    QStringList m_sources;
    QString m_filterText;
    FilterExpression m_filter;
    std::optional<FilterProblem> m_problem;
    std::optional<size_t> m_scan; ///< how far a new filter has looked
    std::deque<Row> m_found;      ///< by the new filter so far
    QTimer m_timer;
};

/// One line as a file keeps it: "2026-11-20T14:03:34.120Z source task text".
QString logFileLine(const LogRow &row);

} // namespace pilothouse::models
