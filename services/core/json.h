// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

namespace pilothouse {

enum class DuplicateKeys { Allow, Reject };

/// Bounds checked before the text reaches Qt's parser, which recurses and silently merges duplicate keys.
struct JsonLimits
{
    qsizetype maxBytes = 64 * 1024 * 1024;
    int maxDepth = 64;
    DuplicateKeys duplicateKeys = DuplicateKeys::Allow;
};

/// Parses foreign JSON. Errors: TooLarge, Protocol ("not JSON, looks like a web page", depth, duplicate key, position).
Result<QJsonDocument> parseJson(const QByteArray &text, const JsonLimits &limits = {});

/// As parseJson, but the root must be an object.
Result<QJsonObject> parseJsonObject(const QByteArray &text, const JsonLimits &limits = {});

/// Compact text with sorted names: the form that is hashed and signed.
QByteArray canonicalJson(const QJsonObject &object);

} // namespace pilothouse
