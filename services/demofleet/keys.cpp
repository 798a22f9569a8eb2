// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/keys.h"

#include "services/core/freed_by.h"

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <stdexcept>

namespace pilothouse::demofleet {

namespace {

using BigNumber = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;
using X509Handle = std::unique_ptr<X509, FreedBy<X509_free>>;
using CrlHandle = std::unique_ptr<X509_CRL, FreedBy<X509_CRL_free>>;
using NameHandle = std::unique_ptr<X509_NAME, FreedBy<X509_NAME_free>>;
using SignatureHandle = std::unique_ptr<ECDSA_SIG, FreedBy<ECDSA_SIG_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>>;
using ExtensionHandle = std::unique_ptr<X509_EXTENSION, FreedBy<X509_EXTENSION_free>>;
using IntegerHandle = std::unique_ptr<ASN1_INTEGER, FreedBy<ASN1_INTEGER_free>>;

/// Key making fails only when the machine itself is broken; there is nothing to go on with then.
void require(bool ok)
{
    if (!ok)
        qFatal("demo fleet: OpenSSL failed: %s", ERR_error_string(ERR_peek_last_error(), nullptr));
}

template <typename T, typename F>
QByteArray derOf(T *object, F encode)
{
    const int size = encode(object, nullptr);
    require(size > 0);
    QByteArray der(size, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(der.data());
    encode(object, &out);
    return der;
}

X509Handle decode(const QByteArray &der)
{
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    X509Handle certificate(d2i_X509(nullptr, &data, long(der.size())));
    require(certificate != nullptr);
    return certificate;
}

/// The names of Intel's own certificates, so that a verifier that asks for them finds them; only the pinned root tells them
/// apart.
NameHandle nameOf(const QString &commonName, const QString &organization)
{
    NameHandle name(X509_NAME_new());
    const std::pair<const char *, QByteArray> parts[]
        = {{"CN", commonName.toUtf8()}, {"O", organization.toUtf8()}, {"L", "Santa Clara"}, {"ST", "CA"}, {"C", "US"}};
    for (const auto &[field, value] : parts)
        require(X509_NAME_add_entry_by_txt(name.get(), field, MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(value.constData()),
                                           int(value.size()), -1, 0)
                == 1);
    return name;
}

void addExtension(X509V3_CTX &context, X509 *certificate, int nid, const char *value)
{
    const ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

void setTime(ASN1_TIME *field, FleetTime time)
{
    require(ASN1_TIME_set(field, time_t(time / 1000)) != nullptr);
}

QByteArray newSerial()
{
    QByteArray serial = randomKeyBytes(20);
    serial[0] = char(0x50 | (serial[0] & 0x0f)); // positive, and never shorter
    return serial;
}

IntegerHandle asn1Integer(const QByteArray &bigEndian)
{
    const BigNumber number(BN_bin2bn(reinterpret_cast<const unsigned char *>(bigEndian.constData()), int(bigEndian.size()), nullptr));
    IntegerHandle integer(BN_to_ASN1_INTEGER(number.get(), nullptr));
    require(integer != nullptr);
    return integer;
}

} // namespace

QByteArray randomKeyBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    require(RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), count) == 1);
    return bytes;
}

KeyPair KeyPair::generate()
{
    KeyPair pair;
    pair.m_key = std::shared_ptr<EVP_PKEY>(EVP_EC_gen("P-256"), EVP_PKEY_free);
    require(pair.m_key != nullptr);
    return pair;
}

QByteArray KeyPair::sign(QByteArrayView message) const
{
    const DigestContext context(EVP_MD_CTX_new());
    require(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1);
    size_t size = 0;
    const auto *data = reinterpret_cast<const unsigned char *>(message.data());
    require(EVP_DigestSign(context.get(), nullptr, &size, data, size_t(message.size())) == 1);
    QByteArray der(qsizetype(size), Qt::Uninitialized);
    require(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(der.data()), &size, data, size_t(message.size())) == 1);
    const auto *in = reinterpret_cast<const unsigned char *>(der.constData());
    const SignatureHandle signature(d2i_ECDSA_SIG(nullptr, &in, long(size)));
    require(signature != nullptr);
    QByteArray raw(64, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(raw.data());
    require(BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, 32) == 32 && BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + 32, 32) == 32);
    return raw;
}

bool KeyPair::hasSigned(QByteArrayView message, QByteArrayView rawSignature) const
{
    require(rawSignature.size() == 64);
    const auto *raw = reinterpret_cast<const unsigned char *>(rawSignature.data());
    BigNumber r(BN_bin2bn(raw, 32, nullptr));
    BigNumber s(BN_bin2bn(raw + 32, 32, nullptr));
    const SignatureHandle signature(ECDSA_SIG_new());
    require(r && s && signature && ECDSA_SIG_set0(signature.get(), r.release(), s.release()) == 1);
    unsigned char *der = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &der);
    require(size > 0);
    const DigestContext context(EVP_MD_CTX_new());
    const bool isReady = EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1;
    const auto *data = reinterpret_cast<const unsigned char *>(message.data());
    const bool isGood = isReady && EVP_DigestVerify(context.get(), der, size_t(size), data, size_t(message.size())) == 1;
    OPENSSL_free(der);
    return isGood;
}

QByteArray KeyPair::publicPoint() const
{
    unsigned char point[65];
    size_t size = 0;
    require(EVP_PKEY_get_octet_string_param(m_key.get(), OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point, &size) == 1 && size == 65 && point[0] == 4);
    return QByteArray(reinterpret_cast<const char *>(point + 1), 64);
}

