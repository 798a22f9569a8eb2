// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/change_offer.h"
#include "services/cluster/kept_steps.h"

namespace pilothouse::cluster {

/// A change of a machine that its contract's owner has to allow first, as it is kept from now on.
KeptStep keptStep(const domain::CvmId &cvm, const QString &name, const QString &title, std::shared_ptr<const OnChainStep> step, QDateTime now);

/// The same of an update that was answered so.
KeptStep keptUpdate(const ChangeOffer &offer, std::shared_ptr<const OnChainStep> step, QDateTime now);

/// What a commit that came to `error` leaves to be done. `step`: as the cloud answered; null: as it was. `known`: what was kept before.
KeptStep keptCommit(const ChangeOffer &offer, std::shared_ptr<const OnChainStep> step, const Error &error, const std::optional<KeptStep> &known,
                    QDateTime now);

/// Behind the words of a result whose step could not be written.
QString notKeptWords(const Error &error);

} // namespace pilothouse::cluster
