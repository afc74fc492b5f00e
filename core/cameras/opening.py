"""From what people write to the camera that they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from core.base.tables import Table, UnfitError
from core.cameras import address, screen, stream, webcam
from core.cameras.address import Transport
from core.cameras.folder import FolderSource, pictures_of
from core.cameras.source import FinalError, Source
from core.cameras.video import VideoSource
from core.errors import PorticoError, SourceError
from core.pictures import folders

_PLAYED = (".gif", ".mjpeg", ".mjpg")
"""What files are called that begin as a picture does, and go on with further ones."""


@dataclass(frozen=True)
class Asked:
    """A camera that is asked for.

    Attributes:
        text: as people write it, without blanks around it; the scheme of an address in small letters.
        realtime: whether a file is played at its own speed, and new pictures of a folder are waited for.
        loop: whether a file begins again when it ends.
        transport: how the pictures of an rtsp:// address travel.
        past: whether the pictures that a folder already holds are gone through.

    """

    text: str
    realtime: bool = False
    loop: bool = False
    transport: Transport = "tcp"
    past: bool | None = None


Opener = Callable[[Asked], Source]
"""Makes the source of a camera; it opens nothing yet. Raises SourceError where it cannot be one."""


@dataclass(frozen=True)
class Kind:
    """A kind of camera: whether a text means one, and what opens it."""

    means: Callable[[str], bool]
    open: Opener


def _stream(asked: Asked) -> Source:
    if words := address.unclear_words(asked.text):
        raise FinalError(words)
    # as people type them, passwords are not what a camera is asked with
    return stream.StreamSource(address.join(*address.split(asked.text)), transport=asked.transport)


def _is_device(text: str) -> bool:
    return text.startswith(webcam.FOLDER) and not (Path(text).is_file() or Path(text).is_dir())


def is_folder(text: str) -> bool:
    """Whether a source is a folder of pictures, as it is now."""
    text = text.strip()
    try:
        return bool(text) and "://" not in text and Path(text).expanduser().is_dir()
    except (OSError, RuntimeError, ValueError):
        return False


def _on_disk(asked: Asked) -> Source:
    text = asked.text
    path = Path(text).expanduser()
    if path.is_dir():
        waits = asked.realtime or asked.loop or asked.past is False
        # who is on old photos is not at the door now
        paths = pictures_of(path) if asked.past or not waits else []
        return FolderSource(paths, path.name, waits_in=path if waits else None)
    if words := address.beginning_words(text):
        raise SourceError(words)  # perhaps with a password: not to be repeated
    if not path.exists():
        raise SourceError("{text} is neither a camera number nor an existing file, folder or address", text=text)
    if not path.is_file():  # to be read it would be waited for, or it never ends
        raise FinalError(
            "{text} is a pipe or a device, not a file: choose a film, a picture or a folder of pictures", text=text
        )
    if folders.is_picture(path) and path.suffix.lower() not in _PLAYED:
        return FolderSource([path], path.name)
    return VideoSource(str(path), realtime=asked.realtime, loop=asked.loop)


KINDS = {
    "number": Kind(
        lambda text: text.isascii() and text.isdigit() and len(text) < 6, lambda asked: webcam.Webcam(int(asked.text))
    ),
    "stream": Kind(lambda text: text.startswith(stream.SCHEMES), _stream),
    "screen": Kind(lambda text: text.startswith(screen.PREFIX), lambda asked: screen.Screen(asked.text)),
    "device": Kind(_is_device, lambda asked: webcam.Webcam(asked.text)),
    "disk": Kind(lambda text: "://" not in text, _on_disk),
}
"""Portico's own, the first one that a text means."""


def _is_opener(found: object) -> TypeGuard[Opener]:
    return callable(found)


BROUGHT: Table[Opener] = Table("portico.cameras", {}, _is_opener)
"""What other packages bring; the name is the scheme of their addresses, ``NAME://``."""


def open_source(
    text: str, *, realtime: bool = False, loop: bool = False, transport: Transport = "tcp", past: bool | None = None
) -> Source:
    """The source that a text names.

    A camera number or a file below /dev, a video file, folder of pictures or picture, a stream's address, or
    ``screen:LEFT,TOP,WIDTHxHEIGHT``.

    Args:
        text: as given by the user.
        realtime: a file plays at its own speed, as a camera would; in a folder new pictures are waited for.
        loop: a file begins again when it ends; in a folder new pictures are waited for.
        transport: how the pictures of an rtsp:// address travel.
        past: whether the pictures that a folder already holds are gone through; by default where no new ones are
            waited for. Without them, new ones are.

    Raises:
        SourceError: there is no such file, or the address is of an unknown kind.

    """
    text = text.strip()
    if not text:
        raise SourceError("no camera is named: give its number, a video file, a folder of pictures or an address")
    scheme, named, rest = text.partition("://")
    if named:
        text = f"{scheme.lower()}://{rest}"
    asked = Asked(text, realtime, loop, transport, past)
    try:
        for kind in KINDS.values():
            if kind.means(text):
                return kind.open(asked)
        return _brought(scheme.lower(), asked)
    except (ValueError, RuntimeError, OSError) as error:
        raise SourceError("this camera cannot be used: {error}", error=error) from None


def _brought(scheme: str, asked: Asked) -> Source:
    """The source of a camera whose kind another package brings."""
    try:
        opener = BROUGHT.find(scheme)
    except UnfitError as error:
        raise FinalError(
            "the package that brings {scheme}:// cameras is not made for this Portico: {why}",
            scheme=scheme,
            why=error.why,
        ) from None
    if opener is None:
        raise FinalError(
            "{scheme}:// is not a kind of camera that Portico knows: use rtsp:// or http://", scheme=scheme
        )
    try:
        return opener(asked)
    except PorticoError:
        raise
    except Exception as error:  # noqa: BLE001  # a package may do anything
        raise SourceError("this camera cannot be used: {error}", error=error) from None


def open_named(name: str, text: str, *, transport: Transport = "tcp") -> Source:
    """Like :func:`open_source`, under the name that a site gives the camera; it goes on for ever, as a camera would.

    Raises:
        SourceError: as :func:`open_source`.

    """
    source = open_source(text, realtime=True, loop=True, transport=transport)
    source.name = name
    return source
