// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_permissions.h"

#include "services/core/json.h"
#include "services/core/plain_text.h"
#include "services/phala/deploy_requests.h"
#include "services/phala/phala_errors.h"
#include "services/phala/phala_wire.h"

namespace pilothouse::phala {

using namespace Qt::StringLiterals;
using domain::Permission;
using domain::PermissionCheck;

namespace {

/// A change that the console makes with this key.
struct Change
{
    const char *action;
    const char *use;
};
constexpr Change kChanges[] = {
    {"POST /cvms/{id}/start|stop|restart", "to start, stop and restart machines"},
    {"POST /cvms/provision, POST /cvms", "to make a machine"},
    {"PATCH /cvms/{id}", "to update a machine"},
    {"DELETE /cvms/{id}", "to delete a machine"},
};

PermissionCheck checkOf(const char *action, const QString &use)
{
    PermissionCheck check;
    check.action = QString::fromLatin1(action);
    check.use = use;
    return check;
}

} // namespace

PhalaPermissions::PhalaPermissions(std::shared_ptr<http::HttpClient> api, QUrl baseUrl, std::shared_ptr<const Clock> clock)
    : m_api(std::move(api))
    , m_baseUrl(std::move(baseUrl))
    , m_clock(std::move(clock))
{
}

QCoro::Task<Result<domain::KeyPermissions>> PhalaPermissions::ask(CancelToken cancel)
{
    const auto self = shared_from_this();
    http::HttpRequest whoAmI = wire::account(m_baseUrl);
    whoAmI.cancel = cancel;
    const auto said = co_await m_api->send(whoAmI);
    if (!said)
        co_return said.error();
    if (!said->isSuccess())
        co_return errorOf(whoAmI, *said);
    const auto holder = parseKeyHolder(said->body);
    if (!holder) {
        Error error = holder.error();
        error.where = http::describe(whoAmI);
        co_return error;
    }
    domain::KeyPermissions found;
    found.utc = m_clock->utcNow();
    found.identity = identityOf(*holder);
    judgeWidth(*holder, &found);
    PermissionCheck first = checkOf("GET /auth/me", u"who the key is"_s);
    first.answer = Permission::Allowed;
    found.checks.push_back(first);

    struct Read
    {
        PermissionCheck check;
        http::HttpRequest request;
    };
    const std::vector<Read> reads = {{checkOf("GET /apps", u"the list of machines"_s), wire::listApps(m_baseUrl, 1)},
                                     {checkOf("GET /teepods/available", u"where a machine can be made"_s), wire::availableNodes(m_baseUrl)},
                                     {checkOf("GET /instance-types", u"what a machine costs"_s), wire::instanceTypes(m_baseUrl)}};
    for (const Read &read : reads) {
        http::HttpRequest request = read.request;
        request.cancel = cancel;
        PermissionCheck check = read.check;
        const auto reply = co_await m_api->send(request);
        if (reply && reply->isSuccess()) {
            check.answer = Permission::Allowed;
        } else {
            const Error error = reply ? errorOf(request, *reply) : reply.error();
            if (error.kind == ErrorKind::Cancelled)
                co_return error;
            // A key that is good for one call and unknown at the next is refused that one, whatever the status says.
            if (error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::Unauthorised)
                check.answer = Permission::Denied;
            check.why = error.what;
        }
        found.checks.push_back(check);
    }
    for (const Change &change : kChanges) {
        PermissionCheck check = checkOf(change.action, QString::fromLatin1(change.use));
        check.isChange = true;
        check.why = u"a change: it is not made to find out"_s;
        found.checks.push_back(check);
    }
    co_return found;
}

// GET /auth/me: "Account".
Result<KeyHolder> parseKeyHolder(const QByteArray &body)
{
    const auto object = parseJsonObject(body);
    if (!object)
        return object.error();
    const QJsonValue user = (*object)["user"_L1];
    const QJsonValue workspace = (*object)["workspace"_L1];
    if (!user["username"_L1].isString())
        return Error{.kind = ErrorKind::Protocol, .what = u"user.username is missing or not a text"_s};
    if (!workspace["name"_L1].isString())
        return Error{.kind = ErrorKind::Protocol, .what = u"workspace.name is missing or not a text"_s};
    return KeyHolder{user["username"_L1].toString(), user["role"_L1].toString(), workspace["name"_L1].toString(), workspace["role"_L1].toString()};
}

QString identityOf(const KeyHolder &holder)
{
    const QString user = visibleText(holder.user, 80);
    const QString workspace = visibleText(holder.workspace, 80);
    if (holder.workspaceRole.isEmpty())
        return u"%1 in workspace %2"_s.arg(user, workspace);
    return u"%1, role %2 in workspace %3"_s.arg(user, visibleText(holder.workspaceRole, 40), workspace);
}

void judgeWidth(const KeyHolder &holder, domain::KeyPermissions *permissions)
{
    const QString role = holder.workspaceRole.toLower();
    permissions->isWide = true;
    if (holder.userRole.toLower() == "admin"_L1)
        permissions->width = u"its user is an administrator of the cloud, not of this workspace alone"_s;
    else if (role == "owner"_L1 || role == "admin"_L1)
        permissions->width
            = u"its account names the role %1 and nothing narrower: take it for one that may do everything in its workspace"_s.arg(role);
    else {
        permissions->isWide = false;
        permissions->width = u"the account does not say what else the key may do"_s;
    }
}

} // namespace pilothouse::phala
