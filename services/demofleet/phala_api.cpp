// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/routes.h"

#include <algorithm>
#include <cmath>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

struct Page
{
    int number = 1;
    int size = 0;
    int total = 0;
    int first() const { return (number - 1) * size; }
    int last() const { return std::min(number * size, total); }
    int pages() const { return (total + size - 1) / size; }
};

/// Reads page and page_size; the answer is the API's complaint.
std::optional<Answer> readPage(const Request &request, int defaultSize, Page &page)
{
    page.size = defaultSize;
    const std::pair<const char *, int *> members[] = {{"page", &page.number}, {"page_size", &page.size}};
    for (const auto &[name, member] : members) {
        if (!request.has(name))
            continue;
        bool number = false;
        *member = request.value(name).toInt(&number);
        if (!number || *member < 1 || (member == &page.size && *member > 100) || *member > 1'000'000)
            return validationError(u"query"_s, QLatin1StringView(name), u"Input should be a positive number in range"_s);
    }
    return std::nullopt;
}

RecordVersion versionOf(const Request &request)
{
    return request.header("x-phala-version") == "2025-10-28" ? RecordVersion::V20251028 : RecordVersion::V20260121;
}

bool matches(const World &world, const App &app, const Request &request, const QStringList &statuses)
{
    const Fleet &fleet = world.fleet();
    if (app.machines.empty())
        return false;
    const QString search = request.value("search");
    const auto any
        = [&](auto &&predicate) { return std::ranges::any_of(app.machines, [&](int machine) { return predicate(fleet.machine(machine)); }); };
    if (!search.isEmpty() && !app.name.contains(search, Qt::CaseInsensitive) && !app.id.startsWith(search.toLower())
        && !any([&](const Machine &machine) { return machine.name.contains(search, Qt::CaseInsensitive); }))
        return false;
    if (!statuses.isEmpty() && !any([&](const Machine &machine) { return statuses.contains(machine.status); }))
        return false;
    const QString node = request.value("node");
    if (!node.isEmpty() && !any([&](const Machine &machine) { return fleet.nodeOf(machine).name == node; }))
        return false;
    const QString region = request.value("region");
    return region.isEmpty() || any([&](const Machine &machine) { return fleet.nodeOf(machine).region.compare(region, Qt::CaseInsensitive) == 0; });
}

/// One app of a list. Written by hand around the machines' stored records: a list of thousands must not be built anew each time.
void appendApp(QByteArray &out, const World &world, const App &app, bool badRow)
{
    const QJsonObject head{{u"id"_s, app.recordId},
                           {u"name"_s, app.name},
                           {u"app_id"_s, app.id},
                           {u"app_provision_type"_s, u"user"_s},
                           {u"app_icon_url"_s, QJsonValue()},
                           {u"created_at"_s, World::timeText(app.createdAt)},
                           {u"kms_type"_s, u"phala"_s},
                           {u"profile"_s, QJsonValue()},
                           {u"cvm_count"_s, int(app.machines.size())}};
    const QByteArray text = QJsonDocument(head).toJson(QJsonDocument::Compact);
    out.append(text.constData(), text.size() - 1);
    out += ",\"current_cvm\":";
    out += world.listRecord(app.machines.front());
    out += ",\"cvms\":[";
    bool first = true;
    for (const int machine : app.machines) {
        if (!first)
            out += ',';
        first = false;
        out += world.listRecord(machine);
    }
    if (badRow)
        out += ",{\"id\":17,\"name\":null,\"status\":[],\"vm_uuid\":{},\"resource\":\"none\"}";
    out += "]}";
}

Answer apps(World &world, const Request &request)
{
    Page page;
    if (const auto complaint = readPage(request, 20, page))
        return *complaint;
    const QStringList statuses = request.query.allQueryItemValues(u"status"_s, QUrl::FullyDecoded);
    std::vector<const App *> found;
    for (const App &app : world.fleet().apps()) {
        if (matches(world, app, request, statuses))
            found.push_back(&app);
    }
    page.total = int(found.size());
    const bool badRow = world.faults().strike({TargetKind::Phala, -1}, FaultKind::BadRow, QString::fromUtf8(request.target)).has_value();
    QByteArray out = "{\"dstack_apps\":[";
    out.reserve(256 * 1024);
    for (int i = page.first(); i < page.last(); ++i) {
        if (i > page.first())
            out += ',';
        appendApp(out, world, *found[size_t(i)], badRow && i == page.first());
    }
    out += "],\"page\":" + QByteArray::number(page.number) + ",\"page_size\":" + QByteArray::number(page.size)
           + ",\"total\":" + QByteArray::number(page.total) + ",\"total_pages\":" + QByteArray::number(page.pages()) + '}';
    return textAnswer(out, "application/json");
}

