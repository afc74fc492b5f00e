"""How well an edge detector agrees with people, over a set of pictures: ODS, OIS and average precision.

The measure is that of the Berkeley benchmark, see :mod:`core.evaluation.boundaries`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core import images
from core.base.messages import Message
from core.errors import ImageError, TaskError
from core.evaluation import boundaries
from core.evaluation.boundaries import Agreement, Flags
from core.faces import Float, Image
from core.tasks.library.edges import canny, gradients, laplacian, sobel
from core.tasks.library.features import drawing
from core.tasks.task import Given, Group, Line, Parameters, Plot, Result, Table, Task
from core.tasks.work import Work

_LEVELS = 20.0  # that stand for a strength of one half
_WRONG = (230, 60, 60)


class Score(Parameters):
    """What can be set."""

    detector: Annotated[
        Literal["canny", "sobel", "scharr", "prewitt", "roberts", "laplacian"], Field(title="Detector")
    ] = "canny"
    sigma: Annotated[float, Field(title="Sigma", ge=0, le=10, description="of the blur before, in pixels")] = (
        canny.SIGMA
    )
    colours: Annotated[gradients.Colours, Field(title="Edges in", description="grey levels alone, or colours too")] = (
        "colour"
    )
    relative: Annotated[
        bool,
        Field(title="Relative thresholds", description="multiples of each picture's own threshold, not in levels"),
    ] = True
    thresholds: Annotated[int, Field(title="Thresholds", ge=5, le=99, description="at which edges are compared")] = 25
    tolerance: Annotated[
        float, Field(title="Tolerance", ge=0.1, le=5, description="in percent of the diagonal; 0.75 is usual")
    ] = 0.75


@dataclass(frozen=True)
class _Measured:
    """Counts of one picture; it is read again where it is shown."""

    path: Path
    truth: Path
    agreement: Agreement


def multiple(value: float) -> float:
    """How many units of strength a value between 0 and 1 stands for."""
    return value / max(1 - value, 1e-6)


def strength(picture: Image, parameters: Score, at: npt.NDArray[np.float64]) -> Float:
    """Thin edges of a picture with their strength, 0..1; of Canny's, the highest of the thresholds they pass.

    Args:
        picture: uint8 (height, width, 3).
        parameters: detector, sigma and colours.
        at: thresholds, 0..1, rising.

    """
    name, sigma, colours = parameters.detector, parameters.sigma, parameters.colours
    unit = _LEVELS
    if parameters.relative:
        unit = canny.automatic(np.hypot(*gradients.gradient(picture, "sobel", sigma, colours)))
    if name == "canny":
        found = canny.strength(picture, sigma, colours, unit * np.array([multiple(value) for value in at]))
    elif name == "laplacian":
        found = laplacian.strength(picture, max(sigma, 0.5))
    else:
        found = sobel.strength(picture, name, sigma, colours)
    # what stands just on a threshold reaches it whatever rounding does
    return np.asarray(found / (found + np.float32(unit)) + np.float32(1e-6) * (found > 0), np.float32)


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Pictures below ``images`` with their boundaries below ``groundTruth``, of the same names.

    Raises:
        TaskError: the folder is not made so.

    """
    pictures, truths = folder / "images", folder / "groundTruth"
    if not pictures.is_dir() or not truths.is_dir():
        raise TaskError("{folder} needs the folders images and groundTruth, as BSDS500 has them", folder=folder)
    try:
        paths = images.within(pictures)
    except ImageError as error:
        raise TaskError(str(error)) from None
    found = []
    for path in paths:
        stem = truths / path.relative_to(pictures).with_suffix("")
        truth = next((t for t in (stem.with_suffix(".mat"), stem.with_suffix(".png")) if t.is_file()), None)
        if truth is not None:
            found.append((path, truth))
    if not found:
        raise TaskError(
            "no picture of {pictures} has boundaries of the same name in {truths}", pictures=pictures, truths=truths
        )
    return found


