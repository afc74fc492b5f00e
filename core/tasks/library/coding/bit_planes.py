"""The eight bits of each level as eight pictures of black and white."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.coding import formats
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Mask, Parameters, Result, Table, Task
from core.tasks.work import Work

BITS = 8


class BitPlanes(Parameters):
    """Which planes are put together again."""

    lowest: Annotated[int, Field(title="From bit", ge=1, le=BITS, description="1 counts least, 8 most")] = 5
    highest: Annotated[int, Field(title="To bit", ge=1, le=BITS, description="1 counts least, 8 most")] = BITS
    gray: Annotated[
        bool,
        Field(title="Gray code", description="neighbouring levels differ in one bit: the planes hold larger areas"),
    ] = False
    colours: Annotated[bool, Field(title="Colours", description="each colour by itself; else the grey picture")] = True
    stretch: Annotated[
        bool, Field(title="Stretch", description="spread the planes that are shown from black to white")
    ] = False


def coded(values: Mask, *, gray: bool) -> Mask:
    """Levels as they are, or in Gray code."""
    return np.asarray(values ^ (values >> 1), np.uint8) if gray else values


def levels_of(code: Mask, *, gray: bool) -> Mask:
    """The levels that gave this code."""
    if not gray:
        return code
    for shift in (4, 2, 1):
        code = np.asarray(code ^ (code >> shift), np.uint8)
    return code


def _run(given: Given, parameters: BitPlanes, _work: Work) -> Result:
    if parameters.lowest > parameters.highest:
        raise TaskError("the first bit must not lie above the last")
    grey = levels.grey(given.picture)
    source = given.picture if parameters.colours else levels.as_picture(grey)
    kept = sum(1 << (bit - 1) for bit in range(parameters.lowest, parameters.highest + 1))
    after = levels_of(coded(source, gray=parameters.gray) & np.uint8(kept), gray=parameters.gray)
    loss = formats.loss(after, source)
    if parameters.stretch:
        after = levels.to_bytes(after * (255 / max(int(after.max()), 1)))
    planes = coded(grey, gray=parameters.gray)
    layers: dict[str, Image] = {}
    rows = []
    for bit in range(BITS, 0, -1):
        plane = np.asarray((planes >> (bit - 1)) & 1, np.uint8)
        layers[Message("Bit {bit}", bit=bit)] = levels.as_picture(plane * np.uint8(255))
        alike = float((plane[:, 1:] == plane[:, :-1]).mean())
        rows.append((bit, 100 * float(plane.mean()), 100 * alike))
    count = parameters.highest - parameters.lowest + 1
    return Result(
        words=Message("{count} of 8 bits: {loss}", count=count, loss=loss),
        picture=after,
        layers=layers,
        table=Table(("Bit", "White pixels (%)", "Neighbours alike (%)"), tuple(rows)),
    )


TASK = Task(
    "bit-planes",
    "Bit planes",
    Group.CODING,
    "See what each of the eight bits of a level holds, and how few of them a picture needs.",
    BitPlanes,
    _run,
    pace="quick",
)
