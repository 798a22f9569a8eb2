// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"

#include "app/composition/environment_builder.h"
#include "app/composition/script_secrets.h"
#include "app/ctl/shell_words.h"
#include "services/core/log.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "services/secrets/secret_store.h"
#include "services/store/store.h"

#include <QFile>
#include <QJsonArray>

namespace pilothouse::ctl {

namespace {

QString checkStateWord(domain::CheckState state)
{
    switch (state) {
    case domain::CheckState::Pass: return QStringLiteral("pass");
    case domain::CheckState::Note: return QStringLiteral("note");
    case domain::CheckState::Warning: return QStringLiteral("warning");
    case domain::CheckState::Fail: return QStringLiteral("fail");
    case domain::CheckState::Unknown: return QStringLiteral("unknown");
    }
    return QStringLiteral("unknown");
}

} // namespace

Context::Context(Invocation invocation, Output &output)
    : m_invocation(std::move(invocation))
    , m_output(output)
    , m_clock(std::make_shared<SystemClock>())
    , m_folders(profiles::Folders::fromEnvironment())
{
}

Result<domain::Profile> Context::profile(const QString &name) const
{
    auto profile = profiles::loadProfile(m_folders, name);
    if (profile || profile.error().kind != ErrorKind::TooLarge)
        return profile;
    Error error = profile.error(); // a file of ours, not an answer of a remote
    error.kind = ErrorKind::InvalidInput;
    return error;
}

Result<std::shared_ptr<secrets::SecretStore>> Context::secretStore(const domain::EnvironmentId &environment) const
{
    return composition::scriptSecrets(m_invocation.value(QLatin1StringView("secrets-file")), environment, m_clock);
}

QCoro::Task<Result<std::shared_ptr<EnvironmentServices>>> Context::environment(composition::WithoutRecord withoutRecord)
{
    if (m_environment != nullptr) {
        const Result<std::shared_ptr<EnvironmentServices>> before = m_environment;
        co_return before;
    }
    const auto profile = this->profile();
    if (!profile)
        co_return profile.error();
    composition::BuildOptions options;
    options.clock = m_clock;
    const auto secrets = secretStore(profile->environment.id);
    if (secrets)
        options.secrets = *secrets;
    else if (withoutRecord == composition::WithoutRecord::GoOn)
        options.secrets = composition::commandSecrets(profile->environment.id, m_clock); // a rollback is not held up by a file
    else
        co_return secrets.error();
    options.stateFolder = m_folders.state;
    options.withoutRecord = withoutRecord;
    const auto built = co_await composition::buildEnvironment(*profile, options);
    if (built)
        m_environment = *built;
    co_return built;
}

QCoro::Task<Status> Context::close()
{
    if (m_environment == nullptr)
        co_return Done{};
    const auto closed = co_await composition::closeEnvironment(m_environment);
    closeState();
    co_return closed;
}

void Context::closeState()
{
    constexpr auto kPatience = std::chrono::seconds(2);
    if (m_environment != nullptr && m_environment->store != nullptr && !m_environment->store->closeNow(kPatience))
        qCWarning(lcStore) << "the state's file is still being written";
}

void Context::takeTime()
{
    if (m_deadline != nullptr)
        m_deadline->stop();
}

void Context::beginChange()
{
    m_changing = true;
    takeTime();
}

std::optional<QString> phraseFor(const domain::Plan &plan, const QString &object)
{
    if (plan.phrase)
        return plan.phrase;
    if (plan.environment.kind == domain::EnvironmentKind::Production)
        return QStringLiteral("%1/%2").arg(plan.environment.id.text(), object);
    return std::nullopt;
}

Result<Confirmed> confirm(const Context &context, const domain::Plan &plan, const QString &object)
{
    const Invocation &invocation = context.invocation();
    if (!invocation.has(QLatin1StringView("yes")))
        return Confirmed::OnlyPlanned;
    const QString where = QStringLiteral("%1 (%2)").arg(plan.environment.id.text(), domain::kindWord(plan.environment.kind));
    if (!plan.isAllowed())
        return Error{.kind = ErrorKind::Refused,
                     .what = plan.refusal,
                     .where = where,
                     .nextStep = QStringLiteral("Clear what holds it, then plan it again without --yes.")};
    const auto phrase = phraseFor(plan, object);
    if (phrase && invocation.value(QLatin1StringView("confirm")) != *phrase) {
        const bool given = invocation.has(QLatin1StringView("confirm"));
        return Error{.kind = ErrorKind::Refused,
                     .what = given ? QStringLiteral("the phrase of --confirm is not the one this change asks for")
                                   : QStringLiteral("this change asks for a typed phrase"),
                     .where = where,
                     .nextStep = QStringLiteral("Read the plan, then add --confirm %1 to allow it.").arg(shellQuoted(*phrase))};
    }
    return Confirmed::Yes;
}

QJsonObject planToJson(const domain::Plan &plan, const QString &object)
{
    QJsonArray steps;
    for (const domain::PlanStep &step : plan.steps)
        steps.append(
            QJsonObject{{QStringLiteral("what"), step.what}, {QStringLiteral("target"), step.target}, {QStringLiteral("command"), step.command}});
    QJsonArray checks;
    for (const domain::PlanCheck &check : plan.checks)
        checks.append(QJsonObject{{QStringLiteral("state"), checkStateWord(check.state)}, {QStringLiteral("text"), check.text}});
    const auto phrase = phraseFor(plan, object);
    return {
        {QStringLiteral("environment"), plan.environment.id.text()},
        {QStringLiteral("kind"), domain::kindWord(plan.environment.kind)},
        {QStringLiteral("title"), plan.title},
        {QStringLiteral("steps"), steps},
        {QStringLiteral("checks"), checks},
        {QStringLiteral("skipped"), QJsonArray::fromStringList(plan.skipped)},
        {QStringLiteral("ifItFails"), plan.ifItFails},
        {QStringLiteral("toUndo"), plan.toUndo},
        {QStringLiteral("sideEffects"), shellWords(plan.sideEffects)},
        {QStringLiteral("phrase"), phrase ? QJsonValue(*phrase) : QJsonValue()},
        {QStringLiteral("refusal"), plan.refusal.isEmpty() ? QJsonValue() : QJsonValue(plan.refusal)},
    };
}

Error sectionMissing(const EnvironmentServices &services, const QString &section)
{
    if (const auto found = services.unavailable.constFind(section); found != services.unavailable.cend())
        return *found;
    return {.kind = ErrorKind::InvalidInput,
            .what = QStringLiteral("the profile has no section \"%1\"").arg(section),
            .where = services.profile.filePath.isEmpty() ? services.profile.environment.id.text() : services.profile.filePath,
            .nextStep = QStringLiteral("Add the section, then run pilothousectl profile check.")};
}

QString planText(const domain::Plan &plan, const QString &object)
{
    domain::Plan shown = plan;
    if (!shown.phrase && phraseFor(plan, object)) {
        shown.phrase = phraseFor(plan, object);
        shown.phraseReason = QStringLiteral("every change in production asks for one");
    }
    QStringList lines;
    for (const QString &line : shellWords(shown.toText()).split(u'\n'))
        lines << visibleText(line, 1000);
    return lines.join(u'\n') + u'\n';
}

QString howToRun(const domain::Plan &plan, const QString &object)
{
    if (!plan.isAllowed())
        return QString();
    const auto phrase = phraseFor(plan, object);
    return QStringLiteral("To carry it out, add --yes%1.\n")
        .arg(phrase ? QStringLiteral(" --confirm ") + visibleText(shellQuoted(*phrase)) : QString());
}

Answer plannedOnly(const domain::Plan &plan, const QString &object)
{
    Answer answer;
    answer.json = {{QStringLiteral("plan"), planToJson(plan, object)}, {QStringLiteral("done"), false}};
    answer.text = planText(plan, object) + howToRun(plan, object);
    return answer;
}

Answer refusedAnswer(const domain::Plan &plan, const QString &object, const Error &error)
{
    Answer answer = plannedOnly(plan, object);
    answer.json.insert(QStringLiteral("error"), errorToJson(error));
    answer.code = exitCodeFor(error);
    answer.complaint = shellMessage(error).oneLine();
    return answer;
}

QCoro::Task<Result<Answer>> planConfirmRun(std::shared_ptr<Context> context, PlannedChange change)
{
    const auto confirmed = confirm(*context, change.plan, change.object);
    if (!confirmed) {
        Answer refused = refusedAnswer(change.plan, change.object, confirmed.error());
        if (change.addToPlan)
            change.addToPlan(refused);
        co_return refused;
    }
    Answer answer = plannedOnly(change.plan, change.object);
    if (change.addToPlan)
        change.addToPlan(answer);
    if (*confirmed == Confirmed::OnlyPlanned)
        co_return answer;
    if (change.makeReady) {
        auto making = change.makeReady(answer);
        auto ready = co_await making;
        if (!ready)
            co_return ready.error();
        if (*ready) {
            Answer instead = std::move(**ready);
            co_return instead;
        }
    }
    context->output().progress(planText(change.plan, change.object));
    context->beginChange();
    auto running = change.carryOut(answer, change.plan.phrase.value_or(QString()));
    auto done = co_await running;
    co_return std::move(done);
}

QCoro::Task<Result<Answer>> planConfirmRun(std::shared_ptr<Context> context, domain::Plan plan, QString object, CarryOut carryOut)
{
    return planConfirmRun(std::move(context), PlannedChange{.plan = std::move(plan), .object = std::move(object), .carryOut = std::move(carryOut)});
}

Error asNamedByCaller(Error error)
{
    if (error.kind == ErrorKind::NotFound)
        error.httpStatus.reset();
    return error;
}

Error asWishedByCaller(Error error)
{
    const int status = error.httpStatus.value_or(0);
    if (status != 400 && status != 404 && status != 422)
        return error;
    error.kind = ErrorKind::InvalidInput;
    error.nextStep = status == 404 ? QStringLiteral("Check --type, --node and --image: the cloud does not know one of them.")
                                   : QStringLiteral("Correct the compose file or the options, then try again.");
    return error;
}

Result<QByteArray> readInputFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::InvalidInput, .what = QStringLiteral("the file cannot be read: %1").arg(file.errorString()), .where = path};
    // Asking for one byte more than the limit also bounds devices and pipes, which have no size.
    const QByteArray bytes = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{.kind = ErrorKind::InvalidInput, .what = QStringLiteral("the file cannot be read: %1").arg(file.errorString()), .where = path};
    if (bytes.size() > maxBytes)
        return Error{.kind = ErrorKind::InvalidInput, .what = QStringLiteral("the file is larger than %1 bytes").arg(maxBytes), .where = path};
    return bytes;
}

} // namespace pilothouse::ctl
