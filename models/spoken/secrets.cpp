// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "Delete"),
    QT_TRANSLATE_NOOP("Spoken", "Replace %1"),
    QT_TRANSLATE_NOOP("Spoken", "Store %1"),
    QT_TRANSLATE_NOOP("Spoken", "Delete %1"),
    QT_TRANSLATE_NOOP("Spoken", "Store untested"),
    QT_TRANSLATE_NOOP("Spoken", "Test and replace"),
    QT_TRANSLATE_NOOP("Spoken", "Test and store"),
    QT_TRANSLATE_NOOP("Spoken", "memory of this program"),
    QT_TRANSLATE_NOOP("Spoken", "Ask with the new key: a read that changes nothing"),
    QT_TRANSLATE_NOOP("Spoken", "Record that it is replaced, without the value"),
    QT_TRANSLATE_NOOP("Spoken", "Record that it is deleted"),
    QT_TRANSLATE_NOOP("Spoken", "Write %1, and read it back"),
    QT_TRANSLATE_NOOP("Spoken", "Remove %1: it belongs to the former key"),
    QT_TRANSLATE_NOOP("Spoken", "%1 could not be asked: nobody knows whether the key works"),
    QT_TRANSLATE_NOOP("Spoken", "Kept in memory: it has to be entered again after the next start"),
    QT_TRANSLATE_NOOP("Spoken", "A key that is refused is not stored: the one in use stays. If writing fails, the former one is put back."),
    QT_TRANSLATE_NOOP("Spoken", "A key that is refused is not stored."),
    QT_TRANSLATE_NOOP("Spoken", "Enter the former key again: it is not kept once the new one works."),
    QT_TRANSLATE_NOOP("Spoken", "Delete it again."),
    QT_TRANSLATE_NOOP("Spoken", "Requests use the new key at once. The former one stays valid at %1 until it is revoked there."),
    QT_TRANSLATE_NOOP("Spoken", "Nothing in the profile asks for it"),
    QT_TRANSLATE_NOOP("Spoken", "What is stored stays as it is."),
    QT_TRANSLATE_NOOP("Spoken", "cannot be undone: the value is not kept"),
    QT_TRANSLATE_NOOP("Spoken", "The key stays valid at %1 until it is revoked there."),
    QT_TRANSLATE_NOOP("Spoken", "a deleted secret cannot be brought back"),
    QT_TRANSLATE_NOOP("Spoken", "Read-only: unlock writes to replace a key that is in use."),
    QT_TRANSLATE_NOOP("Spoken", "Read-only: unlock writes to delete a key."),
    QT_TRANSLATE_NOOP("Spoken", "read-only: unlock writes to delete a key"),
    QT_TRANSLATE_NOOP("Spoken", "nothing outside knows this key, so nothing can test it"),
    QT_TRANSLATE_NOOP("Spoken", "taken by %1"),
    QT_TRANSLATE_NOOP("Spoken", "not taken by %1: %2"),
    QT_TRANSLATE_NOOP("Spoken", "this key is made by Pilothouse itself"),
    QT_TRANSLATE_NOOP("Spoken", "%1 has no value"),
    QT_TRANSLATE_NOOP("Spoken", "Nothing was stored: the key before it is still in use."),
    QT_TRANSLATE_NOOP("Spoken", "Nothing was stored."),
    QT_TRANSLATE_NOOP("Spoken", "environment variable"),
    QT_TRANSLATE_NOOP("Spoken", "secrets file"),
    QT_TRANSLATE_NOOP("Spoken", "Orchestrator"),
    QT_TRANSLATE_NOOP("Spoken", "Nothing can test it beforehand: its first use shows whether it works"),
    QT_TRANSLATE_NOOP("Spoken", "What is stored stays as it is: if writing fails, the former one is put back."),
    QT_TRANSLATE_NOOP("Spoken", "there is no such file"),
    QT_TRANSLATE_NOOP("Spoken", "others on this machine can open it; chmod 600 makes it yours alone"),
    QT_TRANSLATE_NOOP("Spoken", "this program may not read it"),
    QT_TRANSLATE_NOOP("Spoken", "a test stores nothing"),
    QT_TRANSLATE_NOOP("Spoken", "a test deletes nothing"),
    QT_TRANSLATE_NOOP("Spoken", "Test the key of %1"),
    QT_TRANSLATE_NOOP("Spoken", "another value was read back than was written"),
    QT_TRANSLATE_NOOP("Spoken", "The former key was put back and is in use."),
    QT_TRANSLATE_NOOP("Spoken", "The former key could not be put back whole: enter it again."),
    QT_TRANSLATE_NOOP("Spoken", "%1 is written by Pilothouse itself"),
    QT_TRANSLATE_NOOP("Spoken", "there is no value to store"),
    QT_TRANSLATE_NOOP("Spoken", "asking %1 with the new key"),
    QT_TRANSLATE_NOOP("Spoken", "not stored: %1 did not take it (%2)"),
    QT_TRANSLATE_NOOP("Spoken", "writing to %1"),
    QT_TRANSLATE_NOOP("Spoken", "%1: tested, then stored in %2"),
    QT_TRANSLATE_NOOP("Spoken", "%1: stored in %2 without a test"),
    QT_TRANSLATE_NOOP("Spoken", "secrets are kept in memory until the program ends"),
    QT_TRANSLATE_NOOP("Spoken", "this keychain is used from here on"),
    QT_TRANSLATE_NOOP("Spoken", "environment variables are only read"),
    QT_TRANSLATE_NOOP("Spoken", "Unset the variable, or store the secret in the keychain."),
    QT_TRANSLATE_NOOP("Spoken", "the note of the keychain in use cannot be read"),
    QT_TRANSLATE_NOOP("Spoken", "the keychain refused: %1"),
    QT_TRANSLATE_NOOP("Spoken", "Answer the keychain's password window, then try again."),
    QT_TRANSLATE_NOOP("Spoken", "the list of stored names cannot be read"),
    QT_TRANSLATE_NOOP("Spoken", "The secrets themselves are untouched; storing one again starts a new list."),
    QT_TRANSLATE_NOOP("Spoken", "the secret is stored, but another program has been changing the list of names for too long"),
    QT_TRANSLATE_NOOP("Spoken", "the secrets of this environment were stored in \"%1\", now \"%2\" answers; nothing was overwritten"),
    QT_TRANSLATE_NOOP("Spoken", "Start \"%1\" again, or accept \"%2\" and store the secrets anew."),
    QT_TRANSLATE_NOOP("Spoken", "the value of %1"),
    QT_TRANSLATE_NOOP("Spoken", "no secret named %1 is stored for this environment"),
    QT_TRANSLATE_NOOP("Spoken", "Store it under Secrets, or with: pilothousectl secrets set %1 --profile %2"),
    QT_TRANSLATE_NOOP("Spoken", "the keychain refused without saying why"),
    QT_TRANSLATE_NOOP("Spoken", "the keychain is locked"),
    QT_TRANSLATE_NOOP("Spoken", "Unlock it (answer its password window), then try again."),
    QT_TRANSLATE_NOOP("Spoken", "there is no keychain to ask"),
    QT_TRANSLATE_NOOP("Spoken", "Start a Secret Service (GNOME Keyring, KWallet, KeePassXC), or keep secrets for this session only."),
    QT_TRANSLATE_NOOP("Spoken", "the keychain has not answered in time; its answer is still waited for"),
    QT_TRANSLATE_NOOP("Spoken", "Look for a password window of the keychain, then try again."),
    QT_TRANSLATE_NOOP("Spoken", "the secrets were stored in another keychain than the one that answers now"),
    QT_TRANSLATE_NOOP("Spoken", "Start the keychain they are in, or store them again."),
    QT_TRANSLATE_NOOP("Spoken", "this program keeps no secrets in memory"),
    QT_TRANSLATE_NOOP("Spoken", "the secrets file is only read"),
    QT_TRANSLATE_NOOP("Spoken", "Edit the file, or run without it to use the keychain."),
    QT_TRANSLATE_NOOP("Spoken", "Write one NAME=VALUE on each line."),
    QT_TRANSLATE_NOOP("Spoken", "not a line NAME=VALUE"),
    QT_TRANSLATE_NOOP("Spoken", "a name without a value"),
    QT_TRANSLATE_NOOP("Spoken", "a name that is there before"),
};
// clang-format on

} // namespace

Phrases secrets()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
