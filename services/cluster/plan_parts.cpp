// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/plan_parts.h"

#include "services/core/plain_text.h"

#include <QRegularExpression>
#include <QUrl>

namespace pilothouse::cluster::parts {

using domain::CheckState;
using domain::Cvm;
using domain::Plan;
using namespace Qt::StringLiterals;

namespace {

bool isPinned(const QByteArray &composeText)
{
    static const QRegularExpression image(u"(?m)^\\s*image:\\s*(\\S+)"_s);
    bool any = false;
    for (auto match = image.globalMatch(QString::fromUtf8(composeText)); match.hasNext();) {
        any = true;
        if (!match.next().captured(1).contains("@sha256:"_L1))
            return false;
    }
    return any;
}

} // namespace

Plan newPlan(const QString &verb, const ChangeScene &scene)
{
    Plan plan;
    plan.environment = scene.environment;
    plan.verb = verb;
    plan.title = verb;
    plan.dataFrom = scene.dataFrom;
    return plan;
}

QString nameOf(const Cvm &cvm)
{
    return visibleText(cvm.name, 120);
}

QString curl(const QString &verb, const Cvm &cvm, const QString &below, const QString &body, const ChangeScene &scene)
{
    const QString url = scene.endpoint + "/cvms/"_L1 + QString::fromLatin1(QUrl::toPercentEncoding(cvm.id.text())) + below;
    const QString data = body.isEmpty() ? QString() : u" -H 'Content-Type: application/json' -d %1"_s.arg(shellQuoted(body));
    return u"curl --fail-with-body -X %1 -H \"X-API-Key: $PHALA_API_KEY\" -H 'X-Phala-Version: 2026-01-21'%2 -- %3"_s.arg(verb, data,
                                                                                                                          shellQuoted(url));
}

QString vendor(const QString &command)
{
    return u"PHALA_CLOUD_API_KEY=\"$PHALA_API_KEY\" phala %1"_s.arg(command);
}

QString composeArgument(const SourceFiles &files)
{
    return shellQuoted(files.compose.isEmpty() ? u"docker-compose.yml"_s : files.compose);
}

QString envArgument(const SourceFiles &files)
{
    return shellQuoted(files.env.isEmpty() ? u".env"_s : files.env);
}

QString preLaunchArgument(const SourceFiles &files)
{
    return shellQuoted(files.preLaunch.isEmpty() ? u"pre-launch.sh"_s : files.preLaunch);
}

QString typable(const Cvm &cvm)
{
    return !cvm.name.isEmpty() && cvm.name.trimmed() == cvm.name && visibleText(cvm.name, 200) == cvm.name ? cvm.name : cvm.id.text();
}

void askFor(Plan &plan, const QString &object, const QString &reason)
{
    plan.phrase = u"%1/%2"_s.arg(plan.environment.id.text(), object);
    plan.phraseReason = reason;
}

void refuseBusy(Plan &plan, const Cvm &cvm)
{
    if (cvm.duplicateId)
        plan.refusal = u"the list names its id twice"_s;
    else if (cvm.inProgress || !cvm.progressTarget.isEmpty())
        plan.refusal = u"another operation runs on it"_s;
    if (mixesScripts(cvm.name))
        plan.checks.push_back({CheckState::Warning, u"%1: the name mixes Latin letters with look-alikes"_s.arg(visibleText(cvm.name, 80))});
}

QString listed(const QStringList &names)
{
    QStringList shown;
    for (const QString &name : names)
        shown << visibleText(name, 80);
    return shown.join(u", "_s);
}

QStringList namesOf(const std::vector<SealedVariable> &variables)
{
    QStringList names;
    for (const SealedVariable &variable : variables)
        names << variable.name;
    return names;
}

void checkImages(Plan &plan, const QByteArray &composeText)
{
    if (isPinned(composeText))
        plan.checks.push_back({CheckState::Pass, u"every image is named by its digest"_s});
    else
        plan.checks.push_back({CheckState::Warning, u"an image is not named by its digest: the compose hash does not fix the code that will run"_s});
}

} // namespace pilothouse::cluster::parts
