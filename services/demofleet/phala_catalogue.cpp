// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/routes.h"

#include <QSet>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

QJsonObject account(const Request &request)
{
    if (request.header("x-phala-version") == "2025-10-28")
        return {{u"username"_s, u"demo"_s}, {u"email"_s, u"demo@demo.invalid"_s}, {u"credits"_s, 412.2},         {u"granted_credits"_s, 5},
                {u"avatar"_s, QString()},   {u"team_name"_s, u"Demo"_s},          {u"team_tier"_s, u"LEVEL_2"_s}};
    return {
        {u"user"_s, QJsonObject{{u"username"_s, u"demo"_s},
                                {u"email"_s, u"demo@demo.invalid"_s},
                                {u"role"_s, u"user"_s},
                                {u"avatar"_s, QString()},
                                {u"email_verified"_s, true},
                                {u"totp_enabled"_s, false},
                                {u"has_backup_codes"_s, false},
                                {u"flag_has_password"_s, true}}},
        {u"workspace"_s,
         QJsonObject{{u"id"_s, u"wks_demo"_s}, {u"name"_s, u"Demo"_s}, {u"slug"_s, u"demo"_s}, {u"tier"_s, u"LEVEL_2"_s}, {u"role"_s, u"owner"_s}}},
        {u"credits"_s,
         QJsonObject{
             {u"balance"_s, u"412.20"_s}, {u"granted_balance"_s, u"5.00"_s}, {u"is_post_paid"_s, false}, {u"outstanding_amount"_s, QJsonValue()}}}};
}

QJsonObject workspace()
{
    return {{u"id"_s, u"wks_demo"_s},
            {u"name"_s, u"Demo"_s},
            {u"slug"_s, u"demo"_s},
            {u"tier"_s, u"LEVEL_2"_s},
            {u"role"_s, u"owner"_s},
            {u"is_default"_s, true},
            {u"created_at"_s, u"2025-11-01T09:00:00Z"_s}};
}

/// The same image is described twice by the API: with a version in parts at a host, with one in words in the list of images.
QJsonObject image(const QJsonValue &version)
{
    return {{u"name"_s, Fleet::osImage()},
            {u"slug"_s, Fleet::osImage()},
            {u"is_dev"_s, false},
            {u"version"_s, version},
            {u"os_image_hash"_s, QString::fromLatin1(Fleet::osImageHash().toHex())},
            {u"requires_gpu"_s, false}};
}

