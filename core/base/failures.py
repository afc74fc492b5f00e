"""What can be told of an error without telling what it holds: an error may say anything, names too."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

_FRAMES = 60


@dataclass(frozen=True)
class Place:
    """Where a program was.

    Attributes:
        file: as installed, without the folders above.
        line: number.
        function: name.

    """

    file: str
    line: int
    function: str


def unexpected(error: BaseException) -> bool:
    """Whether an error is the program's fault, and not something that its user can mend."""
    from core.errors import PorticoError
    from models.weights import WeightsError

    return not isinstance(error, PorticoError | WeightsError | OSError)


def stack(error: BaseException) -> tuple[Place, ...]:
    """Where an error came from, outermost first; no values and no source."""
    places = []
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(Place(short(code.co_filename), trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    return tuple(places[-_FRAMES:])


def chain(error: BaseException) -> list[BaseException]:
    """An error, and what it came from."""
    errors: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in errors and len(errors) < 5:
        errors.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return errors


def short(file: str) -> str:
    """A file's path from the program's or the library's folder on."""
    path = Path(file)
    for above in (Path(__file__).resolve().parents[1], *(Path(entry) for entry in sys.path if entry)):
        with suppress(ValueError):
            return path.relative_to(above).as_posix()
    return path.name
