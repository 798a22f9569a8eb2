// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QString>

namespace pilothouse::test {

/// The folder of real-world test data that is not part of the project: PILOTHOUSE_SHARED_DATA, else shared/data beside the
/// source tree. Empty when absent; tests then QSKIP with a word.
inline QString sharedData()
{
    const QString fromEnvironment = qEnvironmentVariable("PILOTHOUSE_SHARED_DATA");
    const QString path = fromEnvironment.isEmpty() ? QStringLiteral(PILOTHOUSE_SOURCE_DIR "/../shared/data") : fromEnvironment;
    return QDir(path).exists() ? QDir(path).absolutePath() : QString();
}

/// The project's own test data.
inline QString testData(const QString &relative)
{
    return QStringLiteral(PILOTHOUSE_SOURCE_DIR "/tests/data/") + relative;
}

inline QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace pilothouse::test
