// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/node_room.h"

#include "services/core/plain_text.h"

#include <algorithm>
#include <cmath>

namespace pilothouse::cluster {

using domain::Cvm;
using domain::RunState;
using Of = RoomFinding::Of;
using namespace Qt::StringLiterals;

namespace {

constexpr double kMbInGib = 1024;

QString plain(double number)
{
    return QString::number(number, 'g', 12);
}

/// One kind of what a node has.
struct Kind
{
    Of of;
    const char16_t *said;   ///< node, free, more
    const char16_t *unsaid; ///< node
};
constexpr Kind kVcpu{Of::Vcpu, u"%1 has %2 vCPU free, and it needs %3 more", u"how many processors %1 has free is not known"};
constexpr Kind kMemory{Of::Memory, u"%1 has %2 MB of memory free, and it needs %3 more", u"how much memory %1 has free is not known"};
constexpr Kind kDisk{Of::Disk, u"%1 has %2 GB of disk free, and it needs %3 more", u"how much disk %1 has free is not known"};

struct Amount
{
    double value = 0;
    bool isSaid = false;
};

template <typename T>
Amount amount(const std::optional<T> &number)
{
    return number ? Amount{double(*number), true} : Amount();
}

/// What a machine is to have of one kind, and what it has.
struct Demand
{
    Amount wanted;
    Amount now;
    bool isHeld = true; ///< what it has is its own also while it does not run

    /// What it needs for certain.
    double least() const { return wanted.isSaid && now.isSaid ? std::max(0.0, wanted.value - now.value) : 0.0; }
    /// What it needs if nothing counts that may not be its own.
    double most() const { return std::max(0.0, wanted.value - (isHeld ? now.value : 0.0)); }
};

void add(std::vector<RoomFinding> &findings, const Kind &kind, const NodeRoom &room, const Amount &free, const Demand &demand)
{
    if (demand.most() <= 0)
        return;
    const QString node = visibleText(room.node, 60);
    if (!free.isSaid) {
        findings.push_back({kind.of, Fit::NotKnown, QString::fromUtf16(kind.unsaid).arg(node)});
        return;
    }
    const Fit fit = free.value < demand.least() ? Fit::DoesNotFit : free.value < demand.most() ? Fit::MayNotFit : Fit::Fits;
    const QString said = QString::fromUtf16(kind.said).arg(node, plain(free.value), plain(fit == Fit::DoesNotFit ? demand.least() : demand.most()));
    findings.push_back({kind.of, fit,
                        fit == Fit::DoesNotFit  ? u"it does not fit: %1"_s.arg(said)
                        : fit == Fit::MayNotFit ? u"it may not fit: %1"_s.arg(said)
                                                : said});
}

} // namespace

NodeRoom roomOf(const Cvm &cvm, const Result<std::vector<CloudNode>> &nodes)
{
    NodeRoom room;
    room.node = cvm.node;
    if (cvm.node.isEmpty()) {
        room.notKnown = u"the cloud does not say on which node it is"_s;
        return room;
    }
    if (!nodes) {
        room.notKnown = u"the nodes could not be read: %1"_s.arg(nodes.error().what);
        return room;
    }
    if (std::ranges::count(*nodes, cvm.node, &CloudNode::name) > 1) {
        room.notKnown = u"the cloud names this node twice"_s;
        return room;
    }
    const auto found = std::ranges::find(*nodes, cvm.node, &CloudNode::name);
    if (found == nodes->end()) {
        room.notKnown = u"it is not among the nodes that the cloud offers now, so it may be full"_s;
        return room;
    }
    room.vcpu = found->remainingVcpu;
    room.memoryMb = found->remainingMemoryMb;
    room.diskGb = found->remainingDiskGb;
    return room;
}

std::vector<RoomFinding> roomFindings(const Cvm &cvm, const Resources &resources, const InstanceType *type, const NodeRoom &room)
{
    std::vector<RoomFinding> findings;
    const bool byType = !resources.instanceType.isEmpty();
    Demand vcpu{amount(resources.vcpu), amount(cvm.vcpu)};
    Demand memory{amount(resources.memoryMb), amount(cvm.memoryGib)};
    const Demand disk{amount(resources.diskGb), amount(cvm.diskGib)};
    memory.now.value = std::round(memory.now.value * kMbInGib);
    if (type != nullptr && !vcpu.wanted.isSaid)
        vcpu.wanted = amount(type->vcpu);
    if (type != nullptr && !memory.wanted.isSaid)
        memory.wanted = amount(type->memoryMb);
    vcpu.isHeld = memory.isHeld = cvm.state != RunState::Stopped;
    const bool grows = vcpu.most() > 0 || memory.most() > 0 || disk.most() > 0;
    if (!room.notKnown.isEmpty() && (grows || byType)) {
        const QString node = room.node.isEmpty() ? u"its node"_s : visibleText(room.node, 60);
        findings.push_back({Of::Vcpu, Fit::NotKnown, u"what %1 has free is not known: %2"_s.arg(node, room.notKnown)});
        return findings;
    }
    if (byType && (!vcpu.wanted.isSaid || !memory.wanted.isSaid))
        findings.push_back({Of::Vcpu, Fit::NotKnown,
                            u"how much %1 has is not known, so whether it fits is not either"_s.arg(visibleText(resources.instanceType, 60))});
    add(findings, kVcpu, room, amount(room.vcpu), vcpu);
    add(findings, kMemory, room, amount(room.memoryMb), memory);
    add(findings, kDisk, room, amount(room.diskGb), disk);
    return findings;
}

} // namespace pilothouse::cluster
