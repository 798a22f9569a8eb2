// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace pilothouse {

/// Owns an object of a C library: `using Key = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;`
template <auto Free>
struct FreedBy
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

} // namespace pilothouse
