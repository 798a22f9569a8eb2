// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/image_push.h"

#include "services/clustersetup/setup_outcome.h"
#include "services/core/log.h"
#include "services/core/plain_text.h"

#include <QCoroFuture>

#include <QFileInfo>
#include <QRandomGenerator>
#include <QtConcurrentRun>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestShown = 300;

/// The folder that has the makefile: the service's own, or that of the whole repository.
QString makeFolder(const QString &checkout)
{
    for (const QString &folder : {checkout + u"/spawntee"_s, checkout})
        for (const QString &name : {u"GNUmakefile"_s, u"makefile"_s, u"Makefile"_s})
            if (QFileInfo(folder + u'/' + name).isFile())
                return folder;
    return {};
}

QString withoutTag(const QString &image)
{
    const QString name = image.section(u'@', 0, 0);
    const qsizetype colon = name.lastIndexOf(u':');
    return colon > name.lastIndexOf(u'/') ? name.first(colon) : name;
}

QString lastLine(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes).trimmed();
    return visibleText(text.section(u'\n', -1), kLongestShown);
}

/// Why `docker info` does not answer, by what it says itself.
Finding daemonFinding(const ToolEnd &end)
{
    const QString said = QString::fromUtf8(end.err + '\n' + end.out);
    const auto says = [&said](const char *words) { return said.contains(QLatin1StringView(words), Qt::CaseInsensitive); };
    if (end.exitCode == 0 && !end.out.trimmed().isEmpty())
        return {Severity::Passed, u"docker-daemon"_s, u"docker answers (version %1)"_s.arg(lastLine(end.out)), {}, 0, {}};
    if (says("permission denied"))
        return {Severity::Failed,
                u"docker-refused"_s,
                u"the docker daemon refuses this user"_s,
                {},
                0,
                u"Let this user use docker, for instance by its group."_s};
    if (says("cannot connect") || says("is the docker daemon running") || says("connection refused") || says("no such host"))
        return {Severity::Failed, u"docker-unreachable"_s, u"docker is installed, but its daemon is not reachable"_s, {}, 0, u"Start the daemon."_s};
    return {Severity::Unknown,
            u"docker-unclear"_s,
            u"docker does not say whether its daemon answers (exit code %1): %2"_s.arg(end.exitCode).arg(lastLine(end.err)),
            {},
            0,
            {}};
}

} // namespace

QProcessEnvironment toolEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"PHALA_API_KEY", "PHALA_CLOUD_API_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "GATEWAY_KEY",
                             "ORCHESTRATOR_DEV_KEY"})
        environment.remove(QLatin1StringView(name));
    return environment;
}

ImagePush::ImagePush(std::shared_ptr<const ImagePushParts> parts, SetupAnswers answers) : m_parts(std::move(parts)), m_answers(std::move(answers)) { }

QString ImagePush::image() const
{
    return m_name.isEmpty() || m_version.isEmpty() ? QString() : m_name + u':' + m_version;
}

QCoro::Task<Status> ImagePush::look(CancelToken cancel)
{
    const auto self = shared_from_this();
    m_hasLooked = false;
    m_findings.clear();
    const SetupAnswers answers = m_answers;
    auto reading = QtConcurrent::run([answers] { return std::make_shared<FilesCheck>(checkFiles(answers)); });
    const auto files = co_await reading;
    lookAtFiles(*files);
    co_await lookForMake(cancel);
    co_await lookForDocker(cancel);
    if (cancel.isCancelled()) {
        m_findings.clear();
        co_return Error{.kind = ErrorKind::Cancelled, .what = u"the look at the tools was stopped"_s, .nextStep = u"Look again."_s};
    }
    m_hasLooked = true;
    co_return Done{};
}

