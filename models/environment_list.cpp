// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment_list.h"

#include "models/environment_kind.h"
#include "models/format.h"
#include "models/profile_draft.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

namespace {

struct EnvironmentList
{
    Q_DECLARE_TR_FUNCTIONS(EnvironmentList)
};

ListCell cell(const QString &text, bool muted = false)
{
    ListCell made;
    made.text = text;
    made.muted = muted;
    return made;
}

ListCell stateCell(const StateText &state)
{
    ListCell made;
    made.text = state.word;
    made.state = state;
    return made;
}

StateText stateOf(const profiles::ProfileEntry &entry, const QString &open, const QString &unsaved)
{
    if (!entry.profile) {
        const QString line = entry.profile.error().where.section(QLatin1Char(':'), -1);
        bool isLine = false;
        line.toInt(&isLine);
        return StateText::of(Mark::Fail, isLine ? EnvironmentList::tr("Error in line %1").arg(line) : EnvironmentList::tr("Not readable"));
    }
    if (entry.name == unsaved)
        return StateText::of(Mark::Warn, EnvironmentList::tr("Unsaved"));
    if (!entry.profile->warnings.isEmpty())
        return StateText::of(Mark::Warn,
                             counted(entry.profile->warnings.size(), EnvironmentList::tr("1 warning"), EnvironmentList::tr("%1 warnings")));
    return entry.name == open ? StateText::of(Mark::Pass, EnvironmentList::tr("Open"))
                              : StateText::of(Mark::Pass, Tone::Neutral, EnvironmentList::tr("Sound"));
}

} // namespace

std::vector<ListColumn> environmentColumns()
{
    return {{QStringLiteral("state"), EnvironmentList::tr("State")},
            {QStringLiteral("name"), EnvironmentList::tr("Name")},
            {QStringLiteral("kind"), EnvironmentList::tr("Kind")},
            {QStringLiteral("sections"), EnvironmentList::tr("Sets up")}};
}

