// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/auto_scaling_client.h"

#include "services/aws/auto_scaling_wire.h"
#include "services/aws/paging.h"
#include "services/aws/parse_aside.h"

namespace pilothouse::aws {

namespace {

Error placed(Error error, const char *operation)
{
    if (error.where.isEmpty())
        error.where = QStringLiteral("the answer to %1").arg(QLatin1String(operation));
    return error;
}

} // namespace

AutoScalingClient::AutoScalingClient(std::shared_ptr<AwsClient> aws) : m_aws(std::move(aws)) { }

QCoro::Task<Result<provers::Listed<domain::HostGroup>>> AutoScalingClient::groups(CancelToken cancel)
{
    const auto self = shared_from_this();
    provers::Listed<domain::HostGroup> all;
    Paging paging;
    for (;;) {
        Call call = autoscaling::describeGroups(QStringList(), paging.token());
        call.cancel = cancel;
        const auto body = co_await m_aws->send(call);
        if (!body)
            co_return body.error();
        const auto page = co_await parseAside(&autoscaling::parseGroups, *body);
        if (!page)
            co_return placed(page.error(), "DescribeAutoScalingGroups");
        all.items.insert(all.items.end(), page->groups.items.begin(), page->groups.items.end());
        all.skipped.insert(all.skipped.end(), page->groups.skipped.begin(), page->groups.skipped.end());
        const auto more = paging.next(page->next);
        if (!more)
            co_return placed(more.error(), "DescribeAutoScalingGroups");
        if (*more)
            continue;
        if (const auto note = paging.note(QStringLiteral("host groups")))
            all.notes << *note;
        co_return all;
    }
}

QCoro::Task<Result<domain::HostGroup>> AutoScalingClient::group(QString name)
{
    const auto self = shared_from_this();
    const Call call = autoscaling::describeGroups(QStringList(name), QString());
    const auto body = co_await m_aws->send(call);
    if (!body)
        co_return body.error();
    const auto page = autoscaling::parseGroups(*body);
    if (!page)
        co_return placed(page.error(), "DescribeAutoScalingGroups");
    for (const domain::HostGroup &group : page->groups.items) {
        if (group.name == name) {
            const domain::HostGroup found = group;
            co_return found;
        }
    }
    co_return Error{.kind = ErrorKind::NotFound, .what = QStringLiteral("there is no host group of this name"), .where = name};
}

QCoro::Task<Result<QStringList>> AutoScalingClient::failures(QString name)
{
    const auto self = shared_from_this();
    const Call call = autoscaling::describeActivities(name);
    const auto body = co_await m_aws->send(call);
    if (!body)
        co_return body.error();
    const auto failures = autoscaling::parseFailures(*body);
    if (!failures)
        co_return placed(failures.error(), "DescribeScalingActivities");
    co_return failures;
}

QCoro::Task<Status> AutoScalingClient::resize(QString name, provers::GroupSize size)
{
    const auto self = shared_from_this();
    const Call call = autoscaling::updateGroup(name, size);
    const auto body = co_await m_aws->send(call);
    if (!body)
        co_return body.error();
    co_return Done{};
}

} // namespace pilothouse::aws
