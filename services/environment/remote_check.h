// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/error.h"
#include "services/domain/profile.h"

#include <QCoroTask>

#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace pilothouse {

enum class RemoteState { Ok, Failed, NotChecked };

/// What one remote of a profile answered to a harmless question.
struct RemoteCheck
{
    QString remote; ///< "phala", "pccs", "router", "old plane" …
    QString endpoint;
    QString proxy; ///< that a request to it goes through, "http://proxy.corp:3128"; empty: none
    RemoteState state = RemoteState::NotChecked;
    QString message; ///< "40 CVMs", or why not
    std::chrono::milliseconds elapsed{0};
    std::optional<Error> error;
    bool isAsking = false; ///< asked, and no answer yet: only as told while a check runs
};

/// Called for each remote when it is asked, and again with its answer.
using RemoteAnswered = std::function<void(const RemoteCheck &)>;

/// Asks the remotes of a profile, also of one that is not saved yet: what the settings need of app/.
class RemoteChecker
{
public:
    virtual ~RemoteChecker() = default;

    /// Asks all at once with reads that change nothing; whoever is late or cut off by `cancel` is Failed with that reason.
    virtual QCoro::Task<std::vector<RemoteCheck>> check(domain::Profile profile, RemoteAnswered answered, CancelToken cancel) = 0;
};

} // namespace pilothouse
