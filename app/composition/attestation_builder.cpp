// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/attestation_builder.h"

#include "app/composition/remotes.h"
#include "services/attestation/attestation_workflow.h"
#include "services/core/private_file.h"
#include "services/evidence/live_evidence.h"
#include "services/evidence/pccs_client.h"
#include "services/evidence/plane_attestation.h"

namespace pilothouse::composition {

namespace {

constexpr qsizetype kRootBytes = 64 * 1024;

std::shared_ptr<attestation::CollateralPort> buildCollateral(const AttestationOptions &options)
{
    if (options.pccsUrl.isEmpty())
        return nullptr;
    evidence::PccsClient::Options pccs;
    pccs.base = QUrl(options.pccsUrl);
    pccs.environment = options.environment.text();
    pccs.root = options.root;
    if (!options.stateFolder.isEmpty())
        pccs.cacheFolder = options.stateFolder + QStringLiteral("/collateral");
    http::RemoteContext context;
    context.environment = options.environment;
    context.allowedOrigins = {pccs.base};
    // Intel's own service has no root CRL; it lies where the pinned root says.
    if (const auto crl = evidence::wire::crlDistributionPoint(options.root.der))
        context.allowedOrigins.append(*crl);
    context.remoteName = QStringLiteral("PCCS");
    return std::make_shared<evidence::PccsClient>(std::make_shared<http::HttpClient>(context), pccs, options.clock);
}

} // namespace

Result<attestation::TrustRoot> trustRootOf(const domain::Profile &profile)
{
    const QString path = profile.attestation ? profile.attestation->trustRootPath : QString();
    if (path.isEmpty() || profile.environment.kind != domain::EnvironmentKind::Demo)
        return attestation::TrustRoot::intel();
    const auto bytes = readPrivateFile(path, kRootBytes, FileAccess::OthersMayRead);
    auto root = bytes ? attestation::TrustRoot::fromBytes(*bytes, path) : Result<attestation::TrustRoot>(bytes.error());
    if (root)
        return root;
    Error error = root.error();
    error.kind = ErrorKind::InvalidInput;
    error.where = path;
    return error;
}

std::shared_ptr<attestation::AttestationWorkflow> buildAttestation(const AttestationOptions &options)
{
    attestation::AttestationWorkflow::Parts parts;
    evidence::LiveEvidence::Parts live;
    // A machine is asked at several addresses: what waits between two tries adds up to what the operator waits.
    http::RetryPolicy soon;
    soon.backOff = {std::chrono::milliseconds(100)};
    live.http = keylessClient(options.environment, soon);
    live.cloud = options.cvms;
    live.apps = std::dynamic_pointer_cast<cluster::AppAttestationPort>(options.cvms);
    parts.evidence = std::make_shared<evidence::LiveEvidence>(live);
    parts.collateral = buildCollateral(options);
    parts.root = options.root;
    parts.policy = options.policy;
    parts.clock = options.clock;
    return std::make_shared<attestation::AttestationWorkflow>(parts);
}

std::shared_ptr<cutover::PlaneAttestationPort> buildPlaneAttestation(const AttestationOptions &options, const domain::PlaneSettings &plane,
                                                                     const domain::AttestationPolicy &policy,
                                                                     std::shared_ptr<cutover::PlanePort> planes)
{
    evidence::PlaneAttestor::Parts parts;
    parts.plane = plane;
    parts.policy = policy;
    parts.planes = std::move(planes);
    parts.workflow = buildAttestation(options);
    return std::make_shared<evidence::PlaneAttestor>(parts);
}

} // namespace pilothouse::composition
