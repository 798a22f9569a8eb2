// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log_lines.h"

#include "services/core/plain_text.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace pilothouse::models {

namespace {

constexpr int kSlice = 200; ///< lines in one go: well under a millisecond or two
constexpr qsizetype kLongestLine = 4000;
constexpr int kTaskDigits = 8;
constexpr int kWhereTheLevelStands = 48;

const std::vector<FilterField> &fields()
{
    static const std::vector<FilterField> list{{QStringLiteral("source"), {QStringLiteral("container")}},
                                               {QStringLiteral("task"), {}},
                                               {QStringLiteral("text"), {QStringLiteral("message")}}};
    return list;
}

/// Colours of a terminal say nothing here; whatever else is hidden in a line is made visible.
QString withoutColours(QString text)
{
    if (!text.contains(u'\x1b'))
        return text;
    static const QRegularExpression colour(QStringLiteral("\x1b\\[[0-9;]*m"));
    return text.remove(colour);
}

Tone toneOf(const QString &text)
{
    const QStringView begin = QStringView(text).left(kWhereTheLevelStands);
    for (const char *word : {"ERROR", "FATAL", "panicked"})
        if (begin.contains(QLatin1String(word)))
            return Tone::Fail;
    return begin.contains(QLatin1String("WARN")) ? Tone::Warn : Tone::Neutral;
}

} // namespace

LogLines::LogLines(Limits limits, QObject *parent) : QObject(parent), m_limits(limits)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &LogLines::work);
}

void LogLines::append(const std::vector<domain::LogLine> &lines)
{
    m_incoming.insert(m_incoming.end(), lines.begin(), lines.end());
    if (!m_incoming.empty())
        m_timer.start();
}

void LogLines::clear()
{
    m_timer.stop();
    m_incoming.clear();
    m_all.clear();
    m_shown.clear();
    m_found.clear();
    m_sources.clear();
    m_scan.reset();
    m_characters = 0;
    m_dropped = 0;
    emit shownReset();
}

void LogLines::setFilterText(const QString &text)
{
    m_filterText = text;
    FilterProblem problem;
    const auto filter = FilterExpression::parse(text, fields(), &problem);
    if (!filter) {
        m_problem = problem;
        return;
    }
    m_problem.reset();
    m_filter = *filter;
    m_found.clear();
    m_scan = 0;
    m_timer.start();
}

bool LogLines::passes(const LogRow &row) const
{
    if (m_filter.isEmpty())
        return true;
    QByteArray text(1, kFieldSeparator);
    for (const QString *value : {&row.source, &row.task, &row.text})
        text += foldedText(*value) + kFieldSeparator;
    return m_filter.matches(text);
}

void LogLines::insert(std::deque<Row> *rows, const Row &row) const
{
    auto place = rows->end();
    while (place != rows->begin() && (*std::prev(place))->at > row->at)
        --place;
    rows->insert(place, row);
}

void LogLines::take(const domain::LogLine &line, int *added)
{
    auto made = std::make_shared<LogRow>();
    made->at = line.at.toMSecsSinceEpoch();
    // Streams are prefix/container/task.
    const QStringList parts = line.stream.split(u'/');
    made->source = visibleText(parts.size() >= 2 ? parts[parts.size() - 2] : line.stream, 60);
    made->task = parts.size() >= 2 ? visibleText(parts.last().left(kTaskDigits), kTaskDigits * 2) : QString();
    made->text = visibleText(withoutColours(line.message.left(kLongestLine * 2)), kLongestLine);
    made->tone = toneOf(made->text);
    if (!m_sources.contains(made->source))
        m_sources << made->source;
    m_characters += made->text.size();
    const Row row = made;
    const bool late = !m_all.empty() && m_all.back()->at > row->at;
    insert(&m_all, row);
    const bool shown = passes(*row);
    if (m_scan) {
        // A new filter is on its way through: what stands before its finger it will not meet any more.
        const size_t place = late ? size_t(std::find(m_all.rbegin(), m_all.rend(), row).base() - m_all.begin()) - 1 : m_all.size() - 1;
        if (place < *m_scan) {
            ++*m_scan;
            if (shown)
                insert(&m_found, row);
        }
    }
    if (!m_scan && shown) {
        insert(&m_shown, row);
        ++*added;
    }
}

void LogLines::dropOldest(int *removed)
{
    const Row row = m_all.front();
    m_all.pop_front();
    m_characters -= row->text.size();
    ++m_dropped;
    if (!m_shown.empty() && m_shown.front() == row) {
        m_shown.pop_front();
        ++*removed;
    }
    if (!m_found.empty() && m_found.front() == row)
        m_found.pop_front();
    if (m_scan && *m_scan > 0)
        --*m_scan;
}

void LogLines::work()
{
    int added = 0;
    int removed = 0;
    for (int i = 0; i < kSlice && !m_incoming.empty(); ++i) {
        take(m_incoming.front(), &added);
        m_incoming.pop_front();
        while (int(m_all.size()) > m_limits.lines || (m_characters > m_limits.characters && m_all.size() > 1))
            dropOldest(&removed);
    }
    if (m_scan) {
        for (int i = 0; i < kSlice * 4 && *m_scan < m_all.size(); ++i, ++*m_scan)
            if (passes(*m_all[*m_scan]))
                m_found.push_back(m_all[*m_scan]);
        if (*m_scan >= m_all.size()) {
            m_scan.reset();
            m_shown = std::exchange(m_found, {});
            emit shownReset();
        } else if (removed > 0) {
            emit shownChanged(0, removed);
        }
    } else if (added > 0 || removed > 0) {
        emit shownChanged(added, removed);
    }
    if (m_incoming.empty() && !m_scan)
        m_timer.stop();
}

QString logFileLine(const LogRow &row)
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(QDateTime::fromMSecsSinceEpoch(row.at, Qt::UTC).toString(Qt::ISODateWithMs), row.source, row.task, row.text);
}

} // namespace pilothouse::models
