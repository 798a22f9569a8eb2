// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/plane_wire.h"

#include "services/core/json.h"
#include "services/core/plain_text.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace pilothouse::cutover {

namespace {

constexpr JsonLimits kLimits{.maxBytes = 1024 * 1024, .maxDepth = 32, .duplicateKeys = DuplicateKeys::Reject};

Error protocolError(const QString &what, const PlaneAnswer &answer)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = what;
    error.where = answer.request;
    error.httpStatus = answer.status;
    error.raw = answer.body.left(4096);
    return error;
}

std::optional<QDateTime> timeOf(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
    return time.isValid() ? std::optional(time) : std::nullopt;
}

/// The plane's own words about what is missing, bounded and made safe to show.
QStringList reasonsOf(const QJsonValue &value)
{
    QStringList reasons;
    for (const QJsonValue &reason : value.toArray()) {
        if (reasons.size() == 20)
            break;
        reasons << visibleText(reason.toString(), 200);
    }
    return reasons;
}

/// A number behind `"status"` in details that may be cut in the middle of their JSON.
std::optional<int> statusIn(const QString &details)
{
    static const QRegularExpression pattern(QStringLiteral("\"status\"\\s*:\\s*(\\d{3})\\b"));
    const auto match = pattern.match(details);
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

CanaryCheck readCheck(const QString &name, const QJsonObject &object)
{
    CanaryCheck check;
    check.name = visibleText(name, 40);
    const QString details = object.value(QLatin1String("details")).toString();
    if (!object.value(QLatin1String("ok")).isBool() || !object.value(QLatin1String("ok")).toBool()) {
        check.words = visibleText(details, 200);
        return check;
    }
    check.state = CanaryCheck::State::Ok;
    const auto status = statusIn(details);
    if (status && *status >= 400) {
        check.state = CanaryCheck::State::Soft;
        check.words = QStringLiteral("passes although it was answered with %1").arg(*status);
    } else if (details.contains(QLatin1String("\"warning\""))) {
        check.state = CanaryCheck::State::Soft;
        check.words = QStringLiteral("passes with a warning: %1").arg(visibleText(details, 200));
    }
    return check;
}

/// What `ok` has to be by the controller's own rule.
bool sumOfChecks(const std::vector<CanaryCheck> &checks)
{
    const auto passed = [&checks](QLatin1String name) {
        for (const CanaryCheck &check : checks)
            if (check.name == name)
                return check.state != CanaryCheck::State::Failed;
        return false;
    };
    return passed(QLatin1String("github")) && passed(QLatin1String("near")) && passed(QLatin1String("eigenai"))
           && (passed(QLatin1String("pingpay")) || passed(QLatin1String("hotpay")));
}

Result<CanaryReport> readRun(const QJsonObject &object, const PlaneAnswer &answer)
{
    const QJsonValue ok = object.value(QLatin1String("ok"));
    const QJsonValue checks = object.value(QLatin1String("checks"));
    if (!ok.isBool())
        return protocolError(QStringLiteral("the canary's \"ok\" is not true or false"), answer);
    if (!checks.isObject() || checks.toObject().isEmpty())
        return protocolError(QStringLiteral("the canary's answer holds no checks"), answer);
    CanaryReport report;
    report.ok = ok.toBool();
    report.at = visibleText(object.value(QLatin1String("at")).toString(), 60);
    report.atUtc = timeOf(object.value(QLatin1String("at")));
    const QJsonObject all = checks.toObject();
    for (auto it = all.begin(); it != all.end(); ++it) {
        report.checks.push_back(readCheck(it.key(), it.value().toObject()));
        report.mock = report.mock || hasMockMarker(it.value().toObject().value(QLatin1String("details")).toString());
    }
    report.consistent = report.ok == sumOfChecks(report.checks);
    return report;
}

} // namespace

bool hasMockMarker(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\"mock\"\\s*:\\s*true|mock mode|mocked|mock |0xmocksignature|split-mock-123|\\bmock\\.near\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(text).hasMatch();
}

