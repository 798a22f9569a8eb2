// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <memory>

namespace pilothouse {

/// Bytes that must not outlive their use: move-only, locked in memory where allowed, wiped when released.
/// There is no QString form, no QDebug operator and no conversion; view() is for the request builder alone.
class Secret
{
public:
    Secret() = default;
    /// Takes the bytes and wipes the array it was given (which must not be shared with another).
    explicit Secret(QByteArray &&bytes);
    /// Copies the bytes; the caller wipes its own.
    static Secret copyOf(QByteArrayView bytes);
    ~Secret();

    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    QByteArrayView view() const { return QByteArrayView(m_data, qsizetype(m_size)); }
    bool isEmpty() const { return m_size == 0; }
    /// An explicit second copy, for a second owner.
    Secret clone() const { return copyOf(view()); }

private:
    void release() noexcept;

    char *m_data = nullptr;
    size_t m_size = 0;
};

/// Wipes an ordinary array in place after a foreign interface forced one on us.
void wipe(QByteArray &bytes);

} // namespace pilothouse
