// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/clock.h"
#include "services/domain/key_permissions.h"
#include "services/http/http_client.h"

#include <QCoroTask>

#include <memory>

namespace pilothouse::phala {

/// Finds out which reads the cloud answers to a key, and what its account says of it. Changes are never tried.
class PhalaPermissions final : public std::enable_shared_from_this<PhalaPermissions>
{
public:
    PhalaPermissions(std::shared_ptr<http::HttpClient> api, QUrl baseUrl, std::shared_ptr<const Clock> clock);

    /// Errors: those of GET /auth/me, Protocol for an account that cannot be read, Cancelled.
    QCoro::Task<Result<domain::KeyPermissions>> ask(CancelToken cancel);

private:
    std::shared_ptr<http::HttpClient> m_api;
    QUrl m_baseUrl;
    std::shared_ptr<const Clock> m_clock;
};

/// What GET /auth/me says of whom a key acts for; texts as sent, empty where nothing was.
struct KeyHolder
{
    QString user;
    QString userRole; ///< "user", "admin"
    QString workspace;
    QString workspaceRole; ///< "owner" …
};
/// Errors: Protocol, TooLarge.
Result<KeyHolder> parseKeyHolder(const QByteArray &body);
/// "ada, role owner in workspace Ops".
QString identityOf(const KeyHolder &holder);
/// A key acts for one workspace with the role of who made it; the account names nothing narrower.
void judgeWidth(const KeyHolder &holder, domain::KeyPermissions *permissions);

} // namespace pilothouse::phala
