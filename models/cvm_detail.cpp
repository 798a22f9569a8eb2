// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_detail.h"

#include "models/cell_role.h"
#include "models/format.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

using domain::Cvm;
using domain::RunState;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CvmDetail)
};

QString joined(const QStringList &parts)
{
    QStringList present;
    for (const QString &part : parts)
        if (!part.isEmpty())
            present << part;
    return present.join(QStringLiteral(" · "));
}

QString subtitleOf(const CvmRow &row, const CvmTableModel &model, const QString &cloud)
{
    const StateText state = cvmStateText(row.cvm);
    const QString since = model.inStateFor(row) ? Words::tr("%1 for %2").arg(state.word, durationText(*model.inStateFor(row))) : state.word;
    // The remote's own word stands beside ours wherever the two could be thought to differ.
    const bool ownWord = row.cvm.status.compare(state.word, Qt::CaseInsensitive) == 0 || state.mark == Mark::Unknown;
    return ownWord ? since : joined({since, Words::tr("%1 says “%2”").arg(cloud, visibleText(row.cvm.status, 40))});
}

std::optional<CvmDetail::Problem> problemOf(const Cvm &cvm, const QString &cloud)
{
    const auto problem = [](Mark mark, const QString &sentence, const QString &text) {
        return CvmDetail::Problem{StateText::of(mark, sentence), text};
    };
    if (cvm.duplicateId)
        return problem(
            Mark::Warn, Words::tr("The list names this id twice"),
            Words::tr("%1 gave two machines the id %2. Nothing was changed. Actions on either are refused until the list tells them apart.")
                .arg(cloud, visibleText(cvm.id.text())));
    if (shownState(cvm) == RunState::Failed && !cvm.bootError.isEmpty())
        return problem(
            Mark::Fail, Words::tr("The boot failed: %1").arg(visibleText(cvm.bootError, 200)),
            Words::tr("In the list of %1%2. Nothing was changed. A restart boots it again.")
                .arg(cloud, cvm.bootProgress.isEmpty() ? QString() : Words::tr(", at the step “%1”").arg(visibleText(cvm.bootProgress, 80))));
    if (shownState(cvm) == RunState::Failed)
        return problem(Mark::Fail, Words::tr("%1 says “%2”").arg(cloud, visibleText(cvm.status, 40)),
                       Words::tr("The list gives no reason. Nothing was changed. A restart boots it again."));
    if (cvm.osIsDev.value_or(false))
        return problem(
            Mark::Fail, Words::tr("Runs a development image"),
            Words::tr(
                "%1 allows logins that no measurement shows: what it keeps is not confidential, whatever its quote says. Deploy it on a release image.")
                .arg(visibleText(cvm.osImage)));
    if (mixesScripts(cvm.name))
        return problem(Mark::Warn, Words::tr("The name mixes letters of different scripts"),
                       Words::tr("It may be made to look like another machine's. Compare the id before acting on it."));
    if (shownState(cvm) == RunState::Unknown && !cvm.status.isEmpty())
        return problem(Mark::Unknown, Words::tr("“%1” is not a state this console knows").arg(visibleText(cvm.status, 40)),
                       Words::tr("It is shown as %1 sent it and counts as unknown: never as running.").arg(cloud));
    return std::nullopt;
}

std::optional<StateText> bootOf(const Cvm &cvm)
{
    if (!cvm.inProgress)
        return std::nullopt;
    if (!cvm.bootProgress.isEmpty() && cvm.bootProgress != QLatin1String("done"))
        return StateText::of(Mark::Busy, Words::tr("Boot: %1").arg(visibleText(cvm.bootProgress, 80)));
    return StateText::of(Mark::Busy, cvm.progressTarget.isEmpty() ? Words::tr("An operation is under way")
                                                                  : Words::tr("On its way to “%1”").arg(visibleText(cvm.progressTarget, 40)));
}

