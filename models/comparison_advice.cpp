// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/comparison_advice.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using attestation::Comparison;
using attestation::Evidence;
using attestation::FleetVerdict;
using attestation::InstanceReport;
using attestation::QuoteFreshness;
using attestation::QuoteState;
using attestation::Relation;
using attestation::Rung;

namespace {

struct ComparisonAdviceText
{
    Q_DECLARE_TR_FUNCTIONS(ComparisonAdviceText)
};

bool anyDiffers(const Comparison &comparison, std::initializer_list<const char *> properties)
{
    return std::any_of(comparison.rows.begin(), comparison.rows.end(), [&](const attestation::Row &row) {
        return row.relation == Relation::Different
               && std::any_of(properties.begin(), properties.end(), [&](const char *name) { return row.property == QLatin1StringView(name); });
    });
}

QStringList namesOfOdd(const Comparison &comparison, std::initializer_list<const char *> properties)
{
    QStringList names;
    for (const attestation::Row &row : comparison.rows)
        for (const char *const property : properties)
            if (row.relation == Relation::Different && row.property == QLatin1StringView(property))
                for (const int i : row.outliers)
                    if (const QString name = visibleText(comparison.instances[size_t(i)].name, 80); !names.contains(name))
                        names << name;
    return names;
}

Advice composeDiffers(const Comparison &comparison)
{
    Advice advice;
    advice.kind = Advice::Kind::ComposeDiffers;
    advice.state = StateText::of(Mark::Different, ComparisonAdviceText::tr("The compose hash differs"));
    advice.why = ComparisonAdviceText::tr("These machines were deployed from other app-compose files. The tab App-compose shows the lines.");
    advice.steps
        = {ComparisonAdviceText::tr(
               "See that both were deployed from the same commit: compare the git SHA of the version route, or of the image labels, with your tag."),
           ComparisonAdviceText::tr(
               "Look at the line “cluster:” in docker-compose.yml. A value of its own for each cluster gives each machine its own hash."),
           ComparisonAdviceText::tr("Deploy again from the same tag, with the same compose file on every machine, then verify again.")};
    advice.machines = namesOfOdd(comparison, {"compose-hash", "app-id", "MRCONFIGID", "container images"});
    advice.offersRedeploy = true;
    return advice;
}

Advice imageDiffers(const Comparison &comparison)
{
    Advice advice;
    advice.kind = Advice::Kind::ImageDiffers;
    advice.state = StateText::of(Mark::Different, ComparisonAdviceText::tr("The image of the machine differs"));
    advice.why = ComparisonAdviceText::tr(
        "On SGX this row is called MR_ENCLAVE. A TDX machine has MRTD (firmware), RTMR1 (kernel) and RTMR2 (command line, initrd) in its place.");
    advice.steps = {ComparisonAdviceText::tr("Compare the dstack versions of the clusters: another version brings another firmware and kernel."),
                    ComparisonAdviceText::tr("See whether the base image was updated on one of them between the two deployments."),
                    ComparisonAdviceText::tr(
                        "Otherwise ask the vendor's support and send the evidence bundle: it holds quotes, logs and collateral, and no secret.")};
    advice.machines = namesOfOdd(comparison, {"MRTD", "RTMR1", "RTMR2", "mr_image", "os-image-hash"});
    advice.offersEvidence = true;
    return advice;
}

QString reachWords(Reach reach)
{
    switch (reach) {
    case Reach::NameNotFound:
        return ComparisonAdviceText::tr("DNS: the name is not known. The instance is gone, or the gateway's domain is another one.");
    case Reach::NoConnection:
        return ComparisonAdviceText::tr(
            "Connect: the name is known but nothing accepts the connection. Look at firewall, port and the machine's state.");
    case Reach::NoTls: return ComparisonAdviceText::tr("TLS: something answers, but not with a certificate that this desk trusts.");
    case Reach::Closed:
        return ComparisonAdviceText::tr(
            "Closed: something accepts the connection and hangs up without an answer. Usually the gateway knows the name and no machine stands behind it.");
    case Reach::NoAnswer:
        return ComparisonAdviceText::tr("No answer in time: the connection stands and nothing comes back. The application hangs, or boots still.");
    case Reach::HttpRefused:
        return ComparisonAdviceText::tr("HTTP: the machine answers, but not on this route. The application has no attestation route, or refuses it.");
    case Reach::Unknown: return ComparisonAdviceText::tr("No answer that can be read.");
    }
    return QString();
}

Advice unreachable(const InstanceReport &report, const Evidence &evidence, const domain::CvmList &cvms)
{
    Advice advice;
    advice.kind = Advice::Kind::Unreachable;
    const QString name = visibleText(report.name, 80);
    advice.state = StateText::of(Mark::Fail, ComparisonAdviceText::tr("%1 gave no quote").arg(name));
    const Reach reach = reachOf(evidence.failures);
    advice.why = reachWords(reach);
    if (!evidence.failures.isEmpty())
        advice.why += u' ' + ComparisonAdviceText::tr("As received: %1").arg(visibleText(evidence.failures.front(), 300));
    advice.machines = {name};
    const auto cvm = std::find_if(cvms.items.begin(), cvms.items.end(), [&](const domain::Cvm &one) { return one.name == report.name; });
    if (cvm != cvms.items.end()) {
        const QString node
            = cvm->node.isEmpty() ? ComparisonAdviceText::tr("no node named") : ComparisonAdviceText::tr("node %1").arg(visibleText(cvm->node, 60));
        advice.steps << ComparisonAdviceText::tr(
                            "State at the cloud: the cloud says “%1”, %2. Its dashboard: https://cloud.phala.network/dashboard/cvms/%3")
                            .arg(visibleText(cvm->status, 60), node, visibleText(cvm->vmUuid.isEmpty() ? cvm->remoteId : cvm->vmUuid, 80));
    } else {
        advice.steps << ComparisonAdviceText::tr("State at the cloud: look the machine up at https://cloud.phala.network/dashboard");
    }
    advice.steps << ComparisonAdviceText::tr(
        "Network: take the four steps apart. DNS: does the name resolve? Connect: does the port accept? TLS: is the certificate the gateway's? HTTP: which status comes back?");
    const QString base = evidence.address.isEmpty() ? QStringLiteral("https://INSTANCE-8080.GATEWAY") : visibleText(evidence.address, 300);
    advice.steps << ComparisonAdviceText::tr("Health route of the application: curl -fsS %1")
                        .arg(shellQuoted(base + (base.endsWith(u'/') ? QStringLiteral("health") : QStringLiteral("/health"))));
    return advice;
}

Advice notFresh(const QStringList &machines, bool allElseAgrees)
{
    Advice advice;
    advice.kind = Advice::Kind::NotFresh;
    advice.state = StateText::of(Mark::Unknown, Tone::Warn, ComparisonAdviceText::tr("Freshness is not proven"));
    advice.why = allElseAgrees ? ComparisonAdviceText::tr(
                     "Everything else agrees. A TDX quote has no date; these were not made for a challenge of ours, so they may be old ones.")
                               : ComparisonAdviceText::tr("A TDX quote has no date; without a challenge an old quote cannot be told from a new one.");
    advice.steps
        = {ComparisonAdviceText::tr("Let the application offer one route: GET /attestation?challenge=TEXT"),
           ComparisonAdviceText::tr("It passes SHA-512(\"app-data:\" + TEXT) as report data to the guest's socket /var/run/dstack.sock (GetQuote)."),
           ComparisonAdviceText::tr(
               "It answers {\"quote\", \"event_log\", \"report_data\", \"vm_config\"}. Deploy it, then verify again: the fifth rung turns green.")};
    advice.machines = machines;
    return advice;
}

Advice simple(Advice::Kind kind, StateText state, const QString &why, const QStringList &steps, const QStringList &machines)
{
    Advice advice;
    advice.kind = kind;
    advice.state = std::move(state);
    advice.why = why;
    advice.steps = steps;
    advice.machines = machines;
    return advice;
}

} // namespace

