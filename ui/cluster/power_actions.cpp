// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/power_actions.h"

#include "models/cvm_detail.h"
#include "ui/cluster/change_desk.h"
#include "ui/widgets/buttons.h"

#include <QAction>

#include <algorithm>

namespace pilothouse::ui {

using domain::CvmId;
using domain::PowerAction;
using domain::RunState;

namespace {

QString nameOf(PowerAction action)
{
    switch (action) {
    case PowerAction::Start: return PowerActions::tr("Start");
    case PowerAction::Stop: return PowerActions::tr("Stop");
    case PowerAction::Shutdown: return PowerActions::tr("Shut down");
    case PowerAction::Restart: return PowerActions::tr("Restart");
    }
    return QString();
}

IconName iconOf(PowerAction action)
{
    switch (action) {
    case PowerAction::Start: return IconName::Start;
    case PowerAction::Stop:
    case PowerAction::Shutdown: return IconName::Stop;
    case PowerAction::Restart: return IconName::Restart;
    }
    return IconName::None;
}

} // namespace

PowerActions::PowerActions(std::shared_ptr<cluster::ClusterWorkflow> workflow, CvmSelection selection, ChangeDesk *desk, QObject *parent)
    : QObject(parent)
    , m_workflow(std::move(workflow))
    , m_selection(selection)
    , m_desk(desk)
{
    for (const PowerAction power : {PowerAction::Start, PowerAction::Restart, PowerAction::Stop, PowerAction::Shutdown}) {
        QAction *action = opensPlan(makeAction(this, iconOf(power), tr("%1…").arg(nameOf(power))));
        connect(action, &QAction::triggered, this, [this, power] { offer(power, m_selection.ids()); });
        m_verbs.push_back({power, action});
    }
}

QList<QAction *> PowerActions::actions() const
{
    QList<QAction *> all;
    for (const Verb &verb : m_verbs)
        all << verb.action;
    return all;
}

QList<QAction *> PowerActions::usual() const
{
    QList<QAction *> all = actions();
    all.removeOne(shutdown());
    return all;
}

QAction *PowerActions::shutdown() const
{
    return std::ranges::find(m_verbs, PowerAction::Shutdown, &Verb::power)->action;
}

/// Whether the verb makes sense for any of the selected; where the state is not known, every verb does.
bool PowerActions::fitsAny(PowerAction power) const
{
    bool fits = false;
    m_selection.forEach([&fits, power](const domain::Cvm &cvm) {
        const RunState state = models::shownState(cvm);
        fits |= state == RunState::Failed || state == RunState::Unknown || (state == RunState::Stopped) == (power == PowerAction::Start);
    });
    return fits;
}

QStringList PowerActions::follow(bool readOnly)
{
    const std::vector<CvmId> ids = m_selection.ids();
    QStringList reasons;
    for (const Verb &verb : m_verbs) {
        const bool shown = m_workflow && !readOnly && fitsAny(verb.power); // absent, not grey
        verb.action->setVisible(shown);
        if (!shown)
            continue;
        const domain::ActionState state = m_workflow->canDo(verb.power, ids);
        applyState(verb.action, state);
        if (!state.allowed && !reasons.contains(state.reason))
            reasons << state.reason;
    }
    return reasons;
}

void PowerActions::offer(PowerAction power, const std::vector<CvmId> &ids)
{
    if (ids.empty() || !m_workflow)
        return;
    ChangeOnOffer change;
    change.name = nameOf(power);
    change.plan = [workflow = m_workflow, power, ids] { return workflow->plan(power, ids); };
    change.run = [workflow = m_workflow, power, ids](QString typed) { return workflow->run(power, ids, typed); };
    change.again = [this, power](const std::vector<CvmId> &failed) { offer(power, failed); };
    change.dangerous = power == PowerAction::Stop || power == PowerAction::Shutdown;
    m_desk->offer(change);
}

} // namespace pilothouse::ui
