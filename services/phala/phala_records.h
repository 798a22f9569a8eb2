// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/cvm.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::phala {

/// What /status/batch says of one CVM: newer than the list.
struct LiveStatus
{
    QString status;
    QString uptime;
    bool inProgress = false;
    QString bootProgress;
    QString bootError;
    QString operationType;
    QString correlationId;
    QDateTime operationStartedAt;
};

/// One answer of GET /apps.
struct AppsPage
{
    std::vector<domain::Cvm> items;
    std::vector<domain::SkippedRow> skipped; ///< index: apps count in front, "apps 7, CVM 2" is in the words
    int apps = 0;                            ///< entries of this page, usable or not
    int foreignApps = 0;                     ///< minimal entries: apps of another workspace
    int badValues = 0;                       ///< cells out of range or of the wrong kind, left empty
    qint64 total = 0;                        ///< apps in all, as the remote counts
};

/// A CVM record of version 2026-01-21. Errors: Protocol, naming the member without which the row cannot be used
/// (id, name, status). Everything else that is missing or of the wrong kind is left empty and counted in `badValues`.
Result<domain::Cvm> cvmOf(const QJsonValue &value, int *badValues);

/// Lays the newer status over a record.
void apply(const LiveStatus &live, domain::Cvm *cvm);

/// UUIDs as they match each other: lower case, without dashes.
QString uuidKey(const QString &uuid);

/// Puts pages together: a row on two pages is one row (the later page has it newer), an id twice on one page is flagged on
/// both rows, and the newer status of the batch is laid over. Empties both.
domain::CvmList joinPages(std::vector<AppsPage> *pages, QHash<QString, LiveStatus> *live);

} // namespace pilothouse::phala
