// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "no coordinator wallet is set, so its certificates cannot be looked up"),
    QT_TRANSLATE_NOOP("Spoken", "“%1” is no id of an app or a machine (40 hexadecimal digits)"),
    QT_TRANSLATE_NOOP("Spoken", "Nothing was sent. Look at what the cloud says of this CVM."),
    QT_TRANSLATE_NOOP("Spoken", "the cloud names no gateway for this CVM, so it has no address"),
    QT_TRANSLATE_NOOP("Spoken", "Nothing was sent. A CVM that was just made may get one soon."),
    QT_TRANSLATE_NOOP("Spoken", "“%1” is no gateway's name"),
    QT_TRANSLATE_NOOP("Spoken", "the gateway %1 is none of those this environment may send signatures to (%2)"),
    QT_TRANSLATE_NOOP("Spoken", "Nothing was sent. If the gateway is yours, add its domain to the profile."),
    QT_TRANSLATE_NOOP("Spoken", "%1 is no port"),
    QT_TRANSLATE_NOOP("Spoken", "Set spawntee-port to the port the compose file publishes; 9010 is usual."),
    QT_TRANSLATE_NOOP("Spoken", "not there"),
    QT_TRANSLATE_NOOP("Spoken", "the signing key was replaced just now; nothing was sent"),
    QT_TRANSLATE_NOOP("Spoken", "there is no signing key for this cluster; nothing was sent"),
    QT_TRANSLATE_NOOP("Spoken", "Store the coordinator's private key under Secrets, or name its file in the profile."),
    QT_TRANSLATE_NOOP("Spoken", "this is a key in OpenSSH's own form"),
    QT_TRANSLATE_NOOP("Spoken", "Convert it to PEM, or choose the key of the coordinator's certificate."),
    QT_TRANSLATE_NOOP("Spoken", "the private key is damaged"),
    QT_TRANSLATE_NOOP("Spoken", "Take the file again from the coordinator's certificate bundle (tls.key)."),
    QT_TRANSLATE_NOOP("Spoken", "this is a public key; signing needs the private one"),
    QT_TRANSLATE_NOOP("Spoken", "Choose the private key (tls.key)."),
    QT_TRANSLATE_NOOP("Spoken", "this is a certificate; signing needs its private key"),
    QT_TRANSLATE_NOOP("Spoken", "Choose the private key (tls.key) beside it."),
    QT_TRANSLATE_NOOP("Spoken", "this is no private key in PEM form"),
    QT_TRANSLATE_NOOP("Spoken", "Choose the private key of the coordinator's certificate (tls.key)."),
    QT_TRANSLATE_NOOP("Spoken", "the private key is encrypted with a password"),
    QT_TRANSLATE_NOOP("Spoken", "Decrypt it into a file that only you can read (openssl pkey -in KEY -out PLAIN), and choose that."),
    QT_TRANSLATE_NOOP("Spoken", "this is a key of type %1; gateway signatures need RSA"),
    QT_TRANSLATE_NOOP("Spoken", "Choose the RSA key of the coordinator's certificate (tls.key)."),
    QT_TRANSLATE_NOOP("Spoken", "the RSA key has %1 bits; %2 are the least that is safe"),
    QT_TRANSLATE_NOOP("Spoken", "Have a certificate issued for a longer key."),
    QT_TRANSLATE_NOOP("Spoken", "the private key is damaged: its halves do not fit"),
    QT_TRANSLATE_NOOP("Spoken", "Take the file again from the coordinator's certificate bundle."),
    QT_TRANSLATE_NOOP("Spoken", "OpenSSL cannot write the public key"),
    QT_TRANSLATE_NOOP("Spoken", "OpenSSL cannot sign with a key that it has checked"),
    QT_TRANSLATE_NOOP("Spoken", "%1 (status %2)"),
    QT_TRANSLATE_NOOP("Spoken", "the spawntee says “%1” (status %2)"),
    QT_TRANSLATE_NOOP("Spoken", "the change was accepted, but the answer cannot be used: %1"),
    QT_TRANSLATE_NOOP("Spoken", "is missing, empty or no text"),
    QT_TRANSLATE_NOOP("Spoken", "is longer than %1 characters"),
    QT_TRANSLATE_NOOP("Spoken", "is no text"),
    QT_TRANSLATE_NOOP("Spoken", "is missing or neither true nor false"),
    QT_TRANSLATE_NOOP("Spoken", "is no whole number from 0 to %1"),
    QT_TRANSLATE_NOOP("Spoken", "is no number from 0 to 1"),
    QT_TRANSLATE_NOOP("Spoken", "is missing or no list"),
    QT_TRANSLATE_NOOP("Spoken", "has more than %1 entries"),
    QT_TRANSLATE_NOOP("Spoken", "is no time"),
    QT_TRANSLATE_NOOP("Spoken", "%1[%2] is no object"),
    QT_TRANSLATE_NOOP("Spoken", "“%1” cannot be part of an address"),
    QT_TRANSLATE_NOOP("Spoken", "Check the id; nothing was sent."),
    QT_TRANSLATE_NOOP("Spoken", "task_id: the answer is about another task"),
    QT_TRANSLATE_NOOP("Spoken", "operations is no list"),
    QT_TRANSLATE_NOOP("Spoken", "certHash is missing"),
    QT_TRANSLATE_NOOP("Spoken", "the machine keeps no such log of this task"),
    QT_TRANSLATE_NOOP("Spoken", "It is gone once the task was stopped or its machine restarted; build and run have a log each."),
};
// clang-format on

} // namespace

Phrases spawntee()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