Reach reachOf(const QStringList &failures)
{
    const QString all = failures.join(u'\n').toLower();
    if (all.contains(QLatin1StringView("host name not found")))
        return Reach::NameNotFound;
    if (all.contains(QLatin1StringView("certificate")) || all.contains(QLatin1StringView("tls handshake")))
        return Reach::NoTls;
    if (all.contains(QLatin1StringView("connection refused")) || all.contains(QLatin1StringView("unreachable")))
        return Reach::NoConnection;
    if (all.contains(QLatin1StringView("connection was closed")) || all.contains(QLatin1StringView("connection broke")))
        return Reach::Closed;
    if (all.contains(QLatin1StringView(" answers ")))
        return Reach::HttpRefused;
    if (all.contains(QLatin1StringView("does not answer")))
        return Reach::NoAnswer;
    return Reach::Unknown;
}

std::vector<Advice> adviceFor(const Comparison &comparison, const std::vector<Evidence> &evidence, const domain::CvmList &cvms)
{
    std::vector<Advice> list;
    QStringList replayed;
    QStringList late;
    QStringList stale;
    bool onlyFreshness = true;
    for (size_t i = 0; i < comparison.instances.size(); ++i) {
        const InstanceReport &report = comparison.instances[i];
        const QString name = visibleText(report.name, 80);
        if (report.quote == QuoteState::Absent && i < evidence.size())
            list.push_back(unreachable(report, evidence[i], cvms));
        if (report.freshness == QuoteFreshness::Replayed)
            replayed << name;
        if (report.quote == QuoteState::Verified && report.freshness == QuoteFreshness::Unknown)
            stale << name;
        const bool hasLate = std::any_of(report.eventLog.events.begin(), report.eventLog.events.end(), [](const attestation::Event &e) {
            return e.isRuntime() && !e.inBootSection && e.name == QLatin1StringView("compose-hash");
        });
        const bool hasDouble = std::any_of(report.replayed.problems.begin(), report.replayed.problems.end(),
                                           [](const attestation::EventProblem &p) { return p.code == QLatin1StringView("EVENT_DUPLICATE"); });
        if (hasLate || hasDouble)
            late << name;
        onlyFreshness = onlyFreshness && (report.notProven.isEmpty() || (report.rung == Rung::Measured && report.notProven.size() == 1));
    }
    if (comparison.verdict == FleetVerdict::SameMachine)
        list.push_back(simple(
            Advice::Kind::SameMachine, StateText::of(Mark::Warn, ComparisonAdviceText::tr("You compared a machine with itself")),
            ComparisonAdviceText::tr("Both names lead to the same platform and the same instance, so their equality proves nothing."),
            {ComparisonAdviceText::tr(
                 "Use instance addresses (INSTANCE-PORT.GATEWAY), not the application's: the gateway answers for an application from any of its machines."),
             ComparisonAdviceText::tr("Choose another machine and verify again.")},
            {}));
    if (!replayed.isEmpty())
        list.push_back(simple(
            Advice::Kind::Replayed, StateText::of(Mark::Fail, ComparisonAdviceText::tr("A quote was replayed")),
            ComparisonAdviceText::tr("The signature is good, but the quote was made for another challenge: an old quote, or one of another machine."),
            {ComparisonAdviceText::tr("Verify again: each run sends a new challenge to each machine."),
             ComparisonAdviceText::tr(
                 "If it stays so, whatever answers at this address does not run in the machine that made the quote. Take the machine out of traffic and keep the evidence bundle.")},
            replayed));
    if (!late.isEmpty())
        list.push_back(simple(
            Advice::Kind::LateCompose, StateText::of(Mark::Warn, ComparisonAdviceText::tr("A second compose-hash event")),
            ComparisonAdviceText::tr(
                "The event log names a compose hash that was not measured at boot. Only the boot section counts; what comes after system-ready is the application's own word."),
            {ComparisonAdviceText::tr("Look at the tab Events for the event after system-ready."),
             ComparisonAdviceText::tr("Find out which program in the machine extends RTMR3, and why.")},
            late));
    if (anyDiffers(comparison, {"compose-hash", "app-id", "MRCONFIGID", "container images"}))
        list.push_back(composeDiffers(comparison));
    if (anyDiffers(comparison, {"MRTD", "RTMR1", "RTMR2", "mr_image", "os-image-hash"}))
        list.push_back(imageDiffers(comparison));
    if (!stale.isEmpty())
        list.push_back(notFresh(stale, onlyFreshness && comparison.instances.size() > 1));
    // What has no list of ours still is not green: the judge's own next step stands for it, and each machine's first reason.
    if (list.empty() && comparison.verdict != FleetVerdict::Identical) {
        QStringList steps;
        if (!comparison.nextStep.isEmpty())
            steps << visibleText(comparison.nextStep, 600);
        QStringList machines;
        for (const InstanceReport &report : comparison.instances)
            if (!report.notProven.isEmpty()) {
                machines << visibleText(report.name, 80);
                if (steps.size() < 4)
                    steps << ComparisonAdviceText::tr("%1: %2").arg(machines.back(), visibleText(spoken(report.notProven.front()), 300));
            }
        if (steps.isEmpty())
            steps << ComparisonAdviceText::tr("Look at the rows of the comparison that are not equal, and at the tab Checks of each machine.");
        list.push_back(simple(Advice::Kind::Other, StateText::of(Mark::Warn, visibleText(spoken(comparison.sentence), 200)),
                              ComparisonAdviceText::tr("The tab Checks says for each machine which check does not pass and why."), steps, machines));
    }
    return list;
}

