// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/checkpoint.h"
#include "services/audit/record_verifier.h"
#include "services/secrets/secret_store.h"
#include "services/store/store.h"

#include <QCoroTask>

#include <memory>
#include <optional>

namespace pilothouse::audit {

/// The key that signs this program's checkpoints, and where it comes from.
struct AuditKey
{
    SigningKey key;
    bool isKept = false; ///< in the secret store; otherwise it dies with this program
    QString whyNotKept;  ///< empty when it is kept
};

/// Reads the environment's signing key, or makes and stores it when there is none. Where the secret store cannot be used the
/// answer is a key for this session: signing goes on, and whoever reads the record is told.
/// `store` keeps two programs from making two keys at once.
QCoro::Task<std::shared_ptr<const AuditKey>> loadOrMakeKey(std::shared_ptr<secrets::SecretStore> secrets, std::shared_ptr<store::Store> store,
                                                           domain::EnvironmentId environment, std::shared_ptr<const Clock> clock);

/// The public half of the kept key; nothing when there is none or the secret store cannot be used. Makes nothing.
QCoro::Task<std::optional<QByteArray>> keptPublicKey(std::shared_ptr<secrets::SecretStore> secrets, domain::EnvironmentId environment);

/// The tip as it was last noted in the secret store. Errors: those of the store; NotFound becomes nothing.
QCoro::Task<Result<std::optional<Anchor>>> readAnchor(std::shared_ptr<secrets::SecretStore> secrets, domain::EnvironmentId environment);
QCoro::Task<Status> writeAnchor(std::shared_ptr<secrets::SecretStore> secrets, domain::EnvironmentId environment, Anchor anchor);

} // namespace pilothouse::audit
