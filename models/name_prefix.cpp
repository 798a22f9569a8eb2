// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/name_prefix.h"

#include <algorithm>

namespace pilothouse::models {

void NamePrefix::add(QStringView name)
{
    ++m_count;
    if (!m_shared) {
        m_shared = name;
        m_shortest = name.size();
        return;
    }
    m_shortest = std::min(m_shortest, name.size());
    const auto most = std::min(m_shared->size(), name.size());
    m_shared = m_shared->first(std::mismatch(m_shared->begin(), m_shared->begin() + most, name.begin()).first - m_shared->begin());
}

QString NamePrefix::text() const
{
    if (m_count < 2)
        return QString();
    const auto isSeparator = [](QChar letter) { return letter == u'-' || letter == u'_' || letter == u'.' || letter == u'/'; };
    qsizetype cut = m_shared->size();
    while (cut > 0 && !isSeparator(m_shared->at(cut - 1)))
        --cut;
    return m_shortest == cut ? QString() : m_shared->first(cut).toString();
}

} // namespace pilothouse::models
