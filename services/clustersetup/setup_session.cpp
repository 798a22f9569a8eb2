// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/setup_session.h"

#include "services/clustersetup/cluster_name.h"

#include <QCoroFuture>

#include <QtConcurrentRun>

#include <algorithm>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

PageVerdict worstOf(const Findings &findings)
{
    const auto has = [&findings](Severity severity) {
        return std::any_of(findings.begin(), findings.end(), [severity](const Finding &finding) { return finding.severity == severity; });
    };
    if (has(Severity::Failed))
        return PageVerdict::Failed;
    if (has(Severity::Unknown))
        return PageVerdict::Unknown;
    return has(Severity::Warning) ? PageVerdict::Warned : PageVerdict::Passed;
}

bool isNamed(const SetupAnswers &answers)
{
    return !answers.cluster.name.isEmpty() && !problemOfClusterName(answers.cluster.name);
}

Findings joined(Findings first, const Findings &more)
{
    first.insert(first.end(), more.begin(), more.end());
    return first;
}

/// The pages whose checks read something that is not the same in both.
std::vector<SetupPage> touchedPages(const SetupAnswers &a, const SetupAnswers &b)
{
    std::vector<SetupPage> pages;
    const domain::ClusterSettings &x = a.cluster;
    const domain::ClusterSettings &y = b.cluster;
    const bool files = a.registryCompose == b.registryCompose && x.runnerComposePath == y.runnerComposePath && x.spawnteePort == y.spawnteePort
                       && a.checkouts.orchestrator == b.checkouts.orchestrator && a.checkouts.spawntee == b.checkouts.spawntee
                       && a.accepted == b.accepted;
    const bool isSameName = x.name == y.name;
    const bool isSameType = x.instanceType == y.instanceType;
    if (!files)
        pages.push_back(SetupPage::Files);
    if (!isSameName)
        pages.push_back(SetupPage::Start);
    if (!isSameName || !isSameType)
        pages.push_back(SetupPage::Cluster);
    if (!isSameType || a.node != b.node)
        pages.push_back(SetupPage::Place);
    if (x.coordinatorWallet != y.coordinatorWallet || x.gatewayKeyPath != y.gatewayKeyPath || a.certificatesUrl != b.certificatesUrl)
        pages.push_back(SetupPage::Coordinator);
    if (a.storageRegion != b.storageRegion)
        pages.push_back(SetupPage::Storage);
    if (!isSameName || a.existing != b.existing)
        pages.push_back(SetupPage::Existing);
    return pages;
}

} // namespace

SetupSession::SetupSession(PartsOf partsOf, std::shared_ptr<OperationList> operations)
    : m_partsOf(std::move(partsOf))
    , m_operations(std::move(operations))
{
    m_draft.answers.cluster.instanceType = u"tdx.medium"_s;
}

SetupSession::~SetupSession() = default;

void SetupSession::setAnswers(const SetupAnswers &answers)
{
    if (m_isRunning)
        return;
    const std::vector<SetupPage> touched = touchedPages(m_draft.answers, answers);
    m_draft.answers = answers;
    for (const SetupPage page : touched)
        forget(page);
    // Every answer is in the plan, also those that no page's check reads.
    ++m_planLook;
    m_isLooking = false;
    m_run.reset();
    m_outcome.reset();
    emit answersChanged();
    emit planChanged();
}

void SetupSession::setPage(SetupPage page)
{
    m_draft.page = page;
}

void SetupSession::setDry(bool isDry)
{
    if (m_draft.isDry == isDry)
        return;
    m_draft.isDry = isDry;
    emit answersChanged();
}

Status SetupSession::restore()
{
    const auto kept = keptDraft(parts()->stateFolder);
    if (!kept)
        return kept.error();
    if (!*kept)
        return Done{};
    const SetupDraft draft = **kept;
    setAnswers(draft.answers);
    m_draft = draft;
    emit answersChanged();
    return Done{};
}

Status SetupSession::keep() const
{
    return keepDraft(parts()->stateFolder, m_draft);
}

std::vector<SavedSetup> SetupSession::saved() const
{
    return savedSetups(parts()->stateFolder);
}

std::optional<SetupState> SetupSession::state() const
{
    if (!isNamed(answers()))
        return std::nullopt;
    const auto kept = SetupStateFile::peek(parts()->stateFolder, answers().cluster.name);
    return kept ? *kept : std::nullopt;
}

void SetupSession::forget(SetupPage page)
{
    ++m_looks[size_t(page)];
    m_reports[size_t(page)] = PageReport();
    emit pageChanged(page);
}

