#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# debian_package.sh BUILD VERSION CPACK: builds the Debian package from BUILD, unpacks it into a folder of its own and uses what is
# there as somebody would who installed it. Nothing is installed on this machine. Exit 77: not tried, and the last line says why.
set -euo pipefail
readonly build=$1 version=$2 cpack=$3
failures=0

promise() { printf '\n-- %s\n' "$*"; }
broken() { printf 'BROKEN: %s\n' "$*"; failures=$((failures + 1)); }
skipped() { printf 'SKIP: %s\n' "$*"; }
have() { command -v "$1" >/dev/null; }

have dpkg-deb && have dpkg-shlibdeps || { skipped "dpkg-deb or dpkg-shlibdeps is not here: no package can be built"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/root" "$work/home" "$work/package"

promise "a package can be built from the build tree"
(cd "$work/package" && "$cpack" --config "$build/CPackConfig.cmake" -G DEB -B "$work/package" >"$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; exit 1; }
deb=$(find "$work/package" -maxdepth 1 -name '*.deb')
[[ $(wc -l <<<"$deb") -eq 1 && -f $deb ]] || { echo "no package, or more than one: $deb"; exit 1; }
field() { dpkg-deb -f "$deb" "$1"; }
dpkg-deb -x "$deb" "$work/root"

promise "it is of this version and asks for what it needs"
[[ $(field Package) == pilothouse ]] || broken "its name is $(field Package)"
[[ $(field Version) == "$version" ]] || broken "its version is $(field Version), not $version"
for needed in libqt6widgets6 libqt6keychain1 libssl3 libqt6sql6-sqlite qt6-qpa-plugins libsecret-1-0; do
    grep -qw -- "$needed" <<<"$(field Depends)" || broken "$needed is not among its dependencies: $(field Depends)"
done
grep -q haproxy <<<"$(field Suggests)" || broken "haproxy is not suggested"

promise "it runs no script as root and puts nothing outside /usr"
dpkg-deb -e "$deb" "$work/control"
for script in preinst postinst prerm postrm config; do
    [[ ! -e $work/control/$script ]] || broken "it has a $script"
done
outside=$(cd "$work/root" && find . -type f ! -path './usr/*')
[[ -z $outside ]] || broken "outside /usr: $outside"
strange=$(dpkg-deb -c "$deb" | awk '$2 != "root/root"')
[[ -z $strange ]] || broken "not owned by root: $strange"
loose=$(find "$work/root/usr" \( -perm -g+w -o -perm -o+w -o -perm -u+s \) ! -type l)
[[ -z $loose ]] || broken "writable for others, or set-uid: $loose"
(cd "$work/root" && md5sum --quiet -c "$work/control/md5sums") || broken "md5sums do not fit"

promise "it carries all that a desktop wants"
share=$work/root/usr/share
for file in doc/pilothouse/copyright applications/pilothouse.desktop metainfo/io.github.pilothouse.Pilothouse.metainfo.xml icons/hicolor/scalable/apps/pilothouse.svg \
    icons/hicolor/{16x16,24x24,32x32,48x48,64x64,128x128,256x256}/apps/pilothouse.png man/man1/pilothouse{,ctl,-demofleet,-orchestrator}.1.gz \
    bash-completion/completions/pilothousectl zsh/vendor-completions/_pilothousectl fish/vendor_completions.d/pilothousectl.fish; do
    [[ -s $share/$file ]] || broken "/usr/share/$file is missing"
done
grep -q "version=\"$version\"" "$share/metainfo/io.github.pilothouse.Pilothouse.metainfo.xml" || broken "the metadata know no release $version"
if have desktop-file-validate; then
    desktop-file-validate "$share/applications/pilothouse.desktop" || broken "the desktop file is not valid"
else
    skipped "desktop-file-validate is not here"
fi
if have appstreamcli; then
    appstreamcli validate --no-net --no-color "$share/metainfo/io.github.pilothouse.Pilothouse.metainfo.xml" || broken "the metadata are not valid"
else
    skipped "appstreamcli is not here"
fi

promise "its programs know themselves, also without a display"
# What a desk has and nothing else: a home of its own, no bus, no display.
run() { env -i PATH="$work/root/usr/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" HOME="$work/home" LANG=C.UTF-8 USER=tester DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent "$@"; }
for program in pilothouse pilothousectl pilothouse-demofleet pilothouse-orchestrator; do
    run "$program" --version | grep -q "$version" || broken "$program --version does not say $version"
    run "$program" --help >"$work/$program.help" || broken "$program --help fails"
    grep -q "$program" "$work/$program.help" || broken "$program --help does not name it"
done
run pilothousectl rehearse --help | grep -q -- --out || broken "pilothousectl rehearse --help does not explain itself"
run ldd "$work/root/usr/bin/pilothousectl" | grep -Eq 'libQt6(Gui|Widgets)' && broken "pilothousectl is linked to a window"

promise "every option that a program knows is in its manual, and no other"
options() { grep -oE -- '(^|[^-a-z])--[a-z][a-z-]*' | grep -oE -- '--[a-z-]+' | sort -u; }
for program in pilothouse pilothouse-demofleet pilothouse-orchestrator pilothousectl; do
    gzip -dc "$share/man/man1/$program.1.gz" >"$work/$program.1"
    sed -E 's/\\f[BIR]//g; s/\\-/-/g' "$work/$program.1" | sed -n '/^\.SH OPTIONS/,/^\.SH EXIT/p' | options >"$work/in-manual"
    # The help of pilothousectl speaks of options of single commands as well; those have a promise of their own.
    if [[ $program == pilothousectl ]]; then sed -i -n '/^For every command:/,/^$/p' "$work/$program.help"; fi
    options <"$work/$program.help" >"$work/in-help"
    diff "$work/in-help" "$work/in-manual" || broken "$program: --help (left) and manual (right) differ"
done

promise "every command of pilothousectl is in its manual, with its options"
run pilothousectl --help | sed -n '/^Commands:/,/^$/p' | sed -nE 's/^  (([a-z]+ )*[a-z]+)  .*/\1/p' >"$work/commands"
[[ $(wc -l <"$work/commands") -gt 15 ]] || broken "the help lists few commands"
while read -r command; do
    sed -E 's/\\-/-/g' "$work/pilothousectl.1" | awk -v start=".SS $command" 'index($0, start) == 1 { on = 1; next } /^\.S[SH]/ { on = 0 } on' >"$work/section"
    [[ -s $work/section ]] || { broken "the manual does not know \"$command\""; continue; }
    while read -r option; do
        grep -q -- "$option" "$work/section" || broken "the manual of \"$command\" does not know $option"
    done < <(run pilothousectl $command --help | sed -n '/^Options:/,/^$/p' | sed -nE 's/^  (--[a-z-]+).*/\1/p')
done <"$work/commands"

promise "the manual pages are well formed"
if have man; then
    for page in "$share"/man/man1/*.gz; do
        warnings=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
        [[ -z $warnings ]] || broken "$(basename "$page"): $warnings"
    done
else
    skipped "man is not here"
fi
if have mandoc; then
    for page in "$work"/*.1; do
        mandoc -Tlint -W warning "$page" >"$work/lint" || true
        grep -v 'missing date' "$work/lint" && broken "$(basename "$page"): mandoc complains"
    done
else
    skipped "mandoc is not here"
fi

promise "Tab completes in bash"
# complete WORD…: what bash would offer for the last of them.
complete_in_bash() {
    run PILOTHOUSE_HOME="$work/home/desk" bash --norc -c '
        source "$0"
        COMP_WORDS=(pilothousectl "$@"); COMP_CWORD=$#
        _pilothousectl; printf "%s\n" "${COMPREPLY[@]}"' "$share/bash-completion/completions/pilothousectl" "$@"
}
mkdir -p "$work/home/desk/profiles"
touch "$work/home/desk/profiles/staging-eu.yaml"
expect() { # expect WANTED WORD…
    local wanted=$1
    shift
    # Without -q: a reader that leaves early would break the pipe of whoever still writes.
    complete_in_bash "$@" | grep -x -- "$wanted" >/dev/null || broken "bash: \"$*\" does not offer $wanted but: $(complete_in_bash "$@" | tr '\n' ' ')"
}
expect cutover cut
expect rollback cutover ro
expect list phala cvms li
expect --collateral attest verify --quote q.bin --c
expect --reason --json cutover --profile staging-eu rollback --
expect staging-eu cutover status --profile ''
expect zsh completion z
complete_in_bash profile list --p | grep -q -- --profile && broken "bash: --profile is offered where it is not known"
while read -r command; do
    # shellcheck disable=SC2086
    expect "${command##* }" ${command% *} "${command##* }"
done < <(grep ' ' "$work/commands")

promise "the scripts for zsh and fish are read by their shells"
if have zsh; then zsh -n "$share/zsh/vendor-completions/_pilothousectl" || broken "zsh cannot read its script"; else skipped "zsh is not here"; fi
if have fish; then
    said=$(run fish -c "source '$share/fish/vendor_completions.d/pilothousectl.fish'; complete -C 'pilothousectl --json cutover --profile p rollback --re'")
    [[ $said == --reason* ]] || broken "fish does not offer --reason but: $said"
    fish --no-execute "$share/fish/vendor_completions.d/pilothousectl.fish" || broken "fish cannot read its script"
else
    skipped "fish is not here"
fi

promise "dpkg installs it, and removing it leaves nothing behind but what the user made"
if [[ $(id -u) -eq 0 ]]; then
    system=$work/system
    mkdir -p "$system/var/lib/dpkg/info" "$system/var/lib/dpkg/updates" "$system/home"
    touch "$system/var/lib/dpkg/status" "$system/home/profile.yaml"
    # Dependencies are those of this machine, which a system that holds this one package cannot know.
    dpkg_there() { dpkg --root="$system" --log="$work/dpkg.log" --force-depends "$@" >>"$work/dpkg.out" 2>&1; }
    dpkg_there -i "$deb" || { cat "$work/dpkg.out"; broken "dpkg cannot install it"; }
    "$system/usr/bin/pilothousectl" --version | grep -q "$version" || broken "what dpkg installed does not run"
    dpkg_there --purge pilothouse || { cat "$work/dpkg.out"; broken "dpkg cannot remove it"; }
    left=$(find "$system" -path "$system/var/lib/dpkg" -prune -o ! -type d -print)
    [[ $left == "$system/home/profile.yaml" ]] || broken "left behind: $left"
    [[ ! -e $system/usr ]] || broken "folders left behind: $(find "$system/usr")"
else
    skipped "not root: installing and removing by dpkg was not tried"
fi

promise "the installed console opens on its own demo fleet and takes pictures of every pane"
mkdir "$work/pictures"
if run QT_QPA_PLATFORM=offscreen PILOTHOUSE_HOME="$work/home/pictures" timeout 1200 pilothouse --demo --capture "$work/pictures" >"$work/capture.log" 2>&1; then
    for pane in overview cluster attestation cutover audit first-run; do
        for theme in light dark; do
            [[ -s $work/pictures/$pane-$theme.png ]] || broken "no picture of $pane in $theme"
        done
    done
else
    tail -n 20 "$work/capture.log"
    broken "pilothouse --demo --capture fails"
fi

printf '\n%s promises broken\n' "$failures"
[[ $failures -eq 0 ]]