std::vector<ListRow> environmentRows(const std::vector<profiles::ProfileEntry> &entries, const QString &open, const QString &unsaved)
{
    std::vector<ListRow> rows;
    for (const profiles::ProfileEntry &entry : entries) {
        ListRow row;
        row.key = entry.name;
        ListCell name = cell(visibleText(entry.name.isEmpty() ? entry.path : entry.name, 80));
        name.strong = entry.name == open;
        if (entry.profile) {
            const QString summary = profileSummary(*entry.profile);
            row.cells = {stateCell(stateOf(entry, open, unsaved)), name, cell(kindText(entry.profile->environment.kind)),
                         cell(visibleText(summary.section(QStringLiteral(" · "), 1), 200), true)};
            QStringList warnings;
            for (const QString &warning : entry.profile->warnings)
                warnings << spoken(warning);
            row.detail = warnings.join(QLatin1Char('\n'));
        } else {
            row.cells = {stateCell(stateOf(entry, open, unsaved)), name, cell(QStringLiteral("–"), true),
                         cell(visibleText(spoken(entry.profile.error().what), 200), true)};
            row.detail = spokenLine(entry.profile.error());
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

domain::Plan removeEnvironmentPlan(const profiles::Folders &folders, const profiles::ProfileEntry &entry, const QString &open, const Clock &clock)
{
    domain::Plan plan;
    plan.environment.id = domain::EnvironmentId(entry.name);
    plan.environment.kind = entry.profile ? entry.profile->environment.kind : domain::EnvironmentKind::Production;
    plan.title = EnvironmentList::tr("Remove %1 from this desk").arg(entry.name);
    plan.verb = EnvironmentList::tr("Remove");
    plan.steps = {{EnvironmentList::tr("Move its file to the folder removed/"), folders.profiles + QStringLiteral("/removed"), QString()}};
    plan.checks = {{domain::CheckState::Pass, EnvironmentList::tr("Nothing is changed at its remotes")},
                   {domain::CheckState::Pass, EnvironmentList::tr("Its record and its keys stay where they are")}};
    plan.ifItFails = EnvironmentList::tr("The file stays where it is.");
    plan.toUndo = EnvironmentList::tr("Import the file from removed/: it is not destroyed.");
    plan.sideEffects = EnvironmentList::tr("The command line knows it no more, too.");
    plan.dataFrom = clock.utcNow();
    if (entry.name == open)
        plan.refusal = EnvironmentList::tr("It is open in this window. Open another environment first.");
    if (plan.environment.kind == domain::EnvironmentKind::Production) {
        plan.phrase = entry.name;
        plan.phraseReason = EnvironmentList::tr("it is a production environment");
    }
    return plan;
}

QString freeName(const std::vector<profiles::ProfileEntry> &entries, const QString &name)
{
    const auto taken = [&entries](const QString &wanted) {
        return std::any_of(entries.begin(), entries.end(), [&wanted](const profiles::ProfileEntry &entry) { return entry.name == wanted; });
    };
    QString wanted = name + QStringLiteral("-copy");
    for (int i = 2; taken(wanted); ++i)
        wanted = QStringLiteral("%1-copy-%2").arg(name).arg(i);
    return wanted;
}

QString remoteName(const QString &remote)
{
    if (remote == QLatin1String("ca-file"))
        return EnvironmentList::tr("Own CA");
    if (remote == QLatin1String("phala"))
        return EnvironmentList::tr("Phala Cloud");
    if (remote == QLatin1String("pccs"))
        return EnvironmentList::tr("Collateral service");
    if (remote == QLatin1String("old plane"))
        return EnvironmentList::tr("Old plane");
    if (remote == QLatin1String("new plane"))
        return EnvironmentList::tr("New plane");
    if (remote == QLatin1String("router"))
        return EnvironmentList::tr("Router");
    if (remote == QLatin1String("aws"))
        return EnvironmentList::tr("AWS");
    if (remote == QLatin1String("orchestrator"))
        return EnvironmentList::tr("Orchestrator");
    return visibleText(remote, 60);
}

std::vector<ListColumn> remoteCheckColumns()
{
    return {{QStringLiteral("state"), EnvironmentList::tr("Result")},
            {QStringLiteral("remote"), EnvironmentList::tr("Remote")},
            {QStringLiteral("saying"), EnvironmentList::tr("What it said")}};
}

ListRow remoteCheckRow(const RemoteCheck &check)
{
    ListRow row;
    row.key = check.remote;
    ListCell remote = cell(remoteName(check.remote));
    remote.full = check.endpoint;
    if (!check.proxy.isEmpty()) {
        //: a remote, and the proxy that requests to it go through
        remote.text = EnvironmentList::tr("%1, via proxy").arg(remote.text);
        remote.full = EnvironmentList::tr("%1 via proxy %2").arg(check.endpoint, check.proxy);
    }
    if (check.isAsking) {
        row.cells = {stateCell(StateText::of(Mark::Busy, EnvironmentList::tr("Asking"))), remote, cell(visibleText(check.endpoint, 120), true)};
        return row;
    }
    const QString time = check.state == RemoteState::NotChecked ? QString() : shortDurationText(check.elapsed);
    QString saying = visibleText(spoken(check.message), 200);
    StateText state;
    switch (check.state) {
    case RemoteState::Ok:
        //: of a file with certificates
        state = StateText::of(Mark::Pass, check.remote == QLatin1String("ca-file") ? EnvironmentList::tr("Usable") : EnvironmentList::tr("Answers"));
        break;
    case RemoteState::NotChecked: state = StateText::of(Mark::Blind, EnvironmentList::tr("Not asked")); break;
    case RemoteState::Failed:
        state = check.error && check.error->kind == ErrorKind::Cancelled ? StateText::of(Mark::Stopped, EnvironmentList::tr("Cancelled"))
                                                                         : StateText::of(Mark::Fail, EnvironmentList::tr("Fails"));
        if (check.error) {
            saying = visibleText(spoken(check.error->what), 200);
            row.detail = spokenLine(*check.error);
        }
        break;
    }
    ListCell said = cell(time.isEmpty() ? saying : QStringLiteral("%1 · %2").arg(saying, time));
    said.full = saying;
    row.cells = {stateCell(state), remote, said};
    return row;
}

} // namespace pilothouse::models