/// An entry for each machine and each hour that it ran of the last seven days; what was stopped is charged until it was.
Answer appUsage(const World &world, const Request &request, const App &app)
{
    constexpr FleetTime kHour = 3600 * 1000;
    const auto number = [&request](const char *name, int usual) { return request.has(name) ? request.value(name).toInt() : usual; };
    const int limit = number("limit", 500);
    const int offset = number("offset", 0);
    if (limit < 1 || limit > 5000 || offset < 0)
        return validationError(u"query"_s, u"limit"_s, u"Input should be between 1 and 5000"_s);
    QJsonArray entries;
    int total = 0;
    double cost = 0;
    for (const int index : app.machines) {
        const Machine &machine = world.fleet().machine(index);
        const double rate = machine.shape.hourlyRate.toDouble();
        const FleetTime end = machine.runningSince ? world.now() : machine.exitedAt.value_or(machine.createdAt);
        const FleetTime first = std::max(machine.createdAt, world.now() - 7 * 24 * kHour);
        for (FleetTime hour = first - first % kHour; hour + kHour <= end; hour += kHour) {
            cost += rate;
            if (total++ < offset || entries.size() >= limit)
                continue;
            entries.append(QJsonObject{{u"instance_id"_s, machine.instanceId},
                                       {u"timestamp"_s, World::timeText(hour + kHour)},
                                       {u"event_type"_s, u"usage"_s},
                                       {u"usage_type"_s, u"compute"_s},
                                       {u"cost"_s, rate},
                                       {u"duration_minutes"_s, 60},
                                       {u"billing_start"_s, World::timeText(hour)},
                                       {u"billing_end"_s, World::timeText(hour + kHour)},
                                       {u"billing_hour"_s, World::timeText(hour)},
                                       {u"billing_day"_s, World::timeText(hour).left(10)}});
        }
    }
    return jsonAnswer(QJsonObject{{u"usage"_s, entries}, {u"total"_s, total}, {u"total_cost"_s, std::round(cost * 1e6) / 1e6}});
}

Answer appRoute(World &world, const Request &request, const QStringList &path)
{
    QString id = path.value(0);
    if (id.startsWith("app_"_L1))
        id.remove(0, 4);
    const auto index = world.fleet().findApp(id);
    if (!index || world.fleet().apps()[size_t(*index)].machines.empty())
        return structuredError(404, u"ERR-03-006"_s, u"App not found"_s, u"app_id"_s, id);
    const App &app = world.fleet().apps()[size_t(*index)];
    const QString what = path.value(1);
    if (what.isEmpty()) {
        QByteArray out;
        appendApp(out, world, app, false);
        return textAnswer(out, "application/json");
    }
    if (what == "cvms"_L1) {
        QByteArray out = "[";
        for (const int machine : app.machines)
            out += (out.size() > 1 ? "," : "") + world.listRecord(machine);
        return textAnswer(out + ']', "application/json");
    }
    if (what == "attestations"_L1)
        return appAttestations(world, app);
    if (what == "usage"_L1)
        return appUsage(world, request, app);
    if (what == "device-allowlist"_L1)
        return jsonAnswer(QJsonObject{{u"is_onchain_kms"_s, false},
                                      {u"allow_any_device"_s, QJsonValue()},
                                      {u"chain_id"_s, QJsonValue()},
                                      {u"app_contract_address"_s, QJsonValue()},
                                      {u"devices"_s, QJsonArray()}});
    if (what == "kms-info"_L1)
        return jsonAnswer(QJsonObject{{u"is_onchain_kms"_s, false}, {u"is_contract"_s, false}});
    Q_UNUSED(request);
    return plainError(404, u"Not Found"_s);
}