void SetupSession::enter(SetupPage page, Findings findings)
{
    m_reports[size_t(page)] = {PageReport::State::Known, std::move(findings)};
    emit pageChanged(page);
}

void SetupSession::look(SetupPage page)
{
    if (page > SetupPage::Existing || report(page).state != PageReport::State::NotYet)
        return;
    m_reports[size_t(page)].state = PageReport::State::Looking;
    emit pageChanged(page);
    check(page, ++m_looks[size_t(page)]);
}

void SetupSession::lookAgain(SetupPage page)
{
    if (page > SetupPage::Existing)
        return;
    forget(page);
    look(page);
}

QCoro::Task<Done> SetupSession::check(SetupPage page, quint64 look)
{
    const auto self = shared_from_this();
    const SetupAnswers answers = m_draft.answers;
    const std::shared_ptr<const SetupParts> parts = m_partsOf(answers);
    const auto isOver = [this, page, look] { return m_looks[size_t(page)] != look; };
    Findings findings;
    switch (page) {
    case SetupPage::Files: {
        auto reading = QtConcurrent::run([answers] { return std::make_shared<FilesCheck>(checkFiles(answers)); });
        const auto read = co_await reading;
        if (isOver())
            co_return Done{};
        m_files = *read;
        findings = m_files.findings;
        break;
    }
    case SetupPage::Cluster: {
        auto found = co_await checkCluster(parts, answers);
        if (isOver())
            co_return Done{};
        m_cluster = std::move(found);
        findings = m_cluster.findings;
        break;
    }
    case SetupPage::Account: findings = co_await checkAccount(parts); break;
    case SetupPage::Place: {
        auto found = co_await checkPlace(parts, answers);
        if (isOver())
            co_return Done{};
        m_place = std::move(found);
        findings = m_place.findings;
        break;
    }
    case SetupPage::Coordinator: {
        const Findings asked = co_await checkCoordinator(parts, answers);
        findings = joined(checkWallet(answers), asked);
        break;
    }
    case SetupPage::Storage: {
        const Findings asked = co_await checkStorage(parts);
        findings = joined(checkRegion(answers), asked);
        break;
    }
    case SetupPage::Existing: {
        if (!isNamed(answers)) {
            findings = checkName(answers);
            break;
        }
        const std::optional<SetupState> before = state();
        auto found = co_await checkExisting(parts, answers, before);
        if (isOver())
            co_return Done{};
        m_existing = std::move(found);
        findings = m_existing.findings;
        break;
    }
    default: break;
    }
    if (!isOver())
        enter(page, std::move(findings));
    co_return Done{};
}

PageVerdict SetupSession::verdict(SetupPage page) const
{
    if (page >= SetupPage::Deploy) {
        if (!m_isRunning && !m_error && !m_outcome)
            return PageVerdict::NotYet;
        if (m_outcome && page >= SetupPage::Verify)
            return worstOf(m_outcome->checks);
        if (m_outcome || page < m_at)
            return PageVerdict::Passed;
        if (page > m_at)
            return PageVerdict::NotYet;
        if (m_isRunning)
            return PageVerdict::Busy;
        return m_error->kind == ErrorKind::OutcomeUnknown ? PageVerdict::Unknown : PageVerdict::Failed;
    }
    if (page == SetupPage::Plan) {
        if (m_isLooking)
            return PageVerdict::Busy;
        return survey() ? worstOf(survey()->all()) : PageVerdict::NotYet;
    }
    switch (report(page).state) {
    case PageReport::State::NotYet: return PageVerdict::NotYet;
    case PageReport::State::Looking: return PageVerdict::Busy;
    case PageReport::State::Known: return worstOf(report(page).findings);
    }
    return PageVerdict::NotYet;
}

QCoro::Task<Done> SetupSession::lookAtAll()
{
    const auto self = shared_from_this();
    if (m_isRunning)
        co_return Done{};
    const quint64 look = ++m_planLook;
    m_isLooking = true;
    m_run.reset();
    emit planChanged();
    const auto run = std::make_shared<SetupRun>(m_partsOf(answers()), answers());
    co_await run->look();
    if (m_planLook != look)
        co_return Done{};
    m_run = run;
    m_isLooking = false;
    const SetupSurvey &found = run->survey();
    m_files = found.files;
    m_existing = found.existing;
    if (found.pages.count(SetupPage::Place) > 0)
        m_place = found.place;
    // Where the survey did not look because nothing depends on it, what the page itself found stays.
    for (const auto &[page, findings] : found.pages)
        if (page <= SetupPage::Existing && page != SetupPage::Cluster)
            enter(page, findings);
    emit planChanged();
    co_return Done{};
}

