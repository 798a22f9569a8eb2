// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/charged_cost.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QPointer>

#include <algorithm>

namespace pilothouse::ui {

using cluster::AppUsage;
using namespace std::chrono_literals;

namespace {

constexpr auto kSettle = 400ms;
constexpr auto kKept = 5min;

QString money(const Money &amount)
{
    return QStringLiteral("%1 %2").arg(models::amountText(amount), amount.currency());
}

QString textOf(const AppUsage &usage, const QString &instanceId)
{
    const auto own = std::ranges::find_if(usage.instances, [&instanceId](const AppUsage::Instance &instance) {
        return instance.instanceId.compare(instanceId, Qt::CaseInsensitive) == 0;
    });
    // What could not be read whole is no sum.
    const QString part = own == usage.instances.end() || !usage.isWhole() ? QString() : money(own->cost);
    const QString whole = usage.total ? money(*usage.total) : QString();
    if (part.isEmpty() && whole.isEmpty())
        return ChargedCost::tr("Unknown");
    if (part.isEmpty())
        return ChargedCost::tr("app %1 in 7 days").arg(whole);
    if (whole.isEmpty() || (usage.instances.size() == 1 && part == whole))
        return ChargedCost::tr("%1 in 7 days").arg(part);
    return ChargedCost::tr("%1 in 7 days, the app's instances together %2").arg(part, whole);
}

} // namespace

ChargedCost::ChargedCost(std::shared_ptr<cluster::UsagePort> port, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent)
    , m_port(std::move(port))
    , m_clock(std::move(clock))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &ChargedCost::ask);
}

void ChargedCost::setMachine(const std::optional<domain::Cvm> &machine)
{
    const QString appId = machine && m_port ? machine->appId : QString();
    const QString instanceId = machine ? machine->instanceId : QString();
    const auto known = m_known.value(appId);
    const bool isFresh = known && m_clock->monotonicNow() - known->at < kKept;
    if (appId == m_appId && instanceId == m_instanceId && (isFresh || m_settle.isActive() || m_asking == appId))
        return;
    m_appId = appId;
    m_instanceId = instanceId;
    tell();
    m_settle.stop();
    if (!appId.isEmpty() && !isFresh)
        m_settle.start();
}

void ChargedCost::ask()
{
    read(m_appId);
}

QCoro::Task<Done> ChargedCost::read(QString appId)
{
    const QPointer<ChargedCost> self(this);
    const auto port = m_port;
    m_asking = appId;
    auto usage = co_await port->usage(appId);
    if (!self)
        co_return Done{};
    if (m_asking == appId)
        m_asking.clear();
    m_known.insert(appId, std::make_shared<Known>(Known{std::move(usage), m_clock->monotonicNow()}));
    if (appId == m_appId)
        tell();
    co_return Done{};
}

void ChargedCost::tell()
{
    const auto known = m_known.value(m_appId);
    if (!known)
        emit changed(QString());
    else if (known->usage)
        emit changed(textOf(*known->usage, m_instanceId));
    else
        emit changed(tr("Unknown: %1").arg(visibleText(models::spoken(known->usage.error().what), 200)));
}

} // namespace pilothouse::ui
