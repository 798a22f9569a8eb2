// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/quota_client.h"

#include "services/core/json.h"

namespace pilothouse::aws {

using namespace Qt::StringLiterals;

namespace quotas {

Call getQuota(const QString &code)
{
    return jsonCall(Service::ServiceQuotas, "GetServiceQuota", {{u"ServiceCode"_s, u"ec2"_s}, {u"QuotaCode"_s, code}});
}

Result<double> parseQuota(const QByteArray &body)
{
    const auto document = parseJsonObject(body);
    if (!document)
        return document.error();
    const QJsonValue value = (*document)["Quota"_L1]["Value"_L1];
    if (!value.isDouble() || value.toDouble() < 0)
        return Error{.kind = ErrorKind::Protocol, .what = u"Quota.Value is missing or not a number"_s};
    return value.toDouble();
}

} // namespace quotas

QuotaClient::QuotaClient(std::shared_ptr<AwsClient> aws) : m_aws(std::move(aws)) { }

QCoro::Task<Result<double>> QuotaClient::vcpuLimit(QString code, CancelToken cancel)
{
    const auto self = shared_from_this();
    Call call = quotas::getQuota(code);
    call.cancel = cancel;
    const auto body = co_await m_aws->send(call);
    if (!body)
        co_return body.error();
    auto limit = quotas::parseQuota(*body);
    if (limit)
        co_return limit;
    Error error = limit.error();
    error.where = u"the answer to GetServiceQuota"_s;
    co_return error;
}

} // namespace pilothouse::aws
