// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/terminal_text.h"

#include <QChar>

#include <algorithm>
#include <cmath>

namespace pilothouse::logs {

namespace {

constexpr qsizetype kLongestColour = 64; ///< characters of one sequence
constexpr qsizetype kTab = 8;

/// The length of the colour sequence that begins here, 0 when it is none.
template <typename View>
qsizetype colourLength(const View &text, qsizetype at)
{
    if (at + 2 >= text.size() || text[at] != char(0x1b) || text[at + 1] != '[')
        return 0;
    for (qsizetype i = at + 2; i < std::min<qsizetype>(text.size(), at + kLongestColour); ++i) {
        if (text[i] == 'm')
            return i - at + 1;
        if (!((text[i] >= '0' && text[i] <= '9') || text[i] == ';' || text[i] == ':'))
            return 0;
    }
    return 0;
}

TerminalColour ofEight(int number)
{
    return TerminalColour(int(TerminalColour::Black) + number);
}

TerminalColour nearest(int red, int green, int blue)
{
    const int most = std::max({red, green, blue});
    const int least = std::min({red, green, blue});
    if (most - least < 48)
        return most < 96 ? TerminalColour::Black : TerminalColour::White;
    const int middle = (most + least) / 2;
    return ofEight((red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0));
}

TerminalColour of256(int number)
{
    if (number < 16)
        return ofEight(number % 8);
    if (number >= 232)
        return number < 240 ? TerminalColour::Black : TerminalColour::White;
    const int cube = number - 16;
    return nearest(cube / 36 * 51, cube / 6 % 6 * 51, cube % 6 * 51);
}

/// The numbers between "ESC [" and "m"; what is not there is 0.
std::vector<int> numbersOf(QByteArrayView sequence)
{
    std::vector<int> numbers(1, 0);
    for (const char c : sequence) {
        if (c == ';' || c == ':')
            numbers.push_back(0);
        else
            numbers.back() = std::min(numbers.back() * 10 + (c - '0'), 9999);
    }
    return numbers;
}

void apply(QByteArrayView sequence, TerminalStyle *style)
{
    const std::vector<int> numbers = numbersOf(sequence);
    for (size_t i = 0; i < numbers.size(); ++i) {
        const int number = numbers[i];
        const auto next = [&](size_t ahead) { return i + ahead < numbers.size() ? std::min(numbers[i + ahead], 255) : 0; };
        if (number == 0)
            *style = TerminalStyle();
        else if (number == 1)
            style->isBold = true;
        else if (number == 3)
            style->isItalic = true;
        else if (number == 4)
            style->isUnderlined = true;
        else if (number == 22)
            style->isBold = false;
        else if (number == 23)
            style->isItalic = false;
        else if (number == 24)
            style->isUnderlined = false;
        else if (number >= 30 && number <= 37)
            style->colour = ofEight(number - 30);
        else if (number >= 90 && number <= 97)
            style->colour = ofEight(number - 90);
        else if (number == 39)
            style->colour = TerminalColour::None;
        else if (number == 38 || number == 48) {
            const size_t used = next(1) == 5 ? 2 : next(1) == 2 ? 4 : 0;
            if (number == 38 && used == 2)
                style->colour = of256(next(2));
            else if (number == 38 && used == 4)
                style->colour = nearest(next(2), next(3), next(4));
            i += used;
        }
    }
}

void appendShown(QString *text, char32_t c)
{
    if (c == U'\t') {
        *text += QString(kTab - text->size() % kTab, u' ');
    } else if (c < 0x20) {
        *text += QChar(char16_t(0x2400 + c));
    } else if (c == 0x7f) {
        *text += QChar(0x2421);
    } else if (const auto category = QChar::category(c); category == QChar::Other_Control || category == QChar::Other_Format
                                                         || category == QChar::Separator_Line || category == QChar::Separator_Paragraph) {
        *text += QStringLiteral("U+%1").arg(QString::number(c, 16).toUpper().rightJustified(4, u'0'));
    } else {
        *text += QChar::fromUcs4(c);
    }
}

} // namespace

StyledLine styledLine(QByteArrayView raw, qsizetype mostBytes)
{
    StyledLine line;
    if (raw.endsWith('\r'))
        raw.chop(1);
    if (raw.size() > mostBytes) {
        qsizetype cut = mostBytes;
        while (cut > 0 && mostBytes - cut < 4 && (uchar(raw[cut]) & 0xc0) == 0x80)
            --cut; // not inside a character
        line.hiddenBytes = raw.size() - cut;
        raw = raw.first(cut);
    }
    TerminalStyle style;
    qsizetype begin = 0;
    const auto close = [&] {
        if (line.text.size() > begin && !(style == TerminalStyle()))
            line.runs.push_back({begin, line.text.size() - begin, style});
        begin = line.text.size();
    };
    const auto isPlain = [](char c) { return uchar(c) >= 0x20 && uchar(c) < 0x7f; };
    line.text.reserve(raw.size());
    for (qsizetype at = 0; at < raw.size();) {
        if (const qsizetype length = colourLength(raw, at); length > 0) {
            close();
            apply(raw.sliced(at + 2, length - 3), &style);
            at += length;
            continue;
        }
        // What is plain ASCII goes over as it is, which is nearly all there ever is.
        qsizetype end = at;
        while (end < raw.size() && isPlain(raw[end]))
            ++end;
        if (end > at) {
            line.text += QLatin1StringView(raw.data() + at, end - at);
            at = end;
            continue;
        }
        while (end < raw.size() && (end == at || (!isPlain(raw[end]) && raw[end] != char(0x1b))))
            ++end;
        const QString piece = QString::fromUtf8(raw.sliced(at, end - at));
        for (qsizetype i = 0; i < piece.size(); ++i) {
            char32_t c = piece[i].unicode();
            if (piece[i].isHighSurrogate() && i + 1 < piece.size() && piece[i + 1].isLowSurrogate()) {
                c = QChar::surrogateToUcs4(piece[i], piece[i + 1]);
                ++i;
            }
            appendShown(&line.text, c);
        }
        at = end;
    }
    close();
    return line;
}

LogChunk withoutColours(const LogChunk &chunk)
{
    LogChunk plain;
    plain.first = chunk.first;
    plain.ends.reserve(chunk.ends.size());
    plain.bytes.reserve(chunk.bytes.size());
    qsizetype at = 0;
    for (const quint32 end : chunk.ends) {
        while (at < qsizetype(end)) {
            const QByteArrayView rest = QByteArrayView(chunk.bytes).first(end);
            const qsizetype length = colourLength(rest, at);
            if (length > 0) {
                at += length;
                continue;
            }
            const qsizetype next = rest.indexOf('\x1b', at + 1);
            const qsizetype stop = next < 0 ? qsizetype(end) : next;
            plain.bytes.append(chunk.bytes.constData() + at, stop - at);
            at = stop;
        }
        plain.ends.push_back(quint32(plain.bytes.size()));
    }
    return plain;
}

} // namespace pilothouse::logs
