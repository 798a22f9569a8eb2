// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/setup_rows.h"

#include "models/cvm_detail.h"
#include "models/cvm_table_model.h"
#include "models/format.h"
#include "models/setup_text.h"
#include "models/spoken.h"
#include "services/clustersetup/cluster_name.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <cmath>

namespace pilothouse::models {

using clustersetup::CvmPart;
using clustersetup::Sending;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SetupText)
};

const QString kNothing = QStringLiteral("–");
constexpr double kMegabytesInGigabyte = 1024.0;

ListCell cell(const QString &text)
{
    ListCell made;
    made.text = text.isEmpty() ? kNothing : text;
    return made;
}

ListCell muted(const QString &text)
{
    ListCell made = cell(text);
    made.muted = true;
    return made;
}

QString partWord(CvmPart part)
{
    switch (part) {
    case CvmPart::Foreign: return Words::tr("of another cluster");
    case CvmPart::Registry: return Words::tr("registry");
    case CvmPart::Runner: return Words::tr("runner");
    case CvmPart::VpcServer: return Words::tr("VPC server");
    case CvmPart::LeftOver: return Words::tr("left over");
    }
    return {};
}

/// What happens to a machine when the setup runs.
QString fateOf(const domain::Cvm &cvm, CvmPart part, const clustersetup::SetupAnswers &answers, const std::optional<clustersetup::SetupState> &state)
{
    if (part == CvmPart::LeftOver)
        return Words::tr("left, still paid for");
    if (part == CvmPart::Runner)
        return Words::tr("its hash is approved");
    if (part != CvmPart::Registry)
        return Words::tr("left as it is");
    if (state && state->registry.sending != Sending::None && state->registry.appId == cvm.appId)
        return Words::tr("gone on with");
    return answers.existing == clustersetup::ExistingRegistry::Adopt ? Words::tr("adopted as it is") : Words::tr("in the way");
}

/// What was not measured is never a number, and says why where there is a reason.
ListCell roundTripCell(const clustersetup::SetupSession &session, const QString &node)
{
    const auto found = session.distances().find(node);
    if (session.isMeasuring())
        return muted(Words::tr("measuring…"));
    if (found == session.distances().end() || !found->second.roundTrip) {
        ListCell made = muted(Words::tr("not measured"));
        if (found != session.distances().end() && !found->second.notMeasured.isEmpty())
            made.full = sentence(spoken(visibleText(found->second.notMeasured, 200)));
        return made;
    }
    const qint64 milliseconds = found->second.roundTrip->count();
    return cell(milliseconds < 1 ? Words::tr("below 1 ms") : Words::tr("%1 ms").arg(countText(milliseconds)));
}

} // namespace

std::vector<ListColumn> setupNodeColumns()
{
    return {{QStringLiteral("name"), Words::tr("Node")},
            {QStringLiteral("region"), Words::tr("Region")},
            {QStringLiteral("vcpu"), Words::tr("Free vCPU"), true},
            {QStringLiteral("memory"), Words::tr("Free memory"), true},
            {QStringLiteral("slots"), Words::tr("Slots", "places for machines on a node"), true},
            {QStringLiteral("round-trip"), Words::tr("Round trip"), true},
            {QStringLiteral("domain"), Words::tr("Domain of its gateway")}};
}

