// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/capture_desk.h"

#include "models/profile_edit.h"
#include "services/environment/environment_services.h"
#include "ui/secrets/secrets_page.h"
#include "ui/settings/profile_editor.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/secret_field.h"

#include <QCoroTimer>

#include <QAction>
#include <QFile>

namespace pilothouse::console {

namespace {

QCoro::Task<Done> wait(std::chrono::milliseconds time)
{
    co_await QCoro::sleepFor(time);
    co_return Done{};
}

void write(const profiles::Folders &folders, const QString &name, const QByteArray &bytes)
{
    QFile file(folders.profiles + QLatin1Char('/') + name + QStringLiteral(".yaml"));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

/// The open demo as a file, so that its remotes can be asked from the list.
QByteArray demoFile(const domain::Profile &profile)
{
    QByteArray yaml = "name: " + profile.environment.id.text().toUtf8() + "\nkind: demo\n";
    if (profile.phala)
        yaml += "phala:\n  api-url: " + profile.phala->apiUrl.toUtf8() + '\n';
    if (profile.attestation)
        yaml += "attestation:\n  pccs-url: " + profile.attestation->pccsUrl.toUtf8() + '\n';
    if (profile.aws)
        yaml += "aws:\n  region: " + profile.aws->region.toUtf8() + "\n  endpoint-url: " + profile.aws->endpointUrl.toUtf8() + '\n';
    if (profile.cutover)
        yaml += "cutover:\n  planes:\n    old: { name: hetzner, url: " + profile.cutover->oldPlane.url.toUtf8()
                + " }\n    new: { name: phala, url: " + profile.cutover->newPlane.url.toUtf8() + " }\n";
    return yaml;
}

void trigger(const ui::PanePage *page, const QString &text)
{
    for (QAction *action : page->pageActions())
        if (action->text() == text && action->isEnabled())
            action->trigger();
}

QCoro::Task<Status> captureSecrets(ui::MainWindow *window, ui::SecretsPage *page, TakePicture take)
{
    window->showPage(QStringLiteral("secrets"), QStringLiteral("PHALA_API_KEY"));
    trigger(page, ui::SecretsPage::tr("Test all"));
    co_await wait(std::chrono::milliseconds(1500));
    const QString tested = QStringLiteral("secrets-tested");
    const Status first = co_await take(tested, true);
    if (!first)
        co_return first;
    page->showObject(QStringLiteral("AWS_SECRET_ACCESS_KEY"));
    trigger(page, ui::SecretsPage::tr("Replace…"));
    co_await wait(std::chrono::milliseconds(100));
    const QString entering = QStringLiteral("secrets-entering");
    const Status second = co_await take(entering, true);
    page->deactivated();
    co_return second;
}

} // namespace

void writeSampleEnvironments(const profiles::Folders &folders)
{
    const QByteArray staging = "# the staging cluster\n"
                               "name: staging\nkind: staging\n"
                               "phala:\n  api-url: https://cloud-api.phala.com/api/v1\n"
                               "cluster:\n  name: crunch-tee\n  instance-type: tdx.medium\n"
                               "attestation:\n  pccs-url: https://pccs.example.org\n  policy:\n    require: A2\n";
    const QByteArray production = "name: prod-us\nkind: production\n"
                                  "phala:\n  api-url: https://cloud-api.phala.com/api/v1\n"
                                  "aws:\n  region: us-west-2\nprovers:\n  stack: prover-cluster\n"
                                  "cutover:\n  planes:\n    old: { name: hetzner, url: https://old.example.org }\n"
                                  "    new: { name: phala, url: https://new.example.org }\n";
    // Its folder is made with the first of them.
    for (const QByteArray &yaml : {staging, production})
        if (const Status saved = profiles::saveProfile(folders, yaml); !saved)
            qWarning("%s", qPrintable(saved.error().what));
    write(folders, QStringLiteral("lab"), "name: lab\nkind: staging\nphala:\n  api-ulr: https://cloud-api.phala.com/api/v1\n");
}

QCoro::Task<Status> captureDesk(ui::MainWindow *window, std::shared_ptr<EnvironmentServices> services, profiles::Folders folders, TakePicture take)
{
    auto *const secrets = qobject_cast<ui::SecretsPage *>(window->page(QStringLiteral("secrets")));
    auto *const settings = qobject_cast<ui::SettingsPage *>(window->page(QStringLiteral("settings")));
    if (secrets == nullptr || settings == nullptr)
        co_return Done{};
    const Status kept = co_await captureSecrets(window, secrets, take);
    if (!kept)
        co_return kept;

    const QString open = services->profile.environment.id.text();
    write(folders, open, demoFile(services->profile));
    window->showPage(QStringLiteral("settings"));
    settings->environments()->load();
    settings->environments()->choose(open);
    settings->environments()->check();
    co_await wait(std::chrono::milliseconds(2500));
    const QString check = QStringLiteral("settings-check");
    const Status checked = co_await take(check, true);
    if (!checked)
        co_return checked;

    const QString broken = QStringLiteral("lab");
    settings->environments()->choose(broken);
    trigger(settings, ui::EnvironmentsView::tr("Edit"));
    const QString text = QStringLiteral("settings-text");
    const Status asText = co_await take(text, true);
    if (!asText)
        co_return asText;
    settings->showView(ui::SettingsPage::View::Environments);
    settings->environments()->choose(QStringLiteral("staging"));
    trigger(settings, ui::EnvironmentsView::tr("Edit"));
    settings->edit()->setText(QByteArray(settings->edit()->text()).replace("tdx.medium", "tdx.large"));
    const QString form = QStringLiteral("settings-form");
    const Status asForm = co_await take(form, true);
    if (!asForm)
        co_return asForm;
    for (const auto &[view, name] :
         {std::pair(ui::SettingsPage::View::Desk, "settings-desk"), std::pair(ui::SettingsPage::View::Keys, "settings-keys")}) {
        settings->showView(view);
        co_await wait(std::chrono::milliseconds(100));
        const QString named = QString::fromLatin1(name);
        const Status taken = co_await take(named, true);
        if (!taken)
            co_return taken;
    }
    settings->showView(ui::SettingsPage::View::Environments);
    window->setDrawerShown(true);
    const QString activity = QStringLiteral("activity");
    const Status drawer = co_await take(activity, true);
    window->setDrawerShown(false);
    co_return drawer;
}

} // namespace pilothouse::console
