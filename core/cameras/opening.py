"""From what people write to the camera that they mean."""

from __future__ import annotations

from pathlib import Path

from core.cameras import address, screen, stream, webcam
from core.cameras.address import Transport
from core.cameras.folder import FolderSource, pictures_of
from core.cameras.source import FinalError, Source
from core.cameras.video import VideoSource
from core.errors import SourceError
from core.pictures import folders

_PLAYED = (".gif", ".mjpeg", ".mjpg")
"""What files are called that begin as a picture does, and go on with further ones."""


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
    if text.isascii() and text.isdigit() and len(text) < 6:
        return webcam.Webcam(int(text))
    scheme, named, rest = text.partition("://")
    if named:
        text = f"{scheme.lower()}://{rest}"
    try:
        if text.startswith(stream.SCHEMES):
            if words := address.unclear_words(text):
                raise FinalError(words)
            # as people type them, passwords are not what a camera is asked with
            return stream.StreamSource(address.join(*address.split(text)), transport=transport)
        if text.startswith(screen.PREFIX):
            return screen.Screen(text)
        if named:
            raise FinalError(
                "{scheme}:// is not a kind of camera that Portico knows: use rtsp:// or http://", scheme=scheme
            )
        if text.startswith(webcam.FOLDER) and not (Path(text).is_file() or Path(text).is_dir()):
            return webcam.Webcam(text)
        return _on_disk(text, realtime=realtime, loop=loop, past=past)
    except (ValueError, RuntimeError, OSError) as error:
        raise SourceError("this camera cannot be used: {error}", error=error) from None


def _on_disk(text: str, *, realtime: bool, loop: bool, past: bool | None) -> Source:
    path = Path(text).expanduser()
    if path.is_dir():
        waits = realtime or loop or past is False
        # who is on old photos is not at the door now
        paths = pictures_of(path) if past or not waits else []
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
    return VideoSource(str(path), realtime=realtime, loop=loop)


def open_named(name: str, text: str, *, transport: Transport = "tcp") -> Source:
    """Like :func:`open_source`, under the name that a site gives the camera; it goes on for ever, as a camera would.

    Raises:
        SourceError: as :func:`open_source`.

    """
    source = open_source(text, realtime=True, loop=True, transport=transport)
    source.name = name
    return source
