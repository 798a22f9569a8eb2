// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/machine_checks.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/attestation/claims.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace pilothouse::models {

using attestation::EventProblem;
using attestation::Evidence;
using attestation::InstanceReport;
using attestation::QuoteFreshness;
using attestation::QuoteState;
using attestation::ReplayState;
using attestation::Verification;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(MachineChecks)
};

StateText passed(const QString &word)
{
    return StateText::of(Mark::Pass, word);
}
StateText failed(const QString &word)
{
    return StateText::of(Mark::Fail, word);
}
StateText warned(const QString &word)
{
    return StateText::of(Mark::Warn, word);
}
StateText notReached()
{
    return StateText::of(Mark::Blind, Tr::tr("Not reached"));
}
StateText notChecked()
{
    return StateText::of(Mark::Unknown, Tr::tr("Not checked"));
}

/// The stages of a verification, in the order in which they are made; a stage fails for the reasons of its classes.
struct Stage
{
    const char *title;
    const char *classes;
    const char *good;
    const char *toDo;
};

constexpr Stage kStages[] = {
    {QT_TRANSLATE_NOOP("MachineChecks", "Form of the quote"), "QUOTE_FORMAT",
     QT_TRANSLATE_NOOP("MachineChecks", "Every length and type in it agrees."),
     QT_TRANSLATE_NOOP("MachineChecks",
                       "Ask the machine again. If the same comes back, keep the evidence bundle: this is not a quote as Intel's enclave makes it.")},
    {QT_TRANSLATE_NOOP("MachineChecks", "Collateral and revocation lists"), "COLLATERAL REVOCATION",
     QT_TRANSLATE_NOOP("MachineChecks", "Signed under the trust root, in force at the time of the verdict, nothing of this platform revoked."),
     QT_TRANSLATE_NOOP(
         "MachineChecks",
         "Fetch collateral again (F5) or add a collateral file for this platform. For old evidence, fix the time of verification. A revoked platform must not be used.")},
    {QT_TRANSLATE_NOOP("MachineChecks", "PCK certificate chain"), "PCK_CHAIN",
     QT_TRANSLATE_NOOP("MachineChecks", "Signed link by link up to the trust root."),
     QT_TRANSLATE_NOOP(
         "MachineChecks",
         "The platform's key does not come from the trust root of this environment: do not use the machine, and ask the provider with the evidence bundle.")},
    {QT_TRANSLATE_NOOP("MachineChecks", "Quoting enclave"), "QE",
     QT_TRANSLATE_NOOP("MachineChecks", "The enclave that the signed identity names, in production mode, and it vouches for the attestation key."),
     QT_TRANSLATE_NOOP("MachineChecks", "Ask the provider to update the platform's quoting enclave; until then the machine proves nothing.")},
    {QT_TRANSLATE_NOOP("MachineChecks", "Signature of the quote"), "QUOTE_SIGNATURE",
     QT_TRANSLATE_NOOP("MachineChecks", "Header and report are exactly as the attestation key signed them."),
     QT_TRANSLATE_NOOP("MachineChecks", "The quote was changed after it was signed. Do not use the machine; keep the evidence bundle.")},
    {QT_TRANSLATE_NOOP("MachineChecks", "Level of the platform (TCB)"), "TCB",
     QT_TRANSLATE_NOOP("MachineChecks", "The signed list of levels knows this one."),
     QT_TRANSLATE_NOOP("MachineChecks", "Ask the provider for a machine on an up-to-date platform.")},
    {QT_TRANSLATE_NOOP("MachineChecks", "Attributes of the machine"), "ATTRIBUTES",
     QT_TRANSLATE_NOOP("MachineChecks", "Not a debug machine, no service machine bound, reserved bits zero."),
     QT_TRANSLATE_NOOP("MachineChecks", "A debug machine can be read by its host: deploy again in production mode.")},
};

QString text(const char *source)
{
    return QCoreApplication::translate("MachineChecks", source);
}

