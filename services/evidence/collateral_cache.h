// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/collateral_hint.h"
#include "services/core/digest.h"
#include "services/core/result.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace pilothouse::evidence {

/// What kept collateral belongs to. All of it is part of the file's name and is written inside, and both must agree: collateral of one
/// environment, service, trust root or data set is never used for another.
struct CacheScope
{
    QString environment;
    QString service;  ///< base URL
    Sha256 trustRoot; ///< of the pinned certificate
    QString dataSet;  ///< query that chooses it; empty = the service's default
};

struct KeptCollateral
{
    attestation::Collateral collateral;
    QDateTime fetchedAt;
};

/// Collateral on disk, one file (0600) for a platform, in a private folder. Functions may run on any thread; nothing is locked: a file is
/// written whole or not at all, and the last one wins. It is no secret and nothing is believed because it lies here: every signature and
/// date is checked again when it judges a quote.
class CollateralCache
{
public:
    /// An empty folder: nothing is kept.
    CollateralCache(QString folder, CacheScope scope);

    /// Nothing when there is none. Errors: InvalidInput when there is a file that is damaged or belongs to something else, Storage.
    Result<std::optional<KeptCollateral>> read(const attestation::CollateralHint &hint) const;
    /// Errors: Storage.
    Status write(const attestation::CollateralHint &hint, const KeptCollateral &kept) const;

    QString fileFor(const attestation::CollateralHint &hint) const;

private:
    QByteArray label(const attestation::CollateralHint &hint) const;

    QString m_folder;
    CacheScope m_scope;
};

} // namespace pilothouse::evidence
