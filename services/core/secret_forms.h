// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace pilothouse {

/// Looks for texts that are secrets by their form alone, and names the first one found: "a Phala API key (phak_…)".
/// Meant for what is about to be written down: profiles, the audit record, exports. Linear in the length; UTF-8 in.
std::optional<QString> knownSecretForm(QByteArrayView text);

/// True for names that announce a secret ("api-key", "dbPassword"), so that their values are never asked for in a file.
bool isSecretName(QStringView name);

} // namespace pilothouse