void addQuoteChecks(const InstanceReport &report, const Evidence &evidence, std::vector<MachineCheck> &checks)
{
    const Verification &v = report.verification;
    if (report.quote == QuoteState::Absent) {
        checks.push_back({Tr::tr("Quote"), StateText::of(Mark::Unverified, Tone::Warn, Tr::tr("Absent")),
                          Tr::tr("The machine gave no quote. What it says about itself proves nothing."),
                          Tr::tr("See that the machine is reachable by its instance address and offers an attestation route.")});
    } else {
        checks.push_back(
            {Tr::tr("Quote"), passed(Tr::tr("Present")), Tr::tr("%n bytes as received.", nullptr, int(evidence.quote.size())), QString()});
    }
    bool reached = report.quote != QuoteState::Absent;
    if (reached && !v.trustRoot.isEmpty()) {
        const bool isIntel = v.trustRoot == attestation::TrustRoot::intel().name;
        checks.push_back(
            {Tr::tr("Trust root"), isIntel ? passed(Tr::tr("Intel")) : warned(Tr::tr("Not Intel's")),
             isIntel ? Tr::tr("Everything below is judged under Intel's root, which is part of this program.")
                     : Tr::tr("Everything below is judged under “%1”, a root of this environment's own. It proves nothing about Intel hardware.")
                           .arg(visibleText(v.trustRoot, 200)),
             QString()});
    }
    for (const Stage &stage : kStages) {
        MachineCheck check{text(stage.title), notReached(), QString(), QString()};
        if (!reached) {
            check.finding = Tr::tr("An earlier check failed, so this one says nothing.");
        } else if (!v.isVerified() && QString::fromLatin1(stage.classes).split(u' ').contains(v.reasonClass)) {
            check.state = failed(Tr::tr("Fails"));
            check.finding = QStringLiteral("%1 (%2)").arg(visibleText(spoken(v.message), 600), v.reason);
            check.toDo = text(stage.toDo);
            reached = false;
        } else {
            check.state = passed(Tr::tr("Pass"));
            check.finding = text(stage.good);
        }
        checks.push_back(std::move(check));
    }
    // A reason of a class that we do not know must not leave the list all green.
    if (report.quote == QuoteState::Rejected && reached)
        checks.push_back(
            {Tr::tr("Verification"), failed(Tr::tr("Fails")), visibleText(spoken(v.message), 600), Tr::tr("Keep the evidence bundle and ask.")});
}

void addStatus(const InstanceReport &report, std::vector<MachineCheck> &checks)
{
    const Verification &v = report.verification;
    MachineCheck check{Tr::tr("TCB status and policy"), notReached(), Tr::tr("There is no status without a verified quote."), QString()};
    if (v.isVerified()) {
        const bool refused = std::any_of(report.notProven.begin(), report.notProven.end(),
                                         [](const QString &why) { return why.startsWith(QLatin1StringView("TCB status ")); });
        const QString beside = v.intelProfileStatus.isEmpty() || v.intelProfileStatus == v.status
                                   ? QString()
                                   : Tr::tr(" Intel's own rules give %1.").arg(v.intelProfileStatus);
        check.state = refused ? failed(Tr::tr("Not accepted")) : v.status == QLatin1StringView("UpToDate") ? passed(v.status) : warned(v.status);
        check.finding = Tr::tr("%1 by the strict profile.").arg(v.status) + beside
                        + (v.advisoryIds.isEmpty() ? QString() : Tr::tr(" Open advisories: %1.").arg(listText(v.advisoryIds)));
        if (refused)
            check.toDo = Tr::tr(
                "Read the advisories below. Ask the provider to update the platform, or move the machine; the policy of this environment does not accept this status.");
        else if (v.status != QLatin1StringView("UpToDate"))
            check.toDo = Tr::tr("Accepted by the policy of this environment. Read the advisories and see that they do not concern you.");
    }
    checks.push_back(std::move(check));
}