ReadyReport readReady(const PlaneAnswer &answer)
{
    ReadyReport report;
    const auto body = parseJsonObject(answer.body, kLimits);
    if (body) {
        const QJsonObject nested = body->value(QLatin1String("readiness")).toObject();
        report.reasons = reasonsOf(body->value(QLatin1String("reasons"))) + reasonsOf(nested.value(QLatin1String("reasons")));
        report.reasons.removeDuplicates();
    }
    if (answer.status != 200) {
        report.verdict = ReadyReport::Verdict::NotReady;
        report.finding = report.reasons.isEmpty() ? QString::number(answer.status)
                                                  : QStringLiteral("%1, %2").arg(answer.status).arg(report.reasons.join(QStringLiteral(", ")));
        return report;
    }
    if (!body) {
        report.finding = QStringLiteral("200, and the body is unreadable: %1").arg(body.error().what);
        return report;
    }
    const QJsonValue top = body->value(QLatin1String("ready"));
    const QJsonValue nested = body->value(QLatin1String("readiness")).toObject().value(QLatin1String("ready"));
    const auto isOdd = [](const QJsonValue &flag) { return !flag.isUndefined() && !flag.isBool(); };
    if (isOdd(top) || isOdd(nested)) {
        report.finding = QStringLiteral("200, and the flag is not true or false");
        return report;
    }
    report.verdict = ReadyReport::Verdict::NotReady;
    if (top.isUndefined() && nested.isUndefined()) {
        report.finding = QStringLiteral("200 without a ready flag");
    } else if (top.isBool() && nested.isBool() && top.toBool() != nested.toBool()) {
        report.finding = QStringLiteral("200, and its two ready flags contradict each other");
    } else if (top.toBool() || nested.toBool()) {
        report.verdict = ReadyReport::Verdict::Ready;
        report.finding = QStringLiteral("ready");
    } else {
        report.finding = report.reasons.isEmpty() ? QStringLiteral("200 with ready false")
                                                  : QStringLiteral("200 with ready false, %1").arg(report.reasons.join(QStringLiteral(", ")));
    }
    return report;
}

Result<HealthReport> readHealth(const PlaneAnswer &answer)
{
    if (answer.status != 200)
        return protocolError(QStringLiteral("/health answered %1").arg(answer.status), answer);
    const auto body = parseJsonObject(answer.body, kLimits);
    if (!body) {
        Error error = protocolError(body.error().what, answer);
        return error;
    }
    const QJsonValue status = body->value(QLatin1String("status"));
    if (!status.isString())
        return protocolError(QStringLiteral("/health has no status word"), answer);
    HealthReport report;
    report.healthy = status.toString() == QLatin1String("healthy");
    const QJsonValue uptime = body->value(QLatin1String("uptime"));
    if (uptime.isDouble() && uptime.toDouble() >= 0 && uptime.toDouble() < 9e15)
        report.uptime = std::chrono::milliseconds(qint64(uptime.toDouble()));
    const QJsonObject services = body->value(QLatin1String("services")).toObject();
    report.teeWallet = visibleText(services.value(QLatin1String("teeWallet")).toString(), 60);
    report.farcaster = visibleText(services.value(QLatin1String("farcaster")).toString(), 60);
    report.compute = visibleText(body->value(QLatin1String("compute")).toString(), 120);
    report.timestamp = timeOf(body->value(QLatin1String("timestamp")));
    return report;
}

Result<CanaryReport> readCanaryRun(const PlaneAnswer &answer)
{
    if (answer.status == 500) {
        CanaryReport failed;
        const auto body = parseJsonObject(answer.body, kLimits);
        CanaryCheck check;
        check.name = QStringLiteral("run");
        check.words = body ? visibleText(body->value(QLatin1String("error")).toString(), 200) : QStringLiteral("500");
        failed.checks.push_back(check);
        return failed;
    }
    if (answer.status != 200 && answer.status != 503)
        return protocolError(QStringLiteral("/canary/run answered %1").arg(answer.status), answer);
    const auto body = parseJsonObject(answer.body, kLimits);
    if (!body)
        return protocolError(body.error().what, answer);
    auto report = readRun(*body, answer);
    // The status and the flag are two words for one thing; where they differ the worse one holds.
    if (report && report->ok != (answer.status == 200)) {
        report->ok = false;
        report->consistent = false;
    }
    return report;
}

Result<std::optional<CanaryReport>> readLastCanary(const PlaneAnswer &answer)
{
    if (answer.status != 200)
        return protocolError(QStringLiteral("/canary answered %1").arg(answer.status), answer);
    const auto body = parseJsonObject(answer.body, kLimits);
    if (!body)
        return protocolError(body.error().what, answer);
    const QJsonValue result = body->value(QLatin1String("result"));
    if (result.isNull())
        return std::optional<CanaryReport>();
    if (!result.isObject())
        return protocolError(QStringLiteral("/canary holds no result"), answer);
    const auto run = readRun(result.toObject(), answer);
    if (!run)
        return run.error();
    return std::optional<CanaryReport>(*run);
}

} // namespace pilothouse::cutover
