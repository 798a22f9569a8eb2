// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/cvm_machines.h"

#include <QRegularExpression>

namespace pilothouse::composition {

attestation::Machine machineOf(const domain::Cvm &cvm)
{
    attestation::Machine machine;
    machine.name = cvm.name;
    machine.address = cvm.endpoints.empty() ? QString() : cvm.endpoints.front().instance;
    machine.cloudId = cvm.id.text();
    return machine;
}

std::optional<std::chrono::seconds> uptimeOf(const QString &words)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*(?:(\\d{1,6})d)?\\s*(?:(\\d{1,6})h)?\\s*(?:(\\d{1,6})m)?\\s*(?:(\\d{1,9})(?:\\.\\d+)?s?)?\\s*$"));
    const auto match = form.match(words);
    if (!match.hasMatch() || words.trimmed().isEmpty())
        return std::nullopt;
    return std::chrono::hours(24 * match.captured(1).toLongLong() + match.captured(2).toLongLong())
           + std::chrono::minutes(match.captured(3).toLongLong()) + std::chrono::seconds(match.captured(4).toLongLong());
}

QCoro::Task<Result<std::vector<fleetwatch::WatchedMachine>>> CvmMachines::machines(CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto list = co_await m_cvms->list(cancel);
    if (!list)
        co_return list.error();
    std::vector<fleetwatch::WatchedMachine> machines;
    for (const domain::Cvm &cvm : list->items) {
        fleetwatch::WatchedMachine watched;
        watched.key = cvm.id.text();
        watched.machine = machineOf(cvm);
        // Only a word that says so takes a machine out of the watch: what is unknown, starting or unhealthy is asked.
        watched.isRunning
            = cvm.state != domain::RunState::Stopped && cvm.state != domain::RunState::Stopping && cvm.state != domain::RunState::Failed;
        watched.status = cvm.status;
        watched.uptime = uptimeOf(cvm.uptime);
        machines.push_back(std::move(watched));
    }
    co_return machines;
}

} // namespace pilothouse::composition