void addLog(const InstanceReport &report, const Evidence &evidence, std::vector<MachineCheck> &checks)
{
    MachineCheck replay{Tr::tr("Event log replays to the registers"), notReached(), QString(), QString()};
    const auto &problems = report.replayed.problems;
    if (evidence.eventLog.isEmpty()) {
        replay.state = failed(Tr::tr("Absent"));
        replay.finding = Tr::tr("There is no event log, so nothing explains the registers.");
        replay.toDo = Tr::tr("Let the attestation route answer with event_log, or allow public_tcbinfo in the app-compose.");
    } else if (report.rtmrReplay == ReplayState::Ok) {
        replay.state = passed(Tr::tr("Pass"));
        replay.finding = Tr::tr("%n events give exactly the registers of the quote.", nullptr, int(report.eventLog.events.size()));
    } else if (report.rtmrReplay == ReplayState::Mismatch) {
        replay.state = failed(Tr::tr("Fails"));
        replay.finding = problems.empty() ? Tr::tr("The log cannot be read.")
                                          : QStringLiteral("%1: %2").arg(problems.front().code, visibleText(spoken(problems.front().text), 500));
        if (problems.size() > 1)
            replay.finding += u' ' + counted(qint64(problems.size()) - 1, Tr::tr("One more finding."), Tr::tr("%1 more findings."));
        const bool late
            = std::any_of(problems.begin(), problems.end(), [](const EventProblem &p) { return p.code == QLatin1StringView("EVENT_DUPLICATE"); });
        replay.toDo
            = late ? Tr::tr(
                  "An identity event appears twice: one of them was added later to pass for another application. Believe neither, and deploy again.")
                   : Tr::tr(
                       "A log that does not replay was forged or cut. Ask the machine again; if it stays so, do not use it and keep the evidence bundle.");
    } else {
        replay.finding = Tr::tr("There is no verified quote to replay against.");
    }
    checks.push_back(std::move(replay));

    const auto &identity = report.replayed.identity;
    MachineCheck boot{Tr::tr("Boot section"), notReached(), Tr::tr("The log does not replay, so it names nothing."), QString()};
    if (report.rtmrReplay == ReplayState::Ok) {
        const bool named = identity.complete && identity.appId && identity.composeHash;
        boot.state = named ? passed(Tr::tr("Complete")) : failed(Tr::tr("Incomplete"));
        boot.finding = named ? Tr::tr("It names application, compose hash and instance, and ends with system-ready.")
                             : Tr::tr("It does not name the application, or ends before system-ready.");
        if (!named)
            boot.toDo = Tr::tr("Wait until the machine has booted, then verify again.");
        const auto late = std::count_if(report.eventLog.events.begin(), report.eventLog.events.end(), [](const attestation::Event &e) {
            return e.isRuntime() && !e.inBootSection && e.name == QLatin1StringView("compose-hash");
        });
        if (late > 0) {
            boot.state = warned(Tr::tr("Late compose event"));
            boot.finding += Tr::tr(" After boot the application added a compose-hash event of its own: it counts for nothing.");
            boot.toDo
                = Tr::tr("Look at the tab Events. An application that names another compose hash after boot wants to be taken for something else.");
        }
    }
    checks.push_back(std::move(boot));
}

void addApplication(const InstanceReport &report, const Evidence &evidence, std::vector<MachineCheck> &checks)
{
    MachineCheck compose{Tr::tr("app-compose is the one that was measured"), notReached(), Tr::tr("No compose hash was measured."), QString()};
    if (report.composeHashMatches == true) {
        compose.state = passed(Tr::tr("Pass"));
        compose.finding = Tr::tr("SHA-256 of the exact text is the measured compose-hash.");
    } else if (report.composeHashMatches == false) {
        compose.state = failed(Tr::tr("Fails"));
        compose.finding = Tr::tr(
            "The served text hashes to another value. A hash of docker-compose.yml alone can never be equal: the compose hash covers the whole app-compose.");
        compose.toDo = Tr::tr("Compare the served text with your own in the tab App-compose; spelling and spaces count.");
    } else if (report.replayed.identity.composeHash) {
        compose.state = failed(Tr::tr("Absent"));
        compose.finding = Tr::tr("The machine does not serve its app-compose, so the hash cannot be tied to a text.");
        compose.toDo = Tr::tr("Allow public_tcbinfo in the app-compose, or let the cloud's API show it.");
    }
    checks.push_back(std::move(compose));

    if (report.composeHashMatches == true) {
        const auto images = attestation::containerImages(evidence.appCompose);
        MachineCheck pinned{
            Tr::tr("Images pinned by digest"), passed(Tr::tr("Pass")),
            counted(images.references.size(), Tr::tr("One image, named by its digest."), Tr::tr("%1 images, each named by its digest.")), QString()};
        if (!images.unpinned.isEmpty()) {
            pinned.state = warned(Tr::tr("Not pinned"));
            pinned.finding = Tr::tr("The compose hash does not fix this code: %1.").arg(visibleText(listText(images.unpinned), 400));
            pinned.toDo = Tr::tr("Name every image with @sha256: in the compose file and deploy again.");
        } else if (images.references.isEmpty()) {
            pinned.state = notChecked();
            pinned.finding = Tr::tr("The app-compose names no image that we can read.");
        }
        checks.push_back(std::move(pinned));
    }

    const QStringList contradictions = report.notProven.filter(QStringLiteral("claimed and measured differ"));
    MachineCheck claims{Tr::tr("Claims agree with what was measured"), passed(Tr::tr("Pass")),
                        Tr::tr("Nothing the machine says about itself contradicts its quote."), QString()};
    if (report.quote != QuoteState::Verified) {
        claims.state = notReached();
        claims.finding = Tr::tr("There is no verified quote to hold them against.");
    } else if (!contradictions.isEmpty()) {
        claims.state = failed(Tr::tr("Contradict"));
        claims.finding = visibleText(contradictions.join(u' '), 900);
        claims.toDo = Tr::tr("Believe the measured value. A machine that says something else about itself is faulty or lies.");
    }
    checks.push_back(std::move(claims));

    const QByteArray &provider = report.replayed.identity.keyProvider;
    MachineCheck keys{Tr::tr("Key provider"), notReached(), Tr::tr("None was measured."), QString()};
    if (report.rtmrReplay == ReplayState::Ok && !provider.isEmpty()) {
        const bool isWeak = provider.contains("\"local-sgx\"") || provider.contains("\"none\"");
        keys.state = isWeak ? warned(Tr::tr("Not shared")) : passed(Tr::tr("Measured"));
        keys.finding = visibleText(QString::fromUtf8(provider), 300);
        if (isWeak)
            keys.toDo = Tr::tr("Two such machines never share keys. Deploy with a KMS if they must.");
    }
    checks.push_back(std::move(keys));
}

