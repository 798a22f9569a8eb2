// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/key_permissions.h"

#include <algorithm>

namespace pilothouse::domain {

QLatin1StringView permissionWord(Permission permission)
{
    switch (permission) {
    case Permission::Allowed: return QLatin1StringView("allowed");
    case Permission::Denied: return QLatin1StringView("denied");
    case Permission::Unknown: break;
    }
    return QLatin1StringView("unknown");
}

int KeyPermissions::count(Permission permission) const
{
    return int(std::ranges::count(checks, permission, &PermissionCheck::answer));
}

} // namespace pilothouse::domain
