// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/attest_input.h"
#include "app/ctl/certificate_output.h"
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "services/certificate/certificate.h"
#include "services/certificate/certificate_workflow.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QCoroFuture>
#include <QDir>
#include <QJsonArray>
#include <QtConcurrent>

namespace pilothouse::ctl {

namespace {

using certificate::CertificateCheck;
using certificate::CertificateWorkflow;

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// Of a comparison that belongs to no profile: under another root than Intel's it proves nothing to anybody else.
std::shared_ptr<CertificateWorkflow> unnamedCertificates(const Context &context, const attestation::TrustRoot &root)
{
    CertificateWorkflow::Parts parts;
    const bool isIntel = root.der == attestation::TrustRoot::intel().der;
    parts.environment
        = {domain::EnvironmentId(QStringLiteral("no-profile")), isIntel ? domain::EnvironmentKind::Production : domain::EnvironmentKind::Demo};
    parts.clock = context.clock();
    return std::make_shared<CertificateWorkflow>(parts);
}

QJsonObject checkToJson(const CertificateCheck &check)
{
    QJsonObject json{{QStringLiteral("verdict"), certificate::checkVerdictWord(check.verdict)},
                     {QStringLiteral("stated"), QJsonValue()},
                     {QStringLiteral("recomputed"), textOrNull(check.recomputed)},
                     {QStringLiteral("brokenFile"), textOrNull(check.brokenFile)},
                     {QStringLiteral("problems"), QJsonArray::fromStringList(check.problems)},
                     {QStringLiteral("differences"), QJsonArray::fromStringList(check.differences)},
                     {QStringLiteral("trustRoot"), QJsonValue()},
                     {QStringLiteral("trustRootSha256"), QJsonValue()},
                     {QStringLiteral("judgedUnder"), textOrNull(check.rootUsed)},
                     {QStringLiteral("isStatedRoot"), check.rootUsed.isEmpty() ? QJsonValue() : QJsonValue(check.isStatedRoot)},
                     {QStringLiteral("acceptStatus"), QJsonArray::fromStringList(check.policy)},
                     {QStringLiteral("references"), QJsonArray::fromStringList(check.references)},
                     {QStringLiteral("signedBy"), textOrNull(check.keyFingerprint)},
                     {QStringLiteral("message"), check.message}};
    if (!check.statement)
        return json;
    const certificate::Statement &statement = *check.statement;
    json.insert(QStringLiteral("stated"), statement.verdict);
    json.insert(QStringLiteral("trustRoot"), statement.trustRoot);
    json.insert(QStringLiteral("trustRootSha256"), QString::fromLatin1(statement.trustRootDigest.toHex()));
    json.insert(QStringLiteral("environment"), statement.environment.id.text());
    json.insert(QStringLiteral("kind"), domain::kindWord(statement.environment.kind));
    json.insert(QStringLiteral("writtenUtc"), toUtcText(statement.writtenUtc));
    json.insert(QStringLiteral("verificationTime"), toUtcText(QDateTime::fromSecsSinceEpoch(statement.verifiedAt, Qt::UTC)));
    json.insert(QStringLiteral("program"), statement.program);
    json.insert(QStringLiteral("keyKept"), statement.keyIsKept);
    return json;
}

QString checkText(const CertificateCheck &check)
{
    QString text = QStringLiteral("%1: %2\n").arg(certificate::checkVerdictWord(check.verdict), visibleText(check.message, 1000));
    if (check.statement) {
        text += QStringLiteral("stated %1, recomputed %2, judged as of %3 under %4\n")
                    .arg(visibleText(check.statement->verdict, 60), check.recomputed.isEmpty() ? QStringLiteral("nothing") : check.recomputed,
                         toUtcText(QDateTime::fromSecsSinceEpoch(check.statement->verifiedAt, Qt::UTC)), visibleText(check.rootUsed, 200));
        text += QStringLiteral("signed by %1 (%2)\n")
                    .arg(check.keyFingerprint, check.statement->keyIsKept ? QStringLiteral("kept in a keychain") : QStringLiteral("not kept"));
    }
    for (const QString &reference : check.references)
        text += QStringLiteral("held against: %1\n").arg(visibleText(reference, 300));
    for (const QString &problem : check.problems)
        text += QStringLiteral("problem: %1\n").arg(visibleText(problem));
    for (const QString &difference : check.differences)
        text += QStringLiteral("different: %1\n").arg(visibleText(difference));
    return text;
}

} // namespace

QCoro::Task<Result<Answer>> withCertificate(std::shared_ptr<Context> context, attestation::JudgedEvidence judged, Answer answer)
{
    const QLatin1StringView option("certificate");
    if (!context->invocation().has(option))
        co_return answer;
    const QString path = QDir::current().absoluteFilePath(context->invocation().value(option));
    std::shared_ptr<CertificateWorkflow> certificates;
    if (context->namesProfile()) {
        const auto services = co_await context->environment();
        if (!services)
            co_return services.error();
        certificates = (*services)->certificates;
    } else {
        certificates = unnamedCertificates(*context, judged.root);
    }
    const auto written = co_await certificates->write(std::move(judged), path, context->cancel());
    if (!written)
        co_return written.error();
    const QString manifest = QString::fromLatin1(written->manifest.toHex());
    QJsonObject certificate;
    certificate.insert(QStringLiteral("path"), written->path);
    certificate.insert(QStringLiteral("manifestSha256"), manifest);
    certificate.insert(QStringLiteral("signedBy"), written->keyFingerprint);
    certificate.insert(QStringLiteral("keyKept"), written->keyIsKept);
    answer.json.insert(QStringLiteral("certificate"), certificate);
    answer.text += QStringLiteral("certificate  %1\n             manifest SHA-256 %2\n             signed by %3 (%4)\n")
                       .arg(visibleText(written->path, 1000), manifest, written->keyFingerprint,
                            written->keyIsKept ? QStringLiteral("kept in the keychain") : QStringLiteral("not kept"));
    co_return answer;
}

QCoro::Task<Result<Answer>> certificateVerify(std::shared_ptr<Context> context)
{
    const QString in = context->invocation().value(QLatin1StringView("in"));
    const auto root = trustRootOf(context->invocation());
    if (!root)
        co_return root.error();
    const attestation::TrustRoot trusted = *root;
    // Everything it needs lies in the folder: no profile, no keychain, no state, no network.
    const auto verifying = QtConcurrent::run([in, trusted] { return certificate::verifyCertificate(in, trusted); });
    const auto check = co_await verifying;
    if (!check)
        co_return check.error();
    Answer answer;
    answer.json = checkToJson(*check);
    answer.text = checkText(*check);
    if (check->verdict != certificate::CheckVerdict::Intact) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = check->message;
    }
    co_return answer;
}

} // namespace pilothouse::ctl