Answer cvmList(World &world, const Request &request, bool paged)
{
    std::vector<int> present;
    for (size_t i = 0; i < world.fleet().machines().size(); ++i) {
        if (!world.fleet().machines()[i].deleted)
            present.push_back(int(i));
    }
    Page page;
    page.total = int(present.size());
    if (paged) {
        if (const auto complaint = readPage(request, 30, page))
            return *complaint;
    } else {
        page.size = std::max(page.total, 1);
    }
    const bool legacy = versionOf(request) == RecordVersion::V20251028;
    QByteArray items = "[";
    for (int i = page.first(); i < page.last(); ++i) {
        const int machine = present[size_t(i)];
        items += i > page.first() ? "," : "";
        items += legacy ? QJsonDocument(legacyListItem(world, world.fleet().machine(machine))).toJson(QJsonDocument::Compact)
                        : world.listRecord(machine);
    }
    items += ']';
    if (!paged)
        return textAnswer(items, "application/json");
    return textAnswer("{\"items\":" + items + ",\"total\":" + QByteArray::number(page.total) + ",\"page\":" + QByteArray::number(page.number)
                          + ",\"page_size\":" + QByteArray::number(page.size) + ",\"pages\":" + QByteArray::number(page.pages()) + '}',
                      "application/json");
}

Answer statusBatch(World &world, const Request &request)
{
    const auto body = request.object();
    if (!body || !body->value("vm_uuids"_L1).isArray())
        return validationError(u"body"_s, u"vm_uuids"_s, u"Field required"_s);
    QByteArray out = "{";
    const QJsonArray wanted = body->value("vm_uuids"_L1).toArray();
    for (const QJsonValue &value : wanted) {
        const std::vector<int> found = world.fleet().find(value.toString());
        if (found.size() != 1)
            continue;
        const Machine &machine = world.fleet().machine(found.front());
        if (out.size() > 1)
            out += ',';
        out += '"' + machine.vmUuid.toLatin1() + "\":" + QJsonDocument(statusOf(world, machine)).toJson(QJsonDocument::Compact);
    }
    return textAnswer(out + '}', "application/json");
}

/// 401 and 403 by the key's own beginning, so that a test can hold any of them.
std::optional<Answer> refuseKey(World &world, const Request &request)
{
    const QByteArray key = request.header("x-api-key");
    if (key.isEmpty()) {
        ++world.counters().phalaWithoutKey;
        return plainError(401, u"Not authenticated"_s);
    }
    if (key.startsWith("phak_revoked"))
        return plainError(401, u"Invalid API key"_s);
    // Asking for many states at once, or for a verdict, is a POST that changes nothing.
    if (key.startsWith("phak_readonly") && request.method != "GET" && !request.target.endsWith("/status/batch")
        && !request.target.endsWith("/attestations/verify"))
        return plainError(403, u"This API key may not change anything"_s);
    if (world.faults().strike({TargetKind::Phala, -1}, FaultKind::Deny, QString::fromLatin1(request.method + ' ' + request.target)))
        return plainError(403, u"This API key may not do this"_s);
    return std::nullopt;
}

} // namespace

Answer handlePhala(World &world, const Request &request, const QStringList &path)
{
    ++world.counters().phala;
    const QString what = path.value(0);
    if (what != "instance-types"_L1) {
        if (auto refusal = refuseKey(world, request))
            return *refusal;
    }
    const bool get = request.method == "GET";
    if (what == "cvms"_L1 && request.method == "POST" && (path.size() == 1 || (path.size() == 2 && path[1] == "provision"_L1)))
        return path.size() == 1 ? createCvm(world, request) : provisionCvm(world, request);
    if (what == "apps"_L1 && get) {
        if (path.size() == 1)
            return apps(world, request);
        if (path.value(1) != "filter-options"_L1)
            return appRoute(world, request, path.mid(1));
    }
    if (what == "status"_L1 && path.value(1) == "batch"_L1 && request.method == "POST")
        return statusBatch(world, request);
    if (what == "attestations"_L1 && path.value(1) == "verify"_L1 && path.size() == 2 && request.method == "POST")
        return verifyQuote(world, request);
    if (what == "cvms"_L1) {
        if (path.size() == 1 && get)
            return cvmList(world, request, false);
        if (path.size() == 2 && path[1] == "paginated"_L1 && get)
            return cvmList(world, request, true);
        if (path.size() >= 2) {
            const std::vector<int> found = world.fleet().find(path[1]);
            if (found.empty())
                return structuredError(404, u"ERR-03-001"_s, u"CVM not found"_s, u"cvm_id"_s, path[1]);
            if (found.size() > 1)
                return structuredError(409, path[1].startsWith("app_"_L1) ? u"ERR-03-010"_s : u"ERR-03-002"_s,
                                       u"The identifier names %1 CVMs; use a vm_uuid"_s.arg(found.size()), u"cvm_id"_s, path[1]);
            return cvmRoute(world, request, found.front(), path.mid(2));
        }
    }
    return catalogueRoute(world, request, path);
}

} // namespace pilothouse::demofleet
