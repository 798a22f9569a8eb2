// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/attestation_builder.h"

#include "app/composition/remotes.h"
#include "services/attestation/attestation_workflow.h"
#include "services/core/plain_text.h"
#include "services/core/private_file.h"
#include "services/evidence/live_evidence.h"
#include "services/evidence/pccs_client.h"
#include "services/evidence/plane_attestation.h"

namespace pilothouse::composition {

namespace {

constexpr qsizetype kRootBytes = 64 * 1024;
constexpr qsizetype kTableBytes = 4 * 1024 * 1024;

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
    context.caFile = options.caFile;
    context.allowedOrigins = {pccs.base};
    // Intel's own service has no root CRL; it lies where the pinned root says.
    if (const auto crl = evidence::wire::crlDistributionPoint(options.root.der))
        context.allowedOrigins.append(*crl);
    context.remoteName = QStringLiteral("PCCS");
    return std::make_shared<evidence::PccsClient>(std::make_shared<http::HttpClient>(context), pccs, options.clock);
}

/// What the profile says the machines must be. Errors: InvalidInput (the image table; an image it does not list).
Result<attestation::References> referencesOf(const domain::Profile &profile)
{
    attestation::References references;
    if (!profile.attestation)
        return references;
    const domain::ReferenceSettings &settings = profile.attestation->references;
    if (!settings.osImagesPath.isEmpty()) {
        const auto bytes = readPrivateFile(settings.osImagesPath, kTableBytes, FileAccess::OthersMayRead);
        auto table = bytes ? attestation::OsImageTable::fromJson(*bytes) : Result<attestation::OsImageTable>(bytes.error());
        if (!table) {
            Error error = table.error();
            error.kind = ErrorKind::InvalidInput;
            error.where = settings.osImagesPath;
            return error;
        }
        references.osImages = *std::move(table);
        if (!settings.osImage.isEmpty() && !references.osImages->names(settings.osImage))
            return Error{.kind = ErrorKind::InvalidInput,
                         .what = QStringLiteral("the OS image table has no entry \"%1\"").arg(visibleText(settings.osImage, 80)),
                         .where = settings.osImagesPath,
                         .nextStep = QStringLiteral("Name an entry of the table under attestation.references.image.")};
    }
    references.osImage = settings.osImage;
    // The profile's reader has checked that these are hexadecimal and how long.
    references.composeHash = Sha256::fromHex(settings.composeHash.toLatin1());
    if (!settings.appId.isEmpty())
        references.appId = bytesFromHex(settings.appId.toLatin1());
    references.keyProviderId = settings.keyProviderId.toLatin1();
    return references;
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

Result<AttestationOptions> attestationOptionsOf(const domain::Profile &profile, const QString &stateFolder)
{
    AttestationOptions options;
    options.environment = profile.environment.id;
    options.caFile = profile.caFile;
    options.stateFolder = stateFolder;
    const auto root = trustRootOf(profile);
    if (!root)
        return root.error();
    options.root = *root;
    const auto given = referencesOf(profile);
    if (!given)
        return given.error();
    const auto book = attestation::ReferenceBook::open(
        *given, stateFolder.isEmpty() ? QString() : QStringLiteral("%1/%2.os-images.json").arg(stateFolder, profile.environment.id.text()));
    if (!book)
        return book.error();
    options.references = *book;
    if (profile.attestation) {
        options.pccsUrl = profile.attestation->pccsUrl;
        options.policy.accept = profile.attestation->policy.acceptStatus;
    }
    return options;
}

std::shared_ptr<attestation::SecondVerifierPort> secondVerifierOf(const std::shared_ptr<cluster::CvmPort> &cvms)
{
    return std::dynamic_pointer_cast<attestation::SecondVerifierPort>(cvms);
}

std::shared_ptr<attestation::AttestationWorkflow> buildAttestation(const AttestationOptions &options)
{
    attestation::AttestationWorkflow::Parts parts;
    evidence::LiveEvidence::Parts live;
    // A machine is asked at several addresses: what waits between two tries adds up to what the operator waits.
    http::RetryPolicy soon;
    soon.backOff = {std::chrono::milliseconds(100)};
    live.http = keylessClient(options.environment, options.caFile, soon);
    live.cloud = options.cvms;
    live.apps = std::dynamic_pointer_cast<cluster::AppAttestationPort>(options.cvms);
    parts.evidence = std::make_shared<evidence::LiveEvidence>(live);
    parts.collateral = buildCollateral(options);
    parts.root = options.root;
    parts.policy = options.policy;
    parts.references = options.references;
    parts.clock = options.clock;
    parts.secondVerifier = options.secondVerifier;
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
