"""Folders of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from core import images
from core.cameras.source import Frame
from core.errors import ImageError, SourceError


class FolderSource:
    """Pictures of a folder, one after the other. One that cannot be read is reported and passed over."""

    live = False
    still = True

    def __init__(self, paths: list[Path], name: str, on_bad: Callable[[ImageError], None] | None = None):
        if not paths:
            raise SourceError(f"the folder {name} holds no pictures")
        self._paths = paths
        self.name = name
        self.on_bad = on_bad
        self._closed = False

    def close(self) -> None:
        self._closed = True

    def frames(self) -> Iterator[Frame]:
        self._closed = False
        unreadable = 0
        for number, path in enumerate(self._paths):
            if self._closed:
                return
            try:
                image = images.read(path)
            except ImageError as error:
                unreadable += 1
                if unreadable == len(self._paths):
                    raise SourceError(str(error)) from None
                if self.on_bad is not None:
                    with suppress(Exception):
                        self.on_bad(error)
                continue
            yield Frame(image, float(number), datetime.now(UTC), path.name)
