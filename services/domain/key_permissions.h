// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLatin1StringView>
#include <QString>

#include <vector>

namespace pilothouse::domain {

/// Whether a key may make a call, as far as that can be found out without changing anything.
enum class Permission {
    Allowed, ///< it was made, and answered
    Denied,  ///< the remote refused this key this call
    Unknown, ///< a change, which is not tried; nothing there to ask about; or no clear answer
};

/// "allowed", "denied", "unknown".
QLatin1StringView permissionWord(Permission permission);

/// One call that this program makes with a key.
struct PermissionCheck
{
    QString action; ///< as the remote names it: "ecs:ListClusters", "GET /apps"
    QString use;    ///< what it is needed for, in words
    bool isChange = false;
    Permission answer = Permission::Unknown;
    QString why; ///< the remote's words, or why nobody knows; empty when allowed

    friend bool operator==(const PermissionCheck &, const PermissionCheck &) = default;
};

/// What a key may do of what this program needs, and what can be told of the rest.
struct KeyPermissions
{
    QDateTime utc;
    QString identity; ///< "account 123456789012 as arn:…:user/console"
    std::vector<PermissionCheck> checks;
    bool isWide = false; ///< far more than is needed, certainly; false: nobody knows
    QString width;       ///< how that is known, or why it is not

    int count(Permission permission) const;
    friend bool operator==(const KeyPermissions &, const KeyPermissions &) = default;
};

} // namespace pilothouse::domain
