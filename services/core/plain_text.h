// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace pilothouse {

/// Foreign text made safe to show on one line: controls, bidi overrides and zero-width characters become
/// visible ("U+202E"), line breaks become "⏎", and the end is cut at maxLength with "…".
/// It stays text: whoever shows it must still not interpret markup.
QString visibleText(QStringView text, qsizetype maxLength = 400);

/// True when the text mixes Latin letters with Cyrillic or Greek ones: a name made to look like another.
bool mixesScripts(QStringView text);

/// One word for a POSIX shell: 'as it is', whatever is in it. A NUL cannot be in an argument and is dropped.
QString shellQuoted(const QString &text);

} // namespace pilothouse
