// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/secrets/secret_store.h"

#include <optional>
#include <vector>

namespace pilothouse::models {

/// What this desk can and cannot do, looked at just now. Only what was really looked at gets a line.
struct DeskFact
{
    StateText state; ///< the word is the finding
    QString advice;  ///< what to do about it; empty = nothing

    friend bool operator==(const DeskFact &, const DeskFact &) = default;
};

/// `keychain`: its state and back end, when a secret store is there already.
std::vector<DeskFact> checkDesk(const std::optional<secrets::KeychainState> &keychain, const QString &backEnd);

/// "Keychain: Secret Service", with the mark of its state.
StateText keychainText(secrets::KeychainState state, const QString &backEnd);

} // namespace pilothouse::models
