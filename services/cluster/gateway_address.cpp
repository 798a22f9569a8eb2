// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/gateway_address.h"

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

QUrl gatewayAddress(const domain::Cvm &cvm)
{
    QUrl address;
    address.setScheme(u"https"_s);
    address.setHost(cvm.gatewayDomain);
    if (cvm.endpoints.empty())
        return address;
    const domain::Endpoint &endpoint = cvm.endpoints.front();
    const QUrl own(endpoint.instance.isEmpty() ? endpoint.app : endpoint.instance, QUrl::StrictMode);
    const bool isWeb = own.scheme() == "https"_L1 || own.scheme() == "http"_L1;
    if (!own.isValid() || own.host().isEmpty() || !isWeb || own.host().endsWith(u'.' + cvm.gatewayDomain, Qt::CaseInsensitive))
        return address;
    address.setScheme(own.scheme());
    address.setHost(own.host());
    address.setPort(own.port());
    return address;
}

} // namespace pilothouse::cluster
