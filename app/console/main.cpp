// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/capture.h"
#include "app/console/capture_desk.h"
#include "app/console/console.h"
#include "app/console/measure.h"
#include "app/console/options.h"
#include "models/desk_settings.h"
#include "services/core/protect_memory.h"
#include "services/profiles/profile_store.h"
#include "app/console/worker_threads.h"
#include "translations/translations.h"
#include "ui/shell/stall_meter.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include "pilothouse_version.h"

#include <QLocale>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

using namespace pilothouse;

namespace {

/// What was asked for on the command line, then what was chosen in the settings, then the system's if there are words for it.
QString languageToUse(const console::Options &options, const models::DeskSettings &desk, bool unattended)
{
    if (options.languageGiven || unattended)
        return options.language;
    if (!desk.choices().language.isEmpty())
        return desk.choices().language;
    const QString system = QLocale::system().name();
    for (const QString &language : translatedLanguages())
        if (system == language || system.startsWith(language.section(QLatin1Char('_'), 0, 0) + QLatin1Char('_')))
            return language;
    return options.language;
}

ui::SchemeChoice themeToUse(const models::DeskSettings &desk, bool forPictures)
{
    if (forPictures)
        return ui::SchemeChoice::Light;
    switch (desk.choices().theme) {
    case models::DeskChoices::Theme::System: return ui::SchemeChoice::FollowSystem;
    case models::DeskChoices::Theme::Light: return ui::SchemeChoice::Light;
    case models::DeskChoices::Theme::Dark: return ui::SchemeChoice::Dark;
    }
    return ui::SchemeChoice::FollowSystem;
}

void start(console::Console *program, ui::Theme *theme, const console::Options &options, qint64 startedAtMs)
{
    const auto end = [program](int code) {
        program->close().then([code](Status closed) {
            if (!closed)
                QTextStream(stderr) << userMessage(closed.error()).oneLine() << '\n';
            QCoreApplication::exit(code);
        });
    };
    const auto afterOpen = [=](Status opened) {
        if (!opened && program->window() == nullptr) {
            if (options.captureFolder.isEmpty() && options.measure.isEmpty() && options.profile.isEmpty()) {
                program->openFirstRun();
                return;
            }
            QTextStream(stderr) << userMessage(opened.error()).oneLine() << '\n';
            end(1);
            return;
        }
        if (!options.captureFolder.isEmpty()) {
            console::captureAll(program, theme, options.captureFolder).then([end](Result<QStringList> files) {
                if (!files) {
                    QTextStream(stderr) << userMessage(files.error()).oneLine() << '\n';
                    end(1);
                    return;
                }
                for (const QString &file : *files)
                    QTextStream(stdout) << file << '\n';
                end(0);
            });
        } else if (!options.measure.isEmpty()) {
            console::measure(program, options.measure, startedAtMs).then([end](Status measured) {
                if (!measured)
                    QTextStream(stderr) << userMessage(measured.error()).oneLine() << '\n';
                end(measured ? 0 : 1);
            });
        }
    };
    if (options.demo)
        program->openDemo(options.demoCvms).then(afterOpen);
    else if (!options.profile.isEmpty())
        program->openProfile(options.profile).then(afterOpen);
    else
        program->openLastOrFirstRun().then(afterOpen);
}

} // namespace

int main(int argc, char **argv)
{
    protectMemory();
    console::shareHeapAmongThreads();
    const qint64 startedAtMs = console::processAgeReferenceMs();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto options = console::parseOptions(arguments);
    // Both must work without a display.
    if (!options) {
        QTextStream(stderr) << "pilothouse: " << userMessage(options.error()).oneLine() << '\n';
        return 2;
    }
    if (options->help) {
        QTextStream(stdout) << options->helpText();
        return 0;
    }
    if (options->version) {
        QTextStream(stdout) << "pilothouse " PILOTHOUSE_VERSION "\n";
        return 0;
    }

    ui::MeteredApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("pilothouse"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PILOTHOUSE_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Pilothouse"));
    QGuiApplication::setDesktopFileName(QStringLiteral("pilothouse"));
    console::letWorkersYieldToTheWindow();
    QApplication::setWindowIcon(ui::applicationIcon());
    // Pictures and figures are the same on every desk: nobody's choices go into them.
    const bool unattended = !options->captureFolder.isEmpty() || !options->measure.isEmpty();
    const auto desk
        = std::make_shared<models::DeskSettings>(unattended ? QString() : console::Console::settingsPath(profiles::Folders::fromEnvironment()));
    const Status settings = desk->load();
    if (!settings)
        QTextStream(stderr) << userMessage(settings.error()).oneLine() << '\n';
    installLanguage(&app, languageToUse(*options, *desk, unattended));
    ui::Theme theme(themeToUse(*desk, !options->captureFolder.isEmpty()));
    console::Console program(&theme, desk, desk->choices().language);
    QTemporaryDir sampleHome;
    if (unattended && options->demo) {
        const profiles::Folders folders{sampleHome.filePath(QStringLiteral("profiles")), sampleHome.filePath(QStringLiteral("state"))};
        if (!options->captureFolder.isEmpty())
            console::writeSampleEnvironments(folders);
        program.useFolders(folders);
    }
    QTimer::singleShot(0, &program, [&] { start(&program, &theme, *options, startedAtMs); });
    QApplication::setQuitOnLastWindowClosed(false);
    if (!unattended) {
        // The record is closed before the program ends; then the event loop may.
        QObject::connect(&app, &QGuiApplication::lastWindowClosed, &program, [&program] {
            program.close().then([](Status closed) {
                if (!closed)
                    QTextStream(stderr) << userMessage(closed.error()).oneLine() << '\n';
                QCoreApplication::exit(closed ? 0 : 1);
            });
        });
    }
    return app.exec();
}
