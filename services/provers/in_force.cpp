// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/in_force.h"

#include "services/core/plain_text.h"
#include "services/provers/change_result.h"

namespace pilothouse::provers {

QCoro::Task<InForce> readInForce(ProverPorts ports, domain::ProverService service, QString group)
{
    InForce now;
    QStringList words;
    const auto read = co_await ports.containers->service(service);
    if (read) {
        now.service = *read;
        words << serviceText(*read);
    } else {
        words << QStringLiteral("service %1: could not be read (%2)").arg(visibleText(service.name, 120), read.error().what);
    }
    if (!group.isEmpty()) {
        const auto size = co_await ports.groups->group(group);
        if (size) {
            now.group = *size;
            words << groupText(size->name, sizeOf(*size)) + QStringLiteral(", %1 hosts in service").arg(size->inService());
        } else {
            words << QStringLiteral("group %1: could not be read (%2)").arg(visibleText(group, 120), size.error().what);
        }
    }
    now.text = words.join(QStringLiteral("; "));
    co_return std::move(now);
}

} // namespace pilothouse::provers
