// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/provers_workflow.h"

#include "services/core/log.h"
#include "services/core/plain_text.h"
#include "services/provers/revision_reader.h"

#include <QCoroFuture>

#include <QPromise>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace pilothouse::provers {

using domain::Plan;
using domain::ProverFleet;
using domain::ProverService;
using domain::ProverServiceId;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::minutes kLongestThrottle{5};

Error refused(const QString &what, const QString &nextStep = QString())
{
    return {.kind = ErrorKind::Refused, .what = what, .nextStep = nextStep};
}

} // namespace

struct ProversWorkflow::Impl
{
    std::shared_ptr<FleetReader> reader;
    std::shared_ptr<ChangeKeeper> keeper;
    std::shared_ptr<ChangeRunner> runner;
    std::chrono::milliseconds interval{0}; ///< 0 = not polling
    CancelToken reading;                   ///< of the read under way
    std::optional<QFuture<Status>> read;   ///< the read under way, for all who want it
    QFuture<Status> newest;
    std::shared_ptr<RevisionReader> revisions;
};

ProversWorkflow::ProversWorkflow(Parts parts) : m_parts(std::move(parts)), m_impl(std::make_unique<Impl>())
{
    m_impl->revisions = std::make_shared<RevisionReader>(m_parts.ports.containers);
    m_impl->reader = std::make_shared<FleetReader>(m_parts.ports, m_parts.stack, m_parts.standingNotes);
    ChangeKeeper::Parts keeper;
    keeper.ports = m_parts.ports;
    keeper.store = m_parts.store;
    keeper.program = m_parts.program;
    keeper.clock = m_parts.clock;
    keeper.style = m_parts.style;
    keeper.settle = m_parts.limits.confirm;
    m_impl->keeper = std::make_shared<ChangeKeeper>(std::move(keeper));
    connect(m_impl->keeper.get(), &ChangeKeeper::standingsChanged, this, &ProversWorkflow::keptChangesChanged);
    ChangeRunner::Parts runner;
    runner.environment = m_parts.environment;
    runner.ports = m_parts.ports;
    runner.audit = m_parts.audit;
    runner.operations = m_parts.operations;
    runner.clock = m_parts.clock;
    runner.style = m_parts.style;
    runner.limits = m_parts.limits;
    runner.keeper = m_impl->keeper;
    m_impl->runner = std::make_shared<ChangeRunner>(std::move(runner));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { refresh(); });
}

ProversWorkflow::~ProversWorkflow()
{
    m_impl->reading.cancel();
}

bool ProversWorkflow::isRefreshing() const
{
    return m_impl->read.has_value();
}

void ProversWorkflow::start(std::chrono::milliseconds interval)
{
    m_impl->interval = std::max(interval, std::chrono::milliseconds(1));
    m_snapshot.interval = m_impl->interval;
    refresh();
}

void ProversWorkflow::stop()
{
    m_timer.stop();
    m_impl->interval = 0ms;
    m_impl->reading.cancel();
    m_impl->read.reset(); // the next start() must not join a read that is being cancelled
}

std::optional<std::chrono::milliseconds> ProversWorkflow::nextPollIn() const
{
    if (m_impl->interval == 0ms)
        return std::nullopt;
    return std::chrono::milliseconds(m_timer.isActive() ? std::max(0, m_timer.remainingTime()) : 0);
}

QCoro::Task<Status> ProversWorkflow::refresh()
{
    const auto self = shared_from_this();
    if (!m_impl->read)
        readFleet();
    const QFuture<Status> read = m_impl->newest; // a source that answers at once has ended the read already
    const Status status = co_await read;
    co_return status;
}

/// One read, whose end all who called refresh() meanwhile are told.
QCoro::Task<Done> ProversWorkflow::readFleet()
{
    const auto self = shared_from_this();
    const auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    const CancelToken token;
    m_impl->read = promise->future();
    m_impl->newest = promise->future();
    m_impl->reading = token;
    m_timer.stop();
    auto fleet = co_await m_impl->reader->read(token);
    Status status = Done{};
    if (token.isCancelled()) {
        status = Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("stopped while the prover cluster was read")};
        promise->addResult(status);
        promise->finish();
        co_return Done{};
    }
    m_impl->read.reset();
    std::chrono::milliseconds wait = m_impl->interval;
    if (fleet) {
        m_snapshot.succeed(std::move(*fleet), endpoint(), *m_parts.clock);
    } else {
        const Error error = fleet.error();
        qCWarning(lcProvers) << "read failed" << error.where << error.what;
        if (error.kind == ErrorKind::Throttled)
            wait = std::clamp<std::chrono::milliseconds>(error.retryAfter ? std::chrono::milliseconds(*error.retryAfter) : wait * 2, wait,
                                                         kLongestThrottle);
        m_snapshot.fail(error);
        status = error;
    }
    if (m_impl->interval > 0ms)
        m_timer.start(wait);
    emit snapshotChanged();
    co_await m_impl->keeper->check();
    promise->addResult(status);
    promise->finish();
    co_return Done{};
}

