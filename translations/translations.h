// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace pilothouse {

/// The languages that are there: "en", "zh_CN".
QStringList translatedLanguages();

/// Makes the application speak one of them; its words for numbers of things (plurals) come from here also in English.
/// False when there is no such language; nothing is installed then.
bool installLanguage(QCoreApplication *application, const QString &language);

} // namespace pilothouse