void addFreshness(const InstanceReport &report, std::vector<MachineCheck> &checks)
{
    MachineCheck check{Tr::tr("Fresh: answers our challenge"), notReached(), Tr::tr("There is no verified quote."), QString()};
    if (report.quote == QuoteState::Verified) {
        switch (report.freshness) {
        case QuoteFreshness::Fresh:
            check.state = passed(Tr::tr("Fresh"));
            check.finding = Tr::tr("The quote answers the challenge of this run, or binds the key of the very connection that served it.");
            break;
        case QuoteFreshness::Replayed:
            check.state = failed(Tr::tr("Replayed"));
            check.finding = Tr::tr("The quote was made for another challenge: an old one, or one of another machine.");
            check.toDo = Tr::tr("Verify again. If it stays so, something between you and the machine answers in its place: do not use it.");
            break;
        case QuoteFreshness::Unknown:
            check.state = StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("Not proven"));
            check.finding = Tr::tr("No challenge was possible. A quote has no date, so this one may be old.");
            check.toDo = Tr::tr(
                "Let the application offer GET /attestation?challenge=… and answer with a quote whose report data is SHA-512(\"app-data:\" + challenge).");
            break;
        }
    }
    checks.push_back(std::move(check));
}

void addImage(const InstanceReport &report, std::vector<MachineCheck> &checks)
{
    MachineCheck check{Tr::tr("Operating system image"), notChecked(),
                       Tr::tr("No reference table of released images was given; the registers are compared between machines only."), QString()};
    if (report.image && report.quote == QuoteState::Verified) {
        check.finding = visibleText(report.image->words, 300);
        switch (report.image->answer) {
        case attestation::ImageAnswer::Release: check.state = passed(Tr::tr("Released")); break;
        case attestation::ImageAnswer::DevImage:
            check.state = failed(Tr::tr("Development image"));
            check.toDo = Tr::tr("A development image allows log-in. Deploy again with a released image.");
            break;
        case attestation::ImageAnswer::Unknown:
            check.state = StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("Not in the table"));
            check.toDo = Tr::tr("Add the image to the table when you know it, or ask the vendor which release these registers belong to.");
            break;
        }
    }
    checks.push_back(std::move(check));
    if (report.quote == QuoteState::Verified && !report.notBound.isEmpty())
        checks.push_back(
            {Tr::tr("Bound to what you expect (A3)"), notChecked(), visibleText(report.notBound.join(QStringLiteral("; ")), 600),
             Tr::tr(
                 "Give the expected image, compose hash, app id and key provider in the profile: then a proof is about your release and not only about a machine.")});
}

std::optional<QDateTime> dateOf(const QString &text)
{
    const QDateTime date = QDateTime::fromString(text, Qt::ISODate);
    return date.isValid() ? std::optional(date.toUTC()) : std::nullopt;
}

QDateTime dateTimeOf(attestation::UnixTime at)
{
    return QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
}

} // namespace

std::vector<MachineCheck> machineChecks(const InstanceReport &report, const Evidence &evidence)
{
    std::vector<MachineCheck> checks;
    addQuoteChecks(report, evidence, checks);
    addStatus(report, checks);
    addLog(report, evidence, checks);
    addApplication(report, evidence, checks);
    addFreshness(report, checks);
    addImage(report, checks);
    checks.push_back({Tr::tr("On-chain allow-list"), notChecked(), Tr::tr("No contract was given in this comparison."), QString()});
    return checks;
}

QString advisoryLink(const QString &advisoryId)
{
    static const QRegularExpression form(QStringLiteral("\\AINTEL-SA-[0-9]{5}\\z"));
    return form.match(advisoryId).hasMatch()
               ? QStringLiteral("https://www.intel.com/content/www/us/en/security-center/advisory/%1.html").arg(advisoryId.toLower())
               : QString();
}