std::optional<Advice> adviceOnDisagreement(const Comparison &comparison, const attestation::SecondOpinions &opinions)
{
    const auto odd = attestation::disagreements(comparison, opinions);
    if (odd.empty())
        return std::nullopt;
    Advice advice;
    advice.kind = Advice::Kind::VerifiersDisagree;
    advice.state = StateText::of(Mark::Fail, ComparisonAdviceText::tr("Verifiers disagree"));
    advice.why = ComparisonAdviceText::tr(
                     "This desk and %1 judged the same quotes and came to different verdicts. One of the two is wrong or does not say the truth.")
                     .arg(visibleText(opinions.verifier, 80));
    advice.steps = {
        ComparisonAdviceText::tr("Keep these machines out of traffic until it is known which verdict is right."),
        ComparisonAdviceText::tr(
            "Verify again and ask again: the two may have judged with other collateral, or at another time. Look at the age of the collateral in the tab Checks."),
        ComparisonAdviceText::tr(
            "If it stays so, save the evidence bundle and let a third verifier judge it; send it to the vendor's support as well. It holds quotes, logs and collateral, and no secret.")};
    for (const int machine : odd)
        advice.machines << visibleText(comparison.instances[size_t(machine)].name, 80);
    advice.offersEvidence = true;
    return advice;
}

