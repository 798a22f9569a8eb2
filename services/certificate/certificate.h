// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/evidence_bundle.h"
#include "services/audit/audit_keys.h"
#include "services/core/cancel_token.h"
#include "services/domain/environment.h"
#include "services/secrets/secret_scan.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace pilothouse::certificate {

/// The files of a certificate, in the order of the manifest and of the zip. manifest.json comes behind them.
///   evidence.json    quotes, logs, texts, challenges, keys, collateral, time, root, policy: all that the verdict follows from
///   comparison.json  the verdict with its reasons, as `attest compare --json` says it
///   report.pdf, report.html   the same for people
QStringList certificateFiles();

/// What the manifest says about a certificate.
struct Statement
{
    domain::Environment environment;
    QDateTime writtenUtc;
    QString host;
    QString program;        ///< "pilothouse 0.1.0"
    QString verdict;        ///< the contract's word
    qint64 verifiedAt = 0;  ///< Unix seconds: the time that judged certificates and collateral
    QString trustRoot;      ///< its name
    Sha256 trustRootDigest; ///< over its DER
    bool keyIsKept = false; ///< the signing key is in a keychain; otherwise it was made for one session
    QByteArray publicKey;   ///< 32 bytes
};

// ---- writing -----------------------------------------------------------------------------------------------------------

struct CertificateRequest
{
    QString path; ///< a folder, or a zip when it ends in ".zip"
    attestation::JudgedEvidence judged;
    domain::Environment environment;
    std::shared_ptr<const audit::AuditKey> key;
    QDateTime utc;
    QString host;
    QString program;
    std::shared_ptr<const secrets::SecretScan> scan; ///< null: only known forms of secrets are refused
    CancelToken cancel;
    std::function<void(int done, int total)> progress; ///< on the writing thread; null: nobody looks
};

/// Blocks; on whatever thread it is called. The path appears whole or not at all; what is there already is never replaced (an
/// empty folder is). Answers the digest of manifest.json. Errors: Storage, TooLarge, Cancelled, Refused (the path exists; the
/// evidence holds a secret).
Result<std::pair<QString, Sha256>> writeCertificate(const CertificateRequest &request);

// ---- verifying ---------------------------------------------------------------------------------------------------------

enum class CheckVerdict {
    Intact,           ///< every byte as signed, and the evidence gives the stated verdict again
    Broken,           ///< something was changed, is missing or does not belong
    DifferentVerdict, ///< every byte as signed, but the evidence gives something else
};
QString checkVerdictWord(CheckVerdict verdict); ///< "intact", "broken", "different-verdict"

struct CertificateCheck
{
    CheckVerdict verdict = CheckVerdict::Broken;
    QString message;                    ///< one sentence
    QString brokenFile;                 ///< the first file with something wrong; empty when nothing is
    QStringList problems;               ///< all that is broken, each with its file
    QStringList differences;            ///< what the evidence says otherwise: "instances[1].quote: stated verified, found rejected"
    std::optional<Statement> statement; ///< nothing when the manifest cannot be believed
    QString recomputed;                 ///< the verdict that the evidence gives; empty when it was not reached
    QString rootUsed;                   ///< the root that judged now
    bool isStatedRoot = false;          ///< whether that is the one the certificate names
    QStringList policy;                 ///< TCB statuses that the certificate's policy accepts
    QStringList references;             ///< what the machines were held against, one line each; empty = nothing
    QString keyFingerprint;             ///< of the key that signed; whose it is, is another question
};

/// Checks a certificate byte by byte and judges its evidence again at the time it names, with its policy and under `root`: the
/// root that travels along is never obeyed. Reads nothing but `path`: no home, no keychain, no network. Blocks.
/// Errors: NotFound, InvalidInput (neither a folder nor a zip).
Result<CertificateCheck> verifyCertificate(const QString &path, attestation::TrustRoot root = attestation::TrustRoot::intel());

} // namespace pilothouse::certificate
