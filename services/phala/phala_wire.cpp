// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_wire.h"

#include "services/core/digest.h"
#include "services/core/json.h"
#include "services/core/plain_text.h"
#include "services/phala/number_guard.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

namespace pilothouse::phala::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostVerdictBytes = 4 * 1024 * 1024; ///< the answer repeats the quote and its collateral

Error protocol(const QString &what)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = what;
    return error;
}

QString placeOf(int app, int cvm)
{
    return QStringLiteral("app %1, CVM %2").arg(app).arg(cvm);
}

/// An app that belongs to another workspace comes with its id alone.
bool isForeign(const QJsonObject &app)
{
    return app["cvms"_L1].isNull() && app["name"_L1].isNull() && app["id"_L1].isNull();
}

void readApp(const QJsonValue &value, int index, AppsPage *page)
{
    const QJsonObject app = value.toObject();
    if (!value.isObject()) {
        page->skipped.push_back({index, QStringLiteral("app %1: not an object").arg(index)});
        return;
    }
    if (isForeign(app)) {
        ++page->foreignApps;
        return;
    }
    const QJsonValue cvms = app["cvms"_L1];
    if (!cvms.isArray()) {
        page->skipped.push_back({index, QStringLiteral("app %1: cvms is not a list").arg(index)});
        return;
    }
    const QJsonArray rows = cvms.toArray();
    for (int i = 0; i < rows.size(); ++i) {
        auto cvm = cvmOf(rows[i], &page->badValues);
        if (cvm)
            page->items.push_back(std::move(*cvm));
        else
            page->skipped.push_back({index, QStringLiteral("%1: %2").arg(placeOf(index, i), cvm.error().what)});
    }
}

} // namespace

http::HttpRequest apiRequest(const QUrl &base, const QByteArray &verb, const QByteArray &path, const char *version)
{
    http::HttpRequest request;
    request.verb = verb;
    request.url = QUrl::fromEncoded(base.toEncoded(QUrl::StripTrailingSlash) + path, QUrl::StrictMode);
    // The vendor's own client sends the content type on GET as well.
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}, {"X-Phala-Version", version}};
    return request;
}

// "CVM identifiers": how the vendor's client, version 0.2.9, normalises them.
QByteArray pathSegment(const QString &identifier)
{
    static const QRegularExpression uuid4(
        QStringLiteral("^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?4[0-9a-fA-F]{3}-?[89abAB][0-9a-fA-F]{3}-?[0-9a-fA-F]{12}$"));
    static const QRegularExpression appId(QStringLiteral("^[0-9a-fA-F]{40}$"));
    QString segment = identifier;
    if (uuid4.match(identifier).hasMatch())
        segment.remove(u'-');
    else if (appId.match(identifier).hasMatch())
        segment.prepend("app_"_L1);
    QByteArray encoded = QUrl::toPercentEncoding(segment);
    // A segment of dots alone would be resolved away, and QUrl undoes "%2E". No CVM has such a name: it becomes one nobody has.
    if (segment == "."_L1 || segment == ".."_L1)
        encoded.replace('.', "%252E");
    return encoded;
}

// GET /apps?page=&page_size=: "Lists and look-ups", page_size at most 100.
http::HttpRequest listApps(const QUrl &base, int page)
{
    return apiRequest(base, "GET", "/apps?page=" + QByteArray::number(page) + "&page_size=" + QByteArray::number(kPageSize));
}

// POST /status/batch: changes nothing; seen to take 31 s with 25 CVMs (issue 304 of the public repository).
http::HttpRequest statusBatch(const QUrl &base, const QStringList &vmUuids)
{
    http::HttpRequest batch = apiRequest(base, "POST", "/status/batch");
    const QJsonObject body{{u"vm_uuids"_s, QJsonArray::fromStringList(vmUuids)}};
    batch.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    batch.timeout = std::chrono::seconds(60);
    batch.patience = batch.timeout;
    batch.idleTimeout = std::chrono::seconds(30);
    return batch;
}

// GET /cvms/{id}
http::HttpRequest getCvm(const QUrl &base, const QString &identifier)
{
    return apiRequest(base, "GET", "/cvms/" + pathSegment(identifier));
}

// POST /cvms/{id}/start, /stop, /shutdown without a body; /restart with {"force": false}: "Power".
http::HttpRequest power(const QUrl &base, const domain::CvmId &id, domain::PowerAction action)
{
    http::HttpRequest change = apiRequest(base, "POST", "/cvms/" + pathSegment(id.text()) + "/" + domain::powerActionWord(action).toLatin1());
    change.effect = http::Effect::Mutating;
    if (action == domain::PowerAction::Restart)
        change.body = "{\"force\":false}";
    return change;
}

