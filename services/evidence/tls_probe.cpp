// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/tls_probe.h"

#include "services/evidence/dial.h"

namespace pilothouse::evidence {

QFuture<Result<QByteArray>> peerCertificate(const QUrl &url, std::chrono::milliseconds timeout, CancelToken cancel)
{
    return dial(url, timeout, std::move(cancel)).then([](const DialReport &report) -> Result<QByteArray> {
        if (!report.error)
            return report.certificate;
        Error error = *report.error;
        error.where.prepend(QStringLiteral("TLS handshake with "));
        return error;
    });
}

} // namespace pilothouse::evidence
