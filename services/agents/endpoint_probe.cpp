// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/endpoint_probe.h"

#include "services/core/plain_text.h"

#include <QUrl>

namespace pilothouse::agents {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDay = 24 * 3600;
constexpr qint64 kSoonDays = 14;

QString dayCount(qint64 days)
{
    return days == 1 ? u"1 day"_s : u"%1 days"_s.arg(days);
}

} // namespace

qint64 daysLeft(const EndpointCertificate &certificate, const QDateTime &now)
{
    const qint64 seconds = now.secsTo(certificate.validUntil);
    return seconds >= 0 ? seconds / kDay : -((-seconds + kDay - 1) / kDay);
}

ProbeStep validityOf(const EndpointCertificate &certificate, const QDateTime &now)
{
    ProbeStep step;
    if (!certificate.validUntil.isValid() || !certificate.validFrom.isValid()) {
        step.text = u"the certificate names no time in which it is valid"_s;
        return step;
    }
    const qint64 days = daysLeft(certificate, now);
    if (now < certificate.validFrom) {
        step.outcome = ProbeOutcome::Failed;
        step.text = u"the certificate is not valid yet"_s;
    } else if (now > certificate.validUntil) {
        step.outcome = ProbeOutcome::Failed;
        step.text = u"the certificate ended %1 ago"_s.arg(dayCount(-days));
    } else {
        step.outcome = days < kSoonDays ? ProbeOutcome::Warned : ProbeOutcome::Passed;
        step.text = days == 0 ? u"the certificate ends within a day"_s : u"the certificate is valid for another %1"_s.arg(dayCount(days));
    }
    return step;
}

ProbeOutcome overallOutcome(const EndpointReport &report, const QDateTime &now)
{
    ProbeOutcome worst = ProbeOutcome::Passed;
    const auto take = [&worst](ProbeOutcome outcome) { worst = outcome == ProbeOutcome::NotTried ? worst : std::max(worst, outcome); };
    for (const ProbeStep *const step : {&report.name, &report.connection, &report.tls, &report.trust, &report.health})
        take(step->outcome);
    if (report.certificate)
        take(validityOf(*report.certificate, now).outcome);
    if (worst == ProbeOutcome::Failed)
        return worst;
    return report.isWhole && report.health.outcome != ProbeOutcome::NotTried ? worst : ProbeOutcome::NotTried;
}

Result<QString> healthAddressOf(const QString &address)
{
    Error error{.kind = ErrorKind::InvalidInput, .where = visibleText(address, 200)};
    QUrl url(address, QUrl::StrictMode);
    if (address.isEmpty()) {
        error.what = u"the deployment has no endpoint yet"_s;
        error.nextStep = u"Look again when it runs."_s;
        return error;
    }
    if (!url.isValid() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || url.host().isEmpty()) {
        error.what = u"the endpoint is not an http or https address; nothing was asked"_s;
        error.nextStep = u"Check what the orchestrator says of this deployment."_s;
        return error;
    }
    if (!url.userInfo().isEmpty()) {
        error.kind = ErrorKind::Refused;
        error.what = u"the endpoint carries a user name or password; nothing was asked"_s;
        error.where = url.toString(QUrl::RemoveUserInfo);
        return error;
    }
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + "/health"_L1, QUrl::StrictMode);
    url.setQuery(QString());
    url.setFragment(QString());
    return url.toString(QUrl::FullyEncoded);
}

} // namespace pilothouse::agents
