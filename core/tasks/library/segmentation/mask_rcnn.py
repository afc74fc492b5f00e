"""Instance segmentation by Mask R-CNN (He, Gkioxari, Dollár and Girshick, ICCV 2017).

The network, on ResNet-50 with a feature pyramid, is the one of the ONNX model zoo: BGR pixels less their mean, the
shorter side 800 pixels, sides that 32 divides. It answers with boxes, kinds, scores, and a mask of 28 × 28 cells
for each box.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float, Image
from core.tasks.library.features.drawing import three
from core.tasks.library.recognition import coco_names
from core.tasks.library.recognition.objects import counted
from core.tasks.library.recognition.overlay import Colour, colour, thickness, with_boxes
from core.tasks.task import Cell, Given, Group, Parameters, Result, Table, Task
from core.tasks.truths.masks import MASK, MASK_LAYER
from core.tasks.work import Work

_MEAN = (102.9801, 115.9465, 122.7717)  # of blue, green and red over the training set
_SHORT = 800  # pixels
_MOST = (960, 1280)  # pixels high and wide: the file cuts off boxes beyond, whatever the size of its input
_MULTIPLE = 32
_MOST_FOUND = 100
_HEADINGS = ("Number", "Object", "Confidence", "Share of the picture in %", "Left", "Top", "Right", "Bottom")


class MaskRcnn(Parameters):
    """What counts, and how it is shown."""

    confidence: Annotated[
        float, Field(title="Confidence", ge=0.05, le=0.95, description="from which an object is shown, 0 to 1")
    ] = 0.6
    only: Annotated[
        str, Field(title="Only", max_length=200, description="kinds of objects, with commas between; empty for all")
    ] = ""
    edge: Annotated[
        float,
        Field(title="Edge", ge=0.1, le=0.9, description="how sure a pixel must be, 0 to 1; less makes objects larger"),
    ] = 0.5
    strength: Annotated[
        float, Field(title="Colour", ge=0, le=1, description="how much of it lies over the picture, 0 to 1")
    ] = 0.5


def prepared(picture: Image) -> tuple[Float, float]:
    """What the network takes, (3, height, width), and by what the picture's coordinates were multiplied."""
    import cv2

    height, width = picture.shape[:2]
    scale = min(_SHORT / min(height, width), _MOST[0] / height, _MOST[1] / width)
    size = (max(1, int(width * scale)), max(1, int(height * scale)))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR), np.float32)
    padded = np.zeros((3, *(-(-side // _MULTIPLE) * _MULTIPLE for side in size[::-1])), np.float32)
    padded[:, : size[1], : size[0]] = (small[..., ::-1] - np.asarray(_MEAN, np.float32)).transpose(2, 0, 1)
    return padded, scale


def sorted_out(answer: Sequence[npt.NDArray[np.generic]]) -> tuple[Float, npt.NDArray[np.int64], Float, Float]:
    """Boxes (N, 4), kinds (N,) counted from 1, scores (N,) and masks (N, rows, columns), told by their shapes.

    Raises:
        TaskError: the answer is not of such a network.

    """
    found: dict[str, npt.NDArray[np.generic]] = {}
    for one in answer:
        if one.ndim == 4:
            found["masks"] = one[:, 0]
        elif one.ndim == 2 and one.shape[1] == 4:
            found["boxes"] = one
        elif one.ndim == 1:
            found["kinds" if np.issubdtype(one.dtype, np.integer) else "scores"] = one
    if len(found) != 4:
        raise TaskError("this is not a Mask R-CNN network: boxes, kinds, scores and masks must come out of it")
    return (
        found["boxes"].astype(np.float32),
        found["kinds"].astype(np.int64),
        found["scores"].astype(np.float32),
        found["masks"].astype(np.float32),
    )


def pasted(cells: Float, box: Float, shape: tuple[int, int]) -> tuple[slice, slice, Float]:
    """A mask where it belongs in a picture.

    Args:
        cells: (rows, columns) 0..1, spread over the box.
        box: x1, y1, x2, y2 in pixels, from the outer edge of the first pixel to that of the last.
        shape: height and width of the picture.

    Returns:
        Rows and columns of the picture that the box touches, and the mask there, 0..1.

    """
    import cv2

    x1, y1, x2, y2 = (float(side) for side in box)
    top, bottom = max(0, int(np.floor(y1))), min(shape[0], int(np.ceil(y2)))
    left, right = max(0, int(np.floor(x1))), min(shape[1], int(np.ceil(x2)))
    if bottom <= top or right <= left:
        return slice(0, 0), slice(0, 0), np.zeros((0, 0), np.float32)
    # the middle of each pixel, in cells
    x = (np.arange(left, right) + 0.5 - x1) / max(x2 - x1, 1e-3) * cells.shape[1] - 0.5
    y = (np.arange(top, bottom) + 0.5 - y1) / max(y2 - y1, 1e-3) * cells.shape[0] - 0.5
    columns = np.repeat(x[None].astype(np.float32), bottom - top, 0)
    rows = np.repeat(y[:, None].astype(np.float32), right - left, 1)
    here = cv2.remap(cells, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    return slice(top, bottom), slice(left, right), np.asarray(here, np.float32)


def run(given: Given, parameters: MaskRcnn, work: Work) -> Result:
    """Find and outline each thing."""
    from models.weights import WeightsError

    picture = given.picture
    wanted = set(coco_names.numbers(parameters.only).tolist())
    numbers = list(coco_names.NAMES)  # COCO's, of the network's kinds in order
    work.report(0.0, Message("Loading the network"))
    graph = work.graph("mask-rcnn")
    pixels, scale = prepared(picture)
    work.report(0.2, Message("Looking for objects"))
    boxes, kinds, scores, masks = sorted_out(graph(pixels))
    if len(kinds) and not 1 <= kinds.min() <= kinds.max() <= len(numbers):
        raise WeightsError("this network knows other kinds of objects than COCO's 80: choose another file")
    boxes[:, 2:] += 1  # the authors' boxes end on the last pixel, not after it
    boxes = np.asarray((boxes / scale).clip(0, [picture.shape[1], picture.shape[0]] * 2), np.float32)
    order = [int(n) for n in np.argsort(-scores, kind="stable") if scores[n] >= parameters.confidence]
    order = [n for n in order if numbers[int(kinds[n]) - 1] in wanted][:_MOST_FOUND]
    names = [coco_names.NAMES[numbers[int(kinds[n]) - 1]] for n in order]
    tints = [colour(number) for number in range(len(order))]
    drawn, owners = picture.copy(), np.zeros(picture.shape[:2], np.uint8)
    rows: list[tuple[Cell, ...]] = []
    for row in reversed(range(len(order))):  # the surest last, over the others
        work.report(1 - 0.4 * (row + 1) / len(order), Message("Outlining"))
        down, across, here = pasted(masks[order[row]], boxes[order[row]], picture.shape[:2])
        inside = here > parameters.edge
        _outline(drawn, (down, across), inside, tints[row], parameters.strength)
        owners[down, across][inside] = row + 1
        share = round(100 * float(inside.sum()) / owners.size, 2)
        box = (round(side) for side in boxes[order[row]].tolist())
        rows.insert(0, (row + 1, names[row], round(float(scores[order[row]]), 4), share, *box))
    mask = np.asarray((owners > 0) * 255, np.uint8)
    layers = {
        MASK_LAYER: three(mask),
        "Objects": np.array([(0, 0, 0), *tints], np.uint8)[owners],
        "Cut-out": np.dstack([picture, mask]),
    }
    table = Table(_HEADINGS, tuple(rows))
    if not order:
        return Result(Message("No objects found: lower the confidence"), drawn, layers, table)
    captions = [f"{name} {scores[n]:.0%}" for name, n in zip(names, order, strict=True)]
    words = Message.of(
        len(order), "{count} object found: {names}", "{count} objects found: {names}", names=counted(names)
    )
    return Result(words, with_boxes(drawn, boxes[order], captions, tints), layers, table)


def _outline(
    drawn: Image, place: tuple[slice, slice], inside: npt.NDArray[np.bool_], tint: Colour, strength: float
) -> None:
    """Colour one object, with a strong edge, in place."""
    import cv2

    part = np.ascontiguousarray(drawn[place])
    if not part.size:
        return
    mask = inside.astype(np.uint8)
    mixed = cv2.addWeighted(part, 1 - strength, np.full_like(part, tint), strength, 0)
    cv2.copyTo(mixed, mask, part)
    edges, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(part, edges, -1, tint, thickness(drawn), cv2.LINE_AA)
    drawn[place] = part


TASK = Task(
    "mask-rcnn",
    "Instance segmentation by Mask R-CNN",
    Group.SEGMENTATION,
    "Find each thing of 80 everyday kinds in a picture and outline it to the pixel.",
    MaskRcnn,
    run,
    weights=("mask-rcnn",),
    truth=MASK,
)
