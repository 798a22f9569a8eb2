// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/setup_session.h"

#include <QCoroFuture>

#include <QtConcurrentRun>

#include <algorithm>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kRoundTripLimit{3000};

PageVerdict worstOf(const Findings &findings)
{
    const auto has = [&findings](Severity severity) {
        return std::any_of(findings.begin(), findings.end(),
                           [severity](const Finding &finding) { return finding.isRequired && finding.severity == severity; });
    };
    if (has(Severity::Failed))
        return PageVerdict::Failed;
    if (has(Severity::Unknown))
        return PageVerdict::Unknown;
    return has(Severity::Warning) ? PageVerdict::Warned : PageVerdict::Passed;
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
                       && a.accepted == b.accepted && a.orchestratorYaml.isEmpty() == b.orchestratorYaml.isEmpty();
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

void SetupSession::setOrchestratorUrl(const QString &url)
{
    if (m_isRunning || m_draft.answers.orchestratorUrl == url)
        return;
    m_draft.answers.orchestratorUrl = url;
    ++m_planLook;
    m_isLooking = false;
    const bool hadPlan = m_run != nullptr;
    m_run.reset();
    emit answersChanged();
    if (hadPlan)
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
    if (!isNamed())
        return std::nullopt;
    const auto kept = SetupStateFile::peek(parts()->stateFolder, answers().cluster.name);
    return kept ? *kept : std::nullopt;
}

bool SetupSession::isNamed() const
{
    return mayGoOn(checkName(answers()));
}

void SetupSession::forget(SetupPage page)
{
    ++m_looks[size_t(page)];
    m_reports[size_t(page)] = PageReport();
    if (page == SetupPage::Place)
        m_isMeasuring = false;
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
    if (page == SetupPage::Place)
        m_distances.clear();
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
        const Findings tools = co_await checkTools(parts, answers);
        findings = joined(m_files.findings, tools);
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
        enter(page, m_place.findings);
        co_await measure(parts, look); // the page does not wait for it
        co_return Done{};
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
        if (!mayGoOn(checkName(answers))) {
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

QCoro::Task<Done> SetupSession::measure(std::shared_ptr<const SetupParts> parts, quint64 look)
{
    const auto self = shared_from_this();
    const auto isMeasured = [this](const cluster::CloudNode &node) { return m_distances.count(node.name) > 0; };
    if (std::all_of(m_place.nodes.begin(), m_place.nodes.end(), isMeasured))
        co_return Done{}; // another choice among the same nodes moves none of them
    m_isMeasuring = true;
    emit pageChanged(SetupPage::Place);
    const SetupAnswers answers = m_draft.answers;
    const std::optional<SetupState> never;
    const auto existing = co_await checkExisting(parts, answers, never); // for the gateways that machines tell
    const auto nodes = m_place.nodes;
    const auto distances = co_await measureNodes(parts, nodes, existing, kRoundTripLimit);
    if (m_looks[size_t(SetupPage::Place)] != look)
        co_return Done{}; // a newer look measures, or the next visit does
    m_isMeasuring = false;
    m_distances = distances;
    emit pageChanged(SetupPage::Place);
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
        if (survey())
            return worstOf(survey()->all());
        return m_outcome ? PageVerdict::Passed : PageVerdict::NotYet; // it was confirmed
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

} // namespace pilothouse::clustersetup
