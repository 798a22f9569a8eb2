// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/kept_words.h"

#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;
using models::Tone;
using provers::ChangeStanding;
using provers::KeptStanding;

namespace {

struct KeptWords
{
    Q_DECLARE_TR_FUNCTIONS(KeptWords)
};

QString titleOf(const KeptStanding &kept)
{
    if (!kept.title.isEmpty())
        return visibleText(models::spoken(kept.title), 160);
    const QString name = kept.service.text().section(u'/', -1);
    return name.isEmpty() ? KeptWords::tr("Scalings of before") : KeptWords::tr("A scaling of %1").arg(visibleText(name, 120));
}

} // namespace

StateText keptState(const KeptStanding &kept)
{
    const QString title = titleOf(kept);
    switch (kept.state) {
    case KeptStanding::State::RunsElsewhere: return StateText::of(Mark::Busy, KeptWords::tr("%1: another program is at it").arg(title));
    case KeptStanding::State::CannotBeReadBack:
        return StateText::of(Mark::Unknown, Tone::Warn, KeptWords::tr("%1: what was kept of it cannot be read").arg(title));
    case KeptStanding::State::Read: break;
    }
    switch (kept.standing) {
    case ChangeStanding::HalfDone: return StateText::of(Mark::Warn, KeptWords::tr("%1: half done").arg(title));
    case ChangeStanding::Whole: return StateText::of(Mark::Pass, KeptWords::tr("%1: whole by now").arg(title));
    case ChangeStanding::Back:
        if (kept.mayStillCome)
            break;
        return StateText::of(Mark::Stopped, KeptWords::tr("%1: nothing of it is in force").arg(title));
    case ChangeStanding::Other: return StateText::of(Mark::Warn, KeptWords::tr("%1: the numbers were changed since").arg(title));
    case ChangeStanding::Unknown: break;
    }
    return StateText::of(Mark::Unknown, Tone::Warn, KeptWords::tr("%1: where it stands is not known").arg(title));
}

QString keptText(const KeptStanding &kept)
{
    const QString detail = visibleText(kept.text, 300);
    switch (kept.state) {
    case KeptStanding::State::RunsElsewhere: return KeptWords::tr("%1 runs it. Its end is told here.").arg(detail);
    case KeptStanding::State::CannotBeReadBack:
        return KeptWords::tr("%1. Compare the numbers of the service and of its hosts yourself. To dismiss it sets it aside, it is not deleted.")
            .arg(detail);
    case KeptStanding::State::Read: break;
    }
    const QString stopped = kept.wasInterrupted ? KeptWords::tr("The program that ran it ended before it was through.")
                            : kept.result.error ? KeptWords::tr("It had stopped: %1.").arg(visibleText(models::spoken(kept.result.error->what), 300))
                                                : KeptWords::tr("It had stopped on its way.");
    switch (kept.standing) {
    case ChangeStanding::HalfDone: return KeptWords::tr("%1 Nothing was undone by itself.").arg(stopped);
    case ChangeStanding::Whole: return KeptWords::tr("%1 All numbers are as intended now; there is nothing left to do.").arg(stopped);
    case ChangeStanding::Back:
        if (kept.mayStillCome)
            return KeptWords::tr("%1 All numbers are as before, but what was sent may still come into force. They are read again with every poll.")
                .arg(stopped);
        return KeptWords::tr("%1 All numbers are as before; scale again if it is still wanted.").arg(stopped);
    case ChangeStanding::Other:
        return KeptWords::tr("%1 The numbers are neither those of before nor those intended: somebody else changed them. Look who, then scale again.")
            .arg(stopped);
    case ChangeStanding::Unknown: break;
    }
    return KeptWords::tr("%1 The numbers cannot be read now: %2.").arg(stopped, visibleText(kept.result.inForce, 400));
}

QString numbersText(const provers::ScaleTarget &numbers)
{
    return numbers.group ? KeptWords::tr("%1 tasks, hosts %2 · %3 · %4")
                               .arg(numbers.tasks)
                               .arg(numbers.group->minimum)
                               .arg(numbers.group->desired)
                               .arg(numbers.group->maximum)
                         : KeptWords::tr("%1 tasks").arg(numbers.tasks);
}

} // namespace pilothouse::ui
