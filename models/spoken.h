// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QString>

namespace pilothouse::models {

/// What a service says (a step of a plan, a finding of a gate, a verdict), in the language of the window.
///
/// Services speak English only: the record, the signed exports and the command line carry their words, and a record that depends on the
/// language of a desk could not be compared. The window looks the sentence up among spokenPhrases(); its values stay as they are, and so
/// does everything that is no such phrase: names, words of a remote, parts of a sentence that has others. In English nothing is looked up.
/// What it quotes (“…” or "…") is another's and stays as it is.
QString spoken(const QString &said);

/// How a sentence begins: a name keeps its own letters.
enum class Beginning { Word, Name };

/// The same as a whole sentence: with a capital, unless it begins with a name, and a full stop.
QString spokenSentence(const QString &said, Beginning beginning = Beginning::Word);

/// The four parts of an error in the language of the window. Views show an error by this or by spokenLine(), never by its own words.
UserMessage spoken(const Error &error, Attempt attempt = Attempt::Read);

/// The four parts in one line, where there is room for one text only.
QString spokenLine(const Error &error, Attempt attempt = Attempt::Read);

} // namespace pilothouse::models
