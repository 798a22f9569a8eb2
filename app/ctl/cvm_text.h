// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_port.h"
#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/domain/cvm.h"

#include <QJsonObject>
#include <QString>

namespace pilothouse::ctl {

/// One CVM: the remote's identifier as text, its own status word, our reading of it, and what else it said.
QJsonObject cvmToJson(const domain::Cvm &cvm);
/// The document of `phala cvms list`.
QJsonObject cvmListToJson(const domain::CvmList &list, const QString &source, const QDateTime &fetchedAt);
QJsonObject attestationAnswerToJson(const cluster::AttestationAnswer &answer);

/// A table for people, foreign text made visible.
QString cvmListToText(const domain::CvmList &list);
QString cvmToText(const domain::Cvm &cvm);

/// Finds the one CVM that an operator's identifier means: UUID in either spelling, app_…, instance_…, bare 40 hex (an app),
/// the remote's own id, a name. Errors: NotFound; InvalidInput when several fit (each is named).
Result<domain::Cvm> findCvm(const domain::CvmList &list, const QString &identifier);

/// The form in which the cloud's API takes an identifier: a UUID without dashes, a bare app id as app_….
QString normalisedIdentifier(const QString &identifier);

} // namespace pilothouse::ctl
