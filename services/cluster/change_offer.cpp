// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/change_offer.h"

#include <QJsonArray>

namespace pilothouse::cluster {

using Kind = ChangeOffer::Kind;
using namespace Qt::StringLiterals;

namespace {

QString actionWord(Kind kind)
{
    switch (kind) {
    case Kind::Deploy: return u"cvm.deploy"_s;
    case Kind::Remove: return u"cvm.delete"_s;
    case Kind::Resize: return u"cvm.resize"_s;
    case Kind::Update: return u"cvm.update"_s;
    case Kind::Commit: return u"cvm.commit"_s;
    }
    return {};
}

QJsonArray namesOf(const std::vector<SealedVariable> &variables)
{
    QJsonArray names;
    for (const SealedVariable &variable : variables)
        names.append(variable.name);
    return names;
}

} // namespace

QString ChangeOffer::name() const
{
    return kind == Kind::Deploy ? spec->name : before.name;
}

ExpectedCvm ChangeOffer::expected() const
{
    ExpectedCvm wanted;
    wanted.mayStayStopped = before.state == domain::RunState::Stopped;
    switch (kind) {
    case Kind::Deploy: wanted.composeHash = provision.composeHash; break;
    case Kind::Remove: wanted.gone = true; break;
    case Kind::Resize:
        wanted.vcpu = resources.vcpu;
        if (resources.memoryMb)
            wanted.memoryGib = double(*resources.memoryMb) / 1024;
        if (resources.diskGb)
            wanted.diskGib = *resources.diskGb;
        wanted.instanceType = resources.instanceType;
        break;
    case Kind::Update:
        if (mustChangeHash)
            wanted.notComposeHash = before.composeHash;
        break;
    case Kind::Commit: wanted.composeHash = step->composeHash; break;
    }
    return wanted;
}

audit::Record ChangeOffer::record() const
{
    audit::Record record;
    record.action = actionWord(kind);
    record.target = name();
    if (kind != Kind::Deploy) {
        record.before[u"status"_s] = before.status;
        record.before[u"composeHash"_s] = before.composeHash;
    }
    switch (kind) {
    case Kind::Deploy:
        record.evidence[u"appId"_s] = provision.appId;
        record.after[u"composeHash"_s] = provision.composeHash;
        record.after[u"instanceType"_s] = spec->instanceType;
        record.after[u"variables"_s] = namesOf(spec->variables);
        break;
    case Kind::Update:
        if (!update->predictedHash.isEmpty())
            record.after[u"predictedComposeHash"_s] = update->predictedHash;
        if (update->variables)
            record.after[u"variables"_s] = namesOf(*update->variables);
        if (!variables.dropped.isEmpty())
            record.after[u"droppedVariables"_s] = QJsonArray::fromStringList(variables.dropped);
        if (!sealed.isComplete())
            record.after[u"unnamedVariables"_s] = sealed.whyMore;
        if (update->preLaunchScript)
            record.after[u"preLaunchScript"_s] = update->preLaunchScript->isEmpty() ? u"removed"_s : u"replaced"_s;
        break;
    case Kind::Commit:
        record.after[u"composeHash"_s] = step->composeHash;
        record.evidence[u"transaction"_s] = transactionHash;
        break;
    case Kind::Remove:
    case Kind::Resize: break;
    }
    return record;
}

} // namespace pilothouse::cluster
