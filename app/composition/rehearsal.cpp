// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/rehearsal.h"

#include "app/composition/cvm_machines.h"
#include "app/composition/demo_fleet_process.h"
#include "app/composition/demo_traffic.h"
#include "app/composition/environment_builder.h"
#include "services/attestation/attestation_workflow.h"
#include "services/audit/audit_log.h"
#include "services/audit/export.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cutover/cutover_workflow.h"
#include "services/environment/environment_services.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace pilothouse::composition {

namespace {

using namespace std::chrono_literals;
using cutover::CutoverWorkflow;

constexpr int kAnalyzeAuthors = 500;
constexpr int kPayAuthors = 50;
constexpr int kAfterRollback = 100;
constexpr int kShare = 10; // percent

Error storyError(const QString &what)
{
    return {.kind = ErrorKind::Internal, .what = what, .where = QStringLiteral("rehearsal")};
}

Status makeOutFolder(const QString &path)
{
    const QDir folder(path);
    if (!folder.exists() && !QDir().mkpath(path))
        return Error{.kind = ErrorKind::InvalidInput, .what = QStringLiteral("the folder cannot be made"), .where = path};
    if (!QDir(path).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden))
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("the folder is not empty"),
                     .where = path,
                     .nextStep = QStringLiteral("Name a new one.")};
    return Done{};
}

/// The machines of the story: two that should be the same, and one of the same app that runs something else.
/// What the cloud's list claims chooses them; only the comparison says what they are.
struct Cast
{
    domain::Cvm first;
    domain::Cvm second;
    domain::Cvm odd;
};

Result<Cast> chooseCast(const domain::CvmList &list)
{
    const auto canBeAsked
        = [](const domain::Cvm &cvm) { return cvm.state == domain::RunState::Running && !cvm.endpoints.empty() && !cvm.composeHash.isEmpty(); };
    for (const domain::Cvm &odd : list.items) {
        if (!canBeAsked(odd))
            continue;
        std::vector<domain::Cvm> others;
        for (const domain::Cvm &cvm : list.items)
            if (canBeAsked(cvm) && cvm.appId == odd.appId && cvm.composeHash != odd.composeHash)
                others.push_back(cvm);
        for (const domain::Cvm &first : others)
            for (const domain::Cvm &second : others)
                if (first.id != second.id && first.composeHash == second.composeHash && first.node == second.node
                    && first.instanceType == second.instanceType)
                    return Cast{first, second, odd};
    }
    return storyError(QStringLiteral("the fleet has no pair of machines with an odd one beside it"));
}

QString secondsText(std::chrono::milliseconds time)
{
    return QStringLiteral("%1 s").arg(double(time.count()) / 1000.0, 0, 'f', 2);
}

/// The 99.9 % interval of a binomial count, by its normal approximation.
std::pair<int, int> expectedRange(int requests, double share)
{
    const double mean = requests * share;
    const double reach = 3.29 * std::sqrt(requests * share * (1 - share));
    return {int(std::floor(mean - reach)), int(std::ceil(mean + reach))};
}

class Rehearsal final : public std::enable_shared_from_this<Rehearsal>
{
public:
    explicit Rehearsal(RehearsalOptions options) : m_options(std::move(options)) { }

