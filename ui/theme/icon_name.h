// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace pilothouse::ui {

Q_NAMESPACE

/// All icons. A name in lower case is its key in resources/icons.json.
enum class IconName {
    None,
    Overview,
    Cluster,
    Agents,
    Provers,
    Attestation,
    Cutover,
    Audit,
    Secrets,
    Settings,
    Setup,
    Start,
    Stop,
    Pause,
    Restart,
    Rollback,
    Promote,
    Scale,
    Deploy,
    Trash,
    Verify,
    Compare,
    Refresh,
    Search,
    Filter,
    Columns,
    Copy,
    Terminal,
    Export,
    Import,
    Link,
    Edit,
    Add,
    Close,
    More,
    Menu,
    ChevronRight,
    ChevronDown,
    Pin,
    Lock,
    Unlock,
    Eye,
    EyeOff,
    Key,
    Bell,
    Activity,
    Clock,
    History,
    Money,
    Chart,
    Logs,
    Follow,
    FileDiff,
    Undo,
    Detach,
    Plug,
    Wallet,
    User,
    Help,
    Info,
    Flask,
    Layers,
    Anchor,
    Branch,
};
Q_ENUM_NS(IconName)

} // namespace pilothouse::ui
