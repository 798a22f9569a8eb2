// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boot_text.h"

#include "models/cvm_table_model.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using cluster::CvmState;
using cluster::StateWatch;
using Mode = StateWatch::Mode;
using End = StateWatch::End;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(BootText)
};

std::chrono::seconds seconds(MonotonicTime::duration time)
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::max(time, MonotonicTime::duration(0)));
}

/// The state as the table words it, and the guest's step behind it. A word nobody here knows stays as it was sent.
StateText stateOf(const CvmState &state)
{
    domain::Cvm cvm;
    cvm.status = state.status;
    cvm.state = domain::runStateOfCvm(state.status);
    cvm.bootError = state.bootError;
    StateText text = cvmStateText(cvm);
    const QString step = !state.bootProgress.isEmpty() ? state.bootProgress : state.shutdownProgress;
    if (!step.isEmpty() && step != QLatin1StringView("done"))
        text.word = Words::tr("%1: %2", "state: step of the boot").arg(text.word, visibleText(step, 120));
    if (!state.bootError.isEmpty())
        text.word = Words::tr("%1 (%2)", "state: step of the boot (error)").arg(text.word, visibleText(state.bootError, 200));
    return text;
}

StateText stepText(const StateWatch::Step &step, MonotonicTime until)
{
    const QString name = step.bootProgress.isEmpty() ? step.status : step.bootProgress;
    return StateText::of(Mark::Pass,
                         Words::tr("%1 · %2", "step of the boot · how long").arg(visibleText(name, 120), durationText(seconds(until - step.since))));
}

QString sourceOf(const StateWatch &watch, std::chrono::seconds age)
{
    switch (watch.mode()) {
    case Mode::Asking:
        return watch.error() ? Words::tr("No answer yet: %1").arg(visibleText(spoken(watch.error()->what), 200)) : Words::tr("Asking the cloud…");
    case Mode::Streaming:
        if (watch.isLive())
            return Words::tr("Live, as the cloud streams it");
        break;
    case Mode::Polling:
        if (watch.isLive())
            return Words::tr("Asked every few seconds: the cloud's stream cannot be had now");
        break;
    case Mode::Silent: break;
    case Mode::Ended:
        if (watch.end() == End::Refused && watch.error())
            return Words::tr("Cannot be followed: %1").arg(visibleText(spoken(watch.error()->what), 200));
        if (watch.end() == End::Gone)
            return Words::tr("The cloud does not know this machine any more");
        if (watch.end() == End::Stopped)
            break;
        return Words::tr("Followed to its end, %1 ago").arg(durationText(age));
    }
    if (watch.error())
        return Words::tr("Last heard %1 ago, may have moved on since: %2").arg(durationText(age), visibleText(spoken(watch.error()->what), 200));
    return Words::tr("Last heard %1 ago, may have moved on since").arg(durationText(age));
}

} // namespace

BootText bootText(const StateWatch &watch, const Clock &clock)
{
    BootText text;
    const MonotonicTime now = clock.monotonicNow();
    text.source = sourceOf(watch, seconds(now - watch.heardAt()));
    if (!watch.latest()) {
        text.now = StateText::of(Mark::Pending, Words::tr("Not heard of yet"));
        return text;
    }
    const bool isOver = watch.end() == End::Reached || watch.end() == End::Resting;
    text.now = stateOf(*watch.latest());
    // What is old never looks as if it were so now.
    if (!watch.isLive() && !isOver)
        text.now = StateText::of(Mark::Stale, text.now.word);
    const auto &steps = watch.steps();
    for (size_t i = 0; i + 1 < steps.size(); ++i)
        text.steps.push_back(stepText(steps[i], steps[i + 1].since));
    // Whether it is still under way is known only while somebody answers.
    if (isOver || !watch.isLive())
        return text;
    // Two clocks: the cloud's may be ahead of this desk's.
    if (watch.startedAt().isValid())
        text.elapsed
            = Words::tr("Under way for %1").arg(clockCountText(std::chrono::seconds(std::max<qint64>(0, watch.startedAt().secsTo(clock.utcNow())))));
    else
        text.elapsed = Words::tr("Watched for %1").arg(clockCountText(seconds(now - steps.front().since)));
    return text;
}

} // namespace pilothouse::models
