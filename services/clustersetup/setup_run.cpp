// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/setup_run.h"

#include "services/clustersetup/answer_checks.h"
#include "services/clustersetup/cluster_name.h"
#include "services/core/log.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <QRandomGenerator>
#include <QtConcurrentRun>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kCancelPoll{50};

void append(Findings &all, const Findings &more)
{
    all.insert(all.end(), more.begin(), more.end());
}

} // namespace

Error readOnly(const domain::Environment &environment)
{
    return {.kind = ErrorKind::Refused,
            .what = u"%1 is read-only"_s.arg(environment.id.text()),
            .nextStep = u"Unlock it first."_s,
            .unchanged = u"Nothing was sent and nothing was written."_s};
}

QString setupPageWord(SetupPage page)
{
    switch (page) {
    case SetupPage::Start: return u"start"_s;
    case SetupPage::Files: return u"files"_s;
    case SetupPage::Cluster: return u"cluster"_s;
    case SetupPage::Account: return u"account"_s;
    case SetupPage::Place: return u"place"_s;
    case SetupPage::Coordinator: return u"coordinator"_s;
    case SetupPage::Storage: return u"storage"_s;
    case SetupPage::Existing: return u"existing"_s;
    case SetupPage::Plan: return u"plan"_s;
    case SetupPage::Deploy: return u"deploy"_s;
    case SetupPage::Approve: return u"approve"_s;
    case SetupPage::Write: return u"write"_s;
    case SetupPage::Verify: return u"verify"_s;
    case SetupPage::Summary: return u"summary"_s;
    }
    return u"start"_s;
}

Findings SetupSurvey::all() const
{
    Findings all;
    for (const auto &[page, findings] : pages)
        all.insert(all.end(), findings.begin(), findings.end());
    return all;
}

SetupRun::SetupRun(std::shared_ptr<const SetupParts> parts, SetupAnswers answers) : m_parts(std::move(parts)), m_answers(std::move(answers)) { }

SetupRun::~SetupRun() = default;

QCoro::Task<Done> SetupRun::look()
{
    const auto self = shared_from_this();
    SetupSurvey survey;
    const Findings name = checkName(m_answers);
    survey.pages[SetupPage::Cluster] = name;
    if (!mayGoOn(name)) { // names the state's file and the machines: nothing can be looked at without it
        m_survey = std::move(survey);
        m_hasLooked = true;
        co_return Done{};
    }
    const auto before = SetupStateFile::peek(m_parts->stateFolder, m_answers.cluster.name);
    if (before)
        survey.before = *before;
    else
        survey.pages[SetupPage::Start].push_back(findingOf(u"state"_s, u"what an earlier run has done"_s, before.error()));

    const SetupAnswers answers = m_answers;
    auto reading = QtConcurrent::run([answers] { return std::make_shared<FilesCheck>(checkFiles(answers)); });
    const auto files = co_await reading;
    survey.files = *files;
    survey.pages[SetupPage::Files] = survey.files.findings;
    const Findings tools = co_await checkTools(m_parts, m_answers);
    append(survey.pages[SetupPage::Files], tools);
    const Findings account = co_await checkAccount(m_parts);
    survey.pages[SetupPage::Account] = account;
    auto existing = co_await checkExisting(m_parts, m_answers, survey.before);
    survey.existing = std::move(existing);
    survey.pages[SetupPage::Existing] = survey.existing.findings;
    if (!survey.existing.registry) {
        const PlaceCheck place = co_await checkPlace(m_parts, m_answers);
        survey.place = place;
        survey.pages[SetupPage::Place] = survey.place.findings;
    }
    const Findings coordinator = co_await checkCoordinator(m_parts, m_answers);
    survey.pages[SetupPage::Coordinator] = checkWallet(m_answers);
    append(survey.pages[SetupPage::Coordinator], coordinator);
    if (!survey.existing.registry || m_answers.mayApproveByRestart) { // otherwise it keeps the keys it has
        const Findings storage = co_await checkStorage(m_parts);
        survey.pages[SetupPage::Storage] = checkRegion(m_answers);
        append(survey.pages[SetupPage::Storage], storage);
    }
    const auto writes = co_await checkWrites(m_parts, m_answers);
    survey.writes = writes;
    survey.pages[SetupPage::Write] = survey.writes->findings;
    m_survey = std::move(survey);
    m_hasLooked = true;
    co_return Done{};
}

