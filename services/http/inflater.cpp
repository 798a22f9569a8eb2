// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/inflater.h"

#include <zlib.h>

namespace pilothouse::http {

struct Inflater::Impl
{
    z_stream stream{};
    QByteArray input;
    bool initialised = false;
    bool atEnd = false;
    bool mayHaveMore = false; ///< the last call filled its buffer: more output can wait inside zlib

    ~Impl()
    {
        if (initialised)
            inflateEnd(&stream);
    }
};

Inflater::Inflater(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

Inflater::~Inflater() = default;
Inflater::Inflater(Inflater &&) noexcept = default;
Inflater &Inflater::operator=(Inflater &&) noexcept = default;

std::optional<Inflater> Inflater::forCoding(QByteArrayView coding)
{
    const QByteArray name = coding.trimmed().toByteArray().toLower();
    if (name != "gzip" && name != "x-gzip" && name != "deflate")
        return std::nullopt;
    auto impl = std::make_unique<Impl>();
    // 32: zlib looks at the header and takes gzip as well as zlib framing.
    if (inflateInit2(&impl->stream, MAX_WBITS + 32) != Z_OK)
        return std::nullopt;
    impl->initialised = true;
    return Inflater(std::move(impl));
}

void Inflater::feed(QByteArray input)
{
    m_impl->input = std::move(input);
    m_impl->stream.next_in = reinterpret_cast<Bytef *>(m_impl->input.data());
    m_impl->stream.avail_in = uInt(m_impl->input.size());
}

bool Inflater::wantsInput() const
{
    return m_impl->stream.avail_in == 0 && !m_impl->mayHaveMore;
}

bool Inflater::inflateSome(QByteArray &out, qsizetype limit)
{
    if (m_impl->atEnd) {
        // RFC 1952, 2.2: a gzip file may be several members in a row. Anything else after the end is padding.
        const bool another = m_impl->stream.avail_in >= 2 && m_impl->stream.next_in[0] == 0x1f && m_impl->stream.next_in[1] == 0x8b;
        if (!another || inflateReset(&m_impl->stream) != Z_OK) {
            m_impl->stream.avail_in = 0;
            m_impl->mayHaveMore = false;
            return true;
        }
        m_impl->atEnd = false;
    }
    const qsizetype before = out.size();
    out.resize(before + limit);
    m_impl->stream.next_out = reinterpret_cast<Bytef *>(out.data() + before);
    m_impl->stream.avail_out = uInt(limit);
    const int result = inflate(&m_impl->stream, Z_NO_FLUSH);
    const qsizetype made = limit - qsizetype(m_impl->stream.avail_out);
    out.resize(before + made);
    m_impl->mayHaveMore = made == limit && result == Z_OK;
    if (result == Z_STREAM_END)
        m_impl->atEnd = true;
    // Z_BUF_ERROR only says that nothing could be done with what was there.
    return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR;
}

bool Inflater::isAtEnd() const
{
    return m_impl->atEnd;
}

} // namespace pilothouse::http
