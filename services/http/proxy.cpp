// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/proxy.h"

#include "services/http/proxy_choice.h"

#include <QHostAddress>

namespace pilothouse::http {

namespace {

constexpr QLatin1StringView kAhead("preconnect-");

} // namespace

QList<QNetworkProxy> ProxyChoice::queryProxy(const QNetworkProxyQuery &query)
{
    const QString host = query.peerHostName();
    if (host == QLatin1String("localhost") || QHostAddress(host).isLoopback())
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    // A connection that is opened ahead of its request takes the way of that request.
    QUrl url = query.url();
    if (!url.scheme().startsWith(kAhead))
        return systemProxyForQuery(query);
    url.setScheme(url.scheme().mid(kAhead.size()));
    return systemProxyForQuery(QNetworkProxyQuery(url, query.queryType()));
}

QString proxyFor(const QUrl &url)
{
    if (url.host().isEmpty())
        return {};
    ProxyChoice choice;
    const auto proxies = choice.queryProxy(QNetworkProxyQuery(url));
    if (proxies.isEmpty() || proxies.front().type() == QNetworkProxy::NoProxy || proxies.front().hostName().isEmpty())
        return {};
    const QNetworkProxy &proxy = proxies.front();
    const QString scheme = proxy.type() == QNetworkProxy::Socks5Proxy ? QStringLiteral("socks5") : QStringLiteral("http");
    return QStringLiteral("%1://%2:%3").arg(scheme, proxy.hostName()).arg(proxy.port());
}

} // namespace pilothouse::http
