// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/evidence_bundle.h"
#include "services/core/cancel_token.h"
#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/domain/environment.h"

#include <QCoroTask>
#include <QObject>

#include <memory>

namespace pilothouse {
namespace audit {
class AuditLog;
}
namespace secrets {
class SecretScan;
class SecretStore;
} // namespace secrets
namespace store {
class Store;
}
} // namespace pilothouse

namespace pilothouse::certificate {

/// A certificate on disk.
struct Written
{
    QString path;
    Sha256 manifest;        ///< digest of manifest.json: names the whole certificate
    QString keyFingerprint; ///< of the key that signed it
    bool keyIsKept = false; ///< otherwise the key was made for this one certificate
};

/// Writes certificates of comparisons: evidence, verdict and reports, with a signed manifest. Lives on the main thread, works on
/// others; held by shared_ptr.
class CertificateWorkflow final : public QObject, public std::enable_shared_from_this<CertificateWorkflow>
{
    Q_OBJECT
public:
    struct Parts
    {
        domain::Environment environment;
        std::shared_ptr<secrets::SecretStore> secrets;   ///< null: a key for each certificate
        std::shared_ptr<store::Store> store;             ///< null: likewise
        std::shared_ptr<const secrets::SecretScan> scan; ///< null: only known forms of secrets are refused
        std::shared_ptr<audit::AuditLog> audit;          ///< null: not recorded
        std::shared_ptr<const Clock> clock;
    };
    explicit CertificateWorkflow(Parts parts);

    /// Writes a folder, or a zip when the path ends in ".zip". It appears whole or not at all; what is there already is never
    /// replaced (an empty folder is). Recorded as `attestation.certificate`.
    /// Errors: Refused (the path exists; the evidence holds a secret that is in use), Storage, TooLarge, Cancelled.
    QCoro::Task<Result<Written>> write(attestation::JudgedEvidence judged, QString path, CancelToken cancel);

signals:
    /// Steps done out of all; on the main thread.
    void progressChanged(int done, int total);

private:
    Parts m_parts;
};

} // namespace pilothouse::certificate
