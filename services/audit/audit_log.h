// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/digest.h"
#include "services/core/result.h"
#include "services/domain/environment.h"

#include <QCoroTask>

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::audit {

/// What an entry says about its action. Intended and its outcome are two entries.
enum class Outcome { Recorded, Intended, Done, Failed, Unknown, Refused };
QString outcomeWord(Outcome outcome);
std::optional<Outcome> outcomeFromWord(QStringView word);

/// One line of the record before it is chained. No secret may be in any member; the log refuses known secret forms.
struct Record
{
    QString action; ///< "cvm.restart", "shift.apply", "gate.change", "rollback.attempt", "attest.compare" …
    QString target; ///< "runner-4f1c92ab", "HAProxy", "run 7c2e"
    QString what;   ///< one sentence
    Outcome outcome = Outcome::Recorded;
    QString actor; ///< empty = the operator of this desk
    QString run;   ///< ties the entries of one operation together
    QString reason;
    QJsonObject before;
    QJsonObject after;
    QJsonObject evidence;
};

/// One entry as stored and exported: the record, its place and its digests.
/// hash = SHA-256 over the canonical JSON of the entry without `hash`; `prev` is the hash of the entry before it.
struct Entry
{
    quint64 seq = 0; ///< from 1, without a gap
    QDateTime utc;
    qint64 monotonicMs = 0;
    QString host;
    domain::Environment environment;
    Record record;
    Sha256 prev;
    Sha256 hash;
};

/// A signature (Ed25519) over environment, seq, hash and time of an entry; made each 1,000 entries, 10 s after the last change, and at export.
struct Checkpoint
{
    quint64 seq = 0;
    Sha256 hash;
    QDateTime utc;
    QByteArray signature; ///< 64 bytes
    QByteArray publicKey; ///< 32 bytes
};

/// What a check of the record found.
struct Verification
{
    bool intact = false;
    quint64 entries = 0;
    std::optional<quint64> firstBroken; ///< counts entries from 1
    quint64 checkpoints = 0;
    Sha256 tip;
    std::optional<bool> tipMatchesAnchor; ///< nothing when no anchor is kept outside
    QString message;                      ///< one sentence: what is wrong and where, or that nothing is
};

struct Filter
{
    QString text;          ///< as typed: words, field:value, -negated
    qint64 limit = 10'000; ///< newest first
};

/// The append-only, hash-chained record of one environment.
/// append() completes when the entry is on disk. If it fails, the action it was to announce must not start
/// (a rollback alone goes ahead, and its entries are appended as soon as they can be).
class AuditLog : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QCoro::Task<Result<Entry>> append(Record record) = 0;
    /// Newest first.
    virtual QCoro::Task<Result<std::vector<Entry>>> entries(Filter filter) = 0;
    virtual QCoro::Task<Result<std::vector<Checkpoint>>> checkpoints() = 0;
    virtual QCoro::Task<Result<Verification>> verify() = 0;
    /// Writes the whole record to a folder, or to a zip when the path ends in ".zip". Atomic: the path exists whole or not at all.
    virtual QCoro::Task<Result<QString>> exportTo(QString path) = 0;

signals:
    /// From the main thread, after an entry is on disk (this program's own; others' are seen by refresh).
    void appended(const pilothouse::audit::Entry &entry);
    /// After the newest entry was signed: there may be a checkpoint more than the last check counted.
    void checkpointed();
};

/// The account this program runs under: the actor of entries that name no other.
QString userOfThisDesk();

} // namespace pilothouse::audit
