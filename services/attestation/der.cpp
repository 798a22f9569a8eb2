// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/der.h"

#include <chrono>

namespace pilothouse::attestation::der {

namespace {

/// Two decimal digits at an offset; -1 when they are not digits.
int twoDigits(QByteArrayView text, qsizetype at)
{
    const char high = text[at];
    const char low = text[at + 1];
    if (high < '0' || high > '9' || low < '0' || low > '9')
        return -1;
    return (high - '0') * 10 + (low - '0');
}

/// A positive INTEGER of at most 32 bytes, right-aligned.
bool readScalar(const Element &integer, uint8_t *out)
{
    QByteArrayView bytes = integer.content;
    if (bytes.isEmpty() || (uint8_t(bytes[0]) & 0x80) != 0)
        return false;
    if (bytes[0] == 0 && bytes.size() > 1) {
        if ((uint8_t(bytes[1]) & 0x80) == 0)
            return false; // not the shortest form
        bytes = bytes.sliced(1);
    }
    if (bytes.size() > 32)
        return false;
    std::memcpy(out + 32 - bytes.size(), bytes.data(), size_t(bytes.size()));
    return true;
}

} // namespace

std::optional<Element> Reader::next()
{
    const QByteArrayView bytes = m_rest;
    if (bytes.size() < 2 || (uint8_t(bytes[0]) & 0x1f) == 0x1f)
        return std::nullopt;
    qsizetype header = 2;
    uint64_t length = uint8_t(bytes[1]);
    if (length >= 0x80) {
        const qsizetype count = qsizetype(length & 0x7f);
        if (count < 1 || count > 4 || bytes.size() < 2 + count)
            return std::nullopt;
        length = 0;
        for (qsizetype i = 0; i < count; ++i)
            length = length << 8 | uint8_t(bytes[2 + i]);
        if (length < 0x80 || bytes[2] == 0)
            return std::nullopt; // not the shortest form
        header += count;
    }
    if (length > uint64_t(bytes.size() - header))
        return std::nullopt;
    Element element;
    element.tag = Tag(uint8_t(bytes[0]));
    element.whole = bytes.first(header + qsizetype(length));
    element.content = element.whole.sliced(header);
    m_rest = bytes.sliced(element.whole.size());
    return element;
}

std::optional<Element> Reader::next(Tag tag)
{
    return isNext(tag) ? next() : std::nullopt;
}

std::optional<Element> only(QByteArrayView bytes, Tag tag)
{
    Reader reader(bytes);
    auto element = reader.next(tag);
    if (!reader.atEnd())
        return std::nullopt;
    return element;
}

std::optional<uint32_t> smallNumber(const Element &element, uint32_t max)
{
    const QByteArrayView bytes = element.content;
    if (bytes.isEmpty() || bytes.size() > 5 || (uint8_t(bytes[0]) & 0x80) != 0)
        return std::nullopt;
    if (bytes.size() > 1 && bytes[0] == 0 && (uint8_t(bytes[1]) & 0x80) == 0)
        return std::nullopt;
    uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | uint8_t(byte);
    if (value > max)
        return std::nullopt;
    return uint32_t(value);
}

std::optional<bool> boolean(const Element &element)
{
    if (element.content.size() != 1)
        return std::nullopt;
    switch (uint8_t(element.content[0])) {
    case 0x00: return false;
    case 0xff: return true;
    default: return std::nullopt;
    }
}

std::optional<int64_t> time(const Element &element)
{
    QByteArrayView text = element.content;
    int year = 0;
    if (element.tag == Tag::UtcTime) {
        if (text.size() != 13)
            return std::nullopt;
        const int shortYear = twoDigits(text, 0);
        if (shortYear < 0)
            return std::nullopt;
        year = shortYear >= 50 ? 1900 + shortYear : 2000 + shortYear;
        text = text.sliced(2);
    } else if (element.tag == Tag::GeneralizedTime) {
        if (text.size() != 15)
            return std::nullopt;
        const int century = twoDigits(text, 0);
        const int shortYear = twoDigits(text, 2);
        if (century < 0 || shortYear < 0)
            return std::nullopt;
        year = century * 100 + shortYear;
        text = text.sliced(4);
    } else {
        return std::nullopt;
    }
    const int month = twoDigits(text, 0);
    const int day = twoDigits(text, 2);
    const int hour = twoDigits(text, 4);
    const int minute = twoDigits(text, 6);
    const int second = twoDigits(text, 8);
    if (month < 1 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || text[10] != 'Z')
        return std::nullopt;
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)), std::chrono::day(unsigned(day))};
    if (!date.ok())
        return std::nullopt;
    const auto instant = sys_days(date) + hours(hour) + minutes(minute) + seconds(second);
    return int64_t(duration_cast<seconds>(instant.time_since_epoch()).count());
}

std::optional<Digest<64>> ecdsaSignature(QByteArrayView bytes)
{
    const auto sequence = only(bytes, Tag::Sequence);
    if (!sequence)
        return std::nullopt;
    Reader in(sequence->content);
    const auto r = in.next(Tag::Integer);
    const auto s = in.next(Tag::Integer);
    Digest<64> raw;
    if (!r || !s || !in.atEnd() || !readScalar(*r, raw.data()) || !readScalar(*s, raw.data() + 32))
        return std::nullopt;
    return raw;
}

} // namespace pilothouse::attestation::der
