// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace pilothouse::models {

/// Sentences one after the other, each of which has been spoken already: with a full stop behind each, joined as the language of the window does.
QString spokenSentences(const QStringList &said);

} // namespace pilothouse::models
