"""Object detection: what is where, of COCO's 80 kinds, by SSD MobileNet v2 (:mod:`.detector`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from core.base.messages import Message
from core.faces import Image
from core.tasks.library.recognition import coco_names
from core.tasks.library.recognition.detector import WEIGHTS, Look, Objects, detect
from core.tasks.library.recognition.overlay import colour, with_boxes
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

_HEADINGS = ("Object", "Confidence", "Left", "Top", "Right", "Bottom")


class Detection(Parameters):
    """Which objects."""

    confidence: Annotated[
        float, Field(title="Confidence", ge=0.05, le=0.95, description="from which an object is shown, 0 to 1")
    ] = 0.4
    only: Annotated[
        str, Field(title="Only", max_length=200, description="kinds of objects, with commas between; empty for all")
    ] = ""
    overlap: Annotated[
        float,
        Field(title="Overlap", ge=0.1, le=0.9, description="above which two boxes of a kind are one object, 0 to 1"),
    ] = 0.5
    look: Annotated[
        Look, Field(title="Look at", description="the picture as a whole, or closer, in parts, to find small things")
    ] = "four parts"


def counted(names: Iterable[str]) -> str:
    """How many of what, the most frequent first: ``cup × 2, person × 1``."""
    return ", ".join(f"{name} × {count}" for name, count in Counter(names).most_common())


def table_of(objects: Objects) -> Table:
    """A row for each object."""
    rows = zip(objects.names, objects.scores.tolist(), objects.boxes.tolist(), strict=True)
    return Table(_HEADINGS, tuple((name, round(score, 4), *(round(v) for v in box)) for name, score, box in rows))


def run(given: Given, parameters: Detection, work: Work) -> Result:
    """Find objects and draw them."""
    kinds = coco_names.numbers(parameters.only)
    found = detect(given.picture, work, parameters.confidence, parameters.overlap, parameters.look, kinds)
    advice = Message("No objects found: lower the confidence")
    if parameters.look != "nine parts":
        advice = Message("No objects found: lower the confidence, or look closer")
    return reported(given.picture, found, advice)


def reported(picture: Image, found: Objects, advice: str) -> Result:
    """Objects drawn over the picture and listed; ``advice`` is said where there is none."""
    captions = [f"{name} {score:.0%}" for name, score in zip(found.names, found.scores.tolist(), strict=True)]
    drawn = with_boxes(picture, found.boxes, captions, [colour(int(number)) for number in found.classes])
    words = Message.of(
        len(found), "{count} object found: {names}", "{count} objects found: {names}", names=counted(found.names)
    )
    return Result(words if len(found) else advice, drawn, table=table_of(found))


TASK = Task(
    "objects",
    "Objects",
    Group.RECOGNITION,
    "Find people, animals, vehicles and things of 80 everyday kinds, and say where they are.",
    Detection,
    run,
    weights=(WEIGHTS,),
    pace="quick",
)
