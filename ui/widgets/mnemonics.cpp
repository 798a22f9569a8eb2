// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mnemonics.h"

namespace pilothouse::ui {

QString mnemonicsEscaped(const QString &words)
{
    return QString(words).replace(u'&', QLatin1String("&&"));
}

QString mnemonicsRemoved(const QString &words)
{
    QString read;
    read.reserve(words.size());
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i] == u'&' && ++i == words.size())
            break;
        read += words[i];
    }
    return read;
}

} // namespace pilothouse::ui
