// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/sleep_watch.h"
#include "services/domain/profile.h"
#include "services/profiles/profile_store.h"
#include "ui/shell/main_window.h"

#include <QCoroTask>

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <memory>

namespace pilothouse::composition {
class DemoFleetProcess;
class DemoTraffic;
} // namespace pilothouse::composition
namespace pilothouse::secrets {
class SecretStore;
}
namespace pilothouse::models {
class DeskSettings;
class EnvironmentFeed;
} // namespace pilothouse::models
namespace pilothouse::ui {
class Theme;
}

namespace pilothouse::console {

/// The console as a program: builds an environment, puts its pages into a window, and exchanges both when the operator opens
/// another environment. Owns what must outlive a window: clock, theme, demo fleet.
class Console final : public QObject
{
    Q_OBJECT
public:
    /// `language`: what the operator chose before this start; empty: the system's.
    Console(ui::Theme *theme, std::shared_ptr<models::DeskSettings> desk, QString language, QObject *parent = nullptr);
    ~Console() override;

    /// Other folders than those of this desk: pictures show nobody's own environments.
    void useFolders(profiles::Folders folders) { m_folders = std::move(folders); }
    const profiles::Folders &folders() const { return m_folders; }
    /// Where the choices for this desk lie.
    static QString settingsPath(const profiles::Folders &folders);
    /// Without an environment: first run.
    void openFirstRun();
    /// Starts a demo fleet and opens on it.
    QCoro::Task<Status> openDemo(int cvms);
    /// Opens the environment of a profile file.
    QCoro::Task<Status> openProfile(QString name);
    /// The only environment of this desk, or first run when there is none or a choice.
    QCoro::Task<Status> openLastOrFirstRun();
    /// Ends what runs, signs the end of the record. Completes when the program may end.
    QCoro::Task<Status> close();

    ui::MainWindow *window() const { return m_window.get(); }
    const std::shared_ptr<EnvironmentServices> &services() const { return m_services; }
    const composition::DemoFleetProcess *demoFleet() const { return m_demo.get(); }

signals:
    /// A window is there and shown.
    void opened();

private:
    QCoro::Task<Status> open(domain::Profile profile, std::shared_ptr<secrets::SecretStore> secrets, QString stateFolder);
    void showWindow(std::shared_ptr<EnvironmentServices> services, const QString &stateFolder);
    std::vector<ui::PageEntry> pages();
    ui::PageEntry settingsPage(std::shared_ptr<EnvironmentServices> services);
    void useDesk();
    void readAllAnew();
    void reopen(const QString &name);
    std::vector<ui::EnvironmentChoice> choices() const;
    void playUsers();
    void report(const Error &error);

    std::shared_ptr<const Clock> m_clock;
    profiles::Folders m_folders;
    ui::Theme *m_theme;
    std::shared_ptr<models::DeskSettings> m_desk;
    QString m_language;
    std::shared_ptr<composition::DemoFleetProcess> m_demo;
    std::unique_ptr<QTemporaryDir> m_demoState;
    std::shared_ptr<composition::DemoTraffic> m_users;
    QTimer m_userTimer;
    SleepWatch m_sleep;
    Staggered m_afterSleep;
    int m_userRound = 0;
    bool m_usersBusy = false;
    std::chrono::seconds m_clusterInterval{0};
    std::shared_ptr<EnvironmentServices> m_services;
    std::shared_ptr<models::EnvironmentFeed> m_feed;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace pilothouse::console
