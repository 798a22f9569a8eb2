// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_records.h"

#include <QJsonArray>
#include <QLocale>

#include <cmath>

namespace pilothouse::phala {

using domain::Cvm;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestText = 4096;
constexpr int kMostEndpoints = 64;

Error missing(const QString &member)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = QStringLiteral("%1 is missing or not a text").arg(member);
    return error;
}

/// Reads members of one object; what is there but cannot be used is counted.
class Cells
{
public:
    Cells(const QJsonObject &object, int *bad) : m_object(object), m_bad(bad) { }

    QString text(QLatin1StringView name) const
    {
        const QJsonValue value = m_object[name];
        if (value.isString() && value.toString().size() <= kLongestText)
            return value.toString();
        return unusable(value, QString());
    }
    /// A text, or a number written down as one.
    QString identifier(QLatin1StringView name) const
    {
        const QJsonValue value = m_object[name];
        if (value.isDouble() && value.toDouble() == std::floor(value.toDouble()) && std::abs(value.toDouble()) < 9.3e18)
            return QString::number(value.toInteger());
        return text(name);
    }
    QString hexText(QLatin1StringView name, qsizetype digits) const
    {
        QString hex = text(name).toLower();
        if (hex.startsWith("0x"_L1))
            hex.remove(0, 2);
        if (hex.isEmpty() || (hex.size() == digits && bytesFromHex(hex.toLatin1())))
            return hex;
        ++*m_bad;
        return QString();
    }
    bool flag(QLatin1StringView name) const { return optionalFlag(name).value_or(false); }
    std::optional<bool> optionalFlag(QLatin1StringView name) const
    {
        const QJsonValue value = m_object[name];
        if (value.isBool())
            return value.toBool();
        return unusable(value, std::optional<bool>());
    }
    std::optional<double> number(QLatin1StringView name, double most) const
    {
        const QJsonValue value = m_object[name];
        if (value.isDouble() && value.toDouble() >= 0 && value.toDouble() <= most)
            return value.toDouble();
        return unusable(value, std::optional<double>());
    }
    std::optional<int> wholeNumber(QLatin1StringView name, int most) const
    {
        const auto value = number(name, most);
        if (value && *value == std::floor(*value))
            return int(*value);
        if (value)
            ++*m_bad;
        return std::nullopt;
    }
    /// Decimal text; some servers send a number, of which the shortest text is what they meant.
    std::optional<Money> money(QLatin1StringView name) const
    {
        const QJsonValue value = m_object[name];
        const QString text = value.isDouble() ? QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest) : value.toString();
        if (const auto money = Money::fromDecimal(text, QStringLiteral("USD")); money && money->micros() >= 0)
            return money;
        return unusable(value, std::optional<Money>());
    }
    QDateTime time(QLatin1StringView name) const
    {
        const QString written = text(name);
        if (written.isEmpty())
            return QDateTime();
        QDateTime time = QDateTime::fromString(written, Qt::ISODateWithMs);
        if (!time.isValid()) {
            ++*m_bad;
            return QDateTime();
        }
        if (time.timeSpec() == Qt::LocalTime)
            time.setTimeSpec(Qt::UTC); // facts: a time without a zone is UTC
        return time.toUTC();
    }
    Cells inside(QLatin1StringView name) const
    {
        const QJsonValue value = m_object[name];
        if (!value.isObject())
            unusable(value, 0);
        return Cells(value.toObject(), m_bad);
    }
    QJsonArray list(QLatin1StringView name) const
    {
        const QJsonValue value = m_object[name];
        if (!value.isArray())
            unusable(value, 0);
        return value.toArray();
    }

private:
    template <typename T>
    T unusable(const QJsonValue &value, T nothing) const
    {
        if (!value.isNull() && !value.isUndefined())
            ++*m_bad;
        return nothing;
    }

    QJsonObject m_object;
    int *m_bad;
};

} // namespace

QString uuidKey(const QString &uuid)
{
    QString key = uuid.toLower();
    key.remove(u'-');
    return key;
}

