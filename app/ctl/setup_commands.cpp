// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/setup_builder.h"
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/setup_text.h"
#include "services/clustersetup/answers_file.h"
#include "services/clustersetup/image_push.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QFileInfo>

namespace pilothouse::ctl {

using clustersetup::ImagePush;
using clustersetup::SetupPage;
using clustersetup::SetupRun;
using namespace Qt::StringLiterals;

namespace {

using L = QLatin1StringView;

constexpr qint64 kMostAnswers = 64 * 1024;

Result<clustersetup::SetupAnswers> readAnswers(const QString &path)
{
    const auto bytes = readInputFile(path, kMostAnswers);
    if (!bytes)
        return bytes.error();
    return clustersetup::parseAnswers(*bytes, path, QFileInfo(path).absolutePath());
}

QCoro::Task<Result<Answer>> undo(std::shared_ptr<SetupRun> run, QString cluster, Answer answer)
{
    const auto undone = co_await run->undo();
    if (!undone)
        co_return undone.error();
    answer.json.insert(u"done"_s, true);
    answer.json.insert(u"did"_s, QJsonArray::fromStringList(*undone));
    answer.text.clear();
    for (const QString &line : *undone)
        answer.text += visibleText(line, 1000) + u'\n';
    answer.text += u"The setup of %1 is undone.\n"_s.arg(cluster);
    co_return answer;
}

/// Names what was found and what would be written, beside the plan.
void addSurvey(Answer &answer, const clustersetup::SetupSurvey &survey)
{
    answer.json.insert(u"checks"_s, surveyToJson(survey));
    answer.json.insert(u"files"_s, changesToJson(survey));
    answer.json.insert(u"resumes"_s, survey.before && !survey.before->isFinished && !survey.before->isUndone);
    answer.text += changesToText(survey);
}

/// Builds and pushes the image; what its registry said of it goes into the answer.
QCoro::Task<Status> pushImage(std::shared_ptr<Context> context, std::shared_ptr<ImagePush> push, std::shared_ptr<Answer> answer)
{
    QObject::connect(push.get(), &ImagePush::lineRead, push.get(),
                     [context](const QString &line) { context->output().progress(u"image: "_s + line); });
    const auto pushed = co_await push->carryOut(context->cancel());
    if (!pushed)
        co_return pushed.error();
    answer->json.insert(u"image"_s, findingsToJson(*pushed));
    answer->text += findingsToText(*pushed);
    for (const clustersetup::Finding &finding : *pushed) {
        if (finding.severity != clustersetup::Severity::Passed)
            co_return Error{.kind = ErrorKind::OutcomeUnknown,
                            .what = finding.text,
                            .where = push->image(),
                            .nextStep = u"Look at the image's registry; once it is there, run this again without --push-image."_s,
                            .unchanged = u"Nothing was deployed."_s};
    }
    co_return Done{};
}

void addOutcome(Answer &answer, const clustersetup::SetupOutcome &outcome, const clustersetup::SetupAnswers &answers)
{
    const QString cluster = answers.cluster.name;
    answer.json.insert(u"done"_s, true);
    answer.json.insert(u"good"_s, outcome.isGood);
    answer.json.insert(u"registryUrl"_s, outcome.registryUrl);
    answer.json.insert(u"did"_s, QJsonArray::fromStringList(outcome.done));
    answer.json.insert(u"verified"_s, findingsToJson(outcome.checks));
    answer.json.insert(u"orchestratorStart"_s, clustersetup::orchestratorStart(answers));
    for (const QString &line : outcome.done)
        answer.text += visibleText(line, 1000) + u'\n';
    answer.text += findingsToText(outcome.checks);
    if (outcome.isGood) {
        answer.text += u"Cluster %1 is set up; its registry is at %2.\n"_s.arg(cluster, visibleText(outcome.registryUrl));
        answer.text += orchestratorNotes(answers);
        return;
    }
    answer.code = ExitCode::BadVerdict;
    answer.complaint
        = u"Cluster %1 stands, but a check at the end did not pass; what was done stays. Mend it and run this again, or add --undo."_s.arg(cluster);
}

/// Pushes the image where one is to be pushed, then sets the cluster up; every step is told as it begins.
QCoro::Task<Result<Answer>> setUp(std::shared_ptr<Context> context, std::shared_ptr<SetupRun> run, std::shared_ptr<ImagePush> push,
                                  clustersetup::SetupAnswers answers, Answer answer)
{
    QObject::connect(run.get(), &SetupRun::stepChanged, run.get(), [context](SetupPage page, const QString &what) {
        context->output().progress(u"%1: %2"_s.arg(clustersetup::setupPageWord(page), visibleText(what)));
    });
    const auto told = std::make_shared<Answer>(std::move(answer));
    told->text.clear();
    if (push) {
        const Status pushed = co_await pushImage(context, push, told);
        if (!pushed)
            co_return pushed.error();
    }
    const auto outcome = co_await run->carryOut(context->cancel());
    if (!outcome)
        co_return outcome.error();
    addOutcome(*told, *outcome, answers);
    Answer result = std::move(*told);
    co_return result;
}

} // namespace

QCoro::Task<Result<Answer>> clusterSetup(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const bool isDry = invocation.has(L("dry-run"));
    const bool pushes = invocation.has(L("push-image"));
    if (pushes && invocation.has(L("undo")))
        co_return Error{.kind = ErrorKind::InvalidInput,
                        .what = u"--push-image does not go with --undo"_s,
                        .where = u"pilothousectl cluster setup"_s,
                        .nextStep = u"Leave one of them out: an image that was pushed cannot be taken back."_s};
    if (isDry && (invocation.has(L("yes")) || invocation.has(L("undo"))))
        co_return Error{.kind = ErrorKind::InvalidInput,
                        .what = u"--dry-run goes with neither --yes nor --undo"_s,
                        .where = u"pilothousectl cluster setup"_s,
                        .nextStep = u"Leave one of them out."_s};
    const auto answers = readAnswers(invocation.value(L("answers")));
    if (!answers)
        co_return answers.error();
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    // The window of this program is this one command: what guards production here is the phrase.
    (*services)->access->unlock();
    const auto parts = composition::buildSetupParts(**services, *answers, context->folders().state);
    const auto run = std::make_shared<SetupRun>(parts, *answers);
    const QString cluster = answers->cluster.name;
    if (invocation.has(L("undo"))) {
        const CarryOut undoing = [run, cluster](Answer answer, QString) { return undo(run, cluster, answer); };
        auto undone = co_await planConfirmRun(context, run->undoPlan(), cluster, undoing);
        co_return undone;
    }

    co_await run->look();
    domain::Plan plan = run->plan();
    std::shared_ptr<ImagePush> push;
    if (pushes) {
        push = std::make_shared<ImagePush>(parts->image, *answers);
        const CancelToken cancel = context->cancel();
        const Status looked = co_await push->look(cancel);
        if (!looked)
            co_return looked.error();
        plan = push->before(plan);
    }
    PlannedChange change;
    change.plan = plan;
    change.object = cluster;
    change.addToPlan = [run, push](Answer &answer) {
        if (push)
            answer.json.insert(u"imageChecks"_s, findingsToJson(push->findings()));
        addSurvey(answer, run->survey());
    };
    if (isDry) {
        Answer answer = plannedOnly(plan, cluster);
        change.addToPlan(answer);
        answer.code = plan.isAllowed() ? ExitCode::Good : ExitCode::BadVerdict;
        answer.complaint = plan.isAllowed() ? QString() : u"The setup would be refused: %1"_s.arg(visibleText(plan.refusal, 600));
        co_return answer;
    }
    change.carryOut = [context, run, push, answers = *answers](Answer answer, QString) { return setUp(context, run, push, answers, answer); };
    auto answer = co_await planConfirmRun(context, change);
    co_return answer;
}

} // namespace pilothouse::ctl
