"""Faces cut out of the pictures that are learnt from: found by Portico's own detector, upright, and of one size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from core.base.messages import Message
from core.base.progress import Report, silent
from core.engine import Engine
from core.errors import LearningError, PorticoError
from core.faces import Faces, Float, Image
from core.learning.data import Data
from core.recognition.alignment import aligned_crop, template

ZOOM = 0.8
"""How large a face is beside dlib's own chips: with this much around it, detectors take a chip for a face."""
_SHARE = 6  # the smallest face that is looked for takes this part of the shorter side, or more
_CERTAIN = 0.85


@dataclass(frozen=True, eq=False)
class Chips:
    """Faces of many pictures, one of each.

    Attributes:
        pixels: uint8 (N, side, side, 3).
        items: numbers of the pictures in the data they came from, ascending.
        lost: names of pictures in which no face was found, or that cannot be read.
        templates: (N, D) unit rows, where they were asked for; never kept anywhere.

    """

    pixels: Image
    items: tuple[int, ...]
    lost: tuple[str, ...]
    templates: Float = field(default_factory=lambda: np.zeros((0, 0), np.float32))


def looking_for_faces(done: int, whole: int) -> Message:
    """That faces are looked for, and in how many of how many pictures they have been: it can take minutes."""
    return Message("Looking for faces: {done:,} of {whole:,}", done=done, whole=whole)


def main_face(picture: Image, engine: Engine) -> Faces | None:
    """The largest face of a picture, if there is one that is surely a face."""
    faces = engine.find(picture, min_face=max(20, min(picture.shape[:2]) // _SHARE))
    faces = faces.select(faces.scores >= _CERTAIN)
    return faces.select([faces.largest()]) if len(faces) else None


def face_chips(
    data: Data,
    side: int,
    engine: Engine,
    numbers: Sequence[int] | None = None,
    report: Report = silent,
    *,
    templates: bool = False,
) -> Chips:
    """Cut the largest face out of each picture. Given the same pictures it gives the same chips.

    Args:
        data: of the pictures.
        side: of a chip in pixels.
        engine: finds the faces.
        numbers: of the items; all by default.
        report: told how far it is.
        templates: whether faces are described as well, which takes about twice as long.

    Raises:
        LearningError: there is no face in any of them.

    """
    numbers = range(len(data.items)) if numbers is None else numbers
    place = template(side, ZOOM)
    pixels, items, lost, rows = [], [], [], []
    for done, number in enumerate(numbers):
        report(done / len(numbers), looking_for_faces(done, len(numbers)))
        item = data.items[number]
        try:
            picture = item.read()
            face = main_face(picture, engine)
            chip = aligned_crop(picture, face.landmarks[0], place) if face is not None else None
        except (PorticoError, ValueError):  # it cannot be read, or its landmarks coincide
            face = chip = None
        if face is None or chip is None:
            lost.append(item.name)
            continue
        pixels.append(chip)
        items.append(number)
        if templates:
            rows.append(engine.extractor.extract(picture, face)[0])
    if not pixels:
        raise LearningError("no face was found in any of the pictures")
    described = np.stack(rows) if rows else np.zeros((0, 0), np.float32)
    return Chips(np.stack(pixels), tuple(items), tuple(lost), described)