void ImagePush::lookAtFiles(const FilesCheck &files)
{
    const QString checkout = m_answers.checkouts.spawntee;
    if (checkout.isEmpty())
        m_findings.push_back({Severity::Failed,
                              u"checkout-not-given"_s,
                              u"no checkout of the spawntee was named, so there is nothing to build"_s,
                              {},
                              0,
                              u"Answer \"checkouts.spawntee\"."_s});
    m_name = withoutTag(files.registry.image);
    m_version = files.imageVersion;
    m_folder = checkout.isEmpty() ? QString() : makeFolder(checkout);
    if (!checkout.isEmpty() && m_folder.isEmpty())
        m_findings.push_back({Severity::Failed, u"makefile-missing"_s, u"the checkout has no makefile"_s, checkout, 0, {}});
    if (!checkout.isEmpty() && m_version.isEmpty())
        m_findings.push_back({Severity::Failed, u"version-unknown"_s, u"the version of the image could not be read"_s,
                              checkout + u"/spawntee/src/main.py"_s, 0, u"It is the quoted text of the line with \"VERSION = \"."_s});
    if (m_name.isEmpty() || m_name.contains(u'$'))
        m_findings.push_back(
            {Severity::Failed, u"image-missing"_s, u"the registry's compose file names no fixed image"_s, m_answers.registryCompose, 0, {}});
    // Not to be accepted here: what is pushed would not be what is deployed.
    const Findings versions = compareVersion(m_version, files.registry, files.runner);
    m_findings.insert(m_findings.end(), versions.begin(), versions.end());
    if (files.registry.image.contains(u'@'))
        m_findings.push_back({Severity::Warning, u"image-pinned"_s,
                              u"the registry's compose file names its image by digest: what is pushed is deployed only if it has that digest"_s,
                              m_answers.registryCompose, 0, u"Write the new digest into both compose files if it has another one."_s});
}

QCoro::Task<Result<ToolEnd>> ImagePush::ask(QString program, QStringList arguments, std::chrono::milliseconds limit, CancelToken cancel)
{
    ToolRun run;
    run.program = program;
    run.arguments = arguments;
    run.environment = m_parts->tools;
    run.limit = limit;
    run.grace = m_parts->grace;
    auto end = co_await runTool(run, cancel);
    co_return end;
}

QCoro::Task<Done> ImagePush::lookForMake(CancelToken cancel)
{
    const auto self = shared_from_this();
    m_make = findTool(m_parts->tools, u"make"_s);
    if (m_make.isEmpty()) {
        m_findings.push_back({Severity::Failed, u"make-missing"_s, u"make is not installed"_s, {}, 0, u"Install it, or push the image by hand."_s});
        co_return Done{};
    }
    const QString make = m_make;
    const QString version = co_await toolVersion(make, m_parts->tools, m_parts->versionLimit, cancel);
    m_findings.push_back(
        {Severity::Passed, u"make"_s, version.isEmpty() ? u"make is installed"_s : u"make is installed (version %1)"_s.arg(version), m_make, 0, {}});
    co_return Done{};
}

QCoro::Task<Done> ImagePush::lookForDocker(CancelToken cancel)
{
    const auto self = shared_from_this();
    m_docker = findTool(m_parts->tools, u"docker"_s);
    if (m_docker.isEmpty()) {
        m_findings.push_back(
            {Severity::Failed, u"docker-missing"_s, u"docker is not installed"_s, {}, 0, u"Install it, or push the image by hand."_s});
        co_return Done{};
    }
    const QString docker = m_docker;
    const QString version = co_await toolVersion(docker, m_parts->tools, m_parts->versionLimit, cancel);
    m_findings.push_back({Severity::Passed,
                          u"docker"_s,
                          version.isEmpty() ? u"docker is installed"_s : u"docker is installed (version %1)"_s.arg(version),
                          docker,
                          0,
                          {}});
    const QStringList arguments{u"info"_s, u"--format"_s, u"{{.ServerVersion}}"_s};
    const auto end = co_await ask(docker, arguments, m_parts->infoLimit, cancel);
    if (end)
        m_findings.push_back(daemonFinding(*end));
    else
        m_findings.push_back(
            {Severity::Unknown, u"docker-no-answer"_s, u"whether docker's daemon answers: %1"_s.arg(end.error().what), docker, 0, {}});
    if (findCode(m_findings, u"docker-daemon"_s) != nullptr && !image().isEmpty())
        co_await lookForImage(cancel);
    co_return Done{};
}

