"""What a vision task is: what it takes, what can be set, and what comes out.

A task is one module below :mod:`core.tasks.library` that defines ``TASK``. The form in the window and the options of
the command line are made from its parameters::

    class Blur(Parameters):
        radius: Annotated[float, Field(title="Radius", ge=0.5, le=50, description="in pixels")] = 3

    def run(given: Given, parameters: Blur, work: Work) -> Result:
        return Result(picture=blurred(given.picture, parameters.radius))

    TASK = Task("blur", "Blur", Group.ENHANCEMENT, "Soften a picture.", Blur, run, pace="instant")
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from core.base.findings import Cell, Line, Plot, Table
from core.base.messages import Message
from core.base.parameters import Parameters
from core.faces import Image

if TYPE_CHECKING:
    from core.tasks.work import Work

__all__ = [
    "Cell",
    "Given",
    "Group",
    "Line",
    "Mask",
    "Pace",
    "Parameters",
    "Plot",
    "Result",
    "Second",
    "Table",
    "Task",
    "Truth",
]

Mask = npt.NDArray[np.uint8]
"""uint8 (height, width)."""
Pace = Literal["instant", "quick", "slow"]
"""Time for one ordinary picture: below a tenth of a second, below a second, longer. What is not slow runs again as soon
as a parameter changes, and on a camera's pictures."""


class Group(StrEnum):
    """Under which heading a task stands. The order is the menu's."""

    RECOGNITION = "Recognition"
    FACES = "Faces and privacy"
    SEGMENTATION = "Segmentation"
    MATTING = "Matting"
    GENERATION = "Style, resolution and restoration by networks"
    RETRIEVAL = "Retrieval"
    MICROSCOPE = "Inside a network"
    ENHANCEMENT = "Enhancement"
    RESTORATION = "Restoration"
    EDGES = "Edges"
    FEATURES = "Features and matching"
    TEACHING = "Teaching"
    CODING = "Coding"


@dataclass(frozen=True, eq=False)
class Given:
    """What a task is run on.

    Attributes:
        name: of the file, folder or camera, for words and file names.
        pixels: the picture, uint8 (height, width, 3) RGB; None where the task takes a folder.
        folder: of pictures; None where the task takes a picture.
        second: another picture, for tasks that declare :attr:`Task.second`.
        clear: uint8 (height, width, 4), where the picture is transparent in parts: its colours and how opaque they are.
            ``pixels`` is on white then.
        notes: sentences on how the pictures were opened.
        painted: uint8 (height, width) of the picture's size: the number of the brush, counted from 1, with which each
            pixel was painted, 0 where none was; None where nothing was painted.

    >>> import skimage.data
    >>> from core.tasks.task import Given
    >>> Given("collins", skimage.data.astronaut()).picture.shape
    (512, 512, 3)

    """

    name: str = "picture"
    pixels: Image | None = None
    folder: Path | None = None
    second: Image | None = None
    painted: Mask | None = None
    clear: Image | None = None
    notes: tuple[str, ...] = ()

    @property
    def picture(self) -> Image:
        """The picture of a task that takes one."""
        if self.pixels is None:
            raise ValueError(Message("this task is run on a folder, not on a picture"))
        return self.pixels


@dataclass(frozen=True, eq=False)
class Result:
    """What came out. Every part may be missing.

    Attributes:
        words: one sentence.
        picture: uint8 (height, width, 3): what is compared with the original, side by side; (height, width, 4) where
            the original is transparent and the task keeps that.
        layers: more pictures by title, (height, width, 3), or (height, width, 4) with transparency.
        table: of what was found or measured.
        plots: likewise.
        files: other files by name, as they are to be saved: a PDF, a coded picture.
        notes: more sentences, on what was not done as it might be expected.

    >>> from core.tasks.task import Result, Table
    >>> result = Result("Two circles were found.", table=Table(("radius",), ((12.5,), (40.0,))))
    >>> result.words, len(result.table.rows), result.picture
    ('Two circles were found.', 2, None)

    """

    words: str = ""
    picture: Image | None = None
    layers: Mapping[str, Image] = field(default_factory=dict)
    table: Table | None = None
    plots: tuple[Plot, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Second:
    """The other picture that a task takes.

    Attributes:
        title: what it is: "Template", "Style".
        required: whether the task cannot do without.
        unmarked: where its levels are marks, the level that stands for no mark; None where it is a picture.

    """

    title: str
    required: bool = True
    unmarked: int | None = None


@dataclass(frozen=True)
class Truth:
    """How well a result agrees with what is known to be right.

    Attributes:
        title: what is compared with: "Reference picture".
        suffixes: of the files that hold it, in lower case; none where it is a folder.
        measure: what was given, the result, and the file or folder of the truth → values by name. Raises PorticoError
            where the truth cannot be read or does not belong to the picture.

    """

    title: str
    suffixes: tuple[str, ...]
    measure: Callable[[Given, Result, Path], Mapping[str, float]]


@dataclass(frozen=True)
class Task:
    """One vision task.

    Attributes:
        key: its name on the command line, lower case with hyphens.
        title: its name for people.
        group: its heading.
        summary: one sentence: what it is good for.
        parameters: what can be set.
        run: does it. Raises PorticoError or WeightsError, in one sentence that says what to do, where it cannot; calls
            ``work.report`` now and then, which raises where somebody has stopped it.
        takes: a picture, or a folder of them. What takes a picture is run on each of a folder's too.
        second: another picture it takes.
        brushes: titles of what can be painted over the picture.
        weights: names in the weights manifest that it needs.
        other_weights: names of those that it needs with other than its default parameters.
        truth: how to measure its result.
        pace: how long it takes.
        gallery: whether it looks into the gallery of enrolled people.
        keeps_transparency: whether what comes out is the same picture, changed, and stays as transparent as it was.

    >>> import skimage.data
    >>> from core.tasks import running
    >>> from core.tasks.task import Given, Group, Parameters, Result, Task
    >>> from core.tasks.work import Work, Workshop
    >>> def run(given, parameters, work):
    ...     return Result("It stands on its head.", given.picture[::-1])
    >>> task = Task("flip", "Flip", Group.ENHANCEMENT, "Turn a picture over.", Parameters, run, pace="instant")
    >>> collins = skimage.data.astronaut()
    >>> result = running.run(task, Given("collins", collins), task.parameters(), Work(Workshop()))
    >>> result.words, bool((result.picture[0] == collins[-1]).all())
    ('It stands on its head.', True)

    """

    key: str
    title: str
    group: Group
    summary: str
    parameters: type[Parameters]
    run: Callable[[Given, Any, Work], Result]
    takes: Literal["picture", "folder"] = "picture"
    second: Second | None = None
    brushes: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    other_weights: tuple[str, ...] = ()
    truth: Truth | None = None
    pace: Pace = "slow"
    gallery: bool = False
    keeps_transparency: bool = False
