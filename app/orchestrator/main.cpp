// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pilothouse_version.h"

#include <cstdio>
#include <cstring>

/// The orchestrator of agent deployments. It serves nothing yet; its name, version and help are there so that packages
/// and scripts can rely on the executable.
int main(int argc, char **argv)
{
    constexpr const char *kHelp = "Usage: pilothouse-orchestrator [--version | --help]\n"
                                  "\n"
                                  "pilothouse-orchestrator will deploy and watch agents. This build answers two options:\n"
                                  "  --version  print the version\n"
                                  "  --help     print this text\n";
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
        std::puts("pilothouse-orchestrator " PILOTHOUSE_VERSION);
        return 0;
    }
    if (argc == 2 && std::strcmp(argv[1], "--help") == 0) {
        std::fputs(kHelp, stdout);
        return 0;
    }
    std::fputs(argc < 2 ? "pilothouse-orchestrator: an option is needed. Nothing was started. See pilothouse-orchestrator --help.\n"
                        : "pilothouse-orchestrator: unknown command or option. Nothing was started. See pilothouse-orchestrator --help.\n",
               stderr);
    return 2;
}
