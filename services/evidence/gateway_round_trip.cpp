// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/evidence/gateway_round_trip.h"

#include "services/evidence/dial.h"

#include <QCoroFuture>

namespace pilothouse::evidence {

using namespace Qt::StringLiterals;

QCoro::Task<Result<std::chrono::milliseconds>> GatewayRoundTrip::measure(QUrl address, std::chrono::milliseconds limit)
{
    const bool isWeb = address.scheme() == "https"_L1 || address.scheme() == "http"_L1;
    const bool isBare = address.userInfo().isEmpty() && (address.path().isEmpty() || address.path() == "/"_L1) && !address.hasQuery();
    if (!address.isValid() || address.host().isEmpty() || !isWeb || !isBare)
        co_return Error{.kind = ErrorKind::InvalidInput, .what = u"the gateway's domain cannot be used"_s};
    // Apart from the co_await: GCC 12 corrupts the heap where a default argument is made inside one.
    auto dialled = dial(address, limit, CancelToken());
    const DialReport report = co_await dialled;
    const bool answered
        = report.stage == DialReport::Stage::Done || (report.stage == DialReport::Stage::Tls && report.error->kind == ErrorKind::Network);
    if (!answered)
        co_return *report.error;
    co_return report.connectionTook;
}

} // namespace pilothouse::evidence
