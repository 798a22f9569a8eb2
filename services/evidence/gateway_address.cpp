// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/gateway_address.h"

#include <QRegularExpression>

namespace pilothouse::evidence {

namespace {

constexpr int kApplicationPort = 8080;
constexpr int kGuestPort = 8090;

QUrl withoutSlash(QUrl url)
{
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

QUrl withOutsidePort(QUrl url, int port)
{
    url.setPort(port);
    return url;
}

} // namespace

std::optional<GatewayAddress> GatewayAddress::parse(const QUrl &url)
{
    static const QRegularExpression form(QStringLiteral("\\A([0-9a-f]{40})(?:-(?:([0-9]{1,5})([sg])?|(s)))?\\.([a-z0-9.-]+\\.[a-z0-9-]+)\\z"));
    const auto match = form.match(url.host().toLower());
    if (!match.hasMatch())
        return std::nullopt;
    GatewayAddress address;
    address.base = withoutSlash(url);
    address.id = match.captured(1);
    address.domain = match.captured(5);
    const QString suffix = match.captured(3);
    if (!match.captured(4).isEmpty()) {
        address.port = 443;
        address.mode = GatewayMode::PassedThrough;
        return address;
    }
    if (match.captured(2).isEmpty())
        return address;
    address.port = match.captured(2).toInt();
    if (address.port < 1 || address.port > 65535)
        return std::nullopt;
    if (!suffix.isEmpty())
        address.mode = suffix == QLatin1String("s") ? GatewayMode::PassedThrough : GatewayMode::Http2;
    return address;
}

std::optional<GatewayAddress> GatewayAddress::of(const QString &id, int port, const QString &domain)
{
    auto address = parse(QUrl(QStringLiteral("https://%1-%2.%3").arg(id).arg(port).arg(domain)));
    // A slash or a question mark in what the cloud names would have made it another part of the address.
    if (!address || address->domain != domain.toLower())
        return std::nullopt;
    return address;
}

QUrl GatewayAddress::url() const
{
    const QString suffix = mode == GatewayMode::PassedThrough ? QStringLiteral("s") : mode == GatewayMode::Http2 ? QStringLiteral("g") : QString();
    QUrl url = base;
    url.setHost(port == 80 && mode == GatewayMode::Ended ? QStringLiteral("%1.%2").arg(id, domain)
                                                         : QStringLiteral("%1-%2%3.%4").arg(id).arg(port).arg(suffix, domain));
    return url;
}

GatewayAddress GatewayAddress::withPort(int insidePort) const
{
    GatewayAddress other = *this;
    other.port = insidePort;
    other.mode = GatewayMode::Ended;
    return other;
}

GatewayAddress GatewayAddress::withId(const QString &otherId) const
{
    GatewayAddress other = *this;
    other.id = otherId.toLower();
    return other;
}

MachineBases basesOf(const QUrl &address)
{
    const QUrl given = withoutSlash(address);
    if (const auto gateway = GatewayAddress::parse(given)) {
        const QUrl application = gateway->withPort(kApplicationPort).url();
        const QUrl guest = gateway->withPort(kGuestPort).url();
        if (gateway->port == kGuestPort)
            return {{application, given}, {given}};
        return {{given}, {guest, given}};
    }
    if (given.port() == kGuestPort)
        return {{withOutsidePort(given, kApplicationPort), given}, {given}};
    if (given.port() == kApplicationPort)
        return {{given}, {withOutsidePort(given, kGuestPort), given}};
    return {{given}, {given}};
}

QStringList addressNotes(const QUrl &address)
{
    QStringList notes;
    const auto gateway = GatewayAddress::parse(address);
    const QString host = address.host().toLower();
    const int port = address.port();
    if (gateway && port != -1 && port != 443 && address.scheme() == QLatin1String("https"))
        notes << QStringLiteral("a gateway listens on port 443 only and takes the machine's port from the name: use https://%1 without :%2")
                     .arg(gateway->withPort(port).url().host())
                     .arg(port);
    else if (!gateway && host.endsWith(QLatin1String(".phala.network")) && port != -1 && port != 443)
        notes << QStringLiteral("the gateway does not map ports like this; it reads them from the name: https://<instance id>-%1.<gateway domain>, "
                                "both as the cloud's record of the machine names them")
                     .arg(port);
    if (gateway && gateway->mode == GatewayMode::Ended && address.scheme() == QLatin1String("https"))
        notes << QStringLiteral(
                     "TLS ends at the gateway, so its certificate says nothing about the machine (https://%1-<port>s.%2 passes it through)")
                     .arg(gateway->id, gateway->domain);
    return notes;
}

} // namespace pilothouse::evidence