/// Whether there is something to push at all. It is asked for the operator's eyes: a push of what is there is harmless.
QCoro::Task<Done> ImagePush::lookForImage(CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString docker = m_docker;
    const QStringList arguments{u"manifest"_s, u"inspect"_s, image()};
    const auto end = co_await ask(docker, arguments, m_parts->infoLimit, cancel);
    const QString shown = visibleText(image(), 120);
    const QString said = end ? QString::fromUtf8(end->err) : QString();
    const bool isMissing = said.contains("no such manifest"_L1, Qt::CaseInsensitive) || said.contains("manifest unknown"_L1, Qt::CaseInsensitive);
    Finding finding;
    finding.isRequired = false;
    if (end && end->exitCode == 0) {
        finding.severity = Severity::Passed;
        finding.code = u"image-there-already"_s;
        finding.text = u"%1 is there already: what is pushed takes its place"_s.arg(shown);
    } else if (isMissing) {
        finding.severity = Severity::Warning;
        finding.code = u"image-not-there"_s;
        finding.text = u"%1 is not there yet: without it no machine can start"_s.arg(shown);
        finding.nextStep = u"Build and push it."_s;
    } else {
        finding.severity = Severity::Unknown;
        finding.code = u"image-not-asked"_s;
        finding.text = u"whether %1 is there already could not be seen: %2"_s.arg(shown, end ? lastLine(end->err) : end.error().what);
    }
    m_findings.push_back(finding);
    co_return Done{};
}

domain::Plan ImagePush::plan() const
{
    domain::Plan plan;
    plan.environment = m_parts->environment;
    plan.title = u"build and push %1"_s.arg(visibleText(image(), 120));
    plan.verb = u"Push the image"_s;
    plan.dataFrom = m_parts->clock->utcNow();
    plan.steps.push_back(
        {u"Build %1 from the checkout and push it"_s.arg(visibleText(image(), 120)), m_folder, u"make -C %1 push"_s.arg(shellQuoted(m_folder))});
    for (const Finding &finding : m_findings)
        plan.checks.push_back(toPlanCheck(finding));
    plan.ifItFails = u"nothing is deployed; parts of the image may have been pushed"_s;
    plan.toUndo = u"cannot be undone: whoever pulls a tag has what was pushed last"_s;
    plan.sideEffects = u"Runs the makefile of the checkout with the rights of this user."_s;
    if (!m_hasLooked)
        plan.refusal = u"nothing was looked at yet"_s;
    else if (!mayGoOn(m_findings))
        for (const Severity severity : {Severity::Failed, Severity::Unknown})
            for (const Finding &finding : m_findings)
                if (finding.severity == severity && plan.refusal.isEmpty())
                    plan.refusal = findingText(finding);
    return plan;
}

domain::Plan ImagePush::before(domain::Plan setup) const
{
    const domain::Plan own = plan();
    setup.steps.insert(setup.steps.begin(), own.steps.begin(), own.steps.end());
    setup.checks.insert(setup.checks.begin(), own.checks.begin(), own.checks.end());
    setup.skipped << u"an undo of the pushed image: whoever pulls its tag has what was pushed last"_s;
    setup.sideEffects = own.sideEffects + u' ' + setup.sideEffects;
    if (setup.isAllowed())
        setup.refusal = own.refusal;
    return setup;
}

QCoro::Task<Status> ImagePush::record(audit::Outcome outcome, QString what)
{
    const auto self = shared_from_this();
    audit::Record record;
    record.action = u"setup.image-push"_s;
    record.target = image();
    record.what = what;
    record.outcome = outcome;
    record.run = m_run;
    const auto written = co_await m_parts->audit->append(record);
    if (written)
        co_return Done{};
    if (outcome != audit::Outcome::Intended) {
        qCWarning(lcCluster) << "outcome not recorded" << record.action << written.error().what;
        co_return Done{};
    }
    co_return Error{.kind = ErrorKind::Refused,
                    .what = u"the record cannot be written: %1"_s.arg(written.error().what),
                    .nextStep = written.error().nextStep,
                    .unchanged = u"Nothing was built."_s};
}

