// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include "app/composition/credentials_builder.h"
#include "app/composition/demo_fleet_process.h"
#include "app/composition/demo_traffic.h"
#include "app/composition/environment_builder.h"
#include "app/composition/script_secrets.h"
#include "models/desk_check.h"
#include "models/desk_settings.h"
#include "models/environment_feed.h"
#include "models/spoken.h"
#include "services/activity/operation_journal.h"
#include "services/agents/agents_workflow.h"
#include "services/audit/audit_log.h"
#include "services/cluster/cluster_keeper.h"
#include "services/cluster/cluster_runtime.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cluster/machine_history.h"
#include "services/cluster/provisioner.h"
#include "services/cutover/cutover_workflow.h"
#include "services/environment/environment_services.h"
#include "services/fleetwatch/fleet_watch.h"
#include "services/provers/provers_workflow.h"
#include "services/secrets/secret_store.h"
#include "ui/attestation/attestation_page.h"
#include "ui/audit/audit_page.h"
#include "ui/cluster/cluster_page.h"
#include "ui/clustersetup/setup_wizard_page.h"
#include "ui/cutover/cutover_page.h"
#include "ui/overview/first_run_page.h"
#include "ui/overview/overview_page.h"
#include "translations/translations.h"
#include "ui/secrets/secrets_page.h"
#include "ui/settings/settings_page.h"
#include "ui/agents/agents_page.h"
#include "ui/provers/provers_page.h"
#include "ui/theme/theme.h"

#include "pilothouse_version.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QScreen>

