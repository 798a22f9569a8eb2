// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace pilothouse::logs {

/// The time a line begins with: RFC 3339 with a zone, as Docker, the cloud's API and most programs write it ("2026-11-20T14:03:34.120Z …",
/// a space for the "T" and brackets around it too). Milliseconds since 1970, UTC. A time without its zone is no time: it could be any hour.
std::optional<qint64> timeOfLine(QByteArrayView line);

} // namespace pilothouse::logs