def run(given: Given, parameters: Score, work: Work) -> Result:
    """Run a detector on all pictures and measure it."""
    if given.folder is None:
        raise TaskError("choose a folder with the folders images and groundTruth")
    files, at = pairs(given.folder), boundaries.thresholds(parameters.thresholds)
    measured: list[_Measured] = []
    refused: list[ImageError | TaskError] = []
    for number, (path, truth) in enumerate(files):
        share, words = (
            number / len(files),
            Message("{path}, {number} of {paths}", path=path.name, number=number + 1, paths=len(files)),
        )
        work.report(share, words)
        try:
            pixels, people = _read(path, truth)
        except (ImageError, TaskError) as error:
            refused.append(error)
            continue
        edges = strength(pixels, parameters, at)
        counts = boundaries.agreement(edges, people, at, parameters.tolerance / 100, partial(work.report, share, words))
        measured.append(_Measured(path, truth, counts))
    if not measured:
        raise refused[0]
    if not any(one.agreement.drawn.any() for one in measured):
        return Result(
            _with_unread(Message("Nobody drew a boundary in these pictures, so nothing can be measured"), len(refused))
        )
    return _reported(measured, at, parameters, len(refused))


def _read(path: Path, truth: Path) -> tuple[Image, list[Flags]]:
    pixels, people = images.read(path), boundaries.read_boundaries(truth)
    if people[0].shape != pixels.shape[:2]:
        raise TaskError("{truth} is not as large as {path}", truth=truth.name, path=path.name)
    return pixels, people


def _with_unread(words: Message, unread: int) -> Message:
    return Message("{words}; {unread} could not be read", words=words, unread=unread) if unread else words


def _reported(measured: list[_Measured], at: npt.NDArray[np.float64], parameters: Score, unread: int) -> Result:
    total = boundaries.summary([m.agreement for m in measured])
    unit = 1.0 if parameters.relative else _LEVELS
    common = int(np.argmin(np.abs(at - total.ods.threshold)))
    every = measured[0].agreement
    for one in measured[1:]:
        every = every + one.agreement
    rows = []
    for one in measured:
        best = one.agreement.best()
        f = float(one.agreement.f[common])
        rows.append((one.path.name, best.f, best.precision, best.recall, unit * multiple(best.threshold), f))
    order = np.argsort([row[5] for row in rows])
    worst, good = measured[int(order[0])], measured[int(order[-1])]
    some = every.edges > 0
    return Result(
        words=_with_unread(
            Message(
                "F {f:.3f} with one threshold for all of {pictures} (ODS), {ois:.3f} with each picture's "
                "best (OIS), average precision {ap:.3f}",
                f=total.ods.f,
                pictures=Message.of(len(measured), "1 picture", "{count:,} pictures"),
                ois=total.ois,
                ap=total.ap,
            ),
            unread,
        ),
        picture=_shown(good, at, common, parameters),
        layers={
            "Least agreement": _shown(worst, at, common, parameters),
        },
        table=Table(
            ("Picture", "Best F", "Precision", "Recall", "Best threshold", "F at the common threshold"),
            tuple(rows),
        ),
        plots=(
            Plot(
                "Precision over recall",
                "Recall",
                "Precision",
                (Line(parameters.detector, every.recall[some], every.precision[some]),),
            ),
            Plot(
                "F over the threshold",
                "Threshold",
                "F",
                (Line(parameters.detector, np.array([unit * multiple(value) for value in at])[some], every.f[some]),),
            ),
        ),
    )


def _shown(one: _Measured, at: npt.NDArray[np.float64], common: int, parameters: Score) -> Image:
    """Edges that somebody drew in green, those that nobody drew in red, what most drew and was missed in blue."""
    pixels, people = _read(one.path, one.truth)
    edges = boundaries.thin(strength(pixels, parameters, at) >= at[common])
    reach = parameters.tolerance / 100 * float(np.hypot(*edges.shape))
    right, times = np.zeros_like(edges), np.zeros(edges.shape, np.int64)
    for person in people:
        matched, found = boundaries.match(edges, person, reach)
        right |= matched
        times += person & ~found
    drawn = drawing.faded(pixels, 0.5)
    drawn[times > len(people) / 2] = drawing.BLUE
    drawn[edges & ~right] = _WRONG
    drawn[right] = drawing.GREEN
    return drawn


TASK = Task(
    "edges-score",
    "Edges beside people's (BSDS)",
    Group.EDGES,
    "Measures how well an edge detector agrees with boundaries that people drew, over a folder of pictures.",
    Score,
    run,
    takes="folder",
)
