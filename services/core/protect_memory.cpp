// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/protect_memory.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace pilothouse {

void protectMemory()
{
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
#ifdef Q_OS_LINUX
    // A system that pipes core files into a program of its own asks no limit; it leaves out who is not dumpable.
    if (!qEnvironmentVariableIsSet("PILOTHOUSE_ALLOW_DEBUGGER"))
        prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace pilothouse
