"""Hiding every face of a picture, see :mod:`.hiding`."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.tasks.library.faces import hiding
from core.tasks.library.faces.hiding import Style
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work


class BlurFaces(Parameters):
    """What can be set."""

    style: Annotated[
        Style, Field(title="Style", description="blur and pixels leave a trace of the face, black leaves none")
    ] = "blur"
    cells: Annotated[
        int, Field(title="Cells", ge=2, le=hiding.MOST_CELLS, description="across a face; fewer hide more")
    ] = 5
    smallest: Annotated[
        float,
        Field(title="Smallest face", ge=0.3, le=20, description="in percent of the longer side; small takes time"),
    ] = 1


def run(given: Given, parameters: BlurFaces, work: Work) -> Result:
    """Hide all faces."""
    faces = hiding.found(given.picture, parameters.smallest, work.part(0.0, 0.7))
    marked = hiding.painted_boxes(given.painted)
    boxes = np.concatenate([faces, marked]).astype(np.float32)
    shown = hiding.hidden(given.picture, boxes, parameters.style, parameters.cells, work.part(0.7, 1.0))
    rows = (("Hidden", len(faces)), ("Painted over", len(marked)))
    table = Table(("Faces", "Number"), rows)
    if not len(boxes):
        return Result(Message("No face was found: paint over any that you see"), shown, table=table)
    hidden = Message.of(len(boxes), "1 face is hidden", "{count:,} faces are hidden")
    return Result(
        Message("{hidden}: look whether any was missed, and paint over it", hidden=hidden), shown, table=table
    )


TASK = Task(
    "blur-faces",
    "Hide all faces",
    Group.FACES,
    "Make every face unrecognisable before a picture is passed on.",
    BlurFaces,
    run,
    brushes=("Hide",),
    keeps_transparency=True,
)
