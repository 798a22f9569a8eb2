// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"
#include "services/core/digest.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace pilothouse::fleetwatch {

/// What one run found out about one machine.
enum class Outcome {
    Proven,      ///< every check of the comparison passed for this machine
    NotProven,   ///< it answered, and something of its evidence fails or is missing
    Unreachable, ///< it gave no evidence of its own; nothing is known about what it runs
    NotRunning,  ///< the cloud lists it as not running and it never was proven: nobody expects an answer
};
QString outcomeWord(Outcome outcome); ///< "proven", "not-proven", "unreachable", "not-running"
std::optional<Outcome> outcomeFromWord(QStringView word);

/// "absent", "present", "parsed", "signature-valid", "measured", "fresh"
QString rungWord(attestation::Rung rung);

/// One machine at one time. Measured values are there only when the quote was verified (and, for those of the event log,
/// replayed): a claim is never kept as a measurement. Hexadecimal text; empty = not known.
struct Verdict
{
    qint64 number = 0; ///< place in the history, from 1; 0 = not stored yet
    QDateTime at;      ///< UTC, when the evidence was judged
    QString run;       ///< the run it belongs to
    QString machine;   ///< key of the machine (the CVM's id)
    QString name;      ///< as listed at that time
    Outcome outcome = Outcome::Unreachable;
    QString reason; ///< why it is not proven or not reached, in words
    attestation::QuoteState quote = attestation::QuoteState::Absent;
    attestation::QuoteFreshness freshness = attestation::QuoteFreshness::Unknown;
    attestation::Rung rung = attestation::Rung::Absent;
    QString tcbStatus;                 ///< "UpToDate" …
    std::optional<int> evaluationData; ///< number of the TCB evaluation data set that judged it
    QString composeHash;
    QString mrTd;
    QString rtmr1;
    QString rtmr2;
    QString keyProvider;                        ///< name and root key, as measured
    std::optional<std::chrono::seconds> uptime; ///< a claim of the cloud's API; a smaller one than before is a restart
    Sha256 evidence;                            ///< digest over all that the machine sent (evidenceDigest())

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

struct HistoryQuery
{
    QString machine; ///< key or name; empty = all
    QDateTime from;  ///< UTC, inclusive; invalid = from the oldest
    QDateTime until; ///< UTC, exclusive; invalid = up to now
    qint64 limit = 1000;
};

struct History
{
    std::vector<Verdict> items; ///< newest first
    qint64 kept = 0;            ///< rows of the environment in all
    qint64 dropped = 0;         ///< rows that were older than the newest 10,000 and are gone
};

} // namespace pilothouse::fleetwatch
