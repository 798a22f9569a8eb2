// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter_sort_index.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace pilothouse::models {

namespace {

/// What an operator takes for "at once", and 100,000 rows need for an expression of the usual kind.
constexpr std::chrono::milliseconds kRegularExpressionTime{400};

struct SortItem
{
    quint64 key;
    quint32 place; ///< before sorting: keeps equal rows in order
    Slot slot;

    bool operator<(const SortItem &other) const { return key != other.key ? key < other.key : place < other.place; }
};

/// Bytes [offset, offset + 8) of a value as a number that orders like them; zero filled beyond its end.
quint64 wordAt(QByteArrayView value, qsizetype offset)
{
    if (offset >= value.size())
        return 0;
    quint64 word = 0;
    std::memcpy(&word, value.data() + offset, size_t(std::min<qsizetype>(8, value.size() - offset)));
    return qFromBigEndian(word);
}

/// Orders by 8 bytes at a time: comparing numbers that lie side by side beats comparing texts all over memory.
/// Values hold no zero byte, so equal words that end in one are equal to the end.
template <typename ValueOf>
void sortByText(SortItem *begin, SortItem *end, qsizetype offset, bool descending, const ValueOf &valueOf)
{
    const quint64 flip = descending ? ~quint64(0) : 0;
    for (SortItem *item = begin; item != end; ++item)
        item->key = wordAt(valueOf(item->slot), offset) ^ flip;
    std::sort(begin, end);
    for (SortItem *run = begin; run != end;) {
        SortItem *next = run + 1;
        while (next != end && next->key == run->key)
            ++next;
        if (next - run > 1 && ((run->key ^ flip) & 0xff) != 0)
            sortByText(run, next, offset + 8, descending, valueOf);
        run = next;
    }
}

qsizetype commonPrefix(QByteArrayView a, QByteArrayView b)
{
    const auto most = std::min(a.size(), b.size());
    return std::mismatch(a.begin(), a.begin() + most, b.begin()).first - a.begin();
}

} // namespace

IndexEntry &IndexEntry::text(QStringView value)
{
    m_text += foldedText(value);
    m_text += kFieldSeparator;
    return *this;
}

IndexEntry &IndexEntry::number(qint64 number, QStringView words)
{
    m_numbers.append(number);
    return text(words);
}

IndexEntry &IndexEntry::group(int number)
{
    Q_ASSERT(number >= 0 && number < kGroups);
    m_group = quint8(number);
    return *this;
}

FilterSortIndex::FilterSortIndex(std::vector<SortKind> fields) : m_fields(std::move(fields))
{
    int numbers = 0;
    for (const SortKind kind : m_fields)
        m_numberIndex.push_back(kind == SortKind::Number ? numbers++ : -1);
    m_numbers.resize(size_t(numbers));
}

bool FilterSortIndex::sortsBefore(Slot a, Slot b) const
{
    const bool descending = m_order == Qt::DescendingOrder;
    if (m_sortField >= 0) {
        if (m_fields[size_t(m_sortField)] == SortKind::Number) {
            const qint64 x = numberOf(a, m_sortField);
            const qint64 y = numberOf(b, m_sortField);
            if ((x == kNoNumber) != (y == kNoNumber))
                return y == kNoNumber;
            if (x != y)
                return (x < y) != descending;
        } else {
            const QByteArrayView x = fieldOf(textOf(a), m_sortField);
            const QByteArrayView y = fieldOf(textOf(b), m_sortField);
            if (x.isEmpty() != y.isEmpty())
                return y.isEmpty();
            if (const int order = x.compare(y); order != 0)
                return (order < 0) != descending;
        }
    }
    return m_rows[a].rank < m_rows[b].rank;
}

bool FilterSortIndex::sameSortValue(Slot slot, const IndexEntry &entry) const
{
    if (m_sortField < 0)
        return true;
    if (m_fields[size_t(m_sortField)] == SortKind::Number)
        return numberOf(slot, m_sortField) == entry.m_numbers[m_numberIndex[size_t(m_sortField)]];
    return fieldOf(textOf(slot), m_sortField) == fieldOf(entry.m_text, m_sortField);
}

