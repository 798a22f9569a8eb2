// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"

#include <QByteArrayView>
#include <QList>

#include <array>
#include <optional>
#include <vector>

namespace pilothouse::audit {

/// A place in the record kept outside it (in the keychain): what is found when the tail is cut off or all of it replaced.
struct Anchor
{
    quint64 seq = 0;
    Sha256 hash;

    friend bool operator==(const Anchor &, const Anchor &) = default;
};

/// What is known about a record from elsewhere.
struct Expectations
{
    std::optional<domain::Environment> environment; ///< nothing: all entries must name the same one
    std::optional<Anchor> anchor;
    /// Public keys that may have signed checkpoints, beside those the record itself announces; empty: not known, not judged.
    QList<QByteArray> keys;
};

/// Checks a record line by line in bounded memory: form, sequence, chain, checkpoints, keys, anchor. No I/O, any thread.
class RecordVerifier
{
public:
    RecordVerifier(std::vector<Checkpoint> checkpoints, Expectations expected);

    /// The next entry, without its line end. After the first broken one the rest is only counted.
    void add(QByteArrayView line);
    /// Says so when something outside the lines is broken (a column beside the body, a missing line end).
    void markBroken(quint64 seq, const QString &why);
    Verification finish();
    /// Public keys that entries of the record announce; complete after the last line.
    const QList<QByteArray> &announcedKeys() const { return m_announced; }
    /// The break is in a checkpoint itself (a signature that does not fit its own words), not in an entry.
    bool isCheckpointBroken() const { return m_isCheckpointBroken; }

private:
    bool checkLine(QByteArrayView line);
    void checkCheckpoints();
    void checkKeys();
    void noteAnnouncedKeys(QByteArrayView line);

    std::vector<Checkpoint> m_checkpoints; ///< by seq
    size_t m_nextCheckpoint = 0;
    Expectations m_expected;
    domain::EnvironmentId m_environmentId;
    QByteArray m_environment; ///< as the first line spells it
    QByteArray m_kind;
    QList<QByteArray> m_announced;
    quint64 m_entries = 0;
    Sha256 m_tip;
    std::array<char, 64> m_tipHex;
    std::optional<quint64> m_broken;
    std::optional<bool> m_anchorMatches;
    QString m_why;
    bool m_isCheckpointBroken = false;
};

/// The action of an entry that says which key signs from here on; its members `publicKey` in before and after are believed.
inline constexpr char kKeyAction[] = "audit.key";

} // namespace pilothouse::audit
