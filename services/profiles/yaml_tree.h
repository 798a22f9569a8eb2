// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace pilothouse::profiles {

/// One value of a YAML file with the line it stands on. Members keep the order of the file.
struct YamlNode
{
    struct Member;
    enum class Kind { Null, Scalar, List, Map };

    Kind kind = Kind::Null;
    int line = 1;        ///< from 1
    bool quoted = false; ///< a scalar in quotes is text, whatever it looks like
    QString text;        ///< of a scalar
    std::vector<YamlNode> items;
    std::vector<Member> members;
};

struct YamlNode::Member
{
    QString key;
    int line = 1;
    YamlNode value;
};

/// Reads one YAML document of plain maps, lists and scalars. Everything that can make a small file large or mean two things
/// is an error: anchors, aliases, tags, tabs, duplicate keys, keys that are not text, a second document, depth over 16.
/// Errors (InvalidInput): `where` is "staging.yaml:12".
Result<YamlNode> parseYaml(const QByteArray &yaml, const QString &fileName);

} // namespace pilothouse::profiles
