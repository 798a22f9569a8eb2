// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/model_actions.h"

#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/change_desk.h"
#include "ui/theme/icons.h"
#include "ui/widgets/mnemonics.h"

#include <QMenu>

namespace pilothouse::ui {

using cluster::ModelChange;
using cluster::ModelRoute;

namespace {

constexpr size_t kMostInline = 6; ///< more than these have a menu of their own

QCoro::Task<Result<ChangeOnOffer::Results>> runModel(std::shared_ptr<cluster::ModelChanges> changes, ModelChange change, QString typed)
{
    const auto result = co_await changes->run(change, typed);
    if (!result)
        co_return result.error();
    co_return ChangeOnOffer::Results{*result};
}

} // namespace

ModelActions::ModelActions(const EnvironmentServices &services, CvmSelection selection, ChangeDesk *desk, QObject *parent)
    : QObject(parent)
    , m_runtime(services.clusterRuntime)
    , m_changes(services.modelChanges)
    , m_selection(selection)
    , m_desk(desk)
{
}

void ModelActions::addTo(QMenu *menu, bool readOnly)
{
    const auto one = m_selection.one();
    if (!m_changes || readOnly || !one || !m_runtime->snapshot().hasValue())
        return;
    std::vector<ModelRoute> routes;
    for (const ModelRoute &route : m_runtime->snapshot().value->routes)
        if (route.member == one->id && !route.isUnknown)
            routes.push_back(route);
    if (routes.size() > kMostInline)
        menu = menu->addMenu(ui::icon(IconName::Layers), tr("%n model(s)", nullptr, int(routes.size())));
    for (const ModelRoute &route : routes) {
        const QString name = mnemonicsEscaped(visibleText(route.submissionId.isEmpty() ? route.taskId : route.submissionId, 60));
        const bool runs = route.container == ModelRoute::Container::Running;
        ModelChange change;
        change.kind = runs ? ModelChange::Kind::Stop : ModelChange::Kind::Start;
        change.taskId = route.taskId;
        menu->addAction(ui::icon(runs ? IconName::Stop : IconName::Start), runs ? tr("Stop model %1…").arg(name) : tr("Start model %1…").arg(name),
                        this, [this, change] { offer(change); });
    }
    for (const cluster::LostBuild &build : m_runtime->snapshot().value->lostBuilds) {
        if (build.member != one->id && !build.member.isEmpty())
            continue;
        ModelChange change;
        change.kind = ModelChange::Kind::DismissLost;
        change.build.submissionId = build.submissionId;
        menu->addAction(ui::icon(IconName::Close), tr("Dismiss lost build of %1…").arg(visibleText(build.submissionId, 60)), this,
                        [this, change] { offer(change); });
    }
}

void ModelActions::offer(const ModelChange &change)
{
    ChangeOnOffer offered;
    offered.name = change.kind == ModelChange::Kind::DismissLost ? tr("Dismiss lost build")
                   : change.kind == ModelChange::Kind::Stop      ? tr("Stop model")
                                                                 : tr("Start model");
    offered.plan = [changes = m_changes, change] { return changes->plan(change); };
    offered.run = [changes = m_changes, change](QString typed) { return runModel(changes, change, typed); };
    offered.dangerous = change.kind != ModelChange::Kind::Start;
    m_desk->offer(offered);
}

} // namespace pilothouse::ui
