// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "Check the path."),
    QT_TRANSLATE_NOOP("Spoken", "fail"),
    QT_TRANSLATE_NOOP("Spoken", "%1 machines"),
    QT_TRANSLATE_NOOP("Spoken", "no secret store is set up"),
    QT_TRANSLATE_NOOP("Spoken", "another program has been storing the key for too long"),
    QT_TRANSLATE_NOOP("Spoken", "the anchor of the record in the keychain cannot be read"),
    QT_TRANSLATE_NOOP("Spoken", "the last entry of the record is damaged; nothing is written behind it"),
    QT_TRANSLATE_NOOP("Spoken", "entry %1"),
    QT_TRANSLATE_NOOP("Spoken", "Verify the record, keep a copy of it, and restore a backup."),
    QT_TRANSLATE_NOOP("Spoken", "the wall clock moved %1 by %2 s"),
    QT_TRANSLATE_NOOP("Spoken", "an entry of %1 bytes; the record takes at most %2"),
    QT_TRANSLATE_NOOP("Spoken", "the number or the hash beside it is another than in it"),
    QT_TRANSLATE_NOOP("Spoken", "it cannot be read: %1"),
    QT_TRANSLATE_NOOP("Spoken", "audit record, action %1"),
    QT_TRANSLATE_NOOP("Spoken", "an entry without an action"),
    QT_TRANSLATE_NOOP("Spoken", "the entry would hold %1; nothing was recorded"),
    QT_TRANSLATE_NOOP("Spoken", "Take it out of the reason or the name, then try again."),
    QT_TRANSLATE_NOOP("Spoken", "recovered from torn write: the program before this one ended without closing the record"),
    QT_TRANSLATE_NOOP("Spoken", "checkpoints are signed with another kept key from here on"),
    QT_TRANSLATE_NOOP("Spoken", "checkpoints are signed with a key of this session only: it is not kept, and there is no anchor"),
    QT_TRANSLATE_NOOP("Spoken", "not an entry of the record: %1"),
    QT_TRANSLATE_NOOP("Spoken", "a member is missing or has a value of another kind"),
    QT_TRANSLATE_NOOP("Spoken", "the record holds %1; nothing was exported"),
    QT_TRANSLATE_NOOP("Spoken", "Replace that secret at its service and in the keychain, then export again."),
    QT_TRANSLATE_NOOP("Spoken", "a quote is opened and never closed"),
    QT_TRANSLATE_NOOP("Spoken", "a field has no value"),
    QT_TRANSLATE_NOOP("Spoken", "a minus or a quote stands alone"),
    QT_TRANSLATE_NOOP("Spoken", "it does not say what the manifest of an export says"),
    QT_TRANSLATE_NOOP("Spoken", "it is not the entry that the anchor kept outside the record names: the record was replaced"),
    QT_TRANSLATE_NOOP("Spoken", "it is not a line of the record's form"),
    QT_TRANSLATE_NOOP("Spoken", "it carries the number %1: entries are missing, doubled or out of order"),
    QT_TRANSLATE_NOOP("Spoken", "it does not follow the entry before it"),
    QT_TRANSLATE_NOOP("Spoken", "its content does not have the hash it carries"),
    QT_TRANSLATE_NOOP("Spoken", "it belongs to another environment"),
    QT_TRANSLATE_NOOP("Spoken", "its checkpoint has a signature that does not fit"),
    QT_TRANSLATE_NOOP("Spoken", "it is not the entry that its signed checkpoint names"),
    QT_TRANSLATE_NOOP("Spoken", "its checkpoint is signed by a key that this record does not know"),
    QT_TRANSLATE_NOOP("Spoken", "a checkpoint behind the end of the record has a signature that does not fit"),
    QT_TRANSLATE_NOOP("Spoken", "a signed checkpoint names entry %1, but the record ends with %2: its tail was cut off"),
    QT_TRANSLATE_NOOP("Spoken", "the anchor kept outside names entry %1, but the record ends with %2: its tail was cut off, or an older copy took its place"),
    QT_TRANSLATE_NOOP("Spoken", "Broken at entry %1: %2."),
    QT_TRANSLATE_NOOP("Spoken", "Intact: %1, no gap, %2."),
    QT_TRANSLATE_NOOP("Spoken", "it does not say what the manifest of a certificate says"),
    QT_TRANSLATE_NOOP("Spoken", "the evidence holds %1; nothing was written"),
    QT_TRANSLATE_NOOP("Spoken", "Replace that secret at its service and take it out of what the machine shows, then compare again."),
    QT_TRANSLATE_NOOP("Spoken", "the certificate was not written"),
    QT_TRANSLATE_NOOP("Spoken", "certificate written: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the PDF report cannot be written"),
    QT_TRANSLATE_NOOP("Spoken", "it is not the JSON that was written (%1)"),
    QT_TRANSLATE_NOOP("Spoken", "it is not of the form \"%1\""),
    QT_TRANSLATE_NOOP("Spoken", "it is not byte for byte the text that was written"),
    QT_TRANSLATE_NOOP("Spoken", "its signature does not cover this text"),
    QT_TRANSLATE_NOOP("Spoken", "there is no such folder or file"),
    QT_TRANSLATE_NOOP("Spoken", "neither the folder nor the zip of %1"),
    QT_TRANSLATE_NOOP("Spoken", "it does not belong to the export"),
    QT_TRANSLATE_NOOP("Spoken", "it is not a regular file"),
    QT_TRANSLATE_NOOP("Spoken", "it is missing"),
    QT_TRANSLATE_NOOP("Spoken", "it is longer than such a file can be"),
    QT_TRANSLATE_NOOP("Spoken", "it cannot be read"),
    QT_TRANSLATE_NOOP("Spoken", "it has %1 bytes, the signed manifest says %2"),
    QT_TRANSLATE_NOOP("Spoken", "its content is not the one that the signed manifest names"),
    QT_TRANSLATE_NOOP("Spoken", "it does not hold exactly the files of an export"),
    QT_TRANSLATE_NOOP("Spoken", "there is no such folder"),
    QT_TRANSLATE_NOOP("Spoken", "it exists already; nothing was written over it"),
    QT_TRANSLATE_NOOP("Spoken", "Choose another name."),
    QT_TRANSLATE_NOOP("Spoken", "cannot be put in place: %1"),
    QT_TRANSLATE_NOOP("Spoken", "cannot be put in place"),
    QT_TRANSLATE_NOOP("Spoken", "cannot be written: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the stored signing key is not one"),
    QT_TRANSLATE_NOOP("Spoken", "a zip holds at most 4 GiB"),
    QT_TRANSLATE_NOOP("Spoken", "Export to a folder instead."),
    QT_TRANSLATE_NOOP("Spoken", "cannot be read"),
    QT_TRANSLATE_NOOP("Spoken", "the directory at the end of the zip is not the one that was written"),
    QT_TRANSLATE_NOOP("Spoken", "the zip ends in the middle, or never"),
    QT_TRANSLATE_NOOP("Spoken", "its header in the zip is not the one that was written"),
    QT_TRANSLATE_NOOP("Spoken", "the zip ends before its content does"),
    QT_TRANSLATE_NOOP("Spoken", "its content is not the one that was written"),
};
// clang-format on

} // namespace

Phrases audit()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