// GET /cvms/{id}/attestation: "Live data of one CVM".
http::HttpRequest attestation(const QUrl &base, const QString &identifier)
{
    return apiRequest(base, "GET", "/cvms/" + pathSegment(identifier) + "/attestation");
}

// GET /apps/{app_id}/attestations: one answer for all instances.
http::HttpRequest appAttestations(const QUrl &base, const QString &appId)
{
    return apiRequest(base, "GET", "/apps/" + QUrl::toPercentEncoding(appId) + "/attestations");
}

// POST /attestations/verify {"hex"}: "Live data of one CVM". The same quote twice is the same checksum, so a repeat does no harm.
http::HttpRequest verifyQuote(const QUrl &base, const QByteArray &quote)
{
    http::HttpRequest verify = apiRequest(base, "POST", "/attestations/verify");
    verify.body = "{\"hex\":\"" + quote.toHex() + "\"}";
    verify.maxBytes = kMostVerdictBytes;
    return verify;
}

Result<AppsPage> parseApps(const QByteArray &body, int firstIndex)
{
    const auto document = parseJsonObject(guardNumbers(body));
    if (!document)
        return document.error();
    const QJsonValue apps = (*document)["dstack_apps"_L1];
    if (!apps.isArray())
        return protocol(QStringLiteral("dstack_apps is missing or not a list"));
    const QJsonValue total = (*document)["total"_L1];
    if (!total.isDouble() || total.toInteger(-1) < 0)
        return protocol(QStringLiteral("total is missing or not a count"));
    AppsPage page;
    page.total = total.toInteger();
    const QJsonArray rows = apps.toArray();
    page.apps = int(rows.size());
    for (int i = 0; i < rows.size(); ++i)
        readApp(rows[i], firstIndex + i, &page);
    return page;
}

Result<QHash<QString, LiveStatus>> parseStatusBatch(const QByteArray &body)
{
    const auto document = parseJsonObject(guardNumbers(body));
    if (!document)
        return document.error();
    QHash<QString, LiveStatus> statuses;
    for (auto entry = document->constBegin(); entry != document->constEnd(); ++entry) {
        const QJsonValue value = entry.value();
        if (!value.isObject() || !value["status"_L1].isString())
            continue;
        LiveStatus status;
        status.status = value["status"_L1].toString().left(200);
        status.uptime = value["uptime"_L1].toString().left(200);
        status.inProgress = value["in_progress"_L1].toBool();
        status.bootProgress = value["boot_progress"_L1].toString().left(1000);
        status.bootError = value["boot_error"_L1].toString().left(1000);
        status.operationType = value["operation_type"_L1].toString().left(200);
        status.correlationId = value["correlation_id"_L1].toString().left(200);
        status.operationStartedAt = QDateTime::fromString(value["operation_started_at"_L1].toString().left(60), Qt::ISODateWithMs);
        if (status.operationStartedAt.timeSpec() == Qt::LocalTime)
            status.operationStartedAt.setTimeSpec(Qt::UTC); // a time without a zone is UTC
        status.operationStartedAt = status.operationStartedAt.toUTC();
        statuses.insert(uuidKey(entry.key()), status);
    }
    return statuses;
}

Result<domain::Cvm> parseCvm(const QByteArray &body)
{
    const auto document = parseJsonObject(guardNumbers(body));
    if (!document)
        return document.error();
    int badValues = 0;
    return cvmOf(*document, &badValues);
}

namespace {

/// Certificates, registers and texts of one machine: the same in both attestation answers.
Status readCertificatesAndTexts(const QJsonObject &machine, cluster::AttestationAnswer *answer)
{
    // The quote is a member of the leaf; the chain's order is told by position_in_chain and not to be relied on otherwise.
    for (const QJsonValue &certificate : machine["app_certificates"_L1].toArray()) {
        const QJsonValue hex = certificate["quote"_L1];
        if (!hex.isString() || hex.toString().isEmpty() || certificate["is_ca"_L1].toBool())
            continue;
        const auto quote = bytesFromHex(hex.toString().toLatin1());
        if (!quote)
            return protocol(QStringLiteral("app_certificates[].quote is not hexadecimal"));
        answer->quote = *quote;
        answer->validFrom = certificate["not_before"_L1].toString().left(60);
        answer->validUntil = certificate["not_after"_L1].toString().left(60);
        answer->certificateSha256 = certificate["fingerprint"_L1].toString().left(200);
        break;
    }
    const QJsonValue tcbInfo = machine["tcb_info"_L1];
    answer->tcbInfoHidden = answer->isOnline && answer->error.isEmpty() && (tcbInfo.isNull() || tcbInfo.isUndefined());
    if (tcbInfo["event_log"_L1].isArray())
        answer->eventLog = QJsonDocument(tcbInfo["event_log"_L1].toArray()).toJson(QJsonDocument::Compact);
    answer->appCompose = tcbInfo["app_compose"_L1].toString().toUtf8();
    if (answer->appCompose.isEmpty())
        answer->appCompose = machine["compose_file"_L1].toString().toUtf8();
    return Done{};
}

} // namespace

