// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/compose_interpolation.h"
#include "services/profiles/yaml_tree.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::clustersetup {

/// A member of a map, also through merge keys ("<<: *base"); null when there is none.
const profiles::YamlNode::Member *mergedMember(const profiles::YamlNode &map, const QString &key);

/// One variable of a service's environment.
struct ComposeVariable
{
    QString name;
    QString value; ///< as written
    int line = 1;
    bool hasValue = true; ///< a name alone takes its value from outside

    /// Whether a value from outside reaches the container under this name.
    bool isForwarded() const;
    /// What it is when nothing comes from outside; nothing when that is not fixed.
    std::optional<QString> fallback() const;
};

/// One published port, or a range of them; the spawntee's own side is not looked at.
struct ComposePort
{
    QString address; ///< empty: every one
    int first = 0;   ///< on the machine
    int last = 0;
    int line = 1;

    bool holds(int port) const { return port >= first && port <= last; }
    bool isLocal() const { return address.startsWith(QLatin1String("127.")) || address == QLatin1String("[::1]") || address == QLatin1String("::1"); }
};

struct ComposeMount
{
    QString source; ///< a volume's name or a path of the machine; empty: an unnamed volume
    int line = 1;

    bool isPath() const { return source.startsWith(u'/') || source.startsWith(u'.') || source.startsWith(u'~'); }
};

/// One service of a compose file in one form, whichever of the allowed ones it was written in.
struct ComposeService
{
    QString name;
    int line = 1;
    QString image;
    int imageLine = 1;
    bool isBuilt = false;
    bool isPrivileged = false;
    bool hasEnvFile = false;
    std::vector<ComposeVariable> environment;
    std::vector<ComposePort> ports;
    std::vector<ComposeMount> mounts;
    QStringList unreadable; ///< "ports, line 12": entries that could not be understood

    const ComposeVariable *variable(const QString &name) const;
};
ComposeService readComposeService(const QString &name, int line, const profiles::YamlNode &node);

using cluster::composeFallback;
using cluster::variablesNeeded;

} // namespace pilothouse::clustersetup
