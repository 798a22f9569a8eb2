// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "services/audit/audit_log.h"
#include "services/audit/export.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QCoroFuture>
#include <QDir>
#include <QJsonArray>
#include <QtConcurrent>

namespace pilothouse::ctl {

namespace {

constexpr qint64 kListedByDefault = 1000;
constexpr qint64 kListedAtMost = 1'000'000;

QJsonObject entryToJson(const audit::Entry &entry)
{
    return {
        {QStringLiteral("seq"), qint64(entry.seq)},
        {QStringLiteral("utc"), toUtcText(entry.utc)},
        {QStringLiteral("host"), entry.host},
        {QStringLiteral("environment"), entry.environment.id.text()},
        {QStringLiteral("kind"), domain::kindWord(entry.environment.kind)},
        {QStringLiteral("actor"), entry.record.actor},
        {QStringLiteral("action"), entry.record.action},
        {QStringLiteral("target"), entry.record.target},
        {QStringLiteral("what"), entry.record.what},
        {QStringLiteral("outcome"), audit::outcomeWord(entry.record.outcome)},
        {QStringLiteral("run"), entry.record.run},
        {QStringLiteral("reason"), entry.record.reason},
        {QStringLiteral("before"), entry.record.before},
        {QStringLiteral("after"), entry.record.after},
        {QStringLiteral("evidence"), entry.record.evidence},
        {QStringLiteral("hash"), QString::fromLatin1(entry.hash.toHex())},
    };
}

Answer verificationAnswer(const audit::Verification &verification)
{
    Answer answer;
    answer.json = {
        {QStringLiteral("verdict"), verification.intact ? QStringLiteral("intact") : QStringLiteral("broken")},
        {QStringLiteral("entries"), qint64(verification.entries)},
        {QStringLiteral("firstBroken"), verification.firstBroken ? QJsonValue(qint64(*verification.firstBroken)) : QJsonValue()},
        {QStringLiteral("checkpoints"), qint64(verification.checkpoints)},
        {QStringLiteral("tip"), QString::fromLatin1(verification.tip.toHex())},
        {QStringLiteral("tipMatchesAnchor"), verification.tipMatchesAnchor ? QJsonValue(*verification.tipMatchesAnchor) : QJsonValue()},
        {QStringLiteral("message"), verification.message},
    };
    const QString verdict = verification.intact ? QStringLiteral("intact") : QStringLiteral("broken");
    const bool saysSo = verification.message.startsWith(verdict, Qt::CaseInsensitive);
    answer.text = QStringLiteral("%1%2\n%3 entries, %4 checkpoints, tip %5\n")
                      .arg(saysSo ? QString() : verdict + QLatin1String(": "), visibleText(verification.message))
                      .arg(verification.entries)
                      .arg(verification.checkpoints)
                      .arg(QString::fromLatin1(verification.tip.toHex()));
    if (!verification.intact) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = verification.message;
    }
    return answer;
}

} // namespace

QCoro::Task<Result<Answer>> auditList(std::shared_ptr<Context> context)
{
    audit::Filter filter;
    filter.text = context->invocation().value(QLatin1StringView("filter"));
    filter.limit = kListedByDefault;
    if (context->invocation().has(QLatin1StringView("limit"))) {
        const auto limit = wholeNumber(context->invocation().value(QLatin1StringView("limit")));
        if (!limit || *limit < 1 || *limit > kListedAtMost)
            co_return Error{.kind = ErrorKind::InvalidInput,
                            .what = QStringLiteral("--limit must be a whole number from 1 to %1").arg(kListedAtMost),
                            .where = QStringLiteral("pilothousectl audit list")};
        filter.limit = *limit;
    }
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto log = (*services)->audit;
    const auto entries = co_await log->entries(filter);
    if (!entries)
        co_return entries.error();
    Answer answer;
    QJsonArray items;
    for (const audit::Entry &entry : *entries) {
        items.append(entryToJson(entry));
        answer.text += QStringLiteral("%1  %2  %3  %4  %5  %6\n")
                           .arg(entry.seq, 6)
                           .arg(toUtcText(entry.utc), visibleText(entry.record.action, 40), audit::outcomeWord(entry.record.outcome),
                                visibleText(entry.record.target, 60), visibleText(entry.record.what));
    }
    if (items.isEmpty())
        answer.text = QStringLiteral("No entries.\n");
    answer.json = {{QStringLiteral("profile"), (*services)->profile.environment.id.text()}, {QStringLiteral("items"), items}};
    co_return answer;
}

QCoro::Task<Result<Answer>> auditVerify(std::shared_ptr<Context> context)
{
    const QString in = context->invocation().value(QLatin1StringView("in"));
    if (!in.isEmpty()) {
        // Everything it needs lies in the folder: no profile, no keychain, no state.
        const auto verifying = QtConcurrent::run([in] { return audit::verifyExport(in); });
        const auto check = co_await verifying;
        if (!check)
            co_return check.error();
        Answer answer = verificationAnswer(check->verification);
        answer.json.insert(QStringLiteral("brokenFile"), check->brokenFile.isEmpty() ? QJsonValue() : QJsonValue(check->brokenFile));
        answer.json.insert(QStringLiteral("problems"), QJsonArray::fromStringList(check->problems));
        answer.json.insert(QStringLiteral("signedBy"), check->keyFingerprint.isEmpty() ? QJsonValue() : QJsonValue(check->keyFingerprint));
        for (const QString &problem : check->problems)
            answer.text += QStringLiteral("problem: %1\n").arg(visibleText(problem));
        co_return answer;
    }
    if (!context->namesProfile())
        co_return Error{.kind = ErrorKind::InvalidInput,
                        .what = QStringLiteral("--profile or --in is missing: whose record is meant"),
                        .where = QStringLiteral("pilothousectl audit verify")};
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto log = (*services)->audit;
    const auto verification = co_await log->verify();
    if (!verification)
        co_return verification.error();
    co_return verificationAnswer(*verification);
}

QCoro::Task<Result<Answer>> auditExport(std::shared_ptr<Context> context)
{
    const QString out = QDir::current().absoluteFilePath(context->invocation().value(QLatin1StringView("out")));
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto log = (*services)->audit;
    const auto path = co_await log->exportTo(out);
    if (!path)
        co_return path.error();
    Answer answer;
    answer.json = {{QStringLiteral("path"), *path}, {QStringLiteral("profile"), (*services)->profile.environment.id.text()}};
    answer.text = QStringLiteral("%1\n").arg(*path);
    co_return answer;
}

} // namespace pilothouse::ctl
