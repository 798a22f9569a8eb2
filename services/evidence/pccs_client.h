// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/attestation_workflow.h"
#include "services/http/http_client.h"

#include <QUrl>

#include <memory>

namespace pilothouse::evidence {

/// Fetches collateral from a PCCS or from Intel's own service (certification API v4). The network comes first; what was
/// fetched is kept on disk, and used when the service cannot be reached (its signed dates still decide in the verifier).
class PccsClient final : public attestation::CollateralPort, public std::enable_shared_from_this<PccsClient>
{
public:
    /// `base` has no path below it ("https://api.trustedservices.intel.com"). `cacheFolder` empty: nothing is kept.
    PccsClient(std::shared_ptr<http::HttpClient> http, QUrl base, QString cacheFolder);

    QCoro::Task<Result<attestation::Collateral>> collateralFor(attestation::Quote quote) override;

private:
    QCoro::Task<Result<http::HttpReply>> get(QString path, QString query);
    QCoro::Task<Result<attestation::Collateral>> fetch(attestation::Tee tee, QByteArray fmspc, QString ca);
    QString cacheFile(attestation::Tee tee, const QByteArray &fmspc, const QString &ca) const;

    std::shared_ptr<http::HttpClient> m_http;
    QUrl m_base;
    QString m_cacheFolder;
};

} // namespace pilothouse::evidence
