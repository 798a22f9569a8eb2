// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/tcb_info.h"

#include <algorithm>

namespace pilothouse::attestation {

namespace {

/// Any number of components is read and counted; the wrong number is a later check with its own code.
std::optional<Components> readComponents(const strict_json::Value &list)
{
    Components components;
    if (!list.isThere())
        return components;
    if (!list.isArray())
        return std::nullopt;
    for (strict_json::Value item = list.first(); item.isThere(); item = item.next()) {
        const auto svn = item["svn"].integer(0, 255);
        if (!svn)
            return std::nullopt;
        if (size_t(components.count) < components.svn.size())
            components.svn[size_t(components.count)] = uint8_t(*svn);
        ++components.count;
    }
    return components;
}

std::optional<TcbLevel> readLevel(const strict_json::Value &item)
{
    const strict_json::Value tcb = item["tcb"];
    const auto sgx = readComponents(tcb["sgxtcbcomponents"]);
    const auto tdx = readComponents(tcb["tdxtcbcomponents"]);
    const auto pceSvn = tcb["pcesvn"].integer(0, 0xffff);
    auto verdict = readLevelVerdict(item);
    if (!sgx || !tdx || !pceSvn || !verdict)
        return std::nullopt;
    return TcbLevel{*sgx, *tdx, uint16_t(*pceSvn), std::move(*verdict)};
}

std::optional<TdxModuleRule> readModuleRule(const strict_json::Value &object)
{
    const auto mrSigner = readHex<48>(object["mrsigner"]);
    const auto attributes = readHex<8>(object["attributes"]);
    const auto mask = readHex<8>(object["attributesMask"]);
    if (!mrSigner || !attributes || !mask)
        return std::nullopt;
    return TdxModuleRule{*mrSigner, *attributes, *mask};
}

bool readModules(const strict_json::Value &root, TcbInfo &info)
{
    if (const auto module = root["tdxModule"]; module.isThere()) {
        info.tdxModule = readModuleRule(module);
        if (!info.tdxModule)
            return false;
    }
    const strict_json::Value identities = root["tdxModuleIdentities"];
    if (identities.isThere() && !identities.isArray())
        return false;
    for (strict_json::Value item = identities.first(); item.isThere(); item = item.next()) {
        const auto id = item["id"].plainText();
        const auto rule = readModuleRule(item);
        auto levels = readSvnLevels(item["tcbLevels"], 0xff);
        if (!id || !rule || !levels)
            return false;
        info.tdxModuleIdentities.push_back({*id, *rule, std::move(*levels)});
    }
    return true;
}

bool readLevels(const strict_json::Value &list, TcbInfo &info)
{
    if (list.isThere() && !list.isArray())
        return false;
    for (strict_json::Value item = list.first(); item.isThere(); item = item.next()) {
        auto level = readLevel(item);
        if (!level)
            return false;
        info.levels.push_back(std::move(*level));
    }
    std::stable_sort(info.levels.begin(), info.levels.end(), [](const TcbLevel &a, const TcbLevel &b) {
        if (a.sgx.svn != b.sgx.svn)
            return a.sgx.svn > b.sgx.svn;
        if (a.pceSvn != b.pceSvn)
            return a.pceSvn > b.pceSvn;
        return a.tdx.svn > b.tdx.svn;
    });
    return true;
}

} // namespace

std::optional<TcbInfo> TcbInfo::parse(const QByteArray &text)
{
    auto document = strict_json::Document::parse(text, {});
    if (!document)
        return std::nullopt;
    TcbInfo info;
    info.document = std::move(*document);
    const strict_json::Value root = info.document.root();
    const auto head = readHead(root);
    const auto fmspc = readHex<6>(root["fmspc"]);
    const auto pceId = readHex<2>(root["pceId"]);
    if (!head || !fmspc || !pceId)
        return std::nullopt;
    info.head = *head;
    info.fmspc = *fmspc;
    info.pceId = *pceId;
    if (info.head.version != 3)
        return info;
    const strict_json::Value tcbType = root["tcbType"];
    const auto type = tcbType.isThere() ? tcbType.integer(0, 255) : std::optional<int64_t>(0);
    if (!type || !readModules(root, info) || !readLevels(root["tcbLevels"], info))
        return std::nullopt;
    info.tcbType = int(*type);
    return info;
}

std::optional<QeIdentity> QeIdentity::parse(const QByteArray &text)
{
    auto document = strict_json::Document::parse(text, {});
    if (!document)
        return std::nullopt;
    QeIdentity identity;
    identity.document = std::move(*document);
    const strict_json::Value root = identity.document.root();
    const auto head = readHead(root);
    const auto miscSelect = readHex<4>(root["miscselect"]);
    const auto miscSelectMask = readHex<4>(root["miscselectMask"]);
    const auto attributes = readHex<16>(root["attributes"]);
    const auto attributesMask = readHex<16>(root["attributesMask"]);
    const auto mrSigner = readHex<32>(root["mrsigner"]);
    const auto isvProdId = root["isvprodid"].integer(0, 0xffff);
    auto levels = readSvnLevels(root["tcbLevels"], 0xffff);
    if (!head || !miscSelect || !miscSelectMask || !attributes || !attributesMask || !mrSigner || !isvProdId || !levels)
        return std::nullopt;
    identity.head = *head;
    identity.miscSelect = *miscSelect;
    identity.miscSelectMask = *miscSelectMask;
    identity.attributes = *attributes;
    identity.attributesMask = *attributesMask;
    identity.mrSigner = *mrSigner;
    identity.isvProdId = uint16_t(*isvProdId);
    identity.levels = std::move(*levels);
    return identity;
}

} // namespace pilothouse::attestation
