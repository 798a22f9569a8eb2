// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/p256.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>

namespace pilothouse::attestation {

namespace {

/// A key of the curve without a point. Copying it and setting the point is ten times cheaper in OpenSSL 3.0 than
/// making each key from parameters.
EVP_PKEY *makeCurve()
{
    EVP_PKEY *curve = nullptr;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr);
    char group[] = "P-256";
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0), OSSL_PARAM_construct_end()};
    if (context != nullptr && EVP_PKEY_fromdata_init(context) == 1)
        EVP_PKEY_fromdata(context, &curve, EVP_PKEY_KEY_PARAMETERS, parameters);
    EVP_PKEY_CTX_free(context);
    return curve;
}

/// Takes OpenSSL's complaints about foreign bytes off the thread's error queue: TLS code reads that queue as its own.
class ErrorsTaken
{
public:
    ErrorsTaken() { ERR_set_mark(); }
    ~ErrorsTaken() { ERR_pop_to_mark(); }
    Q_DISABLE_COPY_MOVE(ErrorsTaken)
};

/// Appends one INTEGER of a DER signature; returns where the next one goes.
uint8_t *appendInteger(uint8_t *out, const uint8_t *scalar)
{
    size_t skip = 0;
    while (skip < 31 && scalar[skip] == 0)
        ++skip;
    const size_t size = 32 - skip;
    const bool needsZero = (scalar[skip] & 0x80) != 0;
    *out++ = 0x02;
    *out++ = uint8_t(size + (needsZero ? 1 : 0));
    if (needsZero)
        *out++ = 0;
    std::memcpy(out, scalar + skip, size);
    return out + size;
}

} // namespace

void P256Key::Free::operator()(evp_pkey_st *key) const
{
    EVP_PKEY_free(key);
}

void P256Key::Free::operator()(evp_pkey_ctx_st *context) const
{
    EVP_PKEY_CTX_free(context);
}

std::optional<P256Key> P256Key::fromPoint(const Digest<64> &point)
{
    // Never changed after it is made; threads only copy it.
    static EVP_PKEY *const curve = makeCurve();
    const ErrorsTaken errorsTaken;
    std::array<uint8_t, 65> encoded;
    encoded[0] = 0x04;
    std::memcpy(encoded.data() + 1, point.data(), 64);
    P256Key key;
    key.m_key.reset(EVP_PKEY_dup(curve));
    if (!key.m_key || EVP_PKEY_set1_encoded_public_key(key.m_key.get(), encoded.data(), encoded.size()) != 1)
        return std::nullopt;
    key.m_context.reset(EVP_PKEY_CTX_new(key.m_key.get(), nullptr));
    if (!key.m_context || EVP_PKEY_verify_init(key.m_context.get()) != 1)
        return std::nullopt;
    return key;
}

bool P256Key::verify(const Sha256 &hash, const Digest<64> &signature) const
{
    const ErrorsTaken errorsTaken;
    std::array<uint8_t, 72> encoded;
    uint8_t *end = appendInteger(encoded.data() + 2, signature.data());
    end = appendInteger(end, signature.data() + 32);
    encoded[0] = 0x30;
    encoded[1] = uint8_t(end - encoded.data() - 2);
    return EVP_PKEY_verify(m_context.get(), encoded.data(), size_t(end - encoded.data()), hash.data(), Sha256::kSize) == 1;
}

} // namespace pilothouse::attestation
