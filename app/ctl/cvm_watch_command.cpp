// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/cvm_text.h"
#include "services/cluster/state_watch.h"
#include "services/core/plain_text.h"
#include "services/domain/cvm.h"
#include "services/environment/environment_services.h"

#include <QCoroTimer>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cluster::CvmState;
using cluster::StateWatch;

namespace {

using L = QLatin1StringView;

constexpr qint64 kLongestWait = 24 * 3600;
constexpr qint64 kUsualWait = 600;
constexpr auto kLook = 50ms;
constexpr auto kSilence = 30s; ///< a remote that says nothing for so long is unreachable, as for any reading command

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject stateToJson(const CvmState &state)
{
    return {{u"status"_s, state.status},
            {u"state"_s, domain::runStateWord(domain::runStateOfCvm(state.status))},
            {u"bootProgress"_s, textOrNull(state.bootProgress)},
            {u"bootError"_s, textOrNull(state.bootError)},
            {u"shutdownProgress"_s, textOrNull(state.shutdownProgress)},
            {u"uptime"_s, textOrNull(state.uptime)}};
}

QString stateToText(const CvmState &state)
{
    QStringList parts{visibleText(state.status, 60).leftJustified(12)};
    if (!state.bootProgress.isEmpty())
        parts << visibleText(state.bootProgress, 120);
    if (!state.shutdownProgress.isEmpty())
        parts << visibleText(state.shutdownProgress, 120);
    if (!state.bootError.isEmpty())
        parts << u"error: "_s + visibleText(state.bootError, 300);
    return parts.join(u"  "_s);
}

/// Writes what is new, and remembers for how long nothing was heard.
class Teller
{
public:
    Teller(std::shared_ptr<Context> context, std::shared_ptr<StateWatch> watch)
        : m_context(std::move(context))
        , m_watch(std::move(watch))
        , m_begun(m_context->clock()->monotonicNow())
        , m_heard(m_begun)
    {
    }

    void hear(const CvmState &state)
    {
        m_heard = m_context->clock()->monotonicNow();
        const bool isSame = m_last && m_last->status == state.status && m_last->bootProgress == state.bootProgress
                            && m_last->bootError == state.bootError && m_last->shutdownProgress == state.shutdownProgress;
        if (isSame && !m_isLost)
            return;
        m_last = state;
        m_isLost = false;
        QJsonObject json = stateToJson(state);
        json.insert(u"how"_s, m_watch->mode() == StateWatch::Mode::Polling ? u"asked"_s : u"stream"_s);
        write(json, stateToText(state));
    }
    /// What was heard before is not what is now: that is said, once.
    void follow()
    {
        if (m_watch->mode() != StateWatch::Mode::Silent || !m_watch->error() || m_isLost)
            return;
        m_isLost = true;
        const QString why = m_watch->error()->what;
        write({{u"lost"_s, true}, {u"why"_s, why}}, u"no answer, the state is not known now: %1"_s.arg(visibleText(why, 300)));
    }

    bool isBroken() const { return m_isBroken; }
    std::chrono::seconds elapsed() const { return since(m_begun); }
    std::chrono::seconds silence() const { return since(m_heard); }

private:
    std::chrono::seconds since(MonotonicTime time) const
    {
        return std::chrono::duration_cast<std::chrono::seconds>(m_context->clock()->monotonicNow() - time);
    }
    void write(QJsonObject json, const QString &text)
    {
        const QString at = toUtcText(m_context->clock()->utcNow());
        json.insert(u"at"_s, at);
        json.insert(u"elapsedSeconds"_s, double(elapsed().count()));
        m_isBroken |= !m_context->output().item(json, u"%1  %2\n"_s.arg(at, text));
    }

    std::shared_ptr<Context> m_context;
    std::shared_ptr<StateWatch> m_watch;
    MonotonicTime m_begun;
    MonotonicTime m_heard;
    std::optional<CvmState> m_last;
    bool m_isLost = false;
    bool m_isBroken = false;
};

Answer endedAs(const StateWatch &watch, const QString &machine, bool isReached, const QString &complaint, std::chrono::seconds elapsed)
{
    Answer answer;
    if (watch.latest())
        answer.json = stateToJson(*watch.latest());
    answer.json.insert(u"reached"_s, isReached);
    answer.json.insert(u"target"_s, watch.target());
    answer.json.insert(u"elapsedSeconds"_s, double(elapsed.count()));
    if (isReached) {
        answer.text = u"%1 is %2 after %3 s\n"_s.arg(visibleText(machine, 80), visibleText(watch.target(), 60)).arg(elapsed.count());
    } else {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = complaint;
    }
    return answer;
}

} // namespace

