// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cvm_text.h"

#include "services/core/plain_text.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace pilothouse::ctl {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

template <typename T>
QJsonValue numberOrNull(const std::optional<T> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

/// Columns as wide as their widest cell; the last one is not padded.
QString table(const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), size_t(row.size())));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[size_t(i)] = std::max(widths[size_t(i)], row[i].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            text += i + 1 < row.size() ? row[i].leftJustified(widths[size_t(i)] + 2) : row[i];
        text += u'\n';
    }
    return text;
}

QString shown(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : visibleText(text, 80);
}

} // namespace

QJsonObject cvmToJson(const domain::Cvm &cvm)
{
    QJsonArray endpoints;
    for (const domain::Endpoint &endpoint : cvm.endpoints)
        endpoints.append(QJsonObject{{QStringLiteral("app"), endpoint.app}, {QStringLiteral("instance"), endpoint.instance}});
    return {
        {QStringLiteral("id"), cvm.remoteId.isEmpty() ? cvm.id.text() : cvm.remoteId},
        {QStringLiteral("name"), cvm.name},
        {QStringLiteral("status"), cvm.status},
        {QStringLiteral("state"), domain::runStateWord(cvm.state)},
        {QStringLiteral("vmUuid"), textOrNull(cvm.vmUuid)},
        {QStringLiteral("appId"), textOrNull(cvm.appId)},
        {QStringLiteral("instanceId"), textOrNull(cvm.instanceId)},
        {QStringLiteral("composeHash"), textOrNull(cvm.composeHash)},
        {QStringLiteral("node"), textOrNull(cvm.node)},
        {QStringLiteral("region"), textOrNull(cvm.region)},
        {QStringLiteral("instanceType"), textOrNull(cvm.instanceType)},
        {QStringLiteral("vcpu"), numberOrNull(cvm.vcpu)},
        {QStringLiteral("memoryGib"), numberOrNull(cvm.memoryGib)},
        {QStringLiteral("diskGib"), numberOrNull(cvm.diskGib)},
        {QStringLiteral("hourlyRate"), cvm.hourlyRate ? QJsonValue(cvm.hourlyRate->toDecimal()) : QJsonValue()},
        {QStringLiteral("currency"), cvm.hourlyRate ? QJsonValue(cvm.hourlyRate->currency()) : QJsonValue()},
        {QStringLiteral("osImage"), textOrNull(cvm.osImage)},
        {QStringLiteral("osIsDev"), numberOrNull(cvm.osIsDev)},
        {QStringLiteral("kmsType"), textOrNull(cvm.kmsType)},
        {QStringLiteral("inProgress"), cvm.inProgress},
        {QStringLiteral("uptime"), textOrNull(cvm.uptime)},
        {QStringLiteral("bootProgress"), textOrNull(cvm.bootProgress)},
        {QStringLiteral("bootError"), textOrNull(cvm.bootError)},
        {QStringLiteral("createdAt"), cvm.createdAt.isValid() ? QJsonValue(toUtcText(cvm.createdAt)) : QJsonValue()},
        {QStringLiteral("endpoints"), endpoints},
        {QStringLiteral("duplicateId"), cvm.duplicateId},
    };
}

QJsonObject cvmListToJson(const domain::CvmList &list, const QString &source, const QDateTime &fetchedAt)
{
    QJsonArray items;
    for (const domain::Cvm &cvm : list.items)
        items.append(cvmToJson(cvm));
    QJsonArray skipped;
    for (const domain::SkippedRow &row : list.skipped)
        skipped.append(QJsonObject{{QStringLiteral("index"), row.index}, {QStringLiteral("why"), row.why}});
    return {
        {QStringLiteral("fetchedAt"), toUtcText(fetchedAt)},
        {QStringLiteral("source"), source},
        {QStringLiteral("skipped"), skipped},
        {QStringLiteral("notes"), QJsonArray::fromStringList(list.notes)},
        {QStringLiteral("items"), items},
    };
}

QJsonObject attestationAnswerToJson(const cluster::AttestationAnswer &answer)
{
    return {
        {QStringLiteral("name"), answer.name},
        {QStringLiteral("isOnline"), answer.isOnline},
        {QStringLiteral("error"), textOrNull(answer.error)},
        {QStringLiteral("quote"), textOrNull(QString::fromLatin1(answer.quote.toHex()))},
        {QStringLiteral("eventLog"), textOrNull(QString::fromUtf8(answer.eventLog))},
        {QStringLiteral("appCompose"), textOrNull(QString::fromUtf8(answer.appCompose))},
        {QStringLiteral("tcbInfoHidden"), answer.tcbInfoHidden},
        {QStringLiteral("proven"), false},
    };
}

