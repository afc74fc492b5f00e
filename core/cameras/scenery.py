"""Whether the pictures of a live camera change, and show anything: one that hangs may go on sending its last."""

from __future__ import annotations

from collections import deque
from enum import StrEnum

import cv2
import numpy as np
import numpy.typing as npt

from core.faces import Float, Image

_EVERY = 0.25  # seconds between two pictures that are looked at
_KNOWN = 8  # pictures kept to compare with: an encoder makes a few, over and over again, of one and the same
_CELLS = (64, 36)  # of the picture, whose mean colours compression leaves nearly as they are
_SHIFT = 4.0  # levels of 255 by which those may differ in pictures of one and the same
_PATCHES = (8, 6)
_NOISE = 0.5  # levels by which the pixels of the middle one of all patches may: of a sensor they differ by more
_EDGE = 0.1  # of the height, at the top and at the bottom: there cameras write the time into the picture
_SAMPLES = 160  # pixels across that are compared
_FLAT = 4.0  # levels by which a cell differs from both beside it, beyond which there is something to be seen
_ROUGH = 1.2  # difference of neighbouring pixels to their scatter, squared: 2 in noise, nearly 0 in a picture of things
_AWAY = 15.0  # seconds without a picture, which say nothing about those before and after
_CHANGES = 3  # pictures in a row that must be new before a camera that hung is believed


class Fault(StrEnum):
    """What is wrong with the pictures of a camera that sends some."""

    NONE = ""
    SAME = "same"
    NOTHING = "nothing"


class Scenery:
    """Looks at some of the pictures of a camera.

    Pictures count as the same where nothing but the noise of compression tells them apart. The noise of a sensor in the
    dark is more than that, and no two pictures have the same.

    Args:
        patience: seconds for which the pictures stay the same, or show nothing, until that is a fault.

    """

    def __init__(self, patience: float):
        self._patience = patience
        self._looked: float | None = None
        self._known: deque[_Sample] = deque(maxlen=_KNOWN)
        self._new_at = self._seen_at = 0.0  # when there was something new last, and anything at all
        self._new = self._seen = 0  # pictures in a row
        self.fault = Fault.NONE

    def take(self, image: Image, now: float) -> Fault:
        """What is wrong, with the next picture.

        Args:
            image: as it comes.
            now: seconds, by a clock that only goes forward.

        """
        if self._looked is not None and now - self._looked < _EVERY:
            return self.fault
        first = self._looked is None
        if self._looked is not None and now - self._looked > _AWAY:
            self._new_at += now - self._looked
            self._seen_at += now - self._looked
        self._looked = now
        sample = _Sample(image)
        if first or self._is_new(sample):
            self._new += 1
            if self.fault is not Fault.SAME or self._new >= _CHANGES:
                self._new_at = now
        else:
            self._new = 0
        if first or sample.shows_something:
            self._seen += 1
            if self.fault is not Fault.NOTHING or self._seen >= _CHANGES:
                self._seen_at = now
        else:
            self._seen = 0
        if now - self._seen_at >= self._patience:
            self.fault = Fault.NOTHING
        else:
            self.fault = Fault.SAME if now - self._new_at >= self._patience else Fault.NONE
        return self.fault

    def _is_new(self, sample: _Sample) -> bool:
        """Whether a picture is unlike all that are known; it is known from then on."""
        if self._known and not self._known[0].shows_place_of(sample):
            if self.fault is Fault.NONE:
                self._known.clear()
                self._known.append(sample)
            return True
        if any(known.is_like(sample) for known in self._known):
            return False
        self._known.append(sample)
        return True


class _Sample:
    """What is compared of a picture."""

    def __init__(self, image: Image):
        cells: Float = cv2.resize(image, _CELLS, interpolation=cv2.INTER_AREA).astype(np.float32)
        edge = round(_EDGE * _CELLS[1])
        self._cells = cells[edge:-edge]
        height, width = image.shape[:2]
        step = max(1, width // _SAMPLES)
        rows = image[round(_EDGE * height) : max(1, round((1 - _EDGE) * height))]
        self._pixels = rows[::step, ::step].astype(np.int16)
        self.shows_something = _shows_something(cells, image)

    def shows_place_of(self, other: _Sample) -> bool:
        """Whether two pictures show the same, as far as that can be told from afar."""
        same = self._cells.shape == other._cells.shape and self._pixels.shape == other._pixels.shape
        return same and float(np.abs(self._cells - other._cells).max()) <= _SHIFT

    def is_like(self, other: _Sample) -> bool:
        """Whether nothing but compression tells two pictures of one place apart."""
        differences = _grey(np.abs(self._pixels - other._pixels))
        patches = cv2.resize(differences, _PATCHES, interpolation=cv2.INTER_AREA)
        return float(np.median(patches)) <= _NOISE


def _grey(colours: npt.NDArray[np.int16] | Image) -> Float:
    """The mean of (…, 3) colours, of 255 at most: along so short an axis numpy's own takes many times as long."""
    red, green, blue = (colours[..., number].astype(np.float32) for number in range(3))
    return (red + green + blue) / np.float32(3)


def _shows_something(cells: Float, image: Image) -> bool:
    """Whether there is more in a picture than one colour, or nothing but noise."""
    # light that falls off towards one side, as under a finger, is no thing
    across, down = np.abs(np.diff(cells, 2, axis=1)).max(2), np.abs(np.diff(cells, 2, axis=0)).max(2)
    if np.percentile(across, 99) < _FLAT and np.percentile(down, 99) < _FLAT:
        return False
    rows = _grey(image[::8])
    columns = _grey(image[:, ::8])
    scatter = float(rows.var()) + float(columns.var())
    rough = float(np.diff(rows, axis=1).var()) + float(np.diff(columns, axis=0).var())
    return rough < _ROUGH * scatter
