"""A recogniser that looks at a few grey pixels, and people for it."""

from __future__ import annotations

import hashlib
from functools import partial

import numpy as np

from core.faces import Faces, Float, Image
from core.learning import examples
from core.learning.data import Data, Item
from core.learning.policies.remedies import Restorers
from core.learning.sources import DataKind, Source
from core.learning.tools import Tools
from core.recognition.alignment import aligned_crop, template

_CHIP = template(24, 1.25)


class Stub:
    """Finds the face where it was said to be, as a share of the picture, and compares coarse pixels."""

    threshold, loose = 0.9, 0.5

    def find(self, image: Image) -> Faces | None:
        if image.shape[0] < 12:
            return None
        height, width = image.shape[:2]
        box = np.array([[0.2 * width, 0.2 * height, 0.8 * width, 0.8 * height]], np.float32)
        places = np.array([[0.38, 0.42], [0.62, 0.42], [0.5, 0.55], [0.4, 0.68], [0.6, 0.68]], np.float32)
        return Faces(box, (places * [width, height]).astype(np.float32)[None], np.array([0.99], np.float32))

    def templates(self, pictures: list[tuple[Image, Faces]]) -> Float:
        rows = []
        for image, faces in pictures:
            assert faces.quality is None
            chip = aligned_crop(image, faces.landmarks[0], _CHIP).mean(axis=2).ravel()
            chip = chip - chip.mean()
            rows.append(chip / max(float(np.linalg.norm(chip)), 1e-6))
        return np.stack(rows).astype(np.float32)


class Quick(Restorers):
    """What is quick, in the place of networks."""

    def __init__(self) -> None:
        super().__init__(Tools())

    def denoised(self, image: Image, noise: float) -> Image:
        return image

    def doubled(self, image: Image) -> Image:
        return np.repeat(np.repeat(image, 2, axis=0), 2, axis=1)


def eight_people() -> Data:
    """Eight people with two photos: parts of two portraits."""
    portraits = [picture for _name, _class, picture in examples.pictures("portraits")]
    found = []
    for number in range(8):
        picture = portraits[number % 2]
        top, left = 20 + 12 * number, 110 + 9 * number
        for shot in range(2):
            part = np.ascontiguousarray(picture[top + 3 * shot : top + 160, left : left + 150 - 2 * shot])
            key = hashlib.sha256(part.tobytes()).hexdigest()
            found.append(Item(f"{number}/{shot}", (number,), key, partial(np.array, part)))
    return Data(Source(kind=DataKind.CLASSES), tuple(f"p{n}" for n in range(8)), tuple(found))
