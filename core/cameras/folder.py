"""Folders of pictures."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from core import images
from core.cameras.source import Frame
from core.errors import ImageError, SourceError
from core.pictures import folders

_LOOK_SECONDS = 1.0  # between two looks for new pictures


def pictures_of(folder: Path) -> list[Path]:
    """The pictures of a folder, by name.

    Raises:
        OSError: it cannot be read.

    """
    with os.scandir(folder):  # says what is wrong with it, where something is
        pass
    return list(folders.survey(folder, deep=False).pictures)


class FolderSource:
    """Pictures of a folder, one after the other. One that cannot be read is reported and passed over.

    Args:
        paths: of the pictures.
        name: of the folder.
        on_bad: called with why a picture cannot be read.
        waits_in: folder in which new pictures are waited for, after those of ``paths``; by default it ends then.
            What it holds when the source is made, or its frames are asked for again, is not new.

    Raises:
        SourceError: there are none, and none are waited for.

    """

    live = False
    still = True

    def __init__(
        self,
        paths: list[Path],
        name: str,
        on_bad: Callable[[ImageError], None] | None = None,
        waits_in: Path | None = None,
    ):
        if not paths and waits_in is None:
            raise SourceError("the folder {name} holds no pictures", name=name)
        self._paths = paths
        self._folder = waits_in
        self._held = _Held(waits_in) if waits_in is not None else None
        self.name = name
        self.on_bad = on_bad
        self._closed = threading.Event()

    def close(self) -> None:
        self._closed.set()

    def frames(self) -> Iterator[Frame]:
        self._closed.clear()
        unreadable = 0
        for number, path in enumerate(self._paths):
            if self._closed.is_set():
                return
            frame = self._frame(path, number)
            if isinstance(frame, Frame):
                yield frame
                continue
            unreadable += 1
            if unreadable == len(self._paths) and self._folder is None:
                raise SourceError(str(frame)) from None
            self._report(frame)
        if self._folder is None:
            return
        held, self._held = self._held or _Held(self._folder), None
        for number, path in enumerate(self._new(self._folder, held), len(self._paths)):
            frame = self._frame(path, number)
            if isinstance(frame, Frame):
                yield frame
            else:
                self._report(frame)

    def _frame(self, path: Path, number: int) -> Frame | ImageError:
        try:
            return Frame(images.read(path), float(number), datetime.now(UTC), path.name)
        except ImageError as error:
            return error

    def _report(self, error: ImageError) -> None:
        if self.on_bad is not None:
            with suppress(Exception):
                self.on_bad(error)

    def _new(self, folder: Path, held: _Held) -> Iterator[Path]:
        """Pictures that come into a folder, each once it is whole: once it has not grown from one look to the next.

        Raises:
            SourceError: the folder is gone.

        """
        known, growing = held.stamps, dict[Path, tuple[int, int]]()
        while not self._closed.wait(_LOOK_SECONDS):
            try:
                look = _Held(folder)
            except FileNotFoundError:
                raise SourceError(
                    "the folder {name} is gone: see whether its disk or share is there", name=self.name
                ) from None
            except OSError as error:
                raise SourceError(
                    "the folder {name} cannot be read: {why}", name=self.name, why=error.strerror or error
                ) from None
            if look.disk != held.disk:  # a share that came back, or another folder: what it holds did not arrive now
                held = look
                known |= look.stamps
            new = {path: stamp for path, stamp in look.stamps.items() if stamp != known.get(path)}
            for path in [path for path, stamp in new.items() if stamp[0] and growing.get(path) == stamp]:
                known[path] = new[path]
                yield path
                if self._closed.is_set():
                    return
            growing = new


class _Held:
    """What a folder holds at a moment.

    Attributes:
        disk: what the folder is on, and which one it is there.
        stamps: size and time of change of its pictures; some cameras write every picture over the one before.

    Raises:
        OSError: it cannot be read.

    """

    def __init__(self, folder: Path):
        facts = folder.stat()
        self.disk = facts.st_dev, facts.st_ino
        self.stamps: dict[Path, tuple[int, int]] = {}
        for path in pictures_of(folder):
            with suppress(OSError):  # gone meanwhile
                facts = path.stat()
                self.stamps[path] = facts.st_size, facts.st_mtime_ns
