// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/gateway_round_trip.h"

#include "services/evidence/dial.h"

#include <QCoroFuture>

namespace pilothouse::evidence {

using namespace Qt::StringLiterals;

QCoro::Task<Result<std::chrono::milliseconds>> GatewayRoundTrip::measure(QString domain, std::chrono::milliseconds limit)
{
    const QUrl url(u"https://%1/"_s.arg(domain), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.path() != "/"_L1)
        co_return Error{.kind = ErrorKind::InvalidInput, .what = u"the gateway's domain cannot be used"_s};
    // Apart from the co_await: GCC 12 corrupts the heap where a default argument is made inside one.
    auto dialled = dial(url, limit, CancelToken());
    const DialReport report = co_await dialled;
    const bool answered
        = report.stage == DialReport::Stage::Done || (report.stage == DialReport::Stage::Tls && report.error->kind == ErrorKind::Network);
    if (!answered)
        co_return *report.error;
    co_return report.connectionTook;
}

} // namespace pilothouse::evidence