namespace pilothouse::console {

using models::Mark;
using models::StateText;

namespace {

constexpr std::chrono::seconds kMembersInterval{30};
constexpr std::chrono::seconds kProversInterval{30};
constexpr std::chrono::seconds kAgentsInterval{30};
constexpr std::chrono::milliseconds kUserInterval{1500};
constexpr std::chrono::milliseconds kBetweenRemotes{700}; ///< when all are read anew after a sleep

/// A window that was never placed fits the screen, with room for the frame that the desktop puts around it.
void fitToScreen(QWidget *window)
{
    const QScreen *const screen = window->screen();
    if (screen == nullptr || QGuiApplication::platformName() == QLatin1String("offscreen"))
        return;
    const QSize frame(8, 40);
    window->resize(window->size().boundedTo(screen->availableSize() - frame));
}

} // namespace

Console::Console(ui::Theme *theme, std::shared_ptr<models::DeskSettings> desk, QString language, QObject *parent)
    : QObject(parent)
    , m_clock(std::make_shared<SystemClock>())
    , m_folders(profiles::Folders::fromEnvironment())
    , m_theme(theme)
    , m_desk(std::move(desk))
    , m_language(std::move(language))
    , m_sleep(m_clock)
    , m_afterSleep(kBetweenRemotes)
{
    connect(&m_sleep, &SleepWatch::wokeUp, this, &Console::readAllAnew);
    m_sleep.start();
    connect(m_desk.get(), &models::DeskSettings::changed, this, &Console::useDesk);
}

QString Console::settingsPath(const profiles::Folders &folders)
{
    return QFileInfo(folders.profiles).path() + QStringLiteral("/settings.json");
}

/// What was chosen for the desk is in force at once.
void Console::useDesk()
{
    const models::DeskChoices &choices = m_desk->choices();
    m_theme->setChoice(choices.theme == models::DeskChoices::Theme::Dark    ? ui::SchemeChoice::Dark
                       : choices.theme == models::DeskChoices::Theme::Light ? ui::SchemeChoice::Light
                                                                            : ui::SchemeChoice::FollowSystem);
    const std::chrono::seconds interval(choices.clusterSeconds);
    if (m_services && m_services->cluster && m_clusterInterval != interval)
        m_services->cluster->start(m_clusterInterval = interval);
}

/// After a sleep everything that was read is old by its age, while the timers go on where they stood: what a machine did overnight would be shown
/// up to a poll too late, and then by all remotes in one moment.
void Console::readAllAnew()
{
    const auto services = m_services;
    if (!services)
        return;
    std::vector<std::function<void()>> reads;
    const auto add = [&reads](const auto &workflow) {
        if (workflow)
            reads.push_back([workflow] { workflow->refresh(); });
    };
    add(services->cluster);
    add(services->clusterRuntime);
    add(services->provers);
    add(services->agents);
    m_afterSleep.run(std::move(reads));
}

Console::~Console()
{
    // The window first: its pages hold models over the services.
    m_window.reset();
}

void Console::openFirstRun()
{
    showWindow(nullptr, m_folders.state);
}

QCoro::Task<Status> Console::openDemo(int cvms)
{
    composition::DemoFleetOptions options;
    options.cvms = cvms;
    const auto fleet = co_await composition::DemoFleetProcess::start(options);
    if (!fleet) {
        report(fleet.error());
        co_return fleet.error();
    }
    m_demo = *fleet;
    connect(m_demo.get(), &composition::DemoFleetProcess::ended, this, [this](const QString &why) {
        if (m_window)
            m_window->notifyOperator({StateText::of(Mark::Fail, tr("The demo fleet ended")), why});
    });
    // A fleet is new each time: what an earlier one left would read as drift. The record goes with the fleet it is about.
    m_demoState = std::make_unique<QTemporaryDir>();
    const auto opened = co_await open(m_demo->profile(), m_demo->secrets(), m_demoState->path());
    if (opened && m_demo->addresses().hasRouter())
        playUsers();
    co_return opened;
}

/// A demo fleet has users: a few requests through its router, every few seconds, as long as it is open.
void Console::playUsers()
{
    m_users = std::make_shared<composition::DemoTraffic>(m_demo->addresses());
    m_userTimer.setInterval(kUserInterval);
    connect(&m_userTimer, &QTimer::timeout, this, [this] {
        if (m_usersBusy || !m_services || m_services->profile.environment.kind != domain::EnvironmentKind::Demo)
            return;
        m_usersBusy = true;
        const bool creates = ++m_userRound % 4 == 0;
        QCoro::connect(m_users->send(creates ? QStringLiteral("create") : QStringLiteral("analyze"), creates ? 2 : 6), this,
                       [this](const Result<composition::PlaneCounts> &) { m_usersBusy = false; });
    });
    m_userTimer.start();
}

QCoro::Task<Status> Console::openProfile(QString name)
{
    const auto profile = profiles::loadProfile(m_folders, name);
    if (!profile) {
        report(profile.error());
        co_return profile.error();
    }
    // Scripts and captures may pass the key in the environment; the keychain is asked otherwise.
    const auto secrets = composition::scriptSecrets(QString(), profile->environment.id, m_clock);
    if (!secrets) {
        report(secrets.error());
        co_return secrets.error();
    }
    const auto opened = co_await open(*profile, *secrets, m_folders.state);
    co_return opened;
}

QCoro::Task<Status> Console::openLastOrFirstRun()
{
    const auto known = choices();
    if (known.size() == 1) {
        const auto opened = co_await openProfile(known.front().name);
        if (opened)
            co_return opened;
    }
    openFirstRun();
    co_return Done{};
}

QCoro::Task<Status> Console::open(domain::Profile profile, std::shared_ptr<secrets::SecretStore> secrets, QString stateFolder)
{
    composition::BuildOptions options;
    options.clock = m_clock;
    options.secrets = secrets;
    options.stateFolder = stateFolder;
    // A record that cannot be opened must not keep an operator from rolling back: the window opens and says so.
    options.withoutRecord = composition::WithoutRecord::GoOn;
    const auto built = co_await composition::buildEnvironment(profile, options);
    if (!built) {
        report(built.error());
        co_return built.error();
    }
    const auto before = m_services;
    const auto services = *built;
    if (services->clusterKeeper)
        services->clusterKeeper->start();
    if (services->machineHistory)
        services->machineHistory->start();
    if (services->cluster)
        services->cluster->start(m_clusterInterval = std::chrono::seconds(m_desk->choices().clusterSeconds));
    if (services->clusterRuntime)
        services->clusterRuntime->start(kMembersInterval);
    if (services->provisioner)
        services->provisioner->start();
    if (services->provers)
        services->provers->start(kProversInterval);
    if (services->agents)
        services->agents->start(kAgentsInterval);
    showWindow(services, m_folders.state);
    if (services->cutover)
        services->cutover->start();
    if (services->journal) {
        const Status kept = co_await services->journal->start();
        if (!kept)
            report(kept.error());
    }
    if (services->fleetWatch) {
        const Status watching = co_await services->fleetWatch->start();
        if (!watching)
            report(watching.error());
    }
    if (before) {
        const auto closed = co_await composition::closeEnvironment(before);
        if (!closed)
            report(closed.error());
    }
    co_return Done{};
}

QCoro::Task<Status> Console::close()
{
    m_window.reset();
    m_feed.reset();
    const auto services = std::exchange(m_services, nullptr);
    if (!services)
        co_return Done{};
    const auto closed = co_await composition::closeEnvironment(services);
    co_return closed;
}

std::vector<ui::EnvironmentChoice> Console::choices() const
{
    std::vector<ui::EnvironmentChoice> known;
    for (const profiles::ProfileEntry &entry : profiles::listProfiles(m_folders))
        if (entry.profile)
            known.push_back({entry.name, entry.profile->environment.kind});
    return known;
}

std::vector<ui::PageEntry> Console::pages()
{
    using Place = ui::PageEntry::Place;
    const auto services = m_services;
    const auto feed = m_feed;
    std::vector<ui::PageEntry> pages;
    pages.push_back({QStringLiteral("overview"), tr("Overview"), ui::IconName::Overview, Place::Top,
                     [feed](QWidget *parent) { return new ui::OverviewPage(feed, parent); }});
    if (services->cluster)
        pages.push_back({QStringLiteral("cluster"), tr("Cluster"), ui::IconName::Cluster, Place::Top, [services, feed](QWidget *parent) {
                             auto *page = new ui::ClusterPage(*services, parent);
                             QObject::connect(feed.get(), &models::EnvironmentFeed::compared, page, &ui::ClusterPage::showComparison);
                             return page;
                         }});
    if (services->agents)
        pages.push_back({QStringLiteral("agents"), tr("Agents"), ui::IconName::Agents, Place::Top,
                         [services](QWidget *parent) { return new ui::AgentsPage(*services, parent); }});
    if (services->provers)
        pages.push_back({QStringLiteral("provers"), tr("Provers"), ui::IconName::Provers, Place::Top,
                         [services](QWidget *parent) { return new ui::ProversPage(*services, parent); }});
    if (services->attestation)
        pages.push_back({QStringLiteral("attestation"), tr("Attestation"), ui::IconName::Attestation, Place::Top, [services, feed](QWidget *parent) {
                             auto *page = new ui::AttestationPage(*services, parent);
                             QObject::connect(page, &ui::AttestationPage::compared, feed.get(), &models::EnvironmentFeed::setComparison);
                             return page;
                         }});
    if (services->cutover)
        pages.push_back({QStringLiteral("cutover"), tr("Cutover"), ui::IconName::Cutover, Place::Top,
                         [services](QWidget *parent) { return new ui::CutoverPage(*services, parent); }});
    pages.push_back({QStringLiteral("audit"), tr("Audit"), ui::IconName::Audit, Place::Top,
                     [services](QWidget *parent) { return new ui::AuditPage(*services, parent); }});
    pages.push_back({QStringLiteral("secrets"), tr("Secrets"), ui::IconName::Secrets, Place::Top,
                     [services, desk = m_desk](QWidget *parent) { return new ui::SecretsPage(*services, desk, parent); }});
    if (services->clusterSetup)
        pages.push_back({QStringLiteral("setup"), tr("Set up a cluster"), ui::IconName::Setup, Place::Bottom,
                         [services](QWidget *parent) { return new ui::SetupWizardPage(*services, parent); }});
    pages.push_back(settingsPage(services));
    return pages;
}

ui::PageEntry Console::settingsPage(std::shared_ptr<EnvironmentServices> services)
{
    ui::SettingsPage::Parts parts;
    parts.environments.folders = m_folders;
    parts.environments.clock = m_clock;
    // Keys of the open environment come from its own store; of another one as if it were opened.
    parts.environments.checker = composition::buildRemoteChecker([services, clock = m_clock](const domain::EnvironmentId &environment) {
        if (services && services->profile.environment.id == environment)
            return services->secrets;
        const auto secrets = composition::scriptSecrets(QString(), environment, clock);
        return secrets ? *secrets : composition::desktopSecrets(clock);
    });
    parts.keyTrial = composition::buildKeyTrial(m_clock);
    parts.environments.audit = services->audit;
    parts.environments.open = services->profile.environment.id.text();
    parts.desk = m_desk;
    parts.languages = translatedLanguages();
    parts.language = m_language;
    parts.keys.shortcuts = [this] { return m_window ? m_window->shortcuts() : std::vector<models::Shortcut>(); };
    parts.keys.taken = [this] { return m_window ? m_window->keysOfPages() : std::vector<models::TakenKeys>(); };
    return {QStringLiteral("settings"), tr("Settings"), ui::IconName::Settings, ui::PageEntry::Place::Bottom, [this, parts](QWidget *parent) {
                auto *page = new ui::SettingsPage(parts, parent);
                connect(page, &ui::SettingsPage::openEnvironmentRequested, this, &Console::reopen);
                return page;
            }};
}

void Console::reopen(const QString &name)
{
    // Not from inside the page that asks: it goes away with its window.
    QTimer::singleShot(0, this, [this, name] { openProfile(name); });
}

void Console::showWindow(std::shared_ptr<EnvironmentServices> services, const QString &stateFolder)
{
    // The old window lives until the new one stands: the desk is never without one, and ROLL BACK never goes away.
    const std::unique_ptr<ui::MainWindow> before = std::move(m_window);
    if (before)
        before->remember(); // before the new one reads it
    m_services = services;
    m_feed = services ? std::make_shared<models::EnvironmentFeed>(services) : nullptr;
    ui::MainWindow::Parts parts;
    parts.services = services;
    parts.feed = m_feed;
    parts.clock = m_clock;
    parts.theme = m_theme;
    parts.desk = m_desk;
    parts.stateFolder = stateFolder;
    parts.operatorName = audit::userOfThisDesk(); // as the record names who acts
    parts.environments = choices();
    if (services) {
        parts.pages = pages();
    } else {
        auto *firstRun = new ui::FirstRunPage(m_folders, models::checkDesk(std::nullopt, QString()), QStringLiteral(PILOTHOUSE_VERSION));
        connect(firstRun, &ui::FirstRunPage::demoRequested, this, [this] { openDemo(40); });
        connect(firstRun, &ui::FirstRunPage::environmentAdded, this, [this](const QString &name) { openProfile(name); });
        parts.firstRun = firstRun;
        // What there will be, not to be pressed yet.
        using Place = ui::PageEntry::Place;
        parts.pages = {{QStringLiteral("overview"), tr("Overview"), ui::IconName::Overview, Place::Top, nullptr},
                       {QStringLiteral("cluster"), tr("Cluster"), ui::IconName::Cluster, Place::Top, nullptr},
                       {QStringLiteral("agents"), tr("Agents"), ui::IconName::Agents, Place::Top, nullptr},
                       {QStringLiteral("provers"), tr("Provers"), ui::IconName::Provers, Place::Top, nullptr},
                       {QStringLiteral("attestation"), tr("Attestation"), ui::IconName::Attestation, Place::Top, nullptr},
                       {QStringLiteral("cutover"), tr("Cutover"), ui::IconName::Cutover, Place::Top, nullptr},
                       {QStringLiteral("audit"), tr("Audit"), ui::IconName::Audit, Place::Top, nullptr},
                       {QStringLiteral("secrets"), tr("Secrets"), ui::IconName::Secrets, Place::Top, nullptr}};
    }
    m_window = std::make_unique<ui::MainWindow>(std::move(parts));
    connect(m_window.get(), &ui::MainWindow::openEnvironmentRequested, this, [this](const QString &name) { openProfile(name); });
    connect(m_window.get(), &ui::MainWindow::addEnvironmentRequested, this, &Console::openFirstRun);
    fitToScreen(m_window.get());
    m_window->show();
    if (m_feed)
        m_feed->start();
    if (services)
        for (auto it = services->unavailable.cbegin(); it != services->unavailable.cend(); ++it)
            report(it.value());
    emit opened();
}

void Console::report(const Error &error)
{
    if (m_window)
        m_window->notifyOperator({StateText::of(Mark::Fail, models::spoken(error.what)), models::spokenLine(error)});
    else
        qCritical("%s", qPrintable(userMessage(error).oneLine()));
}

} // namespace pilothouse::console
