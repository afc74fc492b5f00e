"""What came of a run, as it is kept in its folder: ``outcome.json``, pictures, and files for use elsewhere."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image as Pillow
from pydantic import BaseModel, ConfigDict, ValidationError

from core import images
from core.base import durable
from core.base.findings import Cell, Line, Plot, Table
from core.base.messages import Message
from core.learning.recipe import Outcome

_OUTCOME = "outcome.json"
FILES, PICTURES = "files", "pictures"
"""Folders in that of the run."""


class KeptTable(BaseModel):
    """A table; see :class:`core.base.findings.Table`."""

    columns: tuple[Message, ...]
    rows: tuple[tuple[Cell, ...], ...]


class KeptLine(BaseModel):
    """A line of a plot; what is no number is left out."""

    name: str
    x: list[float]
    y: list[float]


class KeptPlot(BaseModel):
    """A plot."""

    title: str
    x: str
    y: str
    lines: tuple[KeptLine, ...]


class Kept(BaseModel):
    """What came of a run; see :class:`core.learning.recipe.Outcome`.

    Attributes:
        pictures: names of files in the folder ``pictures``, by title.
        files: names of files in the folder ``files``.

    """

    model_config = ConfigDict(frozen=True)

    words: Message
    figures: dict[str, float | None] = {}
    table: KeptTable | None = None
    plots: tuple[KeptPlot, ...] = ()
    pictures: dict[str, str] = {}
    files: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()

    def shown_table(self) -> Table | None:
        """The table, as it is shown."""
        return Table(self.table.columns, self.table.rows) if self.table is not None else None

    def shown_plots(self) -> tuple[Plot, ...]:
        """The plots, as they are shown."""
        return tuple(
            Plot(one.title, one.x, one.y, tuple(Line(m.name, np.array(m.x), np.array(m.y)) for m in one.lines))
            for one in self.plots
        )


def without_pictures(outcome: Outcome) -> Outcome:
    """The same without any picture: of people of the gallery, none lies about unsealed."""
    files = {name: content for name, content in outcome.files.items() if not is_picture(name)}
    return replace(outcome, pictures={}, files=files)


def write(folder: Path, outcome: Outcome) -> None:
    """Keep what came of a run.

    Raises:
        OSError: it cannot be written.

    """
    for inside in (FILES, PICTURES):
        durable.private_folder(folder / inside)
    for name, content in outcome.files.items():
        durable.write(folder / FILES / Path(name).name, content)
    pictures = {}
    for number, (title, picture) in enumerate(outcome.pictures.items()):
        buffer = io.BytesIO()
        Pillow.fromarray(np.ascontiguousarray(picture)).save(buffer, "PNG")
        pictures[title] = f"{number:02d}.png"
        durable.write(folder / PICTURES / pictures[title], buffer.getvalue())
    kept = Kept(
        words=outcome.words,
        figures={name: float(value) if np.isfinite(value) else None for name, value in outcome.figures.items()},
        table=KeptTable(columns=outcome.table.columns, rows=outcome.table.rows) if outcome.table is not None else None,
        plots=tuple(_plot(plot) for plot in outcome.plots),
        pictures=pictures,
        files=tuple(Path(name).name for name in outcome.files),
        notes=outcome.notes,
    )
    durable.write(folder / _OUTCOME, kept.model_dump_json(indent=1).encode())


def read(folder: Path) -> Kept | None:
    """What came of the run of a folder; None where nothing has, or nothing readable."""
    try:
        return Kept.model_validate_json((folder / _OUTCOME).read_bytes())
    except (OSError, ValidationError):
        return None


def is_picture(name: str) -> bool:
    """Whether a file is one, by the ending of its name."""
    return Path(name).suffix.lower() in images.SUFFIXES


def _plot(plot: Plot) -> KeptPlot:
    lines = []
    for line in plot.lines:
        there = np.isfinite(line.x) & np.isfinite(line.y)
        lines.append(KeptLine(name=line.name, x=line.x[there].tolist(), y=line.y[there].tolist()))
    return KeptPlot(title=plot.title, x=plot.x, y=plot.y, lines=tuple(lines))
