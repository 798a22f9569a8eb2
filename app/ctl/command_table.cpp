// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"

#include <QCoroTask>

namespace pilothouse::ctl {

namespace {

using L = QLatin1StringView;

const OptionSpec kQuote {L("quote"), L("FILE"), L("a quote as raw bytes"), Occurs::Required};
const OptionSpec kCollateral {L("collateral"), L("FILE"), L("its collateral, a JSON object"), Occurs::Required};
const OptionSpec kAt {L("at"), L("TIME"), L("the time of the verification, RFC 3339 or Unix seconds; otherwise now")};
const OptionSpec kTrustRoot {L("trust-root"), L("FILE"), L("another root for this one call, DER or PEM; the answer names it")};
const OptionSpec kYes {L("yes"), {}, L("do it; without it the plan is all")};
const OptionSpec kConfirm {L("confirm"), L("PHRASE"), L("the phrase that the plan asks for")};
const OptionSpec kService {L("service"), L("NAME"), L("a service's name as provers services lists it, or its ARN"), Occurs::Required};
const OperandSpec kCvm {L("CVM"), L("UUID, app id, instance id, cvm_… id or name")};
const OperandSpec kSecretName {L("NAME"), L("e.g. PHALA_API_KEY")};

} // namespace

std::vector<CommandSpec> commandTable()
{
    return {
        {L("attest verify"), L("Verify one quote with given collateral; fetches nothing."), {},
         {kQuote, kCollateral, kAt, kTrustRoot}, UsesProfile::No, Patience::Unlimited, attestVerify},
        {L("attest replay"), L("Replay an event log into the four registers."), {},
         {{L("event-log"), L("FILE"), L("a JSON array of events"), Occurs::Required},
          {L("quote"), L("FILE"), L("the quote whose registers must match")}},
         UsesProfile::No, Patience::Unlimited, attestReplay},
        {L("attest compare"), L("Compare machines: a stored fleet file, or live ones by their URLs."), {},
         {{L("fleet"), L("FILE"), L("stored instances: quote, event log, app-compose, challenge")},
          {L("url"), L("URL"), L("a live instance; at least two"), Occurs::Many},
          {L("collateral"), L("FILE"), L("collateral, a JSON object; otherwise the profile's PCCS is asked"), Occurs::Many},
          {L("certificate"), L("DIR|FILE.zip"), L("write the comparison with its evidence, signed; must not exist yet")},
          kAt, kTrustRoot,
          {L("os-images"), L("FILE"), L("a table of released OS images, JSON; without it images are not checked")},
          {L("expect-image"), L("NAME"), L("the image of that table that the machines must run")},
          {L("expect-compose-hash"), L("HEX"), L("the compose hash that the machines must have measured")},
          {L("expect-app-id"), L("HEX"), L("the app id that they must have booted for")}},
         UsesProfile::Optional, Patience::Reading, attestCompare},
        {L("attest certificate verify"), L("Check a certificate offline: its bytes, and its verdict again from the evidence inside."), {},
         {{L("in"), L("DIR|FILE.zip"), L("a certificate"), Occurs::Required}, kTrustRoot},
         UsesProfile::No, Patience::Unlimited, certificateVerify},
        {L("attest watch"), L("Attest all machines again and again; alarms where one is not what it was."), {},
         {{L("once"), {}, L("one run; status 1 on drift or a machine not proven, 3 when none gave evidence")},
          {L("interval"), L("S"), L("seconds between two runs of this program; otherwise the one kept for the profile")},
          {L("follow"), {}, L("with --json: one document a run")}},
         UsesProfile::Required, Patience::Unlimited, attestWatch},
        {L("attest verdicts list"), L("List the verdicts that runs of the watch have kept, newest first."), {},
         {{L("machine"), L("NAME|ID"), L("of one machine")},
          {L("since"), L("TIME"), L("not before, RFC 3339 or Unix seconds")},
          {L("until"), L("TIME"), L("before")},
          {L("limit"), L("N"), L("at most so many (1000)")}},
         UsesProfile::Required, Patience::Unlimited, verdictsList},
        {L("attest alarms list"), L("List the alarms of the watch that are not cleared."), {},
         {{L("all"), {}, L("the newest cleared ones too")}}, UsesProfile::Required, Patience::Unlimited, alarmsList},
        {L("attest alarms acknowledge"), L("Say that an alarm was seen; a proven machine's change then counts as known good."), {{L("ALARM"), L("its number")}},
         {{L("note"), L("TEXT"), L("why; it is recorded"), Occurs::Required}}, UsesProfile::Required, Patience::Unlimited, alarmsAcknowledge},
        {L("attest bench"), L("Measure verifications a second."), {},
         {kQuote, kCollateral, kAt, kTrustRoot,
          {L("count"), L("N"), L("verifications for each figure (1000)")},
          {L("threads"), L("N"), L("threads (1)")}},
         UsesProfile::No, Patience::Unlimited, attestBench},

        {L("attest source"), L("The compose hash of a source, and how firmly it fixes the code."), {},
         {{L("file"), L("FILE"), L("an app-compose.json or a docker-compose.yml")},
          {L("git"), L("DIR"), L("or a local git repository; nothing is fetched or checked out")},
          {L("tag"), L("TAG"), L("the tag to read")},
          {L("path"), L("PATH"), L("the file in the repository; otherwise the only app-compose.json, or docker-compose.yml")},
          {L("compare"), L("HEX"), L("the compose hash that was attested; status 1 when it is another one")},
          {L("against"), L("FILE"), L("an app-compose as a machine hands it out, to find the first byte that differs")}},
         UsesProfile::No, Patience::Unlimited, attestSource},
        {L("attest history"), L("What the app contract allowed and when, as nodes of the chain tell it."), {},
         {{L("compose-hash"), L("HEX"), L("link this hash to its transaction; status 1 unless it is allowed")},
          {L("from-block"), L("N"), L("read no event before this block")},
          {L("second-rpc"), L("URL"), L("a further node that is to confirm; without one the answer is a claim of one node"), Occurs::Many}},
         UsesProfile::Required, Patience::Unlimited, attestHistory},
        {L("attest deployments"), L("Check a deployments page row by row against the chain."), {},
         {{L("file"), L("DEPLOYMENTS.md"), L("a Markdown table with the columns Compose Hash and On-Chain TX"), Occurs::Required},
          {L("attested"), L("NAME=HEX"), L("what a machine attested; compared with its newest row"), Occurs::Many}},
         UsesProfile::Required, Patience::Unlimited, attestDeployments},
        {L("compose-hash"), L("The SHA-256 of an app-compose.json: of its bytes, or rewritten in another form."),
         {{L("FILE"), L("an app-compose.json")}},
         {{L("form"), L("FORM"), L("compact (dstack libraries) or cloud (Phala Cloud); otherwise the bytes as they are")},
          {L("drop-unused"), {}, L("leave out members the runner does not use; the cloud form always does")}},
         UsesProfile::No, Patience::Unlimited, composeHash},

        {L("phala cvms list"), L("List the CVMs of the workspace."), {}, {}, UsesProfile::Required, Patience::Reading, cvmsList},
        {L("phala cvms get"), L("Show one CVM."), {kCvm}, {}, UsesProfile::Required, Patience::Reading, cvmsGet},
        {L("phala cvms attestation"), L("Show what the cloud hands out as a CVM's attestation; nothing of it is proven."),
         {kCvm}, {}, UsesProfile::Required, Patience::Reading, cvmsAttestation},
        {L("phala cvms start"), L("Start a CVM."), {kCvm}, {kYes, kConfirm}, UsesProfile::Required, Patience::Reading, cvmsStart},
        {L("phala cvms stop"), L("Stop a CVM."), {kCvm}, {kYes, kConfirm}, UsesProfile::Required, Patience::Reading, cvmsStop},
        {L("phala cvms restart"), L("Restart a CVM."), {kCvm}, {kYes, kConfirm}, UsesProfile::Required, Patience::Reading, cvmsRestart},

        {L("provers services"), L("List the ECS services of the prover cluster, with their host groups."), {}, {}, UsesProfile::Required, Patience::Reading, proversServices},
        {L("provers scale"), L("Scale a service and the group of its hosts together."), {},
         {kService, {L("count"), L("N"), L("tasks it shall have"), Occurs::Required}, kYes, kConfirm}, UsesProfile::Required, Patience::Reading, proversScale},
        {L("provers restart"), L("Replace all tasks of a service: a new deployment of what runs."), {}, {kService, kYes, kConfirm},
         UsesProfile::Required, Patience::Reading, proversRestart},
        {L("provers stop-task"), L("Stop one task; its service starts another."), {{L("TASK"), L("id or ARN")}}, {kYes, kConfirm},
         UsesProfile::Required, Patience::Reading, proversStopTask},
        {L("provers logs"), L("Show what a service's containers log."), {},
         {kService,
          {L("task"), L("ID"), L("of this task alone")},
          {L("since"), L("TIME"), L("15m, 2h, 1d or RFC 3339 (15m)")},
          {L("filter"), L("PATTERN"), L("in the syntax of CloudWatch Logs")},
          {L("limit"), L("N"), L("at most the newest so many lines (1000)")},
          {L("follow"), {}, L("go on as lines come; with --json one document a line")}},
         UsesProfile::Required, Patience::Reading, proversLogs},

        {L("cutover status"), L("Where the cutover stands: split, gates, conditions, router."), {}, {}, UsesProfile::Required, Patience::Reading, cutoverStatus},
        {L("cutover gates"), L("Measure the gates; status 1 when one of them does not open."), {},
         {{L("canary"), {}, L("run the canary too: it calls the controller's real services, for up to 120 s")}},
         UsesProfile::Required, Patience::Reading, cutoverGates},
        {L("cutover set"), L("Move one intent outside any plan; no gate holds it."), {},
         {{L("intent"), L("NAME"), L("analyze, create, pay or other"), Occurs::Required},
          {L("percent"), L("N"), L("whole percent of it on the new plane, 0 to 100"), Occurs::Required},
          {L("reason"), L("TEXT"), L("why; it is recorded"), Occurs::Required},
          kYes, kConfirm},
         UsesProfile::Required, Patience::Reading, cutoverSet},
        {L("cutover rollback"), L("All traffic to the old plane, now; asks for nothing and works without a plan."), {},
         {{L("reason"), L("TEXT"), L("why; it is recorded")},
          {L("wait"), {}, L("try until it is confirmed; otherwise for 30 s")},
          {L("yes"), {}, L("accepted, never needed")}},
         UsesProfile::Required, Patience::Unlimited, cutoverRollback},

        {L("audit list"), L("List the record, newest first."), {},
         {{L("filter"), L("TEXT"), L("words, field:value, -negated")},
          {L("limit"), L("N"), L("at most so many entries (1000)")}},
         UsesProfile::Required, Patience::Unlimited, auditList},
        {L("audit verify"), L("Check a record: the profile's own, or an exported one, offline."), {},
         {{L("in"), L("DIR|FILE.zip"), L("an exported record")}}, UsesProfile::Optional, Patience::Unlimited, auditVerify},
        {L("audit export"), L("Write the record and its reports to a folder or a zip."), {},
         {{L("out"), L("DIR|FILE.zip"), L("must not exist yet"), Occurs::Required}}, UsesProfile::Required, Patience::Unlimited, auditExport},

        {L("secrets list"), L("List the names of stored secrets; values are never shown."), {}, {}, UsesProfile::Required, Patience::Reading, secretsList},
        {L("secrets set"), L("Store a secret in the keychain; the value is read from stdin."), {kSecretName}, {kYes, kConfirm},
         UsesProfile::Required, Patience::Unlimited, secretsSet},
        {L("secrets delete"), L("Delete a secret from the keychain."), {kSecretName}, {kYes, kConfirm}, UsesProfile::Required, Patience::Unlimited, secretsDelete},

        {L("profile list"), L("List the environments of this desk."), {}, {}, UsesProfile::No, Patience::Unlimited, profileList},
        {L("profile show"), L("Show an environment as it was understood."), {{L("NAME"), L("otherwise --profile"), Needed::No}}, {},
         UsesProfile::Optional, Patience::Unlimited, profileShow},
        {L("profile check"), L("Ask each remote of an environment and say what it answered."), {{L("NAME"), L("otherwise --profile"), Needed::No}}, {},
         UsesProfile::Optional, Patience::Reading, profileCheck},

        {L("rehearse"), L("Play the whole story on a demo fleet: discover, compare, gates, 10 %, fault, rollback, report."), {},
         {{L("out"), L("DIR"), L("where the report goes; must not exist yet or be empty"), Occurs::Required}},
         UsesProfile::No, Patience::Unlimited, rehearse},

        {L("completion"), L("Write a script that completes commands and options in a shell."), {{L("SHELL"), L("bash, zsh or fish")}}, {},
         UsesProfile::No, Patience::Unlimited, completion},
        {L("manual"), L("Write the manual page, as man reads it."), {}, {}, UsesProfile::No, Patience::Unlimited, manual},
    };
}

} // namespace pilothouse::ctl
