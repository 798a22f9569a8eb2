// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/secret.h"

#include <openssl/crypto.h>

#include <cstdlib>
#include <cstring>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/mman.h>
#endif

namespace pilothouse {

Secret::Secret(QByteArray &&bytes) : Secret(copyOf(bytes))
{
    wipe(bytes);
}

Secret Secret::copyOf(QByteArrayView bytes)
{
    Secret secret;
    if (bytes.isEmpty())
        return secret;
    secret.m_size = size_t(bytes.size());
    secret.m_data = static_cast<char *>(std::calloc(secret.m_size, 1));
    Q_CHECK_PTR(secret.m_data);
#ifdef Q_OS_UNIX
    // Best effort: an unprivileged desktop has a small limit, and going on unlocked is better than failing.
    (void)mlock(secret.m_data, secret.m_size);
#endif
    std::memcpy(secret.m_data, bytes.data(), secret.m_size);
    return secret;
}

Secret::~Secret()
{
    release();
}

Secret::Secret(Secret &&other) noexcept : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) { }

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        release();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

void Secret::release() noexcept
{
    if (m_data == nullptr)
        return;
    OPENSSL_cleanse(m_data, m_size);
#ifdef Q_OS_UNIX
    (void)munlock(m_data, m_size);
#endif
    std::free(m_data);
    m_data = nullptr;
    m_size = 0;
}

void wipe(QByteArray &bytes)
{
    // data() detaches a shared array; then only our copy would be wiped, so callers keep theirs unshared.
    if (!bytes.isEmpty())
        OPENSSL_cleanse(bytes.data(), size_t(bytes.size()));
    bytes.clear();
}

} // namespace pilothouse
