"""Retrieval by example: pictures that look like a given one, by the features of a classifier (Babenko et al. 2014)."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

from pydantic import Field

from core import images
from core.base.messages import Message
from core.drawing.contact_sheets import contact_sheet, fitted
from core.errors import ImageError, TaskError
from core.faces import Image
from core.tasks.library.recognition import imagenet
from core.tasks.library.retrieval import picture_index
from core.tasks.task import Given, Group, Parameters, Result, Second, Table, Task
from core.tasks.work import Work

TILE = 240, 180
"""Width and height in pixels of a picture on a sheet."""

_SHOWN = 23  # matches on the sheet, beside the picture that was asked for


class Similar(Parameters):
    """How many to find."""

    count: Annotated[int, Field(title="Matches", ge=1, le=200, description="how many, the most alike first")] = 11


def _run(given: Given, parameters: Similar, work: Work) -> Result:
    folder, query = given.folder, given.second
    if folder is None or query is None:
        raise TaskError("choose a folder to search and a picture to search for")
    index = picture_index.of_folder(folder, work.part(0.0, 0.9))
    if not index.paths:
        raise ImageError(
            "none of the pictures in {folder} can be read: {files}",
            folder=folder,
            files=Message.of(len(index.unreadable), "1 file", "{count:,} files"),
        )
    found = index.nearest(picture_index.features(work, picture_index.chip(query)[None])[0], parameters.count)
    rows = tuple((n, str(path.relative_to(folder)), round(score, 4)) for n, (path, score) in enumerate(found, 1))
    return Result(
        words=(
            Message(
                "Most alike of {pictures}: {rows} (similarity {rows2:.2f}); {computed} looked at anew, "
                "{unreadable} cannot be read",
                pictures=Message.of(len(index.paths), "1 picture", "{count:,} pictures"),
                rows=rows[0][1],
                rows2=rows[0][2],
                computed=index.computed,
                unreadable=len(index.unreadable),
            )
        ),
        picture=_sheet(query, found[:_SHOWN], work),
        table=Table(("Rank", "File", "Similarity"), rows),
    )


def small(path: Path) -> Image | None:
    """A picture for a sheet, no larger than it is shown; None where it can no longer be read."""
    with suppress(ImageError):
        return fitted(images.read(path), *TILE)
    return None


def _sheet(query: Image, found: list[tuple[Path, float]], work: Work) -> Image:
    tiles: list[tuple[Image | None, str]] = [(query, "Looked for")]
    for number, (path, score) in enumerate(found, 1):
        work.report(0.9 + 0.1 * number / len(found), Message("Drawing the sheet"))
        tiles.append((small(path), f"{number}: {score:.2f}"))
    return contact_sheet(tiles, min(len(tiles), 4 if len(tiles) <= 12 else 6), *TILE)


TASK = Task(
    "similar",
    "Similar pictures",
    Group.RETRIEVAL,
    "Find the pictures of a folder that look most like another picture; the folder is looked through only once.",
    Similar,
    _run,
    takes="folder",
    second=Second("Picture to look for"),
    weights=imagenet.WEIGHTS[:1],
)
