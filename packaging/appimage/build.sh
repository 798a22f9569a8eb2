#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# build.sh BUILD OUT: makes an AppImage of a finished build. Not tried yet beyond the install step; see README.md.
set -euo pipefail
build=$(realpath "$1")
out=$(realpath -m "$2")
for tool in linuxdeploy linuxdeploy-plugin-qt; do
    command -v "$tool" >/dev/null || { echo "build.sh: $tool is not on the PATH. Nothing was made. Get it from its own project." >&2; exit 2; }
done
mkdir -p "$out"
rm -rf "$out/AppDir"
DESTDIR="$out/AppDir" cmake --install "$build" --prefix /usr --strip
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
export VERSION=$version LINUXDEPLOY_OUTPUT_VERSION=$version QMAKE=${QMAKE:-qmake6}
export EXTRA_QT_PLUGINS='sqldrivers;svg;iconengines' EXTRA_PLATFORM_PLUGINS='libqoffscreen.so;libqwayland-generic.so'
programs=()
for program in pilothouse pilothousectl pilothouse-demofleet pilothouse-orchestrator; do
    programs+=(--executable "$out/AppDir/usr/bin/$program")
done
cd "$out"
linuxdeploy --appdir AppDir "${programs[@]}" --desktop-file AppDir/usr/share/applications/pilothouse.desktop \
    --icon-file AppDir/usr/share/icons/hicolor/scalable/apps/pilothouse.svg --plugin qt --output appimage
sha256sum ./*.AppImage