const std::vector<KeptStanding> &ProversWorkflow::keptChanges() const
{
    return m_impl->keeper->standings();
}

const KeptStanding *ProversWorkflow::keptChange(const ProverServiceId &id) const
{
    const auto &all = keptChanges();
    const auto found = std::find_if(all.begin(), all.end(), [&id](const KeptStanding &kept) { return kept.service == id; });
    return found == all.end() ? nullptr : &*found;
}

QCoro::Task<Status> ProversWorkflow::dismissKept(ProverServiceId id)
{
    const auto self = shared_from_this();
    const KeptStanding *const kept = keptChange(id);
    if (kept == nullptr || kept->isSettled()) {
        const auto dismissed = co_await m_impl->keeper->dismiss(id); // a notice that was read, no decision
        co_return dismissed;
    }
    audit::Record record;
    record.action = QStringLiteral("provers.dismiss");
    record.target = id.text();
    record.what = kept->title.isEmpty() ? QStringLiteral("Dismiss a scaling that cannot be read back")
                                        : QStringLiteral("Dismiss the open scaling: %1").arg(kept->title);
    record.reason = kept->text.isEmpty() ? kept->result.inForce : kept->text;
    record.outcome = audit::Outcome::Intended;
    record.run = QUuid::createUuid().toString(QUuid::Id128).left(8);
    const auto announced = co_await m_parts.audit->append(record);
    if (!announced)
        co_return refused(QStringLiteral("the record cannot be written: %1").arg(announced.error().what), announced.error().nextStep);
    const auto dismissed = co_await m_impl->keeper->dismiss(id);
    record.outcome = dismissed ? audit::Outcome::Done : audit::Outcome::Failed;
    if (!dismissed)
        record.what = QStringLiteral("%1 did not happen: %2").arg(record.what, dismissed.error().what);
    const auto concluded = co_await m_parts.audit->append(record);
    if (!concluded)
        qCWarning(lcProvers) << "outcome not recorded" << record.what << concluded.error().what;
    co_return dismissed;
}

const ProverService *ProversWorkflow::find(const ProverServiceId &id) const
{
    if (!m_snapshot.hasValue())
        return nullptr;
    const auto &services = m_snapshot.value->services;
    const auto found = std::find_if(services.begin(), services.end(), [&id](const ProverService &service) { return service.id == id; });
    return found == services.end() ? nullptr : &*found;
}

const domain::ProverTask *ProversWorkflow::findTask(const QString &task) const
{
    if (!m_snapshot.hasValue() || task.isEmpty())
        return nullptr;
    const auto &tasks = m_snapshot.value->tasks;
    const auto found
        = std::find_if(tasks.begin(), tasks.end(), [&task](const domain::ProverTask &each) { return each.arn == task || each.id() == task; });
    return found == tasks.end() ? nullptr : &*found;
}

/// Why nothing may be changed now, whatever is asked for; empty when it may.
QString ProversWorkflow::dataRefusal() const
{
    if (!m_parts.access->isWritable())
        return QStringLiteral("the environment is read-only; unlock writes first");
    if (!m_snapshot.hasValue())
        return QStringLiteral("the prover cluster was never read");
    if (m_snapshot.freshness(m_parts.clock->monotonicNow()) != Freshness::Live)
        return QStringLiteral("the numbers are too old to act on; refresh them first");
    return QString();
}

domain::ActionState ProversWorkflow::canChange() const
{
    const QString refusal = dataRefusal();
    return refusal.isEmpty() ? domain::ActionState::yes() : domain::ActionState::no(refusal);
}

Plan ProversWorkflow::finish(Plan plan) const
{
    plan.dataFrom = m_snapshot.fetchedAt;
    plan.environment = m_parts.environment;
    const QString refusal = dataRefusal();
    if (!refusal.isEmpty())
        plan.refusal = refusal;
    return plan;
}

