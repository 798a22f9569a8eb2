// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/line_diff.h"

#include <algorithm>

namespace pilothouse {

namespace {

constexpr qsizetype kMaxLines = 4000;
constexpr qsizetype kMaxCells = 4'000'000;

/// Longest common subsequence of the part that is not a common head or tail; marks which lines stay.
std::vector<std::pair<int, int>> commonLines(const QStringList &a, const QStringList &b)
{
    int head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    int tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    std::vector<std::pair<int, int>> common;
    for (int i = 0; i < head; ++i)
        common.emplace_back(i, i);
    const int n = int(a.size()) - head - tail;
    const int m = int(b.size()) - head - tail;
    if (n > 0 && m > 0 && qsizetype(n) * m <= kMaxCells) {
        const size_t width = size_t(m) + 1;
        std::vector<uint16_t> length(size_t(n + 1) * width);
        for (int i = n - 1; i >= 0; --i) {
            for (int j = m - 1; j >= 0; --j) {
                length[size_t(i) * width + size_t(j)]
                    = a[head + i] == b[head + j] ? uint16_t(length[size_t(i + 1) * width + size_t(j + 1)] + 1)
                                                 : std::max(length[size_t(i + 1) * width + size_t(j)], length[size_t(i) * width + size_t(j + 1)]);
            }
        }
        for (int i = 0, j = 0; i < n && j < m;) {
            if (a[head + i] == b[head + j]) {
                common.emplace_back(head + i, head + j);
                ++i;
                ++j;
            } else if (length[size_t(i + 1) * width + size_t(j)] >= length[size_t(i) * width + size_t(j + 1)]) {
                ++i;
            } else {
                ++j;
            }
        }
    }
    for (int i = tail; i > 0; --i)
        common.emplace_back(int(a.size()) - i, int(b.size()) - i);
    return common;
}

} // namespace

std::vector<DiffLine> diffLines(const QStringList &before, const QStringList &after, int context)
{
    std::vector<DiffLine> full;
    const auto push = [&full](DiffLine::Kind kind, const QString &text) { full.push_back({kind, text, 0}); };
    const bool comparable = before.size() <= kMaxLines && after.size() <= kMaxLines;
    auto common = comparable ? commonLines(before, after) : std::vector<std::pair<int, int>>();
    common.emplace_back(int(before.size()), int(after.size()));
    int i = 0;
    int j = 0;
    for (const auto &[nextI, nextJ] : common) {
        for (; i < nextI; ++i)
            push(DiffLine::Kind::Removed, before[i]);
        for (; j < nextJ; ++j)
            push(DiffLine::Kind::Added, after[j]);
        if (i < before.size() && j < after.size()) {
            push(DiffLine::Kind::Context, before[i]);
            ++i;
            ++j;
        }
    }

    std::vector<DiffLine> folded;
    for (size_t at = 0; at < full.size();) {
        if (full[at].kind != DiffLine::Kind::Context) {
            folded.push_back(full[at++]);
            continue;
        }
        size_t end = at;
        while (end < full.size() && full[end].kind == DiffLine::Kind::Context)
            ++end;
        const size_t keepHead = at == 0 ? 0 : std::min(size_t(context), end - at);
        const size_t keepTail = end == full.size() ? 0 : std::min(size_t(context), end - at - keepHead);
        for (size_t k = 0; k < keepHead; ++k)
            folded.push_back(full[at + k]);
        const size_t hidden = end - at - keepHead - keepTail;
        if (hidden > 0)
            folded.push_back({DiffLine::Kind::Gap, {}, int(hidden)});
        for (size_t k = end - keepTail; k < end; ++k)
            folded.push_back(full[k]);
        at = end;
    }
    return folded;
}

} // namespace pilothouse
