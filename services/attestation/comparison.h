// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/event_log.h"
#include "services/attestation/references.h"
#include "services/attestation/verify.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::attestation {

/// Everything one machine (or one file) has to say for itself, as received. Nothing here is trusted yet.
struct Evidence
{
    QString name;           ///< as shown
    QString address;        ///< URL or file it came from
    QByteArray quote;       ///< empty = absent
    QByteArray eventLog;    ///< JSON; empty = absent
    QByteArray appCompose;  ///< exact text; empty = absent
    QByteArray vmConfig;    ///< JSON claim; empty = absent
    QByteArray appInfo;     ///< JSON claims of the guest service (Info answer; tcb_info inside as text or object)
    QByteArray versionInfo; ///< JSON of the application's version route, a claim
    QByteArray counters;    ///< JSON of the application's counter route (sign-ups), a claim that no comparison weighs
    QByteArray routeClaims; ///< JSON {composeHash, mrEnclave, mrSigner, health, guestVersion}: what the machine's own routes say; never evidence
    QByteArray challenge;   ///< text that was sent to the machine; empty = none, or not known
    std::optional<QByteArray> expectedReportData; ///< 64 bytes: the answer to our challenge; nothing = no challenge was possible
    QByteArray tlsPublicKey;                      ///< DER SubjectPublicKeyInfo of the connection that served it; empty = none
    QByteArray tlsCertificateSha256;              ///< 32 bytes, of the certificate of that connection; empty = none
    QString collectedAt;                          ///< when the last answer came, RFC 3339, by our clock; empty = from a file
    QStringList failures;                         ///< why parts are missing ("DNS name unknown")
    QStringList notes;                            ///< worth a word, failing nothing ("collateral of 2026-11-20, offline copy, 6 days old")
};

/// Reached rungs of the ladder; the first missing one is named in words.
enum class Rung { Absent, Present, Parsed, SignatureValid, Measured, Fresh };

enum class QuoteState { Absent, Rejected, Verified };
enum class ReplayState { Absent, Mismatch, Ok };
enum class QuoteFreshness { Unknown, Replayed, Fresh };

/// One machine after judgement.
struct InstanceReport
{
    QString name;
    QuoteState quote = QuoteState::Absent;
    ReplayState rtmrReplay = ReplayState::Absent;
    std::optional<bool> composeHashMatches;
    QuoteFreshness freshness = QuoteFreshness::Unknown;
    Rung rung = Rung::Absent;
    QStringList notProven; ///< every reason why this machine is not proven; empty = proven
    QStringList notes;     ///< findings that fail nothing ("os-image-hash event differs from the claim in vm_config")
    Verification verification;
    EventLog eventLog; ///< as received, with the digests that were replayed
    Replay replayed;
    std::optional<ImageJudgement> image; ///< nothing without a table or a TD report
    QStringList notBound;                ///< what keeps a proven machine from level A3 (bound to references); empty = A3
};

/// The level of the proof: "A3" bound to references, "A2" a fresh quote that verified, empty below (a self-report is not judged here).
QString levelWord(const InstanceReport &report);

/// The relation of one property over all machines.
enum class Relation { Same, ExpectedDifference, Different, Missing };
enum class RowGroup { Identity, Explained, MustDiffer };

struct Row
{
    QString property; ///< "MRTD", "compose-hash", "RTMR0"
    RowGroup group = RowGroup::Identity;
    QStringList values; ///< full text (hex) per machine, in order; empty = missing
    Relation relation = Relation::Missing;
    QString note;              ///< a few words for a table cell: "4 → 8 vCPU", "by event"
    QString reason;            ///< why the relation is what it is, in words
    std::vector<int> outliers; ///< indexes of machines that stand alone or in the smaller group
};

enum class FleetVerdict { Identical, IdenticalCodeDifferentHardwareShape, Different, SameMachine, NotProven };

QString fleetVerdictWord(FleetVerdict verdict); ///< the contract's words
QString relationWord(Relation relation);        ///< "same", "expected-difference", "different", "missing"
QString quoteStateWord(QuoteState state);
QString replayStateWord(ReplayState state);
QString freshnessWord(QuoteFreshness freshness);

struct Comparison
{
    FleetVerdict verdict = FleetVerdict::NotProven;
    QString sentence;    ///< "Different: runner-e5506a1f runs other code"
    QString explanation; ///< second sentence
    std::vector<InstanceReport> instances;
    std::vector<Row> rows;
    std::vector<Row> events; ///< boot section of RTMR3, one row an event (500 at most) in measured order; values are payloads (hex)
    UnixTime at{};
    std::optional<int> tcbEvaluationDataNumber; ///< the one that judged every machine
    QString tcbInfoIssueDate;                   ///< oldest of those used, RFC 3339
    QString trustRoot;
    QString nextStep; ///< what to do to get to green; empty when it is
};

/// TCB statuses with which a machine may count as proven. Everything else is not-proven by policy, in words that say so.
struct StatusPolicy
{
    QStringList accept{QStringLiteral("UpToDate"), QStringLiteral("SWHardeningNeeded"), QStringLiteral("ConfigurationNeeded"),
                       QStringLiteral("ConfigurationAndSWHardeningNeeded")};
};

/// Report data that answers a challenge: SHA-512("app-data:" || challenge text).
QByteArray reportDataForChallenge(QByteArrayView challenge);

/// One collateral for each FMSPC may be given; a machine without a fitting one is not proven, with that reason.
struct CollateralSet
{
    std::vector<Collateral> items;
};

/// Judges every machine, then compares. Verdicts are tried in the order not-proven, same-machine, different,
/// hardware shape, identical. Where two sets of collateral fit a machine the newer evaluation data set judges.
/// Pure; may run on any thread.
Comparison compare(const std::vector<Evidence> &machines, const CollateralSet &collateral, UnixTime at, const TrustRoot &root,
                   const StatusPolicy &policy = {}, const References &references = {});

/// A stored fleet file (form of the synthetic fleet-*.json). The trust root, collateral and time inside are not obeyed.
/// Errors: InvalidInput.
Result<std::vector<Evidence>> evidenceFromFleetFile(const QByteArray &json);

} // namespace pilothouse::attestation
