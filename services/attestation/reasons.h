// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

namespace pilothouse::attestation {

/// One failed check: the code of the fact tables and what was found, in words.
struct Failure
{
    QString code;
    QString detail; ///< may be empty; the code has its own sentence

    Failure(QLatin1StringView reason, QString found = {}) : code(reason), detail(std::move(found)) { }
    Failure(QString reason, QString found = {}) : code(std::move(reason)), detail(std::move(found)) { }
};

/// The English sentence of a reason code.
QString sentenceOf(const QString &reason);

/// The sentence and, in parentheses, what was found.
QString messageOf(const Failure &failure);

} // namespace pilothouse::attestation
