// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", " (SHA-256 %1)"),
    QT_TRANSLATE_NOOP("Spoken", "the answer is encoded as \"%1\", which was not asked for"),
    QT_TRANSLATE_NOOP("Spoken", "the answer was not complete after %1 (%2 bytes came)"),
    QT_TRANSLATE_NOOP("Spoken", "no answer within %1"),
    QT_TRANSLATE_NOOP("Spoken", "connection timed out"),
    QT_TRANSLATE_NOOP("Spoken", "the answer stopped for %1 after %2 bytes"),
    QT_TRANSLATE_NOOP("Spoken", "the compressed answer is damaged after %1 bytes"),
    QT_TRANSLATE_NOOP("Spoken", "the compressed answer ends too early, after %1 bytes"),
    QT_TRANSLATE_NOOP("Spoken", "host name not found"),
    QT_TRANSLATE_NOOP("Spoken", "TLS handshake failed: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the proxy does not let it through: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the answer is not HTTP"),
    QT_TRANSLATE_NOOP("Spoken", "the connection broke after %1 bytes of the answer"),
    QT_TRANSLATE_NOOP("Spoken", "the connection was closed without an answer"),
    QT_TRANSLATE_NOOP("Spoken", "the answer is larger than %1; reading stopped there"),
    QT_TRANSLATE_NOOP("Spoken", "the request was sent to %1, its answer was lost: %2"),
    QT_TRANSLATE_NOOP("Spoken", "The request was not sent: it changed nothing."),
    QT_TRANSLATE_NOOP("Spoken", "the TLS certificate of %1 is not trusted: %2"),
    QT_TRANSLATE_NOOP("Spoken", "Check the address; a CA of your own belongs into this environment's settings."),
    QT_TRANSLATE_NOOP("Spoken", "%1 does not answer: %2"),
    QT_TRANSLATE_NOOP("Spoken", "the CA file cannot be read: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the CA file holds no PEM certificate"),
    QT_TRANSLATE_NOOP("Spoken", "the CA file is not a file"),
    QT_TRANSLATE_NOOP("Spoken", "the CA file is larger than 1 MiB"),
    QT_TRANSLATE_NOOP("Spoken", "the CA file holds a private key; it must hold certificates alone"),
    QT_TRANSLATE_NOOP("Spoken", "a certificate of the CA file cannot be read"),
    QT_TRANSLATE_NOOP("Spoken", "Name a file with the PEM certificates of this environment's CA under ca-file, or take the key out."),
    QT_TRANSLATE_NOOP("Spoken", "not an http or https address"),
    QT_TRANSLATE_NOOP("Spoken", "an address with a user name or password in it is not used"),
    QT_TRANSLATE_NOOP("Spoken", "a context that may reach any host must not hold a key"),
    QT_TRANSLATE_NOOP("Spoken", "%1 does not belong to environment \"%2\" (%3); nothing was sent to it"),
    QT_TRANSLATE_NOOP("Spoken", "a header with a line break or a strange name"),
    QT_TRANSLATE_NOOP("Spoken", "no key is stored for environment \"%1\""),
    QT_TRANSLATE_NOOP("Spoken", "Store the key under Secrets."),
    QT_TRANSLATE_NOOP("Spoken", "the stored key holds a line break; store it again without"),
    QT_TRANSLATE_NOOP("Spoken", "%1, %2 tries since %3"),
    QT_TRANSLATE_NOOP("Spoken", "%1 answers with one server error after another: asking pauses for %2 s"),
    QT_TRANSLATE_NOOP("Spoken", "%1 redirects to another host, %2; not followed, no key was sent there"),
    QT_TRANSLATE_NOOP("Spoken", "Check the address in the profile; where the remote moved, enter its new one."),
    QT_TRANSLATE_NOOP("Spoken", "Enter the address in the profile that answers without a redirect."),
    QT_TRANSLATE_NOOP("Spoken", "more than %1 redirects in a row"),
    QT_TRANSLATE_NOOP("Spoken", "%1 was redirected; a change is sent to one address only"),
    QT_TRANSLATE_NOOP("Spoken", "%1 asks to wait %2 s (status %3)"),
    QT_TRANSLATE_NOOP("Spoken", "the key was not accepted (status 401)"),
    QT_TRANSLATE_NOOP("Spoken", "the key may not do this (status 403)"),
    QT_TRANSLATE_NOOP("Spoken", "not found (status 404)"),
    QT_TRANSLATE_NOOP("Spoken", "another operation is under way or the state moved on (status 409)"),
    QT_TRANSLATE_NOOP("Spoken", "too many requests (status 429)"),
    QT_TRANSLATE_NOOP("Spoken", "the remote answered with status %1"),
};
// clang-format on

} // namespace

Phrases http()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
