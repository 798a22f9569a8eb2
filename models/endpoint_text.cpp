// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endpoint_text.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

using agents::EndpointReport;
using agents::ProbeOutcome;
using agents::ProbeStep;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EndpointText)
};

constexpr qsizetype kShownNames = 8;

QString millisecondsText(std::chrono::milliseconds time)
{
    return Words::tr("%1 ms").arg(countText(time.count()));
}

Mark markOf(ProbeOutcome outcome)
{
    switch (outcome) {
    case ProbeOutcome::Passed: return Mark::Pass;
    case ProbeOutcome::Warned: return Mark::Warn;
    case ProbeOutcome::Failed: return Mark::Fail;
    case ProbeOutcome::NotTried: break;
    }
    return Mark::Unknown;
}

StateText stepText(const QString &name, const ProbeStep &step, bool isRunning)
{
    const QString text = spoken(visibleText(step.text, 400));
    if (step.outcome == ProbeOutcome::NotTried && text.isEmpty())
        return isRunning ? StateText::of(Mark::Pending, Words::tr("%1: waits for its turn").arg(name))
                         : StateText::of(Mark::Unknown, Words::tr("%1: not probed").arg(name));
    if (step.took)
        return StateText::of(markOf(step.outcome), Words::tr("%1: %2 (%3)").arg(name, text, millisecondsText(*step.took)));
    return StateText::of(markOf(step.outcome), Words::tr("%1: %2").arg(name, text));
}

StateText verdictOf(const agents::EndpointProbes::State &state, const QDateTime &now)
{
    if (state.isRunning)
        return StateText::of(Mark::Busy, Words::tr("The endpoint is being probed"));
    if (state.error && state.error->kind == ErrorKind::Cancelled)
        return StateText::of(Mark::Unknown, Words::tr("Cancelled: what is not below is not known"));
    if (state.error)
        return StateText::of(state.error->kind == ErrorKind::Refused ? Mark::Fail : Mark::Unknown,
                             Words::tr("Not probed: %1").arg(visibleText(spoken(state.error->what), 300)));
    if (!state.report)
        return StateText::of(Mark::Unknown, Words::tr("Not probed"));
    switch (overallOutcome(*state.report, now)) {
    case ProbeOutcome::Passed: return StateText::of(Mark::Pass, Words::tr("The agent answers and says that it is healthy"));
    case ProbeOutcome::Warned: return StateText::of(Mark::Warn, Words::tr("The agent answers, but something deserves a look"));
    case ProbeOutcome::Failed:
        return state.report->httpStatus ? StateText::of(Mark::Fail, Words::tr("Something answers, but not as a healthy agent should"))
                                        : StateText::of(Mark::Fail, Words::tr("The agent could not be reached as its users would"));
    case ProbeOutcome::NotTried: break;
    }
    return StateText::of(Mark::Unknown, Words::tr("Not known: the look did not come to its end"));
}

std::vector<AgentDetail::Pair> factsOf(const EndpointReport &report, const QDateTime &now)
{
    using Kind = AgentDetail::Pair::Kind;
    std::vector<AgentDetail::Pair> facts;
    const auto add = [&facts](const QString &key, const QString &value, Kind kind = Kind::Text) { facts.push_back({key, value, kind}); };
    add(Words::tr("Asked for"), visibleText(report.healthAddress, 600), Kind::Mono);
    add(Words::tr("HTTP status"), report.httpStatus ? QString::number(*report.httpStatus) : QString());
    add(Words::tr("Round trip"), report.roundTrip ? millisecondsText(*report.roundTrip) : QString());
    add(Words::tr("Protocol"), visibleText(report.protocol, 40));
    const auto &certificate = report.certificate;
    add(Words::tr("Issued to"), certificate ? visibleText(certificate->subject, 200) : QString());
    add(Words::tr("Issued by"), certificate ? visibleText(certificate->issuer, 200) : QString());
    QStringList names;
    if (certificate)
        for (const QString &name : certificate->names.mid(0, kShownNames))
            names << visibleText(name, 120);
    add(Words::tr("For the names"), listText(names));
    QString until;
    if (certificate && certificate->validUntil.isValid()) {
        const qint64 days = agents::daysLeft(*certificate, now);
        until = days < 0
                    ? Words::tr("%1, ended").arg(utcText(certificate->validUntil))
                    : Words::tr("%1, %2").arg(utcText(certificate->validUntil), counted(days, Words::tr("1 day left"), Words::tr("%1 days left")));
    }
    add(Words::tr("Valid until"), until);
    add(Words::tr("SHA-256"), certificate ? QString::fromLatin1(certificate->sha256.toHex()) : QString(), Kind::Mono);
    return facts;
}

} // namespace

EndpointText endpointText(const agents::EndpointProbes::State &state, const QString &address, const QDateTime &now)
{
    EndpointText text;
    text.isRunning = state.isRunning;
    text.verdict = verdictOf(state, now);
    if (address.isEmpty())
        text.about = Words::tr("The deployment names no endpoint: there is nothing to probe.");
    else if (state.report && state.report->at.isValid())
        text.about = Words::tr("Seen from this desk at %1. One GET of its health path was sent, without any key.").arg(utcText(state.report->at));
    else
        text.about = Words::tr("A probe resolves the name, connects, looks at the certificate, and asks for the health path without any key.");
    if (!state.report)
        return text;
    const EndpointReport &report = *state.report;
    text.steps.push_back(stepText(Words::tr("Name"), report.name, state.isRunning));
    text.steps.push_back(stepText(Words::tr("TCP"), report.connection, state.isRunning));
    text.steps.push_back(stepText(Words::tr("TLS"), report.tls, state.isRunning));
    if (report.certificate)
        text.steps.push_back(stepText(Words::tr("Certificate"), agents::validityOf(*report.certificate, now), state.isRunning));
    text.steps.push_back(stepText(Words::tr("Trust"), report.trust, state.isRunning));
    text.steps.push_back(stepText(Words::tr("Health"), report.health, state.isRunning));
    text.facts = factsOf(report, now);
    return text;
}

} // namespace pilothouse::models
