// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/capture_setup.h"

#include "services/environment/environment_services.h"
#include "ui/clustersetup/setup_wizard_page.h"
#include "ui/shell/main_window.h"

#include <QCoroTimer>

namespace pilothouse::console {

using clustersetup::SetupPage;

namespace {

constexpr std::chrono::milliseconds kLooked{1200};

} // namespace

QCoro::Task<Status> captureSetup(ui::MainWindow *window, std::shared_ptr<EnvironmentServices> services, TakePicture take)
{
    auto *const wizard = qobject_cast<ui::SetupWizardPage *>(window->page(QStringLiteral("setup")));
    if (wizard == nullptr || !services->clusterSetup)
        co_return Done{};
    clustersetup::SetupAnswers answers = wizard->session()->answers();
    answers.cluster.name = QStringLiteral("example-tee");
    answers.cluster.coordinatorWallet = QStringLiteral("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU");
    answers.existing = clustersetup::ExistingRegistry::Refuse;
    wizard->session()->setAnswers(answers);
    for (int number = 0; number < clustersetup::kSetupPages; ++number) {
        const SetupPage page = SetupPage(number);
        window->showPage(QStringLiteral("setup"), clustersetup::setupPageWord(page));
        co_await QCoro::sleepFor(kLooked);
        const QString name = QStringLiteral("setup-%1-%2").arg(number + 1, 2, 10, QLatin1Char('0')).arg(clustersetup::setupPageWord(page));
        const Status taken = co_await take(name, true);
        if (!taken)
            co_return taken;
    }
    wizard->showStep(SetupPage::Start);
    co_return Done{};
}

} // namespace pilothouse::console
