// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/raw_transaction.h"

#include <algorithm>

namespace pilothouse::provenance {

namespace {

constexpr char kDynamicFee = 0x02; ///< EIP-1559

/// Reads RLP items in turn out of bytes that may end too early.
class RlpReader
{
public:
    explicit RlpReader(const QByteArray &bytes, qsizetype at) : m_bytes(bytes), m_at(at) { }

    enum class Item { Whole, Cut, Bad };

    qsizetype at() const { return m_at; }
    qsizetype available() const { return m_bytes.size() - m_at; }

    /// A length field of one item: `isList` false for a text of bytes. The item's bytes begin at at() afterwards.
    Item head(bool &isList, qint64 &length)
    {
        if (available() == 0)
            return Item::Cut;
        const auto first = uchar(m_bytes[m_at]);
        if (first < 0x80) { // the byte is the item itself
            isList = false;
            length = 1;
            return Item::Whole;
        }
        isList = first >= 0xc0;
        const int base = isList ? 0xc0 : 0x80;
        if (first <= base + 55) {
            ++m_at;
            length = first - base;
            // Two spellings of one number would be two hashes of one transaction.
            return !isList && length == 1 && available() > 0 && uchar(m_bytes[m_at]) < 0x80 ? Item::Bad : Item::Whole;
        }
        const int lengthBytes = first - base - 55;
        if (lengthBytes > 4)
            return Item::Bad;
        if (available() < 1 + lengthBytes)
            return Item::Cut;
        length = 0;
        for (int i = 1; i <= lengthBytes; ++i)
            length = length << 8 | uchar(m_bytes[m_at + i]);
        if (uchar(m_bytes[m_at + 1]) == 0 || length <= 55)
            return Item::Bad;
        m_at += 1 + lengthBytes;
        return Item::Whole;
    }

    /// The bytes of one item; what is there of them when it is cut.
    Item text(QByteArray &out)
    {
        bool isList = false;
        qint64 length = 0;
        const Item state = head(isList, length);
        if (state != Item::Whole)
            return state;
        if (isList)
            return Item::Bad;
        out = m_bytes.mid(m_at, qsizetype(std::min<qint64>(length, available())));
        m_at += out.size();
        return out.size() == length ? Item::Whole : Item::Cut;
    }

    Item number(quint64 &out)
    {
        QByteArray bytes;
        const Item state = text(bytes);
        if (state != Item::Whole)
            return state;
        if (bytes.size() > 32 || bytes.startsWith('\0'))
            return Item::Bad;
        out = 0;
        for (const char byte : bytes)
            out = out << 8 | uchar(byte); // fees may be larger than 64 bits; they are not used
        return Item::Whole;
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_at;
};

Error notOne(qsizetype at, const char *why)
{
    return {.kind = ErrorKind::Protocol, .what = QStringLiteral("not a signed transaction of type 2: %1 at byte %2").arg(QLatin1String(why)).arg(at)};
}

} // namespace

Result<RawTransaction> parseRawTransaction(const QByteArray &bytes)
{
    using Item = RlpReader::Item;
    if (!bytes.startsWith(kDynamicFee))
        return notOne(0, "another type");
    RlpReader reader(bytes, 1);
    bool isList = false;
    qint64 length = 0;
    if (reader.head(isList, length) != Item::Whole || !isList)
        return notOne(1, "no list");
    RawTransaction found;
    found.announcedSize = reader.at() + length;
    if (bytes.size() > found.announcedSize)
        return notOne(reader.at(), "more bytes than it announces");
    found.complete = bytes.size() == found.announcedSize;

    quint64 ignored = 0;
    quint64 *const numbers[] = {&found.chainId, &found.nonce, &ignored, &ignored, &ignored}; // … two fees and the gas limit
    for (size_t i = 0; i < std::size(numbers); ++i) {
        const qsizetype at = reader.at();
        const Item state = reader.number(*numbers[i]);
        if (state == Item::Bad || (state == Item::Cut && (i == 0 || found.complete)))
            return notOne(at, i == 0 ? "no chain id" : "no number");
        if (state == Item::Cut)
            return found;
    }
    const qsizetype at = reader.at();
    Item state = reader.text(found.toBeginning);
    if (state == Item::Bad || (found.toBeginning.size() != 20 && !found.toBeginning.isEmpty() && state == Item::Whole))
        return notOne(at, "no address");
    if (state == Item::Whole && found.toBeginning.size() == 20)
        found.to = Address::fromBytes(found.toBeginning);
    quint64 value = 0;
    if (state == Item::Whole)
        state = reader.number(value);
    QByteArray input;
    if (state == Item::Whole)
        state = reader.text(input);
    if (state == Item::Whole)
        found.input = input;
    if (state == Item::Bad || (state == Item::Cut && found.complete))
        return notOne(reader.at(), "no value or call data");
    return found;
}

} // namespace pilothouse::provenance
