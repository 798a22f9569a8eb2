// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

// Outside the namespace: the macro declares a global function.
static void initialiseTranslationResource()
{
    Q_INIT_RESOURCE(translations);
}

namespace pilothouse {

namespace {

void install(QCoreApplication *application, const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(application);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QStringList translatedLanguages()
{
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

bool installLanguage(QCoreApplication *application, const QString &language)
{
    if (!translatedLanguages().contains(language))
        return false;
    initialiseTranslationResource();
    const QString ours = QStringLiteral(":/pilothouse/translations");
    // The last one is asked first: what is not translated yet falls back to English with its plurals.
    install(application, QStringLiteral("pilothouse_en"), ours);
    if (language == QLatin1String("en"))
        return true;
    install(application, QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, QStringLiteral("pilothouse_") + language, ours);
    return true;
}

} // namespace pilothouse
