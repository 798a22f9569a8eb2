// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/certificate/certificate_workflow.h"

#include "services/audit/audit_log.h"
#include "services/certificate/certificate.h"
#include "services/core/log.h"
#include "services/store/store.h"

#include "pilothouse_version.h"

#include <QCoroFuture>

#include <openssl/crypto.h>

#include <QSysInfo>
#include <QtConcurrentRun>

namespace pilothouse::certificate {

namespace {

Result<std::pair<QString, Sha256>> writeOnPoolThread(const CertificateRequest &request)
{
    auto written = writeCertificate(request);
    // A pool thread ends whenever the pool likes, even after OpenSSL's own clean-up; nothing of OpenSSL's may wait for that.
    OPENSSL_thread_stop();
    return written;
}

audit::Record recordOf(const attestation::JudgedEvidence &judged, const Written &written)
{
    audit::Record record;
    record.action = QStringLiteral("attestation.certificate");
    record.target = QStringLiteral("%1 machines").arg(judged.machines.size());
    record.what = QStringLiteral("certificate written: %1").arg(judged.comparison.sentence);
    record.outcome = audit::Outcome::Done;
    record.evidence = {{QStringLiteral("verdict"), attestation::fleetVerdictWord(judged.comparison.verdict)},
                       {QStringLiteral("path"), written.path},
                       {QStringLiteral("manifestSha256"), QString::fromLatin1(written.manifest.toHex())},
                       {QStringLiteral("signedBy"), written.keyFingerprint}};
    return record;
}

} // namespace

CertificateWorkflow::CertificateWorkflow(Parts parts) : m_parts(std::move(parts)) { }

QCoro::Task<Result<Written>> CertificateWorkflow::write(attestation::JudgedEvidence judged, QString path, CancelToken cancel)
{
    const auto self = shared_from_this();
    // Without a store nothing keeps two programs from making two keys at once, so none is kept.
    const std::shared_ptr<secrets::SecretStore> secrets = m_parts.store ? m_parts.secrets : nullptr;
    const auto key = co_await audit::loadOrMakeKey(secrets, m_parts.store, m_parts.environment.id, m_parts.clock);
    const auto request = std::make_shared<CertificateRequest>();
    request->path = path;
    request->judged = std::move(judged);
    request->environment = m_parts.environment;
    request->key = key;
    request->utc = m_parts.clock->utcNow();
    request->host = QSysInfo::machineHostName();
    request->program = QStringLiteral("pilothouse " PILOTHOUSE_VERSION);
    request->scan = m_parts.scan;
    request->cancel = cancel;
    request->progress = [self](int done, int total) {
        QMetaObject::invokeMethod(
            self.get(), [self, done, total] { emit self->progressChanged(done, total); }, Qt::QueuedConnection);
    };
    QFuture<Result<std::pair<QString, Sha256>>> future = QtConcurrent::run([request] { return writeOnPoolThread(*request); });
    const auto result = co_await future;
    if (!result)
        co_return result.error();
    Written written;
    written.path = result->first;
    written.manifest = result->second;
    written.keyFingerprint = sealing::keyFingerprint(key->key.publicKey());
    written.keyIsKept = key->isKept;
    if (m_parts.audit) {
        const auto entry = co_await m_parts.audit->append(recordOf(request->judged, written));
        if (!entry)
            qCWarning(lcAudit) << "a certificate could not be recorded:" << entry.error().what;
    }
    co_return written;
}

} // namespace pilothouse::certificate
