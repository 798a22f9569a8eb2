// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/domain/gate.h"
#include "services/domain/profile.h"

#include <QCoroTask>

#include <QString>

#include <array>
#include <memory>

namespace pilothouse {
struct EnvironmentServices;
namespace secrets {
class SecretStore;
}
} // namespace pilothouse

namespace pilothouse::composition {

/// What to do when the record on disk cannot be opened. Everything is refused then, except a rollback.
enum class WithoutRecord { Refuse, GoOn };

/// The gates that hold a move. Live intents spend money and are run by hand only, which this version cannot do yet: that gate
/// is shown, and quoted on every plan, but it holds nothing.
inline constexpr std::array kRequiredGates{domain::GateId::Readiness, domain::GateId::Dependency, domain::GateId::Attestation};

struct BuildOptions
{
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<secrets::SecretStore> secrets;
    QString stateFolder; ///< the profile's SQLite file and caches lie here; made 0700 when missing
    WithoutRecord withoutRecord = WithoutRecord::Refuse;
};

/// Builds all that works for one environment: the only function that knows both the workflows and their clients.
/// Each remote gets an HttpClient of its own, bound to its origin and its key. A section the profile does not have stays
/// null; one that cannot be served stays null with its reason in `unavailable`. Nothing is sent and no timer runs yet.
/// Errors: Storage (the record cannot be opened), InvalidInput (a file that the profile names).
QCoro::Task<Result<std::shared_ptr<EnvironmentServices>>> buildEnvironment(domain::Profile profile, BuildOptions options);

/// Stops the timers, signs the end of the record and notes it in the keychain: before the program or the environment ends.
QCoro::Task<Status> closeEnvironment(std::shared_ptr<EnvironmentServices> services);

} // namespace pilothouse::composition
