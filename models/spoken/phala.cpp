// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "user.username is missing or not a text"),
    QT_TRANSLATE_NOOP("Spoken", "status is missing or not text"),
    QT_TRANSLATE_NOOP("Spoken", "usage is missing or not a list"),
    QT_TRANSLATE_NOOP("Spoken", "the costs of an instance cannot be summed"),
    QT_TRANSLATE_NOOP("Spoken", "a line of the event stream is longer than %1 bytes"),
    QT_TRANSLATE_NOOP("Spoken", "an event of the stream is longer than %1 bytes"),
    QT_TRANSLATE_NOOP("Spoken", "a line of the event stream is not text"),
    QT_TRANSLATE_NOOP("Spoken", "the cloud ended the stream of states: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the cloud answers with something else than a stream of states"),
    QT_TRANSLATE_NOOP("Spoken", "workspace.name is missing or not a text"),
    QT_TRANSLATE_NOOP("Spoken", "nodes is missing or not a list"),
    QT_TRANSLATE_NOOP("Spoken", "nodes[%1]: teepod_id or name is missing"),
    QT_TRANSLATE_NOOP("Spoken", "result is missing or not a list"),
    QT_TRANSLATE_NOOP("Spoken", "result[].items is missing or not a list"),
    QT_TRANSLATE_NOOP("Spoken", "an instance type has no id"),
    QT_TRANSLATE_NOOP("Spoken", "docker_compose_file is missing or not a text"),
    QT_TRANSLATE_NOOP("Spoken", "allowed_envs is not a list"),
    QT_TRANSLATE_NOOP("Spoken", "allowed_envs has a member that is no text"),
    QT_TRANSLATE_NOOP("Spoken", "compose_hash is missing or no SHA-256"),
    QT_TRANSLATE_NOOP("Spoken", "app_id is not 40 hexadecimal digits"),
    QT_TRANSLATE_NOOP("Spoken", "app_id is missing, and no contract is named that would make one"),
    QT_TRANSLATE_NOOP("Spoken", "public_key is missing or not a text"),
    QT_TRANSLATE_NOOP("Spoken", "k256_pubkey is not 33 bytes in hexadecimal digits"),
    QT_TRANSLATE_NOOP("Spoken", "id, name or status is missing"),
    QT_TRANSLATE_NOOP("Spoken", "app_id is missing: the CVM has none yet"),
    QT_TRANSLATE_NOOP("Spoken", "details is missing or not a list: what has to be allowed on chain was not said"),
    QT_TRANSLATE_NOOP("Spoken", "details: compose_hash is missing or no SHA-256"),
    QT_TRANSLATE_NOOP("Spoken", "the environment variables"),
    QT_TRANSLATE_NOOP("Spoken", "the variables could not be encrypted"),
    QT_TRANSLATE_NOOP("Spoken", "the key for the variables is not 32 bytes in hexadecimal digits"),
    QT_TRANSLATE_NOOP("Spoken", "there are %1 variables; a CVM takes 1024"),
    QT_TRANSLATE_NOOP("Spoken", "“%1” is no name for a variable: letters, digits and _ only, no digit first, at most 255"),
    QT_TRANSLATE_NOOP("Spoken", "%1 is given twice"),
    QT_TRANSLATE_NOOP("Spoken", "the value of %1 has more than 128 KiB"),
    QT_TRANSLATE_NOOP("Spoken", "the value of %1 is no text (UTF-8 without a zero byte)"),
    QT_TRANSLATE_NOOP("Spoken", "the variables have more than 1 MiB in all"),
    QT_TRANSLATE_NOOP("Spoken", "the key that the variables were to be encrypted to is none: everybody could read them"),
    QT_TRANSLATE_NOOP("Spoken", "Tell the cloud's support; the KMS or somebody in between is at fault."),
    QT_TRANSLATE_NOOP("Spoken", "%1 is not %2 bytes in hexadecimal digits"),
    QT_TRANSLATE_NOOP("Spoken", "the app id"),
    QT_TRANSLATE_NOOP("Spoken", "the key for the variables is not the KMS's: %1"),
    QT_TRANSLATE_NOOP("Spoken", "Nothing was encrypted to it. Ask the cloud's support before you send any variable."),
    QT_TRANSLATE_NOOP("Spoken", "its signature is none"),
    QT_TRANSLATE_NOOP("Spoken", "it was signed by %1"),
    QT_TRANSLATE_NOOP("Spoken", "the statement was signed %1 s ago by this desk's clock"),
    QT_TRANSLATE_NOOP("Spoken", "is_online is missing or not true or false"),
    QT_TRANSLATE_NOOP("Spoken", "the cloud names an address for the log that is not one of the web with TLS"),
    QT_TRANSLATE_NOOP("Spoken", "the log at %1"),
    QT_TRANSLATE_NOOP("Spoken", "containers[%1] has neither id nor name"),
    QT_TRANSLATE_NOOP("Spoken", "the list changed while loading"),
    QT_TRANSLATE_NOOP("Spoken", "the list has %1 apps, the limit is %2"),
    QT_TRANSLATE_NOOP("Spoken", "the newest states are missing: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the app is on a chain, and its contract is not deployed yet"),
    QT_TRANSLATE_NOOP("Spoken", "Let its owner's wallet call deployAndRegisterApp on %1, then deploy with the contract's address."),
    QT_TRANSLATE_NOOP("Spoken", "the KMS's contract"),
    QT_TRANSLATE_NOOP("Spoken", "the CVM was accepted, but the answer cannot be read: %1"),
    QT_TRANSLATE_NOOP("Spoken", "nothing is to be changed"),
    QT_TRANSLATE_NOOP("Spoken", "Plan the update again: this one is too old, or a newer one took its place."),
    QT_TRANSLATE_NOOP("Spoken", "no key is named that the variables could be encrypted to"),
    QT_TRANSLATE_NOOP("Spoken", "the cloud names two keys for the variables of this app"),
    QT_TRANSLATE_NOOP("Spoken", "Nothing was encrypted. Ask the cloud's support before you send any variable."),
    QT_TRANSLATE_NOOP("Spoken", "Phala Cloud says “%1” (%2)"),
    QT_TRANSLATE_NOOP("Spoken", "Phala Cloud suggests: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the cloud names no address for this machine's log"),
    QT_TRANSLATE_NOOP("Spoken", "no container of this machine has a log"),
    QT_TRANSLATE_NOOP("Spoken", "there is no container “%1” with a log"),
    QT_TRANSLATE_NOOP("Spoken", "Check that the machine runs and that its manifest has public_logs."),
    QT_TRANSLATE_NOOP("Spoken", "%1 is missing or not a text"),
    QT_TRANSLATE_NOOP("Spoken", "%1 values that make no sense were left empty"),
    QT_TRANSLATE_NOOP("Spoken", "%1 apps of other workspaces are not shown"),
    QT_TRANSLATE_NOOP("Spoken", "app %1, CVM %2"),
    QT_TRANSLATE_NOOP("Spoken", "app %1: not an object"),
    QT_TRANSLATE_NOOP("Spoken", "app %1: cvms is not a list"),
    QT_TRANSLATE_NOOP("Spoken", "dstack_apps is missing or not a list"),
    QT_TRANSLATE_NOOP("Spoken", "total is missing or not a count"),
    QT_TRANSLATE_NOOP("Spoken", "app_certificates[].quote is not hexadecimal"),
    QT_TRANSLATE_NOOP("Spoken", "instances is missing or no list"),
    QT_TRANSLATE_NOOP("Spoken", "no object"),
    QT_TRANSLATE_NOOP("Spoken", "quote is not hexadecimal"),
    QT_TRANSLATE_NOOP("Spoken", "instances[%1]: %2"),
    QT_TRANSLATE_NOOP("Spoken", "success is missing or not true or false"),
    QT_TRANSLATE_NOOP("Spoken", "checksum is missing or no SHA-256"),
    QT_TRANSLATE_NOOP("Spoken", "the answer is about another quote than the one that was sent"),
    QT_TRANSLATE_NOOP("Spoken", "quote.verified is missing or not true or false"),
    QT_TRANSLATE_NOOP("Spoken", "success and quote.verified contradict each other"),
    QT_TRANSLATE_NOOP("Spoken", "the machine is not online, so none of its containers can be read"),
    QT_TRANSLATE_NOOP("Spoken", "Start it, or read its record: the last boot error stands there."),
    QT_TRANSLATE_NOOP("Spoken", "the logs of this machine are not public, so the cloud hands none out"),
    QT_TRANSLATE_NOOP("Spoken", "Deploy it with public logs (public_logs in its manifest); everybody who knows the address can read them then."),
};
// clang-format on

} // namespace

Phrases phala()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
