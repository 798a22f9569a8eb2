// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/options.h"

#include "translations/translations.h"

namespace pilothouse::console {

namespace {

Error usage(const QString &what)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = what;
    error.nextStep = QStringLiteral("See pilothouse --help.");
    return error;
}

} // namespace

QString Options::helpText() const
{
    return QStringLiteral("Usage: pilothouse [options]\n"
                          "The desktop console for confidential infrastructure.\n\n"
                          "  --demo             start a demo fleet on loopback and open on it\n"
                          "  --demo-cvms N      machines of the demo fleet (40)\n"
                          "  --profile NAME     open this environment\n"
                          "  --language CODE    words of the window: en, or zh_CN (Simplified Chinese);\n"
                          "                     otherwise what Settings say, or the language of the system\n"
                          "  --capture DIR      write one picture of every pane in both themes to DIR, then end\n"
                          "  --measure WHAT     with --demo: \"start\" or \"refresh\"; print figures as JSON lines, then end\n"
                          "  --version          print the version\n"
                          "  --help             print this text\n\n"
                          "Without an option the console opens the only environment there is, or the first-run page.\n"
                          "PILOTHOUSE_HOME moves profiles and state. The same from a shell: pilothousectl --help\n");
}

Result<Options> parseOptions(const QStringList &arguments)
{
    Options options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString name = arguments[i];
        std::optional<QString> inlineValue;
        if (const qsizetype equals = name.indexOf(u'='); name.startsWith(QLatin1StringView("--")) && equals > 0) {
            inlineValue = name.mid(equals + 1);
            name.truncate(equals);
        }
        const auto value = [&]() -> std::optional<QString> {
            if (inlineValue)
                return inlineValue;
            return i + 1 < arguments.size() ? std::optional(arguments[++i]) : std::nullopt;
        };
        if (name == QLatin1StringView("--help") || name == QLatin1StringView("-h")) {
            options.help = true;
        } else if (name == QLatin1StringView("--version") || name == QLatin1StringView("-v")) {
            options.version = true;
        } else if (name == QLatin1StringView("--demo")) {
            options.demo = true;
        } else if (name == QLatin1StringView("--profile") || name == QLatin1StringView("--capture") || name == QLatin1StringView("--measure")
                   || name == QLatin1StringView("--demo-cvms") || name == QLatin1StringView("--language")) {
            const auto given = value();
            if (!given || given->isEmpty())
                return usage(QStringLiteral("%1 needs a value").arg(name));
            if (name == QLatin1StringView("--profile")) {
                options.profile = *given;
            } else if (name == QLatin1StringView("--capture")) {
                options.captureFolder = *given;
            } else if (name == QLatin1StringView("--language")) {
                options.language = *given;
                options.languageGiven = true;
                if (!translatedLanguages().contains(*given))
                    return usage(
                        QStringLiteral("--language takes one of %1, not \"%2\"").arg(translatedLanguages().join(QLatin1StringView(", ")), *given));
            } else if (name == QLatin1StringView("--demo-cvms")) {
                bool ok = false;
                options.demoCvms = given->toInt(&ok);
                if (!ok || options.demoCvms < 1 || options.demoCvms > 10'000)
                    return usage(QStringLiteral("--demo-cvms takes a number from 1 to 10000, not \"%1\"").arg(*given));
            } else if (*given == QLatin1StringView("start") || *given == QLatin1StringView("refresh")) {
                options.measure = *given;
            } else {
                return usage(QStringLiteral("--measure takes \"start\" or \"refresh\", not \"%1\"").arg(*given));
            }
        } else {
            return usage(QStringLiteral("unknown argument \"%1\"").arg(arguments[i]));
        }
    }
    if (options.demo && !options.profile.isEmpty())
        return usage(QStringLiteral("--demo and --profile exclude each other"));
    if (!options.measure.isEmpty() && !options.demo && options.profile.isEmpty())
        return usage(QStringLiteral("--measure needs --demo or --profile"));
    return options;
}

} // namespace pilothouse::console
