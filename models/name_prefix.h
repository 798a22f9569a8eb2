// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace pilothouse::models {

/// What all names of a list share up to and with a separator (- _ . /): noise in a column of them. Add them one by one.
class NamePrefix
{
public:
    void add(QStringView name);
    /// Empty for fewer than two names, and where a name would have nothing left. The views must still be valid.
    QString text() const;

private:
    std::optional<QStringView> m_shared;
    qsizetype m_shortest = 0;
    int m_count = 0;
};

} // namespace pilothouse::models
