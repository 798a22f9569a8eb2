// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/cvm.h"

#include <QHash>

namespace pilothouse::domain {

QString runStateWord(RunState state)
{
    switch (state) {
    case RunState::Running: return QStringLiteral("running");
    case RunState::Starting: return QStringLiteral("starting");
    case RunState::Unhealthy: return QStringLiteral("unhealthy");
    case RunState::Stopping: return QStringLiteral("stopping");
    case RunState::Stopped: return QStringLiteral("stopped");
    case RunState::Failed: return QStringLiteral("failed");
    case RunState::Unknown: return QStringLiteral("unknown");
    }
    return QStringLiteral("unknown");
}

RunState runStateOfCvm(QStringView status)
{
    static const QHash<QString, RunState> known{
        {QStringLiteral("running"), RunState::Running},    {QStringLiteral("creating"), RunState::Starting},
        {QStringLiteral("starting"), RunState::Starting},  {QStringLiteral("pending"), RunState::Starting},
        {QStringLiteral("deploying"), RunState::Starting}, {QStringLiteral("restarting"), RunState::Starting},
        {QStringLiteral("updating"), RunState::Starting},  {QStringLiteral("unhealthy"), RunState::Unhealthy},
        {QStringLiteral("stopping"), RunState::Stopping},  {QStringLiteral("shutting_down"), RunState::Stopping},
        {QStringLiteral("removing"), RunState::Stopping},  {QStringLiteral("stopped"), RunState::Stopped},
        {QStringLiteral("exited"), RunState::Stopped},     {QStringLiteral("error"), RunState::Failed},
        {QStringLiteral("failed"), RunState::Failed},
    };
    return known.value(status.toString().toLower(), RunState::Unknown);
}

QString powerActionWord(PowerAction action)
{
    switch (action) {
    case PowerAction::Start: return QStringLiteral("start");
    case PowerAction::Stop: return QStringLiteral("stop");
    case PowerAction::Shutdown: return QStringLiteral("shutdown");
    case PowerAction::Restart: return QStringLiteral("restart");
    }
    return QString();
}

} // namespace pilothouse::domain
