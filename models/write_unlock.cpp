// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/write_unlock.h"

#include <QCoreApplication>

namespace pilothouse::models {

namespace {

struct WriteUnlock
{
    Q_DECLARE_TR_FUNCTIONS(WriteUnlock)
};

audit::Record record(const QString &action, const domain::Environment &environment, const QString &what)
{
    audit::Record entry;
    entry.action = action;
    entry.target = environment.id.text();
    entry.what = what;
    entry.outcome = audit::Outcome::Done;
    return entry;
}

} // namespace

domain::Plan unlockPlan(const domain::Environment &environment, const Clock &clock)
{
    domain::Plan plan;
    plan.environment = environment;
    plan.title = WriteUnlock::tr("Unlock writes in %1 for 15 minutes").arg(environment.id.text());
    plan.verb = WriteUnlock::tr("Unlock for 15 min");
    plan.steps = {{WriteUnlock::tr("Record who unlocked, and when"), WriteUnlock::tr("Audit"), QString()},
                  {WriteUnlock::tr("Show the verbs that change something"), WriteUnlock::tr("this desk"), QString()}};
    plan.ifItFails = WriteUnlock::tr("If it cannot be recorded, nothing is unlocked.");
    plan.toUndo = WriteUnlock::tr("“Lock now”, or wait: it locks itself after 15 minutes.");
    plan.sideEffects = WriteUnlock::tr("None. Each change still has its own plan. ROLL BACK works locked, too.");
    plan.dataFrom = clock.utcNow();
    return plan;
}

QCoro::Task<Status> unlockWrites(std::shared_ptr<domain::WriteAccess> access, std::shared_ptr<audit::AuditLog> audit, domain::Environment environment)
{
    if (audit) {
        const auto entry = record(QStringLiteral("write.unlock"), environment, QStringLiteral("writes unlocked for 15 minutes"));
        const auto written = co_await audit->append(entry);
        if (!written)
            co_return written.error();
    }
    access->unlock();
    co_return Done{};
}

QCoro::Task<Status> lockWrites(std::shared_ptr<domain::WriteAccess> access, std::shared_ptr<audit::AuditLog> audit, domain::Environment environment)
{
    access->lock();
    if (audit) {
        const auto entry = record(QStringLiteral("write.lock"), environment, QStringLiteral("writes locked by hand"));
        const auto written = co_await audit->append(entry);
        if (!written)
            co_return written.error();
    }
    co_return Done{};
}

} // namespace pilothouse::models
