// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_change_text.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CvmChangeText)
};

const QString kDot = QStringLiteral(" · ");

QString listed(const QStringList &names)
{
    QStringList shown;
    for (const QString &name : names)
        shown << visibleText(name, 80);
    return listText(shown);
}

} // namespace

QString costChangeText(const std::optional<Money> &now, const std::optional<Money> &after)
{
    const auto side
        = [](const std::optional<Money> &rate, QString (*text)(const Money &)) { return rate ? text(*rate) : Words::tr("not said", "a price"); };
    if (!now && !after)
        return Words::tr("price not known");
    return Words::tr("%1 → %2", "a price before and after").arg(side(now, hourlyText), side(after, hourlyText)) + kDot
           + Words::tr("%1 → %2", "a price before and after").arg(side(now, monthlyText), side(after, monthlyText));
}

QString cvmSizeText(const domain::Cvm &cvm)
{
    QStringList parts;
    if (!cvm.instanceType.isEmpty())
        parts << visibleText(cvm.instanceType, 40);
    if (cvm.vcpu)
        parts << Words::tr("%1 vCPU").arg(*cvm.vcpu);
    if (cvm.memoryGib)
        parts << quantityText(*cvm.memoryGib, QStringLiteral("GB"));
    if (cvm.diskGib)
        parts << Words::tr("%1 disk").arg(quantityText(*cvm.diskGib, QStringLiteral("GB")));
    return parts.isEmpty() ? Words::tr("size not said") : parts.join(kDot);
}

std::vector<StateText> variableFindings(const cluster::VariableChange &change, const cluster::SealedNames &sealed)
{
    std::vector<StateText> findings;
    if (!change.dropped.isEmpty())
        findings.push_back(StateText::of(Mark::Warn, Words::tr("Would be lost: %1").arg(listed(change.dropped))));
    if (!sealed.isComplete())
        findings.push_back(StateText::of(Mark::Unknown, Tone::Warn, Words::tr("May be lost as well: variables that nobody can name")));
    if (!change.kept.isEmpty())
        findings.push_back(StateText::of(Mark::Pass, Words::tr("Given again: %1").arg(listed(change.kept))));
    if (!change.added.isEmpty())
        findings.push_back(StateText::of(Mark::Pass, Words::tr("New: %1").arg(listed(change.added))));
    if (findings.empty())
        findings.push_back(StateText::of(Mark::Pending, Words::tr("No variables, now or afterwards")));
    return findings;
}

QString sealedOriginText(const cluster::SealedNames &sealed)
{
    QStringList both;
    QStringList onlyListed;
    QStringList onlyUsed;
    for (const cluster::SealedName &item : sealed.items)
        (item.isListed && item.isUsed ? both : item.isListed ? onlyListed : onlyUsed) << item.name;
    QStringList sentences;
    if (!both.isEmpty())
        sentences << Words::tr("Let in by the manifest and used by the compose file: %1.").arg(listed(both));
    if (!onlyListed.isEmpty())
        sentences << Words::tr("Let in by the manifest: %1.").arg(listed(onlyListed));
    if (!onlyUsed.isEmpty())
        sentences << Words::tr("Used by the compose file: %1.").arg(listed(onlyUsed));
    if (!sealed.isComplete())
        //: %1 is why, a part of a sentence: "the manifest has no list of the variables that it lets in".
        sentences << Words::tr("Others may be sealed that nobody can name: %1.").arg(spoken(sealed.whyMore));
    return sentences.join(u' ');
}

QString nodeRoomText(const cluster::NodeRoom &room)
{
    if (!room.notKnown.isEmpty())
        return Words::tr("What is free is not known: %1.").arg(spoken(room.notKnown));
    const QString unknown = Words::tr("not known", "how much is free");
    return QStringList{room.vcpu ? quantityText(*room.vcpu, QStringLiteral("vCPU")) : Words::tr("processors: %1").arg(unknown),
                       room.memoryMb ? quantityText(double(*room.memoryMb), QStringLiteral("MB")) : Words::tr("memory: %1").arg(unknown),
                       room.diskGb ? Words::tr("%1 disk").arg(quantityText(*room.diskGb, QStringLiteral("GB"))) : Words::tr("disk: %1").arg(unknown)}
        .join(kDot);
}

QString resizeCommand(const QString &id, const cluster::Resources &resources, const QString &profile)
{
    QString command = QStringLiteral("pilothousectl phala cvms resize --profile ") + shellQuoted(profile);
    if (!resources.instanceType.isEmpty())
        command += QStringLiteral(" --type ") + shellQuoted(resources.instanceType);
    if (resources.vcpu)
        command += QStringLiteral(" --vcpu %1").arg(*resources.vcpu);
    if (resources.memoryMb)
        command += QStringLiteral(" --memory %1").arg(*resources.memoryMb);
    if (resources.diskGb)
        command += QStringLiteral(" --disk %1").arg(*resources.diskGb);
    if (!resources.allowRestart)
        command += QStringLiteral(" --no-restart");
    return command + QStringLiteral(" -- ") + shellQuoted(id);
}

QString updateCommand(const QString &id, const UpdateParts &parts, const QString &profile)
{
    QString command = QStringLiteral("pilothousectl phala cvms %1 --profile ")
                          .arg(parts.compose || parts.script != UpdateParts::Script::Stays ? QStringLiteral("compose") : QStringLiteral("envs"))
                      + shellQuoted(profile);
    if (parts.compose)
        command += QStringLiteral(" --compose docker-compose.yml");
    if (parts.script == UpdateParts::Script::Given)
        command += QStringLiteral(" --pre-launch pre-launch.sh");
    else if (parts.script == UpdateParts::Script::Removed)
        command += QStringLiteral(" --no-pre-launch");
    if (parts.variables)
        command += QStringLiteral(" --env-file .env");
    if (parts.drops)
        command += QStringLiteral(" --drop-others");
    return command + QStringLiteral(" -- ") + shellQuoted(id);
}

} // namespace pilothouse::models
