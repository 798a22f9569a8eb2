// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QPixmap>
#include <QTest>
#include <QWidget>

namespace pilothouse::test {

/// Saves a picture of the widget when PILOTHOUSE_PICTURES names a folder: for looking at, never compared.
inline void picture(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("PILOTHOUSE_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QTest::qWait(60); // layouts settle
    widget->grab().save(folder + QLatin1Char('/') + name + QLatin1String(".png"));
}

} // namespace pilothouse::test
