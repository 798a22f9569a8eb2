// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/capture_agents.h"

#include "services/agents/agents_workflow.h"
#include "services/environment/environment_services.h"
#include "ui/agents/agent_actions.h"
#include "ui/agents/agent_panel.h"
#include "ui/agents/agents_page.h"
#include "ui/agents/deploy_form.h"
#include "ui/agents/endpoint_view.h"
#include "ui/agents/signature_box.h"
#include "ui/shell/main_window.h"

#include <QPushButton>

namespace pilothouse::console {

namespace {

using namespace std::chrono_literals;

constexpr auto kDrawn = 300ms;

/// A deployment in this state, as a key of the page; empty when there is none.
QString oneIn(const domain::DeploymentList &list, domain::DeploymentState state)
{
    for (const domain::Deployment &row : list.items)
        if (row.state == state)
            return row.id.text();
    return {};
}

} // namespace

QCoro::Task<Status> captureAgents(CaptureTools tools, ui::MainWindow *window, std::shared_ptr<EnvironmentServices> services)
{
    using State = domain::DeploymentState;
    auto *const page = qobject_cast<ui::AgentsPage *>(window->page(QStringLiteral("agents")));
    const auto workflow = services->agents;
    if (page == nullptr || workflow == nullptr)
        co_return Done{};
    const std::function<bool()> isRead = [page] { return page->model()->totalCount() > 0; };
    const bool read = co_await tools.waitUntil(isRead);
    if (!read)
        co_return Done{};
    const domain::DeploymentList list = *workflow->snapshot().value;
    const std::pair<const char *, State> details[] = {{"agents-detail", State::Unhealthy},
                                                      {"agents-deploying", State::Deploying},
                                                      {"agents-failed", State::Failed},
                                                      {"agents-unknown", State::Unknown}};
    for (const auto &detail : details) {
        const QString name = QString::fromLatin1(detail.first);
        page->panel()->showTab(ui::AgentPanel::Summary);
        window->showPage(QStringLiteral("agents"), oneIn(list, detail.second));
        co_await tools.pause(kDrawn);
        const Status taken = co_await tools.take(name);
        if (!taken)
            co_return taken;
    }
    window->showPage(QStringLiteral("agents"), oneIn(list, State::Unhealthy));
    page->panel()->showTab(ui::AgentPanel::Events);
    co_await tools.pause(kDrawn);
    const Status events = co_await tools.take(QStringLiteral("agents-events"));
    if (!events)
        co_return events;
    window->showPage(QStringLiteral("agents"), oneIn(list, State::Running));
    page->panel()->showTab(ui::AgentPanel::Endpoint);
    const std::function<bool()> isProbed
        = [page] { return page->panel()->endpoint()->text().facts.size() > 1 && !page->panel()->endpoint()->text().isRunning; };
    co_await tools.waitUntil(isProbed);
    co_await tools.pause(kDrawn);
    const Status endpoint = co_await tools.take(QStringLiteral("agents-endpoint"));
    if (!endpoint)
        co_return endpoint;
    page->panel()->showTab(ui::AgentPanel::Summary);
    page->showSignIn();
    co_await tools.pause(kDrawn);
    const Status signIn = co_await tools.take(QStringLiteral("agents-sign-in"));
    if (!signIn)
        co_return signIn;

    agents::DeployRequest request;
    request.token = QStringLiteral("3004");
    page->showDeployForm(request);
    co_await tools.pause(kDrawn);
    page->deployForm()->signature()->ask();
    const std::function<bool()> isAsked = [page] { return !page->deployForm()->signature()->shownMessage().isEmpty(); };
    co_await tools.waitUntil(isAsked);
    co_await tools.pause(kDrawn);
    const Status form = co_await tools.take(QStringLiteral("agents-deploy"));
    if (!form)
        co_return form;
    if (auto *const sign = page->deployForm()->findChild<QPushButton *>(QStringLiteral("signForDevelopment")))
        sign->click();
    const std::function<bool()> isSigned = [page] { return page->deployForm()->signature()->isReady(); };
    co_await tools.waitUntil(isSigned);
    page->actions()->offerDeploy();
    co_await tools.pause(kDrawn);
    const Status plan = co_await tools.take(QStringLiteral("agents-plan"));
    if (!plan)
        co_return plan;
    if (auto *const cancel = window->findChild<QPushButton *>(QStringLiteral("planCancel")))
        cancel->click();

    std::vector<domain::DeploymentId> many;
    for (size_t i = 0; i < std::min<size_t>(16, list.items.size()); ++i)
        many.push_back(list.items[i].id);
    page->actions()->offerStop(many);
    co_await tools.pause(kDrawn);
    const Status bulk = co_await tools.take(QStringLiteral("agents-bulk-stop"));
    if (!bulk)
        co_return bulk;
    if (auto *const cancel = window->findChild<QPushButton *>(QStringLiteral("planCancel")))
        cancel->click();

    const QByteArray dropped = R"({"target":"orchestrator","fault":"socket-dropped","for_s":20})";
    co_await tools.fault(dropped);
    window->showPage(QStringLiteral("agents"), oneIn(list, State::Running));
    const std::function<bool()> isPolling = [workflow] { return workflow->mode() == agents::AgentsWorkflow::Mode::Polling; };
    co_await tools.waitUntil(isPolling);
    co_await tools.pause(kDrawn);
    const Status polling = co_await tools.take(QStringLiteral("agents-polling"));
    if (!polling)
        co_return polling;
    const QByteArray broken = R"({"target":"orchestrator","fault":"500","for_s":20})";
    co_await tools.fault(broken);
    page->refreshNow();
    const std::function<bool()> isFailing = [workflow] { return workflow->snapshot().error.has_value(); };
    co_await tools.waitUntil(isFailing);
    co_await tools.pause(kDrawn);
    const Status failing = co_await tools.take(QStringLiteral("agents-failing"));
    window->showPage(QStringLiteral("agents"), oneIn(list, State::Unhealthy)); // what the pane's own picture shows
    co_return failing;
}

} // namespace pilothouse::console
