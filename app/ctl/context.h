// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/environment_builder.h"
#include "app/ctl/answer.h"
#include "app/ctl/command_line.h"
#include "services/core/cancel_token.h"
#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/domain/plan.h"
#include "services/domain/profile.h"
#include "services/profiles/profile_store.h"

#include <QCoroTask>

#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace pilothouse {
struct EnvironmentServices;
namespace secrets {
class SecretStore;
}
} // namespace pilothouse

namespace pilothouse::ctl {

/// What one run of the program works with: the command line, the clock, the folders and the way out.
class Context final
{
public:
    Context(Invocation invocation, Output &output);

    const Invocation &invocation() const { return m_invocation; }
    const CancelToken &cancel() const { return m_cancel; }
    const std::shared_ptr<const Clock> &clock() const { return m_clock; }
    const profiles::Folders &folders() const { return m_folders; }
    Output &output() const { return m_output; }

    /// A profile by its name. Errors: NotFound, InvalidInput.
    Result<domain::Profile> profile(const QString &name) const;
    /// The profile that --profile names.
    Result<domain::Profile> profile() const { return profile(m_invocation.value(QLatin1StringView("profile"))); }
    bool namesProfile() const { return m_invocation.has(QLatin1StringView("profile")); }
    /// Where this environment's keys come from: the secrets file, then the environment variable, then the keychain.
    /// Errors: a bad secrets file.
    Result<std::shared_ptr<secrets::SecretStore>> secretStore(const domain::EnvironmentId &environment) const;
    /// Everything that works for the profile; built once. Errors: of the profile, the secrets file, the state folder.
    QCoro::Task<Result<std::shared_ptr<EnvironmentServices>>> environment(composition::WithoutRecord withoutRecord
                                                                          = composition::WithoutRecord::Refuse);
    /// Signs the end of the record, if one was opened. What it could not do is done by whoever opens the record next.
    QCoro::Task<Status> close();
    /// Closes the state's file, so that the next program does not take this one for crashed; what was written stays. Blocks for a moment at most.
    void closeState();

    /// From here on something is sent: the 30 seconds of a reading command end, and a loss is no longer harmless.
    void beginChange();
    /// From here on it takes as long as it takes, though nothing is changed: lines are followed.
    void takeTime();
    bool hasBegunChange() const { return m_changing; }
    void setDeadline(QTimer *deadline) { m_deadline = deadline; }

private:
    Invocation m_invocation;
    Output &m_output;
    CancelToken m_cancel;
    std::shared_ptr<const Clock> m_clock;
    profiles::Folders m_folders;
    std::shared_ptr<EnvironmentServices> m_environment;
    QTimer *m_deadline = nullptr;
    bool m_changing = false;
};

enum class Confirmed { Yes, OnlyPlanned };

/// The rule for changing commands: the plan is shown; without --yes that was all; a phrase it asks for, and any change under
/// a production profile, needs --confirm with exactly that phrase. Errors: Refused (names the phrase), nothing sent.
Result<Confirmed> confirm(const Context &context, const domain::Plan &plan, const QString &object);

/// What must be typed for a plan: its own phrase, or under production the environment and the object ("prod/analyze").
std::optional<QString> phraseFor(const domain::Plan &plan, const QString &object);

QJsonObject planToJson(const domain::Plan &plan, const QString &object);
/// The plan for people, foreign text made visible; with the phrase that `object` needs under production.
QString planText(const domain::Plan &plan, const QString &object);
/// The plan with why it was not carried out: what --yes was refused for can be read in it.
Answer refusedAnswer(const domain::Plan &plan, const QString &object, const Error &error);
/// The answer when nothing was asked but the plan; it says what to add to carry it out.
Answer plannedOnly(const domain::Plan &plan, const QString &object);

/// Carries a confirmed plan out: it is given the phrase that the plan asks for, and puts what happened into the answer.
using CarryOut = std::function<QCoro::Task<Result<Answer>>(Answer answer, QString phrase)>;

/// A change as its command describes it.
struct PlannedChange
{
    domain::Plan plan;
    QString object; ///< what it is done to: the second half of the phrase under production
    CarryOut carryOut;
    /// Puts findings, files or targets beside the plan; their text is for the plan alone, since `carryOut` says what happened instead.
    std::function<void(Answer &)> addToPlan = nullptr;
    /// Fetches, once it is confirmed, what must be there before anything is sent: a value from stdin, a signature, the record. An answer of
    /// its own is the end of the command, with nothing sent.
    std::function<QCoro::Task<Result<std::optional<Answer>>>(Answer planned)> makeReady = nullptr;
};

/// The one way of a changing command: the plan, --yes and --confirm, then `carryOut` with everything about the change begun. Without --yes the plan
/// is the answer, and where --yes is refused the plan with the refusal. Errors: those of making ready and of carrying it out.
QCoro::Task<Result<Answer>> planConfirmRun(std::shared_ptr<Context> context, PlannedChange change);
/// The same for a change that needs nothing else.
QCoro::Task<Result<Answer>> planConfirmRun(std::shared_ptr<Context> context, domain::Plan plan, QString object, CarryOut carryOut);

/// A 404 for something the caller named is a wrong name, not a wrong remote.
Error asNamedByCaller(Error error);

/// What a remote turns down while a machine is planned (400, 404, 422) is what the caller asked for: files and names of the command line.
Error asWishedByCaller(Error error);

/// Why an environment has nothing for a section of its profile.
Error sectionMissing(const EnvironmentServices &services, const QString &section);

/// Reads a file that a command was given, at most `maxBytes`. Errors: InvalidInput with the path.
Result<QByteArray> readInputFile(const QString &path, qint64 maxBytes);

} // namespace pilothouse::ctl