void FilterSortIndex::store(Slot slot, const IndexEntry &entry)
{
    RowInfo &row = m_rows[slot];
    const auto size = size_t(entry.m_text.size());
    if (size > row.size) {
        m_deadText += row.size;
        row.begin = m_text.size();
        m_text.resize(m_text.size() + size);
    } else {
        m_deadText += row.size - size;
    }
    row.size = quint32(size);
    std::memcpy(m_text.data() + row.begin, entry.m_text.constData(), size);
    Q_ASSERT(size_t(entry.m_numbers.size()) == m_numbers.size());
    for (size_t i = 0; i < m_numbers.size(); ++i)
        m_numbers[i][slot] = entry.m_numbers[qsizetype(i)];
    if (row.live)
        --m_groups[row.group];
    row.group = entry.m_group;
    ++m_groups[row.group];
    row.live = true;
    row.passes = m_filter.matches(textOf(slot));
}

void FilterSortIndex::update(const std::vector<Update> &updates, const std::vector<Slot> &removed)
{
    size_t slotTotal = m_rows.size();
    for (const Update &change : updates)
        slotTotal = std::max(slotTotal, size_t(change.slot) + 1);
    m_rows.resize(slotTotal);
    for (std::vector<qint64> &numbers : m_numbers)
        numbers.resize(slotTotal, kNoNumber);

    bool leaving = false;
    for (const Slot slot : removed) {
        RowInfo &row = m_rows[slot];
        if (!row.live)
            continue;
        --m_groups[row.group];
        row.live = false;
        row.passes = false;
        row.moving = true;
        leaving = true;
        m_deadText += row.size;
        row.size = 0;
    }
    std::vector<Slot> placed; // new rows, and those whose sort value is another now
    for (const Update &change : updates) {
        RowInfo &row = m_rows[change.slot];
        if (!row.live) {
            row.rank = m_nextRank++;
            placed.push_back(change.slot);
        } else if (!sameSortValue(change.slot, change.entry)) {
            row.moving = true;
            leaving = true;
            placed.push_back(change.slot);
        }
        store(change.slot, change.entry);
    }

    if (leaving)
        std::erase_if(m_sorted, [this](Slot slot) { return m_rows[slot].moving; });
    for (const Slot slot : removed)
        m_rows[slot].moving = false;
    for (const Slot slot : placed)
        m_rows[slot].moving = false;

    if (placed.size() > m_sorted.size() / 4) {
        m_sorted.insert(m_sorted.end(), placed.begin(), placed.end());
        std::sort(m_sorted.begin(), m_sorted.end(), [this](Slot a, Slot b) { return m_rows[a].rank < m_rows[b].rank; });
        if (m_sortField >= 0)
            sortAll();
    } else if (!placed.empty()) {
        const auto before = [this](Slot a, Slot b) { return sortsBefore(a, b); };
        std::sort(placed.begin(), placed.end(), before);
        std::vector<Slot> merged;
        merged.reserve(m_sorted.size() + placed.size());
        auto from = m_sorted.cbegin();
        for (const Slot slot : placed) {
            const auto here = std::upper_bound(from, m_sorted.cend(), slot, before);
            merged.insert(merged.end(), from, here);
            merged.push_back(slot);
            from = here;
        }
        merged.insert(merged.end(), from, m_sorted.cend());
        m_sorted.swap(merged);
    }
    if (m_deadText > m_text.size() / 2)
        compactText();
    showPassing();
}

void FilterSortIndex::compactText()
{
    std::vector<char> text;
    text.reserve(m_text.size() - m_deadText);
    for (const Slot slot : m_sorted) {
        RowInfo &row = m_rows[slot];
        const auto begin = m_text.begin() + ptrdiff_t(row.begin);
        row.begin = text.size();
        text.insert(text.end(), begin, begin + row.size);
    }
    for (RowInfo &row : m_rows)
        if (!row.live)
            row = {};
    m_text.swap(text);
    m_deadText = 0;
}

