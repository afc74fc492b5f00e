"""A kernel that is learnt before one's eyes: by gradient descent, from a picture and what it should become.

What is to be found is known, so that it can be seen how near each optimiser comes, and why plain descent is slow:
neighbouring pixels are alike, and what tells them apart moves the loss little (LeCun et al., "Efficient BackProp",
1998). What no kernel can do, such as a median, stays as an error that the best kernel has too.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import numpy as np
from PIL import Image as Pillow
from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from core.base.messages import Message
from core.base.wording import amount
from core.drawing.contact_sheets import contact_sheet
from core.errors import TaskError
from core.faces import Float, Image
from core.tasks.library.enhancement import convolution
from core.tasks.library.features import drawing as pictures
from core.tasks.library.layers import language
from core.tasks.library.layers.drawing import answer
from core.tasks.task import Given, Group, Line, Parameters, Plot, Result, Second, Table, Task
from core.tasks.work import Work

if TYPE_CHECKING:
    from models.kernel_learning import Course, Lesson, Optimiser, Recipe

_PIXELS = 40_000
_TILE = 200  # pixels
_FRAMES = 24  # of the moving picture
_FRAME_MS = 160
_SNAPSHOTS = (0, 10, 100)

OptimiserName = Literal["SGD", "momentum", "Adagrad", "Adadelta", "RMSprop", "Adam", "L-BFGS"]


class LearntKernel(Parameters):
    """What is to be learnt, and how."""

    target: Annotated[
        Literal["own kernel", convolution.Preset, "edge strength", "median", "second picture"],
        Field(title="What to learn", description="a kernel that is hidden from it, or what no kernel can quite do"),
    ] = "sobel x"
    kernel: Annotated[
        str,
        Field(
            title="Own kernel",
            max_length=4000,
            description="odd sizes up to 15; hidden from what learns",
            json_schema_extra={"editor": "matrix"},
        ),
    ] = "0 0 0 0 1; 0 0 0 1 0; 0 0 0 0 0; 0 -1 0 0 0; -1 0 0 0 0"
    size: Annotated[
        int, Field(title="Size", ge=1, le=language.LARGEST, description="of the learnt kernel; even sizes become odd")
    ] = 5
    optimiser: Annotated[OptimiserName, Field(title="Optimiser", description="how steps follow from gradients")] = (
        "momentum"
    )
    rate: Annotated[
        float, Field(title="Learning rate", ge=0.01, le=100, description="times the usual one; too much flies apart")
    ] = 1
    steps: Annotated[int, Field(title="Steps", ge=1, le=5000, description="of gradient descent")] = 300
    side: Annotated[
        int, Field(title="Square", ge=8, le=400, description="pixels that a step learns from; large: whole picture")
    ] = 64
    centred: Annotated[
        bool, Field(title="Centred", description="take the mean grey away first, which makes the way shorter")
    ] = True
    compare: Annotated[bool, Field(title="Compare", description="all optimisers, each at its usual rate")] = False
    seed: Annotated[int, Field(title="Seed", ge=0, le=9999, description="of the first kernel and the squares")] = 0

    @field_validator("kernel")
    @classmethod
    def _is_kernel(cls, text: str) -> str:
        try:
            convolution.kernel(text)
        except ValueError as error:
            raise PydanticCustomError(Message("kernel"), "{reason}", {"reason": str(error)}) from None
        return text


@dataclass(frozen=True, eq=False)
class _Asked:
    """What is learnt from.

    Attributes:
        picture: grey, float32 (height, width).
        target: what it should become, where a kernel without padding ends.
        hidden: the kernel to be found, (size, size); None where there is none, or it is larger.
        size: of the kernel that is learnt.

    """

    picture: Float
    target: Float
    hidden: language.Kernel | None
    size: int

    def error(self, loss: float) -> float:
        """Root of the mean squared error, in grey levels."""
        return 255 * float(np.sqrt(loss))

    def distance(self, kernel: Float) -> float | None:
        """How far a kernel is from the hidden one, in percent of its size."""
        if self.hidden is None:
            return None
        away = float(np.linalg.norm(kernel - self.hidden))
        return 100 * away / max(float(np.linalg.norm(self.hidden)), 1e-9)


def _asked(given: Given, parameters: LearntKernel) -> _Asked:
    """The picture, and what it should become.

    Raises:
        TaskError: there is no second picture, it is of another size, or the picture is too small.

    """
    import cv2

    small, _scale = pictures.shrunk(given.picture, _PIXELS)
    size = parameters.size + (parameters.size + 1) % 2
    grey = _grey(small)
    if min(grey.shape) < size + 7:
        raise TaskError("the picture is too small for a kernel of {size}: use a larger one", size=size)
    hidden, target = None, grey
    if parameters.target == "second picture":
        if given.second is None:
            raise TaskError("choose a second picture as the target, or something else to learn")
        if given.second.shape != given.picture.shape:
            raise TaskError("the second picture must be as large as the first: it is the same one, changed")
        target = _grey(pictures.shrunk(given.second, _PIXELS)[0])
    elif parameters.target == "edge strength":
        across, down = (cv2.Sobel(grey, cv2.CV_32F, *order) for order in ((1, 0), (0, 1)))
        target = np.asarray(np.hypot(across, down) / 4, np.float32)
    elif parameters.target == "median":
        target = np.asarray(cv2.medianBlur(grey, 5), np.float32)
    else:
        known = "own" if parameters.target == "own kernel" else parameters.target.replace(" ", "-")
        hidden = language.kernel_of(known, convolution.kernel(parameters.kernel))
    if parameters.centred:
        grey = np.asarray(grey - grey.mean(), np.float32)
    if hidden is not None:
        target = np.asarray(cv2.filter2D(grey, cv2.CV_32F, hidden), np.float32)
    elif parameters.centred:
        target = np.asarray(target - target.mean(), np.float32)
    inner, end = size // 2, -(size // 2) or None
    target = np.ascontiguousarray(target[inner:end, inner:end], np.float32)
    return _Asked(grey, target, _within(hidden, size), size)


def _grey(picture: Image) -> Float:
    """Grey levels from 0 to 1."""
    return np.asarray(pictures.grey(picture) / np.float32(255), np.float32)


def _within(hidden: language.Kernel | None, size: int) -> language.Kernel | None:
    """A kernel in the middle of a larger square of zeros; None where it is larger itself."""
    if hidden is None or max(hidden.shape) > size:
        return None
    found = np.zeros((size, size))
    top, left = (size - hidden.shape[0]) // 2, (size - hidden.shape[1]) // 2
    found[top : top + hidden.shape[0], left : left + hidden.shape[1]] = hidden
    return found


def run(given: Given, parameters: LearntKernel, work: Work) -> Result:
    """Learn, and show how it went."""
    work.report(0.0, Message("Preparing the picture"))
    from models.kernel_learning import Lesson, Recipe

    asked = _asked(given, parameters)
    lesson = Lesson(asked.picture, asked.target, asked.size)
    others = [name for name in get_args(OptimiserName) if name != parameters.optimiser] if parameters.compare else []
    courses: dict[Optimiser, Course] = {}
    every: list[OptimiserName] = [parameters.optimiser, *others]
    for number, name in enumerate(every):
        rate = parameters.rate if number == 0 else 1.0
        recipe = Recipe(name, rate, parameters.steps, parameters.side, parameters.seed)
        courses[name] = _learnt(asked, lesson, recipe, work.part(number / len(every), (number + 1) / len(every)))
    return _told(asked, lesson, courses, parameters)


def _learnt(asked: _Asked, lesson: Lesson, recipe: Recipe, work: Work) -> Course:
    def report(step: int, loss: float) -> None:
        words = Message(
            "{optimiser}, step {step:,}: {error:.2f} grey levels off",
            optimiser=recipe.optimiser,
            step=step,
            error=asked.error(loss),
        )
        work.report(step / recipe.steps, words)

    return lesson.learn(recipe, report)


def _told(asked: _Asked, lesson: Lesson, courses: dict[Optimiser, Course], parameters: LearntKernel) -> Result:
    course = courses[parameters.optimiser]
    shown = [int(np.flatnonzero(course.steps == step)[0]) for step in _SNAPSHOTS if step in course.steps[:-1]]
    shown.append(len(course.steps) - 1)
    return Result(
        words=_words(asked, course, parameters),
        picture=_sheet(asked, course, shown),
        layers=_layers(asked, course, shown),
        table=_table(asked, lesson, courses, shown),
        plots=_plots(asked, courses),
        files={"learning.gif": _moving(asked, course)},
        notes=tuple(_notes(asked, lesson)),
    )


def _layers(asked: _Asked, course: Course, shown: list[int]) -> dict[str, Image]:
    """The kernel by and by, and what it makes of the picture at the end."""
    drawn = [convolution.drawn(kernel.astype(np.float64)) for kernel in course.kernels]
    found = {"Kernel at the start": drawn[0]}
    for number in shown[1:-1]:
        found[Message("Kernel after {steps} steps", steps=int(course.steps[number]))] = drawn[number]
    found |= {"Kernel at the end": drawn[-1]}
    if asked.hidden is not None:
        found |= {"Kernel that was hidden": convolution.drawn(asked.hidden)}
    end, span = _answer(asked, course.kernels[-1]), _span(asked)
    half = (span[1] - span[0]) / 2
    return found | {
        "What it should become": answer(asked.target[None], *span),
        "What it becomes": answer(end[None], *span),
        "What is missing": answer((asked.target - end)[None], -half, half),
    }


def _answer(asked: _Asked, kernel: Float) -> Float:
    """What a kernel makes of the picture, as large as the target."""
    inner, end = asked.size // 2, -(asked.size // 2) or None
    return convolution.convolved(asked.picture, kernel.astype(np.float64))[inner:end, inner:end]  # type: ignore[arg-type]


def _span(asked: _Asked) -> tuple[float, float]:
    """What is black and white in pictures of the target, so that they can be compared."""
    low, high = np.percentile(asked.target, (0.5, 99.5)).tolist()
    return low, max(high, low + 1e-6) if low < -1e-3 or high > 1.0001 else max(high, 1.0002)


def _words(asked: _Asked, course: Course, parameters: LearntKernel) -> Message:
    steps, error = int(course.steps[-1]), asked.error(float(course.losses[-1]))
    if course.apart:
        return Message(
            "{optimiser} flew apart after {steps} steps: choose a smaller learning rate",
            optimiser=parameters.optimiser,
            steps=steps,
        )
    distance = asked.distance(course.kernels[-1])
    told = Message(
        "After {steps:,} steps of {optimiser} the answer is {error:.2f} grey levels off, from {first:.1f} at the start",
        steps=steps,
        optimiser=parameters.optimiser,
        error=error,
        first=asked.error(float(course.losses[0])),
    )
    if distance is None:
        return told
    return Message("{told}; the kernel is {distance:.1f} % away from the hidden one", told=told, distance=distance)


def _notes(asked: _Asked, lesson: Lesson) -> list[Message]:
    steep = lesson.eigenvalues()
    best = asked.error(lesson.loss(lesson.best()))
    return [
        Message("the best kernel of this size is {best:.2f} grey levels off", best=best),
        Message(
            "the loss is {ratio:,.0f} times as steep along one direction as along another: small rates are slow along "
            "the second, large ones fly apart along the first",
            ratio=float(steep[-1]) / max(float(steep[0]), 1e-12),
        ),
    ]


def _sheet(asked: _Asked, course: Course, shown: list[int]) -> Image:
    """Kernels above what they make of the picture; what is to be reached on the left."""
    span = _span(asked)
    hidden = None if asked.hidden is None else convolution.drawn(asked.hidden)
    above: list[tuple[Image | None, str]] = [(hidden, "" if hidden is None else "hidden kernel")]
    below: list[tuple[Image | None, str]] = [(answer(asked.target[None], *span), "target")]
    for number in shown:
        kernel = course.kernels[number]
        above.append(
            (convolution.drawn(kernel.astype(np.float64)), f"after {amount(course.steps[number], 'step', 'steps')}")
        )
        error = asked.error(float(course.losses[number]))
        below.append((answer(_answer(asked, kernel)[None], *span), f"{error:.2f} grey levels off"))
    return contact_sheet([*above, *below], len(above), _TILE, _TILE)


def _table(asked: _Asked, lesson: Lesson, courses: dict[Optimiser, Course], shown: list[int]) -> Table:
    """The snapshots of the first course, the ends of the others, and the best kernel there is."""
    rows: list[tuple[str | float | int | None, ...]] = []
    for course_number, (name, course) in enumerate(courses.items()):
        for number in shown if course_number == 0 else [len(course.steps) - 1]:
            kernel = course.kernels[number]
            error = asked.error(float(course.losses[number]))
            rows.append((name, course.rate, int(course.steps[number]), error, asked.distance(kernel)))
    best = lesson.best()
    distance = asked.distance(best.astype(np.float32))
    rows.append(("least squares", None, None, asked.error(lesson.loss(best)), distance))
    return Table(
        ("Optimiser", "Learning rate", "Step", "Error in grey levels", "Distance to the hidden kernel, %"), tuple(rows)
    )


def _plots(asked: _Asked, courses: dict[Optimiser, Course]) -> tuple[Plot, ...]:
    found = [
        Plot(
            "Error",
            "Step",
            "Error in grey levels, as a power of ten",
            tuple(
                Line(name, c.steps.astype(np.float64), np.log10([max(asked.error(loss), 1e-6) for loss in c.losses]))
                for name, c in courses.items()
            ),
        )
    ]
    if asked.hidden is not None:
        lines = tuple(
            Line(name, c.steps.astype(np.float64), np.array([asked.distance(k) or 0.0 for k in c.kernels]))
            for name, c in courses.items()
        )
        found.append(Plot("Distance", "Step", "Distance to the hidden kernel, %", lines))
    return tuple(found)


def _moving(asked: _Asked, course: Course) -> bytes:
    """The kernel while it is learnt, and what it makes of the picture: a moving GIF."""
    span = _span(asked)
    looks = np.unique(np.linspace(0, len(course.steps) - 1, _FRAMES).round().astype(int)).tolist()
    frames = []
    for number in looks:
        kernel = course.kernels[number]
        tiles = [
            (convolution.drawn(kernel.astype(np.float64)), f"step {course.steps[number]}"),
            (answer(_answer(asked, kernel)[None], *span), ""),
        ]
        frames.append(Pillow.fromarray(contact_sheet(tiles, 2, _TILE, _TILE)))
    held = io.BytesIO()
    times = [_FRAME_MS] * (len(frames) - 1) + [12 * _FRAME_MS]
    frames[0].save(held, "GIF", save_all=True, append_images=frames[1:], duration=times, loop=0)
    return held.getvalue()


TASK = Task(
    "learnt-kernel",
    "Learnt kernel",
    Group.TEACHING,
    "Learn a kernel from a picture and what it should become, and watch it by step and by optimiser.",
    LearntKernel,
    run,
    second=Second("Target picture", required=False),
    pace="slow",
)
