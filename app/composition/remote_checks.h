// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"
#include "services/domain/profile.h"
#include "services/environment/remote_check.h"

#include <QCoroTask>

#include <QString>

#include <memory>
#include <vector>

namespace pilothouse::secrets {
class SecretStore;
}

namespace pilothouse::composition {

using pilothouse::RemoteAnswered;
using pilothouse::RemoteCheck;
using pilothouse::RemoteState;

QString remoteStateWord(RemoteState state); ///< "ok", "failed", "not-checked"

/// Asks every remote that the profile names, all at once and for 20 s at most, each with a read that changes nothing. One that this
/// version cannot speak to is NotChecked, never Ok. `answered` hears of each as it comes; once `cancel` is set nobody is waited for.
QCoro::Task<std::vector<RemoteCheck>> checkRemotes(domain::Profile profile, std::shared_ptr<secrets::SecretStore> secrets, CancelToken cancel,
                                                   RemoteAnswered answered = {});

} // namespace pilothouse::composition