    QCoro::Task<Result<RehearsalReport>> play()
    {
        const auto self = shared_from_this();
        const auto prepared = co_await prepare();
        if (!prepared)
            co_return prepared.error();

        struct Scene
        {
            const char *name;
            QCoro::Task<Result<QString>> (Rehearsal::*act)();
            bool needsRouter;
        };
        static constexpr Scene scenes[] = {
            {"Discover the fleet", &Rehearsal::discover, false},     {"Compare two machines", &Rehearsal::comparePair, false},
            {"Find the odd one out", &Rehearsal::findOdd, false},    {"Measure the gates", &Rehearsal::measureGates, true},
            {"Move 10 % of analyze", &Rehearsal::moveTraffic, true}, {"Count where requests go", &Rehearsal::countRequests, true},
            {"Break the new plane", &Rehearsal::injectFault, true},  {"Roll back", &Rehearsal::rollBack, true},
        };
        bool failed = false;
        for (const Scene &scene : scenes) {
            const QString name = QString::fromLatin1(scene.name);
            if (m_options.cancel.isCancelled())
                co_return Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("interrupted")};
            if (failed)
                break;
            if (scene.needsRouter && m_services->cutover == nullptr) {
                const Error why = m_services->unavailable.value(QStringLiteral("cutover"));
                finish(name, StepOutcome::Skipped, QStringLiteral("no router: %1").arg(why.what), 0ms);
                continue;
            }
            QElapsedTimer timer;
            timer.start();
            const auto result = co_await (this->*scene.act)();
            failed = !result;
            finish(name, failed ? StepOutcome::Failed : StepOutcome::Done, result ? *result : userMessage(result.error()).oneLine(),
                   std::chrono::milliseconds(timer.elapsed()));
        }
        QElapsedTimer timer;
        timer.start();
        const auto exported = co_await exportRecord();
        finish(QStringLiteral("Export and verify the record"), exported ? StepOutcome::Done : StepOutcome::Failed,
               exported ? *exported : userMessage(exported.error()).oneLine(), std::chrono::milliseconds(timer.elapsed()));
        co_return m_report;
    }

