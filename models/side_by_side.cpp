// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/side_by_side.h"

#include "services/core/digest.h"
#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::models {

namespace {

void markShared(SideBySideLine &line)
{
    const int shorter = int(std::min(line.left.size(), line.right.size()));
    while (line.sharedHead < shorter && line.left[line.sharedHead] == line.right[line.sharedHead])
        ++line.sharedHead;
    while (line.sharedTail < shorter - line.sharedHead
           && line.left[line.left.size() - 1 - line.sharedTail] == line.right[line.right.size() - 1 - line.sharedTail])
        ++line.sharedTail;
}

/// Some bytes around an offset as visible text: line breaks, tabs and blanks can be told apart.
QString excerpt(const QByteArray &bytes, qsizetype around)
{
    constexpr qsizetype before = 24;
    constexpr qsizetype most = 96;
    const qsizetype from = std::max<qsizetype>(0, around - before);
    QString text = visibleText(QString::fromUtf8(bytes.mid(from, most)), most * 4);
    text.replace(u' ', u'·');
    return text;
}

} // namespace

std::vector<SideBySideLine> sideBySide(const QStringList &before, const QStringList &after, int context)
{
    using Kind = SideBySideLine::Kind;
    std::vector<SideBySideLine> rows;
    const auto lines = diffLines(before, after, context);
    int left = 0;
    int right = 0;
    for (size_t i = 0; i < lines.size();) {
        const DiffLine &line = lines[i];
        if (line.kind == DiffLine::Kind::Gap) {
            SideBySideLine row;
            row.kind = Kind::Gap;
            row.count = line.count;
            rows.push_back(row);
            left += line.count;
            right += line.count;
            ++i;
            continue;
        }
        if (line.kind == DiffLine::Kind::Context) {
            SideBySideLine row;
            row.left = row.right = line.text;
            row.leftNumber = ++left;
            row.rightNumber = ++right;
            rows.push_back(row);
            ++i;
            continue;
        }
        QStringList removed;
        QStringList added;
        for (; i < lines.size() && (lines[i].kind == DiffLine::Kind::Removed || lines[i].kind == DiffLine::Kind::Added); ++i)
            (lines[i].kind == DiffLine::Kind::Removed ? removed : added) << lines[i].text;
        for (qsizetype k = 0; k < std::max(removed.size(), added.size()); ++k) {
            SideBySideLine row;
            const bool hasLeft = k < removed.size();
            const bool hasRight = k < added.size();
            row.kind = hasLeft && hasRight ? Kind::Changed : hasLeft ? Kind::OnlyLeft : Kind::OnlyRight;
            if (hasLeft) {
                row.left = removed[k];
                row.leftNumber = ++left;
            }
            if (hasRight) {
                row.right = added[k];
                row.rightNumber = ++right;
            }
            if (row.kind == Kind::Changed)
                markShared(row);
            rows.push_back(row);
        }
    }
    return rows;
}

ComposeDiff diffCompose(const QByteArray &left, const QByteArray &right, int context)
{
    ComposeDiff diff;
    diff.leftHash = left.isEmpty() ? QString() : QString::fromLatin1(sha256({left}).toHex());
    diff.rightHash = right.isEmpty() ? QString() : QString::fromLatin1(sha256({right}).toHex());
    diff.bytesEqual = left == right;
    diff.lines = sideBySide(readableLines(left), readableLines(right), context);
    diff.changes = int(std::count_if(diff.lines.begin(), diff.lines.end(), [](const SideBySideLine &line) {
        return line.kind != SideBySideLine::Kind::Equal && line.kind != SideBySideLine::Kind::Gap;
    }));
    diff.onlySpelling = !diff.bytesEqual && diff.changes == 0;
    if (!diff.bytesEqual)
        diff.firstDifferentByte = std::mismatch(left.begin(), left.begin() + std::min(left.size(), right.size()), right.begin()).first - left.begin();
    if (diff.onlySpelling) {
        // Nothing differs that a reader would see: the bytes around the first difference are shown as they are.
        SideBySideLine row;
        row.kind = SideBySideLine::Kind::Changed;
        row.left = excerpt(left, diff.firstDifferentByte);
        row.right = excerpt(right, diff.firstDifferentByte);
        markShared(row);
        diff.lines = {row};
        diff.changes = 1;
    }
    return diff;
}

} // namespace pilothouse::models