// CVM record, version 2026-01-21: "CVM record" of the API reference, July 2026.
Result<Cvm> cvmOf(const QJsonValue &value, int *badValues)
{
    if (!value.isObject()) {
        Error error;
        error.kind = ErrorKind::Protocol;
        error.what = QStringLiteral("not an object");
        return error;
    }
    const Cells cells(value.toObject(), badValues);
    Cvm cvm;
    cvm.remoteId = cells.identifier("id"_L1);
    cvm.name = cells.text("name"_L1);
    cvm.status = cells.text("status"_L1);
    cvm.vmUuid = cells.text("vm_uuid"_L1);
    if (cvm.remoteId.isEmpty() && cvm.vmUuid.isEmpty())
        return missing(QStringLiteral("id"));
    if (cvm.name.isEmpty())
        return missing(QStringLiteral("name"));
    if (cvm.status.isEmpty())
        return missing(QStringLiteral("status"));
    cvm.id = domain::CvmId(cvm.vmUuid.isEmpty() ? cvm.remoteId : cvm.vmUuid);
    cvm.state = domain::runStateOfCvm(cvm.status);
    cvm.appId = cells.text("app_id"_L1);
    cvm.instanceId = cells.text("instance_id"_L1);
    cvm.kmsType = cells.text("kms_type"_L1);
    cvm.composeHash = cells.hexText("compose_hash"_L1, 64);
    cvm.inProgress = cells.flag("in_progress"_L1);
    cvm.createdAt = cells.time("created_at"_L1);
    // Only newer servers put these two into the record; others have them in the status batch.
    cvm.bootProgress = cells.text("boot_progress"_L1);
    cvm.bootError = cells.text("boot_error"_L1);

    const Cells progress = cells.inside("progress"_L1);
    cvm.progressTarget = progress.text("target"_L1);
    cvm.correlationId = progress.text("correlation_id"_L1);

    const Cells resource = cells.inside("resource"_L1);
    cvm.instanceType = resource.text("instance_type"_L1);
    cvm.vcpu = resource.wholeNumber("vcpu"_L1, 4096);
    cvm.memoryGib = resource.number("memory_in_gb"_L1, 1024.0 * 1024);
    cvm.diskGib = resource.number("disk_in_gb"_L1, 1024.0 * 1024 * 1024);
    if (resource.text("billing_period"_L1) == "hourly"_L1)
        cvm.hourlyRate = resource.money("compute_billing_price"_L1);

    const Cells node = cells.inside("node_info"_L1);
    cvm.node = node.text("name"_L1);
    cvm.region = node.text("region"_L1);

    const Cells os = cells.inside("os"_L1);
    cvm.osImage = os.text("name"_L1);
    cvm.osIsDev = os.optionalFlag("is_dev"_L1);
    cvm.publicLogs = cells.optionalFlag("public_logs"_L1);

    cvm.gatewayDomain = cells.inside("gateway"_L1).text("base_domain"_L1);
    for (const QJsonValue &endpoint : cells.list("endpoints"_L1)) {
        if (int(cvm.endpoints.size()) == kMostEndpoints)
            break;
        const Cells urls(endpoint.toObject(), badValues);
        cvm.endpoints.push_back({urls.text("app"_L1), urls.text("instance"_L1)});
    }
    return cvm;
}

void apply(const LiveStatus &live, Cvm *cvm)
{
    if (!live.status.isEmpty()) {
        cvm->status = live.status;
        cvm->state = domain::runStateOfCvm(live.status);
    }
    cvm->uptime = live.uptime;
    cvm->inProgress = live.inProgress;
    cvm->bootProgress = live.bootProgress;
    cvm->bootError = live.bootError;
    if (!live.inProgress) {
        cvm->progressTarget.clear();
        cvm->correlationId.clear();
        return;
    }
    if (cvm->progressTarget.isEmpty())
        cvm->progressTarget = live.operationType;
    if (!live.correlationId.isEmpty())
        cvm->correlationId = live.correlationId;
}

domain::CvmList joinPages(std::vector<AppsPage> *pages, QHash<QString, LiveStatus> *live)
{
    struct Place
    {
        size_t index = 0;
        size_t page = 0;
    };
    domain::CvmList list;
    size_t rows = 0;
    for (const AppsPage &page : *pages)
        rows += page.items.size();
    list.items.reserve(rows);
    QHash<domain::CvmId, Place> seen;
    seen.reserve(qsizetype(rows));
    int badValues = 0;
    int foreignApps = 0;
    for (size_t p = 0; p < pages->size(); ++p) {
        AppsPage &page = (*pages)[p];
        badValues += page.badValues;
        foreignApps += page.foreignApps;
        list.skipped.insert(list.skipped.end(), page.skipped.begin(), page.skipped.end());
        for (Cvm &cvm : page.items) {
            const auto known = seen.constFind(cvm.id);
            if (known != seen.constEnd() && known->page != p) {
                // The list moved on between the two pages; the flag of a real duplicate stays.
                cvm.duplicateId = list.items[known->index].duplicateId;
                list.items[known->index] = std::move(cvm);
                continue;
            }
            if (known != seen.constEnd()) {
                cvm.duplicateId = true;
                list.items[known->index].duplicateId = true;
            } else {
                seen.insert(cvm.id, {list.items.size(), p});
            }
            list.items.push_back(std::move(cvm));
        }
    }
    for (Cvm &cvm : list.items) {
        const auto status = live->constFind(uuidKey(cvm.vmUuid));
        if (status != live->constEnd())
            apply(*status, &cvm);
    }
    pages->clear();
    live->clear();
    if (badValues > 0)
        list.notes << QStringLiteral("%1 values that make no sense were left empty").arg(badValues);
    if (foreignApps > 0)
        list.notes << QStringLiteral("%1 apps of other workspaces are not shown").arg(foreignApps);
    return list;
}

} // namespace pilothouse::phala
