// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>
#include <optional>

namespace pilothouse::http {

/// Undoes gzip or zlib compression step by step, so that the caller can stop after any number of bytes.
class Inflater
{
public:
    /// Nothing for a coding we did not ask for; "gzip", "x-gzip" and "deflate" are known.
    static std::optional<Inflater> forCoding(QByteArrayView coding);
    ~Inflater();
    Inflater(Inflater &&) noexcept;
    Inflater &operator=(Inflater &&) noexcept;

    /// Hands over compressed bytes. Only when wantsInput().
    void feed(QByteArray input);
    bool wantsInput() const;
    /// Appends at most `limit` bytes to `out`. False when the stream is damaged.
    bool inflateSome(QByteArray &out, qsizetype limit);
    /// True when the stream came to its own end; before that an answer is cut.
    bool isAtEnd() const;

private:
    struct Impl;
    explicit Inflater(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace pilothouse::http
