// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/config_import.h"

#include "services/clustersetup/answers_file.h"
#include "services/clustersetup/orchestrator_config.h"
#include "services/core/log.h"
#include "services/core/plain_text.h"
#include "services/core/private_file.h"

#include <QFileInfo>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostBytes = 256 * 1024;

QStringList linesOf(QByteArrayView text)
{
    QStringList lines = QString::fromUtf8(text.data(), text.size()).split(u'\n');
    if (!lines.isEmpty() && lines.back().isEmpty())
        lines.removeLast();
    return lines;
}

QString refusalOf(const ConfigImport &import)
{
    for (const Severity severity : {Severity::Failed, Severity::Unknown})
        for (const Finding &finding : import.findings)
            if (finding.severity == severity && finding.isRequired)
                return findingText(finding);
    return import.change.changesNothing() ? u"the profile says the same already"_s : QString();
}

} // namespace

Result<std::shared_ptr<const ConfigImport>> readConfigImport(const QString &path, const domain::Profile &profile)
{
    // Asked for first, so that another kind of file is told by what it is not.
    const auto bytes = readPrivateFile(path, kMostBytes, FileAccess::OthersMayRead);
    if (!bytes)
        return bytes.error();
    const auto config = readOrchestratorConfig(*bytes, path);
    if (!config)
        return config.error();
    const auto answers = importAnswers(path, answersOfProfile(profile));
    if (!answers)
        return answers.error();
    const auto now = lookAtFile(profile.filePath);
    if (!now)
        return now.error();
    const QByteArray before = now->text.view().toByteArray();
    const auto after = withClusterSection(before, QFileInfo(profile.filePath).fileName(), answers->answers.cluster);
    if (!after)
        return after.error();
    auto change = planFileChange(profile.filePath, u"the profile"_s, Secret::copyOf(*after));
    if (!change)
        return change.error();
    change->preview = diffLines(linesOf(before), linesOf(*after));
    const auto import = std::make_shared<ConfigImport>();
    import->environment = profile.environment;
    import->from = path;
    import->findings = answers->findings;
    const QString url = profile.phala ? profile.phala->apiUrl : QString();
    if (!config->phalaApiUrl.isEmpty() && !url.startsWith(config->phalaApiUrl))
        import->findings.push_back(
            {Severity::Warning, u"api-url-differs"_s,
             u"it speaks to %1, the profile to another cloud; that is not taken over"_s.arg(visibleText(config->phalaApiUrl, 120)), path, 0,
             u"Look at phala.api-url of the profile."_s});
    import->change = std::move(*change);
    return std::shared_ptr<const ConfigImport>(import);
}

domain::Plan importPlan(const ConfigImport &import, const QDateTime &now)
{
    domain::Plan plan;
    plan.environment = import.environment;
    plan.title = u"take the cluster's settings over from %1"_s.arg(import.from);
    plan.verb = u"Import"_s;
    plan.dataFrom = now;
    plan.steps.push_back({u"Write the section \"cluster\" of the profile, and keep the former file beside it"_s, import.change.path, {}});
    for (const Finding &finding : import.findings)
        plan.checks.push_back(toPlanCheck(finding));
    plan.ifItFails = u"the profile stays as it is"_s;
    plan.toUndo = u"put the copy of the profile back"_s;
    plan.refusal = refusalOf(import);
    return plan;
}

QCoro::Task<Result<QString>> carryOutImport(std::shared_ptr<const ConfigImport> import, std::shared_ptr<audit::AuditLog> log, QDateTime now)
{
    const QString refusal = refusalOf(*import);
    if (!refusal.isEmpty())
        co_return Error{.kind = ErrorKind::Refused, .what = refusal, .where = import->from, .unchanged = u"The profile was not written."_s};
    const FileReceipt receipt = receiptFor(import->change, now.toUTC().toString(u"yyyyMMdd-HHmmss"_s));
    audit::Record record;
    record.action = u"cluster.import"_s;
    record.target = import->change.path;
    record.what = u"take the cluster's settings over from %1"_s.arg(import->from);
    record.outcome = audit::Outcome::Intended;
    record.run = receipt.after.left(12);
    const auto announced = co_await log->append(record);
    if (!announced)
        co_return Error{.kind = ErrorKind::Refused,
                        .what = u"the record cannot be written: %1"_s.arg(announced.error().what),
                        .nextStep = announced.error().nextStep,
                        .unchanged = u"The profile was not written."_s};
    const Status written = applyFileChange(import->change, receipt);
    record.outcome = written ? audit::Outcome::Done : audit::Outcome::Failed;
    if (!written)
        record.what = written.error().what;
    const auto noted = co_await log->append(record);
    if (!noted)
        qCWarning(lcCluster) << "outcome not recorded" << record.action << noted.error().what;
    if (!written)
        co_return written.error();
    const QString copy = receipt.backupPath;
    co_return copy;
}

} // namespace pilothouse::clustersetup
