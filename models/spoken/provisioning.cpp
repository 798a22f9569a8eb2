// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "the cloud does not list %1 as one that can be asked"),
    QT_TRANSLATE_NOOP("Spoken", "line %1 is not NAME=value"),
    QT_TRANSLATE_NOOP("Spoken", "the variables"),
    QT_TRANSLATE_NOOP("Spoken", "Write one variable a line; put a value of several lines in quotes."),
    QT_TRANSLATE_NOOP("Spoken", "one machine cannot be on several nodes"),
    QT_TRANSLATE_NOOP("Spoken", "%1: the machine says “%2”"),
    QT_TRANSLATE_NOOP("Spoken", "it was not built"),
    QT_TRANSLATE_NOOP("Spoken", "it does not run"),
    QT_TRANSLATE_NOOP("Spoken", "it was not stopped"),
    QT_TRANSLATE_NOOP("Spoken", "not settled after %1; it may still get there"),
    QT_TRANSLATE_NOOP("Spoken", "no CVM has room for another model, and no runner was added: %1"),
    QT_TRANSLATE_NOOP("Spoken", "no CVM has room for another model: %1 was added, and is full already"),
    QT_TRANSLATE_NOOP("Spoken", "Provision another runner, or stop a model."),
    QT_TRANSLATE_NOOP("Spoken", "the cloud does not name the node %1 that the runner would be on"),
    QT_TRANSLATE_NOOP("Spoken", "the cloud does not say on which node the runner would be, so its address could not be told to it"),
    QT_TRANSLATE_NOOP("Spoken", "the cloud promised no app or no compose hash, so a lost answer could not be followed up"),
    QT_TRANSLATE_NOOP("Spoken", "nobody has room, and runners are not provisioned automatically in this environment"),
    QT_TRANSLATE_NOOP("Spoken", "Provision a runner in the cluster pane, or stop a model."),
    QT_TRANSLATE_NOOP("Spoken", "automatic provisioning is paused: %1"),
    QT_TRANSLATE_NOOP("Spoken", "Resume it once the cause is gone."),
    QT_TRANSLATE_NOOP("Spoken", "the newest runner filled up at once; the next one is a person's decision"),
    QT_TRANSLATE_NOOP("Spoken", "no longer waits for the runner; its provisioning goes on"),
    QT_TRANSLATE_NOOP("Spoken", "the cloud's list has rows that cannot be read, and %1 may be one"),
    QT_TRANSLATE_NOOP("Spoken", "%1 was deleted again, which was read back; the head is as it was."),
    QT_TRANSLATE_NOOP("Spoken", "%1 could not be deleted (%2): it is still being paid for. The head is as it was."),
    QT_TRANSLATE_NOOP("Spoken", "Retry the deletion, or delete it in the cloud's own console."),
    QT_TRANSLATE_NOOP("Spoken", "Delete %1, which serves nobody"),
    QT_TRANSLATE_NOOP("Spoken", "%1 is gone, as was read back"),
    QT_TRANSLATE_NOOP("Spoken", "%1 is still being paid for: %2"),
    QT_TRANSLATE_NOOP("Spoken", "it is not there, but was asked for less than %1 ago and may appear yet"),
    QT_TRANSLATE_NOOP("Spoken", "Look again later."),
    QT_TRANSLATE_NOOP("Spoken", "a runner is being provisioned"),
    QT_TRANSLATE_NOOP("Spoken", "machines are being deleted"),
    QT_TRANSLATE_NOOP("Spoken", "Wait for it, or cancel it."),
    QT_TRANSLATE_NOOP("Spoken", "%1 is not on the list of machines that are still being paid for"),
    QT_TRANSLATE_NOOP("Spoken", "cancelled; nothing was deployed"),
    QT_TRANSLATE_NOOP("Spoken", "no runner is provisioned automatically: %1"),
    QT_TRANSLATE_NOOP("Spoken", "Look at the plan and decide yourself."),
    QT_TRANSLATE_NOOP("Spoken", "no answer in time"),
    QT_TRANSLATE_NOOP("Spoken", "the cloud gave no answer within %1"),
    QT_TRANSLATE_NOOP("Spoken", "No runner was made."),
    QT_TRANSLATE_NOOP("Spoken", "The head is as it was; %1 counts as still being paid for%2."),
    QT_TRANSLATE_NOOP("Spoken", "Retry its deletion: that looks for it again."),
    QT_TRANSLATE_NOOP("Spoken", "%1 is held and still being paid for; the head is as it was%2."),
    QT_TRANSLATE_NOOP("Spoken", " Approve its hash to let it in, or retry its deletion."),
    QT_TRANSLATE_NOOP("Spoken", "what is kept of provisioned machines cannot be read: %1"),
    QT_TRANSLATE_NOOP("Spoken", "Compare the cloud's list of machines with what you need; nothing is provisioned until this is clear."),
    QT_TRANSLATE_NOOP("Spoken", "a machine has no name"),
    QT_TRANSLATE_NOOP("Spoken", "the state of %1"),
    QT_TRANSLATE_NOOP("Spoken", "the list of machines"),
    QT_TRANSLATE_NOOP("Spoken", "whether it is paused"),
    QT_TRANSLATE_NOOP("Spoken", "cancelled while %1"),
    QT_TRANSLATE_NOOP("Spoken", "not ready within %1: %2%3"),
    QT_TRANSLATE_NOOP("Spoken", "the registry has no address that a runner could reach"),
};
// clang-format on

} // namespace

Phrases provisioning()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