Status SetupRun::begin()
{
    if (!m_file) {
        auto file = SetupStateFile::open(m_parts->stateFolder, m_answers.cluster.name);
        if (!file)
            return file.error();
        m_file = std::move(*file);
    }
    const auto kept = m_file->load();
    if (!kept)
        return kept.error();
    if (*kept && !(*kept)->isUndone) {
        m_state = **kept;
        return Done{};
    }
    m_state = SetupState();
    m_state.run = QString::number(QRandomGenerator::global()->generate64(), 36);
    m_state.begun = m_parts->clock->utcNow();
    return Done{};
}

Status SetupRun::save()
{
    Status saved = m_file->save(m_state);
    if (saved)
        return saved;
    Error error = saved.error();
    error.unchanged = u"Nothing more was sent: without its state on disk a setup does not go on."_s;
    return error;
}

QCoro::Task<Status> SetupRun::record(audit::Outcome outcome, const char *action, QString target, QString what)
{
    const auto self = shared_from_this();
    audit::Record record;
    record.action = QString::fromLatin1(action);
    record.target = target;
    record.what = what;
    record.outcome = outcome;
    record.run = m_state.run;
    const auto written = co_await m_parts->audit->append(record);
    if (written)
        co_return Done{};
    if (outcome != audit::Outcome::Intended) {
        qCWarning(lcCluster) << "outcome not recorded" << action << written.error().what;
        co_return Done{};
    }
    co_return Error{.kind = ErrorKind::Refused,
                    .what = u"the record cannot be written: %1"_s.arg(written.error().what),
                    .nextStep = written.error().nextStep,
                    .unchanged = u"Nothing was sent."_s};
}

QCoro::Task<bool> SetupRun::pause(CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto until = std::chrono::steady_clock::now() + m_parts->poll;
    do {
        const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        const std::chrono::milliseconds nap = std::clamp(rest, std::chrono::milliseconds(0), kCancelPoll);
        co_await QCoro::sleepFor(nap);
    } while (!cancel.isCancelled() && std::chrono::steady_clock::now() < until);
    co_return !cancel.isCancelled();
}

QCoro::Task<Result<SetupOutcome>> SetupRun::carryOut(CancelToken cancel)
{
    const auto self = shared_from_this();
    if (m_parts->access && !m_parts->access->isWritable())
        co_return readOnly(m_parts->environment);
    if (!m_hasLooked || !plan().isAllowed())
        co_return Error{.kind = ErrorKind::Refused,
                        .what = m_hasLooked ? plan().refusal : u"nothing was looked at yet"_s,
                        .unchanged = u"Nothing was sent and nothing was written."_s};
    const Status begun = begin();
    if (!begun)
        co_return begun.error();
    m_done.clear();
    m_state.isFinished = false;
    const Status saved = save();
    if (!saved)
        co_return saved.error();

    const Status made = co_await ensureRegistry();
    if (!made)
        co_return made.error();
    const Status ready = co_await waitReady(cancel);
    if (!ready)
        co_return ready.error();
    const Status approved = co_await approveRunners(cancel);
    if (!approved)
        co_return approved.error();
    const Status written = co_await writeFiles();
    if (!written)
        co_return written.error();
    const auto checks = co_await verify(cancel);
    if (!checks)
        co_return checks.error();

    SetupOutcome outcome;
    outcome.checks = withAccepted(*checks, m_answers.accepted);
    for (const Finding &finding : m_survey.pages[SetupPage::Existing])
        if (finding.code == "registry-elsewhere"_L1) // the end says once more where it is
            outcome.checks.push_back(finding);
    outcome.isGood = mayGoOn(outcome.checks);
    outcome.registryUrl = m_port->endpoint();
    outcome.done = m_done;
    m_state.isFinished = outcome.isGood;
    const Status kept = save();
    if (!kept)
        co_return kept.error();
    const QString cluster = m_answers.cluster.name;
    const QString what = outcome.isGood ? u"every check at the end passed"_s : u"a check at the end did not pass"_s;
    const auto word = outcome.isGood ? audit::Outcome::Done : audit::Outcome::Failed;
    co_await record(word, "setup.verify", cluster, what);
    emit stepChanged(SetupPage::Summary, what);
    co_return outcome;
}

} // namespace pilothouse::clustersetup
