// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/program.h"
#include "services/core/protect_memory.h"

#include "pilothouse_version.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

/// stderr begins with the one line that says what went wrong; the log is for those who ask for it.
void handleLog(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtFatalMsg || qEnvironmentVariableIsSet("PILOTHOUSE_LOG"))
        std::fprintf(stderr, "%s: %s\n", context.category != nullptr ? context.category : "qt", qPrintable(text));
}

} // namespace

int main(int argc, char **argv)
{
    pilothouse::protectMemory();
    qInstallMessageHandler(handleLog);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("pilothousectl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PILOTHOUSE_VERSION));
    return int(pilothouse::ctl::runProgram(QCoreApplication::arguments().mid(1)));
}
