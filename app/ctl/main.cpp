// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/program.h"

#include "pilothouse_version.h"

#include <QCoreApplication>

#include <cstdio>

#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace {

/// stderr begins with the one line that says what went wrong; the log is for those who ask for it.
void handleLog(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtFatalMsg || qEnvironmentVariableIsSet("PILOTHOUSE_LOG"))
        std::fprintf(stderr, "%s: %s\n", context.category != nullptr ? context.category : "qt", qPrintable(text));
}

/// A crash must not write keys to disk, and another process of this user must not read them from memory.
void protectMemory()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    if (!qEnvironmentVariableIsSet("PILOTHOUSE_ALLOW_DEBUGGER"))
        prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace

int main(int argc, char **argv)
{
    protectMemory();
    qInstallMessageHandler(handleLog);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("pilothousectl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PILOTHOUSE_VERSION));
    return int(pilothouse::ctl::runProgram(QCoreApplication::arguments().mid(1)));
}
