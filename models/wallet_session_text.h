// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/agents/agent_port.h"

namespace pilothouse::models {

/// "secret1abcd…wxyz · NFT 0088 · until 2026-01-22 12:00 UTC". A session that was kept and not used yet is not called open.
StateText walletSessionText(const agents::WalletSession &session, const QString &developmentWallet, const QDateTime &now);

} // namespace pilothouse::models
