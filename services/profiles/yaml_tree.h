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

enum class YamlStyle {
    Ours,    ///< a file of this program: also anchors, aliases and tabs are errors
    Foreign, ///< written for another program: aliases stand for a copy of what they name, tabs may be in texts
};

struct YamlLimits
{
    qsizetype maxBytes = 64 * 1024;
    YamlStyle style = YamlStyle::Ours;
    int maxNodes = 20'000; ///< with everything that aliases repeat
};

/// Reads one YAML document of plain maps, lists and scalars. Everything that can make a small file large or mean two things
/// is an error: anchors, aliases, tags, tabs, duplicate keys, keys that are not text, a second document, depth over 16.
/// Errors (InvalidInput): `where` is "staging.yaml:12".
Result<YamlNode> parseYaml(const QByteArray &yaml, const QString &fileName, const YamlLimits &limits = {});

/// A member of a map; null when it has none of this name.
const YamlNode::Member *memberOf(const YamlNode &map, const QString &key);

} // namespace pilothouse::profiles
