// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/permission_text.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using domain::KeyPermissions;
using domain::Permission;
using domain::PermissionCheck;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PermissionText)
};

/// A change that nobody tried is no trouble; a read without an answer is.
StateText stateOf(const PermissionCheck &check)
{
    switch (check.answer) {
    case Permission::Allowed: return StateText::of(Mark::Pass, Words::tr("Allowed"));
    case Permission::Denied: return StateText::of(Mark::Fail, Words::tr("Denied"));
    case Permission::Unknown: break;
    }
    //: of a change: nobody knows whether it is allowed, since it is not made to find out
    return check.isChange ? StateText::of(Mark::Blind, Tone::Neutral, Words::tr("Not tried"))
                          : StateText::of(Mark::Unknown, Tone::Warn, Words::tr("Unknown"));
}

int rankOf(const PermissionCheck &check)
{
    switch (check.answer) {
    case Permission::Denied: return 0;
    case Permission::Unknown: return check.isChange ? 2 : 1;
    case Permission::Allowed: break;
    }
    return 3;
}

} // namespace

std::vector<ListColumn> permissionColumns()
{
    return {{QStringLiteral("answer"), Words::tr("Answer")},
            {QStringLiteral("call"), Words::tr("Call")},
            {QStringLiteral("use"), Words::tr("Needed for")}};
}

std::vector<ListRow> permissionRows(const KeyPermissions &permissions)
{
    std::vector<PermissionCheck> checks = permissions.checks;
    std::ranges::stable_sort(checks, {}, rankOf);
    std::vector<ListRow> rows;
    for (const PermissionCheck &check : checks) {
        ListRow row;
        row.key = check.action;
        ListCell answer;
        answer.state = stateOf(check);
        answer.text = answer.state->word;
        answer.full = check.why.isEmpty() ? answer.text : visibleText(spoken(check.why), 300);
        ListCell call;
        call.text = visibleText(check.action, 120);
        call.full = call.text;
        ListCell use;
        use.text = spoken(check.use);
        use.full = use.text;
        use.muted = true;
        row.cells = {answer, call, use};
        const bool isTrouble = check.answer == Permission::Denied || (check.answer == Permission::Unknown && !check.isChange);
        if (isTrouble)
            row.detail = QStringLiteral("%1 (%2): %3").arg(call.text, use.text, visibleText(spoken(check.why), 400));
        rows.push_back(std::move(row));
    }
    return rows;
}

QString permissionSummary(const KeyPermissions &permissions)
{
    const int changes = int(std::ranges::count_if(
        permissions.checks, [](const PermissionCheck &check) { return check.isChange && check.answer == Permission::Unknown; }));
    const int unknown = permissions.count(Permission::Unknown) - changes;
    QStringList parts;
    const auto add = [&parts](int count, const QString &one, const QString &many) {
        if (count > 0)
            parts << counted(count, one, many);
    };
    add(permissions.count(Permission::Allowed), Words::tr("1 allowed"), Words::tr("%1 allowed"));
    add(permissions.count(Permission::Denied), Words::tr("1 denied"), Words::tr("%1 denied"));
    add(unknown, Words::tr("1 unknown"), Words::tr("%1 unknown"));
    add(changes, Words::tr("1 not tried"), Words::tr("%1 not tried"));
    return listText(parts);
}

StateText widthState(const KeyPermissions &permissions)
{
    return permissions.isWide ? StateText::of(Mark::Warn, Words::tr("Wider than needed"))
                              : StateText::of(Mark::Unknown, Tone::Neutral, Words::tr("Nobody knows what else it may do"));
}

} // namespace pilothouse::models