QJsonObject teepods(const World &world)
{
    QJsonArray nodes;
    int score = 100;
    for (const Node &node : world.fleet().nodes()) {
        nodes.append(QJsonObject{{u"teepod_id"_s, node.id},
                                 {u"name"_s, node.name},
                                 {u"listed"_s, true},
                                 {u"resource_score"_s, score},
                                 {u"remaining_vcpu"_s, 96},
                                 {u"remaining_memory"_s, 262144},
                                 {u"remaining_cvm_slots"_s, 40},
                                 {u"remaining_disk"_s, 4096},
                                 {u"images"_s, QJsonArray{image(QJsonArray{0, 5, 5})}},
                                 {u"support_onchain_kms"_s, true},
                                 {u"device_id"_s, node.deviceId},
                                 {u"region_identifier"_s, node.region},
                                 {u"default_kms"_s, u"kms-demo"_s},
                                 {u"kms_list"_s, QJsonArray{u"kms-demo"_s}}});
        score -= 10;
    }
    const QJsonObject kms{{u"id"_s, u"kms_demo"_s},           {u"slug"_s, u"kms-demo"_s},    {u"url"_s, world.addresses().base},
                          {u"version"_s, u"v0.5.5"_s},        {u"chain_id"_s, QJsonValue()}, {u"kms_contract_address"_s, QJsonValue()},
                          {u"gateway_app_id"_s, QJsonValue()}};
    return {{u"tier"_s, u"LEVEL_2"_s},
            {u"capacity"_s, QJsonObject{{u"max_instances"_s, 1200}, {u"max_vcpu"_s, 8000}, {u"max_memory"_s, 16'000'000}, {u"max_disk"_s, 90'000}}},
            {u"nodes"_s, nodes},
            {u"kms_list"_s, QJsonArray{kms}}};
}

QJsonObject workspaceNodes(const World &world)
{
    QJsonArray items;
    for (const Node &node : world.fleet().nodes())
        items.append(QJsonObject{{u"object_type"_s, u"node"_s},
                                 {u"id"_s, node.id},
                                 {u"name"_s, node.name},
                                 {u"region"_s, node.region},
                                 {u"device_id"_s, node.deviceId},
                                 {u"ppid"_s, QString::fromLatin1(node.ppid.toHex())},
                                 {u"status"_s, u"ONLINE"_s},
                                 {u"version"_s, u"v0.5.5"_s}});
    return {{u"items"_s, items}, {u"total"_s, items.size()}, {u"page"_s, 1}, {u"page_size"_s, 30}, {u"pages"_s, 1}};
}

QJsonArray instanceTypes()
{
    QJsonArray items;
    for (const Shape &shape : Fleet::shapes())
        items.append(QJsonObject{{u"id"_s, shape.instanceType},
                                 {u"name"_s, shape.instanceType},
                                 {u"description"_s, u"%1 vCPU, %2 MB"_s.arg(shape.vcpu).arg(shape.memoryGb * 1024)},
                                 {u"vcpu"_s, shape.vcpu},
                                 {u"memory_mb"_s, shape.memoryGb * 1024},
                                 {u"hourly_rate"_s, shape.hourlyRate},
                                 {u"requires_gpu"_s, false},
                                 {u"default_disk_size_gb"_s, shape.diskGb},
                                 {u"family"_s, u"cpu"_s}});
    return items;
}

QJsonObject filterOptions(const World &world)
{
    QSet<QString> statuses;
    for (const Machine &machine : world.fleet().machines()) {
        if (!machine.deleted)
            statuses.insert(machine.status);
    }
    QStringList words(statuses.begin(), statuses.end());
    words.sort();
    QJsonArray regions;
    QJsonArray nodes;
    for (const Node &node : world.fleet().nodes()) {
        regions.append(node.region);
        nodes.append(node.name);
    }
    return {{u"statuses"_s, QJsonArray::fromStringList(words)},
            {u"image_versions"_s, QJsonArray{Fleet::osImage()}},
            {u"instance_types"_s, QJsonArray{u"tdx.small"_s, u"tdx.medium"_s, u"tdx.large"_s, u"tdx.xlarge"_s}},
            {u"kms_slugs"_s, QJsonArray{u"kms-demo"_s}},
            {u"kms_types"_s, QJsonArray{u"phala"_s}},
            {u"regions"_s, regions},
            {u"nodes"_s, nodes}};
}

} // namespace

/// What the API says about itself and its hosts: small answers that hardly change.
Answer catalogueRoute(World &world, const Request &request, const QStringList &path)
{
    if (request.method != "GET")
        return plainError(path.isEmpty() ? 404 : 405, u"Method Not Allowed"_s);
    const QString route = path.join(u'/');
    if (route == "auth/me"_L1)
        return jsonAnswer(account(request));
    if (route == "apps/filter-options"_L1)
        return jsonAnswer(filterOptions(world));
    if (route == "teepods/available"_L1)
        return jsonAnswer(teepods(world));
    if (route == "instance-types"_L1)
        return jsonAnswer(QJsonObject{
            {u"result"_s, QJsonArray{QJsonObject{{u"name"_s, u"cpu"_s}, {u"items"_s, instanceTypes()}, {u"total"_s, instanceTypes().size()}}}}});
    if (route == "instance-types/cpu"_L1)
        return jsonAnswer(QJsonObject{{u"items"_s, instanceTypes()}, {u"total"_s, instanceTypes().size()}, {u"family"_s, u"cpu"_s}});
    if (route == "os-images"_L1)
        return jsonAnswer(QJsonObject{
            {u"items"_s, QJsonArray{image(Fleet::osVersion())}}, {u"total"_s, 1}, {u"page"_s, 1}, {u"page_size"_s, 100}, {u"pages"_s, 1}});
    if (path.size() >= 2 && path[0] == "kms"_L1)
        return kmsRoute(world, path.mid(1));
    if (route == "kms"_L1)
        return jsonAnswer(QJsonObject{{u"items"_s, QJsonArray()}, {u"total"_s, 0}, {u"page"_s, 1}, {u"page_size"_s, 20}, {u"pages"_s, 0}});
    if (route == "workspaces"_L1)
        return jsonAnswer(QJsonObject{{u"data"_s, QJsonArray{workspace()}},
                                      {u"pagination"_s, QJsonObject{{u"has_more"_s, false}, {u"next_cursor"_s, QJsonValue()}, {u"total"_s, 1}}}});
    if (route == "workspaces/demo"_L1)
        return jsonAnswer(workspace());
    if (route == "workspaces/demo/nodes"_L1)
        return jsonAnswer(workspaceNodes(world));
    return plainError(404, u"Not Found"_s);
}

} // namespace pilothouse::demofleet
