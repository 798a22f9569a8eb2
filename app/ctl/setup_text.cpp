// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/setup_text.h"
#include "app/ctl/shell_words.h"

#include "services/clustersetup/answers_file.h"
#include "services/core/plain_text.h"

namespace pilothouse::ctl {

using clustersetup::FileChange;
using clustersetup::Finding;
using namespace Qt::StringLiterals;

namespace {

QJsonObject findingToJson(const Finding &finding)
{
    const auto textOrNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    return {{u"severity"_s, clustersetup::severityWord(finding.severity)},
            {u"code"_s, finding.code},
            {u"text"_s, finding.text},
            {u"file"_s, textOrNull(finding.file)},
            {u"line"_s, finding.line > 0 ? QJsonValue(finding.line) : QJsonValue()},
            {u"nextStep"_s, textOrNull(finding.nextStep)},
            {u"required"_s, finding.isRequired}};
}

QString kindWord(DiffLine::Kind kind)
{
    switch (kind) {
    case DiffLine::Kind::Context: return u"context"_s;
    case DiffLine::Kind::Removed: return u"removed"_s;
    case DiffLine::Kind::Added: return u"added"_s;
    case DiffLine::Kind::Gap: return u"gap"_s;
    }
    return u"context"_s;
}

QString lineText(const DiffLine &line)
{
    const QString text = visibleText(line.text, 400);
    switch (line.kind) {
    case DiffLine::Kind::Context: return u"    "_s + text;
    case DiffLine::Kind::Removed: return u"  - "_s + text;
    case DiffLine::Kind::Added: return u"  + "_s + text;
    case DiffLine::Kind::Gap: return u"    … %1 lines"_s.arg(line.count);
    }
    return text;
}

} // namespace

QJsonArray findingsToJson(const clustersetup::Findings &findings)
{
    QJsonArray all;
    for (const Finding &finding : findings)
        all.append(findingToJson(finding));
    return all;
}

QJsonArray surveyToJson(const clustersetup::SetupSurvey &survey)
{
    QJsonArray all;
    for (const auto &[page, findings] : survey.pages) {
        for (const Finding &finding : findings) {
            QJsonObject each = findingToJson(finding);
            each.insert(u"page"_s, clustersetup::setupPageWord(page));
            all.append(each);
        }
    }
    return all;
}

QJsonObject changeToJson(const FileChange &change)
{
    QJsonArray lines;
    for (const DiffLine &line : change.preview) {
        QJsonObject each{{u"kind"_s, kindWord(line.kind)}, {u"text"_s, line.text}};
        if (line.kind == DiffLine::Kind::Gap)
            each.insert(u"lines"_s, line.count);
        lines.append(each);
    }
    return {{u"path"_s, change.path}, {u"what"_s, change.what}, {u"isNew"_s, change.before.isEmpty()}, {u"diff"_s, lines}};
}

QJsonArray changesToJson(const clustersetup::SetupSurvey &survey)
{
    QJsonArray all;
    if (survey.writes != nullptr)
        for (const FileChange &change : survey.writes->changes)
            all.append(changeToJson(change));
    return all;
}

QString orchestratorNotes(const clustersetup::SetupAnswers &answers)
{
    const QString start = clustersetup::orchestratorStart(answers);
    QString text;
    if (!start.isEmpty())
        text += u"Start the orchestrator with:\n  $ %1\n"_s.arg(visibleText(start, 2000));
    text += u"An orchestrator that makes runners by itself needs the command phala on its host.\n"_s;
    return text;
}

QString findingsToText(const clustersetup::Findings &findings)
{
    QString text;
    for (const Finding &finding : findings)
        text += u"%1  %2\n"_s.arg(clustersetup::severityWord(finding.severity).leftJustified(7),
                                  visibleText(shellWords(clustersetup::findingText(finding)), 600));
    return text;
}

QString changeToText(const FileChange &change)
{
    QString text = u"%1 (%2):\n"_s.arg(visibleText(change.path), change.before.isEmpty() ? u"new"_s : u"changed"_s);
    for (const DiffLine &line : change.preview)
        text += lineText(line) + u'\n';
    return text;
}

QString changesToText(const clustersetup::SetupSurvey &survey)
{
    QString text;
    if (survey.writes != nullptr)
        for (const FileChange &change : survey.writes->changes)
            text += changeToText(change);
    return text;
}

} // namespace pilothouse::ctl
