// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/spawntee/spawntee_wire.h"

#include "services/core/digest.h"
#include "services/core/json.h"
#include "services/core/plain_text.h"

#include <QUrl>

#include <algorithm>
#include <cmath>

namespace pilothouse::spawntee::wire {

using namespace Qt::StringLiterals;
using namespace cluster;

namespace {

constexpr JsonLimits kAnswerLimits{4 * 1024 * 1024, 16, DuplicateKeys::Reject};
constexpr qsizetype kLongestId = 200;
constexpr qsizetype kLongestWord = 64;
constexpr qsizetype kLongestText = 400;
constexpr qsizetype kLongestHost = 255;
constexpr qsizetype kMostRows = 10'000;
constexpr size_t kMostOperations = 1000;

Error protocol(const QString &what)
{
    return Error{.kind = ErrorKind::Protocol, .what = what};
}

/// Reads members of one object and keeps the first complaint, which names the member.
class Reader
{
public:
    explicit Reader(const QJsonObject &object, QString place = {}) : m_object(object), m_place(std::move(place)) { }

    QString text(const char *name, qsizetype longest)
    {
        const QJsonValue value = member(name);
        if (!value.isString() || value.toString().isEmpty())
            complain(name, u"is missing, empty or no text"_s);
        else if (value.toString().size() > longest)
            complain(name, u"is longer than %1 characters"_s.arg(longest));
        return value.toString();
    }
    /// Absent and null are empty; anything else but text is wrong.
    QString optionalText(const char *name, qsizetype longest)
    {
        const QJsonValue value = member(name);
        if (value.isUndefined() || value.isNull())
            return {};
        if (!value.isString())
            complain(name, u"is no text"_s);
        return value.toString().left(longest);
    }
    bool flag(const char *name)
    {
        const QJsonValue value = member(name);
        if (!value.isBool())
            complain(name, u"is missing or neither true nor false"_s);
        return value.toBool();
    }
    std::optional<qint64> optionalCount(const char *name, qint64 most)
    {
        const QJsonValue value = member(name);
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        const double number = value.toDouble(-1);
        if (!value.isDouble() || number < 0 || number > double(most) || number != std::floor(number)) {
            complain(name, u"is no whole number from 0 to %1"_s.arg(most));
            return std::nullopt;
        }
        return qint64(number);
    }
    std::optional<int> optionalSmall(const char *name, int most)
    {
        const auto count = optionalCount(name, most);
        return count ? std::optional(int(*count)) : std::nullopt;
    }
    std::optional<double> optionalShare(const char *name)
    {
        const QJsonValue value = member(name);
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > 1) {
            complain(name, u"is no number from 0 to 1"_s);
            return std::nullopt;
        }
        return value.toDouble();
    }
    QJsonArray list(const char *name)
    {
        const QJsonValue value = member(name);
        if (!value.isArray())
            complain(name, u"is missing or no list"_s);
        else if (value.toArray().size() > kMostRows)
            complain(name, u"has more than %1 entries"_s.arg(kMostRows));
        return value.toArray();
    }
    /// RFC 3339 with Z or an offset; absent and null are no time.
    QDateTime optionalTime(const char *name)
    {
        const QString text = optionalText(name, kLongestWord);
        if (text.isEmpty())
            return {};
        const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (!time.isValid())
            complain(name, u"is no time"_s);
        // A time without a zone is UTC: the service writes its own.
        return time.timeSpec() == Qt::LocalTime ? QDateTime(time.date(), time.time(), Qt::UTC) : time.toUTC();
    }
    QJsonValue member(const char *name) const { return m_object[QLatin1StringView(name)]; }

    bool isFine() const { return m_complaint.isEmpty(); }
    Error error() const { return protocol(m_complaint); }
    const QString &complaint() const { return m_complaint; }

private:
    void complain(const char *name, const QString &words)
    {
        if (m_complaint.isEmpty())
            m_complaint = u"%1%2 %3"_s.arg(m_place, QLatin1StringView(name), words);
    }

