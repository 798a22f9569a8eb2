// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/removal_actions.h"

#include "ui/cluster/change_desk.h"
#include "ui/widgets/buttons.h"

#include <QAction>

namespace pilothouse::ui {

using domain::CvmId;

RemovalActions::RemovalActions(std::shared_ptr<cluster::Removal> removal, CvmSelection selection, ChangeDesk *desk, QObject *parent)
    : QObject(parent)
    , m_removal(std::move(removal))
    , m_selection(selection)
    , m_desk(desk)
    , m_remove(opensPlan(makeAction(this, IconName::Trash, tr("Delete…"))))
{
    connect(m_remove, &QAction::triggered, this, [this] { offer(m_selection.ids()); });
}

void RemovalActions::follow(bool readOnly)
{
    m_readOnly = readOnly;
    m_remove->setVisible(m_removal && !readOnly && !m_selection.isEmpty()); // absent, not grey
    applyState(m_remove, m_reading ? domain::ActionState::no(tr("What is to be deleted is being read.")) : domain::ActionState::yes());
}

void RemovalActions::offer(const std::vector<CvmId> &ids)
{
    if (ids.empty() || !m_removal || m_reading)
        return;
    m_reading = true;
    follow(m_readOnly);
    auto reading = m_removal->prepare(ids);
    QCoro::connect(std::move(reading), this, [this](const Result<cluster::Removal::Offered> &offered) {
        m_reading = false;
        follow(m_readOnly); // which may have changed meanwhile
        if (!offered) {
            m_desk->showFailure(tr("Delete"), offered.error());
            return;
        }
        ChangeOnOffer change;
        change.name = tr("Delete");
        change.plan = [removal = m_removal, offer = *offered] { return removal->planOf(offer); };
        change.run = [removal = m_removal, offer = *offered](QString typed) { return removal->run(offer, typed); };
        change.again = [this](const std::vector<CvmId> &failed) { offer(failed); };
        change.dangerous = true;
        m_desk->offer(change);
    });
}

} // namespace pilothouse::ui
