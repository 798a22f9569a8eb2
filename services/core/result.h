// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QtGlobal>

#include <type_traits>
#include <utility>
#include <variant>

namespace pilothouse {

/// A value, or the reason why there is none. Names follow std::expected, so that the later change is a rename.
template <typename T, typename E = Error>
class [[nodiscard]] Result
{
public:
    using value_type = T;
    using error_type = E;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(E error) : m_state(std::in_place_index<1>, std::move(error)) { }

    bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    const T &value() const &
    {
        Q_ASSERT(has_value());
        return *std::get_if<0>(&m_state);
    }
    T &value() &
    {
        Q_ASSERT(has_value());
        return *std::get_if<0>(&m_state);
    }
    T &&value() &&
    {
        Q_ASSERT(has_value());
        return std::move(*std::get_if<0>(&m_state));
    }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const E &error() const &
    {
        Q_ASSERT(!has_value());
        return *std::get_if<1>(&m_state);
    }
    E &&error() &&
    {
        Q_ASSERT(!has_value());
        return std::move(*std::get_if<1>(&m_state));
    }

    template <typename U>
    T value_or(U &&fallback) const &
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

    /// Applies f to the value; an error passes through.
    template <typename F>
    auto transform(F &&f) const & -> Result<std::invoke_result_t<F, const T &>, E>
    {
        if (!has_value())
            return error();
        return std::forward<F>(f)(value());
    }

    /// Chains a function that itself returns a Result.
    template <typename F>
    auto and_then(F &&f) const & -> std::invoke_result_t<F, const T &>
    {
        if (!has_value())
            return error();
        return std::forward<F>(f)(value());
    }

private:
    std::variant<T, E> m_state;
};

/// Success without a value.
struct Done
{
    friend bool operator==(const Done &, const Done &) = default;
};
using Status = Result<Done>;

} // namespace pilothouse