Plan ProversWorkflow::planScale(const ProverServiceId &id, ScaleTarget to) const
{
    const ProverService *const service = find(id);
    if (service != nullptr)
        return finish(scalePlan(decideScale(*m_snapshot.value, *service, to), m_parts.environment, m_parts.style));
    Plan plan;
    plan.title = QStringLiteral("Scale to %1").arg(to.tasks);
    plan.refusal = QStringLiteral("the service is not in the list any more");
    return finish(plan);
}

ScaleDecision ProversWorkflow::decide(const ProverServiceId &id, const ScaleTarget &to) const
{
    if (const ProverService *const service = find(id))
        return decideScale(*m_snapshot.value, *service, to);
    ScaleDecision none;
    none.refusal = QStringLiteral("the service is not in the list any more");
    return none;
}

Plan ProversWorkflow::planRestart(const ProverServiceId &id) const
{
    const ProverService *const service = find(id);
    if (service != nullptr)
        return finish(restartPlan(*service, m_parts.environment, m_parts.style));
    Plan plan;
    plan.title = QStringLiteral("Restart");
    plan.refusal = QStringLiteral("the service is not in the list any more");
    return finish(plan);
}

Plan ProversWorkflow::planStopTask(const QString &task) const
{
    const domain::ProverTask *const found = findTask(task);
    if (found == nullptr) {
        Plan plan;
        plan.title = QStringLiteral("Stop task");
        plan.refusal = QStringLiteral("the task is not in the list any more");
        return finish(plan);
    }
    const ProverService *owner = nullptr;
    for (const ProverService &service : m_snapshot.value->services) {
        if (service.name == found->serviceName && service.clusterArn == found->clusterArn)
            owner = &service;
    }
    return finish(stopTaskPlan(*found, owner, m_parts.environment, m_parts.style));
}

Status ProversWorkflow::allow(const Plan &plan, const QString &object, const QString &typedPhrase) const
{
    if (!plan.isAllowed())
        return refused(plan.refusal);
    if (!plan.isConfirmedBy(typedPhrase))
        return refused(QStringLiteral("the phrase \"%1\" is needed: %2").arg(*plan.phrase, plan.phraseReason),
                       QStringLiteral("Type the phrase exactly."));
    if (m_impl->runner->isBusy(object))
        return refused(QStringLiteral("another change of it is under way"), QStringLiteral("Wait for its end, or cancel it in the activity list."));
    return Done{};
}

QCoro::Task<Result<ChangeResult>> ProversWorkflow::scale(ProverServiceId id, ScaleTarget to, QString typedPhrase)
{
    const auto self = shared_from_this();
    // A press while the very same change runs is answered by it.
    if (const auto same = m_impl->runner->running(id.text(), ChangeRunner::scaleKey(to))) {
        const ChangeResult result = co_await *same;
        co_return result;
    }
    const Plan plan = planScale(id, to);
    const Status allowed = allow(plan, id.text(), typedPhrase);
    if (!allowed)
        co_return allowed.error();
    const ScaleDecision decision = decideScale(*m_snapshot.value, *find(id), to);
    const QString reason = plan.phrase ? QStringLiteral("phrase typed") : QString();
    const auto result = co_await m_impl->runner->scale(decision, plan.title, reason);
    refresh();
    co_return result;
}

QCoro::Task<Result<ChangeResult>> ProversWorkflow::restart(ProverServiceId id, QString typedPhrase)
{
    const auto self = shared_from_this();
    if (const auto same = m_impl->runner->running(id.text(), ChangeRunner::restartKey())) {
        const ChangeResult result = co_await *same;
        co_return result;
    }
    const Plan plan = planRestart(id);
    const Status allowed = allow(plan, id.text(), typedPhrase);
    if (!allowed)
        co_return allowed.error();
    const ProverService service = *find(id);
    const QString reason = plan.phrase ? QStringLiteral("phrase typed") : QString();
    const auto result = co_await m_impl->runner->restart(service, plan.title, reason);
    refresh();
    co_return result;
}

QCoro::Task<Result<ChangeResult>> ProversWorkflow::stopTask(QString task, QString typedPhrase)
{
    const auto self = shared_from_this();
    const domain::ProverTask *const found = findTask(task);
    const QString object = found != nullptr ? found->arn : task;
    if (const auto same = m_impl->runner->running(object, ChangeRunner::stopKey())) {
        const ChangeResult result = co_await *same;
        co_return result;
    }
    const Plan plan = planStopTask(task);
    const Status allowed = allow(plan, object, typedPhrase);
    if (!allowed)
        co_return allowed.error();
    const domain::ProverTask target = *findTask(task);
    const QString reason = plan.phrase ? QStringLiteral("phrase typed") : QString();
    const auto result = co_await m_impl->runner->stopTask(target, plan.title, reason);
    refresh();
    co_return result;
}

