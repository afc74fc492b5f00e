"""Near duplicates in a folder: pictures whose features point the same way."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from core.base.messages import Message
from core.drawing.contact_sheets import contact_sheet
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.recognition import imagenet
from core.tasks.library.retrieval import picture_index
from core.tasks.library.retrieval.similar import TILE, small
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

_GROUPS = 8  # on the sheet
_COLUMNS = 5


class Duplicates(Parameters):
    """How alike two pictures must be."""

    threshold: Annotated[
        float,
        Field(
            title="Similarity", ge=0.5, le=1, description="from which two are duplicates; 1 for the same picture only"
        ),
    ] = 0.9


def _run(given: Given, parameters: Duplicates, work: Work) -> Result:
    if given.folder is None:
        raise TaskError("choose a folder to search")
    index = picture_index.of_folder(given.folder, work.part(0.0, 0.9), "coarse")
    groups = index.groups(parameters.threshold) if index.paths else []
    rows = tuple(
        (number, str(path.relative_to(given.folder)), round(score, 4), picture_index.size_of(path))
        for number, group in enumerate(groups, 1)
        for path, score in group
    )
    spare = len(rows) - len(groups)
    if groups:
        words = Message.of(
            spare,
            "{count} of {pictures} repeats another, in {groups}; {computed} looked at anew, "
            "{unreadable} cannot be read",
            "{count} of {pictures} repeat another, in {groups}; {computed} looked at anew, {unreadable} cannot be read",
            pictures=Message.of(len(index.paths), "1 picture", "{count:,} pictures"),
            groups=Message.of(len(groups), "1 group", "{count:,} groups"),
            computed=index.computed,
            unreadable=len(index.unreadable),
        )
    else:
        words = Message(
            "No duplicates among {pictures}; {computed} looked at anew, {unreadable} cannot be read",
            pictures=Message.of(len(index.paths), "1 picture", "{count:,} pictures"),
            computed=index.computed,
            unreadable=len(index.unreadable),
        )
    return Result(
        words=words,
        picture=_sheet(groups[:_GROUPS], work) if groups else None,
        table=Table(("Group", "File", "Similarity to the first", "Bytes"), rows),
    )


def _sheet(groups: list[list[tuple[Path, float]]], work: Work) -> Image:
    """A row for each group, the largest file first."""
    tiles: list[tuple[Image | None, str]] = []
    columns = min(_COLUMNS, max(len(group) for group in groups))
    for number, group in enumerate(groups, 1):
        work.report(0.9 + 0.1 * number / len(groups), Message("Drawing the sheet"))
        row: list[tuple[Image | None, str]] = [
            (small(path), f"Group {number}, {len(group)} files" if not place else f"{score:.2f}")
            for place, (path, score) in enumerate(group[:columns])
        ]
        tiles += row + [(None, "")] * (columns - len(row))
    return contact_sheet(tiles, columns, *TILE)


TASK = Task(
    "duplicates",
    "Near duplicates",
    Group.RETRIEVAL,
    "Find pictures that a folder holds more than once, also where they were shrunk, cut a little or saved anew.",
    Duplicates,
    _run,
    takes="folder",
    weights=imagenet.WEIGHTS[:1],
)
