// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/report_json.h"
#include "services/certificate/certificate_files.h"
#include "services/core/secret_forms.h"
#include "services/sealing/package_writer.h"

namespace pilothouse::certificate {

namespace {

constexpr int kSteps = 6;

Error refusedSecret(const QString &where, const QString &secret)
{
    Error error;
    error.kind = ErrorKind::Refused;
    error.where = where;
    error.what = QStringLiteral("the evidence holds %1; nothing was written").arg(secret);
    error.nextStep = QStringLiteral("Replace that secret at its service and take it out of what the machine shows, then compare again.");
    return error;
}

class Writer
{
public:
    explicit Writer(const CertificateRequest &request) : m_request(request) { }

    Result<std::pair<QString, Sha256>> write()
    {
        // Looked through before anything is on disk: also a partial file would be a leak.
        const Status clean = scanMachines();
        if (!clean)
            return clean.error();
        auto package = sealing::PackageWriter::create(m_request.path);
        if (!package)
            return package.error();
        m_package = std::move(*package);
        m_statement = statementOf();
        const attestation::JudgedEvidence &judged = m_request.judged;
        const QByteArray comparison = comparisonText(attestation::toJson(judged.comparison));
        for (const auto &[name, text] :
             {std::pair{QStringLiteral("evidence.json"), attestation::evidenceBundle(judged)}, {QStringLiteral("comparison.json"), comparison}}) {
            if (const auto secret = secretIn(text))
                return refusedSecret(name, *secret);
            if (const Status written = step(m_package->write(name, text)); !written)
                return written.error();
        }
        const Status html = step(m_package->write(QStringLiteral("report.html"), htmlReport(m_statement, judged)));
        if (!html)
            return html.error();
        const QString pdfName = QStringLiteral("report.pdf");
        const Status drawn = writePdfReport(m_statement, judged, m_package->pathOf(pdfName));
        const Status pdf = step(drawn ? m_package->adopt(pdfName) : drawn);
        if (!pdf)
            return pdf.error();
        return seal();
    }

private:
    Result<std::pair<QString, Sha256>> seal()
    {
        const QStringList names = certificateFiles();
        const QString manifestName = QString::fromLatin1(sealing::kManifestName);
        const QByteArray manifest = signedStatement(m_statement, m_package->files(names), m_request.key->key);
        const Status written = step(m_package->write(manifestName, manifest));
        if (!written)
            return written.error();
        const auto path = m_package->finish(names + QStringList{manifestName});
        if (!path)
            return path.error();
        report(kSteps);
        return std::pair(*path, sha256({manifest}));
    }

    std::optional<QString> secretIn(QByteArrayView text) const { return m_request.scan ? m_request.scan->find(text) : knownSecretForm(text); }

    /// Each text as it was received: inside the bundle it is escaped once more.
    Status scanMachines() const
    {
        for (const attestation::Evidence &machine : m_request.judged.machines) {
            for (const QByteArray &text : {machine.appCompose, machine.appInfo, machine.vmConfig, machine.versionInfo, machine.eventLog,
                                           machine.address.toUtf8(), machine.failures.join(u'\n').toUtf8()}) {
                if (const auto secret = secretIn(text))
                    return refusedSecret(machine.name, *secret);
            }
        }
        return Done{};
    }

    Statement statementOf() const
    {
        const attestation::JudgedEvidence &judged = m_request.judged;
        Statement statement;
        statement.environment = m_request.environment;
        statement.writtenUtc = m_request.utc;
        statement.host = m_request.host;
        statement.program = m_request.program;
        statement.verdict = attestation::fleetVerdictWord(judged.comparison.verdict);
        statement.verifiedAt = judged.comparison.at.time_since_epoch().count();
        statement.trustRoot = judged.comparison.trustRoot;
        statement.trustRootDigest = sha256({judged.root.der});
        statement.keyIsKept = m_request.key->isKept;
        statement.publicKey = m_request.key->key.publicKey();
        return statement;
    }

    void report(int done) const
    {
        if (m_request.progress)
            m_request.progress(done, kSteps);
    }
    Status step(const Status &result)
    {
        if (!result)
            return result;
        if (m_request.cancel.isCancelled()) {
            Error error;
            error.kind = ErrorKind::Cancelled;
            error.what = QStringLiteral("the certificate was not written");
            return error;
        }
        report(++m_done);
        return result;
    }

    const CertificateRequest &m_request;
    std::unique_ptr<sealing::PackageWriter> m_package;
    Statement m_statement;
    int m_done = 0;
};

} // namespace

Result<std::pair<QString, Sha256>> writeCertificate(const CertificateRequest &request)
{
    return Writer(request).write();
}

} // namespace pilothouse::certificate