Result<cluster::AttestationAnswer> parseAttestation(const QByteArray &body)
{
    JsonLimits strict;
    strict.duplicateKeys = DuplicateKeys::Reject;
    const auto document = parseJsonObject(body, strict);
    if (!document)
        return document.error();
    cluster::AttestationAnswer answer;
    answer.name = (*document)["name"_L1].toString();
    const QJsonValue online = (*document)["is_online"_L1];
    if (!online.isBool())
        return protocol(QStringLiteral("is_online is missing or not true or false"));
    answer.isOnline = online.toBool();
    answer.error = (*document)["error"_L1].toString();
    if (const Status read = readCertificatesAndTexts(*document, &answer); !read)
        return read.error();
    return answer;
}

Result<cluster::AppAttestations> parseAppAttestations(const QByteArray &body)
{
    JsonLimits strict;
    strict.duplicateKeys = DuplicateKeys::Reject;
    const auto document = parseJsonObject(body, strict);
    if (!document)
        return document.error();
    const QJsonValue instances = (*document)["instances"_L1];
    if (!instances.isArray())
        return protocol(QStringLiteral("instances is missing or no list"));
    cluster::AppAttestations app;
    app.appId = (*document)["app_id"_L1].toString().toLower().left(200);
    app.contractAddress = (*document)["contract_address"_L1].toString().left(200);
    const QJsonArray list = instances.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QJsonObject instance = list[i].toObject();
        cluster::AttestationAnswer answer;
        answer.name = instance["name"_L1].toString();
        answer.instanceId = instance["instance_id"_L1].toString().toLower().left(200);
        answer.status = instance["status"_L1].toString().left(200);
        answer.error = instance["error"_L1].toString();
        answer.isOnline = answer.status == "running"_L1 && answer.error.isEmpty();
        Status read = list[i].isObject() ? readCertificatesAndTexts(instance, &answer) : Status(protocol(QStringLiteral("no object")));
        // A quote beside the certificates is the leaf's own; older servers send only one of the two.
        if (const QString hex = instance["quote"_L1].toString(); read && answer.quote.isEmpty() && !hex.isEmpty()) {
            const auto quote = bytesFromHex(hex.toLatin1());
            if (quote)
                answer.quote = *quote;
            else
                read = protocol(QStringLiteral("quote is not hexadecimal"));
        }
        if (read)
            app.instances.push_back(std::move(answer));
        else
            app.skipped << QStringLiteral("instances[%1]: %2").arg(i).arg(read.error().what);
    }
    return app;
}

Result<bool> parseQuoteVerdict(const QByteArray &body, const QByteArray &quote)
{
    JsonLimits strict;
    strict.maxBytes = kMostVerdictBytes;
    strict.duplicateKeys = DuplicateKeys::Reject;
    const auto document = parseJsonObject(body, strict);
    if (!document)
        return document.error();
    const QJsonValue success = (*document)["success"_L1];
    if (!success.isBool())
        return protocol(QStringLiteral("success is missing or not true or false"));
    const auto checksum = Sha256::fromHex((*document)["checksum"_L1].toString().toLatin1());
    if (!checksum)
        return protocol(QStringLiteral("checksum is missing or no SHA-256"));
    if (*checksum != sha256({quote}))
        return protocol(QStringLiteral("the answer is about another quote than the one that was sent"));
    const QJsonValue verified = (*document)["quote"_L1]["verified"_L1];
    if (success.toBool() && !verified.isBool())
        return protocol(QStringLiteral("quote.verified is missing or not true or false"));
    if (!success.toBool() && verified.toBool())
        return protocol(QStringLiteral("success and quote.verified contradict each other"));
    return success.toBool() && verified.toBool();
}

std::optional<QString> parseQuoteRefusal(const QByteArray &body)
{
    const auto document = parseJsonObject(body);
    if (!document)
        return std::nullopt;
    static const QRegularExpression judged(QStringLiteral("\\bverif(y|ied|ication)\\b"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression turnedDown(QStringLiteral("\\b(fail(s|ed|ure)?|reject(s|ed)?|not verified)\\b"),
                                               QRegularExpression::CaseInsensitiveOption);
    const QString words = visibleText((*document)["detail"_L1].toString(), 300);
    return words.contains(judged) && words.contains(turnedDown) ? std::optional(words) : std::nullopt;
}

} // namespace pilothouse::phala::wire
