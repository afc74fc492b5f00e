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
        waits_in: folder in which new pictures are waited for, after those that are there; by default it ends then.

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
            raise SourceError(f"the folder {name} holds no pictures")
        self._paths = paths
        self._folder = waits_in
        self.name = name
        self.on_bad = on_bad
        self._closed = threading.Event()

    def close(self) -> None:
        self._closed.set()

    def frames(self) -> Iterator[Frame]:
        self._closed.clear()
        unreadable = 0
        seen = self._stamps(self._paths)
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
        for number, path in enumerate(self._new(self._folder, seen), len(self._paths)):
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

    def _new(self, folder: Path, seen: dict[Path, tuple[int, int]]) -> Iterator[Path]:
        """Pictures that come into a folder, each once it is whole: once it has not grown from one look to the next.

        Raises:
            SourceError: the folder is gone.

        """
        known, growing = seen, dict[Path, tuple[int, int]]()
        while not self._closed.wait(_LOOK_SECONDS):
            try:
                now = self._stamps(pictures_of(folder))
            except FileNotFoundError:
                raise SourceError(f"the folder {self.name} is gone: see whether its disk or share is there") from None
            except OSError as error:
                raise SourceError(f"the folder {self.name} cannot be read: {error.strerror or error}") from None
            new = {path: stamp for path, stamp in now.items() if stamp != known.get(path)}
            for path in [path for path, stamp in new.items() if stamp[0] and growing.get(path) == stamp]:
                known[path] = new[path]
                yield path
                if self._closed.is_set():
                    return
            growing = new

    @staticmethod
    def _stamps(paths: list[Path]) -> dict[Path, tuple[int, int]]:
        """Size and time of change of files; some write every picture over the one before."""
        found = {}
        for path in paths:
            with suppress(OSError):  # gone meanwhile
                facts = path.stat()
                found[path] = facts.st_size, facts.st_mtime_ns
        return found
