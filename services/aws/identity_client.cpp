// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/identity_client.h"

#include "services/aws/xml_tree.h"

namespace pilothouse::aws {

using namespace Qt::StringLiterals;

namespace sts {

Call whoAmI()
{
    return queryCall(Service::Sts, "GetCallerIdentity", Form());
}

Result<provers::Identity> parseIdentity(const QByteArray &body)
{
    const auto root = parseXml(body);
    if (!root)
        return root.error();
    const XmlNode &result = root->child("GetCallerIdentityResult"_L1);
    const provers::Identity identity{result.textOf("Account"_L1).trimmed(), result.textOf("Arn"_L1).trimmed()};
    if (identity.account.isEmpty() || identity.principal.isEmpty())
        return Error{.kind = ErrorKind::Protocol, .what = u"GetCallerIdentityResult.Account or Arn is missing"_s};
    return identity;
}

} // namespace sts

IdentityClient::IdentityClient(std::shared_ptr<AwsClient> aws) : m_aws(std::move(aws)) { }

QCoro::Task<Result<provers::Identity>> IdentityClient::whoAmI(CancelToken cancel)
{
    const auto self = shared_from_this();
    Call call = sts::whoAmI();
    call.cancel = cancel;
    const auto body = co_await m_aws->send(call);
    if (!body)
        co_return body.error();
    auto identity = sts::parseIdentity(*body);
    if (identity)
        co_return identity;
    Error error = identity.error();
    error.where = u"the answer to GetCallerIdentity"_s;
    co_return error;
}

} // namespace pilothouse::aws
