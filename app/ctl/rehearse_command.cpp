// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"

#include "app/composition/rehearsal.h"
#include "services/core/plain_text.h"

#include <QDir>
#include <QJsonArray>

namespace pilothouse::ctl {

namespace {

QString outcomeWord(composition::StepOutcome outcome)
{
    switch (outcome) {
    case composition::StepOutcome::Done: return QStringLiteral("done");
    case composition::StepOutcome::Failed: return QStringLiteral("failed");
    case composition::StepOutcome::Skipped: return QStringLiteral("skipped");
    }
    return QStringLiteral("failed");
}

QString stepLine(const composition::RehearsalStep &step)
{
    return QStringLiteral("%1  %2  %3  (%4 s)")
        .arg(outcomeWord(step.outcome), -7)
        .arg(step.name, -29)
        .arg(visibleText(step.result))
        .arg(double(step.took.count()) / 1000.0, 0, 'f', 1);
}

} // namespace

QCoro::Task<Result<Answer>> rehearse(std::shared_ptr<Context> context)
{
    composition::RehearsalOptions options;
    options.outFolder = QDir::current().absoluteFilePath(context->invocation().value(QLatin1StringView("out")));
    options.cancel = context->cancel();
    options.onStep = [context](const composition::RehearsalStep &step) { context->output().progress(stepLine(step)); };
    const auto report = co_await composition::rehearse(options);
    if (!report)
        co_return report.error();

    Answer answer;
    QJsonArray steps;
    for (const composition::RehearsalStep &step : report->steps) {
        steps.append(QJsonObject{{QStringLiteral("name"), step.name},
                                 {QStringLiteral("outcome"), outcomeWord(step.outcome)},
                                 {QStringLiteral("result"), step.result},
                                 {QStringLiteral("tookMs"), qint64(step.took.count())}});
        if (step.outcome == composition::StepOutcome::Failed && answer.complaint.isEmpty())
            answer.complaint = QStringLiteral("%1: %2").arg(step.name, step.result);
    }
    answer.json = {{QStringLiteral("verdict"), report->isGood() ? QStringLiteral("good") : QStringLiteral("failed")},
                   {QStringLiteral("steps"), steps},
                   {QStringLiteral("report"), report->exportFolder.isEmpty() ? QJsonValue() : QJsonValue(report->exportFolder)}};
    if (!report->exportFolder.isEmpty()) {
        const QDir folder(report->exportFolder);
        answer.text = QStringLiteral("report  %1\n        %2\n")
                          .arg(folder.filePath(QStringLiteral("report.pdf")), folder.filePath(QStringLiteral("report.html")));
    }
    if (!report->isGood())
        answer.code = ExitCode::BadVerdict;
    co_return answer;
}

} // namespace pilothouse::ctl