QCoro::Task<Result<Answer>> cvmsWatch(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const QString until = invocation.has(L("until")) ? invocation.value(L("until")) : u"running"_s;
    std::chrono::seconds limit(kUsualWait);
    if (invocation.has(L("timeout"))) {
        const auto seconds = wholeNumber(invocation.value(L("timeout")));
        if (!seconds || *seconds < 1 || *seconds > kLongestWait)
            co_return Error{
                .kind = ErrorKind::InvalidInput, .what = u"the time must be whole seconds from 1 to %1"_s.arg(kLongestWait), .where = u"--timeout"_s};
        limit = std::chrono::seconds(*seconds);
    }
    if (domain::runStateOfCvm(until) == domain::RunState::Unknown)
        co_return Error{.kind = ErrorKind::InvalidInput,
                        .what = u"“%1” is not a status that this program knows"_s.arg(visibleText(until, 60)),
                        .where = u"--until"_s,
                        .nextStep = u"Use one of the cloud's words: running, stopped, exited …"_s};
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto states = (*services)->cvmStates;
    if (states == nullptr)
        co_return sectionMissing(**services, u"phala"_s);
    const QString machine = invocation.operand(0);
    context->takeTime();
    const auto watch = std::make_shared<StateWatch>(states, context->clock());
    Teller teller(context, watch);
    QObject listener;
    QObject::connect(watch.get(), &StateWatch::heard, &listener, [&teller](const CvmState &state) { teller.hear(state); });
    QObject::connect(watch.get(), &StateWatch::changed, &listener, [&teller] { teller.follow(); });
    watch->start(normalisedIdentifier(machine), until);
    while (watch->isRunning() && !context->cancel().isCancelled() && !teller.isBroken() && teller.elapsed() < limit && teller.silence() < kSilence)
        co_await QCoro::sleepFor(kLook);
    const auto end = watch->end();
    const auto error = watch->error();
    watch->stop();

    if (teller.isBroken())
        co_return Error{.kind = ErrorKind::Storage, .what = u"stdout cannot be written"_s, .where = u"stdout"_s};
    if (context->cancel().isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = u"no longer watched"_s};
    if (end == StateWatch::End::Reached)
        co_return endedAs(*watch, machine, true, {}, teller.elapsed());
    const QString name = visibleText(machine, 80);
    if (end == StateWatch::End::Resting) {
        const CvmState &state = *watch->latest();
        const QString why = state.bootError.isEmpty() ? QString() : u": "_s + visibleText(state.bootError, 300);
        const QString complaint
            = u"%1 came to rest as “%2”%3. See pilothousectl phala cvms logs --serial."_s.arg(name, visibleText(state.status, 60), why);
        co_return endedAs(*watch, machine, false, complaint, teller.elapsed());
    }
    if (end == StateWatch::End::Gone && watch->latest())
        co_return endedAs(*watch, machine, false, u"%1 is gone: the cloud does not know it any more."_s.arg(name), teller.elapsed());
    if (end)
        co_return asNamedByCaller(error.value_or(Error{.kind = ErrorKind::Internal, .what = u"the watch ended without a reason"_s}));
    if (teller.silence() >= kSilence)
        co_return error.value_or(Error{.kind = ErrorKind::Timeout, .what = u"the cloud says nothing of this machine"_s, .where = name});
    const QString complaint = u"%1 is not %2 after %3 s, last heard as “%4”. It may still get there."_s.arg(name, visibleText(until, 60))
                                  .arg(limit.count())
                                  .arg(watch->latest() ? visibleText(watch->latest()->status, 60) : u"nothing"_s);
    co_return endedAs(*watch, machine, false, complaint, teller.elapsed());
}

} // namespace pilothouse::ctl
