// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/ca_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>

#include <algorithm>

namespace pilothouse::http {

namespace {

constexpr qint64 kMostBytes = 1024 * 1024;

Error unusable(const QString &what, const QString &path)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = what;
    error.where = path;
    error.nextStep = QStringLiteral("Name a file with the PEM certificates of this environment's CA under ca-file, or take the key out.");
    return error;
}

} // namespace

Result<CaFile> readCaFile(const QString &path)
{
    QFile file(path);
    // A pipe or a device would hold up whoever reads it.
    if (QFileInfo(path).exists() && !QFileInfo(path).isFile())
        return unusable(QStringLiteral("the CA file is not a file"), path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(QStringLiteral("the CA file cannot be read: %1").arg(file.errorString()), path);
    CaFile ca;
    ca.pem = file.read(kMostBytes + 1);
    if (ca.pem.size() > kMostBytes)
        return unusable(QStringLiteral("the CA file is larger than 1 MiB"), path);
    if (ca.pem.contains("PRIVATE KEY-----")) {
        ca.pem.fill('\0');
        return unusable(QStringLiteral("the CA file holds a private key; it must hold certificates alone"), path);
    }
    const auto certificates = QSslCertificate::fromData(ca.pem, QSsl::Pem);
    if (certificates.isEmpty())
        return unusable(QStringLiteral("the CA file holds no PEM certificate"), path);
    // Qt drops what it cannot read without a word: a half of a bundle must not pass for the whole.
    if (certificates.size() != ca.pem.count("-----BEGIN CERTIFICATE-----"))
        return unusable(QStringLiteral("a certificate of the CA file cannot be read"), path);
    ca.certificates = int(certificates.size());
    for (const QSslCertificate &certificate : certificates)
        ca.firstExpiry = ca.firstExpiry.isValid() ? std::min(ca.firstExpiry, certificate.expiryDate().toUTC()) : certificate.expiryDate().toUTC();
    return ca;
}

} // namespace pilothouse::http
