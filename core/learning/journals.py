"""The journal of a run, which may be written by another process while it is read."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Generic, Literal, TypeVar

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, ValidationError

from models.training import journal

Measure = Literal["losses", "scores", "gradients", "dead"]


class Row(BaseModel):
    """One look.

    Attributes:
        step: steps done.
        seconds: of training so far.
        losses: means since the last look, by name; "loss" is the whole. None where one is no number.
        scores: by name; which is to become large or small, the recipe knows: ``best`` says at which look it was best.
        rate: the learning rate.
        gradients: length of the last gradient by layer.
        best: whether the first score is the best so far.
        dead: share of the units of each rectifier that never were positive, by layer.

    """

    model_config = ConfigDict(frozen=True)

    step: int
    seconds: float
    losses: dict[str, float | None]
    scores: dict[str, float | None]
    rate: float
    gradients: dict[str, float | None] = {}
    best: bool = False
    dead: dict[str, float | None] = {}


class Point(BaseModel):
    """A point of the curve of the losses, also between looks.

    Attributes:
        step: steps done.
        losses: means since the last point, by name; "loss" is the whole. None where one is no number.

    """

    model_config = ConfigDict(frozen=True)

    step: int
    losses: dict[str, float | None]


Line = TypeVar("Line", bound=BaseModel)


class _Lines(Generic[Line]):
    """Reads the lines of a file that another process may be writing.

    Args:
        path: of the file.
        kind: what a line is; what is none is passed over.

    """

    def __init__(self, path: Path, kind: type[Line]):
        self.found: list[Line] = []
        self._path, self._kind = path, kind
        self._read = 0
        self._last = b""

    def follow(self) -> bool:
        """Read on; whether anything is new. What was cut off is read from its beginning."""
        try:
            with self._path.open("rb") as file:
                file.seek(self._read - len(self._last))
                if file.read(len(self._last)) != self._last:
                    file.seek(0)
                    self.found, self._read, self._last = [], 0, b""
                added = file.read()
        except OSError:
            changed = bool(self.found)
            self.found, self._read, self._last = [], 0, b""
            return changed
        whole = added[: added.rfind(b"\n") + 1]
        for line in whole.splitlines(keepends=True):
            with suppress(ValidationError):
                self.found.append(self._kind.model_validate_json(line))
            self._last = line
        self._read += len(whole)
        return bool(whole)


class Journal:
    """Reads the journal of a run; :meth:`follow` reads what has been added since.

    Args:
        folder: of the run.

    """

    def __init__(self, folder: Path):
        self._rows = _Lines(folder / journal.NAME, Row)
        self._points = _Lines(folder / journal.LOSSES, Point)
        self.follow()

    @property
    def rows(self) -> list[Row]:
        """All looks that were read so far, oldest first."""
        return self._rows.found

    @property
    def points(self) -> list[Point]:
        """The curve of the losses as far as it was read, oldest first; empty where a run has noted looks alone."""
        return self._points.found

    @property
    def last(self) -> Row | None:
        """The newest."""
        return self.rows[-1] if self.rows else None

    @property
    def best(self) -> Row | None:
        """The best by the first score; the newest where nothing is scored."""
        return next((row for row in reversed(self.rows) if row.best), self.last)

    def follow(self) -> bool:
        """Read on; whether anything is new.

        A run that goes on after it was killed cuts off what it does again: then the journal is read from its beginning.
        """
        looked, drawn = self._rows.follow(), self.follow_losses()
        return looked or drawn

    def follow_losses(self) -> bool:
        """The same of the curve of the losses alone."""
        return self._points.follow()


def curve(rows: Sequence[Row], measure: Measure, name: str) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Steps, and what was measured at each, of those looks at which it was a number: (n,) and (n,)."""
    points = [(row.step, value) for row in rows if (value := _of(row, measure).get(name)) is not None]
    found = np.array(points, np.float64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def loss_curve(
    rows: Sequence[Row], points: Sequence[Point], name: str
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Steps, and a loss at each, (n,) and (n,): of the points, and of the looks before the first of them."""
    first = points[0].step if points else math.inf
    early = [(row.step, row.losses.get(name)) for row in rows if row.step < first]
    told = early + [(point.step, point.losses.get(name)) for point in points]
    found = np.array([(step, value) for step, value in told if value is not None], np.float64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def names(rows: Sequence[Row], measure: Measure) -> list[str]:
    """Names of what was measured, in their order."""
    return list(dict.fromkeys(name for row in rows for name in _of(row, measure)))


def is_loss(name: str) -> bool:
    """Whether a score is one that is to become small, by its name."""
    return name.endswith("loss")


def _of(row: Row, measure: Measure) -> Mapping[str, float | None]:
    found: dict[str, float | None] = getattr(row, measure)
    return found