    QJsonObject m_object;
    QString m_place;
    QString m_complaint;
};

template <typename T>
Result<T> settled(const Reader &reader, T value)
{
    if (!reader.isFine())
        return reader.error();
    return Result<T>(std::move(value));
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

SpawnteeTask taskOf(Reader &reader)
{
    SpawnteeTask task;
    task.id = reader.text("task_id", kLongestId);
    task.status = reader.text("status", kLongestWord);
    task.submissionId = reader.optionalText("submission_id", kLongestId);
    task.currentOperation = reader.optionalText("current_operation", kLongestWord);
    return task;
}

/// Reads each row with `read`; one that cannot be used is skipped and counted.
template <typename List, typename Read>
Result<List> rowsOf(const QByteArray &body, const char *name, Read read)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    Reader reader(*object);
    const QJsonArray rows = reader.list(name);
    if (!reader.isFine())
        return reader.error();
    List list;
    list.items.reserve(size_t(rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString place = u"%1[%2]."_s.arg(QLatin1StringView(name)).arg(i);
        if (!rows[i].isObject()) {
            list.skipped.push_back({int(i), u"%1[%2] is no object"_s.arg(QLatin1StringView(name)).arg(i)});
            continue;
        }
        Reader row(rows[i].toObject(), place);
        auto item = read(row);
        if (row.isFine())
            list.items.push_back(std::move(item));
        else
            list.skipped.push_back({int(i), row.complaint()});
    }
    return Result<List>(std::move(list));
}

/// A slot is empty when it is null, absent or all zeros.
QString slotHash(Reader &reader, const char *name)
{
    const QString text = reader.optionalText(name, kLongestText).toLower();
    const auto digest = Sha256::fromHex(text.toLatin1());
    return digest && !digest->isZero() ? text : QString();
}

} // namespace

Result<QString> pathWith(const QString &folder, const QString &id)
{
    const bool isPlain = std::ranges::none_of(id, [](QChar c) { return c == u'/' || c.category() == QChar::Other_Control || c.isSurrogate(); });
    if (id.isEmpty() || id.size() > kLongestId || id == "."_L1 || id == ".."_L1 || !isPlain)
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = u"“%1” cannot be part of an address"_s.arg(visibleText(id, 80)),
                     .nextStep = u"Check the id; nothing was sent."_s};
    return folder + id;
}

QByteArray encodedPath(const QString &path)
{
    return QUrl::toPercentEncoding(path, "/");
}

QByteArray buildBody(const BuildRequest &request)
{
    QJsonObject body{{u"submission_id"_s, request.submissionId}};
    if (!request.modelName.isEmpty())
        body[u"model_name"_s] = request.modelName;
    return compact(body);
}

QByteArray startBody(const StartRequest &request)
{
    QJsonObject body{{u"task_id"_s, request.taskId}};
    if (request.memoryMb)
        body[u"memory_mb"_s] = *request.memoryMb;
    if (request.cpuVcpus)
        body[u"cpu_vcpus"_s] = *request.cpuVcpus;
    return compact(body);
}

QByteArray stopBody(const QString &taskId)
{
    return compact({{u"task_id"_s, taskId}});
}

QByteArray approveBody(const QStringList &hashes)
{
    return compact({{u"hashes"_s, QJsonArray::fromStringList(hashes)}});
}

Result<SpawnteeIdentity> parseIdentity(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    Reader reader(*object);
    SpawnteeIdentity identity;
    identity.service = reader.text("service", kLongestWord);
    identity.status = reader.optionalText("status", kLongestWord);
    // Another program owes us nothing; a spawntee that does not name its mode is in error, for nothing is guessed.
    identity.mode = identity.isSpawntee() ? reader.text("mode", kLongestWord) : reader.optionalText("mode", kLongestWord);
    return settled(reader, std::move(identity));
}

Result<SpawnteeCapacity> parseCapacity(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    constexpr qint64 kMostMegabytes = 1LL << 40;
    constexpr int kMostModels = 1'000'000;
    Reader reader(*object);
    SpawnteeCapacity capacity;
    capacity.acceptingNewModels = reader.flag("accepting_new_models");
    capacity.totalMemoryMb = reader.optionalCount("total_memory_mb", kMostMegabytes);
    capacity.availableMemoryMb = reader.optionalCount("available_memory_mb", kMostMegabytes);
    capacity.runningModels = reader.optionalSmall("running_models", kMostModels);
    capacity.capacityThreshold = reader.optionalShare("capacity_threshold");
    capacity.maxModels = reader.optionalSmall("max_models", kMostModels);
    return settled(reader, std::move(capacity));
}

Result<TaskList> parseTasks(const QByteArray &body)
{
    return rowsOf<TaskList>(body, "tasks", taskOf);
}