domain::Plan SetupSession::plan() const
{
    if (m_run)
        return m_run->plan();
    return SetupRun(parts(), answers()).plan();
}

void SetupSession::cancel()
{
    if (m_isRunning)
        m_operations->cancel(m_operation);
}

std::optional<std::chrono::milliseconds> SetupSession::elapsed() const
{
    if (!m_hasRun)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>((m_isRunning ? m_clock->monotonicNow() : m_ended) - m_began);
}

QCoro::Task<Status> SetupSession::carryOut()
{
    const auto self = shared_from_this();
    if (m_isRunning || !m_run || m_draft.isDry)
        co_return Error{.kind = ErrorKind::Refused,
                        .what = m_isRunning ? u"the setup runs already"_s
                                            : (m_draft.isDry ? u"a dry run ends with the plan"_s : u"nothing was looked at yet"_s),
                        .unchanged = u"Nothing was sent and nothing was written."_s};
    const auto run = m_run;
    const auto parts = m_partsOf(answers());
    m_clock = parts->clock;
    m_cancel = CancelToken();
    m_lines.clear();
    m_error.reset();
    m_outcome.reset();
    m_at = SetupPage::Deploy;
    m_began = m_clock->monotonicNow();
    m_hasRun = true;
    m_isRunning = true;
    m_operation = m_operations->begin(parts->environment.id.text(), run->plan().verb, m_cancel);
    const auto following = connect(run.get(), &SetupRun::stepChanged, this, [this](SetupPage page, const QString &what) {
        m_at = page;
        if (m_lines.empty() || m_lines.back().what != what)
            m_lines.push_back({m_clock->utcNow(), page, what});
        m_operations->step(m_operation, what);
        emit runChanged();
    });
    // A killed program finds the answers again.
    const Status kept = keep();
    emit runChanged();
    const CancelToken cancel = m_cancel;
    const auto outcome = co_await run->carryOut(cancel);
    disconnect(following);
    m_isRunning = false;
    m_ended = m_clock->monotonicNow();
    Status end = Done{};
    if (!outcome) {
        m_error = outcome.error();
        end = outcome.error();
        m_operations->fail(m_operation, outcome.error());
    } else {
        m_outcome = *outcome;
        m_at = SetupPage::Summary;
        if (m_outcome->isGood)
            m_operations->succeed(m_operation, u"every check at the end passed"_s);
        else
            m_operations->fail(m_operation, Error{.kind = ErrorKind::Remote, .what = u"a check at the end did not pass"_s});
    }
    noteRunEnd();
    if (end && !kept)
        end = kept;
    co_return end;
}

void SetupSession::noteRunEnd()
{
    m_draft.stoppedAt.reset();
    m_draft.stoppedBecause.clear();
    if (m_error) {
        m_draft.stoppedAt = m_at;
        m_draft.stoppedBecause = userMessage(*m_error, Attempt::Change).oneLine();
    }
    // What was planned is done or half done: the next run looks anew.
    m_run.reset();
    ++m_looks[size_t(SetupPage::Existing)];
    m_reports[size_t(SetupPage::Existing)] = PageReport();
    [[maybe_unused]] const Status kept = keep(); // the run's own state is what a next one goes on from
    emit planChanged();
    emit runChanged();
}

domain::Plan SetupSession::undoPlan() const
{
    domain::Plan plan;
    if (!isNamed(answers())) {
        plan.refusal = u"there is no setup of this cluster to undo"_s;
        return plan;
    }
    return SetupRun(parts(), answers()).undoPlan();
}

QCoro::Task<Result<QStringList>> SetupSession::undo()
{
    const auto self = shared_from_this();
    if (m_isRunning || !isNamed(answers()))
        co_return Error{.kind = ErrorKind::Refused, .what = u"the setup runs"_s, .unchanged = u"Nothing was undone."_s};
    const auto parts = m_partsOf(answers());
    const auto run = std::make_shared<SetupRun>(parts, answers());
    const CancelToken token;
    const OperationId operation = m_operations->begin(parts->environment.id.text(), run->undoPlan().title, token);
    const auto undone = co_await run->undo();
    if (undone) {
        m_operations->succeed(operation, u"undone"_s);
        m_outcome.reset();
        m_error.reset();
        m_draft.stoppedAt.reset();
        m_draft.stoppedBecause.clear();
        [[maybe_unused]] const Status kept = keep();
    } else {
        m_operations->fail(operation, undone.error());
    }
    m_run.reset();
    forget(SetupPage::Existing);
    emit planChanged();
    emit runChanged();
    co_return undone;
}

} // namespace pilothouse::clustersetup
