"""What every camera is, whatever plays it: something that gives frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from core.errors import SourceError
from core.faces import Image


@dataclass(frozen=True, eq=False)
class Frame:
    """One picture of a camera.

    Attributes:
        image: uint8 (height, width, 3), RGB.
        seconds: since the camera began, by a clock that nobody sets; never less than in the frame before.
        when: moment of capture by the clock on the wall. Of a stream it is when the picture arrived, less what it was
            held up more than its quickest; of a recording, when it was begun to be played, and its place therein.
        name: of the file, for a folder of pictures.
        dead: the camera hangs or is covered: nobody may be decided on by this picture.

    """

    image: Image
    seconds: float
    when: datetime
    name: str = ""
    dead: bool = False


@runtime_checkable
class Source(Protocol):
    """A camera, or something that plays one.

    Attributes:
        name: for people and for the log; never holds a password.
        live: frames come by themselves and wait for nobody.
        still: each frame is a picture of its own, unrelated to the one before.

    One that is live may also have ``recorded``, whether it plays what may well stand still, and ``pause``, the seconds
    from one picture to the next that it takes where that is long.

    >>> from datetime import UTC, datetime
    >>> import numpy as np
    >>> from core.cameras.source import Frame, Source
    >>> class Dark:
    ...     name, live, still = "dark", False, False
    ...     def frames(self):
    ...         for number in range(3):
    ...             yield Frame(np.zeros((48, 64, 3), np.uint8), number / 25, datetime.now(UTC))
    ...     def close(self):
    ...         pass
    >>> source: Source = Dark()
    >>> [frame.seconds for frame in source.frames()]
    [0.0, 0.04, 0.08]

    """

    name: str
    live: bool
    still: bool

    def frames(self) -> Iterator[Frame]:
        """The frames in order, until the source ends or :meth:`close` is called; called again, it is opened anew.

        Raises:
            SourceError: it cannot be opened, or breaks down.

        """
        ...

    def close(self) -> None:
        """Stop; the iterator ends soon after. May be called from another thread."""
        ...


class CameraLoginError(SourceError):
    """A camera refuses the user or the password. Cameras lock out whoever tries that often."""


class FinalError(SourceError):
    """A source cannot be read, and will not come right by being opened again."""