std::vector<ListRow> setupNodeRows(const clustersetup::SetupSession &session, const QString &wanted)
{
    const clustersetup::PlaceCheck &place = session.place();
    std::vector<ListRow> rows;
    for (const cluster::CloudNode &node : place.nodes) {
        const bool isChosen = wanted.isEmpty() ? place.node && place.node->id == node.id : node.name == wanted;
        ListRow row;
        row.key = node.name;
        ListCell name = cell(visibleText(node.name, 60));
        name.strong = isChosen;
        row.cells
            = {name,
               cell(visibleText(node.region, 40)),
               cell(node.remainingVcpu ? countText(qint64(*node.remainingVcpu)) : QString()),
               cell(node.remainingMemoryMb ? quantityText(std::round(double(*node.remainingMemoryMb) / kMegabytesInGigabyte), QStringLiteral("GB"))
                                           : QString()),
               cell(node.remainingSlots ? countText(*node.remainingSlots) : QString()),
               roundTripCell(session, node.name),
               muted(clustersetup::gatewayDomainOf(visibleText(node.name, 60)))};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ListColumn> setupCvmColumns()
{
    return {{QStringLiteral("state"), Words::tr("State")},
            {QStringLiteral("name"), Words::tr("Name")},
            {QStringLiteral("part"), Words::tr("Role")},
            {QStringLiteral("node"), Words::tr("Node")},
            {QStringLiteral("fate"), Words::tr("What happens to it")}};
}

std::vector<ListRow> setupCvmRows(const clustersetup::ExistingCheck &existing, const clustersetup::SetupAnswers &answers,
                                  const std::optional<clustersetup::SetupState> &state)
{
    std::vector<ListRow> rows;
    for (const domain::Cvm &cvm : existing.members) {
        const CvmPart part = clustersetup::partInCluster(answers.cluster.name, cvm.name);
        ListRow row;
        row.key = cvm.id.text();
        ListCell stateCell;
        stateCell.state = cvmStateText(cvm);
        stateCell.text = stateCell.state->word;
        row.cells = {stateCell, cell(visibleText(cvm.name, 80)), cell(partWord(part)), cell(visibleText(cvm.node, 40)),
                     cell(fateOf(cvm, part, answers, state))};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ListColumn> setupStepColumns()
{
    return {{QStringLiteral("number"), Words::tr("Step"), true},
            {QStringLiteral("what"), Words::tr("What")},
            {QStringLiteral("target"), Words::tr("Where")}};
}

std::vector<ListRow> setupStepRows(const domain::Plan &plan)
{
    std::vector<ListRow> rows;
    for (size_t i = 0; i < plan.steps.size(); ++i) {
        const domain::PlanStep &step = plan.steps[i];
        ListRow row;
        row.key = QString::number(i);
        row.cells = {muted(countText(qint64(i) + 1)), cell(spoken(visibleText(step.what, 300))), muted(visibleText(step.target, 300))};
        row.detail = step.command;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ListColumn> setupLineColumns()
{
    return {{QStringLiteral("time"), Words::tr("UTC")}, {QStringLiteral("page"), Words::tr("Page")}, {QStringLiteral("what"), Words::tr("What")}};
}

std::vector<ListRow> setupLineRows(const std::vector<clustersetup::SetupStepLine> &lines)
{
    std::vector<ListRow> rows;
    for (size_t i = 0; i < lines.size(); ++i) {
        ListRow row;
        row.key = QString::number(i);
        row.cells = {muted(utcTimeText(lines[i].utc)), muted(setupPageTitle(lines[i].page)), cell(setupSaid(lines[i].what))};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ListColumn> setupFileColumns()
{
    return {{QStringLiteral("state"), Words::tr("State")},
            {QStringLiteral("file"), Words::tr("File")},
            {QStringLiteral("backup"), Words::tr("Former one")}};
}

std::vector<ListRow> setupFileRows(const std::optional<clustersetup::SetupState> &state)
{
    std::vector<ListRow> rows;
    if (!state)
        return rows;
    for (const clustersetup::SetupState::File &file : state->files) {
        ListRow row;
        row.key = file.receipt.path;
        ListCell how;
        how.state = file.writing == Sending::Done ? StateText::of(Mark::Pass, Words::tr("Written"))
                                                  : StateText::of(Mark::Unknown, Tone::Warn, Words::tr("Not known"));
        how.text = how.state->word;
        row.cells = {how, cell(visibleText(file.receipt.path, 300)),
                     muted(file.receipt.backupPath.isEmpty() ? Words::tr("there was none") : visibleText(file.receipt.backupPath, 300))};
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace pilothouse::models
