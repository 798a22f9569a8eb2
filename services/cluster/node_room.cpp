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

/// `most`: what it needs if nothing of what it has counts.
void add(std::vector<RoomFinding> &findings, const Kind &kind, const NodeRoom &room, const std::optional<double> &free, double least, double most)
{
    if (most <= 0)
        return;
    const QString node = visibleText(room.node, 60);
    if (!free) {
        findings.push_back({kind.of, Fit::NotKnown, QString::fromUtf16(kind.unsaid).arg(node)});
        return;
    }
    const Fit fit = *free < least ? Fit::DoesNotFit : *free < most ? Fit::MayNotFit : Fit::Fits;
    const QString said = QString::fromUtf16(kind.said).arg(node, plain(*free), plain(fit == Fit::DoesNotFit ? least : most));
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
    std::optional<double> vcpu = type != nullptr && type->vcpu ? std::optional<double>(*type->vcpu) : std::nullopt;
    std::optional<double> memory = type != nullptr && type->memoryMb ? std::optional<double>(double(*type->memoryMb)) : std::nullopt;
    if (resources.vcpu)
        vcpu = *resources.vcpu;
    if (resources.memoryMb)
        memory = double(*resources.memoryMb);
    const auto moreOf = [](const std::optional<double> &wanted, const std::optional<double> &now) {
        return wanted.has_value() && now.has_value() ? std::max(0.0, wanted.value_or(0) - now.value_or(0)) : 0.0;
    };
    const auto mostOf = [](const std::optional<double> &wanted, const std::optional<double> &now, bool isHeld) {
        return std::max(0.0, wanted.value_or(0) - (isHeld ? now.value_or(0) : 0.0));
    };
    const bool isHeld = cvm.state != RunState::Stopped;
    const std::optional<double> vcpuNow = cvm.vcpu ? std::optional<double>(*cvm.vcpu) : std::nullopt;
    const std::optional<double> memoryNow = cvm.memoryGib ? std::optional<double>(std::round(*cvm.memoryGib * kMbInGib)) : std::nullopt;
    const std::optional<double> disk = resources.diskGb ? std::optional<double>(*resources.diskGb) : std::nullopt;
    const double most = mostOf(vcpu, vcpuNow, isHeld) + mostOf(memory, memoryNow, isHeld) + mostOf(disk, cvm.diskGib, true);
    if (!room.notKnown.isEmpty() && (most > 0 || byType)) {
        const QString node = room.node.isEmpty() ? u"its node"_s : visibleText(room.node, 60);
        findings.push_back({resources.diskGb && !byType && !vcpu && !memory ? Of::Disk : Of::Vcpu, Fit::NotKnown,
                            u"what %1 has free is not known: %2"_s.arg(node, room.notKnown)});
        return findings;
    }
    if (byType && (!vcpu || !memory))
        findings.push_back({Of::Vcpu, Fit::NotKnown,
                            u"how much %1 has is not known, so whether it fits is not either"_s.arg(visibleText(resources.instanceType, 60))});
    add(findings, kVcpu, room, room.vcpu, moreOf(vcpu, vcpuNow), mostOf(vcpu, vcpuNow, isHeld));
    const auto freeMemory = room.memoryMb ? std::optional<double>(double(*room.memoryMb)) : std::nullopt;
    add(findings, kMemory, room, freeMemory, moreOf(memory, memoryNow), mostOf(memory, memoryNow, isHeld));
    add(findings, kDisk, room, room.diskGb, moreOf(disk, cvm.diskGib), mostOf(disk, cvm.diskGib, true));
    return findings;
}

} // namespace pilothouse::cluster
