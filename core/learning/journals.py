"""The journal of a run, which may be written by another process while it is read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

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
        scores: by name; the first is to become large.
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


class Journal:
    """Reads the journal of a run; :meth:`follow` reads what has been added since.

    Args:
        folder: of the run.

    """

    def __init__(self, folder: Path):
        self._path = folder / journal.NAME
        self._rows: list[Row] = []
        self._read = 0
        self._last = b""
        self.follow()

    @property
    def rows(self) -> list[Row]:
        """All that was read so far, oldest first."""
        return self._rows

    @property
    def last(self) -> Row | None:
        """The newest."""
        return self._rows[-1] if self._rows else None

    @property
    def best(self) -> Row | None:
        """The best by the first score; the newest where nothing is scored."""
        return next((row for row in reversed(self._rows) if row.best), self.last)

    def follow(self) -> bool:
        """Read on; whether anything is new.

        A run that goes on after it was killed cuts off what it does again: then the journal is read from its beginning.
        """
        try:
            with self._path.open("rb") as file:
                file.seek(self._read - len(self._last))
                if file.read(len(self._last)) != self._last:
                    file.seek(0)
                    self._rows, self._read, self._last = [], 0, b""
                added = file.read()
        except OSError:
            changed = bool(self._rows)
            self._rows, self._read, self._last = [], 0, b""
            return changed
        whole = added[: added.rfind(b"\n") + 1]
        for line in whole.splitlines(keepends=True):
            row = _row(line)
            if row is not None:
                self._rows.append(row)
            self._last = line
        self._read += len(whole)
        return bool(whole)


def curve(rows: Sequence[Row], measure: Measure, name: str) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Steps, and what was measured at each, of those looks at which it was a number: (n,) and (n,)."""
    points = [(row.step, value) for row in rows if (value := _of(row, measure).get(name)) is not None]
    found = np.array(points, np.float64).reshape(-1, 2)
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


def _row(line: bytes) -> Row | None:
    try:
        content: Any = json.loads(line)
        return Row.model_validate(content)
    except (ValueError, ValidationError):
        return None
