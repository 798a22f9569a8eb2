// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/provisioning_state.h"

#include "services/core/clock.h"

#include <QJsonArray>

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

constexpr PaidCvm::State kStates[] = {PaidCvm::State::Making, PaidCvm::State::Unfound, PaidCvm::State::Left, PaidCvm::State::Held};

Error unreadable(const QString &member)
{
    return Error{.kind = ErrorKind::Storage,
                 .what = u"what is kept of provisioned machines cannot be read: %1"_s.arg(member),
                 .nextStep = u"Compare the cloud's list of machines with what you need; nothing is provisioned until this is clear."_s};
}

QJsonObject toJson(const PaidCvm &cvm)
{
    QJsonObject json{{u"name"_s, cvm.name},
                     {u"appId"_s, cvm.appId},
                     {u"cvmId"_s, cvm.cvmId},
                     {u"composeHash"_s, cvm.composeHash},
                     {u"since"_s, toUtcText(cvm.since)},
                     {u"state"_s, paidStateWord(cvm.state)},
                     {u"why"_s, cvm.why}};
    if (cvm.hourlyRate)
        json[u"usdPerHour"_s] = cvm.hourlyRate->toDecimal();
    return json;
}

Result<PaidCvm> paidFrom(const QJsonObject &json)
{
    PaidCvm cvm;
    cvm.name = json["name"_L1].toString();
    if (cvm.name.isEmpty())
        return unreadable(u"a machine has no name"_s);
    cvm.appId = json["appId"_L1].toString();
    cvm.cvmId = json["cvmId"_L1].toString();
    cvm.composeHash = json["composeHash"_L1].toString();
    if (json.contains("usdPerHour"_L1))
        cvm.hourlyRate = Money::fromDecimal(json["usdPerHour"_L1].toString(), u"USD"_s);
    cvm.since = QDateTime::fromString(json["since"_L1].toString(), Qt::ISODateWithMs).toUTC();
    cvm.why = json["why"_L1].toString();
    const QString word = json["state"_L1].toString();
    const auto state = std::ranges::find(kStates, word, paidStateWord);
    if (state == std::end(kStates))
        return unreadable(u"the state of %1"_s.arg(cvm.name));
    cvm.state = *state;
    return cvm;
}

} // namespace

QString paidStateWord(PaidCvm::State state)
{
    switch (state) {
    case PaidCvm::State::Making: return u"making"_s;
    case PaidCvm::State::Unfound: return u"unfound"_s;
    case PaidCvm::State::Left: return u"left"_s;
    case PaidCvm::State::Held: return u"held"_s;
    }
    return {};
}

PaidCvm *ProvisioningState::find(const QString &name)
{
    const auto found = std::ranges::find(paid, name, &PaidCvm::name);
    return found == paid.end() ? nullptr : &*found;
}

void ProvisioningState::remove(const QString &name)
{
    std::erase_if(paid, [&name](const PaidCvm &cvm) { return cvm.name == name; });
}

bool ProvisioningState::noteFailure(const QString &why)
{
    lastFailure = why;
    ++failuresInARow;
    if (failuresInARow < kFailuresUntilPause || isPaused)
        return false;
    isPaused = true;
    return true;
}

void ProvisioningState::noteSuccess()
{
    failuresInARow = 0;
    lastFailure.clear();
}

QJsonObject ProvisioningState::toJson() const
{
    QJsonArray machines;
    for (const PaidCvm &cvm : paid)
        machines.append(cluster::toJson(cvm));
    return {{u"paid"_s, machines}, {u"failuresInARow"_s, failuresInARow}, {u"paused"_s, isPaused}, {u"lastFailure"_s, lastFailure}};
}

Result<ProvisioningState> ProvisioningState::fromJson(const QJsonObject &json)
{
    ProvisioningState state;
    if (!json["paid"_L1].isArray())
        return unreadable(u"the list of machines"_s);
    for (const QJsonValue &value : json["paid"_L1].toArray()) {
        const auto cvm = paidFrom(value.toObject());
        if (!cvm)
            return cvm.error();
        state.paid.push_back(*cvm);
    }
    if (!json["paused"_L1].isBool() || !json["failuresInARow"_L1].isDouble())
        return unreadable(u"whether it is paused"_s);
    state.failuresInARow = json["failuresInARow"_L1].toInt();
    state.isPaused = json["paused"_L1].toBool();
    state.lastFailure = json["lastFailure"_L1].toString();
    return state;
}

} // namespace pilothouse::cluster
