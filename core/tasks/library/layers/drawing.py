"""Maps, kernels, matrices and receptive fields as pictures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.drawing.contact_sheets import contact_sheet
from core.drawing.maps import map_picture
from core.faces import Float, Image
from core.tasks.library.enhancement import convolution, levels
from core.tasks.library.features import drawing
from core.tasks.library.microscope.drawing import heated, scaled
from models.layer_plans import Interval

_TILE = (264, 198)  # pixels
_ACROSS = 4
_LARGE_TILE = (432, 324)
_FEW = 2
_LONGEST = 36  # letters below a tile
_STRIP = 6  # a signal is drawn this many times as wide as high
_KERNELS = 16
_PLACES = 96  # columns of a matrix that are drawn
_ENLARGED = 480  # pixels
_AROUND = 24  # values that are shown of a pattern, at the least


def answer(values: Float, low: float | None = None, high: float | None = None) -> Image:
    """Maps (channels, height, width) as one picture: three as colours, of others the first in grey.

    Args:
        values: from 0 to 1 they are shown as they are, else from the lowest to the highest.
        low: the value that is black, where it is known.
        high: likewise white.

    """
    shown = values if len(values) == 3 else np.repeat(values[:1], 3, axis=0)
    low, high = (float(values.min()) if low is None else low), (float(values.max()) if high is None else high)
    if low >= -1e-4 and high <= 1.0001:
        low, high = 0.0, 1.0
    picture = levels.to_bytes((shown.transpose(1, 2, 0) - low) * (255 / max(high - low, 1e-9)))
    return _strip(np.ascontiguousarray(picture))


def _strip(picture: Image) -> Image:
    """A picture that is not a thread where it is one row."""
    return np.repeat(picture, max(1, picture.shape[1] // _STRIP), axis=0) if len(picture) == 1 else picture


def sheet(steps: Sequence[tuple[str, Float]]) -> Image:
    """What stands between the layers, a line of pictures for each.

    Args:
        steps: what it is, in Latin words, and the maps (channels, height, width).

    """
    tiles: list[tuple[Image | None, str]] = []
    for name, values in steps:
        cut = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 2]} .."
        if len(values) in (1, 3):
            line = [(answer(values), cut)]
        else:
            best = np.argsort(-values.std(axis=(1, 2)), kind="stable")[:_ACROSS]
            line = [(_strip(map_picture(values[n])), f"channel {n}") for n in sorted(int(n) for n in best)]
            line[0] = (line[0][0], cut)
        tiles += [*line, *[(None, "")] * (_ACROSS - len(line))]
    if any(len(values) not in (1, 3) for _name, values in steps):
        return contact_sheet(tiles, _ACROSS, *_TILE)
    alone = [tile for tile in tiles if tile[0] is not None]
    if len(alone) <= 2 * _FEW:
        return contact_sheet(alone, min(_FEW, len(alone)), *_LARGE_TILE)
    return contact_sheet(alone, _ACROSS, *_TILE)


def kernel_sheet(kernels: Float) -> Image:
    """Kernels (outputs, inputs, rows, columns) as squares: in colours where they see three, else of one input."""
    tiles: list[tuple[Image | None, str]] = []
    for number, kernel in enumerate(kernels[:_KERNELS]):
        if len(kernel) == 3:
            reach = max(float(np.abs(kernel).max()), 1e-9)
            cells = levels.to_bytes(127.5 + 127.5 / reach * kernel.transpose(1, 2, 0))
            tiles.append((enlarged(np.ascontiguousarray(cells), 132), f"kernel {number}"))
        else:
            tiles.append((convolution.drawn(kernel[0].astype(np.float64)), f"kernel {number}"))
    return contact_sheet(tiles, min(8, len(tiles)), 132, 132)


def enlarged(picture: Image, side: int = _ENLARGED) -> Image:
    """A small picture with its pixels to be seen, its longer side about so long."""
    factor = max(1, round(side / max(picture.shape[:2])))
    return np.ascontiguousarray(np.repeat(np.repeat(picture, factor, axis=0), factor, axis=1))


def middle(picture: Image, most: int = _AROUND) -> Image:
    """The square in the middle of a picture, of so many pixels each way."""
    height, width = picture.shape[:2]
    top, left = max(0, (height - most) // 2), max(0, (width - most) // 2)
    return picture[top : top + most, left : left + most]


def matrix(values: Float, place: int) -> Image:
    """The columns of a matrix (rows, columns) around one of them."""
    first = min(max(0, place - _PLACES // 2), max(0, values.shape[1] - _PLACES))
    return enlarged(map_picture(values[:, first : first + _PLACES]), 960)


def field(picture: Image, influence: Float, rows: Interval, columns: Interval) -> tuple[Image, Image]:
    """A receptive field on the picture, and enlarged.

    Args:
        picture: uint8 (height, width, 3), in full size.
        influence: of each pixel of the picture that went in, (rows, columns); it is shown where the field is.
        rows: of the field, first and last, in pixels of the picture that went in.
        columns: likewise.

    """
    import cv2

    height, width = influence.shape
    top, bottom = np.clip((rows[0], rows[1] + 1), 0, height).tolist()
    left, right = np.clip((columns[0], columns[1] + 1), 0, width).tolist()
    if top >= bottom or left >= right:
        return drawing.faded(picture), enlarged(middle(drawing.faded(picture)))
    heat = np.sqrt(scaled(influence))
    across, down = picture.shape[1] / width, picture.shape[0] / height
    box = (round(left * across), round(top * down), round(right * across), round(bottom * down))
    box = (box[0], box[1], max(box[2], box[0] + 1), max(box[3], box[1] + 1))
    shown = heated(picture, heat[top:bottom, left:right], box, 0.6)
    cv2.rectangle(shown, box[:2], (box[2] - 1, box[3] - 1), drawing.GREEN, drawing.stroke(picture))
    return shown, _close(picture, heat, (left, top, right, bottom))


def _close(picture: Image, heat: Float, box: tuple[int, int, int, int]) -> Image:
    """The pixels around a receptive field, large enough to be counted."""
    import cv2

    height, width = heat.shape
    small = np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    left, top, right, bottom = box
    side = min(max(_AROUND, 2 * (right - left), 2 * (bottom - top)), max(height, width))
    y, x = max(0, min((top + bottom - side) // 2, height - side)), max(0, min((left + right - side) // 2, width - side))
    grey = drawing.faded(small, 0.7)[y : y + side, x : x + side].astype(np.float32)
    part = heat[y : y + side, x : x + side]
    colours = cv2.cvtColor(cv2.applyColorMap(levels.to_bytes(part * 255), cv2.COLORMAP_TURBO), cv2.COLOR_BGR2RGB)
    share = np.where(part > 0, 0.25 + 0.6 * part, 0)[..., None]
    mixed = enlarged(levels.to_bytes(grey * (1 - share) + colours * share))
    cell = mixed.shape[0] // len(part)
    corners = ((left - x) * cell, (top - y) * cell), ((right - x) * cell - 1, (bottom - y) * cell - 1)
    cv2.rectangle(mixed, *corners, drawing.GREEN, 2)
    return mixed