private:
    void finish(const QString &name, StepOutcome outcome, const QString &result, std::chrono::milliseconds took)
    {
        RehearsalStep step;
        step.name = name;
        step.outcome = outcome;
        step.result = result;
        step.took = took;
        m_report.steps.push_back(step);
        if (m_options.onStep)
            m_options.onStep(step);
    }

    QCoro::Task<Status> prepare()
    {
        const auto self = shared_from_this();
        if (const auto folder = makeOutFolder(m_options.outFolder); !folder)
            co_return folder.error();
        if (!m_state.isValid())
            co_return Error{.kind = ErrorKind::Storage, .what = m_state.errorString(), .where = QStringLiteral("temporary folder")};
        QElapsedTimer timer;
        timer.start();
        DemoFleetOptions fleetOptions;
        fleetOptions.cvms = m_options.cvms;
        const auto fleet = co_await DemoFleetProcess::start(fleetOptions);
        if (!fleet)
            co_return fleet.error();
        m_fleet = *fleet;

        BuildOptions buildOptions;
        buildOptions.clock = std::make_shared<SystemClock>();
        buildOptions.secrets = m_fleet->secrets();
        buildOptions.stateFolder = m_state.path();
        const auto services = co_await buildEnvironment(m_fleet->profile(), buildOptions);
        if (!services)
            co_return services.error();
        m_services = *services;
        m_traffic = std::make_shared<DemoTraffic>(m_fleet->addresses());
        finish(QStringLiteral("Start the demo fleet"), StepOutcome::Done, QStringLiteral("its API answers at %1").arg(m_fleet->addresses().phala),
               std::chrono::milliseconds(timer.elapsed()));
        co_return Done{};
    }

    QCoro::Task<Result<QString>> discover()
    {
        const auto self = shared_from_this();
        const auto refreshed = co_await m_services->cluster->refresh();
        if (!refreshed)
            co_return refreshed.error();
        const domain::CvmList &list = *m_services->cluster->snapshot().value;
        std::map<QString, int> states;
        for (const domain::Cvm &cvm : list.items)
            ++states[domain::runStateWord(cvm.state)];
        QStringList words;
        for (const auto &[state, count] : states)
            words << QStringLiteral("%1 %2").arg(count).arg(state);
        const auto cast = chooseCast(list);
        if (!cast)
            co_return cast.error();
        m_cast = *cast;
        co_return QStringLiteral("%1 CVMs: %2").arg(list.items.size()).arg(words.join(QLatin1String(", ")));
    }

    QCoro::Task<Result<QString>> comparePair()
    {
        const auto self = shared_from_this();
        const std::vector<attestation::Machine> machines{machineOf(m_cast.first), machineOf(m_cast.second)};
        const auto judged = co_await m_services->attestation->compareLive(machines, m_options.cancel);
        if (!judged)
            co_return judged.error();
        const attestation::Comparison &comparison = judged->comparison;
        if (comparison.verdict != attestation::FleetVerdict::Identical)
            co_return storyError(QStringLiteral("expected identical machines: %1").arg(comparison.sentence));
        const auto recorded = co_await recordComparison(comparison);
        if (!recorded)
            co_return recorded.error();
        co_return QStringLiteral("identical: %1 and %2 run the same code, proven by fresh quotes").arg(m_cast.first.name, m_cast.second.name);
    }

    QCoro::Task<Result<QString>> findOdd()
    {
        const auto self = shared_from_this();
        const std::vector<attestation::Machine> machines{machineOf(m_cast.first), machineOf(m_cast.second), machineOf(m_cast.odd)};
        const auto judged = co_await m_services->attestation->compareLive(machines, m_options.cancel);
        if (!judged)
            co_return judged.error();
        const attestation::Comparison &comparison = judged->comparison;
        const auto row = std::find_if(comparison.rows.begin(), comparison.rows.end(), [](const attestation::Row &each) {
            return each.relation == attestation::Relation::Different && each.outliers == std::vector<int>{2};
        });
        if (comparison.verdict != attestation::FleetVerdict::Different || row == comparison.rows.end())
            co_return storyError(QStringLiteral("the odd machine was not found: %1").arg(comparison.sentence));
        const auto recorded = co_await recordComparison(comparison);
        if (!recorded)
            co_return recorded.error();
        co_return QStringLiteral("different: %1 stands alone in %2").arg(m_cast.odd.name, row->property);
    }

    QCoro::Task<Status> recordComparison(attestation::Comparison comparison)
    {
        const auto self = shared_from_this();
        audit::Record record;
        record.action = QStringLiteral("attest.compare");
        QStringList names;
        for (const attestation::InstanceReport &instance : comparison.instances)
            names << instance.name;
        record.target = names.join(QLatin1String(", "));
        record.what = QStringLiteral("%1: %2").arg(attestation::fleetVerdictWord(comparison.verdict), comparison.sentence);
        const auto entry = co_await m_services->audit->append(record);
        if (!entry)
            co_return entry.error();
        co_return Done{};
    }

    QCoro::Task<Result<QString>> measureGates()
    {
        const auto self = shared_from_this();
        const auto sampled = co_await m_services->cutover->sample(CutoverWorkflow::Canary::Run);
        if (!sampled)
            co_return sampled.error();
        QStringList words;
        for (const domain::Gate &gate : m_services->cutover->status().gates)
            words << QStringLiteral("%1 %2").arg(domain::gateIdWord(gate.id), domain::gateStateWord(gate.state));
        co_return words.join(QLatin1String(", "));
    }

    QCoro::Task<Result<QString>> moveTraffic()
    {
        const auto self = shared_from_this();
        const domain::TrafficSplit wanted = domain::TrafficSplit().with(domain::Intent::Analyze, *Percent::fromWhole(kShare));
        const auto allowed = m_services->cutover->canApply(wanted);
        if (!allowed.allowed)
            co_return storyError(QStringLiteral("the gates do not open: %1").arg(allowed.reason));
        const auto applied = co_await m_services->cutover->apply(wanted, QStringLiteral("rehearsal: first share"), QString());
        if (!applied)
            co_return applied.error();
        for (const cutover::SplitRow &row : applied->split)
            if (row.inForce != wanted[row.intent])
                co_return storyError(QStringLiteral("%1 is not in force as wanted").arg(domain::intentWord(row.intent)));
        co_return QStringLiteral("read back from HAProxy at %1: %2").arg(applied->router.endpoint, wanted.toText());
    }

    QCoro::Task<Result<QString>> countRequests()
    {
        const auto self = shared_from_this();
        const auto analyze = co_await m_traffic->send(QStringLiteral("analyze"), kAnalyzeAuthors);
        if (!analyze)
            co_return analyze.error();
        const auto pay = co_await m_traffic->send(QStringLiteral("pay"), kPayAuthors);
        if (!pay)
            co_return pay.error();
        const auto [low, high] = expectedRange(kAnalyzeAuthors, kShare / 100.0);
        if (analyze->newPlane < low || analyze->newPlane > high)
            co_return storyError(QStringLiteral("%1 of %2 analyze requests went to the new plane, expected %3 to %4")
                                     .arg(analyze->newPlane)
                                     .arg(kAnalyzeAuthors)
                                     .arg(low)
                                     .arg(high));
        if (pay->newPlane != 0)
            co_return storyError(QStringLiteral("%1 pay requests went to the new plane").arg(pay->newPlane));
        co_return QStringLiteral("%1 of %2 authors' analyze requests on the new plane, 0 of %3 pay")
            .arg(analyze->newPlane)
            .arg(kAnalyzeAuthors)
            .arg(kPayAuthors);
    }

    QCoro::Task<Result<QString>> injectFault()
    {
        const auto self = shared_from_this();
        const auto set = co_await m_traffic->injectFault(QStringLiteral("newPlane"), QStringLiteral("not-ready"));
        if (!set)
            co_return set.error();
        const auto sampled = co_await m_services->cutover->sample(CutoverWorkflow::Canary::Skip);
        if (!sampled)
            co_return sampled.error();
        const cutover::CutoverStatus &status = m_services->cutover->status();
        const auto condition = std::find_if(status.conditions.begin(), status.conditions.end(),
                                            [](const domain::Condition &each) { return each.id == domain::ConditionId::R1Ready; });
        const auto gate
            = std::find_if(status.gates.begin(), status.gates.end(), [](const domain::Gate &each) { return each.id == domain::GateId::Readiness; });
        const bool seen = condition->state == domain::ConditionState::Arming || condition->state == domain::ConditionState::Tripped;
        if (!seen || gate->state != domain::GateState::Fail)
            co_return storyError(QStringLiteral("the fault was not seen: R1 is %1, readiness is %2")
                                     .arg(domain::conditionStateWord(condition->state), domain::gateStateWord(gate->state)));
        co_return QStringLiteral("readiness fails (%1), R1 is %2").arg(gate->finding, domain::conditionStateWord(condition->state));
    }

    QCoro::Task<Result<QString>> rollBack()
    {
        const auto self = shared_from_this();
        const auto status = co_await m_services->cutover->rollback(QStringLiteral("rehearsal: the new plane is not ready"),
                                                                   std::optional<std::chrono::seconds>(30s));
        if (!status)
            co_return status.error();
        for (const cutover::SplitRow &row : status->split)
            if (row.inForce != Percent::zero())
                co_return storyError(QStringLiteral("%1 was not read back as 0 %").arg(domain::intentWord(row.intent)));
        const auto after = co_await m_traffic->send(QStringLiteral("analyze"), kAfterRollback);
        if (!after)
            co_return after.error();
        if (after->newPlane != 0)
            co_return storyError(QStringLiteral("%1 requests still went to the new plane").arg(after->newPlane));
        const auto took = status->rollback ? status->rollback->tookToConfirm.value_or(0ms) : 0ms;
        co_return QStringLiteral("confirmed by read-back after %1; 0 of %2 requests on the new plane").arg(secondsText(took)).arg(kAfterRollback);
    }

    QCoro::Task<Result<QString>> exportRecord()
    {
        const auto self = shared_from_this();
        const QString folder = QDir(m_options.outFolder).absoluteFilePath(QStringLiteral("audit"));
        const auto path = co_await m_services->audit->exportTo(folder);
        if (!path)
            co_return path.error();
        const auto check = audit::verifyExport(*path);
        if (!check)
            co_return check.error();
        m_report.exportFolder = *path;
        if (!check->verification.intact)
            co_return storyError(check->verification.message);
        co_return QStringLiteral("%1 entries, %2 checkpoints, intact: %3")
            .arg(check->verification.entries)
            .arg(check->verification.checkpoints)
            .arg(*path);
    }

    RehearsalOptions m_options;
    RehearsalReport m_report;
    QTemporaryDir m_state;
    std::shared_ptr<DemoFleetProcess> m_fleet;
    std::shared_ptr<EnvironmentServices> m_services;
    std::shared_ptr<DemoTraffic> m_traffic;
    Cast m_cast;
};

} // namespace

bool RehearsalReport::isGood() const
{
    return !steps.empty() && std::none_of(steps.begin(), steps.end(), [](const RehearsalStep &step) { return step.outcome == StepOutcome::Failed; });
}

QCoro::Task<Result<RehearsalReport>> rehearse(RehearsalOptions options)
{
    const auto rehearsal = std::make_shared<Rehearsal>(std::move(options));
    const auto report = co_await rehearsal->play();
    co_return report;
}

} // namespace pilothouse::composition
