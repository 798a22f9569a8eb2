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
    const QUrl base(options.pccsUrl);
    http::RemoteContext context;
    context.environment = options.environment;
    context.allowedOrigins = {base};
    context.remoteName = QStringLiteral("PCCS");
    const QString cache = options.stateFolder.isEmpty() ? QString() : options.stateFolder + QStringLiteral("/collateral");
    return std::make_shared<evidence::PccsClient>(std::make_shared<http::HttpClient>(context), base, cache);
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
    parts.evidence = std::make_shared<evidence::LiveEvidence>(keylessClient(options.environment), options.cvms);
    parts.collateral = buildCollateral(options);
    parts.root = options.root;
    parts.policy = options.policy;
    parts.clock = options.clock;
    return std::make_shared<attestation::AttestationWorkflow>(parts);
}

std::shared_ptr<cutover::PlaneAttestationPort> buildPlaneAttestation(const AttestationOptions &options, const domain::PlaneSettings &plane,
                                                                     const domain::AttestationPolicy &policy, std::shared_ptr<cutover::PlanePort> planes)
{
    evidence::PlaneAttestor::Parts parts;
    parts.plane = plane;
    parts.policy = policy;
    parts.planes = std::move(planes);
    parts.workflow = buildAttestation(options);
    return std::make_shared<evidence::PlaneAttestor>(parts);
}

} // namespace pilothouse::composition
