// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/checkpoint.h"
#include "services/audit/entry_line.h"

#include <vector>

namespace pilothouse::test {

inline domain::Environment stagingEnvironment()
{
    return {domain::EnvironmentId(QStringLiteral("staging")), domain::EnvironmentKind::Staging};
}

/// A record of ordinary work: pairs of intended and done, chained from the first.
inline std::vector<audit::Entry> sampleEntries(int count, const domain::Environment &environment = stagingEnvironment())
{
    std::vector<audit::Entry> entries;
    Sha256 prev;
    for (int i = 1; i <= count; ++i) {
        audit::Entry entry;
        entry.seq = quint64(i);
        entry.utc = QDateTime(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC).addSecs(i);
        entry.monotonicMs = 3'600'000 + i * 1000;
        entry.host = QStringLiteral("ops-desk-2");
        entry.environment = environment;
        entry.record.action = QStringLiteral("cvm.restart");
        entry.record.target = QStringLiteral("runner-%1").arg(i);
        entry.record.what = i % 2 == 1 ? QStringLiteral("Restart \"runner-%1\" — planned").arg(i) : QStringLiteral("restarted in 41 s");
        entry.record.outcome = i % 2 == 1 ? audit::Outcome::Intended : audit::Outcome::Done;
        entry.record.actor = QStringLiteral("operator");
        entry.record.run = QStringLiteral("7c2e");
        entry.record.before = {{QStringLiteral("state"), QStringLiteral("running")},
                               {QStringLiteral("nested"), QJsonObject{{QStringLiteral("hash"), QStringLiteral("x")}}}};
        entry.prev = prev;
        (void)audit::toLine(entry); // fills in the hash
        prev = entry.hash;
        entries.push_back(entry);
    }
    return entries;
}

inline std::vector<QByteArray> linesOf(const std::vector<audit::Entry> &entries)
{
    std::vector<QByteArray> lines;
    for (audit::Entry entry : entries)
        lines.push_back(audit::toLine(entry));
    return lines;
}

} // namespace pilothouse::test
