// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/attestation_workflow.h"
#include "services/evidence/collateral_cache.h"
#include "services/evidence/pccs_wire.h"
#include "services/http/http_client.h"

#include <QUrl>

#include <chrono>
#include <memory>

namespace pilothouse::evidence {

/// Fetches collateral from a PCCS or from Intel's own service (certification API v4): the four documents at once, each as it was signed.
/// What was fetched is kept on disk. A copy younger than `freshFor` is used without asking; an older one only when the service does not
/// give any, and that is said: its signed dates still decide in the verifier.
class PccsClient final : public attestation::CollateralPort, public std::enable_shared_from_this<PccsClient>
{
public:
    struct Options
    {
        QUrl base; ///< "https://api.trustedservices.intel.com"; a path of the API behind it is taken off
        wire::DataSet dataSet = {};
        QString environment;                                           ///< whose cache it is
        attestation::TrustRoot root = attestation::TrustRoot::intel(); ///< names the CRL's place when the service has no root CRL
        QString cacheFolder;                                           ///< empty: nothing is kept
        std::chrono::seconds freshFor{3600};
        std::chrono::milliseconds timeout{10'000}; ///< over all tries of a document
    };
    /// `http` must allow the service's origin, and that of the root's CRL distribution point.
    PccsClient(std::shared_ptr<http::HttpClient> http, Options options, std::shared_ptr<const Clock> clock);

    QCoro::Task<Result<attestation::FetchedCollateral>> collateralFor(attestation::Quote quote, CancelToken cancel) override;

private:
    QCoro::Task<Result<http::HttpReply>> get(QUrl url, CancelToken cancel);
    QCoro::Task<Result<http::HttpReply>> document(QString path, QString query, CancelToken cancel);
    QCoro::Task<Result<QByteArray>> rootCrl(CancelToken cancel);
    QCoro::Task<Result<attestation::Collateral>> fetch(attestation::CollateralHint hint, CancelToken cancel);
    QStringList notesFor(const KeptCollateral &kept, const QString &how) const;

    std::shared_ptr<http::HttpClient> m_http;
    Options m_options;
    std::shared_ptr<const Clock> m_clock;
    CollateralCache m_cache;
};

} // namespace pilothouse::evidence
