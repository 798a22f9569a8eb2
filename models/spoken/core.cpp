// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "interrupted: outcome unknown, read the remote"),
    QT_TRANSLATE_NOOP("Spoken", "pass"),
    QT_TRANSLATE_NOOP("Spoken", "Correct the input and try again."),
    QT_TRANSLATE_NOOP("Spoken", "Refresh the list: it may be gone already."),
    QT_TRANSLATE_NOOP("Spoken", "Start it again when you are ready."),
    QT_TRANSLATE_NOOP("Spoken", "Check the address and the network, then try again."),
    QT_TRANSLATE_NOOP("Spoken", "Try again; if it stays slow, look at the remote's own status."),
    QT_TRANSLATE_NOOP("Spoken", "Read the state back before doing it again."),
    QT_TRANSLATE_NOOP("Spoken", "Check the key of this environment under Secrets."),
    QT_TRANSLATE_NOOP("Spoken", "Ask for the right with the owner of this key."),
    QT_TRANSLATE_NOOP("Spoken", "Refresh, read what changed, and plan again."),
    QT_TRANSLATE_NOOP("Spoken", "Wait %1 s, then try again."),
    QT_TRANSLATE_NOOP("Spoken", "Wait a moment, then try again."),
    QT_TRANSLATE_NOOP("Spoken", "Look at the raw answer; the address may be of something else."),
    QT_TRANSLATE_NOOP("Spoken", "Check that the address is the right one."),
    QT_TRANSLATE_NOOP("Spoken", "Look at the remote's own status, then try again."),
    QT_TRANSLATE_NOOP("Spoken", "Unlock or start the keychain, then try again."),
    QT_TRANSLATE_NOOP("Spoken", "Check free space and permissions of the state folder."),
    QT_TRANSLATE_NOOP("Spoken", "Report this with the diagnostics."),
    QT_TRANSLATE_NOOP("Spoken", "Outcome unknown: the request was sent, its answer was lost."),
    QT_TRANSLATE_NOOP("Spoken", "Nothing was changed; what was shown before is kept."),
    QT_TRANSLATE_NOOP("Spoken", "Nothing was changed."),
    QT_TRANSLATE_NOOP("Spoken", "JSON nested deeper than %1 levels at byte %2"),
    QT_TRANSLATE_NOOP("Spoken", "JSON name \"%1\" appears twice in one object, at byte %2"),
    QT_TRANSLATE_NOOP("Spoken", "JSON of %1 bytes, the limit is %2"),
    QT_TRANSLATE_NOOP("Spoken", "not JSON, looks like a web page (a login page or a proxy)"),
    QT_TRANSLATE_NOOP("Spoken", "not JSON: %1 at byte %2"),
    QT_TRANSLATE_NOOP("Spoken", "JSON, but not an object"),
    QT_TRANSLATE_NOOP("Spoken", "the folder is a symbolic link"),
    QT_TRANSLATE_NOOP("Spoken", "Name the real folder instead of the link."),
    QT_TRANSLATE_NOOP("Spoken", "not a folder"),
    QT_TRANSLATE_NOOP("Spoken", "the folder belongs to another user"),
    QT_TRANSLATE_NOOP("Spoken", "Use a folder of your own."),
    QT_TRANSLATE_NOOP("Spoken", "other users may write into the folder"),
    QT_TRANSLATE_NOOP("Spoken", "Run: chmod go-w '%1'"),
    QT_TRANSLATE_NOOP("Spoken", "the folder cannot be created: %1"),
    QT_TRANSLATE_NOOP("Spoken", "Use a file of your own."),
    QT_TRANSLATE_NOOP("Spoken", "other users may open the file (mode %1)"),
    QT_TRANSLATE_NOOP("Spoken", "Run: chmod 600 '%1'"),
    QT_TRANSLATE_NOOP("Spoken", "cannot be synced: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the folder cannot be created"),
    QT_TRANSLATE_NOOP("Spoken", "a Phala API key (phak_…)"),
    QT_TRANSLATE_NOOP("Spoken", "an AWS access key id (%1…)"),
    QT_TRANSLATE_NOOP("Spoken", "a private key (PEM)"),
    QT_TRANSLATE_NOOP("Spoken", "an address with a password in it"),
};
// clang-format on

} // namespace

Phrases core()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
