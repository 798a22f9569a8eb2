// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/sealing/signing_key.h"

#include <QByteArrayView>

namespace pilothouse::audit {

using sealing::isSignedBy;
using sealing::keyFingerprint;
using sealing::SigningKey;

/// Signs the place of an entry in the record of an environment.
Checkpoint makeCheckpoint(const SigningKey &key, const domain::EnvironmentId &environment, quint64 seq, const Sha256 &hash, const QDateTime &utc);
/// Whether the checkpoint's own key signed exactly these values; whose key it is, is another question.
bool isGenuine(const Checkpoint &checkpoint, const domain::EnvironmentId &environment);

/// One line of checkpoints.jsonl, without a line end.
QByteArray toLine(const Checkpoint &checkpoint, const domain::EnvironmentId &environment);
struct CheckpointLine
{
    Checkpoint checkpoint;
    domain::EnvironmentId environment;
};
/// Nothing unless the line is, byte for byte, what toLine() writes.
std::optional<CheckpointLine> checkpointFromLine(QByteArrayView line);

} // namespace pilothouse::audit