bool FilterSortIndex::setFilter(FilterExpression filter)
{
    if (filter.hasRegularExpression()) {
        MatchBudget budget(kRegularExpressionTime);
        std::vector<char> passes(m_rows.size());
        for (Slot slot = 0; slot < m_rows.size(); ++slot) {
            if (m_rows[slot].live)
                passes[slot] = filter.matches(textOf(slot), &budget) ? 1 : 0;
            if (budget.isSpent())
                return false;
        }
        m_filter = std::move(filter);
        for (Slot slot = 0; slot < m_rows.size(); ++slot)
            m_rows[slot].passes = passes[slot] != 0;
        showPassing();
        return true;
    }
    m_filter = std::move(filter);
    const bool all = m_filter.isEmpty();
    for (Slot slot = 0; slot < m_rows.size(); ++slot) // by slot, not by order: the text lies in this order in memory
        if (m_rows[slot].live)
            m_rows[slot].passes = all || m_filter.matches(textOf(slot));
    showPassing();
    return true;
}

void FilterSortIndex::setSort(int field, Qt::SortOrder order)
{
    if (field == m_sortField && order == m_order)
        return;
    m_sortField = field;
    m_order = order;
    if (field < 0) {
        std::sort(m_sorted.begin(), m_sorted.end(), [this](Slot a, Slot b) { return m_rows[a].rank < m_rows[b].rank; });
    } else {
        sortAll();
        for (size_t i = 0; i < m_sorted.size(); ++i)
            m_rows[m_sorted[i]].rank = quint32(i);
        m_nextRank = quint32(m_sorted.size());
    }
    showPassing();
}

void FilterSortIndex::sortAll()
{
    std::vector<SortItem> items;
    std::vector<Slot> last; // rows without a value
    items.reserve(m_sorted.size());
    const bool descending = m_order == Qt::DescendingOrder;
    if (m_fields[size_t(m_sortField)] == SortKind::Number) {
        for (const Slot slot : m_sorted) {
            const qint64 number = numberOf(slot, m_sortField);
            if (number == kNoNumber)
                last.push_back(slot);
            else
                items.push_back({(quint64(number) ^ (quint64(1) << 63)) ^ (descending ? ~quint64(0) : 0), quint32(items.size()), slot});
        }
        std::sort(items.begin(), items.end());
    } else {
        std::vector<QByteArrayView> values(m_rows.size());
        qsizetype shared = -1;
        QByteArrayView first;
        for (Slot slot = 0; slot < m_rows.size(); ++slot) {
            if (!m_rows[slot].live)
                continue;
            values[slot] = fieldOf(textOf(slot), m_sortField);
            if (values[slot].isEmpty())
                continue;
            shared = shared < 0 ? values[slot].size() : std::min(shared, commonPrefix(first, values[slot]));
            first = values[slot].first(shared);
        }
        for (const Slot slot : m_sorted) {
            if (values[slot].isEmpty())
                last.push_back(slot);
            else
                items.push_back({0, quint32(items.size()), slot});
        }
        sortByText(items.data(), items.data() + items.size(), std::max<qsizetype>(shared, 0), descending,
                   [&values](Slot slot) { return values[slot]; });
    }
    std::transform(items.begin(), items.end(), m_sorted.begin(), [](const SortItem &item) { return item.slot; });
    std::copy(last.begin(), last.end(), m_sorted.begin() + ptrdiff_t(items.size()));
}

void FilterSortIndex::showPassing()
{
    m_visible.clear();
    m_visible.reserve(m_sorted.size());
    std::copy_if(m_sorted.begin(), m_sorted.end(), std::back_inserter(m_visible), [this](Slot slot) { return m_rows[slot].passes; });
}

} // namespace pilothouse::models