QByteArray KeyPair::publicInfo() const
{
    return derOf(m_key.get(), i2d_PUBKEY);
}

QByteArray Certificate::pem() const
{
    const QByteArray text = der.toBase64();
    QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
    for (qsizetype i = 0; i < text.size(); i += 64)
        pem += text.mid(i, 64) + '\n';
    return pem + "-----END CERTIFICATE-----\n";
}

Certificate issueCertificate(const CertificatePlan &plan, const KeyPair &subject, const Issuer *issuer)
{
    using Kind = CertificatePlan::Kind;
    const X509Handle certificate(X509_new());
    const X509Handle issuerCertificate = issuer ? decode(issuer->certificate.der) : nullptr;
    require(X509_set_version(certificate.get(), X509_VERSION_3) == 1);
    Certificate result;
    result.serial = newSerial();
    require(X509_set_serialNumber(certificate.get(), asn1Integer(result.serial).get()) == 1);
    const NameHandle name = nameOf(plan.commonName, plan.organization);
    require(X509_set_subject_name(certificate.get(), name.get()) == 1);
    require(X509_set_issuer_name(certificate.get(), issuer ? X509_get_subject_name(issuerCertificate.get()) : name.get()) == 1);
    setTime(X509_getm_notBefore(certificate.get()), plan.notBefore);
    setTime(X509_getm_notAfter(certificate.get()), plan.notAfter);
    require(X509_set_pubkey(certificate.get(), subject.handle()) == 1);

    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer ? issuerCertificate.get() : certificate.get(), certificate.get(), nullptr, nullptr, 0);
    addExtension(context, certificate.get(), NID_subject_key_identifier, "hash");
    addExtension(context, certificate.get(), NID_authority_key_identifier, "keyid");
    addExtension(context, certificate.get(), NID_key_usage,
                 plan.kind == Kind::Leaf ? "critical,digitalSignature,nonRepudiation" : "critical,keyCertSign,cRLSign");
    addExtension(context, certificate.get(), NID_basic_constraints,
                 plan.kind == Kind::Leaf   ? "critical,CA:FALSE"
                 : plan.kind == Kind::Root ? "critical,CA:TRUE,pathlen:1"
                                           : "critical,CA:TRUE,pathlen:0");
    if (!plan.extensionOid.isEmpty()) {
        const std::unique_ptr<ASN1_OBJECT, FreedBy<ASN1_OBJECT_free>> oid(OBJ_txt2obj(plan.extensionOid.constData(), 1));
        const std::unique_ptr<ASN1_OCTET_STRING, FreedBy<ASN1_OCTET_STRING_free>> value(ASN1_OCTET_STRING_new());
        require(oid
                && ASN1_OCTET_STRING_set(value.get(), reinterpret_cast<const unsigned char *>(plan.extensionValue.constData()),
                                         int(plan.extensionValue.size()))
                       == 1);
        const ExtensionHandle extension(X509_EXTENSION_create_by_OBJ(nullptr, oid.get(), 0, value.get()));
        require(extension && X509_add_ext(certificate.get(), extension.get(), -1) == 1);
    }
    require(X509_sign(certificate.get(), issuer ? issuer->key.handle() : subject.handle(), EVP_sha256()) > 0);
    result.der = derOf(certificate.get(), i2d_X509);
    return result;
}

QByteArray issueCrl(const Issuer &issuer, FleetTime thisUpdate, FleetTime nextUpdate, const std::vector<Revoked> &revoked)
{
    const CrlHandle crl(X509_CRL_new());
    const X509Handle issuerCertificate = decode(issuer.certificate.der);
    require(X509_CRL_set_version(crl.get(), X509_CRL_VERSION_2) == 1);
    require(X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(issuerCertificate.get())) == 1);
    const std::unique_ptr<ASN1_TIME, FreedBy<ASN1_TIME_free>> time(ASN1_TIME_new());
    setTime(time.get(), thisUpdate);
    require(X509_CRL_set1_lastUpdate(crl.get(), time.get()) == 1);
    setTime(time.get(), nextUpdate);
    require(X509_CRL_set1_nextUpdate(crl.get(), time.get()) == 1);
    for (const Revoked &entry : revoked) {
        std::unique_ptr<X509_REVOKED, FreedBy<X509_REVOKED_free>> item(X509_REVOKED_new());
        setTime(time.get(), entry.at);
        require(X509_REVOKED_set_serialNumber(item.get(), asn1Integer(entry.serial).get()) == 1
                && X509_REVOKED_set_revocationDate(item.get(), time.get()) == 1);
        require(X509_CRL_add0_revoked(crl.get(), item.release()) == 1);
    }
    const IntegerHandle number = asn1Integer(QByteArray(1, 1));
    require(X509_CRL_add1_ext_i2d(crl.get(), NID_crl_number, number.get(), 0, 0) == 1);
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuerCertificate.get(), nullptr, nullptr, crl.get(), 0);
    const ExtensionHandle keyId(X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid"));
    require(keyId && X509_CRL_add_ext(crl.get(), keyId.get(), -1) == 1);
    require(X509_CRL_sort(crl.get()) == 1 && X509_CRL_sign(crl.get(), issuer.key.handle(), EVP_sha256()) > 0);
    return derOf(crl.get(), i2d_X509_CRL);
}

} // namespace pilothouse::demofleet
