// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/spawntee/gateway_connector.h"

#include "services/core/plain_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace pilothouse::spawntee {

using namespace Qt::StringLiterals;
using cluster::SpawnteeAddress;

namespace {

Error invalid(const QString &what, const QString &nextStep)
{
    return Error{.kind = ErrorKind::InvalidInput, .what = what, .nextStep = nextStep};
}

bool isId(const QString &text)
{
    static const QRegularExpression form(u"\\A[0-9a-f]{40}\\z"_s);
    return form.match(text).hasMatch();
}

/// The instance where one is named, otherwise the app. Errors: InvalidInput.
Result<QString> idOf(const SpawnteeAddress &address)
{
    const QString id = (address.instanceId.isEmpty() ? address.appId : address.instanceId).toLower();
    if (!isId(id))
        return invalid(u"“%1” is no id of an app or a machine (40 hexadecimal digits)"_s.arg(visibleText(id, 60)),
                       u"Nothing was sent. Look at what the cloud says of this CVM."_s);
    return id;
}

} // namespace

Result<QUrl> gatewayUrl(const SpawnteeAddress &address, const QStringList &domains)
{
    const auto id = idOf(address);
    if (!id)
        return id.error();
    static const QRegularExpression form(u"\\A[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+\\z"_s);
    const QString domain = address.gatewayDomain.toLower();
    if (domain.isEmpty())
        return invalid(u"the cloud names no gateway for this CVM, so it has no address"_s,
                       u"Nothing was sent. A CVM that was just made may get one soon."_s);
    // "dstack-pha-.phala.network": the name of a node that was empty.
    if (!form.match(domain).hasMatch() || domain.size() > 200)
        return invalid(u"“%1” is no gateway's name"_s.arg(visibleText(domain, 80)), u"Nothing was sent. Look at what the cloud says of this CVM."_s);
    const bool isKnown = std::ranges::any_of(domains, [&](const QString &known) { return domain == known || domain.endsWith(u'.' + known); });
    if (!isKnown)
        return invalid(u"the gateway %1 is none of those this environment may send signatures to (%2)"_s.arg(domain, domains.join(u", "_s)),
                       u"Nothing was sent. If the gateway is yours, add its domain to the profile."_s);
    if (address.port < 1 || address.port > 65'535)
        return invalid(u"%1 is no port"_s.arg(address.port), u"Set spawntee-port to the port the compose file publishes; 9010 is usual."_s);
    return QUrl(u"https://%1-%2.%3"_s.arg(*id).arg(address.port).arg(domain));
}

GatewayConnector::GatewayConnector(Parts parts) : m_parts(std::move(parts)) { }

Result<std::shared_ptr<cluster::SpawnteePort>> GatewayConnector::connect(const SpawnteeAddress &address)
{
    SpawnteeClient::Parts parts{m_parts.http, m_parts.key, m_parts.clock, m_parts.index, {}, m_parts.timing};
    if (m_parts.addressTemplate.isEmpty()) {
        const auto url = gatewayUrl(address, m_parts.domains);
        if (!url)
            return url.error();
        parts.base = *url;
    } else {
        const auto id = idOf(address);
        if (!id)
            return id.error();
        parts.base = QUrl(QString(m_parts.addressTemplate).replace("{id}"_L1, *id));
    }
    return std::shared_ptr<cluster::SpawnteePort>(std::make_shared<SpawnteeClient>(std::move(parts)));
}

} // namespace pilothouse::spawntee
