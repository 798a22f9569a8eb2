// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace pilothouse::profiles {

struct YamlNode;

enum class YamlScalar { Text, Number };

/// A value as it is written: plain where that means the same text, in quotes otherwise.
QString yamlScalar(const QString &value, YamlScalar kind = YamlScalar::Text);

/// All scalar values of a tree by path: "cluster.spawntee-port", "publishers[0].type".
QHash<QString, QString> yamlValues(const YamlNode &root);

/// The text with one value set, or taken out when `value` is empty: only its line changes, comments and order stay. A section that
/// becomes empty goes with its last value. Errors: InvalidInput when the text cannot be read, Refused when the value is not written
/// on a line of its own (a map in braces, a text over several lines): then it is changed in the text.
Result<QByteArray> withYamlValue(const QByteArray &yaml, const QString &path, const QString &value, YamlScalar kind = YamlScalar::Text);

} // namespace pilothouse::profiles
