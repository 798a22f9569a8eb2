// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/log_overlap.h"

#include "services/logs/line_time.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace pilothouse::cluster {

namespace {

constexpr size_t kFirmLines = 3; ///< without a time, fewer equal lines than these may be chance: empty ones are everywhere
constexpr qsizetype kLongestTime = 64;

std::optional<qint64> timeOf(const CvmLogLine &line)
{
    const QByteArray begin = QStringView(line.text).left(kLongestTime).toLatin1();
    return logs::timeOfLine(begin);
}

/// How much of the text's begin stands at each place of it: Z-function.
std::vector<size_t> beginsAt(const std::vector<int> &text)
{
    std::vector<size_t> lengths(text.size(), 0);
    size_t left = 0;
    size_t right = 0;
    for (size_t i = 1; i < text.size(); ++i) {
        if (i < right)
            lengths[i] = std::min(right - i, lengths[i - left]);
        while (i + lengths[i] < text.size() && text[lengths[i]] == text[i + lengths[i]])
            ++lengths[i];
        if (i + lengths[i] > right) {
            left = i;
            right = i + lengths[i];
        }
    }
    return lengths;
}

} // namespace

LogOverlap::Found LogOverlap::find(const std::vector<CvmLogLine> &lines) const
{
    if (m_known.empty() || lines.empty())
        return {};
    // Equal lines get equal numbers, so that comparing is cheap however long they are.
    QHash<std::pair<QString, QString>, int> numbers;
    const auto numberOf = [&numbers](const CvmLogLine &line) {
        const auto found = numbers.constFind({line.channel, line.text});
        if (found != numbers.constEnd())
            return *found;
        const int next = int(numbers.size());
        numbers.insert({line.channel, line.text}, next);
        return next;
    };
    std::vector<int> known;
    std::vector<int> seen;
    std::ranges::transform(m_known, std::back_inserter(known), numberOf);
    std::ranges::transform(lines, std::back_inserter(seen), numberOf);

    const auto isFirm = [&](size_t end, size_t length) {
        if (length >= kFirmLines || length == known.size())
            return true;
        return std::any_of(lines.begin() + std::ptrdiff_t(end - length), lines.begin() + std::ptrdiff_t(end),
                           [](const CvmLogLine &line) { return timeOf(line).has_value(); });
    };

    // Backwards from its end, what is known must stand in the look down to the look's first line, or down to its own.
    std::vector<int> backwards(known.rbegin(), known.rend());
    backwards.push_back(-1);
    backwards.insert(backwards.end(), seen.rbegin(), seen.rend());
    const std::vector<size_t> lengths = beginsAt(backwards);
    size_t best = 0;
    size_t bestEnd = 0;
    for (size_t end = 1; end <= seen.size(); ++end) {
        const size_t length = lengths[known.size() + 1 + (seen.size() - end)];
        if (length >= std::min(end, known.size()) && length > best) {
            best = length;
            bestEnd = end;
        }
    }
    if (best > 0 && isFirm(bestEnd, best))
        return {bestEnd, true};
    // An answer that is older than what is known: it ends in the midst of it, and brings nothing.
    if (isFirm(seen.size(), seen.size()) && std::search(known.begin(), known.end(), seen.begin(), seen.end()) != known.end())
        return {lines.size(), true};
    return {0, false};
}

void LogOverlap::keep(const std::vector<CvmLogLine> &lines, const Found &found)
{
    if (!found.isJoined)
        m_known.clear();
    for (size_t i = found.begin; i < lines.size(); ++i) {
        m_known.push_back(lines[i]);
        if (const auto at = timeOf(lines[i]))
            m_newest = std::max(*at, m_newest.value_or(*at));
    }
    while (m_known.size() > kRemembered)
        m_known.pop_front();
}

TimedLine timedLine(const CvmLogLine &line)
{
    static const QRegularExpression form(QStringLiteral("\\A\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{1,9}Z "));
    TimedLine timed{timeOf(line), line.channel, line.text};
    if (!timed.at)
        return timed;
    const auto match = form.match(line.text, 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    if (match.hasMatch())
        timed.text.remove(0, match.capturedLength());
    return timed;
}

} // namespace pilothouse::cluster