domain::Plan redeployPlan(const domain::Environment &environment, const std::vector<domain::Cvm> &machines)
{
    domain::Plan plan;
    plan.environment = environment;
    plan.title = counted(qint64(machines.size()), ComparisonAdviceText::tr("Deploy 1 machine again from the released tag"),
                         ComparisonAdviceText::tr("Deploy %1 machines again from one tag"));
    plan.verb = ComparisonAdviceText::tr("Deploy");
    plan.steps.push_back({ComparisonAdviceText::tr("Take the tag that was released"), ComparisonAdviceText::tr("your repository"),
                          QStringLiteral("git fetch --tags && git checkout \"$TAG\"")});
    for (const domain::Cvm &cvm : machines) {
        const QString id = cvm.vmUuid.isEmpty() ? cvm.remoteId : cvm.vmUuid;
        plan.steps.push_back({ComparisonAdviceText::tr("Deploy %1 with that compose file").arg(visibleText(cvm.name, 80)),
                              ComparisonAdviceText::tr("Phala Cloud"),
                              QStringLiteral("phala deploy --cvm-id %1 --compose docker-compose.yml --json").arg(shellQuoted(id))});
    }
    plan.steps.push_back({ComparisonAdviceText::tr("Verify again"), ComparisonAdviceText::tr("this pane"), QString()});
    plan.checks.push_back({domain::CheckState::Unknown,
                           ComparisonAdviceText::tr("Which tag is the right one is for you to say: the majority of machines is not the truth.")});
    plan.sideEffects
        = ComparisonAdviceText::tr("Each machine restarts and loses what it holds in memory. A new compose hash must be on the allow-list before.");
    plan.ifItFails = ComparisonAdviceText::tr("The machine keeps its old version or stays stopped; the others are not touched.");
    plan.toUndo = ComparisonAdviceText::tr("Deploy again from the tag before.");
    plan.refusal = ComparisonAdviceText::tr("Not run from here: the compose file lies in your repository. Copy the commands.");
    return plan;
}

} // namespace pilothouse::models