QCoro::Task<Result<RevisionHistory>> ProversWorkflow::revisions(ProverServiceId id, CancelToken cancel, int most)
{
    const auto self = shared_from_this();
    const ProverService *const found = find(id);
    if (found == nullptr)
        co_return Error{.kind = ErrorKind::NotFound, .what = QStringLiteral("the service is not in the list any more"), .where = id.text()};
    const ProverService service = *found;
    const auto history = co_await m_impl->revisions->read(service, most, cancel);
    co_return history;
}

const RevisionHistory *ProversWorkflow::knownRevisions(const ProverServiceId &id) const
{
    return m_impl->revisions->known(id);
}

Plan ProversWorkflow::planDefinition(const ProverServiceId &id, const QString &revision) const
{
    const ProverService *const service = find(id);
    const RevisionHistory *const history = knownRevisions(id);
    const domain::TaskDefinition *const to = history != nullptr ? history->find(revision) : nullptr;
    if (service != nullptr && to != nullptr)
        return finish(definitionPlan(*service, history->find(service->taskDefinition), *to, m_parts.environment, m_parts.style));
    Plan plan;
    plan.title = QStringLiteral("Move to another task definition");
    plan.refusal = service == nullptr ? QStringLiteral("the service is not in the list any more")
                                      : QStringLiteral("revision %1 is none of those that were read").arg(visibleText(revision, 120));
    return finish(plan);
}

QCoro::Task<Result<ChangeResult>> ProversWorkflow::useDefinition(ProverServiceId id, QString revision, QString typedPhrase)
{
    const auto self = shared_from_this();
    const RevisionHistory *const history = knownRevisions(id);
    const domain::TaskDefinition *const to = history != nullptr ? history->find(revision) : nullptr;
    const QString arn = to != nullptr ? to->arn : revision;
    if (const auto same = m_impl->runner->running(id.text(), ChangeRunner::definitionKey(arn))) {
        const ChangeResult result = co_await *same;
        co_return result;
    }
    const Plan plan = planDefinition(id, revision);
    const Status allowed = allow(plan, id.text(), typedPhrase);
    if (!allowed)
        co_return allowed.error();
    const ProverService service = *find(id);
    const QString reason = plan.phrase ? QStringLiteral("phrase typed") : QString();
    const auto result = co_await m_impl->runner->useDefinition(service, arn, plan.title, reason);
    refresh();
    co_return result;
}

QCoro::Task<Result<Listed<domain::LogLine>>> ProversWorkflow::logs(ProverServiceId id, LogWish wish, CancelToken cancel)
{
    const auto self = shared_from_this();
    const ProverService *const found = find(id);
    if (found == nullptr)
        co_return Error{.kind = ErrorKind::NotFound, .what = QStringLiteral("the service is not in the list any more"), .where = id.text()};
    const ProverService service = *found;
    if (service.broker)
        co_return Error{.kind = ErrorKind::NotFound,
                        .what = QStringLiteral("the broker writes to the journal of its machine, not to CloudWatch Logs"),
                        .where = service.name};
    const auto sources = co_await m_parts.ports.containers->logSources(service.taskDefinition, cancel);
    if (!sources)
        co_return sources.error();
    if (sources->empty())
        co_return Error{.kind = ErrorKind::NotFound, .what = QStringLiteral("no container of it logs to CloudWatch Logs"), .where = service.name};
    Listed<domain::LogLine> all;
    for (const domain::LogSource &source : *sources) {
        LogQuestion question;
        question.source = source;
        question.taskId = wish.taskId;
        question.since = wish.since;
        question.pattern = wish.pattern;
        question.limit = wish.limit;
        const auto lines = co_await m_parts.ports.logs->read(question, cancel);
        if (!lines && lines.error().kind == ErrorKind::NotFound) {
            all.notes << QStringLiteral("%1: %2").arg(visibleText(source.container, 80), lines.error().what);
            continue;
        }
        if (!lines)
            co_return lines.error();
        all.items.insert(all.items.end(), lines->items.begin(), lines->items.end());
        all.notes << lines->notes;
    }
    std::stable_sort(all.items.begin(), all.items.end(), [](const domain::LogLine &a, const domain::LogLine &b) { return a.at < b.at; });
    if (wish.limit > 0 && all.items.size() > size_t(wish.limit))
        all.items.erase(all.items.begin(), all.items.end() - wish.limit);
    co_return all;
}

} // namespace pilothouse::provers
