// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>

#include <optional>

namespace pilothouse::aws {

/// Walks pages by their tokens: ends at an absent or empty token, refuses one that comes twice in a row, and stops at a limit.
class Paging
{
public:
    static constexpr int kMostPages = 100;

    const QString &token() const { return m_token; }
    /// After each page: true when there is another. Errors: Protocol (the token repeats).
    Result<bool> next(const QString &token)
    {
        ++m_pages;
        if (token.isEmpty())
            return false;
        if (token == m_token)
            return Error{.kind = ErrorKind::Protocol, .what = QStringLiteral("page %1 names itself as the next one").arg(m_pages)};
        m_token = token;
        m_cut = m_pages >= kMostPages;
        return !m_cut;
    }
    /// "only the first 100 pages were read"; nothing when all were.
    std::optional<QString> note(const QString &what) const
    {
        if (!m_cut)
            return std::nullopt;
        return QStringLiteral("%1: only the first %2 pages were read").arg(what).arg(kMostPages);
    }

private:
    QString m_token;
    int m_pages = 0;
    bool m_cut = false;
};

} // namespace pilothouse::aws
