// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/capture.h"

#include "app/composition/demo_fleet_process.h"
#include "app/console/capture_deploy.h"
#include "app/console/capture_desk.h"
#include "app/console/capture_agents.h"
#include "app/console/capture_provers.h"
#include "app/console/capture_setup.h"
#include "app/console/console.h"
#include "models/machine_choice_model.h"
#include "services/attestation/attestation_workflow.h"
#include "services/cluster/cluster_runtime.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cutover/cutover_workflow.h"
#include "services/environment/environment_services.h"
#include "services/fleetwatch/fleet_watch.h"
#include "services/http/http_client.h"
#include "services/provenance/provenance_workflow.h"
#include "ui/attestation/attestation_page.h"
#include "ui/attestation/source_panel.h"
#include "ui/attestation/watch_panel.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/toast.h"

#include <QCoroTimer>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMetaEnum>
#include <QPixmap>
#include <QTemporaryDir>

namespace pilothouse::console {

namespace {

constexpr std::chrono::seconds kPatience{30};

QCoro::Task<Done> pause(std::chrono::milliseconds time)
{
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(time);
    co_await timer;
    co_return Done{};
}

/// Looks until it is so; false when it never was.
QCoro::Task<bool> waitUntil(std::function<bool()> isSo, std::chrono::milliseconds limit)
{
    QElapsedTimer since;
    since.start();
    while (!isSo()) {
        if (since.elapsed() > limit.count())
            co_return false;
        co_await pause(std::chrono::milliseconds(20));
    }
    co_return true;
}

/// Takes pictures of one window into one folder.
class Camera
{
public:
    Camera(ui::Theme *theme, QString folder) : m_theme(theme), m_folder(std::move(folder)) { }

    /// Both themes; the size is part of the name unless it is the usual one.
    QCoro::Task<Status> take(ui::MainWindow *window, QString name, QSize size)
    {
        window->resize(size);
        // A message of one pane must not cover the picture of the next.
        for (ui::Toast *toast : window->findChildren<ui::Toast *>())
            toast->hide();
        const QString infix = size == QSize(1440, 900) ? QString() : QStringLiteral("-%1x%2").arg(size.width()).arg(size.height());
        for (const ui::SchemeChoice scheme : {ui::SchemeChoice::Light, ui::SchemeChoice::Dark}) {
            m_theme->setChoice(scheme);
            co_await pause(std::chrono::milliseconds(60));
            const QString path
                = QStringLiteral("%1/%2%3-%4.png")
                      .arg(m_folder, name, infix, scheme == ui::SchemeChoice::Light ? QStringLiteral("light") : QStringLiteral("dark"));
            if (!window->grab().save(path)) {
                Error error;
                error.kind = ErrorKind::Storage;
                error.what = QStringLiteral("the picture cannot be written");
                error.where = path;
                co_return error;
            }
            m_files << path;
        }
        m_theme->setChoice(ui::SchemeChoice::Light);
        co_return Done{};
    }

