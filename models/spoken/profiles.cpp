// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "\"cluster.spawntee-address\" is allowed in profiles of kind demo only"),
    QT_TRANSLATE_NOOP("Spoken", "\"cluster.spawntee-address\" must be an http or https address with {id} in it"),
    QT_TRANSLATE_NOOP("Spoken", "\"ca-file\" must be an absolute path"),
    QT_TRANSLATE_NOOP("Spoken", "\"attestation.trust-root\" is allowed in profiles of kind demo only"),
    QT_TRANSLATE_NOOP("Spoken", "\"cutover.planes\": old and new have the same address"),
    QT_TRANSLATE_NOOP("Spoken", "\"store.postgresql\" holds a password; use a password file or peer authentication"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" goes to another machine without TLS"),
    QT_TRANSLATE_NOOP("Spoken", "not a profile: expected keys such as \"name: staging\""),
    QT_TRANSLATE_NOOP("Spoken", "\"name\" must be 1 to 64 letters, digits, \"-\", \"_\" or \".\", starting with a letter or digit"),
    QT_TRANSLATE_NOOP("Spoken", "\"name\" is \"%1\", but the file is called %2"),
    QT_TRANSLATE_NOOP("Spoken", "Rename the file or the profile, so that both are the same."),
    QT_TRANSLATE_NOOP("Spoken", "no profile named \"%1\""),
    QT_TRANSLATE_NOOP("Spoken", "Choose one that \"pilothousectl profile list\" names, or write profiles/NAME.yaml."),
    QT_TRANSLATE_NOOP("Spoken", "new profile"),
    QT_TRANSLATE_NOOP("Spoken", "the file cannot be moved to %1"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" is missing"),
    QT_TRANSLATE_NOOP("Spoken", "a section with keys of its own"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" holds %2; secrets are kept in the keychain, never in a profile"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" is \"%2\", expected one of: %3"),
    QT_TRANSLATE_NOOP("Spoken", "true or false"),
    QT_TRANSLATE_NOOP("Spoken", "an amount such as 5 or 2.50"),
    QT_TRANSLATE_NOOP("Spoken", "a list of words"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" has \"%2\", expected any of: %3"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" has \"%2\" twice"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" has an entry that is no word"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" is not an http or https address"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" has a user name in its address; keys are kept in the keychain"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" must be an address without ? and #"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" must be host:port, unix:/path or an http address"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" must be %2 hexadecimal digits"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" must be hexadecimal digits"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" must be 0x and 40 hexadecimal digits"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" looks like a secret; secrets are kept in the keychain, never in a profile"),
    QT_TRANSLATE_NOOP("Spoken", "unknown key \"%1\""),
    QT_TRANSLATE_NOOP("Spoken", "Change it in the text."),
    QT_TRANSLATE_NOOP("Spoken", "the file has %1 bytes, at most %2 are read"),
    QT_TRANSLATE_NOOP("Spoken", "not UTF-8 text"),
    QT_TRANSLATE_NOOP("Spoken", "a tab; use spaces"),
    QT_TRANSLATE_NOOP("Spoken", "a control character (U+%1)"),
    QT_TRANSLATE_NOOP("Spoken", "aliases (*name) are not used in profiles"),
    QT_TRANSLATE_NOOP("Spoken", "an alias (*name) of what it is itself a part of"),
    QT_TRANSLATE_NOOP("Spoken", "anchors (&name) are not used in profiles"),
    QT_TRANSLATE_NOOP("Spoken", "tags (!name) are not used in profiles"),
    QT_TRANSLATE_NOOP("Spoken", "more than %1 values"),
    QT_TRANSLATE_NOOP("Spoken", "nested deeper than %1 levels"),
    QT_TRANSLATE_NOOP("Spoken", "a key that is not text"),
    QT_TRANSLATE_NOOP("Spoken", "\"%1\" is there twice, first on line %2"),
    QT_TRANSLATE_NOOP("Spoken", "the file is empty"),
    QT_TRANSLATE_NOOP("Spoken", "a second document; a file holds one profile"),
    QT_TRANSLATE_NOOP("Spoken", "not YAML: %1"),
    QT_TRANSLATE_NOOP("Spoken", "hands out a revocation list of %1 bytes"),
    QT_TRANSLATE_NOOP("Spoken", "answers /ready with %1"),
    QT_TRANSLATE_NOOP("Spoken", "%1 rows skipped"),
    QT_TRANSLATE_NOOP("Spoken", "answers in the %1 dialect; nobody has signed in"),
    QT_TRANSLATE_NOOP("Spoken", "%1 deployments, %2 dialect"),
    QT_TRANSLATE_NOOP("Spoken", "the list of revoked certificates is empty"),
    QT_TRANSLATE_NOOP("Spoken", "a certificate of the CA file ended on %1"),
    QT_TRANSLATE_NOOP("Spoken", "Ask whoever runs the CA for the new one, and replace the file."),
    QT_TRANSLATE_NOOP("Spoken", "%1 certificates, trusted here instead of the system's; the first ends on %2"),
};
// clang-format on

} // namespace

Phrases profiles()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
