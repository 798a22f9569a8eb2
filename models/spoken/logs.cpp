// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "an expression with a line break, or longer than 1000 characters"),
    QT_TRANSLATE_NOOP("Spoken", "Look for a part of one line."),
    QT_TRANSLATE_NOOP("Spoken", "%1 (at character %2)"),
    QT_TRANSLATE_NOOP("Spoken", "Correct the expression, or look for words."),
    QT_TRANSLATE_NOOP("Spoken", "longer than %1 characters"),
    QT_TRANSLATE_NOOP("Spoken", "Look for a part of it."),
    QT_TRANSLATE_NOOP("Spoken", "a line break: no line of a log holds one"),
    QT_TRANSLATE_NOOP("Spoken", "a quote without its end"),
    QT_TRANSLATE_NOOP("Spoken", "Close it, or look for an expression."),
    QT_TRANSLATE_NOOP("Spoken", "the log cannot be saved: %1"),
    QT_TRANSLATE_NOOP("Spoken", "Choose another folder, or make room."),
    QT_TRANSLATE_NOOP("Spoken", "saving was stopped"),
    QT_TRANSLATE_NOOP("Spoken", "The lines are saved in %1; only the file with their sum is missing."),
    QT_TRANSLATE_NOOP("Spoken", "the search was stopped"),
    QT_TRANSLATE_NOOP("Spoken", "the file for the lines of a log cannot be made: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the file for the lines of a log cannot be made private: %1"),
    QT_TRANSLATE_NOOP("Spoken", "not a regular file"),
    QT_TRANSLATE_NOOP("Spoken", "lines come faster than the disk takes them"),
    QT_TRANSLATE_NOOP("Spoken", "Ask for a shorter time, or for one source only."),
    QT_TRANSLATE_NOOP("Spoken", "the log has more lines than can be shown: %1"),
    QT_TRANSLATE_NOOP("Spoken", "Cut the file in parts."),
    QT_TRANSLATE_NOOP("Spoken", "the log is longer than what is kept of it: %1 lines"),
    QT_TRANSLATE_NOOP("Spoken", "Read it again: it begins anew with the newest lines."),
    QT_TRANSLATE_NOOP("Spoken", "lines of the log cannot be kept: %1"),
    QT_TRANSLATE_NOOP("Spoken", "Make room on the disk; lines wait and are tried again."),
    QT_TRANSLATE_NOOP("Spoken", "lines of the log cannot be read: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the file of the log is shorter than it was: something else cut it"),
};
// clang-format on

} // namespace

Phrases logs()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
