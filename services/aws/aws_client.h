// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_call.h"
#include "services/aws/aws_errors.h"
#include "services/aws/credentials.h"
#include "services/aws/retry_budget.h"
#include "services/core/clock.h"
#include "services/http/http_client.h"

#include <QHash>

#include <chrono>
#include <memory>

namespace pilothouse::aws {

/// Signs calls, sends them and repeats what may be repeated; every try is signed anew. The clients of the single services
/// stand on it. Three tries at most: throttled ones for reads and changes alike (they were turned away unread), silence and the
/// remote's own trouble for reads only; for a change those are OutcomeUnknown. A clock that is more than 4 minutes off is
/// noticed by the answer's Date, and the request is signed once more with the remote's time.
class AwsClient final : public std::enable_shared_from_this<AwsClient>
{
public:
    struct Parts
    {
        std::shared_ptr<http::HttpClient> http;
        domain::AwsSettings settings;
        CredentialsSource credentials;
        std::shared_ptr<const Clock> clock;
        std::chrono::milliseconds backOff{1000}; ///< doubled for each further try, shortened at random
    };
    explicit AwsClient(Parts parts);

    /// The body of a successful answer. Errors: Unauthorised (the key), Forbidden (one permission), NotFound, Conflict,
    /// Throttled, Remote, Network, Timeout, OutcomeUnknown, Secret, InvalidInput (region, address).
    QCoro::Task<Result<QByteArray>> send(Call call);

    /// Where a service is asked, without secrets: "https://ecs.us-west-2.amazonaws.com".
    QString endpointText(Service service) const;
    const QString &region() const { return m_parts.settings.region; }
    /// How far the remote's clock is ahead of ours; 0 while nothing was noticed.
    std::chrono::seconds clockOffset() const { return m_offset; }

private:
    struct Try;
    Result<http::HttpRequest> signedRequest(const Call &call, const Credentials &credentials) const;
    QCoro::Task<Status> pause(std::chrono::milliseconds time, CancelToken cancel);
    std::chrono::milliseconds waitAfter(int attempt) const;

    Parts m_parts;
    QHash<int, RetryBudget> m_budgets; ///< by service
    std::chrono::seconds m_offset{0};
};

} // namespace pilothouse::aws
