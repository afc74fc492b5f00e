"""Whether a window can be shown here, and if not, what to do about it. Knows no Qt."""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

_WITHOUT = "without a window, look after a door with: portico watch CAMERA"
_PACKAGES = {  # of Debian and Ubuntu, as in setup.sh
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}


def trouble() -> str:
    """Why no window can be shown, in a sentence that says what to do; empty where nothing speaks against it."""
    if sys.platform in ("win32", "darwin"):
        return ""
    chosen = [name.partition(":")[0] for name in os.environ.get("QT_QPA_PLATFORM", "").split(";") if name]
    if any(not name.startswith(("xcb", "wayland")) for name in chosen):
        return ""  # whoever chooses another kind of screen knows why
    display, wayland = os.environ.get("DISPLAY", ""), os.environ.get("WAYLAND_DISPLAY", "")
    if not (display or wayland):
        return f"there is no screen to show the window on: start Portico at a desktop; {_WITHOUT}"
    if wayland and _answers(_wayland_socket(wayland)):
        return ""
    if not display:
        return _unreachable(wayland, "WAYLAND_DISPLAY")
    if missing := _missing_library():
        return missing
    return "" if _x_answers() else _unreachable(display, "DISPLAY")


def _unreachable(name: str, variable: str) -> str:
    return f"the screen {name} cannot be reached: start Portico at a desktop, or correct {variable}; {_WITHOUT}"


def _wayland_socket(name: str) -> Path:
    return Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name


def _answers(path: Path) -> bool:
    """Whether somebody listens at a socket."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as ours:
            ours.settimeout(2)
            ours.connect(str(path))
    except OSError:
        return False
    return True


def _missing_library() -> str:
    """What Qt lacks to speak with an X server; empty where it has all."""
    found = find_spec("PySide6")
    for place in (found.submodule_search_locations or ()) if found is not None else ():
        plugin = Path(place) / "Qt" / "plugins" / "platforms" / "libqxcb.so"
        if plugin.is_file():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                return library_words(str(error))
    return ""


def library_words(told: str) -> str:
    """What the system's loader has told of a library that it cannot find, as a sentence that says what to do."""
    named = re.match(r"([\w.+-]+\.so[\w.]*): cannot open", told)
    if named is None:
        return f"a library of the window cannot be loaded: {told}"
    package = _PACKAGES.get(named[1])
    how = f"on Debian and Ubuntu: sudo apt-get install {package}" if package else "install the package that has it"
    return f"the window needs the library {named[1]}, which is missing; {how}"


def _x_answers() -> bool:
    """Whether the X server that the environment names takes us."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt says what it thinks of that
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        xcb.xcb_disconnect(connection)