Result<RunningModelList> parseRunningModels(const QByteArray &body)
{
    return rowsOf<RunningModelList>(body, "running_models", [](Reader &row) {
        RunningModel model;
        model.taskId = row.text("task_id", kLongestId);
        model.submissionId = row.optionalText("submission_id", kLongestId);
        model.containerId = row.optionalText("container_id", kLongestId);
        model.status = row.optionalText("status", kLongestWord);
        model.port = row.optionalSmall("port", 65'535);
        model.externalPort = row.optionalSmall("external_port", 65'535);
        return model;
    });
}

Result<SpawnteeTaskDetail> parseTask(const QByteArray &body, const QString &taskId)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    Reader reader(*object);
    SpawnteeTaskDetail detail;
    detail.task = taskOf(reader);
    if (reader.isFine() && detail.task.id != taskId)
        return protocol(u"task_id: the answer is about another task"_s);
    const QJsonValue operations = reader.member("operations");
    if (!operations.isUndefined() && !operations.isNull() && !operations.isArray())
        return protocol(u"operations is no list"_s);
    for (const QJsonValue &value : operations.toArray()) {
        if (detail.operations.size() == kMostOperations)
            break;
        Reader row(value.toObject(), u"operations[%1]."_s.arg(detail.operations.size()));
        SpawnteeOperation operation;
        operation.type = row.text("operation_type", kLongestWord);
        operation.status = row.optionalText("status", kLongestWord);
        operation.startedAt = row.optionalTime("started_at");
        operation.completedAt = row.optionalTime("completed_at");
        if (!row.isFine())
            return row.error();
        detail.operations.push_back(std::move(operation));
    }
    Reader container(reader.member("metadata")["container"_L1].toObject(), u"metadata.container."_s);
    detail.grpcHost = container.optionalText("external_grpc_hostname", kLongestHost);
    detail.grpcPort = container.optionalSmall("external_grpc_port", 65'535);
    if (!container.isFine())
        return container.error();
    return settled(reader, std::move(detail));
}

Result<SubmissionImage> parseSubmissionImage(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    Reader reader(*object);
    SubmissionImage image;
    image.exists = reader.flag("image_exists");
    if (image.exists) {
        image.imageName = reader.text("image_name", kLongestText);
        image.taskId = reader.text("task_id", kLongestId);
    }
    return settled(reader, std::move(image));
}

Result<TaskReceipt> parseReceipt(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    Reader reader(*object);
    TaskReceipt receipt;
    receipt.taskId = reader.text("task_id", kLongestId);
    receipt.status = reader.optionalText("status", kLongestWord);
    receipt.message = visibleText(reader.optionalText("message", kLongestText));
    return settled(reader, std::move(receipt));
}

Result<TaskReceipt> parseStartReceipt(const QByteArray &body, const QString &asked)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    Reader reader(*object);
    TaskReceipt receipt;
    receipt.taskId = reader.optionalText("task_id", kLongestId);
    receipt.status = reader.optionalText("status", kLongestWord);
    receipt.message = visibleText(reader.optionalText("message", kLongestText));
    if (receipt.taskId.isEmpty())
        receipt.taskId = asked;
    return settled(reader, std::move(receipt));
}

Result<ApprovalReceipt> parseApproval(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    Reader reader(*object);
    ApprovalReceipt receipt;
    receipt.approvedCount = reader.optionalSmall("approved_count", 1'000'000);
    for (const QJsonValue &hash : reader.member("hashes").toArray())
        receipt.hashes << hash.toString().left(kLongestText).toLower();
    return settled(reader, std::move(receipt));
}

Result<CertificateSlots> parseCertificates(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    if (!object->contains("certHash"_L1))
        return protocol(u"certHash is missing"_s);
    Reader reader(*object);
    CertificateSlots found;
    found.primary = slotHash(reader, "certHash");
    found.secondary = slotHash(reader, "certHashSecondary");
    found.primaryUpdatedAt = reader.optionalTime("primaryUpdatedAt");
    found.secondaryUpdatedAt = reader.optionalTime("secondaryUpdatedAt");
    return settled(reader, std::move(found));
}

QString detailOf(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return {};
    const QJsonValue detail = (*object)["detail"_L1];
    if (detail.isString())
        return visibleText(detail.toString(), 300);
    // A validation's form: [{"loc": ["body", "hashes"], "msg": "…"}]
    return visibleText(detail.toArray().first().toObject()["msg"_L1].toString(), 300);
}

} // namespace pilothouse::spawntee::wire
