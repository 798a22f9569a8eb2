// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "the file is closed: this program ends"),
    QT_TRANSLATE_NOOP("Spoken", "cannot be opened: %1"),
    QT_TRANSLATE_NOOP("Spoken", "another program has been opening the file for 5 s"),
    QT_TRANSLATE_NOOP("Spoken", "End that program, then try again."),
    QT_TRANSLATE_NOOP("Spoken", "cannot be created: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the file is a symbolic link"),
    QT_TRANSLATE_NOOP("Spoken", "Put the file itself there."),
    QT_TRANSLATE_NOOP("Spoken", "the file belongs to another user"),
    QT_TRANSLATE_NOOP("Spoken", "Use a state folder of your own."),
    QT_TRANSLATE_NOOP("Spoken", "other users may write the file"),
    QT_TRANSLATE_NOOP("Spoken", "Find out who did, then run: chmod 600 '%1'"),
    QT_TRANSLATE_NOOP("Spoken", "other users may read the file, and this cannot be changed: %1"),
    QT_TRANSLATE_NOOP("Spoken", "held by %1 until %2"),
    QT_TRANSLATE_NOOP("Spoken", "Let it finish, or close that program."),
    QT_TRANSLATE_NOOP("Spoken", "an SQLite file of another program"),
    QT_TRANSLATE_NOOP("Spoken", "the file has schema %1, this program knows %2 at most"),
    QT_TRANSLATE_NOOP("Spoken", "Use the newer program that wrote it."),
    QT_TRANSLATE_NOOP("Spoken", "\"store.postgresql\" is not supported by this version yet"),
    QT_TRANSLATE_NOOP("Spoken", "Remove the \"store\" section to keep the state in a file on this machine."),
    QT_TRANSLATE_NOOP("Spoken", "the state file is in use by another program"),
    QT_TRANSLATE_NOOP("Spoken", "the state file is read-only"),
    QT_TRANSLATE_NOOP("Spoken", "the disk is full"),
    QT_TRANSLATE_NOOP("Spoken", "the state file is damaged; it is kept as it is"),
    QT_TRANSLATE_NOOP("Spoken", "Restore it from a backup, or move it aside to start a new one."),
    QT_TRANSLATE_NOOP("Spoken", "the state file cannot be used: %1"),
    QT_TRANSLATE_NOOP("Spoken", "Qt's SQLite driver is not installed"),
    QT_TRANSLATE_NOOP("Spoken", "Install the package libqt6sql6-sqlite."),
    QT_TRANSLATE_NOOP("Spoken", "another program has the file open; nothing was moved"),
    QT_TRANSLATE_NOOP("Spoken", "Close it, then try again."),
    QT_TRANSLATE_NOOP("Spoken", "cannot be renamed"),
};
// clang-format on

} // namespace

Phrases store()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
