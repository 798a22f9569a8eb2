// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace pilothouse::provenance {

/// A JSON value that keeps what Qt's reader throws away and a hash depends on: the order of members and how a number is spelled.
struct JsonNode
{
    enum class Kind { Null, False, True, Number, String, List, Map };
    struct Member;

    Kind kind = Kind::Null;
    QByteArray number; ///< as spelled
    QString text;      ///< may hold lone surrogates, as \ud800 can spell them
    std::vector<JsonNode> items;
    std::vector<Member> members; ///< in the order of the text; no name twice

    const JsonNode *find(QStringView name) const;
    bool isText(QLatin1StringView value) const { return kind == Kind::String && text == value; }
};

struct JsonNode::Member
{
    QString name;
    JsonNode value;
};

/// Reads RFC 8259 text, nothing more lenient. Bounds: 4 MiB, 64 levels. Errors: InvalidInput with the byte.
Result<JsonNode> readJsonTree(const QByteArray &json);

} // namespace pilothouse::provenance
