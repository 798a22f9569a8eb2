// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/attest_input.h"
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "services/attestation/app_compose.h"

namespace pilothouse::ctl {

namespace {

constexpr qint64 kComposeBytes = 4 * 1024 * 1024;

/// Runbooks of others hash the docker compose text, which no machine ever measures by itself.
QString noteOn(const QByteArray &bytes)
{
    const auto readable = attestation::canonicalCompose(bytes, attestation::ComposeForm::Compact, attestation::UnusedMembers::Keep);
    return readable ? QString() : QStringLiteral("This file is no JSON object, so no app-compose.json: the hash of a docker-compose.yml is never a compose hash.");
}

} // namespace

QCoro::Task<Result<Answer>> composeHashOf(std::shared_ptr<Context> context)
{
    const Invocation &words = context->invocation();
    const QString path = words.operand(0);
    const QString form = words.has(QLatin1StringView("form")) ? words.value(QLatin1StringView("form")) : QStringLiteral("exact");
    const bool isCompact = form == QLatin1String("compact");
    if (words.has(QLatin1StringView("form")) && !isCompact && form != QLatin1String("cloud"))
        co_return Error {.kind = ErrorKind::InvalidInput, .what = QStringLiteral("--form must be compact or cloud"), .where = QStringLiteral("pilothousectl compose-hash")};
    const auto bytes = readInputFile(path, kComposeBytes);
    if (!bytes)
        co_return bytes.error();

    QByteArray hashed = *bytes;
    if (form != QLatin1String("exact")) {
        const bool drop = !isCompact || words.has(QLatin1StringView("drop-unused"));
        const auto canonical = attestation::canonicalCompose(*bytes, isCompact ? attestation::ComposeForm::Compact : attestation::ComposeForm::Cloud,
                                                             drop ? attestation::UnusedMembers::Drop : attestation::UnusedMembers::Keep);
        if (!canonical) {
            Error error = canonical.error();
            error.where = path;
            co_return error;
        }
        hashed = *canonical;
    }
    const QString hash = QString::fromLatin1(attestation::composeHash(hashed).toHex());
    const QString note = form == QLatin1String("exact") ? noteOn(*bytes) : QString();
    Answer answer;
    answer.json = {{QStringLiteral("composeHash"), hash},
                   {QStringLiteral("form"), form},
                   {QStringLiteral("bytes"), hashed.size()},
                   {QStringLiteral("note"), note.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(note)}};
    answer.text = hash + u'\n';
    if (!note.isEmpty())
        answer.text += note + u'\n';
    co_return answer;
}

} // namespace pilothouse::ctl