    const QStringList &files() const { return m_files; }

private:
    ui::Theme *m_theme;
    QString m_folder;
    QStringList m_files;
};

QCoro::Task<Status> takeSizes(Camera *camera, ui::MainWindow *window, QString name, QList<QSize> sizes)
{
    for (const QSize size : sizes) {
        const auto taken = co_await camera->take(window, name, size);
        if (!taken)
            co_return taken.error();
    }
    co_return Done{};
}

/// Two machines with the same compose hash and one with another, as keys of the cluster's list.
QStringList interestingMachines(const domain::CvmList &list)
{
    QHash<QString, QStringList> byHash;
    for (const domain::Cvm &cvm : list.items)
        if (cvm.state == domain::RunState::Running && !cvm.composeHash.isEmpty())
            byHash[cvm.composeHash] << cvm.id.text();
    QStringList most;
    QStringList odd;
    for (const QStringList &machines : byHash) {
        if (machines.size() > most.size()) {
            if (!most.isEmpty())
                odd = most;
            most = machines;
        } else {
            odd = machines;
        }
    }
    return most.mid(0, 2) + odd.mid(0, 1);
}

/// Machines of a kind, as keys of the cluster's list: first those of the most common compose hash, then the others.
QStringList runningMachines(const domain::CvmList &list, int count)
{
    QHash<QString, QStringList> byHash;
    for (const domain::Cvm &cvm : list.items)
        if (cvm.state == domain::RunState::Running && !cvm.composeHash.isEmpty())
            byHash[cvm.composeHash] << cvm.id.text();
    QList<QStringList> groups = byHash.values();
    std::sort(groups.begin(), groups.end(),
              [](const QStringList &a, const QStringList &b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    QStringList keys;
    for (const QStringList &group : groups)
        keys << group;
    return keys.mid(0, count);
}

QStringList silentMachines(const domain::CvmList &list)
{
    QStringList keys;
    for (const domain::Cvm &cvm : list.items)
        if (cvm.state == domain::RunState::Failed || cvm.state == domain::RunState::Stopped)
            keys << cvm.id.text();
    return keys;
}

/// The states of the attestation pane that an operator meets: nothing chosen, filtered out, identical, different with each view,
/// twenty machines, not proven, a machine with itself, a replayed quote, nobody answers.
QCoro::Task<Status> captureAttestation(Camera *camera, ui::MainWindow *window, ui::AttestationPage *page,
                                       std::shared_ptr<EnvironmentServices> services)
{
    const domain::CvmList list = *services->cluster->snapshot().value;
    using View = ui::AttestationPage::View;
    const QSize wide(1440, 900);
    const QSize narrow(1024, 700);
    const std::function<bool()> isDone = [page] { return !page->isRunning(); };
    window->showPage(QStringLiteral("attestation"));
    const auto taken = [camera, window, wide, narrow](QString name, bool both) -> QCoro::Task<Status> {
        return takeSizes(camera, window, std::move(name), both ? QList<QSize>{wide, narrow} : QList<QSize>{wide});
    };
    QList<std::pair<QString, QStringList>> runs;
    runs << std::pair(QStringLiteral("identical"), runningMachines(list, 2)) << std::pair(QStringLiteral("different"), interestingMachines(list));
    const QStringList silent = silentMachines(list);
    if (!silent.isEmpty())
        runs << std::pair(QStringLiteral("not-proven"), runningMachines(list, 2) + silent.mid(0, 1));
    const QStringList all = runningMachines(list, 40);
    runs << std::pair(QStringLiteral("twenty"), all.mid(0, 17) + all.mid(std::max<qsizetype>(17, all.size() - 3)));
    const Status chooser = co_await taken(QStringLiteral("attestation-choose"), true);
    if (!chooser)
        co_return chooser;
    page->filterField()->setText(QStringLiteral("no such machine"));
    const Status filtered = co_await taken(QStringLiteral("attestation-filtered"), false);
    page->filterField()->clear();
    if (!filtered)
        co_return filtered;
    for (const auto &run : runs) {
        const QString name = run.first;
        page->compareCvms(run.second);
        co_await waitUntil(isDone, kPatience);
        page->showView(View::Comparison);
        const Status pictured = co_await taken(QStringLiteral("attestation-") + name, true);
        if (!pictured)
            co_return pictured;
        if (name != QLatin1StringView("different") && name != QLatin1StringView("twenty") && name != QLatin1StringView("not-proven"))
            continue;
        for (int view = int(View::Events); view <= int(View::Quote); ++view) {
            page->showView(View(view));
            co_await pause(std::chrono::milliseconds(150));
            const QString viewName
                = QStringLiteral("attestation-%1-%2").arg(name, QString::fromLatin1(QMetaEnum::fromType<View>().valueToKey(view)).toLower());
            const Status shown = co_await taken(viewName, name == QLatin1StringView("different"));
            if (!shown)
                co_return shown;
        }
    }
    // One machine under two names, and one whose quote answers another challenge.
    if (page->hasComparison() && !page->current().evidence->empty()) {
        for (int round = 0; round < 2; ++round) {
            const bool isReplay = round == 1;
            attestation::StoredEvidence stored;
            stored.kind = QStringLiteral("two machines");
            stored.machines.assign(2, page->current().evidence->front());
            stored.machines[1].name += QStringLiteral("-again");
            if (isReplay)
                stored.machines[1].expectedReportData = QByteArray(64, 'x');
            page->showView(View::Machines);
            page->choice()->clearChecks();
            page->choice()->addStored(QStringLiteral("evidence.json"), stored);
            page->compareChosen();
            co_await waitUntil(isDone, kPatience);
            page->showView(View::Comparison);
            const Status pictured
                = co_await taken(isReplay ? QStringLiteral("attestation-replayed") : QStringLiteral("attestation-same-machine"), false);
            if (!pictured)
                co_return pictured;
        }
        page->choice()->removeStored();
    }
    if (silent.size() >= 2) {
        page->compareCvms(silent);
        co_await waitUntil(isDone, kPatience);
        page->showView(View::Machines);
        const Status failed = co_await taken(QStringLiteral("attestation-nobody-answers"), true);
        if (!failed)
            co_return failed;
    }
    page->compareCvms(interestingMachines(list));
    co_await waitUntil(isDone, kPatience);
    if (page->watchPanel() != nullptr) {
        page->showView(View::Watch);
        const Status off = co_await taken(QStringLiteral("attestation-watch-off"), false);
        if (!off)
            co_return off;
        page->watchPanel()->runNow();
        const std::function<bool()> hasRun = [services] { return !services->fleetWatch->isRunning(); };
        co_await waitUntil(hasRun, kPatience);
        co_await pause(std::chrono::milliseconds(200));
        const Status watched = co_await taken(QStringLiteral("attestation-watch"), true);
        if (!watched)
            co_return watched;
    }
    if (page->sourcePanel() != nullptr) {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("app-compose.json")));
        if (file.open(QIODevice::WriteOnly))
            file.write(page->current().evidence->front().appCompose);
        file.close();
        page->showView(View::Source);
        page->sourcePanel()->checkFile(file.fileName());
        co_await pause(std::chrono::milliseconds(500));
        const Status source = co_await taken(QStringLiteral("attestation-source"), true);
        if (!source)
            co_return source;
        page->sourcePanel()->showPart(ui::SourcePanel::Part::History);
        if (services->provenance->hasChain())
            page->sourcePanel()->readHistory();
        co_await pause(std::chrono::milliseconds(1500));
        const Status history = co_await taken(QStringLiteral("attestation-history"), false);
        if (!history)
            co_return history;
    }
    page->showView(View::Comparison);
    co_return Done{};
}

QString firstFailed(const Snapshot<domain::CvmList> &snapshot)
{
    if (snapshot.hasValue())
        for (const domain::Cvm &cvm : snapshot.value->items)
            if (cvm.state == domain::RunState::Failed || !cvm.bootError.isEmpty())
                return cvm.id.text();
    return QString();
}

QCoro::Task<Done> postFault(QString control, QByteArray body)
{
    http::RemoteContext context;
    context.anyOrigin = true;
    const auto client = std::make_shared<http::HttpClient>(context);
    http::HttpRequest request;
    request.verb = "POST";
    request.url = QUrl(control + QStringLiteral("/faults"));
    request.headers = {{"Content-Type", "application/json"}};
    request.body = body;
    request.effect = http::Effect::Mutating;
    co_await client->send(request);
    co_return Done{};
}

} // namespace

QCoro::Task<Result<QStringList>> captureAll(Console *console, ui::Theme *theme, QString folder)
{
    const QSize wide(1440, 900);
    const QSize narrow(1024, 700);
    if (!QDir().mkpath(folder)) {
        Error error;
        error.kind = ErrorKind::Storage;
        error.what = QStringLiteral("the folder cannot be made");
        error.where = folder;
        co_return error;
    }
    Camera camera(theme, QDir(folder).absolutePath());
    ui::MainWindow *window = console->window();
    const auto services = console->services();
    if (services) {
        window->makeAllPages();
        if (services->cluster) {
            const std::function<bool()> isRead
                = [services] { return services->cluster->snapshot().hasValue() || services->cluster->snapshot().error; };
            co_await waitUntil(isRead, kPatience);
        }
        if (services->clusterRuntime) {
            const std::function<bool()> isLookedAt = [services] {
                return services->clusterRuntime->snapshot().error
                       || (services->clusterRuntime->snapshot().hasValue() && !services->clusterRuntime->isRefreshing());
            };
            co_await waitUntil(isLookedAt, kPatience);
        }
        if (services->cutover)
            co_await services->cutover->sample(cutover::CutoverWorkflow::Canary::Run);
        CaptureTools tools;
        if (console->demoFleet()) {
            tools.take = [&camera, window, wide](QString name) { return camera.take(window, std::move(name), wide); };
            tools.waitUntil = [](std::function<bool()> isSo) { return waitUntil(std::move(isSo), kPatience); };
            tools.pause = [](std::chrono::milliseconds time) { return pause(time); };
            tools.fault = [control = console->demoFleet()->addresses().control](QByteArray fault) { return postFault(control, std::move(fault)); };
            // First of all: one deployment is under way when the fleet starts, and arrives.
            const auto agents = co_await captureAgents(tools, window, services);
            if (!agents)
                co_return agents.error();
        }
        auto *const attestation = qobject_cast<ui::AttestationPage *>(window->page(QStringLiteral("attestation")));
        if (attestation && services->cluster && services->cluster->snapshot().hasValue()) {
            const auto taken = co_await captureAttestation(&camera, window, attestation, services);
            if (!taken)
                co_return taken.error();
        }
        for (const QString &id : window->pageIds()) {
            window->showPage(id);
            if (id == QLatin1String("cluster") && services->cluster)
                window->showPage(id, firstFailed(services->cluster->snapshot())); // its details say what a console is for
            co_await pause(std::chrono::milliseconds(300));
            const auto large = co_await camera.take(window, id, wide);
            if (!large)
                co_return large.error();
            const auto small = co_await camera.take(window, id, narrow);
            if (!small)
                co_return small.error();
        }
        if (console->demoFleet()) {
            const TakePicture take = [&camera, window, wide, narrow](QString name, bool both) {
                return takeSizes(&camera, window, std::move(name), both ? QList<QSize>{wide, narrow} : QList<QSize>{wide});
            };
            const Status deploying = co_await captureDeploy(window, take);
            if (!deploying)
                co_return deploying.error();
            const Status desk = co_await captureDesk(window, services, console->folders(), take);
            if (!desk)
                co_return desk.error();
            const Status setup = co_await captureSetup(window, services, take);
            if (!setup)
                co_return setup.error();
        }
        if (services->provers && console->demoFleet()) {
            const auto taken = co_await captureProvers(tools, window, services);
            if (!taken)
                co_return taken.error();
        }
        if (services->cutover && console->demoFleet() && console->demoFleet()->addresses().hasRouter()) {
            window->showPage(QStringLiteral("cutover"));
            const QString reason = QStringLiteral("for the picture of a rollback");
            co_await services->cutover->setOutsidePlan(domain::Intent::Analyze, *Percent::fromWhole(10), reason);
            // The router counts every five seconds; a few counts make a line.
            co_await pause(std::chrono::seconds(18));
            const QString running = QStringLiteral("cutover-canary");
            const auto canaryWide = co_await camera.take(window, running, wide);
            if (!canaryWide)
                co_return canaryWide.error();
            const QString control = console->demoFleet()->addresses().control;
            const QByteArray fault = R"({"target":"router","fault":"router-dead","for_s":6})";
            co_await postFault(control, fault);
            window->rollBack();
            const std::function<bool()> isUnconfirmed
                = [services] { return services->cutover->status().stage == cutover::Stage::RollbackUnconfirmed; };
            const bool unconfirmed = co_await waitUntil(isUnconfirmed, std::chrono::seconds(5));
            if (unconfirmed) {
                const QString name = QStringLiteral("cutover-rollback");
                const auto taken = co_await camera.take(window, name, wide);
                if (!taken)
                    co_return taken.error();
            }
            const std::function<bool()> isRolledBack = [services] { return services->cutover->status().stage == cutover::Stage::RolledBack; };
            co_await waitUntil(isRolledBack, kPatience);
        }
    }
    console->openFirstRun();
    window = console->window();
    const QString name = QStringLiteral("first-run");
    const auto first = co_await camera.take(window, name, wide);
    if (!first)
        co_return first.error();
    co_return camera.files();
}

} // namespace pilothouse::console
