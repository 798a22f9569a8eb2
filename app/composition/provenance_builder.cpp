// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/provenance_builder.h"

#include "services/chain/chain_client.h"
#include "services/provenance/git_process.h"
#include "services/provenance/provenance_workflow.h"

namespace pilothouse::composition {

namespace {

/// The one KMS contract that is not on Base (Phala's documentation, "KMS contracts").
constexpr char kEthereumKms[] = "0xd343a3f5593b93d8056ab5d60c433622d7d65a80";
constexpr quint64 kEthereumChainId = 1;

std::shared_ptr<provenance::ChainPort> buildNode(const ProvenanceOptions &options, const QUrl &url)
{
    http::RemoteContext context;
    context.environment = options.environment;
    context.caFile = options.caFile;
    context.allowedOrigins = {url};
    context.remoteName = url.host();
    return std::make_shared<chain::ChainClient>(std::make_shared<http::HttpClient>(context), url);
}

} // namespace

std::shared_ptr<provenance::ProvenanceWorkflow> buildProvenance(const ProvenanceOptions &options)
{
    provenance::ProvenanceWorkflow::Parts parts;
    parts.clock = options.clock;
    parts.git = std::make_shared<provenance::GitProcess>();
    if (options.attestation && !options.attestation->chainRpcUrl.isEmpty()) {
        parts.nodes.push_back(buildNode(options, QUrl(options.attestation->chainRpcUrl)));
        for (const QUrl &url : options.furtherNodes)
            parts.nodes.push_back(buildNode(options, url));
    }
    if (options.attestation) {
        parts.appContract = provenance::addressFromText(options.attestation->chainAppContract);
        parts.kmsContract = provenance::addressFromText(options.attestation->chainKmsContract);
    }
    const auto ethereum = provenance::addressFromText(QString::fromLatin1(kEthereumKms));
    parts.chainId = parts.kmsContract && parts.kmsContract == ethereum ? kEthereumChainId : provenance::kBaseChainId;
    return std::make_shared<provenance::ProvenanceWorkflow>(parts);
}

} // namespace pilothouse::composition