QCoro::Task<Result<Findings>> ImagePush::carryOut(CancelToken cancel)
{
    const auto self = shared_from_this();
    if (m_parts->access && !m_parts->access->isWritable())
        co_return readOnly(m_parts->environment);
    const domain::Plan planned = plan();
    if (!planned.isAllowed())
        co_return Error{.kind = ErrorKind::Refused, .what = planned.refusal, .unchanged = u"Nothing was built."_s};
    m_run = QString::number(QRandomGenerator::global()->generate64(), 36);
    const QString title = u"make push in %1"_s.arg(m_folder);
    const Status announced = co_await record(audit::Outcome::Intended, title);
    if (!announced)
        co_return announced.error();

    ToolRun run;
    run.program = m_make;
    run.arguments = {u"push"_s};
    run.folder = m_folder;
    run.environment = m_parts->tools;
    run.grace = m_parts->grace;
    run.onLine = [this](const QByteArray &line) { emit lineRead(visibleText(QString::fromUtf8(line), 2000)); };
    const auto end = co_await runTool(run, cancel);
    if (!end) {
        Error error = end.error();
        error.where = m_folder;
        const bool isBegun = error.kind != ErrorKind::NotFound;
        if (isBegun) {
            error.what = u"make push did not come to its end: %1"_s.arg(error.what);
            error.unchanged = u"Nothing was deployed. Parts of the image may have been pushed."_s;
            error.nextStep = u"Run it again: a push of the same image is harmless."_s;
        }
        const auto word = isBegun ? audit::Outcome::Unknown : audit::Outcome::Failed;
        co_await record(word, error.what);
        co_return error;
    }
    if (end->exitCode != 0) {
        const QString what = u"make push ended with exit code %1"_s.arg(end->exitCode);
        co_await record(audit::Outcome::Failed, what);
        const QString last = lastLine(end->err.trimmed().isEmpty() ? end->out : end->err);
        co_return Error{.kind = ErrorKind::Remote,
                        .what = last.isEmpty() ? what : u"%1: %2"_s.arg(what, last),
                        .where = m_folder,
                        .nextStep = u"Mend what its lines name, then run it again."_s,
                        .unchanged = u"Nothing was deployed. Parts of the image may have been pushed."_s};
    }
    auto found = co_await readBack(cancel);
    const bool isThere = found && mayGoOn(*found) && found->front().severity == Severity::Passed;
    const QString what = isThere ? u"make push ended with exit code 0, and the image is there"_s
                                 : u"make push ended with exit code 0; whether the image is there could not be seen"_s;
    const auto word = isThere ? audit::Outcome::Done : audit::Outcome::Unknown;
    co_await record(word, what);
    co_return found;
}

/// What make says is no proof: the registry of images is asked.
QCoro::Task<Result<Findings>> ImagePush::readBack(CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString docker = m_docker;
    const QStringList arguments{u"manifest"_s, u"inspect"_s, image()};
    const auto end = co_await ask(docker, arguments, m_parts->infoLimit, cancel);
    if (!end && end.error().kind == ErrorKind::Cancelled)
        co_return end.error();
    Findings findings;
    const QString shown = visibleText(image(), 120);
    if (end && end->exitCode == 0)
        findings.push_back({Severity::Passed, u"image-there"_s, u"%1 is there"_s.arg(shown), {}, 0, {}});
    else
        findings.push_back(
            {Severity::Warning,
             u"image-not-seen"_s,
             u"make push ended well, but whether %1 is there could not be seen: %2"_s.arg(shown, end ? lastLine(end->err) : end.error().what),
             {},
             0,
             u"Look at the image's registry before the machine is used."_s});
    co_return findings;
}

} // namespace pilothouse::clustersetup
