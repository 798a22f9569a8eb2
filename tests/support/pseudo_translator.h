// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace pilothouse::test {

/// A language of no people: every sentence in brackets, with accents, two fifths longer. What is not marked so was never given to
/// a translator; what is cut has no room for German. Places for values (%1, %n, %L1) and the marks of keys (&) stay.
class PseudoTranslator final : public QTranslator
{
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *sourceText, const char *, int) const override
    {
        // Qt's own words stay: their room is Qt's matter.
        if (QByteArrayView(context).startsWith('Q') && QByteArrayView(context) != QByteArrayView("QObject"))
            return {};
        return pseudo(QString::fromUtf8(sourceText));
    }

    static QString pseudo(const QString &text)
    {
        static const QString plain = QStringLiteral("AaCcEeIiNnOoSsUuYyZz");
        static const QString accented = QStringLiteral("ÄåÇçÉéÎïÑñÖøŠşÜüÝÿŽž");
        QString out;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] == u'%' && i + 1 < text.size()) {
                out += text[i++];
                if (text[i] == u'L' && i + 1 < text.size())
                    out += text[i++];
                out += text[i];
                continue;
            }
            const qsizetype at = plain.indexOf(text[i]);
            out += at < 0 ? text[i] : accented[at];
        }
        const qsizetype longer = (text.size() * 2 + 4) / 5;
        static const QString more = QStringLiteral(" lörem îpsüm dølor şit");
        for (qsizetype i = 0; i < longer; ++i)
            out += more[i % more.size()];
        return u'[' + out + u']';
    }
    static bool isPseudo(const QString &text) { return text.contains(u'[') && text.contains(u']'); }
};

} // namespace pilothouse::test
