// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"

#include <memory>
#include <optional>

struct evp_pkey_st;
struct evp_pkey_ctx_st;

namespace pilothouse::attestation {

/// A public key on P-256 that checks ECDSA signatures over SHA-256. Move-only; one thread at a time.
class P256Key
{
public:
    /// x then y, big-endian. Nothing when the point is not on the curve.
    static std::optional<P256Key> fromPoint(const Digest<64> &point);

    /// `signature`: r then s, big-endian; both must be in [1, n-1].
    bool verify(const Sha256 &hash, const Digest<64> &signature) const;
    bool verify(QByteArrayView message, const Digest<64> &signature) const { return verify(sha256({message}), signature); }

private:
    struct Free
    {
        void operator()(evp_pkey_st *key) const;
        void operator()(evp_pkey_ctx_st *context) const;
    };
    P256Key() = default;

    std::unique_ptr<evp_pkey_st, Free> m_key;
    std::unique_ptr<evp_pkey_ctx_st, Free> m_context;
};

} // namespace pilothouse::attestation
