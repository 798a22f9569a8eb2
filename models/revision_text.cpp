// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/revision_text.h"

#include "models/format.h"
#include "services/core/clock.h"
#include "models/prover_row.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

using domain::SettingChange;
using domain::TaskDefinition;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Revisions)
};

StateText stateOf(const TaskDefinition &definition, bool isCurrent)
{
    if (isCurrent)
        return StateText::of(Mark::Pass, Words::tr("Wanted now"));
    if (definition.status == QLatin1String("ACTIVE"))
        return StateText::of(Mark::Same, Words::tr("Can be used"));
    return StateText::of(Mark::Stopped, definition.status == QLatin1String("INACTIVE")
                                            ? Words::tr("Deregistered")
                                            : QStringLiteral("“%1”").arg(visibleText(definition.status, 40)));
}

QString changeText(const SettingChange &change)
{
    const QString place = visibleText(change.container.isEmpty() ? change.name : QStringLiteral("%1 · %2").arg(change.container, change.name), 160);
    const QString before = visibleText(change.before, 200);
    const QString after = visibleText(change.after, 200);
    switch (change.kind) {
    case SettingChange::Kind::Changed:
        //: a setting of a task definition whose value may be a secret
        return change.hidden ? Words::tr("%1: another value (hidden)").arg(place) : Words::tr("%1: %2 → %3").arg(place, before, after);
    case SettingChange::Kind::Added:
        return change.hidden ? Words::tr("%1: comes (value hidden)").arg(place) : Words::tr("%1: comes, %2").arg(place, after);
    case SettingChange::Kind::Removed: break;
    }
    return change.hidden ? Words::tr("%1: goes (value hidden)").arg(place) : Words::tr("%1: goes, was %2").arg(place, before);
}

} // namespace

std::vector<ListColumn> revisionColumns()
{
    return {{QStringLiteral("state"), Words::tr("Use")},
            {QStringLiteral("revision"), Words::tr("Revision")},
            {QStringLiteral("by"), Words::tr("By")},
            {QStringLiteral("age"), Words::tr("Age"), true}};
}

std::vector<ListRow> revisionRows(const provers::RevisionHistory &history, const QDateTime &now)
{
    std::vector<ListRow> rows;
    for (const TaskDefinition &definition : history.revisions) {
        const bool isCurrent = definition.arn == history.current;
        ListRow row;
        row.key = definition.arn;
        row.cells = {{{}, definition.status, stateOf(definition, isCurrent)},
                     {revisionText(definition.arn), definition.arn, std::nullopt, false, isCurrent},
                     {visibleText(definition.registeredBy.section(u':', 5), 80), definition.registeredBy, std::nullopt, true},
                     {definition.registeredAt.isValid() ? ageText(std::chrono::seconds(definition.registeredAt.secsTo(now))) : QStringLiteral("–"),
                      toUtcText(definition.registeredAt)}};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<StateText> revisionChanges(const provers::RevisionHistory &history, const TaskDefinition &to, size_t most)
{
    const TaskDefinition *const from = history.currentOne();
    if (from == nullptr)
        return {StateText::of(Mark::Unknown, Tone::Warn, Words::tr("What differs is not known: the revision that is wanted now could not be read"))};
    if (from->arn == to.arn)
        return {};
    const std::vector<SettingChange> changes = domain::definitionChanges(*from, to);
    if (changes.empty())
        return {StateText::of(Mark::Same, Words::tr("No setting differs"))};
    std::vector<StateText> texts;
    for (const SettingChange &change : changes) {
        if (texts.size() == most) {
            const qint64 rest = qint64(changes.size() - most);
            texts.push_back(StateText::of(Mark::Warn, counted(rest, Words::tr("1 more setting differs"), Words::tr("%1 more settings differ"))));
            break;
        }
        texts.push_back(StateText::of(Mark::Expected, changeText(change)));
    }
    return texts;
}

} // namespace pilothouse::models
