// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/error.h"
#include "services/domain/profile.h"

#include <QCoroTask>

#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::secrets {
class SecretStore;
}

namespace pilothouse::composition {

enum class RemoteState { Ok, Failed, NotChecked };
QString remoteStateWord(RemoteState state); ///< "ok", "failed", "not-checked"

/// What one remote of a profile answered to a harmless question.
struct RemoteCheck
{
    QString remote; ///< "phala", "pccs", "router", "old plane" …
    QString endpoint;
    RemoteState state = RemoteState::NotChecked;
    QString message; ///< "40 CVMs", or why not
    std::chrono::milliseconds elapsed{0};
    std::optional<Error> error;
};

/// Asks every remote that the profile names, all at once and for 20 s at most, each with a read that changes nothing. One that this
/// version cannot speak to is NotChecked, never Ok.
QCoro::Task<std::vector<RemoteCheck>> checkRemotes(domain::Profile profile, std::shared_ptr<secrets::SecretStore> secrets, CancelToken cancel);

} // namespace pilothouse::composition