QString collateralAgeText(const QString &issueDate, const QString &nextUpdate, attestation::UnixTime at)
{
    const QDateTime now = dateTimeOf(at);
    QStringList parts;
    if (const auto issued = dateOf(issueDate)) {
        const qint64 hours = issued->secsTo(now) / 3600;
        parts << (hours < 48 ? Tr::tr("%n h old", nullptr, int(std::max<qint64>(0, hours))) : Tr::tr("%n d old", nullptr, int(hours / 24)));
    }
    if (const auto next = dateOf(nextUpdate)) {
        const qint64 seconds = now.secsTo(*next);
        parts << (seconds < 0           ? Tr::tr("out of date since %n d", nullptr, int(-seconds / 86400))
                  : seconds < 2 * 86400 ? Tr::tr("next update in %n h", nullptr, int(seconds / 3600))
                                        : Tr::tr("next update in %n d", nullptr, int(seconds / 86400)));
    }
    return listText(parts);
}

std::vector<MachineFact> machineFacts(const InstanceReport &report, const Evidence &evidence, attestation::UnixTime at)
{
    std::vector<MachineFact> facts;
    const auto add = [&facts](const QString &key, const QString &value, bool isHash = false, Tone tone = Tone::Neutral) {
        if (!value.isEmpty())
            facts.push_back({key, value, isHash, tone});
    };
    const Verification &v = report.verification;
    add(Tr::tr("Reached at"), visibleText(evidence.address), true);
    add(Tr::tr("Trust root"), v.trustRoot);
    add(Tr::tr("Level"), attestation::levelWord(report));
    if (!evidence.counters.isEmpty())
        add(Tr::tr("Counters, claimed"),
            visibleText(QString::fromUtf8(evidence.counters), 200) + u' ' + Tr::tr("(each machine counts for itself, in memory)"));
    add(Tr::tr("TCB status, strict"), v.status);
    if (v.intelProfileStatus != v.status)
        add(Tr::tr("By Intel's rules"), v.intelProfileStatus, false, Tone::Warn);
    if (!v.status.isEmpty())
        add(Tr::tr("Made of"), Tr::tr("platform %1, enclave %2, module %3")
                                   .arg(v.platformStatus, v.qeStatus, v.tdxModuleStatus.isEmpty() ? Tr::tr("with the platform") : v.tdxModuleStatus));
    for (const QString &advisory : v.advisoryIds) {
        const QString link = advisoryLink(advisory);
        add(visibleText(advisory, 40), link.isEmpty() ? Tr::tr("no page known") : link, !link.isEmpty());
    }
    if (v.tcbEvaluationDataNumber)
        add(Tr::tr("Evaluation data"), v.qeEvaluationDataNumber
                                           ? Tr::tr("TCB info %1, QE identity %2").arg(*v.tcbEvaluationDataNumber).arg(*v.qeEvaluationDataNumber)
                                           : QString::number(*v.tcbEvaluationDataNumber));
    add(Tr::tr("Collateral"), collateralAgeText(v.tcbInfoIssueDate, v.tcbInfoNextUpdate, at));
    add(Tr::tr("QE identity"), collateralAgeText(QString(), v.qeIdentityNextUpdate, at));
    add(Tr::tr("TCB level of"), v.tcbDate.left(10));
    if (v.pck) {
        add(Tr::tr("FMSPC"), QString::fromLatin1(v.pck->fmspc.toHex()), true);
        add(Tr::tr("PPID"), QString::fromLatin1(v.pck->ppid.toHex()), true);
    }
    const auto &identity = report.replayed.identity;
    if (identity.composeHash)
        add(Tr::tr("compose-hash"), QString::fromLatin1(identity.composeHash->toHex()), true);
    if (identity.appId)
        add(Tr::tr("app-id"), QString::fromLatin1(identity.appId->toHex()), true);
    if (identity.instanceId && !identity.instanceId->isEmpty())
        add(Tr::tr("instance-id"), QString::fromLatin1(identity.instanceId->toHex()), true);
    if (v.quote && v.quote->td) {
        const attestation::TdReport &td = *v.quote->td;
        add(QStringLiteral("MRTD"), QString::fromLatin1(td.mrTd.toHex()), true);
        for (int i = 0; i < 4; ++i)
            add(QStringLiteral("RTMR%1").arg(i), QString::fromLatin1(td.rtmr[size_t(i)].toHex()), true);
        add(Tr::tr("Report data"), QString::fromLatin1(td.reportData.toHex()), true);
    }
    return facts;
}

} // namespace pilothouse::models
