// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "every %1 s"),
    QT_TRANSLATE_NOOP("Spoken", "never proven"),
    QT_TRANSLATE_NOOP("Spoken", "it answers again"),
    QT_TRANSLATE_NOOP("Spoken", "it is proven"),
    QT_TRANSLATE_NOOP("Spoken", "accepted as known good"),
    QT_TRANSLATE_NOOP("Spoken", "back to the last known good value"),
    QT_TRANSLATE_NOOP("Spoken", "it changed again: see the newer alarm"),
    QT_TRANSLATE_NOOP("Spoken", "the machine is not listed any more"),
    QT_TRANSLATE_NOOP("Spoken", "%1 proven, %2 not proven, %3 unreachable"),
    QT_TRANSLATE_NOOP("Spoken", "%1 of %2 changed"),
    QT_TRANSLATE_NOOP("Spoken", "TCB status of %1 got worse: %2, before %3"),
    QT_TRANSLATE_NOOP("Spoken", "%1 is not proven any more"),
    QT_TRANSLATE_NOOP("Spoken", "%1 is not proven and never was"),
    QT_TRANSLATE_NOOP("Spoken", "%1 gives no evidence of its own"),
    QT_TRANSLATE_NOOP("Spoken", "the evaluation data set changed too: %1 → %2"),
    QT_TRANSLATE_NOOP("Spoken", "the TCB status is no worse than the last known good one"),
    QT_TRANSLATE_NOOP("Spoken", "fleet watch"),
    QT_TRANSLATE_NOOP("Spoken", "the interval of the watch must be between %1 s and %2 s"),
    QT_TRANSLATE_NOOP("Spoken", "fleet watch: %1, before: %2"),
    QT_TRANSLATE_NOOP("Spoken", "there is no such alarm"),
    QT_TRANSLATE_NOOP("Spoken", "the alarm was cleared: %1"),
    QT_TRANSLATE_NOOP("Spoken", "acknowledged: %1"),
    QT_TRANSLATE_NOOP("Spoken", "the run over the fleet was cancelled; nothing of it is kept"),
    QT_TRANSLATE_NOOP("Spoken", "cleared: %1"),
    QT_TRANSLATE_NOOP("Spoken", "Attest the fleet"),
    QT_TRANSLATE_NOOP("Spoken", "the list names %1 twice; only the first was looked at"),
    QT_TRANSLATE_NOOP("Spoken", "not recorded (%1): %2"),
    QT_TRANSLATE_NOOP("Spoken", "the list says \"%1\"; it was not asked"),
    QT_TRANSLATE_NOOP("Spoken", "%1 verdicts older than the newest %2 were dropped"),
    QT_TRANSLATE_NOOP("Spoken", "it was cleared meanwhile: %1"),
};
// clang-format on

} // namespace

Phrases fleetwatch()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
