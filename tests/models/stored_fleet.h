// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/stored_evidence.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace pilothouse::test {

/// A synthetic fleet of tests/data with the collateral, root and time that belong to it.
struct StoredFleet
{
    std::vector<attestation::Evidence> machines;
    attestation::CollateralSet collateral;
    attestation::UnixTime at{};
    attestation::TrustRoot root;

    static QString path(const QString &name) { return QStringLiteral(PILOTHOUSE_SOURCE_DIR "/tests/data/attestation/synthetic/") + name; }
    static QByteArray read(const QString &name)
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static attestation::TrustRoot testRoot()
    {
        const auto root = attestation::TrustRoot::fromBytes(read(QStringLiteral("test-root.der")), QStringLiteral("test root"));
        return root ? *root : attestation::TrustRoot();
    }

    /// "identical" reads fleet-identical.json. Empty when the file is not there.
    static StoredFleet load(const QString &name)
    {
        StoredFleet fleet;
        const QByteArray json = read(QStringLiteral("fleet-%1.json").arg(name));
        if (const auto machines = attestation::evidenceFromFleetFile(json))
            fleet.machines = *machines;
        if (const auto collateral = attestation::Collateral::fromJson(read(QStringLiteral("fleet.collateral.json"))))
            fleet.collateral.items.push_back(*collateral);
        fleet.at = attestation::UnixTime(
            std::chrono::seconds(QJsonDocument::fromJson(json).object().value(QLatin1String("verification_time")).toInteger()));
        fleet.root = testRoot();
        return fleet;
    }
    attestation::Comparison compare() const { return attestation::compare(machines, collateral, at, root); }
};

} // namespace pilothouse::test
