// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <openssl/evp.h>

#include <memory>
#include <optional>

namespace pilothouse::test {

/// Opens a blob of encrypted variables as a guest does, with the private half of the key. Nothing when it does not open.
inline std::optional<QByteArray> openEnv(const QByteArray &hex, const QByteArray &privateKey)
{
    const auto bytes = [](const QByteArray &array) { return reinterpret_cast<const unsigned char *>(array.constData()); };
    const QByteArray blob = QByteArray::fromHex(hex);
    if (blob.size() < 60 || privateKey.size() != 32)
        return std::nullopt;
    using Key = std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY *)>;
    const Key mine(EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr, bytes(privateKey), 32), EVP_PKEY_free);
    const Key peer(EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, bytes(blob), 32), EVP_PKEY_free);
    const std::unique_ptr<EVP_PKEY_CTX, void (*)(EVP_PKEY_CTX *)> derivation(EVP_PKEY_CTX_new(mine.get(), nullptr), EVP_PKEY_CTX_free);
    unsigned char shared[32];
    size_t size = sizeof shared;
    if (EVP_PKEY_derive_init(derivation.get()) != 1 || EVP_PKEY_derive_set_peer(derivation.get(), peer.get()) != 1
        || EVP_PKEY_derive(derivation.get(), shared, &size) != 1)
        return std::nullopt;
    QByteArray tag = blob.right(16);
    const QByteArray sealed = blob.mid(44, blob.size() - 60);
    QByteArray plain(sealed.size() + 16, '\0');
    int written = 0;
    int rest = 0;
    const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX *)> cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    if (EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, shared, bytes(blob) + 32) != 1
        || EVP_DecryptUpdate(cipher.get(), reinterpret_cast<unsigned char *>(plain.data()), &written, bytes(sealed), int(sealed.size())) != 1
        || EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, 16, tag.data()) != 1
        || EVP_DecryptFinal_ex(cipher.get(), reinterpret_cast<unsigned char *>(plain.data()) + written, &rest) != 1)
        return std::nullopt;
    return plain.left(written);
}

} // namespace pilothouse::test