QString cvmListToText(const domain::CvmList &list)
{
    std::vector<QStringList> rows{{QStringLiteral("STATE"), QStringLiteral("STATUS"), QStringLiteral("NAME"), QStringLiteral("ID"),
                                   QStringLiteral("TYPE"), QStringLiteral("NODE")}};
    for (const domain::Cvm &cvm : list.items)
        rows.push_back({domain::runStateWord(cvm.state), shown(cvm.status), shown(cvm.name),
                        shown(cvm.remoteId.isEmpty() ? cvm.id.text() : cvm.remoteId), shown(cvm.instanceType), shown(cvm.node)});
    QString text = table(rows);
    if (!list.skipped.empty()) {
        text += QStringLiteral("%1 of the remote's rows skipped; the first, at position %2: %3\n")
                    .arg(list.skipped.size())
                    .arg(list.skipped.front().index)
                    .arg(visibleText(list.skipped.front().why));
    }
    for (const QString &note : list.notes)
        text += visibleText(note) + u'\n';
    return text;
}

QString cvmToText(const domain::Cvm &cvm)
{
    std::vector<QStringList> rows;
    const QJsonObject json = cvmToJson(cvm);
    for (const QLatin1StringView key :
         {QLatin1StringView("name"), QLatin1StringView("state"), QLatin1StringView("status"), QLatin1StringView("id"), QLatin1StringView("vmUuid"),
          QLatin1StringView("appId"), QLatin1StringView("instanceId"), QLatin1StringView("composeHash"), QLatin1StringView("instanceType"),
          QLatin1StringView("node"), QLatin1StringView("region"), QLatin1StringView("osImage"), QLatin1StringView("uptime"),
          QLatin1StringView("bootProgress"), QLatin1StringView("bootError"), QLatin1StringView("createdAt")})
        rows.push_back({QString(key), shown(json.value(key).toString())});
    for (const domain::Endpoint &endpoint : cvm.endpoints)
        rows.push_back({QStringLiteral("endpoint"), shown(endpoint.instance.isEmpty() ? endpoint.app : endpoint.instance)});
    return table(rows);
}

QString normalisedIdentifier(const QString &identifier)
{
    static const QRegularExpression uuid(QStringLiteral("^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bareAppId(QStringLiteral("^[0-9a-f]{40}$"), QRegularExpression::CaseInsensitiveOption);
    QString text = identifier.startsWith(QLatin1String("0x")) ? identifier.mid(2) : identifier;
    if (uuid.match(text).hasMatch())
        return text.remove(u'-');
    if (bareAppId.match(text).hasMatch())
        return QLatin1String("app_") + text;
    return identifier;
}

Result<domain::Cvm> findCvm(const domain::CvmList &list, const QString &identifier)
{
    const QString wanted = normalisedIdentifier(identifier);
    const auto isSame = [&wanted](QString own, QLatin1StringView prefix) {
        return !own.isEmpty() && wanted.compare(prefix + own.remove(u'-'), Qt::CaseInsensitive) == 0;
    };
    std::vector<const domain::Cvm *> found;
    for (const domain::Cvm &cvm : list.items) {
        const bool fits = isSame(cvm.vmUuid, QLatin1StringView()) || isSame(cvm.appId, QLatin1StringView("app_"))
                          || isSame(cvm.instanceId, QLatin1StringView("instance_")) || cvm.id.text() == identifier || cvm.remoteId == identifier
                          || cvm.name == identifier;
        if (fits)
            found.push_back(&cvm);
    }
    const QString where = visibleText(identifier, 80);
    if (found.empty())
        return Error{.kind = ErrorKind::NotFound,
                     .what = QStringLiteral("no CVM of this environment has this identifier"),
                     .where = where,
                     .nextStep = QStringLiteral("See pilothousectl phala cvms list.")};
    if (found.size() > 1) {
        QStringList ids;
        for (const domain::Cvm *cvm : found)
            ids << visibleText(cvm->id.text(), 80);
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("%1 CVMs have this identifier: %2").arg(found.size()).arg(ids.join(QLatin1String(", "))),
                     .where = where,
                     .nextStep = QStringLiteral("Name one by its UUID.")};
    }
    return *found.front();
}

} // namespace pilothouse::ctl
