// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/capture_provers.h"

#include "models/log_document.h"
#include "services/environment/environment_services.h"
#include "services/provers/provers_workflow.h"
#include "ui/provers/log_panel.h"
#include "ui/provers/prover_actions.h"
#include "ui/provers/prover_panel.h"
#include "ui/provers/provers_page.h"
#include "ui/provers/revision_view.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/table_view.h"

#include <QAction>
#include <QPushButton>

namespace pilothouse::console {

namespace {

using namespace std::chrono_literals;

/// The largest service on hosts: the one that is scaled.
const domain::ProverService *largest(const domain::ProverFleet &fleet)
{
    const domain::ProverService *found = nullptr;
    for (const domain::ProverService &service : fleet.services)
        if (service.needsHosts() && (found == nullptr || service.desired > found->desired))
            found = &service;
    return found;
}

} // namespace

QCoro::Task<Status> captureProvers(CaptureTools tools, ui::MainWindow *window, std::shared_ptr<EnvironmentServices> services)
{
    auto *const page = qobject_cast<ui::ProversPage *>(window->page(QStringLiteral("provers")));
    const auto workflow = services->provers;
    if (page == nullptr || workflow == nullptr)
        co_return Done{};
    const std::function<bool()> isRead = [page] { return page->model()->totalCount() > 0; };
    const bool read = co_await tools.waitUntil(isRead);
    const domain::ProverService *const service = read ? largest(*workflow->snapshot().value) : nullptr;
    if (service == nullptr)
        co_return Done{};
    const domain::ProverServiceId id = service->id;
    const int before = service->desired;
    window->showPage(QStringLiteral("provers"), id.text());
    co_await tools.pause(200ms);
    const Status detail = co_await tools.take(QStringLiteral("provers-detail"));
    if (!detail)
        co_return detail;

    page->panel()->showTab(ui::ProverPanel::Tasks);
    for (ui::TableView *table : page->findChildren<ui::TableView *>())
        if (table->isVisible() && table->accessibleName() == ui::ProverPanel::tr("Tasks"))
            table->selectRow(0);
    co_await tools.pause(200ms);
    const Status tasks = co_await tools.take(QStringLiteral("provers-tasks"));
    if (!tasks)
        co_return tasks;

    page->panel()->showTab(ui::ProverPanel::Revisions);
    ui::TableView *revisions = nullptr;
    for (ui::TableView *table : page->findChildren<ui::TableView *>())
        if (table->accessibleName() == ui::RevisionView::tr("Revisions of the task definition"))
            revisions = table;
    const std::function<bool()> hasRevisions = [revisions] { return revisions != nullptr && revisions->model()->rowCount() > 1; };
    const bool compared = co_await tools.waitUntil(hasRevisions);
    if (compared)
        revisions->selectRow(1);
    page->showAlarms();
    co_await tools.pause(200ms);
    const Status moved = co_await tools.take(QStringLiteral("provers-revisions"));
    if (!moved)
        co_return moved;

    for (QAction *action : page->actions()->actions())
        if (action->text() == ui::ProverActions::tr("Log"))
            action->trigger();
    const std::function<bool()> isLogged = [page] {
        const models::LogDocument *const lines = page->logPanel()->viewer()->document();
        return lines != nullptr && lines->count() > 0 && lines->spool()->isSettled();
    };
    co_await tools.waitUntil(isLogged);
    co_await tools.pause(200ms);
    const Status log = co_await tools.take(QStringLiteral("provers-log"));
    if (!log)
        co_return log;

    page->panel()->showTab(ui::ProverPanel::Scale);
    page->panel()->scaleForm()->setTarget(provers::ScaleTarget(before + 4));
    co_await tools.pause(200ms);
    const Status form = co_await tools.take(QStringLiteral("provers-scale"));
    if (!form)
        co_return form;
    page->actions()->offerScale(id, provers::ScaleTarget(before + 4));
    co_await tools.pause(200ms);
    const Status plan = co_await tools.take(QStringLiteral("provers-plan"));
    if (!plan)
        co_return plan;
    if (auto *const cancel = window->findChild<QPushButton *>(QStringLiteral("planCancel")))
        cancel->click();

    // The service goes down, and the group may not be touched: half of what was wanted.
    const QByteArray deny = R"({"target":"aws","fault":"deny","path":"autoscaling:Update","for_s":90})";
    co_await tools.fault(deny);
    page->actions()->offerScale(id, provers::ScaleTarget(before - 2));
    co_await tools.pause(200ms);
    if (auto *const verb = window->findChild<QPushButton *>(QStringLiteral("planVerb")))
        verb->click();
    const std::function<bool()> isHalfDone = [page] {
        const auto *const back = page->findChild<QPushButton *>(QStringLiteral("changeBack"));
        return back != nullptr && back->isVisible();
    };
    co_await tools.waitUntil(isHalfDone);
    co_await tools.pause(1s);
    const Status half = co_await tools.take(QStringLiteral("provers-half-done"));
    if (!half)
        co_return half;

    const QByteArray broken = R"({"target":"aws","fault":"500","for_s":30})";
    co_await tools.fault(broken);
    page->logPanel()->stop();
    page->refreshNow();
    const std::function<bool()> isFailing = [workflow] { return workflow->snapshot().error.has_value(); };
    co_await tools.waitUntil(isFailing);
    co_await tools.pause(300ms);
    const Status failing = co_await tools.take(QStringLiteral("provers-failing"));
    co_return failing;
}

} // namespace pilothouse::console
