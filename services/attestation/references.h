// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/os_image_table.h"
#include "services/core/digest.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace pilothouse::attestation {

/// What the operator says the machines must be. What is not given is not checked and fails nothing.
struct References
{
    std::optional<OsImageTable> osImages;
    QString osImage; ///< name, version or title of a table entry; empty = any release in the table
    std::optional<Sha256> composeHash;
    std::optional<QByteArray> appId; ///< 20 bytes
    QByteArray keyProviderId;        ///< lower-case hex of the KMS root key as the key-provider event names it; empty = not checked

    bool isEmpty() const { return !osImages && osImage.isEmpty() && !composeHash && !appId && keyProviderId.isEmpty(); }
    /// One line for each reference, for people: "OS image table: 3 images (source)". Nothing when nothing is expected.
    QStringList lines() const;
};

/// {"osImages": {table}, "osImage": "text", "composeHash": "hex", "appId": "hex", "keyProviderId": "hex"}; what is not given is absent.
QJsonObject toJson(const References &references);
/// The same read back. Errors: InvalidInput that names the member; a name that is not known is one, so that nothing is dropped silently.
Result<References> referencesFromJson(const QJsonObject &json);

} // namespace pilothouse::attestation
