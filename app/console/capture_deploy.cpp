// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/capture_deploy.h"

#include "models/node_choice_model.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/cvm_deploy_form.h"
#include "ui/cluster/deploy_desk.h"
#include "ui/cluster/variables_box.h"
#include "ui/shell/main_window.h"

#include <QCoroTimer>

#include <QAction>
#include <QPushButton>

namespace pilothouse::console {

namespace {

QCoro::Task<Done> wait(std::chrono::milliseconds time)
{
    co_await QCoro::sleepFor(time);
    co_return Done{};
}

} // namespace

QCoro::Task<Status> captureDeploy(ui::MainWindow *window, TakePicture take)
{
    auto *const page = qobject_cast<ui::ClusterPage *>(window->page(QStringLiteral("cluster")));
    if (page == nullptr || page->objects().isEmpty())
        co_return Done{};
    window->showPage(QStringLiteral("cluster"), page->objects().front().key);
    page->deployDesk()->likeAction()->trigger();
    co_await wait(std::chrono::milliseconds(4000)); // the cloud is asked, and gateways are dialled
    ui::CvmDeployForm *const form = page->deployDesk()->form();
    form->setName(QStringLiteral("toy-example"));
    std::vector<cluster::SealedVariable> variables;
    for (const QString &name : form->variables()->names())
        variables.push_back({name, Secret::copyOf("made-up")});
    form->variables()->take(std::move(variables), QStringLiteral("production.env"));
    std::vector<qint64> nodes;
    for (const cluster::FleetTarget &target : form->nodes()->nodes())
        nodes.push_back(target.node.id);
    if (nodes.size() > 2)
        nodes.resize(2);
    form->nodes()->setChecked(nodes);
    co_await wait(std::chrono::milliseconds(600));
    const QString filled = QStringLiteral("cluster-deploy");
    const Status first = co_await take(filled, true);
    if (!first)
        co_return first;
    if (auto *plan = form->findChild<QPushButton *>(QStringLiteral("deployPlan")))
        plan->click();
    co_await wait(std::chrono::milliseconds(4000));
    const QString planned = QStringLiteral("cluster-deploy-plan");
    const Status second = co_await take(planned, true);
    if (auto *const cancel = window->findChild<QPushButton *>(QStringLiteral("planCancel")))
        cancel->click();
    form->findChild<QPushButton *>(QStringLiteral("deployBack"))->click();
    co_return second;
}

} // namespace pilothouse::console
