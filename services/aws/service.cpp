// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/service.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace pilothouse::aws {

namespace {

constexpr ServiceTraits kTraits[] = {
    {"ecs", "ecs", "Amazon ECS", "AmazonEC2ContainerServiceV20141113", "2014-11-13"},
    {"autoscaling", "autoscaling", "Auto Scaling", "", "2011-01-01"},
    {"logs", "logs", "CloudWatch Logs", "Logs_20140328", "2014-03-28"},
    {"ec2", "ec2", "Amazon EC2", "", "2016-11-15"},
    {"sts", "sts", "AWS STS", "", "2011-06-15"},
    {"monitoring", "monitoring", "Amazon CloudWatch", "", "2010-08-01"},
    {"servicequotas", "servicequotas", "Service Quotas", "ServiceQuotasV20190624", "2019-06-24"},
};

/// Partitions and their DNS suffixes, longest region pattern first. Service endpoint rules of the public SDKs, 2026.
constexpr struct
{
    const char *prefix;
    const char *suffix;
} kPartitions[] = {
    {"us-gov-", "amazonaws.com"}, {"us-isob-", "sc2s.sgov.gov"}, {"us-isof-", "csp.hci.ic.gov"}, {"eu-isoe-", "cloud.adc-e.uk"},
    {"us-iso-", "c2s.ic.gov"},    {"eusc-", "amazonaws.eu"},     {"cn-", "amazonaws.com.cn"},
};

QString suffixOf(const QString &region)
{
    for (const auto &partition : kPartitions) {
        if (region.startsWith(QLatin1String(partition.prefix)))
            return QString::fromLatin1(partition.suffix);
    }
    return QStringLiteral("amazonaws.com");
}

Error invalid(const QString &what, const QString &where, const QString &nextStep)
{
    return {.kind = ErrorKind::InvalidInput, .what = what, .where = where, .nextStep = nextStep};
}

bool isLoopback(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

} // namespace

const ServiceTraits &traitsOf(Service service)
{
    return kTraits[size_t(service)];
}

Result<Endpoint> endpointOf(const domain::AwsSettings &settings, Service service)
{
    static const QRegularExpression regionForm(QStringLiteral("^[a-z]{2,4}(-[a-z]+)+-\\d+$"));
    if (settings.region.isEmpty())
        return invalid(QStringLiteral("no region is set, and none is assumed"), QStringLiteral("aws.region"),
                       QStringLiteral("Add aws.region, such as us-west-2, to the profile."));
    if (!regionForm.match(settings.region).hasMatch())
        return invalid(QStringLiteral("“%1” is not a region").arg(settings.region), QStringLiteral("aws.region"),
                       QStringLiteral("Regions look like us-west-2."));
    const QString name = QString::fromLatin1(traitsOf(service).name);
    Endpoint endpoint;
    endpoint.region = settings.region.toLatin1();
    QString address = settings.endpointUrl;
    for (const QString &own : settings.endpoints) {
        if (own.startsWith(name + u'='))
            address = own.mid(name.size() + 1);
    }
    if (address.isEmpty()) {
        endpoint.url = QUrl(QStringLiteral("https://%1.%2.%3/").arg(name, settings.region, suffixOf(settings.region)));
        return endpoint;
    }
    endpoint.url = QUrl(address);
    if (endpoint.url.path().isEmpty())
        endpoint.url.setPath(QStringLiteral("/"));
    // Everything but the key itself would be readable on the way.
    if (endpoint.url.scheme() != QLatin1String("https") && !isLoopback(endpoint.url))
        return invalid(QStringLiteral("plain http is for this machine only"), QStringLiteral("the address of %1 (%2)").arg(name, address),
                       QStringLiteral("Use https."));
    return endpoint;
}

QStringList ignoredVariables(const domain::AwsSettings &settings)
{
    QStringList notes;
    const auto note = [&notes](const char *variable, const QString &ours, const char *member) {
        const QString theirs = qEnvironmentVariable(variable);
        if (theirs.isEmpty() || theirs == ours)
            return;
        notes << QStringLiteral("%1 is set to another value and ignored: this environment's %2 is %3")
                     .arg(QLatin1String(variable), QLatin1String(member), ours.isEmpty() ? QStringLiteral("not set") : ours);
    };
    note("AWS_REGION", settings.region, "region");
    note("AWS_DEFAULT_REGION", settings.region, "region");
    note("AWS_PROFILE", settings.profile, "AWS profile");
    note("AWS_DEFAULT_PROFILE", settings.profile, "AWS profile");
    note("AWS_ENDPOINT_URL", settings.endpointUrl, "endpoint");
    return notes;
}

} // namespace pilothouse::aws
