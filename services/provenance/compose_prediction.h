// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace pilothouse::provenance {

/// What of a running machine's manifest is to be another. Members that are absent stay as they are.
struct ComposeEdit
{
    std::optional<QString> composeText;
    std::optional<QString> preLaunchScript;
    std::optional<QStringList> allowedEnvs; ///< names of the variables, in the order in which they are sent

    friend bool operator==(const ComposeEdit &, const ComposeEdit &) = default;
};

/// The compose hash (64 hex) that a cloud's machine will have after the edit. Nothing when it cannot be foretold: the manifest is no JSON
/// object, or written anew in the cloud's form it does not even give the hash that the machine has now (`hashNow`, 64 hex).
/// A prediction, to be held against what the machine's own evidence says afterwards.
std::optional<QString> predictedComposeHash(const QByteArray &manifest, const QString &hashNow, const ComposeEdit &edit);

} // namespace pilothouse::provenance
