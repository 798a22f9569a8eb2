#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every source stands as .clang-format says. Exit code 77 (skipped) where the version that decides is not installed.
set -uo pipefail
cd "$1" || exit 1

# Versions lay out some lines differently; the one of Debian 12 decides.
readonly version=14
if ! clang-format --version 2>/dev/null | grep -q "version $version\."; then
    echo "SKIP: clang-format $version is not installed"
    exit 77
fi
if ! git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    echo "SKIP: not a git checkout, so nobody says which files are sources"
    exit 77
fi
unformatted=$(git ls-files '*.cpp' '*.h' | xargs -P 2 -n 60 clang-format --dry-run 2>&1 | grep -oE '^[^:]+:[0-9]+' | sort -u | head -n 20)
[[ -z $unformatted ]] && exit 0
echo "Not as .clang-format says (./dev format mends it):"
echo "$unformatted"
exit 1
