"""Hiding strangers and leaving those enrolled, or the other way round, see :mod:`.hiding`.

Whoever cannot be told for sure is hidden: a face below the threshold, one that could be two people, one too small or
too blurred to say. Nothing of the comparison is written anywhere: neither templates nor scores.
"""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.faces import Faces
from core.tasks.library.faces import hiding
from core.tasks.library.faces.enrolled import NAMES_LENGTH, chosen
from core.tasks.library.faces.hiding import Style
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

_TELLS = 0.3  # least quality of a face of which it can be said that it is nobody's
_WARY = 0.05  # of the strangers may be hidden with those enrolled, so that few of these are missed


class BlurStrangers(Parameters):
    """What can be set."""

    hide: Annotated[
        Literal["strangers", "enrolled people"], Field(title="Hide", description="who is unsure is hidden either way")
    ] = "strangers"
    names: Annotated[
        str,
        Field(
            title="Only these names",
            max_length=NAMES_LENGTH,
            description="commas between them; empty is everybody enrolled",
        ),
    ] = ""
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


def surely(faces: Faces, people: set[int] | None) -> npt.NDArray[np.bool_]:
    """Which faces are surely those of enrolled people: (N,).

    Args:
        faces: with matches.
        people: who counts; None is everybody.

    """
    persons = [match.person for match in faces.matches or ()]
    return np.array([p is not None and (people is None or p.person_id in people) for p in persons], bool)


def perhaps(faces: Faces, people: set[int] | None, threshold: float) -> npt.NDArray[np.bool_]:
    """Which faces might be those of enrolled people: (N,).

    Args:
        faces: with matches and quality.
        people: who counts; None is everybody.
        threshold: score below which a good face is somebody else's.

    """
    might = []
    for match, quality in zip(faces.matches or (), faces.quality or (), strict=True):
        near = [c for c in (match.best, match.second) if c is not None and c.score >= threshold]
        other = match.person is not None and people is not None and match.person.person_id not in people
        might.append(
            not other
            and (quality.score < _TELLS or any(people is None or candidate.person_id in people for candidate in near))
        )
    return np.array(might, bool)


def run(given: Given, parameters: BlurStrangers, work: Work) -> Result:
    """Hide who is not to be seen."""
    people = chosen(work, parameters.names)
    recogniser = work.recogniser
    work.report(0.0, Message("Looking for faces"))
    faces = recogniser.identify(given.picture, hiding.smallest_side(given.picture, parameters.smallest))
    if parameters.hide == "strangers":
        covered = ~surely(faces, people)
    else:
        count = recogniser.index.people if people is None else len(people)
        covered = perhaps(faces, people, recogniser.engine.profile.identify_threshold(count, _WARY))
    marked = hiding.painted_boxes(given.painted)
    boxes = np.concatenate([faces.boxes[covered], marked]).astype(np.float32)
    shown = hiding.hidden(given.picture, boxes, parameters.style, parameters.cells, work.part(0.7, 1.0))
    kept = len(faces) - int(covered.sum())
    rows = (("Hidden", int(covered.sum())), ("Kept", kept), ("Painted over", len(marked)))
    table = Table(("Faces", "Number"), rows)
    if not len(faces) and not len(marked):
        return Result(Message("No face was found: paint over any that you see"), shown, table=table)
    return Result(
        Message(
            "{faces}, {kept} kept: look whether any was missed",
            faces=Message.of(len(boxes), "1 face is hidden", "{count:,} faces are hidden"),
            kept=kept,
        ),
        shown,
        table=table,
    )


TASK = Task(
    "blur-strangers",
    "Hide strangers",
    Group.FACES,
    "Hide everybody in a picture but those who are enrolled, or only those.",
    BlurStrangers,
    run,
    brushes=("Hide",),
    gallery=True,
    keeps_transparency=True,
)
