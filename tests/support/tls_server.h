// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace pilothouse::test {

/// A throw-away key with a certificate it signed itself. Link OpenSSL::Crypto.
struct TlsIdentity
{
    QByteArray certificatePem;
    QByteArray keyPem;

    QByteArray certificateDer() const { return QSslCertificate(certificatePem).toDer(); }

    /// `altName` as OpenSSL writes it: "IP:127.0.0.1", "DNS:another.example". Valid from `from` to `until`, seconds from now.
    static TlsIdentity make(const QByteArray &altName, long from = -3600, long until = 3600)
    {
        EVP_PKEY *const key = EVP_EC_gen("P-256");
        X509 *const certificate = X509_new();
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), from);
        X509_gmtime_adj(X509_getm_notAfter(certificate), until);
        X509_set_pubkey(certificate, key);
        X509_NAME *const name = X509_get_subject_name(certificate);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>("Pilothouse test"), -1, -1, 0);
        X509_set_issuer_name(certificate, name);
        for (const auto &[nid, value] :
             {std::pair(NID_subject_alt_name, altName), std::pair(NID_basic_constraints, QByteArray("critical,CA:TRUE"))}) {
            X509_EXTENSION *const extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.constData());
            X509_add_ext(certificate, extension, -1);
            X509_EXTENSION_free(extension);
        }
        X509_sign(certificate, key, EVP_sha256());
        TlsIdentity identity;
        BIO *const bio = BIO_new(BIO_s_mem());
        char *data = nullptr;
        PEM_write_bio_X509(bio, certificate);
        long size = BIO_get_mem_data(bio, &data);
        identity.certificatePem = QByteArray(data, size);
        (void)BIO_reset(bio);
        PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
        size = BIO_get_mem_data(bio, &data);
        identity.keyPem = QByteArray(data, size);
        BIO_free(bio);
        X509_free(certificate);
        EVP_PKEY_free(key);
        return identity;
    }
};

/// For RawHttpServer: the same with TLS.
inline std::unique_ptr<QTcpServer> makeTlsServer(const TlsIdentity &identity)
{
    auto server = std::make_unique<QSslServer>();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(identity.certificatePem));
    configuration.setPrivateKey(QSslKey(identity.keyPem, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    server->setSslConfiguration(configuration);
    return server;
}

} // namespace pilothouse::test