std::vector<StateText> checksOf(const CvmRow &row, bool isStale)
{
    const Cvm &cvm = row.cvm;
    std::vector<StateText> checks;
    if (isStale)
        checks.push_back(StateText::of(Mark::Stale, Words::tr("Older than its limit: may have changed since")));
    if (cvm.osIsDev)
        checks.push_back(*cvm.osIsDev ? StateText::of(Mark::Fail, Words::tr("Development image"))
                                      : StateText::of(Mark::Pass, Words::tr("Not a development image")));
    else if (!cvm.osImage.isEmpty())
        checks.push_back(StateText::of(Mark::Unknown, Words::tr("Whether the image is a development one is not said")));
    if (cvm.endpoints.empty())
        checks.push_back(StateText::of(Mark::Blind, Words::tr("No public address: cannot be challenged from here")));
    return checks;
}

} // namespace

CvmDetail cvmDetail(const CvmRow &row, const CvmTableModel &model, const QString &cloud, bool isStale)
{
    using Kind = CvmDetail::Pair::Kind;
    const Cvm &cvm = row.cvm;
    CvmDetail detail;
    detail.name = cvm.name.isEmpty() ? visibleText(cvm.id.text()) : visibleText(cvm.name);
    detail.state = cvmStateText(cvm, model.inStateFor(row));
    detail.subtitle = subtitleOf(row, model, cloud);
    detail.problem = problemOf(cvm, cloud);
    detail.boot = bootOf(cvm);
    detail.checks = checksOf(row, isStale);

    const QModelIndex index = model.indexOf(cvm.id.text(), int(CvmTableModel::Column::Attestation));
    detail.attestation = index.isValid()   ? index.data(CellRole::State).value<StateText>()
                         : row.attestation ? row.attestation->state
                                           : StateText::of(Mark::Unverified, Words::tr("Not checked"));
    detail.attestationFinding = row.attestation && !row.attestation->finding.isEmpty()
                                    ? row.attestation->finding
                                    : Words::tr("Nobody at this desk has checked this machine yet. What the cloud's list says of it is a claim.");

    const auto add = [&detail](const QString &key, const QString &value, Kind kind = Kind::Text) { detail.pairs.push_back({key, value, kind}); };
    add(Words::tr("Node"), joined({visibleText(cvm.node), visibleText(cvm.region)}));
    add(Words::tr("Size"), joined({visibleText(cvm.instanceType), cvm.vcpu ? Words::tr("%1 vCPU").arg(*cvm.vcpu) : QString(),
                                   cvm.memoryGib ? quantityText(*cvm.memoryGib, QStringLiteral("GB")) : QString(),
                                   cvm.diskGib ? Words::tr("%1 disk").arg(quantityText(*cvm.diskGib, QStringLiteral("GB"))) : QString()}));
    add(Words::tr("App id"), cvm.appId, Kind::Hash);
    add(Words::tr("Instance id"), cvm.instanceId, Kind::Hash);
    add(Words::tr("Compose hash"), cvm.composeHash, Kind::Hash);
    add(Words::tr("VM id"), visibleText(cvm.id.text()), Kind::Mono);
    add(Words::tr("OS image"), visibleText(cvm.osImage));
    add(Words::tr("KMS"), visibleText(cvm.kmsType));
    add(Words::tr("Cost"), cvm.hourlyRate ? joined({hourlyText(*cvm.hourlyRate), monthlyText(*cvm.hourlyRate)}) : QString());
    const auto uptime = durationFromWords(cvm.uptime);
    add(Words::tr("Uptime"), uptime ? durationText(*uptime) : visibleText(cvm.uptime));
    add(Words::tr("Created"), utcText(cvm.createdAt));
    add(Words::tr("Address"), cvm.endpoints.empty() ? QString() : visibleText(cvm.endpoints.front().instance, 200), Kind::Mono);
    return detail;
}

QString cvmReadCommands(const QStringList &ids, const QString &profile)
{
    QStringList lines;
    for (const QString &id : ids)
        lines << QStringLiteral("pilothousectl phala cvms get --profile %1 --json -- %2").arg(shellQuoted(profile), shellQuoted(id));
    return lines.join(u'\n');
}

} // namespace pilothouse::models
