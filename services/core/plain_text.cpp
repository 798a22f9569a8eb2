// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/plain_text.h"

#include <QChar>

#include <algorithm>

namespace pilothouse {

QString visibleText(QStringView text, qsizetype maxLength)
{
    QString shown;
    shown.reserve(std::min(text.size(), maxLength));
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (shown.size() >= maxLength) {
            shown += u'…';
            break;
        }
        const QChar c = text[i];
        if (c == u'\n') {
            shown += u'⏎';
        } else if (c == u'\t') {
            shown += u' ';
        } else if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c == QChar(0x2028) || c == QChar(0x2029)) {
            shown += QStringLiteral("U+%1").arg(c.unicode(), 4, 16, QLatin1Char('0')).toUpper();
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            shown += c;
            shown += text[++i];
        } else if (c.isSurrogate()) {
            shown += QChar::ReplacementCharacter;
        } else {
            shown += c;
        }
    }
    return shown;
}

bool mixesScripts(QStringView text)
{
    bool latin = false;
    bool lookalike = false;
    for (const QChar c : text) {
        if (!c.isLetter())
            continue;
        latin |= c.script() == QChar::Script_Latin;
        lookalike |= c.script() == QChar::Script_Cyrillic || c.script() == QChar::Script_Greek;
    }
    return latin && lookalike;
}

QString shellQuoted(const QString &text)
{
    const bool plain = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-' || c == u'.' || c == u'/'
               || c == u':';
    });
    if (plain)
        return text;
    QString quoted = text;
    quoted.remove(QChar(u'\0'));
    quoted.replace(u'\'', QLatin1String("'\\''"));
    return u'\'' + quoted + u'\'';
}

} // namespace pilothouse
