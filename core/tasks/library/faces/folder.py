"""Going through the faces of a folder, and showing those that were looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core import images
from core.base.messages import Message
from core.drawing.contact_sheets import contact_sheet
from core.engine import Engine
from core.errors import ImageError
from core.faces import Faces, Float, Image
from core.tasks.task import Table
from core.tasks.work import Work

_CERTAIN, _GOOD = 0.9, 0.05  # least probability and quality of a face that is compared
_SHOWN = 60
_COLUMNS, _SIDE = 6, 160


@dataclass(frozen=True, eq=False)
class Hit:
    """A face that was looked for.

    Attributes:
        file: relative to the folder.
        person: who it is; empty where no name belongs to it.
        box: (4,) x1, y1, x2, y2 in pixels of the picture.
        face: square picture of it.

    """

    file: str
    person: str
    box: Float
    face: Image


@dataclass(frozen=True)
class Search:
    """What a folder holds.

    Attributes:
        hits: in the order of the files.
        pictures: that could be read.
        damaged: files that could not.

    """

    hits: tuple[Hit, ...]
    pictures: int
    damaged: int


def search(folder: Path, engine: Engine, who: Callable[[Faces], list[str | None]], work: Work) -> Search:
    """Every face of a folder that somebody says yes to.

    Args:
        folder: searched with its sub-folders.
        engine: finds and embeds.
        who: names of faces with templates, or None where one is not looked for.
        work: told how far it has got.

    Raises:
        ImageError: there is no such folder, or no picture in it.

    """
    paths = images.within(folder)
    hits: list[Hit] = []
    damaged = 0
    for number, path in enumerate(paths):
        work.report(
            number / len(paths),
            Message("{path}, {number} of {paths}", path=path.name, number=number + 1, paths=len(paths)),
        )
        try:
            picture = images.read(path)
        except ImageError:
            damaged += 1
            continue
        faces = engine.find(picture, engine.smallest_face(picture))
        quality = np.array([q.score for q in faces.quality or ()])
        faces = faces.select((faces.scores >= _CERTAIN) & (quality >= _GOOD))
        if not len(faces):
            continue
        for row, name in enumerate(who(engine.embed(picture, faces))):
            if name is not None:
                face = images.crop_square(picture, faces.boxes[row], 0.5, _SIDE)
                hits.append(Hit(path.relative_to(folder).as_posix(), name, faces.boxes[row], face))
    return Search(tuple(hits), len(paths) - damaged, damaged)


def table(found: Search, named: bool) -> Table:
    """One row for each hit.

    Args:
        found: of a folder.
        named: whether hits have names.

    """
    rows = []
    for number, hit in enumerate(found.hits, 1):
        box = [round(float(value)) for value in hit.box]
        rows.append((number, hit.file, *((hit.person,) if named else ()), *box))
    corners = ("Left", "Top", "Right", "Bottom")
    if named:
        return Table(("Number", "File", "Person", *corners), tuple(rows))
    return Table(("Number", "File", *corners), tuple(rows))


def sheet(found: Search) -> Image | None:
    """The first faces found, with their numbers in the table; None where there is none."""
    if not found.hits:
        return None
    tiles = [(hit.face, str(number)) for number, hit in enumerate(found.hits[:_SHOWN], 1)]
    return contact_sheet(tiles, min(_COLUMNS, len(tiles)), _SIDE, _SIDE)
